"""What the disk refused, written as CSV files somewhere else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from companion.domain.days import Day
from companion.domain.symptoms import Recall, SymptomEntry, level_of
from companion.exchange import csv_days, csv_symptoms, whole_file


def write(
    target: Path,
    values: Iterable[SymptomEntry | Day],
    others: Sequence[str],
    names: Mapping[str, str],
    *,
    keep_off: Path,
) -> list[Path]:
    """Write entries to `target`, days and all `others` (in words) beside it; return the files.

    `names` has the name of each symptom by its id. The CSVs can be imported. The diary's own file
    and what lies beside the target are not written over. Raises FileError.
    """
    kept = list(values)
    entries = _last_pressed(value for value in kept if isinstance(value, SymptomEntry))
    days = _by_day(value for value in kept if isinstance(value, Day))
    written: list[Path] = []

    def place(end: str, suffix: str) -> Path:
        path = target.with_name(f"{target.stem}{end}{suffix}") if written else target
        number = 2
        while written and path.exists():
            path = target.with_name(f"{target.stem}{end}-{number}{suffix}")
            number += 1
        whole_file.keep_off(path, keep_off)
        written.append(path)
        return path

    if entries:
        csv_symptoms.write(place("", target.suffix), [_entry(entry, names) for entry in entries])
    if days:
        csv_days.write(place("-days", target.suffix), [_day(day) for day in days])
    if others:
        with whole_file.writing(place("-words", ".txt")) as file:
            file.write("\n".join(others) + "\n")
    return written


def _last_pressed(entries: Iterable[SymptomEntry]) -> list[SymptomEntry]:
    """Return the entries; of several presses on one row of a day only the last."""
    found: dict[object, SymptomEntry] = {}
    for entry in entries:
        row = (entry.day, entry.symptom) if entry.whole_day else entry.id
        found.pop(row, None)
        found[row] = entry
    return list(found.values())


def _by_day(days: Iterable[Day]) -> list[Day]:
    """Return one record a day: what was said of it last, field by field."""
    found: dict[tuple[date, Recall], Day] = {}
    for day in days:
        before = found.get((day.day, day.recall))
        found[day.day, day.recall] = (
            day
            if before is None
            else replace(before, rating=day.rating or before.rating, note=day.note or before.note)
        )
    return list(found.values())


def _entry(entry: SymptomEntry, names: Mapping[str, str]) -> tuple[object, ...]:
    return (
        entry.day.isoformat(),
        entry.at.strftime("%H:%M") if entry.at else "",
        entry.part_of_day or "",
        names.get(entry.symptom, entry.symptom),
        entry.severity,
        level_of(entry.severity) if entry.severity is not None else None,
        entry.count,
        entry.interference,
        entry.recall,
        entry.place,
        entry.note,
        entry.entered_by,
        _instant(entry.recorded_at),
        entry.id,
    )


def _day(day: Day) -> tuple[object, ...]:
    return (
        day.day.isoformat(),
        day.recall,
        None if day.rating is None else int(day.rating),
        None if day.rating is None else day.rating.name.replace("_", " ").capitalize(),
        day.quality_of_life,
        day.activity,
        None if day.falls is None else ("no", "yes")[day.falls],
        day.note,
        day.entered_by,
        _instant(day.recorded_at),
        day.id,
    )


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")

"""What the disk refused, written as CSV files somewhere else."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from companion.domain.days import Day
from companion.domain.symptoms import SymptomEntry, level_of
from companion.exchange import csv_days, csv_symptoms


def write(
    target: Path, values: Iterable[SymptomEntry | Day], names: Mapping[str, str]
) -> list[Path]:
    """Write entries to `target`, and days beside it; return the files that were written.

    `names` has the name of each symptom by its id. Both can be imported. Raises FileError.
    """
    kept = list(values)
    entries = [value for value in kept if isinstance(value, SymptomEntry)]
    days = [value for value in kept if isinstance(value, Day)]
    written: list[Path] = []
    if entries:
        csv_symptoms.write(target, [_entry(entry, names) for entry in entries])
        written.append(target)
    if days:
        beside = target.with_name(f"{target.stem}-days.csv") if entries else target
        csv_days.write(beside, [_day(day) for day in days])
        written.append(beside)
    return written


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

"""What the disk refused, written as files somewhere else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TypeVar

from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.days import Day
from companion.domain.doses import Dose
from companion.domain.measurements import Measurement
from companion.domain.notes import Note
from companion.domain.symptoms import SymptomEntry
from companion.domain.treatments import Treatment
from companion.exchange import (
    csv_biomarkers,
    csv_days,
    csv_doses,
    csv_measurements,
    csv_notes,
    csv_symptoms,
    csv_treatments,
    whole_file,
)

Identified = TypeVar("Identified", Treatment, Dose, Note, Measurement, Biomarker, Appointment)
Said = TypeVar("Said", Day, SymptomEntry)


def write(
    target: Path,
    values: Iterable[object],
    others: Sequence[str],
    names: Mapping[str, str],
    *,
    keep_off: Path,
) -> list[Path]:
    """Write records to `target` and beside it, a CSV for each kind; return the files.

    Appointments, whatever else has no CSV, and all `others` go into a text, in words. `names` has
    the names of symptoms and of treatments by their ids. The CSVs can be imported, treatments
    before doses. The diary's own file and what lies beside the target are not written over. Raises
    FileError.
    """
    kept = list(values)
    treatments = _of(Treatment, kept)
    named = {**names, **{each.id: each.name for each in treatments}}
    # The end of the name of the file, what writes it, and its rows.
    tables: list[tuple[str, Callable[[Path, list[_Row]], int], list[_Row]]] = [
        (
            "",
            csv_symptoms.write,
            [
                csv_symptoms.row(each, named.get(each.symptom, each.symptom))
                for each in _presses(kept)
            ],
        ),
        ("-days", csv_days.TABLE.write, [csv_days.row(each) for each in _by_day(kept)]),
        (
            "-treatments",
            csv_treatments.TABLE.write,
            [csv_treatments.row(each) for each in treatments],
        ),
        (
            "-doses",
            csv_doses.TABLE.write,
            [csv_doses.row(each, named.get(each.treatment, "")) for each in _of(Dose, kept)],
        ),
        ("-notes", csv_notes.TABLE.write, [csv_notes.row(each) for each in _of(Note, kept)]),
        (
            "-measurements",
            csv_measurements.TABLE.write,
            [csv_measurements.row(each) for each in _of(Measurement, kept)],
        ),
        (
            "-biomarkers",
            csv_biomarkers.TABLE.write,
            [csv_biomarkers.row(each) for each in _of(Biomarker, kept)],
        ),
    ]
    known = (SymptomEntry, Day, Treatment, Dose, Note, Measurement, Biomarker, Appointment)
    others = [*(str(each) for each in kept if not isinstance(each, known)), *others]
    words = [*map(_in_words, _of(Appointment, kept)), *others]

    written: list[Path] = []

    def place(end: str, suffix: str) -> Path:
        # The first takes the name that was chosen; but words are no table, and say so.
        chosen = not written and suffix == target.suffix
        path = target if chosen else target.with_name(f"{target.stem}{end}{suffix}")
        number = 2
        while path != target and path.exists():
            path = target.with_name(f"{target.stem}{end}-{number}{suffix}")
            number += 1
        whole_file.keep_off(path, keep_off)
        written.append(path)
        return path

    for end, write_rows, rows in tables:
        if rows:
            write_rows(place(end, target.suffix), rows)
    if words:
        with whole_file.writing(place("-words", ".txt")) as file:
            file.write("\n".join(words) + "\n")
    return written


_Row = tuple[object, ...]


def _of(kind: type[Identified], kept: Iterable[object]) -> list[Identified]:
    """Return the records of a kind; of several with the same id only the last."""
    found: dict[str, Identified] = {}
    for record in kept:
        if isinstance(record, kind):
            found.pop(record.id, None)
            found[record.id] = record
    return list(found.values())


def _presses(kept: Iterable[object]) -> list[SymptomEntry]:
    """Return the entries; of what speaks for one row of a day or a week one, put together.

    A press says how bad it was, another how much it got in the way.
    """
    found: dict[object, SymptomEntry] = {}
    ids: dict[object, set[str]] = {}
    for entry in kept:
        if isinstance(entry, SymptomEntry):
            moment = entry.at is not None or entry.part_of_day is not None
            key = entry.id if moment else (entry.day, entry.symptom, entry.recall)
            before = found.get(key)
            seen = ids.setdefault(key, set())
            if before is None:
                found[key] = entry
            elif entry.id in seen:  # it comes whole, as it is now, perhaps with less in it
                found[key] = replace(entry, id=before.id)
            else:
                found[key] = _on(before, entry)
            seen.add(entry.id)
    return list(found.values())


def _by_day(kept: Iterable[object]) -> list[Day]:
    """Return one record for a day or a week: what was said of it last, field by field."""
    found: dict[object, Day] = {}
    for day in kept:
        if isinstance(day, Day):
            key = day.day, day.recall
            found[key] = _on(found[key], day) if key in found else day
    return list(found.values())


def _on(before: Said, after: Said) -> Said:
    """Return a record with what a later one says in the place of what it said."""
    said = {
        field.name: getattr(after, field.name)
        for field in fields(after)
        if field.name != "id" and getattr(after, field.name) not in (None, "")
    }
    return replace(before, **said)


def _in_words(appointment: Appointment) -> str:
    at = f" {appointment.at:%H:%M}" if appointment.at else ""
    said = [appointment.what, appointment.with_whom, appointment.note]
    return f"{appointment.day}{at}: " + ", ".join(each for each in said if each)

"""Notes, and questions for the team, as a CSV, out and in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from companion.domain.notes import BAR, Note
from companion.domain.symptoms import ME, PartOfDay
from companion.exchange import csv_cells, csv_headers, csv_sheet, whole_file
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_sheet import Imported, Sheet
from companion.storage.store import Store

COLUMNS = csv_headers.NOTES.columns


def export(store: Store, first: date | None, last: date | None, target: Path) -> int:
    """Write the notes from `first` to `last` to a file, whole or not at all; return their number.

    Raises FileError, StorageError.
    """
    whole_file.keep_off(target, store.diary.path)
    return write(target, store.notes.table(first, last))


def write(target: Path, rows: Iterable[Iterable[object]]) -> int:
    """Write rows like those of `Notes.table` to a file; return their number. Raises FileError."""
    return csv_sheet.write_rows(target, csv_headers.NOTES, rows)


def row(note: Note) -> tuple[object, ...]:
    """Return a note as a row for `write`."""
    return (
        note.day.isoformat(),
        csv_cells.time_text(note.at),
        note.part_of_day or "",
        note.note,
        f" {BAR} ".join(note.tags),
        note.answer,
        note.entered_by,
        csv_cells.instant_text(note.recorded_at),
        note.id,
    )


def import_into(
    store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
) -> Imported:
    """Take in all notes of a file, or none; `replace` lets the file win where the two differ.

    Nothing is changed with `try_only`. Raises Refused, StorageError.
    """
    sheet = Sheet(content, csv_headers.NOTES)
    notes = csv_sheet.records(sheet, _fields, Note)
    merged = store.notes.merge(notes, replace=replace, try_only=try_only)
    return Imported(merged=merged, unknown=sheet.unknown)


def _fields(cells: Cells) -> dict[str, Any]:
    return {
        "day": cells.day("date"),
        "at": cells.time("time"),
        "part_of_day": cells.choice("part_of_day", PartOfDay),
        "note": cells.text("note"),
        "tags": tuple(tag.strip() for tag in cells.text("tags").split(BAR) if tag.strip()),
        "answer": cells.text("answer"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }

"""Notes, and questions for the team, as a CSV, out and in."""

from typing import Any

from companion.domain.notes import BAR, Note
from companion.domain.symptoms import ME, PartOfDay
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic


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


TABLE = RecordTable(
    header=csv_headers.NOTES,
    topics=(Topic.NOTES,),
    kept=lambda store: store.notes,
    fields_of=lambda _: _fields,
    make=Note,
)

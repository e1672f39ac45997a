"""How days were as a whole, as a CSV, out and in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from companion.domain.days import Day, Rating
from companion.domain.symptoms import ME, WORST, Recall
from companion.exchange import csv_cells, csv_headers, csv_sheet, whole_file
from companion.exchange.csv_cells import BadCell, Cells
from companion.exchange.csv_sheet import Imported, Sheet
from companion.storage.store import Store

COLUMNS = csv_headers.DAYS.columns
_SAYING = ("rating", "quality_of_life", "activity", "falls", "note")


def export(store: Store, first: date | None, last: date | None, target: Path) -> int:
    """Write the days from `first` to `last` to a file, whole or not at all; return their number.

    Raises FileError, StorageError.
    """
    whole_file.keep_off(target, store.diary.path)
    return write(target, store.days.table(first, last))


def write(target: Path, rows: Iterable[Iterable[object]]) -> int:
    """Write rows like those of `Days.table` to a file; return their number. Raises FileError."""
    return csv_sheet.write_rows(target, csv_headers.DAYS, rows)


def row(day: Day) -> tuple[object, ...]:
    """Return a day as a row for `write`."""
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
        csv_cells.instant_text(day.recorded_at),
        day.id,
    )


def import_into(
    store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
) -> Imported:
    """Take in all days of a file, or none; `replace` lets the file win where the two differ.

    Nothing is changed with `try_only`. Raises Refused, StorageError.
    """
    sheet = Sheet(content, csv_headers.DAYS)
    days = csv_sheet.records(sheet, _fields, Day)
    merged = store.days.merge(days, replace=replace, try_only=try_only)
    return Imported(merged=merged, unknown=sheet.unknown)


def _fields(cells: Cells) -> dict[str, Any]:
    rating = cells.whole("rating", Rating.GOOD, Rating.VERY_HARD)
    fields = {
        "day": cells.day("date"),
        "recall": cells.choice("recall", Recall) or Recall.DAY,
        "rating": None if rating is None else Rating(rating),
        "quality_of_life": cells.whole("quality_of_life", 0, WORST),
        "activity": cells.text("activity"),
        "falls": cells.yes_or_no("falls"),
        "note": cells.text("note"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }
    # A day of ours that says nothing any more comes back as it was; in a list of dates made by
    # hand, an empty line is a slip.
    if fields["id"] is None and all(fields[name] in (None, "") for name in _SAYING):
        raise BadCell("it says nothing: all of " + ", ".join(_SAYING) + " are empty")
    return fields

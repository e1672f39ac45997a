"""How days were as a whole, as a CSV, out and in."""

from typing import Any

from companion.domain.days import Day, Rating
from companion.domain.symptoms import ME, WORST, Recall
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import BadCell, Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic

_SAYING = ("rating", "quality_of_life", "activity", "falls", "note")


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


TABLE = RecordTable(
    header=csv_headers.DAYS,
    topics=(Topic.DAYS,),
    kept=lambda store: store.days,
    fields_of=lambda _: _fields,
    make=Day,
)

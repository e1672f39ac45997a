"""Treatments as a CSV, out and in."""

from datetime import date
from typing import Any

from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import ME
from companion.domain.treatments import MOST_LINES, Ended, Kind, Treatment
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import BadCell, Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic

_DAY_OF_NONE = date(2000, 1, 1)  # recorded on it, where a file has no date at all


def row(treatment: Treatment) -> tuple[object, ...]:
    """Return a treatment as a row for `write`."""
    return (
        treatment.name,
        treatment.kind,
        treatment.drug_class,
        treatment.route,
        treatment.since and treatment.since.iso,
        treatment.until and treatment.until.iso,
        treatment.schedule,
        treatment.dose,
        treatment.place,
        treatment.line,
        treatment.line_name,
        treatment.stopped_because,
        treatment.note,
        treatment.entered_by,
        csv_cells.instant_text(treatment.recorded_at),
        treatment.id,
    )


def _fields(cells: Cells) -> dict[str, Any]:
    kind = cells.choice("kind", Kind)
    if kind is None:
        raise BadCell(f"“kind” is empty; it is one of: {', '.join(Kind)}")
    return {
        "name": cells.text("name"),
        "kind": kind,
        "drug_class": cells.text("class"),
        "route": cells.text("route"),
        "since": cells.rough_date("since"),
        "until": cells.rough_date("until"),
        "schedule": cells.text("schedule"),
        "dose": cells.text("dose"),
        "place": cells.text("place"),
        "line": cells.whole("line", 1, MOST_LINES),
        "line_name": cells.text("line_name"),
        "stopped_because": cells.choice("stopped_because", Ended),
        "note": cells.text("note"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }


def _day_of(fields: dict[str, Any]) -> date:
    """Return a day that is the same each time a file is taken in."""
    known: RoughDate | None = fields["since"] or fields["until"]
    return known.first if known else _DAY_OF_NONE


TABLE = RecordTable(
    header=csv_headers.TREATMENTS,
    topics=(
        Topic.TREATMENTS,
        Topic.DOSES,
    ),
    kept=lambda store: store.treatments,
    fields_of=lambda _: _fields,
    make=Treatment,
    day_of=_day_of,
)

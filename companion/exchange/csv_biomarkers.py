"""Results of biomarker tests as a CSV, out and in."""

from datetime import date
from typing import Any

from companion.domain.biomarkers import Biomarker
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import ME
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic

_DAY_OF_NONE = date(2000, 1, 1)  # recorded on it, where a file has no date at all


def row(biomarker: Biomarker) -> tuple[object, ...]:
    """Return a result as a row for `write`."""
    return (
        biomarker.marker,
        biomarker.result,
        biomarker.detail,
        biomarker.tested and biomarker.tested.iso,
        biomarker.sample,
        biomarker.note,
        biomarker.entered_by,
        csv_cells.instant_text(biomarker.recorded_at),
        biomarker.id,
    )


def _fields(cells: Cells) -> dict[str, Any]:
    return {
        "marker": cells.text("marker"),
        "result": cells.text("result"),
        "detail": cells.text("detail"),
        "tested": cells.rough_date("date"),
        "sample": cells.text("sample"),
        "note": cells.text("note"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }


def _day_of(fields: dict[str, Any]) -> date:
    """Return a day that is the same each time a file is taken in."""
    known: RoughDate | None = fields["tested"]
    return known.first if known else _DAY_OF_NONE


TABLE = RecordTable(
    header=csv_headers.BIOMARKERS,
    topics=(Topic.BIOMARKERS,),
    kept=lambda store: store.biomarkers,
    fields_of=lambda _: _fields,
    make=Biomarker,
    day_of=_day_of,
)

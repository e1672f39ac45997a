"""Measurements as a CSV, out and in."""

from typing import Any

from companion.domain.measurements import Measurement
from companion.domain.symptoms import ME
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic


def row(measurement: Measurement) -> tuple[object, ...]:
    """Return a measurement as a row for `write`."""
    return (
        measurement.day.isoformat(),
        csv_cells.time_text(measurement.at),
        measurement.what,
        measurement.value,
        measurement.unit,
        measurement.note,
        measurement.entered_by,
        csv_cells.instant_text(measurement.recorded_at),
        measurement.id,
    )


def _fields(cells: Cells) -> dict[str, Any]:
    return {
        "day": cells.day("date"),
        "at": cells.time("time"),
        "what": cells.text("what"),
        "value": cells.text("value"),
        "unit": cells.text("unit"),
        "note": cells.text("note"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }


TABLE = RecordTable(
    header=csv_headers.MEASUREMENTS,
    topics=(Topic.MEASUREMENTS,),
    kept=lambda store: store.measurements,
    fields_of=lambda _: _fields,
    make=Measurement,
)

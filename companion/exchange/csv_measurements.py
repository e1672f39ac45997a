"""Measurements as a CSV, out and in."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from companion.domain.measurements import Measurement
from companion.domain.symptoms import ME
from companion.exchange import csv_cells, csv_headers, csv_sheet, whole_file
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_sheet import Imported, Sheet
from companion.storage.store import Store

COLUMNS = csv_headers.MEASUREMENTS.columns


def export(store: Store, first: date | None, last: date | None, target: Path) -> int:
    """Write what was measured from `first` to `last` to a file, whole or not at all; return the number.

    Raises FileError, StorageError.
    """
    whole_file.keep_off(target, store.diary.path)
    return write(target, store.measurements.table(first, last))


def write(target: Path, rows: Iterable[Iterable[object]]) -> int:
    """Write rows like those of `Measurements.table`; return their number. Raises FileError."""
    return csv_sheet.write_rows(target, csv_headers.MEASUREMENTS, rows)


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


def import_into(
    store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
) -> Imported:
    """Take in all measurements of a file, or none; `replace` lets the file win where they differ.

    Nothing is changed with `try_only`. Raises Refused, StorageError.
    """
    sheet = Sheet(content, csv_headers.MEASUREMENTS)
    measurements = csv_sheet.records(sheet, _fields, Measurement)
    merged = store.measurements.merge(measurements, replace=replace, try_only=try_only)
    return Imported(merged=merged, unknown=sheet.unknown)


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

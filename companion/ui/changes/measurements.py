"""What is done to measurements, and what takes it back."""

from companion.domain.measurements import Measurement
from companion.storage.store import Store
from companion.ui import care_labels
from companion.ui.changes.records import delete_record, place_of, put_record
from companion.ui.history import Change

NEW = "new measurement"  # where the draft of one is kept, from wherever it is begun
_WHEN = (("day", "at"), ("what", "value", "unit"))


def place(measurement: Measurement | None) -> str:
    """Return where a draft about a measurement, or a new one, is kept."""
    return NEW if measurement is None else place_of(measurement)


def last_of_each(store: Store) -> list[Measurement]:
    """Return the newest measurement of each kind, the kind that was measured last first."""
    found = store.measurements.last_of_each().values()
    return sorted(found, key=lambda each: (each.day, each.recorded_at), reverse=True)


def put_measurement(store: Store, new: Measurement, opened: Measurement | None) -> Change:
    """Return: a measurement, new or changed."""
    return put_record(store.measurements, new, opened, _named(new), together=_WHEN)


def delete_measurement(store: Store, measurement: Measurement) -> Change:
    """Return: a measurement is gone (and kept)."""
    return delete_record(store, store.measurements, measurement, _named(measurement))


def _named(measurement: Measurement) -> str:
    return f"{care_labels.measured(measurement.what)} {care_labels.measured_value(measurement)}"

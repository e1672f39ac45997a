"""What is done to dates to come, and what takes it back."""

from companion.domain.appointments import Appointment
from companion.storage.store import Store
from companion.ui.changes.records import delete_record, place_of, put_record
from companion.ui.history import Change

_WHEN = (("day", "at"),)


def place(appointment: Appointment | None) -> str:
    """Return where a draft about a date, or a new one, is kept."""
    return "new date" if appointment is None else place_of(appointment)


def put_appointment(store: Store, new: Appointment, opened: Appointment | None) -> Change:
    """Return: a date, new or changed."""
    return put_record(store.appointments, new, opened, new.what, together=_WHEN)


def delete_appointment(store: Store, appointment: Appointment) -> Change:
    """Return: a date is gone (and kept)."""
    return delete_record(store, store.appointments, appointment, appointment.what)

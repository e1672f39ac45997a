"""What is done to numbers to call, and what takes it back."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from companion.domain.contacts import Contact
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate


def put_contact(store: Store, contact: Contact, before: Contact | None) -> Change:
    """Return: a number to call, new or changed."""

    def undo() -> None:
        if before is None:
            store.contacts.remove(contact.id)
        else:
            store.contacts.put(before)

    what = labels.shortened(contact.name)
    return Change(what=what, done=saved(what), do=lambda: store.contacts.put(contact), undo=undo)


def delete_contact(store: Store, contact: Contact) -> Change:
    """Return: the number is gone (and kept)."""
    what = labels.shortened(contact.name)
    return Change(
        what=what,
        done=translate("changes", "{what} deleted").format(what=what),
        do=lambda: store.contacts.remove(contact.id),
        undo=lambda: store.contacts.put(contact),
        control=f"contact {contact.id}",
        clears=True,
    )


def move_contact(store: Store, contact: Contact, by: int) -> Change | None:
    """Return: the number stands `by` places further down (up where it is negative).

    None where another window deleted it, or what it would have passed: then nothing moves.
    """
    before = store.contacts.all()
    after = [each for each in before if each.id != contact.id]
    place = next((number for number, each in enumerate(before) if each.id == contact.id), None)
    if place is None or not 0 <= place + by < len(before):
        return None
    after.insert(place + by, contact)
    what = labels.shortened(contact.name)
    return Change(
        what=what,
        done=translate("changes", "{what} moved").format(what=what),
        do=lambda: _put_in_order(store, [each.id for each in after]),
        undo=lambda: _put_in_order(store, [each.id for each in before]),
    )


def _put_in_order(store: Store, ids: Iterable[str]) -> None:
    """Give those that are there these places; a number that came meanwhile stands at the end."""
    places = {contact_id: place for place, contact_id in enumerate(ids)}
    there = sorted(store.contacts.all(), key=lambda each: places.get(each.id, len(places)))
    for place, contact in enumerate(there):
        if contact.position != place:
            store.contacts.put(replace(contact, position=place))

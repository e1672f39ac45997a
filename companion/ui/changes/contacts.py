"""What is done to numbers to call, and what takes it back."""

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

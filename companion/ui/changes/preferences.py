"""What a person sets for herself, and what takes it back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from companion.domain.preferences import Preferences
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate


def add_helper(store: Store, name: str) -> Change:
    """Return: a name that is offered under *Entered by*."""
    return _change_preferences(
        store,
        lambda was: replace(was, helpers=(*was.helpers, name)),
        lambda was: replace(was, helpers=tuple(each for each in was.helpers if each != name)),
        what=name,
        done=saved(labels.shortened(name)),
    )


def remove_helper(store: Store, name: str) -> Change:
    """Return: a name that is not offered any more. What it entered stays."""
    return _change_preferences(
        store,
        lambda was: replace(was, helpers=tuple(each for each in was.helpers if each != name)),
        lambda was: replace(was, helpers=(*was.helpers, name)),
        what=name,
        done=translate("changes", "{what} removed").format(what=labels.shortened(name)),
    )


def set_emergency_number(store: Store, number: str) -> Change:
    """Return: the number to call in an emergency."""
    before: list[str] = []

    def set_to(was: Preferences) -> Preferences:
        if not before:
            before.append(was.emergency_number)
        return replace(was, emergency_number=number)

    what = translate("changes", "Emergency number")
    return _change_preferences(
        store,
        set_to,
        lambda was: replace(was, emergency_number=before[0]),
        what=what,
        done=saved(what),
    )


def _change_preferences(
    store: Store,
    changed: Callable[[Preferences], Preferences],
    back: Callable[[Preferences], Preferences],
    *,
    what: str,
    done: str,
) -> Change:
    """Return: one thing that was set; the others are read when it is written, and stay."""
    return Change(
        what=labels.shortened(what),
        done=done,
        do=lambda: store.preferences.put(changed(store.preferences.get())),
        undo=lambda: store.preferences.put(back(store.preferences.get())),
    )

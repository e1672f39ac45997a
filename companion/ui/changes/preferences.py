"""What a person sets for herself, and what takes it back."""

from collections.abc import Callable, Iterable
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
    return _set(store, "emergency_number", number, translate("changes", "Emergency number"))


def set_fever_number(store: Store, number: str) -> Change:
    """Return: the temperature to call at, as her team gave it; nothing for the usual one."""
    return _set(store, "fever_number", number, translate("changes", "Fever number"))


def set_call_about(store: Store, words: str) -> Change:
    """Return: what her team asked her to call about."""
    return _set(
        store, "call_about", words, translate("changes", "What my team asked me to call about")
    )


def set_hidden_topics(store: Store, topics: Iterable[str]) -> Change:
    """Return: the topics of the guide that are put away for now."""
    return _set(store, "hidden_topics", tuple(topics), translate("changes", "Topics of the guide"))


def _set(store: Store, setting: str, value: object, what: str) -> Change:
    """Return: one setting has another value."""
    before: list[object] = []

    def set_to(was: Preferences) -> Preferences:
        if not before:
            before.append(getattr(was, setting))
        return replace(was, **{setting: value})

    return _change_preferences(
        store,
        set_to,
        lambda was: replace(was, **{setting: before[0]}),
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

"""What a person sets for herself, and what takes it back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from companion.domain.text import clean, clean_line
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.before import Before
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate


def add_helper(store: Store, name: str) -> Change:
    """Return: a name that is offered under *Entered by*."""
    return _list(store, "helpers", name, name, listed=True, done=saved(labels.shortened(name)))


def remove_helper(store: Store, name: str) -> Change:
    """Return: a name that is not offered any more. What it entered stays."""
    done = translate("changes", "{what} removed").format(what=labels.shortened(name))
    return _list(store, "helpers", name, name, listed=False, done=done)


def put_topic_away(store: Store, topic: str, what: str) -> Change:
    """Return: a topic of the guide, whose title is `what`, is not offered for now."""
    done = translate("changes", "{what} put away").format(what=labels.shortened(what))
    change = _list(store, "hidden_topics", topic, what, listed=True, done=done)
    return replace(change, control=topic_control(topic), clears=True)


def show_topic_again(store: Store, topic: str, what: str) -> Change:
    """Return: a topic of the guide, whose title is `what`, is offered again."""
    done = translate("changes", "{what} is shown again").format(what=labels.shortened(what))
    change = _list(store, "hidden_topics", topic, what, listed=False, done=done)
    return replace(change, control=topic_control(topic))


def topic_control(topic: str) -> str:
    """Return the name under which a topic waits that the disk refused; put away, it `clears`."""
    return f"topic {topic}"


def set_emergency_number(store: Store, number: str, opened: str | None = None) -> Change:
    """Return: the number to call in an emergency; where it is as the form `opened`, nothing new."""
    what = translate("changes", "Emergency number")
    return _set(store, "emergency_number", number, what, opened)


def set_fever_number(store: Store, number: str, opened: str | None = None) -> Change:
    """Return: the temperature to call at, as her team gave it; nothing for the usual one.

    Where it is as the form `opened`, what another window set since stays.
    """
    return _set(store, "fever_number", number, translate("changes", "Fever number"), opened)


def set_call_about(store: Store, words: str, opened: str | None = None) -> Change:
    """Return: what her team asked her to call about.

    What another window wrote since the form was `opened` with its words stays, beside these.
    """
    what = translate("changes", "What my team asked me to call about")
    base = [] if opened is None else [opened]

    def both(there: str) -> str:
        base[:] = base or [there]
        return _both(clean(words).strip(), there, base[0])

    return change_setting(store, "call_about", both, what=what, done=saved(what))


def _set(store: Store, setting: str, value: object, what: str, opened: object = None) -> Change:
    """Return: one setting has another value; where that is as `opened`, what is there stays."""

    def wanted(there: object) -> object:
        return there if value == opened else value

    return change_setting(store, setting, wanted, what=what, done=saved(what))


def _list(store: Store, setting: str, item: str, what: str, *, listed: bool, done: str) -> Change:
    """Return: `item` is in a list, or is not; what else is in it stays."""
    item = clean_line(item)

    def with_item(there: tuple[str, ...], wanted: bool) -> tuple[str, ...]:  # noqa: FBT001
        rest = tuple(each for each in there if each != item)
        if (item in there) == wanted:
            return there
        return (*rest, item) if wanted else rest

    return change_setting(
        store,
        setting,
        lambda there: with_item(there, listed),
        part=lambda there: item in there,
        back=with_item,
        what=what,
        done=done,
    )


def change_setting(
    store: Store,
    setting: str,
    wanted: Callable[[Any], object],
    *,
    part: Callable[[Any], object] = lambda there: there,
    back: Callable[[Any, Any], object] = lambda _there, was: was,
    what: str,
    done: str,
) -> Change:
    """Return: one setting is what is `wanted` of what is there; the others stay.

    `part` is what of it this change is about, and `back` what is there with that part as it was.
    """
    before = Before(lambda: part(getattr(store.preferences.get(), setting)))

    def set_to(there: object) -> object:
        before.look()
        return wanted(there)

    def do() -> None:
        before.wrote.append(part(store.preferences.change(setting, set_to)))

    def set_back(there: object) -> object:
        return back(there, before.was) if part(there) in before.wrote else None

    return Change(
        what=labels.shortened(what),
        done=done,
        do=do,
        undo=lambda: store.preferences.change(setting, set_back) is not None,
        wrote=before.wrote,
        look=before.look,
    )


def _both(mine: str, there: str, opened: str) -> str:
    """Return what was written here; of words that two windows wrote at once, those of both."""
    if mine == opened:
        return there
    if there == opened or there in mine:
        return mine
    return there if mine in there else f"{mine}\n\n{there}"

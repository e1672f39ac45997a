"""What a form writes, of whatever kind: a record, new, changed or deleted."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.before import Before
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate


class Recorded(Protocol):
    """A frozen dataclass with an id."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> str:
        """The name that never changes."""
        ...

    @property
    def recorded_at(self) -> datetime:
        """When it was written down."""
        ...


Record = TypeVar("Record", bound=Recorded)

_WORDS = {"note", "answer"}  # fields in which a person writes at length


class Table(Protocol[Record]):
    """A table of such records; see storage/table.py."""

    def get(self, record_id: str, /) -> Record | None:
        """Return a living record."""
        ...

    def put(self, record: Record, /) -> None:
        """Keep a record."""
        ...

    def remove(self, record_id: str, /) -> object:
        """Put a record into the trash."""
        ...


def place_of(record: Recorded) -> str:
    """Return where a draft about a record is kept."""
    return f"{type(record).__name__.lower()} {record.id}"


def put_record(
    table: Table[Record],
    record: Record,
    opened: Record | None,
    what: str,
    *,
    done: str = "",
    together: Sequence[tuple[str, ...]] = (),
    control: str = "",
) -> Change:
    """Return: a new record, or what a record says now in the place of `opened`.

    What another window changed since it was opened, and the form did not, stays; fields that are
    `together` change together. `what` names it; `done` is said when it is on disk.
    """
    before = Before(lambda: table.get(record.id))
    changed = {} if opened is None else _changed(opened, record, together)

    def do() -> None:
        before.look()
        now, was = record, before.was
        if opened is not None and was is not None:
            both = {name: _both(name, value, was, opened) for name, value in changed.items()}
            now = replace(was, **both, recorded_at=record.recorded_at)
        table.put(now)
        before.wrote.append(now)

    def undo() -> bool:
        now, was = table.get(record.id), before.was
        if opened is None:
            if now not in before.wrote:
                return False
            if was is None:
                table.remove(record.id)
            else:
                table.put(was)
            return True
        last = before.wrote[-1]
        if now is None or any(getattr(now, name) != getattr(last, name) for name in changed):
            return False
        # Only what this change wrote goes back: what another window wrote beside it stays.
        back = opened if was is None else was
        at = back.recorded_at if now.recorded_at == record.recorded_at else now.recorded_at
        table.put(replace(now, **{name: getattr(back, name) for name in changed}, recorded_at=at))
        return True

    what = labels.shortened(what)
    return Change(
        what=what,
        done=done or saved(what),
        do=do,
        undo=undo,
        control=control,
        values=(record,),
        wrote=before.wrote,
        look=before.look,
    )


def delete_record(
    store: Store, table: Table[Record], record: Record, what: str, *, place: str = ""
) -> Change:
    """Return: a record is gone (and kept), and with it what was half typed about it at `place`."""
    place = place or place_of(record)
    before = [record]
    half_typed = HalfTyped(store, place)

    def do() -> None:
        before[:] = [table.get(record.id) or before[0]]
        table.remove(record.id)
        half_typed.take()

    def undo() -> bool:
        if table.get(record.id) is not None:
            return False  # another window brought it back, and it may say something newer
        table.put(before[0])
        half_typed.give_back()
        return True

    return told_as_deleted(what, do, undo, place)


class HalfTyped:
    """What is half typed about a record: it goes with the record, and comes back with it."""

    def __init__(self, store: Store, place: str) -> None:
        self._store = store
        self._place = place
        self._body = ""

    def take(self) -> None:
        """Take it from the disk."""
        self._body = self._store.drafts.get(self._place) or self._body
        self._store.drafts.put(self._place, "")

    def give_back(self) -> None:
        """Put it back, unless something newer is there."""
        if self._body and not self._store.drafts.get(self._place):
            self._store.drafts.put(self._place, self._body)


def told_as_deleted(
    what: str, do: Callable[[], None], undo: Callable[[], bool], control: str
) -> Change:
    """Return: what `do` takes away and `undo` brings back, in the words for that."""
    what = labels.shortened(what)
    return Change(
        what=what,
        done=translate("changes", "{what} deleted").format(what=what),
        do=do,
        undo=undo,
        control=control,
        clears=True,
    )


def _both(name: str, value: object, was: Recorded, opened: Recorded) -> object:
    """Return what a field says now; of words that two windows wrote at once, those of both."""
    there = getattr(was, name)
    if name not in _WORDS or there == getattr(opened, name) or not isinstance(value, str):
        return value
    return value if there in value else f"{value}\n\n{there}"


def _changed(
    opened: Recorded, record: Recorded, together: Sequence[tuple[str, ...]]
) -> dict[str, object]:
    grouped = {name for group in together for name in group}
    alone = [(field.name,) for field in fields(record) if field.name not in grouped]
    return {
        name: getattr(record, name)
        for group in (*together, *alone)
        if any(getattr(record, name) != getattr(opened, name) for name in group)
        for name in group
        if name not in {"id", "recorded_at"}
    }

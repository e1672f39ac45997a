"""What a form writes, of whatever kind: a record, new, changed or deleted."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, ClassVar, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication

from companion.storage.store import Store
from companion.ui import labels
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


class Table(Protocol[Record]):
    """A table of such records; see storage/table.py."""

    def get(self, record_id: str, /) -> Record | None:
        """Return a living record."""
        ...

    def put(self, record: Record, /) -> None:
        """Keep a record."""
        ...

    def remove(self, record_id: str, /) -> None:
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
    before: list[Record | None] = []
    wrote: list[object] = []

    def do() -> None:
        if not before:
            before.append(table.get(record.id))
        was = before[0]
        now = record
        if was is not None and opened is not None:
            now = replace(was, **_changed(opened, record, together), recorded_at=record.recorded_at)
        table.put(now)
        wrote.append(now)

    def undo() -> bool:
        was = before[0]
        if table.get(record.id) not in wrote:
            return False
        if was is not None:
            table.put(was)
        elif opened is not None:
            table.put(opened)
        else:
            table.remove(record.id)
        return True

    what = labels.shortened(what)
    return Change(
        what=what,
        done=done or saved(what),
        do=do,
        undo=undo,
        control=control,
        values=(record,),
        wrote=wrote,
    )


def delete_record(store: Store, table: Table[Record], record: Record, what: str) -> Change:
    """Return: the record is gone (and kept), and with it what was half typed about it."""
    before: list[Record] = []

    def do() -> None:
        if not before:
            before.append(table.get(record.id) or record)
        table.remove(record.id)
        store.drafts.put(place_of(record), "")

    return deleted(what, do, lambda: table.put(before[0]), place_of(record))


def deleted(what: str, do: Callable[[], None], undo: Callable[[], None], control: str) -> Change:
    """Return: something that `do` takes away and `undo` brings back, in the words for that."""
    what = labels.shortened(what)
    return Change(
        what=what,
        done=translate("changes", "{what} deleted").format(what=what),
        do=do,
        undo=undo,
        control=control,
        clears=True,
    )


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

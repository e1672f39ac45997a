"""What is half typed, kept without a word."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.days import Day
from companion.domain.identity import new_id
from companion.storage.store import Store
from companion.ui.history import Change

translate = QCoreApplication.translate


def draft_control(place: str) -> str:
    """Return the name under which a draft waits that the disk refused."""
    return f"draft of {place}"


def keep_draft(
    store: Store,
    place: str,
    body: str,
    note_of: date | None = None,
    value: object | None = None,
) -> Change:
    """Return: what is half typed, kept without a word; of a day's note also the day.

    `value` is the record that it would make, for a copy elsewhere.
    """
    values: tuple[object, ...] = () if value is None else (value,)
    if note_of is not None and body:
        values = (Day(id=new_id(), day=note_of, note=body, recorded_at=clock.now()),)

    def do() -> None:
        store.drafts.put(place, body)

    return Change(
        what=translate("changes", "What you are typing"),
        done="",
        do=do,
        undo=do,
        control=draft_control(place),
        values=values,
        draft=body,
        quiet=True,
    )

"""What is said of a day or of a week as a whole, and what takes it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.days import Day, Rating
from companion.domain.identity import new_id
from companion.domain.symptoms import Recall
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.before import once
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate

_NOTE_OF = "note of "


def rating_control(day: date) -> str:
    """Return the name of the row of five buttons of a day."""
    return f"rating of {day}"


def note_control(day: date) -> str:
    """Return the name of the note box of a day, which is also where its draft is kept."""
    return f"{_NOTE_OF}{day}"


def days_of_notes(places: Sequence[str]) -> list[date]:
    """Return the days whose note is half typed, of all places where something is."""
    days = [place.removeprefix(_NOTE_OF) for place in places if place.startswith(_NOTE_OF)]
    return [date.fromisoformat(day) for day in days]


def rate_day(store: Store, day: date, rating: Rating | None, entered_by: str) -> Change:
    """Return: the day was so, or nothing is said of it."""
    what = labels.rating(rating) if rating is not None else translate("changes", "Day")
    done = saved(what)
    if rating is None:
        done = translate("changes", "The day's rating is cleared")
    return change_day(
        store,
        Day(id=new_id(), day=day, rating=rating, entered_by=entered_by, recorded_at=clock.now()),
        "rating",
        what=what,
        done=done,
        control=rating_control(day),
    )


def note_day(store: Store, day: date, note: str, entered_by: str) -> Change:
    """Return: this is what there is to remember about the day. Its draft is done with."""
    what = translate("changes", "Note")
    done = saved(what) if note else translate("changes", "Note removed")
    change = change_day(
        store,
        Day(id=new_id(), day=day, note=note, entered_by=entered_by, recorded_at=clock.now()),
        "note",
        what=what,
        done=done,
        control=note_control(day),
    )

    forget_draft = once(lambda: store.drafts.put(note_control(day), ""))

    def do() -> None:
        change.do()
        forget_draft()

    return replace(change, do=do)


def change_day(store: Store, new: Day, field: str, *, what: str, done: str, control: str) -> Change:
    """Return: one field of a day's (or a week's) record says what it says in `new`; the others stay."""
    nothing = "" if field in {"note", "activity"} else None
    of = store.days.of if new.recall is Recall.DAY else store.days.of_week
    value = getattr(new, field)
    before: list[Day | None] = []
    wrote: list[object] = []

    def said(day: Day | None) -> object:
        return nothing if day is None else getattr(day, field)

    def look() -> None:
        now = of(new.day)
        if not before or said(now) not in wrote:
            before[:] = [now]

    def do() -> None:
        look()
        _put_day(store, of(new.day) or new, field, value, as_said_in=new)
        wrote.append(value)

    def undo() -> bool:
        was, now = before[0], of(new.day)
        if said(now) not in wrote:
            return False
        old = said(was)
        _put_day(store, now or was or new, field, old, as_said_in=was or new)
        return True

    return Change(
        what=what,
        done=done,
        do=do,
        undo=undo,
        control=control,
        values=(new,),
        clears=value == nothing,
        wrote=wrote,
        look=look,
    )


def _put_day(store: Store, day: Day, field: str, value: object, *, as_said_in: Day) -> None:
    after = replace(
        day,
        **{field: value},
        entered_by=as_said_in.entered_by,
        recorded_at=as_said_in.recorded_at,
    )
    if after.empty:
        store.days.remove(after.id)
    else:
        store.days.put(after)

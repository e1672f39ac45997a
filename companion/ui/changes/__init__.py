"""What each press writes, and what takes it back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.contacts import Contact
from companion.domain.days import Day, Rating
from companion.domain.identity import new_id
from companion.domain.preferences import Preferences
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.history import Change

translate = QCoreApplication.translate

_NOTE_OF = "note of "


def symptom_control(day: date, symptom: str, recall: Recall = Recall.DAY) -> str:
    """Return the name of the row that shows a symptom for a day, or for the week that ended on it."""
    return f"{symptom} of {day}" if recall is Recall.DAY else f"{symptom} of the week to {day}"


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


def press_symptom(  # noqa: PLR0917 - as they are said
    store: Store,
    symptom: Symptom,
    day: date,
    value: int,
    entered_by: str,
    recall: Recall = Recall.DAY,
) -> Change:
    """Return: this value speaks for the day, in the place of what spoke for it before.

    For a recall of 7 days it speaks for the week that ended on the day.
    """
    entry = SymptomEntry(
        id=new_id(),
        day=day,
        symptom=symptom.id,
        severity=None if symptom.counted else value,
        count=value if symptom.counted else None,
        recall=recall,
        entered_by=entered_by,
        recorded_at=clock.now(),
    )
    # Read when it is written, not when it is pressed: a press is kept also where nothing can be
    # read, and another window may have written meanwhile.
    before: list[SymptomEntry | None] = []
    wrote: list[object] = []

    def do() -> None:
        if not before:
            before.append(store.symptoms.whole_day(day, symptom.id, recall))
        was = before[0]
        now = entry
        if was is not None:
            now = replace(
                was,
                severity=entry.severity,
                count=entry.count,
                entered_by=entered_by,
                recorded_at=entry.recorded_at,
            )
        store.symptoms.put(now)
        wrote.append(now)

    def undo() -> bool:
        was = before[0]
        if store.symptoms.get(entry.id if was is None else was.id) not in wrote:
            return False
        if was is None:
            store.symptoms.remove(entry.id)
        else:
            store.symptoms.put(was)
        return True

    what = _named(symptom, str(value) if not symptom.counted else labels.times(value))
    return Change(
        what=what,
        done=saved(what),
        do=do,
        undo=undo,
        control=symptom_control(day, symptom.id, recall),
        values=(entry,),
        wrote=wrote,
    )


def clear_symptom(store: Store, symptom: Symptom, day: date, recall: Recall = Recall.DAY) -> Change:
    """Return: nothing speaks for the day (or the week); not given, which is not zero."""
    before: list[SymptomEntry] = []

    def do() -> None:
        if not before:
            before.extend(store.symptoms.whole_days(day, symptom.id, recall))
        store.symptoms.remove_all([was.id for was in before])

    def undo() -> bool:
        if store.symptoms.whole_day(day, symptom.id, recall) is not None:
            return False
        store.symptoms.put_all(before)
        return True

    what = labels.shortened(labels.symptom(symptom))
    return Change(
        what=what,
        done=translate("changes", "{what} cleared").format(what=what),
        do=do,
        undo=undo,
        control=symptom_control(day, symptom.id, recall),
        clears=True,
    )


def same_as(store: Store, entries: Sequence[SymptomEntry], day: date, entered_by: str) -> Change:
    """Return: these values of another day speak for `day` too, where nothing speaks for it yet."""
    now = clock.now()
    copies = [
        replace(
            entry,
            id=new_id(),
            day=day,
            at=None,
            part_of_day=None,
            place="",
            note="",
            interference=None,
            entered_by=entered_by,
            recorded_at=now,
        )
        for entry in entries
    ]
    put: list[SymptomEntry] = []

    def do() -> None:
        if not put:
            put.extend(
                copy for copy in copies if store.symptoms.whole_day(day, copy.symptom) is None
            )
        store.symptoms.put_all(put)

    def undo() -> None:
        store.symptoms.remove_all([copy.id for copy in put if store.symptoms.get(copy.id) == copy])

    what = translate("changes", "{count} symptoms, same as yesterday").format(count=len(copies))
    if len(copies) == 1:
        what = translate("changes", "1 symptom, same as yesterday")
    return Change(
        what=what,
        done=saved(what),
        do=do,
        undo=undo,
        control=f"same as yesterday of {day}",
        values=tuple(copies),
    )


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

    def do() -> None:
        change.do()
        store.drafts.put(note_control(day), "")

    return replace(change, do=do)


def change_day(store: Store, new: Day, field: str, *, what: str, done: str, control: str) -> Change:
    """Return: one field of a day's (or a week's) record says what it says in `new`; the others stay."""
    nothing = "" if field in {"note", "activity"} else None
    of = store.days.of if new.recall is Recall.DAY else store.days.of_week
    value = getattr(new, field)
    before: list[Day | None] = []
    wrote: list[object] = []

    def do() -> None:
        now = of(new.day)
        if not before:
            before.append(now)
        _put_day(store, now or new, field, value, as_said_in=new)
        wrote.append(value)

    def undo() -> bool:
        was, now = before[0], of(new.day)
        if (nothing if now is None else getattr(now, field)) not in wrote:
            return False
        old = nothing if was is None else getattr(was, field)
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


def put_entry(store: Store, entry: SymptomEntry, opened: SymptomEntry | None, name: str) -> Change:
    """Return: a new entry, or what an entry says now in the place of `opened`.

    What another window changed since it was opened, and the form did not, stays.
    """
    what = translate("changes", "{symptom} {value}").format(
        symptom=labels.shortened(name), value=_number(entry)
    )
    before: list[SymptomEntry | None] = []
    wrote: list[object] = []

    def do() -> None:
        if not before:
            before.append(store.symptoms.get(entry.id))
        was = before[0]
        now = entry
        if was is not None and opened is not None:
            # A severity and a count go together, and so do a time and a part of the day.
            changed = {
                name: getattr(entry, name)
                for group in _TOGETHER
                if any(getattr(entry, name) != getattr(opened, name) for name in group)
                for name in group
            }
            now = replace(was, **changed, recorded_at=entry.recorded_at)
        store.symptoms.put(now)
        wrote.append(now)

    def undo() -> bool:
        was = before[0]
        if store.symptoms.get(entry.id) not in wrote:
            return False
        if was is not None:
            store.symptoms.put(was)
        elif opened is not None:
            store.symptoms.put(opened)
        else:
            store.symptoms.remove(entry.id)
        return True

    return Change(what=what, done=saved(what), do=do, undo=undo, values=(entry,), wrote=wrote)


_TOGETHER = (
    ("symptom", "severity", "count"),
    ("day",),
    ("at", "part_of_day"),
    ("place",),
    ("note",),
)


def delete_entry(store: Store, entry: SymptomEntry, name: str) -> Change:
    """Return: the entry is gone (and kept), and with it what was half typed about it."""
    what = translate("changes", "{symptom} entry").format(symptom=labels.shortened(name))
    before: list[SymptomEntry] = []

    def do() -> None:
        if not before:
            before.append(store.symptoms.get(entry.id) or entry)
        store.symptoms.remove(entry.id)
        store.drafts.put(entry_place(entry), "")

    return Change(
        what=what,
        done=translate("changes", "{what} deleted").format(what=what),
        do=do,
        undo=lambda: store.symptoms.put(before[0]),
        control=entry_place(entry),
        clears=True,
    )


def entry_place(entry: SymptomEntry) -> str:
    """Return where a draft about an entry is kept."""
    return f"entry {entry.id}"


def set_list(store: Store, opened: Sequence[Symptom], after: Sequence[Symptom]) -> Change:
    """Return: these are on the list, in this order.

    What another window put on it since it was `opened` stays, at its end.
    """
    before: list[Symptom] = []
    seen = {symptom.id for symptom in (*opened, *after)}

    def do() -> None:
        if not before:
            before.extend(store.symptom_list.listed())
        store.symptom_list.set_listed(
            [*after, *(symptom for symptom in before if symptom.id not in seen)]
        )

    return Change(
        what=translate("changes", "Your list"),
        done=translate("changes", "Your list is changed"),
        do=do,
        undo=lambda: store.symptom_list.set_listed(before),
    )


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


def _named(symptom: Symptom, value: str) -> str:
    return f"{labels.shortened(labels.symptom(symptom))} {value}"


def _number(entry: SymptomEntry) -> str:
    return labels.times(entry.value) if entry.severity is None else str(entry.severity)


def saved(what: str) -> str:
    """Return what is said when a thing is on disk."""
    return translate("changes", "{what} saved").format(what=what)

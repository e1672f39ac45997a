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
from companion.domain.symptoms import SymptomEntry
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.history import Change

translate = QCoreApplication.translate


def symptom_control(day: date, symptom: str) -> str:
    """Return the name of the row that shows a symptom for a day."""
    return f"{symptom} of {day}"


def rating_control(day: date) -> str:
    """Return the name of the row of five buttons of a day."""
    return f"rating of {day}"


def note_control(day: date) -> str:
    """Return the name of the note box of a day."""
    return f"note of {day}"


def press_symptom(store: Store, symptom: Symptom, day: date, value: int, entered_by: str) -> Change:
    """Return: this value speaks for the day, in the place of what spoke for it before."""
    entry = SymptomEntry(
        id=new_id(),
        day=day,
        symptom=symptom.id,
        severity=None if symptom.counted else value,
        count=value if symptom.counted else None,
        entered_by=entered_by,
        recorded_at=clock.now(),
    )
    # Read when it is written, not when it is pressed: a press is kept also where nothing can be
    # read, and another window may have written meanwhile.
    before: list[SymptomEntry | None] = []

    def do() -> None:
        if not before:
            before.append(store.symptoms.whole_day(day, symptom.id))
        was = before[0]
        store.symptoms.put(
            entry
            if was is None
            else replace(
                was,
                severity=entry.severity,
                count=entry.count,
                entered_by=entered_by,
                recorded_at=entry.recorded_at,
            )
        )

    def undo() -> None:
        if before[0] is None:
            store.symptoms.remove(entry.id)
        else:
            store.symptoms.put(before[0])

    what = _named(symptom, str(value) if not symptom.counted else labels.times(value))
    return Change(
        what=what,
        done=_saved(what),
        do=do,
        undo=undo,
        control=symptom_control(day, symptom.id),
        values=(entry,),
    )


def clear_symptom(store: Store, symptom: Symptom, day: date) -> Change:
    """Return: nothing speaks for the day; not given, which is not zero."""
    before: list[SymptomEntry | None] = []

    def do() -> None:
        if not before:
            before.append(store.symptoms.whole_day(day, symptom.id))
        if before[0] is not None:
            store.symptoms.remove(before[0].id)

    def undo() -> None:
        if before[0] is not None:
            store.symptoms.put(before[0])

    what = labels.shortened(labels.symptom(symptom))
    return Change(
        what=what,
        done=translate("changes", "{what} cleared").format(what=what),
        do=do,
        undo=undo,
        control=symptom_control(day, symptom.id),
    )


def same_as(store: Store, entries: Sequence[SymptomEntry], day: date, entered_by: str) -> Change:
    """Return: these values of another day speak for `day` too."""
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
    what = translate("changes", "{count} symptoms, same as yesterday").format(count=len(copies))
    if len(copies) == 1:
        what = translate("changes", "1 symptom, same as yesterday")
    return Change(
        what=what,
        done=_saved(what),
        do=lambda: store.symptoms.put_all(copies),
        undo=lambda: store.symptoms.remove_all([copy.id for copy in copies]),
        values=tuple(copies),
    )


def rate_day(store: Store, day: date, rating: Rating | None, entered_by: str) -> Change:
    """Return: the day was so, or nothing is said of it."""
    what = labels.rating(rating) if rating is not None else translate("changes", "Day")
    done = _saved(what)
    if rating is None:
        done = translate("changes", "The day's rating is cleared")
    return _change_day(
        store,
        day,
        lambda was: replace(was, rating=rating, entered_by=entered_by, recorded_at=clock.now()),
        what=what,
        done=done,
        control=rating_control(day),
    )


def note_day(store: Store, day: date, note: str, entered_by: str) -> Change:
    """Return: this is what there is to remember about the day."""
    what = translate("changes", "Note")
    done = _saved(what) if note else translate("changes", "Note removed")
    return _change_day(
        store,
        day,
        lambda was: replace(was, note=note, entered_by=entered_by, recorded_at=clock.now()),
        what=what,
        done=done,
        control=note_control(day),
    )


def _change_day(
    store: Store,
    day: date,
    changed: Callable[[Day], Day],
    *,
    what: str,
    done: str,
    control: str,
) -> Change:
    new = changed(Day(id=new_id(), day=day, recorded_at=clock.now()))
    before: list[Day | None] = []

    def do() -> None:
        if not before:
            before.append(store.days.of(day))
        was = before[0]
        after = new if was is None else replace(changed(was), recorded_at=new.recorded_at)
        if after.empty:
            store.days.remove(after.id)
        else:
            store.days.put(after)

    def undo() -> None:
        if before[0] is None:
            store.days.remove(new.id)
        else:
            store.days.put(before[0])

    return Change(what=what, done=done, do=do, undo=undo, control=control, values=(new,))


def put_entry(store: Store, entry: SymptomEntry, before: SymptomEntry | None, name: str) -> Change:
    """Return: a new entry, or what an entry says now in the place of `before`."""
    what = translate("changes", "{symptom} {value}").format(
        symptom=labels.shortened(name), value=_number(entry)
    )

    def undo() -> None:
        if before is None:
            store.symptoms.remove(entry.id)
        else:
            store.symptoms.put(before)

    return Change(
        what=what,
        done=_saved(what),
        do=lambda: store.symptoms.put(entry),
        undo=undo,
        values=(entry,),
    )


def delete_entry(store: Store, entry: SymptomEntry, name: str) -> Change:
    """Return: the entry is gone (and kept)."""
    what = translate("changes", "{symptom} entry").format(symptom=labels.shortened(name))
    return Change(
        what=what,
        done=translate("changes", "{what} deleted").format(what=what),
        do=lambda: store.symptoms.remove(entry.id),
        undo=lambda: store.symptoms.put(entry),
    )


def set_list(store: Store, before: Sequence[Symptom], after: Sequence[Symptom]) -> Change:
    """Return: these are on the list, in this order."""
    return Change(
        what=translate("changes", "Your list"),
        done=translate("changes", "Your list is changed"),
        do=lambda: store.symptom_list.set_listed(after),
        undo=lambda: store.symptom_list.set_listed(before),
    )


def put_contact(store: Store, contact: Contact, before: Contact | None) -> Change:
    """Return: a number to call, new or changed."""

    def undo() -> None:
        if before is None:
            store.contacts.remove(contact.id)
        else:
            store.contacts.put(before)

    return Change(
        what=labels.shortened(contact.name),
        done=_saved(labels.shortened(contact.name)),
        do=lambda: store.contacts.put(contact),
        undo=undo,
    )


def delete_contact(store: Store, contact: Contact) -> Change:
    """Return: the number is gone (and kept)."""
    return Change(
        what=labels.shortened(contact.name),
        done=translate("changes", "{what} deleted").format(what=labels.shortened(contact.name)),
        do=lambda: store.contacts.remove(contact.id),
        undo=lambda: store.contacts.put(contact),
    )


def set_preferences(store: Store, before: Preferences, after: Preferences, what: str) -> Change:
    """Return: a setting that belongs to the person."""
    return Change(
        what=what,
        done=_saved(what),
        do=lambda: store.preferences.put(after),
        undo=lambda: store.preferences.put(before),
    )


def keep_draft(store: Store, place: str, body: str, note_of: date | None = None) -> Change:
    """Return: what is half typed, kept without a word; of a day's note also the day."""
    values: tuple[Day, ...] = ()
    if note_of is not None and body:
        values = (Day(id=new_id(), day=note_of, note=body, recorded_at=clock.now()),)

    def do() -> None:
        store.drafts.put(place, body)

    return Change(
        what=translate("changes", "What you are typing"),
        done="",
        do=do,
        undo=do,
        control=f"draft of {place}",
        values=values,
        quiet=True,
    )


def _named(symptom: Symptom, value: str) -> str:
    return f"{labels.shortened(labels.symptom(symptom))} {value}"


def _number(entry: SymptomEntry) -> str:
    return labels.times(entry.value) if entry.severity is None else str(entry.severity)


def _saved(what: str) -> str:
    return translate("changes", "{what} saved").format(what=what)

"""What each press and form about symptoms writes, and what takes it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.identity import new_id
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.before import Before
from companion.ui.changes.records import delete_record, put_record
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate

_TOGETHER = (
    ("symptom", "severity", "count"),
    ("day",),
    ("at", "part_of_day"),
    ("place",),
    ("note",),
)


def symptom_control(day: date, symptom: str, recall: Recall = Recall.DAY) -> str:
    """Return the name of the row that shows a symptom for a day, or for the week that ended on it."""
    return f"{symptom} of {day}" if recall is Recall.DAY else f"{symptom} of the week to {day}"


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
    before = Before(lambda: store.symptoms.whole_day(day, symptom.id, recall))

    def do() -> None:
        before.look()
        was = before.was
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
        before.wrote.append(now)

    def undo() -> bool:
        was = before.was
        if store.symptoms.get(entry.id if was is None else was.id) not in before.wrote:
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
        wrote=before.wrote,
        look=before.look,
    )


def clear_symptom(store: Store, symptom: Symptom, day: date, recall: Recall = Recall.DAY) -> Change:
    """Return: nothing speaks for the day (or the week); not given, which is not zero."""
    before: list[SymptomEntry] = []

    def do() -> None:
        before[:] = store.symptoms.whole_days(day, symptom.id, recall) or before
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
        put[:] = [
            copy for copy in copies if store.symptoms.whole_day(day, copy.symptom) in (None, copy)
        ]
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


def put_entry(store: Store, entry: SymptomEntry, opened: SymptomEntry | None, name: str) -> Change:
    """Return: a new entry, or what an entry says now in the place of `opened`."""
    what = translate("changes", "{symptom} {value}").format(
        symptom=labels.shortened(name), value=_number(entry)
    )
    return put_record(store.symptoms, entry, opened, what, together=_TOGETHER)


def delete_entry(store: Store, entry: SymptomEntry, name: str) -> Change:
    """Return: the entry is gone (and kept), and with it what was half typed about it."""
    what = translate("changes", "{symptom} entry").format(symptom=labels.shortened(name))
    return delete_record(store, store.symptoms, entry, what, place=entry_place(entry))


def entry_place(entry: SymptomEntry) -> str:
    """Return where a draft about an entry is kept."""
    return f"entry {entry.id}"


def _named(symptom: Symptom, value: str) -> str:
    return f"{labels.shortened(labels.symptom(symptom))} {value}"


def _number(entry: SymptomEntry) -> str:
    return labels.times(entry.value) if entry.severity is None else str(entry.severity)

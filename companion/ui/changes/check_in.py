"""What each press of the weekly check-in writes, and what takes it back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.days import Day
from companion.domain.identity import new_id
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.before import Before, once
from companion.ui.changes.days import change_day
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate


_NOTE = ", note"
_WEEK_TO = "week to "


def week_control(day: date, field: str) -> str:
    """Return the name of the control that shows one part of a check-in; of a note also its draft."""
    return f"{_WEEK_TO}{day}, {field}"


def weeks_of_notes(places: Sequence[str]) -> list[date]:
    """Return the days of the check-ins whose words are half typed, of all places where something is."""
    return [
        date.fromisoformat(place.removeprefix(_WEEK_TO).removesuffix(_NOTE))
        for place in places
        if place.startswith(_WEEK_TO) and place.endswith(_NOTE)
    ]


def weeks_that_wait(waiting: Iterable[Change]) -> list[date]:
    """Return the days of the check-ins of which the disk has not taken something yet."""
    return [
        value.day
        for change in waiting
        for value in change.values
        if isinstance(value, Day | SymptomEntry) and value.recall is Recall.WEEK
    ]


def in_the_way_control(day: date, symptom: str) -> str:
    """Return the name of the row that shows how much a symptom got in the way in a week."""
    return f"in the way, {symptom} of the week to {day}"


def say_of_week(store: Store, day: date, field: str, value: object, entered_by: str) -> Change:
    """Return: one part of a check-in; None, or an empty text, is not given.

    `field` is quality_of_life, activity, falls or note.
    """
    empty = {"quality_of_life": None, "activity": "", "falls": None, "note": ""}
    new = Day(
        id=new_id(), day=day, recall=Recall.WEEK, entered_by=entered_by, recorded_at=clock.now()
    )
    new = replace(new, **{field: value})
    what = {
        "quality_of_life": translate("changes", "Quality of life"),
        "activity": translate("changes", "Activity"),
        "falls": translate("changes", "Falls"),
        "note": translate("changes", "What mattered"),
    }[field]
    done = saved(what)
    if value == empty[field]:
        done = translate("changes", "{what} cleared").format(what=what)
    change = change_day(store, new, field, what=what, done=done, control=week_control(day, field))
    if field != "note":
        return change

    forget_draft = once(lambda: store.drafts.put(week_control(day, field), ""))

    def do() -> None:
        change.do()
        forget_draft()

    return replace(change, do=do)


def say_in_the_way(
    store: Store, symptom: Symptom, entry: SymptomEntry, value: int | None, entered_by: str
) -> Change:
    """Return: how much a symptom got in the way in a week, 0 to 10; None is not given.

    `entry` is what is said of the symptom in that week.
    """
    said = replace(entry, interference=value, entered_by=entered_by, recorded_at=clock.now())
    before = Before(lambda: store.symptoms.whole_day(entry.day, symptom.id, Recall.WEEK))

    def do() -> None:
        before.look()
        was = before.was
        if was is None and value is None:
            return  # the symptom was cleared elsewhere, and what got in the way with it
        now = said
        if was is not None:
            now = replace(
                was, interference=value, entered_by=entered_by, recorded_at=said.recorded_at
            )
        store.symptoms.put(now)
        before.wrote.append(now)

    def undo() -> bool:
        was = before.was
        if store.symptoms.get(said.id if was is None else was.id) not in before.wrote:
            return False
        if was is None:
            store.symptoms.remove(said.id)
        else:
            store.symptoms.put(was)
        return True

    what = translate("changes", "How much {symptom} got in the way").format(
        symptom=labels.within(labels.shortened(labels.symptom(symptom)))
    )
    done = translate("changes", "{what} cleared").format(what=what)
    if value is not None:
        what = translate("changes", "{what}: {value}").format(what=what, value=value)
        done = saved(what)
    return Change(
        what=what,
        done=done,
        do=do,
        undo=undo,
        control=in_the_way_control(entry.day, symptom.id),
        values=(said,),
        clears=value is None,
        wrote=before.wrote,
        look=before.look,
    )

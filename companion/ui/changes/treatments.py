"""What is done to a treatment and to what happened to it, and what takes it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.doses import Dose, What
from companion.domain.identity import new_id
from companion.domain.symptom_list import Symptom
from companion.domain.treatments import Treatment
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes.records import (
    HalfTyped,
    delete_record,
    place_of,
    put_record,
    told_as_deleted,
)
from companion.ui.changes.symptom_list import set_list
from companion.ui.history import Change

translate = QCoreApplication.translate

_WHEN = (("day", "at"),)


def put_treatment(
    store: Store,
    treatment: Treatment,
    opened: Treatment | None,
    symptoms: Sequence[Symptom] = (),
    *,
    done: str = "",
) -> Change:
    """Return: a treatment, new or changed; and `symptoms` that join the person's list."""
    change = put_record(store.treatments, treatment, opened, treatment.name, done=done)
    if not symptoms:
        return change
    listed: list[Change] = []

    def do() -> None:
        if not listed:
            now = store.symptom_list.listed()
            known = {each.id for each in now}
            new = [each for each in symptoms if each.id not in known]
            listed.append(set_list(store, now, [*now, *new]))
        # The list first: where the disk refuses one of them, no treatment is there to be made twice.
        listed[0].do()
        change.do()

    def undo() -> bool | None:
        taken_back = change.undo()
        if taken_back is not False:
            listed[0].undo()
        return taken_back

    return replace(change, do=do, undo=undo)


def delete_treatment(store: Store, treatment: Treatment) -> Change:
    """Return: a treatment is gone (and kept), and all that happened to it with it."""
    before = [treatment]
    doses: list[str] = []
    half_typed = HalfTyped(store, place_of(treatment))

    def do() -> None:
        was = store.treatments.get(treatment.id)
        if was is not None:
            before[:], doses[:] = [was], []
        doses.extend(store.treatments.remove(treatment.id))
        half_typed.take()

    def undo() -> bool:
        # Where another window brought it back, it may say something newer: then only its doses.
        store.treatments.bring_back(store.treatments.get(treatment.id) or before[0], doses)
        half_typed.give_back()
        return True

    return told_as_deleted(treatment.name, do, undo, place_of(treatment))


def log_dose(
    store: Store,
    treatment: Treatment,
    what: What,
    entered_by: str,
    *,
    day: date | None = None,
    at: time | None = None,
    amount: str = "",
) -> Change:
    """Return: this happened to a treatment, now where no `day` is named."""
    now = clock.now()
    dose = Dose(
        id=new_id(),
        treatment=treatment.id,
        day=day or now.date(),
        at=at if day else now.time(),
        what=what,
        amount=amount,
        entered_by=entered_by,
        recorded_at=now,
    )
    return put_dose(store, dose, None, treatment)


def put_dose(store: Store, dose: Dose, opened: Dose | None, treatment: Treatment) -> Change:
    """Return: something that happened to a treatment, new or changed."""
    what = named_dose(dose, treatment)
    done = translate("changes", "{what}, saved").format(what=what)
    if dose.day != clock.today():
        done = translate("changes", "{what} on {day}, saved").format(
            what=what, day=labels.long_date(dose.day)
        )
    return put_record(store.doses, dose, opened, what, done=done, together=_WHEN)


def delete_dose(store: Store, dose: Dose, treatment: Treatment) -> Change:
    """Return: what happened is gone (and kept)."""
    return delete_record(store, store.doses, dose, named_dose(dose, treatment))


def named_dose(dose: Dose, treatment: Treatment) -> str:
    """Return what happened in a few words: "letrozole: skipped"."""
    return translate("changes", "{treatment}: {what}").format(
        treatment=labels.shortened(treatment.name),
        what=labels.within(care_labels.dose_what(dose.what)),
    )

"""What is done to the person's list of symptoms, and what takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from companion.domain.symptom_list import Symptom
from companion.storage.store import Store
from companion.ui.history import Change

translate = QCoreApplication.translate


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

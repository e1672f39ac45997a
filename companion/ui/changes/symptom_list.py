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

    wrote: set[str] = set()

    def do() -> None:
        before[:] = store.symptom_list.listed()
        wrote.update(symptom.id for symptom in (*after, *before))
        store.symptom_list.set_listed(
            [*after, *(symptom for symptom in before if symptom.id not in seen)]
        )

    def undo() -> None:
        now = {symptom.id: symptom for symptom in store.symptom_list.listed()}
        kept = {symptom.id for symptom in after}
        back = [each for each in before if each.id in now or each.id not in kept]
        # What another window put on it since stays on it.
        added = [each for key, each in now.items() if key not in wrote]
        store.symptom_list.set_listed([*back, *added])

    return Change(
        what=translate("changes", "Your list"),
        done=translate("changes", "Your list is changed"),
        do=do,
        undo=undo,
    )

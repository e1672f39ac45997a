"""What adding questions of the guide to the person's own list writes, and what takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from companion.domain.notes import Note
from companion.storage.store import Store
from companion.ui.history import Change

translate = QCoreApplication.translate

PLACE = "questions to ask"  # of the draft that says what is ticked, and which words are her own


def add_questions(store: Store, notes: Sequence[Note], ticked: str, left: str) -> Change:
    """Return: these are on the list, all of them in one step; nothing of them is ticked any more.

    `ticked` is the draft as it was, and is again for who takes it back; `left` what is left of it.
    Those that were answered or changed since stay on the list.
    """

    def put_in_place(of: str, draft: str) -> None:
        if store.drafts.get(PLACE) == of:  # else something newer was ticked
            store.drafts.put(PLACE, draft)

    def do() -> None:
        store.notes.put_all(notes)
        put_in_place(ticked, left)

    def undo() -> bool:
        as_added = [each for each in notes if store.notes.get(each.id) == each]
        if not as_added:
            return False
        put_in_place(left, ticked)
        for each in as_added:
            store.notes.remove(each.id)
        return True

    what = translate("changes", "{count} questions").format(count=len(notes))
    done = translate("changes", "{count} questions are on your list").format(count=len(notes))
    if len(notes) == 1:
        what = translate("changes", "1 question")
        done = translate("changes", "1 question is on your list")
    return Change(what=what, done=done, do=do, undo=undo, values=tuple(notes))

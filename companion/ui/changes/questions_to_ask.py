"""What is done to the guide's questions to ask: begun, put into own words, added to the list."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from PySide6.QtCore import QCoreApplication

from companion.domain.notes import Note
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes.drafts import keep_draft
from companion.ui.history import Change

translate = QCoreApplication.translate

PLACE = "questions to ask"  # of the draft that says what is ticked, and which words are her own


@dataclass(slots=True)
class Begun:
    """What is ticked, by the ids of questions, and which of them have words of her own."""

    ticked: list[str] = field(default_factory=list[str])
    words: dict[str, str] = field(default_factory=dict[str, str])

    def body(self) -> str:
        """Return it as a draft; nothing where there is nothing."""
        if not self.ticked and not self.words:
            return ""
        return json.dumps({"ticked": self.ticked, "words": self.words})

    def tick(self, questions: Iterable[str], *, ticked: bool = True) -> None:
        """Tick these questions, or none of them."""
        those = list(questions)
        self.ticked = [each for each in self.ticked if each not in those]
        self.ticked += those if ticked else []


def read_begun(draft: str) -> Begun:
    """Return what a draft has; nothing of what cannot be read."""
    try:
        kept: object = json.loads(draft or "{}")
    except ValueError:
        kept = {}
    found = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
    ticked, words = found.get("ticked"), found.get("words")
    return Begun(
        [str(each) for each in cast("list[object]", ticked)] if isinstance(ticked, list) else [],
        {key: str(each) for key, each in cast("dict[str, object]", words).items()}
        if isinstance(words, dict)
        else {},
    )


def keep_begun(store: Store, begun: Begun, notes: Iterable[Note]) -> Change:
    """Return: what is begun, kept without a word; as `notes`, too, for a copy elsewhere."""
    return replace(keep_draft(store, PLACE, begun.body()), values=tuple(notes))


def give_back_words(store: Store, question: str, words: str) -> Change:
    """Return: a question has the words of the guide again, and not these `words` of her own."""

    def do() -> None:
        begun = read_begun(store.drafts.get(PLACE))
        begun.words.pop(question, None)
        store.drafts.put(PLACE, begun.body())

    def undo() -> bool:
        begun = read_begun(store.drafts.get(PLACE))
        if question in begun.words:  # it was put into other words since
            return False
        begun.words[question] = words
        store.drafts.put(PLACE, begun.body())
        return True

    done = translate("changes", "The question has the words of the guide again")
    return Change(what=labels.shortened(words), done=done, do=do, undo=undo)


def add_questions(store: Store, added: Mapping[str, Note]) -> Change:
    """Return: these are on the list, all of them in one step; nothing of them is ticked any more.

    `added` has them by the ids of the guide's questions, which are ticked again for who takes it
    back, beside what was ticked since. Those that were answered or changed since stay on the list.
    """

    def tick(questions: Iterable[str], *, ticked: bool) -> None:
        begun = read_begun(store.drafts.get(PLACE))
        begun.tick(questions, ticked=ticked)
        store.drafts.put(PLACE, begun.body())

    def do() -> None:
        store.notes.put_all(list(added.values()))
        tick(added, ticked=False)

    def undo() -> bool:
        as_added = {key: each for key, each in added.items() if store.notes.get(each.id) == each}
        if not as_added:
            return False
        tick(as_added, ticked=True)
        for each in as_added.values():
            store.notes.remove(each.id)
        return True

    what = translate("changes", "{count} questions").format(count=len(added))
    done = translate("changes", "{count} questions are on your list").format(count=len(added))
    if len(added) == 1:
        what = translate("changes", "1 question")
        done = translate("changes", "1 question is on your list")
    return Change(what=what, done=done, do=do, undo=undo, values=tuple(added.values()))

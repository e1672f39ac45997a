"""What is done to notes, questions and tags, and what takes it back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from companion.domain.invalid import Invalid
from companion.domain.notes import TAGS, Note, clean_tags
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes.before import once
from companion.ui.changes.drafts import keep_draft
from companion.ui.changes.preferences import change_setting
from companion.ui.changes.records import delete_record, put_record
from companion.ui.changes.said import saved
from companion.ui.history import Change

translate = QCoreApplication.translate

_WHEN = (("day", "at", "part_of_day"),)
ORDER = "order of questions"
_NOTE = "note "  # begins the name of a note's card


def put_note(
    store: Store, note: Note, opened: Note | None, draft: str, *, typed: str = ""
) -> Change:
    """Return: a note, new or changed; the draft of that place is done with.

    Who takes a new note back has it half typed again: the draft is what was `typed`.
    """
    change = put_record(
        store.notes, note, opened, named_note(note), together=_WHEN, control=note_control(note.id)
    )

    forget_draft = once(lambda: store.drafts.put(draft, ""))

    def do() -> None:
        change.do()
        forget_draft()
        if typed and store.drafts.get(draft) == typed:  # given back by undo, and not gone on with
            store.drafts.put(draft, "")

    def undo() -> bool | None:
        # The draft first: between the two it is better to have the words twice than not at all.
        if typed and store.notes.get(note.id) in change.wrote and not store.drafts.get(draft):
            store.drafts.put(draft, typed)
        return change.undo()

    return replace(change, do=do, undo=undo)


def note_control(note_id: str) -> str:
    """Return the name of the card of a note."""
    return f"{_NOTE}{note_id}"


def notes_in(change: Change) -> list[Note]:
    """Return the notes that a change writes; a draft is none yet."""
    return [] if change.quiet else [each for each in change.values if isinstance(each, Note)]


def note_of(change: Change) -> str:
    """Return the id of the note whose card shows a change."""
    return change.control.removeprefix(_NOTE)


def keep_note_draft(store: Store, place: str, body: str, note: Note | None) -> Change:
    """Return: what is half typed, kept without a word; as a `note`, too, for a copy elsewhere."""
    return replace(keep_draft(store, place, body), values=() if note is None else (note,))


def delete_note(store: Store, note: Note) -> Change:
    """Return: a note is gone (and kept)."""
    return delete_record(store, store.notes, note, named_note(note))


def answer(store: Store, note: Note, words: str) -> Change:
    """Return: this is what the team answered; nothing makes the question open again."""
    change = put_record(store.notes, replace(note, answer=words), note, named_note(note))
    what = translate("changes", "Answer")
    done = saved(what) if words else translate("changes", "The question is open again")
    return replace(change, what=what, done=done)


def change_tags(
    store: Store, renamed: Mapping[str, str], removed: Iterable[str]
) -> Iterator[Change]:
    """Yield, each to be saved before the next: tags are called otherwise, or are on no note.

    Each is a step of its own. Raises Invalid where two tags are to trade their names.
    """
    left, turns = dict(renamed), list[tuple[str, str]]()
    while left:
        # First those whose new name is not the old one of another that still waits.
        old = next((old for old, new in left.items() if new == old or new not in left), None)
        if old is None:
            raise Invalid("tag", "traded")
        turns.append((old, left.pop(old)))
    for tag in removed:
        yield remove_tag(store, tag)
    for old, new in turns:
        in_use = {tag.casefold(): tag for tag in (*TAGS, *store.notes.tag_names())}
        there = in_use.get(new.casefold())
        merges = there is not None and there != old
        yield rename_tag(store, old, there if merges and there else new, merges=merges)


def rename_tag(store: Store, old: str, new: str, *, merges: bool) -> Change:
    """Return: notes with one tag have another in its place; where it `merges`, they join others."""
    before: dict[str, tuple[str, ...]] = {}
    after: dict[str, tuple[str, ...]] = {}

    def do() -> None:
        before.clear()
        after.clear()
        before.update(store.notes.tagged(old))
        for note, tags in before.items():
            after[note] = clean_tags(new if tag == old else tag for tag in tags)
        store.notes.retag(after)

    def undo() -> None:
        now: dict[str, tuple[str, ...]] = {}
        for tag in {tag for tags in after.values() for tag in tags}:
            if tag.casefold() == new.casefold():  # on some notes it is there in another case
                now.update(store.notes.tagged(tag))
        store.notes.retag(
            {note: tags for note, tags in before.items() if now.get(note) == after[note]}
        )

    names = {
        "old": labels.shortened(care_labels.tag(old)),
        "new": labels.shortened(care_labels.tag(new)),
    }
    done = translate("changes", "{old} is {new} now").format(**names)
    if merges:
        done = translate("changes", "{old} and {new} are one now").format(**names)
    return Change(what=names["old"], done=done, do=do, undo=undo)


def remove_tag(store: Store, tag: str) -> Change:
    """Return: no note has this tag any more; the notes stay."""
    before: dict[str, tuple[str, ...]] = {}

    def without(tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in tags if each != tag)

    def do() -> None:
        before.clear()
        before.update(store.notes.tagged(tag))
        store.notes.retag({note: without(tags) for note, tags in before.items()})

    def undo() -> None:
        back: dict[str, tuple[str, ...]] = {}
        for note, tags in before.items():
            now = store.notes.get(note)
            if now is None or now.tags == without(tags):  # else another window changed them since
                back[note] = tags
        store.notes.retag(back)

    what = labels.shortened(care_labels.tag(tag))
    return Change(
        what=what,
        done=translate("changes", "{what} removed").format(what=what),
        do=do,
        undo=undo,
        clears=True,
    )


def order_questions(store: Store, ids: Sequence[str]) -> Change:
    """Return: questions for the team stand in this order."""
    what = translate("changes", "The order")
    change = change_setting(
        store, "question_order", lambda _there: tuple(ids), what=what, done=saved(what)
    )
    return replace(change, control=ORDER)


def named_note(note: Note) -> str:
    """Return the kind of a note in a few words."""
    return translate("changes", "Question") if note.question else translate("changes", "Note")

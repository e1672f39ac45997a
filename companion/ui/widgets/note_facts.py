"""What there is to see of a note, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from companion.domain.days import Rating
from companion.domain.notes import QUESTION, Found, Note
from companion.ui import care_labels, labels
from companion.ui.widgets.marked_text import Hits

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """What a card shows. `name` tells it from the others: “note of Friday 20 November: Is the …”.

    `pills` are words and whether they are about a question; `pill_hits` those that were searched
    for. `answer` is None where nothing can be answered. `moves` says whether it can go up and down; None where there is no order by hand.
    `gone` is said in its place where it was deleted a moment ago.
    """

    key: str
    name: str
    heading: str
    caption: str
    pills: tuple[tuple[str, bool], ...]
    pill_hits: frozenset[str] = frozenset()
    text: str
    hits: Hits = ()
    answer: str | None = None
    answer_hits: Hits = ()
    unsaved: bool = False
    moves: tuple[bool, bool] | None = None
    gone: str = ""


def note_facts(note: Note, rating: Rating | None = None, found: Found | None = None) -> NoteFacts:
    """Return what a card shows of a note; `rating` is how its day was, `found` where it was hit."""
    said: list[str] = []
    if note.at is not None:
        said.append(labels.clock_time(note.at))
    elif note.part_of_day is not None:
        said.append(labels.part_of_day(note.part_of_day))
    if rating is not None:
        day = translate("labels", "{rating} day").format(rating=labels.rating(rating))
        said.append(day)
    if by := labels.by_whom(note.entered_by):
        said.append(by)
    return NoteFacts(
        key=note.id,
        name=name_of(note),
        heading=labels.long_date(note.day),
        caption=" · ".join(said),
        pills=tuple((care_labels.tag(tag), tag == QUESTION) for tag in note.tags),
        text=note.note,
        hits=found.hits if found else (),
        answer=note.answer if note.question or note.answered else None,
        answer_hits=found.answer_hits if found else (),
    )


def name_of(note: Note) -> str:
    """Return what tells a note from all others: "note of Friday 20 November: Is the tingling…"."""
    pattern = translate("labels", "note of {day}: {words}")
    if note.question:
        pattern = translate("labels", "question of {day}: {words}")
    return pattern.format(day=labels.long_date(note.day), words=labels.shortened(note.note[:200]))


def tags_hit(note: Note, words: str) -> frozenset[str]:
    """Return those tags of a note, as they are shown, in which a word of a search begins a word."""
    begun = tuple(words.casefold().split())
    return frozenset(
        care_labels.tag(tag)
        for tag in note.tags
        if begun and any(word.startswith(begun) for word in tag.casefold().split())
    )

"""A note: how life is, in the person's own words; or a question for her team, with its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME, PartOfDay
from companion.domain.text import clean, clean_line

QUESTION = "Question for my team"
# The tags that are always offered, by their names in the diary and in a CSV.
TAGS = ("Sleep", "Appetite", "Mood", "Getting out", "Family", QUESTION)
LONGEST_TAG = 60  # letters
BAR = "|"  # stands between tags in a CSV


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was written about a day. `answer` belongs to a question.

    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    day: date
    note: str
    recorded_at: datetime
    at: time | None = None
    part_of_day: PartOfDay | None = None
    tags: tuple[str, ...] = ()
    answer: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "note", "answer", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        object.__setattr__(self, "tags", clean_tags(self.tags))
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.at is not None:
            object.__setattr__(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None))
        if not self.note.strip():
            raise Invalid("note", "empty")

    @property
    def question(self) -> bool:
        """Whether it is a question for the team."""
        return QUESTION in self.tags

    @property
    def answered(self) -> bool:
        """Whether something was written as its answer."""
        return bool(self.answer.strip())


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags each on one line and each once, in any case; those always offered as they are.

    Raises Invalid where one is too long or has a bar in it.
    """
    found: dict[str, str] = {}
    for each in tags:
        tag = clean_line(each)
        if BAR in tag:
            raise Invalid("tag", "with a bar")
        if len(tag) > LONGEST_TAG:
            raise Invalid("tag", "too long")
        if tag:
            found.setdefault(tag.casefold(), _AS_OFFERED.get(tag.casefold(), tag))
    return tuple(found.values())


_AS_OFFERED = {tag.casefold(): tag for tag in TAGS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which notes are meant: with all of these words (as begun), with this tag; all, where empty."""

    words: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A note that was looked for, its `place` in the order of time, and where its text was hit.

    `hits` are pairs of places in the text of the note, from and up to, in letters.
    """

    note: Note
    place: int
    hits: tuple[tuple[int, int], ...] = ()
    answer_hits: tuple[tuple[int, int], ...] = ()


def in_hand_order(questions: Iterable[Note], order: Iterable[str]) -> list[Note]:
    """Return questions, given newest first, in the order of ids made by hand; others come first."""
    places = {each: place for place, each in enumerate(order)}
    return sorted(questions, key=lambda note: places.get(note.id, -1))

"""A symptom entry: what was felt, how strongly, and when."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.text import clean

WORST = 10  # of severity and of interference
MOST_TIMES = 999


class Level(StrEnum):
    """The word over a stretch of the 0 to 10 scale; a label to find one's number, never a verdict."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


def level_of(severity: int) -> Level:
    """Return the word for a severity of 0 to 10 (0, 1 to 3, 4 to 6, 7 to 10)."""
    if severity == 0:
        return Level.NONE
    return (Level.MILD, Level.MODERATE, Level.SEVERE)[min((severity - 1) // 3, 2)]


class PartOfDay(StrEnum):
    """When in the day, where no exact time is known."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Recall(StrEnum):
    """How far back a value looks. The two are never mixed in one line of a chart."""

    DAY = "24h"
    WEEK = "7d"


ME = "me"  # `entered_by`, where the person herself did
HELPER = "helper"  # where a helper without a name did


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomEntry:
    """One symptom on one day: as a whole (no `at`, no `part_of_day`) or at a moment.

    `symptom` is the id of a Symptom. `severity` is 0 to 10, worst in the time of `recall`; a
    counted symptom has `count` (times) instead. `interference` is 0 to 10, how much it got in the
    way. `at` is kept to the minute. `recorded_at` is aware: the instant, to the second, and the
    offset from UTC then in force.
    """

    id: str
    day: date
    symptom: str
    recorded_at: datetime
    severity: int | None = None
    count: int | None = None
    at: time | None = None
    part_of_day: PartOfDay | None = None
    interference: int | None = None
    recall: Recall = Recall.DAY
    place: str = ""
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "symptom", "place", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.at is not None:
            object.__setattr__(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None))
        if self.severity is None and self.count is None:
            raise Invalid("severity", "empty")
        if self.severity is not None and self.count is not None:
            raise Invalid("severity", "and count")
        if self.severity is not None and not 0 <= self.severity <= WORST:
            raise Invalid("severity", "out of range")
        if self.count is not None and not 0 <= self.count <= MOST_TIMES:
            raise Invalid("count", "out of range")
        if self.interference is not None and not 0 <= self.interference <= WORST:
            raise Invalid("interference", "out of range")

    @property
    def value(self) -> int:
        """The severity, or the count where the symptom is counted."""
        return self.severity if self.severity is not None else (self.count or 0)

    @property
    def whole_day(self) -> bool:
        """Whether it speaks for the day, as a press on Today does, and not for a moment of it."""
        return self.at is None and self.part_of_day is None and self.recall is Recall.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which entries are meant: of one symptom, of days (both included), with words in the note."""

    symptom: str | None = None
    first: date | None = None
    last: date | None = None
    words: str = ""


_TIME = r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?"  # compiled when one is written


def read_time(written: str) -> time:
    """Return the time that a person wrote: 15:10, 1510, 9, 9.05, 3:10 pm. Raises Invalid."""
    found = re.fullmatch(_TIME, written.strip(), re.IGNORECASE)
    if found is None:
        raise Invalid("time", "not a time")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004
            raise Invalid("time", "not a time")
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004
        raise Invalid("time", "not a time")
    return time(hour, minute)

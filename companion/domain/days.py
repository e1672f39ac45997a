"""How a day, or a week, was as a whole."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME, WORST, Recall
from companion.domain.text import clean


class Rating(IntEnum):
    """The five words for a day."""

    GOOD = 1
    FAIRLY_GOOD = 2
    MIXED = 3
    HARD = 4
    VERY_HARD = 5


class Activity(StrEnum):
    """Five plain levels of activity in a week, the most active first; as in a CSV."""

    FULL = "did everything as before"
    LIGHT = "up all day, lighter things only"
    UP_MOSTLY = "up more than half of the day"
    DOWN_MOSTLY = "lying or sitting more than half of the day"
    DOWN = "in bed or a chair all day"


CHECK_IN_EVERY = 7  # days; a check-in looks back as far


def check_in_waits(last: date | None, today: date) -> bool:
    """Return whether there is a week to look back on; it is never late."""
    return last is None or not 0 <= (today - last).days < CHECK_IN_EVERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was said of one day (or of the week that ended on it, where `recall` is 7d).

    `quality_of_life` is 0 to 10, 10 best; it, `activity` (an Activity, or other words that came by
    import) and `falls` belong to the weekly check-in.
    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    day: date
    recorded_at: datetime
    recall: Recall = Recall.DAY
    rating: Rating | None = None
    quality_of_life: int | None = None
    activity: str = ""
    falls: bool | None = None
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "activity", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.quality_of_life is not None and not 0 <= self.quality_of_life <= WORST:
            raise Invalid("quality_of_life", "out of range")

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return (
            self.rating is None
            and self.quality_of_life is None
            and not self.activity
            and self.falls is None
            and not self.note
        )

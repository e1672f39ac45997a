"""Something that has a date: a visit, a scan, the dentist, an infusion."""

from dataclasses import dataclass
from datetime import date, datetime, time

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME
from companion.domain.text import clean, clean_line

LONGEST = 200  # letters of what it is for, and of with whom


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """`what` is what it is for, in own words. It is to come until its day has passed.

    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    day: date
    what: str
    recorded_at: datetime
    at: time | None = None
    with_whom: str = ""
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        for field in ("what", "with_whom"):
            text = clean_line(getattr(self, field))
            object.__setattr__(self, field, text)
            if len(text) > LONGEST:
                raise Invalid("appointment", "too long")
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.at is not None:
            object.__setattr__(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None))
        if not self.what:
            raise Invalid("appointment", "empty")

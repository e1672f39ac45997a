"""A treatment: what it is, since and until when, how often, and why it ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.domain.schedules import Schedule, read_schedule
from companion.domain.symptoms import ME
from companion.domain.text import clean, clean_line

LONGEST_NAME = 300  # letters, of all that is one line
MOST_LINES = 99


class Kind(StrEnum):
    """The six kinds of treatment, and what supports them; as in a CSV."""

    SURGERY = "surgery"
    HORMONE_THERAPY = "hormone therapy"
    CHEMOTHERAPY = "chemotherapy"
    RADIATION_THERAPY = "radiation therapy"
    TARGETED_THERAPY = "targeted therapy"
    IMMUNOTHERAPY = "immunotherapy"
    SUPPORTIVE_CARE = "supportive care"


class Ended(StrEnum):
    """Why a treatment ended; as in a CSV."""

    FINISHED = "finished"
    CANCER_GREW = "cancer grew"
    SIDE_EFFECTS = "side effects"
    MY_CHOICE = "my choice"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One treatment as a person wrote it; nothing but its name and kind must be known.

    `drug_class`, `route`, `schedule`, `dose` (what it was at the start) and `place` (of the body,
    or where it is given) are free text. `line` is the number of a line of therapy, 1 to 99.
    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    name: str
    kind: Kind
    recorded_at: datetime
    drug_class: str = ""
    route: str = ""
    since: RoughDate | None = None
    until: RoughDate | None = None
    schedule: str = ""
    dose: str = ""
    place: str = ""
    line: int | None = None
    line_name: str = ""
    stopped_because: Ended | None = None
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        for field in ("name", "drug_class", "route", "schedule", "dose", "place", "line_name"):
            text = clean_line(getattr(self, field))
            object.__setattr__(self, field, text)
            if len(text) > LONGEST_NAME:
                raise Invalid("treatment", "too long")
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if not self.name:
            raise Invalid("treatment", "empty")
        if self.line is not None and not 1 <= self.line <= MOST_LINES:
            raise Invalid("line", "out of range")
        if self.since and self.until and self.until.last < self.since.first:
            raise Invalid("until", "before since")
        read_schedule(self.schedule)

    @property
    def pattern(self) -> Schedule:
        """What the schedule's words make."""
        return read_schedule(self.schedule)

    def over(self, today: date) -> bool:
        """Whether it belongs to what came before. Surgery is over on its day."""
        if self.until is not None:
            return self.until.first <= today
        if self.kind is not Kind.SURGERY:
            return False
        return self.since is None or self.since.first <= today


@dataclass(frozen=True, slots=True)
class Line:
    """A line of therapy: what was given together, until it was changed. No number: in no line."""

    number: int | None
    name: str
    treatments: tuple[Treatment, ...]


def lines_of(treatments: Iterable[Treatment]) -> list[Line]:
    """Return the lines, the highest number first, then what is in no line; newest first in each.

    The name of a line is the one that was written last.
    """
    by_line: dict[int | None, list[Treatment]] = {}
    for treatment in sorted(treatments, key=_begun, reverse=True):
        by_line.setdefault(treatment.line, []).append(treatment)
    lines: list[Line] = []
    for number in sorted(by_line, key=lambda each: (each is None, -(each or 0))):
        these = by_line[number]
        named = [each for each in these if each.line_name]
        last = max(named, key=lambda each: each.recorded_at, default=None)
        lines.append(Line(number, last.line_name if last else "", tuple(these)))
    return lines


def _begun(treatment: Treatment) -> tuple[date, date, datetime]:
    since, until = treatment.since, treatment.until
    begun = since.first if since else until.first if until else date.min
    return begun, until.last if until else date.max, treatment.recorded_at

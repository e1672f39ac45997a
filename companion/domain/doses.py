"""What happened to a treatment on a day: a dose, a session, a hold, a new cycle, a new dose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME
from companion.domain.text import clean, clean_line
from companion.domain.treatments import Treatment

LONGEST_AMOUNT = 300  # letters


class What(StrEnum):
    """What happened; as in a CSV."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    REDUCED = "reduced"
    SESSION = "session"
    HELD = "held"
    RESUMED = "resumed"
    CYCLE_STARTED = "cycle started"
    DOSE_CHANGED = "dose changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One thing that happened to the treatment whose id is `treatment`.

    `amount` is free text: how much was taken, or the new dose where the dose was changed, or the
    number of the cycle that was started. `recorded_at` is aware: the instant, to the second, and
    the offset from UTC then in force.
    """

    id: str
    treatment: str
    day: date
    what: What
    recorded_at: datetime
    at: time | None = None
    amount: str = ""
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "treatment", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        object.__setattr__(self, "amount", clean_line(self.amount))
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.at is not None:
            object.__setattr__(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None))
        if not self.treatment:
            raise Invalid("treatment", "not chosen")
        if len(self.amount) > LONGEST_AMOUNT:
            raise Invalid("amount", "too long")

    @property
    def in_time(self) -> tuple[date, time, datetime]:
        """What doses are put in order by, oldest first.

        One without a time that was written down on its day stands where it was written down, so
        that “resumed” comes after the “held” of that morning. Where a clock was set back in
        between, nobody can tell any more which came first: then they stand as the clock said.
        """
        at = time()
        if self.at is not None:
            at = self.at
        elif self.recorded_at.date() == self.day:
            at = self.recorded_at.time().replace(second=0)
        return self.day, at, self.recorded_at


def check_day(day: date, treatment: Treatment, today: date) -> None:
    """Raise Invalid where nothing can have happened to a treatment on that day."""
    if day > today:
        raise Invalid("day", "not yet")
    if treatment.since is not None and day < treatment.since.first:
        raise Invalid("day", "before the start")


def happened(treatment: Treatment, doses: Iterable[Dose], today: date) -> list[Dose]:
    """Return what happened from the start (a new one leaves out what was before) until `today`.

    The oldest stands first.
    """
    first = treatment.since.first if treatment.since else date.min
    return sorted((d for d in doses if first <= d.day <= today), key=lambda dose: dose.in_time)


def dose_now(treatment: Treatment, doses: Iterable[Dose], today: date) -> str:
    """Return the dose in force on `today`: the one it was changed to last, or that of the start."""
    changed = [
        dose.amount
        for dose in happened(treatment, doses, today)
        if dose.what is What.DOSE_CHANGED and dose.amount
    ]
    return changed[-1] if changed else treatment.dose

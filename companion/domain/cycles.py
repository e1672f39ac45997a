"""Where a treatment stands today, counted from what was written down: plain arithmetic, no advice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.doses import Dose, What, happened
from companion.domain.schedules import Rhythm, Schedule
from companion.domain.treatments import Treatment

# The rules, in the order in which they count:
# - A cycle that was written down begins on its day. It is the next one after the last that is
#   known, however late; unless so many days have passed that others went by unwritten.
# - What is given once in a cycle begins it. What is given on several days of a cycle begins the
#   next one when that is due.
# - Otherwise, and for days on and off, cycles follow by the calendar, until a hold.
_GIVEN = {What.TAKEN, What.REDUCED, What.SESSION}
_EARLY = 3  # days that a dose may come before its cycle is due
_NUMBER = re.compile(r"(?:c(?:ycle)?\s*)?(\d{1,3})", re.IGNORECASE)  # 5, cycle 5, C5


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`day` counts from 1 on `started`; `length` is that of a cycle, in days.

    `cycle` is its number where one is known. `day` goes beyond `length` where a hold, or a dose
    that has not come yet, makes the end of the cycle unknown. `off` tells of a pattern with days on
    and off which of them today is; None where that is not known. `held_since` is the day of a hold
    that has not ended: then nothing is counted.
    """

    cycle: int | None = None
    day: int | None = None
    length: int | None = None
    started: date | None = None
    off: bool | None = None
    held_since: date | None = None


def standing(treatment: Treatment, doses: Iterable[Dose], today: date) -> Standing:
    """Return where a treatment stands; `doses` are its own, in any order, later ones are left out.

    It goes by every hold, resumption and new cycle. Of what was given (taken, reduced, session) the
    last is enough for days on and off, for every day and for own words; once in so many days, and
    on numbered days of a cycle, need all of it. The schedule of today counts for the past too: one
    that was changed on a day is another treatment.
    """
    past = happened(treatment, doses, today)
    held_since = _held_since(past)
    if held_since is not None:
        return Standing(held_since=held_since)
    pattern = treatment.pattern
    length = pattern.length
    if length is None:
        return Standing()
    start = _last_start(treatment, past)
    if start is None or start.day > today:
        return Standing(length=length)
    # Nobody writes down every first day: until a hold, later cycles follow by the calendar.
    whole = start.cycles_until(today, length)
    started = start.day + timedelta(days=whole * length)
    day = (today - started).days + 1
    off = None
    if pattern.rhythm is Rhythm.ON_OFF and start.held is None:
        off = day not in pattern.given
    cycle = start.cycle
    if cycle is not None:
        # So long after the last thing written, others may have begun: a number would be a guess.
        known = start.by_calendar or start.passed(today, length) == 1
        cycle = cycle + whole if known else None
    return Standing(
        cycle=cycle,
        day=day,
        length=length,
        started=started,
        off=off,
    )


def next_cycle(treatment: Treatment, doses: Iterable[Dose], day: date) -> int | None:
    """Return the number that a cycle started on `day` would have, where it can be counted.

    `doses` as for `standing`.
    """
    start = _last_start(treatment, happened(treatment, doses, day))
    return None if start is None else start.number_on(day, treatment.pattern.length)


@dataclass(frozen=True, slots=True)
class _Start:
    """The last cycle whose first `day` is known, and its number.

    `held` is the day of the first hold in it, `resumed` that on which the last one ended. It is
    `guessed` where only the start of the treatment is known, and `open` where the next dose, and
    not the calendar, begins the next one.
    """

    cycle: int | None
    day: date
    held: date | None = None
    resumed: date | None = None
    guessed: bool = False
    open: bool = False

    @property
    def by_calendar(self) -> bool:
        """Whether the cycles after it are taken to follow by the calendar."""
        return not self.open and self.held is None

    def cycles_until(self, today: date, length: int) -> int:
        """Return how many more had begun by the calendar; a hold puts off one due on its day."""
        if self.open:
            return 0
        if self.held is None:
            return (today - self.day).days // length
        return max(0, (self.held - self.day).days - 1) // length

    def passed(self, day: date, length: int) -> int:
        """Return which one after this begins on `day`: the next, unless 1.9 lengths have passed.

        What was on hold does not count.
        """
        days = (day - (self.resumed or self.held or self.day)).days
        return max(1, (10 * days + length) // (10 * length))

    def number_on(self, day: date, length: int | None) -> int | None:
        """Return the number of a cycle that was begun on `day`."""
        if self.cycle is None or day <= self.day:
            return self.cycle
        if length is None:
            return self.cycle + 1
        if self.held is not None:
            return self.cycle + self.cycles_until(day, length) + self.passed(day, length)
        if self.in_first_half(day, length):
            return self.cycle  # begun a few days late
        if self.guessed:  # those that nobody wrote down count too
            return self.cycle + (2 * (day - self.day).days + length) // (2 * length)
        return self.cycle + self.passed(day, length)

    def in_first_half(self, day: date, length: int) -> bool:
        """Whether `day` is nearer to this first day than to the next one."""
        return 2 * (day - self.day).days < length


def _held_since(past: list[Dose]) -> date | None:
    """Return the first day of a hold that has not ended.

    What is given on a later day ends it as well: not everyone writes down that it was resumed.
    """
    since = latest = None
    for dose in past:
        if dose.what is What.HELD:
            since, latest = since or dose.day, dose.day
        elif dose.what in {What.RESUMED, What.CYCLE_STARTED} or (
            dose.what in _GIVEN and latest is not None and dose.day > latest
        ):
            since = None
    return since


def _last_start(treatment: Treatment, past: list[Dose]) -> _Start | None:
    pattern = treatment.pattern
    start: _Start | None = None
    if treatment.since is not None and treatment.since.exact is not None:
        counted = pattern.rhythm in {Rhythm.ON_OFF, Rhythm.DAYS_OF}
        start = _Start(1 if counted else None, treatment.since.exact, guessed=True)
    for dose in past:
        if dose.what is What.CYCLE_STARTED:
            number = _number_in(dose.amount)
            if number is None and start is not None:
                number = start.number_on(dose.day, pattern.length)
            start = _Start(number, dose.day, open=pattern.rhythm is Rhythm.EVERY)
        elif dose.what in _GIVEN:
            start = _after_dose(start, dose.day, pattern)
        elif start is not None and dose.what is What.HELD:
            start = replace(start, held=start.held or dose.day)
        elif start is not None and dose.what is What.RESUMED and start.held is not None:
            start = replace(start, resumed=dose.day)
    return start


def _number_in(amount: str) -> int | None:
    """Return the number of a cycle that was written, 1 to 999."""
    found = _NUMBER.fullmatch(amount)
    return int(found[1]) or None if found else None


def _after_dose(start: _Start | None, day: date, pattern: Schedule) -> _Start | None:
    """Return the cycle that is going on after something was given on `day`."""
    length = pattern.length
    if length is None or pattern.rhythm is Rhythm.ON_OFF or pattern.given[0] != 1:
        return start  # a tablet begins nothing, nor what is never given on a first day
    once = pattern.given == (1,)
    if start is None:  # of several days it may be any
        return _Start(None, day, open=True) if once else None
    if start.guessed and start.held is None and not once:
        start = _nearest(start, day, pattern)
    # The second of two in the first half belongs to the same cycle; once in so many days, the days
    # are still counted from the last one.
    if once:
        again = start.in_first_half(day, length)
        begins = start.guessed or not again or pattern.rhythm is Rhythm.EVERY
    else:
        again = False
        begins = (day - start.day).days >= length - _early(pattern)
    if not begins:
        return replace(start, guessed=False, open=True)
    return _Start(start.cycle if again else start.number_on(day, length), day, open=True)


def _nearest(start: _Start, day: date, pattern: Schedule) -> _Start:
    """Return the cycle by the calendar of the first thing given that was written down.

    Where `day` is nearer to its first day than to its second planned one, it began on `day`.
    """
    length = pattern.length or 1
    more = ((day - start.day).days + _early(pattern)) // length
    first = start.day + timedelta(days=more * length)
    if 2 * (day - first).days < pattern.given[1] - 1:
        first = day
    return replace(start, cycle=None if start.cycle is None else start.cycle + more, day=first)


def _early(pattern: Schedule) -> int:
    """Return how many days early what is given is the first of the next cycle: three at most."""
    free = (pattern.length or 1) - pattern.given[-1]
    return min(_EARLY, free // 2)

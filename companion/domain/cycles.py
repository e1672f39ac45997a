"""Where a treatment stands today, counted from what was written down: plain arithmetic, no advice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.doses import Dose, What
from companion.domain.schedules import Rhythm
from companion.domain.treatments import Treatment

_GIVEN = {What.TAKEN, What.REDUCED, What.SESSION}


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

    Of all that was given (taken, reduced, session) the last is enough.
    """
    past = _past(treatment, doses, today)
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
    whole = 0 if start.open else _begun_since(start, today, length)
    started = start.day + timedelta(days=whole * length)
    day = (today - started).days + 1
    off = None
    if pattern.rhythm is Rhythm.ON_OFF and start.held is None:
        off = day not in pattern.given
    return Standing(
        cycle=None if start.cycle is None else start.cycle + whole,
        day=day,
        length=length,
        started=started,
        off=off,
    )


def next_cycle(treatment: Treatment, doses: Iterable[Dose], day: date) -> int | None:
    """Return the number that a cycle started on `day` would have, where it can be counted."""
    start = _last_start(treatment, _past(treatment, doses, day))
    return None if start is None else _number_on(start, day, treatment.pattern.length)


@dataclass(frozen=True, slots=True)
class _Start:
    """The last cycle whose first `day` is known, its number, and the first hold in it.

    It is `open` where the next dose, and not the calendar, begins the next one.
    """

    cycle: int | None
    day: date
    held: date | None = None
    open: bool = False


def _past(treatment: Treatment, doses: Iterable[Dose], today: date) -> list[Dose]:
    """Return what happened from the start (a new one leaves out what was before) until today."""
    first = treatment.since.first if treatment.since else date.min
    return sorted((d for d in doses if first <= d.day <= today), key=lambda dose: dose.in_time)


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
        start = _Start(1 if counted else None, treatment.since.exact)
    for dose in past:
        if dose.what is What.CYCLE_STARTED:
            number = None if start is None else _number_on(start, dose.day, pattern.length)
            if dose.amount.isdecimal():
                number = int(dose.amount)
            elif pattern.rhythm is Rhythm.EVERY:
                number = None  # counted only where a number was written
            start = _Start(number, dose.day, open=pattern.rhythm is Rhythm.EVERY)
        elif pattern.rhythm is Rhythm.EVERY and dose.what in _GIVEN:
            if start is None or dose.day > start.day or not start.open:
                start = _Start(None, dose.day, open=True)
        elif dose.what is What.HELD and start is not None and start.held is None:
            start = _Start(start.cycle, start.day, dose.day, start.open)
    return start


def _number_on(start: _Start, day: date, length: int | None) -> int | None:
    """Return the number of a cycle that was begun on `day`, after one whose start is known."""
    if start.cycle is None or day <= start.day:
        return start.cycle
    if length is None:
        return start.cycle + 1
    if start.held is not None:
        return start.cycle + _begun_since(start, day, length) + 1
    # Those that nobody wrote down count too; a few days early or late are still the same cycle.
    return start.cycle + (2 * (day - start.day).days + length) // (2 * length)


def _begun_since(start: _Start, today: date, length: int) -> int:
    """Return how many more cycles had begun by the calendar; a hold puts off one due on its day."""
    if start.held is None:
        return (today - start.day).days // length
    return max(0, (start.held - start.day).days - 1) // length

"""What the made-up life is like: when which treatment was, in days before today, and how hard days are."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from companion.domain.symptoms import ME

HELPERS = ("Ruth", "Sam")
HARD = 3.0  # of hardship: a day on which more is written, and often by a helper

# All in days before today; a cycle by its first day.
FIRST_LINE, FIRST_LINE_ENDED = 900, 290
TABLETS_OFF_AND_ON = 28  # days of a cycle of the first line
RADIATION = 283  # ten sessions from here on
SECOND_LINE, SECOND_LINE_ENDED = (262, 241, 220, 199, 178, 157), 137
THIRD_LINE = (102, 81, 53, 32, 11)
HELD, RESUMED = 60, 53  # the third cycle came a week late
CYCLE = 21  # days, of the second line and the third
INJECTION, INJECTIONS_EVERY = 24, 28  # the last one, and how often

# By how much a day of a cycle is harder, counted from 1.
_AFTER_AN_INFUSION = {2: 2.0, 3: 5.0, 4: 5.5, 5: 4.5, 6: 3.5, 7: 2.0, 8: 1.0}
_WITH_TABLETS = {8: 1.0, 9: 2.0, 10: 2.5, 11: 3.0, 12: 4.0, 13: 4.5, 14: 4.5, 15: 3.5, 16: 2.0}
_IN_A_THIRD_WEEK = dict.fromkeys(range(15, 25), 1.2)
_WHILE_RADIATED = 1.5
_RADIATED = range(RADIATION - 20, RADIATION + 1)

_KEPT_UP = 10  # days before today without a gap, so that there is a yesterday


@dataclass(frozen=True, slots=True)
class Lived:
    """A day with something in the diary: how hard it was (0 to about 7), and who wrote it."""

    day: date
    hardship: float
    written_by: str


def lived_in(rng: random.Random, today: date, length: int) -> list[Lived]:
    """Return the days that were written about, of `length` days before today, oldest first."""
    lived: list[Lived] = []
    drift, gap = 0.0, 0
    for ago in range(length, 0, -1):
        drift = 0.9 * drift + rng.gauss(0, 0.4)
        hardship = max(0.0, 0.8 + drift + _treated(ago))
        if gap:
            gap -= 1
            continue
        # Nobody writes every day, and in a good week it is forgotten more easily.
        forgotten = rng.random() < (0.03 if hardship > HARD else 0.05)
        if forgotten and ago > _KEPT_UP:
            gap = rng.choice((0, 0, 1, 1, 2, 3, 5, 9))
            continue
        helped = rng.random() < (0.25 if hardship > HARD else 0.04)
        by = rng.choice(HELPERS) if helped else ME
        lived.append(Lived(today - timedelta(days=ago), hardship, by))
    return lived


def _treated(ago: int) -> float:
    """Return by how much treatment makes a day harder."""
    if ago <= THIRD_LINE[0]:
        return _AFTER_AN_INFUSION.get(_day_of(THIRD_LINE, ago), 0.0)
    if SECOND_LINE_ENDED <= ago <= SECOND_LINE[0]:
        return _WITH_TABLETS.get(_day_of(SECOND_LINE, ago), 0.0)
    if ago in _RADIATED:
        return _WHILE_RADIATED
    if FIRST_LINE_ENDED < ago <= FIRST_LINE:
        return _IN_A_THIRD_WEEK.get((FIRST_LINE - ago) % TABLETS_OFF_AND_ON + 1, 0.0)
    return 0.0


def _day_of(cycles: Sequence[int], ago: int) -> int:
    """Return the day of the cycle, from 1 on."""
    begun = cycles[bisect_right(cycles, -ago, key=lambda first: -first) - 1]
    return begun - ago + 1


def written(day: date, hour: int, minute: int, now: datetime) -> datetime:
    """Return when it was written down, which is never later than now."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
    return at if at <= now else now.replace(hour=0, minute=0, second=0)


def new_id(rng: random.Random) -> str:
    """Return a random UUID as text; the module uuid takes three times as long."""
    digits = f"{rng.getrandbits(128):032x}"
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"

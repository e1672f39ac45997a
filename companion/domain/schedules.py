"""How often a treatment is given, as a person or her team wrote it, and the cycle that it makes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from companion.domain.invalid import Invalid
from companion.domain.text import clean_line

LONGEST_CYCLE = 400  # days
_WEEK = 7

# The patterns that are offered (fact sheet, section 8), as they stand in the diary and in a CSV.
DAILY = "daily"
TWICE_DAILY = "twice daily"
PATTERNS = (
    DAILY,
    TWICE_DAILY,
    "21 days on, 7 off",
    "14 days on, 7 off",
    "4 days on, 3 off",
    "day 1 of 21",
    "days 1, 8 of 21",
    "days 1, 8, 15 of 28",
    "every 4 weeks",
    "every 6 weeks",
    "every 12 weeks",
)


class Rhythm(Enum):
    """What kind of pattern it is."""

    EVERY_DAY = auto()  # once or twice a day, without a rest
    ON_OFF = auto()  # some days on, some days off
    DAYS_OF = auto()  # on numbered days of a cycle
    EVERY = auto()  # once in so many days
    OWN = auto()  # words that make no cycle


@dataclass(frozen=True, slots=True)
class Schedule:
    """`length` is that of a cycle in days, where the words make one; `given` its days, from 1 on."""

    rhythm: Rhythm
    length: int | None = None
    given: tuple[int, ...] = ()


_N = r"\d{1,4}"
_ON_OFF = re.compile(
    rf"({_N})\s*(days?|weeks?)?\s*on\s*[,/]?\s*(?:and\s+)?(?:then\s+)?"
    rf"({_N})\s*(days?|weeks?)?\s*off(?:,?\s*weekly)?",
    re.IGNORECASE,
)
_SLASH = re.compile(rf"({_N})\s*/\s*({_N})")
_SPAN = rf"{_N}(?:\s*(?:-|–|to)\s*{_N})?"  # 8, or 1 to 5
_AND = r"\s*(?:,\s*and|,|\+|&|and)\s*(?:d(?:ays?)?\s*)?"
# “Days 1, 8 of 21” and “D1, D8 every 3 weeks”; without “days”, “1, 8 of 21” but not “1 of 2”.
_DAYS_OF = re.compile(
    rf"(?:d(?:ays?)?\s*({_SPAN}(?:{_AND}{_SPAN})*),?\s+(?:of(?:\s+an?)?|every)"
    rf"|({_SPAN}(?:{_AND}{_SPAN})+)\s+of(?:\s+an?)?)"
    rf"\s+({_N})(?:[\s-](day|week)s?)?(?:\s+cycle)?",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"(?:once\s+)?every\s+(?:({_N})\s+)?(day|week)s?|(?:once\s+)?weekly|once\s+a\s+week",
    re.IGNORECASE,
)
_EVERY_DAY = re.compile(
    r"(?:once |twice |\d+ times )?(?:daily|a day|every day|each day)", re.IGNORECASE
)
_SHORT = re.compile(r"\bq\s*(\d{1,4})\s*(d|w)(?:ays?|eeks?|ks?)?\b", re.IGNORECASE)  # q3w
_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_IN_WORDS = re.compile(rf"\b({'|'.join(_NUMBERS)})\b", re.IGNORECASE)


def read_schedule(written: str) -> Schedule:
    """Return what the words make; words that make no cycle are a person's own.

    Raises Invalid where they make one that cannot be: of 0 days, of too many, or with a day beyond
    its end.
    """
    text = _in_digits(clean_line(written).rstrip("."))
    if _EVERY_DAY.fullmatch(text):
        return Schedule(Rhythm.EVERY_DAY)
    if found := _ON_OFF.fullmatch(text):
        return _on_off(found[1], found[2], found[3], found[4])
    if found := _SLASH.fullmatch(text):
        return _on_off(found[1], None, found[2], None)
    if found := _DAYS_OF.fullmatch(text):
        days = sorted(_days_named(found[1] or found[2]))
        return _cycle(Rhythm.DAYS_OF, _days(found[3], found[4] or "day"), days)
    if found := _EVERY.fullmatch(text):
        length = _days(found[1] or "1", found[2] or "week")
        return Schedule(Rhythm.EVERY_DAY) if length == 1 else _cycle(Rhythm.EVERY, length, (1,))
    return Schedule(Rhythm.OWN)


def _on_off(on: str, on_unit: str | None, off: str, off_unit: str | None) -> Schedule:
    """Return days on and off; a unit that stands once is meant for both."""
    # In “21 on, 1 week off” the first number can only be days.
    days_on = _days(on, on_unit or ("" if int(on) >= _WEEK else off_unit or ""))
    length = days_on + _days(off, off_unit or on_unit or "")
    if on_unit is off_unit is None and length % _WEEK:
        # 21/7 are days, but a bare 3/1 may be weeks, or half a tablet: nothing is guessed.
        return Schedule(Rhythm.OWN)
    return _cycle(Rhythm.ON_OFF, length, range(1, days_on + 1))


def _in_digits(text: str) -> str:
    text = _IN_WORDS.sub(lambda found: str(_NUMBERS.index(found[1].lower()) + 1), text)
    text = re.sub(r"\bevery other\b", "every 2", text, flags=re.IGNORECASE)
    return _SHORT.sub(_short_in_words, text)


def _short_in_words(found: re.Match[str]) -> str:
    return f"every {found[1]} {'days' if found[2] in 'dD' else 'weeks'}"


def _days_named(written: str) -> set[int]:
    days: set[int] = set()
    for first, last in re.findall(rf"({_N})(?:\s*(?:-|–|to)\s*({_N}))?", written):
        days.update(range(int(first), min(int(last or first), LONGEST_CYCLE + 1) + 1))
    return days


def _days(number: str, unit: str) -> int:
    return int(number) * (_WEEK if unit.lower().startswith("week") else 1)


def _cycle(rhythm: Rhythm, length: int, given: Sequence[int]) -> Schedule:
    if length == 0 or not given:
        raise Invalid("schedule", "without days")
    if length > LONGEST_CYCLE:
        raise Invalid("schedule", "too long")
    if not 1 <= given[0] <= given[-1] <= length:
        raise Invalid("schedule", "day beyond the cycle")
    return Schedule(rhythm, length, tuple(given))

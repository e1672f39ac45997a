"""A made-up diary, to try Companion or to measure it: the same numbers give the same diary."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from companion import clock
from companion.domain.contacts import Contact
from companion.domain.days import Day, Rating
from companion.domain.preferences import Preferences
from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom
from companion.domain.symptoms import ME, WORST, PartOfDay, SymptomEntry
from companion.storage.store import Store

SEED = 2026

_A_YEAR = 365.25  # days
_ENTRIES_A_YEAR = 5000  # where only their number is asked for: 100,000 are twenty years
_LONGEST = 20  # years, then; more entries make the days fuller
_CYCLE = 21  # days from one treatment to the next; the hard ones are the third to the sixth
_HARD_DAYS = {2: 2.0, 3: 5.0, 4: 5.5, 5: 4.5, 6: 3.5, 7: 2.0, 8: 1.0}
_PAUSE = 147  # days: after seven cycles without one there is a longer rest
_REST = 35
_KEPT_UP = 10  # days before today without a gap, so that there is a yesterday
_ON_TODAY = 2  # entries of this very day: the rest of it is left to press
_PARTS = tuple(PartOfDay)


@dataclass(frozen=True, slots=True)
class _Course:
    """How one symptom goes: on a good day, by how much a hard day adds to it, and its words."""

    symptom: str
    base: float
    rise: float
    places: tuple[str, ...] = ("",)
    easy: tuple[str, ...] = ("",)  # notes beside a low value
    hard: tuple[str, ...] = ("",)  # and beside a high one


_HANDS = Symptom(id="7d0e5c1a-93c6-4c55-9d43-0c4b0b0a5f11", name="Cold hands and feet", position=5)
_EARS = Symptom(id="b4a9f6d2-1c0f-4f0e-8a58-6f2f4b1f9c02", name="Ringing in the ears", listed=False)

# The six on the list, in its order.
_LISTED = (
    _Course(
        "pain",
        2.0,
        0.5,
        ("Left hip", "Lower back", "Left hip", "Right shoulder", "Ribs, left side"),
        (
            "Only when turning over in bed",
            "The warm pillow helped",
            "Almost forgot it while the children were here",
        ),
        ("Worse on the stairs", "Took the evening tablet early", "Could not sit for long"),
    ),
    _Course(
        "tiredness",
        2.5,
        0.9,
        easy=("Walked to the bakery and back", "Enough strength to cook", "Read a whole chapter"),
        hard=("Stayed in bed until eleven", "Legs like lead", "Had to sit down in the shop"),
    ),
    _Course(
        "sleep",
        2.5,
        0.5,
        easy=("Slept right through", "Woke once, fell asleep again"),
        hard=("Awake from three to five", "Too hot, opened the window", "Thinking about the scan"),
    ),
    _Course(
        "nausea",
        0.4,
        0.9,
        easy=("Ginger tea helped a little", "Could eat soup in the evening"),
        hard=("Smell of coffee was too much", "Only dry toast", "Better after the tablet"),
    ),
    _Course("loose_stools", 0.1, 0.35, easy=("After the soup",), hard=("Kept drinking water",)),
    _Course(
        _HANDS.id,
        1.5,
        0.2,
        ("Fingertips", "Both feet"),
        ("Gloves on in the kitchen",),
        ("Painful",),
    ),
)
# Those that come up now and then.
_SOMETIMES = (
    _Course("vomiting", 0.0, 0.35, easy=("In the night",), hard=("Nothing stayed down",)),
    _Course(
        "numbness",
        2.0,
        0.3,
        ("Fingertips", "Toes", "Both hands"),
        ("Less when the hands are warm",),
        ("Buttons were difficult", "Dropped a cup"),
    ),
    _Course("mouth", 0.5, 0.6, easy=("The rinse helps",), hard=("Could only eat soft things",)),
    _Course("appetite", 1.0, 0.7, easy=("Enjoyed the peaches",), hard=("Two spoons of porridge",)),
    _Course("worry", 2.5, 0.2, easy=("Talking to Ruth helped",), hard=("Waiting for the results",)),
    _Course(_EARS.id, 1.0, 0.3, easy=("Hardly heard it outside",), hard=("Loud in a quiet room",)),
    _Course(
        "headache", 1.0, 0.3, ("Forehead", "Behind the eyes"), ("Gone after a nap",), ("Dark room",)
    ),
)
_COUNTED = {"loose_stools", "vomiting"}

_HELPERS = ("Ruth", "Sam")
_EASY_DAYS = (
    "Lunch with Ruth on the balcony.",
    "First walk around the pond this month.",
    "The garden chair in the sun, an hour of it.",
    "Ella read to me from her new book.",
    "A quiet day.",
)
_HARD_DAYS_NOTES = (
    "Could not do much. Sam made soup.",
    "Rain all day. Slept a lot.",
    "Cried a bit, then slept. Better in the evening.",
    "Ask about the tablets for the night.",
)
_CONTACTS = (
    ("Cancer nurse line", "555-0142", "Monday to Friday, 8 to 5"),
    ("Hospital ward, nights and weekends", "555-0177", "Always"),
    ("Family doctor", "555-0123", "Monday to Friday, 9 to 1"),
    ("Ruth, my sister", "555-0168", ""),
)

# How often, of all times.
_RATED = 0.88
_WRITTEN_ABOUT = 0.88
_WITH_A_NOTE = 0.08
_WITH_A_PLACE = 0.5
_IN_THE_WAY = 0.2
_IN_A_PART_OF_THE_DAY = 0.4
_HARD = 3.0  # of hardship: a day on which more is written, and often by a helper
_MODERATE = 4  # of severity


def fill(
    store: Store, *, entries: int | None = None, years: int | None = None, seed: int = SEED
) -> None:
    """Write a made-up diary that ends today into a new one.

    `entries` is their exact number, else a believable one for the `years` (default 1, or as many as
    fit the entries). Raises StorageError.
    """
    rng = random.Random(seed)  # noqa: S311 - made up, not secret
    if years is None:
        years = min(_LONGEST, max(1, math.ceil((entries or 0) / _ENTRIES_A_YEAR)))
    now = clock.now()
    lived = _lived(rng, now.date(), years)
    courses = [*_LISTED, *_SOMETIMES]
    known = {symptom.id: symptom for symptom in (*BUILT_IN_BY_ID.values(), _HANDS, _EARS)}
    store.symptom_list.put_all(known[course.symptom] for course in courses)
    listed = [known[course.symptom] for course in _LISTED]
    store.symptom_list.set_listed(
        [replace(each, usual=1) if each.beyond_usual else each for each in listed]
    )
    store.days.merge(_ratings(rng, lived, now))
    store.symptoms.merge(_entries(rng, lived, entries, now))
    store.preferences.put(Preferences(helpers=_HELPERS))
    for position, (name, number, hours) in enumerate(_CONTACTS):
        store.contacts.put(
            Contact(id=_new_id(rng), name=name, number=number, hours=hours, position=position)
        )


@dataclass(frozen=True, slots=True)
class _Lived:
    """A day with something in the diary: how hard it was (0 to about 7), and who wrote it."""

    day: date
    hardship: float
    written_by: str


def _lived(rng: random.Random, today: date, years: int) -> list[_Lived]:
    """Return the days before today that were written about, oldest first."""
    length = round(years * _A_YEAR)
    start = today - timedelta(days=length)
    lived: list[_Lived] = []
    drift, gap = 0.0, 0
    for number in range(length):
        drift = 0.9 * drift + rng.gauss(0, 0.4)
        within = number % (_PAUSE + _REST)
        treated = _HARD_DAYS.get(within % _CYCLE + 1, 0.0) if within < _PAUSE else 0.0
        hardship = max(0.0, 0.8 + drift + treated)
        if gap:
            gap -= 1
            continue
        # Nobody writes every day, and in a good week it is forgotten more easily.
        forgotten = rng.random() < (0.03 if hardship > _HARD else 0.05)
        if forgotten and number < length - _KEPT_UP:
            gap = rng.choice((0, 0, 1, 1, 2, 3, 5, 9))
            continue
        helped = rng.random() < (0.25 if hardship > _HARD else 0.04)
        by = rng.choice(_HELPERS) if helped else ME
        lived.append(_Lived(start + timedelta(days=number), hardship, by))
    return lived


def _ratings(rng: random.Random, lived: Sequence[_Lived], now: datetime) -> Iterator[Day]:
    for each in lived:
        if rng.random() > _RATED:
            continue
        rating = round(1 + each.hardship * 0.6 + rng.gauss(0, 0.5))
        notes = _HARD_DAYS_NOTES if each.hardship > _HARD else _EASY_DAYS
        yield Day(
            id=_new_id(rng),
            day=each.day,
            recorded_at=_written(each.day, 20, rng.randrange(60), now),
            rating=Rating(min(max(rating, Rating.GOOD), Rating.VERY_HARD)),
            note=rng.choice(notes) if rng.random() < _WITH_A_NOTE else "",
            entered_by=each.written_by,
        )


def _entries(
    rng: random.Random, lived: Sequence[_Lived], entries: int | None, now: datetime
) -> Iterator[SymptomEntry]:
    on_today = _ON_TODAY if entries is None else min(entries, _ON_TODAY)
    everything = (*_LISTED, *_SOMETIMES)
    for number, each in enumerate(lived):
        if entries is None:
            whole = [course for course in _LISTED if rng.random() < _WRITTEN_ABOUT]
            moments = rng.choice((0, 0, 1, 2) if each.hardship > _HARD else (0, 0, 0, 1))
        else:
            rest = entries - on_today
            share = rest * (number + 1) // len(lived) - rest * number // len(lived)
            whole = rng.sample(_LISTED, min(share, len(_LISTED)))
            moments = share - len(whole)
        for course in whole:
            yield _entry(rng, each, course, now)
        for _ in range(moments):
            course = rng.choice(everything)
            if rng.random() < _IN_A_PART_OF_THE_DAY:
                yield _entry(rng, each, course, now, part_of_day=rng.choice(_PARTS))
            else:
                at = time(rng.randint(7, 21), rng.randrange(60))
                yield _entry(rng, each, course, now, at=at)
    today = _Lived(now.date(), 2.0, ME)
    for course in _LISTED[:on_today]:
        yield _entry(rng, today, course, now)


def _entry(
    rng: random.Random,
    lived: _Lived,
    course: _Course,
    now: datetime,
    *,
    at: time | None = None,
    part_of_day: PartOfDay | None = None,
) -> SymptomEntry:
    """Return what was felt: on the day as a whole, or at a moment of it."""
    felt = round(course.base + course.rise * lived.hardship + rng.gauss(0, 0.9))
    value = min(max(felt, 0), WORST)
    counted = course.symptom in _COUNTED
    notes = course.hard if value > _MODERATE else course.easy
    hour = 7 if lived.day == now.date() else at.hour if at else 20
    return SymptomEntry(
        id=_new_id(rng),
        day=lived.day,
        symptom=course.symptom,
        recorded_at=_written(lived.day, hour, rng.randrange(60), now),
        severity=None if counted else value,
        count=value if counted else None,
        at=at,
        part_of_day=part_of_day,
        interference=value - 1 if felt >= _MODERATE and rng.random() < _IN_THE_WAY else None,
        place=rng.choice(course.places) if value and rng.random() < _WITH_A_PLACE else "",
        note=rng.choice(notes) if value and rng.random() < _WITH_A_NOTE else "",
        entered_by=lived.written_by,
    )


def _written(day: date, hour: int, minute: int, now: datetime) -> datetime:
    """Return when it was written down, which is never later than now."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
    return at if at <= now else now.replace(hour=0, minute=0, second=0)


def _new_id(rng: random.Random) -> str:
    return str(UUID(int=rng.getrandbits(128), version=4))

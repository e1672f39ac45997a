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


@dataclass(frozen=True, slots=True)
class _Course:
    """How one symptom goes: on a good day, by how much the hard days add to it, and its words."""

    symptom: str
    base: float
    rise: float
    places: tuple[str, ...] = ("",)
    notes: tuple[str, ...] = ("",)


_HANDS = Symptom(id="7d0e5c1a-93c6-4c55-9d43-0c4b0b0a5f11", name="Cold hands and feet")
_EARS = Symptom(id="b4a9f6d2-1c0f-4f0e-8a58-6f2f4b1f9c02", name="Ringing in the ears")

# The six on the list, in its order, then those that come up now and then.
_LISTED = (
    _Course(
        "pain",
        2.0,
        0.5,
        ("Left hip", "Lower back", "Left hip", "Right shoulder", "Ribs, left side"),
        (
            "Worse on the stairs",
            "The warm pillow helped",
            "Came when I got up from the chair",
            "Took the evening tablet early",
            "Only when turning over in bed",
            "Almost forgot it while the children were here",
        ),
    ),
    _Course(
        "tiredness",
        2.5,
        0.9,
        notes=(
            "Slept an hour after lunch, better then",
            "Had to sit down in the shop",
            "Walked to the bakery and back",
            "Stayed in bed until eleven",
            "Legs like lead",
            "Enough strength to cook",
        ),
    ),
    _Course(
        "sleep",
        2.5,
        0.5,
        notes=(
            "Awake from three to five",
            "Too hot, opened the window",
            "Slept right through",
            "Thinking about the scan",
        ),
    ),
    _Course(
        "nausea",
        0.4,
        0.9,
        notes=(
            "Dry toast stayed down",
            "Smell of coffee was too much",
            "Ginger tea helped a little",
            "Better after the tablet",
            "Could eat soup in the evening",
        ),
    ),
    _Course("loose_stools", 0.1, 0.35, notes=("After the soup", "Kept drinking water")),
    _Course("cold_hands", 1.5, 0.2, ("Fingertips", "Both feet"), ("Gloves on in the kitchen",)),
)
_SOMETIMES = (
    _Course("vomiting", 0.0, 0.35, notes=("Once in the night", "Right after breakfast")),
    _Course(
        "numbness",
        2.0,
        0.3,
        ("Fingertips", "Toes", "Both hands"),
        ("Buttons were difficult", "Dropped a cup", "Less when the hands are warm"),
    ),
    _Course("mouth", 0.5, 0.6, notes=("Could only eat soft things", "The rinse helps")),
    _Course("appetite", 1.0, 0.7, notes=("Two spoons of porridge", "Enjoyed the peaches")),
    _Course("worry", 2.5, 0.2, notes=("Waiting for the results", "Talking to Ruth helped")),
    _Course("ears", 1.0, 0.3, notes=("Quiet room, louder ringing",)),
    _Course("headache", 1.0, 0.3, ("Forehead", "Behind the eyes"), ("Gone after a nap",)),
)
_COUNTED = {"loose_stools", "vomiting"}
_IDS = {"cold_hands": _HANDS.id, "ears": _EARS.id}

_HELPERS = ("Ruth", "Sam")
_DAY_NOTES = (
    "Lunch with Ruth on the balcony.",
    "Rain all day. Read a little, slept a lot.",
    "Treatment day. Long wait, kind nurse.",
    "Could not do much. Sam made soup.",
    "First walk around the pond this month.",
    "Good news from Ella at school.",
    "Ask about the tablets for the night.",
    "A quiet day.",
    "The garden chair in the sun, an hour of it.",
    "Cried a bit, then slept. Better in the evening.",
)
_CONTACTS = (
    ("Cancer nurse line", "555-0142", "Monday to Friday, 8 to 5"),
    ("Hospital ward, nights and weekends", "555-0177", "Always"),
    ("Family doctor", "555-0123", "Monday to Friday, 9 to 1"),
    ("Ruth, my sister", "555-0168", ""),
)
_ON_TODAY = 2  # entries of this very day: the rest of it is left to press


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
    own = (replace(_HANDS, position=5), replace(_EARS, listed=False))
    built_in = [
        BUILT_IN_BY_ID[each.symptom] for each in (*_LISTED, *_SOMETIMES) if each.symptom not in _IDS
    ]
    store.symptom_list.put_all((*built_in, *own))
    by_id = {symptom.id: symptom for symptom in (*built_in, *own)}
    listed = [by_id[_id_of(each)] for each in _LISTED]
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
        hardship = 0.8 + drift
        if within < _PAUSE:
            hardship += _HARD_DAYS.get(within % _CYCLE + 1, 0.0)
        if gap:
            gap -= 1
            continue
        # Nobody writes every day. In a good week it is forgotten more easily.
        if rng.random() < (0.05 if hardship < 2 else 0.03) and number < length - 10:
            gap = rng.choice((0, 0, 1, 1, 2, 3, 5, 9))
            continue
        helped = rng.random() < (0.3 if hardship > 4 else 0.04)
        lived.append(
            _Lived(
                start + timedelta(days=number),
                max(0.0, hardship),
                rng.choice(_HELPERS) if helped else ME,
            )
        )
    return lived


def _ratings(rng: random.Random, lived: Sequence[_Lived], now: datetime) -> Iterator[Day]:
    for each in lived:
        if rng.random() < 0.12:
            continue
        rating = round(1 + each.hardship * 0.6 + rng.gauss(0, 0.5))
        yield Day(
            id=_new_id(rng),
            day=each.day,
            recorded_at=_at(each.day, 20, rng.randrange(60), now),
            rating=Rating(min(max(rating, Rating.GOOD), Rating.VERY_HARD)),
            note=rng.choice(_DAY_NOTES) if rng.random() < 0.1 else "",
            entered_by=each.written_by,
        )


def _entries(
    rng: random.Random, lived: Sequence[_Lived], entries: int | None, now: datetime
) -> Iterator[SymptomEntry]:
    today = _Lived(now.date(), 2.0, ME)
    on_today = _ON_TODAY if entries is None else min(entries, _ON_TODAY)
    rest = None if entries is None else entries - on_today
    for number, each in enumerate(lived):
        if rest is None:
            whole = [course for course in _LISTED if rng.random() < 0.88]
            moments = rng.choice((0, 0, 1, 2)) if each.hardship > 3 else rng.choice((0, 0, 0, 1))
        else:
            share = rest * (number + 1) // len(lived) - rest * number // len(lived)
            whole = rng.sample(_LISTED, min(share, len(_LISTED)))
            moments = share - len(whole)
        for course in whole:
            yield _entry(rng, each, course, now)
        for _ in range(moments):
            yield _moment(rng, each, rng.choice((*_LISTED, *_SOMETIMES)), now)
    for course in _LISTED[:on_today]:
        yield _entry(rng, today, course, now)


def _entry(
    rng: random.Random,
    lived: _Lived,
    course: _Course,
    now: datetime,
    at: time | None = None,
    part_of_day: PartOfDay | None = None,
) -> SymptomEntry:
    """Return what was felt: on the day as a whole, or at a moment of it."""
    felt = round(course.base + course.rise * lived.hardship + rng.gauss(0, 0.9))
    value = min(max(felt, 0), WORST)
    counted = course.symptom in _COUNTED
    chance = rng.random()
    minutes = rng.randrange(60)
    return SymptomEntry(
        id=_new_id(rng),
        day=lived.day,
        symptom=_id_of(course),
        recorded_at=_at(lived.day, at.hour if at else 20, minutes, now),
        severity=None if counted else value,
        count=value if counted else None,
        at=at,
        part_of_day=part_of_day,
        interference=max(value - 1, 0) if not counted and value > 3 and chance < 0.2 else None,
        place=rng.choice(course.places) if value and chance < 0.5 else "",
        note=rng.choice(course.notes) if value and 0.4 < chance < 0.48 else "",
        entered_by=lived.written_by,
    )


def _moment(rng: random.Random, lived: _Lived, course: _Course, now: datetime) -> SymptomEntry:
    if rng.random() < 0.4:
        return _entry(rng, lived, course, now, part_of_day=rng.choice(tuple(PartOfDay)))
    return _entry(rng, lived, course, now, at=time(rng.randint(7, 21), rng.randrange(60)))


def _at(day: date, hour: int, minute: int, now: datetime) -> datetime:
    """Return when it was written down; today that is never later than now."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
    return at if at <= now else now.replace(hour=0, minute=0, second=0)


def _id_of(course: _Course) -> str:
    return _IDS.get(course.symptom, course.symptom)


def _new_id(rng: random.Random) -> str:
    return str(UUID(int=rng.getrandbits(128), version=4))

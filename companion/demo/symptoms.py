"""The made-up symptoms, day by day and week by week, and how days were as a whole."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from companion.demo.story import HARD, Lived, new_id, written
from companion.domain.days import CHECK_IN_EVERY, Activity, Day, Rating
from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom
from companion.domain.symptoms import ME, WORST, PartOfDay, Recall, SymptomEntry

_ON_TODAY = 2  # entries of this very day: the rest of it is left to press
_PARTS = tuple(PartOfDay)
_ACTIVITIES = tuple(Activity)


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

_EASY_DAYS = (
    "Lunch with Ruth on the balcony.",
    "First walk around the pond this month.",
    "The garden chair in the sun, an hour of it.",
    "Ella read to me from her new book.",
    "A quiet day.",
)
_HARD_DAYS = (
    "Could not do much. Sam made soup.",
    "Rain all day. Slept a lot.",
    "Cried a bit, then slept. Better in the evening.",
    "Ask about the tablets for the night.",
)
_MATTERED = (
    "Ella's school concert, all of it.",
    "Two lunches outside.",
    "Being left in peace on the bad days.",
    "That Ruth drove me both times.",
    "Planting the bulbs.",
)

# How often, of all times.
_RATED = 0.88
_WRITTEN_ABOUT = 0.88
_WITH_A_NOTE = 0.08
_WITH_A_PLACE = 0.5
_IN_THE_WAY = 0.2
_IN_A_PART_OF_THE_DAY = 0.4
_FELL = 0.03
_SAID_WHAT_MATTERED = 0.4
_MODERATE = 4  # of severity

_LAST_CHECK_IN = 3  # days before today
_WEEKS_LOOKED_BACK_ON = 0.5  # of all weeks
_ENTRIES_OF_DAYS_FOR_ONE_OF_A_WEEK = 10  # at least, where the number of entries is asked for


def followed() -> tuple[list[Symptom], list[Symptom]]:
    """Return all symptoms that are written about, and those on the list in its order."""
    known = {symptom.id: symptom for symptom in (*BUILT_IN_BY_ID.values(), _HANDS, _EARS)}
    listed = [known[course.symptom] for course in _LISTED]
    return [known[course.symptom] for course in (*_LISTED, *_SOMETIMES)], [
        replace(each, usual=1) if each.beyond_usual else each for each in listed
    ]


def ratings(rng: random.Random, lived: Sequence[Lived], now: datetime) -> Iterator[Day]:
    """Return how the days were, each in a word."""
    for each in lived:
        if rng.random() > _RATED:
            continue
        rating = round(1 + each.hardship * 0.6 + rng.gauss(0, 0.5))
        notes = _HARD_DAYS if each.hardship > HARD else _EASY_DAYS
        yield Day(
            id=new_id(rng),
            day=each.day,
            recorded_at=written(each.day, 20, rng.randrange(60), now),
            rating=Rating(min(max(rating, Rating.GOOD), Rating.VERY_HARD)),
            note=rng.choice(notes) if rng.random() < _WITH_A_NOTE else "",
            entered_by=each.written_by,
        )


def check_ins(
    rng: random.Random, lived: Sequence[Lived], entries: int | None, now: datetime
) -> tuple[list[Day], list[SymptomEntry]]:
    """Return what was said of weeks: of about half of them, the last one a few days ago.

    Of few `entries` only a small part is of weeks.
    """
    hardest = {each.day: each.hardship for each in lived}
    most = None if entries is None else entries // _ENTRIES_OF_DAYS_FOR_ONE_OF_A_WEEK
    weeks: list[Day] = []
    said: list[SymptomEntry] = []
    last = now.date() - timedelta(days=_LAST_CHECK_IN)
    number = 0
    while last - timedelta(days=CHECK_IN_EVERY) >= lived[0].day:
        if number == 0 or rng.random() < _WEEKS_LOOKED_BACK_ON:
            days = [last - timedelta(days=each) for each in range(CHECK_IN_EVERY)]
            week = Lived(last, max(hardest.get(day, 0.0) for day in days), ME)
            weeks.append(_week(rng, week, now))
            said += [
                _entry(rng, week, course, now, recall=Recall.WEEK)
                for course in _LISTED
                if rng.random() < _WRITTEN_ABOUT
            ]
        last -= timedelta(days=CHECK_IN_EVERY)
        number += 1
    return weeks, said[:most]


def _week(rng: random.Random, week: Lived, now: datetime) -> Day:
    level = round(week.hardship / 2 + rng.gauss(0, 0.5))
    return Day(
        id=new_id(rng),
        day=week.day,
        recorded_at=written(week.day, 19, rng.randrange(60), now),
        recall=Recall.WEEK,
        quality_of_life=min(max(round(8 - week.hardship * 0.7 + rng.gauss(0, 0.8)), 0), WORST),
        activity=_ACTIVITIES[min(max(level, 0), len(_ACTIVITIES) - 1)],
        falls=rng.random() < _FELL,
        note=rng.choice(_MATTERED) if rng.random() < _SAID_WHAT_MATTERED else "",
    )


def entries_of(
    rng: random.Random, lived: Sequence[Lived], entries: int | None, now: datetime
) -> Iterator[SymptomEntry]:
    """Return what was felt on the days and at moments of them; `entries` is an exact number."""
    on_today = _ON_TODAY if entries is None else min(entries, _ON_TODAY)
    everything = (*_LISTED, *_SOMETIMES)
    for number, each in enumerate(lived):
        if entries is None:
            whole = [course for course in _LISTED if rng.random() < _WRITTEN_ABOUT]
            moments = rng.choice((0, 0, 1, 2) if each.hardship > HARD else (0, 0, 0, 1))
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
    today = Lived(now.date(), 2.0, ME)
    for course in _LISTED[:on_today]:
        yield _entry(rng, today, course, now)


def _entry(
    rng: random.Random,
    lived: Lived,
    course: _Course,
    now: datetime,
    *,
    at: time | None = None,
    part_of_day: PartOfDay | None = None,
    recall: Recall = Recall.DAY,
) -> SymptomEntry:
    """Return what was felt: on the day as a whole, at a moment of it, or in the week up to it."""
    felt = round(course.base + course.rise * lived.hardship + rng.gauss(0, 0.9))
    value = min(max(felt, 0), WORST)
    counted = course.symptom in _COUNTED
    of_a_week = recall is Recall.WEEK
    asked = value >= _MODERATE if of_a_week else rng.random() < _IN_THE_WAY
    in_the_way = felt >= _MODERATE and asked and not (of_a_week and counted)
    notes = course.hard if value > _MODERATE else course.easy
    hour = 7 if lived.day == now.date() else at.hour if at else 19 if of_a_week else 20
    return SymptomEntry(
        id=new_id(rng),
        day=lived.day,
        symptom=course.symptom,
        recorded_at=written(lived.day, hour, rng.randrange(60), now),
        severity=None if counted else value,
        count=value if counted else None,
        at=at,
        part_of_day=part_of_day,
        interference=value - 1 if in_the_way else None,
        recall=recall,
        place=rng.choice(course.places)
        if value and not of_a_week and rng.random() < _WITH_A_PLACE
        else "",
        note=rng.choice(notes) if value and not of_a_week and rng.random() < _WITH_A_NOTE else "",
        entered_by=lived.written_by,
    )

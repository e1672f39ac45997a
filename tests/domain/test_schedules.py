"""The words for how often a treatment is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.invalid import Invalid
from companion.domain.schedules import PATTERNS, Rhythm, Schedule, read_schedule

EVERY_DAY = Schedule(Rhythm.EVERY_DAY)
OWN = Schedule(Rhythm.OWN)


def on_off(on, length):
    return Schedule(Rhythm.ON_OFF, length, tuple(range(1, on + 1)))


def every(length):
    return Schedule(Rhythm.EVERY, length, (1,))


def days_of(length, *days):
    return Schedule(Rhythm.DAYS_OF, length, days)


OFFERED = {
    "daily": EVERY_DAY,
    "twice daily": EVERY_DAY,
    "21 days on, 7 off": on_off(21, 28),
    "14 days on, 7 off": on_off(14, 21),
    "4 days on, 3 off": on_off(4, 7),
    "day 1 of 21": days_of(21, 1),
    "days 1, 8 of 21": days_of(21, 1, 8),
    "days 1, 8, 15 of 28": days_of(28, 1, 8, 15),
    "every 4 weeks": every(28),
    "every 6 weeks": every(42),
    "every 12 weeks": every(84),
}


def test_every_pattern_on_offer_is_read():
    assert {pattern: read_schedule(pattern) for pattern in PATTERNS} == OFFERED


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Daily.", EVERY_DAY),
        ("once a day", EVERY_DAY),
        ("Twice a day", EVERY_DAY),
        ("3 times a day", EVERY_DAY),
        ("every day", EVERY_DAY),
        ("every 1 day", EVERY_DAY),
        ("weekly", every(7)),
        ("once weekly", every(7)),
        ("Once a week", every(7)),
        ("every week", every(7)),
        ("Every 3 weeks", every(21)),
        ("once every 3 weeks", every(21)),
        ("every three weeks", every(21)),
        ("Every other week", every(14)),
        ("q3w", every(21)),
        ("Q28D", every(28)),
        ("21 on, 1 week off", on_off(21, 28)),
        ("three weeks on, one week off", on_off(21, 28)),
        ("days 1–5 of 28", days_of(28, 1, 2, 3, 4, 5)),
        ("days 1 to 3 and 8 of 28", days_of(28, 1, 2, 3, 8)),
        ("every  21   days", every(21)),
        ("every 1 week", every(7)),
        ("3 weeks on, 1 week off", on_off(21, 28)),
        ("3 weeks on, 1 off", on_off(21, 28)),
        ("2 weeks on/1 week off", on_off(14, 21)),
        ("3 on, 1 week off", on_off(21, 28)),
        ("21 days on, 1 week off", on_off(21, 28)),
        ("21 days on, then 7 days off", on_off(21, 28)),
        ("21 days on and then 7 off", on_off(21, 28)),
        ("21 DAYS ON 7 DAYS OFF", on_off(21, 28)),
        ("4 days on, 3 off, weekly", on_off(4, 7)),
        ("21 on, 7 off", on_off(21, 28)),
        ("21/7", on_off(21, 28)),
        ("4 / 3", on_off(4, 7)),
        ("days 1 and 8 of 21", days_of(21, 1, 8)),
        ("days 1+8 of 21", days_of(21, 1, 8)),
        ("days 1, 8, and 15 of 28", days_of(28, 1, 8, 15)),
        ("Days 15, 1, 8, 8 of 28", days_of(28, 1, 8, 15)),
        ("day 1 of 21 days", days_of(21, 1)),
        ("day 1 of a 21-day cycle", days_of(21, 1)),
        ("every 400 days", every(400)),
        ("Days 1, 8, 15 every 28 days", days_of(28, 1, 8, 15)),
        ("day 1, 8 q21d", days_of(21, 1, 8)),
        ("1, 8, 15 of 28", days_of(28, 1, 8, 15)),
        ("D1,8,15 q28d", days_of(28, 1, 8, 15)),
        ("D1, D8 of 21", days_of(21, 1, 8)),
        ("day 1 and day 8 of a 21-day cycle", days_of(21, 1, 8)),
        ("day 1 every 3 weeks", days_of(21, 1)),
        ("days 1 and 8, every three weeks", days_of(21, 1, 8)),
        ("day 1 of a 3-week cycle", days_of(21, 1)),
        ("q 3 weeks", every(21)),
        ("q3wk", every(21)),
    ],
)
def test_other_ways_to_write_it_are_read_too(written, meant):
    assert read_schedule(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("", "when my nurse comes", "daily with food", "every month", "every 3-4 weeks"),
        *("1 of 2", "one of two", "1 every 3 days", "1 and 2 of 3 tablets", "1, 8", "days 1, 8"),
        *("3/1", "1/2", "3 on, 1 off", "9/9/2026", "9" * 5000 + " on, 7 off"),
    ],
)
def test_where_words_may_mean_several_things_nothing_is_guessed(written):
    assert read_schedule(written) == OWN


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("every 0 weeks", "without days"),
        ("every 0 days", "without days"),
        ("0 days on, 7 off", "without days"),
        ("0/0", "without days"),
        ("every 58 weeks", "too long"),
        ("every 401 days", "too long"),
        ("399 days on, 2 off", "too long"),
        ("day 1 of 401", "too long"),
        ("day 22 of 21", "day beyond the cycle"),
        ("days 0, 8 of 21", "day beyond the cycle"),
        ("day 1 of 0", "without days"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(written, reason):
    with pytest.raises(Invalid, match=f"schedule: {reason}"):
        read_schedule(written)


@given(
    st.text()
    | st.from_regex(r"(days? )?\d+( weeks?| days?)?( on|,|/| of| and)* ?\d*( off)?", fullmatch=True)
)
def test_whatever_is_written_it_is_read_or_refused(written):
    try:
        schedule = read_schedule(written)
    except Invalid:
        return
    if schedule.length is None:
        assert schedule.given == ()
    else:
        assert 1 <= schedule.given[0] <= schedule.given[-1] <= schedule.length <= 400

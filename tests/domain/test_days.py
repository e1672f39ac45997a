"""What can be said of a day."""

from datetime import UTC, date, datetime

import pytest

from companion.domain.days import Activity, Day, Rating, check_in_waits
from companion.domain.invalid import Invalid

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def day(**fields):
    return Day(**{"id": "1", "day": date(2026, 11, 23), "recorded_at": NOW, **fields})


@pytest.mark.parametrize("number", [-1, 11])
def test_quality_of_life_is_0_to_10(number):
    with pytest.raises(Invalid, match="quality_of_life: out of range"):
        day(quality_of_life=number)
    assert day(quality_of_life=0).quality_of_life == 0
    assert day(quality_of_life=10).quality_of_life == 10


@pytest.mark.parametrize(
    "said",
    [
        {"rating": Rating.GOOD},
        {"quality_of_life": 0},
        {"activity": "walk"},
        {"falls": False},
        {"note": "x"},
    ],
)
def test_a_day_is_empty_until_something_is_said(said):
    assert day().empty
    assert day(note="\x00").empty
    assert not day(**said).empty


def test_a_day_knows_with_which_offset_it_was_recorded():
    with pytest.raises(Invalid, match="recorded_at: no offset"):
        day(recorded_at=NOW.replace(tzinfo=None))


def test_the_words_run_from_good_to_very_hard():
    assert [rating.value for rating in Rating] == [1, 2, 3, 4, 5]
    assert (Rating(1), Rating(5)) == (Rating.GOOD, Rating.VERY_HARD)


@pytest.mark.parametrize(
    ("last", "waits"),
    [
        (None, True),
        (date(2026, 11, 23), False),
        (date(2026, 11, 17), False),
        (date(2026, 11, 16), True),
        (date(2025, 1, 1), True),
        (date(2026, 11, 24), True),  # the clock was set back: the next check-in is not lost
        (date(2036, 1, 1), True),
    ],
)
def test_a_check_in_waits_when_there_is_a_week_to_look_back_on(last, waits):
    assert check_in_waits(last, date(2026, 11, 23)) is waits


def test_a_week_ends_with_the_turn_of_a_year_too():
    assert not check_in_waits(date(2026, 12, 28), date(2027, 1, 3))
    assert check_in_waits(date(2026, 12, 28), date(2027, 1, 4))


def test_activity_has_five_levels_and_other_words_are_kept():
    assert len({level.value for level in Activity}) == 5
    assert Activity(day(activity=Activity.DOWN).activity) is Activity.DOWN
    assert day(activity="a little\r\nwalk").activity == "a little\nwalk"

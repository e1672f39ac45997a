"""What can be said of a day."""

from datetime import UTC, date, datetime

import pytest

from companion.domain.days import Day, Rating
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

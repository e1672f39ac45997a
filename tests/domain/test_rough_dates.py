"""A date that may be known to the month or the year only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate


@pytest.mark.parametrize(
    ("written", "first", "last", "exact"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), None),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), None),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), None),
        ("2025-03-09", date(2025, 3, 9), date(2025, 3, 9), date(2025, 3, 9)),
        ("0987-01", date(987, 1, 1), date(987, 1, 31), None),
    ],
)
def test_a_date_is_read_and_written_as_exactly_as_it_is_known(written, first, last, exact):
    day = RoughDate.read(written)
    assert (day.first, day.last, day.exact) == (first, last, exact)
    assert day.iso == written


@pytest.mark.parametrize(
    "written",
    [
        *("", "25", "2025-3", "2025-03-9", "2025/03", "March 2025", " 2025", "2025\n", "2025-"),
        *("0000", "2025-00", "2025-13", "2025-03-00", "2025-02-29", "2025-04-31", "２０２５"),
        *("2025-03-09T08:00", "20250309", "-2025"),
    ],
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(Invalid, match="date: not a date"):
        RoughDate.read(written)


@pytest.mark.parametrize("parts", [(2025, None, 9), (2025, 0), (2025, 1, 0), (0,), (10000,)])
def test_a_date_that_cannot_be_cannot_exist(parts):
    with pytest.raises(Invalid, match="date: not a date"):
        RoughDate(*parts)


@given(st.dates())
def test_every_day_can_be_known_exactly(day):
    rough = RoughDate.of(day)
    assert rough.exact == rough.first == rough.last == day
    assert RoughDate.read(rough.iso) == rough


@given(st.dates())
def test_every_day_is_within_its_month_and_its_year(day):
    for rough in (RoughDate(day.year, day.month), RoughDate(day.year)):
        assert rough.first <= day <= rough.last
        assert RoughDate.read(rough.iso) == rough

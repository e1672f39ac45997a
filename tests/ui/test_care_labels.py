"""The words for weeks and dates."""

from datetime import date, time, timedelta

import pytest

from companion.domain.appointments import Appointment
from companion.ui import care_labels
from tests.journeys.conftest import NOON, at

__all__ = ["at"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "17 to 23 November"),
        (date(2026, 11, 3), "28 October to 3 November"),
        (date(2026, 1, 3), "28 December 2025 to 3 January 2026"),
        (date(2025, 11, 23), "17 to 23 November 2025"),
        (date(2025, 11, 3), "28 October to 3 November 2025"),
    ],
)
def test_the_seven_days_of_a_check_in_are_said_with_years_where_needed(qapp, at, day, said):
    assert care_labels.week(day) == said


@pytest.mark.parametrize(
    ("days", "hour", "said"),
    [
        (10, time(9, 30), "Thursday 3 December, in 10 days, 9:30"),
        (1, None, "Tuesday 24 November, tomorrow"),
        (0, time(15, 0), "Monday 23 November, today, 15:00"),
        (-1, None, "Sunday 22 November, yesterday"),
        (60, None, "Friday 22 January 2027, in 60 days"),
    ],
)
def test_a_date_says_day_distance_and_time(qapp, at, days, hour, said):
    day = NOON.date() + timedelta(days=days)
    scan = Appointment(id="1", day=day, what="Scan", at=hour, recorded_at=NOON)

    assert care_labels.appointment_when(scan, NOON.date()) == said

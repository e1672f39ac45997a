"""The words for weeks, dates and biomarkers."""

from datetime import date, time, timedelta

import pytest

from companion.domain.appointments import Appointment
from companion.domain.biomarkers import RESULTS, SAMPLES, Biomarker
from companion.domain.rough_dates import RoughDate
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


@pytest.mark.parametrize(
    ("fields", "found", "of", "named"),
    [
        (
            {"marker": "ESR1", "result": "mutation found", "sample": "blood"},
            "ESR1: mutation found",
            "Blood, about March 2026",
            "ESR1, mutation found, blood, about March 2026",
        ),
        (
            {"marker": "PD-L1", "result": "CPS 12", "tested": None, "sample": "Lymph node"},
            "PD-L1: CPS 12",
            "Lymph node",
            "PD-L1, CPS 12, lymph node",
        ),
        (
            {"marker": "ER", "result": "don't know", "sample": "don't know", "tested": None},
            "ER: not known",
            "Sample not known",
            "ER, not known, sample not known",
        ),
        ({"marker": "PR", "result": "low"}, "PR: low", "About March 2026", None),
        ({"marker": "PR", "result": "Weak", "tested": None}, "PR: Weak", "", "PR, weak"),
    ],
)
def test_a_result_says_what_was_found_when_and_in_what(qapp, fields, found, of, named):
    made = Biomarker(**{"id": "1", "recorded_at": NOON, "tested": RoughDate(2026, 3), **fields})

    assert care_labels.biomarker_found(made) == found
    assert care_labels.biomarker_of(made) == of
    assert named in (None, care_labels.biomarker_named(made))


def test_every_known_result_and_sample_has_words_of_its_own(qapp):
    words = [care_labels.biomarker_result(each) for each in RESULTS]
    assert len(set(words)) == len(RESULTS)
    assert all(word[0].isupper() for word in words)
    assert all(care_labels.biomarker_sample(each)[0].isupper() for each in SAMPLES)

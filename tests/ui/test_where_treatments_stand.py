"""Fifteen histories as people live them, and what a card says on three days of each."""

from datetime import UTC, date, datetime

import pytest

from companion.domain.cycles import standing
from companion.domain.doses import Dose, What, dose_now
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from companion.ui import care_labels
from tests.journeys.conftest import at

__all__ = ["at"]

pytestmark = pytest.mark.usefixtures("qapp", "at")
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
YEAR = 2026


def of_year(written):
    month, day = map(int, written.split("-"))
    return date(YEAR, month, day)


def having(schedule, since, **fields):
    return Treatment(
        **{"id": "t", "name": "X", "kind": Kind.CHEMOTHERAPY, "recorded_at": NOW, **fields},
        schedule=schedule,
        since=since and RoughDate.read(since),
    )


def story(*events):
    """Return what happened; each is "01-22 session", or "01-22 cycle started: 2"."""
    made = []
    for number, event in enumerate(events):
        day, _, rest = event.partition(" ")
        what, _, amount = rest.partition(": ")
        made.append(
            Dose(
                id=str(number),
                treatment="t",
                day=of_year(day),
                what=What(what),
                amount=amount,
                recorded_at=NOW,
            )
        )
    return made


def says(treatment, doses, *days):
    return [care_labels.standing(standing(treatment, doses, of_year(day))) for day in days]


def test_an_aromatase_inhibitor_every_day_has_nothing_to_count():
    letrozole = having("daily", "2025-03", kind=Kind.HORMONE_THERAPY)
    assert says(letrozole, story("01-05 taken"), "01-05", "01-06", "06-01") == ["", "", ""]


def test_palbociclib_with_two_delays_keeps_its_numbers():
    doses = story(
        "01-29 cycle started",
        "03-05 cycle started",  # a week late, for low counts
        "04-16 cycle started",  # two weeks late
    )
    palbociclib = having("21 days on, 7 off", "2026-01-01")
    assert says(palbociclib, doses, "02-20", "03-05", "04-17") == [
        "Cycle 2, day 23 of 28, off week",
        "Cycle 3, day 1 of 28, on week",
        "Cycle 4, day 2 of 28, on week",
    ]


def test_abemaciclib_twice_a_day_is_on_hold_until_it_is_taken_again():
    doses = story("03-10 held", "03-10 taken", "03-17 taken")
    assert says(having("twice daily", "2026-01-12"), doses, "03-09", "03-12", "03-17") == [
        *("", "On hold since Tue 10 Mar", ""),
    ]


def test_capecitabine_with_a_lower_dose_goes_on_in_its_cycle():
    capecitabine = having("14 days on, 7 off", "2026-01-01", dose="1500 mg twice a day")
    doses = story("01-22 cycle started: 2", "02-12 dose changed: 1000 mg twice a day")
    assert says(capecitabine, doses, "01-14", "01-15", "02-13") == [
        "Cycle 1, day 14 of 21, on week",
        "Cycle 1, day 15 of 21, off week",
        "Cycle 3, day 2 of 21, on week",
    ]
    assert [dose_now(capecitabine, doses, of_year(day)) for day in ("02-11", "02-12")] == [
        *("1500 mg twice a day", "1000 mg twice a day"),
    ]


def test_a_drip_on_day_1_of_21_is_counted_by_its_sessions():
    doses = story("01-01 session", "01-22 session", "02-19 session")  # the third a week late
    assert says(having("day 1 of 21", "2026-01-01"), doses, "02-11", "02-18", "02-20") == [
        "Cycle 2, day 21 of 21",
        "Cycle 2, day 28 since Thu 22 Jan",
        "Cycle 3, day 2 of 21",
    ]


def test_the_same_drip_every_3_weeks_has_days_and_a_number_once_one_was_written():
    every = having("every 3 weeks", "2026-01-01")
    doses = story("01-01 session", "01-22 session", "02-19 session")
    assert says(every, doses, "02-11", "02-18", "02-20") == [
        "Day 21 of 21",
        "Day 28 since Thu 22 Jan",
        "Day 2 of 21",
    ]
    numbered = [*doses, *story("01-22 cycle started: 2")]
    assert says(every, numbered, "02-11", "02-18", "02-20") == [
        "Cycle 2, day 21 of 21",
        "Cycle 2, day 28 since Thu 22 Jan",
        "Cycle 3, day 2 of 21",
    ]


def test_sacituzumab_on_days_1_and_8_with_a_day_8_and_a_cycle_that_came_late():
    doses = story("01-01 session", "01-15 session", "01-29 session", "02-05 session")
    assert says(having("days 1, 8 of 21", "2026-01-01"), doses, "01-15", "01-28", "02-05") == [
        "Cycle 1, day 15 of 21",
        "Cycle 1, day 28 since Thu 1 Jan",
        "Cycle 2, day 8 of 21",
    ]


def test_weekly_paclitaxel_with_its_free_week():
    doses = story(
        *(f"{day} session" for day in ("01-01", "01-08", "01-15", "01-29", "02-05", "02-12"))
    )
    weekly = having("D1, 8, 15 q28d", "2026-01-01")
    assert says(weekly, doses, "01-28", "01-29", "02-26") == [
        "Cycle 1, day 28 of 28",
        "Cycle 2, day 1 of 28",
        "Cycle 2, day 29 since Thu 29 Jan",
    ]


def test_denosumab_nine_days_late_is_counted_from_the_last_one():
    denosumab = having("every 4 weeks", "2025", kind=Kind.SUPPORTIVE_CARE)
    doses = story("01-05 session", "02-11 session")
    assert says(denosumab, doses, "02-01", "02-10", "02-12") == [
        "Day 28 of 28",
        "Day 37 since Mon 5 Jan",
        "Day 2 of 28",
    ]


def test_zoledronic_acid_every_12_weeks_that_came_early_once():
    zoledronic = having("every 12 weeks", "2026-01-05", kind=Kind.SUPPORTIVE_CARE)
    doses = story("01-05 session", "02-09 session", "05-04 session")
    assert says(zoledronic, doses, "02-08", "02-10", "05-05") == [
        "Day 35 of 84",
        "Day 2 of 84",
        "Day 2 of 84",
    ]


def test_capivasertib_begun_four_days_late():
    doses = story("01-08 cycle started", "01-19 cycle started")
    assert says(having("4 days on, 3 off", "2026-01-01"), doses, "01-05", "01-08", "01-20") == [
        "Cycle 1, day 5 of 7, off day",
        "Cycle 2, day 1 of 7, on day",
        "Cycle 3, day 2 of 7, on day",
    ]


def test_fulvestrant_with_its_extra_injection_in_the_first_month():
    fulvestrant = having("every 4 weeks", "2026-01-01", kind=Kind.HORMONE_THERAPY)
    doses = story("01-01 session", "01-15 session", "01-29 session", "02-27 session")
    assert says(fulvestrant, doses, "01-14", "01-16", "02-27") == [
        "Day 14 of 28",
        "Day 2 of 28",
        "Day 1 of 28",
    ]


def test_ten_sessions_of_radiation_make_no_cycle():
    radiation = having("ten sessions, on working days", "2026-03-02", kind=Kind.RADIATION_THERAPY)
    doses = story(*(f"03-{day:02} session" for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)))
    assert says(radiation, doses, "03-02", "03-07", "03-13") == ["", "", ""]


def test_a_start_that_is_only_a_year_counts_days_but_no_cycles():
    capecitabine = having("14 days on, 7 off", "2025")
    assert says(capecitabine, [], "03-01", "03-02", "03-03") == ["", "", ""]
    doses = story("03-01 cycle started", "03-29 cycle started: 9")
    assert says(capecitabine, doses, "03-02", "03-29", "04-19") == [
        "Day 2 of 21, on week",
        "Cycle 9, day 1 of 21, on week",
        "Cycle 10, day 1 of 21, on week",
    ]


def test_a_start_that_is_corrected_leaves_out_what_would_be_before_it():
    doses = story("01-01 session", "01-08 session", "01-29 session")
    assert says(having("day 1 of 21", "2026-01-08"), doses, "01-07", "01-09", "01-30") == [
        "",
        "Cycle 1, day 2 of 21",
        "Cycle 2, day 2 of 21",
    ]


def test_a_treatment_that_was_resumed_goes_on_with_the_next_number():
    doses = story(
        "01-01 session",
        "01-22 session",
        "02-12 held",
        "03-26 resumed",
        "03-26 session",
    )
    assert says(having("day 1 of 21", "2026-01-01"), doses, "02-11", "03-25", "03-27") == [
        "Cycle 2, day 21 of 21",
        "On hold since Thu 12 Feb",
        "Cycle 3, day 2 of 21",
    ]

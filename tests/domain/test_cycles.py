"""Where a treatment stands today."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.cycles import Standing, next_cycle, standing
from companion.domain.doses import Dose, What
from companion.domain.rough_dates import RoughDate
from companion.domain.schedules import PATTERNS, Rhythm
from companion.domain.treatments import Kind, Treatment

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
GIVEN = {What.TAKEN, What.REDUCED, What.SESSION}


def treatment(schedule, since=None):
    return Treatment(
        id="t",
        name="X",
        kind=Kind.TARGETED_THERAPY,
        schedule=schedule,
        since=since and RoughDate.read(since),
        recorded_at=NOW,
    )


def happened(what, day, amount="", **fields):
    return Dose(
        id=f"{what} {day}",
        treatment="t",
        what=what,
        day=date.fromisoformat(day),
        amount=amount,
        **{"recorded_at": NOW, **fields},
    )


def on(day, known, *doses):
    return standing(known, doses, date.fromisoformat(day))


def counted(there):
    return there.cycle, there.day, there.length, there.off


def pills(since="2026-01-01"):
    return treatment("21 days on, 7 off", since)


def infusion(since="2026-01-01"):
    return treatment("every 4 weeks", since)


# --- by the calendar


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2026-01-01", (1, 1, 28, False)),
        ("2026-01-12", (1, 12, 28, False)),
        ("2026-01-21", (1, 21, 28, False)),
        ("2026-01-22", (1, 22, 28, True)),
        ("2026-01-28", (1, 28, 28, True)),
        ("2026-01-29", (2, 1, 28, False)),
        ("2026-12-31", (14, 1, 28, False)),
        ("2027-01-01", (14, 2, 28, False)),
        ("2028-03-01", (29, 7, 28, False)),
    ],
)
def test_pills_with_a_week_off_are_counted_from_their_first_day(day, where):
    assert counted(on(day, pills())) == where


def test_a_cycle_tells_on_which_day_it_began():
    assert on("2026-01-12", pills()).started == date(2026, 1, 1)
    assert on("2026-02-25", pills()).started == date(2026, 1, 29)
    assert on("2027-01-01", pills("2026-12-30")) == Standing(
        cycle=1, day=3, length=28, started=date(2026, 12, 30), off=False
    )


def test_days_of_a_cycle_are_counted_but_are_neither_on_nor_off():
    weekly = treatment("days 1, 8, 15 of 28", "2026-01-01")
    assert counted(on("2026-02-05", weekly)) == (2, 8, 28, None)


@pytest.mark.parametrize("schedule", ["daily", "twice daily", "", "when I need it"])
def test_what_makes_no_cycle_is_not_counted(schedule):
    started = happened(What.CYCLE_STARTED, "2026-01-05", "3")
    assert on("2026-02-01", treatment(schedule, "2026-01-01"), started) == Standing()


@pytest.mark.parametrize("since", [None, "2026", "2026-01"])
def test_without_a_first_day_only_the_length_is_known(since):
    assert on("2026-02-01", pills(since)) == Standing(length=28)


def test_what_has_not_begun_is_not_counted():
    assert on("2025-12-31", pills()) == Standing(length=28)


# --- new cycles that were written down


def test_a_month_and_a_recorded_new_cycle_are_enough_to_count_days():
    begun = happened(What.CYCLE_STARTED, "2026-01-10")
    assert counted(on("2026-01-12", pills("2026-01"), begun)) == (None, 3, 28, False)
    begun = happened(What.CYCLE_STARTED, "2026-01-10", "7")
    assert counted(on("2026-01-12", pills("2026-01"), begun)) == (7, 3, 28, False)
    assert counted(on("2026-02-08", pills("2026-01"), begun)) == (8, 2, 28, False)


def test_a_new_cycle_with_a_number_has_that_number():
    begun = happened(What.CYCLE_STARTED, "2026-02-02", "5")
    assert counted(on("2026-02-01", pills(), begun)) == (2, 4, 28, False)
    assert counted(on("2026-02-02", pills(), begun)) == (5, 1, 28, False)
    assert counted(on("2026-03-02", pills(), begun)) == (6, 1, 28, False)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2026-01-01", 1),
        ("2026-01-04", 1),  # begun a few days after it was prescribed
        ("2026-01-26", 2),
        ("2026-01-29", 2),
        ("2026-02-03", 2),
        ("2026-02-11", 2),
        ("2026-02-12", 3),
        ("2026-03-12", 4),  # both are late by half a cycle: neither is rounded another way
        ("2026-04-02", 4),
    ],
)
def test_a_new_cycle_without_a_number_counts_those_that_nobody_wrote_down(day, number):
    begun = happened(What.CYCLE_STARTED, day)
    assert counted(on(day, pills(), begun)) == (number, 1, 28, False)
    assert next_cycle(pills(), [], date.fromisoformat(day)) == number
    assert next_cycle(pills(), [begun], date.fromisoformat(day)) == number


def test_words_in_place_of_a_number_are_no_number():
    begun = happened(What.CYCLE_STARTED, "2026-02-02", "the second")
    assert counted(on("2026-02-02", pills(), begun)) == (2, 1, 28, False)


def test_each_new_cycle_follows_the_one_before_it():
    begun = [
        happened(What.CYCLE_STARTED, "2026-02-02"),
        happened(What.CYCLE_STARTED, "2026-03-04"),
        happened(What.CYCLE_STARTED, "2026-04-03", "10"),
        happened(What.CYCLE_STARTED, "2026-05-05"),
    ]
    numbers = [on(each.day.isoformat(), pills(), *begun[::-1]).cycle for each in begun]
    assert numbers == [2, 3, 10, 11]


# --- late cycles


@pytest.mark.parametrize(
    ("schedule", "second", "third"),
    [
        ("21 days on, 7 off", "2026-01-29", "2026-03-12"),  # two weeks late
        ("day 1 of 21", "2026-01-22", "2026-02-23"),  # eleven days late
        ("4 days on, 3 off", "2026-01-08", "2026-01-19"),  # four days late
    ],
)
def test_a_late_cycle_is_still_the_next_one(schedule, second, third):
    known = treatment(schedule, "2026-01-01")
    begun = happened(What.CYCLE_STARTED, second, "2"), happened(What.CYCLE_STARTED, third)
    assert next_cycle(known, begun[:1], date.fromisoformat(third)) == 3
    assert (on(third, known, *begun).cycle, on(third, known, *begun).day) == (3, 1)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2026-02-11", 2),  # 13 days after: moved
        ("2026-02-12", 3),  # 14 days: early
        ("2026-03-23", 3),  # 53 days, 1.89 lengths: late
        ("2026-03-24", 4),  # 54 days, 1.93 lengths: one went by unwritten
        ("2026-04-20", 4),
        ("2026-04-21", 5),
    ],
)
def test_only_when_nearly_two_lengths_have_passed_another_one_is_counted(day, number):
    second = happened(What.CYCLE_STARTED, "2026-01-29", "2")
    assert next_cycle(pills(), [second], date.fromisoformat(day)) == number


def test_long_after_a_hold_no_number_is_shown_and_the_one_offered_counts_from_its_end():
    hold = happened(What.HELD, "2026-01-10"), happened(What.RESUMED, "2026-01-17")
    assert counted(on("2026-03-11", pills(), *hold)) == (1, 70, 28, None)  # 53 days after it
    assert counted(on("2026-03-12", pills(), *hold)) == (None, 71, 28, None)
    assert next_cycle(pills(), hold, date(2026, 3, 12)) == 3


@pytest.mark.parametrize("amount", ["4", "Cycle 4", "c4", "C 4", "004"])
def test_a_number_is_read_as_it_is_written(amount):
    begun = happened(What.CYCLE_STARTED, "2026-02-02", amount)
    assert on("2026-02-02", pills(), begun).cycle == 4


@pytest.mark.parametrize("amount", ["9" * 60, "1000", "0", "-3", "4 or 5", "²"])
def test_what_is_no_number_from_1_to_999_is_not_shown_as_one(amount):
    begun = happened(What.CYCLE_STARTED, "2026-02-02", amount)
    assert on("2026-02-02", pills(), begun).cycle == 2


# --- what is given on the first day of a cycle


def drip(since="2026-01-01"):
    return treatment("day 1 of 21", since)


@pytest.mark.parametrize("what", sorted(GIVEN))
def test_what_is_given_once_in_a_cycle_begins_it(what):
    given = [happened(what, day) for day in ("2026-01-01", "2026-01-22", "2026-02-19")]
    assert counted(on("2026-02-18", drip(), *given)) == (2, 28, 21, None)  # a week late
    assert counted(on("2026-02-20", drip(), *given)) == (3, 2, 21, None)
    assert next_cycle(drip(), given, date(2026, 3, 12)) == 4


def test_a_second_dose_in_the_first_half_belongs_to_the_same_cycle():
    given = [happened(What.SESSION, day) for day in ("2026-01-01", "2026-01-22", "2026-02-01")]
    assert counted(on("2026-02-02", drip(), *given)) == (2, 12, 21, None)
    early = [*given[:2], happened(What.SESSION, "2026-02-02")]  # on day 12: after the middle
    assert counted(on("2026-02-02", drip(), *early)) == (3, 1, 21, None)


def test_the_first_dose_that_was_logged_is_the_first_day_and_counts_those_before_it():
    assert counted(on("2026-01-05", drip(), happened(What.SESSION, "2026-01-04"))) == (
        *(1, 2, 21, None),
    )
    assert counted(on("2026-03-06", drip(), happened(What.SESSION, "2026-03-05"))) == (
        *(4, 2, 21, None),
    )


def test_a_cycle_and_its_dose_are_one_whichever_is_logged_first():
    begun = happened(What.CYCLE_STARTED, "2026-01-22", "2")
    for day in ("2026-01-21", "2026-01-22", "2026-01-23"):
        there = on("2026-01-24", drip(), begun, happened(What.SESSION, day))
        assert counted(there) == (2, 3, 21, None)


def test_after_a_hold_the_next_dose_is_the_next_cycle_however_late():
    story = [
        happened(What.SESSION, "2026-01-01"),
        happened(What.HELD, "2026-01-22"),
        happened(What.SESSION, "2026-02-26"),
    ]
    assert counted(on("2026-02-27", drip(), *story)) == (2, 2, 21, None)


def test_with_a_rough_start_the_days_are_counted_from_the_dose_without_a_number():
    assert counted(on("2026-02-20", drip("2026"), happened(What.SESSION, "2026-02-19"))) == (
        *(None, 2, 21, None),
    )


def test_when_doses_stop_being_logged_the_number_is_left_out_in_the_end():
    given = happened(What.SESSION, "2026-01-01")
    assert counted(on("2026-02-09", drip(), given)) == (1, 40, 21, None)
    assert counted(on("2026-02-10", drip(), given)) == (None, 41, 21, None)


# --- what is given on several days of a cycle


def two_a_cycle(since="2026-01-01"):
    return treatment("days 1, 8 of 21", since)


def sessions(*days):
    return [happened(What.SESSION, day) for day in days]


def test_a_session_that_is_due_or_overdue_begins_the_next_cycle():
    given = sessions("2026-01-01", "2026-01-08", "2026-01-29")  # a week late
    assert counted(on("2026-01-28", two_a_cycle(), *given)) == (1, 28, 21, None)
    assert counted(on("2026-01-30", two_a_cycle(), *given)) == (2, 2, 21, None)


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2026-01-15", (1, 15, 21, None)),  # day 8 is a week late
        ("2026-01-18", (1, 18, 21, None)),
        ("2026-01-19", (2, 1, 21, None)),  # three days early
    ],
)
def test_other_sessions_are_within_the_cycle(day, where):
    assert counted(on(day, two_a_cycle(), *sessions("2026-01-01", day))) == where


def test_days_close_to_each_other_are_not_taken_for_the_next_cycle():
    every = treatment("days 1-28 of 28", "2026-01-01")
    days = [f"2026-01-{day:02}" for day in range(1, 30)]
    assert on("2026-01-28", every, *sessions(*days)).day == 28
    assert counted(on("2026-01-29", every, *sessions(*days))) == (2, 1, 28, None)
    twice = treatment("days 1, 4 of 7", "2026-01-01")
    assert counted(on("2026-01-05", twice, *sessions("2026-01-01", "2026-01-05"))) == (
        *(1, 5, 7, None),
    )


@pytest.mark.parametrize(
    ("first_logged", "today", "where"),
    [
        ("2026-02-19", "2026-02-20", (3, 9, 21, None)),  # day 8 of the third, on its day
        ("2026-02-14", "2026-02-20", (3, 7, 21, None)),  # day 1, two days late
        ("2026-02-10", "2026-02-20", (3, 11, 21, None)),  # day 1, two days early
        ("2026-01-03", "2026-01-03", (1, 1, 21, None)),
        ("2026-01-06", "2026-01-06", (1, 6, 21, None)),
    ],
)
def test_the_first_session_that_was_logged_stands_where_the_calendar_has_it(
    first_logged, today, where
):
    assert counted(on(today, two_a_cycle(), *sessions(first_logged))) == where


def test_of_several_days_a_session_alone_tells_no_first_day():
    assert on("2026-02-01", two_a_cycle("2026"), *sessions("2026-02-01")) == Standing(length=21)
    begun = happened(What.CYCLE_STARTED, "2026-01-08", "4")
    there = on("2026-02-01", two_a_cycle("2026"), begun, *sessions("2026-01-15", "2026-01-29"))
    assert counted(there) == (5, 4, 21, None)


def test_what_is_never_given_on_a_first_day_begins_no_cycle():
    third_day = treatment("day 3 of 21", "2026-01-01")
    assert counted(on("2026-01-25", third_day, *sessions("2026-01-03", "2026-01-24"))) == (
        *(2, 4, 21, None),
    )


# --- holds


def test_while_it_is_on_hold_nothing_is_counted():
    held = happened(What.HELD, "2026-01-10")
    assert on("2026-01-09", pills(), held).day == 9
    assert on("2026-01-10", pills(), held) == Standing(held_since=date(2026, 1, 10))
    assert on("2026-06-01", pills(), held) == Standing(held_since=date(2026, 1, 10))
    assert on("2026-06-01", treatment("daily"), held) == Standing(held_since=date(2026, 1, 10))


def test_a_hold_that_is_written_down_twice_is_one_hold():
    again = happened(What.HELD, "2026-01-14")
    assert on("2026-01-15", pills(), again, happened(What.HELD, "2026-01-10")) == Standing(
        held_since=date(2026, 1, 10)
    )


def test_after_a_hold_the_end_of_the_cycle_is_not_known():
    hold = happened(What.HELD, "2026-01-10"), happened(What.RESUMED, "2026-01-17")
    assert counted(on("2026-01-20", pills(), *hold)) == (1, 20, 28, None)
    assert counted(on("2026-02-05", pills(), *hold)) == (1, 36, 28, None)
    assert on("2026-02-05", pills(), *hold).started == date(2026, 1, 1)


def test_a_late_new_cycle_after_a_hold_is_the_next_one():
    hold = happened(What.HELD, "2026-01-10"), happened(What.RESUMED, "2026-02-20")
    late = happened(What.CYCLE_STARTED, "2026-03-01")
    assert next_cycle(pills(), hold, date(2026, 3, 1)) == 2
    assert counted(on("2026-03-12", pills(), *hold, late)) == (2, 12, 28, False)
    assert counted(on("2026-03-29", pills(), *hold, late)) == (3, 1, 28, False)


def test_a_new_cycle_ends_a_hold():
    held, begun = happened(What.HELD, "2026-01-22"), happened(What.CYCLE_STARTED, "2026-02-05")
    assert counted(on("2026-02-06", pills(), held, begun)) == (2, 2, 28, False)


def test_a_hold_after_many_cycles_by_the_calendar_is_in_its_own_cycle():
    hold = happened(What.HELD, "2026-06-10"), happened(What.RESUMED, "2026-06-17")
    assert counted(on("2026-06-09", pills(), *hold)) == (6, 20, 28, False)
    assert counted(on("2026-06-18", pills(), *hold)) == (6, 29, 28, None)
    assert on("2026-06-18", pills(), *hold).started == date(2026, 5, 21)
    assert next_cycle(pills(), hold, date(2026, 6, 25)) == 7


def test_a_second_hold_changes_nothing_in_what_is_not_known_any_more():
    first = happened(What.HELD, "2026-02-10"), happened(What.RESUMED, "2026-02-17")
    second = happened(What.HELD, "2026-06-10"), happened(What.RESUMED, "2026-06-17")
    assert counted(on("2026-06-18", pills(), *first, *second)) == (2, 141, 28, None)
    assert next_cycle(pills(), [*first, *second], date(2026, 6, 18)) == 3


def test_a_hold_on_the_day_that_a_cycle_is_due_puts_it_off():
    hold = happened(What.HELD, "2026-01-29"), happened(What.RESUMED, "2026-02-05")
    assert counted(on("2026-02-05", pills(), *hold)) == (1, 36, 28, None)
    assert next_cycle(pills(), hold, date(2026, 2, 5)) == 2


def test_a_hold_on_the_first_day_is_in_the_first_cycle():
    hold = happened(What.HELD, "2026-01-01"), happened(What.RESUMED, "2026-01-03")
    assert counted(on("2026-01-04", pills(), *hold)) == (1, 4, 28, None)


@pytest.mark.parametrize("what", sorted(GIVEN))
def test_what_is_given_on_a_later_day_ends_a_hold(what):
    held, later = happened(What.HELD, "2026-01-10"), happened(what, "2026-01-15")
    assert on("2026-01-14", pills(), held, later).held_since == date(2026, 1, 10)
    assert counted(on("2026-01-15", pills(), held, later)) == (1, 15, 28, None)


@pytest.mark.parametrize("what", [What.TAKEN, What.SKIPPED, What.DOSE_CHANGED])
def test_a_dose_of_its_first_day_or_a_plan_ends_no_hold(what):
    held, same_day = happened(What.HELD, "2026-01-10"), happened(what, "2026-01-10", "x")
    for order in ((held, same_day), (same_day, held)):
        assert on("2026-01-12", pills(), *order).held_since == date(2026, 1, 10)


def test_a_hold_of_this_morning_is_over_when_resumed_was_pressed_after_it():
    morning = happened(What.HELD, "2026-11-23", at=time(8, 30), recorded_at=NOW.replace(hour=9))
    pressed = happened(What.RESUMED, "2026-11-23", recorded_at=NOW.replace(hour=10))
    assert on("2026-11-23", pills(), pressed, morning).held_since is None
    again = happened(What.HELD, "2026-11-23", recorded_at=NOW.replace(hour=11))
    assert on("2026-11-23", pills(), pressed, again, morning).held_since == date(2026, 11, 23)


# --- what is given once in so many days


def test_an_infusion_is_counted_by_the_calendar_until_one_was_written_down():
    assert counted(on("2026-02-25", infusion())) == (None, 28, 28, None)
    assert counted(on("2026-02-26", infusion())) == (None, 1, 28, None)


def test_the_last_infusion_counts_and_the_next_one_may_be_late():
    given = happened(What.TAKEN, "2026-02-03"), happened(What.SESSION, "2026-03-05")
    assert counted(on("2026-02-04", infusion(), *given)) == (None, 2, 28, None)
    assert counted(on("2026-03-05", infusion(), *given)) == (None, 1, 28, None)
    late = on("2026-04-10", infusion(), *given)
    assert counted(late) == (None, 37, 28, None)
    assert late.started == date(2026, 3, 5)


def test_an_infusion_that_was_skipped_is_none():
    given = happened(What.TAKEN, "2026-02-03"), happened(What.SKIPPED, "2026-03-03")
    assert on("2026-03-04", infusion("2026"), *given).day == 30


def test_an_infusion_has_the_number_that_was_written_with_it():
    fifth = happened(What.CYCLE_STARTED, "2026-02-03", "5")
    taken = happened(What.TAKEN, "2026-02-03")
    assert counted(on("2026-02-10", infusion(), fifth, taken)) == (5, 8, 28, None)
    assert next_cycle(infusion(), [fifth, taken], date(2026, 3, 3)) == 6
    later = happened(What.TAKEN, "2026-03-03")
    assert counted(on("2026-03-04", infusion(), fifth, taken, later)) == (6, 2, 28, None)
    unnumbered = happened(What.CYCLE_STARTED, "2026-03-31")
    assert on("2026-03-31", infusion(), fifth, later, unnumbered).cycle == 7


def test_an_infusion_without_a_number_stays_without_one():
    assert next_cycle(infusion(), [], date(2026, 3, 3)) is None
    given = happened(What.TAKEN, "2026-02-03"), happened(What.CYCLE_STARTED, "2026-03-03")
    assert counted(on("2026-03-05", infusion(), *given)) == (None, 3, 28, None)


def test_the_days_go_on_over_the_end_of_a_leap_year():
    given = happened(What.TAKEN, "2028-12-20")
    assert on("2029-01-01", infusion("2028"), given).day == 13
    assert on("2028-03-01", infusion("2028-02-28")).day == 3


# --- the number that is offered


def test_no_number_is_offered_where_none_can_be_counted():
    assert next_cycle(pills("2026-01"), [], date(2026, 3, 1)) is None
    assert next_cycle(treatment("as told", "2026-01-01"), [], date(2026, 3, 1)) is None


def test_own_words_have_the_number_after_the_one_that_was_written():
    begun = happened(What.CYCLE_STARTED, "2026-02-01", "3")
    assert next_cycle(treatment("as told"), [begun], date(2026, 6, 1)) == 4
    assert next_cycle(treatment("as told"), [begun], date(2026, 2, 1)) == 3


def test_before_the_first_day_the_first_cycle_is_offered():
    assert next_cycle(pills(), [], date(2025, 12, 24)) == 1


def test_what_was_before_a_new_start_is_left_out():
    before = [
        happened(What.CYCLE_STARTED, "2025-12-01", "8"),
        happened(What.HELD, "2025-12-20"),
    ]
    assert counted(on("2026-01-12", pills(), *before)) == (1, 12, 28, False)
    assert next_cycle(pills(), before, date(2026, 1, 29)) == 2


# --- whatever was written

DAYS = st.dates(date(2025, 11, 1), date(2027, 3, 1))
DOSES = st.lists(
    st.builds(
        Dose,
        id=st.just("1"),
        treatment=st.just("t"),
        day=DAYS,
        what=st.sampled_from(What),
        amount=st.sampled_from(["", "0", "1", "7", "75 mg", "999", "9" * 60, "٣", "²"]),
        at=st.none() | st.times(),
        recorded_at=st.timedeltas(timedelta(), timedelta(days=90)).map(lambda ago: NOW - ago),
    ),
    max_size=12,
)
RARER = ("every 3 weeks", "weekly", "every 2 days", "as told", "day 3 of 21", "days 1-20 of 21")
TREATMENTS = st.builds(
    treatment,
    st.sampled_from([*PATTERNS, *RARER]),
    st.none() | st.sampled_from(["2025", "2026-03"]) | DAYS.map(date.isoformat),
)


@given(TREATMENTS, DOSES, DAYS)
def test_whatever_was_written_it_stands_somewhere(known, doses, today):
    there = standing(known, doses, today)
    if there.day is None:
        assert (there.cycle, there.started, there.off) == (None, None, None)
    else:
        assert there.day >= 1
        assert there.started + timedelta(days=there.day - 1) == today
        assert there.held_since is None
        assert there.off is None or 1 <= there.day <= there.length
    if there.cycle is not None:
        assert 1 <= there.cycle < 1100
    if there.held_since is not None:
        assert there.held_since in {dose.day for dose in doses if dose.what is What.HELD}


@given(TREATMENTS, DOSES, DAYS)
def test_the_number_shown_on_the_day_of_a_new_cycle_is_the_one_that_was_offered(
    known, doses, today
):
    doses = [dose for dose in doses if dose.day < today]
    begun = happened(What.CYCLE_STARTED, today.isoformat())
    there = standing(known, [*doses, begun], today)
    if there.cycle is not None:
        assert there.cycle == next_cycle(known, doses, today)
        assert there.day == 1


@given(TREATMENTS, DOSES, DAYS)
def test_of_days_on_and_off_the_last_that_was_given_is_enough_unless_it_was_on_hold(
    known, doses, today
):
    doses = [
        dose
        for dose in doses
        if dose.what is not What.HELD
        and (known.pattern.rhythm not in {Rhythm.EVERY, Rhythm.DAYS_OF} or dose.what not in GIVEN)
    ]
    given_ones = [dose for dose in doses if dose.what in GIVEN and dose.day <= today]
    last = max(given_ones, key=lambda dose: dose.in_time, default=None)
    turns = [dose for dose in doses if dose.what not in GIVEN or dose is last]
    assert standing(known, turns, today) == standing(known, doses, today)

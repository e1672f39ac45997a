"""What happened to a treatment on a day."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from companion.domain.doses import Dose, What, check_day, dose_now, happened
from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = NOW.date()


def dose(what=What.TAKEN, **fields):
    needed = {"id": "1", "treatment": "t", "day": TODAY, "recorded_at": NOW, "what": what}
    return Dose(**{**needed, **fields})


def treatment(**fields):
    needed = {"id": "t", "name": "X", "kind": Kind.TARGETED_THERAPY, "recorded_at": NOW}
    return Treatment(**{**needed, **fields})


def test_a_time_is_kept_to_the_minute_and_an_amount_on_one_line():
    kept = dose(at=time(8, 5, 30, 7), amount=" 100\nmg ", note="a\r\nb")
    assert (kept.at, kept.amount, kept.note) == (time(8, 5), "100 mg", "a\nb")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"treatment": ""}, "treatment: not chosen"),
        ({"amount": "x" * 301}, "amount: too long"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "recorded_at: no offset"),
    ],
)
def test_a_dose_that_cannot_be_cannot_exist(fields, refusal):
    with pytest.raises(Invalid, match=refusal):
        dose(**fields)


def test_what_happened_stands_in_a_csv_in_plain_words():
    assert [what.value for what in What] == [
        *("taken", "skipped", "reduced", "session", "held", "resumed"),
        *("cycle started", "dose changed"),
    ]


@pytest.mark.parametrize(
    ("day", "since", "refusal"),
    [
        (date(2026, 11, 24), None, "day: not yet"),
        (date(2026, 11, 1), "2026-11-02", "day: before the start"),
        (date(2026, 10, 31), "2026-11", "day: before the start"),
        (date(2025, 12, 31), "2026", "day: before the start"),
    ],
)
def test_nothing_happens_before_the_start_or_tomorrow(day, since, refusal):
    with pytest.raises(Invalid, match=refusal):
        check_day(day, treatment(since=since and RoughDate.read(since)), TODAY)


@pytest.mark.parametrize("since", [None, "2026-11-23", "2026-11", "2026"])
def test_today_is_a_day_for_every_treatment_that_has_begun(since):
    begun = treatment(since=since and RoughDate.read(since))
    assert check_day(TODAY, begun, TODAY) is None


def test_the_dose_now_is_the_one_it_was_changed_to_last():
    changes = [
        dose(What.DOSE_CHANGED, day=date(2026, 3, 1), amount="100 mg"),
        dose(What.DOSE_CHANGED, day=date(2026, 1, 1), amount="75 mg", recorded_at=NOW),
        dose(What.REDUCED, day=date(2026, 5, 1), amount="50 mg"),
        dose(What.DOSE_CHANGED, day=date(2026, 6, 1)),
    ]
    for order in (changes, changes[::-1]):
        assert dose_now(treatment(dose="125 mg"), order, TODAY) == "100 mg"
    assert dose_now(treatment(dose="125 mg"), [], TODAY) == "125 mg"
    assert dose_now(treatment(), changes[2:], TODAY) == ""


def test_what_happened_on_one_day_stands_in_the_order_of_its_times():
    written_late = NOW + timedelta(days=3)
    evening = dose(id="evening", at=time(19, 0), recorded_at=written_late)
    morning = dose(id="morning", at=time(7, 0), recorded_at=written_late)
    sometime = dose(id="sometime", recorded_at=written_late)
    again = dose(id="again", recorded_at=written_late + timedelta(seconds=1))
    doses = sorted([evening, again, morning, sometime], key=lambda each: each.in_time)
    assert [each.id for each in doses] == ["sometime", "again", "morning", "evening"]


def test_what_has_no_time_and_was_written_on_its_day_stands_where_it_was_written():
    tokyo = timezone(timedelta(hours=9))
    noon = datetime(2026, 11, 23, 12, 0, tzinfo=tokyo)
    first = dose(What.DOSE_CHANGED, at=time(9, 0), amount="75 mg", recorded_at=noon)
    then = dose(
        What.DOSE_CHANGED, amount="100 mg", recorded_at=noon + timedelta(minutes=5, seconds=9)
    )
    evening = dose(What.DOSE_CHANGED, at=time(18, 0), amount="125 mg", recorded_at=noon)
    same_minute = dose(
        What.DOSE_CHANGED,
        at=time(12, 5),
        amount="150 mg",
        recorded_at=noon + timedelta(minutes=5, seconds=40),
    )
    assert dose_now(treatment(), [same_minute, then], TODAY) == "150 mg"
    assert dose_now(treatment(), [then, first], TODAY) == "100 mg"
    assert dose_now(treatment(), [then, evening, first], TODAY) == "125 mg"


def test_a_dose_that_is_to_come_is_not_in_force_yet():
    tomorrow = dose(What.DOSE_CHANGED, day=TODAY + timedelta(days=1), amount="75 mg")
    known = treatment(dose="125 mg")
    assert dose_now(known, [tomorrow], TODAY) == "125 mg"
    assert dose_now(known, [tomorrow], tomorrow.day) == "75 mg"


def test_a_dose_from_before_the_start_is_left_out():
    before = dose(What.DOSE_CHANGED, day=date(2026, 2, 28), amount="75 mg")
    known = treatment(dose="125 mg", since=RoughDate(2026, 3))
    assert dose_now(known, [before], TODAY) == "125 mg"
    assert dose_now(treatment(dose="125 mg"), [before], TODAY) == "75 mg"


def test_with_a_clock_set_back_on_that_day_things_stand_as_the_clock_said():
    held = dose(What.HELD, recorded_at=NOW.replace(hour=9, minute=30))
    resumed = dose(What.RESUMED, recorded_at=NOW.replace(hour=9, minute=10))
    assert happened(treatment(), [held, resumed], TODAY) == [resumed, held]

"""What a symptom entry may say."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from companion.domain.invalid import Invalid
from companion.domain.symptoms import (
    Level,
    PartOfDay,
    Recall,
    SymptomEntry,
    level_of,
    read_time,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def entry(**fields):
    return SymptomEntry(
        **{"id": "1", "day": date(2026, 11, 23), "symptom": "pain", "recorded_at": NOW, **fields}
    )


@pytest.mark.parametrize(
    ("word", "severities"),
    [
        (Level.NONE, [0]),
        (Level.MILD, [1, 2, 3]),
        (Level.MODERATE, [4, 5, 6]),
        (Level.SEVERE, [7, 8, 9, 10]),
    ],
)
def test_each_number_has_its_word(word, severities):
    assert [n for n in range(11) if level_of(n) is word] == severities


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({}, "severity", "empty"),
        ({"severity": 3, "count": 3}, "severity", "and count"),
        ({"severity": -1}, "severity", "out of range"),
        ({"severity": 11}, "severity", "out of range"),
        ({"count": -1}, "count", "out of range"),
        ({"count": 1000}, "count", "out of range"),
        ({"severity": 3, "interference": -1}, "interference", "out of range"),
        ({"severity": 3, "interference": 11}, "interference", "out of range"),
        ({"severity": 3, "recorded_at": NOW.replace(tzinfo=None)}, "recorded_at", "no offset"),
        ({"severity": 3, "recorded_at": NOW.replace(year=1)}, "recorded_at", "out of range"),
        ({"severity": 3, "recorded_at": NOW.replace(year=9999)}, "recorded_at", "out of range"),
    ],
)
def test_an_entry_that_makes_no_sense_cannot_exist(fields, field, reason):
    with pytest.raises(Invalid) as refused:
        entry(**fields)
    assert (refused.value.field, refused.value.reason) == (field, reason)


@pytest.mark.parametrize("number", [0, 10])
def test_both_ends_of_the_scale_count(number):
    assert entry(severity=number).value == number
    assert entry(severity=1, interference=number).interference == number


@pytest.mark.parametrize("times", [0, 999])
def test_a_counted_symptom_has_its_count_as_value(times):
    assert entry(count=times).value == times


def test_text_is_cleaned_in_every_field():
    said = entry(
        severity=1,
        id="a\x00",
        symptom="pa\x00in",
        place="a\r\nb",
        note="\ud800",
        entered_by="\x07me",
    )
    assert (said.id, said.symptom, said.place, said.note, said.entered_by) == (
        "a",
        "pain",
        "a\nb",
        "",
        "me",
    )


def test_times_are_as_exact_as_they_are_kept():
    zone = timezone(timedelta(hours=-5))
    said = entry(
        severity=1,
        at=time(23, 59, 58, 7, tzinfo=zone),
        recorded_at=datetime(2026, 1, 1, 1, 2, 3, 999999, tzinfo=zone),
    )
    assert said.at == time(23, 59)
    assert said.recorded_at.isoformat() == "2026-01-01T01:02:03-05:00"


def test_only_what_has_no_moment_speaks_for_the_day():
    assert entry(severity=1).whole_day
    assert not entry(severity=1, at=time(0)).whole_day
    assert not entry(severity=1, part_of_day=PartOfDay.NIGHT).whole_day
    assert not entry(severity=1, recall=Recall.WEEK).whole_day


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15:10", time(15, 10)),
        ("1510", time(15, 10)),
        ("9", time(9)),
        ("9.05", time(9, 5)),
        ("3:10 pm", time(15, 10)),
        ("12 a.m.", time(0)),
        ("12pm", time(12)),
        (" 0:00 ", time(0)),
    ],
)
def test_a_time_is_read_however_it_is_written(written, meant):
    assert read_time(written) == meant


@pytest.mark.parametrize("written", ["", "24:00", "12:60", "13 pm", "0 am", "noon", "9:5", "-1"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(Invalid, match="time"):
        read_time(written)

"""A treatment, and the lines of therapy."""

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.domain.schedules import Rhythm
from companion.domain.treatments import Ended, Kind, Line, Treatment, lines_of

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TODAY = NOW.date()
READ = RoughDate.read


def treatment(**fields):
    needed = {"id": "1", "name": "Letrozole", "kind": Kind.HORMONE_THERAPY, "recorded_at": NOW}
    return Treatment(**{**needed, **fields})


def test_nothing_but_name_and_kind_must_be_known():
    known = treatment()
    assert (known.since, known.until, known.line, known.stopped_because) == (None, None, None, None)
    assert (known.schedule, known.dose, known.note, known.entered_by) == ("", "", "", "me")
    assert known.pattern.rhythm is Rhythm.OWN


def test_what_stands_on_one_line_is_kept_on_one_line_and_a_note_as_it_is():
    written = treatment(
        name=" Letro\nzole ", dose="2.5 mg\r\n", note="a\r\nb", place="\x00left hip"
    )
    assert (written.name, written.dose) == ("Letro zole", "2.5 mg")
    assert (written.note, written.place) == ("a\nb", "left hip")


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, "treatment: empty"),
        ({"name": " \n\x00"}, "treatment: empty"),
        ({"name": "x" * 301}, "treatment: too long"),
        ({"line_name": "x" * 301}, "treatment: too long"),
        ({"line": 0}, "line: out of range"),
        ({"line": 100}, "line: out of range"),
        ({"since": READ("2026-03-10"), "until": READ("2026-03-09")}, "until: before since"),
        ({"since": READ("2026-03"), "until": READ("2026-02")}, "until: before since"),
        ({"since": READ("2026"), "until": READ("2025-12-31")}, "until: before since"),
        ({"schedule": "day 22 of 21"}, "schedule: day beyond the cycle"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "recorded_at: no offset"),
    ],
)
def test_a_treatment_that_cannot_be_cannot_exist(fields, refusal):
    with pytest.raises(Invalid, match=refusal):
        treatment(**fields)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2026-03-09", "2026-03-09"),
        ("2026-03-20", "2026-03"),
        ("2026-03-20", "2026"),
        ("2026", "2026-01"),
    ],
)
def test_an_end_that_may_be_after_the_start_is_let_be(since, until):
    assert treatment(since=READ(since), until=READ(until)).until == READ(until)


@pytest.mark.parametrize(
    ("fields", "over"),
    [
        ({}, False),
        ({"since": READ("2027-01-01")}, False),
        ({"until": READ("2026-11-22")}, True),
        ({"until": READ("2026-11-23")}, True),
        ({"until": READ("2026-11-24")}, False),
        ({"until": READ("2026-11")}, True),
        ({"until": READ("2026-12")}, False),
        ({"kind": Kind.SURGERY}, True),
        ({"kind": Kind.SURGERY, "since": READ("2026-11-23")}, True),
        ({"kind": Kind.SURGERY, "since": READ("2026-11-24")}, False),
        ({"kind": Kind.SURGERY, "since": READ("2026-11-24"), "until": READ("2026-11-30")}, False),
    ],
)
def test_it_is_over_on_its_last_day_and_surgery_on_its_day(fields, over):
    assert treatment(**fields).over(TODAY) is over


def test_kinds_and_reasons_stand_in_a_csv_in_plain_words():
    assert [kind.value for kind in Kind] == [
        *("surgery", "hormone therapy", "chemotherapy", "radiation therapy"),
        *("targeted therapy", "immunotherapy", "supportive care"),
    ]
    assert [why.value for why in Ended] == [
        *("finished", "cancer grew", "side effects", "my choice", "other"),
    ]


def test_lines_stand_from_the_last_to_the_first_and_then_what_is_in_none():
    first = treatment(id="first", line=1, since=READ("2024"))
    older = treatment(id="older", line=2, since=READ("2025-03"))
    newer = treatment(id="newer", line=2, since=READ("2025-03-09"))
    unknown = treatment(id="unknown", line=2)
    bones = treatment(id="bones", since=READ("2023-01-01"))
    lines = lines_of([bones, unknown, first, older, newer])
    assert [(line.number, [each.id for each in line.treatments]) for line in lines] == [
        (2, ["newer", "older", "unknown"]),
        (1, ["first"]),
        (None, ["bones"]),
    ]
    assert lines_of([]) == []


def test_what_has_only_an_end_stands_by_its_end():
    known = treatment(id="known", since=READ("2024-05"))
    ended = treatment(id="ended", until=READ("2024-06"))
    assert [each.id for each in lines_of([known, ended])[0].treatments] == ["ended", "known"]


def test_of_two_that_began_together_the_one_that_went_on_longer_stands_first():
    going = treatment(id="going", since=READ("2024-05"))
    long = treatment(id="long", since=READ("2024-05"), until=READ("2025"))
    short = treatment(id="short", since=READ("2024-05"), until=READ("2024-06"))
    assert [each.id for each in lines_of([short, going, long])[0].treatments] == [
        *("going", "long", "short"),
    ]


def test_a_line_has_the_name_that_was_written_last():
    early = treatment(id="a", line=1, line_name="Pills", since=READ("2026-02"))
    late = treatment(
        id="b",
        line=1,
        line_name="With palbociclib",
        since=READ("2026-01"),
        recorded_at=NOW + timedelta(hours=1),
    )
    silent = treatment(id="c", line=1, recorded_at=NOW + timedelta(days=1))
    assert lines_of([late, silent, early]) == [Line(1, "With palbociclib", (early, late, silent))]


def test_a_name_alone_makes_no_line():
    (line,) = lines_of([treatment(line_name="before")])
    assert (line.number, line.name) == (None, "before")


def test_a_pattern_is_what_the_schedule_makes():
    pattern = treatment(schedule="21 days on, 7 off").pattern
    assert (pattern.rhythm, pattern.length) == (Rhythm.ON_OFF, 28)
    assert treatment(since=RoughDate.of(date(2026, 1, 1))).pattern.length is None

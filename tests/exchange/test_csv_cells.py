"""What a cell may hold, and that no spreadsheet runs it."""

import re
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.domain.symptoms import PartOfDay, Recall
from companion.exchange.csv_cells import BadCell, Cells, guard, unguard

risky = st.text(st.sampled_from("'=+-@\t\r\n|%＝＋－＠\"a, "))


@settings(max_examples=500)
@given(st.text() | risky)
@example("'=x")
@example("''")
@example("")
def test_a_guarded_text_comes_back_exactly(text):
    assert unguard(guard(text)) == text


@given(st.text() | risky)
def test_nothing_that_runs_is_left_at_the_start_of_a_guarded_text(text):
    assert not re.match("[=+\\-@\t\r\n|%＝＋－＠]", guard(text))


@given(st.text() | risky)
def test_only_what_could_run_is_changed(text):
    changed = re.match("'*[=+\\-@\t\r\n|%＝＋－＠]", text) is not None
    assert guard(text) == ("'" + text if changed else text)


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("'=x", "''=x"),
        ("-1", "'-1"),
        ("＠sum", "'＠sum"),
        ("\tx", "'\tx"),
        ("'tis", "'tis"),
        ("''", "''"),
        (" =x", " =x"),
        ("", ""),
    ],
)
def test_texts_are_guarded_by_one_rule(text, guarded):
    assert guard(text) == guarded


def cells(text, *, guarded=False):
    return Cells({"c": text}, guarded=guarded)


def reason(read):
    with pytest.raises(BadCell) as error:
        read()
    return str(error.value)


def test_only_a_file_of_ours_is_unguarded():
    assert cells("'=x", guarded=True).text("c") == "=x"
    assert cells("'=x").text("c") == "'=x"
    assert cells("x").text("other") == ""


def test_a_date_has_one_way_to_be_written():
    assert cells(" 2026-11-23 ").day("c") == date(2026, 11, 23)
    for text in (
        "23.11.2026",
        "2026-13-01",
        "2026-1-1",
        "20261123",
        "2026-W48-1",
        "２０２６-11-23",
    ):
        said = reason(lambda text=text: cells(text).day("c"))
        assert said == f"“c” is “{text}”, which is not a date written like 2026-11-23"
    assert reason(lambda: cells("").day("c")) == "“c” is empty"


def test_a_time_may_be_as_a_spreadsheet_writes_it():
    for text, meant in (("08:05", time(8, 5)), ("8:05", time(8, 5)), ("23:59:59", time(23, 59))):
        assert cells(text).time("c") == meant
    assert cells("").time("c") is None
    for text in ("24:00", "8", "8:5", "8.05", "noon", "8:60"):
        said = reason(lambda text=text: cells(text).time("c"))
        assert said == f"“c” is “{text}”, which is not a time written like 08:30"


def test_an_instant_has_its_offset():
    meant = datetime(2026, 11, 23, 8, 12, 33, tzinfo=timezone(timedelta(hours=1)))
    for text in ("2026-11-23T08:12:33+01:00", "2026-11-23 08:12:33.9+01:00"):
        assert cells(text).instant("c") == meant
    assert cells("2026-11-23T07:12:33Z").instant("c") == meant
    assert cells("").instant("c") is None
    for text in ("2026-11-23T08:12:33", "2026-11-23", "0001-01-01T00:00+10:00", "x"):
        said = reason(lambda text=text: cells(text).instant("c"))
        assert said.startswith(f"“c” is “{text}”, which is not a time with its offset")


def test_a_number_is_whole_and_empty_is_never_zero():
    assert [cells(text).whole("c", 0, 10) for text in ("0", "7", "7.0", " 10 ", "")] == [
        *(0, 7, 7, 10),
        None,
    ]
    for text in ("7.5", "11", "-1", "seven", "7,0", "1e1", "٧", "9999999999999"):
        said = reason(lambda text=text: cells(text).whole("c", 0, 10))
        assert said == f"“c” is “{text}”, which is not a whole number from 0 to 10"


def test_words_are_known_in_any_case():
    assert cells("Night").choice("c", PartOfDay) is PartOfDay.NIGHT
    assert cells("7D").choice("c", Recall) is Recall.WEEK
    assert cells("").choice("c", Recall) is None
    assert reason(lambda: cells("noon").choice("c", PartOfDay)) == (
        "“c” is “noon”, which is not one of: morning, afternoon, evening, night"
    )
    assert [cells(text).yes_or_no("c") for text in ("Yes", "no", "1", "FALSE", "")] == [
        *(True, False, True, False),
        None,
    ]
    assert reason(lambda: cells("maybe").yes_or_no("c")) == "“c” is “maybe”, which is not yes or no"


def test_an_id_is_one_of_ours():
    own = "AB8D6C1A-93C6-4C55-9D43-0C4B0B0A5F11"
    assert cells(own).id("c") == own.lower()
    assert cells("").id("c") is None
    for text in ("17", "=cmd|x", "{" + own + "}"):
        assert "which is no id of Companion's" in reason(lambda text=text: cells(text).id("c"))


def test_a_long_or_broken_cell_is_named_in_short():
    said = reason(lambda: cells("a\nb" + "x" * 100_000).day("c"))
    assert said.startswith("“c” is “a bxxx")
    assert "\n" not in said
    assert len(said) < 120

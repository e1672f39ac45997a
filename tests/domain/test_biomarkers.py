"""Results of biomarker tests: what is kept as typed, what is known, and which is the newest."""

from datetime import UTC, datetime, timedelta

import pytest

from companion.domain.biomarkers import (
    LONGEST,
    LONGEST_MARKER,
    MARKERS,
    RESULTS,
    Biomarker,
    histories,
    offered,
)
from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate

NOW = datetime(2026, 11, 23, 9, 42, 31, 999, tzinfo=UTC)


def result(number=1, marker="HER2", found="low", **fields):
    return Biomarker(id=str(number), marker=marker, result=found, recorded_at=NOW, **fields)


def order(*results):
    return [[each.id for each in one.results] for one in histories(results)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("her2", " LOW "), ("HER2", "low")),
        (("msi /  DMMR", "High"), ("MSI / dMMR", "high")),
        (("esr1", "Mutation\nfound"), ("ESR1", "mutation found")),
        (("ER", "Don’t know"), ("ER", "don't know")),
        (("er", "IHC 2+"), ("ER", "IHC 2+")),
        ((" Ki-67 ", "20 %"), ("Ki-67", "20 %")),
        (("Estrogen", "Weakly Positive"), ("Estrogen", "Weakly Positive")),
    ],
)
def test_what_is_known_is_kept_as_it_is_known_and_own_words_as_typed(typed, kept):
    made = result(marker=typed[0], found=typed[1])
    assert (made.marker, made.result) == kept


def test_a_sample_and_a_detail_are_words_on_one_line():
    made = result(sample="BLOOD", detail="exon 9\r\n\x00E545K", note="a\r\nb")
    assert (made.sample, made.detail, made.note) == ("blood", "exon 9 E545K", "a\nb")
    assert result(sample="Lymph node").sample == "Lymph node"
    assert made.recorded_at == NOW.replace(microsecond=0)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"marker": " "}, ("marker", "not chosen")),
        ({"found": "\n"}, ("result", "not chosen")),
        ({"marker": "x" * (LONGEST_MARKER + 1)}, ("marker", "too long")),
        ({"found": "x" * (LONGEST + 1)}, ("biomarker", "too long")),
        ({"sample": "x" * (LONGEST + 1)}, ("biomarker", "too long")),
        ({"detail": "x" * (LONGEST + 1)}, ("biomarker", "too long")),
    ],
)
def test_only_a_marker_and_a_result_of_a_length_that_fits_are_needed(fields, fault):
    with pytest.raises(Invalid) as error:
        result(**fields)
    assert (error.value.field, error.value.reason) == fault


def test_longest_texts_fit():
    made = result(marker="x" * LONGEST_MARKER, found="y" * LONGEST, detail="z" * LONGEST)
    assert len(made.marker + made.result + made.detail) == LONGEST_MARKER + 2 * LONGEST


def test_only_what_makes_sense_is_offered_and_not_known_always():
    assert offered("HER2") == (
        *("positive", "low", "ultralow", "negative", "not tested", "don't know"),
    )
    assert offered("ESR1") == ("mutation found", "not found", "not tested", "don't know")
    assert "ultralow" not in offered("ER")
    for marker in (*MARKERS, "Ki-67", ""):
        assert {*offered(marker)} <= {*RESULTS}
        assert {"not tested", "don't know"} < {*offered(marker)}


def test_markers_stand_in_their_order_and_own_ones_after_them():
    made = [result(marker=each) for each in ("Zebra", "ESR1", "ki-67", "ER", "HER2")]
    assert [each.marker for each in histories(made)] == ["ER", "HER2", "ESR1", "ki-67", "Zebra"]
    assert histories([]) == []


def test_an_own_marker_is_one_in_any_case_and_is_called_as_written_last():
    [found] = histories([result(1, "KI-67"), result(2, "Ki-67")])
    assert (found.marker, len(found.results)) == ("Ki-67", 2)


def test_the_newest_is_the_last_by_its_date_whatever_was_written_last():
    assert order(
        result(1, tested=RoughDate(2024, 5)),
        result(2, tested=RoughDate(2026, 3, 9)),
        result(3, tested=RoughDate(2019)),
    ) == [["2", "1", "3"]]


def test_one_without_a_date_is_newer_than_those_written_before_it_and_older_than_a_later_date():
    assert order(
        result(1, tested=RoughDate(2026, 3)),
        result(2),
        result(3, tested=RoughDate(2020)),
        result(4, tested=RoughDate(2026, 4)),
    ) == [["4", "2", "1", "3"]]


def test_a_year_is_as_late_in_it_as_what_was_written_before_and_of_two_on_a_day_the_later_counts():
    assert order(
        result(1, tested=RoughDate(2026, 3, 9)),
        result(2, tested=RoughDate(2026)),
        result(3, tested=RoughDate(2026, 3, 9)),
        result(4, tested=RoughDate(2025)),
    ) == [["3", "2", "1", "4"]]


def test_an_edit_today_makes_an_old_result_no_newer():
    before = [result(1), result(2)]
    edited = Biomarker(
        id="1", marker="HER2", result="low", note="again", recorded_at=NOW + timedelta(days=9)
    )
    assert order(*before) == order(edited, before[1]) == [["2", "1"]]

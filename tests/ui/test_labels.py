"""The words for codes, numbers and dates."""

import ast
from datetime import date
from pathlib import Path

import pytest

from companion.domain.days import Rating
from companion.domain.invalid import Invalid
from companion.domain.symptom_list import BUILT_IN, Group, Symptom
from companion.domain.symptoms import PartOfDay
from companion.ui import labels

TODAY = date(2026, 11, 23)
DOMAIN = Path(__file__).parents[2] / "companion" / "domain"


def test_a_severity_has_the_word_of_its_stretch_of_the_scale():
    words = [labels.level(severity) for severity in range(11)]
    assert words == ["None", *["Mild"] * 3, *["Moderate"] * 3, *["Severe"] * 4]
    assert labels.value_in_words(6) == "6 Moderate"


def test_a_day_has_the_five_words_of_the_interface():
    assert [labels.rating(one) for one in Rating] == [
        "Good",
        "Fairly good",
        "Mixed",
        "Hard",
        "Very hard",
    ]


def test_parts_of_the_day_and_groups_are_words():
    assert [labels.part_of_day(part) for part in PartOfDay] == [
        "Morning",
        "Afternoon",
        "Evening",
        "Night",
    ]
    assert labels.group(Group.WHOLE_BODY) == "Whole body"
    assert labels.group(Group.NERVES_JOINTS_SKIN) == "Nerves, joints, skin"
    assert all(labels.group(group)[0].isupper() for group in Group)


def test_a_symptom_of_ones_own_is_shown_as_it_was_written():
    assert labels.symptom(Symptom(id="u", name="my  <b>odd</b> &one")) == "my  <b>odd</b> &one"
    assert [labels.symptom(one) for one in BUILT_IN] == [one.name for one in BUILT_IN]


@pytest.mark.parametrize(
    ("name", "inside"),
    [("Pain", "pain"), ("MRI worries", "MRI worries"), ("Œdema", "œdema"), ("", ""), ("X", "X")],
)
def test_a_name_within_a_sentence_begins_small_unless_it_is_an_abbreviation(name, inside):
    assert labels.within(name) == inside


@pytest.mark.parametrize(("count", "words"), [(0, "0 times"), (1, "1 time"), (2, "2 times")])
def test_a_count_is_a_number_of_times(count, words):
    assert labels.times(count) == words


def faults_of_the_domain() -> list[tuple[str, str]]:
    calls = [
        node
        for module in sorted(DOMAIN.glob("*.py"))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    faults = [call.args for call in calls if call.func.id == "Invalid"]
    return [
        tuple(one.value for one in args)
        for args in faults
        if all(isinstance(one, ast.Constant) for one in args)
    ]


@pytest.mark.parametrize("fault", faults_of_the_domain(), ids=" ".join)
def test_every_fault_of_the_domain_has_a_sentence_of_its_own(fault):
    sentence = labels.invalid(Invalid(*fault))
    assert sentence.endswith(".")
    assert sentence != labels.invalid(Invalid("no such field", "no such reason"))


def test_the_domain_has_faults_to_put_in_words():
    assert len(faults_of_the_domain()) > 5


def test_a_fault_that_nobody_knows_is_still_a_sentence():
    assert labels.invalid(Invalid("x", "y")) == "Something here cannot be kept. Please check it."


def test_a_date_says_its_year_only_when_it_is_not_this_one():
    assert labels.long_date(TODAY, TODAY) == "Monday 23 November"
    assert labels.long_date(date(2025, 3, 1), TODAY) == "Saturday 1 March 2025"
    assert labels.short_date(TODAY, TODAY) == "Mon 23 Nov"
    assert labels.short_date(date(2027, 5, 9), TODAY) == "Sun 9 May 2027"


def test_a_date_without_a_today_counts_from_the_clock():
    assert labels.long_date(date(1999, 12, 31)) == "Friday 31 December 1999"


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "Today"), (22, "Yesterday"), (20, "3 days ago"), (24, "Tomorrow"), (26, "In 3 days")],
)
def test_how_long_ago_is_counted_in_days(day, words):
    assert labels.days_ago(date(2026, 11, day), TODAY) == words


def test_a_day_is_read_back_by_its_weekday():
    assert labels.day_read_back(date(2026, 11, 19), TODAY) == "Thursday, 4 days ago"
    assert labels.day_read_back(date(2026, 11, 22), TODAY) == "Sunday, yesterday"
    assert labels.day_read_back(TODAY, TODAY) == "Monday, today"


def test_the_year_has_twelve_months():
    assert [labels.month(number)[:3] for number in (1, 5, 9, 12)] == ["Jan", "May", "Sep", "Dec"]


def test_who_entered_something_is_said_unless_it_was_the_person():
    assert [labels.by_whom(who) for who in ("me", "helper", "Ruth")] == [
        "",
        "entered by a helper",
        "entered by Ruth",
    ]


def test_a_long_name_is_cut_in_a_message_and_a_short_one_is_not():
    assert labels.shortened("Numbness or tingling") == "Numbness or tingling"
    assert labels.shortened("a\nb") == "a b"
    assert labels.shortened("x" * 200) == "x" * 47 + "…"

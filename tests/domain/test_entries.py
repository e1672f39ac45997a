"""The entries of a file: each field once, of its kind, and none left over."""

import re
from datetime import date, datetime

import pytest

from companion.domain.entries import Fields, made


def refused(sentence):
    return pytest.raises(ValueError, match=f"^{re.escape(sentence)}$")


def test_a_text_is_given_back_and_is_then_gone():
    fields = Fields({"name": "letrozole"})
    assert fields.has("name")
    assert fields.text("name") == "letrozole"
    assert not fields.has("name")
    fields.check_none_is_left()


@pytest.mark.parametrize("entry", [{}, {"name": ""}, {"name": 3}, {"name": ["a"]}])
def test_a_text_that_is_needed_must_be_one(entry):
    with refused("name must be a text"):
        Fields(entry).text("name")


def test_a_text_with_a_default_may_be_lacking_or_empty_but_not_a_number():
    assert Fields({}).text("where", "") == ""
    assert Fields({"where": ""}).text("where", "here") == ""
    with refused("where must be a text"):
        Fields({"where": 3}).text("where", "")


def test_a_list_of_texts_keeps_its_order_and_may_be_lacking():
    assert Fields({"names": ["b", "a"]}).texts("names") == ("b", "a")
    assert Fields({}).texts("names") == ()


@pytest.mark.parametrize("value", ["a", [1], [""], {"a": 1}, [["a"]]])
def test_what_is_no_list_of_texts_is_refused(value):
    with refused("names must be a list of texts"):
        Fields({"names": value}).texts("names")


def test_a_text_that_is_not_among_the_known_ones_is_named():
    assert Fields({"symptoms": ["pain"]}).texts("symptoms", {"pain"}) == ("pain",)
    with refused("symptoms: 'pian' is not known"):
        Fields({"symptoms": ["pain", "pian"]}).texts("symptoms", {"pain"})


def test_a_day_is_a_day():
    assert Fields({"checked": date(2026, 11, 23)}).day("checked") == date(2026, 11, 23)


@pytest.mark.parametrize("value", [None, "2026-11-23", datetime(2026, 11, 23), 2026])  # noqa: DTZ001
def test_what_is_no_day_is_refused(value):
    with refused("checked must be a day, such as 2026-11-23"):
        Fields({} if value is None else {"checked": value}).day("checked")


def test_a_flag_is_true_or_false_and_has_a_default():
    assert Fields({"linked": False}).flag("linked", default=True) is False
    assert Fields({}).flag("linked", default=True) is True
    with refused("linked must be true or false"):
        Fields({"linked": 1}).flag("linked", default=True)


@pytest.mark.parametrize("value", [[], ["20"], ["S"], ["S3a"], ["s3"], ["S3", "S4, M"]])
def test_sources_are_ids_of_the_fact_sheet(value):
    with refused("sources must be ids of the fact sheet, such as S20"):
        Fields({"sources": value}).sources()


def test_sources_may_be_empty_only_where_that_is_said():
    assert Fields({"sources": ["S3", "S20"]}).sources() == ("S3", "S20")
    assert Fields({"sources": []}).sources(needed=False) == ()
    with refused("sources must be ids of the fact sheet, such as S20"):
        Fields({"sources": ["S"]}).sources(needed=False)


def test_a_field_that_nobody_asked_for_is_named():
    fields = Fields({"name": "a", "nmae": "b", "mark": "V"})
    fields.text("name")
    with refused("not known: nmae, mark"):
        fields.check_none_is_left()


def test_the_entry_that_is_given_stays_as_it_is():
    entry = {"name": "a"}
    Fields(entry).text("name")
    assert entry == {"name": "a"}


def name_of(fields):
    return fields.text("name")


def test_each_entry_is_made_in_its_order():
    assert made(name_of, [{"name": "b"}, {"name": "a"}], "term") == ("b", "a")
    assert made(name_of, [], "term") == ()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"name": "a"}, "term must be a list of tables"),
        ("a", "term must be a list of tables"),
        ([{"name": "a"}, "b"], "term 2 must be a table"),
        ([{"name": "a"}, {}], "term 2: name must be a text"),
        ([{"name": 3, "id": "x"}], "term 3: name must be a text"),
        ([{"id": "x"}], "term x: name must be a text"),
        ([{"name": "a", "more": 1}], "term a: not known: more"),
    ],
)
def test_an_entry_that_is_wrong_is_named(entries, sentence):
    with refused(sentence):
        made(name_of, entries, "term")

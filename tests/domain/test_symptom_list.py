"""The symptoms that can be followed."""

import pytest

from companion.domain.invalid import Invalid
from companion.domain.symptom_list import (
    BUILT_IN,
    BUILT_IN_BY_ID,
    FIRST_LIST,
    Group,
    Symptom,
    built_in_named,
)


def test_eighteen_are_offered_first_and_no_two_are_alike():
    assert len([symptom for symptom in BUILT_IN if symptom.group is not Group.MORE]) == 18
    assert len({symptom.id for symptom in BUILT_IN}) == len(BUILT_IN) == len(BUILT_IN_BY_ID)
    assert len({symptom.name.casefold() for symptom in BUILT_IN}) == len(BUILT_IN)


def test_a_new_diary_follows_three():
    assert [symptom.name for symptom in FIRST_LIST] == ["Pain", "Tiredness", "Trouble sleeping"]
    assert [symptom.position for symptom in FIRST_LIST] == [0, 1, 2]


def test_two_are_counted_and_one_of_them_beyond_what_is_usual():
    assert {symptom.id for symptom in BUILT_IN if symptom.counted} == {"vomiting", "loose_stools"}
    assert [symptom.id for symptom in BUILT_IN if symptom.beyond_usual] == ["loose_stools"]


@pytest.mark.parametrize("symptom", BUILT_IN, ids=lambda symptom: symptom.id)
def test_a_built_in_one_is_found_by_its_name_in_any_case(symptom):
    assert built_in_named(f" {symptom.name.upper()} ") == symptom
    assert not symptom.own


def test_an_unknown_name_is_none_of_them():
    assert built_in_named("My knee") is None
    assert Symptom(id="1", name="My knee").own


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": ""}, "symptom: empty"),
        ({"name": " \n\x00"}, "symptom: empty"),
        ({"name": "x" * 201}, "symptom: too long"),
        ({"name": "x", "usual": -1}, "usual: out of range"),
        ({"name": "x", "usual": 100}, "usual: out of range"),
    ],
)
def test_a_symptom_that_cannot_be_followed_cannot_exist(fields, refusal):
    with pytest.raises(Invalid, match=refusal):
        Symptom(id="1", **fields)

"""The fever number: what a team may give, in both units, and what counts where none was given."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.fever import RANGES, Fever, Unit, in_force, read_fever
from companion.domain.invalid import Invalid

USUAL = Fever(380, Unit.CELSIUS)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("38", "38.0 °C (100.4 °F)"),
        (" 38,3 c ", "38.3 °C (100.9 °F)"),
        ("37.5 Celsius", "37.5 °C (99.5 °F)"),
        ("38.50", "38.5 °C (101.3 °F)"),
        ("38.0°C", "38.0 °C (100.4 °F)"),
        ("100.4", "100.4 °F (38.0 °C)"),
        ("101 degrees F", "101.0 °F (38.3 °C)"),
    ],
)
def test_a_number_is_shown_in_both_units_its_own_first(typed, shown):
    assert read_fever(typed).in_both() == shown
    assert in_force(typed, USUAL) == shown


@pytest.mark.parametrize(
    "typed", ["", "warm", "38.0 K", "38 or 39", "-38", "38.0.0", "٣٨", "38.25"]
)
def test_what_is_no_temperature_is_refused(typed):
    with pytest.raises(Invalid, match="fever"):
        read_fever(typed)


@pytest.mark.parametrize("typed", ["36.9", "39.6 C", "98.5", "103.2", "38 F", "100.4 C", "3800"])
def test_what_no_team_would_give_is_refused(typed):
    with pytest.raises(Invalid, match="out of range"):
        read_fever(typed)


@given(
    st.sampled_from(list(Unit)).flatmap(
        lambda unit: st.builds(Fever, st.integers(*RANGES[unit]), st.just(unit))
    )
)
def test_the_other_unit_is_never_the_higher_one_and_never_a_tenth_too_low(fever):
    other = fever.in_both().partition("(")[2].rstrip(")")
    number, given_one = Fraction(other.split()[0]), Fraction(fever.tenths, 10)
    celsius = fever.unit is Unit.CELSIUS
    exact = given_one * 9 / 5 + 32 if celsius else (given_one - 32) * 5 / 9
    assert number <= exact < number + Fraction(1, 10)
    assert read_fever(fever.as_typed()) == fever


def test_the_teams_number_comes_before_the_usual_one():
    assert in_force("", USUAL) == "38.0 °C (100.4 °F)"
    assert in_force("101 °F", USUAL) == "101.0 °F (38.3 °C)"


def test_a_number_that_cannot_be_read_is_shown_as_it_is():
    assert in_force("38, by ear", USUAL) == "38, by ear"

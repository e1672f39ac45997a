"""A temperature, a weight, or something with a name of the person's own."""

from datetime import UTC, date, datetime, time

import pytest

from companion.domain.invalid import Invalid
from companion.domain.measurements import (
    TEMPERATURE,
    UNITS,
    WEIGHT,
    Measurement,
    check_value,
    number_of,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def measurement(**fields):
    needed = {
        "id": "1",
        "day": date(2026, 11, 23),
        "what": WEIGHT,
        "value": "61",
        "recorded_at": NOW,
    }
    return Measurement(**{**needed, **fields})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("37.5", 37.5),
        ("37,5", 37.5),
        (" 37,50 ", 37.5),
        ("61", 61.0),
        ("+2", 2.0),
        ("-1,5", -1.5),
        ("120/80", None),
        ("about 61", None),
        ("37.", None),
        ("1.234,5", None),
        ("1e3", None),
        ("nan", None),
    ],
)
def test_a_number_is_read_with_a_point_or_a_comma_and_kept_as_typed(typed, number):
    kept = measurement(what="own", value=typed)
    assert number_of(typed) == number
    assert kept.value == typed.strip()


def test_temperature_and_weight_are_themselves_in_any_case():
    assert measurement(what=" Temperature ").what == TEMPERATURE
    assert measurement(what="WEIGHT").what == WEIGHT
    assert measurement(what="Arm").what == "Arm"
    assert UNITS == {TEMPERATURE: ("°C", "°F"), WEIGHT: ("kg", "lb")}


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"what": " "}, "measurement: not chosen"),
        ({"value": "\x00 "}, "value: empty"),
        ({"value": "1" * 61}, "measurement: too long"),
        ({"unit": "x" * 61}, "measurement: too long"),
        ({"what": "x" * 61}, "measurement: too long"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "recorded_at: no offset"),
    ],
)
def test_a_measurement_that_cannot_be_cannot_exist(fields, refusal):
    with pytest.raises(Invalid, match=refusal):
        measurement(**fields)


def test_a_time_is_kept_to_the_minute():
    assert measurement(at=time(7, 30, 29)).at == time(7, 30)


@pytest.mark.parametrize(
    ("what", "value", "refusal"),
    [
        (TEMPERATURE, "warm", "value: not a number"),
        (TEMPERATURE, "38.2 °C", "value: not a number"),
        ("Temperature ", "warm", "value: not a number"),
        (WEIGHT, "", "value: empty"),
        (WEIGHT, " \n", "value: empty"),
    ],
)
def test_a_temperature_or_a_weight_that_is_typed_must_be_a_number(what, value, refusal):
    with pytest.raises(Invalid, match=refusal):
        check_value(what, value)


@pytest.mark.parametrize(
    ("what", "value"), [(TEMPERATURE, " 38,2 "), (WEIGHT, "61.5"), ("Blood pressure", "120/80")]
)
def test_what_is_a_number_and_what_needs_none_passes(what, value):
    assert check_value(what, value) is None

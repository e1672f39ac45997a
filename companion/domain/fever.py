"""The fever number: from which temperature on to call."""

import re
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.invalid import Invalid
from companion.domain.text import clean_line

_WRITTEN = re.compile(
    r"([0-9]{1,4})(?:[.,]([0-9])0?)?\s*(?:(?:°|º|degrees?)?\s*([CF])\w*)?", re.IGNORECASE
)


class Unit(StrEnum):
    """What a temperature is measured in."""

    CELSIUS = "°C"
    FAHRENHEIT = "°F"


# What a team may give, in tenths of a degree; the two do not meet, so that a number without a unit
# has one all the same.
RANGES = {Unit.CELSIUS: (370, 395), Unit.FAHRENHEIT: (986, 1031)}
# What teams usually give: beyond it, a number may be a slip.
_USUAL = {Unit.CELSIUS: (375, 390), Unit.FAHRENHEIT: (995, 1022)}


@dataclass(frozen=True, slots=True)
class Fever:
    """A temperature in tenths of a degree, in the unit in which it was given."""

    tenths: int
    unit: Unit

    def as_typed(self) -> str:
        """Return "38.3 °C"."""
        return _shown(self.tenths, self.unit)

    def in_both(self) -> str:
        """Return "38.0 °C (100.4 °F)", the unit in which it was given first."""
        return f"{self.as_typed()} ({self.in_the_other()})"

    @property
    def is_low(self) -> bool:
        """Whether teams usually give a higher number."""
        return self.tenths < _USUAL[self.unit][0]

    @property
    def is_high(self) -> bool:
        """Whether teams usually give a lower number."""
        return self.tenths > _USUAL[self.unit][1]

    def in_the_other(self) -> str:
        """Return "100.4 °F" for 38.0 °C."""
        # Down to the tenth: a call is never put off by the rounding.
        if self.unit is Unit.CELSIUS:
            return _shown(self.tenths * 9 // 5 + 320, Unit.FAHRENHEIT)
        return _shown((self.tenths - 320) * 5 // 9, Unit.CELSIUS)


def _shown(tenths: int, unit: Unit) -> str:
    return f"{tenths // 10}.{tenths % 10} {unit}"


def read_fever(text: str) -> Fever:
    """Return what was typed: "38,3 C", "101 °F", "100.4". Raises Invalid where it cannot be one."""
    found = _WRITTEN.fullmatch(clean_line(text))
    if found is None:
        raise Invalid("fever", "not a temperature")
    tenths = int(found[1]) * 10 + int(found[2] or 0)
    letter = (found[3] or "").upper()
    for unit, (least, most) in RANGES.items():
        if least <= tenths <= most and unit.endswith(letter):
            return Fever(tenths, unit)
    raise Invalid("fever", "out of range")


def in_force(own: str, usual: Fever) -> str:
    """Return the number to call at, in both units: the person's own as kept, else the usual one."""
    if not own:
        return usual.in_both()
    try:
        return read_fever(own).in_both()
    except Invalid:
        return own  # what a team gave is shown, even where we cannot read it

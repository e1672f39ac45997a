"""A measurement: a temperature, a weight, or something with a name of the person's own."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME
from companion.domain.text import clean, clean_line

TEMPERATURE = "temperature"
WEIGHT = "weight"
UNITS = {TEMPERATURE: ("°C", "°F"), WEIGHT: ("kg", "lb")}  # those on offer
LONGEST = 60  # letters of a value, a unit or a name
_NUMBER = r"[+-]?\d+(?:[.,]\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """`value` and `unit` are kept as they were typed; `what` is temperature, weight or an own name.

    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    day: date
    what: str
    value: str
    recorded_at: datetime
    at: time | None = None
    unit: str = ""
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        for field in ("what", "value", "unit"):
            text = clean_line(getattr(self, field))
            object.__setattr__(self, field, text)
            if len(text) > LONGEST:
                raise Invalid("measurement", "too long")
        if self.what.casefold() in UNITS:
            object.__setattr__(self, "what", self.what.casefold())
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if self.at is not None:
            object.__setattr__(self, "at", self.at.replace(second=0, microsecond=0, tzinfo=None))
        if not self.what:
            raise Invalid("measurement", "not chosen")
        if not self.value:
            raise Invalid("value", "empty")


def number_of(value: str) -> float | None:
    """Return a value as a number, written with a point or a comma; None where it is none."""
    text = clean_line(value)
    return float(text.replace(",", ".")) if re.fullmatch(_NUMBER, text) else None


def check_value(what: str, value: str) -> None:
    """Raise Invalid where a typed value of a temperature or a weight is no number."""
    if clean_line(what).casefold() in UNITS and number_of(value) is None:
        raise Invalid("value", "not a number" if clean_line(value) else "empty")

"""A date that may be known to the month or the year only."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from companion.domain.invalid import Invalid

_DECEMBER = 12
_WRITTEN = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


@dataclass(frozen=True, slots=True)
class RoughDate:
    """A day; or a whole month, where no day is known; or a whole year. Raises Invalid."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise Invalid("date", "not a date")
        try:
            date(
                self.year,
                1 if self.month is None else self.month,
                1 if self.day is None else self.day,
            )
        except ValueError:
            raise Invalid("date", "not a date") from None

    @classmethod
    def of(cls, day: date) -> "RoughDate":
        """Return a day that is known exactly."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def read(cls, written: str) -> "RoughDate":
        """Return what 2025, 2025-03 or 2025-03-09 means. Raises Invalid."""
        found = re.fullmatch(_WRITTEN, written)
        if found is None:
            raise Invalid("date", "not a date")
        year, month, day = (None if part is None else int(part) for part in found.groups())
        return cls(year or 0, month, day)

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or _DECEMBER
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        return self.first if self.day is not None else None

    @property
    def iso(self) -> str:
        """The date as 2025, 2025-03 or 2025-03-09."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return self.first.isoformat()

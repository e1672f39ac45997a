"""One cell of a CSV: what it may hold, and how a spreadsheet is kept from running it."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate

_LONGEST_SHOWN = 40  # letters

Choice = TypeVar("Choice", bound=StrEnum)

# What makes a spreadsheet take a text for a formula, in half and in full width.
_RUNS = r"=+\-@\t\r\n|%＝＋－＠"
_TO_GUARD = re.compile(f"'*[{_RUNS}]")
_GUARDED = re.compile(f"'+[{_RUNS}]")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
)
_WHOLE = re.compile(r"([0-9]{1,9})(\.0+)?")  # programs that know no empty number write 7 as 7.0
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def guard(text: str) -> str:
    """Return `text` so that no spreadsheet runs it; `unguard` gives it back exactly."""
    return "'" + text if _TO_GUARD.match(text) else text


def unguard(text: str) -> str:
    """Return what `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text


def time_text(at: time | None) -> str:
    """Return a time of the day as a cell, `08:30`, or an empty one."""
    return "" if at is None else at.strftime("%H:%M")


def instant_text(at: datetime) -> str:
    """Return an instant as a cell, `2026-11-23T08:12:33+01:00`."""
    return at.isoformat(timespec="seconds")


class BadCell(ValueError):
    """A cell holds what it must not; its text says what, and what it may hold."""


# What a record refuses that no single cell could know; elsewhere its own two words do.
_REASONS = {
    ("recorded_at", "out of range"): "“recorded_at”, or the date, is too far from today",
    ("symptom", "empty"): "“symptom” is empty",
    ("symptom", "too long"): "“symptom” is too long for a name",
    ("treatment", "empty"): "“name” is empty",
    (
        "treatment",
        "too long",
    ): "one of its texts is too long for one line; only “note” may be longer",
    ("until", "before since"): "“until” is before “since”",
    ("schedule", "without days"): "“schedule” has a cycle without days",
    ("schedule", "too long"): "“schedule” has a cycle that is too long",
    ("schedule", "day beyond the cycle"): "“schedule” names a day beyond the end of the cycle",
    ("amount", "too long"): "“amount” is too long for one line",
    ("note", "empty"): "“note” is empty",
    ("tag", "too long"): "one of “tags” is too long",
    ("measurement", "not chosen"): "“what” is empty",
    ("measurement", "too long"): "“what”, “value” or “unit” is too long",
    ("value", "empty"): "“value” is empty",
    ("marker", "not chosen"): "“marker” is empty",
    ("marker", "too long"): "“marker” is too long",
    ("result", "not chosen"): "“result” is empty",
    ("biomarker", "too long"): "“result”, “detail” or “sample” is too long",
}


def reason_of(error: BadCell | Invalid) -> str:
    """Return why a line cannot be taken in, in words."""
    if isinstance(error, Invalid):
        return _REASONS.get((error.field, error.reason), str(error))
    return str(error)


class Cells:
    """One row by the names of its columns; a column that is not there is empty.

    Each method returns what a cell holds, None where it is empty. All raise BadCell.
    """

    def __init__(self, cells: Mapping[str, str], *, guarded: bool) -> None:
        self._cells = cells
        self._guarded = guarded

    def text(self, name: str) -> str:
        """Return a text exactly as it was before it was guarded."""
        cell = self._cells.get(name, "")
        return unguard(cell) if self._guarded else cell

    def day(self, name: str) -> date:
        """Return a date, which must be given."""
        cell = self._typed(name)
        if not cell:
            raise BadCell(f"“{name}” is empty")
        try:
            if _DAY.fullmatch(cell):
                return date.fromisoformat(cell)
        except ValueError:
            pass
        raise BadCell(f"“{name}” is {shown(cell)}, which is not a date written like 2026-11-23")

    def rough_date(self, name: str) -> RoughDate | None:
        """Return a date that may be known to the month or the year only."""
        cell = self._typed(name)
        if not cell:
            return None
        try:
            return RoughDate.read(cell)
        except Invalid:
            raise BadCell(
                f"“{name}” is {shown(cell)}, which is not a date written like 2026-11-23, 2026-11"
                " or 2026"
            ) from None

    def time(self, name: str) -> time | None:
        """Return a time of the day to the minute; seconds are left out."""
        cell = self._typed(name)
        if not cell:
            return None
        try:
            if found := _TIME.fullmatch(cell):
                return time(int(found[1]), int(found[2]))
        except ValueError:
            pass
        raise BadCell(f"“{name}” is {shown(cell)}, which is not a time written like 08:30")

    def instant(self, name: str) -> datetime | None:
        """Return an aware time, to the second."""
        cell = self._typed(name)
        if not cell:
            return None
        try:
            if _INSTANT.fullmatch(cell):
                found = datetime.fromisoformat(cell).replace(microsecond=0)
                found.astimezone(UTC)  # the first and the last day of all have no UTC in some zones
                return found
        except (ValueError, OverflowError):
            pass
        raise BadCell(
            f"“{name}” is {shown(cell)}, which is not a time with its offset, written like"
            " 2026-11-23T08:12:33+01:00"
        )

    def whole(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number."""
        cell = self._typed(name)
        if not cell:
            return None
        found = _WHOLE.fullmatch(cell)
        if found and least <= int(found[1]) <= most:
            return int(found[1])
        raise BadCell(
            f"“{name}” is {shown(cell)}, which is not a whole number from {least} to {most}"
        )

    def choice(self, name: str, choices: type[Choice]) -> Choice | None:
        """Return one of some words, in any case."""
        cell = self._typed(name)
        if not cell:
            return None
        try:
            return choices(cell.lower())
        except ValueError:
            words = ", ".join(choices)
            raise BadCell(f"“{name}” is {shown(cell)}, which is not one of: {words}") from None

    def yes_or_no(self, name: str) -> bool | None:
        """Return a yes or a no."""
        cell = self._typed(name)
        if not cell:
            return None
        known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
        if (found := known.get(cell.lower())) is None:
            raise BadCell(f"“{name}” is {shown(cell)}, which is not yes or no")
        return found

    def id(self, name: str) -> str | None:
        """Return the name of a record."""
        cell = self._typed(name)
        if not cell:
            return None
        if not _ID.fullmatch(cell):
            raise BadCell(
                f"“{name}” is {shown(cell)}, which is no id of Companion's; without that column it makes"
                " one"
            )
        return str(UUID(cell))

    def _typed(self, name: str) -> str:
        return self._cells.get(name, "").strip()


def shown(cell: str) -> str:
    """Return a cell as it stands in a sentence: on one line, and not the whole of a long one."""
    line = " ".join(cell.split())
    return f"“{line}”" if len(line) <= _LONGEST_SHOWN else f"“{line[:_LONGEST_SHOWN]}…”"

"""The columns of each table as a CSV, and which table a file is of."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The `columns` of one table, in order; those of `texts` are guarded.

    To be taken in, a file has at least one column of each group in `needed`.
    """

    table: str
    columns: tuple[str, ...]
    texts: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...]

    def missing(self, names: Iterable[str]) -> list[tuple[str, ...]]:
        """Return the groups of which no column is among the `names` of a file."""
        there = {*names}
        return [group for group in self.needed if not {*group} & there]


SYMPTOMS = Header(
    table="symptoms",
    columns=(
        "date",
        "time",
        "part_of_day",
        "symptom",
        "severity",
        "level",
        "count",
        "interference",
        "recall",
        "place",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("symptom", "place", "note", "entered_by"),
    needed=(("date",), ("symptom",), ("severity", "count")),
)
DAYS = Header(
    table="days",
    columns=(
        "date",
        "recall",
        "rating",
        "word",
        "quality_of_life",
        "activity",
        "falls",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("activity", "note", "entered_by"),
    needed=(("date",), ("rating", "quality_of_life", "activity", "falls", "note")),
)
TREATMENTS = Header(
    table="treatments",
    columns=(
        "name",
        "kind",
        "class",
        "route",
        "since",
        "until",
        "schedule",
        "dose",
        "place",
        "line",
        "line_name",
        "stopped_because",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=(
        *("name", "class", "route", "schedule", "dose", "place", "line_name", "note"),
        "entered_by",
    ),
    needed=(("name",), ("kind",)),
)
DOSES = Header(
    table="doses",
    columns=(
        "date",
        "time",
        "treatment",
        "treatment_id",
        "what",
        "amount",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("treatment", "amount", "note", "entered_by"),
    needed=(("date",), ("treatment", "treatment_id"), ("what",)),
)
NOTES = Header(
    table="notes",
    columns=(
        "date",
        "time",
        "part_of_day",
        "note",
        "tags",
        "answer",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("note", "tags", "answer", "entered_by"),
    needed=(("date",), ("note",)),
)
MEASUREMENTS = Header(
    table="measurements",
    columns=(
        "date",
        "time",
        "what",
        "value",
        "unit",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("what", "value", "unit", "note", "entered_by"),
    needed=(("date",), ("what",), ("value",)),
)
BIOMARKERS = Header(
    table="biomarkers",
    columns=(
        "marker",
        "result",
        "detail",
        "date",
        "sample",
        "note",
        "entered_by",
        "recorded_at",
        "id",
    ),
    texts=("marker", "result", "detail", "sample", "note", "entered_by"),
    needed=(("marker",), ("result",)),
)

ALL = (SYMPTOMS, DAYS, TREATMENTS, DOSES, NOTES, MEASUREMENTS, BIOMARKERS)
EVERY_COLUMN = tuple({name: None for header in ALL for name in header.columns})


def of_names(names: Iterable[str]) -> Header | None:
    """Return the table whose columns fit a file with these `names` best; None where none fits."""
    there = {*names}
    fitting = [header for header in ALL if _fits(header, there)]
    return max(fitting, key=lambda header: _fit(header, there), default=None)


def likeliest(names: Iterable[str]) -> Header | None:
    """Return the table that a file is of by columns that no other has, though some are missing."""
    there = {*names}
    likely = [header for header in ALL if there & _of_its_own(header)]
    return max(likely, key=lambda header: len(there & _of_its_own(header)), default=None)


def foreign(asked: Header, names: Iterable[str]) -> list[str]:
    """Return the columns of a file by which it is of another table than of the one asked for.

    Each table has a date, and most have a note: where a file has no column that is that table's
    own, one that another table needs tells that it is of that one.
    """
    there = [*names]
    if {*there} & _of_its_own(asked):
        return []
    needed = {
        name
        for header in ALL
        if ("date",) in header.needed
        for group in header.needed
        for name in group
    }
    return [name for name in there if name in needed and name not in asked.columns]


def better_than(asked: Header, names: Iterable[str]) -> Header | None:
    """Return the table that a file is of rather than of the one that was asked for, if there is one.

    It has more of the file's columns; and all that it needs, or one that no other table has.
    """
    there = {*names}
    least = len(there & {*asked.columns})
    found = [
        header
        for header in ALL
        if header is not asked
        and (_fits(header, there) or there & _of_its_own(header))
        and (
            len(there & {*header.columns}) > least
            or (asked.missing(there) and _fits(header, there))
        )
    ]
    return max(
        found,
        key=lambda header: (_fits(header, there), *_fit(header, there)),
        default=None,
    )


def _fits(header: Header, there: set[str]) -> bool:
    """Whether a file has all that a table needs, and is not of another one."""
    return not header.missing(there) and not foreign(header, there)


def _fit(header: Header, there: set[str]) -> tuple[int, float]:
    """Return how many columns of a table a file has, and which part of all of them."""
    known = len(there & {*header.columns})
    return known, known / len(header.columns)


def _of_its_own(header: Header) -> set[str]:
    """Return the columns that no other table has."""
    return {*header.columns}.difference(*(each.columns for each in ALL if each is not header))

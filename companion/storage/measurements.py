"""Measurements on disk."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from companion.domain.measurements import Measurement
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table

_NEWEST_FIRST = "order by day desc, coalesce(at, '') desc, seq desc"


class Measurements(Table[Measurement]):
    """The table `measurement`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "measurement", Topic.MEASUREMENTS, _row, _measurement)

    def kinds(self) -> list[str]:
        """Return what was measured so far, in the order of the alphabet."""
        rows = self.diary.rows(
            "select distinct what from measurement where deleted_at is null order by what"
        )
        return [row["what"] for row in rows]

    def latest(self, what: str) -> Measurement | None:
        """Return the newest measurement of one kind."""
        return next(iter(self.page(what, 0, 1)), None)

    def last_of_each(self) -> dict[str, Measurement]:
        """Return the newest measurement of each kind, by the kind, in the order of the alphabet."""
        found = self.read(
            f"""
            where seq in (
                with recursive kind (what) as (
                    select min(what) from measurement where deleted_at is null
                    union all
                    select (
                        select min(what) from measurement
                        where deleted_at is null and measurement.what > kind.what
                    )
                    from kind where kind.what is not null
                )
                select (
                    select seq from measurement
                    where deleted_at is null and measurement.what = kind.what {_NEWEST_FIRST} limit 1
                )
                from kind
            )
            order by what
            """
        )
        return {each.what: each for each in found}

    def page(self, what: str | None, first: int, size: int) -> list[Measurement]:
        """Return `size` measurements of one kind (of all, for None) from place `first`, newest first."""
        where, values = _of(what)
        return list(self.read(f"{where} {_NEWEST_FIRST} limit ? offset ?", (*values, size, first)))

    def count(self, what: str | None) -> int:
        """Return how many measurements of one kind (of all, for None) there are."""
        where, values = _of(what)
        rows = self.diary.rows(f"select count(*) as n from measurement {where}", values)
        return int(next(iter(rows))["n"])

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return what was measured from `first` to `last` as rows, in order and columns of a CSV."""
        return self.diary.rows(
            f"""
            select day, coalesce(at, ''), what, value, unit, note, entered_by,
                {csv_text.instant("measurement")}, id
            from measurement
            where deleted_at is null and day between ? and ?
            order by day, at, recorded_at, id
            """,
            ((first or date.min).isoformat(), (last or date.max).isoformat()),
        )


def _of(what: str | None) -> tuple[str, tuple[str, ...]]:
    if what is None:
        return "where deleted_at is null", ()
    return "where deleted_at is null and what = ?", (what,)


def _row(measurement: Measurement) -> dict[str, Any]:
    return {
        "id": measurement.id,
        "day": measurement.day.isoformat(),
        "at": measurement.at.strftime("%H:%M") if measurement.at else None,
        "what": measurement.what,
        "value": measurement.value,
        "unit": measurement.unit,
        "note": measurement.note,
        "entered_by": measurement.entered_by,
        **recorded(measurement.recorded_at),
    }


def _measurement(row: Row) -> Measurement:
    return Measurement(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        what=row["what"],
        value=row["value"],
        unit=row["unit"],
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

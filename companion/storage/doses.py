"""What happened to treatments, on disk."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from companion.domain.doses import Dose, What
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table

_NEWEST_FIRST = "order by day desc, coalesce(at, '') desc, recorded_at desc, seq desc"
_TURNS = "what in ('held', 'resumed', 'cycle started', 'dose changed')"  # as in the index


class Doses(Table[Dose]):
    """The table `dose`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "dose", Topic.DOSES, _row, _dose)

    def of(self, treatment: str) -> list[Dose]:
        """Return all that happened to a treatment, newest first."""
        return list(self.page(treatment, 0, -1))

    def page(self, treatment: str, first: int, size: int) -> list[Dose]:
        """Return `size` of what happened to a treatment from place `first` on, newest first."""
        return list(
            self.read(
                f"where deleted_at is null and treatment = ? {_NEWEST_FIRST} limit ? offset ?",
                (treatment, size, first),
            )
        )

    def count(self, treatment: str) -> int:
        """Return how many things happened to a treatment."""
        rows = self.diary.rows(
            "select count(*) as n from dose where deleted_at is null and treatment = ?",
            (treatment,),
        )
        return int(next(iter(rows))["n"])

    def on(self, treatment: str, day: date) -> list[Dose]:
        """Return what happened to a treatment on one day, newest first."""
        return list(
            self.read(
                f"where deleted_at is null and treatment = ? and day = ? {_NEWEST_FIRST}",
                (treatment, day.isoformat()),
            )
        )

    def turns(self, treatment: str) -> list[Dose]:
        """Return what `cycles.standing` and `doses.dose_now` go by, oldest first.

        That is every hold, new cycle and new dose, and of all that was given only the last.
        """
        turns = self.read(f"where deleted_at is null and treatment = ? and {_TURNS}", (treatment,))
        given = self.read(
            "where deleted_at is null and treatment = ?"
            f" and what in ('taken', 'reduced', 'session') {_NEWEST_FIRST} limit 1",
            (treatment,),
        )
        return sorted([*turns, *given], key=lambda dose: dose.in_time)

    def between(self, first: date, last: date) -> list[Dose]:
        """Return what happened from `first` to `last`, both included, oldest first."""
        return list(
            self.read(
                "where deleted_at is null and day between ? and ?"
                " order by day, coalesce(at, ''), recorded_at, seq",
                (first.isoformat(), last.isoformat()),
            )
        )

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return what happened from `first` to `last` as rows, in the order and columns of a CSV."""
        return self.diary.rows(
            f"""
            select day, coalesce(at, ''), treatment.name, treatment.id, what, amount, dose.note,
                dose.entered_by, {csv_text.instant("dose")}, dose.id
            from dose join treatment on treatment.id = dose.treatment
            where dose.deleted_at is null and treatment.deleted_at is null and day between ? and ?
            order by day, at, dose.recorded_at, dose.id
            """,
            ((first or date.min).isoformat(), (last or date.max).isoformat()),
        )


def _row(dose: Dose) -> dict[str, Any]:
    return {
        "id": dose.id,
        "treatment": dose.treatment,
        "day": dose.day.isoformat(),
        "at": dose.at.strftime("%H:%M") if dose.at else None,
        "what": dose.what,
        "amount": dose.amount,
        "note": dose.note,
        "entered_by": dose.entered_by,
        **recorded(dose.recorded_at),
    }


def _dose(row: Row) -> Dose:
    return Dose(
        id=row["id"],
        treatment=row["treatment"],
        day=date.fromisoformat(row["day"]),
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        what=What(row["what"]),
        amount=row["amount"],
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

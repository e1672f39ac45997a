"""What happened to treatments, on disk."""

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from typing_extensions import override

from companion.domain.doses import Dose, What
from companion.domain.schedules import Rhythm
from companion.domain.treatments import Treatment
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.merging import Merged
from companion.storage.records import put, recorded, recorded_at
from companion.storage.table import Table
from companion.storage.treatments import doses_again

_NEWEST_FIRST = "order by day desc, coalesce(at, '') desc, recorded_at desc, seq desc"
_TURNS = "what in ('held', 'resumed', 'cycle started', 'dose changed')"  # as in the index
_GIVEN = "what in ('taken', 'reduced', 'session')"
_UNTIL_TODAY = "where deleted_at is null and treatment = :treatment and day <= :today"
_LATEST_FIRST = "order by day desc, coalesce(at, '') desc, recorded_at desc"  # as in the index
_EACH_COUNTS = {Rhythm.EVERY, Rhythm.DAYS_OF}  # as of drips: some dozens in a year
_MOST_GIVEN = 2000  # that are read of these
_GIVEN_THAT_COUNTS = f"""
    with turn as (select distinct day from dose {_UNTIL_TODAY} and {_TURNS})
    select * from dose where seq in (
        select seq from (select seq from dose {_UNTIL_TODAY} and {_GIVEN} {_LATEST_FIRST} limit :each)
        union
        select (
            select seq from dose
            where deleted_at is null and treatment = :treatment and {_GIVEN} and day < turn.day
            {_LATEST_FIRST} limit 1
        ) from turn
        union
        select seq from turn cross join dose
            on deleted_at is null and treatment = :treatment and {_GIVEN} and dose.day = turn.day
    )
    """


class Doses(Table[Dose]):
    """The table `dose`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "dose", Topic.DOSES, _row, _dose)

    @override
    def put_all(self, records: Iterable[Dose]) -> None:
        """Keep several at once: all or none; a treatment in the trash lives again with its doses."""
        doses = list(records)
        with self.diary.writing(self.topic) as db:
            for dose in doses:
                put(db, "dose", _row(dose))
            back = _let_live(db, doses)
        if back:
            self.diary.tell(Topic.TREATMENTS)

    @override
    def merge(
        self, records: Iterable[Dose], *, replace: bool = False, try_only: bool = False
    ) -> Merged:
        """Take in doses that were made elsewhere; what they are of lives again with its doses."""
        merged = super().merge(records, replace=replace, try_only=try_only)
        if not try_only:
            self.diary.tell(Topic.TREATMENTS)
        return merged

    @override
    def _merge(self, db: Database, records: Iterable[Dose], *, replace: bool) -> Merged:
        doses = list(records)
        merged = super()._merge(db, doses, replace=replace)
        _let_live(db, doses)
        return merged

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

    def turns(self, treatment: Treatment, today: date) -> list[Dose]:
        """Return what `cycles.standing` and `doses.dose_now` go by until `today`, oldest first.

        That is every hold, new cycle and new dose. Of what was given, where each one counts the
        last 2,000; else what was given on the day of a hold or the like, last before it, and last
        of all: no more is needed to say which hold has ended.
        """
        values = {
            "treatment": treatment.id,
            "today": today.isoformat(),
            "each": _MOST_GIVEN if treatment.pattern.rhythm in _EACH_COUNTS else 1,
        }
        turns = self.diary.read(_dose, f"select * from dose {_UNTIL_TODAY} and {_TURNS}", values)
        given = self.diary.read(_dose, _GIVEN_THAT_COUNTS, values)
        return sorted([*turns, *given], key=lambda dose: dose.in_time)

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


def _let_live(db: Database, doses: Iterable[Dose]) -> bool:
    """Bring back the treatments of doses from the trash, where nobody sees either; whether any was."""
    back = [each for each in {dose.treatment for dose in doses} if doses_again(db, each)]
    for treatment in back:
        db.execute("update treatment set deleted_at = null where id = ?", (treatment,))
    return bool(back)


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

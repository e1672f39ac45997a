"""Treatments on disk."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from typing_extensions import override

from companion import clock
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Kind, Treatment
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.merging import Merged
from companion.storage.records import put, recorded, recorded_at
from companion.storage.table import Table

_NEWEST_FIRST = "order by coalesce(since, until, '') desc, seq desc"


class Treatments(Table[Treatment]):
    """The table `treatment`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "treatment", Topic.TREATMENTS, _row, _treatment)

    def all(self) -> list[Treatment]:
        """Return every living treatment, the one begun last first."""
        return list(self.read(f"where deleted_at is null {_NEWEST_FIRST}"))

    @override
    def put_all(self, records: Iterable[Treatment]) -> None:
        """Keep several at once: all or none; one that lives again has its doses again."""
        treatments = list(records)
        with self.diary.writing(self.topic) as db:
            back = [doses_again(db, treatment.id) for treatment in treatments]
            for treatment in treatments:
                put(db, "treatment", _row(treatment))
        if any(back):
            self.diary.tell(Topic.DOSES)

    @override
    def remove(self, record_id: str) -> list[str]:
        """Mark a treatment as deleted, and its doses with it; all are kept.

        Return the ids of these doses; none where the treatment is not there, or no more.
        """
        with self.diary.writing(self.topic) as db:
            now = _moment_of_its_own(db, record_id)
            gone = list(
                db.execute(
                    "update dose set deleted_at = ? where treatment = ? and deleted_at is null"
                    " returning id",
                    (now, record_id),
                )
            )
            db.execute(
                "update treatment set deleted_at = ? where id = ? and deleted_at is null",
                (now, record_id),
            )
        self.diary.tell(Topic.DOSES)
        return [row["id"] for row in gone]

    def bring_back(self, treatment: Treatment, doses: list[str]) -> None:
        """Let a treatment live again as it is here, and the doses of these ids with it."""
        with self.diary.writing(self.topic) as db:
            put(db, "treatment", _row(treatment))
            db.execute(
                "update dose set deleted_at = null"
                " where treatment = ? and id in (select value from json_each(?))",
                (treatment.id, json.dumps(doses)),
            )
        self.diary.tell(Topic.DOSES)

    @override
    def merge(
        self, records: Iterable[Treatment], *, replace: bool = False, try_only: bool = False
    ) -> Merged:
        """Take in treatments that were made elsewhere; one that lives again has its doses again."""
        merged = super().merge(records, replace=replace, try_only=try_only)
        if not try_only:
            self.diary.tell(Topic.DOSES)
        return merged

    @override
    def _merge(self, db: Database, records: Iterable[Treatment], *, replace: bool) -> Merged:
        treatments = list(records)
        for treatment in treatments:
            doses_again(db, treatment.id)
        return super()._merge(db, treatments, replace=replace)

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return what was given from `first` to `last` as rows, in the order and columns of a CSV."""
        ended = "coalesce(until, iif(kind = 'surgery', since, null))"  # surgery is over on its day
        return self.diary.rows(
            f"""
            select name, kind, class, route, since, until, schedule, dose, place, line, line_name,
                stopped_because, note, entered_by, {csv_text.instant("treatment")}, id
            from treatment
            where deleted_at is null and coalesce(since, '') <= ?
                and coalesce({ended} >= substr(?, 1, length({ended})), true)
            order by since, name, recorded_at, id
            """,
            ((last or date.max).isoformat(), (first or date.min).isoformat()),
        )


def doses_again(db: Database, treatment: str) -> bool:
    """Bring back the doses that went into the trash with a treatment; return whether it is there.

    The treatment itself is left to whoever makes it live again, in the same transaction.
    """
    gone = list(
        db.execute(
            "select deleted_at from treatment where id = ? and deleted_at is not null", (treatment,)
        )
    )
    for row in gone:
        db.execute(
            "update dose set deleted_at = null where treatment = ? and deleted_at = ?",
            (treatment, row["deleted_at"]),
        )
    return bool(gone)


def _moment_of_its_own(db: Database, treatment: str) -> str:
    """Return now, or the first second after it in which no dose of a treatment was deleted by hand.

    By it alone is known which doses went together with their treatment.
    """
    taken = {
        row["deleted_at"]
        for row in db.execute(
            "select distinct deleted_at from dose where treatment = ? and deleted_at is not null",
            (treatment,),
        )
    }
    now = clock.now()
    while (moment := recorded(now)["recorded_at"]) in taken:
        now += timedelta(seconds=1)
    return str(moment)


def _row(treatment: Treatment) -> dict[str, Any]:
    return {
        "id": treatment.id,
        "name": treatment.name,
        "kind": treatment.kind,
        "class": treatment.drug_class,
        "route": treatment.route,
        "since": treatment.since and treatment.since.iso,
        "until": treatment.until and treatment.until.iso,
        "schedule": treatment.schedule,
        "dose": treatment.dose,
        "place": treatment.place,
        "line": treatment.line,
        "line_name": treatment.line_name,
        "stopped_because": treatment.stopped_because,
        "note": treatment.note,
        "entered_by": treatment.entered_by,
        **recorded(treatment.recorded_at),
    }


def _treatment(row: Row) -> Treatment:
    return Treatment(
        id=row["id"],
        name=row["name"],
        kind=Kind(row["kind"]),
        drug_class=row["class"],
        route=row["route"],
        since=RoughDate.read(row["since"]) if row["since"] else None,
        until=RoughDate.read(row["until"]) if row["until"] else None,
        schedule=row["schedule"],
        dose=row["dose"],
        place=row["place"],
        line=row["line"],
        line_name=row["line_name"],
        stopped_because=Ended(row["stopped_because"]) if row["stopped_because"] else None,
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

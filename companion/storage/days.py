"""How days were as a whole, on disk."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from companion.domain.days import Day, Rating
from companion.domain.symptoms import Recall
from companion.storage import csv_text, merging
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.merging import Merged
from companion.storage.records import put, recorded, recorded_at, trash


class Days:
    """The table `day`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def of(self, day: date) -> Day | None:
        """Return what was said of one day (24h); if several came by import, the one recorded last."""
        return next(
            self._days(
                "where deleted_at is null and recall = '24h' and day = ?"
                " order by recorded_at desc, seq desc limit 1",
                (day.isoformat(),),
            ),
            None,
        )

    def get(self, day_id: str) -> Day | None:
        """Return one living record."""
        return next(self._days("where id = ? and deleted_at is null", (day_id,)), None)

    def between(self, first: date, last: date) -> list[Day]:
        """Return the records of the days from `first` to `last`, both included, oldest first."""
        return list(
            self._days(
                "where deleted_at is null and day between ? and ? order by day, seq",
                (first.isoformat(), last.isoformat()),
            )
        )

    def put(self, day: Day) -> None:
        """Keep what a record says now, new or known; it lives again if it was removed."""
        with self._diary.writing(Topic.DAYS) as db:
            put(db, "day", _row(day))

    def remove(self, day_id: str) -> None:
        """Mark a record as deleted; it is kept."""
        with self._diary.writing(Topic.DAYS) as db:
            trash(db, "day", day_id)

    def merge(
        self, days: Iterable[Day], *, replace: bool = False, try_only: bool = False
    ) -> Merged:
        """Take in records that were made elsewhere; see `merging.merge`."""
        with merging.undone_if(self._diary.writing(Topic.DAYS), try_only=try_only) as db:
            return merging.merge(db, "day", (_row(day) for day in days), replace=replace)

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return the days from `first` to `last` as rows, in the order and the columns of a CSV."""
        return self._diary.rows(
            f"""
            select day, recall, rating, case rating when 1 then 'Good' when 2 then 'Fairly good'
                    when 3 then 'Mixed' when 4 then 'Hard' when 5 then 'Very hard' end,
                quality_of_life, activity, case falls when 0 then 'no' when 1 then 'yes' end,
                note, entered_by, {csv_text.instant("day")}, id
            from day
            where deleted_at is null and day between ? and ?
            order by day, recorded_at, id
            """,
            ((first or date.min).isoformat(), (last or date.max).isoformat()),
        )

    def _days(self, where: str, values: Sequence[object]) -> Iterator[Day]:
        return self._diary.read(_day, f"select * from day {where}", values)


def _row(day: Day) -> dict[str, Any]:
    return {
        "id": day.id,
        "day": day.day.isoformat(),
        "recall": day.recall,
        "rating": day.rating,
        "quality_of_life": day.quality_of_life,
        "activity": day.activity,
        "falls": None if day.falls is None else int(day.falls),
        "note": day.note,
        "entered_by": day.entered_by,
        **recorded(day.recorded_at),
    }


def _day(row: Row) -> Day:
    return Day(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        recall=Recall(row["recall"]),
        rating=None if row["rating"] is None else Rating(row["rating"]),
        quality_of_life=row["quality_of_life"],
        activity=row["activity"],
        falls=None if row["falls"] is None else bool(row["falls"]),
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

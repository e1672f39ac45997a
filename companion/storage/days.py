"""How days were as a whole, on disk."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from companion.domain.days import Day, Rating
from companion.domain.symptoms import Recall
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table


class Days(Table[Day]):
    """The table `day`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "day", Topic.DAYS, _row, _day)

    def of(self, day: date) -> Day | None:
        """Return what was said of one day (24h); if several came by import, the one recorded last."""
        return next(
            self.read(
                "where deleted_at is null and recall = '24h' and day = ?"
                " order by recorded_at desc, seq desc limit 1",
                (day.isoformat(),),
            ),
            None,
        )

    def of_week(self, day: date) -> Day | None:
        """Return what was said of the week that ended on a day (7d), the one recorded last."""
        return next(
            self.read(
                "where deleted_at is null and recall = '7d' and day = ?"
                " order by recorded_at desc, seq desc limit 1",
                (day.isoformat(),),
            ),
            None,
        )

    def last_check_in(self, today: date) -> date | None:
        """Return the last day up to `today` on which something was said of a week."""
        rows = self.diary.rows(
            """
            select max(day) as day from (
                select max(day) as day from day
                where deleted_at is null and recall = '7d' and day <= :today
                union all
                select max(day) from symptom_entry
                where deleted_at is null and recall = '7d' and day <= :today
            )
            """,
            {"today": today.isoformat()},
        )
        found = next(iter(rows))["day"]
        return date.fromisoformat(found) if found else None

    def ratings(self, days: Iterable[date]) -> dict[date, Rating]:
        """Return how each of these days was, where that was said."""
        wanted = ",".join(f'"{day.isoformat()}"' for day in days)
        found = self.diary.read(
            _rated,
            "select day, rating from day"
            " where deleted_at is null and recall = '24h' and rating is not null"
            " and day in (select value from json_each(?)) order by recorded_at, seq",
            (f"[{wanted}]",),
        )
        return dict(found)

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return the days from `first` to `last` as rows, in the order and the columns of a CSV."""
        return self.diary.rows(
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


def _rated(row: Row) -> tuple[date, Rating]:
    return date.fromisoformat(row["day"]), Rating(row["rating"])


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

"""Results of biomarker tests on disk."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from companion.domain.biomarkers import Biomarker
from companion.domain.rough_dates import RoughDate
from companion.storage import csv_text
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table


class Biomarkers(Table[Biomarker]):
    """The table `biomarker`. Of one marker there are as many results as there were tests."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "biomarker", Topic.BIOMARKERS, _row, _biomarker)

    def all(self) -> list[Biomarker]:
        """Return every living result, in the order in which they were first written down."""
        return list(self.read("where deleted_at is null order by seq"))

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return what was tested from `first` to `last`, or at no known time, as rows of a CSV.

        Each marker's in the order in which they were written down, on which their history rests.
        """
        return self.diary.rows(
            f"""
            select marker, result, detail, coalesce(tested, ''), sample, note, entered_by,
                {csv_text.instant("biomarker")}, id
            from biomarker
            where deleted_at is null and coalesce(tested, '') <= ?
                and coalesce(tested >= substr(?, 1, length(tested)), true)
            order by marker collate nocase, seq
            """,
            ((last or date.max).isoformat(), (first or date.min).isoformat()),
        )


def _row(biomarker: Biomarker) -> dict[str, Any]:
    return {
        "id": biomarker.id,
        "marker": biomarker.marker,
        "result": biomarker.result,
        "detail": biomarker.detail,
        "tested": biomarker.tested and biomarker.tested.iso,
        "sample": biomarker.sample,
        "note": biomarker.note,
        "entered_by": biomarker.entered_by,
        **recorded(biomarker.recorded_at),
    }


def _biomarker(row: Row) -> Biomarker:
    return Biomarker(
        id=row["id"],
        marker=row["marker"],
        result=row["result"],
        detail=row["detail"],
        tested=RoughDate.read(row["tested"]) if row["tested"] else None,
        sample=row["sample"],
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

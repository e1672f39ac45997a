"""Symptom entries on disk."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import PartOfDay, Recall, Selection, SymptomEntry
from companion.storage import csv_text, merging, symptom_list
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.merging import Merged
from companion.storage.records import put, recorded, recorded_at, trash
from companion.storage.words import matching, parted, within, words_of

_NEWEST_FIRST = "order by day desc, moment desc, seq desc"
_OLDEST_FIRST = "order by day, moment, seq"
_PLACE = "(day, moment, seq)"
_PLACE_OF_KNOWN = (
    "(select known.day, known.moment, known.seq from symptom_entry as known where known.id = ?)"
)
_AS_IN_CSV = """order by day, at, case part_of_day when 'morning' then 1 when 'afternoon' then 2
    when 'evening' then 3 when 'night' then 4 else 0 end,
    symptom_entry.recorded_at, symptom_entry.id"""
_LEVEL = """case when severity = 0 then 'none' when severity < 4 then 'mild'
    when severity < 7 then 'moderate' when severity < 11 then 'severe' end"""


class Symptoms:
    """The table `symptom_entry`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def put(self, entry: SymptomEntry) -> None:
        """Keep an entry as it is now, new or known; it lives again if it was removed."""
        self.put_all([entry])

    def put_all(self, entries: Iterable[SymptomEntry]) -> None:
        """Keep several entries at once: all of them or none."""
        with self._diary.writing(Topic.SYMPTOMS) as db:
            for entry in entries:
                put(db, "symptom_entry", _row(entry))

    def remove(self, entry_id: str) -> None:
        """Mark an entry as deleted; it is kept."""
        self.remove_all([entry_id])

    def remove_all(self, ids: Iterable[str]) -> None:
        """Mark several entries as deleted: all of them or none."""
        with self._diary.writing(Topic.SYMPTOMS) as db:
            for entry_id in ids:
                trash(db, "symptom_entry", entry_id)

    def merge(
        self,
        entries: Iterable[SymptomEntry],
        *,
        symptoms: Sequence[Symptom] = (),
        replace: bool = False,
        try_only: bool = False,
    ) -> Merged:
        """Take in entries that were made elsewhere, and new `symptoms`; see `merging.merge`."""
        with merging.undone_if(self._diary.writing(Topic.SYMPTOMS), try_only=try_only) as db:
            symptom_list.add(db, symptoms)
            merged = merging.merge(
                db,
                "symptom_entry",
                (_row(entry) for entry in entries),
                replace=replace,
                adding=_words_at_the_end(db),
            )
        if symptoms and not try_only:
            self._diary.tell(Topic.SYMPTOM_LIST)
        return merged

    def get(self, entry_id: str) -> SymptomEntry | None:
        """Return one living entry."""
        return next(
            self._entries("where id = ? and deleted_at is null", (entry_id,)),
            None,
        )

    def whole_day(
        self, day: date, symptom: str, recall: Recall = Recall.DAY
    ) -> SymptomEntry | None:
        """Return what speaks for the day as a whole, as pressed on Today; of several the last recorded."""
        return next(iter(self.whole_days(day, symptom, recall)), None)

    def whole_days(
        self, day: date, symptom: str, recall: Recall = Recall.DAY
    ) -> list[SymptomEntry]:
        """Return all that speak for the day (or the week that ended on it) as a whole.

        The last recorded is first: imports bring several.
        """
        return list(
            self._entries(
                "where deleted_at is null and symptom = ? and day = ? and moment = ''"
                " and recall = ? order by recorded_at desc, seq desc",
                (symptom, day.isoformat(), recall),
            )
        )

    def of_week(self, day: date) -> list[SymptomEntry]:
        """Return what was said of the week that ended on a day, last recorded first."""
        return list(
            self._entries(
                "where deleted_at is null and recall = '7d' and day = ?"
                " order by recorded_at desc, seq desc",
                (day.isoformat(),),
            )
        )

    def between(self, first: date, last: date) -> list[SymptomEntry]:
        """Return the entries of the days from `first` to `last`, both included, oldest first."""
        return list(
            self._entries(
                f"where deleted_at is null and day between ? and ? {_OLDEST_FIRST}",
                (first.isoformat(), last.isoformat()),
            )
        )

    def latest_before(self, day: date, symptoms: Sequence[str]) -> dict[str, SymptomEntry]:
        """Return, by symptom, the worst 24h entry of the last day before `day` that has one."""
        found: dict[str, SymptomEntry] = {}
        for symptom in symptoms:
            entries = self._entries(
                "where deleted_at is null and recall = '24h' and symptom = ?1 and day ="
                " (select max(day) from symptom_entry where deleted_at is null and recall = '24h'"
                " and symptom = ?1 and day < ?2) order by coalesce(severity, count) desc limit 1",
                (symptom, day.isoformat()),
            )
            for entry in entries:
                found[symptom] = entry
        return found

    def count(self, selection: Selection) -> int:
        """Return how many entries are meant."""
        where, values = _where(selection)
        rows = self._diary.rows(f"select count(*) as n from symptom_entry {where}", values)
        return int(next(iter(rows))["n"])

    def page(
        self,
        selection: Selection,
        first: int,
        size: int,
        total: int,
        known: tuple[int, str] | None = None,
    ) -> list[SymptomEntry]:
        """Return `size` entries from place `first` on, newest first, of the `total` that are meant.

        `known` is the place and the id of one of them. The rows before a place are walked in the
        index, from the nearest of that one and the two ends.
        """
        size = min(size, total - first)
        last = first + size - 1
        where, values = _where(selection)
        ways = [(first, _NEWEST_FIRST, ""), (total - 1 - last, _OLDEST_FIRST, "")]
        if known is not None and known[0] <= first:
            ways.append((first - known[0], _NEWEST_FIRST, f"and {_PLACE} <= {_PLACE_OF_KNOWN}"))
        elif known is not None and known[0] >= last:
            ways.append((known[0] - last, _OLDEST_FIRST, f"and {_PLACE} >= {_PLACE_OF_KNOWN}"))
        skip, order, begin = min(ways)
        if known is not None and begin:
            values.append(known[1])
        return list(
            self._entries(
                f"where seq in (select seq from symptom_entry {where} {begin} {order}"
                f" limit {size} offset {skip}) {_NEWEST_FIRST}",
                values,
            )
        )

    def place(self, selection: Selection, entry_id: str) -> int | None:
        """Return the place of an entry among those that are meant, newest first; None if it is not."""
        where, values = _where(selection)
        rows = self._diary.rows(
            f"select (select count(*) from symptom_entry {where} and {_PLACE} > {_PLACE_OF_KNOWN})"
            f" as place from symptom_entry {where} and id = ?",
            [*values, entry_id, *values, entry_id],
        )
        return next((int(row["place"]) for row in rows), None)

    def first_day(self) -> date | None:
        """Return the first day that has an entry."""
        rows = self._diary.rows(
            "select min(day) as day from symptom_entry where deleted_at is null"
        )
        found = next(iter(rows))["day"]
        return date.fromisoformat(found) if found else None

    def table(self, selection: Selection) -> Iterator[Row]:
        """Return what is meant as rows of a table, in the order and the columns of a CSV.

        `recorded_at` has the offset then in force; `symptom` is the name. No value is None where
        text belongs.
        """
        where, values = _where(selection)
        return self._diary.rows(
            f"""
            select day, coalesce(at, ''), coalesce(part_of_day, ''), symptom.name, severity,
                {_LEVEL}, count, interference, recall, place, note, symptom_entry.entered_by,
                {csv_text.instant("symptom_entry")}, symptom_entry.id
            from symptom_entry join symptom on symptom.id = symptom_entry.symptom
            {where} {_AS_IN_CSV}
            """,
            values,
        )

    def csv_lines(self, selection: Selection) -> Iterator[str]:
        """Return `table` as the lines of a CSV, without the header, in a third of the time."""
        where, values = _where(selection)
        line = csv_text.line(
            "day",
            "coalesce(at, '')",
            "coalesce(part_of_day, '')",
            "named.cell",
            "coalesce(severity, '')",
            f"coalesce({_LEVEL}, '')",
            "coalesce(count, '')",
            "coalesce(interference, '')",
            "recall",
            csv_text.text("place"),
            csv_text.text("note"),
            csv_text.text("entered_by"),
            csv_text.instant("symptom_entry"),
            "symptom_entry.id",
        )
        rows = self._diary.rows(
            f"""
            with named as materialized (select id, {csv_text.text("name")} as cell from symptom)
            select {line} as line
            from symptom_entry join named on named.id = symptom_entry.symptom
            {where} {_AS_IN_CSV}
            """,
            values,
        )
        return (row["line"] for row in rows)

    def _entries(self, where: str, values: Sequence[object]) -> Iterator[SymptomEntry]:
        return self._diary.read(_entry, f"select * from symptom_entry {where}", values)


@contextmanager
def _words_at_the_end(db: Database) -> Generator[None]:
    """Take the words of all rows added in the block into the index at once.

    Row by row, as the trigger does it, the index would be most of the work of an import.
    """
    trigger = "symptom_entry_words_added"
    ((made,),) = db.execute("select sql from sqlite_schema where name = ?", (trigger,))
    ((last,),) = db.execute("select coalesce(max(seq), 0) from symptom_entry")
    db.execute(f"drop trigger {trigger}")
    yield
    db.execute(
        "insert into symptom_entry_words (rowid, note, place)"
        " select seq, note, place from symptom_entry_text where seq > ?",
        (last,),
    )
    db.execute(made)


def _where(selection: Selection) -> tuple[str, list[object]]:
    conditions = ["deleted_at is null"]
    values: list[object] = []
    if selection.symptom is not None:
        conditions.append("symptom_entry.symptom = ?")
        values.append(selection.symptom)
    if selection.first is not None:
        conditions.append("day >= ?")
        values.append(selection.first.isoformat())
    if selection.last is not None:
        conditions.append("day <= ?")
        values.append(selection.last.isoformat())
    indexed, others = parted(words_of(selection.words))
    if indexed:
        conditions.append(
            "symptom_entry.seq in (select rowid from symptom_entry_words"
            " where symptom_entry_words match ?)"
        )
        values.append(matching(indexed))
    for word in others:
        conditions.append(within(word, "?", "note", "place"))
        values += [word, word]
    return "where " + " and ".join(conditions), values


def _row(entry: SymptomEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": entry.at.strftime("%H:%M") if entry.at else None,
        "part_of_day": entry.part_of_day,
        "symptom": entry.symptom,
        "severity": entry.severity,
        "count": entry.count,
        "interference": entry.interference,
        "recall": entry.recall,
        "place": entry.place,
        "note": entry.note,
        "entered_by": entry.entered_by,
        **recorded(entry.recorded_at),
    }


def _entry(row: Row) -> SymptomEntry:
    return SymptomEntry(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        part_of_day=PartOfDay(row["part_of_day"]) if row["part_of_day"] else None,
        symptom=row["symptom"],
        severity=row["severity"],
        count=row["count"],
        interference=row["interference"],
        recall=Recall(row["recall"]),
        place=row["place"],
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

"""How long a press takes to be on the disk, beside the least that SQLite needs for it."""

import itertools
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

from companion.domain.symptoms import SymptomEntry
from companion.storage import driver
from companion.storage.records import recorded
from tests.benchmarks.diaries import opened
from tests.benchmarks.rounds import Figure, in_turns, middle_and_worst, ratio, say

_START = datetime(2026, 1, 1, 20, 0, tzinfo=timezone(timedelta(hours=1)))


def figures(home: Path, entries: int, saves: int) -> list[Figure]:
    """Save new entries in a diary, and the same rows raw in a copy of it."""
    say(f"save one entry, {entries:,} entries")
    copy = home / "raw.db"
    with opened(home) as store:
        store.diary.copy_to(copy)
        raw = driver.connect(copy, mode="rw", busy_ms=2000)
        for setting in ("journal_mode = wal", "synchronous = full", "secure_delete = on"):
            raw.execute(f"pragma {setting}").fetchall()
        names = tuple(_row(_entry(0)))
        places = ", ".join(f":{name}" for name in names)
        insert = f"insert into symptom_entry ({', '.join(names)}) values ({places})"
        numbers = itertools.count()

        def ours() -> float:
            entry = _entry(next(numbers))
            before = time.perf_counter()
            store.symptoms.put(entry)
            return time.perf_counter() - before

        def floor() -> float:
            row = _row(_entry(next(numbers)))
            before = time.perf_counter()
            raw.execute("begin immediate")
            raw.execute(insert, row)
            raw.execute("commit")
            return time.perf_counter() - before

        ours()  # the first one looks over the file
        times, least = in_turns(ours, floor, saves)
        raw.close()
    return [
        Figure(
            what=f"save one entry among {entries:,}: {middle_and_worst(times)}",
            result=ratio(times, least, ends=False),
            floor=f"raw insert, WAL + FULL: {middle_and_worst(least)}",
            aim="≤ 1.5",
        )
    ]


def _entry(number: int) -> SymptomEntry:
    at = _START + timedelta(days=number % 300)
    return SymptomEntry(
        id=str(uuid4()), day=at.date(), symptom="pain", severity=number % 11, recorded_at=at
    )


def _row(entry: SymptomEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "at": None,
        "part_of_day": None,
        "symptom": entry.symptom,
        "severity": entry.severity,
        "count": None,
        "interference": None,
        "recall": entry.recall,
        "place": "",
        "note": "",
        "entered_by": entry.entered_by,
        **recorded(entry.recorded_at),
    }

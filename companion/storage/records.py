"""One record, one row: how it is put, how it goes to the trash, and when it was recorded."""

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from companion import clock
from companion.domain.instants import as_utc
from companion.storage.driver import Database, Row


def recorded(at: datetime) -> dict[str, str | int]:
    """Return the columns `recorded_at` (UTC, ISO 8601) and `recorded_offset` (minutes) of an aware time."""
    offset = at.utcoffset() or timedelta()
    return {
        "recorded_at": as_utc(at),
        "recorded_offset": int(offset.total_seconds() // 60),
    }


def recorded_at(row: Row) -> datetime:
    """Return the aware time that the two columns of a row hold."""
    zone = timezone(timedelta(minutes=row["recorded_offset"]))
    return datetime.fromisoformat(row["recorded_at"]).astimezone(zone)


def put(db: Database, table: str, row: dict[str, Any]) -> None:
    """Keep a row as it is now, new or known by its `id`; it lives again if it was in the trash."""
    db.execute(_put_statement(table, tuple(row)), row)


def trash(db: Database, table: str, record_id: str) -> None:
    """Mark a row as deleted; it is kept."""
    now = recorded(clock.now())["recorded_at"]
    db.execute(f"update {table} set deleted_at = ? where id = ?", (now, record_id))


_WITH_TRASH = {
    "symptom_entry",
    "day",
    "contact",
    "treatment",
    "dose",
    "note",
    "measurement",
    "appointment",
    "biomarker",
}


@lru_cache(maxsize=32)
def _put_statement(table: str, columns: tuple[str, ...]) -> str:
    changes = [f"{name} = excluded.{name}" for name in columns if name != "id"]
    if table in _WITH_TRASH:
        changes.append("deleted_at = null")
    return (
        f"insert into {table} ({', '.join(columns)})"
        f" values ({', '.join(f':{name}' for name in columns)})"
        f" on conflict (id) do update set {', '.join(changes)}"
    )

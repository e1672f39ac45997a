"""Rows from elsewhere: which are new, which are here already, which say something else."""

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from companion.storage.driver import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many rows were added, were here already, and are here with other content."""

    added: int = 0
    already_there: int = 0
    differs: int = 0


class _TryOnly(Exception):
    """Leaves the transaction of a trial."""


@contextmanager
def undone_if(writing: AbstractContextManager[Database], *, try_only: bool) -> Generator[Database]:
    """Run a block of `Diary.writing`, and undo it where it was only a trial."""
    if not try_only:
        with writing as db:
            yield db
        return
    try:
        with writing as db:
            yield db
            raise _TryOnly  # noqa: TRY301 - it must leave the transaction, not this function
    except _TryOnly:
        pass


def merge(
    db: Database,
    table: str,
    rows: Iterable[dict[str, Any]],
    *,
    replace: bool,
    adding: AbstractContextManager[None] | None = None,
) -> Merged:
    """Take in `rows` (columns by name, with `id`), inside a transaction.

    The same id with the same content is there already; with other content the diary's row is kept
    unless `replace`; an id in the trash comes back, as added. New rows go in first, within `adding`.
    """
    added = already = differs = 0
    known_rows: list[dict[str, Any]] = []
    with adding or nullcontext():
        for row in rows:
            if _insert(db, table, row):
                added += 1
            else:
                known_rows.append(row)
    for row in known_rows:
        names = list(row)
        (known,) = db.execute(
            f"select {', '.join(names)}, deleted_at from {table} where id = ?", (row["id"],)
        )
        in_trash = known["deleted_at"] is not None
        same = all(known[name] == row[name] for name in names)
        if same and not in_trash:
            already += 1
            continue
        if in_trash:
            added += 1
        else:
            differs += 1
        if in_trash or replace:
            changes = ", ".join(f"{name} = :{name}" for name in names)
            db.execute(f"update {table} set {changes}, deleted_at = null where id = :id", row)
    return Merged(added=added, already_there=already, differs=differs)


def _insert(db: Database, table: str, row: dict[str, Any]) -> bool:
    """Insert a row; return whether its id is new."""
    cursor: Any = db.execute(_insert_statement(table, tuple(row)), row)
    return cursor.rowcount == 1


@lru_cache(maxsize=8)
def _insert_statement(table: str, names: tuple[str, ...]) -> str:
    return (
        f"insert into {table} ({', '.join(names)}) values ({', '.join(f':{each}' for each in names)})"
        " on conflict (id) do nothing"
    )

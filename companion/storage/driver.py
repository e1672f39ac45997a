"""The one door to SQLite: sqlcipher3, put where sqlite_utils looks for its driver.

Nothing else in Companion imports sqlcipher3, and nothing at all imports the standard sqlite3: its
SQLite differs from one computer to the next, and its errors are not sqlcipher3's errors.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast
from urllib.parse import quote

from sqlcipher3 import dbapi2

APPLICATION_ID = 0x436F6D70  # “Comp”: says what made the file, to us and to the command `file`
# The names of the migrations in their order; here so that a start need not import them.
MIGRATIONS = ("m001_the_first_tables", "m002_treatments_and_notes", "m003_biomarkers")
SCHEMA_VERSION = len(MIGRATIONS)

Connection = dbapi2.Connection
Error = dbapi2.Error
OperationalError = dbapi2.OperationalError

Row = Mapping[str, Any]


class Database(Protocol):
    """What a block of `Diary.writing` is given: sqlite_utils' Database, as far as we use it."""

    def execute(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] | None = None
    ) -> Iterable[Any]:
        """Run one statement."""
        ...


def address_of(path: Path) -> str:
    """Return a path as SQLite takes it where it takes an address; every byte of it is kept."""
    return f"file:{quote(os.fsencode(path))}"


def connect(path: Path, *, mode: str, busy_ms: int, key: str | None = None) -> Connection:
    """Open a file that exists; `mode` is rw, ro, or immutable (which also ignores a -wal).

    Raises Error where SQLite cannot; a wrong key shows at the first read.
    """
    options = "immutable=1" if mode == "immutable" else f"mode={mode}"
    address = f"{address_of(path)}?{options}"
    connection = dbapi2.connect(address, timeout=busy_ms / 1000, isolation_level=None, uri=True)
    if key is not None:
        quoted = key.replace("'", "''")
        connection.execute("pragma cipher_log_level = none")
        connection.execute(f"pragma key = '{quoted}'")
    connection.row_factory = dbapi2.Row
    return connection


def make(path: Path, *, key: str | None = None) -> Connection:
    """Make an empty file and open it."""
    path.touch(mode=0o600, exist_ok=False)
    return connect(path, mode="rw", busy_ms=0, key=key)


def in_memory() -> Connection:
    """Open a database that is nowhere, to see what a file should be like."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.row_factory = dbapi2.Row
    return connection


def prepare() -> None:
    """Take sqlite_utils' place for sqlite3; to be called before sqlite_utils is imported.

    It prefers a module named pysqlite3. Without this it would catch the errors of another driver
    than the one that raises them.
    """
    sys.modules.setdefault("pysqlite3", dbapi2)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)


def tables_of(connection: Connection) -> Database:
    """Return the connection with sqlite_utils over it."""
    prepare()
    # Imported here: it takes a tenth of a second, and nothing before the first paint needs it.
    import sqlite_utils  # noqa: PLC0415

    return cast("Database", sqlite_utils.Database(connection, execute_plugins=False))

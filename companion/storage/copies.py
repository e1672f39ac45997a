"""A copy of a diary: checked and counted before it takes its name."""

import contextlib
import glob
import os
from pathlib import Path

from companion import clock, paths
from companion.storage import driver
from companion.storage.faults import Fault, StorageError, fault_of, in_words

_ENDS = ("", "-wal", "-shm", "-journal")
_CUT_SHORT = 600  # seconds after which nobody writes on at a part


def write_part(
    connection: driver.Connection, part: Path, *, key: str | None, source: Path
) -> dict[str, int]:
    """Write all of an open diary to `part`, on disk when it returns; return the rows per table.

    Raises driver.Error and OSError about the copy, and StorageError about its source.
    """
    remove(part)
    part.touch(mode=0o600)  # SQLite would let everybody read it
    before = _counter(connection)
    try:
        connection.execute("vacuum into ?", (driver.address_of(part),))
    except driver.Error as error:
        if fault_of(error) in {Fault.CORRUPT, Fault.NOT_A_DIARY}:
            raise StorageError(Fault.CORRUPT, source, str(error)) from error
        raise
    copy = driver.connect(part, mode="ro", busy_ms=0, key=key)
    try:
        if found := damage(copy, thorough=True):
            raise StorageError(Fault.CORRUPT, source, found)  # it came from there
        counted = counts(copy)
    finally:
        copy.close()
    # What another window wrote meanwhile is not in the copy, and need not be.
    if counted != counts(connection) and before == _counter(connection):
        raise StorageError(Fault.INPUT_OUTPUT, source, "the copy holds other rows")
    sync(part)
    return counted


def counts(connection: driver.Connection) -> dict[str, int]:
    """Return the number of rows of each table of ours, deleted ones too."""
    names = [
        row["name"]
        for row in connection.execute(
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
            " and name not like '%\\_words%' escape '\\' and name not like '\\_%' escape '\\'"
            " order by name"
        )
    ]
    return {
        name: int(connection.execute(f'select count(*) from "{name}"').fetchone()[0])
        for name in names
    }


def damage(connection: driver.Connection, *, thorough: bool) -> str:
    """Return the first sign of damage, or nothing: all pages, and `thorough` their content."""
    check = "integrity_check(1)" if thorough else "quick_check(1)"
    try:
        found = str(connection.execute(f"pragma {check}").fetchone()[0])
    except driver.Error as error:
        if fault_of(error) is not Fault.CORRUPT:
            raise
        return str(error)
    except UnicodeDecodeError as error:  # what it names is no text
        return str(error)
    return "" if found == "ok" else found


def new_name(diary: Path, why: str) -> Path:
    """Return a free name with the time in it, in the folder of copies, which is made."""
    folder = paths.backups_in(diary.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{why}-{clock.now():%Y-%m-%d-%H%M%S}.db"
    clear(folder)
    # The clock was set back, or another window is making one in this second.
    while copy.exists() or any(folder.glob(f"{copy.name}.*")):
        copy = copy.with_name(f"{copy.stem}-again.db")
    return copy


def part_of(target: Path) -> Path:
    """Return where a file is made before it takes its name: each window has a place of its own."""
    return target.with_name(f"{target.name}.{os.getpid()}.part")


def clear(folder: Path, begun: str = "") -> None:
    """Take away the parts, whose names begin so, that were left by what was cut short."""
    long_ago = clock.now().timestamp() - _CUT_SHORT
    for left in folder.glob(f"{glob.escape(begun)}*.part*"):
        with contextlib.suppress(FileNotFoundError):
            if _nobody_writes(left.name) or left.stat().st_mtime < long_ago:
                left.unlink()


def _nobody_writes(part: str) -> bool:
    """Whether the program whose number is in the name of a part is gone."""
    number = part.partition(".part")[0].rpartition(".")[2]
    if os.name == "nt" or not number.isdecimal():  # there, asking for a program ends it
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except PermissionError:
        return False
    return False


def take_name(part: Path, target: Path) -> None:
    """Give a finished copy its name, in place of what had it. Raises StorageError."""
    with in_words(target, otherwise=Fault.CANNOT_COPY):
        part.replace(target)
        sync(target.parent)


def remove(part: Path) -> None:
    """Take away a file and what SQLite puts beside it, where they are there."""
    for end in _ENDS:
        part.with_name(part.name + end).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Ask the disk to keep a file's bytes, or a folder's names, now."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no such call for a folder
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _counter(connection: driver.Connection) -> int:
    return int(connection.execute("pragma data_version").fetchone()[0])

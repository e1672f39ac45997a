"""How a start finds the diary file, makes it, and opens it in the best way that works."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion import clock, paths
from companion.storage import copies, driver
from companion.storage.driver import APPLICATION_ID, MIGRATIONS
from companion.storage.faults import Fault, StorageError, fault_of

_ROOM = 64 * 1024  # bytes, without which no diary can be written
_UPDATED_WITHIN = 60_000  # ms


@dataclass(slots=True, kw_only=True)
class Opened:
    """An open file: its connection, why it can only be read, and the copy that is read instead."""

    connection: driver.Connection
    only_read: StorageError | None = None
    scratch: tempfile.TemporaryDirectory[str] | None = None

    def close(self) -> None:
        """Close the file."""
        self.connection.close()
        if self.scratch is not None:
            self.scratch.cleanup()


class Opening:
    """One diary file that is to be found, made or opened.

    `path` is where the person has it; `file` is the same without symbolic links, for SQLite keeps
    what belongs to a file beside the file. Raises driver.Error, OSError and StorageError.
    """

    def __init__(self, path: Path, *, key: str | None, busy_ms: int) -> None:
        self.path = path
        self.file = Path(os.path.realpath(path))
        self._key = key
        self._busy_ms = busy_ms

    # Whether there is one

    def there(self) -> os.stat_result | None:
        """Return what the system says of the file, or None where there is none."""
        try:
            return self.file.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def missing(self, *, anew: bool) -> Fault | None:
        """Return what its absence means; None where it is there. Refuse what is no diary file."""
        found = self.there()
        if self.file.is_dir():
            raise StorageError(Fault.IS_A_FOLDER, self.path)
        for beside in (self._beside("-wal"), self._beside("-shm"), self._beside("-journal")):
            if beside.is_dir():
                raise StorageError(Fault.IS_A_FOLDER, beside)
        if found is not None:
            if found.st_size == 0:
                # A new diary takes its name only when it is whole: this one was cut to nothing.
                raise StorageError(Fault.EMPTY_FILE, self.path)
            return None
        if not anew and self._traced():
            # Looked at again, for another window may just have made it.
            return None if self.there() else Fault.MISSING
        return Fault.NONE_YET

    def _traced(self) -> bool:
        def traces() -> Iterator[bool]:
            yield self.path.is_symlink()  # to a drive that is not plugged in, for one
            yield self._beside("-wal").exists()
            yield paths.window_settings_in(self.path.parent).exists()
            yield any(paths.backups_in(self.path.parent).glob("*.db"))

        return any(traces())

    def _beside(self, end: str) -> Path:
        return self.file.with_name(self.file.name + end)

    # Making one

    def make(self, *, anew: bool) -> None:
        """Make a new diary; leave be what another window made in the same moment."""
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = copies.part_of(self.file)
        try:
            copies.remove(part)
            self._fill(part)
            if anew:
                self._set_aside()
            self._link(part)
        except (driver.Error, OSError):
            if self.there() is None:
                raise
        finally:
            copies.remove(part)
        copies.sync(self.file.parent)
        copies.clear(self.file.parent, f"{self.file.name}.")

    def _fill(self, part: Path) -> None:
        # Imported here: a start with a file that is up to date does without it.
        from companion.storage import migrations  # noqa: PLC0415

        connection = driver.make(part, key=self._key)
        try:
            self._settle(connection)
            migrations.apply(connection)
            migrations.furnish(connection)
        finally:
            connection.close()
        copies.sync(part)

    def _set_aside(self) -> None:
        # Of a diary that is gone: kept, but not beside a new one, which would take it for its own.
        for old in (self._beside("-wal"), self._beside("-shm")):
            if old.exists() and self.there() is None:
                old.replace(old.with_name(f"{old.name}.of-the-lost-{clock.now():%Y-%m-%d-%H%M%S}"))

    def _link(self, part: Path) -> None:
        try:
            # Unlike a rename, a link never takes the place of a diary that is there by now.
            os.link(part, self.file)
        except FileExistsError:
            raise
        except OSError:  # a disk that has no links
            if self.there() is None:
                part.rename(self.file)

    # Opening it

    def to_write(self) -> Opened:
        """Open the file, brought up to date; only to read where it cannot be changed."""
        self._refuse_newer()
        self._keep_private()
        try:
            connection = driver.connect(self.file, mode="rw", busy_ms=self._busy_ms, key=self._key)
            try:
                version = self._version_of(connection)
                self._settle(connection)
                opened = Opened(connection=connection, only_read=self._refusal(connection, version))
                self._bring_up_to_date(opened, version)
            except BaseException:
                connection.close()
                raise
        except driver.Error as error:
            if not _stands_in_the_way(error):
                raise
            return self.to_read(StorageError(self._why(error), self.path, str(error)))
        return opened

    def to_read(self, why: StorageError | None = None) -> Opened:
        """Open the file so that not one byte of it changes, because of `why` or as was asked."""
        self._refuse_newer()
        try:
            opened = self._open_beside_others()
        except driver.Error:
            opened = self._open_alone()
        opened.only_read = why or StorageError(Fault.READ_ONLY, self.path)
        try:
            version = self._version_of(opened.connection)
            if why is not None:
                self._refuse_older(version, why)
        except BaseException:
            opened.close()
            raise
        return opened

    def _why(self, error: driver.Error) -> Fault:
        if fault_of(error) is not Fault.INPUT_OUTPUT:
            return Fault.FULL if fault_of(error) is Fault.FULL else Fault.READ_ONLY
        # SQLite does not say which; for the -shm file it needs 32 KiB.
        full = shutil.disk_usage(self.file.parent).free < _ROOM
        return Fault.FULL if full else Fault.INPUT_OUTPUT

    def _open_beside_others(self) -> Opened:
        connection = driver.connect(self.file, mode="ro", busy_ms=self._busy_ms, key=self._key)
        try:
            connection.execute("select count(*) from sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        return Opened(connection=connection)

    def _open_alone(self) -> Opened:
        """Open it where SQLite cannot make the files that it needs beside it."""
        if not self._wal_holds_something():
            connection = driver.connect(self.file, mode="immutable", busy_ms=0, key=self._key)
            return Opened(connection=connection)
        # What was saved last is still in the -wal, which `immutable` would not read.
        scratch = _scratch()
        try:
            copy = Path(scratch.name) / self.file.name
            shutil.copyfile(self.file, copy)
            shutil.copyfile(self._beside("-wal"), copy.with_name(self._beside("-wal").name))
            connection = driver.connect(copy, mode="rw", busy_ms=0, key=self._key)
        except BaseException:
            scratch.cleanup()
            raise
        return Opened(connection=connection, scratch=scratch)

    def _wal_holds_something(self) -> bool:
        wal = self._beside("-wal")
        return wal.exists() and wal.stat().st_size > 0

    def _keep_private(self) -> None:
        """Close the files to others: a copy that was put back by hand may be open to everybody."""
        if os.name == "nt":
            return
        mode = self.file.stat().st_mode & 0o700
        for file in (self.file, self._beside("-wal"), self._beside("-shm")):
            # Those beside it may date from a time when it was read-only, and hinder it for ever.
            with contextlib.suppress(OSError):
                if file.stat().st_mode & 0o777 != mode:
                    file.chmod(mode)

    def _refuse_newer(self) -> None:
        """Refuse a diary from a newer version before it is opened to write: that moves its -wal."""
        # Never with a plain open(): its close() would take away the locks of SQLite's connections.
        if not self._wal_holds_something():
            return
        with contextlib.suppress(driver.Error):
            connection = driver.connect(self.file, mode="ro", busy_ms=0, key=self._key)
            try:
                self._version_of(connection)
            except StorageError as error:
                if error.fault is Fault.NEWER:
                    raise
            finally:
                connection.close()

    def _version_of(self, connection: driver.Connection) -> int:
        """Return the number of migrations in the file; refuse what is not ours, or newer."""
        made_by = connection.execute("pragma application_id").fetchone()[0]
        version = int(connection.execute("pragma user_version").fetchone()[0])
        if made_by != APPLICATION_ID:
            raise StorageError(Fault.NOT_A_DIARY, self.path)
        if version > len(MIGRATIONS):
            raise StorageError(Fault.NEWER, self.path)
        try:
            rows = connection.execute("select name from _sqlite_migrations order by id").fetchall()
        except driver.OperationalError as error:
            if fault_of(error) is not None:
                raise
            raise StorageError(Fault.NOT_A_DIARY, self.path, str(error)) from error
        applied = [row["name"] for row in rows]
        if not set(applied) <= set(MIGRATIONS):
            raise StorageError(Fault.NEWER, self.path)
        if version != len(applied):
            raise StorageError(Fault.CORRUPT, self.path, f"version {version}, but {applied}")
        return version

    def _refuse_older(self, version: int, why: StorageError) -> None:
        if version < len(MIGRATIONS):
            raise StorageError(why.fault, self.path, "it must be brought up to date first")

    def _settle(self, connection: driver.Connection) -> None:
        """Set what makes a commit last, and make sure of it."""
        journal = connection.execute("pragma journal_mode = wal").fetchone()[0]
        for setting in (
            "synchronous = full",
            "fullfsync = on",
            "checkpoint_fullfsync = on",
            "foreign_keys = on",
            "secure_delete = on",
        ):
            connection.execute(f"pragma {setting}")
        lasting = connection.execute("pragma synchronous").fetchone()[0]
        if (journal, lasting) != ("wal", 2):
            raise StorageError(Fault.PROTOCOL, self.path, f"{journal}, {lasting}")

    def _refusal(self, connection: driver.Connection, version: int) -> StorageError | None:
        """Return why the file cannot be written, if it says so at once."""
        connection.execute("pragma busy_timeout = 0")  # who is busy can write
        try:
            # To begin is not enough: on a read-only file it quietly begins to read.
            connection.execute("begin immediate")
            try:
                connection.execute(f"pragma user_version = {version}")
            finally:
                connection.execute("rollback")
        except driver.Error as error:
            if fault_of(error) is Fault.READ_ONLY:
                return StorageError(Fault.READ_ONLY, self.path)
            if fault_of(error) is not Fault.BUSY:
                raise
        finally:
            connection.execute(f"pragma busy_timeout = {self._busy_ms}")
        return None

    def _bring_up_to_date(self, opened: Opened, version: int) -> None:
        if version == len(MIGRATIONS):
            return
        if opened.only_read is not None:
            self._refuse_older(version, opened.only_read)
        # Imported here: a start with a file that is up to date does without it.
        from companion.storage import migrations  # noqa: PLC0415

        connection = opened.connection
        # Whoever of several windows comes first does it; the others wait until it is done.
        connection.execute(f"pragma busy_timeout = {_UPDATED_WITHIN}")
        migrations.apply(connection, first=lambda: self._keep_a_copy(connection))
        connection.execute(f"pragma busy_timeout = {self._busy_ms}")

    def _keep_a_copy(self, connection: driver.Connection) -> None:
        """Keep a copy of a diary that nobody else can write, as it is before its update."""
        version = self._version_of(connection)
        if version == len(MIGRATIONS) or not any(copies.counts(connection).values()):
            return
        copy = copies.new_name(self.path, f"before-update-from-{version}")
        part = copies.part_of(copy)
        # By a connection of its own: that of the update is within its transaction.
        beside = driver.connect(self.file, mode="ro", busy_ms=self._busy_ms, key=self._key)
        try:
            copies.write_part(beside, part, key=self._key, source=self.path)
            copies.take_name(part, copy)
        finally:
            beside.close()
            copies.remove(part)


def _stands_in_the_way(error: driver.Error) -> bool:
    """Whether a file that does not open for writing may still open for reading."""
    return fault_of(error) in {
        Fault.CANNOT_OPEN,
        Fault.FULL,
        Fault.INPUT_OUTPUT,
        Fault.READ_ONLY,
    }


def _scratch() -> tempfile.TemporaryDirectory[str]:
    """Return a folder for a moment: in memory where that is, for the disk may be full."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own in it, open to nobody else
    where = memory if os.access(memory, os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix="companion-", dir=where)

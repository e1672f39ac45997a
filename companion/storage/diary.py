"""The open diary file: reads, and writes that commit, tell, and fail in one way."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from companion import clock, paths
from companion.storage import driver
from companion.storage.driver import APPLICATION_ID, SCHEMA_VERSION, Row
from companion.storage.faults import Fault, StorageError, code_of, fault_of

BUSY_WINDOW = 40  # ms that a press waits for another writer
BUSY_TERMINAL = 2000

_MAGIC = b"SQLite format 3\x00"

_BY_ERRNO = {
    errno.ENOSPC: Fault.FULL,
    errno.EDQUOT: Fault.FULL,
    errno.EROFS: Fault.READ_ONLY,
    errno.EIO: Fault.INPUT_OUTPUT,
}


class Topic(StrEnum):
    """What kind of thing changed. Pages name the topics that they show."""

    SYMPTOMS = "symptoms"
    SYMPTOM_LIST = "symptom list"
    DAYS = "days"
    CONTACTS = "contacts"
    PREFERENCES = "preferences"
    DRAFTS = "drafts"


Listener = Callable[[Topic], None]


class Diary:
    """One SQLite file, made or brought up to date when opened.

    `only_read` is None, or why nothing can be written. All errors of the disk are StorageError.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: str | None = None,
        busy_ms: int = BUSY_WINDOW,
        make: bool = True,
        anew: bool = False,
        to_read: bool = False,
    ) -> None:
        """Open `path`, or make it where it is not there and no trace of it either.

        `key` is the passphrase of an encrypted file. Without `make` a missing file is
        Fault.NONE_YET; with `anew` one is made despite the traces of an old one (Fault.MISSING),
        which are kept. With `to_read` not one byte of the file is changed.
        """
        self.path = path
        self.only_read: StorageError | None = None
        self._key = key
        self._busy_ms = busy_ms
        self._listeners: list[Listener] = []
        self._tables: driver.Database | None = None
        self._trusted = False
        self._copied_to_read: tempfile.TemporaryDirectory[str] | None = None
        with self._in_words():
            self._refuse_what_is_no_file(make=make, anew=anew)
            if not path.exists():
                self._make()
            self._connection = self._open_to_read() if to_read else self._open()

    # Reading and writing

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with the topic after each committed write."""
        self._listeners.append(listener)

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> Iterator[Row]:
        """Read. A cell that is not UTF-8 (a damaged file) is read with � in its place."""
        read = 0
        with self._in_words():
            try:
                for row in self._connection.execute(sql, values):
                    read += 1
                    yield row
            except driver.OperationalError as error:
                if "decode" not in str(error):
                    raise
                yield from self._rows_with_damaged_text(sql, values, read)

    @contextmanager
    def writing(self, topic: Topic) -> Generator[driver.Database]:
        """Write: all of the block or none of it, on disk when it ends; then tell the listeners."""
        self._refuse_while_it_can_only_be_read()
        with self._in_words():
            self._look_before_the_first_write()
            self._refuse_if_moved()
            if self._tables is None:
                self._tables = driver.tables_of(self._connection)
            self._connection.execute("begin immediate")
            try:
                yield self._tables
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise
        self.tell(topic)

    def tell(self, topic: Topic) -> None:
        """Tell the listeners that this kind of thing changed (also by another connection)."""
        for listener in self._listeners:
            listener(topic)

    def changed_from_outside(self) -> int:
        """Return a number that differs from last time when another program wrote to the file."""
        with self._in_words():
            return int(self._connection.execute("pragma data_version").fetchone()[0])

    def warm_up(self) -> None:
        """Load what the first write needs, so that the first press does not wait for it."""
        if self._tables is None:
            self._tables = driver.tables_of(self._connection)

    # Whether the file can be trusted

    def damage(self, *, thorough: bool) -> str:
        """Return the first sign of damage, or nothing: all pages, and `thorough` their content."""
        check = "integrity_check(1)" if thorough else "quick_check(1)"
        with self._in_words():
            try:
                found = str(self._connection.execute(f"pragma {check}").fetchone()[0])
            except driver.Error as error:
                if fault_of(error) is not Fault.CORRUPT:
                    raise
                return str(error)
        return "" if found == "ok" else found

    def trust(self) -> None:
        """Say that `damage` found nothing, elsewhere, so that the first write need not look."""
        self._trusted = True

    def distrust(self, detail: str) -> None:
        """Write no more: the file is damaged."""
        self.only_read = StorageError(Fault.CORRUPT, self.path, detail)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table of ours, deleted ones too."""
        names = [
            row["name"]
            for row in self.rows(
                "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'"
                " and name not like '%\\_words%' escape '\\' and name not like '\\_%' escape '\\'"
                " order by name"
            )
        ]
        return {
            name: int(next(iter(self.rows(f'select count(*) as n from "{name}"')))["n"])
            for name in names
        }

    # Copies

    def copy_to(self, target: Path) -> dict[str, int]:
        """Write a copy, whole or not at all; return the rows per table that were counted in it.

        The copy is opened and checked before it takes its name. Raises StorageError, OSError.
        """
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            with self._in_words():
                self._connection.execute("vacuum into ?", (str(part),))
            part.chmod(0o600)
            counted = _count_in_copy(part, self._key)
            if counted != self.counts():
                raise StorageError(Fault.INPUT_OUTPUT, target, "the copy holds other rows")
            _sync(part)
            part.replace(target)
            _sync(target.parent)
        finally:
            part.unlink(missing_ok=True)
        return counted

    def put_back(self) -> None:
        """Make the file anew from what is still open, after it was deleted; then go on in it."""
        if self.path.exists():
            self._reopen()
            return
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        self.copy_to(self.path)
        self._reopen()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
        if self._copied_to_read is not None:
            self._copied_to_read.cleanup()

    # How a start reads and makes the file

    def _refuse_what_is_no_file(self, *, make: bool, anew: bool) -> None:
        if self.path.is_dir():
            raise StorageError(Fault.IS_A_FOLDER, self.path)
        if self.path.exists():
            if self.path.stat().st_size == 0:
                # A new diary takes its name only when it is whole: this one was cut to nothing.
                raise StorageError(Fault.EMPTY_FILE, self.path)
            return
        if not anew and any(trace.exists() for trace in self._traces()):
            raise StorageError(Fault.MISSING, self.path)
        if not make:
            raise StorageError(Fault.NONE_YET, self.path)

    def _traces(self) -> Iterator[Path]:
        yield self.path.with_name(self.path.name + "-wal")
        yield paths.window_settings_in(self.path.parent)
        yield from paths.backups_in(self.path.parent).glob("*.db")

    def _make(self) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.path.with_name(self.path.name + ".part")
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)
        connection = driver.make(part, key=self._key)
        try:
            self._settle(connection)
            _migrate(connection, new=True)
        finally:
            connection.close()
        _sync(part)
        for end in ("-wal", "-shm"):
            # Of a diary that is gone: kept, but not beside a new one, which would take it for its own.
            old = self.path.with_name(self.path.name + end)
            if old.exists():
                old.replace(old.with_name(f"{old.name}.of-the-lost-{clock.now():%Y-%m-%d-%H%M%S}"))
        try:
            # Unlike a rename, a link never takes the place of a diary that a second window made
            # in the same moment.
            os.link(part, self.path)
            part.unlink()
        except FileExistsError:
            part.unlink()
        except OSError:
            part.replace(self.path)
        _sync(self.path.parent)

    def _open(self) -> driver.Connection:
        self._refuse_newer()
        try:
            connection = driver.connect(self.path, mode="rw", busy_ms=self._busy_ms, key=self._key)
            try:
                version = self._version_of(connection)
                self._settle(connection)
                self._try_to_write(connection)
            except BaseException:
                connection.close()
                raise
        except driver.Error as error:
            if not _stands_in_the_way(error):
                raise
            return self._open_to_read()
        if version < SCHEMA_VERSION and self.only_read is None:
            self._connection = connection
            self._bring_up_to_date(version)
        return connection

    def _open_to_read(self) -> driver.Connection:
        """Open a file that cannot be changed, in the first way that works."""
        self._refuse_newer()
        for mode in ("ro", "immutable"):
            path = self.path
            wal = path.with_name(path.name + "-wal")
            try:
                if mode == "immutable" and wal.exists() and wal.stat().st_size:
                    # What was saved last is still in the -wal, which `immutable` would not read.
                    path = self._copy_with_wal(wal)
                    connection = driver.connect(path, mode="rw", busy_ms=0, key=self._key)
                else:
                    connection = driver.connect(
                        path, mode=mode, busy_ms=self._busy_ms, key=self._key
                    )
                version = self._version_of(connection)
            except driver.Error:
                if mode == "immutable":
                    raise
                continue
            if version < SCHEMA_VERSION:
                connection.close()
                raise StorageError(
                    Fault.READ_ONLY, self.path, "it must be brought up to date first"
                )
            break
        else:  # pragma: no cover - the loop ends by break or raise
            raise StorageError(Fault.CANNOT_OPEN, self.path)
        if self.only_read is None:
            self.only_read = StorageError(Fault.READ_ONLY, self.path)
        return connection

    def _copy_with_wal(self, wal: Path) -> Path:
        self._copied_to_read = tempfile.TemporaryDirectory(prefix="companion-")
        copy = Path(self._copied_to_read.name) / self.path.name
        shutil.copyfile(self.path, copy)
        shutil.copyfile(wal, copy.with_name(wal.name))
        return copy

    def _refuse_newer(self) -> None:
        """Refuse a diary from a newer version, without opening it: opening can move its -wal."""
        with self.path.open("rb") as file:
            head = file.read(100)
        plain = head[:16] == _MAGIC and len(head) == 100  # noqa: PLR2004
        ours = plain and int.from_bytes(head[68:72]) == APPLICATION_ID
        if ours and int.from_bytes(head[60:64]) > SCHEMA_VERSION:
            raise StorageError(Fault.NEWER, self.path)
        wal = self.path.with_name(self.path.name + "-wal")
        if wal.is_file() and wal.stat().st_size:
            with contextlib.suppress(driver.Error):
                connection = driver.connect(self.path, mode="ro", busy_ms=0, key=self._key)
                try:
                    self._version_of(connection)
                finally:
                    connection.close()

    def _version_of(self, connection: driver.Connection) -> int:
        """Return the number of migrations in the file; refuse what is not ours, or newer."""
        made_by = connection.execute("pragma application_id").fetchone()[0]
        version = int(connection.execute("pragma user_version").fetchone()[0])
        if made_by != APPLICATION_ID:
            raise StorageError(Fault.NOT_A_DIARY, self.path)
        try:
            applied = connection.execute("select count(*) from _sqlite_migrations").fetchone()[0]
        except driver.OperationalError as error:
            if fault_of(error) is not None:
                raise
            raise StorageError(Fault.NOT_A_DIARY, self.path, str(error)) from error
        if max(version, applied) > SCHEMA_VERSION:
            raise StorageError(Fault.NEWER, self.path)
        return version

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

    def _try_to_write(self, connection: driver.Connection) -> None:
        try:
            connection.execute("begin immediate")
            connection.execute("rollback")
        except driver.Error as error:
            if fault_of(error) is Fault.READ_ONLY:
                self.only_read = StorageError(Fault.READ_ONLY, self.path)
            elif fault_of(error) is not Fault.BUSY:
                raise

    def _bring_up_to_date(self, version: int) -> None:
        if any(self.counts().values()):
            folder = paths.backups_in(self.path.parent)
            folder.mkdir(mode=0o700, exist_ok=True)
            stamp = clock.now().strftime("%Y-%m-%d-%H%M%S")
            self.copy_to(folder / f"before-update-from-{version}-{stamp}.db")
        _migrate(self._connection, new=False)

    def _reopen(self) -> None:
        self._tables = None
        self.only_read = None
        with self._in_words():
            opened = self._open()
        self._connection.close()
        self._connection = opened

    # Before a write

    def _refuse_while_it_can_only_be_read(self) -> None:
        blocked = self.only_read
        if blocked is not None and blocked.fault is Fault.READ_ONLY:
            self._reopen()  # it may have been put right meanwhile
            blocked = self.only_read
        if blocked is not None:
            raise StorageError(blocked.fault, self.path, blocked.detail)

    def _look_before_the_first_write(self) -> None:
        if self._trusted:
            return
        if found := self.damage(thorough=False):
            self.distrust(found)
            raise StorageError(Fault.CORRUPT, self.path, found)
        self._trusted = True

    def _refuse_if_moved(self) -> None:
        # SQLite sees it only where it can compare the open file with the name; this sees it
        # everywhere, and before anything is written into a file that nobody can find again.
        if not self.path.exists():
            raise StorageError(Fault.MOVED, self.path)

    def _rows_with_damaged_text(
        self, sql: str, values: Sequence[object] | Mapping[str, object], read: int
    ) -> Iterator[Row]:
        def lenient(text: bytes) -> str:
            return text.decode(errors="replace")

        self._connection.text_factory = lenient
        try:
            found = self._connection.execute(sql, values).fetchall()
        finally:
            self._connection.text_factory = str
        yield from found[read:]

    @contextmanager
    def _in_words(self) -> Generator[None]:
        """Turn what the disk says into StorageError; a mistake of ours stays what it is."""
        try:
            yield
        except driver.Error as error:
            fault = fault_of(error)
            if fault is None:
                raise
            raise StorageError(fault, self.path, str(error)) from error
        except OSError as error:
            fault = _BY_ERRNO.get(error.errno or 0, Fault.CANNOT_OPEN)
            raise StorageError(fault, self.path, str(error)) from error


def _stands_in_the_way(error: driver.Error) -> bool:
    """Whether a file that does not open for writing may still open for reading."""
    shared_memory = code_of(error) & 0xFF == 10  # noqa: PLR2004  (a full disk has no room for -shm)
    return shared_memory or fault_of(error) in {Fault.READ_ONLY, Fault.CANNOT_OPEN, Fault.FULL}


def _migrate(connection: driver.Connection, *, new: bool) -> None:
    # Imported here: a start with a file that is up to date does without it.
    from companion.storage import migrations  # noqa: PLC0415

    migrations.apply(connection)
    if new:
        migrations.furnish(connection)


def _count_in_copy(path: Path, key: str | None) -> dict[str, int]:
    copy = Diary(path, key=key, make=False, to_read=True)
    try:
        if found := copy.damage(thorough=True):
            raise StorageError(Fault.CORRUPT, path, found)
        return copy.counts()
    finally:
        copy.close()
        for end in ("-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Ask the disk to keep a file's bytes, or a folder's names, now."""
    if os.name == "nt" and path.is_dir():
        return  # Windows has no such call for a folder
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The open diary file: reads, and writes that commit, tell, and fail in one way."""

import os
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from companion.storage import copies, driver
from companion.storage.driver import Row
from companion.storage.faults import Fault, StorageError, code_of, fault_of, in_words
from companion.storage.opening import Opened, Opening

BUSY_WINDOW = 40  # ms that a press waits for another writer
BUSY_TERMINAL = 2000


class Topic(StrEnum):
    """What kind of thing changed. Pages name the topics that they show."""

    SYMPTOMS = "symptoms"
    SYMPTOM_LIST = "symptom list"
    DAYS = "days"
    CONTACTS = "contacts"
    PREFERENCES = "preferences"
    DRAFTS = "drafts"
    TREATMENTS = "treatments"
    DOSES = "doses"
    NOTES = "notes"
    MEASUREMENTS = "measurements"
    APPOINTMENTS = "appointments"
    BIOMARKERS = "biomarkers"


Listener = Callable[[Topic], None]
T = TypeVar("T")


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
        which are kept. With `to_read` not one byte of the file is changed; one from an older
        version stays as it is then, and only `damage`, `counts` and `copy_to` are sure to work.
        """
        self.path = path
        self._key = key
        self._to_read = to_read
        self._listeners: list[Listener] = []
        self._tables: driver.Database | None = None
        self._trusted = False
        self._opening = Opening(path, key=key, busy_ms=busy_ms)
        with in_words(path):
            missing = self._opening.missing(anew=anew)
            if missing is Fault.MISSING or (missing is not None and not make):
                raise StorageError(missing, path)
            if missing is not None:
                self._opening.make(anew=anew)
        self._opened: Opened | None = None
        self._open()

    @property
    def _connection(self) -> driver.Connection:
        return (self._opened or self._open()).connection

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

    def read(
        self,
        made_of: Callable[[Row], T],
        sql: str,
        values: Sequence[object] | Mapping[str, object] = (),
    ) -> Iterator[T]:
        """Read, as values. A row that no value can be made of is damage."""
        for row in self.rows(sql, values):
            try:
                value = made_of(row)
            except (ValueError, TypeError, LookupError) as error:
                raise StorageError(
                    Fault.CORRUPT, self.path, f"{error!r} in {tuple(row)}"
                ) from error
            yield value

    @contextmanager
    def writing(self, topic: Topic) -> Generator[driver.Database]:
        """Write: all of the block or none of it, on disk when it ends; then tell the listeners."""
        self._refuse_while_it_can_only_be_read()
        self._look_before_the_first_write()
        self._refuse_if_moved()
        try:
            with self._in_words():
                if self._tables is None:
                    self._tables = driver.tables_of(self._connection)
                self._connection.execute("begin immediate")
                try:
                    yield self._tables
                    self._connection.execute("commit")
                finally:
                    if self._connection.in_transaction:
                        self._connection.execute("rollback")
        except StorageError as error:
            if error.fault is Fault.CORRUPT:
                self.distrust(error.detail)
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
        with self._in_words():
            return copies.damage(self._connection, thorough=thorough)

    def trust(self) -> None:
        """Say that `damage` found nothing, elsewhere, so that the first write need not look."""
        self._trusted = True

    def distrust(self, detail: str) -> None:
        """Write no more: the file is damaged."""
        self.only_read = StorageError(Fault.CORRUPT, self.path, detail)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of each table of ours, deleted ones too."""
        with self._in_words():
            return copies.counts(self._connection)

    # Copies

    def copy_to(self, target: Path) -> dict[str, int]:
        """Write a copy, whole or not at all; return the rows per table that were counted in it.

        The copy is opened and checked before it takes its name. Raises StorageError.
        """
        part = copies.part_of(target)
        with in_words(target, otherwise=Fault.CANNOT_COPY):
            copies.clear(target.parent, f"{target.name}.")
            try:
                counted = self._write_part(part)
                copies.take_name(part, target)
            finally:
                copies.remove(part)
        return counted

    def put_back(self) -> None:
        """Make the file anew from what is still open, after it was deleted; then go on in it.

        Where another file is in its place, that one is opened, and what is still open is kept
        among the copies.
        """
        with in_words(self.path):
            found = self._opening.there()
            if found is None:
                self._make_again()
            elif not os.path.samestat(found, self._file):
                self.copy_to(copies.new_name(self.path, "before-it-was-replaced"))
                # The -wal that lies there is of what was open, and would ruin what lies there now.
                self.close()
                self._opened = None
                self._remove_wal()
        old, self._opened = self._opened, None
        try:
            self._open()
        except StorageError:
            self._opened = old
            raise
        if old is not None:
            old.close()

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.close()

    def _write_part(self, part: Path) -> dict[str, int]:
        return copies.write_part(self._connection, part, key=self._key, source=self.path)

    def _make_again(self) -> None:
        file = self._opening.file
        part = copies.part_of(file)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            self._write_part(part)
            self._remove_wal()
            copies.take_name(part, file)
        finally:
            copies.remove(part)

    def _remove_wal(self) -> None:
        # All that it holds is in a copy, and beside another file it would be taken for its own.
        for end in ("-wal", "-shm"):
            file = self._opening.file
            file.with_name(file.name + end).unlink(missing_ok=True)

    def _open(self) -> Opened:
        with in_words(self.path):
            found = self._opening.there()
            if found is None:
                raise StorageError(Fault.MOVED, self.path)
            opened = self._opening.to_read() if self._to_read else self._opening.to_write()
        self._file = found
        self._opened = opened
        self._tables = None
        self._trusted = False
        self.only_read = opened.only_read
        return opened

    # Before a write

    def _refuse_while_it_can_only_be_read(self) -> None:
        blocked = self.only_read
        if blocked is not None and blocked.fault is not Fault.CORRUPT and not self._to_read:
            self._refuse_if_moved()  # what is open may be all that there is
            # It may have been put right meanwhile. Closed first: what SQLite knows of a read-only
            # file it keeps as long as anything has that file open.
            self.close()
            self._opened = None
            self._open()
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
        # SQLite itself would go on writing into a file that nobody can find again.
        with in_words(self.path):
            found = self._opening.there()
        if found is None or not os.path.samestat(found, self._file):
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
        """Turn what SQLite says into StorageError; a mistake of ours stays what it is."""
        try:
            yield
        except driver.Error as error:
            fault = fault_of(error)
            if fault is None and code_of(error) and not self._schema_is_whole():
                fault = Fault.CORRUPT
            if fault is None:
                raise
            raise StorageError(fault, self.path, str(error)) from error
        except UnicodeDecodeError as error:  # SQLite's own words hold a name that is no text
            if self._schema_is_whole():
                raise
            raise StorageError(Fault.CORRUPT, self.path, str(error)) from error

    def _schema_is_whole(self) -> bool:
        """Whether what looks like our mistake is one: in a garbled schema a table has no name."""
        # Imported here: only when something is wrong.
        from companion.storage import migrations  # noqa: PLC0415

        return migrations.whole(self._connection)

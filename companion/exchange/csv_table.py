"""A table of records that travels as CSV: what differs from one to another, and what all do."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from companion.exchange import csv_sheet, whole_file
from companion.exchange.csv_cells import Cells
from companion.exchange.csv_headers import Header
from companion.exchange.csv_sheet import Imported, Record, Sheet
from companion.storage.diary import Topic
from companion.storage.driver import Row
from companion.storage.merging import Merged
from companion.storage.store import Store

Record_contra = TypeVar("Record_contra", contravariant=True)


class _Keeps(Protocol[Record_contra]):
    """A table of the diary, as far as a CSV needs it."""

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]: ...

    def merge(
        self, records: Iterable[Record_contra], *, replace: bool = False, try_only: bool = False
    ) -> Merged: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTable(Generic[Record]):
    """One table: its columns, where it is `kept`, what then has changed, and how a line is read.

    `fields_of` gives, for a diary, what finds the fields of a record in the cells of a line; `make`
    makes the record of them; `day_of` finds in them the day that it is of.
    """

    header: Header
    topics: tuple[Topic, ...]
    kept: Callable[[Store], _Keeps[Record]]
    fields_of: Callable[[Store], Callable[[Cells], dict[str, Any]]]
    make: Callable[..., Record]
    day_of: Callable[[dict[str, Any]], date] = itemgetter("day")

    @property
    def name(self) -> str:
        """Its name outside."""
        return self.header.table

    def export(self, store: Store, first: date | None, last: date | None, target: Path) -> int:
        """Write what is of `first` to `last` to a file, whole or not at all; return the number.

        Raises FileError, StorageError.
        """
        whole_file.keep_off(target, store.diary.path)
        return self.write(target, self.kept(store).table(first, last))

    def write(self, target: Path, rows: Iterable[Iterable[object]]) -> int:
        """Write rows with these columns to a file; return their number. Raises FileError."""
        return csv_sheet.write_rows(target, self.header, rows)

    def import_into(
        self, store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
    ) -> Imported:
        """Take in all lines of a file, or none; `replace` lets the file win where the two differ.

        Nothing is changed with `try_only`. Raises Refused, StorageError.
        """
        sheet = Sheet(content, self.header)
        records = csv_sheet.records(sheet, self.fields_of(store), self.make, day_of=self.day_of)
        merged = self.kept(store).merge(records, replace=replace, try_only=try_only)
        return Imported(merged=merged, unknown=sheet.unknown)

"""The seven tables that travel as CSV, and how one is brought in so that nothing can be lost."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from companion.domain.symptoms import Selection
from companion.exchange import (
    csv_biomarkers,
    csv_days,
    csv_doses,
    csv_headers,
    csv_measurements,
    csv_notes,
    csv_sheet,
    csv_symptoms,
    csv_treatments,
)
from companion.exchange.csv_sheet import Imported
from companion.storage import copies
from companion.storage.diary import Topic
from companion.storage.store import Store

_FURNITURE = {"symptom", "preference", "draft"}  # what an import cannot take away


class CsvTable(Protocol):
    """One of the tables: its name outside, how it goes out and in, and what then has changed."""

    @property
    def name(self) -> str:
        """Its name outside."""
        ...

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What has changed after an import."""
        ...

    def export(self, store: Store, first: date | None, last: date | None, target: Path) -> int:
        """Write what is of `first` to `last` to a file; return the number."""
        ...

    def import_into(
        self, store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
    ) -> Imported:
        """Take in all lines of a file, or none."""
        ...


class _SymptomTable:
    """Symptoms are put together in the file itself, and bring new names with them."""

    name = csv_headers.SYMPTOMS.table
    topics = (Topic.SYMPTOMS, Topic.SYMPTOM_LIST)

    def export(self, store: Store, first: date | None, last: date | None, target: Path) -> int:
        return csv_symptoms.export(store, Selection(first=first, last=last), target)

    def import_into(
        self, store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
    ) -> Imported:
        return csv_symptoms.import_into(store, content, replace=replace, try_only=try_only)


TABLES: dict[str, CsvTable] = {
    table.name: table
    for table in (
        _SymptomTable(),
        csv_days.TABLE,
        csv_treatments.TABLE,
        csv_doses.TABLE,
        csv_notes.TABLE,
        csv_measurements.TABLE,
        csv_biomarkers.TABLE,
    )
}


def table_of(content: bytes) -> CsvTable:
    """Return the table that a file is of, by its columns. Raises Refused."""
    return TABLES[csv_sheet.header_of(content).table]


def holds_something(store: Store) -> bool:
    """Whether a diary holds records, living or in the trash, that could be lost."""
    counts = store.diary.counts()
    return any(rows for name, rows in counts.items() if name not in _FURNITURE)


def bring_in(
    store: Store,
    table: CsvTable,
    content: bytes,
    *,
    replace: bool,
    kept: Callable[[Path], None],
) -> Imported:
    """Take in a file, after a copy of a diary that it would change; `kept` is told where that is.

    A diary that holds nothing is not copied. Raises Refused, StorageError.
    """
    if holds_something(store):
        looked = table.import_into(store, content, replace=replace, try_only=True)
        if not looked.merged.added and not (replace and looked.merged.differs):
            return looked
        copy = copies.new_name(store.diary.path, "before-an-import")
        store.diary.copy_to(copy)
        kept(copy)
    return table.import_into(store, content, replace=replace)

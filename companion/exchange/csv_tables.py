"""The six tables that travel as CSV, and how one is brought in so that nothing can be lost."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from companion.domain.symptoms import Selection
from companion.exchange import (
    csv_days,
    csv_doses,
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


class _ImportInto(Protocol):
    def __call__(
        self, store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
    ) -> Imported: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """One table: its name outside, how it goes out and in, and what then has changed."""

    name: str
    export: Callable[[Store, date | None, date | None, Path], int]
    import_into: _ImportInto
    topics: tuple[Topic, ...]


def _export_symptoms(store: Store, first: date | None, last: date | None, target: Path) -> int:
    return csv_symptoms.export(store, Selection(first=first, last=last), target)


TABLES: dict[str, CsvTable] = {
    table.name: table
    for table in (
        CsvTable(
            name="symptoms",
            export=_export_symptoms,
            import_into=csv_symptoms.import_into,
            topics=(Topic.SYMPTOMS, Topic.SYMPTOM_LIST),
        ),
        CsvTable(
            name="days",
            export=csv_days.export,
            import_into=csv_days.import_into,
            topics=(Topic.DAYS,),
        ),
        CsvTable(
            name="treatments",
            export=csv_treatments.export,
            import_into=csv_treatments.import_into,
            topics=(Topic.TREATMENTS,),
        ),
        CsvTable(
            name="doses",
            export=csv_doses.export,
            import_into=csv_doses.import_into,
            topics=(Topic.DOSES,),
        ),
        CsvTable(
            name="notes",
            export=csv_notes.export,
            import_into=csv_notes.import_into,
            topics=(Topic.NOTES,),
        ),
        CsvTable(
            name="measurements",
            export=csv_measurements.export,
            import_into=csv_measurements.import_into,
            topics=(Topic.MEASUREMENTS,),
        ),
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

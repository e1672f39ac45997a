"""Symptom entries as a CSV, out and in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from companion.domain.identity import new_id
from companion.domain.symptom_list import Symptom, built_in_named
from companion.domain.symptoms import (
    ME,
    MOST_TIMES,
    WORST,
    PartOfDay,
    Recall,
    Selection,
    SymptomEntry,
    level_of,
)
from companion.exchange import csv_cells, csv_headers, csv_sheet, whole_file
from companion.exchange.csv_cells import BadCell, Cells
from companion.exchange.csv_sheet import Imported, Sheet
from companion.storage.store import Store

COLUMNS = csv_headers.SYMPTOMS.columns


def export(store: Store, selection: Selection, target: Path) -> int:
    """Write entries to a file, whole or not at all; return their number.

    Raises FileError, StorageError.
    """
    whole_file.keep_off(target, store.diary.path)
    return csv_sheet.write_lines(target, COLUMNS, store.symptoms.csv_lines(selection))


def write(target: Path, rows: Iterable[Iterable[object]]) -> int:
    """Write rows like those of `Symptoms.table` to a file; return their number. Raises FileError."""
    return csv_sheet.write_rows(target, csv_headers.SYMPTOMS, rows)


def row(entry: SymptomEntry, name: str) -> tuple[object, ...]:
    """Return an entry for the symptom of that name as a row for `write`."""
    return (
        entry.day.isoformat(),
        csv_cells.time_text(entry.at),
        entry.part_of_day or "",
        name,
        entry.severity,
        level_of(entry.severity) if entry.severity is not None else None,
        entry.count,
        entry.interference,
        entry.recall,
        entry.place,
        entry.note,
        entry.entered_by,
        csv_cells.instant_text(entry.recorded_at),
        entry.id,
    )


def import_into(
    store: Store, content: bytes, *, replace: bool = False, try_only: bool = False
) -> Imported:
    """Take in all entries of a file, or none; `replace` lets the file win where the two differ.

    A symptom that is not known becomes one of the person's own, last on her list. Nothing is
    changed with `try_only`. Raises Refused, StorageError.
    """
    sheet = Sheet(content, csv_headers.SYMPTOMS)
    symptoms = _Symptoms(store.symptom_list.all())
    entries = csv_sheet.records(sheet, _fields, symptoms.entry)
    merged = store.symptoms.merge(
        entries, symptoms=symptoms.new, replace=replace, try_only=try_only
    )
    return Imported(merged=merged, unknown=sheet.unknown)


def _fields(cells: Cells) -> dict[str, Any]:
    name = cells.text("symptom")
    if not name.strip():
        raise BadCell("“symptom” is empty")
    built_in = built_in_named(name)
    fields = {
        "day": cells.day("date"),
        "at": cells.time("time"),
        "part_of_day": cells.choice("part_of_day", PartOfDay),
        "symptom": built_in.name if built_in else name,
        "severity": cells.whole("severity", 0, WORST),
        "count": cells.whole("count", 0, MOST_TIMES),
        "interference": cells.whole("interference", 0, WORST),
        "recall": cells.choice("recall", Recall) or Recall.DAY,
        "place": cells.text("place"),
        "note": cells.text("note"),
        "entered_by": cells.text("entered_by") or ME,
        "recorded_at": cells.instant("recorded_at"),
        "id": cells.id("id"),
    }
    if fields["severity"] is None and fields["count"] is None:
        raise BadCell("“severity” and “count” are both empty; one of them is needed")
    if fields["severity"] is not None and fields["count"] is not None:
        raise BadCell("“severity” and “count” are both given; only one of them can be")
    return fields


class _Symptoms:
    """The symptoms of the diary by their names, and the `new` ones that a file brings."""

    def __init__(self, known: Iterable[Symptom]) -> None:
        self._by_id = {symptom.id: symptom for symptom in known}
        self._by_name: dict[str, Symptom] = {}
        self._in_any_case: dict[str, Symptom] = {}
        for symptom in self._by_id.values():
            self._by_name.setdefault(symptom.name, symptom)
            self._in_any_case.setdefault(symptom.name.strip().casefold(), symptom)
        self.new: list[Symptom] = []

    def entry(self, *, symptom: str, count: int | None, **fields: Any) -> SymptomEntry:
        """Return an entry for the symptom of that name."""
        counted = count is not None
        meant = self._named(symptom, counted=counted)
        if meant.counted and not counted:
            raise BadCell(f"“{meant.name}” is a number of times: it needs “count”, not “severity”")
        if counted and not meant.counted:
            raise BadCell(f"“{meant.name}” is rated 0 to 10: it needs “severity”, not “count”")
        return SymptomEntry(symptom=meant.id, count=count, **fields)

    def _named(self, name: str, *, counted: bool) -> Symptom:
        if built_in := built_in_named(name):
            return self._by_id.get(built_in.id) or self._add(built_in)
        # To the letter first, so that two names that differ only in case both come back; what the
        # diary already has goes before a second spelling of it.
        made = Symptom(id=new_id(), name=name, counted=counted)
        found = self._by_name.get(made.name) or self._in_any_case.get(made.name.strip().casefold())
        return found or self._add(made)

    def _add(self, symptom: Symptom) -> Symptom:
        self._by_id[symptom.id] = self._by_name[symptom.name] = symptom
        self.new.append(symptom)
        return symptom

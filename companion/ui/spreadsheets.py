"""Tables of the diary saved as CSV files, and such files brought in, beside the window."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from companion import clock
from companion.exchange import csv_tables, whole_file
from companion.exchange.csv_doses import TREATMENTS_FIRST
from companion.exchange.csv_sheet import Imported, Refused
from companion.exchange.csv_tables import CsvTable
from companion.storage.diary import BUSY_TERMINAL, Diary
from companion.storage.store import Store
from companion.ui.dialogs.bring_in import BringInDialog, RefusedDialog
from companion.ui.documents import ask_for_csv, documents
from companion.ui.worker import Worker

translate = QCoreApplication.translate

Result = TypeVar("Result")
Tell = Callable[[str], object]


def tables() -> dict[str, str]:
    """Return what each table is called in the window, by its name outside."""
    return {
        "symptoms": translate("spreadsheets", "Symptoms"),
        "days": translate("spreadsheets", "Days and check-ins"),
        "treatments": translate("spreadsheets", "Treatments"),
        "doses": translate("spreadsheets", "Doses and sessions"),
        "notes": translate("spreadsheets", "Notes"),
        "measurements": translate("spreadsheets", "Measurements"),
        "biomarkers": translate("spreadsheets", "Biomarkers"),
    }


def save_csv(parent: QWidget, worker: Worker, store: Store, table: str, told: Tell) -> None:
    """Ask where to save one table, save it, and tell how many records are where."""
    path = ask_for_csv(
        parent, translate("spreadsheets", "Save as CSV"), f"{table}-{clock.today()}.csv"
    )
    if path is None:
        return
    diary = store.diary.path

    def work() -> int:
        with _other(diary, to_read=True) as other:
            return csv_tables.TABLES[table].export(other, None, None, path)

    def done(count: int) -> None:
        told(
            translate(
                "spreadsheets",
                "Saved: {what}, in {file}, in the folder {folder}. Saved files are not locked."
                " Anyone who can open them can read them.",
            ).format(what=_number(count, table), file=path.name, folder=path.parent.name)
        )

    _run(parent, worker, work, done)


def bring_in_csv(parent: QWidget, worker: Worker, store: Store, told: Tell) -> None:
    """Ask for a file, show what it would change, and take it in, all of it or none of it."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        translate("spreadsheets", "Bring in a CSV"),
        str(documents()),
        translate("spreadsheets", "CSV files (*.csv);;All files (*)"),
    )
    if not chosen:
        return
    path, diary = Path(chosen), store.diary.path

    def look() -> _Look | Refused:
        content = whole_file.read(path)
        try:
            table = csv_tables.table_of(content)
            with _other(diary) as other:
                imported = table.import_into(other, content, try_only=True)
                return _Look(path, content, table, imported, csv_tables.holds_something(other))
        except Refused as refused:
            return refused

    def looked(found: _Look | Refused) -> None:
        if isinstance(found, Refused):
            _show_refused(parent, path, found)
        elif found.imported.merged.added or found.imported.merged.differs:
            _ask(parent, worker, store, found, told)
        else:
            told(_nothing_new(found))

    _run(parent, worker, look, looked)


@dataclass(frozen=True, slots=True)
class _Look:
    """A file that can be taken in, and what it would change."""

    path: Path
    content: bytes
    table: CsvTable
    imported: Imported
    holds_something: bool  # whether there is a diary that could be lost

    def number(self, count: int) -> str:
        return _number(count, self.table.name)


@dataclass(slots=True)
class _BroughtIn:
    """What an import has changed, and where copies of the diary before it are."""

    imported: Imported
    copies: list[Path] = field(default_factory=list[Path])


def _ask(parent: QWidget, worker: Worker, store: Store, look: _Look, told: Tell) -> None:
    diary = store.diary.path

    def take(replace: bool) -> None:  # noqa: FBT001 - one answer to one question
        def work() -> _BroughtIn | Refused:
            copies: list[Path] = []
            try:
                with _other(diary) as other:
                    imported = csv_tables.bring_in(
                        other, look.table, look.content, replace=replace, kept=copies.append
                    )
            except Refused as refused:  # the diary is another than it was when it was looked at
                return refused
            return _BroughtIn(imported, copies)

        def done(brought: _BroughtIn | Refused) -> None:
            if isinstance(brought, Refused):
                _show_refused(parent, look.path, brought)
                return
            for topic in look.table.topics:
                store.diary.tell(topic)
            told(_result(look, brought, replace=replace))

        _run(parent, worker, work, done)

    merged = look.imported.merged
    counts = (
        (translate("spreadsheets", "Will be added: {what}"), merged.added),
        (translate("spreadsheets", "Already in your diary: {what}"), merged.already_there),
        (translate("spreadsheets", "In your diary, but different there: {what}"), merged.differs),
    )
    BringInDialog(
        parent,
        file=look.path.name,
        table=tables()[look.table.name],
        says=[words.format(what=look.number(count)) for words, count in counts if count],
        left_out=look.imported.unknown,
        differs=bool(merged.differs),
        kept=look.holds_something,
        take=take,
    ).ask()


def _show_refused(parent: QWidget, path: Path, refused: Refused) -> None:
    first = all(line.reason.endswith(TREATMENTS_FIRST) for line in refused.lines)
    RefusedDialog(
        parent,
        file=path.name,
        why=str(refused),
        lines=bool(refused.lines),
        treatments_first=first and bool(refused.lines),
    ).ask()


def _nothing_new(look: _Look) -> str:
    there = look.imported.merged.already_there
    if not there:
        return translate(
            "spreadsheets", "There is nothing in {file} but the names of columns"
        ).format(file=look.path.name)
    return translate(
        "spreadsheets", "Nothing was changed. Already in your diary: {what}, all that {file} holds."
    ).format(what=look.number(there), file=look.path.name)


def _result(look: _Look, brought: _BroughtIn, *, replace: bool) -> str:
    merged = brought.imported.merged
    said: list[str] = []
    if merged.added:
        words = translate("spreadsheets", "Added: {what}.")
        said.append(words.format(what=look.number(merged.added)))
    if merged.differs and replace:
        words = translate("spreadsheets", "Changed to what the file says: {what}.")
        said.append(words.format(what=look.number(merged.differs)))
    if not said:
        said.append(translate("spreadsheets", "Nothing was changed."))
    if brought.copies:
        words = translate(
            "spreadsheets", "Your diary as it was before is in the folder {folder}, as {file}."
        )
        [copy] = brought.copies
        said.append(words.format(folder=copy.parent.name, file=copy.name))
    return " ".join(said)


def _number(count: int, table: str) -> str:
    one, several = {
        "symptoms": (
            translate("spreadsheets", "1 symptom entry"),
            translate("spreadsheets", "{count} symptom entries"),
        ),
        "days": (
            translate("spreadsheets", "1 day or check-in"),
            translate("spreadsheets", "{count} days and check-ins"),
        ),
        "treatments": (
            translate("spreadsheets", "1 treatment"),
            translate("spreadsheets", "{count} treatments"),
        ),
        "doses": (
            translate("spreadsheets", "1 dose or session"),
            translate("spreadsheets", "{count} doses and sessions"),
        ),
        "notes": (
            translate("spreadsheets", "1 note"),
            translate("spreadsheets", "{count} notes"),
        ),
        "measurements": (
            translate("spreadsheets", "1 measurement"),
            translate("spreadsheets", "{count} measurements"),
        ),
        "biomarkers": (
            translate("spreadsheets", "1 biomarker result"),
            translate("spreadsheets", "{count} biomarker results"),
        ),
    }[table]
    return one if count == 1 else several.format(count=f"{count:,}")


@contextmanager
def _other(diary: Path, *, to_read: bool = False) -> Generator[Store]:
    """Open a connection for a thread of its own, which may wait for another writer."""
    store = Store(Diary(diary, make=False, busy_ms=BUSY_TERMINAL, to_read=to_read))
    try:
        yield store
    finally:
        store.close()


def _run(
    parent: QWidget,
    worker: Worker,
    work: Callable[[], Result],
    done: Callable[[Result], None],
) -> None:
    """Run work beside the window, whose cursor says so."""
    window = parent.window()
    window.setCursor(Qt.CursorShape.BusyCursor)

    def succeeded(result: Result) -> None:
        window.unsetCursor()
        done(result)

    def failed(error: Exception) -> None:
        window.unsetCursor()
        raise error

    worker.run(work, succeeded, failed)

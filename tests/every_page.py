"""Every page, dialog and state that a person can meet, opened by name; a new page joins here."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from companion import clock, demo, paths
from companion.domain.contacts import Contact
from companion.domain.preferences import Preferences
from companion.domain.symptom_list import BUILT_IN, Symptom
from companion.domain.symptoms import SymptomEntry
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from companion.ui.dialogs.cannot_open import CannotOpenDialog
from companion.ui.dialogs.form import Form
from companion.ui.main_window import MainWindow
from companion.ui.theme import Mode, look
from companion.ui.widgets.day_chooser import DayBoxes, DayChooser
from companion.ui.widgets.focus_ring import FocusRing
from companion.ui.window_state import WindowState

MORNING = datetime(2026, 11, 23, 9, 42, tzinfo=timezone(timedelta(hours=1)))  # a Monday
SCREEN = QSize(1366, 768)

LONG = (
    "Burning and prickling under the skin of both arms that begins when I wake up and goes on until"
    " the first cup of tea and comes back in the evening when the house is quiet and nobody else is"
    " awake any more"
)[:200]
ONE_WORD = "Kopfschmerzwetterfühligkeitsbeschwerden" * 5
ARABIC = "تنميل في أصابع اليدين والقدمين"
EMOJI = "Foggy head 🤯🌫️ 👩‍👩‍👧"
HARD_NAMES = (LONG, ARABIC, EMOJI, ONE_WORD[:195], "R&D <b>worries</b> && more")


def set_clock(now: datetime) -> None:
    """Stop the clock on the wall."""

    def fixed_now() -> datetime:
        return now

    def fixed_today() -> date:
        return now.date()

    clock.now = fixed_now
    clock.today = fixed_today


def make_diary(kind: str, home: Path) -> Path:
    """Write a diary: `demo`, `empty`, `hard` (names that are hard to show), `long` (18 symptoms)."""
    home.mkdir(parents=True)
    store = Store(Diary(paths.diary_in(home)))
    if kind != "empty":
        demo.fill(store)
    if kind == "long":
        store.symptom_list.put_all(BUILT_IN[:18])
        store.symptom_list.set_listed([replace(each, listed=True) for each in BUILT_IN[:18]])
    if kind == "hard":
        _fill_hard(store)
    store.close()
    return home


def _fill_hard(store: Store) -> None:
    symptoms = [
        Symptom(id=f"00000000-0000-4000-8000-{number:012}", name=name, counted=number == 2)
        for number, name in enumerate(HARD_NAMES)
    ]
    store.symptom_list.put_all(symptoms)
    store.symptom_list.set_listed(symptoms)
    day = MORNING.date()
    store.symptoms.put_all(
        SymptomEntry(
            id=f"00000000-0000-4000-9000-{number:012}",
            day=day - timedelta(days=number % 2),
            symptom=each.id,
            severity=None if each.counted else 3 + number,
            count=12 if each.counted else None,
            place="Between the shoulder blades, more on the left",
            note=f"{LONG}\n{ARABIC}\n{EMOJI}",
            entered_by="Maximiliane-Theodora von Hohenfels, my neighbor from the second floor",
            recorded_at=MORNING - timedelta(hours=1),
        )
        for number, each in enumerate(symptoms)
    )
    store.preferences.put(
        Preferences(
            helpers=(
                "Maximiliane-Theodora von Hohenfels, my neighbor from the second floor",
                ARABIC,
                ONE_WORD[:60],
            ),
            emergency_number="0049 89 1234567890 extension 4711",
        )
    )
    for contact in store.contacts.all():
        store.contacts.remove(contact.id)
    for number, name in enumerate((LONG, ARABIC)):
        store.contacts.put(
            Contact(
                id=f"00000000-0000-4000-a000-{number:012}",
                name=name,
                number="+49 89 1234 567 890 12 345 (ask for ward 7)",
                hours="Monday to Friday from 8 in the morning to half past 5 in the evening" * 2,
            )
        )


@dataclass(slots=True)
class Stage:
    """A window on a diary, and the dialog that was opened last, shown without waiting for a hand."""

    window: MainWindow
    dialog: QDialog | None = None
    at_the_end: list[Callable[[], object]] = field(default_factory=list)

    @property
    def today(self):
        return self.window.page

    def settle(self) -> None:
        """Let all layouts come to rest."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    @property
    def seen(self) -> QWidget:
        """What is to be looked at: the dialog where there is one, else the window."""
        return self.dialog or self.window


@contextmanager
def staged(diary: Path, home: Path, size: QSize) -> Iterator[Stage]:
    """Open a window of a size on a copy of a diary; dialogs and menus are shown, not waited for."""
    shutil.copytree(diary, home)
    store = Store(Diary(paths.diary_in(home)))
    window = MainWindow(store, WindowState(paths.window_settings_in(home)))
    stage = Stage(window)

    def show_dialog(dialog: QDialog) -> int:
        stage.dialog = dialog
        # It is looked at after the press that opened it has returned.
        dialog.deleteLater = lambda: None  # type: ignore[method-assign]
        dialog.show()
        if isinstance(dialog, Form):  # the platform of the tests has a screen of its own size
            most = (SCREEN * 0.94).boundedTo(window.size())
            dialog.resize(dialog.best_size(most))
        return 0

    was = QDialog.exec
    QDialog.exec = show_dialog  # type: ignore[method-assign, assignment]
    try:
        ring = FocusRing(window)
        stage.at_the_end.append(ring.deleteLater)
        window.show_page("today")
        window.resize(size)
        window.show()
        window.activateWindow()
        window.page.first_control().setFocus()
        stage.settle()
        yield stage
    finally:
        QDialog.exec = was  # type: ignore[method-assign]
        if stage.dialog is not None:
            stage.dialog.close()
            QDialog.deleteLater(stage.dialog)
        for end in stage.at_the_end:
            end()
        window.keeper.try_again()  # so that closing asks nothing
        window.close()
        window.worker.wait()
        store.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dress(mode: Mode, text_size: int, family: str = "") -> None:
    """Set theme, text size and, where a family is named, the font."""
    if family:
        QApplication.setFont(QFont(family))
    look.apply(mode, text_size)


@dataclass(frozen=True, slots=True)
class Opener:
    """How to come to something that a person can see, on which diary."""

    name: str
    open: Callable[[Stage], object]
    diary: str = "demo"


def _page(name: str) -> Callable[[Stage], object]:
    return lambda stage: stage.window.open_page(name)


def _chosen(stage: Stage) -> None:
    rows = stage.today.rows
    stage.today.rating.choices[1].click()
    for symptom, value in (("pain", 3), ("tiredness", 6), ("sleep", 4)):
        rows.row(symptom).picker.choices[value].click()


def _chooser(stage: Stage) -> None:
    stage.today.earlier.click()
    _another_day(stage.today.chooser)


def _another_day(chooser: DayChooser) -> None:
    chooser._chips.chip("another").click()


def _earlier_day(stage: Stage) -> None:
    stage.today.show_day(MORNING.date() - timedelta(days=1))
    stage.today.earlier.click()


def _wrong_day(stage: Stage) -> None:
    _chooser(stage)
    boxes = stage.today.chooser.findChild(DayBoxes)
    boxes._day.setText("31")
    boxes._day.editingFinished.emit()


def _night(stage: Stage) -> None:
    set_clock(MORNING.replace(hour=1) + timedelta(days=1))
    stage.today.show_day(stage.today.day)
    set_clock(MORNING)


def _not_saved(stage: Stage) -> None:
    other = driver.connect(stage.window.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    stage.at_the_end.append(other.close)
    stage.today.rows.row("pain").picker.choices[8].click()


def _read_only(stage: Stage) -> None:
    stage.window.store.diary.distrust("made up")
    stage.window._say_read_only()


def _all_rows(stage: Stage) -> None:
    stage.today.show_rest.click()


def _symptoms(stage: Stage, do: Callable[..., object]) -> None:
    do(stage.window.show_page("symptoms"))


def _filtered(page) -> None:
    page.filter.chip("nausea").click()
    page.search.setText("toast")


def _nothing_matches(page) -> None:
    page.search.setText("xylophone")


def _csv_menu(page) -> None:
    page.filter.chip("pain").click()
    page.save_as_csv()


def menu_of(stage: Stage) -> QMenu | None:
    """Return the menu that is open over the page."""
    return next((menu for menu in stage.window.page.findChildren(QMenu) if menu.isVisible()), None)


def _deleted(page) -> None:
    page.table.selectRow(1)
    page.delete.click()


def _add_entry(stage: Stage) -> None:
    _symptoms(stage, lambda page: page.add())


def _full_entry(stage: Stage) -> None:
    _add_entry(stage)
    dialog = stage.dialog
    dialog.symptom.chip("other").click()
    dialog.part.chip("exact").click()
    dialog.time.setText("25:10")
    dialog.severity.choices[7].click()
    _another_day(dialog.day)
    dialog.note.setPlainText("\n".join(["A note of more than one line."] * 3))
    dialog.accept()


def _counted_entry(stage: Stage) -> None:
    _add_entry(stage)
    stage.dialog.symptom.chip("loose_stools").click()


def _edit_entry(stage: Stage) -> None:
    _symptoms(stage, lambda page: page._on_edit())


def _add_symptom(stage: Stage) -> None:
    stage.window.add_symptom()


def _more_symptoms(stage: Stage) -> None:
    _add_symptom(stage)
    stage.dialog._more.click()
    stage.dialog.accept()


def _change_list(stage: Stage) -> None:
    stage.window.change_list()


def _removed_from_list(stage: Stage) -> None:
    _change_list(stage)
    stage.dialog._on_removed(1)


def _add_number(stage: Stage) -> None:
    stage.window.show_page("call").add()


def _wrong_number(stage: Stage) -> None:
    _add_number(stage)
    stage.dialog.accept()


def _edit_number(stage: Stage) -> None:
    page = stage.window.show_page("call")
    page._ask(page.store.contacts.all()[0])


def _emergency(stage: Stage) -> None:
    stage.window.show_page("call")._on_emergency()


def _told(stage: Stage) -> None:
    stage.window.tell(
        "1,234 entries are saved in symptoms-2026-11-23.csv, in the folder Documents."
        " Saved files are not locked."
        " Anyone who can open them can read them."
    )


def _cannot_open(stage: Stage) -> None:
    error = StorageError(Fault.MISSING, stage.window.store.diary.path)
    CannotOpenDialog(str(error), may_start_anew=True).exec()


def _undo_of_hard(stage: Stage) -> None:
    stage.today.rows.row(_hard(0)).picker.choices[9].click()


def _hard(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


OPENERS = (
    Opener("today", _page("today")),
    Opener("today-chosen", _chosen),
    Opener("today-chooser", _chooser),
    Opener("today-wrong-day", _wrong_day),
    Opener("today-earlier-day", _earlier_day),
    Opener("today-night", _night),
    Opener("today-not-saved", _not_saved),
    Opener("today-read-only", _read_only),
    Opener("today-long-told", _told),
    Opener("today-empty", _page("today"), "empty"),
    Opener("today-18", _page("today"), "long"),
    Opener("today-18-all", _all_rows, "long"),
    Opener("today-hard-names", _undo_of_hard, "hard"),
    Opener("symptoms", _page("symptoms")),
    Opener("symptoms-filtered", lambda stage: _symptoms(stage, _filtered)),
    Opener("symptoms-deleted", lambda stage: _symptoms(stage, _deleted)),
    Opener("symptoms-nothing-matches", lambda stage: _symptoms(stage, _nothing_matches)),
    Opener("symptoms-csv-menu", lambda stage: _symptoms(stage, _csv_menu)),
    Opener("symptoms-empty", _page("symptoms"), "empty"),
    Opener("symptoms-18", _page("symptoms"), "long"),
    Opener("symptoms-hard-names", _page("symptoms"), "hard"),
    Opener("call", _page("call")),
    Opener("call-empty", _page("call"), "empty"),
    Opener("call-hard-names", _page("call"), "hard"),
    Opener("settings", _page("settings")),
    Opener("settings-empty", _page("settings"), "empty"),
    Opener("settings-hard-names", _page("settings"), "hard"),
    Opener("add-entry", _add_entry),
    Opener("add-entry-full", _full_entry),
    Opener("add-entry-counted", _counted_entry),
    Opener("add-entry-hard-names", _add_entry, "hard"),
    Opener("edit-entry", _edit_entry),
    Opener("edit-entry-hard-names", _edit_entry, "hard"),
    Opener("add-symptom", _add_symptom),
    Opener("add-symptom-more", _more_symptoms, "empty"),
    Opener("change-list", _change_list),
    Opener("change-list-removed", _removed_from_list),
    Opener("change-list-18", _change_list, "long"),
    Opener("change-list-hard-names", _change_list, "hard"),
    Opener("add-number-wrong", _wrong_number),
    Opener("edit-number", _edit_number),
    Opener("emergency-number", _emergency),
    Opener("cannot-open", _cannot_open),
)
DIARIES = tuple(sorted({opener.diary for opener in OPENERS}))

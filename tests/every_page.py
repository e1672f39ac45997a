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
from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.contacts import Contact
from companion.domain.days import Day
from companion.domain.doses import Dose, What
from companion.domain.measurements import TEMPERATURE, Measurement
from companion.domain.notes import QUESTION, Note
from companion.domain.preferences import Preferences
from companion.domain.regions import BY_ID
from companion.domain.rough_dates import RoughDate
from companion.domain.symptom_list import BUILT_IN, Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.domain.treatments import Kind, Treatment
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from companion.ui.dialogs.cannot_open import CannotOpenDialog
from companion.ui.dialogs.form import Form
from companion.ui.dialogs.tags import TagsDialog
from companion.ui.dialogs.when_to_call import WhenToCallDialog
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
        _fill_hard_weeks(store)
    store.close()
    return home


def _fill_hard_weeks(store: Store) -> None:
    """Fill what is said of weeks, measured, and to come."""
    day = MORNING.date()
    for number, name in enumerate(HARD_NAMES):
        store.symptoms.put(
            SymptomEntry(
                id=f"00000000-0000-4000-c000-{number:012}",
                day=day,
                symptom=f"00000000-0000-4000-8000-{number:012}",
                severity=None if number == 2 else 6 + number,
                count=12 if number == 2 else None,
                interference=None if number == 2 else 10 - number,
                recall=Recall.WEEK,
                recorded_at=MORNING,
            )
        )
        store.days.put(
            Day(
                id=f"00000000-0000-4000-d000-{number:012}",
                day=day - timedelta(days=7 * number),
                recall=Recall.WEEK,
                quality_of_life=number,
                activity=name[:100] if number else "In the garden, and up and down the stairs",
                falls=bool(number % 2),
                note=f"{name}\n{name}",
                recorded_at=MORNING,
            )
        )
        store.measurements.put(
            Measurement(
                id=f"00000000-0000-4000-e000-{number:012}",
                day=day,
                what=TEMPERATURE if number == 0 else name[:60],
                value="38,4" if number == 0 else ONE_WORD[:60],
                unit="°C" if number == 0 else name[:60],
                note=f"{name}\n{ARABIC}",
                entered_by="Maximiliane-Theodora von Hohenfels, my neighbor from the second floor",
                recorded_at=MORNING,
            )
        )
        for place, marker in enumerate((name[:60], name[:60], "HER2")):
            store.biomarkers.put(
                Biomarker(
                    id=f"00000000-0000-4000-f1{place:02}-{number:012}",
                    marker=marker,
                    result=HARD_NAMES[-number],
                    detail=name,
                    tested=RoughDate(2026 - number, 9),
                    sample=HARD_NAMES[-number],
                    note=f"{name}\n{EMOJI}",
                    entered_by="Maximiliane-Theodora von Hohenfels, my neighbor",
                    recorded_at=MORNING,
                )
            )
        for ahead in (number + 1, -number - 1):
            store.appointments.put(
                Appointment(
                    id=f"00000000-0000-4000-f00{int(ahead < 0)}-{number:012}",
                    day=day + timedelta(days=ahead),
                    at=MORNING.time(),
                    what=name,
                    with_whom=HARD_NAMES[-number],
                    note=f"{name}\n{EMOJI}",
                    entered_by="Maximiliane-Theodora von Hohenfels, my neighbor",
                    recorded_at=MORNING,
                )
            )


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
            fever_number="101 °F",
            call_about=f"{LONG}\n{ARABIC}\n{ONE_WORD}",
        )
    )
    _fill_hard_treatments(store)
    _fill_hard_notes(store)
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


def _fill_hard_notes(store: Store) -> None:
    texts = (f"{LONG}\n{ARABIC}\n{EMOJI}", ARABIC, "A note of many lines.\n" * 30, ONE_WORD * 9)
    tags = (LONG[:60].strip(), ARABIC, ONE_WORD[:60], "R&D <b>worries</b> && more")
    store.notes.put_all(
        Note(
            id=f"00000000-0000-4000-b000-{number:012}",
            day=MORNING.date() - timedelta(days=number),
            at=MORNING.time() if number % 2 else None,
            note=text,
            tags=(tags[number % 4], QUESTION) if number < 4 else tags,
            answer=LONG * 3 if number == 1 else "",
            entered_by="Maximiliane-Theodora von Hohenfels, my neighbor from the second floor",
            recorded_at=MORNING - timedelta(hours=1 + number),
        )
        for number, text in enumerate(texts * 2)
    )


def _fill_hard_treatments(store: Store) -> None:
    for each in store.treatments.all():
        store.treatments.remove(each.id)
    names = (*HARD_NAMES, "Letrozole", "Letrozole", "Letrozole")
    for number, name in enumerate((*names, *names)):
        before = number >= len(names)
        treatment = Treatment(
            id=f"00000000-0000-4000-b000-{number:012}",
            name=name,
            kind=list(Kind)[number % 7] if number != 2 else Kind.SUPPORTIVE_CARE,
            drug_class=LONG if number % 2 else "",
            route=ONE_WORD[:100] if number % 3 == 1 else "",
            since=RoughDate(2025, 9) if number % 2 else None,
            until=RoughDate(2026, 9, 28) if before else None,
            schedule="day 1 of 21" if number == 1 else LONG,
            dose=LONG,
            place=ONE_WORD[:120],
            line=number % 3 + 1 if number < 9 else None,
            line_name=LONG if number % 2 else ONE_WORD[:100],
            note=f"{LONG}\n{ARABIC}\n{EMOJI}",
            recorded_at=MORNING - timedelta(days=1),
        )
        store.treatments.put(treatment)
        for place, what in enumerate(What):
            store.doses.put(
                Dose(
                    id=f"00000000-0000-4000-b{number:03}-{place:012}",
                    treatment=treatment.id,
                    day=MORNING.date() - timedelta(days=place % 2),
                    what=what,
                    amount=LONG,
                    note=f"{LONG}\n{ARABIC}",
                    entered_by="Maximiliane-Theodora von Hohenfels, my neighbor upstairs",
                    recorded_at=MORNING - timedelta(hours=1),
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


def _notes(do: Callable[..., object], name: str = "notes") -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        page = stage.window.show_page(name)
        page.first_control().setFocus()
        if name == "notes":
            page._fill_first()  # not only after the first painting
        do(page)

    return open_it


def _nothing_more(page) -> None:
    """Leave it as it opens."""


def _half_typed(page) -> None:
    page.new.box.setPlainText("Slept until seven.\nThe bird is back.")
    page.new.tags.chips.chip("Sleep").click()
    page.new.another_day.click()
    _another_day(page.new.when.day_chooser)


def _edit_note(page) -> None:
    page._on_edit(page._found[0].note.id)


def _edit_question(page) -> None:
    page._on_edit(page._all[0].id)


def _answer(page) -> None:
    page._on_answer(page._all[0].id)


def _answered(page) -> None:
    page.filter.chip("all").click()


def _ticked_to_ask(page) -> None:
    for each in ("receptors", "gene-tests", "driving"):
        page.rows[each].tick.click()


def _added_to_list(page) -> None:
    _ticked_to_ask(page)
    page.add()


def _own_words_of_question(page) -> None:
    page.rows["gene-tests"].edit.click()


def _merged_tags(page) -> None:
    page.change_tags.click()
    dialog = page.window().findChild(TagsDialog)
    dialog._names["Choir"].setText("garden")
    dialog._on_edited()


def _removed_tag(page) -> None:
    page.change_tags.click()
    page.window().findChild(TagsDialog)._on_removed("Choir")


def _note_not_saved(stage: Stage) -> None:
    page = stage.window.show_page("notes")
    other = driver.connect(stage.window.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    stage.at_the_end.append(other.close)
    page.new.box.setPlainText("The sun came out after lunch.")
    page.new.save.click()
    page._fill_first()
    page.scrolled.bar.setValue(0)


def _told(stage: Stage) -> None:
    stage.window.tell(
        "1,234 entries are saved in symptoms-2026-11-23.csv, in the folder Documents."
        " Saved files are not locked."
        " Anyone who can open them can read them."
    )


def _cannot_open(stage: Stage) -> None:
    error = StorageError(Fault.MISSING, stage.window.store.diary.path)
    CannotOpenDialog(str(error), may_start_anew=True).exec()


def _when_to_call_without_a_diary(stage: Stage) -> None:
    WhenToCallDialog(stage.window, BY_ID["united-kingdom"]).exec()


def _region(stage: Stage) -> None:
    stage.window.show_page("call")._on_region()


def _call_about(stage: Stage) -> None:
    stage.window.show_page("call")._on_about()


def _wrong_fever(stage: Stage) -> None:
    stage.window.show_page("call")._on_fever()
    stage.dialog.number.setText("rather warm")
    stage.dialog.accept()


def _ten_numbers(stage: Stage) -> None:
    page = stage.window.show_page("call")
    for number in range(10 - len(page.store.contacts.all())):
        page.store.contacts.put(
            Contact(id=f"n{number}", name=f"Number {number}", number="555", position=number + 5)
        )
    page.add()


def _told_when_to_call(stage: Stage) -> None:
    """Open it at its end, by the last of its jumps."""
    stage.window.open_page("when-to-call")
    page = stage.window.page
    page.reader._on_jumped(page.reader.words.parts[-1])


def _treatments(stage: Stage, do: Callable[..., object]) -> None:
    do(stage.window.show_page("treatments"))


def _first_card(page):
    return next(page.cards[key] for key in page._all if key in page.cards)


def _answers(page) -> None:
    _first_card(page).log.click()


def _logged(page) -> None:
    _answers(page)
    next(each for each in _first_card(page).answers.values() if not each.isHidden()).click()


def _asked(action: str, name: str = "") -> Callable[[Stage], object]:
    """Press what is called `action` on the card of a treatment, or on the first card."""

    def do(page) -> None:
        told = page._told.items()
        key = next((key for key, each in told if each == name and key in page.cards), None)
        page._on_wanted(key or next(iter(page.cards)), action)

    return lambda stage: _treatments(stage, do)


def _wrong_treatment(stage: Stage) -> None:
    _treatments(stage, lambda page: page.add())
    stage.dialog.accept()


def _full_treatment(stage: Stage) -> None:
    _treatments(stage, lambda page: page.add())
    dialog = stage.dialog
    dialog.name.setText("zol")
    dialog.name.textEdited.emit("zol")
    dialog.names.chip("zoledronic acid").click()
    dialog.kind.chip("supportive care").click()
    dialog.pattern.chip("own words").click()
    dialog.own.setText("0 days on, 0 off")
    dialog.more.click()
    dialog.line.chip("new line").click()
    dialog.accept()


def _typed_name(stage: Stage) -> None:
    _treatments(stage, lambda page: page.add())
    stage.dialog.name.setText("pal")
    stage.dialog.name.textEdited.emit("pal")
    stage.dialog.names.chip("palbociclib").click()


def _wrong_dose(stage: Stage) -> None:
    _asked("other day", "Paclitaxel")(stage)
    stage.dialog.time.setText("25:10")
    _another_day(stage.dialog.day)
    stage.dialog.accept()


def _undo_of_hard(stage: Stage) -> None:
    stage.today.rows.row(_hard(0)).picker.choices[9].click()


def _hard(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def _new_week(stage: Stage) -> None:
    """Open the check-in of a week of which nothing is said yet."""
    set_clock(MORNING + timedelta(days=8))
    stage.window.open_page("check-in")
    set_clock(MORNING)


def _said_of_a_week(stage: Stage) -> None:
    _new_week(stage)
    page = stage.window.page
    for symptom, value in (("pain", 3), ("tiredness", 6), ("sleep", 8)):
        page.rows.row(symptom).picker.choices[value].click()
    page.ways.row("tiredness").picker.choices[5].click()
    page.quality.choices[7].click()
    page.activity.chip(page.activity.property("offered")[1]).click()
    page.falls.chip("no").click()
    page.note.setPlainText("An hour in the garden")
    page._on_note_paused()


def _earlier_week(stage: Stage) -> None:
    stage.window.open_page("check-in")
    stage.window.page._on_open(stage.window.page._listed[0][0])


def _week_not_saved(stage: Stage) -> None:
    stage.window.open_page("check-in")
    other = driver.connect(stage.window.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    stage.at_the_end.append(other.close)
    page = stage.window.page
    page.rows.row("pain").picker.choices[8].click()
    page.ways.row("pain").picker.choices[9].click()
    page.quality.choices[2].click()
    page.falls.chip("yes").click()


def _all_of_week(stage: Stage) -> None:
    stage.window.open_page("check-in")
    stage.window.page.show_rest.click()


def _measure(stage: Stage) -> None:
    stage.window.page.next.measure.click()


def _wrong_measure(stage: Stage) -> None:
    _measure(stage)
    stage.dialog.value.setText("rather warm")
    stage.dialog.accept()


def _measure_weight(stage: Stage) -> None:
    _measure(stage)
    stage.dialog.what.chip("weight").click()


def _measure_own(stage: Stage) -> None:
    _measure(stage)
    stage.dialog.what.chip("").click()
    _another_day(stage.dialog.day)


def _edit_measurement(stage: Stage) -> None:
    stage.window.show_page("measurements")._on_edit()


def _measured_weight(stage: Stage) -> None:
    stage.window.open_page("measurements")
    stage.window.page.filter.chip("weight").click()


def _deleted_measurement(stage: Stage) -> None:
    stage.window.open_page("measurements")
    stage.window.page.delete.click()


def _add_date(stage: Stage) -> None:
    stage.window.page.next.add_date.click()


def _full_date(stage: Stage) -> None:
    _add_date(stage)
    stage.dialog.what.chip("").click()
    _another_day(stage.dialog.day)
    stage.dialog.accept()


def _edit_date(stage: Stage) -> None:
    page = stage.window.show_page("appointments")
    page._ask(page.store.appointments.past(MORNING.date())[0])


def _deleted_date(stage: Stage) -> None:
    stage.window.open_page("appointments")
    page = stage.window.page
    page._on_delete(page.store.appointments.coming(MORNING.date())[0])


def _biomarkers(do: Callable[..., object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.window.open_page("biomarkers")
        stage.settle()
        do(stage.window.page)

    return open_it


def _earlier_results(page) -> None:
    for each in page._cards.values():
        if len(each.history.results) > 1:
            each.earlier.click()


def _deleted_result(page) -> None:
    page._on_delete(page._histories[2].results[0])


def _newer_result(page) -> None:
    [each] = [each for each in page._cards.values() if each.history.marker == "ESR1"]
    each.add_newer.click()


def _edit_result(page) -> None:
    page._on_edit(page._histories[-1].results[0])


def _own_result(stage: Stage) -> None:
    _biomarkers(lambda page: page.add())(stage)
    for chips in (stage.dialog.marker, stage.dialog.found, stage.dialog.sample):
        chips.chip("").click()


def _wrong_result(stage: Stage) -> None:
    _biomarkers(lambda page: page.add())(stage)
    stage.dialog.marker.chip("HER2").click()
    stage.dialog.primary.click()


def _all_next(stage: Stage) -> None:
    stage.window.page.next.show_rest.click()


def _learn(do: Callable[..., object]) -> Callable[[Stage], object]:
    def open_it(stage: Stage) -> None:
        stage.window.open_page("learn")
        stage.settle()
        do(stage.window.page)
        stage.settle()

    return open_it


def _explained(page) -> None:
    page.open_article("hormone-therapy")
    links = page.view.text._links
    page.view.text.open_meaning(next(x for x in links if x.target.startswith("term:")).begin)


def _put_away(page) -> None:
    page.open_article("planning-ahead")
    page.view.away.click()


def _shown_anew(page, **changes: object) -> None:
    """Show an article as it will be one day: overdue, or damaged."""
    page.open_article("pain")
    page.view.show_article(replace(page.view.article, **changes), remember=False)


def _beside_today(stage: Stage) -> None:
    stage.window.read_about("symptom:pain")
    stage.settle()


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
    Opener("notes", _notes(_nothing_more)),
    Opener("notes-half-typed", _notes(_half_typed)),
    Opener("notes-searched", _notes(lambda page: page.search.setText("tea"))),
    Opener("notes-nothing-matches", _notes(lambda page: page.search.setText("xylophone"))),
    Opener("notes-deleted", _notes(lambda page: page._on_delete(page._found[1].note.id))),
    Opener("notes-not-saved", _note_not_saved),
    Opener("notes-empty", _notes(_nothing_more), "empty"),
    Opener("notes-hard-names", _notes(_nothing_more), "hard"),
    Opener("questions", _page("questions")),
    Opener("questions-all", _notes(_answered, "questions")),
    Opener("questions-empty", _page("questions"), "empty"),
    Opener("questions-hard-names", _page("questions"), "hard"),
    Opener("questions-to-ask", _page("questions-to-ask")),
    Opener("questions-to-ask-ticked", _notes(_ticked_to_ask, "questions-to-ask")),
    Opener("questions-to-ask-added", _notes(_added_to_list, "questions-to-ask")),
    Opener(
        "questions-to-ask-nothing",
        _notes(lambda page: page.search.setText("xylophone"), "questions-to-ask"),
    ),
    Opener("own-words", _notes(_own_words_of_question, "questions-to-ask")),
    Opener("new-question", _notes(lambda page: page.add(), "questions")),
    Opener("edit-note", _notes(_edit_note)),
    Opener("edit-note-hard-names", _notes(_edit_note), "hard"),
    Opener("edit-question", _notes(_edit_question, "questions")),
    Opener("answer", _notes(_answer, "questions")),
    Opener("answer-hard-names", _notes(_answer, "questions"), "hard"),
    Opener("add-tag", _notes(lambda page: page._on_new_tag())),
    Opener("change-tags", _notes(lambda page: page.change_tags.click())),
    Opener("change-tags-merged", _notes(_merged_tags)),
    Opener("change-tags-removed", _notes(_removed_tag)),
    Opener("change-tags-hard-names", _notes(lambda page: page.change_tags.click()), "hard"),
    Opener("call", _page("call")),
    Opener("call-empty", _page("call"), "empty"),
    Opener("call-hard-names", _page("call"), "hard"),
    Opener("call-ten", _ten_numbers),
    Opener("call-region", _region),
    Opener("call-about", _call_about),
    Opener("call-about-hard-names", _call_about, "hard"),
    Opener("fever-wrong", _wrong_fever),
    Opener("when-to-call", _page("when-to-call")),
    Opener("when-to-call-end", _told_when_to_call),
    Opener("when-to-call-empty", _page("when-to-call"), "empty"),
    Opener("when-to-call-hard-names", _page("when-to-call"), "hard"),
    Opener("when-to-call-without-a-diary", _when_to_call_without_a_diary, "empty"),
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
    Opener("treatments", _page("treatments")),
    Opener("treatments-empty", _page("treatments"), "empty"),
    Opener("treatments-hard-names", _page("treatments"), "hard"),
    Opener("treatments-answers", lambda stage: _treatments(stage, _answers)),
    Opener("treatments-logged", lambda stage: _treatments(stage, _logged)),
    Opener("treatments-history", _asked("history", "Paclitaxel")),
    Opener("treatments-history-empty", _asked("history", "Pain tablets")),
    Opener("treatments-history-hard-names", _asked("history"), "hard"),
    Opener("add-treatment", lambda stage: _treatments(stage, lambda page: page.add())),
    Opener("add-treatment-empty", lambda s: _treatments(s, lambda page: page.add()), "empty"),
    Opener("add-treatment-typed", _typed_name),
    Opener("add-treatment-wrong", _wrong_treatment),
    Opener("add-treatment-full", _full_treatment),
    Opener("edit-treatment", _asked("edit", "Paclitaxel")),
    Opener("edit-treatment-hard-names", _asked("edit"), "hard"),
    Opener("dose-other-day", _asked("other day", "Paclitaxel")),
    Opener("dose-wrong", _wrong_dose),
    Opener("dose-new-cycle", _asked("cycle", "Paclitaxel")),
    Opener("dose-hold", _asked("hold", "Paclitaxel")),
    Opener("dose-new", _asked("new dose", "Paclitaxel")),
    Opener("dose-other-day-hard-names", _asked("other day"), "hard"),
    Opener("stop-treatment", _asked("stop", "Paclitaxel")),
    Opener("stop-treatment-hard-names", _asked("stop"), "hard"),
    Opener("today-next-all", _all_next, "hard"),
    Opener("week", _page("check-in")),
    Opener("week-new", _new_week),
    Opener("week-said", _said_of_a_week),
    Opener("week-earlier", _earlier_week),
    Opener("week-not-saved", _week_not_saved),
    Opener("week-empty", _page("check-in"), "empty"),
    Opener("week-18", _page("check-in"), "long"),
    Opener("week-18-all", _all_of_week, "long"),
    Opener("week-hard-names", _page("check-in"), "hard"),
    Opener("measured", _page("measurements")),
    Opener("measured-weight", _measured_weight),
    Opener("measured-deleted", _deleted_measurement),
    Opener("measured-empty", _page("measurements"), "empty"),
    Opener("measured-hard-names", _page("measurements"), "hard"),
    Opener("measure", _measure),
    Opener("measure-empty", _measure, "empty"),
    Opener("measure-wrong", _wrong_measure),
    Opener("measure-weight", _measure_weight),
    Opener("measure-own", _measure_own),
    Opener("measure-edit", _edit_measurement),
    Opener("measure-hard-names", _measure_own, "hard"),
    Opener("measure-edit-hard-names", _edit_measurement, "hard"),
    Opener("dates", _page("appointments")),
    Opener("dates-deleted", _deleted_date),
    Opener("dates-empty", _page("appointments"), "empty"),
    Opener("dates-hard-names", _page("appointments"), "hard"),
    Opener("date-new", _add_date),
    Opener("date-full", _full_date),
    Opener("date-edit", _edit_date),
    Opener("date-edit-hard-names", _edit_date, "hard"),
    Opener("biomarkers", _page("biomarkers")),
    Opener("biomarkers-earlier", _biomarkers(_earlier_results)),
    Opener("biomarkers-deleted", _biomarkers(_deleted_result)),
    Opener("biomarkers-empty", _page("biomarkers"), "empty"),
    Opener("biomarkers-hard-names", _biomarkers(_earlier_results), "hard"),
    Opener("result-new", _biomarkers(lambda page: page.add())),
    Opener("result-newer", _biomarkers(_newer_result)),
    Opener("result-own", _own_result),
    Opener("result-wrong", _wrong_result),
    Opener("result-edit", _biomarkers(_edit_result)),
    Opener("result-hard-names", _own_result, "hard"),
    Opener("result-edit-hard-names", _biomarkers(_edit_result), "hard"),
)
OPENERS += (
    Opener("learn", _page("learn")),
    Opener("learn-hard-names", _page("learn"), "hard"),
    Opener("learn-article", _learn(lambda page: page.open_article("statistics"))),
    Opener("learn-explained", _learn(_explained)),
    Opener("learn-glossary", _learn(lambda page: page.open_term("letrozole"))),
    Opener("learn-hits", _learn(lambda page: page.search.setText("letrozole"))),
    Opener("learn-no-hits", _learn(lambda page: page.search.setText("xylophone"))),
    Opener("learn-put-away", _learn(_put_away)),
    Opener("learn-overdue", _learn(lambda page: _shown_anew(page, review_by=date(2026, 1, 31)))),
    Opener("learn-damaged", _learn(lambda page: _shown_anew(page, fault="line 3: no title"))),
    Opener("beside-today", _beside_today),
)
DIARIES = tuple(sorted({opener.diary for opener in OPENERS}))

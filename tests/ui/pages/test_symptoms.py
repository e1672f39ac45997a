"""Symptoms: found, read, changed, deleted, taken along."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from companion.domain.identity import new_id
from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom
from companion.domain.symptoms import SymptomEntry
from companion.storage.store import Store
from companion.ui.widgets.entry_table import DAY, HOW_BAD, NOTE, SYMPTOM
from tests.journeys.conftest import NOON


def put(store: Store, symptom: str, days_ago: int, value: int, **more: object) -> None:
    """Write an entry past the window."""
    counted = BUILT_IN_BY_ID[symptom].counted
    store.symptoms.put(
        SymptomEntry(
            id=new_id(),
            day=NOON.date() - timedelta(days=days_ago),
            symptom=symptom,
            severity=None if counted else value,
            count=value if counted else None,
            recorded_at=NOON - timedelta(days=days_ago),
            **more,
        )
    )


@pytest.fixture
def page(companion):
    """The page with five entries on it."""
    window = companion.open()
    store = companion.store
    store.symptom_list.put_all([replace(BUILT_IN_BY_ID["cough"], listed=False)])
    put(store, "pain", 0, 6, note="After the stairs", place="Left hip")
    put(store, "pain", 3, 4)
    put(store, "tiredness", 40, 7, note="Slept badly\nand not long", entered_by="Ruth")
    put(store, "cough", 100, 2, note="Only at night")
    put(store, "sleep", 500, 9)
    window.open_page("symptoms")
    return window.page


def rows(page, column=SYMPTOM):
    return [page.model.index(row, column).data() for row in range(page.table.model().rowCount())]


def test_all_entries_are_there_newest_first_as_number_and_word(page):
    assert rows(page) == ["Pain", "Pain", "Tiredness", "Cough", "Trouble sleeping"]
    assert rows(page, HOW_BAD)[0] == "6 Moderate"
    assert rows(page, DAY)[-1] == "Fri 11 Jul 2025"
    assert rows(page, NOTE)[0] == "Left hip. After the stairs"
    assert page.how_many.text() == "5 entries since Friday 11 July 2025"


def test_a_chip_shows_one_symptom_and_all_brings_the_others_back(page, companion):
    companion.press("Pain", page.filter)

    assert rows(page) == ["Pain", "Pain"]
    assert page.how_many.text() == "2 entries of 5 shown"

    companion.press("All", page.filter)
    assert len(rows(page)) == 5


def test_a_symptom_that_is_not_on_the_list_is_found_in_other_symptoms(page):
    page.others.setCurrentIndex(page.others.findText("Cough"))
    page.others.activated.emit(page.others.currentIndex())

    assert rows(page) == ["Cough"]
    assert page.filter.choice() is None


def test_a_chip_takes_the_place_of_the_other_symptom(page, companion):
    page.others.setCurrentIndex(page.others.findText("Cough"))
    page.others.activated.emit(page.others.currentIndex())

    companion.press("Tiredness", page.filter)

    assert rows(page) == ["Tiredness"]
    assert page.others.currentText() == "Other symptoms"


@pytest.mark.parametrize(
    ("words", "count"),
    [("Last 4 weeks", 2), ("Last 3 months", 3), ("Last year", 4), ("All time", 5)],
)
def test_a_period_shows_what_is_in_it(page, words, count):
    page.period.setCurrentIndex(page.period.findText(words))

    assert len(rows(page)) == count


def test_the_search_goes_along_with_the_typing(page, qtbot):
    page.search_notes()
    qtbot.keyClicks(QApplication.focusWidget(), "STAIR")

    assert rows(page) == ["Pain"]

    qtbot.keyClicks(QApplication.focusWidget(), "well")
    assert rows(page) == []
    assert page.empty_title.text() == "No entry matches"
    assert page.empty_title.isVisible()


def test_esc_empties_the_search_first_and_shows_everything_then(page, companion, qtbot):
    companion.press("Pain", page.filter)
    page.search_notes()
    qtbot.keyClicks(page.search, "stairs")
    assert rows(page) == ["Pain"]

    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert rows(page) == ["Pain", "Pain"], "the chip stays"

    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(rows(page)) == 5


def test_what_hides_every_entry_is_taken_back_in_one_press(page, companion):
    page.search.setText("nothing like this")

    companion.press("Show all entries")

    assert len(rows(page)) == 5
    assert page.search.text() == ""


def test_the_chosen_row_is_told_in_full_below_the_table(page):
    page.table.selectRow(2)

    said = page.detail.text()
    assert said.startswith("Tiredness 7 Severe, Wed 14 Oct, whole day, entered by Ruth")
    assert said.endswith("Slept badly\nand not long")


def test_a_screen_reader_hears_what_the_bar_shows(page):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.model.index(0, HOW_BAD).data(role) == "6 out of 10, moderate"
    assert page.edit.accessibleName() == "Edit Pain entry, Monday 23 November"


def test_an_empty_diary_says_where_entries_come_from(companion):
    window = companion.open("symptoms")

    assert window.page.empty_title.text() == "No symptoms logged yet"
    assert window.page.how_many.text() == "Nothing here yet"
    companion.press("Go to Today")
    assert window.windowTitle() == "Today – Companion"


def change_to(value):
    def do(dialog):
        dialog.severity.choices[value].click()
        dialog.primary.click()

    return do


def by_button(page, qtbot):
    page.edit.click()


def by_key(key):
    def press(page, qtbot):
        page.table.setFocus()
        qtbot.keyClick(page.table, key)

    return press


def by_double_click(page, qtbot):
    place = page.table.visualRect(page.model.index(1, SYMPTOM)).center()
    viewport = page.table.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(by_button, id="button"),
        pytest.param(by_key(Qt.Key.Key_Return), id="Enter"),
        pytest.param(by_key(Qt.Key.Key_F2), id="F2"),
        pytest.param(by_double_click, id="double click"),
    ],
)
def test_the_chosen_entry_is_changed_once(page, companion, hands, qtbot, way):
    page.table.selectRow(1)
    hands.append(change_to(9))

    way(page, qtbot)

    assert companion.on_disk(
        "select severity from symptom_entry where symptom = 'pain' order by day"
    ) == [(9,), (6,)]
    assert rows(page, HOW_BAD)[1] == "9 Severe"
    assert page.table.currentIndex().row() == 1, "the changed entry stays chosen"
    companion.press("Undo")
    assert rows(page, HOW_BAD)[1] == "4 Moderate"


def test_an_entry_is_added_with_ctrl_n_and_is_the_chosen_one(page, companion, hands):
    def fill(dialog):
        dialog.symptom.chip("tiredness").click()
        dialog.severity.choices[3].click()
        dialog.primary.click()

    hands.append(fill)

    page.window()._on_add()

    assert rows(page)[0] == "Tiredness"
    assert page.detail.text().startswith("Tiredness 3 Mild, Mon 23 Nov, 12:00")
    assert companion.on_disk(
        "select symptom, severity, at from symptom_entry order by recorded_at desc, at desc limit 1"
    ) == [("tiredness", 3, "12:00")]


@pytest.mark.parametrize("way", ["button", "Delete"])
def test_a_deleted_entry_comes_back_with_undo(page, companion, qtbot, way):
    page.table.selectRow(1)
    page.table.setFocus()

    if way == "button":
        companion.press("Delete Pain entry, Friday 20 November")
    else:
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert len(rows(page)) == 4
    assert page.window().undo_bar.text() == "Pain entry deleted"
    assert page.table.hasFocus()
    companion.press("Undo")
    assert rows(page) == ["Pain", "Pain", "Tiredness", "Cough", "Trouble sleeping"]


def test_a_finger_that_rests_on_delete_deletes_one(page, qtbot):
    page.table.setFocus()
    page.table.choose(0)

    qtbot.keyPress(page.table, Qt.Key.Key_Delete)
    for _ in range(3):
        again = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Delete,
            Qt.KeyboardModifier.NoModifier,
            "",
            autorep=True,
        )
        QApplication.sendEvent(page.table, again)

    assert len(rows(page)) == 4


def test_a_double_click_on_delete_deletes_one(page):
    page.table.choose(0)

    page.delete.click()
    page.delete.click()

    assert len(rows(page)) == 4


def test_the_last_of_all_deleted_leaves_no_dead_button(page, qtbot):
    for _ in range(5):
        qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert page.empty_title.isVisible()
    assert not page.edit.isVisible()
    assert not page.delete.isVisible()


@pytest.fixture
def saved_as(tmp_path, monkeypatch):
    """Answer the question for a file with "some"; return a function that gives what was written."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "some"), ""))
    return lambda name: tmp_path / name


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_everything_is_saved_as_csv(page, companion, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "all.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    companion.press("Save as CSV")
    qtbot.waitUntil(lambda: "all.csv" in page.window().undo_bar.text())

    assert [row["symptom"] for row in read(path)] == [
        "Trouble sleeping",
        "Cough",
        "Tiredness",
        "Pain",
        "Pain",
    ]
    assert page.window().undo_bar.text().startswith("5 entries are saved in all.csv, in the folder")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("wanted", "count"), [("Only what is shown (2)", 2), ("All entries (5)", 5)]
)
def test_where_a_filter_is_on_the_menu_asks_what_is_meant(page, companion, saved_as, wanted, count):
    companion.press("Pain", page.filter)

    companion.press("Save as CSV")
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == wanted).trigger()
    menu.close()

    companion.qtbot.waitUntil(lambda: "some.csv" in page.window().undo_bar.text())
    assert len(read(saved_as("some.csv"))) == count


def test_a_refused_choice_of_a_file_writes_nothing(page, companion, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))

    companion.press("Save as CSV")

    assert not page.window().worker.busy
    assert not page.window().undo_bar.isVisible()


# The door to the guide


def test_under_the_table_stands_the_door_to_what_is_said_of_the_chosen_symptom(page, companion):
    heard = []
    page.reading_wanted.connect(heard.append)
    page.table.choose(3)
    companion.press("About cough", page)
    assert heard == ["symptom:cough"]


def test_an_own_symptom_has_no_door_and_edit_and_delete_stay_where_they_are(page, companion):
    own = Symptom(id=new_id(), name="Cold hands", listed=False)
    companion.store.symptom_list.put_all([own])
    put_own = SymptomEntry(
        id=new_id(), day=NOON.date(), symptom=own.id, severity=3, recorded_at=NOON
    )
    companion.store.symptoms.put(put_own)
    places = []
    for row in range(page.table.model().rowCount()):
        page.table.choose(row)
        for _ in range(4):  # till the layouts have come to rest
            QApplication.processEvents()
        assert page.about.isVisible() == (page.table.current().entry.symptom != own.id)
        places.append((page.edit.x(), page.delete.x()))
    assert len(places) == 6 and len(set(places)) == 1


@pytest.mark.parametrize("size", [(1366, 768), (960, 600)])
def test_the_presses_under_the_table_do_not_squeeze_what_is_said_of_a_row(page, size):
    page.window().resize(*size)
    page.table.choose(4)
    QApplication.processEvents()
    assert page.about.accessibleName() == "About trouble sleeping"
    assert page.detail.width() > 400
    assert page.about.width() >= page.about.sizeHint().width()

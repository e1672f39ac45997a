"""Measurements: found, read, added, changed, deleted, taken along."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from companion.domain.identity import new_id
from companion.domain.measurements import Measurement
from tests.journeys.conftest import NOON


def put(store, what, value, unit, days_ago, **more):
    store.measurements.put(
        Measurement(
            id=new_id(),
            day=NOON.date() - timedelta(days=days_ago),
            what=what,
            value=value,
            unit=unit,
            recorded_at=NOON - timedelta(days=days_ago),
            **more,
        )
    )


@pytest.fixture
def page(companion):
    window = companion.open()
    put(companion.store, "temperature", "38,4", "°C", 1, note="after the nap", entered_by="Ruth")
    put(companion.store, "weight", "66.70", "kg", 2, at=NOON.time())
    put(companion.store, "Blood pressure", "120/80", "mmHg", 40)
    put(companion.store, "temperature", "36.8", "°C", 60)
    window.open_page("measurements")
    return window.page


def rows(page, *columns):
    count = page.model.rowCount()
    return [
        tuple(page.model.index(row, column).data() for column in columns) for row in range(count)
    ]


def test_all_are_there_newest_first_with_value_and_unit_as_typed(page):
    assert rows(page, 0, 1, 2, 3) == [
        ("Sun 22 Nov", "", "Temperature", "38,4 °C"),
        ("Sat 21 Nov", "12:00", "Weight", "66.70 kg"),
        ("Wed 14 Oct", "", "Blood pressure", "120/80 mmHg"),
        ("Thu 24 Sep", "", "Temperature", "36.8 °C"),
    ]
    assert page.how_many.text() == "4 measurements"
    assert page.detail.text().replace("\u200b", "") == (
        "Temperature 38,4 °C, Sunday 22 November, entered by Ruth: after the nap"
    )


def test_chips_show_one_kind_and_esc_all_again(page, companion):
    companion.press("Temperature")
    assert rows(page, 3) == [("38,4 °C",), ("36.8 °C",)]
    assert page.how_many.text() == "2 measurements of 4 shown"

    page.window()._on_escape()

    assert len(rows(page, 3)) == 4


def test_a_deleted_one_comes_back_with_undo(page, companion):
    companion.press("Delete temperature, Sunday 22 November")
    assert rows(page, 3)[0] == ("66.70 kg",)
    assert page.window().undo_bar.text() == "Temperature 38,4 °C deleted"

    companion.press("Undo")

    assert rows(page, 3)[0] == ("38,4 °C",)


def test_a_double_click_on_delete_deletes_one(page):
    QTest.mouseDClick(page.delete, Qt.MouseButton.LeftButton)

    QTest.mouseClick(page.delete, Qt.MouseButton.LeftButton)

    assert len(rows(page, 3)) == 3


def test_when_the_last_of_its_kind_is_gone_all_are_shown(page, companion):
    companion.press("Weight")

    companion.press("Delete weight, Saturday 21 November, 12:00")

    assert page.filter.choice() == ""
    assert len(rows(page, 3)) == 3


def test_one_is_changed_in_place_and_stays_chosen(page, companion, hands):
    def correct(dialog):
        assert dialog.windowTitle() == "Change this measurement"
        assert (dialog.what.choice(), dialog.value.text()) == ("weight", "66.70")
        dialog.value.setText("67")
        dialog.primary.click()

    hands.append(correct)
    page.table.choose(1)
    page._on_edit()

    assert rows(page, 3)[1] == ("67 kg",)
    assert page.table.row() == 1


def test_ctrl_n_adds_one_of_the_kind_that_is_shown(page, companion, hands, qtbot):
    def weigh(dialog):
        assert dialog.what.choice() == "weight"
        assert dialog.value.hasFocus()
        qtbot.keyClicks(dialog.value, "65,9")
        qtbot.keyClick(dialog.value, Qt.Key.Key_Return)

    hands.append(weigh)
    companion.press("Weight")
    page.window()._on_add()

    assert rows(page, 3) == [("65,9 kg",), ("66.70 kg",)]
    assert page.table.row() == 0


def test_an_empty_diary_says_what_will_be_here(companion):
    window = companion.open()
    window.open_page("measurements")

    assert window.page.how_many.text() == "Nothing here yet"
    assert not window.page.table.isVisible()
    assert QApplication.focusWidget() is window.page.add_one


def test_the_table_is_saved_as_csv(page, companion, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "mine.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    companion.press("Save as CSV")

    qtbot.waitUntil(lambda: "Saved files are not locked" in page.window().undo_bar.text())
    text = target.read_text(encoding="utf-8-sig")
    assert text.startswith("date,time,what,value,unit,note,entered_by,recorded_at,id")
    assert '2026-11-22,,temperature,"38,4",°C,after the nap,Ruth' in text


def test_a_clock_set_back_changes_no_order_and_hides_nothing(page, companion, at):
    at(NOON - timedelta(days=400))
    page.refresh()

    assert [value for (value,) in rows(page, 3)] == [
        "38,4 °C",
        "66.70 kg",
        "120/80 mmHg",
        "36.8 °C",
    ]


def test_back_goes_to_where_it_was_opened(page, companion):
    companion.press("Back")

    assert page.window().windowTitle() == "Today – Companion"

"""What a first visitor stumbled over: each press does what it seems to, and moves nothing else."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from companion.domain.identity import new_id
from companion.domain.symptoms import SymptomEntry
from companion.exchange import csv_days
from companion.exchange.csv_sheet import Refused
from tests.journeys.conftest import NOON


def yesterday(companion):
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")


@pytest.mark.parametrize("way", ["the rail", "a key"])
def test_today_in_the_rail_is_today(companion, way):
    window = companion.open()
    yesterday(companion)
    assert window.page._symptoms_of.text() == "Your symptoms on Sunday 22 November"

    if way == "the rail":
        window.rail.opened.emit("today")
    else:
        window.open_page("today")

    assert window.page.title.text() == "Today"
    assert window.page._symptoms_of.text() == "Your symptoms"
    companion.press("Hard")
    assert companion.on_disk("select day from day") == [("2026-11-23",)]


def test_a_note_half_typed_on_an_earlier_day_is_offered_on_today(companion, qtbot):
    window = companion.open()
    yesterday(companion)
    qtbot.keyClicks(window.page.note, "Mum ate little")
    companion.press("Back to today")
    companion.close()

    window = companion.open()
    companion.press("Finish the note of Sunday 22 November")

    assert window.page.date.text() == "Sunday 22 November"
    assert window.page.note.text() == "Mum ate little"
    qtbot.keyClick(window.page.note, Qt.Key.Key_Return)
    companion.press("Back to today")
    assert window.page.unfinished.isHidden()


def test_a_finger_that_rests_on_delete_deletes_one_entry(companion):
    window = companion.open("symptoms")
    for days in range(9):
        day = NOON.date() - timedelta(days=days)
        window.store.symptoms.put(
            SymptomEntry(id=new_id(), day=day, symptom="pain", severity=5, recorded_at=NOON)
        )
    window.page.table.setFocus()

    for held in (False, True, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Delete,
            Qt.KeyboardModifier.NoModifier,
            "",
            held,
        )
        QApplication.sendEvent(window.page.table, press)

    assert window.page.model.rowCount() == 8


@pytest.mark.parametrize(
    "written, said", [("hello", "no digit"), ("1" * 61, "too long"), ("x" * 10_000, "no digit")]
)
def test_words_are_no_emergency_number(companion, hand, written, said):
    window = companion.open("call")
    problems = []

    def write(dialog):
        dialog.line.setText(written)
        dialog.accept()
        problems.append(dialog.problem.text())

    hand(write)
    window.page._on_emergency()

    assert said in problems[0]
    assert window.store.preferences.get().emergency_number == ""


def test_enter_in_the_own_words_adds_them(companion, hand, qtbot):
    window = companion.open()

    def write(dialog):
        dialog.own.setFocus()
        qtbot.keyClicks(dialog.own, "Cold feet")
        qtbot.keyClick(dialog.own, Qt.Key.Key_Return)

    hand(write)
    window.add_symptom()

    assert window.store.symptom_list.listed()[-1].name == "Cold feet"


def test_what_was_wrong_is_no_longer_said_once_it_is_changed(companion, hand, qtbot):
    window = companion.open()
    said = []

    def write(dialog):
        dialog.own.setText("pain")
        dialog.accept()
        said.append(dialog.problem.text())
        qtbot.keyClicks(dialog.own, "ful feet")
        said.append(dialog.problem.text())

    hand(write)
    window.add_symptom()

    assert said == ["That symptom is on your list already.", ""]


def test_a_second_click_on_same_as_yesterday_hits_nothing_else(companion, qtbot):
    window = companion.open()
    yesterday(companion)
    companion.press("Pain: 4 out of 10, moderate")
    companion.press("Back to today")
    before = window.page.add_symptom.geometry()

    companion.press("Same as yesterday")

    qtbot.waitUntil(window.page.same.isHidden)
    assert window.page.add_symptom.geometry() == before


def test_closing_the_bar_moves_nothing(companion, qtbot):
    window = companion.open()
    companion.press("Good")
    companion.button("Undo")  # the bar is there, and the page has taken its new size
    QApplication.processEvents()
    window.page.scrolled.bar.setValue(window.page.scrolled.bar.maximum())
    before = window.page.scrolled.holder.y()

    companion.press("Close")

    qtbot.waitUntil(window.undo_bar.isHidden)
    assert abs(window.page.scrolled.holder.y() - before) <= 2


def test_coming_back_to_the_window_leaves_the_page_where_it_was(companion, qtbot):
    window = companion.open()
    window.page.rating.setFocus()
    window.page.scrolled.bar.setValue(window.page.scrolled.bar.maximum())
    before = window.page.scrolled.bar.value()
    assert before > 0

    QApplication.instance().focusChanged.emit(None, QApplication.focusWidget())

    assert window.page.scrolled.bar.value() == before


def test_esc_leaves_who_to_call(companion):
    window = companion.open()
    window.open_page("call")

    window._on_escape()

    assert window.windowTitle() == "Today – Companion"


def test_a_file_of_symptoms_is_not_taken_for_days(companion):
    window = companion.open()
    content = b"date,symptom,severity,note\r\n2026-11-22,Pain,6,after the stairs\r\n"

    with pytest.raises(Refused, match="symptoms, not of days"):
        csv_days.TABLE.import_into(window.store, content)

    assert companion.on_disk("select count(*) from day") == [(0,)]

"""A line for a few words: told at each pause, and never later than a second after it was typed."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.note_line import LONGEST_UNTOLD, NoteLine


@pytest.fixture
def line(qtbot):
    line = NoteLine("A word about today", "For example: slept badly")
    qtbot.addWidget(line)
    line.resize(400, line.height())
    line.show()
    return line


def told(line: NoteLine) -> list[str]:
    heard: list[str] = []
    line.paused.connect(lambda: heard.append(line.text()))
    return heard


def test_a_pause_in_typing_is_told_once(line, qtbot):
    heard = told(line)
    QTest.keyClicks(line, "slept badly")
    assert heard == [] and not line.in_pause
    with qtbot.waitSignal(line.paused):
        pass
    assert heard == ["slept badly"] and line.in_pause


def test_who_types_without_a_pause_is_told_of_all_the_same(line, qtbot):
    typist = QTimer(line)
    typist.setInterval(60)
    typist.timeout.connect(lambda: QTest.keyClicks(line, "a"))
    typist.start()
    heard = told(line)
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=6000)
    assert typist.isActive() and len(heard[0]) < len(heard[1])
    assert LONGEST_UNTOLD <= 900


def test_what_is_typed_after_it_was_told_is_told_again(line, qtbot):
    heard = told(line)
    for word in ("one", "two"):
        QTest.keyClicks(line, word)
        with qtbot.waitSignal(line.paused):
            pass
    assert heard == ["one", "onetwo"]


def test_enter_ends_it_and_nothing_is_left_to_be_told(line, qtbot):
    QTest.keyClicks(line, "slept badly")
    with qtbot.waitSignal(line.entered), qtbot.assertNotEmitted(line.paused, wait=1000):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.in_pause and line.text() == "slept badly"


def test_shift_and_enter_begin_a_line(line, qtbot):
    with qtbot.assertNotEmitted(line.entered):
        QTest.keyClicks(line, "one")
        QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClicks(line, "two")
    assert line.text() == "one\ntwo"


def test_a_text_that_is_shown_is_told_to_nobody(line):
    line.set_text("slept badly")
    assert line.text() == "slept badly" and line.in_pause


def test_the_same_text_again_leaves_the_cursor_where_it_is(line):
    line.set_text("slept badly")
    QTest.keyClick(line, Qt.Key.Key_End)
    line.set_text("slept badly")
    QTest.keyClicks(line, "!")
    assert line.text() == "slept badly!"


@pytest.mark.parametrize("text", ["a\u00a0b", "one\n\ntwo\n", "  ", "👩‍👩‍👧 שלום", ""])
def test_text_comes_back_exactly(line, text):
    line.set_text("something else")
    line.set_text(text)
    assert line.text() == text


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_it_is_one_line_high_grows_with_its_text_and_scrolls_after_six(line, size):
    look.apply(Mode.LIGHT, size)
    one = line.fontMetrics().lineSpacing()
    line.set_text("a")
    assert line.height() >= look.control(44)
    least = line.height()
    line.set_text("a\n" * 4 + "a")
    assert line.height() == least + 4 * one
    assert not line.verticalScrollBar().isVisible()
    line.set_text("a\n" * 50)
    assert line.height() == least + 5 * one
    assert line.verticalScrollBar().isVisible()
    line.set_text("a")
    assert line.height() == least and not line.verticalScrollBar().isVisible()


def test_tab_leaves_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    line, after = NoteLine("Note"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(after)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after and line.text() == ""

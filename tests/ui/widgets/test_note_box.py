"""A box for many words: lines, keys, height, and a million letters."""

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.note_box import NoteBox

EXAMPLE = "How has life been? Sleep, appetite, getting out, worries, good moments."
CONTROL = Qt.KeyboardModifier.ControlModifier
MILLION = 1_000_000


@pytest.fixture
def box(qtbot):
    box = NoteBox("New note", EXAMPLE)
    qtbot.addWidget(box)
    box.resize(600, box.height())
    box.show()
    return box


def lines_seen(box: NoteBox) -> int:
    return box.viewport().height() // box.fontMetrics().lineSpacing()


def paste(box: NoteBox, text: str) -> int:
    """Paste a text, have it drawn, and return the milliseconds that it took."""
    QApplication.clipboard().setText(text)
    since = QElapsedTimer()
    since.start()
    box.paste()
    QApplication.processEvents()
    return since.elapsed()


def test_enter_begins_a_line_and_control_and_enter_ends_it(box, qtbot):
    with qtbot.assertNotEmitted(box.entered):
        QTest.keyClicks(box, "one")
        QTest.keyClick(box, Qt.Key.Key_Return)
        QTest.keyClicks(box, "two")
    assert box.text() == "one\ntwo"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(box.entered):
            QTest.keyClick(box, key, CONTROL)
    assert box.text() == "one\ntwo" and box.in_pause


def test_a_pause_in_typing_is_told(box, qtbot):
    with qtbot.waitSignal(box.paused):
        QTest.keyClicks(box, "one")
        assert not box.in_pause
    assert box.in_pause


def test_tab_leaves_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    box, after = NoteBox("New note", EXAMPLE), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addWidget(after)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after and box.text() == ""


def test_a_screen_reader_hears_its_name_and_its_text(box):
    box.set_text("slept badly")
    seen = QAccessible.queryAccessibleInterface(box)
    assert seen.role() == QAccessible.Role.EditableText
    assert seen.text(QAccessible.Text.Name) == "New note"
    assert seen.text(QAccessible.Text.Value) == "slept badly"


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_it_is_four_lines_high_grows_to_twelve_and_then_scrolls(box, size):
    look.apply(Mode.LIGHT, size)
    one = box.fontMetrics().lineSpacing()
    assert lines_seen(box) == 4
    four = box.height()
    for lines, high in ((1, 4), (4, 4), (5, 5), (12, 12)):
        box.set_text("\n".join("a" * lines))
        assert box.height() == four + (high - 4) * one, lines
        assert not box.verticalScrollBar().isVisible()
        assert box.verticalScrollBar().maximum() == 0
    box.set_text("a\n" * 40)
    assert box.height() == four + 8 * one
    assert box.verticalScrollBar().isVisible()
    QTest.keyClick(box, Qt.Key.Key_End, CONTROL)
    assert box.viewport().rect().contains(box.cursorRect())


@pytest.mark.parametrize("letters", range(300, 1100, 40))
def test_the_bar_does_not_come_and_go_at_the_edge(box, letters):
    box.set_text("word " * (letters // 5))
    QApplication.processEvents()
    shown, height = box.verticalScrollBar().isVisible(), box.height()
    for _ in range(3):
        QApplication.processEvents()
        assert (box.verticalScrollBar().isVisible(), box.height()) == (shown, height)
    assert shown or box.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("width", [260, 600])
def test_the_whole_example_is_seen(box, qtbot, width):
    look.apply(Mode.LIGHT, 200)
    box.resize(width, box.height())

    def seen() -> bool:
        room = box.viewport().rect().adjusted(4, 4, -4, 9999)
        needed = box.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, EXAMPLE)
        return needed.height() <= box.viewport().height() - 4

    qtbot.waitUntil(seen)


def test_a_million_letters_can_be_pasted_and_written_on(box):
    line = "slept badly and managed a short walk to the corner with Tom\n"
    text = (line * (MILLION // len(line) + 1))[:MILLION]
    assert paste(box, text) < 5000
    since = QElapsedTimer()
    since.start()
    QTest.keyClicks(box, "a" * 20)
    QApplication.processEvents()
    assert since.elapsed() < 1000
    assert box.text() == text + "a" * 20


def test_a_million_letters_without_a_blank_do_not_stop_the_program(box):
    # Broken between words, as a note is, they take minutes.
    assert paste(box, "a" * MILLION) < 20_000
    assert box.text() == "a" * MILLION


def test_after_it_a_note_is_broken_between_words_again(box):
    paste(box, "a" * 2000)
    box.set_text("")
    QTest.keyClicks(box, "incomprehensible " * 6)
    layout = box.document().firstBlock().layout()
    starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    assert len(starts) > 1 and {box.text()[start] for start in starts} == {"i"}

"""The rail by mouse, by keyboard, by ear, and in a low window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.rail import Rail

PAGES = [
    ("today", "Today", "house"),
    ("symptoms", "Symptoms", "thermometer"),
    ("treatments", "Treatments", "pill"),
    ("notes", "Notes", "note"),
    ("trends", "Trends", "chart"),
    ("learn", "Learn", "book"),
    ("visit", "Visit summary", "document"),
]


@pytest.fixture
def rail(qtbot):
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    rail = Rail()
    rail.set_pages(PAGES)
    rail.set_current("today")
    row.addWidget(rail, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(QPushButton("After"))
    window.resize(500, 600)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield rail
    window.close()


def row_rect(rail, row):
    return rail.visualRect(rail.model().index(row, 0))


def ink(rail, row, *, at):
    """Return the color of a pixel in the middle of a row, `at` px from the left."""
    image = rail.viewport().grab().toImage()
    return image.pixelColor(at, row_rect(rail, row).center().y())


def test_a_click_opens_and_the_page_marks_what_is_open(qtbot, rail):
    with qtbot.waitSignal(rail.opened) as told:
        qtbot.mouseClick(rail.viewport(), Qt.MouseButton.LeftButton, pos=row_rect(rail, 3).center())
    assert told.args == ["notes"]
    rail.set_current("notes")
    assert rail.current() == "notes"
    assert ink(rail, 3, at=16) == QColor(look.tokens.accent)
    assert ink(rail, 0, at=16) != QColor(look.tokens.accent)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_arrows_move_and_enter_opens(qtbot, rail, key):
    rail.setFocus()
    with qtbot.assertNotEmitted(rail.opened):
        qtbot.keyClick(rail, Qt.Key.Key_Down)
        qtbot.keyClick(rail, Qt.Key.Key_Down)
    assert ink(rail, 0, at=16) == QColor(look.tokens.accent)  # still the open one
    with qtbot.waitSignal(rail.opened) as told:
        qtbot.keyClick(rail, key)
    assert told.args == ["treatments"]


def test_it_is_one_tab_stop_and_tab_comes_back_to_the_open_page(qtbot, rail):
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_End)
    qtbot.keyClick(rail, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is rail
    assert rail.currentItem().text() == "Today"


def test_single_letters_do_nothing(qtbot, rail):
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_N)
    assert rail.currentItem().text() == "Today"


def test_a_page_without_a_row_marks_none(rail):
    rail.set_current("call")
    assert rail.current() is None
    assert all(ink(rail, row, at=16) != QColor(look.tokens.accent) for row in range(7))


def test_a_screen_reader_hears_the_words(rail):
    face = QAccessible.queryAccessibleInterface(rail)
    assert face.text(QAccessible.Text.Name) == "Pages"
    rows = [face.child(number) for number in range(face.childCount())]
    assert [row.text(QAccessible.Text.Name) for row in rows] == [word for _, word, _ in PAGES]
    assert rows[0].text(QAccessible.Text.Description) == "open"
    assert rows[1].text(QAccessible.Text.Description) == ""


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_the_widest_word_fits_at_every_text_size(qapp, rail, family, size):
    usual = QFont(qapp.font())
    qapp.setFont(QFont(family))
    look.apply(Mode.LIGHT, size)
    try:
        QApplication.processEvents()
        bold = QFont(rail.font())
        bold.setWeight(QFont.Weight.DemiBold)
        assert bold.pixelSize() == 16 * size // 100
        widest = max(QFontMetrics(bold).horizontalAdvance(word) for _, word, _ in PAGES)
        assert rail.width() >= max(212, widest + 78)
        assert row_rect(rail, 0).height() == look.rail(48)
        assert QFontMetrics(bold).height() <= look.rail(48)
    finally:
        qapp.setFont(usual)


def test_seven_rows_at_200_percent_fit_where_the_design_says(rail):
    look.apply(Mode.LIGHT, 200)
    QApplication.processEvents()
    assert rail.sizeHint().height() == 7 * 56


def test_in_a_low_window_it_scrolls_to_the_row_that_has_the_focus(qtbot, rail):
    rail.setFixedHeight(150)
    QApplication.processEvents()
    rail.setFocus()
    qtbot.keyClick(rail, Qt.Key.Key_End)
    assert rail.viewport().rect().contains(row_rect(rail, 6))
    qtbot.keyClick(rail, Qt.Key.Key_Home)
    assert rail.viewport().rect().contains(row_rect(rail, 0))

"""A check box as wide as its page: its words, and where it can be pressed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from companion.ui.theme import Mode, look
from companion.ui.widgets.tick_row import TickRow

LONG = "Does it go with my other medicines, vitamins and herbs & teas?"


@pytest.fixture
def row(qtbot):
    made = TickRow(LONG)
    qtbot.addWidget(made)
    made.resize(300, made.heightForWidth(300))
    made.show()
    return made


def test_it_is_a_check_box_with_all_its_words_for_a_screen_reader(row):
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == LONG
    assert not interface.state().checked
    row.setChecked(True)
    assert interface.state().checked


def test_a_press_at_any_edge_ticks_and_the_next_one_takes_the_tick_away(row, qtbot):
    for at in (QPoint(1, 1), QPoint(row.width() - 2, row.height() - 2)):
        before = row.isChecked()
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=at)
        assert row.isChecked() != before


def test_the_keyboard_ticks(row, qtbot):
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()


@pytest.mark.parametrize("percent", [100, 200])
def test_words_wrap_and_the_row_is_as_tall_as_they_are(row, percent):
    look.apply(Mode.LIGHT, percent)
    narrow, wide = row.heightForWidth(look.type(300)), row.heightForWidth(look.type(2000))
    assert narrow > wide == look.control(44)


def test_a_word_without_an_end_does_not_make_it_wide(qtbot):
    row = TickRow("m" * 500)
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() < 200
    assert row.heightForWidth(300) > 300


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_tick_is_seen(row, mode):
    look.apply(mode, 100)
    empty = row.grab().toImage()
    row.setChecked(True)
    assert row.grab().toImage() != empty

"""The one-line controls: names, floors and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.controls import button, icon_button, label, restyle
from companion.ui.widgets.table import Table


def shown(qtbot, *parts):
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    column.addStretch()
    page.resize(500, 400)
    qtbot.addWidget(page)
    qtbot.page = page  # qtbot itself would let it go
    with qtbot.waitExposed(page):
        page.show()
    return page


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("kind", ["primary", "outlined", "quiet", "danger"])
def test_every_button_is_44_px_or_more_and_shows_its_whole_word(qtbot, kind, size):
    look.apply(Mode.LIGHT, size)
    made, short = button("Save as CSV", kind, "download"), icon_button("x", "Close")
    shown(qtbot, made, short)
    assert made.height() == look.control(44) >= 44
    assert made.width() >= made.sizeHint().width()
    assert made.fontMetrics().height() < made.height()
    assert short.height() >= 44 and short.sizeHint().width() >= 44


def test_a_button_is_named_by_its_words_alone(qtbot):
    made, plain, mark = (
        button("Edit", "quiet", "pencil"),
        button("Tom & Ann"),
        icon_button("x", "Close"),
    )
    shown(qtbot, made, plain, mark)
    assert [heard(part) for part in (made, plain, mark)] == ["Edit", "Tom & Ann", "Close"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot, key):
    made = button("Save note", "primary")
    shown(qtbot, made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_kinds_have_their_colors_and_can_change_in_sight(qtbot):
    made = button("Save note", "primary")
    shown(qtbot, made)
    assert made.grab().toImage().pixelColor(12, 22) == QColor(look.tokens.accent)
    restyle(made, "kind", "outlined")
    assert made.grab().toImage().pixelColor(12, 22) == QColor(look.tokens.surface)


def test_a_label_shows_markup_as_it_was_typed(qtbot):
    made = label("<b>Tom</b> & Ann")
    shown(qtbot, made)
    assert isinstance(made, QLabel) and made.textFormat() is Qt.TextFormat.PlainText
    assert heard(made) == "<b>Tom</b> & Ann"


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_chosen_row_of_a_table_has_a_tint_and_a_bar(qtbot, mode):
    look.apply(mode, 100)
    model = QStandardItemModel(3, 2)
    for row in range(3):
        model.setItem(row, 0, QStandardItem("Mon 23 Nov"))
    table = Table(model)
    shown(qtbot, table)
    table.selectRow(1)
    image = table.viewport().grab().toImage()
    middle = table.visualRect(model.index(1, 0)).center().y()
    assert [image.pixelColor(x, middle) for x in range(4)] == [QColor(look.tokens.accent)] * 4
    assert image.pixelColor(6, middle) == QColor(look.tokens.accent_soft)
    above = table.visualRect(model.index(0, 0)).center().y()
    assert image.pixelColor(2, above) != QColor(look.tokens.accent)


def test_tab_leaves_a_table(qtbot):
    table, after = Table(QStandardItemModel(3, 2)), button("After")
    page = shown(qtbot, table, after)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert after.hasFocus()

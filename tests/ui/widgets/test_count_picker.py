"""The number of times: its two buttons, its keys, and what a screen reader makes of it."""

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.count_picker import CountPicker

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def picker(qtbot, qapp):
    before = qapp.font()
    qapp.setFont(QFont("Inter"))
    look.apply(Mode.LIGHT, 100)
    picker = CountPicker("Vomiting")
    qtbot.addWidget(picker)
    picker.show()
    picker.activateWindow()
    qtbot.waitUntil(picker.isActiveWindow)
    yield picker
    qapp.setFont(before)


def button(picker: CountPicker, name: str) -> QPushButton:
    return next(one for one in picker.findChildren(QPushButton) if one.accessibleName() == name)


def less(picker: CountPicker) -> QPushButton:
    return button(picker, "Vomiting: one less")


def more(picker: CountPicker) -> QPushButton:
    return button(picker, "Vomiting: one more")


def name_of_number(picker: CountPicker) -> str:
    number = picker.findChild(QSpinBox)
    return QAccessible.queryAccessibleInterface(number).text(QAccessible.Text.Name)


def told(picker: CountPicker) -> list[int | None]:
    heard: list[int | None] = []
    picker.picked.connect(heard.append)
    picker.cleared.connect(lambda: heard.append(None))
    return heard


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_nothing_entered_is_not_zero(picker):
    assert picker.value() is None
    assert name_of_number(picker) == "Vomiting: not entered"
    unset = picker.grab().toImage()
    picker.set_value(0)
    assert picker.value() == 0
    assert name_of_number(picker) == "Vomiting: 0 times"
    assert picker.grab().toImage() != unset


def test_the_first_plus_is_one_and_the_first_minus_is_none(picker):
    heard = told(picker)
    QTest.mouseClick(more(picker), LEFT)
    QTest.mouseClick(more(picker), LEFT)
    assert heard == [1, 2]
    assert name_of_number(picker) == "Vomiting: 2 times"
    picker.set_value(None)
    QTest.mouseClick(less(picker), LEFT)
    assert heard == [1, 2, 0]


def test_minus_stops_at_zero_and_plus_at_999(picker):
    heard = told(picker)
    picker.set_value(1)
    QTest.mouseClick(less(picker), LEFT)
    QTest.mouseClick(less(picker), LEFT)
    picker.set_value(999)
    QTest.mouseClick(more(picker), LEFT)
    assert heard == [0]
    assert picker.value() == 999


def test_a_press_that_is_dragged_off_counts_nothing(picker):
    heard = told(picker)
    away = QPoint(-50, -50)
    QTest.mousePress(more(picker), LEFT)
    QTest.mouseRelease(more(picker), LEFT, Qt.KeyboardModifier.NoModifier, away)
    assert heard == []


def test_set_value_tells_nobody(picker):
    heard = told(picker)
    for value in (3, 0, None, 999, None):
        picker.set_value(value)
        assert picker.value() == value
    assert heard == []


def test_digits_choose_at_once_and_two_quick_ones_are_one_number(picker):
    heard = told(picker)
    picker.setFocus()
    press("1", "2")
    assert heard == [1, 12] and picker.value() == 12


def test_a_late_digit_begins_a_new_number(picker, qtbot):
    heard = told(picker)
    picker.setFocus()
    press("1")
    since = QElapsedTimer()
    since.start()
    qtbot.waitUntil(lambda: since.elapsed() > 720)
    press("2")
    assert heard == [1, 2]


def test_a_number_never_grows_beyond_999(picker):
    picker.setFocus()
    press("9", "9", "9", "4")
    assert picker.value() == 4


def test_arrows_signs_and_delete(picker):
    heard = told(picker)
    picker.setFocus()
    press(Qt.Key.Key_Up, "+", Qt.Key.Key_Down, "-", "-", Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert heard == [1, 2, 1, 0, None]
    press("3", Qt.Key.Key_Backspace, "x")
    assert heard == [1, 2, 1, 0, None, 3, None]


def test_a_press_brings_the_keyboard_along(picker):
    QTest.mouseClick(more(picker), LEFT)
    press("7")
    assert picker.value() == 7


def test_the_wheel_never_changes_the_number(picker, qapp):
    heard = told(picker)
    number = picker.findChild(QSpinBox)
    number.setFocus()
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(number.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(number, turn)
    assert heard == [] and picker.value() is None


def test_it_is_one_tab_stop(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, picker, after = QLineEdit(), CountPicker("Vomiting"), QLineEdit()
    for widget in (before, picker, after):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    press(Qt.Key.Key_Tab, "2", Qt.Key.Key_Tab)
    assert picker.value() == 2
    assert QApplication.focusWidget() is after


def test_a_screen_reader_finds_a_spin_box_and_two_named_buttons(picker):
    heard = told(picker)
    number = QAccessible.queryAccessibleInterface(picker.findChild(QSpinBox))
    assert number.role() == QAccessible.Role.SpinBox
    number.valueInterface().setCurrentValue(4)
    assert heard == [4]
    assert number.text(QAccessible.Text.Name) == "Vomiting: 4 times"
    for one in (less(picker), more(picker)):
        assert QAccessible.queryAccessibleInterface(one).role() == QAccessible.Role.Button
    picker.set_name("Loose stools")
    assert number.text(QAccessible.Text.Name) == "Loose stools: 4 times"
    assert button(picker, "Loose stools: one more")


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_buttons_are_large_and_all_fits(picker, qapp, family, size):
    qapp.setFont(QFont(family))
    look.apply(Mode.LIGHT, size)
    picker.resize(picker.sizeHint())
    parts = [less(picker), picker.findChild(QSpinBox), more(picker)]
    for part in parts:
        assert part.width() >= 44 and part.height() >= 44
        assert picker.rect().contains(part.geometry())
    assert parts[0].geometry().right() < parts[1].x()
    assert parts[1].geometry().right() < parts[2].x()
    assert picker.sizeHint().width() <= 490

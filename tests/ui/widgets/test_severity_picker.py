"""The scale of eleven cells: by mouse, by keyboard, to a screen reader, at every text size."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.severity_picker import SeverityPicker

LEFT = Qt.MouseButton.LeftButton
FONTS = ("DejaVu Sans", "Inter")
SIZES = (100, 125, 150, 200)


@pytest.fixture
def dress(qapp):
    """Dress the application in a font and a text size; take it back afterwards."""
    before = qapp.font()

    def dress(family: str = "Inter", size: int = 100, mode: Mode = Mode.LIGHT) -> None:
        qapp.setFont(QFont(family))
        look.apply(mode, size)

    yield dress
    qapp.setFont(before)
    look.apply(Mode.LIGHT, 100)


@pytest.fixture
def picker(qtbot, dress):
    dress()
    picker = SeverityPicker("Pain")
    qtbot.addWidget(picker)
    picker.resize(picker.full_width(), picker.sizeHint().height())
    shown(qtbot, picker)
    return picker


def shown(qtbot, widget: QWidget) -> None:
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: widget.isActiveWindow() and widget.isVisible())


def told(picker: SeverityPicker) -> list[int | None]:
    """Collect what the picker tells, in order; None where it was cleared."""
    heard: list[int | None] = []
    picker.picked.connect(heard.append)
    picker.cleared.connect(lambda: heard.append(None))
    return heard


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def checked(picker: SeverityPicker) -> list[int]:
    return [cell.number for cell in picker.choices if cell.isChecked()]


def test_nothing_is_chosen_at_first_and_nothing_is_not_zero(picker):
    assert picker.value() is None
    assert checked(picker) == []
    picker.set_value(0)
    assert picker.value() == 0
    assert checked(picker) == [0]


def test_a_press_chooses_on_release_and_tells_it_once(picker):
    heard = told(picker)
    cell = picker.choices[7]
    QTest.mousePress(cell, LEFT)
    assert heard == [] and picker.value() is None
    QTest.mouseRelease(cell, LEFT)
    assert heard == [7] and checked(picker) == [7]
    QTest.mouseClick(cell, LEFT)
    assert heard == [7]
    QTest.mouseClick(picker.choices[6], LEFT)
    assert heard == [7, 6] and checked(picker) == [6]


def test_a_press_that_is_dragged_off_chooses_nothing(picker):
    heard = told(picker)
    cell = picker.choices[7]
    QTest.mousePress(cell, LEFT)
    QTest.mouseMove(cell, QPoint(cell.width() + 30, 10))
    QTest.mouseRelease(cell, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(cell.width() + 30, 10))
    assert heard == [] and picker.value() is None


def test_set_value_tells_nobody(picker):
    heard = told(picker)
    for value in (3, 10, None, 0, None):
        picker.set_value(value)
        assert picker.value() == value
        assert checked(picker) == ([] if value is None else [value])
    assert heard == []


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_chooses_at_once(picker, digit):
    heard = told(picker)
    picker.setFocus()
    press(str(digit))
    assert heard == [digit]
    assert QApplication.focusWidget() is picker.choices[digit]


def test_one_and_zero_together_are_ten(picker):
    heard = told(picker)
    picker.setFocus()
    press("1", "0")
    assert heard == [1, 10] and picker.value() == 10


def test_one_and_a_late_zero_are_zero(picker, qtbot):
    heard = told(picker)
    picker.setFocus()
    press("1")
    since = QElapsedTimer()
    since.start()
    qtbot.waitUntil(lambda: since.elapsed() > 720)
    press("0")
    assert heard == [1, 0]


def test_only_a_typed_one_waits_for_its_zero(picker):
    heard = told(picker)
    QTest.mouseClick(picker.choices[1], LEFT)
    press("0")
    assert heard == [1, 0]
    press("1", Qt.Key.Key_Right, "0")
    assert heard == [1, 0, 1, 2, 0]
    press("1", "5", "0")
    assert heard == [1, 0, 1, 2, 0, 1, 5, 0]


def test_a_value_set_from_outside_ends_the_wait_for_a_zero(picker):
    picker.setFocus()
    press("1")
    picker.set_value(1)
    press("0")
    assert picker.value() == 0


def test_a_digit_that_is_held_down_is_one_digit(picker, qapp):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    heard = told(picker)
    picker.setFocus()
    press("1")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_0, Qt.KeyboardModifier.NoModifier, "0", autorep=True
    )
    qapp.sendEvent(QApplication.focusWidget(), held)
    assert heard == [1]


def test_home_end_arrows_and_delete(picker):
    heard = told(picker)
    picker.setFocus()
    press(Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert heard == [10, 9, 0]
    press(Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert heard == [10, 9, 0, None] and checked(picker) == []
    press("4", Qt.Key.Key_Backspace)
    assert heard == [10, 9, 0, None, 4, None]


def test_arrows_only_move_while_nothing_is_chosen(picker):
    heard = told(picker)
    picker.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is picker.choices[2]
    assert heard == []
    press(Qt.Key.Key_Space)
    assert heard == [2]


def test_letters_and_shortcuts_choose_nothing(picker):
    heard = told(picker)
    picker.setFocus()
    press("a", "e", "-")
    QTest.keyClick(QApplication.focusWidget(), "5", Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_arrows_go_on_to_the_next_line_when_the_groups_are_wrapped(picker):
    picker.resize(picker.minimumSizeHint().width(), 600)
    picker.set_value(3)
    picker.setFocus()
    press(Qt.Key.Key_Right)
    assert picker.value() == 4
    assert picker.choices[4].y() > picker.choices[3].y()


def test_a_row_is_one_tab_stop_chosen_or_not(qtbot, dress):
    dress()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, picker, after = QLineEdit(), SeverityPicker("Pain"), QLineEdit()
    for widget in (before, picker, after):
        column.addWidget(widget)
    shown(qtbot, window)
    for value in (None, 6, None):
        picker.set_value(value)
        before.setFocus()
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() in picker.choices
        press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after
        press(Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() in picker.choices
        press(Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is before


def test_cells_are_named_radio_buttons_to_a_screen_reader(picker):
    words = {0: "none", 3: "mild", 4: "moderate", 7: "severe", 10: "severe"}
    picker.set_value(7)
    for number, word in words.items():
        seen = QAccessible.queryAccessibleInterface(picker.choices[number])
        assert seen.role() == QAccessible.Role.RadioButton
        assert seen.text(QAccessible.Text.Name) == f"Pain: {number} out of 10, {word}"
        assert bool(seen.state().checked) == (number == 7)
    picker.set_name("Low mood")
    name = QAccessible.queryAccessibleInterface(picker.choices[7]).text(QAccessible.Text.Name)
    assert name == "Low mood: 7 out of 10, severe"


def test_cells_are_48_by_46_with_gaps_that_can_be_pressed(picker):
    seen = [cell.contentsRect().translated(cell.pos()) for cell in picker.choices]
    assert {(rect.width(), rect.height()) for rect in seen} == {(48, 46)}
    gaps = [right.left() - left.right() - 1 for left, right in pairwise(seen)]
    assert gaps == [10, 2, 2, 10, 2, 2, 10, 2, 2, 2]
    heard = told(picker)
    middle = seen[0].center().y()
    for left, right in pairwise(seen):
        for x in range(left.right(), right.left() + 1):
            assert picker.childAt(x, middle) in picker.choices
    QTest.mouseClick(
        picker.choices[3], LEFT, Qt.KeyboardModifier.NoModifier, QPoint(seen[3].width() + 4, 20)
    )
    assert heard == [3]


def test_a_chosen_cell_is_solid_and_bears_its_numeral_over_a_line(picker):
    picker.set_value(6)
    image = picker.grab().toImage()

    def color(number: int, x: int, y: int) -> str:
        corner = picker.choices[number].contentsRect().topLeft()
        return image.pixelColor(picker.choices[number].mapTo(picker, corner) + QPoint(x, y)).name()

    tokens = look.tokens
    tints = {0: tokens.sev0, 1: tokens.sev1, 4: tokens.sev2, 7: tokens.sev3, 6: tokens.sel}
    for number, tint in tints.items():
        assert color(number, 24, 5) == tint.lower()
    assert color(6, 24, 38) == tokens.on_sel.lower()
    assert color(5, 24, 38) == tokens.sev2.lower()


def test_light_to_dark_and_back_gives_the_same_pixels(picker, dress):
    picker.set_value(4)
    light = picker.grab().toImage()
    dress(mode=Mode.DARK)
    assert picker.grab().toImage() != light
    dress(mode=Mode.LIGHT)
    assert picker.grab().toImage() == light


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("size", SIZES)
def test_eleven_cells_fit_one_line_of_1366_pixels_at_every_text_size(qtbot, dress, family, size):
    dress(family, size)
    picker = SeverityPicker("Pain")
    qtbot.addWidget(picker)
    assert picker.least_width() <= picker.full_width() <= 920 - 2 * look.space(24)


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("width", [300, 400, 490, 620, 860, 1000])
def test_whole_groups_wrap_and_nothing_leaves_the_picker(qtbot, dress, family, size, width):
    dress(family, size)
    picker = SeverityPicker("Pain")
    qtbot.addWidget(picker)
    picker.resize(width, picker.heightForWidth(width))
    shown(qtbot, picker)
    assert picker.minimumSizeHint().width() <= width
    for cell in picker.choices:
        assert picker.rect().contains(cell.geometry())
        assert cell.contentsRect().width() >= 44 and cell.contentsRect().height() >= 44
    for one, other in pairwise(picker.choices):
        assert not one.geometry().intersects(other.geometry())
    for first, last in ((1, 3), (4, 6), (7, 10)):
        assert picker.choices[first].y() == picker.choices[last].y()
    places = picker.groups(width)
    assert [place.word for place in places] == ["None", "Mild", "Moderate", "Severe"]
    for one, other in pairwise(places):
        assert one.left + one.room < other.left or other.line > one.line
    if width >= picker.least_width():
        assert {place.line for place in places} == {0}


def test_without_words_the_cells_move_up(picker):
    with_words = picker.sizeHint().height()
    picker.set_words(False)
    assert picker.sizeHint().height() == 46 < with_words
    picker.resize(picker.full_width(), 46)
    assert picker.choices[0].y() == 0


def test_a_larger_text_makes_larger_cells_at_once(picker, dress):
    dress(size=200)
    picker.resize(picker.full_width(), picker.sizeHint().height())
    assert picker.choices[5].contentsRect().width() == 72

"""The line to search in: what it says, its button, and Esc."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.search_box import SearchBox


@pytest.fixture
def box(qtbot):
    """A search box in a window whose own Esc goes back; `box.went_back` counts."""
    page, made = QWidget(), SearchBox("Search in notes")
    made.page, made.went_back = page, []  # qtbot itself would let the page go
    back = QAction(page)
    back.setShortcut("Esc")
    back.triggered.connect(lambda: made.went_back.append(True))
    page.addAction(back)
    row = QHBoxLayout(page)
    row.addWidget(made)
    row.addStretch()
    page.resize(900, 200)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    made.setFocus()
    return made


def test_it_says_what_it_searches(box):
    assert box.placeholderText() == box.accessibleName() == "Search in notes"


def test_esc_empties_it_first_and_goes_back_then(box, qtbot):
    qtbot.keyClicks(box, "stairs")

    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert box.went_back == []
    assert box.hasFocus()

    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.went_back == [True]


def test_each_letter_and_the_emptying_are_told(box, qtbot):
    said = []
    box.textChanged.connect(said.append)

    qtbot.keyClicks(box, "ab")
    qtbot.keyClick(box, Qt.Key.Key_Escape)

    assert said == ["a", "ab", ""]


def test_the_button_is_there_while_there_is_something_to_clear(box, qtbot):
    button = box.clear_button
    assert not button.isVisible()

    qtbot.keyClicks(box, "stairs")
    assert button.isVisible()
    assert button.accessibleName() == "Clear the search"

    box.page.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box.text() == ""
    assert box.hasFocus()
    assert not button.isVisible()


@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_button_is_inside_and_what_is_typed_is_beside_it(box, qtbot, size, direction):
    box.setLayoutDirection(direction)
    look.apply(Mode.LIGHT, size)
    qtbot.waitUntil(lambda: box.height() == look.control(44))
    qtbot.waitUntil(lambda: box.width() >= look.type(250))

    qtbot.keyClicks(box, "a text that is much longer than the box is wide, at any size of text")

    box.grab()  # it scrolls to the cursor when it is painted
    place = box.clear_button.geometry()
    assert box.rect().contains(place)
    assert min(place.width(), place.height()) >= 36
    typed = box.cursorRect().center().x()
    beside = typed <= place.left() if place.left() > box.width() // 2 else typed >= place.right()
    assert beside


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_the_mark_is_drawn_in_the_color_of_the_theme(box, qtbot, mode):
    look.apply(mode, 100)
    qtbot.keyClicks(box, "x")
    box.clear_button.repaint()

    image = box.grab().toImage()
    middle = box.clear_button.geometry().center()
    colors = {
        image.pixelColor(middle + QPoint(x, y)).name().upper()
        for x in range(-8, 9)
        for y in range(-8, 9)
    }
    assert look.tokens.text2 in colors

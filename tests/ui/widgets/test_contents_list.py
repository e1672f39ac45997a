"""The list of contents and of hits: what is a stop, what is heard, and that titles are whole."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetrics

from companion.ui.theme import Mode, look
from companion.ui.widgets.contents_list import ContentsList, Line

LINES = [
    Line(title="The basics"),
    Line(key="a", title="What it is"),
    Line(
        key="b", title="A title that is so long that it needs more than one line in a narrow list"
    ),
    Line(title="Treatments"),
    Line(key="c", title="Hormone therapy"),
]


@pytest.fixture
def shown(qtbot):
    made = ContentsList("Contents of the guide")
    made.show_lines(LINES)
    qtbot.addWidget(made)
    made.resize(264, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def told(shown):
    keys = []
    shown.opened.connect(keys.append)
    return keys


def test_arrows_move_past_headings_and_enter_opens(shown, qtbot):
    keys = told(shown)
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.currentItem().text() == "What it is"
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down):
        qtbot.keyClick(shown, key)
    qtbot.keyClick(shown, Qt.Key.Key_Enter)
    assert keys == ["a", "b", "c"]


def test_a_press_opens_and_a_heading_does_not(shown, qtbot):
    keys = told(shown)
    for row in (0, 3, 4):
        place = shown.visualItemRect(shown.item(row)).center()
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert keys == ["c"]


def test_single_letters_do_nothing(shown, qtbot):
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(shown, "h")
    assert shown.currentItem().text() == "What it is"


@pytest.mark.parametrize("size", [100, 200])
def test_titles_are_whole_and_rows_high_enough_at_any_size(shown, size):
    look.apply(Mode.LIGHT, size)
    shown.doItemsLayout()
    rows = [shown.visualItemRect(shown.item(row)) for row in range(shown.count())]
    for row in (1, 2, 4):
        font = shown.font()
        font.setPixelSize(look.type(16))
        room = QRect(0, 0, shown.viewport().width() - 40, 10_000)
        words = shown.item(row).text()
        flags = int(Qt.TextFlag.TextWordWrap)
        assert rows[row].height() >= QFontMetrics(font).boundingRect(room, flags, words).height()
        assert rows[row].height() >= look.control(44)
    assert rows[2].height() > rows[1].height()
    assert shown.horizontalScrollBar().maximum() == 0


def test_what_is_open_is_marked_and_scrolled_to(shown, qtbot):
    shown.resize(264, 120)
    shown.set_open("c")
    assert shown.currentItem().text() == "Hormone therapy"
    assert shown.viewport().rect().intersects(shown.visualItemRect(shown.item(4)))
    image = shown.grab().toImage()
    place = shown.visualItemRect(shown.item(4))
    bar = image.pixelColor(7, place.center().y())
    assert bar.name().upper() == look.tokens.accent


def test_a_hit_is_heard_with_its_kind_and_the_words_around(shown):
    shown.show_lines([Line(key="t", title="bone scan", kind="Word", around="A picture of bones.")])
    interface = QAccessible.queryAccessibleInterface(shown).child(0)
    assert interface.text(QAccessible.Text.Name) == "bone scan. Word. A picture of bones."

"""A page and what is read beside it: open, widened, closed; the page is never touched."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.beside import Beside


@pytest.fixture
def beside(qtbot):
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit("half typed"))
    made = Beside(page)
    qtbot.addWidget(made)
    made.resize(1150, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def pane(beside):
    pane = QWidget()
    close = QPushButton("Close")
    QVBoxLayout(pane).addWidget(close)
    beside.set_pane(pane, 0, lambda: close)
    return pane


def test_without_a_pane_the_page_has_all_the_room(beside):
    assert beside.page.width() == 1150
    assert not beside.is_open


def test_a_pane_opens_at_the_right_and_leaves_the_page_in_sight(beside, pane):
    beside.open_pane()
    assert beside.is_open
    assert beside.page.isVisible()
    assert pane.isVisible()
    assert pane.mapTo(beside, QPoint(0, 0)).x() >= beside.page.width()
    assert pane.width() == 400


def test_closing_gives_the_page_its_room_back_and_tells(beside, pane, qtbot):
    beside.open_pane()
    with qtbot.waitSignal(beside.closed):
        beside.close_pane()
    assert not pane.isVisible()
    assert beside.page.width() == 1150
    assert beside.page.findChild(QLineEdit).text() == "half typed"


def test_the_border_can_be_moved_and_stays_where_it_was_put(beside, pane, qtbot):
    beside.open_pane()
    handle = beside._both.handle(1)
    middle = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle - QPoint(60, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle - QPoint(60, 0))
    wider = pane.width()
    assert wider > 400
    assert beside.pane_width == wider
    beside.close_pane()
    beside.open_pane()
    assert pane.width() == wider


def test_in_a_narrow_window_what_is_read_stands_alone_and_the_page_comes_back(beside, pane):
    beside.resize(700, 600)
    beside.open_pane()
    assert beside.is_narrow
    assert pane.isVisible()
    assert not beside.page.isVisible()
    beside.close_pane()
    assert beside.page.isVisible()
    assert beside.page.findChild(QLineEdit).text() == "half typed"


def test_a_window_made_wide_again_shows_both(beside, pane):
    beside.resize(700, 600)
    beside.open_pane()
    beside.resize(1150, 600)
    assert beside.page.isVisible()
    assert pane.isVisible()


def test_at_a_larger_text_both_need_more_room(beside, pane):
    beside.open_pane()
    look.apply(Mode.LIGHT, 200)
    assert beside.is_narrow
    assert not beside.page.isVisible()
    look.apply(Mode.LIGHT, 100)
    assert beside.page.isVisible()


def test_a_width_from_last_time_is_taken_if_it_leaves_room_for_the_page(beside):
    pane = QWidget()
    beside.set_pane(pane, 5000, lambda: pane)
    beside.open_pane()
    assert beside.page.width() >= 500
    assert pane.isVisible()


def test_the_keyboard_is_in_the_pane_when_it_is_given_there(beside, pane, qtbot):
    beside.open_pane()
    assert not beside.has_focus()
    with qtbot.waitActive(beside):
        beside.activateWindow()
    beside.first_control().setFocus()
    assert beside.has_focus()
    beside.close_pane()
    assert not beside.has_focus()


def test_it_is_made_wider_and_narrower_as_far_as_both_have_room(beside, pane):
    beside.open_pane()
    beside.widen(60)
    assert pane.width() == beside.pane_width == 460
    beside.widen(-100)
    assert pane.width() == 360
    beside.widen(-1000)
    assert pane.width() == 340
    beside.widen(10_000)
    assert beside.page.width() >= 510
    wide = pane.width()
    beside.resize(700, 600)
    beside.widen(-60)  # it stands alone: nothing is kept
    beside.resize(1150, 600)
    assert pane.width() == wide


def test_it_tells_when_the_pane_covers_the_page(beside, pane):
    told = []
    beside.covered.connect(told.append)
    beside.open_pane()
    assert told[-1] is False
    beside.resize(700, 600)
    assert told[-1] is True

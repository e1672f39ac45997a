"""Scrolling: no child comes or goes for a screen reader, and the focus is always in sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from companion.ui.widgets.controls import Combo, button, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.spin import Spin


@pytest.fixture
def page(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(30):
        column.addWidget(button(f"Button {number}"))
    page = ScrollPage(content)
    page.resize(600, 400)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


def buttons(page):
    return [page.content.layout().itemAt(i).widget() for i in range(30)]


def wholly_visible(page, widget):
    top = widget.mapTo(page.view, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= page.view.height()


def wheel(widget: QWidget) -> None:
    """Turn the wheel one notch towards the person, with the pointer over `widget`."""
    place = widget.mapTo(widget.window(), widget.rect().center())
    QTest.wheelEvent(widget.window().windowHandle(), place, QPoint(0, -120))


def test_a_screen_reader_may_ask_for_more_children_than_there_are(qtbot, page):
    for height in (5000, 400):
        page.resize(600, height)
        for widget in (page, page.view, page.holder):
            read = QAccessible.queryAccessibleInterface(widget)
            past = range(read.childCount(), read.childCount() + 5)
            assert [read.child(number) for number in past] == [None] * 5


def test_the_bar_comes_and_goes_with_the_need(qtbot, page):
    assert page.bar.isVisible()
    page.resize(600, 5000)
    qtbot.waitUntil(page.bar.isHidden)
    page.resize(600, 400)
    qtbot.waitUntil(page.bar.isVisible)


def test_the_page_grows_with_what_is_in_it(qtbot, page):
    before = page.bar.maximum()

    page.content.layout().addWidget(button("One more"))

    qtbot.waitUntil(lambda: page.bar.maximum() > before)


def test_bar_and_page_move_together(page):
    page.bar.setValue(200)
    assert page.holder.y() == -200
    page.bar.setValue(50)
    assert page.holder.y() == -50


def test_tab_brings_the_whole_control_into_view(qtbot, page):
    first = buttons(page)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(1, 30):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = buttons(page)[number]
        assert QApplication.focusWidget() is now
        assert wholly_visible(page, now), number
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert wholly_visible(page, first)


def test_page_down_and_page_up_scroll(qtbot, page):
    buttons(page)[0].setFocus()
    qtbot.keyClick(buttons(page)[0], Qt.Key.Key_PageDown)
    assert page.bar.value() > 200
    qtbot.keyClick(buttons(page)[0], Qt.Key.Key_PageUp)
    assert page.bar.value() == 0


def test_the_wheel_scrolls_the_page_and_changes_no_answer(page):
    combo, spin = Combo(), Spin()
    combo.addItems(["Me", "A helper"])
    spin.setValue(7)
    page.content.layout().insertWidget(0, combo)
    page.content.layout().insertWidget(1, spin)
    QApplication.processEvents()
    for part in (combo, spin):
        before = page.bar.value()
        wheel(part)
        assert page.bar.value() > before
    assert combo.currentIndex() == 0
    assert spin.value() == 7


def test_a_text_without_controls_can_be_scrolled_by_keys(qtbot):
    text = label("Word " * 3000)
    page = ScrollPage(text)
    page.be_read("About hormone therapy")
    page.resize(500, 300)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.view, Qt.Key.Key_PageDown)
    assert page.bar.value() > 0
    name = QAccessible.queryAccessibleInterface(page.view).text(QAccessible.Text.Name)
    assert name == "About hormone therapy"


def test_the_column_is_never_wider_than_a_line_can_be_read(qtbot):
    content = QLabel("x")
    page = ScrollPage(content, width=700)
    qtbot.addWidget(page)
    page.resize(1600, 400)
    with qtbot.waitExposed(page):
        page.show()
    assert content.width() == 700
    page.resize(500, 400)
    assert content.width() == 500 - page.bar.width() - 36 - (36 - 14)


def test_a_press_does_not_move_what_is_pressed(qtbot, page):
    half = next(b for b in buttons(page) if not wholly_visible(page, b))
    top = page.bar.value()
    with qtbot.waitSignal(half.clicked):
        qtbot.mouseClick(half, Qt.MouseButton.LeftButton, pos=QPoint(10, 2))
    assert page.bar.value() == top

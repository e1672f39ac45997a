"""The ring: after keys only, outside the control, never in the way, and never at a dead one."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QStandardItemModel
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from companion.ui.theme import look
from companion.ui.widgets.controls import button
from companion.ui.widgets.focus_ring import FocusRing, _Line
from companion.ui.widgets.rail import Rail
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.severity_picker import SeverityPicker
from companion.ui.widgets.table import Table


@pytest.fixture
def ring(qapp):
    ring = FocusRing(qapp)
    yield ring
    shiboken6.delete(ring)


@pytest.fixture
def window(qtbot, ring):
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(30, 30, 30, 30)
    column.setSpacing(30)
    for number in range(4):
        column.addWidget(button(f"Button {number}"))
    window.resize(400, 400)
    show(qtbot, window)
    return window


def show(qtbot, window):
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def buttons(window):
    return [window.layout().itemAt(i).widget() for i in range(window.layout().count())]


def lines(*windows):
    return [line for w in windows for line in w.findChildren(_Line) if line.isVisible()]


def around(line, host):
    """Return what the visible ring surrounds, in the pixels of `host`."""
    place = QRect(line.mapTo(host, QPoint(0, 0)), line.size())
    return place.adjusted(5, 5, -5, -5)


def in_host(widget, host):
    return QRect(widget.mapTo(host, QPoint(0, 0)), widget.size())


def tab(qtbot, key=Qt.Key.Key_Tab):
    qtbot.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()


def test_tab_rings_the_control_and_a_press_does_not(qtbot, window):
    first, second, third, _ = buttons(window)
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    assert lines(window) == []
    tab(qtbot)
    (line,) = lines(window)
    assert around(line, window) == in_host(second, window)
    qtbot.mouseClick(third, Qt.MouseButton.LeftButton)
    assert lines(window) == []
    tab(qtbot, Qt.Key.Key_Backtab)
    assert around(lines(window)[0], window) == in_host(second, window)


def test_the_ring_lies_outside_with_a_gap_and_covers_nothing(qtbot, window):
    first, second, *_ = buttons(window)
    first.setFocus()
    before = second.grab().toImage()
    tab(qtbot)
    shot = window.grab().toImage()
    box = in_host(second, window)
    middle = box.center().y()
    left = [shot.pixelColor(box.left() - out, middle) for out in range(1, 7)]
    surface, focus = QColor(look.tokens.surface), QColor(look.tokens.focus)
    assert left[:5] == [surface, surface, focus, focus, focus]
    assert left[5] == QColor(look.tokens.bg)
    inner = box.adjusted(12, 2, -12, -2)
    rgb = before.convertToFormat(shot.format())
    assert shot.copy(inner) == rgb.copy(inner.translated(-box.topLeft()))


def test_the_ring_never_takes_the_mouse(qtbot, window):
    first, second, *_ = buttons(window)
    first.setFocus()
    tab(qtbot)
    middle = in_host(second, window).center()
    assert window.childAt(middle) is second
    edge = in_host(second, window).topLeft() - QPoint(3, 3)
    assert window.childAt(edge) is None


def test_the_ring_follows_a_control_that_moves_and_goes_with_one_that_hides(qtbot, window):
    first, second, *_ = buttons(window)
    first.setFocus()
    tab(qtbot)
    first.setFixedHeight(90)
    qtbot.waitUntil(lambda: around(lines(window)[0], window) == in_host(second, window))
    second.hide()
    qtbot.waitUntil(
        lambda: all(around(line, window) != in_host(second, window) for line in lines(window))
    )


def test_nothing_dies_with_a_ringed_control_or_with_its_page(qtbot, ring, window):
    first, second, *_ = buttons(window)
    first.setFocus()
    tab(qtbot)
    second.deleteLater()
    qtbot.waitUntil(lambda: len(buttons(window)) == 3)
    other = QWidget()
    column = QVBoxLayout(other)
    content = QWidget()
    inner = QVBoxLayout(content)
    inner.addWidget(button("One"))
    inner.addWidget(button("Two"))
    page = ScrollPage(content)
    column.addWidget(page)
    column.addWidget(button("Outside"))
    show(qtbot, other)
    inner.itemAt(0).widget().setFocus()
    tab(qtbot)
    assert len(lines(other)) == 1  # it lies in the page that goes now
    page.deleteLater()
    qtbot.waitUntil(lambda: column.count() == 1)
    assert lines(other) == []
    column.itemAt(0).widget().setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is column.itemAt(0).widget()


def test_in_a_scrolled_page_the_ring_scrolls_along(qtbot, ring):
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(20):
        column.addWidget(button(f"Button {number}"))
    page = ScrollPage(content)
    page.resize(400, 300)
    show(qtbot, page)
    column.itemAt(0).widget().setFocus()
    tab(qtbot)
    second = column.itemAt(1).widget()
    (line,) = lines(page)
    assert line.parentWidget() is page.holder
    page.bar.setValue(40)
    assert around(line, page) == in_host(second, page)


def test_arrows_in_the_rail_move_the_ring_from_row_to_row(qtbot, ring):
    window = QWidget()
    rail = Rail()
    rail.set_pages([("today", "Today", "house"), ("notes", "Notes", "note")])
    rail.set_current("today")
    QVBoxLayout(window).addWidget(rail)
    show(qtbot, window)
    rail.setFocus(Qt.FocusReason.OtherFocusReason)
    assert lines(window) == []
    qtbot.keyClick(rail, Qt.Key.Key_Down)
    row = rail.visualRect(rail.model().index(1, 0))
    row.moveTopLeft(rail.viewport().mapTo(window, row.topLeft()))
    qtbot.waitUntil(lambda: bool(lines(window)))
    qtbot.waitUntil(lambda: row.contains(around(lines(window)[0], window)))
    qtbot.keyClick(rail, Qt.Key.Key_Up)
    row.translate(0, -row.height())
    qtbot.waitUntil(lambda: row.contains(around(lines(window)[0], window)))


def test_in_a_table_the_ring_goes_around_the_whole_row(qtbot, ring):
    window = QWidget()
    table = Table(QStandardItemModel(3, 3))
    QVBoxLayout(window).addWidget(table)
    window.resize(500, 400)
    show(qtbot, window)
    table.selectRow(0)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(lines(window)) == 1)
    ringed = around(lines(window)[0], window)
    assert ringed.width() == table.viewport().width()
    assert ringed.height() == table.rowHeight(1)


def test_a_dialog_has_its_ring_and_the_opener_gets_its_own_back(qtbot, window):
    first, second, *_ = buttons(window)
    first.setFocus()
    tab(qtbot)
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    for word in ("Cancel", "Save entry"):
        column.addWidget(button(word))
    show(qtbot, dialog)
    column.itemAt(0).widget().setFocus()
    tab(qtbot)
    inside = [line for line in lines(dialog) if line.window() is dialog]
    assert around(inside[0], dialog) == in_host(column.itemAt(1).widget(), dialog)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is second)
    qtbot.waitUntil(
        lambda: [around(line, window) for line in lines(window)] == [in_host(second, window)]
    )


def test_the_ring_follows_a_digit_in_a_row_of_numbers(qtbot, ring):
    picker = SeverityPicker("Pain")
    show(qtbot, picker)
    picker.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_8)

    [line] = lines(picker)
    cell = QApplication.focusWidget()
    assert cell.accessibleName() == "Pain: 8 out of 10, severe"
    assert around(line, picker) == QRect(
        cell.mapTo(picker, cell.contentsRect().topLeft()), cell.contentsRect().size()
    )

"""The undo bar by hand, by keyboard, and aloud."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.undo_bar import UndoBar


@pytest.fixture
def bar(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    column.addStretch()
    bar = UndoBar()
    column.addWidget(bar)
    window.resize(900, 400)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield bar
    window.close()


def named(bar, name):
    return next(b for b in bar.findChildren(QPushButton) if heard(b) == name)


def heard(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def words(bar):
    return [part.text() for part in bar.findChildren(QLabel) if part.isVisible()]


def test_it_is_not_there_until_something_was_done(bar):
    assert bar.isHidden()
    bar.show_step("Pain 6 saved")
    assert words(bar) == ["Pain 6 saved", "Ctrl+Z"]


def test_the_next_step_takes_the_place_of_the_last(bar):
    bar.show_step("Pain 6 saved")
    bar.show_step("Nausea entry deleted")
    assert words(bar)[0] == "Nausea entry deleted"
    assert bar.text() == "Nausea entry deleted"


def test_what_was_done_is_announced_politely(bar, monkeypatch):
    said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event):
        if event.type() == QAccessible.Event.Announcement:
            said.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    bar.show_step("Pain 6 saved")
    assert said == [("Pain 6 saved", QAccessible.AnnouncementPoliteness.Polite)]


def test_undo_redo_and_close_work_by_keyboard_in_that_order(qtbot, bar):
    bar.show_step("Pain 6 taken back", redo=True)
    named(bar, "Undo").setFocus()
    for name, told in (
        ("Undo", bar.undo_pressed),
        ("Redo", bar.redo_pressed),
        ("Close", bar.closed),
    ):
        now = QApplication.focusWidget()
        assert heard(now) == name
        with qtbot.waitSignal(told):
            qtbot.keyClick(now, Qt.Key.Key_Return if name == "Undo" else Qt.Key.Key_Space)
        if name != "Close":
            qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert bar.isHidden()


def test_redo_is_there_only_when_there_is_something_to_redo(bar):
    bar.show_step("Pain 6 saved")
    assert named(bar, "Redo").isHidden()
    bar.show_step("Everything taken back", undo=False, redo=True)
    assert named(bar, "Redo").isVisible()
    assert named(bar, "Undo").isHidden()
    assert words(bar) == ["Everything taken back"]


def test_a_press_tells_and_leaves_the_bar_to_its_page(qtbot, bar):
    bar.show_step("Pain 6 saved")
    with qtbot.waitSignal(bar.undo_pressed):
        qtbot.mouseClick(named(bar, "Undo"), Qt.MouseButton.LeftButton)
    assert bar.isVisible()


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [620, 1100])
def test_no_word_is_cut_and_buttons_keep_their_floor(qapp, bar, family, size, width):
    usual = QFont(qapp.font())
    qapp.setFont(QFont(family))
    look.apply(Mode.LIGHT, size)
    try:
        bar.window().resize(max(width, bar.window().minimumSizeHint().width()), 600)
        bar.show_step("Numbness or tingling entry of Saturday 21 November deleted")
        QApplication.processEvents()
        text = next(p for p in bar.findChildren(QLabel) if p.text() == bar.text())
        assert text.height() >= text.heightForWidth(text.width())
        for part in (*bar.findChildren(QLabel), *bar.findChildren(QPushButton)):
            if part.isVisible():
                place = QRect(part.mapTo(bar, QPoint(0, 0)), part.size())
                assert bar.rect().contains(place), part
        for button in bar.findChildren(QPushButton):
            if button.isVisible():
                assert button.height() >= 44 and button.width() >= 44
                assert button.width() >= button.sizeHint().width()
    finally:
        qapp.setFont(usual)

"""The banner: what it says, aloud too, and what can be pressed."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.banner import Banner

TITLE = "Your last entry is not saved yet"
TEXT = "The disk is full. Your entry is kept here and will be saved as soon as there is space."
ACTIONS = [("again", "Try again"), ("copy", "Save a copy elsewhere")]


@pytest.fixture
def said(monkeypatch):
    """What a screen reader would be asked to say, with its urgency."""
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def hear(event):
        if event.type() == QAccessible.Event.Announcement:
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def show(qtbot, banner, width=900):
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(banner)
    column.addStretch()
    page.resize(width, 700)
    qtbot.addWidget(page)
    qtbot.page = page  # qtbot itself would let it go
    with qtbot.waitExposed(page):
        page.show()
    return page


def test_a_danger_is_announced_at_once_and_a_heads_up_politely(qtbot, said):
    page = show(qtbot, Banner("danger", TITLE, TEXT))
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [(f"{TITLE}. {TEXT}", politeness.Assertive)]
    page.layout().insertWidget(0, heads_up := Banner("warn", "Still Monday?"))
    heads_up.show()
    assert said[1:] == [("Still Monday?", politeness.Polite)]


def test_new_words_are_announced_and_the_same_words_are_not(qtbot, said):
    banner = Banner("info", "Copying")
    show(qtbot, banner)
    said.clear()
    banner.say("Copying")
    assert said == []
    banner.say("Copied", "Into your second folder.")
    assert [words for words, _ in said] == ["Copied. Into your second folder."]


def test_a_screen_reader_finds_a_group_with_the_words(qtbot):
    banner = Banner("danger", TITLE, TEXT, ACTIONS)
    show(qtbot, banner)
    face = QAccessible.queryAccessibleInterface(banner)
    assert face.role() is QAccessible.Role.Grouping
    assert face.text(QAccessible.Text.Name) == TITLE
    assert face.text(QAccessible.Text.Description) == TEXT


def test_its_buttons_tell_their_key_by_mouse_and_by_keyboard(qtbot):
    banner = Banner("danger", TITLE, TEXT, ACTIONS)
    show(qtbot, banner)
    first, second = banner.findChildren(QPushButton)
    with qtbot.waitSignal(banner.pressed) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == ["again"]
    with qtbot.waitSignal(banner.pressed) as told:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert told.args == ["copy"]
    assert min(first.height(), second.height()) >= 44


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("kind", ["danger", "warn", "info"])
def test_each_kind_has_its_thick_left_edge_and_its_fill(qtbot, mode, kind):
    look.apply(mode, 100)
    banner = Banner(kind, "Title")
    show(qtbot, banner)
    image = banner.grab().toImage()
    middle = image.height() // 2
    edge = [image.pixelColor(x, middle) for x in range(6)]
    assert edge == [QColor(getattr(look.tokens, kind))] * 6
    assert image.pixelColor(10, middle) == QColor(getattr(look.tokens, f"{kind}_soft"))


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("width", [420, 900])
def test_at_200_percent_nothing_is_cut(qapp, qtbot, family, width):
    usual = QFont(qapp.font())
    qapp.setFont(QFont(family))
    look.apply(Mode.LIGHT, 200)
    try:
        banner = Banner("danger", TITLE, TEXT, ACTIONS)
        show(qtbot, banner, width)
        for words in banner.findChildren(QLabel):
            assert words.height() >= words.heightForWidth(words.width())
        for part in (*banner.findChildren(QLabel), *banner.findChildren(QPushButton)):
            place = QRect(part.mapTo(banner, QPoint(0, 0)), part.size())
            assert banner.rect().contains(place), part
    finally:
        qapp.setFont(usual)

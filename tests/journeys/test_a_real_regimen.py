"""A new user with an empty diary and no manual writes down what she takes, and what she took."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

A_PRESS, A_KEY = 3.0, 1.0  # s: slow, with reading glasses, looking for each
TWO_MINUTES = 120


class Hand:
    """Presses and types like a person, and counts both."""

    def __init__(self, companion):
        self.companion = companion
        self.presses = self.keys = 0

    def press(self, control):
        QApplication.processEvents()
        assert control.isVisible(), control.accessibleName()
        self.companion.qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
        self.presses += 1

    def type(self, words):
        self.companion.qtbot.keyClicks(QApplication.focusWidget(), words)
        self.keys += len(words)

    def about(self, chooser, month):
        self.press(chooser._about)
        chooser._month.setFocus()  # a press opens the list; its first letters choose
        self.presses += 1
        self.type(month)

    @property
    def seconds(self):
        return self.presses * A_PRESS + self.keys * A_KEY


@pytest.fixture
def person(companion):
    companion.open()
    return Hand(companion)


def test_letrozole_palbociclib_and_denosumab_in_under_two_minutes(companion, person, hand):
    def add(begun, name, month):
        def fill(dialog):
            dialog.activateWindow()
            companion.qtbot.waitUntil(dialog.name.hasFocus)
            person.type(begun)
            person.press(dialog.names.chip(name))
            if month:
                person.about(dialog.since, month)
            person.press(dialog.primary)

        hand(fill)
        person.press(companion.button("Add a treatment"))

    companion.window.open_page("treatments")
    person.presses += 1
    add("letr", "letrozole", "Mar")
    add("palb", "palbociclib", "Mar")
    add("deno", "denosumab", "")

    assert (person.presses, person.keys) == (14, 18)
    assert person.seconds < TWO_MINUTES
    assert companion.on_disk(
        "select name, kind, since, schedule from treatment where deleted_at is null order by name"
    ) == [
        ("Denosumab", "supportive care", None, "every 4 weeks"),
        ("Letrozole", "hormone therapy", "2026-03", "daily"),
        ("Palbociclib", "targeted therapy", "2026-03", "21 days on, 7 off"),
    ]
    companion.close()
    assert len(companion.open("treatments").page.cards) == 3


def test_the_same_in_words_of_ones_own_and_by_keyboard_alone(companion, hand):
    qtbot = companion.qtbot

    def keys(*pressed):
        for key in pressed:
            qtbot.keyClick(QApplication.focusWidget(), key)

    def fill(dialog):
        dialog.activateWindow()
        qtbot.waitUntil(dialog.name.hasFocus)
        qtbot.keyClicks(dialog.name, "The small white ones")
        keys(Qt.Key.Key_Tab)
        assert dialog.kind.chip("surgery").hasFocus()
        keys(Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return)

    hand(fill)
    window = companion.open("treatments")
    window.page.add_first.setFocus()
    keys(Qt.Key.Key_Return)

    assert companion.on_disk("select name, kind from treatment") == [
        ("The small white ones", "hormone therapy")
    ]


def test_a_dose_a_day_is_two_presses_from_the_page(companion, person, hand):
    def fill(dialog):
        dialog.name.setText("Letrozole")
        dialog.kind.chip("hormone therapy").click()
        dialog.primary.click()

    hand(fill)
    companion.window.open_page("treatments")
    companion.press("Add a treatment")

    person.press(companion.button("Log a dose of Letrozole"))
    person.press(companion.button("Letrozole: Taken"))

    assert person.presses == 2
    assert companion.on_disk("select what, day, at from dose") == [("taken", "2026-11-23", "12:00")]
    companion.close()
    page = companion.open("treatments").page
    [card] = page.cards.values()
    assert card.said.text() == "Taken today at 12:00"

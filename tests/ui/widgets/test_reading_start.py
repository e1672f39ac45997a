"""Where reading begins: what is wrong is said, and not in red."""

import pytest
from PySide6.QtWidgets import QLabel

from companion.ui.theme import look
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.reading_start import ReadingStart, Start


@pytest.fixture
def start(qtbot):
    start = ReadingStart()
    qtbot.addWidget(start)
    start.resize(700, 700)
    start.show()
    return start


def test_a_guide_that_cannot_be_shown_is_told_in_a_strip_without_red(start):
    start.show_start(Start(problem="The guide cannot be shown."))

    [told] = [each for each in start.findChildren(Banner) if each.isVisible()]
    assert told.accessibleName() == "The guide cannot be shown."
    assert not [each for each in start.findChildren(QLabel) if each.property("role") == "problem"]
    edge = told.grab().toImage().pixelColor(2, told.height() // 2).name()
    assert edge == look.tokens.warn.lower()


def test_where_nothing_is_wrong_there_is_no_strip(start):
    start.show_start(Start(problem="The guide cannot be shown."))
    start.show_start(Start())
    assert not [each for each in start.findChildren(Banner) if each.isVisible()]

"""A shaking finger's second press is no press."""

import pytest
from PySide6.QtWidgets import QApplication

from companion.ui.widgets.one_press import OnePress


@pytest.fixture
def interval(qapp):
    was = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(was)


def test_the_second_half_of_a_double_click_is_told_apart(interval):
    interval(60_000)
    press = OnePress()

    assert [press.again() for _ in range(3)] == [False, True, True]


def test_a_press_after_a_while_is_meant(interval):
    interval(0)
    press = OnePress()

    assert [press.again() for _ in range(3)] == [False, False, False]

"""The same window and hands as for the pages, and what a form says is wrong."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from tests.ui.pages.conftest import at, companion, hands

__all__ = ["at", "beside", "companion", "hands", "read_out"]


def beside(dialog) -> str:
    """Return what is said to be wrong, which must be said beside a field, and once."""
    assert dialog.problem.text() == ""
    [said] = [
        each.text()
        for each in dialog.scrolled.content.findChildren(QLabel)
        if each.isVisible() and each.text() and each.property("role") == "problem"
    ]
    return said


@pytest.fixture
def read_out(monkeypatch):
    """Return the list of what a screen reader is asked to say."""
    heard = []

    def hear(event):
        if event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard

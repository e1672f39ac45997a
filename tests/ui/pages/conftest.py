"""A real window on a real file, and hands for the dialogs that open over it."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from tests.journeys.conftest import at, companion

__all__ = ["at", "companion", "hands"]


@pytest.fixture
def hands(monkeypatch, qtbot):
    """Return the list of what a person does in each dialog that opens, one after the other."""
    steps = []

    def do_next(dialog: QDialog) -> int:
        assert steps, f"“{dialog.windowTitle()}” opens, and nobody expected it"
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        steps.pop(0)(dialog)
        assert dialog.isHidden(), f"“{dialog.windowTitle()}” is still open"
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", do_next)
    yield steps
    assert not steps, "a dialog that was expected did not open"


def words_in(widget: QWidget) -> str:
    """Return all that can be read in a widget."""
    texts = (
        each.text()
        for each in widget.findChildren(QWidget)
        if each.isVisibleTo(widget) and hasattr(each, "text") and callable(each.text)
    )
    return "\n".join(text for text in texts if text)

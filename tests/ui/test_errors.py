"""Whatever escapes is shown once, in one place, and the program lives on."""

import pytest
import typing_extensions
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from companion.exchange.whole_file import FileError
from companion.storage.faults import Fault, StorageError
from companion.ui import errors

pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture
def said(qtbot, monkeypatch):
    said = []
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    errors.install(parent)
    return said


@pytest.mark.parametrize(
    "error, words",
    [
        (StorageError(Fault.FULL, "diary.db"), "The disk is full"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (FileError("There is no folder /stick. Choose one that is there."), "no folder /stick"),
        (KeyError("x"), "went wrong"),
    ],
)
def test_what_a_slot_raises_reaches_the_person(qtbot, said, error, words):
    button = QPushButton()
    qtbot.addWidget(button)

    def slot():
        raise error

    button.clicked.connect(slot)
    button.click()

    assert len(said) == 1
    assert words in said[0]


def test_what_an_override_raises_reaches_the_person_even_on_python_3_11(qtbot, said):
    class Page(QWidget):
        @typing_extensions.override  # as the ui has it
        def resizeEvent(self, event):
            _ = 1 // 0  # raised by C code: without the guard it ends the process on Python 3.11

    page = Page()
    qtbot.addWidget(page)
    QTimer.singleShot(0, page.show)  # from the event loop, as everything in a window is

    qtbot.waitUntil(lambda: len(said) > 0)
    assert "went wrong" in said[0]


def test_the_details_are_there_for_whoever_helps(qtbot, monkeypatch):
    details = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: details.append(box.detailedText()))
    parent = QWidget()
    qtbot.addWidget(parent)

    errors.show(parent, ValueError("of ours"))

    assert "ValueError: of ours" in details[0]

"""What every test stands on: no screen, no dialog that waits for a hand, a look that is reset."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QMessageBox

WAITING = [
    (QDialog, "exec"),
    (QMenu, "exec"),
    *((QFileDialog, name) for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames")),
    (QFileDialog, "getExistingDirectory"),
    *((QMessageBox, name) for name in ("question", "information", "warning", "critical")),
]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that would wait for a hand; a test that wants the dialog scripts it."""

    def refuse(asked: object, *_: object, **__: object) -> None:
        pytest.fail(f"{asked!r} waits for a hand; script it in the test")

    for kind, name in WAITING:
        monkeypatch.setattr(kind, name, refuse)


@pytest.fixture(autouse=True)
def _plain_look(request: pytest.FixtureRequest):
    """Begin each test of the window light and at 100 %, whatever the test before it chose."""
    if "qapp" in request.fixturenames:
        request.getfixturevalue("qapp")
        from companion.ui.theme import Mode, look  # here: tests of the lower floors need no window

        if look.mode is not Mode.LIGHT or look.text_size != 100:
            look.apply(Mode.LIGHT, 100)

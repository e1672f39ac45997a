"""A real window on a real file, closed and opened again like a person does."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion import clock, paths
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.main_window import MainWindow
from companion.ui.window_state import WindowState

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=1)))  # a Monday


def forget_what_waits(window: MainWindow) -> None:
    """Let a test end with a full disk, without the question that closing then asks."""
    while window.keeper.take_back() is not None:
        pass


class Companion:
    """The program as a person has it: opened, pressed, closed, opened again."""

    def __init__(self, home: Path, qtbot: QtBot) -> None:
        self.home = home
        self.qtbot = qtbot
        self._windows: list[MainWindow] = []

    def open(self, page: str = "today") -> MainWindow:
        self.store = Store(Diary(paths.diary_in(self.home)))
        state = WindowState(paths.window_settings_in(self.home))
        self.window = MainWindow(self.store, state)
        self.qtbot.addWidget(self.window, before_close_func=forget_what_waits)
        self.window.show_page(page)
        self.window.resize(1366, 768)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.window.page.first_control().setFocus()
        return self.window

    def close(self) -> None:
        assert self.window.close()
        self.window.worker.wait()
        self.store.close()

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Press the one control in sight of that accessible name, as a mouse does."""
        self.qtbot.mouseClick(self.button(name, within), Qt.MouseButton.LeftButton)

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        found: list[QAbstractButton] = []

        def one_in_sight() -> None:
            found[:] = [
                each
                for each in (within or self.window).findChildren(QAbstractButton)
                # A closed form's buttons may be gone in Qt before Python has forgotten them.
                if isValid(each)
                and each.isVisible()
                and name in (each.accessibleName(), each.text().strip())
            ]
            assert len(found) == 1, f"{len(found)} controls named {name}"

        self.qtbot.waitUntil(one_in_sight, timeout=2000)
        return found[0]

    def on_disk(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the file, past the program."""
        connection = driver.connect(paths.diary_in(self.home), mode="ro", busy_ms=2000)
        try:
            return [tuple(row) for row in connection.execute(sql)]
        finally:
            connection.close()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock on the wall."""

    def set_clock(now: datetime) -> None:
        def fixed_now() -> datetime:
            return now

        def fixed_today() -> date:
            return now.date()

        monkeypatch.setattr(clock, "now", fixed_now)
        monkeypatch.setattr(clock, "today", fixed_today)

    set_clock(NOON)
    return set_clock


@pytest.fixture
def companion(tmp_path: Path, qtbot: QtBot, at: Callable[[datetime], None]) -> Companion:
    return Companion(tmp_path / "home", qtbot)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[QDialog], object]], None]:
    """What a person does in the next dialog."""
    hands: list[Callable[[QDialog], object]] = []

    def take_over(dialog: QDialog) -> int:
        dialog.show()
        hands.pop(0)(dialog)
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", take_over)
    return hands.append

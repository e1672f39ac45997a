"""What a start loads before there is something to see, and what it never loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from companion import paths
from companion.storage.diary import Diary
from companion.ui.window_state import WindowState

CHILD = """
import os, sys
from companion.cli import main
from companion.ui.main_window import MainWindow

def loaded():
    import PySide6.QtGui, PySide6.QtWidgets
    print(*sys.modules, *vars(PySide6.QtGui), *vars(PySide6.QtWidgets), flush=True)

class Watched(MainWindow):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.painted.connect(loaded)
        self.painted.connect(self.settle)

    def settle(self):
        from PySide6.QtCore import QTimer
        self.idle = QTimer()
        self.idle.setInterval(20)
        self.idle.timeout.connect(self.look_again)
        self.idle.start()

    def look_again(self):
        if self.actions() and not self.worker.busy:
            loaded()
            os._exit(0)

import companion.app
companion.app.MainWindow = Watched
sys.exit(main(sys.argv[1:]))
"""

ON_LEARN = """
import os, sys
from companion.cli import main
from companion.storage.guide import Library
from companion.ui.main_window import MainWindow

class Watched(MainWindow):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.painted.connect(self.tell)
        self.painted.connect(self.settle)

    def tell(self):
        page = self.page
        read = "guide" in vars(page.store.library)
        print(type(page).__name__, page.isVisible(), read, page.list.count() > 50, flush=True)

    def settle(self):
        from PySide6.QtCore import QTimer
        self.idle = QTimer()
        self.idle.setInterval(20)
        self.idle.timeout.connect(self.look_again)
        self.idle.start()

    def look_again(self):
        if self.page.list.count():
            self.tell()
            os._exit(0)

import companion.app
companion.app.MainWindow = Watched
sys.exit(main(sys.argv[1:]))
"""

# Each of them would be felt: the slowest takes a tenth of a second.
AFTER_THE_FIRST_PAINT = {
    "sqlite_utils",
    "companion.storage.migrations",
    "companion.demo",
    "companion.storage.checkup",
    "companion.launcher",
    "companion.ui.widgets.focus_ring",
    "csv",
    "ctypes",
    "html",
    "json",
    "uuid",
    "PySide6.QtPrintSupport",
    # Python's images of Qt's classes are made when they are first asked for. The last one stands
    # for all: it is made where a widget of Qt's own making is asked for, together with every other.
    "QAccessible",
    "QAction",
    "QDialog",
    "QFileDialog",
    "QKeySequence",
    "QMessageBox",
    "QStyle",
    "QWizard",
}
# The nouns of which Today says nothing before it is there; of days, symptoms and numbers to call it
# does. What comes next is written on it after the first paint, by the table of appointments alone.
NOT_ON_TODAY = {"treatments", "doses", "notes", "measurements", "biomarkers"}
LATER_ON_TODAY = {"appointments"}
GUIDE = {"guide", "articles"}  # read when somebody wants to read
ROOMS = ("companion.exchange", "companion.ui.dialogs", "companion.ui.pages")
NEVER = {"PySide6.QtNetwork", "asyncio", "http.client", "socket", "ssl", "urllib.request"}


def started(child: str, home: Path) -> str:
    """Start the program as `child` does; return what that says."""
    return subprocess.run(
        [sys.executable, "-c", child, "--data-dir", str(home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """Return what is there at the first paint, and what is there when the window has settled."""
    home: Path = tmp_path_factory.mktemp("start") / "home"
    Diary(paths.diary_in(home)).close()
    done = started(CHILD, home)
    lines = [set(line.split()) for line in done.splitlines()]
    assert len(lines) == 2
    assert all("companion.ui.pages.today" in each and "QPushButton" in each for each in lines)
    return lines


def test_what_nobody_sees_yet_waits_for_the_first_paint(loaded):
    assert sorted(AFTER_THE_FIRST_PAINT & loaded[0]) == []


def test_no_page_but_today_no_dialog_and_no_file_format_is_loaded_for_the_first_paint(loaded):
    there = {name for name in loaded[0] if name.startswith(ROOMS)}
    assert there == {"companion.ui.pages", "companion.ui.pages.today"}


def test_no_table_is_loaded_but_those_that_today_shows(loaded):
    def tables(nouns, modules):
        floors = ("domain", "storage")
        return sorted(modules & {f"companion.{floor}.{noun}" for floor in floors for noun in nouns})

    assert {"companion.storage.days", "companion.storage.symptoms"} <= loaded[0]
    assert tables(NOT_ON_TODAY | LATER_ON_TODAY, loaded[0]) == []
    assert [each for each in tables(NOT_ON_TODAY, loaded[1]) if "storage" in each] == []
    assert tables(GUIDE, loaded[0] | loaded[1]) == []
    assert "companion.storage.appointments" in loaded[1]


def test_what_the_first_press_needs_is_there_before_it(loaded):
    assert {"sqlite_utils", "companion.ui.widgets.focus_ring", "QAction"} <= loaded[1]


def test_nothing_that_could_reach_a_network_is_ever_loaded(loaded):
    assert sorted(NEVER & loaded[1]) == []


def test_the_guide_is_read_when_the_page_that_shows_it_was_painted(tmp_path):
    home = tmp_path / "home"
    Diary(paths.diary_in(home)).close()
    state = WindowState(paths.window_settings_in(home))
    state.page = "learn"
    state.keep()
    assert started(ON_LEARN, home).splitlines() == [
        "LearnPage True False False",
        "LearnPage True True True",
    ]

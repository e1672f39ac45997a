"""The door to the window: where it cannot open it says why in one sentence, and nothing is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from companion import app, paths
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.dialogs.cannot_open import CannotOpenDialog
from companion.ui.window_state import WindowState

ROOT = Path(__file__).parent.parent


def start(home: Path, *arguments: str, script: str = "", **environment: str):
    """Start the program in a process of its own, without any screen unless one is named."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "COMPANION_DATA_DIR"}
    }
    program = ["-c", script] if script else ["-m", "companion"]
    return subprocess.run(
        [sys.executable, *program, "--data-dir", str(home), *arguments],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a screen be missing")
@pytest.mark.parametrize(
    "environment, words",
    [
        ({}, "no screen"),
        ({"DISPLAY": ":4711"}, "no screen"),
        ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense"),
    ],
)
def test_without_a_screen_it_says_one_sentence(tmp_path, environment, words):
    done = start(tmp_path / "home", **environment)

    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "error, words",
    [
        (
            "ImportError('libEGL.so.1: cannot open shared object file', name='PySide6.QtGui')",
            "libEGL",
        ),
        ("ModuleNotFoundError('No module', name='PySide6')", "PySide6 is not installed"),
    ],
)
def test_a_missing_library_is_named_in_one_sentence(tmp_path, error, words):
    script = f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6":
            raise {error}
sys.meta_path.insert(0, Missing())
from companion.cli import main
sys.exit(main())
"""
    done = start(tmp_path / "home", script=script)

    assert done.returncode == 1
    assert words in done.stderr
    assert "install" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture
def asked(monkeypatch):
    """What the person reads when the diary cannot be opened, and what she then presses."""
    asked = []
    presses = []

    def answer(dialog: QDialog) -> int:
        assert isinstance(dialog, CannotOpenDialog)
        asked.append((dialog.sentence.text(), not dialog.start.isHidden()))
        getattr(dialog, presses.pop(0)).click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", answer)
    return asked, presses


@pytest.fixture
def state(tmp_path):
    return WindowState(paths.window_settings_in(tmp_path))


def test_a_damaged_file_is_told_and_left_as_it_is(qapp, tmp_path, asked, state):
    said, presses = asked
    presses.append("leave")
    path = paths.diary_in(tmp_path)
    path.write_bytes(b"this is no diary at all" * 1000)

    assert app._open(tmp_path, state) is None

    [(sentence, may_start_anew)] = said
    assert "not a Companion diary" in sentence
    assert str(path) in sentence.replace("\u200b", "")  # where a long path may break
    assert not may_start_anew
    assert path.read_bytes() == b"this is no diary at all" * 1000


def test_an_empty_file_is_never_taken_for_a_new_diary(qapp, tmp_path, asked, state):
    said, presses = asked
    presses.append("leave")
    paths.diary_in(tmp_path).touch()

    assert app._open(tmp_path, state) is None

    assert "empty" in said[0][0]
    assert paths.diary_in(tmp_path).stat().st_size == 0


def test_a_missing_diary_can_be_put_back_while_the_question_stands(
    qapp, tmp_path, monkeypatch, state
):
    Diary(paths.diary_in(tmp_path)).close()
    paths.window_settings_in(tmp_path).touch()
    elsewhere = paths.diary_in(tmp_path).rename(tmp_path / "elsewhere.db")

    def put_back_and_try_again(dialog: QDialog) -> int:
        elsewhere.rename(paths.diary_in(tmp_path))
        dialog.again.click()
        return dialog.result()

    monkeypatch.setattr(QDialog, "exec", put_back_and_try_again)

    store = app._open(tmp_path, state)

    assert store is not None
    store.close()


def test_a_new_diary_is_made_only_when_asked_for(qapp, tmp_path, asked, state):
    said, presses = asked
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "before.db").write_bytes(b"x")
    presses += ["again", "start"]

    store = app._open(tmp_path, state)

    assert store is not None
    assert [may_start_anew for _, may_start_anew in said] == [True, True]
    assert "not where it was" in said[0][0]
    assert [each.id for each in store.symptom_list.listed()] == ["pain", "tiredness", "sleep"]
    store.close()
    assert (tmp_path / "backups" / "before.db").exists()


def test_a_page_that_is_not_there_yet_is_told(qapp, tmp_path, capsys):
    class Window:
        pages = ("today", "symptoms")

    assert app._first_page(Window(), "symptoms") == "symptoms"
    assert app._first_page(Window(), "") == "today"
    assert capsys.readouterr().err == ""
    assert app._first_page(Window(), "trends") == "today"
    assert "no page “trends” yet" in capsys.readouterr().err


def test_a_read_only_diary_opens_to_read_with_a_banner(qapp, qtbot, tmp_path):
    from companion.ui.main_window import MainWindow
    from companion.ui.window_state import WindowState

    Diary(paths.diary_in(tmp_path)).close()
    store = Store(Diary(paths.diary_in(tmp_path), to_read=True))

    window = MainWindow(store, WindowState(paths.window_settings_in(tmp_path)))
    qtbot.addWidget(window)

    banner = window.banners["read only"]
    assert banner.accessibleName() == "You can read your diary, but not write in it"
    store.close()

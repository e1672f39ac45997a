"""The menu entry: what a desktop reads in it, and that it goes without a trace."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from companion import launcher
from companion.paths import RESOURCES

ROOT = Path(__file__).parent.parent
TERMINAL_LINE = "from companion import launcher; print(*launcher.install(), sep='\\n')"


@pytest.fixture
def data_home(tmp_path, monkeypatch):
    home = tmp_path / "her own folder"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    monkeypatch.setattr(sys, "platform", "linux")
    return home


def entry_in(path):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def words_of(exec_line):
    """Take an Exec line apart as a desktop does: the line's escapes, the quotes, then %%."""
    line = exec_line.replace("\\\\", "\\")
    words, word, quoted, signs = [], None, False, iter(line)
    for sign in signs:
        if sign == '"':
            quoted, word = not quoted, word or ""
        elif sign == " " and not quoted:
            words.append(word)
            word = None
        else:
            word = (word or "") + (next(signs) if sign == "\\" else sign)
    return [each.replace("%%", "%") for each in [*words, word]]


def test_the_entry_says_what_a_menu_shows_and_nothing_about_illness(data_home):
    entry, _ = launcher.install()
    assert entry == data_home / "applications" / "org.companiondiary.Companion.desktop"
    shown = entry_in(entry)
    main = shown["Desktop Entry"]
    assert (main["Name"], main["GenericName"]) == ("Companion", "Diary and guide")
    assert (main["Type"], main["Terminal"]) == ("Application", "false")
    assert main["Icon"] == main["StartupWMClass"] == "org.companiondiary.Companion"
    assert main["Categories"] == "Office;Calendar;"
    assert [shown[f"Desktop Action {key}"]["Name"] for key in main["Actions"].split(";")[:-1]] == [
        "How is today?",
        "Who to call",
    ]
    assert shown["Desktop Action today"]["Exec"] == main["Exec"] + " --page today"
    assert shown["Desktop Action call"]["Exec"] == main["Exec"] + " --page call"
    text = entry.read_text(encoding="utf-8").lower()
    assert not [word for word in ("cancer", "breast", "metasta", "tumor") if word in text]


def test_the_icon_lies_where_the_desktop_looks_for_the_name(data_home):
    _, icon = launcher.install()
    name = "org.companiondiary.Companion.svg"
    assert icon == data_home / "icons" / "hicolor" / "scalable" / "apps" / name
    assert icon.read_bytes() == (RESOURCES / "icons" / name).read_bytes()
    assert b"<svg" in icon.read_bytes()


def test_the_desktops_own_checker_finds_no_fault(data_home):
    entry, _ = launcher.install()
    checker = shutil.which("desktop-file-validate")
    if checker is None:  # then the words above are the check; .ci/run brings the tool
        assert entry_in(entry).sections()[0] == "Desktop Entry"
        return
    done = subprocess.run([checker, str(entry)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_entry_starts_the_very_python_and_program_that_wrote_it(data_home):
    entry, _ = launcher.install()
    command = words_of(entry_in(entry)["Desktop Entry"]["Exec"])
    assert command == [sys.executable, str(ROOT / "main.py")]


@pytest.mark.parametrize(
    "folder",
    ["plain", "My Programs", "50% off", 'a "quoted" name', "back\\slash", "$HOME `x`", "Бег"],
)
def test_any_folder_name_comes_back_whole_from_the_entry(folder, data_home, monkeypatch):
    python = f"/home/ann/{folder}/bin/python"
    monkeypatch.setattr(sys, "executable", python)
    entry, _ = launcher.install()
    assert words_of(entry_in(entry)["Desktop Entry"]["Exec"])[0] == python
    checker = shutil.which("desktop-file-validate")
    if checker is not None:
        subprocess.run([checker, str(entry)], check=True)


def test_the_entry_of_an_installed_wheel_names_the_package(monkeypatch):
    monkeypatch.setattr(launcher, "RESOURCES", Path(launcher.__file__).parent / "resources")
    assert launcher._command() == [sys.executable, "-P", "-m", "companion"]


@pytest.mark.xcb
def test_what_the_entry_starts_opens_a_window_that_the_task_bar_knows(data_home, qtbot):
    entry, _ = launcher.install()
    main = entry_in(entry)["Desktop Entry"]
    window = subprocess.Popen([*words_of(main["Exec"]), "--demo"], cwd=data_home)

    shown = re.compile(rf'\(.*"{re.escape(main["StartupWMClass"])}".*\)\s+\d{{3,}}x\d{{3,}}')

    def windows():
        return subprocess.check_output(["xwininfo", "-root", "-tree"], text=True)

    try:
        qtbot.waitUntil(lambda: shown.search(windows()) is not None, timeout=30_000)
    finally:
        window.kill()
        window.wait()


def test_removing_leaves_no_file_behind(data_home):
    written = launcher.install()
    assert launcher.remove() == written
    assert [path for path in data_home.rglob("*") if path.is_file()] == []
    assert launcher.remove() == []


def test_installing_twice_leaves_one_entry(data_home):
    assert launcher.install() == launcher.install()
    assert len([path for path in data_home.rglob("*") if path.is_file()]) == 2


@pytest.mark.parametrize("given", ["", "relative/folder"])
def test_without_a_usable_data_folder_the_usual_one_is_taken(given, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", TERMINAL_LINE],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "XDG_DATA_HOME": given},
        capture_output=True,
        text=True,
        check=True,
    )
    for path in done.stdout.splitlines():
        assert Path(path).is_relative_to(tmp_path / ".local" / "share")
        assert Path(path).is_file()


def test_where_the_disk_refuses_the_old_entry_stays_as_it_was(data_home, monkeypatch):
    entry, _ = launcher.install()
    before = entry.read_bytes()

    def refuse(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(launcher.LauncherError, match="The disk is full"):
        launcher.install()
    assert entry.read_bytes() == before
    assert len([path for path in data_home.rglob("*") if path.is_file()]) == 2


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(data_home):
    data_home.write_text("a file in the way")
    with pytest.raises(launcher.LauncherError, match="The computer says"):
        launcher.install()


@pytest.mark.parametrize(
    ("platform", "words"), [("win32", "companion-window.exe"), ("darwin", "Terminal")]
)
def test_other_systems_are_told_what_to_do_instead(platform, words, data_home, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    for ask in (launcher.install, launcher.remove):
        with pytest.raises(launcher.LauncherError, match=words):
            ask()
    assert not data_home.exists()

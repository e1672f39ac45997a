"""The menu entry for a double click: put where the desktop looks for it, and taken away again."""

import os
import re
import shlex
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from companion import APPLICATION_ID
from companion.exchange import whole_file
from companion.paths import RESOURCES

_ENTRY = """\
[Desktop Entry]
Type=Application
Name=Companion
GenericName=Diary and guide
Comment=A private diary that stays on this computer
Keywords=diary;journal;symptoms;notes;guide;
Exec={program}
Icon={id}
Terminal=false
Categories=Office;Calendar;
StartupNotify=true
StartupWMClass={id}
Actions=today;call;

[Desktop Action today]
Name=How is today?
Exec={program} --page today

[Desktop Action call]
Name=Who to call
Exec={program} --page call
"""


class LauncherError(Exception):
    """The menu entry cannot be had or changed; its text says why, or what to do instead."""


def install() -> list[Path]:
    """Write the menu entry and its icon; return the two files. Raises LauncherError."""
    _refuse_other_systems()
    entry, icon = _files()
    program = _exec_line(_command())
    with _in_words():
        for path in (icon, entry):
            path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file.writing(icon) as file:
            file.write((RESOURCES / "icons" / icon.name).read_bytes().decode())
        # A desktop that keeps a list of its icons looks again when the folder has a new date.
        os.utime(icon.parents[2])
        with whole_file.writing(entry) as file:
            file.write(_ENTRY.format(id=APPLICATION_ID, program=program))
    return [entry, icon]


def remove() -> list[Path]:
    """Delete the menu entry and its icon; return those that were there. Raises LauncherError."""
    _refuse_other_systems()
    gone = [path for path in _files() if path.exists()]
    with _in_words():
        for path in gone:
            path.unlink()
    return gone


@contextmanager
def _in_words() -> Generator[None]:
    try:
        yield
    except whole_file.FileError as error:
        raise LauncherError(str(error)) from error
    except OSError as error:
        raise LauncherError(
            f"The menu entry could not be changed: {error.filename}."
            f" The computer says: {error.strerror}."
        ) from error


def _refuse_other_systems() -> None:
    if sys.platform == "win32":
        window = Path(sys.executable).with_name("companion-window.exe")
        raise LauncherError(
            "Companion can add itself to the menu only on Linux."
            f" On Windows, make a shortcut to this file on the desktop: {window}"
        )
    if sys.platform == "darwin":
        raise LauncherError(
            "Companion can add itself to the menu only on Linux."
            " On a Mac, keep this command in a note and paste it into Terminal:"
            f" {shlex.join(_command())}"
        )


def _files() -> tuple[Path, Path]:
    """Return where the entry and the icon belong."""
    home = Path(os.environ.get("XDG_DATA_HOME", ""))
    if not home.is_absolute():  # a relative one counts as not set, says the desktops' agreement
        home = Path.home() / ".local" / "share"
    icons = home / "icons" / "hicolor" / "scalable" / "apps"
    return home / "applications" / f"{APPLICATION_ID}.desktop", icons / f"{APPLICATION_ID}.svg"


def _command() -> list[str]:
    """Return the command that opens the very Companion that is running."""
    # Not resolved: the python of a virtual environment is a link, and what it points to does not
    # know the environment.
    if RESOURCES.parent != Path(__file__).parent:  # run from the source, not from a wheel
        return [sys.executable, str(RESOURCES.parent / "main.py")]
    return [sys.executable, "-P", "-m", "companion"]  # -P: what lies in the home folder is not ours


def _exec_line(command: list[str]) -> str:
    r"""Return a command as an Exec line has it.

    Inside quotes a backslash guards " ` $ and itself; then every backslash of the line is doubled
    once more; % alone would begin a field code.
    """
    return " ".join(_quoted(word) for word in command).replace("\\", "\\\\").replace("%", "%%")


def _quoted(word: str) -> str:
    if re.fullmatch(r"[\w/.:+,@%-]+", word, re.ASCII):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'

"""The menu entry for a double click: put where the desktop looks for it, and taken away again."""

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from companion.paths import RESOURCES

APPLICATION_ID = "org.companiondiary.Companion"

_ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
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
    """There is no menu entry to be had here; its text says what to do instead."""


def install() -> list[Path]:
    """Write the menu entry and its icon; return the two files.

    Raises LauncherError where menus work in another way, OSError where the disk refuses.
    """
    _refuse_other_systems()
    entry, icon = _files()
    _write_whole(icon, (RESOURCES / "icons" / icon.name).read_bytes())
    # A desktop that keeps a list of its icons looks again when the folder has a new date.
    os.utime(icon.parents[2])
    program = _exec_line(_command())
    _write_whole(entry, _ENTRY.format(id=APPLICATION_ID, program=program).encode())
    return [entry, icon]


def remove() -> list[Path]:
    """Delete the menu entry and its icon; return those that were there. Raises as install does."""
    _refuse_other_systems()
    entry, icon = _files()
    gone = [path for path in (entry, icon) if path.exists()]
    for path in gone:
        path.unlink()
    return gone


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


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".companion-")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)  # as menu entries are; it holds nothing personal
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

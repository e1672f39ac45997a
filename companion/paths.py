"""Where the diary, its copies and our resources lie."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CARRIED = _PACKAGE / "resources"  # in a wheel the resources travel inside the package

RESOURCES = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parent / "resources"


def default_home() -> Path:
    """Return the folder where this system keeps a person's files for Companion."""
    # Imported here: whoever names a folder with --data-dir starts without it.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("companion-diary", appauthor=False)


def diary_in(home: Path) -> Path:
    """Return the one file that holds everything the person wrote."""
    return home / "diary.db"


def backups_in(home: Path) -> Path:
    """Return the folder of the diary's copies."""
    return home / "backups"


def window_settings_in(home: Path) -> Path:
    """Return the file with size, theme and text size: what is needed before a diary is open."""
    return home / "window.ini"

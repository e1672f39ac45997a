"""Where files are offered to be saved."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    """Return the person's folder for documents; where there is none, her own folder."""
    where = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(where))
    return found if found.is_dir() else Path.home()

"""Where files are offered to be saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate


def documents() -> Path:
    """Return the person's folder for documents; where there is none, her own folder."""
    where = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(where))
    return found if found.is_dir() else Path.home()


def ask_for_csv(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to save a CSV, offering `name`; return None where nothing was chosen."""
    kinds = translate("documents", "CSV files (*.csv)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(documents() / name), kinds)
    if not chosen:
        return None
    return Path(chosen if Path(chosen).suffix else f"{chosen}.csv")

"""Where files are offered to be saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

translate = QCoreApplication.translate


def documents() -> Path:
    """Return the person's folder for documents; where there is none, her own folder."""
    where = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(where))
    return found if found.is_dir() else Path.home()


def ask_for_csv(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to save a CSV, offering `name`; return None where nothing was chosen."""
    return _ask(parent, title, name, ".csv", translate("documents", "CSV files (*.csv)"))


def ask_for_pdf(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask where to save a PDF, offering `name`; return None where nothing was chosen."""
    return _ask(parent, title, name, ".pdf", translate("documents", "PDF files (*.pdf)"))


def _ask(parent: QWidget, title: str, name: str, ending: str, kinds: str) -> Path | None:
    """Ask until there is a name that is free, or whose file may be replaced, or none."""
    offered = documents() / name
    while True:
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        if path.suffix.lower() == ending:
            return path  # the dialog has asked whether to replace it
        # Always of its own kind: so it never takes the place of a diary, or of anything else.
        path = path.with_name(path.name + ending)
        if not path.exists() or _may_replace(parent, title, path):
            return path
        offered = path


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    answers = QMessageBox.StandardButton
    question = translate("documents", "There is a file {file} already. Replace it?")
    answer = QMessageBox.question(
        parent, title, question.format(file=path.name), answers.Yes | answers.No, answers.No
    )
    return answer == answers.Yes

"""A file is offered where a person finds it again, never in the program's folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox

from companion.ui.documents import ask_for_csv, documents


def test_the_folder_for_documents_is_offered_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))

    assert documents() == tmp_path


def test_else_a_persons_own_folder_is_offered(tmp_path, monkeypatch):
    missing = str(tmp_path / "Documents")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: missing)

    assert documents() == Path.home()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("sheet", "sheet.csv"),
        ("sheet.CSV", "sheet.CSV"),
        ("Visit 23.11.2026", "Visit 23.11.2026.csv"),
        ("diary.db", "diary.db.csv"),
    ],
)
def test_a_csv_is_always_of_its_own_kind(qtbot, monkeypatch, tmp_path, typed, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), ""))
    assert ask_for_csv(None, "Save as CSV", "symptoms.csv") == tmp_path / path


def test_an_older_csv_is_asked_about_and_another_name_may_be_typed(qtbot, monkeypatch, tmp_path):
    (tmp_path / "sheet.csv").touch()
    typed, asked = [str(tmp_path / "sheet"), str(tmp_path / "other")], []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed.pop(0), ""))
    monkeypatch.setattr(
        QMessageBox,
        "question",
        lambda *given: asked.append(given[2]) or QMessageBox.StandardButton.No,
    )

    assert ask_for_csv(None, "Save as CSV", "symptoms.csv") == tmp_path / "other.csv"
    assert asked == ["There is a file sheet.csv already. Replace it?"]

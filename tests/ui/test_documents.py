"""A file is offered where a person finds it again, never in the program's folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from companion.ui.documents import documents


def test_the_folder_for_documents_is_offered_where_there_is_one(tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path))

    assert documents() == tmp_path


def test_else_a_persons_own_folder_is_offered(tmp_path, monkeypatch):
    missing = str(tmp_path / "Documents")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: missing)

    assert documents() == Path.home()

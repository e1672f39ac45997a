"""Entries are found, deleted, brought back, scrolled through, and taken along as a CSV."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from companion import demo
from companion.domain.symptoms import Selection
from companion.exchange import csv_symptoms
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.widgets.entry_table import DAY, HOW_BAD, SYMPTOM
from tests.journeys.conftest import NOON


def words(window, row, column):
    return window.page.model.index(row, column).data()


def test_what_is_pressed_on_today_is_in_the_table(companion):
    window = companion.open()
    companion.press("Pain: 7 out of 10, severe")

    window.open_page("symptoms")

    assert window.page.model.rowCount() == 1
    assert words(window, 0, DAY) == "Mon 23 Nov"
    assert words(window, 0, SYMPTOM) == "Pain"
    assert words(window, 0, HOW_BAD) == "7 Severe"
    assert (
        window.page.model.index(0, HOW_BAD).data(Qt.ItemDataRole.AccessibleTextRole)
        == "7 out of 10, severe"
    )


def test_delete_and_undo(companion, qtbot):
    window = companion.open()
    for name in ("Pain: 7 out of 10, severe", "Tiredness: 5 out of 10, moderate"):
        companion.press(name)
    window.open_page("symptoms")
    gone = words(window, 0, SYMPTOM)

    qtbot.keyClick(window.page.table, Qt.Key.Key_Delete)

    assert window.page.model.rowCount() == 1
    assert window.undo_bar.text() == f"{gone} entry deleted"
    companion.press("Undo")
    assert window.page.model.rowCount() == 2
    assert words(window, 0, SYMPTOM) == gone
    assert companion.on_disk("select count(*) from symptom_entry where deleted_at is null") == [
        (2,)
    ]

    companion.press("Redo")
    assert window.page.model.rowCount() == 1
    companion.close()
    window = companion.open("symptoms")
    assert window.page.model.rowCount() == 1, "what was deleted stays deleted"


@pytest.fixture
def ten_years(companion):
    companion.open()
    demo.fill(companion.store, years=10, seed=7)
    companion.close()
    return companion


def test_ten_years_are_scrolled_from_end_to_end(ten_years):
    window = ten_years.open("symptoms")
    page = window.page
    total = page.model.rowCount()
    assert total == ten_years.store.symptoms.count(Selection()) > 5000

    seen: list[str] = []
    for row in range(0, total, 97):
        page.table.scrollTo(page.model.index(row, 0))
        page.table.viewport().grab()
        seen.append(page.model.line(row).entry.day.isoformat())
    page.table.scrollToBottom()

    assert seen == sorted(seen, reverse=True)
    assert page.model.line(total - 1).entry.day == ten_years.store.symptoms.first_day()
    assert date.fromisoformat(seen[0]) > NOON.date() - timedelta(days=30)
    assert len(page.model._pages) <= 16, "no second copy of ten years is held"


def test_the_csv_goes_round_to_the_same_bytes(ten_years, tmp_path, monkeypatch, qtbot):
    window = ten_years.open("symptoms")
    first = tmp_path / "first.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(first), ""))

    ten_years.press("Save as CSV")
    qtbot.waitUntil(lambda: first.exists() and "first.csv" in window.undo_bar.text())

    with first.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == window.page.model.rowCount()
    assert {row["level"] for row in rows} == {"none", "mild", "moderate", "severe", ""}
    assert "not locked" in window.undo_bar.text()

    other = Store(Diary(tmp_path / "other" / "diary.db"))
    imported = csv_symptoms.import_into(other, first.read_bytes())
    second = tmp_path / "second.csv"
    csv_symptoms.write(second, other.symptoms.table(Selection()))
    again = csv_symptoms.import_into(other, first.read_bytes())
    other.close()
    assert imported.merged.added == len(rows)
    assert again.merged.added == 0
    assert Path(second).read_bytes() == first.read_bytes()

"""A part of the diary goes into a CSV and comes back from one, beside a window that lives on."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from companion.domain.notes import Search
from companion.exchange.csv_tables import TABLES
from companion.storage.diary import Diary, Topic
from companion.storage.store import Store
from companion.ui import spreadsheets
from tests.storage.makers import biomarker, day, dose, entry, measurement, note, treatment
from tests.ui.pages.conftest import at, companion, hands, words_in

__all__ = ["at", "companion", "hands"]


class Desk:
    """A window with a little in each table, files beside it, and hands."""

    def __init__(self, companion, hands, monkeypatch, folder):
        self.window = companion.open("settings")
        self.companion, self.hands, self.folder = companion, hands, folder
        self._monkeypatch = monkeypatch
        store = self.store = companion.store
        store.notes.put(note("=1"))
        store.treatments.put(given := treatment())
        store.doses.put_all([dose(treatment=given.id), dose(treatment=given.id)])
        store.symptoms.put(entry())
        store.days.put(day())
        store.measurements.put(measurement())
        store.biomarkers.put(biomarker())

    def _with(self):
        self.window.undo_bar.hide()
        return self.window.page, self.window.worker, self.store

    def save(self, table, path):
        """Save a table where a person says."""
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        spreadsheets.save_csv(*self._with(), table, self.window.tell)

    def bring(self, path):
        """Choose a file to bring in."""
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        spreadsheets.bring_in_csv(*self._with(), self.window.tell)

    def said(self):
        """Wait for what is said at the foot."""
        self.companion.qtbot.waitUntil(self.window.undo_bar.isVisible)
        return self.window.undo_bar.text()

    def hands_are_done(self):
        self.companion.qtbot.waitUntil(lambda: not self.hands)
        self.companion.qtbot.waitUntil(lambda: not self.window.worker.busy)

    def file(self, *lines):
        path = self.folder / "mine.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def notes(self):
        return sorted(row[0] for row in self.companion.on_disk("select note from note"))

    def copies(self):
        return [*(self.companion.home / "backups").glob("*")]


@pytest.fixture
def desk(companion, hands, monkeypatch, tmp_path):
    return Desk(companion, hands, monkeypatch, tmp_path)


def words_of(dialog):
    return words_in(dialog).replace("\u200b", "")


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("symptoms", "1 symptom entry"),
        ("days", "1 day or check-in"),
        ("treatments", "1 treatment"),
        ("doses", "2 doses and sessions"),
        ("notes", "1 note"),
        ("measurements", "1 measurement"),
        ("biomarkers", "1 biomarker result"),
    ],
)
def test_a_table_is_saved_as_the_terminal_writes_it(desk, table, what):
    target = desk.folder / "stick" / f"{table}.csv"
    target.parent.mkdir()

    desk.save(table, target)

    assert desk.said() == (
        f"Saved: {what}, in {table}.csv, in the folder stick. Saved files are not locked. Anyone"
        " who can open them can read them."
    )
    TABLES[table].export(desk.store, None, None, desk.folder / "terminal.csv")
    assert target.read_bytes() == (desk.folder / "terminal.csv").read_bytes()
    assert desk.window.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_file_is_offered_by_its_table_and_its_day(desk, monkeypatch):
    offered = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: offered.append(asked[2]) or ("", "")
    )

    window = desk.window
    spreadsheets.save_csv(window.page, window.worker, desk.store, "doses", window.tell)

    assert Path(offered[0]).name == "doses-2026-11-23.csv"
    assert not window.undo_bar.isVisible()
    assert not window.worker.busy


def test_a_file_is_looked_at_then_brought_in_after_a_copy(desk):
    heard, seen = [], []
    desk.store.subscribe(heard.append)

    def look(dialog):
        seen.append(words_of(dialog))
        assert desk.notes() == ["=1"]
        dialog.primary.click()

    desk.hands.append(look)
    desk.bring(desk.file("date,note,Weather", "2026-11-01,walked,rain", "2026-11-02,sang,"))

    told = desk.said()
    assert "Notes: mine.csv" in seen[0]
    assert "Will be added: 2 notes" in seen[0]
    assert "These columns are not Companion's and are left out: Weather" in seen[0]
    assert "Before that, a copy of your diary as it is now is kept." in seen[0]
    assert "Keep what my diary says" not in seen[0]
    [copy] = desk.copies()
    assert told == (
        f"Added: 2 notes. Your diary as it was before is in the folder backups, as {copy.name}."
    )
    assert desk.notes() == ["=1", "sang", "walked"]
    assert heard == [Topic.NOTES]
    before = Store(Diary(copy, make=False, to_read=True))
    assert [found.note.note for found in before.notes.find(Search())] == ["=1"]
    before.close()


def test_other_pages_show_what_came_in_without_being_asked(desk):
    desk.window.open_page("symptoms")
    symptoms = desk.window.page
    assert "1 entry" in words_in(symptoms)
    desk.window.open_page("settings")
    desk.hands.append(lambda dialog: dialog.primary.click())

    desk.bring(desk.file("date,symptom,severity", "2026-11-02,Knee,3"))

    assert desk.said().startswith("Added: 1 symptom entry.")
    assert "Knee" in desk.window.page.list.text()
    desk.window.open_page("symptoms")
    assert "2 entries" in words_in(symptoms)


def test_where_the_two_differ_the_diary_is_kept_unless_it_is_chosen_otherwise(desk):
    path = desk.folder / "notes.csv"
    desk.save("notes", path)
    desk.said()
    path.write_bytes(path.read_bytes().replace(b"'=1", b"theirs"))

    def keep(dialog):
        assert "In your diary, but different there: 1 note" in words_of(dialog)
        assert dialog.winner.choice() == "keep"
        dialog.primary.click()

    desk.hands.append(keep)
    desk.bring(path)
    assert desk.said() == "Nothing was changed."
    assert desk.notes() == ["=1"]
    assert desk.copies() == []

    def replace(dialog):
        dialog.winner.chip("replace").click()
        dialog.primary.click()

    desk.hands.append(replace)
    desk.bring(path)
    assert desk.said().startswith(
        "Changed to what the file says: 1 note. Your diary as it was before is in"
    )
    assert desk.notes() == ["theirs"]
    assert len(desk.copies()) == 1


def test_cancel_changes_nothing(desk):
    desk.hands.append(lambda dialog: dialog.cancel.click())

    desk.bring(desk.file("date,note", "2026-11-02,walked"))

    desk.hands_are_done()
    assert desk.notes() == ["=1"]
    assert desk.copies() == []
    assert not desk.window.undo_bar.isVisible()


def test_what_is_all_there_already_is_only_told(desk):
    desk.save("doses", desk.folder / "doses.csv")
    desk.said()

    desk.bring(desk.folder / "doses.csv")

    assert desk.said() == (
        "Nothing was changed. Already in your diary: 2 doses and sessions, all that doses.csv holds."
    )


def test_a_file_without_a_line_is_told(desk):
    desk.bring(desk.file("date,note"))

    assert desk.said() == "There is nothing in mine.csv but the names of columns"


def test_a_refused_file_shows_every_line_and_changes_nothing(desk):
    def read(dialog):
        assert dialog.windowTitle() == "This file was not brought in"
        assert "line 3: “date” is “x”, which is not a date" in dialog.why.toPlainText()
        assert "line 4: “note” is empty" in dialog.why.toPlainText()
        assert "Nothing in your diary was changed." in words_of(dialog)
        assert "put right the lines" in words_of(dialog)
        dialog.primary.click()

    desk.hands.append(read)
    desk.bring(desk.file("date,note", "2026-11-02,a", "x,b", "2026-11-02, "))

    desk.hands_are_done()
    assert desk.notes() == ["=1"]


@pytest.mark.parametrize(
    ("line", "why"),
    [("a,b", "does not name the columns of any table"), ("", "The file is empty.")],
)
def test_a_file_of_nothing_that_is_known_says_what_can_be_brought_in(desk, line, why):
    def read(dialog):
        assert why in dialog.why.toPlainText()
        assert "choose a file that Companion saved" in words_of(dialog)
        dialog.primary.click()

    desk.hands.append(read)
    desk.bring(desk.file(line))

    desk.hands_are_done()


def test_what_changed_while_it_was_looked_at_can_still_refuse_it(desk):
    def gone_meanwhile(dialog):
        desk.store.treatments.remove(desk.store.treatments.all()[0].id)
        dialog.primary.click()

    def read(dialog):
        assert "import the treatments first" in dialog.why.toPlainText()
        dialog.primary.click()

    desk.hands += [gone_meanwhile, read]
    desk.bring(desk.file("date,treatment,what", "2026-11-02,letrozole,taken"))

    desk.hands_are_done()
    assert desk.companion.on_disk("select count(*) from dose") == [(2,)]


def test_a_file_that_cannot_be_read_is_said_in_a_sentence(desk, qtbot):
    with qtbot.captureExceptions() as raised:
        desk.bring(desk.folder / "gone.csv")
        qtbot.waitUntil(lambda: len(raised) == 1)

    assert str(raised[0][1]) == f"There is no file {desk.folder / 'gone.csv'}."
    assert desk.window.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_nothing_chosen_does_nothing(desk):
    desk.bring("")

    assert not desk.window.worker.busy
    assert not desk.window.undo_bar.isVisible()


def test_doses_before_their_treatments_are_told_what_comes_first(desk):
    def read(dialog):
        assert "bring in the file of your treatments first" in words_of(dialog)
        assert "put right the lines" not in words_of(dialog)
        dialog.primary.click()

    desk.hands.append(read)
    desk.bring(desk.file("date,treatment,what", "2026-11-01,Hers,taken", "2026-11-02,Hers,taken"))

    desk.hands_are_done()

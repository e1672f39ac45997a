"""A full disk under a press: nothing that was pressed is dropped, and nothing is said too soon."""

import csv

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from companion.storage import driver


def use_up_the_room(connection):
    while True:
        connection.execute(
            "insert into draft (id, body, recorded_at, recorded_offset, entered_by)"
            " values (hex(randomblob(8)), hex(zeroblob(200)), '2026-11-23T11:00:00Z', 60, 'me')"
        )


@pytest.fixture
def full(companion):
    companion.open()
    companion.press("Good")
    connection = companion.store.diary._connection
    pages = connection.execute("pragma page_count").fetchone()[0]

    def set_full(*, full: bool) -> None:
        connection.execute(f"pragma max_page_count = {pages if full else 1_000_000}")
        if full:  # use up what free room the pages still have
            with pytest.raises(driver.Error, match="full"):
                use_up_the_room(connection)

    set_full(full=True)
    yield set_full
    set_full(full=False)


def fill(companion):
    """Press until the disk has no more room in its last pages, then once more."""
    for number in range(300):
        companion.window.page.rows.picked.emit("pain", number % 8)
        if companion.window.keeper.waiting:
            return
        companion.window.page.rows.cleared.emit("pain")
    pytest.fail("the disk never was full")


def test_a_pressed_8_waits_and_is_saved_when_there_is_space_again(companion, full, qtbot):
    window = companion.window
    fill(companion)

    companion.press("Pain: 8 out of 10, severe")

    row = window.page.rows.row("pain")
    assert row.value() == 8
    assert window.undo_bar.text() == "Pain 8 is not saved yet"
    assert window.undo_bar._tick.isHidden(), "nothing says that it is done"
    assert "Not saved yet" in row._value.text()
    assert window.page.saved.text() == "Not saved yet"
    banner = window.banners["unsaved"]
    assert "not saved yet" in banner.accessibleName()
    assert "The disk is full" in banner.accessibleDescription()
    assert companion.on_disk("select count(*) from symptom_entry where severity = 8") == [(0,)]

    window.page.refresh()  # whatever happens, the 8 stays in sight
    assert row.value() == 8

    full(full=False)
    companion.press("Try again")

    assert "unsaved" not in window.banners
    assert companion.on_disk(
        "select severity from symptom_entry where deleted_at is null and severity = 8"
    ) == [(8,)]
    assert "Not saved yet" not in row._value.text()


def test_the_next_press_that_fits_saves_what_waits(companion, full):
    fill(companion)
    companion.press("Pain: 8 out of 10, severe")
    full(full=False)

    companion.press("Tiredness: 3 out of 10, mild")

    assert companion.on_disk(
        "select symptom, severity from symptom_entry where deleted_at is null order by symptom"
    ) == [("pain", 8), ("tiredness", 3)]


def test_undo_takes_back_what_is_not_saved(companion, full):
    window = companion.window
    fill(companion)
    companion.press("Pain: 8 out of 10, severe")

    while window.keeper.waiting:
        window.undo()

    assert window.page.rows.row("pain").value() != 8
    assert "unsaved" not in window.banners


def test_a_copy_elsewhere_holds_what_is_not_saved(companion, full, tmp_path, monkeypatch):
    fill(companion)
    companion.press("Pain: 8 out of 10, severe")
    target = tmp_path / "stick" / "copy.csv"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    companion.press("Save a copy elsewhere")

    [row] = csv.DictReader(target.read_text(encoding="utf-8-sig").splitlines())
    assert (row["date"], row["symptom"], row["severity"]) == ("2026-11-23", "Pain", "8")


def test_closing_asks_and_stays(companion, full, monkeypatch):
    fill(companion)
    companion.press("Pain: 8 out of 10, severe")
    asked = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        box.defaultButton().click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)

    assert not companion.window.close()

    assert "Pain 8" in asked[0]
    assert companion.window.isVisible()

"""A temperature in two presses, when to call beside it, and a date that comes and passes."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from companion import paths
from companion.storage import driver
from companion.storage.faults import StorageError
from tests.journeys.conftest import NOON


def measured(companion):
    return companion.on_disk(
        "select day, at, what, value, unit from measurement where deleted_at is null order by seq"
    )


def test_a_temperature_is_two_presses_and_its_number(companion, hand, qtbot):
    window = companion.open()

    def write(dialog):
        assert dialog.value.hasFocus(), "the cursor is where the number goes"
        qtbot.keyClicks(dialog.value, "38,4")
        dialog.unit.set_choice("°C")
        qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)

    hand(
        lambda dialog: (
            dialog.activateWindow(),
            qtbot.waitUntil(dialog.isActiveWindow),
            write(dialog),
        )
    )
    companion.press("Temperature or weight")

    assert measured(companion) == [("2026-11-23", "12:00", "temperature", "38,4", "°C")]
    assert window.undo_bar.text() == "Temperature 38,4 °C saved"
    companion.press("Undo")
    assert measured(companion) == []
    window.redo()
    companion.press("All measurements")
    assert window.page.detail.text().startswith("Temperature 38,4 °C, Monday 23 November, 12:00")


def test_who_to_call_is_looked_up_in_the_middle_of_it(companion, hand, qtbot):
    window = companion.open()
    hand(lambda dialog: (qtbot.keyClicks(dialog.value, "38"), dialog.call.click()))
    companion.press("Temperature or weight")
    assert window.windowTitle() == "When to call – Companion"

    companion.close()  # as who is in a hurry
    window = companion.open()

    def go_on(dialog):
        qtbot.waitUntil(lambda: not dialog.value.hasSelectedText())
        qtbot.keyClicks(dialog.value, ".9")
        dialog.accept()

    hand(go_on)
    companion.press("Temperature or weight")

    assert [row[3] for row in measured(companion)] == ["38.9"]


def test_a_disk_that_refuses_keeps_the_form_open_and_what_is_in_it(companion, hand, qtbot):
    companion.open()
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")

    def try_twice(dialog):
        dialog.value.setText("38.4")
        with pytest.raises(StorageError):
            dialog.accept()
        assert dialog.isVisible()
        assert dialog.value.text() == "38.4"
        other.execute("rollback")
        dialog.accept()

    hand(try_twice)
    companion.press("Temperature or weight")
    other.close()

    assert [row[3] for row in measured(companion)] == ["38.4"]


def test_two_windows_change_one_measurement_and_lose_nothing(companion, hand):
    first = companion.open()
    hand(lambda dialog: (dialog.value.setText("38"), dialog.accept()))
    companion.press("Temperature or weight")
    first.open_page("measurements")

    def note_while_another_corrects(dialog):
        second = companion.open("measurements")
        hand(lambda other: (other.value.setText("37"), other.accept()))
        second.page._on_edit()
        dialog.note.set_text("after the nap")
        dialog.accept()

    hand(note_while_another_corrects)
    first.page._on_edit()

    assert companion.on_disk("select value, note from measurement") == [("37", "after the nap")]


def test_a_date_comes_nearer_and_passes_without_a_word(companion, hand, at):
    window = companion.open()

    def scan(dialog):
        dialog.what.chip("Scan").click()
        dialog.day.set_day(NOON.date() + timedelta(days=2))
        dialog.time.setText("9:30")
        dialog.accept()

    hand(scan)
    companion.press("Add a date")
    seen = []
    for days in range(4):
        at(NOON + timedelta(days=days))
        window._on_activated()
        seen.append([line.text for line in window.page.next._dates])

    assert seen == [
        ["Scan · Wednesday 25 November, in 2 days, 9:30"],
        ["Scan · Wednesday 25 November, tomorrow, 9:30"],
        ["Scan · Wednesday 25 November, today, 9:30"],
        [],
    ]
    assert window.page.next._heading.isHidden()
    companion.press("All dates")
    assert window.page.earlier_heading.isVisible()
    companion.press("Delete Scan, Wednesday 25 November, 9:30")
    companion.press("Undo")
    assert companion.on_disk("select what from appointment where deleted_at is null") == [("Scan",)]

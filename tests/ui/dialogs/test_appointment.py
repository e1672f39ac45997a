"""The form of a date: every field, what is wrong, and what is kept of a half typed one."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from companion.ui.widgets.day_chooser import DayBoxes
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside


@pytest.fixture
def page(companion):
    window = companion.open()
    window.open_page("appointments")
    return window.page


def on_disk(companion):
    return companion.on_disk(
        "select what, day, at, with_whom, note, entered_by from appointment"
        " where deleted_at is null order by seq"
    )


def write_day(dialog, day, month, year):
    dialog.day._chips.chip("another").click()
    boxes = dialog.day.findChild(DayBoxes)
    boxes._day.setText(str(day))
    boxes._month.setCurrentIndex(month - 1)
    boxes._year.setText(str(year))
    boxes._year.editingFinished.emit()


def test_two_presses_and_save_are_a_date(page, companion, hands):
    def fill(dialog):
        dialog.what.chip("Scan").click()
        dialog.day._chips.chip("tomorrow").click()
        dialog.primary.click()

    hands.append(fill)
    companion.press("Add a date")

    assert on_disk(companion) == [("Scan", "2026-11-24", None, "", "", "me")]


def test_every_field_is_kept(page, companion, hands):
    def fill(dialog):
        dialog.what.chip("").click()
        dialog.words.setText("Results of the scan")
        write_day(dialog, 3, 12, 2026)
        dialog.time.setText("9:30")
        dialog.with_whom.setText("Dr. Hale")
        dialog.note.setPlainText("Ask Ruth to come\nBring the list")
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert on_disk(companion) == [
        (
            "Results of the scan",
            "2026-12-03",
            "09:30",
            "Dr. Hale",
            "Ask Ruth to come\nBring the list",
            "me",
        )
    ]


def nothing(_dialog):
    pass


def no_words(dialog):
    dialog.what.chip("").click()
    dialog.words.setText("   ")


def no_day(dialog):
    dialog.what.chip("Scan").click()


def passed(dialog):
    no_day(dialog)
    write_day(dialog, 20, 11, 2026)


def wrong_time(dialog):
    no_day(dialog)
    dialog.day._chips.chip("today").click()
    dialog.time.setText("half past")


def endless(dialog):
    dialog.what.chip("").click()
    dialog.words.setText("a" * 10_000)
    dialog.day._chips.chip("today").click()


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (nothing, "Please write what the date is for."),
        (no_words, "Please write what the date is for."),
        (no_day, "Please choose the day."),
        (passed, "That day has passed. Choose today or later."),
        (wrong_time, "Please write the time like 15:10 or 3:10 pm, or leave it empty."),
        (endless, "That is too long. Please use 200 letters or fewer, or the note."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(page, hands, read_out, fill, sentence):
    def try_it(dialog):
        fill(dialog)
        typed = dialog.typed()
        read_out.clear()
        dialog.primary.click()
        assert dialog.isVisible()
        assert beside(dialog) == sentence
        assert read_out == [sentence]
        assert dialog.typed() == typed
        dialog.reject()

    hands.append(try_it)
    page.add()

    assert page.store.appointments.coming(date.min) == []


def test_a_half_typed_one_is_there_again_after_esc_and_a_restart(page, companion, hands, qtbot):
    def begin(dialog):
        dialog.what.chip("").click()
        write_day(dialog, 3, 12, 2026)
        dialog.with_whom.setText("Dr. Hale")
        qtbot.keyClicks(dialog.words, "Resul")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def find_again(dialog):
        assert (dialog.what.choice(), dialog.words.text()) == ("", "Resul")
        assert dialog.words.isVisible()
        assert dialog.day.day() == date(2026, 12, 3)
        assert dialog.with_whom.text() == "Dr. Hale"
        dialog.primary.click()

    def find_nothing(dialog):
        assert dialog.what.choice() is dialog.day.day() is None
        dialog.reject()

    hands += [begin, find_again, find_nothing]
    page.add()
    companion.close()
    page = companion.open("appointments").page
    page.add()
    page.add()

    assert on_disk(companion) == [("Resul", "2026-12-03", None, "Dr. Hale", "", "me")]


def test_one_that_has_passed_can_still_be_changed(page, companion, hands, at):
    def fill(dialog):
        dialog.what.chip("Dentist").click()
        dialog.day._chips.chip("today").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()
    at(NOON + timedelta(days=30))
    page.window().open_page("appointments")

    def correct(dialog):
        assert dialog.what.choice() == "Dentist"
        assert dialog.day.day() == date(2026, 11, 23)
        dialog.note.setPlainText("All well")
        write_day(dialog, 22, 11, 2026)
        dialog.primary.click()

    hands.append(correct)
    companion.press("Edit Dentist, Monday 23 November")

    assert on_disk(companion) == [("Dentist", "2026-11-22", None, "", "All well", "me")]

"""The entry form: every field, what is wrong, and what is kept of a half typed one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from companion.ui.widgets.day_chooser import DayBoxes
from tests.ui.dialogs.conftest import beside


@pytest.fixture
def page(companion):
    return companion.open("symptoms").page


def write_day(dialog, day, month, year):
    dialog.day._chips.chip("another").click()
    boxes = dialog.day.findChild(DayBoxes)
    boxes._day.setText(str(day))
    boxes._month.setCurrentIndex(month - 1)
    boxes._year.setText(str(year))
    boxes._year.editingFinished.emit()


def test_every_field_is_kept(page, companion, hands):
    def fill(dialog):
        dialog.symptom.chip("tiredness").click()
        write_day(dialog, 19, 11, 2026)
        dialog.part.chip("evening").click()
        dialog.severity.choices[5].click()
        dialog.place.setEditText("  All over ")
        dialog.note.setPlainText("After the visit\nof the doctor")
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert companion.on_disk(
        "select day, at, part_of_day, symptom, severity, count, place, note, entered_by, recall"
        " from symptom_entry"
    ) == [
        (
            "2026-11-19",
            None,
            "evening",
            "tiredness",
            5,
            None,
            "All over",
            "After the visit\nof the doctor",
            "me",
            "24h",
        )
    ]


def test_a_helper_chosen_on_today_stands_in_the_entry(companion, hands):
    window = companion.open()
    box = window.page.entered_by
    box.setCurrentIndex(box.findText("A helper"))
    window.open_page("symptoms")

    def fill(dialog):
        dialog.symptom.chip("pain").click()
        dialog.severity.choices[1].click()
        dialog.primary.click()

    hands.append(fill)
    window.page.add()

    assert companion.on_disk("select entered_by from symptom_entry") == [("helper",)]


@pytest.mark.parametrize(
    ("typed", "kept"), [("15:10", "15:10"), ("3:10 pm", "15:10"), ("9", "09:00")]
)
def test_a_time_is_taken_as_people_write_it(page, companion, hands, typed, kept):
    def fill(dialog):
        dialog.symptom.chip("pain").click()
        dialog.part.chip("exact").click()
        dialog.time.setText(typed)
        dialog.severity.choices[1].click()
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert companion.on_disk("select at from symptom_entry") == [(kept,)]


def nothing_chosen(dialog):
    dialog.severity.choices[4].click()


def no_number(dialog):
    dialog.symptom.chip("pain").click()


def other_but_none(dialog):
    dialog.symptom.chip("other").click()
    dialog.severity.choices[4].click()


def wrong_time(dialog):
    dialog.symptom.chip("pain").click()
    dialog.severity.choices[4].click()
    dialog.part.chip("exact").click()
    dialog.time.setText("25:10")


def wrong_date(dialog):
    dialog.symptom.chip("pain").click()
    dialog.severity.choices[4].click()
    write_day(dialog, 31, 11, 2026)


def future_date(dialog):
    dialog.symptom.chip("pain").click()
    dialog.severity.choices[4].click()
    write_day(dialog, 30, 11, 2026)


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (nothing_chosen, "Please choose a symptom first."),
        (other_but_none, "Please choose a symptom first."),
        (no_number, "Please choose a number for the symptom first."),
        (wrong_time, "Please write the time like 15:10 or 3:10 pm, or choose Morning or Evening."),
        (wrong_date, "The day must be between 1 and 30 for November."),
        (future_date, "That day has not come yet. Choose today or earlier."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(page, companion, hands, fill, sentence):
    def try_it(dialog):
        fill(dialog)
        dialog.primary.click()
        assert dialog.isVisible()
        assert sentence in (dialog.problem.text() or beside(dialog))
        dialog.reject()

    hands.append(try_it)
    page.add()

    assert companion.on_disk("select count(*) from symptom_entry") == [(0,)]


def test_a_half_typed_entry_is_there_again_after_esc_and_after_a_restart(
    page, companion, hands, qtbot
):
    def begin(dialog):
        dialog.symptom.chip("sleep").click()
        write_day(dialog, 1, 11, 2026)
        dialog.part.chip("exact").click()
        dialog.time.setText("3:1")
        dialog.severity.choices[8].click()
        dialog.place.setEditText("In bed")
        dialog.note.setPlainText("Awake since")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def find_again(dialog):
        assert dialog.symptom.choice() == "sleep"
        assert dialog.day.day() == date(2026, 11, 1)
        assert (dialog.part.choice(), dialog.time.text()) == ("exact", "3:1")
        assert dialog.time.isVisible()
        assert dialog.severity.value() == 8
        assert dialog.place.currentText() == "In bed"
        assert dialog.note.text() == "Awake since"
        dialog.time.setText("3:10")
        dialog.primary.click()

    def find_nothing(dialog):
        assert dialog.symptom.choice() is None
        assert dialog.severity.value() is None
        assert dialog.note.text() == ""
        dialog.reject()

    hands += [begin, find_again, find_nothing]
    page.add()
    companion.close()
    page = companion.open("symptoms").page
    page.add()
    assert companion.on_disk("select symptom, severity, at from symptom_entry") == [
        ("sleep", 8, "03:10")
    ]
    page.add()


def test_a_counted_symptom_asks_for_a_number_of_times(page, companion, hands):
    def count_two(dialog):
        dialog.symptom.chip("other").click()
        dialog.other.setCurrentIndex(dialog.other.findText("Vomiting"))
        assert dialog.count.isVisible() and not dialog.severity.isVisible()
        assert dialog._how.text() == "How many times?"
        dialog.count.set_value(2)
        dialog.primary.click()

    hands.append(count_two)
    page.add()

    assert companion.on_disk("select symptom, severity, count from symptom_entry") == [
        ("vomiting", None, 2)
    ]
    assert companion.on_disk("select listed from symptom where id = 'vomiting'") == [(0,)]


def test_other_asks_which_one_and_guesses_none(page, hands):
    def look(dialog):
        assert not dialog.other.isVisible()
        dialog.symptom.chip("other").click()
        assert dialog.other.isVisible()
        assert dialog.other.currentText() == "Please choose"
        assert dialog._how.text() == "How bad was it?"
        dialog.reject()

    hands.append(look)
    page.add()


def test_an_entry_is_shown_as_it_is_and_changed_in_place(page, companion, hands):
    def add(dialog):
        dialog.symptom.chip("pain").click()
        dialog.part.chip("morning").click()
        dialog.severity.choices[3].click()
        dialog.note.setPlainText("stairs")
        dialog.primary.click()

    def change(dialog):
        assert dialog.windowTitle() == "Change this entry"
        assert dialog.symptom.choice() == "pain"
        assert dialog.part.choice() == "morning"
        assert dialog.severity.value() == 3
        assert dialog.note.text() == "stairs"
        dialog.part.chip("morning").click()  # a second press takes it back
        dialog.primary.click()

    hands += [add, change]
    page.add()
    page._on_edit()

    assert companion.on_disk("select part_of_day, at, severity from symptom_entry") == [
        (None, None, 3)
    ]

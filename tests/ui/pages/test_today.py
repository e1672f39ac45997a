"""Today: what it shows, and where it goes from here."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from companion.domain.symptom_list import BUILT_IN
from companion.ui.theme import look
from tests.journeys.conftest import NOON


def test_the_page_does_not_move_when_the_day_is_rated(companion):
    window = companion.open()
    places = [
        choice.mapTo(window, choice.rect().topLeft()) for choice in window.page.rating.choices
    ]

    companion.press("Mixed")

    assert places == [
        choice.mapTo(window, choice.rect().topLeft()) for choice in window.page.rating.choices
    ]
    assert window.page.clear_rating.isVisible()


def test_the_rating_is_taken_back(companion):
    window = companion.open()
    companion.press("Mixed")

    companion.press("Clear the day's rating")

    assert window.page.rating.value() is None
    assert companion.on_disk("select count(*) from day where deleted_at is null") == [(0,)]


def test_six_of_many_symptoms_stand_here_and_the_rest_is_one_press_away(companion):
    window = companion.open()
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed(BUILT_IN[:18])
    page = window.page
    assert len(page.rows._rows) == 6

    companion.press("Show the other 12")

    assert len(page.rows._rows) == 18
    assert not page.show_rest.isVisible()


def test_a_count_is_pressed_up_from_nothing(companion):
    window = companion.open()
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed([s for s in BUILT_IN if s.id == "vomiting"])
    row = window.page.rows.row("vomiting")
    assert row.value() is None

    companion.press("Vomiting: one more")
    companion.press("Vomiting: one more")

    count = companion.on_disk("select count from symptom_entry where deleted_at is null")
    assert count == [(row.value(),)]
    assert row.value() in (1, 2)


def test_a_moment_is_shown_beside_the_day_and_left_alone(companion, hands):
    window = companion.open("symptoms")

    def at_ten_past_three(dialog):
        dialog.symptom.chip("pain").click()
        dialog.part.chip("exact").click()
        dialog.time.setText("3:10 am")
        dialog.severity.choices[7].click()
        dialog.primary.click()

    hands.append(at_ten_past_three)
    companion.press("Add entry")
    window.open_page("today")
    companion.press("Pain: 2 out of 10, mild")

    assert window.page.rows.row("pain")._notes.text() == "also 7 at 3:10"
    assert companion.on_disk("select severity, at from symptom_entry order by severity") == [
        (2, None),
        (7, "03:10"),
    ]


def test_a_wrong_day_is_refused_in_words(companion, qtbot):
    page = companion.open().page
    companion.press("Fill in an earlier day")
    companion.press("Another day")
    boxes = page.chooser.findChild(type(page.chooser._boxes))

    boxes._day.clear()
    qtbot.keyClicks(boxes._day, "31")
    qtbot.keyClick(boxes._day, Qt.Key.Key_Return)

    assert boxes._said.text() == "The day must be between 1 and 30 for November."
    assert page.day == NOON.date()


def test_any_other_day_can_be_filled_in(companion, qtbot):
    page = companion.open().page
    companion.press("Fill in an earlier day")
    companion.press("Another day")
    boxes = page.chooser.findChild(type(page.chooser._boxes))
    boxes._day.clear()
    qtbot.keyClicks(boxes._day, "2")
    qtbot.keyClick(boxes._day, Qt.Key.Key_Return)

    assert page.title.text() == "Monday"
    assert page._strip_text.text() == "You are filling in Monday 2 November."
    assert not page._chooser_place.isVisible()
    companion.press("Good")
    assert companion.on_disk("select day from day") == [("2026-11-02",)]


def test_in_the_night_the_page_asks_which_day_it_is(companion, at):
    at(NOON.replace(hour=1) + timedelta(days=1))
    page = companion.open().page

    assert page._strip_text.text() == "Still Monday?"
    companion.press("Yes, Monday")
    companion.press("Hard")
    assert companion.on_disk("select day from day") == [("2026-11-23",)]


def test_the_note_box_grows_with_the_note_and_with_the_text(companion, qtbot):
    page = companion.open().page
    one_line = page.note.height()

    page.note.setFocus()
    for _ in range(3):
        qtbot.keyClicks(page.note, "a line")
        qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    four_lines = page.note.height()
    assert four_lines > one_line

    page.window().set_text_size(200)
    assert page.note.height() > four_lines
    page.window().set_text_size(100)


@pytest.mark.parametrize("size", [100, 200])
def test_gaps_follow_the_text_size_while_the_window_is_open(companion, size):
    page = companion.open().page
    page.window().set_text_size(size)

    assert page._column.spacing() == look.space(16)


def test_the_two_buttons_below_the_list_ask_and_what_was_chosen_is_there(companion, hands):
    window = companion.open()

    def own(dialog):
        dialog.own.setText("cold hands")
        dialog.primary.click()

    def first_away(dialog):
        dialog._on_removed(0)
        dialog.primary.click()

    hands += [own, first_away]
    companion.press("Add another symptom")
    companion.press("Change this list")

    names = [row.name() for row in window.page.rows._rows.values()]
    assert names == ["Tiredness", "Trouble sleeping", "cold hands"]

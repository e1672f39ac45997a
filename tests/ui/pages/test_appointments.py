"""Dates: to come, and passed."""

from datetime import time, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from companion.domain.appointments import Appointment
from companion.domain.identity import new_id
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


def put(store, what, days, **more):
    store.appointments.put(
        Appointment(
            id=new_id(),
            day=NOON.date() + timedelta(days=days),
            what=what,
            recorded_at=NOON,
            **more,
        )
    )


def top(page, words):
    """Return how far from the top of the page something is read; None where it is not."""
    labels = [each for each in page.findChildren(QLabel) if each.isVisible()]
    found = [each for each in labels if each.text() == words]
    return found[0].mapTo(page, found[0].rect().topLeft()).y() if found else None


@pytest.fixture
def page(companion):
    window = companion.open()
    put(companion.store, "Scan", 10, at=time(9, 30), with_whom="Ward 7", note="Nothing to eat")
    put(companion.store, "Visit with my team", 0)
    put(companion.store, "Dentist", -3)
    window.open_page("appointments")
    return window.page


def test_what_is_to_come_stands_before_what_has_passed(page, qtbot):
    said = words_in(page)

    assert "Visit with my team\nMonday 23 November, today" in said
    assert "Scan\nThursday 3 December, in 10 days, 9:30\nWard 7\nNothing to eat" in said
    order = ["To come", "Visit with my team", "Scan", "Earlier dates", "Dentist"]
    qtbot.waitUntil(lambda: top(page, "Dentist") > top(page, "Earlier dates"))
    assert [top(page, each) for each in order] == sorted(top(page, each) for each in order)
    assert "Friday 20 November, 3 days ago" in said


def test_a_deleted_date_comes_back_with_undo(page, companion):
    companion.press("Delete Scan, Thursday 3 December, 9:30")
    assert "Scan" not in words_in(page)
    assert page.window().undo_bar.text() == "Scan deleted"

    companion.press("Undo")

    assert "Thursday 3 December" in words_in(page)


def test_a_double_click_on_delete_deletes_one(page, companion):
    companion.press("Delete Visit with my team, Monday 23 November")
    companion.press("Delete Scan, Thursday 3 December, 9:30")

    assert companion.on_disk(
        "select what from appointment where deleted_at is null order by what"
    ) == [
        ("Dentist",),
        ("Scan",),
    ]


def test_a_date_is_changed_and_stays_the_same_one(page, companion, hands):
    def later(dialog):
        assert dialog.what.choice() == "Dentist"
        dialog.time.setText("3 pm")
        dialog.primary.click()

    hands.append(later)
    companion.press("Edit Dentist, Friday 20 November")

    assert companion.on_disk("select what, day, at from appointment order by seq")[2] == (
        "Dentist",
        "2026-11-20",
        "15:00",
    )


def test_many_that_have_passed_come_ten_at_a_time(page, companion):
    for days in range(5, 30):
        put(companion.store, f"Blood test {days}", -days)
    assert "Blood test 14" not in words_in(page)

    companion.press("Show 10 earlier ones")
    assert "Blood test 23" in words_in(page)
    companion.press("Show 6 earlier ones")

    assert "Blood test 29" in words_in(page)
    assert not page.show_more.isVisible()


def test_a_page_left_open_overnight_turns_when_it_is_looked_at_again(page, qtbot, at):
    at(NOON + timedelta(days=1))
    page._on_activated()

    said = words_in(page)
    qtbot.waitUntil(lambda: top(page, "Visit with my team") > top(page, "Earlier dates"))
    assert "Monday 23 November, yesterday" in said


def test_a_clock_set_back_shows_what_has_passed_as_to_come_and_loses_nothing(page, qtbot, at):
    at(NOON - timedelta(days=400))
    page.window().open_page("appointments")

    order = ["To come", "Dentist", "Visit with my team", "Scan"]
    qtbot.waitUntil(lambda: top(page, "Scan") > top(page, "Dentist"))
    assert [top(page, each) for each in order] == sorted(top(page, each) for each in order)
    assert top(page, "Earlier dates") is None


def test_an_empty_page_says_what_a_date_is_for(companion):
    window = companion.open()
    window.open_page("appointments")

    assert window.page.empty.isVisible()
    assert not window.page.earlier_heading.isVisible()

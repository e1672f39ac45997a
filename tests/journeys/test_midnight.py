"""Midnight passes while the window is open, or somebody cannot sleep."""

from datetime import timedelta

from tests.journeys.conftest import NOON


def test_a_press_past_midnight_lands_on_the_day_in_the_heading(companion, at):
    window = companion.open()
    at(NOON.replace(hour=0, minute=20) + timedelta(days=1))

    companion.press("Mixed")

    assert window.page.date.text() == "Monday 23 November"
    assert companion.on_disk("select day from day") == [("2026-11-23",)]


def test_the_page_asks_at_night_and_turns_when_told(companion, at):
    window = companion.open()
    at(NOON.replace(hour=0, minute=20) + timedelta(days=1))

    window._on_activated()

    assert window.page.date.text() == "Monday 23 November"
    assert window.page._strip_text.text() == "Still Monday?"
    companion.press("No, Tuesday")
    assert window.page.date.text() == "Tuesday 24 November"
    assert not window.page.strip.isVisible()


def test_who_opens_it_at_one_o_clock_may_still_mean_monday(companion, at):
    at(NOON.replace(hour=1) + timedelta(days=1))
    window = companion.open()

    assert window.page.date.text() == "Tuesday 24 November"
    companion.press("Yes, Monday")
    companion.press("Hard")

    assert companion.on_disk("select day from day") == [("2026-11-23",)]


def test_the_page_turns_in_the_morning(companion, at):
    window = companion.open()
    at(NOON.replace(hour=8) + timedelta(days=1))

    window._on_activated()

    assert window.page.title.text() == "Today"
    assert window.page.date.text() == "Tuesday 24 November"


def test_the_page_never_turns_under_what_is_half_typed(companion, at, qtbot):
    window = companion.open()
    qtbot.keyClicks(window.page.note, "tired but")
    at(NOON.replace(hour=8) + timedelta(days=1))

    window._on_activated()

    assert window.page.date.text() == "Monday 23 November"
    assert window.page.note.text() == "tired but"

"""When to call: there without a word filled in, with the numbers in force, in the right order."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from companion.domain.contacts import Contact
from companion.ui.widgets.when_to_call import _RedCard
from tests.ui.pages.conftest import words_in

UNSURE = "If you are not sure, call."


def laid_out(companion):
    """Return the page, when all of it has its place."""
    page = companion.window.page
    companion.qtbot.waitUntil(page.words.parts[-1].isVisible)
    companion.qtbot.waitUntil(lambda: page.scrolled.bar.maximum() > 2000)
    return page


@pytest.fixture
def page(companion):
    companion.open("today")
    companion.press("When to call")
    return laid_out(companion)


def live(companion, region):
    """Let the computer stand somewhere, as chosen on Who to call."""
    companion.window._state.region = region


def show_again(companion):
    companion.window.open_page("today")
    companion.window.open_page("when-to-call")
    return laid_out(companion)


def titles(page):
    return [part.accessibleName() for part in page.words.parts]


def test_one_press_from_anywhere_and_nothing_filled_in(page):
    assert page.window().windowTitle() == "When to call – Companion"
    assert titles(page)[1:] == [
        "Call your team now, day or night",
        "Call your team today",
        "Fever",
        "By treatment",
    ]


def test_each_card_ends_in_if_you_are_not_sure_call(page):
    for part in page.words.parts[:3]:
        assert words_in(part).rstrip().endswith(UNSURE)
    assert words_in(page).count(UNSURE) == 3


def test_the_soonest_is_first_and_alone_in_red(page):
    tops = [part.mapTo(page, part.rect().topLeft()).y() for part in page.words.parts]
    assert tops == sorted(tops)
    assert page.findChildren(_RedCard) == [page.words.parts[0]]


def test_the_region_gives_the_emergency_number_and_the_crisis_line(page, companion):
    live(companion, "canada")
    page = show_again(companion)

    assert titles(page)[0] == "Call 911 now"
    assert "you can talk to 9-8-8 (call or text)" in words_in(page)


def test_the_united_kingdom_has_a_fever_number_of_its_own(page, companion):
    live(companion, "united-kingdom")
    page = show_again(companion)

    assert "37.5 °C (99.5 °F) or above" in words_in(page)
    assert "38.0 °C" not in words_in(page)


def test_what_her_team_gave_comes_before_what_is_usual(page, companion):
    live(companion, "united-kingdom")
    given = companion.store.preferences.get()
    companion.store.preferences.put(type(given)(fever_number="38.3 °C", emergency_number="0800 1"))
    page = show_again(companion)

    assert titles(page)[0] == "Call 0800 1 now"
    assert "38.3 °C (100.9 °F) or above" in words_in(page)
    assert "37.5 °C" not in words_in(page)


def test_her_own_first_number_stands_where_her_team_is_to_be_called(page, companion):
    companion.store.contacts.put(Contact(id="1", name="Nurse line", number="555 0142"))

    red, now, today = laid_out(companion).words.parts[:3]
    assert "Nurse line: 555 0142" in words_in(now)
    assert "Nurse line: 555 0142" in words_in(today)
    assert "555 0142" not in words_in(red)


def test_a_button_leads_down_to_each_part_and_the_keys_go_on_from_there(page, companion, qtbot):
    companion.press("Go to: Fever")

    fever = page.words.parts[3]
    top = fever.mapTo(page.scrolled.view, fever.rect().topLeft()).y()
    assert 0 <= top < 40
    assert QApplication.focusWidget() is page.scrolled.view
    at = page.scrolled.bar.value()
    qtbot.keyClick(page.scrolled.view, Qt.Key.Key_PageUp)
    assert page.scrolled.bar.value() < at


def test_who_to_call_is_one_press_away_and_back(page, companion):
    companion.press("Go to Who to call")
    assert page.window().windowTitle() == "Who to call – Companion"
    companion.press("Go to When to call")
    assert page.window().windowTitle() == "When to call – Companion"


def test_who_reads_stays_in_her_place_when_something_else_is_saved(page, companion):
    page.scrolled.bar.setValue(500)
    parts = page.words.parts
    companion.store.preferences.put(type(companion.store.preferences.get())(helpers=("Ruth",)))

    assert page.words.parts is parts
    assert page.scrolled.bar.value() == 500


def test_a_line_is_never_longer_than_it_can_be_read(page):
    for each in page.words.findChildren(QLabel):
        if each.property("role") == "article":
            letters = each.width() / each.fontMetrics().averageCharWidth()
            assert letters <= 100  # of the average letter; 70 to 80 of written words
    assert page.words.width() <= 1000


def test_its_age_and_that_no_clinician_has_seen_it_is_said(page):
    said = words_in(page)
    assert "Information only." in said
    assert "It is not yet reviewed by a clinician. Last checked: 23 November 2026." in said


def test_words_that_are_too_old_say_so(companion, at):
    at(datetime(2027, 5, 24, 9, 0, tzinfo=UTC))
    companion.open("when-to-call")
    assert "It was to be looked over again by 23 May 2027." in words_in(laid_out(companion))


def test_words_that_are_not_too_old_do_not(page):
    assert "looked over again" not in words_in(page)

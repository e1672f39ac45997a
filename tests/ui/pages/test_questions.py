"""Questions for the team: asked, put in order, answered, copied for the visit."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from companion import paths
from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.storage import driver
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


def question(text, days_ago=0, answer=""):
    return Note(
        id=new_id(),
        day=NOON.date() - timedelta(days=days_ago),
        note=text,
        tags=(QUESTION,),
        answer=answer,
        recorded_at=NOON - timedelta(days=days_ago),
    )


@pytest.fixture
def page(companion):
    window = companion.open("notes")
    window.store.notes.put_all(
        [question("one?"), question("two?", 1), question("three?", 2), question("old?", 9, "Yes.")]
    )
    window.open_page("questions")
    return window.page


def shown(page):
    return [card.text.text() for card in page.list.cards() if card.gone is None]


def card_of(page, text):
    return next(card for card in page.list.cards() if card.text.text() == text)


def write(text, box="box"):
    def do(dialog):
        getattr(dialog, box).setPlainText(text)
        dialog.primary.click()

    return do


def rest_a_moment(page, qtbot):
    """Wait until a press counts again: a finger that still rests there presses nothing."""
    qtbot.waitUntil(lambda: page._since_move.elapsed() > 500)


def test_the_open_ones_are_shown_newest_first_and_the_others_on_request(page, companion):
    assert shown(page) == ["one?", "two?", "three?"]
    assert page.how_many.text() == "3 open, 1 answered"
    assert "Open" in words_in(page.list)

    companion.press("Answered")
    assert shown(page) == ["old?"]
    assert "Yes." in words_in(page.list)
    companion.press("All")
    assert shown(page) == ["one?", "two?", "three?", "old?"]


def test_a_new_one_takes_two_presses_and_stands_on_top(page, companion, hands):
    hands.append(write("May I swim?"))

    companion.press("New question")

    assert shown(page)[0] == "May I swim?"
    assert companion.on_disk("select tags, at, day from note where note = 'May I swim?'") == [
        ("Question for my team", "12:00", "2026-11-23")
    ]
    companion.press("Undo")
    assert shown(page) == ["one?", "two?", "three?"]


def test_a_new_one_left_half_typed_is_there_again(page, companion, hands):
    def leave(dialog):
        dialog.box.setPlainText("May I sw")
        dialog.cancel.click()

    def go_on(dialog):
        assert dialog.box.text() == "May I sw"
        dialog.box.setPlainText("May I swim?")
        dialog.primary.click()

    hands += [leave, go_on]

    companion.press("New question")
    companion.press("New question")

    assert shown(page)[0] == "May I swim?"
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_the_order_by_hand_stays_and_undo_gives_the_one_before(page, companion):
    card_of(page, "three?").up.click()
    assert shown(page) == ["one?", "three?", "two?"]
    assert QApplication.focusWidget() is card_of(page, "three?").up
    card_of(page, "three?").up.click()
    assert shown(page) == ["three?", "one?", "two?"]
    assert QApplication.focusWidget() is card_of(page, "three?").down, "it cannot go higher"
    companion.close()

    page = companion.open("notes").show_page("questions")
    assert shown(page) == ["three?", "one?", "two?"]


def test_undo_of_a_move(page, companion):
    card_of(page, "three?").up.click()

    companion.press("Undo")

    assert shown(page) == ["one?", "two?", "three?"]


def test_a_finger_that_rests_does_not_move_the_one_that_slid_under_it(page, companion):
    card_of(page, "two?").up.click()
    card_of(page, "one?").up.click()
    assert shown(page) == ["two?", "one?", "three?"]

    rest_a_moment(page, companion.qtbot)
    card_of(page, "one?").up.click()
    assert shown(page) == ["one?", "two?", "three?"]


def test_one_that_came_after_the_order_was_made_stands_on_top(page, companion, hands):
    card_of(page, "three?").up.click()
    hands.append(write("new?"))

    companion.press("New question")

    assert shown(page) == ["new?", "one?", "three?", "two?"]


def test_a_move_that_the_disk_refused_stays_in_sight(page, companion):
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")
    card_of(page, "three?").up.click()
    assert shown(page) == ["one?", "three?", "two?"]
    other.execute("rollback")
    other.close()

    companion.press("Try again")

    assert shown(page) == ["one?", "three?", "two?"]
    (order,) = [page.store.preferences.get().question_order]
    assert [page.store.notes.get(each).note for each in order][:2] == ["one?", "three?"]


def test_an_answered_one_stays_where_it_is_until_the_list_is_asked_for_anew(page, companion, hands):
    hands.append(write("In spring.", "answer"))

    card_of(page, "two?").write_answer.click()

    assert shown(page) == ["one?", "two?", "three?"]
    assert card_of(page, "two?").answer.text() == "In spring."
    assert "Answered" in words_in(card_of(page, "two?"))
    assert page.how_many.text() == "2 open, 2 answered"
    page.window().open_page("notes")
    page.window().open_page("questions")
    assert shown(page) == ["one?", "three?"]


def test_a_deleted_one_leaves_its_place_and_undo_brings_it_back(page, companion):
    _one, two, three = page.list.cards()
    companion.qtbot.waitUntil(lambda: three.geometry().top() > two.geometry().top() > 0)
    place = three.geometry()

    two.delete.click()
    QApplication.processEvents()

    assert shown(page) == ["one?", "three?"]
    assert two.gone.text() == "This question is deleted. Undo brings it back."
    assert three.geometry() == place
    companion.press("Undo")
    assert shown(page) == ["one?", "two?", "three?"]


def test_the_open_ones_are_copied_in_their_order(page, companion):
    card_of(page, "three?").up.click()

    companion.press("Copy open questions")

    assert QGuiApplication.clipboard().text() == "1. one?\n2. three?\n3. two?"
    assert page.window().undo_bar.text() == "3 questions are copied"


def test_back_leads_to_where_it_was_opened_from(page, companion):
    companion.press("Back")

    assert page.window().windowTitle() == "Notes – Companion"


def test_what_the_page_is_for_is_said_where_there_is_none(companion):
    companion.open("questions")

    assert "you have it here at the visit" in words_in(companion.window.page)
    assert not companion.window.page.filter.isVisible()


def test_two_hundred_are_shown_twenty_at_a_time_and_any_can_be_moved(page, companion):
    page.store.notes.put_all(question(f"{number:03}?", 10 + number) for number in range(197))
    assert len(shown(page)) == 20

    companion.press("Show the other 180")

    assert len(shown(page)) == 40
    card_of(page, "036?").up.click()
    assert shown(page)[-2:] == ["036?", "035?"]


def test_ideas_for_questions_are_one_press_away_also_where_there_is_no_question_yet(companion):
    window = companion.open("questions")
    assert window.page.empty.isVisible()
    companion.press("Ideas for questions")
    assert window.windowTitle() == "Questions to ask – Companion"

    companion.store.notes.put(question("one?"))
    window.open_page("questions")
    companion.press("Ideas for questions")
    assert window.windowTitle() == "Questions to ask – Companion"

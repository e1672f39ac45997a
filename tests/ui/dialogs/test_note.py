"""Change a note: its words, tags, day and time; drafts kept, another window's changes too."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt

from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.domain.symptoms import PartOfDay
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside


@pytest.fixture
def page(companion):
    page = companion.open("notes").page
    page.store.notes.put(
        Note(
            id="n",
            day=NOON.date() - timedelta(days=3),
            at=time(9, 5),
            note="Awake at 3.\u2028Read.",
            tags=("Sleep",),
            entered_by="Ruth",
            recorded_at=NOON,
        )
    )
    return page


def edit(page):
    page.list.card("n").edit.click()


def kept(page):
    return page.store.notes.get("n")


def test_it_opens_as_the_note_is(page, hands):
    def look(dialog):
        assert dialog.windowTitle() == "Change this note"
        assert dialog.box.text() == "Awake at 3.\nRead."
        assert dialog.tags.tags() == ("Sleep",)
        assert dialog.when.day() == NOON.date() - timedelta(days=3)
        assert dialog.when.time.text() == "9:05"
        assert not dialog.answer.isVisible()
        dialog.primary.click()

    before = kept(page)
    hands.append(look)

    edit(page)

    assert replace(kept(page), recorded_at=NOON) == before, "saved as it was, to the letter"


def test_words_tags_day_and_part_are_changed_and_undo_brings_all_back(page, companion, hands):
    def change(dialog):
        dialog.box.setPlainText("Awake at 4.")
        companion.press("Mood", dialog)
        companion.press("Yesterday", dialog)
        companion.press("Evening", dialog)
        assert not dialog.when.time.isVisible()
        dialog.primary.click()

    before = kept(page)
    hands.append(change)

    edit(page)

    now = kept(page)
    assert (now.note, now.tags) == ("Awake at 4.", ("Sleep", "Mood"))
    assert now.day == NOON.date() - timedelta(days=1)
    assert (now.at, now.part_of_day) == (None, PartOfDay.EVENING)
    assert now.entered_by == "Ruth"
    companion.press("Undo")
    assert kept(page) == before


def test_a_note_becomes_a_question_with_an_answer(page, companion, hands):
    def ask(dialog):
        companion.press("Question for my team", dialog)
        dialog.answer.setPlainText("Try the cool pillow.")
        dialog.primary.click()

    hands.append(ask)

    edit(page)

    assert kept(page).tags == ("Sleep", QUESTION)
    assert kept(page).answer == "Try the cool pillow."


def test_ctrl_and_enter_save(page, companion, hands):
    def finish(dialog):
        dialog.box.setPlainText("Slept.")
        control = Qt.KeyboardModifier.ControlModifier
        companion.qtbot.keyClick(dialog.box, Qt.Key.Key_Return, control)

    hands.append(finish)

    edit(page)

    assert kept(page).note == "Slept."


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda dialog: dialog.box.setPlainText(" \n "), "Please write a word or two first."),
        (
            lambda dialog: dialog.when.day_chooser._boxes._day.setText("31"),
            "The day must be between 1 and 30 for November.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_the_form_stays(page, hands, read_out, spoil, problem):
    def do(dialog):
        spoil(dialog)
        dialog.primary.click()
        assert dialog.isVisible()
        assert beside(dialog) == problem
        assert problem in read_out
        dialog.cancel.click()

    before = kept(page)
    hands.append(do)

    edit(page)

    assert kept(page) == before


def test_what_is_half_typed_is_there_again_and_forgotten_when_it_is_saved(page, companion, hands):
    def leave(dialog):
        dialog.box.setPlainText("Awake at 5.")
        companion.press("Mood", dialog)
        dialog.cancel.click()

    def go_on(dialog):
        assert dialog.box.text() == "Awake at 5."
        assert dialog.tags.tags() == ("Sleep", "Mood")
        dialog.primary.click()

    hands += [leave, go_on]

    edit(page)
    edit(page)

    assert kept(page).note == "Awake at 5."
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_typing_without_a_pause_is_kept_each_second(page, companion, hands):
    def type_on(dialog):
        dialog.box.setFocus()
        for letter in range(200):
            companion.qtbot.keyClicks(dialog.box, "x", delay=20)
            if companion.on_disk("select 1 from draft"):
                assert letter * 20 < 2500
                break
        else:
            pytest.fail("nothing was kept while it was typed")
        dialog.cancel.click()

    hands.append(type_on)

    edit(page)


def test_what_another_window_changed_meanwhile_stays(page, hands):
    def change(dialog):
        page.store.notes.put(replace(kept(page), tags=("Sleep", "Garden")))
        dialog.box.setPlainText("Awake at 4.")
        dialog.primary.click()

    hands.append(change)

    edit(page)

    assert kept(page).note == "Awake at 4."
    assert kept(page).tags == ("Sleep", "Garden")


def test_a_new_tag_is_added_from_the_form(page, companion, hands):
    def add_tag(dialog):
        dialog.line.setText("Garden")
        dialog.primary.click()

    def change(dialog):
        hands.insert(0, add_tag)
        companion.press("Add a tag", dialog)
        dialog.primary.click()

    hands.append(change)

    edit(page)

    assert kept(page).tags == ("Sleep", "Garden")


def test_a_new_question_is_hers_who_types(companion, hands):
    window = companion.open("today")
    window.page.entered_by.setCurrentIndex(1)
    page = window.show_page("questions")

    def ask(dialog):
        assert not dialog.tags.isVisible()
        dialog.box.setPlainText("Is it new?")
        dialog.primary.click()

    hands.append(ask)

    page.new.click()

    (question,) = page.store.notes.questions()
    assert (question.note, question.entered_by) == ("Is it new?", "helper")
    assert question.id != new_id()

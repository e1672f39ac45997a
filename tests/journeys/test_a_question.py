"""A question for the team: it comes to mind, it is asked at the visit, the answer is kept."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication

from tests.journeys.conftest import NOON


def test_a_question_is_asked_answered_and_found_by_a_word_of_its_answer(companion, hand, at):
    window = companion.open("notes")
    page = window.page
    companion.qtbot.keyClicks(page.new.box, "Is the tingling from before, or is it new?")
    companion.press("Question for my team")
    companion.press("Save note")
    companion.press("Questions for my team (1 open)")

    def ask(dialog):
        companion.qtbot.keyClicks(dialog.box, "May I swim?")
        dialog.accept()

    hand(ask)
    companion.press("New question")
    questions = window.page
    texts = [card.text.text() for card in questions.list.cards()]
    assert texts == ["May I swim?", "Is the tingling from before, or is it new?"]
    companion.press(questions.list.cards()[0].down.accessibleName())
    companion.press("Copy open questions")
    assert QGuiApplication.clipboard().text() == (
        "1. Is the tingling from before, or is it new?\n2. May I swim?"
    )
    companion.close()

    at(NOON + timedelta(days=4))  # at the visit
    window = companion.open("notes")
    companion.press("Questions for my team (2 open)")

    def write_down(dialog):
        companion.qtbot.keyClicks(dialog.answer, "From the paclitaxel; it may fade.")
        dialog.accept()

    hand(write_down)
    first = window.page.list.cards()[0]
    companion.press(first.write_answer.accessibleName())
    assert window.page.how_many.text() == "1 open, 1 answered"
    companion.press("Back")
    assert window.page.questions.accessibleName() == "Questions for my team (1 open)"

    page = window.page
    page.search.setText("paclit")
    (card,) = page.list.cards()
    assert card.answer.marked() == ["paclitaxel"]
    assert companion.on_disk("select note, answer from note where answer <> ''") == [
        ("Is the tingling from before, or is it new?", "From the paclitaxel; it may fade.")
    ]

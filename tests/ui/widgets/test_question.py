"""A question, its answer, and Clear."""

from PySide6.QtCore import Qt

from companion.ui.widgets.chips import Chips
from companion.ui.widgets.question import Question


def test_clear_comes_with_an_answer_and_moves_nothing(qtbot):
    answer = Chips([("yes", "Yes"), ("no", "No")], "Did you fall?")
    card = Question("Did you fall in these 7 days?", answer, "Clear falls")
    qtbot.addWidget(card)
    card.resize(700, 200)
    card.show()
    card.say("", given=False, unsaved=False)
    qtbot.waitUntil(lambda: answer.y() > 0)
    before = answer.geometry()
    assert not card.clear.isVisible()

    card.say("7 out of 10", given=True, unsaved=False)
    qtbot.waitUntil(lambda: card._said.width() > 40)
    assert card.clear.isVisible()
    assert card.clear.accessibleName() == "Clear falls"
    assert answer.geometry() == before

    with qtbot.waitSignal(card.clear_pressed):
        qtbot.mouseClick(card.clear, Qt.MouseButton.LeftButton)


def test_what_is_not_on_disk_is_said_in_the_place_of_the_words(qtbot):
    card = Question("How?", Chips([("yes", "Yes")]), "Clear it")
    qtbot.addWidget(card)

    card.say("7 out of 10", given=True, unsaved=True)

    assert card._said.text() == "Not saved yet"
    assert card._said.property("role") == "problem"

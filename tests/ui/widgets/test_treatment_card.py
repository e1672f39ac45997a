"""A card for one treatment: what it says, and that nothing on it moves under a finger."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.domain.doses import What
from companion.ui.theme import Mode, look
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.treatment_card import TreatmentCard, TreatmentFacts

FACTS = TreatmentFacts(name="Letrozole", told="Letrozole", caption="Hormone therapy")


@pytest.fixture
def card(qtbot):
    card = TreatmentCard()
    card.show_facts(FACTS)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(card)
    column.addStretch(1)
    page = ScrollPage(content)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    rest()
    card.page = page  # both live as long as the test
    return card


def rest():
    for _ in range(4):
        QApplication.processEvents()


def place(widget, card):
    rest()
    return widget.mapTo(card, QPoint(0, 0))


def told(**changes):
    fields = {name: getattr(FACTS, name) for name in FACTS.__slots__}
    return TreatmentFacts(**{**fields, **changes})


def test_an_answer_tells_what_it_was_and_hides_the_answers(card, qtbot):
    assert not card.answers[What.SKIPPED].isVisible()
    card.log.click()
    with qtbot.waitSignal(card.picked) as picked:
        card.answers[What.SKIPPED].click()
    assert picked.args == ["skipped"]
    assert not card.answers[What.SKIPPED].isVisible()
    assert card.log.hasFocus() or card.focusWidget() is card.log


def test_the_words_take_exactly_the_place_of_the_answers(card):
    card.log.click()
    opened = place(card.presses["edit"], card)
    card.answers[What.TAKEN].click()
    card.show_facts(told(today="Taken today at 9:42"))
    assert place(card.presses["edit"], card) == opened

    card.log.click()
    again = place(card.presses["edit"], card)
    card.answers[What.TAKEN].click()
    card.show_facts(told(today="Today: taken at 9:42, taken at 20:00"))
    assert place(card.presses["edit"], card) == again


def test_where_it_was_taken_back_no_gap_stays(card):
    closed = place(card.presses["edit"], card)
    card.log.click()
    card.answers[What.TAKEN].click()
    card.show_facts(told(today="Taken today at 9:42"))
    card.show_facts(FACTS)
    assert place(card.presses["edit"], card) == closed


def test_a_larger_text_begins_without_a_gap(card):
    card.log.click()
    card.answers[What.TAKEN].click()
    card.show_facts(told(today="Taken today at 9:42"))
    look.apply(Mode.LIGHT, 150)
    rest()
    assert card.said.height() < card.answers[What.TAKEN].sizeHint().height()


def test_what_waits_for_the_disk_says_so(card):
    card.show_facts(told(today="Taken today at 9:42", unsaved=True))
    assert card.said.text() == "Taken today at 9:42 (not saved yet)"
    assert card.said.property("role") == "problem"
    card.show_facts(told(today="Taken today at 9:42"))
    assert card.said.property("role") == "saved"


def test_each_control_has_a_name_that_makes_sense_alone(card):
    names = {each.accessibleName() for each in (*card.presses.values(), *card.answers.values())}
    assert len(names) == len(card.presses) + len(card.answers)
    assert all("Letrozole" in name for name in names)


def test_hold_and_resume_are_never_both_there(card):
    assert (card.presses["hold"].isVisible(), card.presses["resume"].isVisible()) == (True, False)
    card.show_facts(told(held=True))
    assert (card.presses["hold"].isVisible(), card.presses["resume"].isVisible()) == (False, True)


@pytest.mark.parametrize("action", ["edit", "history", "delete", "hold", "new dose", "stop"])
def test_a_press_tells_what_is_wanted(card, qtbot, action):
    with qtbot.waitSignal(card.wanted) as wanted:
        card.presses[action].click()
    assert wanted.args == [action]

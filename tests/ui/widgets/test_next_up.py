"""The last card of Today: what is to come, and quiet buttons."""

import pytest
from PySide6.QtCore import Qt

from companion.ui.widgets.next_up import DateLine, NextUp
from tests.ui.pages.conftest import words_in


def lines(count):
    return [DateLine(str(n), f"Scan {n} · Monday", f"Scan {n}, Monday") for n in range(count)]


@pytest.fixture
def card(qtbot):
    made = NextUp()
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_without_a_date_there_are_only_the_quiet_buttons(card):
    card.set_dates([])
    card.set_check_in("")

    assert {each.strip() for each in words_in(card).splitlines()} == {
        "Add a date",
        "All dates",
        "Temperature or weight",
        "All measurements",
        "Weekly check-in",
    }


@pytest.mark.parametrize(
    ("count", "offered"),
    [(4, None), (5, "Show the other date"), (9, "Show the other 5 dates")],
)
def test_four_stand_here_and_the_rest_is_one_press_away(card, qtbot, count, offered):
    card.set_dates(lines(count))
    assert "Scan 3" in words_in(card)
    assert "Scan 4" not in words_in(card)
    assert card.show_rest.isVisible() == (offered is not None)
    if offered is None:
        return
    assert card.show_rest.text().strip() == offered

    with qtbot.waitSignal(card.unfolded):
        qtbot.mouseClick(card.show_rest, Qt.MouseButton.LeftButton)

    assert f"Scan {count - 1}" in words_in(card)
    assert not card.show_rest.isVisible()


def test_each_date_can_be_edited_and_its_button_makes_sense_alone(card, qtbot):
    card.set_dates(lines(2))
    assert card.edit("1").accessibleName() == "Edit Scan 1, Monday"

    with qtbot.waitSignal(card.edit_pressed) as pressed:
        qtbot.mouseClick(card.edit("1"), Qt.MouseButton.LeftButton)

    assert pressed.args == ["1"]


def test_the_check_in_says_when_it_was_done(card):
    card.set_check_in("done Thursday")

    assert card.check_in.accessibleName() == "Weekly check-in, done Thursday"
    assert "done Thursday" in words_in(card)
    card.set_check_in("")
    assert card.check_in.accessibleName() == "Weekly check-in"
    assert "done" not in words_in(card)

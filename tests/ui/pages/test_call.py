"""Who to call: a number in sight, copied in one press."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    return companion.open("call").page


def write(name="", number="", hours=""):
    def do(dialog):
        dialog.name.setText(name)
        dialog.number.setText(number)
        dialog.hours.setText(hours)
        dialog.primary.click()

    return do


def test_nothing_has_to_be_filled_in_first(page):
    assert page.emergency.accessibleName() == "In an emergency call your local emergency number"
    assert "You do not need to fill in anything first." in words_in(page)
    assert page.empty.isVisible()


def test_the_emergency_number_of_the_place_is_set_once(page, companion, hands):
    def say_112(dialog):
        dialog.line.setText(" 112 ")
        dialog.primary.click()

    hands.append(say_112)

    companion.press("Set the number")

    assert page.emergency.accessibleName() == "In an emergency call 112"
    companion.close()
    assert companion.open("call").page.emergency.accessibleName() == "In an emergency call 112"


def test_a_number_is_added_and_copied(page, companion, hands):
    hands.append(write("Nurse line", "555 0142", "Monday to Friday"))

    companion.press("Add a number")

    companion.qtbot.waitUntil(lambda: "Nurse line\nMonday to Friday\n555 0142" in words_in(page))
    assert not page.empty.isVisible()
    companion.press("Copy the number of Nurse line")
    assert QGuiApplication.clipboard().text() == "555 0142"
    assert page.window().undo_bar.text() == "The number of Nurse line is copied"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (("", "555"), "Please write a name."),
        (("Ruth", "  "), "Please write the number to call."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(companion, hands, typed, problem):
    companion.open("call")

    def leave_out(dialog):
        write(*typed)(dialog)
        assert dialog.problem.isVisible()
        assert dialog.problem.text() == problem
        assert (dialog.name.text(), dialog.number.text()) == typed
        dialog.cancel.click()

    hands.append(leave_out)

    companion.press("Add a number")

    assert companion.on_disk("select count(*) from contact") == [(0,)]


def test_a_number_is_changed_and_keeps_its_place(page, companion, hands):
    hands += [write("Nurse", "1"), write("Ward", "2"), write("Nurse line", "3")]
    companion.press("Add a number")
    companion.press("Add a number")

    companion.press("Edit Nurse")

    assert companion.on_disk(
        "select name, number from contact where deleted_at is null order by position"
    ) == [("Nurse line", "3"), ("Ward", "2")]


def test_a_deleted_number_comes_back_with_undo(page, companion, hands):
    hands.append(write("Nurse", "1"))
    companion.press("Add a number")

    companion.press("Delete Nurse")

    assert "Nurse" not in words_in(page)
    assert page.window().undo_bar.text() == "Nurse deleted"
    companion.press("Undo")
    companion.qtbot.waitUntil(lambda: "Nurse" in words_in(page))


def test_a_double_click_on_delete_takes_one_number(page, companion, hands, qtbot):
    hands += [write("Nurse", "1"), write("Ward", "2")]
    companion.press("Add a number")
    companion.press("Add a number")

    companion.press("Delete Nurse")
    companion.press("Delete Ward")

    assert "Nurse" not in words_in(page)
    assert "Ward" in words_in(page)


def test_f1_and_the_button_below_the_rail_come_here_from_anywhere(companion):
    window = companion.open("settings")

    companion.press("Who to call")

    assert window.windowTitle() == "Who to call – Companion"

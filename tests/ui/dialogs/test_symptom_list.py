"""The list: moved, removed, put back, renamed."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom

OWN = Symptom(id="7d0e5c1a-93c6-4c55-9d43-0c4b0b0a5f11", name="Cold hands")


@pytest.fixture
def window(companion):
    window = companion.open()
    store = companion.store
    listed = [
        replace(BUILT_IN_BY_ID[key], listed=True) for key in ("pain", "nausea", "loose_stools")
    ]
    store.symptom_list.put_all([*listed, OWN])
    store.symptom_list.set_listed([*listed, OWN])
    return window


def names(companion):
    sql = "select name from symptom where listed order by position"
    return [name for (name,) in companion.on_disk(sql)]


def press(dialog, name):
    [button] = [
        each
        for each in dialog.findChildren(type(dialog.primary))
        if each.accessibleName() == name and each.isVisibleTo(dialog)
    ]
    button.setFocus()
    button.click()


def test_a_symptom_moves_up_and_the_keyboard_goes_along(window, companion, hands):
    def move(dialog):
        press(dialog, "Move Loose stools up")
        assert QApplication.focusWidget().accessibleName() == "Move Loose stools up"
        press(dialog, "Move Loose stools up")
        assert QApplication.focusWidget().accessibleName() == "Move Loose stools down"
        dialog.primary.click()

    hands.append(move)
    window.change_list()

    assert names(companion) == ["Loose stools", "Pain", "Nausea", "Cold hands"]
    assert next(iter(window.page.rows._rows)) == "loose_stools"


def test_what_is_removed_can_be_put_back_before_it_is_saved(window, companion, hands):
    def remove_and_put_back(dialog):
        press(dialog, "Remove Pain from the list")
        press(dialog, "Remove Nausea from the list")
        press(dialog, "Put Nausea back")
        dialog.primary.click()

    hands.append(remove_and_put_back)
    window.change_list()

    assert names(companion) == ["Nausea", "Loose stools", "Cold hands"], "in its old place"
    companion.press("Undo")
    assert names(companion) == ["Pain", "Nausea", "Loose stools", "Cold hands"]


def test_a_removed_symptom_keeps_its_entries(window, companion, hands):
    companion.press("Pain: 7 out of 10, severe")

    def remove(dialog):
        press(dialog, "Remove Pain from the list")
        dialog.primary.click()

    hands.append(remove)
    window.change_list()

    assert companion.on_disk("select symptom, severity from symptom_entry") == [("pain", 7)]


def test_an_own_symptom_gets_another_name(window, companion, hands):
    def rename(dialog):
        dialog._names[OWN.id].setText(" Cold hands and feet ")
        press(dialog, "Move Cold hands up")  # what is typed outlives the move
        dialog.primary.click()

    hands.append(rename)
    window.change_list()

    assert names(companion) == ["Pain", "Nausea", "Cold hands and feet", "Loose stools"]


@pytest.mark.parametrize("then", ["save", "move", "remove another", "put back"])
def test_a_name_that_was_emptied_is_asked_for(window, companion, hands, then):
    def empty(dialog):
        if then == "put back":
            press(dialog, "Remove Pain from the list")
        dialog._names[OWN.id].setText("  ")
        match then:
            case "save":
                dialog.primary.click()
            case "move":
                press(dialog, "Move Nausea up")
            case "remove another":
                press(dialog, "Remove Pain from the list")
            case "put back":
                press(dialog, "Put Pain back")
        dialog.primary.click()
        assert dialog.problem.text() == "Please write a name for the symptom."
        assert dialog.problem.isVisible()
        dialog.reject()

    hands.append(empty)
    window.change_list()

    assert names(companion) == ["Pain", "Nausea", "Loose stools", "Cold hands"]


def test_how_many_stools_are_usual_is_kept_and_shown(window, companion, hands):
    def say_two(dialog):
        assert dialog.usual.text() == "not given"
        dialog.usual.setValue(2)
        dialog.primary.click()

    hands.append(say_two)
    window.change_list()

    assert companion.on_disk("select usual from symptom where id = 'loose_stools'") == [(2,)]
    assert "beyond your usual 2" in window.page.rows.row("loose_stools")._notes.text()


def test_without_loose_stools_nobody_asks_what_is_usual(companion, hands):
    window = companion.open()

    def look(dialog):
        assert dialog.usual is None
        dialog.reject()

    hands.append(look)
    window.change_list()

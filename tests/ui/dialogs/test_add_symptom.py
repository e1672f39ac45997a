"""Adding to the list: by group, or in one's own words."""

import pytest

from companion.domain.symptom_list import Group

LISTED = "select name from symptom where listed order by position"


@pytest.fixture
def window(companion):
    return companion.open()


def own(name, how="scale"):
    def write(dialog):
        dialog.own.setText(name)
        dialog.how.chip(how).click()
        dialog.primary.click()

    return write


def names(companion):
    return [name for (name,) in companion.on_disk(LISTED)]


FIRST = ["Pain", "Tiredness", "Trouble sleeping"]


def test_several_are_chosen_at_once_from_their_groups(window, companion, hands):
    def choose(dialog):
        assert "pain" not in dialog.chips[Group.WHOLE_BODY]._chips, "it is on the list already"
        dialog.chips[Group.STOMACH].chip("nausea").click()
        dialog.chips[Group.MIND].chip("worry").click()
        dialog.primary.click()

    hands.append(choose)
    window.add_symptom()

    assert names(companion) == [*FIRST, "Nausea", "Worry or anxiety"]
    companion.press("Undo")
    assert names(companion) == FIRST


def test_the_rarer_ones_are_one_press_away(window, companion, hands):
    def choose(dialog):
        assert Group.MORE not in dialog.chips
        dialog._more.click()
        dialog.chips[Group.MORE].chip("taste").click()
        dialog.primary.click()

    hands.append(choose)
    window.add_symptom()

    assert names(companion) == [*FIRST, "Change of taste"]


def test_a_name_of_her_own_is_kept_as_it_was_written(window, companion, hands):
    hands.append(own("  Cold hands & <b>feet</b> "))
    window.add_symptom()

    assert names(companion) == [*FIRST, "Cold hands & <b>feet</b>"]
    companion.press("Cold hands & <b>feet</b>: 4 out of 10, moderate")
    assert companion.on_disk("select severity from symptom_entry") == [(4,)]


def test_an_own_one_can_be_counted(window, companion, hands):
    hands.append(own("Falls", "count"))
    window.add_symptom()

    assert companion.on_disk("select counted from symptom where name = 'Falls'") == [(1,)]


def test_a_built_in_name_in_another_case_is_that_symptom(window, companion, hands):
    hands.append(own("nAUSEA"))
    window.add_symptom()

    assert companion.on_disk("select id, name from symptom where listed and position = 3") == [
        ("nausea", "Nausea")
    ]


@pytest.mark.parametrize("name", ["Pain", "pain", " PAIN "])
def test_what_is_on_the_list_is_not_added_twice(window, companion, hands, name):
    def refused(dialog):
        own(name)(dialog)
        assert dialog.problem.text() == "That symptom is on your list already."
        assert dialog.own.text() == name
        dialog.reject()

    hands.append(refused)
    window.add_symptom()

    assert names(companion) == FIRST


def test_nothing_chosen_is_said(window, hands):
    def refused(dialog):
        dialog.primary.click()
        assert dialog.problem.text() == "Please choose a symptom first."
        dialog.reject()

    hands.append(refused)
    window.add_symptom()


def test_an_own_one_that_left_the_list_is_offered_again(window, companion, hands):
    def leave(dialog):
        dialog._on_removed(3)
        dialog.primary.click()

    def come_back(dialog):
        chips = dialog.chips[Group.OWN]
        [chip] = chips._chips.values()
        assert chip.accessibleName() == "Ringing in the ears"
        chip.click()
        dialog.primary.click()

    hands += [own("Ringing in the ears"), leave, come_back]
    window.add_symptom()
    window.change_list()
    assert names(companion) == FIRST
    window.add_symptom()

    assert names(companion) == [*FIRST, "Ringing in the ears"]

"""What a person sets for herself, in two windows: nothing that was typed in one is lost to the other."""

import pytest

from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.changes import preferences as changes

PLANNING, NUMBERS = "planning-ahead", "statistics"
ONE_LINE = {
    "emergency_number": changes.set_emergency_number,
    "fever_number": changes.set_fever_number,
    "call_about": changes.set_call_about,
}


@pytest.fixture
def here(tmp_path):
    store = Store(Diary(tmp_path / "diary.db"))
    yield store
    store.close()


@pytest.fixture
def there(here):
    store = Store(Diary(here.diary.path))
    yield store
    store.close()


def kept(store, setting):
    return getattr(store.preferences.get(), setting)


def about(store):
    return kept(store, "call_about")


@pytest.mark.parametrize("setting", ONE_LINE)
def test_what_is_set_goes_and_comes(here, setting):
    change = ONE_LINE[setting](here, " 38.3 ")
    change.do()
    assert kept(here, setting) == "38.3"
    assert change.undo() is True
    assert kept(here, setting) == ""
    change.do()
    assert kept(here, setting) == "38.3"


@pytest.mark.parametrize("setting", ONE_LINE)
def test_undo_leaves_what_another_window_set_since(here, there, setting):
    change = ONE_LINE[setting](here, "first")
    change.do()
    ONE_LINE[setting](there, "a whole sentence").do()

    assert change.undo() is False

    assert kept(here, setting) == "a whole sentence"


@pytest.mark.parametrize("setting", ["emergency_number", "fever_number"])
def test_redo_can_be_taken_back_to_what_another_window_set_since_the_undo(here, there, setting):
    change = ONE_LINE[setting](here, "38.3")
    change.do()
    change.undo()
    ONE_LINE[setting](there, "38.5").do()

    change.do()
    assert kept(here, setting) == "38.3"
    assert change.undo() is True
    assert kept(here, setting) == "38.5"


@pytest.mark.parametrize("setting", ONE_LINE)
def test_a_form_in_which_nothing_was_changed_leaves_what_another_window_set(here, there, setting):
    ONE_LINE[setting](here, "old").do()
    change = ONE_LINE[setting](here, "old", opened="old")
    ONE_LINE[setting](there, "new").do()

    change.do()

    assert kept(here, setting) == "new"


def test_what_another_window_wrote_while_the_form_was_open_stays_beside_the_words(here, there):
    changes.set_call_about(here, "A cough").do()
    change = changes.set_call_about(here, "A cough, or chills", opened="A cough")
    changes.set_call_about(there, "A cough. Loose stools").do()

    change.do()
    both = "A cough, or chills\n\nA cough. Loose stools"
    assert about(here) == both
    assert change.undo() is True
    assert about(here) == "A cough. Loose stools"
    change.do()
    assert about(here) == both


def test_redo_keeps_the_words_that_another_window_wrote_since_the_undo(here, there):
    change = changes.set_call_about(here, "Chills")
    change.do()
    change.undo()
    changes.set_call_about(there, "Loose stools").do()

    change.do()

    assert about(here) == "Chills\n\nLoose stools"


@pytest.mark.parametrize(
    ("mine", "elsewhere", "then"),
    [
        ("Chills and a cough", "a cough", "Chills and a cough"),
        ("a cough", "Chills and a cough", "Chills and a cough"),
        ("", "Loose stools", "Loose stools"),
        ("Chills", "", "Chills"),
        ("Chills", "Fever", "Chills"),
    ],
)
def test_words_that_two_windows_have_are_there_once(here, there, mine, elsewhere, then):
    changes.set_call_about(here, "Fever").do()
    change = changes.set_call_about(here, mine, opened="Fever")
    changes.set_call_about(there, elsewhere).do()

    change.do()

    assert about(here) == then


def test_a_topic_put_away_leaves_the_one_that_another_window_put_away(here, there):
    change = changes.put_topic_away(here, PLANNING, "Planning ahead")
    changes.put_topic_away(there, NUMBERS, "Numbers").do()

    change.do()
    assert kept(here, "hidden_topics") == (NUMBERS, PLANNING)
    assert change.undo() is True
    assert kept(here, "hidden_topics") == (NUMBERS,)


def test_undo_leaves_a_topic_that_another_window_shows_again(here, there):
    change = changes.put_topic_away(here, PLANNING, "Planning ahead")
    change.do()
    changes.show_topic_again(there, PLANNING, "Planning ahead").do()

    assert change.undo() is False

    assert kept(here, "hidden_topics") == ()


def test_a_topic_waits_under_its_own_name_and_is_told_in_words(here):
    away = changes.put_topic_away(here, PLANNING, "Planning ahead")
    again = changes.show_topic_again(here, PLANNING, "Planning ahead")

    assert away.control == again.control == changes.topic_control(PLANNING)
    assert away.control == "topic planning-ahead"
    assert (away.clears, again.clears) == (True, False)
    assert away.done == "Planning ahead put away"
    assert again.done == "Planning ahead is shown again"


def test_a_helper_added_here_and_one_added_there_are_both_offered(here, there):
    change = changes.add_helper(here, "Ann")
    changes.add_helper(there, "Ben").do()

    change.do()
    assert kept(here, "helpers") == ("Ben", "Ann")
    change.undo()
    assert kept(here, "helpers") == ("Ben",)


def test_undo_leaves_a_name_that_was_there_before(here, there):
    change = changes.add_helper(here, "Ann")
    changes.add_helper(there, "Ann").do()

    change.do()
    change.undo()

    assert kept(here, "helpers") == ("Ann",)

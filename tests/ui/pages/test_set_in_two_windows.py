"""Two windows on Who to call: what one of them set is not taken back by the other."""

import pytest

from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.changes import preferences as changes
from tests.ui.pages.conftest import words_in


@pytest.fixture
def window(companion):
    return companion.open("call")


@pytest.fixture
def there(window):
    """The same diary, in another window."""
    other = Store(Diary(window.store.diary.path))
    yield other
    other.close()


def type_words(text):
    def do(dialog):
        dialog.words.setPlainText(text)
        dialog.primary.click()

    return do


def type_number(text):
    def do(dialog):
        dialog.number.setText(text)
        dialog.primary.click()

    return do


def meanwhile(change, then):
    """Let the other window write while the form is open; then go on in the form."""

    def do(dialog):
        change.do()
        then(dialog)

    return do


def test_undo_says_that_another_window_wrote_and_leaves_it_in_sight(
    companion, hands, window, there
):
    hands.append(type_words("Loose stools"))
    companion.press("Add what my team asked me to call about")
    changes.set_call_about(there, "A new cough").do()

    companion.press("Undo")

    assert window.undo_bar.text() == (
        "What my team asked me to call about was changed elsewhere since, and is left as it is"
    )
    window.page.refresh()
    assert "A new cough" in words_in(window.page)


def test_a_fever_number_set_elsewhere_is_not_undone(companion, hands, window, there):
    hands.append(type_number("38.3 °C"))
    companion.press("Set my team's number")
    changes.set_fever_number(there, "37.8 °C").do()

    companion.press("Undo")

    assert "left as it is" in window.undo_bar.text()
    window.page.refresh()
    assert "Call at 37.8 °C (100.0 °F) or above" in words_in(window.page)


def test_what_two_windows_write_for_the_team_at_once_is_all_in_sight(
    companion, hands, window, there
):
    elsewhere = changes.set_call_about(there, "A new cough")
    hands.append(meanwhile(elsewhere, type_words("Loose stools")))

    companion.press("Add what my team asked me to call about")

    assert "Loose stools\n\nA new cough" in words_in(window.page)


def test_a_fever_form_saved_as_it_was_leaves_the_number_set_elsewhere(
    companion, hands, window, there
):
    elsewhere = changes.set_fever_number(there, "37.8 °C")
    hands.append(meanwhile(elsewhere, lambda dialog: dialog.primary.click()))

    companion.press("Set my team's number")

    assert "Call at 37.8 °C (100.0 °F) or above" in words_in(window.page)

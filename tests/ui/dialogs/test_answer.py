"""Write down what the team answered."""

import pytest

from companion.domain.notes import QUESTION, Note
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    page = companion.open("questions").page
    page.store.notes.put(
        Note(id="q", day=NOON.date(), note="Is it new?", tags=(QUESTION,), recorded_at=NOON)
    )
    return page


def answer(page):
    page.list.card("q").write_answer.click()


def write(text):
    def do(dialog):
        dialog.answer.setPlainText(text)
        dialog.primary.click()

    return do


def kept(page):
    return page.store.notes.get("q").answer


def test_the_question_stands_above_the_answer(page, hands):
    def look(dialog):
        assert "Is it new?" in words_in(dialog)
        write("No, from before.")(dialog)

    hands.append(look)

    answer(page)

    assert kept(page) == "No, from before."
    assert page.window().undo_bar.text() == "Answer saved"


def test_undo_opens_the_question_again(page, companion, hands):
    hands.append(write("No."))
    answer(page)

    companion.press("Undo")

    assert kept(page) == ""
    assert page.list.card("q").write_answer.text().strip() == "Write the answer"


def test_an_answer_of_nothing_is_refused_in_words(page, hands):
    def save_nothing(dialog):
        dialog.primary.click()
        assert dialog.problem.text() == "Please write a word or two first."
        dialog.cancel.click()

    hands.append(save_nothing)

    answer(page)

    assert kept(page) == ""


def test_an_answer_that_is_emptied_leaves_the_question_open(page, hands):
    hands += [write("No."), write("")]

    answer(page)
    answer(page)

    assert kept(page) == ""
    assert page.window().undo_bar.text() == "The question is open again"


def test_what_is_half_typed_is_there_again(page, companion, hands):
    def leave(dialog):
        dialog.answer.setPlainText("No, fr")
        dialog.cancel.click()

    def go_on(dialog):
        assert dialog.answer.text() == "No, fr"
        write("No, from before.")(dialog)

    hands += [leave, go_on]

    answer(page)
    answer(page)

    assert kept(page) == "No, from before."
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_the_form_stays_open_where_the_disk_refuses(page, companion, hands, monkeypatch):
    from companion import paths
    from companion.storage import driver
    from companion.storage.faults import StorageError

    def save_while_busy(dialog):
        other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
        other.execute("begin immediate")
        dialog.answer.setPlainText("No.")
        with pytest.raises(StorageError):
            dialog.save()
        assert dialog.isVisible()
        assert dialog.answer.text() == "No."
        other.execute("rollback")
        other.close()
        dialog.primary.click()

    hands.append(save_while_busy)

    answer(page)

    assert kept(page) == "No."

"""Typed, and closed at once: it is on disk, or the person is asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from tests.journeys.test_nothing_is_lost import busy

BOXES = {"today": "note", "check-in": "note", "notes": "new.box"}


def box_of(page, path):
    for name in path.split("."):
        page = getattr(page, name)
    return page


@pytest.mark.parametrize("name", BOXES)
def test_words_typed_that_moment_are_on_disk_when_the_window_is_closed(companion, qtbot, name):
    page = companion.open(name).page
    qtbot.keyClicks(box_of(page, BOXES[name]), "words of a bad night")

    companion.close()

    page = companion.open(name).page
    assert box_of(page, BOXES[name]).text() == "words of a bad night"


@pytest.mark.parametrize("name", BOXES)
def test_where_the_disk_refuses_the_person_is_asked_and_may_stay(
    companion, qtbot, name, monkeypatch
):
    asked = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        box.defaultButton().click()
        return 0

    window = companion.open(name)
    qtbot.keyClicks(box_of(window.page, BOXES[name]), "words of a bad night")
    with busy(companion):
        monkeypatch.setattr(QMessageBox, "exec", stay)
        assert not window.close()

    assert len(asked) == 1
    assert "not saved yet" in asked[0]
    assert window.isVisible()
    companion.press("Try again")
    companion.close()
    page = companion.open(name).page
    assert box_of(page, BOXES[name]).text() == "words of a bad night"


@pytest.mark.parametrize("name", ["today", "check-in"])
def test_words_typed_on_after_enter_while_the_disk_refuses_stay_through_a_page_turn(
    companion, qtbot, name
):
    window = companion.open(name)
    with busy(companion):
        qtbot.keyClicks(window.page.note, "an hour")
        qtbot.keyClick(window.page.note, Qt.Key.Key_Return)
        qtbot.keyClicks(window.page.note, " outside")
        window.open_page("symptoms")
        window.open_page(name)
        assert window.page.note.text() == "an hour outside"
    companion.press("Try again")
    qtbot.keyClick(window.page.note, Qt.Key.Key_Return)

    assert companion.on_disk("select note from day where deleted_at is null") == [
        ("an hour outside",)
    ]

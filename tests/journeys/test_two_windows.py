"""Two windows on one diary: what is typed in one never takes the place of what is typed in the other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from companion.domain.appointments import Appointment
from companion.domain.identity import new_id
from tests.journeys.conftest import NOON


@pytest.fixture
def two(companion, qtbot) -> Callable[[str], tuple]:
    """Open a page in two windows, each with a store of its own."""

    def open_both(page: str) -> tuple:
        first = companion.open(page)
        store = companion.store
        second = companion.open(page)
        assert companion.store is not store
        return first, second

    return open_both


def write(qtbot, box, text):
    box.setFocus()
    qtbot.keyClicks(box, text)
    qtbot.waitUntil(lambda: box.in_pause)


def look_again(window):
    """Turn to a window: it sees what was written elsewhere."""
    window._on_activated()


def drafts(companion):
    return sorted(body for (body,) in companion.on_disk("select body from draft"))


def test_a_new_note_in_each_is_kept_and_the_other_is_offered(companion, qtbot, two):
    first, second = two("notes")
    write(qtbot, first.page.new.box, "AAA long text")
    write(qtbot, second.page.new.box, "BBB")

    look_again(first)

    assert first.page.new.box.text() == "AAA long text"
    assert second.page.new.box.text() == "BBB"
    assert len(drafts(companion)) == 2
    companion.press("Unfinished note: BBB", first)
    assert first.page.new.box.text() == "BBB"
    companion.press("Unfinished note: AAA long text", first)
    assert first.page.new.box.text() == "AAA long text"


def test_a_note_saved_in_one_leaves_what_is_typed_in_the_other(companion, qtbot, two):
    first, second = two("notes")
    write(qtbot, first.page.new.box, "AAA long text")
    qtbot.keyClicks(second.page.new.box, "BBB")
    companion.press("Save note", second)

    look_again(first)

    assert first.page.new.box.text() == "AAA long text"
    assert companion.on_disk("select note from note") == [("BBB",)]
    assert len(drafts(companion)) == 1
    assert "AAA long text" in drafts(companion)[0]


def test_a_draft_shown_in_both_and_saved_in_one_is_not_lost_where_it_was_gone_on_with(
    companion, qtbot
):
    first = companion.open("notes")
    write(qtbot, first.page.new.box, "AAA")
    second = companion.open("notes")
    assert second.page.new.box.text() == "AAA"
    write(qtbot, first.page.new.box, " and more")

    companion.press("Save note", second)
    look_again(first)

    assert companion.on_disk("select note from note") == [("AAA",)]
    assert first.page.new.box.text() == "AAA and more"
    assert "AAA and more" in drafts(companion)[0]


@pytest.mark.parametrize("page", ["check-in", "today"])
def test_words_of_both_stand_one_below_the_other(companion, qtbot, two, page):
    first, second = two(page)
    write(qtbot, first.page.note, "AAA")
    write(qtbot, second.page.note, "BBB")
    assert second.page.note.text() == "BBB\nAAA"
    assert drafts(companion) == ["BBB\nAAA"]

    qtbot.keyClick(second.page.note, Qt.Key.Key_Return)
    look_again(first)
    assert first.page.note.text() == "AAA", "what is typed here stays"
    qtbot.keyClick(first.page.note, Qt.Key.Key_Return)

    assert companion.on_disk("select note from day where deleted_at is null") == [("BBB\nAAA",)]


@pytest.mark.parametrize("page", ["check-in", "today"])
def test_words_saved_in_one_are_not_written_over_in_the_other(companion, qtbot, two, page):
    first, second = two(page)
    qtbot.keyClicks(first.page.note, "AAA")
    qtbot.keyClick(first.page.note, Qt.Key.Key_Return)
    qtbot.keyClicks(second.page.note, "BBB")
    look_again(second)

    qtbot.keyClick(second.page.note, Qt.Key.Key_Return)

    assert companion.on_disk("select note from day where deleted_at is null") == [("BBB\nAAA",)]


def test_a_date_deleted_in_one_is_said_to_be_gone_in_the_other(companion, qtbot):
    first = companion.open()
    date = Appointment(id=new_id(), day=NOON.date(), what="Scan", recorded_at=NOON)
    first.store.appointments.put(date)
    qtbot.waitUntil(lambda: first.page.next.edit(date.id) is not None)
    second = companion.open()
    second.store.appointments.remove(date.id)

    companion.press("Edit Scan, Monday 23 November", first)

    assert first.undo_bar.text() == "That date is not there any more"
    assert first.page.next.edit(date.id) is None

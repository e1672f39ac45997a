"""Ten years of notes: a word is found as it is typed, and each hit is marked."""

import random
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from companion.domain.identity import new_id
from companion.domain.notes import Note
from tests.journeys.conftest import NOON

DAYS = 3650
WORDS = [
    "walked",
    "slept",
    "tea",
    "garden",
    "rain",
    "soup",
    "letter",
    "neighbor",
    "stairs",
    "window",
    "quiet",
    "tired",
]


@pytest.fixture
def window(companion):
    window = companion.open("notes")
    rng = random.Random(10)
    notes = [
        Note(
            id=new_id(),
            day=NOON.date() - timedelta(days=number),
            note=" ".join(rng.choices(WORDS, k=12)).capitalize() + ".",
            recorded_at=NOON - timedelta(days=number),
        )
        for number in range(DAYS)
    ]
    for number, text in ((1200, "Saw a kingfisher by the pond."), (3649, "The first Kingfisher!")):
        notes[number] = Note(
            id=new_id(), day=notes[number].day, note=text, recorded_at=notes[number].recorded_at
        )
    window.store.notes.merge(notes)
    return window


def test_a_word_is_found_marked_and_the_note_of_that_day_changed(companion, window, hand):
    page = window.page
    window._on_find()
    assert page.search.hasFocus()

    companion.qtbot.keyClicks(page.search, "kingf")

    newer, older = page.list.cards()
    assert (newer.text.text(), newer.text.marked()) == (
        "Saw a kingfisher by the pond.",
        ["kingfisher"],
    )
    assert older.text.marked() == ["Kingfisher"]
    assert older.heading.text() == "Saturday 26 November 2016"
    assert page.how_many.text() == "2 notes"

    def write_more(dialog):
        dialog.box.setPlainText("The first Kingfisher, and it came back in May.")
        dialog.accept()

    hand(write_more)
    companion.press(older.edit.accessibleName())
    assert [card.text.text() for card in page.list.cards()][1].endswith("in May.")

    companion.qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(page.list.cards()) == 20
    assert page.list.cards()[0].heading.text() == "Monday 23 November"


def test_all_words_count_in_any_order_and_older_hits_follow_on_request(companion, window):
    page = window.page
    page.search.setText("tea garden")
    shown = [card.text.text().lower() for card in page.list.cards()]
    assert len(shown) == 20
    assert all("tea" in text and "garden" in text for text in shown)
    assert page.how_many.text() == "The newest 20 are shown"

    companion.press("Show older notes")

    assert [card.text.text().lower() for card in page.list.cards()][:20] == shown
    assert len(page.list.cards()) == 40

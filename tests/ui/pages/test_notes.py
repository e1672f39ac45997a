"""Notes: written, found again by a word, changed, deleted and brought back."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from companion import paths
from companion.domain.days import Day, Rating
from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.domain.symptoms import PartOfDay
from companion.storage import driver
from companion.ui.pages.notes import AT_A_TIME
from companion.ui.theme import look
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


def note(text, days_ago=0, **fields):
    return Note(
        **{
            "id": new_id(),
            "day": NOON.date() - timedelta(days=days_ago),
            "note": text,
            "recorded_at": NOON,
            **fields,
        }
    )


@pytest.fixture
def page(companion):
    return companion.open("notes").page


@pytest.fixture
def write(page, companion):
    def write_note(text):
        page.new.box.setFocus()
        companion.qtbot.keyClicks(page.new.box, text)

    return write_note


@contextmanager
def busy(companion):
    """Let another program hold the diary: the disk refuses, as it does when it is full."""
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")
    try:
        yield
    finally:
        other.execute("rollback")
        other.close()


def shown(page):
    return [card.text.text() for card in page.list.cards() if card.gone is None]


def settle():
    """Let all layouts come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def living(companion):
    return companion.on_disk("select note from note where deleted_at is null order by seq")


def drafts(companion):
    return companion.on_disk("select id from draft where id = 'new note'")


# Writing


def test_a_saved_note_stands_on_top_of_the_earlier_ones(page, companion, write):
    page.store.notes.put(note("yesterday's", 1))
    write("A walk to the corner.")

    companion.press("Save note")

    assert shown(page) == ["A walk to the corner.", "yesterday's"]
    assert page.new.box.text() == ""
    assert page.window().undo_bar.text() == "Note saved"
    assert companion.on_disk(
        "select day, at, entered_by, tags from note where note like 'A %'"
    ) == [("2026-11-23", "12:00", "me", "")]
    assert drafts(companion) == []


def test_ctrl_and_enter_save_and_enter_begins_a_line(page, companion, write):
    write("one")
    companion.qtbot.keyClick(page.new.box, Qt.Key.Key_Return)
    write("two")
    companion.qtbot.keyClick(page.new.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert living(companion) == [("one\ntwo",)]


def test_a_note_of_nothing_is_not_saved_and_says_what_is_missing(page, companion, write):
    write("  ")

    companion.press("Save note")

    assert living(companion) == []
    assert page.new.problem.text() == "Please write a word or two first."
    assert page.new.problem.isVisible()
    write("x")
    assert not page.new.problem.isVisible()


def test_tags_are_chosen_and_a_new_one_is_added(page, companion, write, hands):
    def add_garden(dialog):
        dialog.line.setText("  Garden ")
        dialog.primary.click()

    hands.append(add_garden)
    write("Sowed beans.")
    companion.press("Sleep")
    companion.press("Add a tag")

    companion.press("Save note")

    assert companion.on_disk("select tags from note") == [("Sleep | Garden",)]
    assert page.new.tags.tags() == ()
    settle()
    garden = page.new.tags.chips.chip("Garden")
    assert garden.isVisible(), "it is offered from now on"
    assert page.new.tags.new.y() - garden.y() < garden.height(), "in one line with Add a tag"


def test_a_tag_with_a_bar_is_refused_in_words_and_a_known_one_is_chosen_in_any_case(
    page, companion, hands
):
    def write_tag(dialog):
        dialog.line.setText("a|b")
        dialog.primary.click()
        assert dialog.problem.text() == "A tag cannot have the sign | in it. Please leave it out."
        dialog.line.setText("  ")
        dialog.primary.click()
        assert dialog.problem.text() == "Please write a name for the tag."
        dialog.line.setText("sLEEP")
        dialog.primary.click()

    hands.append(write_tag)

    companion.press("Add a tag")

    assert page.new.tags.tags() == ("Sleep",)


def test_another_day_and_a_part_of_it(page, companion, write):
    write("A long evening.")
    companion.press("Another day or time")
    companion.press("Yesterday")
    companion.press("Evening")

    companion.press("Save note")

    assert companion.on_disk("select day, at, part_of_day from note") == [
        ("2026-11-22", None, "evening")
    ]
    assert page.new.when.isHidden()
    assert page.new.when.untouched()
    assert page.list.cards()[0].heading.text() == "Sunday 22 November"
    assert page.list.cards()[0].caption.text() == "Evening"


def test_a_day_to_come_is_refused_in_words_and_nothing_typed_is_lost(page, companion, write):
    write("Tomorrow")
    companion.press("Another day or time")
    companion.press("Another day")
    boxes = page.new.when.day_chooser._boxes
    boxes._day.setText("24")
    boxes._day.editingFinished.emit()

    companion.press("Save note")

    assert living(companion) == []
    assert page.new.problem.text() == "That day has not come yet. Choose today or earlier."
    assert page.new.box.text() == "Tomorrow"


def test_a_wrong_time_is_said_in_words(page, companion, write):
    write("when?")
    companion.press("Another day or time")
    companion.press("Exact time")
    companion.qtbot.keyClicks(page.new.when.time, "25:99")

    companion.press("Save note")

    assert living(companion) == []
    assert "15:10" in page.new.problem.text()


def test_undo_takes_the_note_back_and_its_words_are_in_the_box_again(page, companion, write):
    write("Too soon")
    companion.press("Sleep")
    companion.press("Save note")

    companion.press("Undo")

    assert living(companion) == []
    assert shown(page) == []
    assert page.new.box.text() == "Too soon"
    assert page.new.tags.tags() == ("Sleep",)
    page.window().redo()
    assert living(companion) == [("Too soon",)]
    assert page.new.box.text() == ""
    assert drafts(companion) == []


def test_who_is_typing_stands_by_the_note(page, companion, write):
    window = page.window()
    window.show_page("today").entered_by.setCurrentIndex(1)
    window.show_page("notes")
    write("She slept.")

    companion.press("Save note")

    assert page.list.cards()[0].caption.text() == "12:00 · entered by a helper"


# The draft


def test_a_draft_comes_back_after_the_page_was_turned_and_after_a_restart(page, companion, write):
    write("half a sen")
    companion.press("Mood")
    companion.press("Another day or time")
    companion.press("Yesterday")
    page.window().open_page("today")
    assert drafts(companion) == [("new note",)]
    companion.close()

    page = companion.open("notes").page

    assert page.new.box.text() == "half a sen"
    assert page.new.tags.tags() == ("Mood",)
    assert page.new.when.day() == NOON.date() - timedelta(days=1)
    assert page.new.state.text() == "Kept as a draft"


def test_the_last_keys_before_closing_are_kept(page, companion, write):
    write("no pause at all")

    companion.close()

    assert companion.open("notes").page.new.box.text() == "no pause at all"


def test_a_draft_is_of_the_day_on_which_it_was_begun_and_says_so_beside_save(
    page, companion, write, at
):
    write("since last night")
    assert page.new.day.isHidden()
    companion.close()
    at(NOON + timedelta(days=1))
    page = companion.open("notes").page
    assert (page.new.box.text(), page.new.day.text()) == ("since last night", "Monday 23 November")
    assert page.new.day.isVisible()
    assert page.new.when.isHidden()

    companion.press("Save note")

    assert companion.on_disk("select day, at from note") == [("2026-11-23", None)]
    assert page.new.day.isHidden()
    companion.qtbot.keyClicks(page.new.box, "And now")
    companion.press("Save note")
    assert companion.on_disk("select day, at from note where note = 'And now'") == [
        ("2026-11-24", "12:00")
    ]


def test_a_note_begun_before_midnight_and_saved_after_it_is_of_the_day_before(
    page, companion, write, at
):
    write("Still awake.")
    at((NOON + timedelta(days=1)).replace(hour=0, minute=20))

    companion.press("Save note")

    assert companion.on_disk("select day, at from note") == [("2026-11-23", None)]
    assert page.list.cards()[0].heading.text() == "Monday 23 November"


def test_a_note_begun_after_midnight_on_a_page_left_open_is_of_the_new_day(
    page, companion, write, at
):
    write("x")
    companion.qtbot.keyClick(page.new.box, Qt.Key.Key_Backspace)
    at((NOON + timedelta(days=1)).replace(hour=0, minute=20))
    write("Still awake.")

    companion.press("Save note")

    assert companion.on_disk("select day, at from note") == [("2026-11-24", "00:20")]


def test_words_left_overnight_say_their_day_and_can_be_made_those_of_today(
    page, companion, write, at
):
    write("Still awake.")
    at(NOON + timedelta(days=1))
    page.refresh()
    assert page.new.day.text() == "Monday 23 November"

    companion.press("Another day or time")
    companion.press("Back to today")
    assert page.new.day.isHidden()
    companion.press("Save note")

    assert companion.on_disk("select day, at from note") == [("2026-11-24", "12:00")]


def test_a_time_that_has_not_come_yet_is_said_in_words(page, companion, write):
    write("when?")
    companion.press("Another day or time")
    companion.press("Exact time")
    companion.qtbot.keyClicks(page.new.when.time, "23:59")

    companion.press("Save note")

    assert living(companion) == []
    assert "has not come yet" in page.new.problem.text()
    assert page.new.box.text() == "when?"


def test_what_is_being_typed_stays_while_the_page_is_read_anew(page, companion, write):
    write("going on")
    page.store.notes.put(note("from elsewhere"))

    assert page.new.box.text() == "going on"
    assert shown(page) == ["from elsewhere"]


# A disk that refuses


def test_a_note_that_the_disk_refused_is_shown_as_not_saved_and_saved_later(page, companion, write):
    with busy(companion):
        write("The sun came out.")
        companion.press("Save note")
        (card,) = page.list.cards()
        assert card.text.text() == "The sun came out."
        assert card.unsaved.isVisible()
        assert not card.edit.isVisible()
        assert page.new.box.text() == ""
        assert "not saved yet" in page.window().banners["unsaved"].accessibleName()

    companion.press("Try again")

    assert living(companion) == [("The sun came out.",)]
    assert not page.list.cards()[0].unsaved.isVisible()
    assert drafts(companion) == []


def test_undo_of_a_note_that_waits_gives_its_words_back(page, companion, write):
    with busy(companion):
        write("The sun came out.")
        companion.press("Save note")
        page.window().undo()
        assert page.list.cards() == []
        assert page.new.box.text() == "The sun came out."


def test_undo_of_a_note_that_waits_keeps_its_words_where_others_are_typed_meanwhile(
    page, companion, write
):
    with busy(companion):
        write("The sun came out.")
        companion.press("Save note")
        write("And then rain")
        page.window().undo()

        assert page.new.box.text() == "And then rain"
        companion.press("Unfinished note: The sun came out.")
        assert page.new.box.text() == "The sun came out."
        companion.press("Unfinished note: And then rain")
        assert page.new.box.text() == "And then rain"
    companion.press("Try again")
    companion.close()

    page = companion.open("notes").page

    drafts_in = [page.new.box.text(), page.unfinished.text()]
    assert "The sun came out." in " ".join(drafts_in)
    assert "And then rain" in " ".join(drafts_in)


def test_undo_of_a_saved_note_keeps_its_words_where_others_are_typed_meanwhile(
    page, companion, write
):
    write("The sun came out.")
    companion.press("Save note")
    write("And then rain")
    companion.qtbot.waitUntil(lambda: page.new.box.in_pause)

    companion.press("Undo")

    assert page.new.box.text() == "And then rain"
    assert page.unfinished.text().strip() == "Unfinished note: The sun came out."
    page.window().redo()
    assert not page.unfinished.isVisible()
    assert page.new.box.text() == "And then rain"
    assert living(companion) == [("The sun came out.",)]


def test_redo_of_a_note_that_waited_empties_the_box_again(page, companion, write):
    with busy(companion):
        write("The sun came out.")
        companion.press("Save note")
        page.window().undo()
        page.window().redo()
        assert page.new.box.text() == ""
        assert shown(page) == ["The sun came out."]
    companion.press("Try again")

    assert living(companion) == [("The sun came out.",)]
    assert companion.on_disk("select id from draft") == []


def test_a_draft_that_the_disk_refused_is_in_a_copy_elsewhere(
    page, companion, write, monkeypatch, tmp_path
):
    target = tmp_path / "copy.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with busy(companion):
        write("half typed")
        companion.qtbot.waitUntil(lambda: page.new.box.in_pause)
        assert page.new.state.text() == "Not saved yet"
        companion.press("Save a copy elsewhere")

    assert "half typed" in target.read_text("utf-8-sig")


# Earlier notes


def test_they_stand_under_their_months_with_the_day_and_how_it_was(page):
    yesterday = NOON.date() - timedelta(days=1)
    page.store.days.put(Day(id=new_id(), day=yesterday, rating=Rating.HARD, recorded_at=NOON))
    page.store.notes.put_all(
        [
            note("two\nlines", 1, tags=("Mood", "Garden"), part_of_day=PartOfDay.NIGHT),
            note("of October", 40, entered_by="Ruth"),
        ]
    )

    words = words_in(page.list)

    assert words.index("November 2026") < words.index("two\nlines") < words.index("October 2026")
    first, second = page.list.cards()
    assert first.heading.text() == "Sunday 22 November"
    assert first.caption.text() == "Night · Hard day"
    assert [pill.text() for pill in first._pills if pill.isVisible()] == ["Mood", "Garden"]
    assert second.caption.text() == "entered by Ruth"


def test_older_notes_are_shown_twenty_more_at_a_time_and_nothing_above_moves(page, companion):
    page.store.notes.put_all(note(f"note {number}", number) for number in range(50))
    assert len(shown(page)) == AT_A_TIME
    settle()
    places = [card.geometry() for card in page.list.cards()]

    companion.press("Show older notes")

    assert shown(page) == [f"note {number}" for number in range(40)]
    settle()
    assert [card.geometry() for card in page.list.cards()][:AT_A_TIME] == places
    companion.press("Show older notes")
    assert len(shown(page)) == 50
    assert not page.older.isVisible()


def test_a_long_note_shows_its_beginning_until_more_is_asked_for(page, companion):
    page.store.notes.put(note("\n".join(f"line {number}" for number in range(40))))
    (card,) = page.list.cards()
    assert card.text.text().endswith("line 11 …")

    card.more.click()

    assert card.text.text().endswith("line 39")
    assert not card.more.isVisible()


def test_a_note_of_a_megabyte_is_shown_and_written(page, companion):
    text = "A word and another. " * 52_000

    page.new.box.setPlainText(text)
    companion.press("Save note")

    (card,) = page.list.cards()
    assert len(card.text.text()) < 1100
    assert companion.on_disk("select length(note) from note") == [(len(text),)]


def test_a_deleted_note_leaves_its_place_so_that_a_second_press_hits_nothing(page, companion):
    page.store.notes.put_all([note("first"), note("second", 1)])
    first, second = page.list.cards()
    settle()
    place = second.geometry()

    first.delete.click()
    settle()

    assert shown(page) == ["second"]
    assert first.gone.text() == "This note is deleted. Undo brings it back."
    assert second.geometry() == place
    assert not first.delete.isVisible()
    companion.press("Undo")
    assert shown(page) == ["first", "second"]
    assert living(companion) == [("first",), ("second",)]


def test_a_deleted_note_leaves_no_trace_when_the_page_is_opened_again(page):
    page.store.notes.put(note("first"))
    page.list.cards()[0].delete.click()

    page.window().open_page("today")
    page.window().open_page("notes")

    assert page.list.cards() == []


def test_the_keyboard_reads_down_the_page_and_the_names_make_sense_alone(page):
    page.store.notes.put(note("Is it new?", tags=(QUESTION,)))
    (card,) = page.list.cards()

    assert card.edit.accessibleName() == "Edit question of Monday 23 November: Is it new?"
    assert card.delete.accessibleName() == "Delete question of Monday 23 November: Is it new?"
    assert card.write_answer.accessibleName() == (
        "Write the answer to question of Monday 23 November: Is it new?"
    )


# Finding


def find(page, companion, words):
    page.search_notes()
    companion.qtbot.keyClicks(page.search, words)


def test_a_search_finds_as_one_types_and_marks_what_was_hit(page, companion):
    page.store.notes.put_all(
        [
            note("Walked to the pond 👩‍👩‍👧 and back."),
            note("Ponderous day.", 1),
            note("Nothing.", 2, tags=(QUESTION,), answer="A pond is fine."),
        ]
    )

    find(page, companion, "pond")

    assert shown(page) == ["Walked to the pond 👩‍👩‍👧 and back.", "Ponderous day.", "Nothing."]
    assert [card.text.marked() for card in page.list.cards()] == [["pond"], ["Ponderous"], []]
    assert page.list.cards()[2].answer.marked() == ["pond"]
    assert page.how_many.text() == "3 notes"


def test_a_hit_far_down_in_a_long_note_is_in_sight(page, companion):
    page.store.notes.put(note("word " * 5000 + "needle " + "word " * 5000))

    find(page, companion, "needle")

    (card,) = page.list.cards()
    assert card.text.marked() == ["needle"]
    assert card.text.text().startswith("… ")


def test_a_tag_that_was_meant_is_marked(page, companion):
    page.store.notes.put(note("Sowed beans.", tags=("Garden",)))

    find(page, companion, "gard")

    (card,) = page.list.cards()
    assert card.facts.pill_hits == {"Garden"}


def test_a_tag_is_chosen_to_see_only_its_notes(page, companion):
    page.store.notes.put_all([note("beans", tags=("Garden",)), note("tea", 1, tags=("Sleep",))])

    page.tag.setCurrentIndex(page.tag.findData("Garden"))

    assert shown(page) == ["beans"]
    assert page.how_many.text() == "1 note"


def test_where_more_match_than_are_shown_it_says_so(page, companion):
    page.store.notes.put_all(note("same", number) for number in range(30))

    find(page, companion, "same")

    assert page.how_many.text() == "The newest 20 are shown"


def test_what_nothing_matches_is_said_and_esc_shows_all_again(page, companion):
    page.store.notes.put(note("beans"))
    find(page, companion, "xylophone")
    assert page.empty.text() == "No note matches. The others are not shown just now."

    companion.qtbot.keyClick(page.search, Qt.Key.Key_Escape)

    assert shown(page) == ["beans"]
    assert page.search.text() == ""


@pytest.mark.parametrize("size", [100, 200])
def test_what_is_found_is_in_sight_below_the_line_in_which_one_types(page, companion, size):
    look.apply(look.mode, size)
    page.store.notes.put_all(note(f"note {number}", number) for number in range(20))
    settle()
    page.search_notes()
    settle()
    before = page.scrolled.bar.value()

    def top(widget):
        return widget.mapTo(page, widget.rect().topLeft()).y()

    companion.qtbot.keyClicks(page.search, "n")
    settle()
    card = page.list.cards()[0]
    assert 0 <= top(page.search) <= 40
    assert top(card) + card.height() < page.height(), "a whole card is in sight"
    place = top(page.search)

    companion.qtbot.keyClicks(page.search, "xyz")
    settle()
    assert top(page.search) == place, "the line stays where it is, however few are found"

    companion.qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    settle()
    assert page.scrolled.bar.value() == before


# Where it leads


def test_the_weekly_check_in_waits_quietly(page):
    assert page.check_in_waits.text() == "Ready when you are"
    assert page.check_in_waits.isVisible()
    page.store.days.put(
        Day(
            id=new_id(),
            day=NOON.date() - timedelta(days=2),
            recall="7d",
            quality_of_life=6,
            recorded_at=NOON,
        )
    )
    assert not page.check_in_waits.isVisible()
    assert page.check_in.isVisible()


def test_the_questions_say_how_many_are_open_and_open_in_one_press(page, companion):
    page.store.notes.put_all(
        [note("one?", tags=(QUESTION,)), note("two?", tags=(QUESTION,), answer="Yes.")]
    )

    companion.press("Questions for my team (1 open)")

    assert page.window().windowTitle() == "Questions for my team – Companion"


def test_notes_are_saved_as_a_csv(page, companion, monkeypatch, tmp_path):
    page.store.notes.put(note("beans", tags=("Garden",)))
    target = tmp_path / "notes.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    companion.press("Save as CSV")

    companion.qtbot.waitUntil(lambda: target.exists() and "beans" in target.read_text("utf-8-sig"))
    companion.qtbot.waitUntil(lambda: "notes.csv" in page.window().undo_bar.text())

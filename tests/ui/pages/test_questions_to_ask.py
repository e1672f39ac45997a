"""Questions to ask: ticked, put into own words, and found on one's own list."""

import csv
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from companion.domain.articles import PLANNING_AHEAD
from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.storage import driver
from companion.ui.theme import Mode, look
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in

DRIVE, TEETH = "Is it safe for me to drive?", "Can I have work done on my teeth?"
NOTHING_TICKED = "Tick the questions that you want to ask"
ASKED = "select note from note where deleted_at is null order by place desc"


@pytest.fixture
def page(companion):
    return companion.open("questions-to-ask").page


def tick(page, *questions):
    for each in questions:
        page.rows[each].tick.click()


@contextmanager
def busy(companion):
    """Another program writes in the diary, and nobody else can."""
    other = driver.connect(companion.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    try:
        yield
    finally:
        other.close()


def own_words(words):
    def do(dialog):
        dialog.box.setPlainText(words)
        dialog.primary.click()

    return do


@pytest.fixture
def copied(companion, monkeypatch, tmp_path):
    """Return what saves a copy elsewhere, and the questions in it."""
    target = tmp_path / "copy.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def do():
        companion.press("Save a copy elsewhere")
        rows = csv.DictReader(target.read_text("utf-8-sig").splitlines())
        return sorted((row["note"], row["tags"]) for row in rows)

    return do


def shown(page):
    return [each.words for each in page.rows.values() if each.isVisible()]


def boxes(page):
    return [each.words for each in page.rows.values() if each.tick.isChecked()]


def test_every_question_of_the_guide_stands_under_its_heading(page, companion):
    groups = companion.store.library.guide.questions
    assert shown(page) == [each.text for group in groups for each in group.questions]
    assert [group.title for group in groups if group.title in words_in(page)] == [
        group.title for group in groups
    ]


def test_a_press_anywhere_in_the_row_ticks_and_the_foot_says_how_many(page, qtbot):
    assert page.add_ticked.accessibleName() == NOTHING_TICKED
    box = page.rows["driving"].tick
    at_the_far_end = QPoint(box.width() - 3, 3)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=at_the_far_end)
    assert boxes(page) == [DRIVE]
    assert page.add_ticked.accessibleName() == "Add 1 question to my list"
    tick(page, "dentist", "aim")
    assert page.add_ticked.accessibleName() == "Add 3 questions to my list"
    tick(page, "aim")
    assert page.add_ticked.accessibleName() == "Add 2 questions to my list"


def test_the_press_at_the_foot_is_in_sight_wherever_the_page_is_scrolled(page):
    for at in (0, page.scrolled.bar.maximum()):
        page.scrolled.bar.setValue(at)
        place = page.add_ticked.mapTo(page.window(), page.add_ticked.rect().bottomRight())
        assert page.window().rect().contains(place)


def test_what_is_ticked_comes_to_the_list_in_one_step_and_undo_takes_it_all_back(page, companion):
    tick(page, "dentist", "driving")
    companion.press("Add 2 questions to my list")

    assert companion.on_disk(
        "select note, tags, day, at, entered_by from note order by place desc"
    ) == [
        (DRIVE, QUESTION, "2026-11-23", "12:00", "me"),
        (TEETH, QUESTION, "2026-11-23", "12:00", "me"),
    ]
    assert companion.window.undo_bar.text() == "2 questions are on your list"
    assert page.rows["driving"].listed and not page.rows["driving"].tick.isVisible()
    assert page.add_ticked.accessibleName() == NOTHING_TICKED
    assert companion.on_disk("select count(*) from draft") == [(0,)]

    companion.press("Undo")
    assert companion.on_disk(ASKED) == []
    assert boxes(page) == [DRIVE, TEETH]
    assert page.add_ticked.accessibleName() == "Add 2 questions to my list"

    companion.window.redo()
    assert companion.on_disk(ASKED) == [(DRIVE,), (TEETH,)]
    assert page.add_ticked.accessibleName() == NOTHING_TICKED


def test_undo_keeps_what_was_ticked_since(page, companion):
    tick(page, "dentist", "driving")
    companion.press("Add 2 questions to my list")
    tick(page, "aim")

    companion.press("Undo")

    assert boxes(page) == [page.rows["aim"].words, DRIVE, TEETH]
    assert page.add_ticked.accessibleName() == "Add 3 questions to my list"
    companion.window.redo()
    assert boxes(page) == [page.rows["aim"].words]
    companion.close()
    assert boxes(companion.open("questions-to-ask").page) == [page.rows["aim"].words]


def test_undo_leaves_alone_what_was_answered_since(page, companion):
    tick(page, "dentist", "driving")
    companion.press("Add 2 questions to my list")
    note = next(each for each in companion.store.notes.questions() if each.note == DRIVE)
    companion.store.notes.put(replace(note, answer="Not this week."))

    companion.press("Undo")

    assert companion.on_disk(ASKED) == [(DRIVE,)]


def test_one_that_was_written_in_the_same_words_is_on_the_list_already(page, companion):
    for text in ("is it safe  for me to drive?", "May I swim?"):
        companion.store.notes.put(
            Note(id=new_id(), day=NOON.date(), note=text, tags=(QUESTION,), recorded_at=NOON)
        )
    assert [each.words for each in page.rows.values() if each.listed] == [DRIVE]
    assert "On your list" in words_in(page.rows["driving"])
    assert "On your list" not in words_in(page.rows["dentist"])


def test_own_words_are_what_comes_to_the_list(page, companion, hands, qtbot):
    def write(dialog):
        assert dialog.box.text() == DRIVE
        dialog.box.selectAll()
        qtbot.keyClicks(dialog.box, "May I drive to Ann?")
        qtbot.keyClick(dialog.box, Qt.Key.Key_Return)  # no line of the question
        dialog.primary.click()

    hands.append(write)
    companion.press(f"Edit: {DRIVE}")
    assert boxes(page) == ["May I drive to Ann?"]
    companion.press("Add 1 question to my list")

    assert companion.on_disk(ASKED) == [("May I drive to Ann?",)]
    row = page.rows["driving"]
    assert row.listed and "May I drive to Ann?" in words_in(row)


def test_an_emptied_box_gives_back_the_words_of_the_guide_and_undo_her_own(page, companion, hands):
    hands += [own_words("May I drive to Ann?"), own_words("")]
    companion.press(f"Edit: {DRIVE}")
    companion.press("Edit: May I drive to Ann?")
    assert page.rows["driving"].words == DRIVE
    bar = companion.window.undo_bar
    assert bar.text() == "The question has the words of the guide again"

    companion.press("Undo")
    assert page.rows["driving"].words == "May I drive to Ann?"
    companion.window.redo()
    assert page.rows["driving"].words == DRIVE


def test_undo_of_emptied_words_leaves_alone_what_was_written_since(page, companion, hands):
    hands += [own_words("May I drive to Ann?"), own_words(""), own_words("And to Bo?")]
    for words in (DRIVE, "May I drive to Ann?", DRIVE):
        companion.press(f"Edit: {words}")
    companion.press("Undo")
    assert page.rows["driving"].words == "And to Bo?"


def test_emptied_words_that_the_disk_refuses_stay_and_the_box_stays_open(
    page, companion, hands, qtbot
):
    def empty(dialog):
        with busy(companion), qtbot.capture_exceptions() as told:
            own_words("")(dialog)
        assert dialog.isVisible()
        assert "Another program is using the diary" in str(told[0][1])
        dialog.cancel.click()

    hands += [own_words("May I drive to Ann?"), empty]
    companion.press(f"Edit: {DRIVE}")
    companion.press("Edit: May I drive to Ann?")
    assert page.rows["driving"].words == "May I drive to Ann?"


def test_half_typed_own_words_are_there_again(page, companion, hands):
    def leave(dialog):
        dialog.box.setPlainText("May I dr")
        dialog.cancel.click()

    def go_on(dialog):
        assert dialog.box.text() == "May I dr"
        dialog.cancel.click()

    hands += [leave, go_on]
    companion.press(f"Edit: {DRIVE}")
    assert boxes(page) == [] and page.rows["driving"].words == DRIVE
    companion.press(f"Edit: {DRIVE}")


def test_ticks_and_own_words_outlive_the_window(page, companion, hands):
    def write(dialog):
        dialog.box.setPlainText("May I drive to Ann?")
        dialog.primary.click()

    hands.append(write)
    tick(page, "dentist")
    companion.press(f"Edit: {DRIVE}")
    companion.window.open_page("today")
    companion.window.open_page("questions-to-ask")
    assert boxes(page) == ["May I drive to Ann?", TEETH]
    companion.close()

    page = companion.open("questions-to-ask").page
    assert boxes(page) == ["May I drive to Ann?", TEETH]
    assert page.add_ticked.accessibleName() == "Add 2 questions to my list"


def test_with_nothing_ticked_the_press_shows_where_to_begin(page, companion):
    page.scrolled.bar.setValue(page.scrolled.bar.maximum())
    companion.press(NOTHING_TICKED)

    assert QApplication.focusWidget() is page.rows["where-spread"].tick
    assert page.scrolled.bar.value() < page.scrolled.bar.maximum()
    assert companion.on_disk(ASKED) == []


def test_search_finds_as_one_types_and_esc_shows_all_again(page, companion, qtbot):
    everything = shown(page)
    tick(page, "dentist")
    companion.window._on_find()
    qtbot.keyClicks(QApplication.focusWidget(), "drive SAFE")
    assert shown(page) == [DRIVE]
    assert page.add_ticked.accessibleName() == "Add 1 question to my list", "it is still ticked"

    page.search.setText("xylophone")
    assert shown(page) == []
    assert page.nothing.isVisible()
    companion.window._on_escape()
    assert shown(page) == everything
    assert not page.nothing.isVisible()


def test_a_topic_that_was_put_away_is_not_asked_about(page, companion):
    preferences = companion.store.preferences
    assert "Planning ahead" in words_in(page)
    tick(page, "who-speaks")
    preferences.put(replace(preferences.get(), hidden_topics=(PLANNING_AHEAD,)))

    assert "Planning ahead" not in words_in(page)
    assert page.add_ticked.accessibleName() == NOTHING_TICKED
    preferences.put(replace(preferences.get(), hidden_topics=()))
    assert page.add_ticked.accessibleName() == "Add 1 question to my list"


def test_what_the_disk_refuses_is_on_the_list_and_written_later(page, companion):
    tick(page, "driving")
    other = driver.connect(companion.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    companion.press("Add 1 question to my list")
    assert page.rows["driving"].listed
    assert page.add_ticked.accessibleName() == NOTHING_TICKED
    assert "not saved yet" in companion.window.banners["unsaved"].accessibleName()
    assert companion.on_disk(ASKED) == []
    other.close()

    companion.press("Try again")

    assert companion.on_disk(ASKED) == [(DRIVE,)]
    assert companion.on_disk("select count(*) from draft") == [(0,)]
    assert page.rows["driving"].listed


def test_a_tick_that_the_disk_refuses_is_kept_too(page, companion):
    other = driver.connect(companion.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    tick(page, "driving", "dentist")
    assert boxes(page) == [DRIVE, TEETH]
    other.close()
    companion.window.keeper.try_again()
    companion.close()

    assert boxes(companion.open("questions-to-ask").page) == [DRIVE, TEETH]


def test_ticks_and_own_words_that_the_disk_refuses_are_in_a_copy_elsewhere(
    page, companion, hands, copied
):
    hands.append(own_words("May I drive to Ann?"))
    with busy(companion):
        tick(page, "dentist")
        companion.press(f"Edit: {DRIVE}")
        assert copied() == [(TEETH, QUESTION), ("May I drive to Ann?", QUESTION)]
        name = companion.window.undo_bar.text()
    assert name == "A copy is in copy.csv"


def test_what_is_ticked_and_then_added_is_in_a_copy_elsewhere_once(page, companion, copied):
    with busy(companion):
        tick(page, "driving")
        companion.press("Add 1 question to my list")
        tick(page, "dentist")
        assert copied() == [(TEETH, QUESTION), (DRIVE, QUESTION)]


def test_where_there_is_nothing_to_copy_no_copy_is_claimed(page, companion, copied):
    with busy(companion):
        tick(page, "driving")
        tick(page, "driving")
        companion.press("Save a copy elsewhere")
        said = companion.window.undo_bar.text()
    assert said == "No copy was made. What is half typed is kept while Companion is open."


def test_go_to_my_questions_goes_there(page, companion):
    companion.press("Go to my questions")
    assert companion.window.windowTitle() == "Questions for my team – Companion"


def test_at_200_percent_the_words_wrap_and_the_press_fits(page):
    look.apply(Mode.LIGHT, 200)
    page.window().resize(960, 600)
    QApplication.processEvents()
    box = page.rows["gene-tests"].tick
    assert box.height() >= box.heightForWidth(box.width()) > 3 * box.fontMetrics().lineSpacing()
    assert page.add_ticked.width() >= page.add_ticked.sizeHint().width()
    assert page.add_ticked.accessibleName() == NOTHING_TICKED

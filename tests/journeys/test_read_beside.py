"""Reading beside the diary: from a rating of pain to its article and back, with nothing lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from companion.ui.window_state import WindowState

YESTERDAY = date(2026, 11, 22)


@pytest.fixture
def said(monkeypatch):
    """What a screen reader is told, in order."""
    heard = []

    def hear(event):
        if event.type() == QAccessible.Event.Announcement:
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


@pytest.mark.parametrize("width", [1366, 960])
def test_reading_about_pain_loses_neither_the_rating_nor_the_half_typed_note(
    companion, qtbot, width
):
    window = companion.open()
    window.resize(width, 768)
    qtbot.waitUntil(lambda: bool(window.actions()))
    page = window.page
    companion.press("Pain: 6 out of 10, moderate")
    qtbot.keyClicks(page.note, "slept badly, then a sh")
    companion.press("About pain")

    assert window.beside.is_open
    assert window.beside.pane.view.key == "pain"
    assert window.beside.has_focus(), "the keyboard is where there is something to read"
    assert page.isVisible() == (width == 1366), "in a narrow window it is read alone"

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert not window.beside.is_open
    assert window.page is page and page.isVisible()
    assert QApplication.focusWidget() is page.rows.row("pain").door
    assert page.note.text() == "slept badly, then a sh"
    assert page.rows.row("pain").value() == 6
    qtbot.keyClicks(page.note, "ort walk")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)
    assert companion.on_disk("select note from day where deleted_at is null") == [
        ("slept badly, then a short walk",)
    ]


def test_another_door_opens_its_article_in_the_same_pane(companion):
    window = companion.open()
    companion.press("About pain", window.page)
    companion.press("About tiredness", window.page)

    assert window.beside.is_open
    assert window.beside.pane.view.key == "tiredness"


def test_a_rating_can_be_pressed_while_the_article_is_open(companion):
    window = companion.open()
    companion.press("About pain", window.page)
    companion.press("Pain: 3 out of 10, mild")

    assert window.beside.is_open
    assert companion.on_disk("select severity from symptom_entry") == [(3,)]


def test_the_article_opens_beside_the_table_of_symptoms_too(companion):
    window = companion.open()
    companion.press("Pain: 6 out of 10, moderate")
    window.open_page("symptoms")
    companion.press("About pain", window.page)

    assert window.beside.pane.view.key == "pain"
    assert window.windowTitle() == "Symptoms – Companion"


def narrow_and_reading(companion):
    window = companion.open()
    window.resize(960, 768)
    companion.press("About pain", window.page)
    assert window.beside.covers
    return window


def test_what_is_read_says_its_name_once(companion, said):
    window = companion.open()
    said.clear()
    window.read_about("symptom:pain")
    assert said.count("Pain") == 1


def test_esc_closes_what_hides_the_page_before_it_does_anything_to_the_page(companion, qtbot):
    window = companion.open()
    window.page.show_day(YESTERDAY)
    window.resize(960, 768)
    window.read_about("symptom:pain")
    qtbot.waitUntil(lambda: bool(window.actions()))
    window.rail.setFocus()

    qtbot.keyClick(window.rail, Qt.Key.Key_Escape)

    assert not window.beside.is_open
    assert window.page.day == YESTERDAY


def test_what_is_searched_for_is_typed_where_it_can_be_seen(companion, qtbot):
    window = companion.open()
    window.open_page("notes")
    window.resize(960, 768)
    window.read_about("symptom:pain")
    qtbot.waitUntil(lambda: bool(window.actions()))

    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert not window.beside.is_open
    assert QApplication.focusWidget().isVisible()


def test_a_page_that_is_opened_is_seen_and_not_hidden_by_what_is_read(companion):
    window = narrow_and_reading(companion)
    window.open_page("notes")
    assert window.page.isVisible()
    assert not window.beside.is_open


def test_a_page_that_is_opened_in_a_wide_window_leaves_what_is_read_open(companion):
    window = companion.open()
    window.resize(1366, 768)
    companion.press("About pain", window.page)
    window.open_page("notes")
    assert window.beside.is_open
    assert window.page.isVisible()


def test_what_opened_it_may_be_gone_when_it_closes(companion, qtbot):
    window = companion.open()
    window.resize(1366, 768)
    companion.press("About pain", window.page)
    window.open_page("notes")
    window.beside.close_pane()
    assert window.page.isAncestorOf(QApplication.focusWidget())


def test_the_width_is_kept_when_the_window_closes_over_an_open_article(companion):
    window = companion.open()
    window.resize(1366, 768)
    window.read_about("symptom:pain")
    window.beside.pane_width = 480
    window.close()
    assert WindowState(window._state._settings.fileName()).pane_width == 480


def test_the_guide_is_made_wider_and_narrower_without_dragging(companion):
    window = companion.open()
    companion.press("About pain", window.page)
    before = window.beside.pane.width()
    companion.press("Make the guide wider")
    assert window.beside.pane.width() > before
    companion.press("Make the guide narrower")
    assert window.beside.pane.width() == before

"""Reading beside the diary: from a rating of pain to its article and back, with nothing lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


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

"""A bad day: one press is a complete entry, by mouse or by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def test_an_empty_diary_opens_on_today_with_three_symptoms_and_no_form(companion):
    window = companion.open()

    rows = window.page.rows
    assert [rows.row(key).name() for key in ("pain", "tiredness", "sleep")] == [
        "Pain",
        "Tiredness",
        "Trouble sleeping",
    ]
    assert window.page.rating.isAncestorOf(QApplication.focusWidget())
    assert window.windowTitle() == "Today – Companion"


def test_one_press_is_on_disk_and_said(companion):
    window = companion.open()

    companion.press("Very hard")

    assert companion.on_disk(
        "select day, rating, entered_by from day where deleted_at is null"
    ) == [("2026-11-23", 5, "me")]
    assert window.undo_bar.text() == "Very hard saved"
    assert window.page.saved.text() == "Saved 12:00"

    companion.close()
    window = companion.open()
    assert window.page.rating.value() == 5


def test_the_keyboard_day_is_three_keys(companion, qtbot):
    companion.open()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    while not companion.window.page.rows.isAncestorOf(QApplication.focusWidget()):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_8)

    assert companion.on_disk("select rating from day") == [(5,)]
    assert companion.on_disk(
        "select symptom, severity, at, part_of_day, recall from symptom_entry"
    ) == [("pain", 8, None, None, "24h")]
    assert companion.window.page.rows.row("pain").value() == 8


def test_the_first_tab_from_the_day_row_is_the_first_symptom(companion, qtbot):
    companion.open()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert companion.window.page.rows.row("pain").isAncestorOf(QApplication.focusWidget())


def test_a_second_number_takes_the_place_of_the_first(companion):
    companion.open()

    companion.press("Pain: 7 out of 10, severe")
    companion.press("Pain: 6 out of 10, moderate")

    assert companion.on_disk("select severity from symptom_entry where deleted_at is null") == [
        (6,)
    ]


def test_clear_is_not_zero(companion):
    window = companion.open()
    companion.press("Pain: 7 out of 10, severe")

    companion.press("Clear pain")

    assert companion.on_disk("select count(*) from symptom_entry where deleted_at is null") == [
        (0,)
    ]
    assert window.page.rows.row("pain").value() is None
    companion.press("Undo")
    assert window.page.rows.row("pain").value() == 7


def test_a_word_is_kept_while_it_is_typed_and_saved_by_enter(companion, qtbot):
    window = companion.open()
    qtbot.keyClicks(window.page.note, "slept badly")
    qtbot.waitUntil(lambda: companion.on_disk("select body from draft") == [("slept badly",)])

    window = companion.open()  # as after a kill: the first window never closed
    assert window.page.note.text() == "slept badly"
    qtbot.keyClick(window.page.note, Qt.Key.Key_Return)

    assert companion.on_disk("select note from day where deleted_at is null") == [("slept badly",)]
    assert companion.on_disk("select count(*) from draft") == [(0,)]

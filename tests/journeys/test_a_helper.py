"""A helper fills in yesterday."""

from PySide6.QtWidgets import QApplication


def test_a_helper_fills_in_yesterday_and_comes_back(companion):
    window = companion.open()
    page = window.page
    page.entered_by.setCurrentIndex(page.entered_by.findText("A helper"))

    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    assert page.date.text() == "Sunday 22 November"
    assert page.strip.isVisible()
    companion.press("Hard")
    companion.press("Tiredness: 4 out of 10, moderate")
    companion.press("Back to today")

    assert companion.on_disk("select day, rating, entered_by from day") == [
        ("2026-11-22", 4, "helper")
    ]
    assert companion.on_disk("select day, symptom, severity, entered_by from symptom_entry") == [
        ("2026-11-22", "tiredness", 4, "helper")
    ]
    assert page.title.text() == "Today"
    assert page.rating.value() is None
    assert page.rows.row("tiredness")._caption == "Yesterday 4"

    companion.close()
    window = companion.open()
    assert window.page.entered_by.currentText() == "Me", "it resets at the next start"


def test_same_as_yesterday_fills_only_what_is_empty_in_one_step(companion):
    window = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    for name in ("Pain: 5 out of 10, moderate", "Tiredness: 6 out of 10, moderate"):
        companion.press(name)
    companion.press("Back to today")
    companion.press("Pain: 2 out of 10, mild")

    companion.press("Same as yesterday")

    rows = window.page.rows
    assert [rows.row(key).value() for key in ("pain", "tiredness", "sleep")] == [2, 6, None]
    companion.press("Undo")
    assert [rows.row(key).value() for key in ("pain", "tiredness", "sleep")] == [2, None, None]


def test_esc_comes_back_from_an_earlier_day(companion, qtbot):
    window = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")

    window._on_escape()

    assert window.page.title.text() == "Today"
    assert window.page.rating.isAncestorOf(QApplication.focusWidget())

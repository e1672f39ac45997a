"""The guide: a brand name is looked up by keyboard and read, and two questions grow out of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_a_brand_name_is_looked_up_and_read_by_keyboard(companion, qtbot):
    window = companion.open()
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(window.actions()))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle() == "Learn – Companion"
    page = window.page
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "xeloda")

    found = [line.title for line in page.list.lines()]
    assert "Chemotherapy" in found
    press(qtbot, Qt.Key.Key_Down)
    while not page.list.hasFocus():
        press(qtbot, Qt.Key.Key_Tab)
    press(qtbot, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * found.index("Chemotherapy"))
    press(qtbot, Qt.Key.Key_Return)

    assert page.view.isVisible()
    assert page.view.key == "chemotherapy"
    assert "capecitabine" in page.view.text.document().toPlainText().lower()


def test_two_questions_are_ticked_and_asked_at_the_visit(companion):
    window = companion.open("learn")
    window.page.page_wanted.emit("questions-to-ask")
    for words in ("Is it safe for me to drive?", "When is my next scan?"):
        companion.press(words)
    companion.press("Add 2 questions to my list")
    companion.press("Go to my questions")

    assert window.windowTitle() == "Questions for my team – Companion"
    assert [card.text.text() for card in window.page.list.cards()] == [
        "When is my next scan?",
        "Is it safe for me to drive?",
    ]
    companion.close()

    window = companion.open("notes")
    companion.press("Questions for my team (2 open)")
    companion.press("Ideas for questions")
    assert window.page.rows["driving"].listed
    assert window.page.rows["next-scan"].listed

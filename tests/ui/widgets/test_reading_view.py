"""A text of the guide: how it is read, where its links lead, and how a word is explained in place."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.reading_view import MEASURE, Meaning, ReadingView

TEXT = """First [Bones](guide:bones) and [a lymph node](term:node), then [numbers](page:call).

- One [tumor](term:tumor)
- Two

## A heading

The last paragraph.
"""
MEANINGS = {
    "node": Meaning("lymph node", "A small filter of the body.", "bones", "Bones"),
    "tumor": Meaning("tumor", "A lump of cells."),
}


@pytest.fixture
def said(monkeypatch):
    """Return what a screen reader was given to say."""
    words = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: words.append(event.message())
    )
    return words


@pytest.fixture
def page(qtbot, qapp):
    """A view between two lines to type in, in a window."""
    window = QWidget()
    column = QVBoxLayout(window)
    view = ReadingView(MEANINGS.get)
    window.before, window.view, window.after = QLineEdit(), view, QLineEdit()
    for each in (window.before, view, window.after):
        column.addWidget(each)
    view.show_text("An article", TEXT)
    qtbot.addWidget(window)
    window.resize(700, 600)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def lines(view):
    return view.toPlainText().replace("\u2028", "\n").split("\n")


def selected(view):
    return view.textCursor().selectedText()


def press_link(view, qtbot, words):
    """Press a link with the mouse, where its letters are painted."""
    at = view.document().find(words)
    at.setPosition(at.selectionStart() + 1)
    place = view.cursorRect(at).center() + QPoint(2, 0)
    qtbot.mouseMove(view.viewport(), place)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_text_is_read_under_its_title(page):
    interface = QAccessible.queryAccessibleInterface(page.view)
    assert interface.text(QAccessible.Text.Name) == "An article"
    assert interface.textInterface().text(0, 5) == "First"
    assert lines(page.view)[0] == "First Bones and a lymph node, then numbers."


def test_the_type_is_that_of_the_house_at_any_size(page):
    block = page.view.document().begin()
    assert page.view.document().defaultFont().pixelSize() == 18
    assert block.blockFormat().lineHeight() == 150
    look.apply(Mode.LIGHT, 200)
    assert page.view.document().defaultFont().pixelSize() == 36
    assert page.view.document().begin().begin().fragment().charFormat().font().pixelSize() in (
        -1,
        36,
    )
    heading = page.view.document().find("A heading").block()
    assert heading.begin().fragment().charFormat().font().pixelSize() == 40


def test_tab_goes_from_link_to_link_and_out_and_back_again(page, qtbot):
    page.before.setFocus()
    seen = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.append(selected(page.view) if focus is page.view else "out")
    assert seen == ["", "Bones", "a lymph node", "numbers", "tumor", "out"]
    qtbot.keyClick(page.after, Qt.Key.Key_Backtab)
    assert selected(page.view) == "tumor"
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.before


def test_enter_follows_the_link_that_the_keyboard_is_on(page, qtbot):
    told = []
    page.view.followed.connect(lambda kind, key: told.append((kind, key)))
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert told == []
    qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    qtbot.keyClick(page.view, Qt.Key.Key_Enter)
    assert told == [("guide", "bones"), ("page", "call")]


def test_a_press_follows_a_link(page, qtbot):
    with qtbot.waitSignal(page.view.followed) as told:
        press_link(page.view, qtbot, "Bones")
    assert told.args == ["guide", "bones"]


def test_a_word_is_explained_below_its_paragraph_and_said_aloud(page, qtbot, said):
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Tab)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert lines(page.view)[1:4] == [
        "lymph node",
        "A small filter of the body.",
        "More about this: Bones   ·   Close",
    ]
    assert said == ["lymph node: A small filter of the body."]
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert lines(page.view)[1] == "One tumor"


def test_the_explanation_leads_on_and_closes_by_its_links(page, qtbot):
    whole = page.view.toPlainText()
    told = []
    page.view.followed.connect(lambda kind, key: told.append((kind, key)))
    press_link(page.view, qtbot, "a lymph node")
    press_link(page.view, qtbot, "More about this")
    assert told == [("guide", "bones")]
    press_link(page.view, qtbot, "Close")
    assert page.view.toPlainText() == whole
    assert page.view.open_term == ""


def test_escape_closes_the_explanation_first(page, qtbot):
    whole = page.view.toPlainText()
    press_link(page.view, qtbot, "tumor")
    assert "A lump of cells." in page.view.toPlainText()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.view.toPlainText() == whole
    assert not page.view.close_meaning()


def test_only_one_word_is_explained_at_a_time_and_nothing_of_the_text_is_lost(page, qtbot):
    whole = page.view.toPlainText()
    press_link(page.view, qtbot, "a lymph node")
    press_link(page.view, qtbot, "tumor")
    assert page.view.open_term == "tumor"
    assert "A small filter" not in page.view.toPlainText()
    assert lines(page.view)[1:4] == ["One tumor", "tumor", "A lump of cells."]
    press_link(page.view, qtbot, "a lymph node")
    assert page.view.open_term == "node"
    page.view.close_meaning()
    assert page.view.toPlainText() == whole
    assert page.view.links()[3] == ("tumor", "term:tumor")


def test_what_is_explained_stays_so_in_another_size(page, qtbot):
    press_link(page.view, qtbot, "tumor")
    look.apply(Mode.DARK, 150)
    assert page.view.open_term == "tumor"
    assert lines(page.view)[2:4] == ["tumor", "A lump of cells."]


def test_single_letters_do_nothing_and_arrows_are_left_to_the_page(page, qtbot):
    page.view.setFocus()
    before = page.view.toPlainText()
    qtbot.keyClicks(page.view, "abc j k")
    assert page.view.toPlainText() == before
    heard = []
    page.keyPressEvent = lambda event: heard.append(event.key())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        qtbot.keyClick(page.view, key)
    assert heard == [Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End]


def test_text_is_selected_and_copied_by_the_keyboard(page, qtbot):
    page.view.setFocus()
    page.view.moveCursor(QTextCursor.MoveOperation.Start)
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    for _ in range(5):
        qtbot.keyClick(page.view, Qt.Key.Key_Right, shift)
    qtbot.keyClick(page.view, Qt.Key.Key_C, control)
    assert QApplication.clipboard().text() == "First"
    qtbot.keyClick(page.view, Qt.Key.Key_A, control)
    qtbot.keyClick(page.view, Qt.Key.Key_C, control)
    assert QApplication.clipboard().text().endswith("The last paragraph.")


def test_nothing_is_ever_fetched(page, qtbot):
    page.view.show_text("Pictures", "![cat](https://example.org/cat.png) <b>bold</b>")
    page.view.grab()
    assert page.view.loadResource(2, QUrl("file:///etc/passwd")) is None
    assert "<b>bold</b>" in page.view.toPlainText()
    assert not page.view.openLinks()
    assert not page.view.openExternalLinks()


def test_it_is_as_tall_as_its_text_and_never_scrolls_by_itself(page):
    assert page.view.horizontalScrollBar().maximum() == 0
    for width in (300, 700, 1200):
        high = page.view.heightForWidth(width)
        page.view.resize(width, high)
        assert page.view.verticalScrollBar().maximum() == 0
    assert page.view.heightForWidth(300) > page.view.heightForWidth(1200)
    assert page.view.sizeHint().width() == MEASURE * page.view.fontMetrics().averageCharWidth()


def test_a_place_is_the_same_paragraph_in_any_size(page, qtbot):
    view = page.view
    last = view.document().find("The last").block()
    place = view.place_at(view.document().documentLayout().blockBoundingRect(last).top() + 1)
    assert int(place) == last.blockNumber()
    press_link(view, qtbot, "tumor")  # above it: the place is still its own
    look.apply(Mode.LIGHT, 200)
    view.heightForWidth(view.width())
    found = view.document().find("The last").block()
    top = view.document().documentLayout().blockBoundingRect(found).top()
    assert abs(view.top_of(float(int(place))) - top) < 1


def test_what_was_read_before_takes_no_room(page, qtbot):
    for number in range(5):
        page.view.show_text("An article", f"{TEXT}\n\n{number}")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.view.findChildren(QTextDocument)) <= 2


def test_what_is_hidden_is_dressed_when_it_is_shown(page, qtbot):
    press_link(page.view, qtbot, "tumor")
    page.view.hide()
    before = page.view.document()
    look.apply(Mode.DARK, 200)
    assert page.view.document() is before
    page.view.show()
    assert page.view.document().defaultFont().pixelSize() == 36
    assert lines(page.view)[2:4] == ["tumor", "A lump of cells."]


def test_a_long_text_that_is_kept_is_made_once_a_look(page):
    page.view.show_text("Words", TEXT, keep=True)
    made, links = page.view.document(), page.view.links()
    page.view.show_text("Another", "Other words")
    page.view.show_text("Words", TEXT, keep=True)
    assert page.view.document() is made
    assert page.view.links() == links
    page.view.show_text("Another", "Other words")
    look.apply(Mode.LIGHT, 200)
    page.view.show_text("Words", TEXT, keep=True)
    assert page.view.document().defaultFont().pixelSize() == 36

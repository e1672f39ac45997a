"""What all forms have: the keyboard where it begins, a sentence where something is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.invalid import Invalid
from companion.ui.dialogs.line import LineDialog


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    return window


def opened(qtbot, parent, save, text=""):
    dialog = LineDialog(
        parent,
        title="Emergency number",
        caption="The number",
        verb="Save",
        text=text,
        save=save,
        keep_draft=lambda _draft: None,
    )
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def test_typing_begins_in_the_first_field_and_tab_goes_on_to_the_buttons(qtbot, parent):
    dialog = opened(qtbot, parent, save=lambda _: None)

    qtbot.waitUntil(dialog.line.hasFocus)
    order = [QApplication.focusWidget()]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())

    assert order == [dialog.line, dialog.cancel, dialog.primary, dialog.line]


def test_enter_saves_and_closes(qtbot, parent):
    saved = []
    dialog = opened(qtbot, parent, saved.append)

    qtbot.keyClicks(dialog.line, "112")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)

    assert saved == ["112"]
    assert not dialog.isVisible()


def test_what_is_wrong_is_said_beside_the_button_and_read_out(qtbot, parent):
    def refuse(_text):
        raise Invalid("number", "empty")

    dialog = opened(qtbot, parent, refuse)

    dialog.primary.click()

    assert dialog.isVisible()
    assert dialog.problem.text() == "Please write the number to call."
    assert dialog.problem.accessibleName() == dialog.problem.text()


def test_esc_closes_and_saves_nothing(qtbot, parent):
    saved = []
    dialog = opened(qtbot, parent, saved.append, text="911")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert saved == []
    assert not dialog.isVisible()


def test_what_is_written_is_not_marked_so_that_a_slip_does_not_erase_it(qtbot, parent):
    dialog = opened(qtbot, parent, save=lambda _: None, text="0900 1234")

    qtbot.waitUntil(dialog.line.hasFocus)
    qtbot.waitUntil(lambda: dialog.line.selectedText() == "")
    qtbot.keyClicks(dialog.line, "5")
    assert dialog.line.text() == "0900 12345"

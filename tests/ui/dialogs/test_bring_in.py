"""What a file would change is read before it does; why it cannot be brought in can be copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from companion.ui.dialogs.bring_in import BringInDialog, RefusedDialog
from tests.ui.pages.conftest import words_in

LONG = "A very long name of a file that nobody would give it but a program " * 3 + ".csv"


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 600)
    window.show()
    return window


@pytest.fixture
def opened(qtbot, parent):
    def show(dialog):
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return show


@pytest.fixture
def bring_in(parent, opened):
    """Return what opens the dialog, and the answers that it gave."""
    answers = []

    def show(**given):
        defaults = {
            "file": "notes.csv",
            "table": "Notes",
            "says": ["Will be added: 2 notes"],
            "left_out": (),
            "differs": False,
            "kept": True,
            "take": answers.append,
        }
        return opened(BringInDialog(parent, **{**defaults, **given}))

    show.answers = answers
    return show


def test_enter_brings_it_in_and_the_diary_wins_unless_it_is_said(bring_in, qtbot):
    dialog = bring_in()
    qtbot.waitUntil(dialog.primary.hasFocus)

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert bring_in.answers == [False]
    assert not dialog.isVisible()


def test_by_keys_the_file_can_win(bring_in, qtbot):
    dialog = bring_in(differs=True)
    qtbot.waitUntil(dialog.winner.chip("keep").hasFocus)
    assert dialog.winner.chip("keep").isChecked()

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert bring_in.answers == [True]


def test_esc_brings_nothing_in(bring_in, qtbot):
    dialog = bring_in()

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert bring_in.answers == []
    assert not dialog.isVisible()


def test_only_what_is_true_is_said(bring_in):
    dialog = bring_in(kept=False)
    assert "copy" not in words_in(dialog)
    assert "left out" not in words_in(dialog)
    assert not dialog.winner.isVisible()
    dialog.close()
    assert "a copy of your diary" in words_in(bring_in(left_out=["Mood"]))


def test_names_of_any_length_stay_within_the_window(bring_in, parent):
    dialog = bring_in(file=LONG, left_out=["x" * 500], differs=True)

    assert dialog.width() <= parent.width()
    assert dialog.scrolled.holder.width() <= dialog.scrolled.view.width()


def test_why_it_was_refused_can_be_read_by_keys_scrolled_and_copied(parent, opened, qtbot):
    why = "\n".join(["Nothing was imported.", *(f"line {n}: no" for n in range(10_000))])
    dialog = opened(RefusedDialog(parent, file=LONG, why=why, lines=True))
    qtbot.waitUntil(dialog.why.hasFocus)
    assert dialog.why.isReadOnly()
    assert dialog.why.verticalScrollBar().maximum() > 0

    qtbot.keyClick(dialog.why, Qt.Key.Key_Tab)
    assert dialog.copy.hasFocus()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == why
    assert dialog.isVisible()

    qtbot.keyClick(dialog.why, Qt.Key.Key_Return)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_its_one_button_closes_it(parent, opened):
    dialog = opened(RefusedDialog(parent, file="x.csv", why="The file is empty.", lines=False))

    assert not dialog.cancel.isVisible()
    dialog.primary.click()

    assert not dialog.isVisible()

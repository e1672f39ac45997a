"""The diary does not open: why, and what a person can do."""

import pytest
from PySide6.QtWidgets import QDialog

from companion.ui.dialogs.cannot_open import CannotOpenDialog


@pytest.fixture
def make(qtbot):
    def shown(*, may_start_anew):
        dialog = CannotOpenDialog("The disk is full.", may_start_anew=may_start_anew)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


def test_the_sentence_is_there_and_is_read_out(make):
    dialog = make(may_start_anew=False)

    assert dialog.sentence.text() == "The disk is full."
    assert dialog.sentence.accessibleName() == "The disk is full."
    assert not dialog.start.isVisible()


def test_try_again_is_not_a_new_diary(make):
    dialog = make(may_start_anew=True)
    dialog.again.click()
    assert (dialog.result(), dialog.anew) == (QDialog.DialogCode.Accepted, False)


def test_a_new_diary_is_started_only_when_asked_for(make):
    dialog = make(may_start_anew=True)
    dialog.start.click()
    assert (dialog.result(), dialog.anew) == (QDialog.DialogCode.Accepted, True)


def test_close_gives_up(make):
    dialog = make(may_start_anew=True)
    dialog.leave.click()
    assert (dialog.result(), dialog.anew) == (QDialog.DialogCode.Rejected, False)

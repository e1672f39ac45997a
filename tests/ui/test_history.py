"""What was done can be taken back, step by step, through the whole sitting."""

import pytest

from companion.storage.faults import Fault, StorageError
from companion.ui.history import Change, History


@pytest.fixture
def written():
    return []


def change(written, value, *, control="", before=None, values=(), fails=None, clears=False):
    def do():
        if fails:
            raise fails
        written.append(value)

    def undo():
        if fails:
            raise fails
        written.append(before)

    return Change(
        what=f"Pain {value}",
        done="",
        do=do,
        undo=undo,
        control=control,
        values=values,
        clears=clears,
    )


def test_steps_go_back_and_forth_in_order(qapp, written):
    history = History()
    history.add(change(written, 1, before=0))
    history.add(change(written, 2, before=1))

    history.undo()
    history.undo()
    history.redo()

    assert written == [1, 0, 1]
    assert history.can_undo
    assert history.can_redo


def test_presses_on_one_control_within_two_seconds_are_one_step(qapp, written):
    history = History()
    for before, value in ((None, 7), (7, 6), (6, 5)):
        history.add(change(written, value, control="pain", before=before, values=("entry",)))

    history.undo()

    assert written == [None]
    assert not history.can_undo
    history.redo()
    assert written == [None, 5]


def test_presses_on_two_controls_are_two_steps(qapp, written):
    history = History()
    history.add(change(written, 7, control="pain", values=("entry",)))
    history.add(change(written, 5, control="sleep", values=("entry",)))

    history.undo()

    assert history.can_undo


def test_a_later_press_on_the_same_control_is_a_step_of_its_own(qapp, written, monkeypatch):
    history = History()
    now = [100.0]
    monkeypatch.setattr("companion.ui.history.time.monotonic", lambda: now[0])
    history.add(change(written, 7, control="pain", before=None, values=("entry",)))
    now[0] += 2.5
    history.add(change(written, 5, control="pain", before=7, values=("entry",)))

    history.undo()

    assert written == [7]
    assert history.can_undo


def test_clearing_is_a_step_of_its_own(qapp, written):
    history = History()
    history.add(change(written, 7, control="pain", before=None, values=("entry",)))
    history.add(change(written, None, control="pain", before=7, values=("entry",), clears=True))

    history.undo()

    assert written == [7]


def test_a_step_that_the_disk_refuses_stays_where_it_was(qapp, written, tmp_path):
    history = History()
    history.add(change(written, 1, fails=StorageError(Fault.FULL, tmp_path)))

    with pytest.raises(StorageError, match="full"):
        history.undo()

    assert history.can_undo
    assert not history.can_redo


def test_what_is_said_names_the_step(qapp, qtbot, written):
    history = History()
    history.add(change(written, 8))

    with qtbot.waitSignal(history.undone) as undone:
        history.undo()
    with qtbot.waitSignal(history.redone) as redone:
        history.redo()

    assert undone.args == ["Pain 8"]
    assert redone.args == ["Pain 8"]


def test_what_was_changed_elsewhere_since_is_left_and_told(qapp, qtbot, written):
    history = History()
    history.add(Change(what="Pain 8", done="", do=lambda: None, undo=lambda: False))

    with qtbot.waitSignal(history.overtaken) as overtaken:
        history.undo()

    assert overtaken.args == ["Pain 8"]
    assert not history.can_undo

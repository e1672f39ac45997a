"""Nothing pressed is dropped: the keeper holds it until the disk takes it."""

import pytest

from companion.storage.faults import Fault, StorageError
from companion.ui.history import Change
from companion.ui.unsaved import Keeper


class Disk:
    """A disk that is full or not, and what is on it, in order."""

    def __init__(self):
        self.full = False
        self.written = []

    def change(self, value, control="", *, quiet=False):
        def do():
            if self.full:
                raise StorageError(Fault.FULL, "diary.db")
            self.written.append(value)

        return Change(what=str(value), done="", do=do, undo=do, control=control, quiet=quiet)


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def keeper(qapp):
    return Keeper()


def test_what_is_saved_is_told_after_it_is_on_disk(keeper, disk):
    told = []
    keeper.saved.connect(lambda change: told.append((change.what, list(disk.written))))

    assert keeper.save(disk.change("8"))

    assert told == [("8", ["8"])]
    assert keeper.waiting == []


def test_what_the_disk_refuses_waits_with_the_reason(keeper, disk, qtbot):
    disk.full = True

    with qtbot.waitSignal(keeper.waiting_changed):
        assert not keeper.save(disk.change("8", "pain"))

    assert keeper.waits("pain").what == "8"
    assert keeper.fault.fault is Fault.FULL
    assert disk.written == []


def test_all_is_saved_in_its_order_with_the_next_save_that_fits(keeper, disk):
    disk.full = True
    keeper.save(disk.change("pain 8", "pain"))
    keeper.save(disk.change("sleep 2", "sleep"))
    disk.full = False

    assert keeper.save(disk.change("hard", "rating"))

    assert disk.written == ["pain 8", "sleep 2", "hard"]
    assert keeper.waiting == []
    assert keeper.fault is None


def test_presses_on_one_control_are_all_kept_and_the_last_is_shown(keeper, disk):
    disk.full = True
    keeper.save(disk.change("pain 8", "pain"))
    keeper.save(disk.change("pain 6", "pain"))
    assert keeper.waits("pain").what == "pain 6"
    disk.full = False

    keeper.try_again()

    assert disk.written == ["pain 8", "pain 6"]


def test_of_a_draft_only_the_last_waits(keeper, disk):
    disk.full = True
    keeper.save(disk.change("sl", "draft", quiet=True))
    keeper.save(disk.change("slept", "draft", quiet=True))
    disk.full = False

    keeper.try_again()

    assert disk.written == ["slept"]


def test_it_tries_again_by_itself(keeper, disk, qtbot):
    keeper._timer.setInterval(10)
    disk.full = True
    keeper.save(disk.change("8"))
    disk.full = False

    qtbot.waitUntil(lambda: disk.written == ["8"])

    assert not keeper._timer.isActive()


def test_taking_back_what_waits_writes_nothing_and_can_be_made_again(keeper, disk):
    disk.full = True
    keeper.save(disk.change("5", "pain"))
    keeper.save(disk.change("8", "pain"))

    assert keeper.take_back().what == "8"
    assert keeper.waits("pain").what == "5"
    assert keeper.put_again()
    assert keeper.waits("pain").what == "8"

    disk.full = False
    assert keeper.try_again()
    assert disk.written == ["5", "8"]
    assert keeper.take_back() is None


def test_what_is_being_typed_is_never_taken_back(keeper, disk):
    disk.full = True
    keeper.save(disk.change("slept ba", "draft", quiet=True))

    assert keeper.take_back() is None

    assert [change.what for change in keeper.waiting] == ["slept ba"]


def test_each_try_that_fails_the_same_way_says_nothing_new(keeper, disk):
    told = []
    keeper.waiting_changed.connect(lambda: told.append(len(keeper.waiting)))
    disk.full = True
    keeper.save(disk.change("8"))

    for _ in range(3):
        keeper.try_again()

    assert told == [1]


def test_a_form_is_told_and_nothing_is_kept(keeper, disk):
    disk.full = True

    with pytest.raises(StorageError):
        keeper.save_or_raise(disk.change("8"))

    assert keeper.waiting == []


def test_what_waits_is_written_before_what_a_form_saves(keeper, disk):
    disk.full = True
    keeper.save(disk.change("pain 8", "pain"))
    with pytest.raises(StorageError):
        keeper.save_or_raise(disk.change("pain 6"))
    disk.full = False

    keeper.save_or_raise(disk.change("pain 6"))

    assert disk.written == ["pain 8", "pain 6"]


def test_a_mistake_of_ours_loses_nothing_and_does_not_stop_the_rest(keeper, disk):
    broken = [True]

    def do():
        if broken:
            raise KeyError("ours")
        disk.written.append("x")

    with pytest.raises(KeyError):
        keeper.save(Change(what="x", done="", do=do, undo=do))
    with pytest.raises(KeyError):
        keeper.save(disk.change("8"))
    assert disk.written == ["8"]
    assert [change.what for change in keeper.waiting] == ["x"]

    broken.clear()
    assert keeper.try_again()
    assert disk.written == ["8", "x"]

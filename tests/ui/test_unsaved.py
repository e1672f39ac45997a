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

    def change(self, value, control=""):
        def do():
            if self.full:
                raise StorageError(Fault.FULL, "diary.db")
            self.written.append(value)

        return Change(what=str(value), done="", do=do, undo=do, control=control)


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


def test_a_later_value_takes_the_place_of_one_that_waits(keeper, disk):
    disk.full = True
    keeper.save(disk.change("pain 8", "pain"))
    keeper.save(disk.change("pain 6", "pain"))
    disk.full = False

    keeper.try_again()

    assert disk.written == ["pain 6"]


def test_it_tries_again_by_itself(keeper, disk, qtbot):
    keeper._timer.setInterval(10)
    disk.full = True
    keeper.save(disk.change("8"))
    disk.full = False

    qtbot.waitUntil(lambda: disk.written == ["8"])

    assert not keeper._timer.isActive()


def test_taking_back_what_waits_writes_nothing(keeper, disk):
    disk.full = True
    keeper.save(disk.change("8", "pain"))

    assert keeper.forget_last().what == "8"

    disk.full = False
    assert keeper.try_again()
    assert disk.written == []
    assert keeper.forget_last() is None


def test_a_form_is_told_and_nothing_is_kept(keeper, disk):
    disk.full = True

    with pytest.raises(StorageError):
        keeper.save_or_raise(disk.change("8"))

    assert keeper.waiting == []


def test_a_mistake_of_ours_is_raised_and_does_not_stop_the_rest(keeper, disk):
    def broken():
        raise KeyError("ours")

    with pytest.raises(KeyError):
        keeper.save(Change(what="x", done="", do=broken, undo=broken))

    assert keeper.save(disk.change("8"))
    assert disk.written == ["8"]

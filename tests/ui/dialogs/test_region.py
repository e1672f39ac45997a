"""Where a person lives is asked for, and kept beside the diary."""

import pytest

from companion import paths
from companion.domain.regions import BY_ID
from companion.storage.faults import StorageError
from companion.ui.changes.region import set_region
from companion.ui.dialogs.region import RegionDialog
from companion.ui.window_state import WindowState


def test_a_region_that_the_disk_does_not_take_is_not_called_saved(companion, qtbot, hands):
    window = companion.open("call")
    settings = paths.window_settings_in(companion.home)
    settings.unlink(missing_ok=True)
    settings.mkdir()

    def try_twice(dialog):
        dialog.regions.chip("canada").click()
        with qtbot.captureExceptions() as caught:
            dialog.primary.click()
        assert [kind for kind, *_ in caught] == [StorageError]
        assert str(caught[0][1]).startswith("The disk could not be read or written.")
        assert dialog.isVisible()
        assert window.undo_bar.text() == ""
        assert "your local emergency number" in window.page.emergency.accessibleName()
        settings.rmdir()
        dialog.primary.click()

    hands.append(try_twice)
    companion.press("Change where you live")

    assert window.undo_bar.text() == "Region saved"
    assert WindowState(settings).region == "canada"


def test_a_region_that_cannot_be_taken_back_stays(tmp_path):
    told = []
    state = WindowState(tmp_path / "window.ini")
    change = set_region(state, "canada", lambda: told.append(state.region))
    change.do()
    (tmp_path / "window.ini").unlink()
    (tmp_path / "window.ini").mkdir()

    with pytest.raises(StorageError):
        change.undo()

    assert state.region == "canada"
    assert told == ["canada"]


def test_the_region_of_the_computer_is_one_press_of_them_all(qtbot, qapp):
    saved = []
    dialog = RegionDialog(None, chosen="canada", here=BY_ID["europe"], save=saved.append)
    qtbot.addWidget(dialog)
    assert dialog.regions.choice() == "canada"
    dialog.regions.chip("as the computer").click()
    dialog.primary.click()
    assert saved == [""]

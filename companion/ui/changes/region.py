"""The region is another one, and what takes it back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from companion.storage.faults import Fault, StorageError
from companion.ui.changes.said import saved
from companion.ui.history import Change
from companion.ui.window_state import WindowState

translate = QCoreApplication.translate


def set_region(state: WindowState, region_id: str, changed: Callable[[], object]) -> Change:
    """Return: the region is `region_id`, or with "" what the computer is set to.

    `changed` is called each time that it is another one.
    """
    before = state.region

    def set_to(wanted: str) -> None:
        was, state.region = state.region, wanted
        if not state.keep():
            state.region = was
            raise StorageError(Fault.INPUT_OUTPUT, state.path)
        changed()

    what = translate("changes", "Region")
    return Change(
        what=what,
        done=saved(what),
        do=lambda: set_to(region_id),
        undo=lambda: set_to(before),
    )

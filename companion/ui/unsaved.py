"""The one keeper of what was pressed or typed and the disk refused: nothing is ever dropped."""

from PySide6.QtCore import QObject, QTimer, Signal

from companion.storage.faults import StorageError
from companion.ui.history import Change

AGAIN = 5000  # ms between tries


class Keeper(QObject):
    """Saves changes; keeps those that could not be saved, and tries them again in their order."""

    saved = Signal(object)  # Change
    waiting_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[str, Change] = {}
        self._fault: StorageError | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN)
        self._timer.timeout.connect(self.try_again)

    @property
    def waiting(self) -> list[Change]:
        """What is not on disk, oldest first."""
        return list(self._waiting.values())

    @property
    def fault(self) -> StorageError | None:
        """Why the disk refused last, while something waits."""
        return self._fault

    def waits(self, control: str) -> Change | None:
        """Return what waits for a control, whose value the disk does not have."""
        return self._waiting.get(control)

    def save(self, change: Change) -> bool:
        """Write a change, after those that wait. Return whether it is on disk; else it is kept."""
        # A later value for the same control takes the place of an earlier one that waits.
        self._waiting.pop(change.control, None)
        self._waiting[change.control or f"change {id(change)}"] = change
        return self.try_again()

    def save_or_raise(self, change: Change) -> None:
        """Write a change whose form stays open where the disk refuses. Raises StorageError."""
        change.do()
        self.saved.emit(change)
        if self._waiting:
            self.try_again()

    def try_again(self) -> bool:
        """Write what waits. Return whether nothing is left."""
        was_waiting = self._timer.isActive()
        self._fault = None
        for control in list(self._waiting):
            change = self._waiting.pop(control)  # a page that is told of it asks what still waits
            try:
                change.do()
            except StorageError as fault:
                self._waiting = {control: change, **self._waiting}
                self._fault = fault
                break
            self.saved.emit(change)
        if self._waiting:
            self._timer.start()
        else:
            self._timer.stop()
        if self._waiting or was_waiting:
            self.waiting_changed.emit()
        return not self._waiting

    def forget_last(self) -> Change | None:
        """Take back the newest change that waits; nothing of it was on disk."""
        if not self._waiting:
            return None
        _control, change = self._waiting.popitem()
        if not self._waiting:
            self._fault = None
            self._timer.stop()
        self.waiting_changed.emit()
        return change

"""The one keeper of what was pressed or typed and the disk refused: nothing is ever dropped."""

from PySide6.QtCore import QObject, QTimer, Signal

from companion.storage.faults import Fault, StorageError
from companion.ui.history import Change

AGAIN = 5000  # ms between tries


class Keeper(QObject):
    """Saves changes; keeps those that could not be saved, and tries them again in their order."""

    saved = Signal(object)  # Change
    waiting_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Change] = []
        self._taken_back: list[Change] = []
        self._fault: StorageError | None = None
        self._said: tuple[list[Change], Fault | None] = ([], None)
        self._timer = QTimer(self)
        self._timer.setInterval(AGAIN)
        self._timer.timeout.connect(self.try_again)

    @property
    def waiting(self) -> list[Change]:
        """What is not on disk, oldest first."""
        return list(self._waiting)

    @property
    def told(self) -> list[Change]:
        """What of it a person did knowingly: all but drafts."""
        return [change for change in self._waiting if not change.quiet]

    @property
    def fault(self) -> StorageError | None:
        """Why the disk refused last, while something waits."""
        return self._fault

    def waits(self, control: str) -> Change | None:
        """Return what waits for a control, whose value the disk does not have."""
        return next((each for each in reversed(self._waiting) if each.control == control), None)

    def save(self, change: Change) -> bool:
        """Write a change, after those that wait. Return whether it is on disk; else it is kept."""
        if change.quiet:  # of a draft only the last matters
            self._waiting = [
                each for each in self._waiting if not each.quiet or each.control != change.control
            ]
        else:
            self._taken_back.clear()
        self._waiting.append(change)
        return self.try_again()

    def save_or_raise(self, change: Change) -> None:
        """Write a change whose form stays open where the disk refuses. Raises StorageError.

        What waits is written first: it is older.
        """
        if not self.try_again() and self._fault is not None:
            raise self._fault
        change.do()
        self._taken_back.clear()
        self.saved.emit(change)

    def try_again(self) -> bool:
        """Write what waits. Return whether nothing is left.

        What fails by a mistake of ours is kept too, and raised when the rest is written.
        """
        self._fault = None
        ours: Exception | None = None
        kept: list[Change] = []
        trying, self._waiting = self._waiting, []
        while trying:
            change = trying.pop(0)
            # Those before it that failed, and those after it, wait while a page is told of it.
            self._waiting = [*kept, *trying]
            try:
                change.do()
            except StorageError as fault:
                self._fault = fault
                kept += [change, *trying]
                break
            except Exception as error:  # noqa: BLE001 - raised below, when nothing can be lost by it
                ours = ours or error
                kept.append(change)
            else:
                self.saved.emit(change)
        self._waiting = kept
        if self._fault is not None:
            self._timer.start()
        else:
            self._timer.stop()
        self._tell()
        if ours is not None:
            raise ours
        return not self._waiting

    def take_back(self) -> Change | None:
        """Take back the newest press that waits, of which nothing is on disk. Drafts stay."""
        told = self.told
        if not told:
            return None
        self._waiting.remove(told[-1])
        self._taken_back.append(told[-1])
        if not self._waiting:
            self._fault = None
            self._timer.stop()
        self._tell()
        return told[-1]

    def _tell(self) -> None:
        """Tell what waits and why, if that is something new: each try that fails says the same."""
        now = (list(self._waiting), self._fault and self._fault.fault)
        if now != self._said:
            self._said = now
            self.waiting_changed.emit()

    @property
    def can_put_again(self) -> bool:
        """Whether a press that waited was taken back, and nothing was pressed since."""
        return bool(self._taken_back)

    def put_again(self) -> bool:
        """Make again what was taken back last; return whether there was something."""
        if not self._taken_back:
            return False
        change = self._taken_back.pop()
        rest = list(self._taken_back)
        self.save(change)
        self._taken_back = rest
        return True

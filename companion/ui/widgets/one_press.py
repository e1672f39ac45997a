"""Two presses of a shaking finger, told apart from two presses that were meant."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication


class OnePress:
    """For a button in whose place another one stands at once: the next row's Delete."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def again(self) -> bool:
        """Return whether this press came as the second half of a double click; begin to count."""
        twice = self._since.isValid() and self._since.elapsed() < QApplication.doubleClickInterval()
        self._since.start()
        return twice

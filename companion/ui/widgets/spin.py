"""A whole number in a box, with minus and plus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox
from typing_extensions import override


class Spin(QSpinBox):
    """A whole number with minus and plus, which the wheel cannot change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

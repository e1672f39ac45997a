"""Two things side by side, or one under the other where they do not fit."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.flow import FlowLayout


def stacked(*labels: QLabel) -> QWidget:
    """Return labels one under the other without a gap: a page's title and what it says below."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for each in labels:
        column.addWidget(each)
    return made


def flowing(*widgets: QWidget) -> QWidget:
    """Return widgets side by side, in as many lines as they need."""
    made = QWidget()
    row = FlowLayout()
    made.setLayout(row)
    for each in widgets:
        row.addWidget(each)
    return made


class SplitRow(QWidget):
    """`left` takes the room that is left over; `right` stands at the right edge, or below."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self._left, self._right = left, right
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(left, 1)
        self._row.addWidget(right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        left, right = self._left.minimumSizeHint(), self._right.minimumSizeHint()
        return QSize(max(left.width(), right.width()), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        wanted = self._left.sizeHint().width() + self._right.sizeHint().width() + look.space(12)
        fits = wanted <= self.width()
        self._row.setSpacing(look.space(12))
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)

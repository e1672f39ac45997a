"""Two things side by side, or one under the other where they do not fit."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.widgets.arranged import ArrangedLayout
from companion.ui.widgets.flow import FlowLayout

_GAP = 12  # px at 100 %


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
        row = _SplitLayout(_GAP)
        self.setLayout(row)
        row.addWidget(left)
        row.addWidget(right)


class _SplitLayout(ArrangedLayout):
    """Two items. A layout of its own, so that its height is right before it has its width."""

    @override
    def places(self, items: list[QLayoutItem], width: int) -> list[QRect]:
        gap = self.gap()
        wanted = [item.sizeHint().width() for item in items]
        beside = sum(wanted) + gap * (len(items) - 1) <= width
        if beside and len(items) > 1:
            rest = width - wanted[1] - gap
            widths, lefts = [rest, wanted[1]], [0, rest + gap]
        else:
            widths, lefts = [width] * len(items), [0] * len(items)
        heights = [_height(item, wide) for item, wide in zip(items, widths, strict=True)]
        tall = max(heights, default=0)
        places: list[QRect] = []
        y = 0
        for left, wide, high in zip(lefts, widths, heights, strict=True):
            top = (tall - high) // 2 if beside else y
            places.append(QRect(left, top, wide, high))
            y += high + gap
        return places


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

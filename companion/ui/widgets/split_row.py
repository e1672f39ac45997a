"""Two things side by side, or one under the other where they do not fit."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.theme import look
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
        row = _SplitLayout()
        self.setLayout(row)
        row.addWidget(left)
        row.addWidget(right)


class _SplitLayout(QLayout):
    """Two items. A layout of its own, so that its height is right before it has its width."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(arg__1)), default=0)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of both side by side."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = look.space(_GAP) * max(0, len(sizes) - 1)
        return QSize(
            sum(size.width() for size in sizes) + gaps,
            max((size.height() for size in sizes), default=0),
        )

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        for item, place in self._places(arg__1.width()):
            item.setGeometry(place.translated(arg__1.topLeft()))

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items = [item for item in self._items if not item.isEmpty()]
        gap = look.space(_GAP)
        wanted = [item.sizeHint().width() for item in items]
        beside = sum(wanted) + gap * (len(items) - 1) <= width
        if beside and len(items) > 1:
            rest = width - wanted[1] - gap
            widths, lefts = [rest, wanted[1]], [0, rest + gap]
        else:
            widths, lefts = [width] * len(items), [0] * len(items)
        heights = [_height(item, wide) for item, wide in zip(items, widths, strict=True)]
        tall = max(heights, default=0)
        places: list[tuple[QLayoutItem, QRect]] = []
        y = 0
        for item, left, wide, high in zip(items, lefts, widths, heights, strict=True):
            top = (tall - high) // 2 if beside else y
            places.append((item, QRect(left, top, wide, high)))
            y += high + gap
        return places


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

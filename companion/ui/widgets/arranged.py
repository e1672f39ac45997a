"""A layout whose places are worked out by us, for the width that there is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem
from typing_extensions import override

from companion.ui.theme import look


class ArrangedLayout(QHBoxLayout):
    """Subclasses say in `places` where each item stands.

    A box layout only because Qt then keeps the items. A QLayout of Python's own has to keep them
    itself, and a Python object of an item outlives the item: Qt made the next one at the same
    address, and the program ended when it was asked for its size.
    """

    def __init__(self, gap: int) -> None:
        """Leave `gap` px (at 100 % text) between items."""
        super().__init__()
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def places(self, items: list[QLayoutItem], width: int) -> list[QRect]:
        """Return the place of each item, counted from the layout's own corner."""
        raise NotImplementedError

    def gap(self) -> int:
        """Return the pixels between items."""
        return look.space(self._gap)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        places = self.places(self._shown(), arg__1)
        return max((place.bottom() + 1 for place in places), default=0)

    @override
    def minimumHeightForWidth(self, arg__1: int) -> int:
        return self.heightForWidth(arg__1)

    @override
    def sizeHint(self) -> QSize:
        """Return the size of all in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.gap() * max(0, len(sizes) - 1)
        return QSize(
            sum(size.width() for size in sizes) + gaps,
            max((size.height() for size in sizes), default=0),
        )

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        QLayout.setGeometry(self, arg__1)
        items = self._shown()
        for item, place in zip(items, self.places(items, arg__1.width()), strict=True):
            item.setGeometry(place.translated(arg__1.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        items = [self.itemAt(number) for number in range(self.count())]
        return [item for item in items if item is not None and not item.isEmpty()]

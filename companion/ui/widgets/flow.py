"""A layout that sets its widgets in lines, like words, and grows downward when they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem
from typing_extensions import override

from companion.ui.widgets.arranged import ArrangedLayout


class FlowLayout(ArrangedLayout):
    """Widgets from left to right with `gap` px (at 100 % text) between them and between lines.

    A widget that is wider than the whole line gets the line's width and its height for it.
    """

    def __init__(self, gap: int = 8) -> None:
        super().__init__(gap)

    @override
    def places(self, items: list[QLayoutItem], width: int) -> list[QRect]:
        gap = self.gap()
        lines: list[list[QSize]] = []
        used = 0
        for item in items:
            size = item.sizeHint()
            if size.width() > width > 0:
                high = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
                size = QSize(width, high)
            if not lines or used + size.width() > width:
                lines.append([])
                used = 0
            lines[-1].append(size)
            used += size.width() + gap
        places: list[QRect] = []
        y = 0
        for line in lines:
            tall = max(size.height() for size in line)
            x = 0
            for size in line:
                places.append(QRect(QPoint(x, y + (tall - size.height()) // 2), size))
                x += size.width() + gap
            y += tall + gap
        return places

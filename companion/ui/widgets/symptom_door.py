"""The name of a symptom as the door to what the guide says about it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from companion.ui.icons import draw
from companion.ui.theme import look
from companion.ui.widgets.fitted_text import FittedText

_ICON, _GAP = 18, 6  # px at 100 %: the book, and what is free between it and the name
_SIDE = 44  # px at 100 % that it is high and wide, at the least


class SymptomDoor(QPushButton):
    """Holds the name and the lines under it; a small book behind the name says what a press does.

    It is a real button, for the keyboard and a screen reader, but looks like the name that it was.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)  # Enter opens it, as Space does
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.book = QRect()
        self._line = QRect()  # of the name and the book

    def set_name(self, name: str) -> None:
        """Say “About pain” to a screen reader and to who rests the pointer on it."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    @staticmethod
    def book_width() -> int:
        """Return the pixels that the book needs behind a name."""
        return look.cell(_ICON) + look.space(_GAP)

    def enclose(self, name: FittedText, notes: FittedText, places: dict[QWidget, QRect]) -> None:
        """Take the place of both texts in `places`, and put them there within itself.

        No wider than what is written: beside it nothing can be pressed by mistake.
        """
        here, below = places.pop(name), places.pop(notes)
        here.setWidth(min(here.width(), name.natural_width()))
        below.setWidth(min(below.width(), notes.natural_width()))
        side = look.cell(_ICON)
        first = min(here.height(), name.metrics().height())
        book = QRect(
            here.left() + here.width() + look.space(_GAP),
            here.top() + (first - side) // 2,
            side,
            side,
        )
        line = here.united(book)
        whole = QRect(line)
        if below.height() > 0:
            whole = whole.united(below)
        more = max(0, look.control(_SIDE) - whole.height())
        whole.adjust(0, -(more // 2), 0, more - more // 2)
        whole.setWidth(max(whole.width(), look.control(_SIDE)))
        places[self] = whole
        at = -whole.topLeft()
        self.book, self._line = book.translated(at), line.translated(at)
        name.setGeometry(here.translated(at))
        notes.setGeometry(below.translated(at))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        touched = self.isDown() or self.underMouse()
        painter = QPainter(self)
        draw(painter, QRectF(self.book), "book-fill" if touched else "book", "accent")
        if touched:
            painter.setPen(QPen(QColor(look.tokens.accent), 2))
            painter.drawLine(self._line.bottomLeft(), self._line.bottomRight())
        painter.end()

"""How a day was: five large buttons, each a word under a picture of the weather."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.days import Rating
from companion.ui import icons, labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import Choice, ChoiceRow, text_font

_ICONS = ("sun", "cloud-sun", "cloud", "cloud-rain", "cloud-lightning")
_GAP = 12
_RADIUS = 12


class _DayButton(Choice):
    def __init__(self, rating: Rating, row: "DayRating") -> None:
        super().__init__(rating.value, row)
        self._row = row
        self.setAccessibleName(labels.rating(rating))
        self.setProperty("corner", _RADIUS)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look.tokens
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
        else:
            painter.setPen(QPen(QColor(tokens.line_strong), 2 if self.isDown() else look.border))
            painter.setBrush(QColor(tokens.sunken if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        self._row.paint_face(painter, self.size(), self.number, chosen)


class DayRating(ChoiceRow):
    """Good, Fairly good, Mixed, Hard, Very hard: 1 to 5, in one row or as many as the words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hold([_DayButton(rating, self) for rating in Rating])

    @override
    def measure(self) -> None:
        self._font = text_font(self, 16, QFont.Weight.Medium)
        self._chosen_font = text_font(self, 16, QFont.Weight.DemiBold)
        metrics = QFontMetrics(self._chosen_font)
        words = max(metrics.horizontalAdvance(labels.rating(rating)) for rating in Rating)
        self._least = words + 2 * look.space(12)
        self._height = look.control(84)

    @override
    def arrange(self) -> None:
        columns = self._columns(self.width())
        room = self.width() + _GAP
        for index, button in enumerate(self.choices):
            line, column = divmod(index, columns)
            left, right = room * column // columns, room * (column + 1) // columns
            top = line * (self._height + _GAP)
            button.setGeometry(left, top, right - left - _GAP, self._height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(5 * (self._least + _GAP) - _GAP, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, self._height)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        lines = -(-len(self.choices) // self._columns(arg__1))
        return lines * (self._height + _GAP) - _GAP

    def paint_face(self, painter: QPainter, size: QSize, number: int, chosen: bool) -> None:  # noqa: FBT001 - what a button is
        """Paint the picture, the word, and the tick of a chosen one."""
        metrics = QFontMetrics(self._chosen_font)
        side = look.control(30)
        top = (size.height() - side - metrics.height() - look.space(4)) // 2
        picture = QRectF((size.width() - side) / 2, top, side, side)
        icons.draw(painter, picture, _ICONS[number - 1], "on_accent" if chosen else "accent")
        painter.setFont(self._chosen_font if chosen else self._font)
        painter.setPen(QColor(look.tokens.on_accent if chosen else look.tokens.text))
        painter.drawText(
            QRect(0, top + side + look.space(4), size.width(), metrics.height()),
            Qt.AlignmentFlag.AlignCenter,
            labels.rating(Rating(number)),
        )
        if chosen:
            self._paint_tick(painter, size)

    def _paint_tick(self, painter: QPainter, size: QSize) -> None:
        side = look.cell(18)
        disk = QRectF(size.width() - side - 10, 10, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.on_accent))
        painter.drawEllipse(disk)
        inner = side * 0.15
        icons.draw(painter, disk.adjusted(inner, inner, -inner, -inner), "check", "accent")

    def _columns(self, width: int) -> int:
        fit = (width + _GAP) // (self._least + _GAP)
        return next((columns for columns in (5, 3, 2) if columns <= fit), 1)

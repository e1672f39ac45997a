"""A check box as wide as its page, whose words wrap, and which is ticked wherever it is pressed."""

import re

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from companion.ui.icons import draw
from companion.ui.theme import look
from companion.ui.widgets.short_name import breakable

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_PAD = 8  # px at 100 % at each side


class TickRow(QCheckBox):
    """A box of 24 px at 100 %, and behind it all the words that there are."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.write(words)

    def write(self, words: str) -> None:
        """Show other words."""
        self._words = breakable(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    @staticmethod
    def pad() -> int:
        """Return the pixels that are free around what is shown."""
        return look.space(_PAD)

    @staticmethod
    def indent() -> int:
        """Return the pixels from the left edge to the words."""
        return TickRow.pad() + look.cell(24) + look.space(12)

    @override
    def sizeHint(self) -> QSize:
        wide = self._metrics().horizontalAdvance(self._words) + 2
        return QSize(self.indent() + wide + self.pad(), look.control(44))

    @override
    def minimumSizeHint(self) -> QSize:
        parts = re.split(r"[\s\u200b]+", self._words)
        widest = max(map(self._metrics().horizontalAdvance, parts))
        return QSize(self.indent() + widest + 2 + self.pad(), look.control(44))

    @override
    def heightForWidth(self, arg__1: int) -> int:
        room = QRect(0, 0, max(1, arg__1 - self.indent() - self.pad()), 10_000)
        lines = self._metrics().boundingRect(room, int(_WRAPPED), self._words)
        return max(look.control(44), lines.height() + 2 * self.pad())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        t, on = look.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_soft if self.isDown() else t.sunken))
            painter.drawRoundedRect(QRectF(self.rect()), 10, 10)
        side = look.cell(24)
        box = QRectF(self.pad(), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(t.accent if on else t.line_strong), look.border))
        painter.setBrush(QColor(t.accent if on else t.surface))
        half = look.border / 2
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 6, 6)
        if on:
            draw(painter, box.adjusted(3, 3, -3, -3), "check", "on_accent")
        painter.setPen(QColor(t.text))
        painter.setFont(self.font())
        words = self.rect().adjusted(self.indent(), 0, -self.pad(), 0)
        painter.drawText(words, int(_WRAPPED), self._words)
        painter.end()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.font())

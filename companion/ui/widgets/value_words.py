"""A value in words, and under it whether it is on disk."""

from functools import cache

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from companion.domain.symptoms import WORST
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import text_font


@cache
def _value_column(strong_font: str, small_font: str) -> QSize:
    """Return the size of a value column in two fonts, as text: the same for every row."""
    strong, small = QFont(), QFont()
    strong.fromString(strong_font)
    small.fromString(small_font)
    metrics = QFontMetrics(strong)
    words = [labels.value_in_words(number) for number in range(WORST + 1)]
    words.append(labels.times(100))
    unsaved = QCoreApplication.translate("SymptomRow", "Not saved yet")
    wide = max(
        *(metrics.horizontalAdvance(text) for text in words),
        QFontMetrics(small).horizontalAdvance(unsaved),
    )
    return QSize(wide, metrics.height() + QFontMetrics(small).height())


class ValueWords(QLabel):
    """The value in words, and under it whether it is on disk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._words = ""
        self._unsaved = ""
        self.measure()

    def measure(self) -> None:
        """Read the font and text size in force."""
        self._strong = text_font(self, 16, QFont.Weight.DemiBold)
        self._small = text_font(self, 14, QFont.Weight.DemiBold)

    def say(self, words: str, unsaved: str) -> None:
        """Show a value, and under it in the color of danger that it is not saved; both may be ""."""
        if (words, unsaved) != (self._words, self._unsaved):
            self._words, self._unsaved = words, unsaved
            self.setText("\n".join(filter(None, (words, unsaved))))

    def column_size(self) -> QSize:
        """Return the pixels that the widest value and the words under it need."""
        return _value_column(self._strong.toString(), self._small.toString())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        strong, small = QFontMetrics(self._strong).height(), QFontMetrics(self._small).height()
        below = small if self._unsaved else 0
        top = (self.height() - strong - below) // 2
        painter = QPainter(self)
        painter.setFont(self._strong)
        painter.setPen(QColor(look.tokens.text))
        painter.drawText(QRect(0, top, self.width(), strong), self.alignment(), self._words)
        painter.setFont(self._small)
        painter.setPen(QColor(look.tokens.danger))
        painter.drawText(
            QRect(0, top + strong, self.width(), below), self.alignment(), self._unsaved
        )

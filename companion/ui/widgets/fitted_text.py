"""A label that wraps to a few lines, then ends in an ellipsis and keeps the whole for those who ask."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.choice_row import text_font

_TALL = 100_000  # pixels: as much as a text may need


class FittedText(QLabel):
    """Plain text of any length and script in a type size (pixels at 100 %), weight and color token.

    A screen reader gets the whole text; so does the tooltip, where not all of it is shown.
    """

    def __init__(
        self, px: float, weight: QFont.Weight, token: str, lines: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._px = px
        self._weight = weight
        self._token = token
        self._lines = lines
        self._font = QFont()
        self._natural = 1
        self._fitted: dict[int, tuple[str, QSize, int]] = {}
        self.measure()

    def measure(self) -> None:
        """Read the font and text size in force."""
        self._font = text_font(self, self._px, self._weight)
        self._forget()

    def metrics(self) -> QFontMetrics:
        """Return the metrics of the font that it is painted in."""
        return QFontMetrics(self._font)

    def natural_width(self) -> int:
        """Return the pixels of its longest line, unwrapped."""
        return self._natural

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._fit(arg__1)[1].height() if self.text() else 0

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        shown, _, flags = self._fit(self.width())
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(getattr(look.tokens, self._token)))
        painter.drawText(self.rect(), flags | Qt.AlignmentFlag.AlignVCenter, shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._offer_whole()

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(arg__1)
        self._forget()
        self._offer_whole()

    def _offer_whole(self) -> None:
        if self.width() >= self._natural:
            self.setToolTip("")
            return
        whole = self._fit(self.width())[0] == self.text()
        # As rich text of ours: a name that looks like markup is shown as it was written.
        shown = self.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        self.setToolTip("" if whole else f"<qt>{shown}</qt>")

    def _fit(self, width: int) -> tuple[str, QSize, int]:
        """Return what is shown in `width` pixels, its size, and how it wraps."""
        if width not in self._fitted:
            self._fitted[width] = self._work_out(self.text(), width)
        return self._fitted[width]

    def _forget(self) -> None:
        # The two pixels are for what Qt rounds away: a line must fit the width that it asks for.
        metrics = self.metrics()
        lines = self.text().split("\n")
        self._natural = 2 + max(metrics.horizontalAdvance(line) for line in lines)
        self._fitted.clear()

    def _work_out(self, text: str, width: int) -> tuple[str, QSize, int]:
        metrics = self.metrics()
        room = QRect(0, 0, max(width, 1), _TALL)
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        if metrics.boundingRect(room, flags, text).width() > width:
            # One word, longer than the line.
            flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWrapAnywhere)
        tallest = self._lines * metrics.lineSpacing() + metrics.descent()
        shown, size = text, metrics.boundingRect(room, flags, text).size()
        quarters = 4 * self._lines
        # How much is lost at the ends of lines is not known beforehand: less and less, till it fits.
        while size.height() > tallest and quarters > 1:
            quarters -= 1
            budget = width * quarters // 4
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, budget)
            size = metrics.boundingRect(room, flags, shown).size()
        return shown, size, flags

"""One tag of a note, or the state of a question, as a small word in a rounded field."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.choice_row import text_font
from companion.ui.widgets.short_name import short_name, tell_whole

_CENTERED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class TagPill(QLabel):
    """A long name is cut; a screen reader and the tooltip have the whole of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._strong = False
        self._hit = False

    def say(self, name: str, *, strong: bool = False, hit: bool = False) -> None:
        """Show a name; `strong` is for what the team is to be asked, `hit` for what was searched."""
        self._strong, self._hit = strong, hit
        if name != self.accessibleName():
            self.setText(short_name(name))
            self.setAccessibleName(name)
            tell_whole(self, name)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(self._around(metrics.horizontalAdvance(self.text())), self._high(metrics))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        widest = max(map(metrics.horizontalAdvance, self.text().split()), default=0)
        return QSize(self._around(widest), self._high(metrics))

    @override
    def heightForWidth(self, arg__1: int) -> int:
        metrics = QFontMetrics(self._font())
        room = QRect(0, 0, max(1, arg__1 - 2 * look.space(12)), 10_000)
        lines = metrics.boundingRect(room, int(_CENTERED), self.text()).height()
        return max(self._high(metrics), lines + look.space(8))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        t = look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.warn_soft if self._strong or self._hit else t.sunken))
        round_ = self._high(QFontMetrics(self._font())) / 2
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        painter.setPen(QColor(t.warn if self._strong else t.text))
        font = self._font()
        font.setUnderline(self._hit)
        painter.setFont(font)
        margin = look.space(12)
        room = self.rect().adjusted(margin, 0, -margin, 0)
        painter.drawText(room, int(_CENTERED), self.text())
        painter.end()

    def _around(self, width: int) -> int:
        return width + 2 * look.space(12) + 4  # px more, for what Qt rounds away

    def _high(self, metrics: QFontMetrics) -> int:
        # As Qt measures text that may wrap: not always the height of the font.
        line = metrics.boundingRect(QRect(0, 0, 10_000, 10_000), int(_CENTERED), self.text())
        return line.height() + look.space(8)

    def _font(self) -> QFont:
        return text_font(self, 14, QFont.Weight.DemiBold)

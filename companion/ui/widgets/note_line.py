"""A box for a few words: one line high until more is written."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from companion.ui.theme import look

PAUSE = 400  # ms without a key, after which what is typed is told
MOST_LINES = 6


class NoteLine(QPlainTextEdit):
    """Enter is `entered` (Shift+Enter begins a line); `paused` comes at each pause in typing."""

    entered = Signal()
    paused = Signal()

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.paused)
        self._telling = True
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)

    def text(self) -> str:
        """Return what is written."""
        # Not toPlainText: it makes a plain blank of one that must not break.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show a text; tells nobody. The cursor stays where the text is the same."""
        if text == self.text():
            return
        self._telling = False
        self.setPlainText(text)
        self._telling = True

    @property
    def in_pause(self) -> bool:
        """Whether all that is typed has been told."""
        return not self._pause.isActive()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        enter = e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not e.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pause.stop()
            self.entered.emit()
        else:
            super().keyPressEvent(e)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look.control(300), look.control(44))

    def _on_text_changed(self) -> None:
        self._fit()
        if self._telling:
            self._pause.start()

    def _example(self) -> int:
        """Return the lines that the example takes, which is shown while nothing is written."""
        if self.toPlainText():
            return 1
        metrics = self.fontMetrics()
        room = self.contentsRect().width() - 2 * round(self.document().documentMargin())
        place = QRect(0, 0, max(1, room), 10_000)
        flags = Qt.TextFlag.TextWordWrap
        height = metrics.boundingRect(place, flags, self.placeholderText()).height()
        return max(1, round(height / metrics.lineSpacing()))

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height()), self._example()))
        rest = look.control(44) - self.fontMetrics().lineSpacing()
        wanted = lines * self.fontMetrics().lineSpacing() + max(rest, 12)
        if wanted != self.height():
            self.setFixedHeight(wanted)

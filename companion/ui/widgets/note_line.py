"""A box for a few words, one line high until more is written; and what every box for words is."""

import re

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from companion.ui.theme import look

PAUSE = 400  # ms without a key, after which what is typed is told
LONGEST_UNTOLD = 900  # ms: who types on without a pause is told of, too
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDLESS_WORD = r"\S{1000}"


class WordsBox(QPlainTextEdit):
    """As high as its text, from `least_lines` to `most_lines`; what is beyond scrolls inside.

    `paused` comes at each pause in typing, and at least every 900 ms while it goes on; `entered`
    where a key of `ends` says that the text is finished. Tab leaves the box.
    """

    entered = Signal()
    paused = Signal()
    least_lines = 1
    most_lines = 6

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._untold = QTimer(self, singleShot=True, interval=LONGEST_UNTOLD)
        self._untold.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be 45 ms late
        self._pause.timeout.connect(self._tell)
        self._untold.timeout.connect(self._tell)
        self._telling = True
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        look.changed.connect(self._fit)

    def ends(self, key: QKeyEvent) -> bool:
        """Return whether a key says that the text is finished; a subclass knows."""
        raise NotImplementedError

    def text(self) -> str:
        """Return what is written."""
        # Not toPlainText: it makes a plain blank of one that must not break.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show a text; tells nobody. The cursor stays where the text is the same."""
        if text == self.text():
            return
        self._telling = False
        self.clear()
        self._wrap_for(text)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)  # who types on goes on where it ends
        self._telling = True

    @property
    def in_pause(self) -> bool:
        """Whether all that is typed has been told."""
        return not self._untold.isActive()

    def tell_now(self) -> None:
        """Tell of what is typed and not yet told, before the page turns or the window closes."""
        if not self.in_pause:
            self._tell()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in _ENTER and self.ends(e):
            if e.isAutoRepeat():  # held since what it did before
                return
            self._stop_waiting()
            self.entered.emit()
        else:
            super().keyPressEvent(e)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._wrap_for(source.text())
        super().insertFromMimeData(source)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look.control(300), look.control(44))

    def _on_text_changed(self) -> None:
        if self.document().isEmpty():
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._fit()
        if self._telling:
            self._pause.start()
            if not self._untold.isActive():
                self._untold.start()

    def _tell(self) -> None:
        self._stop_waiting()
        self.paused.emit()

    def _stop_waiting(self) -> None:
        self._pause.stop()
        self._untold.stop()

    def _wrap_for(self, text: str) -> None:
        """Break lines at any letter where there is a word of a thousand letters.

        Qt looks for the end of the word again for each line that it fills: with a million letters
        and no blank that takes minutes.
        """
        if re.search(_ENDLESS_WORD, text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _example(self) -> int:
        """Return the lines that the example takes, which is shown while nothing is written."""
        if not self.document().isEmpty():
            return 1
        metrics = self.fontMetrics()
        room = self.contentsRect().width() - 2 * round(self.document().documentMargin())
        place = QRect(0, 0, max(1, room), 10_000)
        flags = Qt.TextFlag.TextWordWrap
        height = metrics.boundingRect(place, flags, self.placeholderText()).height()
        return max(1, round(height / metrics.lineSpacing()))

    def _fit(self) -> None:
        """Take the height that the text needs, and show a bar where that is too much."""
        lines = max(1, round(self.document().size().height()), self._example())
        # Not where Qt needs a bar: while the box grows, one would come and go, and break the lines
        # anew each time.
        bar, beyond = Qt.ScrollBarPolicy, lines > self.most_lines
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOn if beyond else bar.ScrollBarAlwaysOff)
        rest = look.control(44) - self.fontMetrics().lineSpacing()
        seen = min(max(lines, self.least_lines), self.most_lines)
        wanted = seen * self.fontMetrics().lineSpacing() + max(rest, 12)
        if wanted != self.height():
            self.setFixedHeight(wanted)


class NoteLine(WordsBox):
    """A few words: Enter is `entered`, and Shift+Enter begins a line."""

    @override
    def ends(self, key: QKeyEvent) -> bool:
        return not key.modifiers() & Qt.KeyboardModifier.ShiftModifier

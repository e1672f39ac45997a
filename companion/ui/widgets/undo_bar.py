"""The dark bar at the foot of a page that says what was done and takes it back."""

import sys

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from companion.ui.icons import draw, icon
from companion.ui.theme import look
from companion.ui.widgets.controls import announce


class UndoBar(QWidget):
    """A strip of its own, hidden until `show_step`; the next step takes the place of the last.

    It stays until it is closed or replaced: there is no timer.
    """

    undo_pressed = Signal()
    redo_pressed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._undo = _link(self.tr("Undo"))
        self._redo = _link(self.tr("Redo"))
        self._keys = QLabel("⌘Z" if sys.platform == "darwin" else self.tr("Ctrl+Z"))
        self._close = QPushButton()
        self._close.setProperty("kind", "toast")
        self._close.setProperty("wordless", True)
        self._close.setAutoDefault(True)
        self._close.setIcon(icon("x", "on_toast"))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))

        self._pill = QFrame()
        self._pill.setProperty("role", "toast")
        inside = QHBoxLayout(self._pill)
        inside.setContentsMargins(20, 8, 8, 8)
        inside.setSpacing(12)
        self._tick = _Tick()
        inside.addWidget(self._tick)
        inside.addWidget(self._words)
        for part in (self._undo, self._keys, self._redo, self._close):
            inside.addWidget(part)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 8, 16, 8)
        across.addStretch()
        across.addWidget(self._pill)
        across.addStretch()

        for each in self.tab_stops():
            # A press by mouse leaves the keyboard, and with it the page, where it was.
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._undo.clicked.connect(self.undo_pressed)
        self._redo.clicked.connect(self.redo_pressed)
        self._close.clicked.connect(self._on_close)
        look.changed.connect(self._fit)
        self.hide()

    def show_step(
        self, text: str, *, undo: bool = True, redo: bool = False, done: bool = True
    ) -> None:
        """Show and politely announce `text`, with Undo and Redo where there is something to do.

        The tick stands before what is `done`.
        """
        self._words.setText(text)
        self._tick.setVisible(done)
        self._undo.setVisible(undo)
        self._keys.setVisible(undo)
        self._redo.setVisible(redo)
        self._undo.setAccessibleDescription(text)
        self.show()
        self._fit()
        announce(self, text)

    @property
    def offers_undo(self) -> bool:
        """Whether there is something to take back or to do again, or not yet saved."""
        presses = (self._undo, self._redo)
        return any(not press.isHidden() for press in presses) or self._tick.isHidden()

    def tab_stops(self) -> list[QPushButton]:
        """Return what the Tab key reaches, in order."""
        return [self._undo, self._redo, self._close]

    def text(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A wrapping label does not know how wide it may be: as wide as its words, if there is room.
        self._words.ensurePolished()
        others = self._pill.minimumSizeHint().width() - self._words.minimumWidth()
        room = max(80, self.width() - 32 - others)
        natural = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 4
        self._words.setFixedWidth(min(natural, room))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


def _link(word: str) -> QPushButton:
    made = QPushButton(word)
    made.setProperty("kind", "toast")
    made.setAutoDefault(True)
    return made


class _Tick(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look.cell(20), look.cell(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), "check-circle", "toast_link")
        painter.end()

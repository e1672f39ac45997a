"""A strip at the top of a page that says what is wrong or worth knowing, until it is solved."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.icons import draw
from companion.ui.theme import look
from companion.ui.widgets.controls import announce, button, label
from companion.ui.widgets.flow import FlowLayout

_EDGE = 6  # px, the thick left edge
_ICONS = {"danger": "warning", "warn": "info", "info": "info"}


class Banner(QGroupBox):
    """A banner of the kind danger (something is not saved), warn or info.

    `actions` are up to three pairs of key and words; the first is the primary one where the kind
    is danger. Shown, it is announced: at once if danger, else politely.
    """

    pressed = Signal(str)  # the key of the button

    def __init__(
        self, kind: str, title: str, text: str = "", actions: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("bare", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title, self._text = label(title, "strong"), label(text)
        self._text.setVisible(bool(text))
        words = QVBoxLayout()
        words.setSpacing(look.space(4))
        words.addWidget(self._title)
        words.addWidget(self._text)
        if actions:
            row = FlowLayout()
            for number, (key, word) in enumerate(actions):
                first = kind == "danger" and number == 0
                made = button(word, "primary" if first else "outlined")
                made.clicked.connect(lambda _=False, key=key: self.pressed.emit(key))
                row.addWidget(made)
            words.addSpacing(look.space(6))
            words.addLayout(row)
        across = QHBoxLayout(self)
        across.setContentsMargins(_EDGE + 14, look.space(14), 18, look.space(14))
        across.setSpacing(look.space(14))
        across.addWidget(_Icon(_ICONS[kind], kind), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.say(title, text)

    def say(self, title: str, text: str = "") -> None:
        """Show other words; announced if the banner is in sight and they are new."""
        new = (title, text) != (self._title.text(), self._text.text())
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        if new and self.isVisible():
            self._announce()

    def _announce(self) -> None:
        title, text = self._title.text(), self._text.text()
        words = f"{title}. {text}" if text else title
        announce(self, words, urgent=self._kind == "danger")

    @override
    def sizeHint(self) -> QSize:
        """Return a height that is true for the width in force: the layout takes it as the most."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._announce()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        color, fill = _colors(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = look.border / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        shape = QPainterPath()  # round at the right, square where the thick edge is
        shape.addRoundedRect(box, 10, 10)
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRect(QRectF(box.left(), box.top(), 20, box.height()))
        painter.setPen(QPen(QColor(color), look.border))
        painter.setBrush(QColor(fill))
        painter.drawPath(shape.simplified())
        painter.fillRect(QRectF(0, 0, _EDGE, self.height()), QColor(color))
        painter.end()


class _Icon(QWidget):
    def __init__(self, name: str, kind: str) -> None:
        super().__init__()
        self._name, self._kind = name, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look.cell(24), look.cell(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._name, self._kind)
        painter.end()


def _colors(kind: str) -> tuple[str, str]:
    t = look.tokens
    return {
        "danger": (t.danger, t.danger_soft),
        "warn": (t.warn, t.warn_soft),
        "info": (t.info, t.info_soft),
    }[kind]

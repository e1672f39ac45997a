"""A text of any length and script, with the places marked that were searched for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from companion.ui.theme import look

Hits = Sequence[tuple[int, int]]  # from and up to, in letters

FIRST_LINES = 12  # of a long text, shown until more of it is asked for
FIRST_LETTERS = 1000
MORE_LETTERS = 20_000  # shown each time that more is asked for: a million take seconds to lay out
_BEFORE_A_HIT = 200  # letters shown before the first hit, where that lies far down
_STRONG = {"L", "R", "AL"}  # letters that have a direction
_ENDLESS_WORD = re.compile(r"\S{500}")


class MarkedText(QLabel):
    """Paints plain text itself, each line in its own direction; a hit is filled, bold, underlined.

    For a screen reader it is one plain text. The text that it is given is shown whole; see
    `first_part` for one that is long.
    """

    def __init__(self, text: str = "", hits: Hits = ()) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._hits: Hits = ()
        self._width = -1
        self._heights: dict[int, int] = {}
        self._lines: list[tuple[QTextLayout, float]] = []  # and how far down each one begins
        self.show_text(text, hits)

    def show_text(self, text: str, hits: Hits = ()) -> None:
        """Show another text, or the same with other places marked."""
        if text != self.text() or tuple(hits) != tuple(self._hits):
            self._hits = tuple(hits)
            self._forget()
            self.setText(text)
            self.updateGeometry()  # marked words are wider
            self.update()

    def marked(self) -> list[str]:
        """Return the pieces of the text that are marked."""
        return [self.text()[begin:end] for begin, end in self._hits]

    @override
    def sizeHint(self) -> QSize:
        # Its height is asked for by its width: for another one the lines would be broken in vain.
        return QSize(look.type(600), self.fontMetrics().lineSpacing())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look.type(100), 0)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        if arg__1 not in self._heights:
            self._lay_out(arg__1)
        return self._heights[arg__1]

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(look.tokens.text))
        seen = QRectF(arg__1.rect())
        first = bisect_right(self._lines, seen.top(), key=_top_of)
        for layout, top in self._lines[max(0, first - 1) :]:
            if top > seen.bottom():
                break
            layout.draw(painter, QPointF(0, top), [], seen)
        painter.end()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()
            self.updateGeometry()

    def _forget(self) -> None:
        self._width = -1
        self._heights.clear()

    def _lay_out(self, width: int) -> None:
        if width == self._width:
            return
        self._width = width
        self._lines = []
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
        if _ENDLESS_WORD.search(self.text()):
            # Qt looks for the end of the word again in each line that it fills.
            wrap = QTextOption.WrapMode.WrapAnywhere
        y, at = 0.0, 0
        for line in self.text().split("\n"):
            layout = QTextLayout(line, self.font())
            layout.setTextOption(_option(line, wrap))
            layout.setFormats(self._formats(line, at))
            self._lines.append((layout, y))
            y += _fill(layout, max(1, width))
            at += len(line) + 1
        self._heights[width] = round(y + 0.5)

    def _formats(self, line: str, begins: int) -> list[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        for begin, end in self._hits:
            here = max(0, begin - begins), min(len(line), end - begins)
            if here[0] < here[1]:
                mark = QTextLayout.FormatRange()
                mark.start = _units(line[: here[0]])
                mark.length = _units(line[here[0] : here[1]])
                mark.format = _mark()
                found.append(mark)
        return found


def first_part(text: str, hits: Hits = (), more: int = 0) -> tuple[str, Hits, bool]:
    """Return the first lines of a text, the hits in them, and whether there is more of it.

    Where the first hit lies beyond them, it is the lines round that hit. `more` says how often
    more was asked for.
    """
    begin, end = 0, _end_of(text, 0)
    if more:
        end = min(len(text), more * MORE_LETTERS)
    elif end < len(text) and hits and hits[0][1] > end:
        begin = max(0, hits[0][0] - _BEFORE_A_HIT)
        begin = max(begin, text.find(" ", begin, hits[0][0]) + 1)  # with a whole word
        end = _end_of(text, begin)
    if (begin, end) == (0, len(text)):
        return text, hits, False
    front = "… " if begin else ""
    shift = len(front) - begin
    inside = [(one + shift, min(other, end) + shift) for one, other in hits if begin <= one < end]
    part = text[begin:end]
    return f"{front}{part.rstrip()} …" if end < len(text) else front + part, inside, True


def _end_of(text: str, begin: int) -> int:
    """Return where the first lines end that begin there: after a word, if one ends near."""
    part = text[begin : begin + FIRST_LETTERS]
    ends = list(accumulate(len(line) + 1 for line in part.split("\n")))
    if len(ends) > FIRST_LINES:
        return begin + ends[FIRST_LINES - 1] - 1
    if begin + len(part) == len(text):
        return len(text)
    blank = part.rfind(" ", FIRST_LETTERS // 2)
    return begin + (blank if blank > 0 else len(part))


def _top_of(line: tuple[QTextLayout, float]) -> float:
    return line[1]


def _option(line: str, wrap: QTextOption.WrapMode) -> QTextOption:
    """Return how a paragraph runs: from the right where its first letter does."""
    option = QTextOption()
    option.setWrapMode(wrap)
    first = next((kind for kind in map(bidirectional, line) if kind in _STRONG), "L")
    if first != "L":
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _fill(layout: QTextLayout, width: int) -> float:
    """Break a paragraph into lines of `width` pixels, and return the pixels of its height."""
    height = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _mark() -> QTextCharFormat:
    mark = QTextCharFormat()
    mark.setBackground(QColor(look.tokens.warn_soft))
    mark.setForeground(QColor(look.tokens.text))
    mark.setFontWeight(QFont.Weight.Bold)
    mark.setFontUnderline(True)
    return mark


def _units(text: str) -> int:
    """Return the length of a text as Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2

"""When to call, to be read: three cards in the order in which they are needed, then by treatment."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.when_to_call import Tier, WhenToCall
from companion.ui.theme import look
from companion.ui.widgets.arranged import ArrangedLayout
from companion.ui.widgets.controls import button, card, label
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import flowing, stacked
from companion.ui.widgets.when_to_call_sheet import by_treatment, foot, in_turn

_TITLE = 210  # px at 100 %, the column of the titles, where there is room for it
_LINE = 610  # px at 100 %, some 70 letters of an article
_AROUND = 66  # px, the edges of a card and the gap between its columns
_EDGE = 6  # px, the thick left edge of the one red card


class WhenToCallWords(QWidget):
    """The words as they are given, filled in. `jumped` names the part that a button leads to."""

    jumped = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        # Held in a row: only so does a layout know the height for the width that is left to it.
        self._measured = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._measured, 1)
        row.addStretch()
        self._column = QVBoxLayout(self._measured)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(16))
        self._shown: tuple[WhenToCall, str] | None = None
        self.parts: list[QWidget] = []
        look.changed.connect(self._keep_measure)
        self._keep_measure()

    def show_words(self, words: WhenToCall, team: str) -> None:
        """Show the words; `team` is the person's own number with whose it is, or ""."""
        if self._shown == (words, team):
            return  # who reads goes on reading in the same place
        self._shown = words, team
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.parts = [self._tier(words, tier, team) for tier in Tier]
        self.parts.append(
            _card(words.fever_title, [label(line, "article") for line in words.fever])
        )
        self.parts.append(
            _card(
                by_treatment(),
                [_entry(each.title, in_turn(each)) for each in words.treatments],
            )
        )
        self._column.addWidget(self._jumps())
        for part in self.parts:
            self._column.addWidget(part)
        self._column.addWidget(label(foot(words), "caption"))

    def _jumps(self) -> QWidget:
        """Return a button for each part but the first, which is in sight."""
        made: list[QWidget] = []
        words = (self.tr("Call now"), self.tr("Call today"), self.tr("Fever"), by_treatment())
        for word, part in zip(words, self.parts[1:], strict=True):
            jump = button(word, "quiet", "arrow-down")
            jump.setAccessibleName(self.tr("Go to: {part}").format(part=part.accessibleName()))
            jump.clicked.connect(lambda _=False, part=part: self.jumped.emit(part))
            made.append(jump)
        return flowing(*made)

    def _tier(self, words: WhenToCall, tier: Tier, team: str) -> QFrame:
        head = words.tiers[tier]
        inside: list[QWidget] = [label(head.whom, "article")]
        if team and tier is not Tier.EMERGENCY:
            inside.append(label(breakable(team), "phone"))
        inside += [_entry(title, lines) for title, lines in words.of(tier)]
        if tier is Tier.TODAY:
            inside.append(label(words.several, "article"))
        inside.append(label(words.unsure, "section"))
        return _card(head.title, inside, red=tier is Tier.EMERGENCY)

    def _keep_measure(self) -> None:
        self._measured.setMaximumWidth(look.type(_TITLE + _LINE) + _AROUND)


class _RedCard(QFrame):
    """The one card in red, with a thick edge: what cannot be put off."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE + 20, 16, 24, 18)
        column.setSpacing(look.space(8))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        half = look.border / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.tokens.danger), look.border))
        painter.setBrush(QColor(look.tokens.danger_soft))
        painter.drawRect(box)
        painter.fillRect(QRectF(0, 0, _EDGE, self.height()), QColor(look.tokens.danger))
        painter.end()


def _card(title: str, inside: Iterable[QWidget], *, red: bool = False) -> QFrame:
    made = _RedCard() if red else card()
    made.setAccessibleName(title)
    column = made.layout()
    if column is not None:
        column.addWidget(label(title, "article-title"))
        for each in inside:
            column.addWidget(each)
    return made


def _entry(title: str, lines: Iterable[str]) -> QWidget:
    """Return a title, and beside or below it one line after the other."""
    made = QWidget()
    row = _EntryLayout(16)
    made.setLayout(row)
    row.addWidget(label(title, "numeral"))
    row.addWidget(stacked(*(label(line, "article") for line in lines)))
    return made


class _EntryLayout(ArrangedLayout):
    """Two items: a title in a column of its own, or above the lines where these would be short."""

    @override
    def places(self, items: list[QLayoutItem], width: int) -> list[QRect]:
        title, lines = items
        column, gap = look.type(_TITLE), self.gap()
        beside = width >= 3 * column
        wide = width - column - gap if beside else width
        above = title.heightForWidth(column if beside else width)
        return [
            QRect(0, 0, column if beside else width, above),
            QRect(width - wide, 0 if beside else above, wide, lines.heightForWidth(wide)),
        ]

"""When to call, to be read and printed: three cards in the order in which they are needed, then by treatment."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.contacts import Contact
from companion.domain.when_to_call import Tier, WhenToCall
from companion.exchange.whole_file import FileError
from companion.ui import printing
from companion.ui.theme import look
from companion.ui.widgets import call_words
from companion.ui.widgets.arranged import ArrangedLayout
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.call_words import OfHers
from companion.ui.widgets.controls import announce, button, card, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import flowing, stacked
from companion.ui.widgets.when_to_call_sheet import (
    PAGES,
    by_treatment,
    foot,
    in_turn,
    sheet,
    title,
)

_TITLE = 210  # px at 100 %, the column of the titles, where there is room for it
_LINE = 610  # px at 100 %, some 70 letters of an article
_AROUND = 66  # px, the edges of a card and the gap between its columns
_RING = 6  # px around what is read, for the ring that says that the keys are for it
_FILE = "when-to-call.pdf"
_EDGE = 6  # px, the thick left edge of the one red card


class WhenToCallWords(QWidget):
    """The words as they are given, filled in. `jumped` names the part that a button leads to."""

    jumped = Signal(QWidget)
    went_back = Signal()  # to the top
    who_to_call_wanted = Signal()

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
        self._shown: tuple[WhenToCall, OfHers] | None = None
        self.parts: list[QWidget] = []
        self._jumps = QWidget()
        look.changed.connect(self._keep_measure)
        self._keep_measure()

    def show_words(self, words: WhenToCall, hers: OfHers) -> None:
        """Show the words, with what is hers where it is needed."""
        if self._shown == (words, hers):
            return  # who reads goes on reading in the same place
        self._shown = words, hers
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if words.notice:
            self._column.addWidget(Banner("warn", words.notice))
        self.parts = [self._tier(words, tier, hers) for tier in words.tiers]
        jumps = [self.tr("Call now"), self.tr("Call today")][: len(self.parts) - 1]
        fever: list[QWidget] = [label(line, "article") for line in words.fever]
        up = self._jump(self.tr("Call your team now"), "arrow-up", self.parts[1])
        up.setAccessibleName(self.tr("Back to: {part}").format(part=self.parts[1].accessibleName()))
        fever.append(flowing(up))
        self.parts.append(self._card(words.fever_title, fever))
        jumps.append(self.tr("Fever"))
        if words.treatments:
            treatments = [_entry(each.title, in_turn(each)) for each in words.treatments]
            self.parts.append(self._card(by_treatment(), treatments))
            jumps.append(by_treatment())
        self._jumps = flowing(
            *(
                self._jump(word, "arrow-down", part)
                for word, part in zip(jumps, self.parts[1:], strict=True)
            )
        )
        if hers.call_about:
            about = label(breakable(hers.call_about), "article")
            about.setTextFormat(Qt.TextFormat.PlainText)
            self.parts.insert(1, self._card(call_words.asked_about(), [about]))
        for part in (self._jumps, *self.parts):
            self._column.addWidget(part)
        self._column.addWidget(label(foot(words), "caption"))
        if sources := call_words.sources_of(words):
            self._column.addWidget(label(self.tr("Where this comes from"), "section"))
            self._column.addWidget(label(breakable("\n".join(sources)), "caption"))

    def _jump(self, word: str, icon: str, part: QWidget) -> QWidget:
        jump = button(word, "quiet", icon)
        jump.setAccessibleName(self.tr("Go to: {part}").format(part=part.accessibleName()))
        jump.clicked.connect(lambda: self.jumped.emit(part))
        return jump

    def _tier(self, words: WhenToCall, tier: Tier, hers: OfHers) -> QFrame:
        head = words.tiers[tier]
        inside: list[QWidget] = [label(head.whom, "article")]
        if tier is not Tier.EMERGENCY:
            inside += self._numbers(hers, head.title)
        inside += [_entry(name, lines) for name, lines in words.of(tier)]
        if tier is Tier.TODAY:
            inside.append(label(words.several, "article"))
        inside.append(label(words.unsure, "section"))
        return self._card(head.title, inside, red=tier is Tier.EMERGENCY)

    def _numbers(self, hers: OfHers, part: str) -> list[QWidget]:
        if hers.contacts:
            return [_number(each) for each in hers.contacts]
        if not hers.readable:
            return [
                label(
                    self.tr(
                        "The numbers in your diary cannot be shown just now. Look on your paper or"
                        " in your phone."
                    ),
                    "article",
                )
            ]
        word = self.tr("Add your numbers")
        none = button(word, "quiet", "phone")
        none.setAccessibleName(f"{word}: {part}")
        none.clicked.connect(self.who_to_call_wanted)
        return [flowing(none)]

    def _card(self, name: str, inside: Iterable[QWidget], *, red: bool = False) -> QFrame:
        back = button(self.tr("Back to the top"), "quiet", "arrow-up")
        back.setAccessibleName(self.tr("Back to the top, from: {card}").format(card=name))
        back.clicked.connect(self.went_back)
        return _card(name, [*inside, flowing(back)], red=red)

    def _keep_measure(self) -> None:
        self._measured.setMaximumWidth(look.type(_TITLE + _LINE) + _AROUND)


class WhenToCallReader(QWidget):
    """The words on a page that scrolls, with buttons to take them along on paper.

    `print` and `save` are for the screen around it to place. `margin` is in px.
    """

    told = Signal(str)  # what came of a press
    failed = Signal(FileError)  # what the disk said

    def __init__(self, margin: int) -> None:
        super().__init__()
        self.words = WhenToCallWords()
        self.words.jumped.connect(self._on_jumped)
        self.words.went_back.connect(self._on_went_back)
        self.print = button(self.tr("Print"), "outlined", "printer")
        self.print.clicked.connect(self._on_print)
        self.save = button(self.tr("Save as PDF"), "outlined", "download")
        self.save.clicked.connect(self._on_save)
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(look.space(16))
        self._content.addWidget(self.words)
        self._content.addStretch(1)
        self.scrolled = ScrollPage(content, margin=margin - _RING)
        self.scrolled.be_read(title())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        whole.addWidget(self.scrolled)
        self._sheet = ""

    def begin_with(self, head: QWidget) -> None:
        """Put what the screen is called above the words."""
        self._content.insertWidget(0, head)

    def end_with(self, foot: QWidget) -> None:
        """Put what is not looked for at once below the words."""
        self._content.addWidget(foot)

    def show_words(self, words: WhenToCall, hers: OfHers) -> None:
        """Show the words, as WhenToCallWords does; what is in sight is what is printed."""
        self.words.show_words(words, hers)
        self._sheet = sheet(words, hers)

    def _on_jumped(self, part: QWidget) -> None:
        top = part.mapTo(self.scrolled.holder, QPoint(0, 0)).y()
        self.scrolled.bar.setValue(top - look.space(16))
        self.scrolled.view.setFocus()
        announce(self, part.accessibleName())

    def _on_went_back(self) -> None:
        self.scrolled.bar.setValue(0)
        self.scrolled.view.setFocus()
        announce(self, title())

    def _on_print(self) -> None:
        self._tell(printing.print_document(self, title(), self._sheet, most_pages=PAGES))

    def _on_save(self) -> None:
        try:
            self._tell(printing.save_pdf(self, title(), _FILE, self._sheet, most_pages=PAGES))
        except FileError as error:  # without a diary there is no window yet that would tell it
            self.failed.emit(error)

    def _tell(self, said: str) -> None:
        if said:
            self.told.emit(said)


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


def _card(name: str, inside: Iterable[QWidget], *, red: bool = False) -> QFrame:
    made = _RedCard() if red else card()
    made.setAccessibleName(name)
    column = made.layout()
    if column is not None:
        column.addWidget(label(name, "article-title"))
        for each in inside:
            column.addWidget(each)
    return made


def _entry(name: str, lines: Iterable[str]) -> QWidget:
    """Return a title, and beside or below it one line after the other."""
    return _beside(label(name, "numeral"), *(label(line, "article") for line in lines))


def _number(contact: Contact) -> QWidget:
    """Return whose number it is, and beside or below it the number, large, and its hours."""
    hours = [label(breakable(contact.hours), "article")] if contact.hours else []
    number = label(breakable(contact.number), "phone")
    return _beside(label(breakable(contact.name), "numeral"), number, *hours)


def _beside(name: QLabel, *lines: QLabel) -> QWidget:
    for each in (name, *lines):
        each.setTextFormat(Qt.TextFormat.PlainText)
    made = QWidget()
    row = _EntryLayout(16)
    made.setLayout(row)
    row.addWidget(name)
    row.addWidget(stacked(*lines))
    return made


class _EntryLayout(ArrangedLayout):
    """Two items: a title in a column of its own, or above the lines where these would be short."""

    @override
    def places(self, items: list[QLayoutItem], width: int) -> list[QRect]:
        name, lines = items
        column, gap = look.type(_TITLE), self.gap()
        beside = width >= 3 * column
        wide = width - column - gap if beside else width
        above = name.heightForWidth(column if beside else width)
        return [
            QRect(0, 0, column if beside else width, above),
            QRect(width - wide, 0 if beside else above, wide, lines.heightForWidth(wide)),
        ]

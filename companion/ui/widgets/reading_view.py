"""A text of the guide, to be read with mouse, keyboard or screen reader; nothing is ever fetched."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QTextBrowser
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.controls import announce

MEASURE = 70  # letters of a line at the most
_TERM, _CLOSE = "term", "close"
_PAD = 14  # px at 100 % between a meaning and the edge of its tint
_LINE_HEIGHT = 150  # percent
_LINE_BREAK = "\u2028"
_MARKDOWN = QTextDocument.MarkdownFeature
_SCROLLS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}
_Move = QTextCursor.MoveOperation
_SELECTS = {
    Qt.Key.Key_Up: _Move.Up,
    Qt.Key.Key_Down: _Move.Down,
    Qt.Key.Key_Left: _Move.Left,
    Qt.Key.Key_Right: _Move.Right,
    Qt.Key.Key_Home: _Move.StartOfLine,
    Qt.Key.Key_End: _Move.EndOfLine,
}
_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_BY_WORD = {Qt.Key.Key_Left: _Move.PreviousWord, Qt.Key.Key_Right: _Move.NextWord}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means; `article` and `title` are those of the page that tells more, or ""."""

    name: str
    text: str
    article: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Link:
    begin: int
    end: int
    target: str


def _no_meaning(_term: str) -> Meaning | None:
    return None


class ReadingView(QTextBrowser):
    """Shows Markdown in the house's type, as tall as it is: the page around it scrolls.

    Tab goes from link to link and out again, Enter opens. A `term:ID` link opens, below its
    paragraph, what `explain` returns for the id; again, Close or Esc takes it away.
    """

    followed = Signal(str, str)  # kind and id of a link: guide, page, part
    came_to = Signal(int, int)  # px from its top, from and to: where the keyboard is now

    def __init__(
        self, explain: Callable[[str], Meaning | None] = _no_meaning, px: float = 18
    ) -> None:
        """`px` is the type size at 100 %."""
        super().__init__()
        self._explain = explain
        self._px = px
        self._markdown = ""
        self._document: QTextDocument | None = None  # that we made
        self._kept: dict[str, tuple[QTextDocument, list[_Link]]] = {}  # by their Markdown
        self._is_worn = False  # whether it was hidden when the look changed
        self._links: list[_Link] = []
        self.by_key = False  # whether the keyboard came here by a key
        self._at = -1  # the link that the keyboard is on
        self._open_term = ""
        self._term_link = -1  # where the link begins that opened it
        self._meaning = -1  # the number of its block
        self._heights: dict[int, int] = {}
        self.setProperty("role", "article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # Links are gone through by ourselves: Qt would begin anew each time, and show a hairline.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.anchorClicked.connect(self._on_clicked)
        look.changed.connect(self._on_look_changed)

    # What it shows

    def show_text(self, name: str, markdown: str, *, keep: bool = False) -> None:
        """Show another text; `name` is its accessible name.

        `keep` holds what was made of it, for the next time: for a long one without `term:` links.
        """
        self.setAccessibleName(name)
        self._markdown = markdown
        self._open_term, self._at, self._term_link, self._meaning = "", -1, -1, -1
        self._dress()
        if keep and self._document is not None:
            self._kept[markdown] = (self._document, self._links)

    @property
    def open_term(self) -> str:
        """The id of the term whose meaning is in sight, or ""."""
        return self._open_term

    def links(self) -> list[tuple[str, str]]:
        """Return its links in order: the words, and where each leads."""
        words = self._words
        return [(words(link.begin, link.end), link.target) for link in self._links]

    # Places, which hold whatever the size of the text and the width are

    def place_at(self, y: float) -> float:
        """Return what stands `y` px below its top: the number of the paragraph, and how far down in it."""
        layout = self.document().documentLayout()
        block = self.document().begin()
        found = 0.0
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > y:
                break
            if block.blockNumber() != self._meaning:
                part = (y - rect.top()) / max(1.0, rect.height())
                found = self._without_meaning(block) + min(0.99, max(0.0, part))
            block = block.next()
        return found

    def top_of(self, place: float) -> float:
        """Return how many px below its top a place is."""
        number = int(place)
        if 0 <= self._meaning <= number:
            number += 1
        block = self.document().findBlockByNumber(number)
        if not block.isValid():
            return float(self.height())
        rect = self.document().documentLayout().blockBoundingRect(block)
        return rect.top() + (place - int(place)) * rect.height()

    def parts(self) -> list[float]:
        """Return the places of its headings."""
        found: list[float] = []
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(float(self._without_meaning(block)))
            block = block.next()
        return found

    def _without_meaning(self, block: QTextBlock) -> int:
        number = block.blockNumber()
        return number - 1 if 0 <= self._meaning < number else number

    # Meanings

    def open_meaning(self, at: int) -> None:
        """Show, below its paragraph, the meaning of the term whose link begins at a place of the text."""
        link = next((each for each in self._links if each.begin == at), None)
        kind, _, term = link.target.partition(":") if link else ("", "", "")
        meaning = self._explain(term) if kind == _TERM else None
        if link is None or meaning is None:
            return
        if self._meaning >= 0:
            before = self.document().findBlockByNumber(self._meaning)
            if before.position() < at:
                at -= before.length()  # above the link, it takes its letters away with it
            self._take_away()
        self._insert(term, at, meaning)
        block = self.document().findBlockByNumber(self._meaning)
        rect = self.document().documentLayout().blockBoundingRect(block)
        self.came_to.emit(int(rect.top()), int(rect.bottom()))
        announce(self, f"{meaning.name}: {meaning.text}")

    def close_meaning(self) -> bool:
        """Take the meaning away that is in sight; return whether there was one."""
        if self._meaning < 0:
            return False
        was = self._term_link
        self._take_away()
        self._go_to(next((n for n, link in enumerate(self._links) if link.begin == was), -1))
        return True

    def _take_away(self) -> None:
        block = self.document().findBlockByNumber(self._meaning)
        cursor = QTextCursor(self.document())
        cursor.setPosition(block.position() - 1)
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._open_term, self._term_link, self._meaning = "", -1, -1
        self._measure_anew()

    def _insert(self, term: str, at: int, meaning: Meaning) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.movePosition(_Move.EndOfBlock)
        cursor.beginEditBlock()
        cursor.insertBlock(_meaning_format(), self._format(""))
        cursor.insertText(meaning.name, self._format("", strong=True))
        cursor.insertText(f"{_LINE_BREAK}{meaning.text}{_LINE_BREAK}", self._format(""))
        if meaning.article:
            words = self.tr("More about this: {title}").format(title=meaning.title)
            cursor.insertText(words, self._format(f"guide:{meaning.article}"))
            cursor.insertText("   ·   ", self._format(""))
        cursor.insertText(self.tr("Close"), self._format(f"{_CLOSE}:"))
        cursor.endEditBlock()
        self._open_term, self._term_link = term, at
        self._meaning = cursor.blockNumber()
        self._measure_anew()

    def _format(self, target: str, *, strong: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self._type(self._px, QFont.Weight.DemiBold if strong else QFont.Weight.Normal))
        made.setForeground(QColor(look.tokens.on_accent_soft if target else look.tokens.text))
        if target:
            made.setAnchor(True)
            made.setAnchorHref(target)
            made.setFontUnderline(True)
        return made

    # How it is dressed

    def _dress(self) -> None:
        """Show the text in the look in force."""
        self._is_worn = False
        document, self._links = self._kept.get(self._markdown) or self._made()
        before, self._document = self._document, document
        if document is not before:
            self.setDocument(document)
        # Qt deletes only the one that it made.
        if before is not None and all(before is not kept for kept, _ in self._kept.values()):
            before.deleteLater()
        self._heights.clear()
        self.updateGeometry()

    def _made(self) -> tuple[QTextDocument, list[_Link]]:
        """Return the text in the look in force, and its links."""
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._type(self._px))
        document.setIndentWidth(look.type(self._px * 1.4))
        wrapped = document.defaultTextOption()
        wrapped.setWrapMode(self.wordWrapMode())  # as Qt would, after a layout in vain
        document.setDefaultTextOption(wrapped)
        document.setMarkdown(
            self._markdown, _MARKDOWN.MarkdownDialectGitHub | _MARKDOWN.MarkdownNoHTML
        )
        links: list[_Link] = []
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(_paragraph_format())
        block = document.begin()
        while block.isValid():
            self._dress_block(block, cursor)
            links += _dress_words(block, cursor)
            block = block.next()
        cursor.endEditBlock()
        return document, links

    def _dress_block(self, block: QTextBlock, cursor: QTextCursor) -> None:
        shape = block.blockFormat()
        level = shape.headingLevel()
        if level:
            shape.setTopMargin(look.space(22) if block.blockNumber() else 0)
            shape.setBottomMargin(look.space(6))
            shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            heading = QTextCharFormat()
            px = 24 if level == 1 else max(self._px, 20 if self._px > 16 else 16)  # noqa: PLR2004
            heading.setFont(self._type(px, QFont.Weight.DemiBold))
            cursor.setPosition(block.position())
            cursor.movePosition(_Move.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(heading)
        elif shape.objectIndex() >= 0 and block.next().blockFormat().objectIndex() >= 0:
            shape.setBottomMargin(look.space(6))  # another item of the list follows
        else:
            return
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)

    def _type(self, px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(look.type(px))
        font.setWeight(weight)
        return font

    def _measure_anew(self) -> None:
        self._links = []
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                piece = part.fragment()
                target = piece.charFormat().anchorHref()
                if target and piece.charFormat().isAnchor():
                    begin = piece.position()
                    self._links.append(_Link(begin, begin + piece.length(), target))
                part += 1
            block = block.next()
        self._heights.clear()
        self.updateGeometry()

    def _on_look_changed(self) -> None:
        for kept, _ in self._kept.values():
            if kept is not self._document:
                kept.deleteLater()
        self._kept.clear()
        self._is_worn = True
        if self.isVisible():
            self._dress_anew()

    def _dress_anew(self) -> None:
        term, at = self._open_term, self._term_link
        on = self._links[self._at].begin if 0 <= self._at < len(self._links) else -1
        self._open_term, self._term_link, self._meaning, self._at = "", -1, -1, -1
        self._dress()
        meaning = self._explain(term) if term else None
        if meaning is not None:
            self._insert(term, at, meaning)
        self._at = next((n for n, each in enumerate(self._links) if each.begin == on), -1)

    # Its size

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        width = max(1, arg__1)
        if width not in self._heights:
            document, now = self.document(), self.viewport().width()
            if round(document.textWidth()) != width:
                document.setTextWidth(width)
            self._heights[width] = math.ceil(document.size().height()) + 1
            if width != now:  # it was only a question: what is seen stays as wide as it is
                document.setTextWidth(now)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        width = round(MEASURE * self.fontMetrics().averageCharWidth())
        return QSize(width, self.fontMetrics().lineSpacing())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look.type(120), 0)

    @override
    def changeEvent(self, e: QEvent) -> None:
        if e.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            # Not QTextEdit's, which lays the whole text out in the widget's font.
            QAbstractScrollArea.changeEvent(self, e)
        else:
            super().changeEvent(e)

    @override
    def showEvent(self, e: QShowEvent) -> None:
        if self._is_worn:
            self._dress_anew()
        super().showEvent(e)

    # What is pressed

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None

    @override
    def event(self, e: QEvent) -> bool:
        # The window's own Esc would be quicker than keyPressEvent.
        if (
            e.type() == QEvent.Type.ShortcutOverride
            and isinstance(e, QKeyEvent)
            and e.key() == Qt.Key.Key_Escape
            and self._meaning >= 0
        ):
            e.accept()
            return True
        return super().event(e)

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.by_key = e.reason() in _KEYS
        if e.reason() == Qt.FocusReason.TabFocusReason:
            self._go_to(-1)
        elif e.reason() == Qt.FocusReason.BacktabFocusReason and self._links:
            self._go_to(len(self._links) - 1)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        to = self._at + (1 if next else -1)
        if self._at < 0:
            to = 0 if next else -1
        if 0 <= to < len(self._links):
            self._go_to(to)
            return True
        self._go_to(-1)
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        key = Qt.Key(ev.key())
        shift = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape and self.close_meaning():
            ev.accept()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(self._links):
            self._follow(self._links[self._at])
        elif shift and key in _SELECTS:
            self._select(key, words=bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in _SCROLLS:
            ev.ignore()  # the page scrolls
        elif ev.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            super().keyPressEvent(ev)

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        self._at = -1
        super().mousePressEvent(e)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()  # the page scrolls

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        block = self.document().findBlockByNumber(self._meaning) if self._meaning >= 0 else None
        if block is not None and block.isValid():
            layout = block.layout()
            pad = look.space(_PAD)
            box = QRectF(layout.boundingRect())
            box.moveTop(layout.position().y())
            box.setLeft(1)
            box.setRight(self.viewport().width() - 1)
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.tokens.accent_soft))
            painter.drawRoundedRect(box.adjusted(0, -pad, 0, pad), 10, 10)
            painter.end()
        super().paintEvent(e)

    def _select(self, key: Qt.Key, *, words: bool) -> None:
        cursor = self.textCursor()
        move = _BY_WORD.get(key, _SELECTS[key]) if words else _SELECTS[key]
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        at = self.cursorRect(cursor)
        self.came_to.emit(at.top(), at.bottom())

    def _go_to(self, number: int) -> None:
        """Put the keyboard on a link: selected, it stands out, and a screen reader reads it."""
        self._at = number
        cursor = self.textCursor()
        if number < 0:
            cursor.clearSelection()
            self.setTextCursor(cursor)
            return
        link = self._links[number]
        cursor.setPosition(link.begin)
        top = self.cursorRect(cursor).top()
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.came_to.emit(top, self.cursorRect(cursor).bottom())

    def _on_clicked(self, url: QUrl) -> None:
        target = url.toString()
        at = self.cursorForPosition(self.viewport().mapFromGlobal(self.cursor().pos())).position()
        links = [each for each in self._links if each.target == target]
        if links:
            near = min(links, key=lambda each: min(abs(each.begin - at), abs(each.end - at)))
            self._follow(near)

    def _follow(self, link: _Link) -> None:
        kind, _, target = link.target.partition(":")
        if kind == _CLOSE:
            self.close_meaning()
        elif kind != _TERM:
            self.followed.emit(kind, target)
        elif link.begin == self._term_link:
            self.close_meaning()
        else:
            self.open_meaning(link.begin)

    def _words(self, begin: int, end: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(begin)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()


def _dress_words(block: QTextBlock, cursor: QTextCursor) -> list[_Link]:
    """Dress what is bold or a link in a paragraph; return its links."""
    links: list[_Link] = []
    for span in block.textFormats():
        target = span.format.anchorHref()
        bold = span.format.fontWeight() >= QFont.Weight.DemiBold
        if not target and not bold:
            continue
        begin = block.position() + span.start
        cursor.setPosition(begin)
        cursor.setPosition(begin + span.length, QTextCursor.MoveMode.KeepAnchor)
        worn = QTextCharFormat()
        if bold:
            worn.setFontWeight(QFont.Weight.DemiBold)
        if target:
            _wear_link(worn, target)
            links.append(_Link(begin, begin + span.length, target))
        cursor.mergeCharFormat(worn)
    return links


def _wear_link(worn: QTextCharFormat, target: str) -> None:
    """Dress a link; a word that is explained is dotted, so that a text full of them stays calm."""
    if target.startswith(f"{_TERM}:"):
        worn.setForeground(QColor(look.tokens.text))
        worn.setFontUnderline(False)
        worn.setUnderlineColor(QColor(look.tokens.accent))
        worn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    else:
        worn.setForeground(QColor(look.tokens.accent))
        worn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)


def _paragraph_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setTopMargin(0)
    made.setBottomMargin(look.space(14))
    return made


def _meaning_format() -> QTextBlockFormat:
    """Return the shape of a meaning: room around it for its tint."""
    made = QTextBlockFormat()
    pad = look.space(_PAD)
    made.setLeftMargin(pad)
    made.setRightMargin(pad)
    made.setTopMargin(pad)
    made.setBottomMargin(2 * pad + look.space(6))
    made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made

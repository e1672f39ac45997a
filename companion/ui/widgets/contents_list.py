"""The contents of the guide by group, or what was found in it: one Tab stop, titles always whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from companion.ui.theme import look

_LINE = Qt.ItemDataRole.UserRole
_EDGE = 5  # px around the tint, for the ring
_TALL = 100_000  # px: as much as a text may need
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its key, "" for the heading of a group; for a hit also its kind and the words around."""

    title: str
    key: str = ""
    kind: str = ""
    around: str = ""


class ContentsList(QListWidget):
    """Arrows move from title to title, past headings; Enter, Space or a press opens."""

    opened = Signal(str)  # the key of a line

    def __init__(self, name: str) -> None:
        super().__init__()
        self._open_key = ""
        self.under_mouse = -1
        self.setProperty("inset", _EDGE)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row = _Row(self)
        self.setItemDelegate(self._row)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._on_left)
        look.changed.connect(self._on_look_changed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines, from the first on."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _heard(line))
            if not line.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.under_mouse = -1
        self._mark()

    def lines(self) -> list[Line]:
        """Return what it shows."""
        return [self.item(row).data(_LINE) for row in range(self.count())]

    def set_open(self, key: str) -> None:
        """Mark the line that is open; a key without a line marks none. Signals nothing."""
        if key != self._open_key:
            self._update(self._row_of_open())
            self._open_key = key
        self._mark()

    def is_open(self, line: Line) -> bool:
        """Whether a line is the one that is open."""
        return bool(line.key) and line.key == self._open_key

    def _mark(self) -> None:
        at = self._row_of_open()
        self.setCurrentRow(at)
        if at >= 0:
            self.scrollToItem(self.item(at))
        self._update(at)

    def _row_of_open(self) -> int:
        return next((n for n, each in enumerate(self.lines()) if self.is_open(each)), -1)

    def _update(self, row: int) -> None:
        """Paint one line again: to paint all of them takes as long as an article's text."""
        if row >= 0:
            self.viewport().update(self.visualItemRect(self.item(row)))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Do nothing: single letters do nothing anywhere."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentRow())
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:  # the ring and a screen reader need a line
            first = next((n for n, each in enumerate(self.lines()) if each.key), -1)
            self.setCurrentRow(first)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._on_left()

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self.doItemsLayout()  # lines wrap anew

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look.type(160), 2 * look.control(44))

    def _on_look_changed(self) -> None:
        self._row.forget()
        self.scheduleDelayedItemsLayout()  # of a hidden one, when it is shown

    def _on_entered(self, index: QModelIndex) -> None:
        self.under_mouse = index.row()
        self.viewport().update()

    def _on_left(self) -> None:
        self.under_mouse = -1
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._open(index.row())

    def _open(self, row: int) -> None:
        lines = self.lines()
        if 0 <= row < len(lines) and lines[row].key:
            self.opened.emit(lines[row].key)


_Parts = list[tuple[str, QFont, str, int]]  # text, font, color token, px of height
_MOST_KNOWN = 1000  # lines measured


class _Row(QStyledItemDelegate):
    def __init__(self, whole: ContentsList) -> None:
        super().__init__(whole)
        self._list = whole
        self._known: dict[tuple[Line, int, bool], _Parts] = {}  # measured: text, px, whether open

    def forget(self) -> None:
        """Measure anew: the look is another one."""
        self._known.clear()

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line: Line = index.data(_LINE)
        width = self._list.viewport().width()
        tall = sum(high for _, _, _, high in self._parts(line, width))
        if not line.key:
            return QSize(10, tall + look.space(18 if index.row() else 6) + look.space(4))
        return QSize(10, max(look.control(44), tall + look.space(20)))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        t = look.tokens
        line: Line = index.data(_LINE)
        rect = QRect(option.rect)
        rect.setWidth(self._list.viewport().width())
        open_ = self._list.is_open(line)
        parts = self._parts(line, rect.width())
        tall = sum(high for _, _, _, high in parts)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(rect).adjusted(_EDGE, 2, -_EDGE, -2)
        if line.key and (open_ or index.row() == self._list.under_mouse):
            painter.setBrush(QColor(t.accent_soft if open_ else t.sunken))
            painter.drawRoundedRect(box, 10, 10)
        if open_:
            painter.setBrush(QColor(t.accent))
            high = min(28.0, box.height() - 12)
            painter.drawRoundedRect(QRectF(_EDGE, box.center().y() - high / 2, 5, high), 2.5, 2.5)
        top = rect.top() + (rect.height() - tall) // 2
        if not line.key:
            top = rect.bottom() - tall - look.space(4)
        for text, font, token, high in parts:
            painter.setFont(font)
            painter.setPen(QColor(getattr(t, "on_accent_soft" if open_ else token)))
            place = QRect(_left(), top, rect.width() - _left() - _right(), high)
            painter.drawText(place, _WRAPPED, text)
            top += high
        painter.restore()

    def _parts(self, line: Line, width: int) -> _Parts:
        """Return what is painted one under the other."""
        key = (line, width, self._list.is_open(line))
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self.forget()
            self._known[key] = self._measured(line, width)
        return self._known[key]

    def _measured(self, line: Line, width: int) -> _Parts:
        room = max(1, width - _left() - _right())
        weight = QFont.Weight
        if not line.key:
            said = [(line.title, self._font(14, weight.DemiBold), "text2")]
        else:
            strong = self._list.is_open(line) or bool(line.kind)
            font = self._font(16, weight.DemiBold if strong else weight.Normal)
            said = [(line.title, font, "text")]
        small = self._font(14, weight.Normal)
        said += [(text, small, "text2") for text in (line.kind, line.around) if text]
        return [(text, font, token, _tall(text, font, room)) for text, font, token in said]

    def _font(self, px: float, weight: QFont.Weight) -> QFont:
        font = QFont(self._list.font())
        font.setPixelSize(look.type(px))
        font.setWeight(weight)
        return font


def _left() -> int:
    return _EDGE + look.space(13)


def _right() -> int:
    return _EDGE + look.space(6)


def _tall(text: str, font: QFont, room: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, room, _TALL), _WRAPPED, text).height()


def _heard(line: Line) -> str:
    return ". ".join(each for each in (line.title, line.kind, line.around) if each)

"""The table of entries: rows fetched as they come into view, strength as number, bar and word."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from companion import clock
from companion.domain.symptoms import HELPER, WORST, PartOfDay, SymptomEntry
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.table import Table

PAGE = 64  # rows fetched at once
PAGES = 16  # kept of those
DAY, TIME, SYMPTOM, HOW_BAD, NOTE, ENTERED_BY = range(6)
_BAR = 92  # px at 100 %
_LEAST_ROWS = 4  # that are always in sight

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an entry, and the name of its symptom as it is shown."""

    entry: SymptomEntry
    name: str


Fetch = Callable[[int, int], Sequence[Line]]


class EntryModel(QAbstractTableModel):
    """Rows by number; `fetch(first, size)` brings those that are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._fetch: Fetch = lambda _first, _size: ()
        self._pages: OrderedDict[int, Sequence[Line]] = OrderedDict()
        self._headers = (
            self.tr("Day"),
            self.tr("Time"),
            self.tr("Symptom"),
            self.tr("How bad"),
            self.tr("Note"),
            self.tr("Entered by"),
        )

    def show(self, total: int, fetch: Fetch) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._total, self._fetch = total, fetch
        self._pages.clear()
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return what stands in a row; None where there is none any more."""
        if not 0 <= row < self._total:
            return None
        for first in reversed(self._pages):  # the last one fetched is the one looked at, mostly
            page = self._pages[first]
            if first <= row < first + len(page):
                return page[row - first]
        # Some rows before the one that is asked for, which is the first in sight after a jump, and
        # all the others in sight: one fetch is enough.
        first = max(0, min(row - PAGE // 4, self._total - PAGE))
        page = self._pages[first] = self._fetch(first, PAGE)
        if len(self._pages) > PAGES:
            self._pages.popitem(last=False)
        return page[row - first] if row - first < len(page) else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headers)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = role == Qt.ItemDataRole.DisplayRole
        if not shown and role not in (
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        if index.column() == HOW_BAD and role == Qt.ItemDataRole.AccessibleTextRole:
            return labels.value_read_out(line.entry)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != NOTE:
            return None
        return _text(line, index.column())


def _text(line: Line, column: int) -> str:
    entry = line.entry
    match column:
        case 0:
            return labels.short_date(entry.day)
        case 1:
            return labels.when(entry)
        case 2:
            return line.name
        case 3:
            return labels.value(entry)
        case 4:
            words = ". ".join(part for part in (entry.place, entry.note) if part)
            return " ".join(words.split())
        case _:
            return labels.entered_by(entry.entered_by)


class _HowBad(QStyledItemDelegate):
    """Paints numeral, bar and word; a count is words alone."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, EntryModel) else None
        if line is None or line.entry.severity is None:
            super().paint(painter, option, index)
            return
        severity = line.entry.severity
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(look.space(8), 0, -4, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.tokens.text))
        number = QFontMetrics(font).horizontalAdvance("10")
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            rect.adjusted(0, 0, number - rect.width(), 0),
            flags | Qt.AlignmentFlag.AlignRight,
            str(severity),
        )
        left = rect.left() + number + look.space(12)
        painter.setFont(option.font)
        word = QFontMetrics(option.font).horizontalAdvance(labels.level(severity))
        bar = look.space(_BAR)
        if left + bar + look.space(10) + word <= rect.right():
            self._paint_bar(painter, QRectF(left, rect.center().y() - 4.5, bar, 10), severity)
            left += bar + look.space(10)
        if left + word <= rect.right() + 1:
            painter.setPen(QColor(look.tokens.text))
            place = rect.adjusted(left - rect.left(), 0, 0, 0)
            painter.drawText(place, flags, labels.level(severity))
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, rect: QRectF, severity: int) -> None:
        tokens = look.tokens
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(rect, 5, 5)
        if severity:
            color = (tokens.bar1, tokens.bar2, tokens.bar3)[min((severity - 1) // 3, 2)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            filled = QRectF(rect)
            filled.setWidth(max(10.0, rect.width() * severity / 10))
            painter.drawRoundedRect(filled, 5, 5)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look.type(150), look.control(48))


class EntryTable(Table):
    """Shows an EntryModel. What has no room goes, the least needed first: see `_share_width`."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__(model)
        self.setAccessibleName(self.tr("Entries"))
        self.setItemDelegateForColumn(HOW_BAD, _HowBad(self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        look.changed.connect(self._share_width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share_width()

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        header = self.horizontalHeader().sizeHint().height()
        return QSize(200, header + _LEAST_ROWS * look.control(48))

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        room = self.viewport().width()
        pad = 2 * look.space(12) + 10  # what the style sheet and Qt leave free in a cell

        def wide(*texts: str) -> int:
            return max(map(metrics.horizontalAdvance, texts)) + pad

        number = wide("10", self.tr("How bad"))
        levels = [f"10 {labels.level(severity)}" for severity in range(WORST + 1)]
        level = wide(*levels) + look.space(12)
        a_year_ago = clock.today().year - 1
        days = [labels.short_date(date(a_year_ago, month, 28)) for month in range(1, 13)]
        wants = {
            DAY: wide(*days),
            TIME: wide(self.tr("Whole day"), *map(labels.part_of_day, PartOfDay)),
            SYMPTOM: wide(self.tr("Numbness or tingling")),
            HOW_BAD: level + look.space(_BAR) + look.space(10),
            NOTE: wide(self.tr("Some words")),
            ENTERED_BY: wide(self.tr("Entered by"), labels.entered_by(HELPER)),
        }
        for column in (ENTERED_BY, NOTE):
            self._keep_where_it_fits(column, wants, room)
        if sum(wants.values()) > room:
            wants[HOW_BAD] = level
        self._keep_where_it_fits(TIME, wants, room)
        if sum(wants.values()) > room:
            wants[HOW_BAD] = number
        if sum(wants.values()) > room:
            wants[DAY] = wide(labels.short_date(date(clock.today().year, 9, 27)))
        spare = room - sum(wants.values())
        wants[NOTE if NOTE in wants else SYMPTOM] += spare
        for column, width in wants.items():
            self.setColumnWidth(column, max(20, width))

    def _keep_where_it_fits(self, column: int, wants: dict[int, int], room: int) -> None:
        fits = sum(wants.values()) <= room
        self.setColumnHidden(column, not fits)
        if not fits:
            del wants[column]

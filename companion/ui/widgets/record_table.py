"""A table of records of any kind: rows fetched as they come into view, columns as there is room."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.table import Table

PAGE = 64  # rows fetched at once
PAGES = 16  # kept of those
_LEAST_ROWS = 4  # that are always in sight, where the rows scroll inside the table
_LEAST = 60  # px at 100 % that the column with the spare room keeps while it gives way
_LONGEST = 400  # letters: more than any column shows
_AS_IT_IS = QItemSelectionModel.SelectionFlag.NoUpdate
_PRESSES = (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrower:
    """How a column may be narrower: wide enough for `samples`, without what is drawn beside."""

    need: int  # how much it is needed that the column is not as narrow as this
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Record]):
    """One column. Its samples, its widest texts, are whole wherever the column is not narrower.

    Where there is no room, what is needed least gives way first: a column with `need` goes, one
    without never does. `drawing` is px at 100 % that are kept beside the text. `read_out` is what
    a screen reader says instead of the text. Of the columns that are shown, the last with `spare`
    takes the room that is left over, and gives it up where the others have too little.
    """

    header: str
    text: Callable[[Record], str]
    samples: tuple[str, ...]
    read_out: Callable[[Record], str] | None = None
    need: int | None = None
    narrower: tuple[Narrower, ...] = ()
    drawing: int = 0
    spare: bool = False


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Rows by number; `fetch(first, size)` brings those that are looked at."""

    def __init__(self, columns: Sequence[Column[Record]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._total = 0
        self._fetch: Callable[[int, int], Sequence[Record]] = lambda _first, _size: ()
        self._pages: OrderedDict[int, Sequence[Record]] = OrderedDict()

    def show(self, total: int, fetch: Callable[[int, int], Sequence[Record]]) -> None:
        """Show other rows, fetched when they are looked at."""
        self.beginResetModel()
        self._total, self._fetch = total, fetch
        self._pages.clear()
        self.endResetModel()

    def show_all(self, records: Sequence[Record]) -> None:
        """Show other rows, all of which are at hand."""
        self.show(len(records), lambda first, size: records[first : first + size])

    def line(self, row: int) -> Record | None:
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
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        heard = role == Qt.ItemDataRole.AccessibleTextRole
        told = role == Qt.ItemDataRole.ToolTipRole
        if not heard and not told and role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self.line(index.row())
        if line is None:
            return None
        column = self.columns[index.column()]
        if heard:
            return (column.read_out or column.text)(line)
        words = _in_one_line(column.text(line))
        if told:  # as rich text of ours: it wraps, and markup is told as it was written
            return f"<qt>{escape(words)}</qt>" if column.spare and words else None
        return words


def _in_one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


class RecordTable(Table, Generic[Record]):
    """Shows a RecordModel. One row is chosen with arrows or a press; Enter, F2 and Delete ask.

    What has no room goes, as the columns say; there is no scrolling sideways.
    """

    row_chosen = Signal()
    edit_wanted = Signal()  # of the chosen row, which there is
    delete_wanted = Signal()

    def __init__(self, model: RecordModel[Record], name: str) -> None:
        """`name` is the accessible name of the whole table."""
        super().__init__(model)
        self._records = model
        self._all_rows = False
        self._focused = QTimer(self)  # runs out when ScrollPage has moved to the table
        self._focused.setSingleShot(True)
        self._focused.setInterval(0)
        self._focused.timeout.connect(self._bring_row_into_view)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setMinimumSectionSize(20)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.selectionModel().currentRowChanged.connect(self.row_chosen)
        self.doubleClicked.connect(self._on_double_clicked)
        model.modelReset.connect(self._on_reset)

    def set_all_rows(self, on: bool) -> None:  # noqa: FBT001 - a setter, as Qt names them
        """Be as high as all rows (for a short list in a page that scrolls), or scroll them inside."""
        self._all_rows = on
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if on else bar.ScrollBarAsNeeded)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed if on else policy.Expanding)
        self.updateGeometry()

    def row(self) -> int:
        """Return the number of the chosen row; -1 where none is."""
        return self.currentIndex().row()

    def current(self) -> Record | None:
        """Return what stands in the chosen row; None where none is."""
        return self._records.line(self.row())

    def choose(self, row: int) -> None:
        """Choose a row by its number, and have it in sight; the last one where there are fewer."""
        row = min(max(0, row), self._records.rowCount() - 1)
        shown = (n for n in range(len(self._records.columns)) if not self.isColumnHidden(n))
        self.setCurrentIndex(self._records.index(row, next(shown, 0)))
        if self.hasFocus():
            self._bring_row_into_view()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(self._records.rowCount() - 1)
        elif key not in _PRESSES or not self.currentIndex().isValid():
            before = self.row()
            super().keyPressEvent(event)
            if self.row() != before:
                self._bring_row_into_view()
        elif event.isAutoRepeat():
            pass  # a finger that rests on the key deletes one entry, not forty
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            self.edit_wanted.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row() >= 0 and not self.selectionModel().hasSelection():
            self.selectRow(self.row())  # Qt goes to the first row, and does not show it as chosen
        reason = Qt.FocusReason
        away = (reason.MouseFocusReason, reason.ActiveWindowFocusReason)
        if event.reason() not in away:
            self._focused.start()

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
        header = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        rows = self._records.rowCount() if self._all_rows else _LEAST_ROWS
        return QSize(200, header + rows * look.control(48))

    def _on_reset(self) -> None:
        if self._all_rows:
            self.updateGeometry()

    def _on_double_clicked(self) -> None:
        self.edit_wanted.emit()

    def _bring_row_into_view(self) -> None:
        """Scroll the page by as little as shows the chosen row."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        place = self.visualRect(self.currentIndex()) & self.viewport().rect()
        if page is None or place.isEmpty():
            return
        top = self.viewport().mapTo(page.holder, QPoint(0, place.top())).y()
        gap = look.space(12)
        first, last = top - gap, top + place.height() + gap - page.view.height()
        page.bar.setValue(min(max(page.bar.value(), last), first))

    def _share_width(self) -> None:
        columns = self._records.columns
        room = self.viewport().width()
        widths = {
            number: self._wide(column, column.samples) + look.space(column.drawing)
            for number, column in enumerate(columns)
        }
        for number, samples in self._ways_to_give_way():
            if sum(widths.values()) <= room:
                break
            if samples is None and len(widths) > 1:
                widths.pop(number)
            elif samples is not None and number in widths:
                widths[number] = self._wide(columns[number], samples)
        taker = max(widths, key=lambda number: (columns[number].spare, number))
        least = min(widths[taker], look.type(_LEAST))
        widths[taker] = max(least, widths[taker] + room - sum(widths.values()))
        too_many = max(room, sum(widths.values()))  # all give some, where even this is too much
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in widths)
            if number in widths:
                self.setColumnWidth(number, max(20, widths[number] * room // max(1, too_many)))
        if self.row() >= 0 and self.isColumnHidden(self.currentIndex().column()):
            # The ring would be around nothing: the same row, where it can be seen.
            seen = self._records.index(self.row(), min(widths))
            self.selectionModel().setCurrentIndex(seen, _AS_IT_IS)

    def _wide(self, column: Column[Record], samples: Sequence[str]) -> int:
        """Return the pixels that the header and the samples need."""
        pad = 2 * look.space(12) + 10  # what the style sheet and Qt leave free in a cell
        return max(map(self.fontMetrics().horizontalAdvance, (column.header, *samples))) + pad

    def _ways_to_give_way(self) -> list[tuple[int, tuple[str, ...] | None]]:
        """Return pairs of a column and its narrower samples, or None where it goes; best first."""
        ways: list[tuple[int, int, tuple[str, ...] | None]] = []
        for number, column in enumerate(self._records.columns):
            ways += ((each.need, number, each.samples) for each in column.narrower)
            if column.need is not None:
                ways.append((column.need, number, None))
        return [(number, samples) for _, number, samples in sorted(ways, key=lambda way: way[0])]

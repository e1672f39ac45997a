"""The list of pages at the left: an icon and a word each, one Tab stop."""

from collections.abc import Sequence

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
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from companion.paths import RESOURCES
from companion.ui.icons import draw
from companion.ui.theme import look

_KEY, _ICON = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_INSET = 14  # px from the edge of the rail to the tint of the open row
_ROUND = 10


class Rail(QListWidget):
    """Arrows move, Enter, Space or a click opens. The open page stays marked while arrows move."""

    opened = Signal(str)  # the key of a page

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._open_key: str | None = None
        self.under_mouse = -1  # the row; asking the style for it costs 13 ms of the start
        self.setProperty("inset", _INSET)  # the focus ring goes around the tint
        self.setAccessibleName(name or self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Row(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._on_left)
        look.changed.connect(self._fit)

    def set_pages(self, pages: Sequence[tuple[str, str, str]]) -> None:
        """Show pages, each a key, a word and the name of an icon."""
        self.clear()
        for key, word, icon in pages:
            item = QListWidgetItem(word)
            item.setData(_KEY, key)
            item.setData(_ICON, icon)
            self.addItem(item)
        self._fit()

    def set_current(self, key: str) -> None:
        """Mark the page that is open. A key without a row marks none. Signals nothing."""
        self._open_key = None
        self.setCurrentRow(-1)
        for row in range(self.count()):
            item = self.item(row)
            here = item.data(_KEY) == key
            item.setData(
                Qt.ItemDataRole.AccessibleDescriptionRole, self.tr("open") if here else None
            )
            if here:
                self._open_key = key
                self.setCurrentRow(row)

    def current(self) -> str | None:
        """Return the key of the page that is marked as open."""
        return self._open_key

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif event.text().strip() and not event.modifiers():
            event.ignore()  # single letters do nothing in this window
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.set_current(self.current() or "")  # Tab comes back to the open page

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(), self.count() * look.rail(48))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(), 2 * look.rail(48))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._on_left()

    def _on_entered(self, index: QModelIndex) -> None:
        self.under_mouse = index.row()
        self.viewport().update()

    def _on_left(self) -> None:
        self.under_mouse = -1
        self.viewport().update()

    def _open(self) -> None:
        if self.currentRow() >= 0:
            self.opened.emit(str(self.currentItem().data(_KEY)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(str(index.data(_KEY)))

    def _fit(self) -> None:
        self.setFixedWidth(self._width())
        self.setMaximumHeight(max(1, self.count()) * look.rail(48))
        self.doItemsLayout()
        self.updateGeometry()

    def _width(self) -> int:
        metrics = QFontMetrics(_font(self.font(), open_=True))
        words = [self.item(row).text() for row in range(self.count())]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(212, _label_x() + widest + _INSET + 8)


class _Row(QStyledItemDelegate):
    def __init__(self, rail: Rail) -> None:
        super().__init__(rail)
        self._rail = rail

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, look.rail(48))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        t = look.tokens
        rect = QRect(option.rect)
        box = QRectF(rect).adjusted(_INSET, 2, -_INSET, -2)
        open_ = index.data(_KEY) == self._rail.current()
        hover = index.row() == self._rail.under_mouse
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if open_ or hover:
            painter.setBrush(QColor((t.accent_soft if look.dark else t.surface) if open_ else t.bg))
            painter.drawRoundedRect(box, _ROUND, _ROUND)
        if open_:
            painter.setBrush(QColor(t.accent))
            painter.drawRoundedRect(QRectF(_INSET, box.center().y() - 14, 5, 28), 2.5, 2.5)
        name = str(index.data(_ICON))
        if open_ and (RESOURCES / "icons" / f"{name}-fill.svg").exists():
            name += "-fill"
        icon = look.cell(24)
        place = QRectF(_icon_x(), box.center().y() - icon / 2, icon, icon)
        draw(painter, place, name, "accent" if open_ else "text")
        painter.setPen(QColor(t.accent if open_ else t.text))
        painter.setFont(_font(self._rail.font(), open_=open_))
        painter.drawText(
            rect.adjusted(_label_x(), 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            str(index.data()),
        )
        painter.restore()


def _icon_x() -> int:
    return _INSET + look.space(18)


def _label_x() -> int:
    return _icon_x() + look.cell(24) + look.space(10)


def _font(base: QFont, *, open_: bool) -> QFont:
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold if open_ else QFont.Weight.Medium)
    return font

"""The one widget by which pages and dialogs scroll; a plain QScrollArea dies under a screen reader."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,  # noqa: TID251 - its own bars are off for good, see ScrollPage
    QScrollBar,
    QWidget,
)

_ROOM = 16  # px kept free above and below a control that is brought into view


class ScrollPage(QWidget):
    """Shows `content` in a column at most `width` px wide, and scrolls it up and down.

    Leaves `margin` px free around the column. The scroll area's own bars stay off and a bar of
    ours stands beside it, so that the number of children that an assistive program sees never
    changes: it may ask for a child by an old number, and Qt does not check.
    """

    def __init__(self, content: QWidget, width: int = 1000, margin: int = 36) -> None:
        super().__init__()
        self.content = content
        content.setMaximumWidth(width)
        self.holder = QWidget()
        column = QHBoxLayout(self.holder)
        column.setContentsMargins(margin, margin, max(0, margin - 14), margin)
        column.addStretch()
        column.addWidget(content, 1)
        column.addStretch()

        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.holder)
        self.area.viewport().setAutoFillBackground(False)
        self.holder.setAutoFillBackground(False)

        self.bar = QScrollBar(Qt.Orientation.Vertical)
        place = self.bar.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # nothing moves when the bar comes and goes
        self.bar.setSizePolicy(place)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(self.bar)

        hidden = self.area.verticalScrollBar()
        hidden.rangeChanged.connect(self._on_range_changed)
        hidden.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(hidden.setValue)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def be_read(self, name: str) -> None:
        """Let Tab stop on the page itself, named `name`, so that keys scroll a text without controls."""
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(name)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as little as shows the whole of `widget`; the top of it, if it is too tall."""
        view = self.area.viewport().height()
        top = widget.mapTo(self.holder, QPoint(0, 0)).y() - _ROOM
        bottom = top + widget.height() + 2 * _ROOM
        now = self.bar.value()
        if top < now or bottom - top > view:
            self.bar.setValue(top)
        elif bottom > now + view:
            self.bar.setValue(bottom - view)

    def _on_range_changed(self, low: int, high: int) -> None:
        hidden = self.area.verticalScrollBar()
        self.bar.setRange(low, high)
        self.bar.setPageStep(hidden.pageStep())
        self.bar.setSingleStep(hidden.singleStep())
        self.bar.setVisible(high > low)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A press must not move what is pressed: it would be released somewhere else.
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.holder.isAncestorOf(now):
            self.bring_into_view(now)

"""The one widget by which pages and dialogs scroll; a QScrollArea dies under a screen reader."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollBar, QWidget
from typing_extensions import override

_ROOM = 16  # px kept free above and below a control that is brought into view
_LINE = 24  # px, a step of the arrow keys and of the wheel


class ScrollPage(QWidget):
    """Shows `content` in a column at most `width` px wide, and scrolls it up and down.

    Leaves `margin` px free around the column. It is a plain widget that moves a plain widget behind
    its edges: when an assistive program asks a QScrollArea for one child more than it has, Qt does
    not check and the whole program ends, in every version that was tried.
    """

    def __init__(self, content: QWidget, width: int = 1000, margin: int = 36) -> None:
        super().__init__()
        self.content = content
        content.setMaximumWidth(width)
        self.view = QWidget(self)
        self.holder = QWidget(self.view)
        column = QHBoxLayout(self.holder)
        column.setContentsMargins(margin, margin, max(0, margin - 14), margin)
        column.addStretch()
        column.addWidget(content, 1)
        column.addStretch()

        self.bar = QScrollBar(Qt.Orientation.Vertical)
        place = self.bar.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # nothing moves when the bar comes and goes
        self.bar.setSizePolicy(place)
        self.bar.setSingleStep(_LINE)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.bar)

        self.holder.installEventFilter(self)
        self.bar.valueChanged.connect(self._on_scrolled)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def be_read(self, name: str) -> None:
        """Let Tab stop on the page itself, named `name`, so that keys scroll a text without controls."""
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setAccessibleName(name)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll as little as shows the whole of `widget`; its beginning, if it is too tall."""
        room = self.view.height()
        top = widget.mapTo(self.holder, QPoint(0, 0)).y() - _ROOM
        bottom = top + widget.height() + 2 * _ROOM
        now = self.bar.value()
        if bottom - top > room:
            if not now <= top <= now + room // 2:
                self.bar.setValue(top)
        elif top < now:
            self.bar.setValue(top)
        elif bottom > now + room:
            self.bar.setValue(bottom - room)

    @override
    def sizeHint(self) -> QSize:
        return self.holder.sizeHint() + QSize(self.bar.sizeHint().width(), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, 100)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return False

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self.bar, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd,
            Qt.Key.Key_Up: QScrollBar.SliderAction.SliderSingleStepSub,
            Qt.Key.Key_Down: QScrollBar.SliderAction.SliderSingleStepAdd,
            Qt.Key.Key_Home: QScrollBar.SliderAction.SliderToMinimum,
            Qt.Key.Key_End: QScrollBar.SliderAction.SliderToMaximum,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.bar.triggerAction(action)

    def _arrange(self) -> None:
        """Give the page the width that is there and the height that it then needs."""
        layout = self.layout()
        inner = self.holder.layout()
        if layout is None or inner is None:
            return
        layout.activate()  # the view has its size only now, where the window was just made
        room = self.view.size()
        width = max(room.width(), inner.minimumSize().width())
        needed = (
            inner.totalHeightForWidth(width)
            if inner.hasHeightForWidth()
            else inner.totalSizeHint().height()
        )
        height = max(room.height(), needed)
        self.bar.setPageStep(room.height())
        self.bar.setRange(0, height - room.height())
        self.bar.setVisible(height > room.height())
        self.holder.setGeometry(0, -self.bar.value(), width, height)

    def _on_scrolled(self, value: int) -> None:
        self.holder.move(0, -value)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is None:
            return  # the window is looked at again: the page stays where it was left
        # A press must not move what is pressed: it would be released somewhere else.
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self.holder.isAncestorOf(now):
            self.bring_into_view(now)

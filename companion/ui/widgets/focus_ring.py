"""The one ring that shows where the keyboard is, drawn outside the control and following it."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.scroll_page import ScrollPage

_GAP, _LINE = 2, 3  # px
_REACH = _GAP + _LINE
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class FocusRing(QObject):
    """Rings the control that got the focus by Tab, Backtab, a shortcut or an arrow key.

    Make one for the whole application; it ends with `parent`. A widget may say its corner radius (px) in the property
    `corner`; 10 is taken otherwise. In a list or table the ring is around the current row, narrower
    on both sides by the view's property `inset` (px).

    It keeps no control: it asks for the focus each time, so that none can be dead.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line: _Line | None = None
        self._ringed: dict[int, int] = {}  # per window, by address: the control that has the ring
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.UpdateRequest:  # something in this window will be painted anew
            self._follow()
        elif (
            kind == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
            and isinstance(watched, QWidget)
            and watched.hasFocus()
        ):
            self._ring(watched)
        return False

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            window = now.window()
            window.installEventFilter(self)
            if isinstance(now, QAbstractItemView):
                now.installEventFilter(self)
            # Qt notes here that Tab, an arrow or a shortcut moved the focus, and never forgets.
            by_keys = window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
            if by_keys:
                self._ring(now)
            elif self._ringed.get(_address(window)) != _address(now):
                self._ringed.pop(_address(window), None)
        self._follow()

    def _ring(self, widget: QWidget) -> None:
        self._ringed[_address(widget.window())] = _address(widget)
        self._follow()

    def _follow(self) -> None:
        line = self._line if self._line is not None and shiboken6.isValid(self._line) else None
        target = QApplication.focusWidget()
        place = None
        if target is not None and self._ringed.get(_address(target.window())) == _address(target):
            place = _place(target)
        if target is None or place is None or place.isEmpty():
            if line is not None:
                line.hide()
            return
        host = _host(target)
        place.moveTopLeft(target.mapTo(host, place.topLeft()))
        corner = target.property("corner")
        if line is None:
            line = self._line = _Line(host)  # the last one may have died with its page
        line.put(host, place, corner if isinstance(corner, int) else 10)


class _Line(QWidget):
    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._corner = 10
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put(self, host: QWidget, around: QRect, corner: int) -> None:
        place = around.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        if self.parentWidget() is not host:
            self.setParent(host)
        if self.geometry() != place or self.isHidden() or self._corner != corner:
            self._corner = corner
            self.setGeometry(place)
            self.show()
            self.raise_()
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for color, width, out in (
            (look.tokens.surface, _GAP, _GAP / 2),
            (look.tokens.focus, _LINE, _GAP + _LINE / 2),
        ):
            painter.setPen(QPen(QColor(color), width))
            inset = _REACH - out
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, self._corner + out, self._corner + out)
        painter.end()


def _address(widget: QWidget) -> int:
    return int(shiboken6.getCppPointer(widget)[0])


def _place(target: QWidget) -> QRect | None:
    """Return what the ring goes around, in the target's own pixels."""
    if not target.isVisible() or target.window().windowType() == Qt.WindowType.Popup:
        return None
    if not isinstance(target, QAbstractItemView) or not target.currentIndex().isValid():
        return target.contentsRect()  # a scale cell can be pressed beyond what is painted
    view = target.viewport()
    row = target.visualRect(target.currentIndex())
    if target.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
        row.setLeft(0)
        row.setRight(view.width() - 1)
    inset = target.property("inset")
    if isinstance(inset, int):
        row.adjust(inset, _GAP, -inset, -_GAP)
    row &= view.rect()
    row.moveTopLeft(view.mapTo(target, row.topLeft()))
    return row


def _host(target: QWidget) -> QWidget:
    """Return the widget that the ring lies on: the scrolled page, so that it scrolls along."""
    above = target.parentWidget()
    while above is not None:
        if isinstance(above, ScrollPage) and above.holder.isAncestorOf(target):
            return above.holder
        above = above.parentWidget()
    return target.window()

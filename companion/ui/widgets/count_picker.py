"""A number of times: a minus, the number, a plus."""

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from companion.domain.symptoms import MOST_TIMES
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import text_font

_DIGITS_JOIN = 700  # milliseconds in which 1 and 2 are 12
_UNSET = -1
_GAP = 8
_RADIUS = 10


class _Step(QPushButton):
    """One less, or one more."""

    def __init__(self, by: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.by = by
        # The number is the one Tab stop, and has the keys for both.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line_strong), 2 if self.isDown() else look.border))
        painter.setBrush(QColor(tokens.sunken if self.underMouse() else tokens.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        center, half = self.rect().center(), look.cell(8)
        painter.setPen(QPen(QColor(tokens.accent), look.cell(2)))
        painter.drawLine(center.x() - half, center.y(), center.x() + half, center.y())
        if self.by > 0:
            painter.drawLine(center.x(), center.y() - half, center.x(), center.y() + half)


class _Number(QSpinBox):
    """The number itself: a spin box to a screen reader, painted by us, its keys read by the picker."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(_UNSET, MOST_TIMES)
        self.setValue(_UNSET)
        self.lineEdit().hide()

    @override
    def textFromValue(self, val: int) -> str:
        return self.tr("not entered") if val == _UNSET else labels.times(val)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls; a value never changes by passing over it

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look.tokens
        unset = self.value() == _UNSET
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sunken if unset else tokens.sel))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        weight = QFont.Weight.Medium if unset else QFont.Weight.Bold
        painter.setFont(text_font(self, 17, weight))
        painter.setPen(QColor(tokens.text2 if unset else tokens.on_sel))
        text = "–" if unset else str(self.value())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)


class CountPicker(QWidget):
    """How many times. `None` means that nothing was entered, and is never zero.

    `picked` and `cleared` tell what a person did; `set_value` tells nobody.
    """

    picked = Signal(int)
    cleared = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._told: int | None = None
        self._since_digit = QElapsedTimer()
        self._less = _Step(-1, self)
        self._number = _Number(self)
        self._more = _Step(1, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._less.clicked.connect(self._on_less_pressed)
        self._more.clicked.connect(self._on_more_pressed)
        self._number.valueChanged.connect(self._on_value_changed)
        look.changed.connect(self._on_look_changed)
        self._measure()
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what is counted: the accessible names begin with it."""
        self._name = name
        self._less.setAccessibleName(self.tr("{name}: one less").format(name=name))
        self._more.setAccessibleName(self.tr("{name}: one more").format(name=name))
        self._say_value()

    def value(self) -> int | None:
        """Return the number of times."""
        return self._told

    def set_value(self, value: int | None) -> None:
        """Show `value`, or that nothing was entered."""
        self._since_digit.invalidate()
        self._told = value
        self._number.setValue(_UNSET if value is None else value)
        self._say_value()

    def clear(self) -> None:
        """Take the number back, as a person does with Delete or Clear."""
        self._number.setValue(_UNSET)

    def tab_stops(self) -> list[QWidget]:
        """Return the number: Tab stops there."""
        return [self._number]

    def least_width(self) -> int:
        """Return the least width in pixels."""
        return self.minimumSizeHint().width()

    def full_width(self) -> int:
        """Return the width in pixels in which all can be read."""
        return self.sizeHint().width()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._side

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Plus) or text == "+":
            self._on_more()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Minus) or text in ("-", "−"):
            self._on_less()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._since_digit.invalidate()
            self.clear()
        elif len(text) == 1 and text in "0123456789":
            # A digit held down by a numb finger is one digit.
            if not event.isAutoRepeat():
                self._take_digit(int(text))
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._number.setFocus(event.reason())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_look_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font).horizontalAdvance(self.tr("not entered"))
        return QSize(self._after_buttons() + words, self._side)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._after_buttons() - 2 * _GAP, self._side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._told is not None:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(QColor(look.tokens.text2))
        painter.drawText(
            self.rect().adjusted(self._after_buttons(), 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.tr("not entered"),
        )

    def _on_less_pressed(self) -> None:
        self._number.setFocus(Qt.FocusReason.MouseFocusReason)
        self._on_less()

    def _on_more_pressed(self) -> None:
        self._number.setFocus(Qt.FocusReason.MouseFocusReason)
        self._on_more()

    def _on_less(self) -> None:
        self._since_digit.invalidate()
        # One less than nothing said is "none".
        self._number.setValue(max(0, self._number.value() - 1))

    def _on_more(self) -> None:
        self._since_digit.invalidate()
        # One more than nothing said is one.
        self._number.setValue(max(0, self._number.value()) + 1)

    def _take_digit(self, digit: int) -> None:
        joined = 10 * (self._told or 0) + digit
        joins = self._since_digit.isValid() and self._since_digit.elapsed() < _DIGITS_JOIN
        self._number.setValue(joined if joins and joined <= MOST_TIMES else digit)
        self._since_digit.start()

    def _on_value_changed(self, number: int) -> None:
        # Also reached by a screen reader that sets the spin box; not by `set_value`.
        value = None if number == _UNSET else number
        if value == self._told:
            return
        self._told = value
        self._say_value()
        if value is None:
            self.cleared.emit()
        else:
            self.picked.emit(value)

    def _say_value(self) -> None:
        said = self._number.textFromValue(self._number.value())
        self._number.setAccessibleName(
            self.tr("{name}: {times}").format(name=self._name, times=said)
        )
        self.update()

    def _measure(self) -> None:
        self._font = text_font(self, 14)
        self._side = look.control(44)

    def _arrange(self) -> None:
        wide = self._number_width()
        self._less.setGeometry(QRect(0, 0, self._side, self._side))
        self._number.setGeometry(QRect(self._side + _GAP, 0, wide, self._side))
        self._more.setGeometry(QRect(self._side + wide + 2 * _GAP, 0, self._side, self._side))

    def _number_width(self) -> int:
        numeral = QFontMetrics(text_font(self, 17, QFont.Weight.Bold))
        return max(self._side, numeral.horizontalAdvance(str(MOST_TIMES)) + 2 * _GAP)

    def _after_buttons(self) -> int:
        return 2 * self._side + self._number_width() + 4 * _GAP

    def _on_look_changed(self) -> None:
        self._measure()
        self._arrange()
        self.updateGeometry()
        self.update()

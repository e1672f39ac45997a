"""A row of radio buttons for one number: a press, a digit or an arrow chooses, Delete clears."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from companion.ui.theme import look

_DIGITS_JOIN = 700  # milliseconds in which 1 and 0 are 10


def text_font(widget: QWidget, px: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the widget's font at a type size (pixels at 100 %) and weight."""
    font = QFont(widget.font())
    font.setPixelSize(look.type(px))
    font.setWeight(weight)
    return font


def focus_by_key(widget: QWidget) -> None:
    """Give a widget the keyboard, as the Tab key does, so that the ring goes along."""
    if not widget.hasFocus():
        # Of the reasons that a key can have, Qt notes only this one where no Tab was pressed.
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


class Choice(QRadioButton):
    """One button of the row; a subclass paints it.

    The whole of it can be pressed; what is painted, and what the keyboard ring goes round, is its
    contents rectangle.
    """

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = number
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        return self.size()  # the row lays its buttons out itself

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own arrows go by position on the screen and stop at the end of a line; ours go by
        # number, in the row. Space and Enter stay Qt's.
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()


class ChoiceRow(QWidget):
    """Buttons for the numbers of a scale. `None` means that nothing was chosen, and is never zero.

    `picked` and `cleared` tell what a person did; `set_value` tells nobody.
    """

    picked = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()
        self._group = QButtonGroup(self)
        self._value: int | None = None
        self._since_one = QElapsedTimer()
        self._placed = False  # nothing is arranged before there is a size to do it in
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._on_look_changed)

    def hold(self, choices: Sequence[Choice]) -> None:
        """Take the buttons, in the order of their numbers; called once, by the subclass."""
        self.choices = choices
        for choice in choices:
            self._group.addButton(choice, choice.number)
        self._group.idClicked.connect(self._take)
        self._stop = choices[0]
        self._stop_at(self._stop)
        self.measure()

    def value(self) -> int | None:
        """Return the chosen number."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value` as chosen, or nothing as chosen."""
        self._since_one.invalidate()
        self._show(value)

    def tab_stops(self) -> Sequence[QWidget]:
        """Return the buttons: Tab stops at one of them."""
        return self.choices

    def measure(self) -> None:
        """Read the fonts and sizes in force; a subclass extends it."""

    def arrange(self) -> None:
        """Place the buttons in the width that there is; a subclass does it."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.choices:
            self._on_look_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._placed = True
        self.arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # Not a focus proxy: Qt makes each proxy a Tab stop of its own, wherever it was made.
        self._stop.setFocus(event.reason())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._pick(self.choices[0 if key == Qt.Key.Key_Home else -1].number)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif len(text) == 1 and text in "0123456789":
            # A digit held down by a numb finger is one digit.
            if not event.isAutoRepeat():
                self._take_digit(int(text))
        else:
            return False
        return True

    def _take_digit(self, digit: int) -> None:
        joined = 10 * (self._value or 0) + digit
        joins = self._since_one.isValid() and self._since_one.elapsed() < _DIGITS_JOIN
        number = joined if joins and self._has(joined) else digit
        if not self._has(number):
            return
        self._pick(number)
        if digit == 1 and number == 1:
            self._since_one.start()

    def _has(self, number: int) -> bool:
        return self.choices[0].number <= number <= self.choices[-1].number

    def _step(self, by: int) -> None:
        # As in any row of radio buttons: the arrows change what is chosen, and only move about
        # while nothing is.
        here = self.window().focusWidget()
        at = here.number if isinstance(here, Choice) and here in self.choices else None
        if self._value is not None:
            at = self._value
        to = self.choices[0].number if at is None else at + by
        if not self._has(to):
            return
        if self._value is None:
            self._stop_at(self._choice(to))
            focus_by_key(self._choice(to))
        else:
            self._pick(to)

    def _stop_at(self, choice: Choice) -> None:
        """Let Tab stop at one button of the row: the chosen one, or where the arrows have been."""
        self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stop = choice

    def _choice(self, number: int) -> Choice:
        return self.choices[number - self.choices[0].number]

    def _pick(self, number: int) -> None:
        focus_by_key(self._choice(number))
        self._take(number)

    def _take(self, number: int) -> None:
        self._since_one.invalidate()
        if number == self._value:
            return
        self._show(number)
        self.picked.emit(number)

    def clear(self) -> None:
        """Take the choice back, as a person does with Delete or Clear."""
        self._since_one.invalidate()
        if self._value is None:
            return
        self._show(None)
        self.cleared.emit()

    def _show(self, value: int | None) -> None:
        if value is not None:
            self._choice(value).setChecked(True)
            self._stop_at(self._choice(value))
        elif self._value is not None:
            # An exclusive group never lets go of its last button.
            self._group.setExclusive(False)
            self._choice(self._value).setChecked(False)
            self._group.setExclusive(True)
        self._value = value

    def _on_look_changed(self) -> None:
        self.measure()
        self.rearrange()

    def rearrange(self) -> None:
        """Place the buttons anew, where that was done before."""
        if self._placed:
            self.arrange()
        self.updateGeometry()
        self.update()

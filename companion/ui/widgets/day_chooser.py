"""Which day: one of the usual ones, or one written as day, month and year and read back."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, announce, label, restyle
from companion.ui.widgets.flow import FlowLayout

translate = QCoreApplication.translate

FIRST_YEAR = 1900
_FARTHEST = 10  # years that a date to come may be ahead
_LEAP_YEAR = 2000  # while the year is not known, February may have 29 days
_TODAY, _YESTERDAY, _TOMORROW, _ANOTHER = "today", "yesterday", "tomorrow", "another"


class Lived:
    """Which days may be chosen: those that were lived, up to today."""

    shortcuts: Sequence[tuple[str, int]] = ((_TODAY, 0), (_YESTERDAY, -1))  # days from today

    def years(self, today: date) -> tuple[int, int]:
        """Return the first and the last year that may be written."""
        return FIRST_YEAR, today.year

    def refusal(self, day: date, today: date) -> str:
        """Return the sentence that says why a day may not be chosen, or nothing."""
        if day > today:
            return translate("labels", "That day has not come yet. Choose today or earlier.")
        return ""


class Earlier(Lived):
    """Those before today."""

    shortcuts = ((_YESTERDAY, -1),)

    @override
    def refusal(self, day: date, today: date) -> str:
        if day == today:
            return translate("labels", "That is today. Choose an earlier day.")
        return super().refusal(day, today)


class AnyDay(Lived):
    """Those that were, and those to come."""

    shortcuts = ((_TODAY, 0), (_TOMORROW, 1))

    @override
    def years(self, today: date) -> tuple[int, int]:
        return FIRST_YEAR, today.year + _FARTHEST

    @override
    def refusal(self, day: date, today: date) -> str:
        return ""


class ToCome(AnyDay):
    """Those from today on."""

    @override
    def years(self, today: date) -> tuple[int, int]:
        return today.year, today.year + _FARTHEST

    @override
    def refusal(self, day: date, today: date) -> str:
        if day < today:
            return translate("labels", "That day has passed. Choose today or later.")
        return ""


class _DigitsBox(QLineEdit):
    """A box for a number, which a press marks whole, so that typing replaces what stands there."""

    def __init__(self) -> None:
        super().__init__()
        self._came_by_mouse = False
        self.setMaxLength(6)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self._came_by_mouse = arg__1.reason() == Qt.FocusReason.MouseFocusReason

    @override
    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        super().mouseReleaseEvent(arg__1)
        if self._came_by_mouse and not self.hasSelectedText():
            self.selectAll()
        self._came_by_mouse = False

    def number(self) -> int | None:
        """Return the number that is written, if one is."""
        text = self.text().strip()
        return int(text) if text.isdecimal() else None


class DateBoxes(QWidget):
    """Boxes for day, month and year, and under them what they make or what is wrong with them."""

    def __init__(self, today: date, months: Sequence[str], name: str = "") -> None:
        """Offer `months`. `name` says to a screen reader which date the boxes are for."""
        super().__init__()
        self._today = today
        self._day, self._month, self._year = _DigitsBox(), Combo(), _DigitsBox()
        self._month.addItems(months)
        self._said = label("", "strong")  # the date read back, or what is wrong
        self._row = FlowLayout(16)
        self._day_field = self._add_field(self.tr("Day"), self._day, name)
        self._add_field(self.tr("Month"), self._month, name)
        self._add_field(self.tr("Year"), self._year, name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._row)
        self.column.addWidget(self._said)
        for box in (self._day, self._year):
            # Nobody is told off in the middle of a word: a wrong day is named when the box is left.
            box.textEdited.connect(self._read)
        self._size_boxes()

    def problem(self) -> str:
        """Return the sentence that says what is wrong, or nothing; a subclass knows."""
        raise NotImplementedError

    def read_back(self) -> str:
        """Return what the boxes make, in words; nothing where it is no date."""
        raise NotImplementedError

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_boxes()

    def day_problem(self, month: int, year: int | None) -> str:
        """Return what is wrong with the day in a month (1 to 12) of a year, if that is known."""
        days = monthrange(year or _LEAP_YEAR, month)[1]
        if 1 <= (self._day.number() or 0) <= days:
            return ""
        return self.tr("The day must be between 1 and {days} for {month}.").format(
            days=days, month=labels.month(month)
        )

    def tell_problem(self) -> None:
        """Say what is wrong, read it out, and let the keyboard be where it can be mended."""
        problem = self.problem()
        self.setFocus()
        self.say(problem, "problem")
        announce(self._said, problem)

    def year_problem(self, first: int, last: int) -> str:
        """Return what is wrong with the year, if it must be one of these."""
        if first <= (self._year.number() or 0) <= last:
            return ""
        return self.tr("The year must be between {first} and {last}.").format(
            first=first, last=last
        )

    def say(self, text: str, role: str) -> None:
        """Say under the boxes what they make (strong) or what is wrong (problem)."""
        restyle(self._said, "role", role)
        self._said.setText(text)
        # A screen reader tells it with the boxes that it is about.
        for box in (self._day, self._month, self._year):
            box.setAccessibleDescription(text)

    def _add_field(self, text: str, box: QWidget, name: str) -> QWidget:
        called = f"{name}: {text}" if name else text
        title = label(text, "caption")
        # Both: where Qt takes what is chosen for the name of a list, the label tells the rest.
        title.setBuddy(box)
        title.setAccessibleName(called)
        box.setAccessibleName(called)
        field = QWidget()
        inside = QVBoxLayout(field)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(title)
        inside.addWidget(box)
        self._row.addWidget(field)
        return field

    def _read(self) -> None:
        self.say(self.read_back(), "strong")

    def _size_boxes(self) -> None:
        for box, letters in ((self._day, "0000"), (self._year, "000000")):
            metrics = QFontMetrics(box.font())
            box.setFixedWidth(metrics.horizontalAdvance(letters) + 2 * look.space(12))


class DayBoxes(DateBoxes):
    """Boxes for one whole day, and the weekday that they make."""

    changed = Signal()
    finished = Signal()

    def __init__(self, today: date, allowed: Lived) -> None:
        super().__init__(today, [labels.month(number) for number in range(1, 13)])
        self._allowed = allowed
        for box in (self._day, self._year):
            box.editingFinished.connect(self._on_finished)
            box.textEdited.connect(self.changed)
        self._month.activated.connect(self._on_month)
        self._month.activated.connect(self.changed)

    def raw(self) -> list[str]:
        """Return what stands in the boxes, whatever it makes: day, month (1 to 12), year."""
        return [self._day.text(), str(self._month.currentIndex() + 1), self._year.text()]

    def set_raw(self, raw: Sequence[str]) -> None:
        """Write into the boxes what stood there."""
        day, month, year = raw
        self._day.setText(day)
        self._month.setCurrentIndex(int(month) - 1)
        self._year.setText(year)
        self._read()

    def set_day(self, day: date) -> None:
        """Write a day into the boxes."""
        self._day.setText(str(day.day))
        self._set_month(day)
        self._read()

    def set_today(self, today: date) -> None:
        """Count from another today."""
        self._today = today
        self._read()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._day.setFocus(event.reason())

    def start(self, near: date) -> None:
        """Let typing begin at the day; the month and year are those of `near`, if none was typed."""
        if not self._day.text():
            self._set_month(near)
        self._read()
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()

    def day(self) -> date | None:
        """Return the day that the boxes make, if there is such a day and it may be chosen."""
        return None if self.problem() else self._written()

    @override
    def problem(self) -> str:
        year = self._year.number()
        known = year is not None and FIRST_YEAR <= year <= date.max.year
        wrong = self.day_problem(self._month.currentIndex() + 1, year if known else None)
        if wrong:
            return wrong
        written = self._written()
        refusal = self._allowed.refusal(written, self._today) if known and written else ""
        return refusal or self.year_problem(*self._allowed.years(self._today))

    @override
    def read_back(self) -> str:
        day = self.day()
        return labels.day_read_back(day, self._today) if day else ""

    def _on_month(self) -> None:
        if self._day.text():
            self._on_finished()
        else:
            self._read()

    def _on_finished(self) -> None:
        self._read()
        problem = self.problem()
        if problem:
            self.say(problem, "problem")
        self.finished.emit()

    def _set_month(self, day: date) -> None:
        self._month.setCurrentIndex(day.month - 1)
        self._year.setText(str(day.year))

    def _written(self) -> date | None:
        try:
            return date(
                self._year.number() or 0,
                self._month.currentIndex() + 1,
                self._day.number() or 0,
            )
        except ValueError:
            return None


class DayChooser(QWidget):
    """Chips for the usual days, and boxes for any other.

    Days up to today may be chosen; `without_today` those before, `to_come` those from today on,
    `any_day` all.

    `day_picked(date)` tells that a person chose a day that may be; the boxes do so when one is
    left, on Enter, or when the month changes. `changed` tells of every key and press. `set_day` and
    `write` tell nobody.
    """

    day_picked = Signal(date)
    changed = Signal()

    def __init__(
        self,
        today: date,
        without_today: bool = False,  # noqa: FBT001, FBT002 - what the chooser is for
        parent: QWidget | None = None,
        *,
        to_come: bool = False,
        any_day: bool = False,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._told: date | None = None
        words = {
            _TODAY: self.tr("Today"),
            _YESTERDAY: self.tr("Yesterday"),
            _TOMORROW: self.tr("Tomorrow"),
            _ANOTHER: self.tr("Another day"),
        }
        allowed = (
            AnyDay()
            if any_day
            else ToCome()
            if to_come
            else Earlier()
            if without_today
            else Lived()
        )
        self._shortcuts = dict(allowed.shortcuts)
        keys = (*self._shortcuts, _ANOTHER)
        self._chips = Chips([(key, words[key]) for key in keys], self.tr("Which day"))
        self._boxes = DayBoxes(today, allowed)
        self._boxes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._chips)
        column.addWidget(self._boxes)
        self._chips.chosen.connect(self._on_chip)
        self._boxes.finished.connect(self._tell)
        self._boxes.changed.connect(self.changed)
        if not without_today:
            self.set_day(today)

    def day(self) -> date | None:
        """Return the chosen day; None while there is none, or the boxes make no day that may be."""
        chosen = self._chips.choice()
        if chosen is None:
            return None
        if chosen == _ANOTHER:
            return self._boxes.day()
        return self._today + timedelta(days=self._shortcuts[chosen])

    def problem(self) -> str:
        """Return what is wrong with the boxes, in a sentence, or nothing."""
        return self._boxes.problem() if self._chips.choice() == _ANOTHER else ""

    def tell_problem(self) -> None:
        """Say what is wrong with the boxes, and let the keyboard be there."""
        self._boxes.tell_problem()

    def written(self) -> str | list[str] | None:
        """Return the day (ISO), or what stands in the boxes where that makes none; None: no choice."""
        day = self.day()
        if day is not None:
            return day.isoformat()
        return self._boxes.raw() if self._chips.choice() == _ANOTHER else None

    def write(self, written: object) -> None:
        """Show what `written` returned."""
        if isinstance(written, str):
            self.set_day(date.fromisoformat(written))
        elif isinstance(written, list):
            self.start_anew()
            self._chips.set_choice(_ANOTHER)
            self._boxes.set_raw([str(each) for each in cast("list[object]", written)])
            self._boxes.show()
        else:
            self.start_anew()

    def set_day(self, day: date) -> None:
        """Show `day` as chosen."""
        self._told = day
        away = (day - self._today).days
        key = next((key for key, days in self._shortcuts.items() if days == away), _ANOTHER)
        if key == _ANOTHER:
            self._boxes.set_day(day)
        self._chips.set_choice(key)
        self._boxes.setVisible(key == _ANOTHER)

    def start_anew(self) -> None:
        """Show no day as chosen, so that the same one can be chosen again."""
        self._told = None
        self._chips.set_choice(None)
        self._boxes.hide()

    def set_today(self, today: date) -> None:
        """Count from another today; the chosen day stays."""
        chosen = self.day()
        self._today = today
        self._boxes.set_today(today)
        if chosen is not None:
            self.set_day(chosen)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self._chips.choice() or next(iter(self._shortcuts))
        self._chips.chip(chosen).setFocus(event.reason())

    def _on_chip(self, chosen: str) -> None:
        self._boxes.setVisible(chosen == _ANOTHER)
        if chosen == _ANOTHER:
            self._boxes.start(self._told or self._today)
        self.changed.emit()
        self._tell()

    def _tell(self) -> None:
        day = self.day()
        if day is not None and day != self._told:
            self._told = day
            self.day_picked.emit(day)

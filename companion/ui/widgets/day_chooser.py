"""Which day: today, yesterday, or one written as day, month and year and read back."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, label, restyle
from companion.ui.widgets.flow import FlowLayout

_FIRST_YEAR = 1900
_LEAP_YEAR = 2000  # while the year is not known, February may have 29 days
_TODAY, _YESTERDAY, _ANOTHER = "today", "yesterday", "another"


class DayBoxes(QWidget):
    """Day, month and year, the weekday that they make, and what is wrong with them."""

    finished = Signal()

    def __init__(self, today: date, without_today: bool) -> None:  # noqa: FBT001 - as DayChooser
        super().__init__()
        self._today = today
        self._without_today = without_today
        self._day = QLineEdit()
        self._month = Combo()
        self._month.addItems([labels.month(number) for number in range(1, 13)])
        self._year = QLineEdit()
        self._said = label("", "strong")  # the day read back, or what is wrong
        row = FlowLayout(16)
        for text, box in (
            (self.tr("Day"), self._day),
            (self.tr("Month"), self._month),
            (self.tr("Year"), self._year),
        ):
            title = label(text, "caption")
            # Both: where Qt takes what is chosen for the name of a list, the label tells the rest.
            title.setBuddy(box)
            box.setAccessibleName(text)
            field = QWidget()
            inside = QVBoxLayout(field)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(6)
            inside.addWidget(title)
            inside.addWidget(box)
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._said)
        for box in (self._day, self._year):
            box.setMaxLength(6)
            box.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            box.textEdited.connect(self._on_edited)
            box.editingFinished.connect(self._on_finished)
        self._month.activated.connect(self._on_month)
        self._size_boxes()

    def set_day(self, day: date) -> None:
        """Write a day into the boxes."""
        self._day.setText(str(day.day))
        self._set_month(day)
        self._read()

    def _set_month(self, day: date) -> None:
        self._month.setCurrentIndex(day.month - 1)
        self._year.setText(str(day.year))

    def set_today(self, today: date) -> None:
        """Count from another today."""
        self._today = today
        self._read()

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

    def problem(self) -> str:
        """Return the sentence that says what is wrong, or nothing."""
        month, year = self._month.currentIndex() + 1, _number(self._year.text())
        known = year is not None and _FIRST_YEAR <= year <= self._today.year
        days = monthrange(year if known and year else _LEAP_YEAR, month)[1]
        if not 1 <= (_number(self._day.text()) or 0) <= days:
            return self.tr("The day must be between 1 and {days} for {month}.").format(
                days=days, month=labels.month(month)
            )
        if year is not None and year > self._today.year:
            return self.tr("That day has not come yet. Choose today or earlier.")
        if not known:
            return self.tr("The year must be between {first} and {last}.").format(
                first=_FIRST_YEAR, last=self._today.year
            )
        written = self._written()
        if written is not None and written > self._today:
            return self.tr("That day has not come yet. Choose today or earlier.")
        if written == self._today and self._without_today:
            return self.tr("That is today. Choose an earlier day.")
        return ""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_boxes()

    def _written(self) -> date | None:
        try:
            return date(
                _number(self._year.text()) or 0,
                self._month.currentIndex() + 1,
                _number(self._day.text()) or 0,
            )
        except ValueError:
            return None

    def _on_edited(self) -> None:
        # Nobody is told off in the middle of a word: a wrong day is named when the box is left.
        self._read()

    def _on_month(self) -> None:
        if self._day.text():
            self._on_finished()
        else:
            self._read()

    def _on_finished(self) -> None:
        self._read()
        problem = self.problem()
        if problem:
            self._say(problem, "problem")
        self.finished.emit()

    def _read(self) -> None:
        day = self.day()
        self._say(labels.day_read_back(day, self._today) if day else "", "strong")

    def _say(self, text: str, role: str) -> None:
        restyle(self._said, "role", role)
        self._said.setText(text)
        # A screen reader tells it with the boxes that it is about.
        self._day.setAccessibleDescription(text)
        self._year.setAccessibleDescription(text)

    def _size_boxes(self) -> None:
        for box, letters in ((self._day, "0000"), (self._year, "000000")):
            metrics = QFontMetrics(box.font())
            box.setFixedWidth(metrics.horizontalAdvance(letters) + 2 * look.space(12))


class DayChooser(QWidget):
    """Chips for the usual days, and boxes for any other.

    `day_picked(date)` tells that a person chose a day that may be; the boxes do so when one is
    left, on Enter, or when the month changes. `set_day` tells nobody.
    """

    day_picked = Signal(date)

    def __init__(
        self,
        today: date,
        without_today: bool = False,  # noqa: FBT001, FBT002 - what the chooser is for
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._told: date | None = None
        days = [
            (_TODAY, self.tr("Today")),
            (_YESTERDAY, self.tr("Yesterday")),
            (_ANOTHER, self.tr("Another day")),
        ]
        self._chips = Chips(days[1:] if without_today else days, self.tr("Which day"))
        self._boxes = DayBoxes(today, without_today)
        self._boxes.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._chips)
        column.addWidget(self._boxes)
        self._chips.chosen.connect(self._on_chip)
        self._boxes.finished.connect(self._tell)
        if not without_today:
            self.set_day(today)

    def day(self) -> date | None:
        """Return the chosen day; None while there is none, or the boxes make no day that may be."""
        match self._chips.choice():
            case "today":
                return self._today
            case "yesterday":
                return self._today - timedelta(days=1)
            case "another":
                return self._boxes.day()
            case _:
                return None

    def problem(self) -> str:
        """Return what is wrong with the boxes, in a sentence, or nothing."""
        return self._boxes.problem() if self._chips.choice() == _ANOTHER else ""

    def set_day(self, day: date) -> None:
        """Show `day` as chosen."""
        self._told = day
        key = {0: _TODAY, 1: _YESTERDAY}.get((self._today - day).days, _ANOTHER)
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
        chosen = self._chips.choice() or _YESTERDAY  # which is always among them
        self._chips.chip(chosen).setFocus(event.reason())

    def _on_chip(self, chosen: str) -> None:
        self._boxes.setVisible(chosen == _ANOTHER)
        if chosen == _ANOTHER:
            self._boxes.start(self._told or self._today)
        self._tell()

    def _tell(self) -> None:
        day = self.day()
        if day is not None and day != self._told:
            self._told = day
            self.day_picked.emit(day)


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isdecimal() else None

"""A date that may be known to the day, to the month, or to the year only."""

from datetime import date
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion.domain.rough_dates import RoughDate
from companion.ui import care_labels, labels
from companion.ui.theme import look
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.day_chooser import FIRST_YEAR, DateBoxes

_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class _About(QCheckBox):
    """A check box whose words wrap, and whose whole row can be pressed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(self._left() + width + 2, look.control(40))

    @override
    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        widest = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return QSize(self._left() + widest + 2, look.control(40))

    @override
    def heightForWidth(self, arg__1: int) -> int:
        room = QRect(0, 0, arg__1 - self._left(), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, int(_WRAPPED), self.text())
        return max(look.control(40), words.height() + look.space(8))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        painter.setPen(QColor(look.tokens.text))
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), int(_WRAPPED), self.text())

    def _left(self) -> int:
        return look.cell(24) + 10  # px: the box, and as far from it as the style sheet says


class RoughDateChooser(DateBoxes):
    """Boxes for a date of which the day, or the month too, may not be known: *About* is ticked then.

    `changed` tells that a person typed or chose something; `set_value` tells nobody. With
    `required` it is a problem that nothing is typed, yet nobody is told so before it is asked for.
    """

    changed = Signal()

    def __init__(self, today: date, name: str, required: bool = False) -> None:  # noqa: FBT001, FBT002 - what the date is to its form
        """Ask for a date up to `today`; `name` says to a screen reader which one."""
        months = [labels.month(number) for number in range(1, 13)]
        super().__init__(today, ["", *months], name)
        self._required = required
        self._proposed = ""
        self._add_today(name)
        self._about = _About(self.tr("About: only the month or the year is known"))
        self._about.setAccessibleName(f"{name}: {self._about.text()}")
        self.column.insertWidget(1, self._about)
        for box in (self._day, self._year):
            box.textEdited.connect(self.changed)
            box.editingFinished.connect(self._on_finished)
        self._month.activated.connect(self._on_month)
        self._about.clicked.connect(self._on_about)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._show_about(on=False)

    def value(self) -> RoughDate | None:
        """Return the date; None while nothing is typed, or what is typed makes no date that may be."""
        return None if self._empty() or self.problem() else self._written()

    def set_value(self, value: RoughDate | None) -> None:
        """Show a date, or none; tells nobody."""
        self._day.setText(str(value.day) if value and value.day else "")
        self._month.setCurrentIndex(value.month or 0 if value else 0)
        self._year.setText(str(value.year) if value else "")
        self._show_about(on=value is not None and value.day is None)
        self._read_so_far()

    def written(self) -> str | list[str]:
        """Return the date (ISO), or what stands in the boxes where that makes none, or nothing."""
        value = self.value()
        if value is not None:
            return value.iso
        about = "about" if self._about.isChecked() else ""
        return [self._day.text(), str(self._month.currentIndex()), self._year.text(), about]

    def write(self, written: object) -> None:
        """Show what `written` returned; tells nobody."""
        if isinstance(written, str):
            self.set_value(RoughDate.read(written))
        elif isinstance(written, list):
            day, month, year, about = (str(each) for each in cast("list[object]", written))
            self._day.setText(day)
            self._month.setCurrentIndex(int(month))
            self._year.setText(year)
            self._show_about(on=bool(about))
            self._read_so_far()

    @override
    def problem(self) -> str:
        if self._empty():
            return self._nothing() if self._required else ""
        return self._missing() or self._wrong()

    @override
    def read_back(self) -> str:
        value = self.value()
        if value is None:
            return ""
        if value.exact is not None:
            return labels.day_read_back(value.exact, self._today)
        return care_labels.rough_date(value)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        first = self._month if self._about.isChecked() else self._day
        first.setFocus(event.reason())

    # What the boxes hold

    def _empty(self) -> bool:
        day = "" if self._about.isChecked() else self._day.text().strip()
        return not (day or self._month.currentIndex() or self._year.text().strip())

    def _nothing(self) -> str:
        return self.tr("Write the date. If you know only the month or the year, tick About.")

    def _missing(self) -> str:
        """Return what is not written yet, in a sentence."""
        day = "" if self._about.isChecked() else self._day.text().strip()
        if day and not self._month.currentIndex():
            return self.tr("Choose the month, or tick About.")
        return "" if self._year.text().strip() else self.tr("Write the year.")

    def _wrong(self) -> str:
        """Return what is wrong with that which is written, in a sentence."""
        month, year = self._month.currentIndex(), self._year.number()
        known = year is not None and FIRST_YEAR <= year <= date.max.year
        if month and self._day.text().strip() and not self._about.isChecked():
            wrong = self.day_problem(month, year if known else None)
            if wrong:
                return wrong
        if not self._year.text().strip():
            return ""
        written = self._written() if known else None
        if written is not None and written.first > self._today:
            return self.tr("That day has not come yet. Choose today or earlier.")
        return self.year_problem(FIRST_YEAR, self._today.year)

    def _written(self) -> RoughDate | None:
        """Return what is written so far, whether it may be or not."""
        year = self._year.number()
        if year is None:
            return None
        month = self._month.currentIndex() or None
        # A month and a year without a day mean *about*, ticked or not.
        about = self._about.isChecked() or not self._day.text().strip()
        exact = month is not None and not about
        return RoughDate(year, month, self._day.number() if exact else None)

    def _show_about(self, *, on: bool) -> None:
        self._about.setChecked(on)
        self._day_field.setVisible(not on)
        self._month.setItemText(0, self.tr("Not known") if on else self.tr("Choose"))

    def _read_so_far(self) -> None:
        """Say what the boxes make, or what is wrong; what is missing may be about to come."""
        wrong = self._wrong()
        self.say(wrong or self.read_back(), "problem" if wrong else "strong")

    def _read_all(self) -> None:
        problem = "" if self._empty() else self.problem()
        self.say(problem or self.read_back(), "problem" if problem else "strong")

    def _add_today(self, name: str) -> None:
        chip = button(self.tr("Today"), "outlined")
        chip.setAccessibleName(f"{name}: {chip.text()}")
        chip.clicked.connect(self._on_today)
        field = QWidget()
        inside = QVBoxLayout(field)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(label("", "caption"))  # so that it stands beside the boxes
        inside.addWidget(chip)
        self._row.addWidget(field)

    # What a person does

    def _on_finished(self) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender.hasFocus():
            self._read_all()  # Enter
        else:
            self._read_so_far()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # Not where the window is left, nor for the list of months: it is a child in its own window.
        if now is not None and self._holds(old) and not self._holds(now):
            self._read_all()

    def _holds(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def _on_month(self, month: int) -> None:
        if month and self._year.text() in ("", self._proposed):
            # The last such month that was: it stands there to be seen, and to be written over.
            self._proposed = str(self._today.year - (month > self._today.month))
            self._year.setText(self._proposed)
        self._read_so_far()
        self.changed.emit()

    def _on_about(self) -> None:
        self._show_about(on=self._about.isChecked())
        self._read_so_far()
        self.changed.emit()

    def _on_today(self) -> None:
        self.set_value(RoughDate.of(self._today))
        self.changed.emit()

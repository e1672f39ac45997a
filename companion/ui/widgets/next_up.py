"""What is to come, and what can be written down besides: the last card of Today."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from companion.ui.theme import look
from companion.ui.widgets.controls import button, label, write_on
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing

_MOST = 4  # dates; the others are one press away


class DateLine(NamedTuple):
    """A date to come: its id, what is shown, and how it is called alone."""

    key: str
    text: str
    name: str


class NextUp(QFrame):
    """The next dates, and quiet buttons. Nothing here waits, and nothing is ever late."""

    edit_pressed = Signal(str)
    measure_pressed = Signal()
    check_in_pressed = Signal()
    add_date_pressed = Signal()
    dates_pressed = Signal()
    measurements_pressed = Signal()
    unfolded = Signal()  # there are more dates to go through

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._dates: list[DateLine] | None = None
        self._all = False
        self._edits: dict[str, QWidget] = {}
        self._heading = label(self.tr("Next"), "section")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.space(4))
        self.show_rest = button("", "quiet", "caret-down")
        self.show_rest.clicked.connect(self._on_show_rest)
        self.measure = button(self.tr("Temperature or weight"), "quiet", "thermometer")
        self.check_in = button(self.tr("Weekly check-in"), "quiet", "repeat")
        self._written = label("", "caption")
        self._written.setWordWrap(False)
        self.add_date = button(self.tr("Add a date"), "quiet", "plus")
        self.dates = button(self.tr("All dates"), "quiet", "calendar")
        self.measurements = button(self.tr("All measurements"), "quiet", "table")
        self.measure.clicked.connect(self.measure_pressed)
        self.check_in.clicked.connect(self.check_in_pressed)
        self.add_date.clicked.connect(self.add_date_pressed)
        self.dates.clicked.connect(self.dates_pressed)
        self.measurements.clicked.connect(self.measurements_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 18)
        column.setSpacing(look.space(8))
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        column.addWidget(flowing(self.show_rest))
        column.addWidget(flowing(self.add_date, self.dates))
        column.addWidget(flowing(self.measure, self.measurements, self.check_in, self._written))

    def set_dates(self, dates: Sequence[DateLine]) -> None:
        """Show what is to come, the next one first."""
        if list(dates) != self._dates:
            self._dates = list(dates)
            self._fill()

    def set_check_in(self, written: str) -> None:
        """Say beside the weekly check-in when it was written, or (for "") nothing: it waits."""
        words = self.tr("Weekly check-in")
        name = self.tr("Weekly check-in, {written}").format(written=written) if written else words
        write_on(self.check_in, words, name)
        self._written.setText(written)
        self._written.setVisible(bool(written))

    def edit(self, key: str) -> QWidget | None:
        """Return the button beside a date, to give it the focus."""
        return self._edits.get(key)

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._edits.clear()
        dates = self._dates or []
        shown = dates if self._all else dates[:_MOST]
        for date in shown:
            made = self._line(date)
            self._lines.addWidget(made)
            made.show()  # now, not when Qt comes to it: it may be given the keyboard
        rest = len(dates) - len(shown)
        self._heading.setVisible(bool(dates))
        self.show_rest.setVisible(rest > 0)
        write_on(
            self.show_rest,
            self.tr("Show the other date")
            if rest == 1
            else self.tr("Show the other {count} dates").format(count=rest),
        )

    def _line(self, date: DateLine) -> QWidget:
        edit = button(self.tr("Edit"), "quiet", "pencil")
        edit.setAccessibleName(self.tr("Edit {date}").format(date=date.name))
        self._edits[date.key] = edit
        edit.clicked.connect(partial(self.edit_pressed.emit, date.key))
        return SplitRow(label(breakable(date.text)), flowing(edit))

    def _on_show_rest(self) -> None:
        self._all = True
        self.add_date.setFocus()  # the button goes away under the finger
        self._fill()
        self.unfolded.emit()

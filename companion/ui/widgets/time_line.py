"""A line for a time of day, as people write it."""

from datetime import date, time

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from companion import clock
from companion.domain.invalid import Invalid
from companion.domain.symptoms import read_time
from companion.ui import labels
from companion.ui.theme import look

_LETTERS = "00000000000"  # as wide as a time in words, "12:30 p.m."


def that_has_come(at: time | None, day: date | None) -> time | None:
    """Return a time of a day. Raises Invalid where it has not come yet."""
    now = clock.now()
    if at is not None and day == now.date() and at > now.time():
        raise Invalid("at", "not yet")
    return at


class TimeLine(QLineEdit):
    """Empty is no time."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Time, for example 15:10"))
        self.setPlaceholderText(self.tr("like 15:10"))
        self._fit()

    def at(self) -> time | None:
        """Return what is written. Raises Invalid where that is no time."""
        written = self.text().strip()
        try:
            return read_time(written) if written else None
        except Invalid:
            raise Invalid("at", "not a time") from None

    def set_at(self, at: time | None) -> None:
        """Write a time, or nothing."""
        self.setText("" if at is None else labels.clock_time(at))

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(_LETTERS) + 2 * look.space(12))

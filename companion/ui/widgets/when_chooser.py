"""When it was: the day, and if one likes the part of the day or the exact time."""

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from companion.domain.symptoms import PartOfDay, read_time
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import label
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.time_line import that_has_come

EXACT = "exact"


class WhenChooser(QWidget):
    """A day up to today, which is assumed; the time of day can be left open."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.day_chooser = DayChooser(today)
        self.day_chooser.changed.connect(self.changed)
        self.day_chooser.day_picked.connect(self.changed)
        parts = [(part.value, labels.part_of_day(part)) for part in PartOfDay]
        self.part = Chips(
            [*parts, (EXACT, self.tr("Exact time"))], self.tr("When in the day"), deselect=True
        )
        self.part.chosen.connect(self._on_part)
        self.time = QLineEdit()
        self.time.setAccessibleName(self.tr("Time, for example 15:10"))
        self.time.setPlaceholderText(self.tr("like 15:10"))
        self.time.setMaximumWidth(220)
        self.time.textEdited.connect(self.changed)
        self.time.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        column.addWidget(label(self.tr("Which day?"), "strong"))
        column.addWidget(self.day_chooser)
        column.addWidget(label(self.tr("When in the day? You can skip this."), "strong"))
        column.addWidget(self.part)
        column.addWidget(self.time)

    def problem(self) -> str:
        """Return what is wrong with the written day, in a sentence, or nothing."""
        return self.day_chooser.problem()

    def day(self) -> date | None:
        """Return the chosen day; None where the boxes make none that may be."""
        return self.day_chooser.day()

    def at(self) -> time | None:
        """Return the exact time, if that is chosen.

        Raises Invalid where what is written is none, or one that has not come yet.
        """
        exact = self.part.choice() == EXACT
        return that_has_come(read_time(self.time.text()), self.day()) if exact else None

    def part_of_day(self) -> PartOfDay | None:
        """Return the part of the day, if one is chosen."""
        chosen = self.part.choice()
        return PartOfDay(chosen) if chosen not in (None, EXACT) else None

    def set_when(self, day: date, at: time | None, part: PartOfDay | None) -> None:
        """Show a day, and a time or a part of it."""
        self.day_chooser.set_day(day)
        self.part.set_choice(EXACT if at is not None else part and part.value)
        self.time.setText(labels.clock_time(at) if at is not None else "")
        self.time.setVisible(at is not None)

    def set_today(self, today: date) -> None:
        """Count from another today. What is meant for today is meant for that one then."""
        assumed = self.day() == self._today
        if today != self._today:
            self._today = today
            self.day_chooser.set_today(today)
            if assumed:
                self.day_chooser.set_day(today)

    def untouched(self) -> bool:
        """Whether it says today, and nothing more."""
        return self.day() == self._today and self.part.choice() is None

    def typed(self) -> dict[str, object]:
        """Return what is chosen, as a draft has it; today is whatever day it is gone on with."""
        return {
            "day": None if self.day() == self._today else self.day_chooser.written(),
            "part": self.part.choice(),
            "time": self.time.text(),
        }

    def fill(self, draft: Mapping[str, object]) -> None:
        """Show what a draft has."""
        self.day_chooser.write(draft.get("day") or self._today.isoformat())
        part = draft.get("part")
        self.part.set_choice(str(part) if part else None)
        self.time.setText(str(draft.get("time") or ""))
        self.time.setVisible(part == EXACT)

    def _on_part(self, part: str | None) -> None:
        self.time.setVisible(part == EXACT)
        if part == EXACT:
            self.time.setFocus()
        self.changed.emit()

"""Ask what a date is for, and when it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.appointments import Appointment
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.text import clean_line
from companion.ui.dialogs.form import Form, read_draft
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.time_line import TimeLine

OTHER = ""  # the chip for own words


class AppointmentDialog(Form):
    """A form for one date, new (today or later) or (with `appointment`) as it is (any day)."""

    def __init__(
        self,
        parent: QWidget,
        *,
        save: Callable[[Appointment], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        appointment: Appointment | None = None,
        entered_by: str,
    ) -> None:
        new = appointment is None
        title = self.tr("Add a date") if new else self.tr("Change this date")
        super().__init__(parent, title, self.tr("Save date"))
        self._save = save
        self._appointment = appointment
        self._entered_by = entered_by
        self._build_what()
        self.day = DayChooser(clock.today(), to_come=new, any_day=not new)
        self.day.day_picked.connect(self.touched)
        self.add_field(self.tr("Which day?"), self.day)
        self.time = TimeLine()
        self.add_field(self.tr("What time? You can skip this."), self.time)
        self.with_whom = QLineEdit()
        self.add_field(self.tr("With whom, or where? You can skip this."), self.with_whom)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.textChanged.connect(self.touched)
        self.note.entered.connect(self.accept)
        self.add_field(self.tr("Note, if you like"), self.note)
        for line in (self.words, self.time, self.with_whom):
            line.textEdited.connect(self.touched)
        self.fields.addStretch(1)
        if appointment is None:
            self.day.start_anew()  # a day that nobody chose would be saved as today
        else:
            self._fill(appointment)
        self.remember(keep_draft, "")
        if draft:
            self._fill_draft(draft)
        self._on_what()
        self._draft_timer.stop()  # nothing was typed yet

    def _build_what(self) -> None:
        self._usual = [
            self.tr("Visit with my team"),
            self.tr("Scan"),
            self.tr("Blood test"),
            self.tr("Infusion"),
            self.tr("Dentist"),
        ]
        options = [(words, words) for words in self._usual]
        self.what = Chips([*options, (OTHER, self.tr("Something else"))])
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("What it is for, in your words"))
        self.words.setPlaceholderText(self.tr("For example: results of the scan"))
        self.add_field(self.tr("What is it for?"), self.what, self.words)
        self.what.chosen.connect(self._on_what_chosen)

    def _fill(self, appointment: Appointment) -> None:
        self._write_what(appointment.what)
        self.day.set_day(appointment.day)
        self.time.set_at(appointment.at)
        self.with_whom.setText(appointment.with_whom)
        self.note.set_text(appointment.note)

    def _write_what(self, what: str) -> None:
        usual = what in self._usual
        self.what.set_choice(what if usual else OTHER)
        self.words.setText("" if usual else what)

    def _fill_draft(self, draft: str) -> None:
        kept = {name: str(value) for name, value in read_draft(draft).items() if value is not None}
        if kept.pop("of", "") != self._of():
            return  # the date says something newer
        self.what.set_choice(kept.get("what"))
        self.words.setText(kept.get("words", ""))
        if day := kept.get("day"):
            self.day.set_day(date.fromisoformat(day))
        self.time.setText(kept.get("time", ""))
        self.with_whom.setText(kept.get("with_whom", ""))
        self.note.set_text(kept.get("note", ""))

    def _of(self) -> str:
        """Return which state of the date the form was opened with."""
        return self._appointment.recorded_at.isoformat() if self._appointment is not None else ""

    @override
    def typed(self) -> dict[str, object]:
        day = self.day.day()
        return {
            "of": self._of(),
            "what": self.what.choice(),
            "words": self.words.text(),
            "day": day.isoformat() if day else None,
            "time": self.time.text(),
            "with_whom": self.with_whom.text(),
            "note": self.note.text(),
        }

    @override
    def accept(self) -> None:
        # What is wrong with a written day is known better where it is written.
        if self._chosen() and self.day.problem():
            self.say_problem(self.day.problem())
        else:
            super().accept()

    @override
    def save(self) -> None:
        what = self._chosen()
        if not what:
            raise Invalid("appointment", "empty")
        day = self.day.day()
        if day is None:
            raise Invalid("day", "not a day")
        new = Appointment(
            id=new_id(),
            day=day,
            at=self.time.at(),
            what=what,
            with_whom=self.with_whom.text(),
            note=self.note.text(),
            entered_by=self._entered_by,
            recorded_at=clock.now(),
        )
        if self._appointment is not None:
            was = self._appointment
            new = replace(new, id=was.id, entered_by=was.entered_by)
        self._save(new)

    def _chosen(self) -> str:
        return self.what.choice() or clean_line(self.words.text())

    def _on_what_chosen(self) -> None:
        self._on_what()
        self.touched()
        if self.what.choice() == OTHER:
            self.words.setFocus()

    def _on_what(self) -> None:
        self.words.setVisible(self.what.choice() == OTHER)

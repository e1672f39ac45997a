"""Ask what a date is for, and when it is."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.appointments import LONGEST, Appointment
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.text import clean_line
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.time_line import TimeLine

OTHER = ""  # the chip for own words


class AppointmentDialog(CareForm):
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
        self._id = appointment.id if appointment else new_id()  # of one, however often
        self._entered_by = appointment.entered_by if appointment else entered_by
        self._build_what()
        self.day = DayChooser(clock.today(), to_come=new, any_day=not new)
        self.ask_for_day(self.day, self.tr("Which day?"))
        self.time = TimeLine()
        self.ask_for(["at"], self.tr("What time? You can skip this."), self.time)
        self.with_whom = QLineEdit()
        self.ask_for(
            ["with_whom"], self.tr("With whom, or where? You can skip this."), self.with_whom
        )
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.entered.connect(self.accept)
        self.add_field(self.tr("Note, if you like"), self.note)
        self.fields.addStretch(1)
        if appointment is None:
            self.day.start_anew()  # a day that nobody chose would be saved as today
        else:
            self._fill(appointment)
        self._on_what()
        self.remember(
            keep_draft,
            draft,
            of="" if appointment is None else appointment.recorded_at.isoformat(),
            what=self.what,
            words=self.words,
            day=self.day,
            time=self.time,
            with_whom=self.with_whom,
            note=self.note,
        )

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
        self.ask_for(["appointment"], self.tr("What is it for?"), self.what, self.words)
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

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        self._on_what()

    @override
    def finish(self) -> None:
        what = self._chosen()
        if not what:
            raise Invalid("appointment", "empty")
        if len(clean_line(self.with_whom.text())) > LONGEST:
            raise self.blame("with_whom", Invalid("appointment", "too long"))
        was = self._appointment
        self._save(
            Appointment(
                id=self._id,
                day=self.chosen_day(was and was.day),
                at=self.time.at(),
                what=what,
                with_whom=self.with_whom.text(),
                note=was.note if was and self.unchanged("note") else self.note.text(),
                entered_by=self._entered_by,
                recorded_at=clock.now(),
            )
        )

    def _chosen(self) -> str:
        return self.what.choice() or clean_line(self.words.text())

    def _on_what_chosen(self) -> None:
        self._on_what()
        if self.what.choice() == OTHER:
            self.words.setFocus()

    def _on_what(self) -> None:
        self.words.setVisible(self.what.choice() == OTHER)

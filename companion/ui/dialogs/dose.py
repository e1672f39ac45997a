"""Ask what happened to a treatment, and on which day: a dose, a hold, a new cycle, a new dose."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.doses import LONGEST_AMOUNT, Dose, What, check_day
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME, read_time
from companion.domain.text import clean_line
from companion.domain.treatments import Treatment
from companion.ui import care_labels, labels
from companion.ui.dialogs.care_form import CareForm, day_in
from companion.ui.dialogs.form import read_draft
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import label
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine

_TIMED = {What.TAKEN, What.SKIPPED, What.REDUCED, What.SESSION}


class DoseDialog(CareForm):
    """A form for one of `whats`, the first of which is chosen, or (with `dose`) for what is there."""

    def __init__(
        self,
        parent: QWidget,
        *,
        treatment: Treatment,
        whats: Sequence[What],
        save: Callable[[Dose], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        dose: Dose | None = None,
        amount: str = "",
        entered_by: str = ME,
    ) -> None:
        """Offer `amount` where nothing was written yet: the number of a cycle."""
        self._dose = dose
        title, verb = self._says(treatment, whats)
        super().__init__(parent, title, verb)
        self._treatment = treatment
        self._save = save
        self._entered_by = entered_by
        self.what = Chips([(what.value, care_labels.dose_what(what)) for what in whats])
        if len(whats) > 1:
            self.ask_for(["what"], self.tr("What was it?"), self.what)
        else:
            self.what.setParent(self)  # it is asked by the title
            self.what.hide()
        self.what.set_choice(whats[0] if dose is None else dose.what)
        self.what.chosen.connect(self._on_what)
        self.amount = self._line(dose.amount if dose else amount)
        self._how_much = self.ask_for(["amount"], "", self.amount)
        self.day = DayChooser(clock.today())
        self.day.day_picked.connect(self.touched)
        self.ask_for(["day"], self.tr("Which day?"), self.day)
        self.time = self._line(labels.clock_time(dose.at) if dose and dose.at else "")
        self.time.setPlaceholderText("15:10")
        self.time.setMaximumWidth(220)
        self._when = self.ask_for(["at"], self.tr("At what time? You can skip this."), self.time)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.textChanged.connect(self.touched)
        self.note.entered.connect(self.accept)
        self.ask_for(["note"], self.tr("Note, if you like"), self.note)
        self.fields.addWidget(
            label(self.tr("Enter saves. Shift and Enter begin a new line."), "caption")
        )
        self.fields.addStretch(1)
        if dose is not None:
            self.day.set_day(dose.day)
            self.note.set_text(dose.note)
        self.remember(keep_draft, "")
        if draft:
            self._fill_draft(draft)
        self._on_what()
        self._draft_timer.stop()  # nothing was typed yet

    def _says(self, treatment: Treatment, whats: Sequence[What]) -> tuple[str, str]:
        """Return the title and the verb."""
        if self._dose is not None:
            return self.tr("Change this entry"), self.tr("Save entry")
        title, verb = {
            What.SESSION: (self.tr("Log a session of {name}"), self.tr("Save session")),
            What.CYCLE_STARTED: (
                self.tr("Start a new cycle of {name}"),
                self.tr("Start the cycle"),
            ),
            What.HELD: (self.tr("Hold {name}"), self.tr("Put on hold")),
            What.RESUMED: (self.tr("Resume {name}"), self.tr("Resume")),
            What.DOSE_CHANGED: (self.tr("New dose of {name}"), self.tr("Save dose")),
        }.get(whats[0], (self.tr("Log a dose of {name}"), self.tr("Save dose")))
        return title.format(name=labels.shortened(treatment.name)), verb

    def _line(self, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.textEdited.connect(self.touched)
        return made

    def _fill_draft(self, draft: str) -> None:
        kept = {name: str(value) for name, value in read_draft(draft).items() if value is not None}
        if kept.pop("of", "") != self._of():
            return  # the entry says something newer
        self.what.set_choice(kept.get("what"))
        self.amount.setText(kept.get("amount", ""))
        if (day := day_in(kept.get("day"))) is not None:
            self.day.set_day(day)
        self.time.setText(kept.get("time", ""))
        self.note.set_text(kept.get("note", ""))

    def _of(self) -> str:
        """Return which state of the entry the form was opened with."""
        return self._dose.recorded_at.isoformat() if self._dose is not None else ""

    @override
    def typed(self) -> dict[str, object]:
        day = self.day.day()
        # A new entry left at today is meant for the day on which it is gone on with.
        is_default = self._dose is None and day == clock.today()
        return {
            "of": self._of(),
            "what": self.what.choice(),
            "amount": self.amount.text(),
            "day": day.isoformat() if day and not is_default else None,
            "time": self.time.text(),
            "note": self.note.text(),
        }

    @override
    def accept(self) -> None:
        # What is wrong with a written day is known better where it is written.
        if self.day.problem():
            self.say_problem(self.day.problem())
        else:
            super().accept()

    @override
    def finish(self) -> None:
        what, amount = What(self.what.choice()), clean_line(self.amount.text())
        if what is What.DOSE_CHANGED and not amount:
            raise Invalid("amount", "empty")
        if len(amount) > LONGEST_AMOUNT:
            raise Invalid("amount", "too long")
        day = self.day.day()
        if day is None:
            raise Invalid("day", "not a day")
        check_day(day, self._treatment, clock.today())
        now = clock.now()
        try:
            at = (
                read_time(self.time.text()) if what in _TIMED and self.time.text().strip() else None
            )
        except Invalid:
            raise Invalid("at", "not a time") from None
        if at is not None and day == now.date() and at > now.time():
            raise Invalid("at", "not yet")
        new = Dose(
            id=new_id(),
            treatment=self._treatment.id,
            day=day,
            what=what,
            at=at,
            amount=amount,
            note=self.note.text(),
            entered_by=self._entered_by,
            recorded_at=now,
        )
        if self._dose is not None:
            kept = at if what in _TIMED else self._dose.at
            new = replace(new, id=self._dose.id, at=kept, entered_by=self._dose.entered_by)
        self._save(new)

    def _on_what(self) -> None:
        what = What(self.what.choice())
        self._how_much.setText(
            {
                What.CYCLE_STARTED: self.tr("Which cycle is it? You can skip this."),
                What.DOSE_CHANGED: self.tr("What is the dose now?"),
                What.HELD: self.tr("For how long, if you know? You can skip this."),
            }.get(what, self.tr("How much? You can skip this."))
        )
        self.amount.setAccessibleName(self._how_much.text())
        for each in (self._how_much, self.amount):
            each.setVisible(what is not What.RESUMED or bool(self.amount.text()))
        for each in (self._when, self.time):
            each.setVisible(what in _TIMED)
        self.touched()

"""Ask what happened to a treatment, and on which day: a dose, a hold, a new cycle, a new dose."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.doses import LONGEST_AMOUNT, Dose, What, check_day
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.symptoms import ME
from companion.domain.text import clean_line
from companion.domain.treatments import Treatment
from companion.ui import care_labels, labels
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import label
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.time_line import TimeLine, that_has_come

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
        self._id = new_id() if dose is None else dose.id  # of one, however often Save is pressed
        self._entered_by = entered_by if dose is None else dose.entered_by
        self.what = Chips([(what.value, care_labels.dose_what(what)) for what in whats])
        if len(whats) > 1:
            self.ask_for(["what"], self.tr("What was it?"), self.what)
        else:
            self.what.setParent(self)  # it is asked by the title
            self.what.hide()
        self.what.set_choice(whats[0] if dose is None else dose.what)
        self.what.chosen.connect(self._on_what)
        self.amount = QLineEdit(dose.amount if dose else amount)
        self._how_much = self.ask_for(["amount"], "", self.amount)
        self.day = DayChooser(clock.today())
        self.ask_for_day(self.day, self.tr("Which day?"))
        self.time = TimeLine()
        self.time.set_at(dose.at if dose else None)
        self._when = self.ask_for(["at"], self.tr("At what time? You can skip this."), self.time)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.entered.connect(self.accept)
        self.ask_for(["note"], self.tr("Note, if you like"), self.note)
        self.fields.addWidget(
            label(self.tr("Enter saves. Shift and Enter begin a new line."), "caption")
        )
        self.fields.addStretch(1)
        if dose is not None:
            self.day.set_day(dose.day)
            self.note.set_text(dose.note)
        self._on_what()
        self.remember(
            keep_draft,
            draft,
            of="" if dose is None else dose.recorded_at.isoformat(),
            what=self.what,
            amount=self.amount,
            day=self.day,
            time=self.time,
            note=self.note,
        )

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

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        self._on_what()

    @override
    def finish(self) -> None:
        what, amount = What(self.what.choice()), clean_line(self.amount.text())
        if what is What.DOSE_CHANGED and not amount:
            raise Invalid("amount", "empty")
        if len(amount) > LONGEST_AMOUNT:
            raise Invalid("amount", "too long")
        was = self._dose
        day = self.chosen_day(None if was is None else was.day)
        check_day(day, self._treatment, clock.today())
        timed = what in _TIMED
        at = self.time.at() if timed else None
        if was is None or not self.unchanged("day", "time"):
            that_has_come(at, day)
        self._save(
            Dose(
                id=self._id,
                treatment=self._treatment.id,
                day=day,
                what=what,
                at=at if timed or was is None else was.at,
                amount=amount,
                note=was.note if was and self.unchanged("note") else self.note.text(),
                entered_by=self._entered_by,
                recorded_at=clock.now(),
            )
        )

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

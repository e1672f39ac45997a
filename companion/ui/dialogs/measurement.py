"""Ask what was measured, its number and its unit, and when."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.measurements import TEMPERATURE, UNITS, WEIGHT, Measurement, check_value
from companion.domain.text import clean_line
from companion.ui import care_labels
from companion.ui.dialogs.form import Form, read_draft
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label, write_on
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.short_name import offer_names
from companion.ui.widgets.split_row import flowing
from companion.ui.widgets.time_line import TimeLine

OTHER = ""  # the chip for what was never measured before
OWN_CHIPS = 6  # of the person's own, those measured last; others are written again


class MeasurementDialog(Form):
    """A form for one measurement, new or (with `measurement`) as it is.

    Of a number nothing is worked out and nothing is said. Beside a temperature stands, whatever the
    number, who to call: `call_wanted` tells that it was pressed; what is typed is kept.
    """

    call_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        known: Sequence[Measurement],
        save: Callable[[Measurement], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        measurement: Measurement | None = None,
        what: str = TEMPERATURE,
        day: date | None = None,
        entered_by: str,
    ) -> None:
        """Offer what is `known`, the newest of each kind, its unit too; begin with `what` and `day`."""
        title = (
            self.tr("Add a measurement")
            if measurement is None
            else self.tr("Change this measurement")
        )
        super().__init__(parent, title, self.tr("Save measurement"))
        self._save = save
        self._measurement = measurement
        self._entered_by = entered_by
        self._units = {each.what: each.unit for each in known}
        self._own = [each.what for each in known if each.what not in UNITS]
        self._new_units: dict[str, str] = {}
        self._shown = what
        near = self._own[:OWN_CHIPS]
        shown = measurement.what if measurement is not None else what
        if shown not in UNITS and shown not in near:
            near.insert(0, shown)
        self._build_what(near)
        self._build_value()
        self._build_when()
        self._build_note()
        self.what.set_choice(shown)
        if measurement is not None:
            self._fill(measurement)
        elif day is not None:
            self.day.set_day(day)
        self._on_what()
        self.remember(keep_draft, "")
        if draft:
            self._fill_draft(draft)
            self._on_what()
        self._draft_timer.stop()  # nothing was typed yet

    # The fields

    def _build_what(self, own: Sequence[str]) -> None:
        self.what = Chips()
        options = [(key, care_labels.measured(key)) for key in (*UNITS, *own)]
        offer_names(self.what, [*options, (OTHER, self.tr("Something else"))])
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("For example: blood pressure"))
        self.name.setAccessibleName(self.tr("What was measured"))
        self.name.textEdited.connect(self.touched)
        self.add_field(self.tr("What was measured?"), self.what, self.name)
        self.what.chosen.connect(self._on_what_chosen)

    def _build_value(self) -> None:
        self.value = QLineEdit()
        self.unit = Chips((), self.tr("Unit"))
        self.own_unit = QLineEdit()
        self.own_unit.setPlaceholderText(self.tr("Unit, if any"))
        self.own_unit.setAccessibleName(self.tr("Unit"))
        self.unit.chosen.connect(self.touched)
        for line in (self.value, self.own_unit):
            line.textEdited.connect(self.touched)
        self.call = button(self.tr("Who to call"), "quiet", "phone")
        self.call.clicked.connect(self._on_call)
        place = self.call.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.call.setSizePolicy(place)
        self._caption = label("", "strong")
        self._caption.setBuddy(self.value)
        self.fields.addSpacing(look.space(6))
        self.fields.addWidget(self._caption)
        self.fields.addWidget(flowing(self.value, self.unit, self.own_unit, self.call))
        self._fit_lines()

    def _build_when(self) -> None:
        self.day = DayChooser(clock.today())
        self.day.day_picked.connect(self.touched)
        self.add_field(self.tr("Which day?"), self.day)
        self.time = TimeLine()
        self.time.textEdited.connect(self.touched)
        self.add_field(self.tr("What time? If it is now, you can skip this."), self.time)

    def _build_note(self) -> None:
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.textChanged.connect(self.touched)
        self.note.entered.connect(self.accept)
        self.add_field(self.tr("Note, if you like"), self.note)
        self.fields.addStretch(1)

    # What they hold

    def _fill(self, measurement: Measurement) -> None:
        self.value.setText(measurement.value)
        self._new_units[measurement.what] = measurement.unit
        self.day.set_day(measurement.day)
        self.time.set_at(measurement.at)
        self.note.set_text(measurement.note)

    def _fill_draft(self, draft: str) -> None:
        kept = {name: str(value) for name, value in read_draft(draft).items() if value is not None}
        if kept.pop("of", "") != self._of():
            return  # the measurement says something newer
        what, name = kept.get("what", OTHER), kept.get("name", "")
        self.what.set_choice(what)
        if self.what.choice() != what:  # there is no chip for it any more
            what, name = OTHER, what
            self.what.set_choice(OTHER)
        self.name.setText(name)
        self.value.setText(kept.get("value", ""))
        self._new_units[what] = kept.get("unit", "")
        if day := kept.get("day"):
            self.day.set_day(date.fromisoformat(day))
        self.time.setText(kept.get("time", ""))
        self.note.set_text(kept.get("note", ""))

    def _of(self) -> str:
        """Return which state of the measurement the form was opened with."""
        return self._measurement.recorded_at.isoformat() if self._measurement is not None else ""

    @override
    def typed(self) -> dict[str, object]:
        day = self.day.day()
        # A new one left at today is meant for the day on which it is gone on with.
        is_default = self._measurement is None and day == clock.today()
        return {
            "of": self._of(),
            "what": self.what.choice(),
            "name": self.name.text(),
            "value": self.value.text(),
            "unit": self._chosen_unit(),
            "day": day.isoformat() if day and not is_default else None,
            "time": self.time.text(),
            "note": self.note.text(),
        }

    @override
    def accept(self) -> None:
        # What is wrong with a written day is known better where it is written.
        if self.value.text() and self.day.problem():
            self.say_problem(self.day.problem())
        else:
            super().accept()

    @override
    def save(self) -> None:
        what = self._chosen()
        if not what:
            raise Invalid("measurement", "not chosen")
        check_value(what, self.value.text())
        day = self.day.day()
        if day is None:
            raise Invalid("day", "not a day")
        at = self.time.at()
        now = clock.now()
        if at is None and self._measurement is None and day == now.date():
            at = now.time()
        new = Measurement(
            id=new_id(),
            day=day,
            at=at,
            what=what,
            value=self.value.text(),
            unit=self._chosen_unit(),
            note=self.note.text(),
            entered_by=self._entered_by,
            recorded_at=now,
        )
        if self._measurement is not None:
            was = self._measurement
            new = replace(new, id=was.id, entered_by=was.entered_by)
        self._save(new)

    def _chosen(self) -> str:
        """Return what was measured; a name that is known, in any case, as it is known."""
        chosen = self.what.choice() or clean_line(self.name.text())
        folded = chosen.casefold()
        words = {care_labels.measured(each).casefold(): each for each in (*UNITS, *self._own)}
        return words.get(folded, folded if folded in UNITS else chosen)

    def _chosen_unit(self) -> str:
        return (self.unit.choice() or "") if self.unit.isVisibleTo(self) else self.own_unit.text()

    # What a person does

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        if self._measurement is None:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_what_chosen(self) -> None:
        self._new_units[self._shown] = self._chosen_unit()  # to find it again on the way back
        self._on_what()
        self.touched()
        (self.name if self.what.choice() == OTHER else self.value).setFocus()

    def _on_what(self) -> None:
        what = self._shown = self.what.choice() or OTHER
        fixed = what in UNITS
        self.name.setVisible(what == OTHER)
        self.unit.setVisible(fixed)
        self.own_unit.setVisible(not fixed)
        self.call.setVisible(what == TEMPERATURE)
        unit = self._new_units.get(what, self._units.get(what, ""))
        if fixed:
            offered = UNITS[what]
            if unit not in offered and not (unit and self._measurement is not None):
                unit = offered[_by_place()]
            units = offered if unit in offered else (*offered, unit)
            self.unit.set_options([(each, each) for each in units])
            self.unit.set_choice(unit)
        else:
            self.own_unit.setText(unit)
        called = care_labels.measured(what) if what else self.tr("Value")
        self._caption.setText(called)
        self.value.setAccessibleName(called)
        verb = {
            TEMPERATURE: self.tr("Save temperature"),
            WEIGHT: self.tr("Save weight"),
        }.get(what, self.tr("Save measurement"))
        write_on(self.primary, verb)
        self.order_tabs()

    def _on_call(self) -> None:
        self.reject()
        self.call_wanted.emit()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange and hasattr(self, "own_unit"):
            self._fit_lines()

    def _fit_lines(self) -> None:
        for line, letters in ((self.value, 10), (self.own_unit, 14)):
            wide = line.fontMetrics().horizontalAdvance("0") * letters + 2 * look.space(12)
            line.setFixedWidth(wide)
            line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def _by_place() -> int:
    """Return which of two units on offer, °C or °F and kg or lb, is used where the computer is."""
    return int(QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem)

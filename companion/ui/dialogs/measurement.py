"""Ask what was measured, its number and its unit, and when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.measurements import (
    LONGEST,
    TEMPERATURE,
    UNITS,
    WEIGHT,
    Measurement,
    check_value,
)
from companion.domain.text import clean_line
from companion.ui import care_labels, labels
from companion.ui.dialogs.care_form import CareForm
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label, write_on
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.short_name import offer_names
from companion.ui.widgets.split_row import flowing
from companion.ui.widgets.time_line import TimeLine, that_has_come

OTHER = ""  # the chip for what was never measured before
OWN_CHIPS = 6  # of the person's own, those measured last; others are written again


class MeasurementDialog(CareForm):
    """A form for one measurement, new or (with `measurement`) as it is.

    Of a number nothing is worked out and nothing is said. Beside a temperature stands, whatever the
    number, when to call: `call_wanted` tells that it was pressed; what is typed is kept.
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
        self._id = measurement.id if measurement else new_id()  # of one, however often
        self._entered_by = measurement.entered_by if measurement else entered_by
        self._typed_at = ""  # the time at which the number was typed
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
        self.remember(
            keep_draft,
            draft,
            of="" if measurement is None else measurement.recorded_at.isoformat(),
            what=self.what,
            name=self.name,
            value=self.value,
            day=self.day,
            time=self.time,
            note=self.note,
        )

    # The fields

    def _build_what(self, own: Sequence[str]) -> None:
        self.what = Chips()
        options = [(key, care_labels.measured(key)) for key in (*UNITS, *own)]
        offer_names(self.what, [*options, (OTHER, self.tr("Something else"))])
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("For example: blood pressure"))
        self.name.setAccessibleName(self.tr("What was measured"))
        self.ask_for(["measurement"], self.tr("What was measured?"), self.what, self.name)
        self.what.chosen.connect(self._on_what_chosen)

    def _build_value(self) -> None:
        self.value = QLineEdit()
        self.unit = Chips((), self.tr("Unit"))
        self.own_unit = QLineEdit()
        self.own_unit.setPlaceholderText(self.tr("Unit, if any"))
        self.own_unit.setAccessibleName(self.tr("Unit"))
        self.unit.chosen.connect(self.touched)
        self.own_unit.textEdited.connect(self.touched)
        self.value.textEdited.connect(self._on_value)
        self.call = button(self.tr("When to call"), "quiet", "question")
        self.call.clicked.connect(self._on_call)
        place = self.call.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.call.setSizePolicy(place)
        self._caption = label("", "strong")
        self._caption.setBuddy(self.value)
        self.fields.addSpacing(look.space(6))
        self.fields.addWidget(self._caption)
        self.fields.addWidget(flowing(self.value, self.unit, self.own_unit, self.call))
        self.say_under(["value"], self.value)
        self.say_under(["unit"], self.own_unit)
        self._fit_lines()

    def _build_when(self) -> None:
        self.day = DayChooser(clock.today())
        self.ask_for_day(self.day, self.tr("Which day?"))
        self.time = TimeLine()
        self.ask_for(["at"], self.tr("What time? If it is now, you can skip this."), self.time)

    def _build_note(self) -> None:
        self.note = NoteLine(self.tr("Note, if you like"))
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

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        what = kept.get("what")
        if isinstance(what, list) and what and self.what.choice() != what[0]:
            self.what.set_choice(OTHER)  # there is no chip for it any more
            self.name.setText(str(cast("list[object]", what)[0]))
        if "unit" in kept:
            self._new_units[self.what.choice() or OTHER] = str(kept["unit"])
        self._on_what()

    @override
    def typed(self) -> dict[str, object]:
        return {**super().typed(), "unit": self._chosen_unit()}

    @override
    def half_typed(self) -> dict[str, object]:
        half = super().half_typed()
        # It was measured when it was typed, and not when somebody goes on with it.
        if half.get("value") and self._measurement is None and self.day.day() == clock.today():
            self._typed_at = self._typed_at or labels.clock_time(clock.now().time())
            half["time"] = half["time"] or self._typed_at
        return half

    @override
    def finish(self) -> None:
        what, value, unit = self._chosen(), self.value.text(), self._chosen_unit()
        if not what:
            raise Invalid("measurement", "not chosen")
        check_value(what, value)
        for name, text in (("value", value), ("unit", unit)):
            if len(clean_line(text)) > LONGEST:
                raise self.blame(name, Invalid("measurement", "too long"))
        was, now = self._measurement, clock.now()
        day, at = self.chosen_day(was and was.day), self.time.at()
        if was is None and at is None and day == now.date():
            at = now.time()
        if was is None or not self.unchanged("day", "time"):
            that_has_come(at, day)
        self._save(
            Measurement(
                id=self._id,
                day=day,
                at=at,
                what=what,
                value=value,
                unit=unit,
                note=was.note if was and self.unchanged("note") else self.note.text(),
                entered_by=self._entered_by,
                recorded_at=now,
            )
        )

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

    def _on_value(self) -> None:
        self._typed_at = ""  # it is another one
        self.touched()

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
            if unit not in offered and self._measurement is None:
                unit = offered[_by_place()]
            # Of one that is there nothing is guessed: it may have a unit of its own, or none.
            units = offered if not unit or unit in offered else (*offered, unit)
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

"""A form of many fields: what is wrong is said beside the field that it is about."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import announce, label
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.rough_date_chooser import RoughDateChooser
from companion.ui.widgets.tab_order import first_stop, put_in_order


class CareForm(Form):
    """Subclasses name their fields with `ask_for`; `finish` makes the value and may raise Invalid."""

    def __init__(self, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(parent, title, verb)
        self._places: dict[str, tuple[QWidget, QLabel]] = {}
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self._captions: dict[str, QLabel] = {}
        self._dates: list[tuple[RoughDateChooser | DayChooser, Callable[[], str]]] = []
        self._wrong: str | None = None

    def finish(self) -> None:
        """Hand the finished value on. Raises Invalid, whose field is one of those asked for."""
        raise NotImplementedError

    def ask_for(self, names: Sequence[str], caption: str, field: QWidget, *more: QWidget) -> QLabel:
        """Add a captioned field, which the fields of the value in `names` are about."""
        words = self.add_field(caption, field, *more)
        self.say_under(names, field, *more)
        for name in names:
            self._captions[name] = words
        return words

    def say_under(self, names: Sequence[str], field: QWidget, *more: QWidget) -> None:
        """Let what is wrong with these fields of the value be said under what was added last."""
        problem = label("", "problem")
        problem.hide()
        self.fields.addWidget(problem)
        for name in names:
            self._places[name] = field, problem
            self._parts[name] = field, *more

    def ask_for_date(self, name: str, caption: str, date: "KeptDate") -> None:
        """Add a chooser, which says by itself what is wrong with it."""
        self.ask_for([name], caption, date.chooser)
        self._dates.append((date.chooser, date.problem))

    def ask_for_day(self, chooser: DayChooser, caption: str = "") -> None:
        """Add a chooser of the day (or take one that is there), which says what is wrong with it."""
        if caption:
            self.ask_for(["day"], caption, chooser)
        self._day = chooser
        # Nobody is asked about the day of a record that is there, if it is not touched.
        self._dates.append((chooser, lambda: "" if self.unchanged("day") else chooser.problem()))

    def chosen_day(self, was: date | None) -> date:
        """Return the day, which is the one that `was` while it is not touched. Raises Invalid."""
        day = was if was is not None and self.unchanged("day") else self._day.day()
        if day is None:
            raise Invalid("day", "not a day")
        return day

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field, with its caption and what is wrong with it."""
        field, problem = self._places[name]
        self._captions[name].setVisible(shown)
        field.setVisible(shown)
        problem.setVisible(shown and bool(problem.text()))

    def blame(self, name: str, fault: Invalid) -> Invalid:
        """Return a fault that is to be told beside the field `name`."""
        self._wrong = name
        return fault

    @override
    def accept(self) -> None:
        wrong = next((chooser for chooser, problem in self._dates if problem()), None)
        if wrong is None:
            super().accept()
            return
        self.say_problem("")
        self.show_place(wrong)
        wrong.tell_problem()
        self.scrolled.bring_into_view(wrong)

    @override
    def save(self) -> None:
        try:
            self.finish()
        except Invalid as fault:
            self._wrong = self._wrong or fault.field
            raise

    @override
    def say_problem(self, text: str) -> None:
        wrong, self._wrong = self._wrong or "", None
        for _, problem in self._places.values():
            problem.hide()
            problem.setText("")
        beside = wrong in self._places
        super().say_problem("" if beside else text)
        if beside:
            field, problem = self._places[wrong]
            problem.setText(text)
            self.show_place(field)
            problem.show()
            self._go_to(wrong)
            announce(problem, text)
            # When it has its place: under the field, which has the keyboard.
            QTimer.singleShot(0, self, lambda: self.scrolled.bring_into_view(problem))

    def _go_to(self, name: str) -> None:
        """Let the keyboard be where something can be mended: in a line, if there is one."""
        parts = [each for each in self._parts[name] if not each.isHidden()]
        lines = [each for each in parts if isinstance(each, QLineEdit)]
        stop = lines[0] if lines else first_stop(parts[0]) or parts[0]
        stop.setFocus()

    def show_place(self, field: QWidget) -> None:
        """Be told that a field is to be looked at, which may be folded away."""

    def put_in_order_again(self) -> None:
        """Let Tab go through parts that were made since the form was shown."""
        put_in_order(self.scrolled.content)
        put_in_order(self)


class KeptDate:
    """What a chooser says; untouched, the date that it was given, even one it would not take."""

    def __init__(self, chooser: RoughDateChooser, given: RoughDate | None) -> None:
        self.chooser = chooser
        self._given = given
        chooser.set_value(given)
        self._shown = chooser.written()

    def value(self) -> RoughDate | None:
        """Return the date, if one is written."""
        return self.chooser.value() if self._touched() else self._given

    def problem(self) -> str:
        """Return what is wrong with what a person wrote, in a sentence, if it is asked for."""
        asked = self._touched() and not self.chooser.isHidden()
        return self.chooser.problem() if asked else ""

    def _touched(self) -> bool:
        return self.chooser.written() != self._shown

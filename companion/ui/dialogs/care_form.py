"""A form of many fields: what is wrong is said beside the field that it is about."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import announce, label
from companion.ui.widgets.rough_date_chooser import RoughDateChooser
from companion.ui.widgets.tab_order import first_stop, put_in_order


class CareForm(Form):
    """Subclasses name their fields with `ask_for`; `finish` makes the value and may raise Invalid."""

    def __init__(self, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(parent, title, verb)
        self._places: dict[str, tuple[QWidget, QLabel]] = {}
        self._parts: dict[str, tuple[QWidget, ...]] = {}
        self._captions: dict[str, QLabel] = {}
        self._dates: list[KeptDate] = []
        self._wrong: str | None = None

    def finish(self) -> None:
        """Hand the finished value on. Raises Invalid, whose field is one of those asked for."""
        raise NotImplementedError

    def ask_for(self, names: Sequence[str], caption: str, field: QWidget, *more: QWidget) -> QLabel:
        """Add a captioned field, which the fields of the value in `names` are about."""
        problem = label("", "problem")
        problem.hide()
        words = self.add_field(caption, field, *more, problem)
        for name in names:
            self._places[name] = field, problem
            self._parts[name] = field, *more
            self._captions[name] = words
        return words

    def ask_for_date(self, name: str, caption: str, date: "KeptDate") -> None:
        """Add a chooser, which says by itself what is wrong with it."""
        self.ask_for([name], caption, date.chooser)
        date.chooser.changed.connect(self.touched)
        self._dates.append(date)

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
        wrong = next((each for each in self._dates if each.problem()), None)
        if wrong is None:
            super().accept()
            return
        self.say_problem(wrong.problem())
        self.show_place(wrong.chooser)
        wrong.chooser.setFocus()
        self.scrolled.bring_into_view(wrong.chooser)

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
        self._touched = False
        chooser.set_value(given)
        chooser.changed.connect(self._on_changed)

    def value(self) -> RoughDate | None:
        """Return the date, if one is written."""
        return self.chooser.value() if self._touched else self._given

    def problem(self) -> str:
        """Return what is wrong with what a person wrote, in a sentence, if it is asked for."""
        asked = self._touched and not self.chooser.isHidden()
        return self.chooser.problem() if asked else ""

    def draft(self) -> str | None:
        """Return what a draft has of it: nothing where nobody touched it."""
        value = self.chooser.value() if self._touched else None
        return value.iso if value else None

    def take_draft(self, iso: str) -> None:
        """Write a date of a draft."""
        self.chooser.set_value(RoughDate.read(iso))
        self._touched = True

    def _on_changed(self) -> None:
        self._touched = True


def day_in(written: object) -> date | None:
    """Return the day that a draft names, if it does."""
    return date.fromisoformat(written) if isinstance(written, str) and written else None

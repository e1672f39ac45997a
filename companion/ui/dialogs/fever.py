"""Ask for the fever number that her team gave."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion.domain.fever import Fever, read_fever
from companion.domain.invalid import Invalid
from companion.domain.text import clean_line
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.controls import announce, label
from companion.ui.widgets.one_press import OnePress


class FeverDialog(CareForm):
    """One line; emptied, the `usual` number counts again.

    How the number was understood stands under it. One that teams seldom give is asked about once.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        number: str,
        usual: str,
        save: Callable[[str], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        super().__init__(parent, self.tr("Fever number"), self.tr("Save number"))
        self._save = save
        self._number = number
        self._asked_about = ""
        self._one_press = OnePress()
        self.number = QLineEdit(number)
        self.understood = label()
        self.ask_for(
            ["fever"],
            self.tr("From which temperature on does your team want a call?"),
            self.number,
            self.understood,
        )
        self.number.textChanged.connect(self._say_understood)
        self._say_understood()
        self.fields.addWidget(
            label(
                self.tr("For example 38.0 °C or 100.4 °F. Left empty, it is {usual}.").format(
                    usual=usual
                ),
                "caption",
            )
        )
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, of=number, number=self.number)

    @override
    def accept(self) -> None:
        question, again = self._question(), self._one_press.again()
        if question and question == self._asked_about and again:
            return  # the second half of a double click answers nothing
        if question and question != self._asked_about:
            self._asked_about = question
            self._wrong = "fever"
            self.say_problem(question)
            return
        super().accept()

    def _question(self) -> str:
        """Return what is asked before a number is kept that teams seldom give, or ""."""
        fever = self._read()
        if fever is None or fever.as_typed() == self._number:
            return ""
        if fever.is_low:
            words = self.tr("{number} is lower than teams usually say. Is it right?")
        elif fever.is_high:
            words = self.tr("{number} is higher than teams usually say. Is it right?")
        else:
            return ""
        again = self.tr("Then press Save number once more.")
        return f"{words.format(number=fever.in_both())} {again}"

    def _read(self) -> Fever | None:
        try:
            return read_fever(self.number.text())
        except Invalid:
            return None

    def _say_understood(self) -> None:
        fever, words = self._read(), ""
        if fever is not None:
            words = self.tr("{number} is {other}.").format(
                number=fever.as_typed(), other=fever.in_the_other()
            )
        if words and words != self.understood.text() and self.isVisible():
            announce(self.understood, words)
        self.understood.setText(words)
        self.understood.setVisible(bool(words))

    @override
    def finish(self) -> None:
        typed = clean_line(self.number.text())
        self._save(read_fever(typed).as_typed() if typed else "")

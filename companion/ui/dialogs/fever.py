"""Ask for the fever number that her team gave."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion.domain.fever import read_fever
from companion.domain.text import clean_line
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.controls import label


class FeverDialog(CareForm):
    """One line; emptied, the `usual` number counts again."""

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
        self.number = QLineEdit(number)
        self.ask_for(
            ["fever"], self.tr("From which temperature on does your team want a call?"), self.number
        )
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
    def finish(self) -> None:
        typed = clean_line(self.number.text())
        self._save(read_fever(typed).as_typed() if typed else "")

"""Before a CSV is brought in: what it would change; and where it cannot be: why not."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from companion.ui.dialogs.form import Form
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import flowing

_KEEP, _REPLACE = "keep", "replace"


class BringInDialog(Form):
    """What a file would change; `take` is called with whether the file wins where the two differ.

    `kept` says that a copy of the diary is kept before.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        file: str,
        table: str,
        says: Sequence[str],
        left_out: Sequence[str],
        differs: bool,
        kept: bool,
        take: Callable[[bool], None],
    ) -> None:
        super().__init__(parent, self.tr("Bring in a CSV"), self.tr("Bring it in"))
        self._take = take
        name = label(breakable(f"{table}: {file}"), "strong")
        name.setAccessibleName(f"{table}: {file}")
        self.fields.addWidget(name)
        for sentence in says:
            self.fields.addWidget(label(sentence))
        self.winner = Chips(
            [
                (_KEEP, self.tr("Keep what my diary says")),
                (_REPLACE, self.tr("Take what the file says")),
            ],
            self.tr("Where they are different"),
        )
        self.winner.set_choice(_KEEP)
        if differs:
            self.add_field(self.tr("Where they are different"), self.winner)
        else:
            self.primary.setFocus()
        if left_out:
            words = self.tr("These columns are not Companion's and are left out: {names}")
            self.fields.addWidget(label(words.format(names=breakable(", ".join(left_out)))))
        if kept:
            words = self.tr("Before that, a copy of your diary as it is now is kept.")
            self.fields.addSpacing(look.space(6))
            self.fields.addWidget(label(words, "caption"))
        self.fields.addStretch(1)

    @override
    def save(self) -> None:
        self._take(self.winner.choice() == _REPLACE)


class RefusedDialog(Form):
    """Why a file was not brought in, line by line, to read, to scroll and to copy."""

    def __init__(
        self,
        parent: QWidget,
        *,
        file: str,
        why: str,
        lines: bool,
        treatments_first: bool = False,
    ) -> None:
        """`lines` of it are named in `why`; `treatments_first`: that is all that is wrong."""
        super().__init__(parent, self.tr("This file was not brought in"), self.tr("Close"))
        self.cancel.hide()
        name = label(breakable(file), "strong")
        name.setAccessibleName(file)
        self.fields.addWidget(name)
        self.fields.addWidget(
            label(self._what_to_do(lines=lines, treatments_first=treatments_first))
        )
        self.why = QPlainTextEdit(why)
        self.why.setReadOnly(True)
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Why it was not brought in"))
        self.why.setMinimumHeight(look.control(150))
        self.fields.addWidget(self.why, 1)
        self.copy = button(self.tr("Copy this text"), "outlined", "copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(why))
        self.fields.addWidget(flowing(self.copy))

    def _what_to_do(self, *, lines: bool, treatments_first: bool) -> str:
        if treatments_first:
            return self.tr(
                "Nothing in your diary was changed, and nothing is wrong with this file. What you"
                " can do: bring in the file of your treatments first, and then this one again."
            )
        if lines:
            return self.tr(
                "Nothing in your diary was changed. What you can do: open the file in the program"
                " that it came from, put right the lines that are named here, save it as CSV"
                " (UTF-8), and bring it in again."
            )
        return self.tr(
            "Nothing in your diary was changed. What you can do: choose a file that Companion"
            " saved, or save one with the same names of columns in its first line."
        )

    @override
    def save(self) -> None:
        """Nothing is to be saved: it is left by its one button."""

"""Say that the diary cannot be opened, why, and what can be done."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from companion.domain.regions import Region
from companion.ui.dialogs.when_to_call import WhenToCallDialog
from companion.ui.theme import look
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.short_name import breakable
from companion.ui.window_state import region_here


class CannotOpenDialog(QDialog):
    """Accepted to try again; `anew` is then whether a new diary shall be made.

    What cannot wait for the diary, when to call, is one press away; its numbers are those of
    `region`, or of the one that the computer is set to.
    """

    def __init__(
        self, sentence: str, *, may_start_anew: bool, region: Region | None = None
    ) -> None:
        super().__init__()
        self.anew = False
        self._region = region or region_here()
        self.setWindowTitle("Companion")
        self.setMinimumWidth(look.control(620))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(look.space(16))
        column.addWidget(label(self.tr("Your diary could not be opened"), "section"))
        self.sentence = label(breakable(sentence))
        self.sentence.setAccessibleName(sentence)
        column.addWidget(self.sentence)
        self.again = button(self.tr("Try again"), "primary")
        self.again.clicked.connect(self.accept)
        self.start = button(self.tr("Start a new diary"), "outlined")
        self.start.clicked.connect(self._on_start)
        self.start.setVisible(may_start_anew)
        self.leave = button(self.tr("Close"), "outlined")
        self.leave.clicked.connect(self.reject)
        self.when_to_call = button(self.tr("When to call"), "outlined", "phone")
        self.when_to_call.clicked.connect(self._on_when_to_call)
        buttons = QWidget()
        row = FlowLayout()
        buttons.setLayout(row)
        for each in (self.again, self.start, self.when_to_call, self.leave):
            row.addWidget(each)
        column.addWidget(buttons)

    def _on_start(self) -> None:
        self.anew = True
        self.accept()

    def _on_when_to_call(self) -> None:
        dialog = WhenToCallDialog(self, self._region)
        dialog.exec()
        dialog.deleteLater()

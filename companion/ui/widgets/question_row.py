"""A question of the guide: to tick, to put into own words, or on the list already."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.ui.theme import look
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.tag_pill import TagPill
from companion.ui.widgets.tick_row import TickRow


class QuestionRow(QWidget):
    """Where it is on the list, it says so in the place of the box."""

    ticked = Signal(bool)
    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.tick = TickRow("")
        self.tick.clicked.connect(self.ticked)
        self._said = label("")
        self.edit = button(self.tr("Edit"), "quiet", "pencil")
        self.edit.clicked.connect(self._on_edit)
        self._listed = TagPill()
        self._listed.say(self.tr("On your list"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tick, 1)
        row.addWidget(self._said, 1)
        row.addWidget(self.edit)
        row.addWidget(self._listed, 0, Qt.AlignmentFlag.AlignVCenter)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def listed(self) -> bool:
        """Whether it is on the list."""
        return not self._listed.isHidden()

    def show_question(self, words: str, *, ticked: bool, listed: bool) -> None:
        """Show a question in these words; tells nobody."""
        if words != self.words:
            self.words = words
            self.tick.write(words)
            self._said.setText(breakable(words))
            self.edit.setAccessibleName(self.tr("Edit: {question}").format(question=words))
        self.tick.setChecked(ticked)
        for each in (self.tick, self.edit):
            each.setVisible(not listed)
        for each in (self._said, self._listed):
            each.setVisible(listed)

    def _on_edit(self) -> None:
        self.edit_wanted.emit()

    def _on_look_changed(self) -> None:
        # As high as it is with a box: nothing slides when a question comes to the list.
        self._said.setMinimumHeight(look.control(44))
        pad = TickRow.pad()
        self._said.setContentsMargins(TickRow.indent(), pad, pad, pad)

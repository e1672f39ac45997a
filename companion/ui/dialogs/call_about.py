"""Ask what her team wants to be called about, in her own words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_box import NoteBox


class CallAboutDialog(Form):
    """A box of several lines; emptied, there is nothing again."""

    def __init__(
        self,
        parent: QWidget,
        *,
        words: str,
        save: Callable[[str], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        title = self.tr("What my team asked me to call about")
        super().__init__(parent, title, self.tr("Save"))
        self._save = save
        self.words = NoteBox("", self.tr("For example: loose stools, from the first day"))
        self.words.most_lines = (
            6  # so that all of the box is seen in a small window, in large letters
        )
        self.words.set_text(words)
        self.add_field(self.tr("In your own words, or in theirs"), self.words)
        self.fields.addWidget(
            label(self.tr("Ctrl and Enter save. Enter begins a new line."), "caption")
        )
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, of=words, words=self.words)
        self.words.entered.connect(self.accept)

    @override
    def save(self) -> None:
        self._save(self.words.text())

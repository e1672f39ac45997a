"""Ask how a question of the guide shall be asked, in the person's own words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.text import clean
from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_box import NoteBox


class OwnWordsDialog(Form):
    """A box with the words as they are now. Emptied, it gives back those of the guide: `save("")`."""

    def __init__(
        self,
        parent: QWidget,
        *,
        guide: str,
        words: str,
        save: Callable[[str], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        """`guide` are the words of the guide, `words` those that are shown now."""
        super().__init__(parent, self.tr("In your own words"), self.tr("Use these words"))
        self._save = save
        self._guide = guide
        self.box = NoteBox("", guide)
        self.box.set_text(words)
        self.add_field(self.tr("What would you like to ask your team?"), self.box)
        self.fields.addWidget(
            label(self.tr("Leave it empty to have the words of the guide again."), "caption")
        )
        self.fields.addWidget(
            label(self.tr("Ctrl and Enter save. Enter begins a new line."), "caption")
        )
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, of=words, words=self.box)
        self.box.entered.connect(self.accept)

    @override
    def save(self) -> None:
        words = clean(self.box.text()).strip()  # an Enter at the end is no line of the question
        self._save("" if words == self._guide else words)

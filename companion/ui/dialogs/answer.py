"""Ask what the team answered."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.domain.notes import Note
from companion.domain.text import clean
from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import label
from companion.ui.widgets.marked_text import MarkedText, first_part
from companion.ui.widgets.note_box import NoteBox


class AnswerDialog(Form):
    """The question, and a box for the answer. An answer that is emptied leaves it open again."""

    def __init__(
        self,
        parent: QWidget,
        *,
        question: Note,
        save: Callable[[str], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        title = self.tr("Change the answer") if question.answered else self.tr("Write the answer")
        super().__init__(parent, title, self.tr("Save answer"))
        self._save = save
        self._question = question
        self.fields.addWidget(label(self.tr("Your question"), "strong"))
        self.fields.addWidget(MarkedText(first_part(question.note)[0]))
        self.answer = NoteBox("", self.tr("In your own words. A few are enough."))
        self.answer.set_text(question.answer)
        self.add_field(self.tr("What did your team say?"), self.answer)
        self.fields.addWidget(
            label(self.tr("Ctrl and Enter save. Enter begins a new line."), "caption")
        )
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, of=question.answer, answer=self.answer)
        self.answer.entered.connect(self.accept)

    @override
    def save(self) -> None:
        words = clean(self.answer.text())
        if not words.strip():
            if not self._question.answered:
                raise Invalid("note", "empty")
            words = ""
        self._save(self._question.answer if self.unchanged("answer") else words)

"""Ask for a note as it should be: its words, its tags, its day; or for a new question."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.notes import QUESTION, Note
from companion.domain.symptoms import ME
from companion.ui.dialogs.form import Form, read_draft
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_box import NoteBox
from companion.ui.widgets.tag_picker import TagPicker
from companion.ui.widgets.when_chooser import WhenChooser


class NoteDialog(Form):
    """A form for one note as it is, or, without one, for a question that is asked now."""

    new_tag_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        note: Note | None = None,
        own_tags: Iterable[str] = (),
        save: Callable[[Note], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        entered_by: str = ME,
    ) -> None:
        question = note is None or note.question
        title = self.tr("Change this question") if question else self.tr("Change this note")
        verb = self.tr("Save question") if question else self.tr("Save note")
        super().__init__(parent, self.tr("New question") if note is None else title, verb)
        self._save = save
        self._note = note
        self._entered_by = entered_by
        self.box = NoteBox("", self.tr("One word is fine."))
        self.add_field(
            self.tr("What would you like to ask your team?") if question else self.tr("Note"),
            self.box,
        )
        self.tags = TagPicker()
        self.tags.offer(own_tags)
        self.when = WhenChooser(clock.today())
        self.answer = NoteBox("", self.tr("In your own words. A few are enough."))
        self._build_rest()
        if note is not None:
            self._fill(note)
        self.fields.addWidget(
            label(self.tr("Ctrl and Enter save. Enter begins a new line."), "caption")
        )
        self.fields.addStretch(1)
        self.remember(keep_draft, "")
        if draft:
            self._fill_draft(draft)
        for box in (self.box, self.answer):
            box.textChanged.connect(self.touched)
            box.paused.connect(self.keep_draft)
            box.entered.connect(self.accept)

    def _build_rest(self) -> None:
        tags_title = self.add_field(self.tr("Tags"), self.tags)
        self._answer_title = self.add_field(self.tr("What did your team say?"), self.answer)
        self.fields.addWidget(self.when)
        if self._note is None:  # asked now, and nothing more to say of it
            for each in (tags_title, self.tags, self._answer_title, self.answer, self.when):
                each.hide()
        self.tags.changed.connect(self._on_tags)
        self.tags.new_wanted.connect(self.new_tag_wanted)
        self.when.changed.connect(self.touched)

    def _fill(self, note: Note) -> None:
        self.box.set_text(note.note)
        self.tags.set_tags(note.tags)
        self.answer.set_text(note.answer)
        self.when.set_when(note.day, note.at, note.part_of_day)
        self._show_answer()

    def _fill_draft(self, draft: str) -> None:
        kept = read_draft(draft)
        if kept.get("of", "") != self._of():
            return  # the note says something newer
        self.box.set_text(str(kept.get("note") or ""))
        if self._note is not None:
            tags = kept.get("tags")
            self.tags.set_tags(map(str, tags) if isinstance(tags, list) else ())
            self.answer.set_text(str(kept.get("answer") or ""))
            self.when.fill(kept)
            self._show_answer()

    def _of(self) -> str:
        """Return which state of the note the form was opened with."""
        return self._note.recorded_at.isoformat() if self._note is not None else ""

    @override
    def typed(self) -> dict[str, object]:
        words: dict[str, object] = {"of": self._of(), "note": self.box.text()}
        if self._note is None:
            return words
        return {
            **words,
            "tags": list(self.tags.tags()),
            "answer": self.answer.text(),
            **self.when.typed(),
        }

    @override
    def accept(self) -> None:
        # What is wrong with a written day is known better where it is written.
        if self.when.problem():
            self.say_problem(self.when.problem())
        else:
            super().accept()

    @override
    def save(self) -> None:
        if self._note is None:
            now = clock.now()
            asked = Note(
                id=new_id(),
                day=now.date(),
                at=now.time(),
                note=self.box.text(),
                tags=(QUESTION,),
                entered_by=self._entered_by,
                recorded_at=now,
            )
            self._save(asked)
            return
        day = self.when.day()
        if day is None:
            raise Invalid("day", "not a day")
        self._save(
            replace(
                self._note,
                note=self._words(self.box, self._note.note),
                answer=self._words(self.answer, self._note.answer),
                tags=self.tags.tags(),
                day=day,
                at=self.when.at(),
                part_of_day=self.when.part_of_day(),
                recorded_at=clock.now(),
            )
        )

    def _words(self, box: NoteBox, before: str) -> str:
        """Return what is written; as it was, to the letter, where nobody touched it."""
        untouched = box.text() == before.replace("\u2029", "\n").replace("\u2028", "\n")
        return before if untouched else box.text()

    def _show_answer(self) -> None:
        shown = QUESTION in self.tags.tags() or bool(self.answer.text())
        self.answer.setVisible(shown)
        self._answer_title.setVisible(shown)

    def _on_tags(self) -> None:
        self._show_answer()
        self.touched()

"""Ask for a note as it should be: its words, its tags, its day; or for a new question."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.domain.symptoms import ME
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_box import NoteBox
from companion.ui.widgets.tag_picker import TagPicker
from companion.ui.widgets.time_line import that_has_come
from companion.ui.widgets.when_chooser import WhenChooser


class NoteDialog(CareForm):
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
        begun: str = "",
    ) -> None:
        """`begun` are the words that a new question begins with."""
        question = note is None or note.question
        title = self.tr("Change this question") if question else self.tr("Change this note")
        verb = self.tr("Save question") if question else self.tr("Save note")
        super().__init__(parent, self.tr("New question") if note is None else title, verb)
        self._save = save
        self._note = note
        self._id = new_id()  # of a question, however often Save is pressed
        self._entered_by = entered_by
        self.box = NoteBox("", self.tr("One word is fine."))
        asked = self.tr("What would you like to ask your team?")
        self.ask_for(["note"], asked if question else self.tr("Note"), self.box)
        self.tags = TagPicker()
        self.tags.offer(own_tags)
        self.when = WhenChooser(clock.today())
        self.answer = NoteBox("", self.tr("In your own words. A few are enough."))
        self._build_rest()
        if note is not None:
            self._fill(note)
        elif begun:
            self.box.set_text(begun)
        self.fields.addWidget(
            label(self.tr("Ctrl and Enter save. Enter begins a new line."), "caption")
        )
        self.fields.addStretch(1)
        of = "" if note is None else note.recorded_at.isoformat()
        self.remember(keep_draft, draft, of=of, note=self.box, answer=self.answer)
        for box in (self.box, self.answer):
            box.entered.connect(self.accept)

    def _build_rest(self) -> None:
        tags_title = self.add_field(self.tr("Tags"), self.tags)
        self._answer_title = self.add_field(self.tr("What did your team say?"), self.answer)
        self.fields.addWidget(self.when)
        self.say_under(["day"], self.when)
        self.say_under(["at", "time"], self.when, self.when.time)
        self.ask_for_day(self.when.day_chooser)
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

    @override
    def typed(self) -> dict[str, object]:
        if self._note is None:
            return super().typed()
        when = {**self.when.typed(), "day": self.when.day_chooser.written()}  # its own, not today's
        return {**super().typed(), "tags": list(self.tags.tags()), **when}

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        tags = kept.get("tags")
        if isinstance(tags, list):
            self.tags.set_tags(map(str, cast("list[object]", tags)))
        self.when.fill({**self.typed(), **kept})
        self._show_answer()

    @override
    def finish(self) -> None:
        was = self._note
        if was is None:
            now = clock.now()
            asked = Note(
                id=self._id,
                day=now.date(),
                at=now.time(),
                note=self.box.text(),
                tags=(QUESTION,),
                entered_by=self._entered_by,
                recorded_at=now,
            )
            self._save(asked)
            return
        day = self.chosen_day(was.day)
        as_timed = self.unchanged("part", "time")  # one that was brought in may have both
        at = was.at if as_timed else self.when.at()
        if not self.unchanged("day", "part", "time"):
            that_has_come(at, day)
        self._save(
            replace(
                was,
                note=was.note if self.unchanged("note") else self.box.text(),
                answer=was.answer if self.unchanged("answer") else self.answer.text(),
                tags=self.tags.tags(),
                day=day,
                at=at,
                part_of_day=was.part_of_day if as_timed else self.when.part_of_day(),
                recorded_at=clock.now(),
            )
        )

    def _show_answer(self) -> None:
        shown = QUESTION in self.tags.tags() or bool(self.answer.text())
        self.answer.setVisible(shown)
        self._answer_title.setVisible(shown)

    def _on_tags(self) -> None:
        self._show_answer()
        self.touched()

"""What the person wants to ask her team: in her order, with the answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.notes import Note, in_hand_order
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui.changes import notes as note_changes
from companion.ui.dialogs.answer import AnswerDialog
from companion.ui.dialogs.line import LineDialog
from companion.ui.dialogs.note import NoteDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label, write_on
from companion.ui.widgets.note_facts import NoteFacts, note_facts
from companion.ui.widgets.note_list import NoteList
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

OPEN, ANSWERED, ALL = "open", "answered", "all"
AT_A_TIME = 20  # shown, and shown more each time that the rest is asked for
RESTING = 500  # ms in which a press is that of the finger that still rests there
NEW = "new question"  # the place of its draft


class QuestionsPage(Page):
    """One list; what was answered or deleted a moment ago keeps its place in it."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.NOTES, Topic.PREFERENCES})

    def __init__(
        self, store: Store, keeper: Keeper, _worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._who = who
        self._all: list[Note] = []  # in the order by hand
        self._seen: list[Note] = []  # of them those that the filter lets through
        self._staying: set[str] = set()  # answered just now: they stay in sight
        self._deleted: dict[str, Note] = {}  # a moment ago: their places stay
        self._order: tuple[str, ...] = ()  # that waits for the disk
        self._shown = AT_A_TIME
        self._moved = ""
        self._since_move = QElapsedTimer()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_filter())
        self.empty = label("", "")
        self.first_ideas = button(self.tr("Ideas for questions"), "outlined", "question")
        self.first_ideas.clicked.connect(self._on_ideas)
        self.list = NoteList()
        self.list.edit_wanted.connect(self._on_edit)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.answer_wanted.connect(self._on_answer)
        self.list.move_wanted.connect(self._on_move)
        self.rest = button("", "outlined", "caret-down")
        self.rest.clicked.connect(self._on_rest)
        self._column.addWidget(self.empty)
        self._column.addWidget(self.first_ideas, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.list)
        self._column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_header(self) -> QWidget:
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        self.title = label(self.tr("Questions for my team"), "page-title")
        self.how_many = label("", "caption")
        self.ideas = button(self.tr("Ideas for questions"), "quiet", "question")
        self.ideas.clicked.connect(self._on_ideas)
        self.copy = button(self.tr("Copy open questions"), "outlined", "copy")
        self.copy.clicked.connect(self._on_copy)
        self.new = button(self.tr("New question"), "primary", "plus")
        self.new.clicked.connect(self.add)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            SplitRow(stacked(self.title, self.how_many), flowing(self.ideas, self.copy, self.new))
        )
        return whole

    def _build_filter(self) -> QWidget:
        options = [
            (OPEN, self.tr("Open")),
            (ANSWERED, self.tr("Answered")),
            (ALL, self.tr("All")),
        ]
        self.filter = Chips(options, self.tr("Show"))
        self.filter.set_choice(OPEN)
        self.filter.chosen.connect(self._on_filtered)
        return self.filter

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(16))

    # What it shows

    @override
    def refresh(self) -> None:
        found = self.store.notes.questions()
        gone = {note_changes.note_of(change) for change in self.keeper.waiting if change.clears}
        for note in found:
            if note.id not in gone:
                self._deleted.pop(note.id, None)  # it was brought back
        living = [each for each in found if each.id not in gone]
        deleted = [each for each in self._deleted.values() if each not in living]
        newest_first = sorted(
            [*living, *deleted], key=lambda note: (note.day, note.recorded_at), reverse=True
        )
        self._all = in_hand_order(newest_first, self._hand_order())
        self._say_how_many(living)
        self._fill_list()
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.new

    def _hand_order(self) -> tuple[str, ...]:
        if self.keeper.waits(note_changes.ORDER) is not None:
            return self._order
        return self.store.preferences.get().question_order

    def _say_how_many(self, living: list[Note]) -> None:
        still_open = sum(not each.answered for each in living)
        if living:
            said = self.tr("{open} open, {answered} answered").format(
                open=still_open, answered=len(living) - still_open
            )
        else:
            said = self.tr("Nothing here yet")
        self.how_many.setText(said)
        self.copy.setVisible(still_open > 0)
        self.filter.setVisible(bool(self._all))

    def _fill_list(self) -> None:
        wanted = self.filter.choice() or ALL
        self._seen = [
            each
            for each in self._all
            if wanted == ALL or each.answered == (wanted == ANSWERED) or each.id in self._staying
        ]
        on_page = self._seen[: self._shown]
        last = len(self._seen) - 1
        facts = [self._facts(each, (at > 0, at < last)) for at, each in enumerate(on_page)]
        self.list.show_notes([("", facts)])
        rest = len(self._seen) - len(on_page)
        self.rest.setVisible(rest > 0)
        write_on(self.rest, self.tr("Show the other {count}").format(count=rest))
        self.empty.setVisible(not self._seen)
        self.ideas.setVisible(bool(self._all))  # where nothing is written yet, it stands there
        self.first_ideas.setVisible(not self._all)
        if not self._all:
            said = self.tr(
                "What you would like to ask your team. Write it down when it comes to mind, and"
                " you have it here at the visit."
            )
        elif wanted == OPEN:
            said = self.tr("No question is open.")
        else:
            said = self.tr("No question is answered yet.")
        self.empty.setText(said)

    def _facts(self, note: Note, moves: tuple[bool, bool]) -> NoteFacts:
        state = (self.tr("Answered"), False) if note.answered else (self.tr("Open"), True)
        made = note_facts(note)
        others = [(word, strong) for word, strong in made.pills if not strong]
        gone = ""
        if note.id in self._deleted:
            gone = self.tr("This question is deleted. Undo brings it back.")
        return replace(made, pills=(state, *others), moves=moves, gone=gone)

    # What a person does

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    def _on_ideas(self) -> None:
        self.page_wanted.emit("questions-to-ask")

    @override
    def come_back(self) -> None:
        self._deleted.clear()
        self._staying.clear()
        self._shown = AT_A_TIME
        self.filter.set_choice(OPEN)
        self.outdate()
        self.scrolled.bar.setValue(0)

    @override
    def add(self) -> None:
        def save(new: Note) -> None:
            self.keeper.save_or_raise(note_changes.put_note(self.store, new, None, NEW))

        NoteDialog(
            self,
            save=save,
            keep_draft=self.keeps_draft(NEW),
            draft=self.draft_of(NEW),
            entered_by=self._who(),
        ).ask()

    def _on_filtered(self) -> None:
        self._deleted.clear()
        self._staying.clear()
        self._shown = AT_A_TIME
        self.outdate()

    def _on_rest(self) -> None:
        before = len(self.list.cards())
        self._shown += AT_A_TIME
        self._fill_list()
        put_in_order(self.scrolled.content)
        new = self.list.cards()[before:]
        if new and self.rest.isHidden():  # where the keyboard was
            new[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        asked = [each for each in self._all if not each.answered and each.id not in self._deleted]
        words = "\n".join(f"{at}. {note.note.strip()}" for at, note in enumerate(asked, 1))
        QGuiApplication.clipboard().setText(words)
        told = self.tr("{count} questions are copied").format(count=len(asked))
        self.told.emit(self.tr("1 question is copied") if len(asked) == 1 else told)

    def _on_edit(self, note_id: str) -> None:
        note = self._note(note_id)
        place = note_changes.note_control(note_id)

        def save(new: Note) -> None:
            self.keeper.save_or_raise(note_changes.put_note(self.store, new, note, place))

        dialog = NoteDialog(
            self,
            note=note,
            own_tags=self.store.notes.tag_names(),
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        )
        dialog.new_tag_wanted.connect(lambda: self._ask_tag(dialog))
        dialog.ask()

    def _ask_tag(self, dialog: NoteDialog) -> None:
        LineDialog(
            dialog,
            title=self.tr("Add a tag"),
            caption=self.tr("A word for this note and others like it"),
            verb=self.tr("Add tag"),
            text="",
            save=dialog.tags.add,
            keep_draft=self.keeps_draft("new tag"),
            draft=self.draft_of("new tag"),
        ).ask()

    def _on_answer(self, note_id: str) -> None:
        question, place = self._note(note_id), f"answer {note_id}"

        def save(words: str) -> None:
            self._staying.add(note_id)
            self.keeper.save_or_raise(note_changes.answer(self.store, question, words))

        AnswerDialog(
            self,
            question=question,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        ).ask()

    def _on_delete(self, note_id: str) -> None:
        note = self._note(note_id)
        self._deleted[note_id] = note
        self._staying.add(note_id)
        self.keeper.save(note_changes.delete_note(self.store, note))
        card = self.list.card(note_id)
        if card is not None and card.gone is not None:
            card.gone.setFocus()

    def _on_move(self, note_id: str, by: int) -> None:
        resting = self._since_move.isValid() and self._since_move.elapsed() < RESTING
        if resting and note_id != self._moved:
            return  # the card that was moved went away from under the finger
        self._moved = note_id
        self._since_move.start()
        seen = [each.id for each in self._seen]
        at = seen.index(note_id) + by
        if not 0 <= at < len(seen):
            return
        order = [each.id for each in self._all if each.id != note_id]
        order.insert(order.index(seen[at]) + (by > 0), note_id)
        self._order = tuple(order)
        self.keeper.save(note_changes.order_questions(self.store, order))
        card = self.list.card(note_id)
        if card is not None:
            card.stop_near("up" if by < 0 else "down").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _note(self, note_id: str) -> Note:
        return next(each for each in self._all if each.id == note_id)

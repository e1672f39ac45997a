"""Questions that one may want to ask: ticked, put into own words, and taken to one's own list."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.guide import QuestionGroup
from companion.domain.identity import new_id
from companion.domain.notes import QUESTION, Note
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui.changes import notes as note_changes
from companion.ui.changes.questions_to_ask import (
    PLACE,
    Begun,
    add_questions,
    give_back_words,
    keep_begun,
    read_begun,
)
from companion.ui.dialogs.own_words import OwnWordsDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.controls import button, card, label, write_on
from companion.ui.widgets.question_row import QuestionRow
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.search_box import SearchBox
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order

_WIDTH, _MARGIN = 1000, 36  # px, as the column above has them


class QuestionsToAskPage(Page):
    """What is ticked is kept in a draft, over every turn of the page, until it is on the list."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.NOTES, Topic.PREFERENCES, Topic.DRAFTS})

    def __init__(self, store: Store, keeper: Keeper, who: Callable[[], str]) -> None:
        super().__init__(store, keeper)
        self._who = who
        self._groups: list[tuple[QuestionGroup, QFrame]] = []
        self.rows: dict[str, QuestionRow] = {}
        self._hidden: set[str] = set()
        self._ids: dict[str, str] = {}  # of the notes that begun questions will be: one for each
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._build_header())
        self.search = SearchBox(self.tr("Search the questions"))
        self.search.textChanged.connect(self._fill_list)
        self._column.addWidget(self.search)
        self.nothing = label("")
        self._column.addWidget(self.nothing)
        for group in store.library.guide.questions:
            self._column.addWidget(self._build_group(group))
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content, _WIDTH, _MARGIN)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scrolled, 1)
        whole.addWidget(self._build_foot())
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_header(self) -> QWidget:
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        title = label(self.tr("Questions to ask"), "page-title")
        how = label(
            self.tr("Tick what you want to ask. Edit puts a question into your own words."),
            "caption",
        )
        self.to_mine = button(self.tr("Go to my questions"), "quiet", "note")
        self.to_mine.clicked.connect(self._on_to_mine)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        column.addWidget(SplitRow(flowing(self.back), self.to_mine))
        column.addWidget(stacked(title, how))
        return whole

    def _build_group(self, group: QuestionGroup) -> QWidget:
        rows: list[QuestionRow] = []
        for question in group.questions:
            made = self.rows[question.id] = QuestionRow()
            made.ticked.connect(partial(self._on_ticked, question.id))
            made.edit_wanted.connect(partial(self._on_edit, question.id, question.text))
            rows.append(made)
        whole = card(label(group.title, "section"), *rows)
        self._groups.append((group, whole))
        return whole

    def _build_foot(self) -> QWidget:
        self.add_ticked = button("", "primary")
        self.add_ticked.clicked.connect(self.add)
        line = QWidget()
        line.setMaximumWidth(_WIDTH)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.add_ticked)
        foot = QWidget()
        across = QHBoxLayout(foot)
        across.setContentsMargins(_MARGIN, 8, _MARGIN, 12)
        across.addStretch()
        across.addWidget(line, 1)
        across.addStretch()
        return foot

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(16))
        self._say_add()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_add()

    # What it shows

    @override
    def refresh(self) -> None:
        waiting = [note for change in self.keeper.waiting for note in note_changes.notes_in(change)]
        asked = [*self.store.notes.questions(), *(each for each in waiting if each.question)]
        hers = {_alike(each.note) for each in asked}
        self._hidden = set(self.store.preferences.get().hidden_topics)
        begun = self._begun()
        for group, _ in self._groups:
            for question in group.questions:
                words = begun.words.get(question.id, question.text)
                self.rows[question.id].show_question(
                    words,
                    ticked=question.id in begun.ticked,
                    listed=bool({_alike(words), _alike(question.text)} & hers),
                )
        self._fill_list()
        put_in_order(self.scrolled.content)
        put_in_order(self)

    @override
    def first_control(self) -> QWidget:
        return self.search

    def _fill_list(self) -> None:
        """Show the questions that have all the words that are searched, each as begun or within."""
        wanted = self.search.text().casefold().split()
        any_found = False
        for group, place in self._groups:
            found = 0
            for question in group.questions:
                row = self.rows[question.id]
                fits = all(word in row.words.casefold() for word in wanted)
                row.setVisible(fits)
                found += fits
            shown = found > 0 and not (group.topic and group.topic in self._hidden)
            place.setVisible(shown)
            any_found = any_found or shown
        said = self.tr("No question here has these words. You can write your own on your list.")
        if not self._groups:
            said = self.tr("The questions cannot be read just now. You can write your own.")
        self.nothing.setText(said)
        self.nothing.setVisible(not any_found)
        self._say_add()

    def _say_add(self) -> None:
        count = len(self._chosen())
        said = self.tr("Add {count} questions to my list").format(count=count)
        if count == 1:
            said = self.tr("Add 1 question to my list")
        elif not count:
            said = self.tr("Tick the questions that you want to ask")
        write_on(self.add_ticked, said)
        if self.add_ticked.sizeHint().width() > self.width() - 2 * _MARGIN:
            write_on(self.add_ticked, _in_two_lines(said), said)

    def _chosen(self) -> list[str]:
        """Return the ids of what is ticked and not on the list yet, in the order of the page."""
        return [
            question.id
            for group, _ in self._groups
            if not (group.topic and group.topic in self._hidden)
            for question in group.questions
            if self.rows[question.id].tick.isChecked() and not self.rows[question.id].listed
        ]

    def _begun(self) -> Begun:
        """Return what is kept as begun: ticks and own words of questions."""
        return read_begun(self.draft_of(PLACE))

    def _keep(self, begun: Begun) -> None:
        would_be = [
            self._note(question.id, begun.words.get(question.id, question.text))
            for group, _ in self._groups
            for question in group.questions
            if question.id in {*begun.ticked, *begun.words} and not self.rows[question.id].listed
        ]
        self.keeper.save(keep_begun(self.store, begun, would_be))

    def _note(self, question: str, words: str) -> Note:
        now = clock.now()
        return Note(
            id=self._ids.setdefault(question, new_id()),
            day=now.date(),
            at=now.time(),
            note=words,
            tags=(QUESTION,),
            entered_by=self._who(),
            recorded_at=now,
        )

    # What a person does

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    def _on_to_mine(self) -> None:
        self.page_wanted.emit("questions")

    @override
    def come_back(self) -> None:
        self.search.clear()
        self.scrolled.bar.setValue(0)

    @override
    def go_back(self) -> bool:
        if not self.search.text():
            return False
        self.search.clear()
        self.search.setFocus()
        return True

    @override
    def search_notes(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_ticked(self, question: str, ticked: bool) -> None:  # noqa: FBT001 - Qt's
        begun = self._begun()
        begun.tick([question], ticked=ticked)
        self._keep(begun)
        self._say_add()

    def _on_edit(self, question: str, guide: str) -> None:
        place = f"words of {question}"

        def save(words: str) -> None:
            begun = self._begun()
            was = begun.words.get(question)
            if was and not words:
                self.keeper.save_or_raise(give_back_words(self.store, question, was))
                return
            if words:
                begun.words[question] = words
            if question not in begun.ticked:  # who writes how to ask it wants to ask it
                begun.tick([question])
            self._keep(begun)

        OwnWordsDialog(
            self,
            guide=guide,
            words=self._begun().words.get(question, guide),
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        ).ask()
        self.refresh()

    @override
    def add(self) -> None:
        """Put what is ticked on the list; where nothing is, show where to begin."""
        chosen = self._chosen()
        if not chosen:
            shown = (each.tick for each in self.rows.values() if each.tick.isVisible())
            first = next(shown, self.search)
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        # The list begins with what was written last.
        added = {each: self._note(each, self.rows[each].words) for each in reversed(chosen)}
        for each in chosen:
            del self._ids[each]
        self.keeper.save(add_questions(self.store, added))


def _alike(words: str) -> str:
    """Return words so that the same ones are equal, however they are spaced."""
    return " ".join(words.casefold().split())


def _in_two_lines(words: str) -> str:
    """Return words broken where both lines are of much the same length."""
    parts = words.split()
    broken = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, max(2, len(parts)))]
    return "\n".join(min(broken, key=lambda lines: max(map(len, lines))))

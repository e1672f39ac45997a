"""How life is, in the person's own words: written, found again, changed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.days import Rating, check_in_waits
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.notes import TAGS, Found, Note, Search
from companion.domain.text import clean
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes import drafts
from companion.ui.changes import notes as note_changes
from companion.ui.dialogs.answer import AnswerDialog
from companion.ui.dialogs.form import read_draft
from companion.ui.dialogs.line import LineDialog
from companion.ui.dialogs.note import NoteDialog
from companion.ui.dialogs.tags import TagsDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.controls import Combo, button, label, write_on
from companion.ui.widgets.new_note import NewNote
from companion.ui.widgets.note_facts import NoteFacts, note_facts, tags_hit
from companion.ui.widgets.note_list import NoteList
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.search_box import SearchBox
from companion.ui.widgets.short_name import short_name
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

PLACE = "new note"  # of the draft; begins the names of those of other windows, too
AT_A_TIME = 20  # notes shown, and shown more each time that older ones are asked for
EVERYTHING = Search()
_ROOM = 16  # px above the line in which one searches


class NotesPage(Page):
    """A new note on top, kept as a draft while it is typed; below it the earlier ones, by month."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.NOTES, Topic.DAYS, Topic.SYMPTOMS})

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._found: list[Found] = []
        self._own_tags: list[str] = []
        self._deleted: dict[str, Found] = {}  # a moment ago: their places stay
        self._shown = AT_A_TIME
        self._was_seen = self._was_filled = False
        self._today = clock.today()
        # Each new note has a draft of its own, so that none takes the place of another's words.
        self._places = [PLACE]  # of the drafts of this window; the last is that of the box
        self._of_note: dict[str, str] = {}  # by place: the note that its draft became
        self._mine: set[int] = set()  # hashes of all drafts that this window wrote or showed
        self._kept = ""  # what of the new note is kept
        self._left_off = ""  # the place of another draft
        self._searched_from: int | None = None  # how far down the page stood before
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_ways())
        self.unfinished = button("", "quiet", "note")
        self.unfinished.clicked.connect(self._on_unfinished)
        self._unfinished_row = flowing(self.unfinished)
        self._column.addWidget(self._unfinished_row)
        self.new = NewNote(clock.today())
        self.new.paused.connect(self._on_paused)
        self.new.finished.connect(self._on_save)
        self.new.new_tag_wanted.connect(self._on_new_tag)
        self._column.addWidget(self.new)
        self._column.addWidget(self._build_finder())
        self._column.addWidget(self._build_list())
        for each in (self._finder, self.how_many, self.empty, self.show_all, self.older):
            each.hide()
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
        self.title = label(self.tr("Notes"), "page-title")
        said = label(self.tr("How life is, in your own words"), "caption")
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.save_as_csv)
        return SplitRow(stacked(self.title, said), self.save_csv)

    def _build_ways(self) -> QWidget:
        """Build the quiet ways to what belongs to notes and has a page of its own."""
        self.check_in = button(self.tr("Weekly check-in"), "quiet", "repeat")
        self.check_in.clicked.connect(self._on_check_in)
        self.check_in_waits = label(self.tr("Ready when you are"), "caption", wrap=False)
        self.questions = button("", "quiet", "helper")
        self.questions.clicked.connect(self._on_questions)
        return flowing(self.questions, self.check_in, self.check_in_waits)

    def _build_finder(self) -> QWidget:
        self.earlier = label(self.tr("Earlier"), "section")
        self.earlier.setWordWrap(False)
        self.search = SearchBox(self.tr("Search in notes"))
        self.search.textChanged.connect(self._on_searched)
        self.tag = Combo()
        self.tag.setAccessibleName(self.tr("Show notes with the tag"))
        self.tag.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tag.setMinimumContentsLength(16)
        self.tag.currentIndexChanged.connect(self._on_searched)
        self.change_tags = button(self.tr("Change tags"), "quiet", "pencil")
        self.change_tags.clicked.connect(self._on_change_tags)
        place = self.change_tags.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.change_tags.setSizePolicy(place)
        self._finder = SplitRow(self.earlier, flowing(self.search, self.tag, self.change_tags))
        return self._finder

    def _build_list(self) -> QWidget:
        self.how_many = label("", "caption")
        self.empty = label("", "")
        self.show_all = button(self.tr("Show all notes"), "outlined")
        self.show_all.clicked.connect(self.go_back)
        self.list = NoteList()
        self.list.edit_wanted.connect(self._on_edit)
        self.list.delete_wanted.connect(self._on_delete)
        self.list.answer_wanted.connect(self._on_answer)
        self.older = button(self.tr("Show older notes"), "outlined", "caret-down")
        self.older.clicked.connect(self._on_older)
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(12))
        for each in (self.how_many, self.empty, self.show_all, self.list, self.older):
            column.addWidget(each)
        for each in (self.show_all, self.older):
            column.setAlignment(each, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return self._below

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(16))

    # What it shows

    @override
    def refresh(self) -> None:
        today = self._today = clock.today()
        self.new.set_today(today)
        waits = check_in_waits(self.store.days.last_check_in(today), today)
        self.check_in_waits.setVisible(waits)
        still_open = sum(not each.answered for each in self.store.notes.questions())
        text, name = self.tr("Questions"), self.tr("Questions for my team")
        if still_open:
            text = self.tr("Questions ({count} open)").format(count=still_open)
            name = self.tr("Questions for my team ({count} open)").format(count=still_open)
        write_on(self.questions, text, name)
        self._own_tags = [tag for tag in self.store.notes.tag_names() if tag not in TAGS]
        self.new.offer_tags(self._own_tags)
        self._fill_new()
        if self._was_seen:
            self._fill_earlier()
        else:  # first the page is seen, and can be written on
            self._was_seen = True
            # Not 0: that is a message, which comes before the painting; a timer comes after it.
            QTimer.singleShot(1, self, self._fill_first)
        put_in_order(self.scrolled.content)

    def _fill_first(self) -> None:
        if not self._was_filled:
            self._fill_earlier()
            put_in_order(self.scrolled.content)

    def _fill_earlier(self) -> None:
        self._was_filled = True
        self._fill_tags()
        self._fill_list()

    @override
    def first_control(self) -> QWidget:
        return self.new.box

    @override
    def on_change(self, topic: Topic) -> None:
        super().on_change(topic)
        if topic is Topic.DRAFTS and self.isVisible():
            self._fill_new()

    def _fill_tags(self) -> None:
        self.change_tags.setVisible(bool(self._own_tags))
        wanted = ["", *TAGS, *self._own_tags]
        if [self.tag.itemData(at) for at in range(self.tag.count())] == wanted:
            return
        chosen = self._search().tag
        with QSignalBlocker(self.tag):
            self.tag.clear()
            for tag in wanted:
                words = short_name(care_labels.tag(tag)) if tag else self.tr("All notes")
                self.tag.addItem(words, tag)
            self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))

    def _fill_new(self) -> None:
        """Show a draft where nothing is typed; what is typed stays, whatever another window wrote."""
        left = self._unfinished_drafts()
        if self.new.empty() and self._kept == "":
            # At first any; later what undo gave back: another window's is offered, no more.
            known = [each for each in left if not self._was_seen or each in self._places]
            if known:
                self._show_draft(known[-1])
        elif self.new.draft() == self._kept:
            there = self.draft_of(self._place)
            if self._became_a_note(self._place) or (not there and self._is_a_note()):
                self._begin_anew()
                self.new.fill("")
            elif there != clean(self._kept):
                self._keep(self._kept)
        self._offer_unfinished()
        self._say_state()

    @property
    def _place(self) -> str:
        """Where the draft of what is in the box is kept."""
        return self._places[-1]

    def _unfinished_drafts(self) -> list[str]:
        """Return the places of new notes that are half typed, but not of those that are notes now."""
        places = [each for each in self.store.drafts.places() if each.startswith(PLACE)]
        places = list(dict.fromkeys([*places, *self._places]))
        return [each for each in places if self.draft_of(each) and not self._became_a_note(each)]

    def _became_a_note(self, place: str) -> bool:
        """Return whether a draft of this window is, word for word, a note now, or waits as one."""
        if place not in self._of_note:
            return False
        key = self._of_note[place]
        waiting = [each for change in self.keeper.waiting for each in note_changes.notes_in(change)]
        note = next((each for each in waiting if each.id == key), None) or self.store.notes.get(key)
        words = clean(str(read_draft(self.draft_of(place)).get("note") or ""))
        return note is not None and note.note == words

    def _is_a_note(self) -> bool:
        """Return whether the words in the box are those of a note: made again, or saved elsewhere."""
        words = self.new.text()
        like = self.store.notes.find(Search(words=words[:80]), size=AT_A_TIME)
        return any(each.note.note == words for each in like)

    def _show_draft(self, place: str) -> None:
        """Go on with a draft."""
        self._places = [*(each for each in self._places if each != place), place]
        draft = self.draft_of(place)
        self._mine.add(hash(draft))
        self.new.fill(draft)
        self._kept = self.new.draft()

    def _begin_anew(self) -> None:
        """Let what comes next have a draft of its own."""
        self._places.append(f"{PLACE} {new_id()}")
        self._kept = ""

    def _keep(self, body: str) -> None:
        """Keep what is half typed: never in the place of another window's words."""
        there = {self.draft_of(self._place), self.store.drafts.get(self._place)} - {""}
        if {hash(each) for each in there} - self._mine:
            self._begin_anew()
        self._kept = body
        self._mine.add(hash(clean(body)))
        note = self._note(self.new.text()) if self.new.text().strip() else None
        self.keeper.save(note_changes.keep_note_draft(self.store, self._place, body, note))

    def _offer_unfinished(self) -> None:
        """Offer a note that was left half typed: by another window, or taken back meanwhile."""
        others = [each for each in self._unfinished_drafts() if each != self._place]
        self._left_off = others[-1] if others else ""
        self._unfinished_row.setVisible(bool(others))
        if others:
            words = str(read_draft(self.draft_of(self._left_off)).get("note") or "")
            text = self.tr("Unfinished note: {words}") if words else self.tr("Unfinished note")
            write_on(self.unfinished, text.format(words=labels.shortened(words[:200])))

    def _on_unfinished(self) -> None:
        self.keep_typing()
        if self._left_off:
            self._show_draft(self._left_off)
        self._offer_unfinished()
        self._say_state()
        self.new.box.setFocus()

    def _say_state(self) -> None:
        if self.new.empty():
            said = ""
        elif self.keeper.waits(drafts.draft_control(self._place)) is not None:
            said = self.tr("Not saved yet")
        else:
            said = self.tr("Kept as a draft")
        self.new.state.setText(said)

    def _search(self) -> Search:
        return Search(words=self.search.text(), tag=self.tag.currentData() or "")

    def _fill_list(self) -> None:
        search = self._search()
        found = self.store.notes.find(search, size=self._shown + 1)
        self.older.setVisible(len(found) > self._shown)
        self._found = found[: self._shown]
        waiting, gone = self._waiting()
        for each in found:
            if each.note.id not in gone:
                self._deleted.pop(each.note.id, None)  # it was brought back
        self._show(search, waiting, gone)

    def _show(self, search: Search, waiting: list[Note], gone: set[str]) -> None:
        shown = [each for each in self._found if each.note.id not in gone | set(self._deleted)]
        self._say_what_is_shown(search, len(shown) + len(waiting))
        shown += self._deleted.values()
        shown.sort(key=_place_of, reverse=True)
        days = {each.note.day for each in shown}
        ratings = self.store.days.ratings(days) if days else {}
        facts = [
            (note.day, replace(note_facts(note, ratings.get(note.day)), unsaved=True))
            for note in waiting
        ]
        for found in shown:
            made = self._facts(found, ratings.get(found.note.day))
            facts.append((found.note.day, made))
        groups = [
            (
                self.tr("{month} {year}").format(month=labels.month(month), year=year),
                [made for _, made in inside],
            )
            for (year, month), inside in groupby(facts, lambda each: _month_of(each[0]))
        ]
        self.list.show_notes(groups)

    def _facts(self, found: Found, rating: Rating | None) -> NoteFacts:
        made = note_facts(found.note, rating, found)
        made = replace(made, pill_hits=tags_hit(found.note, self.search.text()))
        if found.note.id in self._deleted:
            return replace(made, gone=self.tr("This note is deleted. Undo brings it back."))
        return made

    def _waiting(self) -> tuple[list[Note], set[str]]:
        """Return the new notes that the disk has not taken yet, and what it still has to delete."""
        notes: list[Note] = []
        gone: set[str] = set()
        for change in self.keeper.waiting:
            notes += note_changes.notes_in(change)
            if change.clears:
                gone.add(note_changes.note_of(change))
        return notes[::-1], gone

    def _say_what_is_shown(self, search: Search, shown: int) -> None:
        filtered = search != EVERYTHING
        said = ""
        if filtered and not self.older.isHidden():
            said = self.tr("The newest {count} are shown").format(count=shown)
        elif filtered and shown:
            said = self.tr("1 note") if shown == 1 else self.tr("{count} notes").format(count=shown)
        self.how_many.setText(said)
        self.how_many.setVisible(bool(said))
        nothing = self.tr("No note matches. The others are not shown just now.")
        if not filtered:
            nothing = self.tr("What you write appears here. You can look for any word in it later.")
        self.empty.setText(nothing)
        self.empty.setVisible(not shown)
        self.show_all.setVisible(filtered and not shown)
        self._finder.setVisible(filtered or bool(shown) or bool(self._deleted))

    # Writing

    def _on_paused(self) -> None:
        body = self.new.draft()
        if body != self._kept:
            self._keep(body)
            self._say_state()

    @override
    def keep_typing(self) -> None:
        self.new.box.tell_now()
        self._on_paused()  # a tag or a day may have been chosen since

    def _note(self, text: str) -> Note:
        """Return the new note as it stands. Raises Invalid."""
        now = clock.now()
        self.new.set_today(now.date())  # it may have become another day since
        when = self.new.when
        day = when.day() or now.date()
        at, part = None, when.part_of_day()
        with suppress(Invalid):  # half typed
            at = when.at()
        if day == now.date() and at is None and part is None:
            at = now.time()
        return Note(
            id=new_id(),
            day=day,
            at=at,
            part_of_day=part,
            note=text,
            tags=self.new.tags.tags(),
            entered_by=self._who(),
            recorded_at=now,
        )

    def _on_save(self) -> None:
        problem = self.new.when.problem()
        try:
            self.new.when.at()
            note = self._note(self.new.text())
        except Invalid as fault:
            problem = labels.invalid(fault)
            note = None
        if problem or note is None:
            self.new.say_problem(problem)
            self.new.box.setFocus()
            return
        self.new.box.tell_now()
        typed = self.new.draft()
        self._keep(typed)  # where the disk refuses, undo finds the words there
        place = self._place
        self._of_note[place] = note.id
        self._begin_anew()
        self.new.start_anew()
        change = note_changes.put_note(self.store, note, None, place, typed=clean(typed))
        self.keeper.save(change)
        self._fill_new()
        self.new.box.setFocus()

    def _on_new_tag(self) -> None:
        self._ask_tag(self, self.new.tags.add)

    def _ask_tag(self, parent: QWidget, add: Callable[[str], None]) -> None:
        LineDialog(
            parent,
            title=self.tr("Add a tag"),
            caption=self.tr("A word for this note and others like it"),
            verb=self.tr("Add tag"),
            text="",
            save=add,
            keep_draft=self.keeps_draft("new tag"),
            draft=self.draft_of("new tag"),
        ).ask()

    @override
    def add(self) -> None:
        self.new.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Finding

    def _on_searched(self) -> None:
        self._deleted.clear()
        self._shown = AT_A_TIME
        search = self._search()
        # The line in which one types stays where it is, however few are found.
        room = self.scrolled.view.height() if search != EVERYTHING else 0
        self._below.setMinimumHeight(room)
        self._fill_list()
        put_in_order(self.scrolled.content)
        if search.words and self._searched_from is None:
            self._searched_from = self.scrolled.bar.value()
            QTimer.singleShot(0, self, self._bring_up_the_search)  # when the page has its height
        elif not search.words and self._searched_from is not None:
            self.scrolled.bar.setValue(self._searched_from)
            self._searched_from = None

    def _bring_up_the_search(self) -> None:
        """Let what is found be in sight below the line in which one types."""
        top = self.search.mapTo(self.scrolled.holder, QPoint(0, 0)).y()
        self.scrolled.bar.setValue(top - _ROOM)

    def _on_older(self) -> None:
        before = self.list.cards()
        self._shown += AT_A_TIME
        self._fill_list()
        put_in_order(self.scrolled.content)
        new = self.list.cards()[len(before) :]
        if new and self.older.isHidden():  # where the keyboard was
            new[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def search_notes(self) -> None:
        if self.search.isVisible():  # not where there is nothing yet to look through
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    @override
    def go_back(self) -> bool:
        """Show all notes again."""
        if self._search() == EVERYTHING:
            return False
        with QSignalBlocker(self.tag):
            self.tag.setCurrentIndex(0)
        if self.search.text():
            self.search.clear()
        else:
            self._on_searched()
        self.search.setFocus()
        return True

    @override
    def come_back(self) -> None:
        self.new.let_go()
        if not self.go_back() and (self._deleted or self._shown > AT_A_TIME):
            self._deleted.clear()
            self._shown = AT_A_TIME
            self.outdate()
        self.scrolled.bar.setValue(0)

    @override
    def save_as_csv(self) -> None:
        # Imported here: the page is shown without it.
        from companion.ui.spreadsheets import save_csv  # noqa: PLC0415

        save_csv(self, self._worker, self.store, "notes", self.told.emit)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        turned = clock.today() != self._today
        if event.type() == QEvent.Type.ActivationChange and turned and self.isVisible():
            QTimer.singleShot(0, self, self.outdate)

    # What is done to one that is there

    def _found_of(self, note_id: str) -> Found | None:
        return next((each for each in self._found if each.note.id == note_id), None)

    def _on_edit(self, note_id: str) -> None:
        found = self._found_of(note_id)
        if found is None:
            return
        note, place = found.note, note_changes.note_control(note_id)

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
        dialog.new_tag_wanted.connect(lambda: self._ask_tag(dialog, dialog.tags.add))
        dialog.ask()

    def _on_answer(self, note_id: str) -> None:
        found = self._found_of(note_id)
        if found is None:
            return
        question, place = found.note, f"answer {note_id}"

        def save(words: str) -> None:
            self.keeper.save_or_raise(note_changes.answer(self.store, question, words))

        AnswerDialog(
            self,
            question=question,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        ).ask()

    def _on_delete(self, note_id: str) -> None:
        found = self._found_of(note_id)
        if found is None:
            return
        self._deleted[note_id] = found
        self.keeper.save(note_changes.delete_note(self.store, found.note))
        card = self.list.card(note_id)
        if card is not None and card.gone is not None:
            card.gone.setFocus()

    def _on_change_tags(self) -> None:
        place = "tags"

        def save(renamed: dict[str, str], removed: list[str]) -> None:
            for change in note_changes.change_tags(self.store, renamed, removed):
                self.keeper.save_or_raise(change)

        TagsDialog(
            self,
            tags=self.store.notes.tag_names(),
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        ).ask()

    # Where else it leads

    def _on_check_in(self) -> None:
        self.page_wanted.emit("check-in")

    def _on_questions(self) -> None:
        self.page_wanted.emit("questions")


def _place_of(found: Found) -> int:
    return found.place


def _month_of(day: date) -> tuple[int, int]:
    return day.year, day.month

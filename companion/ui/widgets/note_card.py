"""One note, or one question for the team with its answer, and what can be done with it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.widgets.controls import button, card, icon_button, label, write_on
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.marked_text import MarkedText, first_part
from companion.ui.widgets.note_facts import NoteFacts
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tag_pill import TagPill


class NoteCard(QWidget):
    """Shows the facts that it is given; the same card may show another note later."""

    edit_wanted = Signal(str)  # the note's id
    delete_wanted = Signal(str)
    answer_wanted = Signal(str)
    move_wanted = Signal(str, int)  # -1 is up

    def __init__(self) -> None:
        super().__init__()
        self.facts: NoteFacts | None = None
        self._more = 0
        self.heading = label("", "strong")
        self.caption = _Caption()
        self.unsaved = label(self.tr("Not saved yet"), "problem")
        for each in (self.heading, self.unsaved):
            each.setWordWrap(False)
        self._pills: list[TagPill] = []
        self._head = QWidget()
        self._flow = FlowLayout(12)
        self._head.setLayout(self._flow)
        for each in (self.heading, self.caption, self.unsaved):
            self._flow.addWidget(each)
        self.edit = button(self.tr("Edit"), "quiet", "pencil")
        self.delete = button(self.tr("Delete"), "quiet", "trash")
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self._presses = flowing(self.edit, self.delete)
        self.up: QPushButton | None = None
        self.down: QPushButton | None = None
        self.text = MarkedText()
        self.more = button("", "quiet", "caret-down")
        self.more.clicked.connect(self._on_more)
        self.answer_title: QLabel | None = None
        self.answer: MarkedText | None = None
        self.write_answer: QPushButton | None = None
        self.gone: QLabel | None = None
        self._row = SplitRow(self._head, self._presses)
        self._card = card(self._row, self.text, self.more)
        below = self._card.layout()
        if not isinstance(below, QVBoxLayout):
            raise TypeError(below)
        self._below = below
        below.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)

    def show_note(self, facts: NoteFacts) -> None:
        """Show a note. Of a long one the first part, until more is asked for."""
        if facts == self.facts:
            return
        if self.facts is None or facts.key != self.facts.key:
            self._more = 0
        self.facts = facts
        if facts.gone:
            self._show_gone(facts.gone)
            return
        self._come_back()
        self.heading.setText(facts.heading)
        self.caption.setText(breakable(facts.caption))
        self.caption.setVisible(bool(facts.caption))
        self.unsaved.setVisible(facts.unsaved)
        self._show_pills(facts)
        self._show_text(facts)
        self._show_answer(facts)
        self._show_moves(facts)
        self.edit.setVisible(not facts.unsaved)  # the disk has to take it first
        self.edit.setAccessibleName(self.tr("Edit {note}").format(note=facts.name))
        self.delete.setVisible(not facts.unsaved)
        self.delete.setAccessibleName(self.tr("Delete {note}").format(note=facts.name))

    def stop_near(self, key: str) -> QWidget:
        """Return a button for the keyboard to go on from: `up` or `down`, or the one beside it."""
        wanted, other = (self.up, self.down) if key == "up" else (self.down, self.up)
        for each in (wanted, other):
            if each is not None and not each.isHidden():
                return each
        return self.edit

    # Its parts

    def _show_gone(self, words: str) -> None:
        """Say so in the same room: nothing slides under the finger, and there is nothing to press."""
        if self.gone is not None:
            return
        self.setMinimumHeight(self.height())
        self.gone = label(words, "caption")
        self.gone.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard waits here
        for each in self._parts():
            each.hide()
        self._below.addWidget(self.gone)

    def _parts(self) -> list[QWidget]:
        parts: list[QWidget | None] = [self._row, self.text, self.more]
        parts += [self.answer_title, self.answer, self.write_answer]
        return [each for each in parts if each is not None]

    def _come_back(self) -> None:
        if self.gone is not None:
            self.setMinimumHeight(0)
            self._below.removeWidget(self.gone)
            self.gone.hide()
            self.gone.deleteLater()
            self.gone = None
            self._row.show()
            self.text.show()

    def _show_pills(self, facts: NoteFacts) -> None:
        while len(self._pills) < len(facts.pills):
            pill = TagPill()
            self._pills.append(pill)
            self._flow.addWidget(pill)
        for number, pill in enumerate(self._pills):
            pill.setVisible(number < len(facts.pills))
            if number < len(facts.pills):
                word, strong = facts.pills[number]
                pill.say(word, strong=strong, hit=word in facts.pill_hits)

    def _show_text(self, facts: NoteFacts) -> None:
        text, hits, is_more = first_part(facts.text, facts.hits, self._more)
        self.text.show_text(text, hits)
        self.more.setVisible(is_more)
        words = self.tr("Show more") if self._more else self.tr("Show the whole note")
        write_on(self.more, words, self.tr("Show more of {note}").format(note=facts.name))

    def _show_answer(self, facts: NoteFacts) -> None:
        if facts.answer is not None and self.write_answer is None:
            self.answer_title = label(self.tr("Answer"), "strong")
            self.answer = MarkedText()
            self.write_answer = button("", "outlined", "pencil")
            self.write_answer.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.write_answer.clicked.connect(self._on_answer)
            for each in (self.answer_title, self.answer, self.write_answer):
                self._below.addWidget(each)
        if self.write_answer is None or self.answer is None or self.answer_title is None:
            return
        said = facts.answer or ""
        self.answer_title.setVisible(bool(said))
        self.answer.setVisible(bool(said))
        shown, hits, is_more = first_part(said, facts.answer_hits, self._more)
        self.answer.show_text(shown, hits)
        if is_more:
            self.more.show()
        self.write_answer.setVisible(facts.answer is not None and not facts.unsaved)
        write_on(
            self.write_answer,
            self.tr("Change the answer") if said else self.tr("Write the answer"),
            (
                self.tr("Change the answer to {note}")
                if said
                else self.tr("Write the answer to {note}")
            ).format(note=facts.name),
        )

    def _show_moves(self, facts: NoteFacts) -> None:
        if facts.moves is None:
            return
        if self.up is None or self.down is None:
            self.up, self.down = icon_button("arrow-up", ""), icon_button("arrow-down", "")
            self.up.clicked.connect(partial(self._on_move, -1))
            self.down.clicked.connect(partial(self._on_move, 1))
            row = self._presses.layout()
            if row is not None:
                for each in (self.up, self.down):
                    place = each.sizePolicy()
                    place.setRetainSizeWhenHidden(True)
                    each.setSizePolicy(place)
                    row.addWidget(each)
        words = (self.tr("Move up {note}"), self.tr("Move down {note}"))
        tips = (self.tr("Move up"), self.tr("Move down"))
        for press, can, word, tip in zip(
            (self.up, self.down), facts.moves, words, tips, strict=True
        ):
            press.setVisible(can)
            press.setAccessibleName(word.format(note=facts.name))
            press.setToolTip(tip)

    # What a person does

    def _key(self) -> str:
        return self.facts.key if self.facts is not None else ""

    def _on_edit(self) -> None:
        self.edit_wanted.emit(self._key())

    def _on_delete(self) -> None:
        self.delete_wanted.emit(self._key())

    def _on_answer(self) -> None:
        self.answer_wanted.emit(self._key())

    def _on_move(self, by: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.move_wanted.emit(self._key(), by)

    def _on_more(self) -> None:
        self._more += 1
        if self.facts is not None:
            self._show_text(self.facts)
            self._show_answer(self.facts)
            if self.more.isHidden():
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class _Caption(QLabel):
    """Small words in one line where there is room, in more where there is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "caption")

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 4  # px Qt rounds away
        return QSize(wide, self.heightForWidth(wide))

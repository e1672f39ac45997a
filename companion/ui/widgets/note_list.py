"""Notes one under the other, in groups under their headings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from companion.ui.theme import look
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_card import NoteCard, NoteFacts

Groups = Sequence[tuple[str, Sequence[NoteFacts]]]  # headings ("" for none) and what is under each


class NoteList(QWidget):
    """Cards stay the same widgets while their notes do, and are used again for others."""

    edit_wanted = Signal(str)  # as of NoteCard
    delete_wanted = Signal(str)
    answer_wanted = Signal(str)
    move_wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, NoteCard] = {}
        self._spare: list[NoteCard] = []
        self._headings: list[QLabel] = []
        self._placed: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_notes(self, groups: Groups) -> None:
        """Show these and no other."""
        wanted = {facts.key for _, notes in groups for facts in notes}
        for key in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(key)
            card.hide()
            self._spare.append(card)
        places: list[QWidget] = []
        used = 0
        for heading, notes in groups:
            if heading:
                places.append(self._heading(used, heading))
                used += 1
            places += [self._card(facts) for facts in notes]
        for words in self._headings[used:]:
            words.hide()
        self._place(places)

    def card(self, key: str) -> NoteCard | None:
        """Return the card of a note that is shown."""
        return self._cards.get(key)

    def cards(self) -> list[NoteCard]:
        """Return the cards that are shown, from the first to the last."""
        return list(self._cards.values())

    def _heading(self, number: int, text: str) -> QLabel:
        while len(self._headings) <= number:
            self._headings.append(label("", "section"))
        words = self._headings[number]
        words.setText(text)
        return words

    def _card(self, facts: NoteFacts) -> NoteCard:
        card = self._cards.pop(facts.key, None)
        if card is None:
            card = self._spare.pop() if self._spare else self._new_card()
        self._cards[facts.key] = card  # the last now: their order is that on the page
        card.show_note(facts)
        return card

    def _new_card(self) -> NoteCard:
        card = NoteCard()
        card.edit_wanted.connect(self.edit_wanted)
        card.delete_wanted.connect(self.delete_wanted)
        card.answer_wanted.connect(self.answer_wanted)
        card.move_wanted.connect(self.move_wanted)
        return card

    def _place(self, places: list[QWidget]) -> None:
        if self._placed == places:
            return
        pairs = enumerate(zip(self._placed, places, strict=False))
        same = next(
            (number for number, (one, other) in pairs if one is not other),
            min(len(self._placed), len(places)),
        )
        # Not by their items: while Python holds one of those, Qt keeps the heights of the next one
        # for the same widget as they are, whatever the widget shows.
        for each in self._placed[same:]:
            self._column.removeWidget(each)
        # To come into sight one by one would have the whole page laid out for each.
        focus = QApplication.focusWidget()
        at_once = self.isVisible() and (focus is None or not self.isAncestorOf(focus))
        if at_once:
            self.hide()
        for each in places[same:]:
            self._column.addWidget(each)
            each.show()
        if at_once:
            self.show()
        self._placed = places

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(12))

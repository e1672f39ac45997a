"""The tags of a note: those always offered, own ones, and any new one."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.invalid import Invalid
from companion.domain.notes import TAGS, clean_tags
from companion.ui import care_labels
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button
from companion.ui.widgets.short_name import offer_names

MOST_OWN = 12  # own tags that are one press away; the others are there for who writes them


class TagPicker(QWidget):
    """Chips, any number of which are chosen. The page asks for the name of a new tag."""

    changed = Signal()
    new_wanted = Signal()

    def __init__(self) -> None:
        """Offer nothing until `offer` or `set_tags` says what."""
        super().__init__()
        self._own: list[str] = []
        self._offered: list[str] = []
        self.chips = Chips((), self.tr("Tags"), many=True)
        self.chips.chosen.connect(self._on_chosen)
        self.new = button(self.tr("Add a tag"), "quiet", "plus")
        self.new.clicked.connect(self.new_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        column.addWidget(self.chips)
        self._new_stands_last()

    def tags(self) -> tuple[str, ...]:
        """Return the chosen tags, by their names in the diary."""
        return self.chips.choices()

    def set_tags(self, tags: Iterable[str]) -> None:
        """Show these as chosen, and no other; those not offered yet join the others."""
        wanted = list(tags)
        self._offer([tag for tag in wanted if tag not in self._own], wanted)

    def offer(self, own: Iterable[str]) -> None:
        """Offer these own tags beside those always offered; what is chosen stays."""
        self._own = [tag for tag in own if tag not in TAGS][:MOST_OWN]
        self._offer([tag for tag in self.tags() if tag not in self._own], self.tags())

    def add(self, written: str) -> None:
        """Choose a tag that was written. Raises Invalid where it cannot be one."""
        known = {tag.casefold(): tag for tag in self._offered}
        tag = next(iter(clean_tags([written])), "")
        if not tag:
            raise Invalid("tag", "empty")
        self.set_tags([*self.tags(), known.get(tag.casefold(), tag)])
        self.changed.emit()

    def _offer(self, besides: Iterable[str], chosen: Iterable[str]) -> None:
        offered = list(dict.fromkeys([*TAGS, *self._own, *besides]))
        if offered != self._offered:
            self._offered = offered
            offer_names(self.chips, [(tag, care_labels.tag(tag)) for tag in offered])
            self._new_stands_last()
        self.chips.set_choices(chosen)

    def _new_stands_last(self) -> None:
        """Let the button stand in the line of the chips, behind them."""
        line = self.chips.layout()
        if line is not None:
            line.removeWidget(self.new)
            line.addWidget(self.new)

    def _on_chosen(self) -> None:
        self.changed.emit()

"""The card in which a new note is written."""

import json
from collections.abc import Iterable
from datetime import date
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import clock
from companion.domain.text import clean
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.controls import button, card, label, write_on
from companion.ui.widgets.note_box import NoteBox
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tag_picker import TagPicker
from companion.ui.widgets.when_chooser import WhenChooser


class NewNote(QWidget):
    """Words, tags and when; `paused` tells that there is something new to keep as a draft.

    It is a note of the day on which its first word is typed, however late it is saved.
    """

    paused = Signal()
    finished = Signal()  # Save was pressed, or Ctrl+Enter
    new_tag_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._begun: date | None = None  # the day of the first word
        self.box = NoteBox(
            self.tr("New note"),
            self.tr(
                "How has life been? Sleep, appetite, getting out, worries, good moments."
                " One word is fine."
            ),
        )
        self.box.paused.connect(self._on_paused)
        self.box.entered.connect(self.finished)
        self.box.textChanged.connect(self._on_typed)
        self.tags = TagPicker()
        self.tags.changed.connect(self._on_paused)
        self.tags.new_wanted.connect(self.new_tag_wanted)
        self.when = WhenChooser(today)
        self.when.changed.connect(self._on_when)
        self.when.hide()
        # What stands above the buttons, which must not move when it gets lower.
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(look.space(8))
        for each in (self.box, self.tags, self.when):
            above.addWidget(each)
        above.addStretch(1)
        self.another_day = button(self.tr("Another day or time"), "quiet", "calendar")
        self.another_day.clicked.connect(self._on_another_day)
        self.save = button(self.tr("Save note"), "primary")
        self.save.setToolTip(self.tr("Save note (Ctrl+Enter)"))
        self.save.clicked.connect(self.finished)
        self.day = label("", "strong")
        self.day.setWordWrap(False)
        self.day.hide()
        self.state = label("", "caption")
        self.problem = label("", "problem")
        self.problem.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(
            card(
                label(self.tr("New note"), "section"),
                self._above,
                SplitRow(self.state, flowing(self.day, self.another_day, self.save)),
                self.problem,
            )
        )

    def empty(self) -> bool:
        """Whether nothing is written or chosen."""
        return not self.box.text() and not self.tags.tags() and self.when.untouched()

    def text(self) -> str:
        """Return what is written, as it is kept."""
        return clean(self.box.text())

    def draft(self) -> str:
        """Return all that is typed and chosen, or nothing."""
        if self.empty():
            return ""
        typed = {"note": self.box.text(), "tags": self.tags.tags(), **self.when.typed()}
        if self._begun is not None and self.when.day() == self._begun:
            typed |= {"day": None, "begun": self._begun.isoformat()}
        return json.dumps(typed, ensure_ascii=False)

    def fill(self, draft: str) -> None:
        """Show what a draft has; nothing where it is empty."""
        try:
            found = json.loads(draft or "{}")
        except ValueError:
            found = {}
        kept = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        self.box.set_text(str(kept.get("note") or ""))
        tags = kept.get("tags")
        self.tags.set_tags(map(str, tags) if isinstance(tags, list) else ())
        self.when.fill(kept)
        begun = date.fromisoformat(str(kept["begun"])) if kept.get("begun") else self._begun
        # Where the clock was set back since, it is a note of today.
        self._begun = None if begun is None else min(begun, self._today)
        if self._begun is not None and not kept.get("day"):
            self.when.day_chooser.set_day(self._begun)
        self._show_when(shown=bool(kept.get("day") or kept.get("part")))

    def start_anew(self) -> None:
        """Be empty. What stands below stays where it is, under the finger, until one types again."""
        self._above.setMinimumHeight(self._above.height())
        self.fill("")
        self.say_problem("")

    def offer_tags(self, own: Iterable[str]) -> None:
        """Offer these own tags."""
        self.tags.offer(own)

    def set_today(self, today: date) -> None:
        """Count from another today. What is begun stays a note of the day on which it was."""
        self._today = today
        begun = self._begun is not None and self.when.day() == self._begun
        self.when.set_today(today)
        if begun and self._begun is not None:
            self._begun = min(self._begun, today)
            self.when.day_chooser.set_day(self._begun)
        self._say_day()

    def say_problem(self, text: str) -> None:
        """Say what is wrong, below the button that was pressed."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def let_go(self) -> None:
        """Take no more room than is needed."""
        self._above.setMinimumHeight(0)

    def _on_typed(self) -> None:
        if not self.box.text():
            if self._begun is not None and self.when.isHidden():
                self.when.fill({})
            self._begun = None
            self._say_day()
            return
        if self._begun is None:
            self._begun = clock.today()
        self.let_go()
        self.say_problem("")

    def _on_when(self) -> None:
        self._say_day()
        self.paused.emit()

    def _on_paused(self) -> None:
        self.paused.emit()

    def _show_when(self, *, shown: bool) -> None:
        self.when.setVisible(shown)
        self._say_day()
        text = self.tr("Back to today") if shown else self.tr("Another day or time")
        write_on(self.another_day, text)

    def _say_day(self) -> None:
        """Say beside Save which day is meant, where that is not today and is not in sight."""
        day = self.when.day()
        said = self.when.isHidden() and day is not None and day != self._today
        self.day.setText(labels.long_date(day) if said and day is not None else "")
        self.day.setVisible(said)

    def _on_another_day(self) -> None:
        self._show_when(shown=self.when.isHidden())
        if not self.when.isHidden():
            self.when.day_chooser.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.when.untouched():
            self.when.fill({})
            self._begun = self._today if self.box.text() else None
            self._say_day()
            self.paused.emit()

"""A card for one treatment: what it is, where it stands, and all that can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from companion.domain.doses import What
from companion.ui import care_labels
from companion.ui.labels import within
from companion.ui.theme import look
from companion.ui.widgets.controls import button, label, restyle, write_on
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked

EDIT, HISTORY, DELETE = "edit", "history", "delete"
CYCLE, HOLD, RESUME, NEW_DOSE, STOP = "cycle", "hold", "resume", "new dose", "stop"
OTHER_DAY = "other day"
ABOUT = "about"
_LONGEST = 400  # letters of a note that are shown; the whole is in its form
_GIVEN = (What.TAKEN, What.SESSION)
_AT_ONCE = (*_GIVEN, What.SKIPPED, What.REDUCED, What.HELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentFacts:
    """What a card shows, in words. `told` is a name that no other treatment has, `kind` can be read about.

    `today` is what happened today; it is `unsaved` where some of that waits for the disk.
    `in_sessions`: it is given in sessions, not taken. `in_cycles`: a new cycle can be started.
    """

    name: str
    told: str
    caption: str
    kind: str = ""
    when: str = ""
    how: str = ""
    standing: str = ""
    counted: str = ""
    note: str = ""
    today: str = ""
    unsaved: bool = False
    in_sessions: bool = False
    in_cycles: bool = False
    held: bool = False
    gone: bool = False  # deleted, and the disk does not know yet
    deleted: bool = False  # a moment ago: its place stays


class TreatmentCard(QFrame):
    """Its first button opens a row of answers, each of which is logged at once.

    What is pressed never moves, and nothing else comes to lie under a second press: an answer
    leaves words in the place of the row.
    """

    picked = Signal(str)  # the What that was answered
    wanted = Signal(str)  # one of the actions above

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._facts: TreatmentFacts | None = None
        self._name = label("", "section")
        self._caption = label("", "caption")
        self.log = button("", "outlined", "check")
        self.log.clicked.connect(self.open_answers)
        self._when, self._how, self._standing, self._counted, self._note = (
            label(),
            label(),
            label("", "strong"),
            label("", "caption"),
            label("", "caption"),
        )
        self.said = label("", "saved")
        self.said.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.answers: dict[str, QPushButton] = {}
        for what in _AT_ONCE:
            self.answers[what] = button(care_labels.dose_what(what), "outlined")
            self.answers[what].clicked.connect(partial(self._on_picked, what))
        self.answers[OTHER_DAY] = button(self.tr("Another day or a note"), "outlined")
        self.answers[OTHER_DAY].clicked.connect(partial(self._on_wanted, OTHER_DAY))
        self._row = flowing(*self.answers.values())
        self._row.hide()
        self.presses = self._build_presses()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(look.space(8))
        # Beside the kind that it is about, and not a line more among what can be done.
        about_and_log = flowing(self.presses[ABOUT], self.log)
        self._head = SplitRow(stacked(self._name, self._caption), about_and_log)
        self._words = stacked(self._when, self._how, self._standing, self._counted, self._note)
        column.addWidget(self._head)
        column.addWidget(self._words)
        column.addWidget(self.said)
        column.addWidget(self._row)
        self._presses = flowing(*(each for key, each in self.presses.items() if key != ABOUT))
        column.addWidget(self._presses)

    def _build_presses(self) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        for action, words, icon in (
            (CYCLE, self.tr("Start a new cycle"), "repeat"),
            (HOLD, self.tr("Hold"), "pause"),
            (RESUME, self.tr("Resume"), "play"),
            (NEW_DOSE, self.tr("New dose"), "plus-minus"),
            (STOP, self.tr("Stop"), "stop"),
            (HISTORY, self.tr("History"), "table"),
            (EDIT, self.tr("Edit"), "pencil"),
            (DELETE, self.tr("Delete"), "trash"),
            (ABOUT, "", ""),  # no icon: “About radiation therapy” fits the smallest window without
        ):
            made[action] = button(words, "quiet", icon)
            made[action].clicked.connect(partial(self._on_wanted, action))
        return made

    def show_facts(self, facts: TreatmentFacts) -> None:
        """Show other words; an open row of answers stays open."""
        self._facts = facts
        self._name.setText(breakable(facts.name))
        for words, text in (
            (self._caption, facts.caption),
            (self._when, facts.when),
            (self._how, facts.how),
            (self._standing, facts.standing),
            (self._counted, facts.counted),
            (self._note, beginning(facts.note)),
        ):
            _say(words, text)
        write_on(
            self.log,
            self.tr("Log a session") if facts.in_sessions else self.tr("Log a dose"),
            (
                self.tr("Log a session of {name}")
                if facts.in_sessions
                else self.tr("Log a dose of {name}")
            ).format(name=facts.told),
        )
        self._name_presses(facts)
        said = self.tr("Deleted") if facts.gone else facts.today
        if facts.deleted:
            said = self.tr("{name} is deleted. Undo brings it back.").format(name=facts.told)
        self._keep_place(said, on=facts.gone or facts.deleted)
        self._head.setHidden(facts.deleted)
        self._words.setHidden(facts.deleted)
        unsaved = (facts.unsaved or facts.gone) and not facts.deleted
        if unsaved:
            said = self.tr("{what} (not saved yet)").format(what=said)
        role = "caption" if facts.deleted else "saved"
        restyle(self.said, "role", "problem" if unsaved else role)
        if not said:
            self.said.setMinimumHeight(0)
        _say(self.said, said)

    def _keep_place(self, said: str, *, on: bool) -> None:
        """Take away all that can be pressed, but not its room: nothing slides under the finger."""
        if on and not self._presses.isHidden():
            self.setMinimumHeight(self.height() if self.isVisible() else 0)
            self.said.setMinimumHeight(0)
            self.said.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard waits here
            _say(self.said, said)
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                self.said.setFocus()  # before: Qt would hand it on to what lies beside
            self._row.hide()
        elif not on and self._presses.isHidden():
            self.setMinimumHeight(0)
            self._head.show()
            self.log.show()
            if self.said.hasFocus():
                self.log.setFocus()
            self.said.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.log.setHidden(on)
        self.presses[ABOUT].setHidden(on or not self._facts or not self._facts.kind)
        self._presses.setHidden(on)

    def _name_presses(self, facts: TreatmentFacts) -> None:
        names: Mapping[str, str] = {
            CYCLE: self.tr("Start a new cycle of {name}"),
            HOLD: self.tr("Hold {name}"),
            RESUME: self.tr("Resume {name}"),
            NEW_DOSE: self.tr("New dose of {name}"),
            STOP: self.tr("Stop {name}"),
            HISTORY: self.tr("History of {name}"),
            EDIT: self.tr("Edit {name}"),
            DELETE: self.tr("Delete {name}"),
        }
        for action, words in names.items():
            self.presses[action].setAccessibleName(words.format(name=facts.told))
        for press in self.answers.values():
            press.setAccessibleName(f"{facts.told}: {press.text()}")
        write_on(self.presses[ABOUT], *about(facts.kind, facts.told))
        self.answers[What.TAKEN].setVisible(not facts.in_sessions)
        self.answers[What.SESSION].setVisible(facts.in_sessions)
        self.presses[CYCLE].setVisible(facts.in_cycles)
        self.presses[HOLD].setVisible(not facts.held)
        self.presses[RESUME].setVisible(facts.held)

    def open_answers(self) -> None:
        """Show what a dose can have been; once more does nothing: a numb finger presses twice."""
        self.said.setMinimumHeight(0)
        self._row.show()

    def close_answers(self) -> bool:
        """Take the answers away; return whether they were there."""
        was_open = not self._row.isHidden()
        if was_open:
            self.log.setFocus()  # before: Qt would hand the keyboard on to what lies beside
        self._row.hide()
        self.said.setMinimumHeight(0)
        return was_open

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange:
            self.setMinimumHeight(0)
            self.said.setMinimumHeight(0)

    def _on_picked(self, what: What) -> None:
        tall = self._row.heightForWidth(self._row.width())
        if self.said.isVisible():
            tall += self._column.spacing() + self.said.heightForWidth(self.said.width())
        self.close_answers()
        self.said.setMinimumHeight(tall)  # the words take the place of the row: nothing moves
        self.picked.emit(what)

    def _on_wanted(self, action: str) -> None:
        self.wanted.emit(action)


def about(kind: str, told: str) -> tuple[str, str]:
    """Return what a press says that opens the guide beside the page, and its name for the ear."""
    words = QCoreApplication.translate("labels", "About {kind}").format(kind=within(kind))
    return words, f"{words}: {told}"


def beginning(note: str) -> str:
    """Return as much of a note as has room beside other things."""
    return note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()}…"


def _say(words: QLabel, text: str) -> None:
    words.setText(breakable(text))
    words.setVisible(bool(text))

"""One line of therapy that came before: its treatments as a table, and what can be done with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.domain.treatments import Ended, Kind
from companion.ui import care_labels
from companion.ui.theme import look
from companion.ui.widgets.controls import button, card, label, write_on
from companion.ui.widgets.record_table import Column, RecordModel, RecordTable
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import flowing
from companion.ui.widgets.treatment_card import (
    ABOUT,
    DELETE,
    EDIT,
    HISTORY,
    about,
    beginning,
)

AGAIN = "again"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTreatment:
    """A row, in words. `told` is a name that no other treatment has."""

    key: str
    name: str
    told: str
    kind: str
    when: str
    ended: str
    note: str
    gone: bool = False  # deleted, and the disk does not know yet
    deleted: bool = False  # a moment ago: its row stays

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do with it."""
        return self.gone or self.deleted


class PastLine(QWidget):
    """A heading, the table, and buttons that act on its chosen row, named below it with its note."""

    wanted = Signal(str, str)  # the key of a treatment, and an action

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PastTreatment, ...] = ()
        self.heading = label("", "strong")
        self.model = RecordModel(_columns())
        self.table = RecordTable(self.model, "")
        self.table.set_all_rows(True)
        self.table.row_chosen.connect(self._on_row)
        self.table.edit_wanted.connect(partial(self._on_wanted, EDIT))
        self.table.delete_wanted.connect(self._on_delete_key)
        self.detail = label()
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.presses: dict[str, QPushButton] = {}
        for action, words, icon in (
            (HISTORY, self.tr("History"), "table"),
            (AGAIN, self.tr("Start it again"), "repeat"),
            (EDIT, self.tr("Edit"), "pencil"),
            (DELETE, self.tr("Delete"), "trash"),
            (ABOUT, "", ""),  # no icon: “About radiation therapy” fits the smallest window without
        ):
            self.presses[action] = button(words, "quiet", icon)
            self.presses[action].clicked.connect(partial(self._on_wanted, action))
            place = self.presses[action].sizePolicy()
            place.setRetainSizeWhenHidden(True)  # nothing slides under the finger
            self.presses[action].setSizePolicy(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(6))
        column.addWidget(self.heading)
        column.addWidget(card(self.table, self.detail, flowing(*self.presses.values())))

    def show_rows(self, heading: str, rows: Sequence[PastTreatment]) -> None:
        """Show these treatments; the same one stays chosen, or what is now in its place."""
        self.heading.setText(breakable(heading))
        self.heading.setVisible(bool(heading))
        self.table.setAccessibleName(heading or self.tr("Treatments before"))
        if tuple(rows) == self.rows:
            return
        chosen, at = self.table.current(), self.table.row()
        self.rows = tuple(rows)
        self.model.show_all(self.rows)
        places = [each.key for each in self.rows]
        if chosen is not None and chosen.key in places:
            at = places.index(chosen.key)
        self.table.choose(max(0, at))
        self._on_row()

    def choose(self, key: str) -> bool:
        """Choose the row of a treatment; return whether it is here."""
        places = [each.key for each in self.rows]
        if key in places:
            self.table.choose(places.index(key))
        return key in places

    def _on_row(self) -> None:
        row = self.table.current()
        if row is None:
            return
        kept = self.detail.height() if row.over and self.detail.isVisible() else 0
        self.detail.setMinimumHeight(kept)
        if row.over and any(press.hasFocus() for press in self.presses.values()):
            self.table.setFocus()  # before: Qt would hand it on to what lies beside
        for press in self.presses.values():
            press.setHidden(row.over)
        if row.deleted:
            words = self.tr("{name} is deleted. Undo brings it back.")
            self.detail.setText(breakable(words.format(name=row.told)))
            return
        said = ", ".join(filter(None, (row.name, row.when, _ended(row))))
        self.detail.setText(breakable(f"{said}: {beginning(row.note)}" if row.note else said))
        names = {
            HISTORY: self.tr("History of {name}"),
            AGAIN: self.tr("Start {name} again"),
            EDIT: self.tr("Edit {name}"),
            DELETE: self.tr("Delete {name}"),
        }
        for action, words in names.items():
            self.presses[action].setAccessibleName(words.format(name=row.told))
        write_on(self.presses[ABOUT], *about(row.kind, row.told))

    def _on_delete_key(self) -> None:
        """Delete, and go on to the next row: who presses the key again means that one."""
        at = self.table.row()
        self._on_wanted(DELETE)
        near = [*range(at + 1, len(self.rows)), *reversed(range(at))]
        self.table.choose(next((each for each in near if not self.rows[each].over), at))

    def _on_wanted(self, action: str) -> None:
        row = self.table.current()
        if row is not None and not row.over:
            self.wanted.emit(row.key, action)


def _ended(row: PastTreatment) -> str:
    if row.deleted:
        return QCoreApplication.translate("labels", "Deleted")
    gone = QCoreApplication.translate("labels", "Deleted (not saved yet)")
    return gone if row.gone else row.ended


def _columns() -> tuple[Column[PastTreatment], ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            header=translate("labels", "Treatment"),
            text=lambda row: row.name,
            samples=("Trastuzumab deruxtecan",),
            spare=True,
        ),
        Column(
            header=translate("labels", "Kind"),
            text=lambda row: row.kind,
            samples=tuple(map(care_labels.kind, Kind)),
            need=2,
        ),
        Column(
            header=translate("labels", "When"),
            text=lambda row: row.when,
            samples=(translate("labels", "About September 2025 to 28 September 2026"),),
            need=4,
        ),
        Column(
            header=translate("labels", "Why it ended"),
            text=_ended,
            samples=tuple(map(care_labels.ended, Ended)),
            need=3,
        ),
        Column(
            header=translate("labels", "Note"),
            text=lambda row: row.note,
            samples=(translate("labels", "Some words"),),
            need=1,
            spare=True,
        ),
    )

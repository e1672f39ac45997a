"""All that happened to one treatment, newest first, with the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from companion import clock
from companion.domain.doses import Dose, What
from companion.domain.symptoms import HELPER
from companion.ui import care_labels, labels
from companion.ui.theme import look
from companion.ui.widgets.controls import button, frame, label
from companion.ui.widgets.record_table import Column, Narrower, RecordModel, RecordTable
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.treatment_card import beginning

_FULL, _EMPTY = 0, 1
_ONE_PRESS = 1500  # ms in which a second press on Delete is that of a slow, shaking finger
_DIGITS = 3  # of the number of a cycle; a longer one is something else


def _never(_dose: Dose) -> bool:
    return False


class TreatmentHistory(QWidget):
    """A heading, the table, and Edit and Delete for its chosen row."""

    back_wanted = Signal()
    csv_wanted = Signal()
    add_wanted = Signal()
    edit_wanted = Signal(Dose)
    delete_wanted = Signal(Dose)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._key = ""
        self._pressed = (
            QElapsedTimer()
        )  # since the last press on Delete; not since a row was chosen
        self._filling = False
        self._is_gone: Callable[[Dose], bool] = _never
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(12))
        self.back = button(self.tr("Back to treatments"), "quiet", "arrow-left")
        self.back.clicked.connect(self.back_wanted)
        column.addWidget(flowing(self.back))
        self.title = label("", "page-title")
        self.facts = label("", "caption")
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.csv_wanted)
        self.add = button(self.tr("Add to this history"), "primary", "plus")
        self.add.clicked.connect(self.add_wanted)
        presses = flowing(self.save_csv, self.add)
        column.addWidget(SplitRow(stacked(self.title, self.facts), presses))
        column.addWidget(self._build_card(), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.scrolled = ScrollPage(content)
        whole.addWidget(self.scrolled)

    def _build_card(self) -> QWidget:
        made = frame("card")
        self._stack = QStackedLayout(made)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(8, 8, 8, 8)
        self.model = RecordModel(_columns())
        self.table = RecordTable(self.model, "")
        self.table.row_chosen.connect(self._on_chosen)
        self.table.pressed.connect(self._on_chosen)
        self.table.edit_wanted.connect(self._on_edit)
        self.table.delete_wanted.connect(self._on_delete)
        column.addWidget(self.table, 1)
        self.detail = label()
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = button(self.tr("Edit"), "quiet", "pencil")
        self.delete = button(self.tr("Delete"), "quiet", "trash")
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete_pressed)
        foot = QVBoxLayout()
        foot.setContentsMargins(15, 4, 0, 0)
        foot.addWidget(SplitRow(self.detail, flowing(self.edit, self.delete)))
        column.addLayout(foot)
        self._stack.addWidget(filled)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(24, 24, 24, 24)
        self.empty = label(
            self.tr("Nothing is written down yet. What you log for it on Treatments appears here.")
        )
        column.addWidget(self.empty)
        column.addStretch(1)
        self._stack.addWidget(empty)
        return made

    def show_doses(
        self,
        key: str,
        name: str,
        facts: str,
        total: int,
        fetch: Callable[[int, int], Sequence[Dose]],
        *,
        is_gone: Callable[[Dose], bool] = _never,
    ) -> None:
        """Show `total` things that happened to the treatment `key`; rows are fetched when seen.

        `is_gone` tells of one that is deleted, and the disk does not know yet.
        """
        self._is_gone = is_gone
        row = self.table.row() if key == self._key else 0
        self._key, self._name = key, name
        self.title.setText(breakable(name))
        self.facts.setText(breakable(facts))
        self.table.setAccessibleName(self.tr("History of {name}").format(name=name))
        self._filling = True
        self.model.show(total, self._marked(fetch))
        self._stack.setCurrentIndex(_FULL if total else _EMPTY)
        self.table.choose(max(0, row))
        self._filling = False
        self._on_row()
        put_in_order(self.scrolled.content)

    def first_control(self) -> QWidget:
        """Return what has the focus first."""
        return self.table if self.model.rowCount() else self.back

    def _on_chosen(self) -> None:
        """Show what was chosen; by hand, so that the next press on Delete means it."""
        if not self._filling:
            self._pressed.invalidate()
            self._on_row()

    def _on_row(self) -> None:
        dose = self.table.current()
        stays = dose is not None and not self._is_gone(dose)
        self.edit.setVisible(stays)
        self.delete.setVisible(stays)
        if dose is None:
            self.detail.setText("")
            return
        what, day = care_labels.dose_what(dose.what), labels.short_date(dose.day)
        said = ", ".join(filter(None, (what, _amount(dose), day, _time(dose))))
        if by := labels.by_whom(dose.entered_by):
            said = f"{said}, {by}"
        self.detail.setText(breakable(f"{said}: {beginning(dose.note)}" if dose.note else said))
        entry = self.tr("{treatment}, {what}, {day}").format(
            treatment=self._name, what=labels.within(what), day=labels.long_date(dose.day)
        )
        self.edit.setAccessibleName(self.tr("Edit {entry}").format(entry=entry))
        self.delete.setAccessibleName(self.tr("Delete {entry}").format(entry=entry))

    def _marked(
        self, fetch: Callable[[int, int], Sequence[Dose]]
    ) -> Callable[[int, int], Sequence[Dose]]:
        gone = self.tr("Deleted (not saved yet)")

        def fetch_marked(first: int, size: int) -> Sequence[Dose]:
            found = fetch(first, size)
            return [replace(each, note=gone) if self._is_gone(each) else each for each in found]

        return fetch_marked

    def _chosen(self) -> Dose | None:
        dose = self.table.current()
        return None if dose is None or self._is_gone(dose) else dose

    def _on_edit(self) -> None:
        if (dose := self._chosen()) is not None:
            self.edit_wanted.emit(dose)

    def _on_delete_pressed(self) -> None:
        # What comes next takes the place of what is deleted, and its Delete lies under the finger.
        again = self._pressed.isValid() and self._pressed.elapsed() < _ONE_PRESS
        if not again:
            self._on_delete()
        self._pressed.start()

    def _on_delete(self) -> None:
        if (dose := self._chosen()) is not None:
            self.delete_wanted.emit(dose)
            self.first_control().setFocus()


def _time(dose: Dose) -> str:
    return labels.clock_time(dose.at) if dose.at else ""


def _amount(dose: Dose) -> str:
    """Return how much, the new dose, or which cycle, in words."""
    if dose.what is What.CYCLE_STARTED and dose.amount.isdecimal() and len(dose.amount) <= _DIGITS:
        words = QCoreApplication.translate("labels", "Cycle {number}")
        return words.format(number=dose.amount)
    return beginning(dose.amount)


def _columns() -> tuple[Column[Dose], ...]:
    translate = QCoreApplication.translate
    year = clock.today().year
    return (
        Column(
            header=translate("labels", "Day"),
            text=lambda dose: labels.short_date(dose.day),
            samples=tuple(labels.short_date(date(year - 1, month, 28)) for month in range(1, 13)),
            narrower=(Narrower(need=6, samples=(labels.short_date(date(year, 9, 27)),)),),
        ),
        Column(header=translate("labels", "Time"), text=_time, samples=("20:00",), need=3),
        Column(
            header=translate("labels", "What"),
            text=lambda dose: care_labels.dose_what(dose.what),
            samples=tuple(map(care_labels.dose_what, What)),
            spare=True,
        ),
        Column(
            header=translate("labels", "How much"),
            text=_amount,
            samples=(translate("labels", "a lower dose"),),
            need=4,
            spare=True,
        ),
        Column(
            header=translate("labels", "Note"),
            text=lambda dose: dose.note,
            samples=(translate("labels", "Some words"),),
            need=2,
            spare=True,
        ),
        Column(
            header=translate("labels", "Entered by"),
            text=lambda dose: labels.entered_by(dose.entered_by),
            samples=(labels.entered_by(HELPER),),
            need=1,
        ),
    )

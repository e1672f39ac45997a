"""Every measurement ever made: found, read, added, changed, deleted, and taken along as a CSV."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion import clock
from companion.domain.measurements import TEMPERATURE, UNITS, Measurement
from companion.domain.symptoms import HELPER
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes import measurements
from companion.ui.changes.records import place_of
from companion.ui.dialogs.measurement import MeasurementDialog
from companion.ui.page import Page
from companion.ui.spreadsheets import save_csv
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, button, frame, label
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.record_table import Column, Narrower, RecordModel, RecordTable
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable, offer_names, short_name
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

ALL = ""
_NEAR = 6  # kinds that are one press away; the others are in a list
_BELOW = 150  # percent of text size, from which the buttons stand below what is said of a row


class MeasurementsPage(Page):
    """A table that reads a page of rows at a time. Of a value nothing is worked out."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.MEASUREMENTS})
    call_page: ClassVar[str] = "when-to-call"  # what is beside a temperature, whatever the number

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._total = 0
        self._row = 0
        self._selected: str | None = None
        self._options: list[tuple[str, str]] = []
        self._one_press = OnePress()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_filters())
        self._column.addWidget(self._build_card(), 1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_header(self) -> QWidget:
        self.title = label(self.tr("Measurements"), "page-title")
        self.how_many = label("", "caption")
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.save_as_csv)
        self.add_one = button(self.tr("Add a measurement"), "primary", "plus")
        self.add_one.clicked.connect(self.add)
        presses = flowing(self.save_csv, self.add_one)
        return SplitRow(stacked(self.title, self.how_many), presses)

    def _build_filters(self) -> QWidget:
        self.filter = Chips([(ALL, self.tr("All"))], self.tr("Show"))
        self.filter.set_choice(ALL)
        self.filter.chosen.connect(self._on_filtered)
        self.filter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.others = Combo()
        self.others.setAccessibleName(self.tr("Show another measurement"))
        self.others.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.others.setMinimumContentsLength(18)
        self.others.activated.connect(self._on_other)
        self._filters = QWidget()
        column = QVBoxLayout(self._filters)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        column.addWidget(self.filter)
        column.addWidget(flowing(self.others))
        return self._filters

    def _build_card(self) -> QWidget:
        card = frame("card")
        self._stack = QStackedLayout(card)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(8, 8, 8, 8)
        self.model = RecordModel(_columns())
        self.table = RecordTable(self.model, self.tr("Measurements"))
        self.table.row_chosen.connect(self._on_row)
        self.table.edit_wanted.connect(self._on_edit)
        self.table.delete_wanted.connect(self._on_delete)
        column.addWidget(self.table, 1)
        self.detail = label("", "")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = button(self.tr("Edit"), "quiet", "pencil")
        self.delete = button(self.tr("Delete"), "quiet", "trash")
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete_pressed)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(15, 4, 8, 0)
        self._foot.addWidget(self.detail, 1)
        presses = QHBoxLayout()
        presses.addWidget(self.edit)
        presses.addWidget(self.delete)
        presses.addStretch(1)
        self._foot.addLayout(presses)
        column.addLayout(self._foot)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._build_empty())
        return card

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)  # rather high: in a low window it is in sight all the same
        for text, role in (
            (self.tr("No measurements yet"), "section"),
            (self.tr("A temperature, a weight, or a number of your own appears here."), ""),
        ):
            words = label(text, role)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addStretch(4)
        return empty

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(12))
        self.detail.ensurePolished()
        # Room for two lines at any time, so that the table stays where it is.
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing())
        across = look.text_size < _BELOW
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if across else way.TopToBottom)

    # What it shows

    @override
    def refresh(self) -> None:
        self._fill_filters()
        what = self._chosen()
        self._total = self.store.measurements.count(what)
        self._say_how_many(what)
        selected = self._selected
        self.model.show(self._total, partial(self._page_of, what))
        self._stack.setCurrentIndex(0 if self._total else 1)
        self._select(what, selected)
        put_in_order(self.scrolled.content)

    def _page_of(self, what: str | None, first: int, size: int) -> list[Measurement]:
        gone = self.tr("Deleted (not saved yet)")
        found = self.store.measurements.page(what, first, size)
        return [replace(each, note=gone) if self._is_gone(each) else each for each in found]

    def _is_gone(self, record: Measurement) -> bool:
        """Return whether it is deleted, and the disk does not know yet."""
        waiting = self.keeper.waits(place_of(record))
        return waiting is not None and waiting.clears

    @override
    def first_control(self) -> QWidget:
        return self.table if self._total else self.add_one

    def _fill_filters(self) -> None:
        kinds = self.store.measurements.kinds()
        kinds.sort(key=lambda what: what not in UNITS)  # the usual two first
        near, rest = kinds[:_NEAR], kinds[_NEAR:]
        options = [(ALL, self.tr("All")), *((each, care_labels.measured(each)) for each in near)]
        if options != self._options:
            self._options = options
            offer_names(self.filter, options)
        chosen = self.others.currentData()
        self.others.clear()
        self.others.addItem(self.tr("Other measurements"), ALL)
        for each in rest:
            self.others.addItem(short_name(each), each)
        self.others.setCurrentIndex(max(0, self.others.findData(chosen)))
        self.others.setVisible(bool(rest))
        self._filters.setVisible(len(kinds) > 1)
        if self.filter.choice() is None and not self.others.currentData():
            self.filter.set_choice(ALL)  # the last of its kind is gone

    def _chosen(self) -> str | None:
        return self.others.currentData() or self.filter.choice() or None

    def _say_how_many(self, what: str | None) -> None:
        said = (
            self.tr("1 measurement")
            if self._total == 1
            else self.tr("{count} measurements").format(count=f"{self._total:,}")
        )
        if what is not None:
            everything = self.store.measurements.count(None)
            said = self.tr("{shown} of {all} shown").format(shown=said, all=f"{everything:,}")
        elif not self._total:
            said = self.tr("Nothing here yet")
        self.how_many.setText(said)

    def _select(self, what: str | None, selected: str | None) -> None:
        """Select a measurement again after the rows changed; where it is gone, the row in its place."""
        if not self._total:
            self._on_row()
            return
        near = max(0, self._row - 32)
        around = self.store.measurements.page(what, near, 64) if selected else []
        found = (near + at for at, each in enumerate(around) if each.id == selected)
        self.table.choose(next(found, min(self._row, self._total - 1)))
        self._on_row()

    def _on_row(self) -> None:
        chosen = self.table.current()
        stays = chosen is not None and not self._is_gone(chosen)
        self.edit.setVisible(stays)
        self.delete.setVisible(stays)
        if chosen is None:
            self.detail.setText("")
            return
        self._row = self.table.row()
        self._selected = chosen.id
        what = care_labels.measured(chosen.what)
        when = [labels.long_date(chosen.day)]
        if chosen.at is not None:
            when.append(labels.clock_time(chosen.at))
        said = f"{what} {care_labels.measured_value(chosen)}, {', '.join(when)}"
        if by := labels.by_whom(chosen.entered_by):
            said = f"{said}, {by}"
        self.detail.setText(breakable(f"{said}: {chosen.note}" if chosen.note else said))
        name = f"{labels.within(what)}, {', '.join(when)}"
        self.edit.setAccessibleName(self.tr("Edit {entry}").format(entry=name))
        self.delete.setAccessibleName(self.tr("Delete {entry}").format(entry=name))

    # What a person does

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    def _on_filtered(self) -> None:
        if self.sender() is self.filter:
            self.others.setCurrentIndex(0)
        self._row = 0
        self._selected = None
        self.outdate()

    def _on_other(self) -> None:
        self.filter.set_choice(None if self.others.currentData() else ALL)
        self._on_filtered()

    @override
    def go_back(self) -> bool:
        """Show everything again."""
        if self._chosen() is None:
            return False
        self.others.setCurrentIndex(0)
        self.filter.set_choice(ALL)
        self._on_filtered()
        self.first_control().setFocus()
        return True

    @override
    def add(self) -> None:
        self._ask(None)

    def _on_edit(self) -> None:
        chosen = self.table.current()
        if chosen is not None and not self._is_gone(chosen):
            self._ask(chosen)

    def _ask(self, opened: Measurement | None) -> None:
        place = measurements.place(opened)

        def save(new: Measurement) -> None:
            # Where it goes first, so that it is in sight; a date earlier than the rest is looked for.
            self.keeper.save_or_raise(measurements.put_measurement(self.store, new, opened))
            self._selected = new.id
            self._row = 0 if opened is None else self._row

        dialog = MeasurementDialog(
            self,
            known=measurements.last_of_each(self.store),
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            measurement=opened,
            what=self._chosen() or TEMPERATURE,
            entered_by=self._who(),
        )
        dialog.call_wanted.connect(self._on_call)
        dialog.ask()
        self._select(self._chosen(), self._selected)

    def _on_call(self) -> None:
        self.page_wanted.emit(self.call_page)

    def _on_delete_pressed(self) -> None:
        if not self._one_press.again():  # in its place the next one's Delete stands at once
            self._on_delete()

    def _on_delete(self) -> None:
        chosen = self.table.current()
        if chosen is not None and not self._is_gone(chosen):
            self.table.setFocus()
            self.keeper.save(measurements.delete_measurement(self.store, chosen))

    @override
    def save_as_csv(self) -> None:
        save_csv(self, self._worker, self.store, "measurements", self.told.emit)


def _columns() -> tuple[Column[Measurement], ...]:
    translate = QCoreApplication.translate
    year = clock.today().year
    return (
        Column(
            header=translate("labels", "Day"),
            text=lambda each: labels.short_date(each.day),
            samples=tuple(labels.short_date(date(year - 1, month, 28)) for month in range(1, 13)),
            narrower=(Narrower(need=4, samples=(labels.short_date(date(year, 9, 27)),)),),
        ),
        Column(
            header=translate("labels", "Time"),
            text=lambda each: "" if each.at is None else labels.clock_time(each.at),
            samples=("23:59",),
            need=3,
        ),
        Column(
            header=translate("labels", "What"),
            text=lambda each: care_labels.measured(each.what),
            samples=(care_labels.measured(TEMPERATURE), translate("labels", "Blood pressure")),
            spare=True,
        ),
        Column(
            header=translate("labels", "Value"),
            text=care_labels.measured_value,
            samples=("120/80 mmHg",),
            narrower=(Narrower(need=2, samples=("38.4 °C",)),),
        ),
        Column(
            header=translate("labels", "Note"),
            text=lambda each: each.note,
            samples=(translate("labels", "Some words"),),
            need=1,
            spare=True,
        ),
        Column(
            header=translate("labels", "Entered by"),
            text=lambda each: labels.entered_by(each.entered_by),
            samples=(labels.entered_by(HELPER),),
            need=0,
        ),
    )

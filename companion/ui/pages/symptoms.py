"""Every entry ever made: found, read, added, changed, deleted, and taken along as a CSV."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion import clock
from companion.domain.symptom_list import BUILT_IN, BUILT_IN_BY_ID, ON_TODAY, Symptom
from companion.domain.symptoms import Selection, SymptomEntry
from companion.exchange import csv_symptoms
from companion.storage.diary import Diary, Topic
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes import symptoms as symptom_changes
from companion.ui.dialogs.symptom_entry import SymptomEntryDialog
from companion.ui.documents import ask_for_csv
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, button, frame, label, write_on
from companion.ui.widgets.entry_table import EntryModel, EntryTable, Line
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.search_box import SearchBox
from companion.ui.widgets.short_name import breakable, offer_names, short_name
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

ALL = ""
_BELOW = 150  # percent of text size, from which the buttons stand below what is said of a row
_NARROW = 900  # px, in which they do at any size
PERIODS = (0, 28, 91, 365)  # days back; 0 is all time


class SymptomsPage(Page):
    """The table reads the store a page of rows at a time; nothing is held that the store knows."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.SYMPTOMS, Topic.SYMPTOM_LIST})
    today_wanted = Signal()

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._one_press = OnePress()
        self._names: dict[str, str] = {}
        self._selection = Selection()
        self._total = 0
        self._seen: list[tuple[int, str]] = []  # places from which others are found faster
        self._selected: str | None = None
        self._row = 0
        self._options: list[tuple[str, str]] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_filters())
        self._column.addWidget(self._build_card(), 1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_header(self) -> QWidget:
        self.title = label(self.tr("Symptoms"), "page-title")
        self.how_many = label("", "caption")
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.save_as_csv)
        self.add_entry = button(self.tr("Add entry"), "primary", "plus")
        self.add_entry.clicked.connect(self.add)
        presses = flowing(self.save_csv, self.add_entry)
        return SplitRow(stacked(self.title, self.how_many), presses)

    def _build_filters(self) -> QWidget:
        self.filter = Chips([(ALL, self.tr("All"))], self.tr("Show"))
        self.filter.set_choice(ALL)
        self.filter.chosen.connect(self._on_filtered)
        self.others = Combo()
        self.others.setAccessibleName(self.tr("Show another symptom"))
        self.others.activated.connect(self._on_other)
        # A name of one's own may be very long: it must not push the rest of the line about.
        self.others.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.others.setMinimumContentsLength(16)
        self.period = Combo()
        self.period.setAccessibleName(self.tr("Period"))
        for days, words in zip(
            PERIODS,
            (
                self.tr("All time"),
                self.tr("Last 4 weeks"),
                self.tr("Last 3 months"),
                self.tr("Last year"),
            ),
            strict=True,
        ):
            self.period.addItem(words, days)
        self.period.currentIndexChanged.connect(self._on_filtered)
        self.search = SearchBox(self.tr("Search in notes"))
        self.search.textChanged.connect(self._on_filtered)
        self.filter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        column.addWidget(self.filter)
        column.addWidget(flowing(self.others, self.period, self.search))
        return whole

    def _build_card(self) -> QWidget:
        card = frame("card")
        self._stack = QStackedLayout(card)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(8, 8, 8, 8)
        self.model = EntryModel()
        self.table = EntryTable(self.model)
        self.table.row_chosen.connect(self._on_row)
        self.table.edit_wanted.connect(self._on_edit)
        self.table.delete_wanted.connect(self._on_delete)
        column.addWidget(self.table, 1)
        self.detail = label("", "")
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit = button(self.tr("Edit"), "quiet", "pencil")
        self.delete = button(self.tr("Delete"), "quiet", "trash")
        self.about = button("", "quiet", "book")
        place = self.about.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # the table stays as high as it is
        self.about.setSizePolicy(place)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete_pressed)
        self.about.clicked.connect(self._on_about)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(15, 4, 8, 0)
        self._foot.addWidget(self.detail, 1)
        presses = QHBoxLayout()
        presses.addWidget(self.edit)
        presses.addWidget(self.delete)
        presses.addStretch(1)
        self._foot.addLayout(presses)
        self._foot.addWidget(self.about, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._foot)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._build_empty())
        return card

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        self.empty_title = label("", "section")
        self.empty_text = label("", "")
        self.go = button("", "outlined")
        self.go.clicked.connect(self._on_go)
        column.addStretch(1)  # rather high: in a low window it is in sight all the same
        for words in (self.empty_title, self.empty_text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(4)
        return empty

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(12))
        self.detail.ensurePolished()
        # Room for two lines at any time, so that the table stays where it is.
        self.detail.setMinimumHeight(2 * self.detail.fontMetrics().lineSpacing())
        self._arrange_foot()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_foot()

    def _arrange_foot(self) -> None:
        across = look.text_size < _BELOW and self.width() >= _NARROW
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if across else way.TopToBottom)
        # Where its length moves neither of the other two under a finger.
        place = 1 if across else 2
        if self._foot.indexOf(self.about) != place:
            self._foot.removeWidget(self.about)
            self._foot.insertWidget(place, self.about, 0, Qt.AlignmentFlag.AlignLeft)
            put_in_order(self.scrolled.content)

    # What it shows

    @override
    def refresh(self) -> None:
        self._fill_symptoms()
        self._selection = self._chosen()
        self._total = self.store.symptoms.count(self._selection)
        self._say_how_many()
        selected = self._selected
        self._seen.clear()
        self.model.show(self._total, self._fetch)
        self._stack.setCurrentIndex(0 if self._total else 1)
        if not self._total:
            self._say_empty()
        self._select(selected)
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.table if self._total else self.go

    def _fetch(self, first: int, size: int) -> list[Line]:
        nearest = min(self._seen, key=lambda seen: abs(seen[0] - first), default=None)
        entries = self.store.symptoms.page(self._selection, first, size, self._total, nearest)
        if entries:
            self._seen.append((first, entries[0].id))
        return [Line(entry, self._names.get(entry.symptom, entry.symptom)) for entry in entries]

    def _fill_symptoms(self) -> None:
        known = self.store.symptom_list.all()
        self._names = {each.id: labels.symptom(each) for each in known}
        near = [each for each in known if each.listed][:ON_TODAY]
        options = [(ALL, self.tr("All")), *((each.id, labels.symptom(each)) for each in near)]
        if options != self._options:
            self._options = options
            offer_names(self.filter, options)
        rest = [each for each in known if each not in near]
        chosen = self.others.currentData()
        self.others.clear()
        self.others.addItem(self.tr("Other symptoms"), ALL)
        for each in rest:
            self.others.addItem(short_name(labels.symptom(each)), each.id)
        self.others.setCurrentIndex(max(0, self.others.findData(chosen)))
        self.others.setVisible(bool(rest))
        if self.filter.choice() is None and not self.others.currentData():
            self.filter.set_choice(ALL)

    def _chosen(self) -> Selection:
        symptom = self.others.currentData() or self.filter.choice() or None
        days = self.period.currentData() or 0
        first: date | None = clock.today() - timedelta(days=days - 1) if days else None
        return Selection(symptom=symptom, first=first, words=self.search.text())

    def _say_how_many(self) -> None:
        count = self._total
        said = (
            self.tr("1 entry")
            if count == 1
            else self.tr("{count} entries").format(count=f"{count:,}")
        )
        since = self.store.symptoms.first_day()
        if self._selection != Selection():
            everything = self.store.symptoms.count(Selection())
            said = self.tr("{shown} of {all} shown").format(shown=said, all=f"{everything:,}")
        elif since is not None:
            said = self.tr("{entries} since {day}").format(
                entries=said, day=labels.long_date(since)
            )
        else:
            said = self.tr("Nothing here yet")
        self.how_many.setText(said)

    def _say_empty(self) -> None:
        if self._selection == Selection():
            self.empty_title.setText(self.tr("No symptoms logged yet"))
            self.empty_text.setText(self.tr("When you log one on the Today page, it appears here."))
            self.go.setText(self.tr("Go to Today"))
        else:
            self.empty_title.setText(self.tr("No entry matches"))
            self.empty_text.setText(
                self.tr("Nothing is lost: the other entries are not shown just now.")
            )
            self.go.setText(self.tr("Show all entries"))

    def _select(self, entry_id: str | None) -> None:
        """Select an entry again after the rows changed; where it is gone, the row in its place."""
        if not self._total:
            self._on_row()
            return
        place = self.store.symptoms.place(self._selection, entry_id) if entry_id else None
        row = min(self._row if place is None else place, self._total - 1)
        self.table.choose(row)
        self._on_row()

    def _on_row(self) -> None:
        line = self.table.current()
        self.edit.setVisible(line is not None)
        self.delete.setVisible(line is not None)
        self.about.setVisible(line is not None and line.entry.symptom in BUILT_IN_BY_ID)
        if line is None:
            self.detail.setText("")
            return
        self._row = self.table.row()
        self._selected = line.entry.id
        entry = line.entry
        when = f"{labels.short_date(entry.day)}, {labels.when(entry).lower()}"
        words = ". ".join(part for part in (entry.place, entry.note) if part)
        said = f"{line.name} {labels.value(entry)}, {when}"
        if by := labels.by_whom(entry.entered_by):
            said = f"{said}, {by}"
        self.detail.setText(breakable(f"{said}: {words}" if words else said))
        name = self.tr("{symptom} entry, {day}").format(
            symptom=line.name, day=labels.long_date(entry.day)
        )
        self.edit.setAccessibleName(self.tr("Edit {entry}").format(entry=name))
        self.delete.setAccessibleName(self.tr("Delete {entry}").format(entry=name))
        if not self.about.isHidden():
            write_on(self.about, self.tr("About {name}").format(name=labels.within(line.name)))

    # What a person does

    def _on_filtered(self) -> None:
        if self.sender() is self.filter:
            self.others.setCurrentIndex(0)
        self._row = 0
        self._selected = None
        self.outdate()

    def _on_other(self) -> None:
        self.filter.set_choice(None if self.others.currentData() else ALL)
        self._on_filtered()

    def _on_go(self) -> None:
        if self._selection == Selection():
            self.today_wanted.emit()
        else:
            self.go_back()

    @override
    def go_back(self) -> bool:
        """Show everything again."""
        if self._chosen() == Selection():
            return False
        self.others.setCurrentIndex(0)
        self.filter.set_choice(ALL)
        self.period.setCurrentIndex(0)
        self.search.clear()
        self._on_filtered()
        self.table.setFocus()
        return True

    @override
    def search_notes(self) -> None:
        if self.search.isVisible():  # not where there is nothing yet to look through
            self.search.setFocus()
            self.search.selectAll()

    @override
    def add(self) -> None:
        self._ask(None)

    def _on_edit(self) -> None:
        line = self.table.current()
        if line is not None:
            self._ask(line.entry)

    def _ask(self, entry: SymptomEntry | None) -> None:
        place = "new entry" if entry is None else symptom_changes.entry_place(entry)
        known = self.store.symptom_list.all()
        have = {each.id for each in known}
        offered = [*known, *(each for each in BUILT_IN if each.id not in have)]

        def save(new: SymptomEntry) -> None:
            symptom = next(each for each in offered if each.id == new.symptom)
            self._save_entry(new, entry, symptom, new_here=symptom.id not in have)
            self._selected = new.id

        SymptomEntryDialog(
            self,
            symptoms=offered,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            entry=entry,
            entered_by=self._who(),
        ).ask()
        self._select(self._selected)

    def _save_entry(
        self, new: SymptomEntry, before: SymptomEntry | None, symptom: Symptom, *, new_here: bool
    ) -> None:
        if new_here:
            self.store.symptom_list.put_all([replace(symptom, listed=False)])
        change = symptom_changes.put_entry(self.store, new, before, labels.symptom(symptom))
        self.keeper.save_or_raise(change)

    def _on_about(self) -> None:
        line = self.table.current()
        if line is not None:
            self.reading_wanted.emit(f"symptom:{line.entry.symptom}")

    def _on_delete_pressed(self) -> None:
        if not self._one_press.again():  # else the next entry has come under the finger
            self._on_delete()

    def _on_delete(self) -> None:
        line = self.table.current()
        if line is not None:
            self.keeper.save(symptom_changes.delete_entry(self.store, line.entry, line.name))
            self.table.setFocus()

    # The CSV

    @override
    def save_as_csv(self) -> None:
        if self._selection == Selection():
            self._ask_where(Selection())
            return
        everything = self.store.symptoms.count(Selection())
        menu = QMenu(self)
        menu.addAction(
            self.tr("Only what is shown ({count})").format(count=f"{self._total:,}"),
            lambda: self._ask_where(self._selection),
        )
        menu.addAction(
            self.tr("All entries ({count})").format(count=f"{everything:,}"),
            lambda: self._ask_where(Selection()),
        )
        menu.popup(self.save_csv.mapToGlobal(self.save_csv.rect().bottomLeft()))

    def _ask_where(self, selection: Selection) -> None:
        part = "" if selection == Selection() else "-part"
        name = f"symptoms{part}-{clock.today()}.csv"
        path = ask_for_csv(self, self.tr("Save as CSV"), name)
        if path is None:
            return
        diary = self.store.diary.path

        def work() -> int:
            other = Store(Diary(diary, make=False, to_read=True))
            try:
                return csv_symptoms.export(other, selection, path)
            finally:
                other.close()

        def done(count: int) -> None:
            what = self.tr("1 entry is") if count == 1 else self.tr("{count} entries are")
            self.told.emit(
                self.tr(
                    "{what} saved in {file}, in the folder {folder}. Saved files are not locked."
                    " Anyone who can open them can read them."
                ).format(
                    what=what.format(count=f"{count:,}"), file=path.name, folder=path.parent.name
                )
            )

        self._worker.run(work, done)

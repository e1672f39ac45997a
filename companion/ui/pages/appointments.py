"""Dates: what is to come, and what has passed."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.appointments import Appointment
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes import appointments
from companion.ui.changes.records import place_of
from companion.ui.dialogs.appointment import AppointmentDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.controls import button, card, label, write_on
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

_MORE = 10  # dates that have passed, shown at first and with each press


class AppointmentsPage(Page):
    """A date is to come until its day has passed; then it stands with the earlier ones."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.APPOINTMENTS})

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._today = clock.today()
        self._earlier = _MORE
        self._cards: dict[tuple[Appointment, date, bool], QWidget] = {}
        self._edits: dict[str, QWidget] = {}
        self._one_press = OnePress()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = label(self.tr("Dates"), "page-title")
        said = label(self.tr("Visits, scans and whatever else has a day"), "caption")
        self.add_date = button(self.tr("Add a date"), "primary", "plus")
        self.add_date.clicked.connect(self.add)
        self._column.addWidget(SplitRow(stacked(self.title, said), flowing(self.add_date)))
        self.empty = label(
            self.tr(
                "Nothing to come is written here. What you add stands on Today, too, until its day"
                " has passed."
            )
        )
        self._column.addWidget(self.empty)
        self.coming_heading = label(self.tr("To come"), "section")
        self._column.addWidget(self.coming_heading)
        self._coming = QVBoxLayout()
        self._column.addLayout(self._coming)
        self.earlier_heading = label(self.tr("Earlier dates"), "section")
        self._column.addWidget(self.earlier_heading)
        self._past = QVBoxLayout()
        self._column.addLayout(self._past)
        self.show_more = button("", "quiet", "caret-down")
        self.show_more.clicked.connect(self._on_show_more)
        self._column.addWidget(flowing(self.show_more))
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        for each in (self._column, self._coming, self._past):
            each.setSpacing(look.space(12))

    # What it shows

    @override
    def refresh(self) -> None:
        coming = self.store.appointments.coming(self._today)
        past = self.store.appointments.past(self._today)
        before, self._cards = self._cards, {}
        edits, self._edits = self._edits, {}
        for column, dates in ((self._coming, coming), (self._past, past[: self._earlier])):
            while column.takeAt(0) is not None:
                pass
            for each in dates:
                key = each, self._today, self._is_gone(each)
                if (
                    key in before and each.id in edits
                ):  # a card that stays is the same one, and keeps the keyboard
                    self._edits[each.id] = edits[each.id]
                made = self._cards[key] = before.pop(key, None) or self._card(each)
                column.addWidget(made)
                made.show()  # now, not when Qt comes to it: it may be given the keyboard
        for gone in before.values():
            gone.hide()
            gone.deleteLater()
        self.empty.setVisible(not coming)
        self.coming_heading.setVisible(bool(coming))
        self.earlier_heading.setVisible(bool(past))
        rest = min(_MORE, len(past) - self._earlier)
        self.show_more.setVisible(rest > 0)
        write_on(self.show_more, self.tr("Show {count} earlier ones").format(count=rest))
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.add_date

    @override
    def come_back(self) -> None:
        self._earlier = _MORE
        self._today = clock.today()
        self.outdate()
        self.scrolled.bar.setValue(0)

    def _is_gone(self, record: Appointment) -> bool:
        """Return whether it is deleted, and the disk does not know yet."""
        waiting = self.keeper.waits(place_of(record))
        return waiting is not None and waiting.clears

    def _card(self, appointment: Appointment) -> QWidget:
        when = care_labels.appointment_when(appointment, self._today)
        words = [label(breakable(appointment.what), "strong"), label(when)]
        if appointment.with_whom:
            words.append(label(breakable(appointment.with_whom)))
        if appointment.note:
            words.append(label(breakable(appointment.note), "caption"))
        if by := labels.by_whom(appointment.entered_by):
            words.append(label(breakable(by[0].upper() + by[1:]), "caption"))
        if self._is_gone(appointment):
            words.append(label(self.tr("Deleted (not saved yet)"), "problem"))
            return card(stacked(*words))
        name = care_labels.appointment_named(appointment)
        edit = button(self.tr("Edit"), "quiet", "pencil")
        edit.setAccessibleName(self.tr("Edit {date}").format(date=name))
        edit.clicked.connect(partial(self._ask, appointment))
        delete = button(self.tr("Delete"), "quiet", "trash")
        delete.setAccessibleName(self.tr("Delete {date}").format(date=name))
        delete.clicked.connect(partial(self._on_delete, appointment))
        self._edits[appointment.id] = edit
        return card(SplitRow(stacked(*words), flowing(edit, delete)))

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self._on_activated)

    def _on_activated(self) -> None:
        if self.isVisible() and clock.today() != self._today:  # it was left open overnight
            self._today = clock.today()
            self.outdate()

    # What a person does

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    @override
    def add(self) -> None:
        self._ask(None)

    def _ask(self, opened: Appointment | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        place = appointments.place(opened)

        def save(new: Appointment) -> None:
            self.keeper.save_or_raise(appointments.put_appointment(self.store, new, opened))

        AppointmentDialog(
            self,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            appointment=opened,
            entered_by=self._who(),
        ).ask()
        edit = self._edits.get(opened.id) if opened is not None else None
        (edit or self.add_date).setFocus()

    def _on_delete(self, appointment: Appointment, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if self._one_press.again():  # in its place the next one's Delete stands at once
            return
        ids = list(self._edits)
        at = ids.index(appointment.id)
        self.keeper.save(appointments.delete_appointment(self.store, appointment))
        near = [each for each in (*ids[at:], *reversed(ids[:at])) if each in self._edits]
        (self._edits[near[0]] if near else self.add_date).setFocus()

    def _on_show_more(self) -> None:
        last = [*self._edits][-1:]
        self._earlier += _MORE
        self.outdate()
        # The button may go away under the finger.
        (self._edits[last[0]] if last else self.add_date).setFocus()

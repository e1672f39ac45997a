"""Who to call: the emergency number and the person's own numbers, large."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain import fever
from companion.domain.contacts import Contact, check_number, check_room
from companion.domain.invalid import Invalid
from companion.domain.preferences import Preferences
from companion.domain.text import clean_line
from companion.storage.diary import Topic
from companion.storage.faults import StorageError
from companion.storage.store import Store
from companion.ui import labels, printing
from companion.ui.changes import contacts as contact_changes
from companion.ui.changes import preferences as preference_changes
from companion.ui.changes.region import set_region
from companion.ui.dialogs.call_about import CallAboutDialog
from companion.ui.dialogs.contact import ContactDialog
from companion.ui.dialogs.fever import FeverDialog
from companion.ui.dialogs.line import LineDialog
from companion.ui.dialogs.region import RegionDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets import call_words
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.controls import button, card, icon_button, label, restyle, write_on
from companion.ui.widgets.fridge_card import PAGES, POINTS, fridge_card
from companion.ui.widgets.marked_text import MarkedText
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.window_state import WindowState, region_here

FILE = "who-to-call.pdf"


class CallPage(Page):
    """Reads aloud well, copies in one press, needs nothing filled in first."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.CONTACTS, Topic.PREFERENCES})

    region_changed = Signal()

    def __init__(self, store: Store, keeper: Keeper, state: WindowState) -> None:
        super().__init__(store, keeper)
        self._state = state
        self._one_press = OnePress()
        self._movers: dict[tuple[str, int], QWidget] = {}
        self._emergency_number = ""
        self.region_changed.connect(self.outdate)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(16))
        self.title = label(self.tr("Who to call"), "page-title")
        known = label(self.tr("The people who know your care"), "caption")
        self.when_to_call = button(self.tr("When to call"), "outlined", "question")
        self.when_to_call.setAccessibleName(self.tr("Go to When to call"))
        self.when_to_call.clicked.connect(lambda: self.page_wanted.emit("when-to-call"))
        self.add_number = button(self.tr("Add a number"), "outlined", "plus")
        self.add_number.clicked.connect(self.add)
        column.addWidget(
            SplitRow(stacked(self.title, known), flowing(self.when_to_call, self.add_number))
        )
        self.emergency = self._build_emergency()
        column.addWidget(self.emergency)
        self.unread = label(
            self.tr("Your diary cannot be read just now. Your own numbers may be missing here.")
        )
        column.addWidget(self.unread)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(look.space(12))
        column.addLayout(self._cards)
        self.empty = label(
            self.tr(
                "You can add the numbers of your team here, for example your nurse's and the one"
                " for nights and weekends."
            )
        )
        column.addWidget(self.empty)
        column.addWidget(self._build_about())
        column.addWidget(self._build_fever())
        column.addWidget(self._build_fridge())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.scrolled = ScrollPage(content)
        whole.addWidget(self.scrolled)

    def _build_emergency(self) -> Banner:
        banner = Banner(
            "danger",
            "",
            self.tr("You do not need to fill in anything first."),
            [
                ("set", self.tr("Set the number")),
                ("copy", self.tr("Copy")),
                ("region", self.tr("Change where you live")),
            ],
        )
        self.set_emergency, self.copy_emergency, _ = banner.findChildren(QPushButton)
        self.copy_emergency.setAccessibleName(self.tr("Copy the emergency number"))
        words = banner.findChild(QLabel)
        if words is not None:  # the number is what is looked for: as large as the others
            restyle(words, "role", "phone")
        banner.pressed.connect(self._on_emergency_pressed)
        return banner

    def _build_about(self) -> QWidget:
        self.about = MarkedText()
        self.no_about = label(
            self.tr("Write down what your nurse or doctor told you, so that it is easy to find."),
            "caption",
        )
        self.write_about = button("", "quiet", "pencil")
        self.write_about.clicked.connect(self._on_about)
        heading = label(self.tr("What my team asked me to call about"), "section")
        return card(heading, self.about, self.no_about, flowing(self.write_about))

    def _build_fever(self) -> QWidget:
        self.fever = label("", "phone")
        self.fever_from = label("", "caption")
        self.write_fever = button("", "quiet", "pencil")
        self.write_fever.clicked.connect(self._on_fever)
        heading = label(self.tr("Fever number"), "section")
        return card(heading, self.fever, self.fever_from, flowing(self.write_fever))

    def _build_fridge(self) -> QWidget:
        self.print = button(self.tr("Print"), "outlined", "printer")
        self.print.clicked.connect(self._on_print)
        self.save = button(self.tr("Save as PDF"), "outlined", "download")
        self.save.clicked.connect(self._on_save)
        said = label(self.tr("All of this page on one sheet, in large letters."), "caption")
        heading = label(self.tr("A card for the fridge"), "section")
        return card(heading, said, flowing(self.print, self.save))

    @override
    def refresh(self) -> None:
        set_by_her, contacts, fault = Preferences(), list[Contact](), None
        try:
            set_by_her = self.store.preferences.get()
            contacts = self.store.contacts.all()
        except StorageError as error:  # what needs no diary is shown first, then it is told
            fault = error
        self._show_emergency(set_by_her)
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._movers.clear()
        for place, contact in enumerate(contacts):
            self._cards.addWidget(
                self._card(contact, first=place == 0, last=place == len(contacts) - 1)
            )
        self.unread.setVisible(fault is not None)
        self.empty.setVisible(not contacts and fault is None)
        self._show_about(set_by_her.call_about)
        self._show_fever(set_by_her.fever_number)
        put_in_order(self.scrolled.content)
        if fault is not None:  # told as everywhere, when the page is open and can be read
            QTimer.singleShot(0, self, partial(self._fail, fault))

    def _fail(self, fault: StorageError) -> None:
        raise fault

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.outdate()  # the region is not in the diary, which tells only of itself
        super().showEvent(event)

    def _show_emergency(self, set_by_her: Preferences) -> None:
        region = self._state.region_in_force
        if set_by_her.emergency_number:
            source = self.tr("This is the number that you set.")
        elif region.emergency:
            source = self.tr("This is the number for: {region}.").format(
                region=labels.region(region)
            )
        else:
            source = ""
        self._emergency_number = set_by_her.emergency_number or region.emergency
        self.copy_emergency.setVisible(bool(self._emergency_number))
        if self._emergency_number:  # then it is to be called, and nothing else asks to be pressed
            restyle(self.set_emergency, "kind", "outlined")
            write_on(
                self.set_emergency,
                self.tr("Change the number"),
                self.tr("Change the emergency number"),
            )
        else:
            restyle(self.set_emergency, "kind", "primary")
            write_on(self.set_emergency, self.tr("Set the number"))
        nothing = self.tr("You do not need to fill in anything first.")
        self.emergency.say(
            call_words.in_an_emergency(set_by_her.emergency_number, region),
            f"{source} {nothing}".strip(),
        )

    def _show_about(self, words: str) -> None:
        self.about.show_text(words)
        self.about.setVisible(bool(words))
        self.no_about.setVisible(not words)
        about = self.tr("what my team asked me to call about")
        if words:
            write_on(
                self.write_about, self.tr("Change"), self.tr("Change {what}").format(what=about)
            )
        else:
            write_on(
                self.write_about,
                self.tr("Add what they said"),
                self.tr("Add {what}").format(what=about),
            )

    def _show_fever(self, own: str) -> None:
        region = self._state.region_in_force
        self.fever.setText(
            self.tr("Call at {number} or above").format(number=fever.in_force(own, region.fever))
        )
        if own:
            self.fever_from.setText(self.tr("This is the number that your team gave you."))
            write_on(self.write_fever, self.tr("Change"), self.tr("Change the fever number"))
        else:
            self.fever_from.setText(
                self.tr("This is a usual number. Did your team give you another one?")
            )
            write_on(self.write_fever, self.tr("Set my team's number"))

    @override
    def first_control(self) -> QWidget:
        return self.add_number

    @override
    def add(self) -> None:
        self._ask(None)

    def _card(self, contact: Contact, *, first: bool, last: bool) -> QWidget:
        number = label(breakable(contact.number), "phone")
        words = [label(breakable(contact.name), "strong"), number]
        if contact.hours:
            words.insert(1, label(breakable(contact.hours), "caption"))
        number.setAccessibleName(f"{contact.name}: {contact.number}")
        presses: list[QWidget] = []
        # The arrows first: so what every card has stands at the same place in each.
        for by, icon, name, at_the_end in (
            (-1, "arrow-up", self.tr("Move {name} up"), first),
            (1, "arrow-down", self.tr("Move {name} down"), last),
        ):
            if not at_the_end:
                press = icon_button(icon, name.format(name=contact.name))
                press.clicked.connect(lambda _=False, by=by: self._on_moved(contact, by))
                self._movers[contact.id, by] = press
                presses.append(press)
        for text, icon, name, slot in (
            (self.tr("Copy"), "copy", self.tr("Copy the number of {name}"), self._on_copy),
            (self.tr("Edit"), "pencil", self.tr("Edit {name}"), self._ask),
            (self.tr("Delete"), "trash", self.tr("Delete {name}"), self._on_delete),
        ):
            press = button(text, "outlined" if icon == "copy" else "quiet", icon)
            press.setAccessibleName(name.format(name=contact.name))
            press.clicked.connect(lambda _=False, slot=slot: slot(contact))
            presses.append(press)
        return card(SplitRow(stacked(*words), flowing(*presses)))

    def _on_copy(self, contact: Contact) -> None:
        QGuiApplication.clipboard().setText(contact.number)
        self.told.emit(self.tr("The number of {name} is copied").format(name=contact.name))

    def _ask(self, contact: Contact | None) -> None:
        if contact is None and (full := self._full()):
            self.told.emit(full)
            return

        def save(new: Contact) -> None:
            if contact is None:
                check_room(len(self.store.contacts.all()))  # another window may have added one
            self.keeper.save_or_raise(contact_changes.put_contact(self.store, new, contact))

        position = len(self.store.contacts.all())
        place = "new number" if contact is None else f"number {contact.id}"
        ContactDialog(
            self,
            save=save,
            contact=contact,
            position=position,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        ).ask()

    def _on_delete(self, contact: Contact) -> None:
        if self._one_press.again():
            return  # the next number's Delete has come under the finger
        self.add_number.setFocus()
        self.keeper.save(contact_changes.delete_contact(self.store, contact))

    def _full(self) -> str:
        """Return why no other number can be added, or ""."""
        try:
            check_room(len(self.store.contacts.all()))
        except Invalid as full:
            return labels.invalid(full)
        return ""

    def _on_moved(self, contact: Contact, by: int) -> None:
        if self._one_press.again():
            return  # another number's button has come under the finger
        self.add_number.setFocus()
        change = contact_changes.move_contact(self.store, contact, by)
        if change is None:
            self.outdate()
        else:
            self.keeper.save(change)
        mover = self._movers.get((contact.id, by)) or self._movers.get((contact.id, -by))
        if mover is not None:
            mover.setFocus()

    def _on_emergency_pressed(self, key: str) -> None:
        if key == "region":
            self._on_region()
        elif key == "copy":
            QGuiApplication.clipboard().setText(self._emergency_number)
            self.told.emit(self.tr("The emergency number is copied"))
        else:
            self._on_emergency()

    def _on_region(self) -> None:
        def save(region_id: str) -> None:
            self.keeper.save_or_raise(set_region(self._state, region_id, self.region_changed.emit))

        RegionDialog(self, chosen=self._state.region, here=region_here(), save=save).ask()

    def _on_emergency(self) -> None:
        before = self.store.preferences.get().emergency_number

        def save(number: str) -> None:
            number = clean_line(number)
            if number:
                check_number(number)
            change = preference_changes.set_emergency_number(self.store, number, before)
            if before and not number and self._state.region_in_force.emergency:
                done = self.tr("The number of your region is used again")
                change = replace(change, done=done)
            self.keeper.save_or_raise(change)

        LineDialog(
            self,
            title=self.tr("Emergency number"),
            caption=self.tr("The number to call where you live"),
            verb=self.tr("Save number"),
            text=before,
            save=save,
            keep_draft=self.keeps_draft("emergency number"),
            draft=self.draft_of("emergency number"),
        ).ask()

    def _on_about(self) -> None:
        before = self.store.preferences.get().call_about

        def save(words: str) -> None:
            self.keeper.save_or_raise(preference_changes.set_call_about(self.store, words, before))

        CallAboutDialog(
            self,
            words=before,
            save=save,
            keep_draft=self.keeps_draft("call about"),
            draft=self.draft_of("call about"),
        ).ask()

    def _on_fever(self) -> None:
        before = self.store.preferences.get().fever_number

        def save(number: str) -> None:
            change = preference_changes.set_fever_number(self.store, number, before)
            if before and not number:
                change = replace(change, done=self.tr("The usual fever number is used again"))
            self.keeper.save_or_raise(change)

        FeverDialog(
            self,
            number=before,
            usual=self._state.region_in_force.fever.in_both(),
            save=save,
            keep_draft=self.keeps_draft("fever number"),
            draft=self.draft_of("fever number"),
        ).ask()

    def _fridge_card(self) -> str:
        set_by_her, region = self.store.preferences.get(), self._state.region_in_force
        return fridge_card(
            call_words.in_an_emergency(set_by_her.emergency_number, region),
            self.store.contacts.all(),
            fever.in_force(set_by_her.fever_number, region.fever),
            set_by_her.call_about,
        )

    def _on_print(self) -> None:
        title, html = self.tr("Who to call"), self._fridge_card()
        self._tell(printing.print_document(self, title, html, most_pages=PAGES, points=POINTS))

    def _on_save(self) -> None:
        title, html = self.tr("Who to call"), self._fridge_card()
        self._tell(printing.save_pdf(self, title, FILE, html, most_pages=PAGES, points=POINTS))

    def _tell(self, said: str) -> None:
        if said:
            self.told.emit(said)

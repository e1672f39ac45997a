"""Who to call: the emergency number and the person's own numbers, large."""

from typing import ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.contacts import Contact, check_number
from companion.domain.text import clean_line
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui.changes import contacts as contact_changes
from companion.ui.changes import preferences as preference_changes
from companion.ui.dialogs.contact import ContactDialog
from companion.ui.dialogs.line import LineDialog
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.controls import button, card, label, restyle
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order


class CallPage(Page):
    """Reads aloud well, copies in one press, needs nothing filled in first."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.CONTACTS, Topic.PREFERENCES})

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__(store, keeper)
        self._one_press = OnePress()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(16))
        self.title = label(self.tr("Who to call"), "page-title")
        known = label(self.tr("The people who know your care"), "caption")
        self.add_number = button(self.tr("Add a number"), "outlined", "plus")
        self.add_number.clicked.connect(self.add)
        column.addWidget(SplitRow(stacked(self.title, known), self.add_number))
        self.emergency = self._build_emergency()
        column.addWidget(self.emergency)
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
            [("set", self.tr("Set the number"))],
        )
        words = banner.findChild(QLabel)
        if words is not None:  # the number is what is looked for: as large as the others
            restyle(words, "role", "phone")
        banner.pressed.connect(self._on_emergency)
        return banner

    @override
    def refresh(self) -> None:
        number = self.store.preferences.get().emergency_number
        self.emergency.say(
            self.tr("In an emergency call {number}").format(
                number=number or self.tr("your local emergency number")
            ),
            self.tr("You do not need to fill in anything first."),
        )
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        contacts = self.store.contacts.all()
        for contact in contacts:
            self._cards.addWidget(self._card(contact))
        self.empty.setVisible(not contacts)
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.add_number

    @override
    def add(self) -> None:
        self._ask(None)

    def _card(self, contact: Contact) -> QWidget:
        number = label(breakable(contact.number), "phone")
        words = [label(breakable(contact.name), "strong"), number]
        if contact.hours:
            words.insert(1, label(breakable(contact.hours), "caption"))
        number.setAccessibleName(f"{contact.name}: {contact.number}")
        presses: list[QWidget] = []
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
        def save(new: Contact) -> None:
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

    def _on_emergency(self) -> None:
        before = self.store.preferences.get()

        def save(number: str) -> None:
            number = clean_line(number)
            if number:
                check_number(number)
            self.keeper.save_or_raise(preference_changes.set_emergency_number(self.store, number))

        LineDialog(
            self,
            title=self.tr("Emergency number"),
            caption=self.tr("The number to call where you live"),
            verb=self.tr("Save number"),
            text=before.emergency_number,
            save=save,
            keep_draft=self.keeps_draft("emergency number"),
            draft=self.draft_of("emergency number"),
        ).ask()

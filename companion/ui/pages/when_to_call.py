"""When to call: what to notice, and how soon to call about it. Needs nothing filled in."""

from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.when_to_call import WhenToCall
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import printing
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets import call_words
from companion.ui.widgets.controls import announce, button, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.when_to_call import WhenToCallWords
from companion.ui.widgets.when_to_call_sheet import PAGES, sheet
from companion.ui.window_state import WindowState

FILE = "when-to-call.pdf"
_RING = 6  # px around what is read, for the ring that says that the keys are for it


class WhenToCallPage(Page):
    """The guide's page with the numbers in force; it can be printed."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.CONTACTS, Topic.PREFERENCES})

    def __init__(self, store: Store, keeper: Keeper, state: WindowState) -> None:
        super().__init__(store, keeper)
        self._state = state
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(16))
        self.call = button(self.tr("Who to call"), "outlined", "phone")
        self.call.setAccessibleName(self.tr("Go to Who to call"))
        self.call.clicked.connect(lambda: self.page_wanted.emit("call"))
        self.print = button(self.tr("Print"), "outlined", "printer")
        self.print.clicked.connect(self._on_print)
        self.save = button(self.tr("Save as PDF"), "outlined", "download")
        self.save.clicked.connect(self._on_save)
        title = stacked(
            label(self.tr("When to call"), "page-title"),
            label(self.tr("Begin with the red card. If one line fits, call."), "caption"),
        )
        column.addWidget(SplitRow(title, flowing(self.call, self.print, self.save)))
        self.words = WhenToCallWords()
        self.words.jumped.connect(self._on_jumped)
        column.addWidget(self.words)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        self.scrolled = ScrollPage(content, margin=36 - _RING)
        self.scrolled.be_read(self.tr("When to call"))
        whole.addWidget(self.scrolled)

    @override
    def refresh(self) -> None:
        words, team = self._filled()
        self.words.show_words(words, team)
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.scrolled.view  # so that the arrow keys turn the page at once

    @override
    def come_back(self) -> None:
        self.scrolled.bar.setValue(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.outdate()  # the region is not in the diary, which tells only of itself
        super().showEvent(event)

    def _filled(self) -> tuple[WhenToCall, str]:
        set_by_her = self.store.preferences.get()
        words = call_words.when_to_call(
            self._state.region_in_force,
            own_emergency=set_by_her.emergency_number,
            own_fever=set_by_her.fever_number,
        )
        return words, call_words.of_team(self.store.contacts.all())

    def _on_jumped(self, part: QWidget) -> None:
        top = part.mapTo(self.scrolled.holder, QPoint(0, 0)).y()
        self.scrolled.bar.setValue(top - look.space(16))
        self.scrolled.view.setFocus()
        announce(self, part.accessibleName())

    def _on_print(self) -> None:
        self._tell(
            printing.print_document(
                self, self.tr("When to call"), sheet(*self._filled()), most_pages=PAGES
            )
        )

    def _on_save(self) -> None:
        self._tell(
            printing.save_pdf(
                self, self.tr("When to call"), FILE, sheet(*self._filled()), most_pages=PAGES
            )
        )

    def _tell(self, said: str) -> None:
        if said:
            self.told.emit(said)

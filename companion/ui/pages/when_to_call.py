"""When to call: what to notice, and how soon to call about it. Needs nothing filled in."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.preferences import Preferences
from companion.domain.when_to_call import WhenToCall
from companion.exchange.whole_file import FileError
from companion.storage.diary import Topic
from companion.storage.faults import StorageError
from companion.storage.store import Store
from companion.ui.page import Page
from companion.ui.unsaved import Keeper
from companion.ui.widgets import call_words
from companion.ui.widgets.call_words import OfHers
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.when_to_call import WhenToCallReader
from companion.ui.window_state import WindowState


class WhenToCallPage(Page):
    """The guide's page with the numbers in force; it can be printed."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.CONTACTS, Topic.PREFERENCES})

    def __init__(self, store: Store, keeper: Keeper, state: WindowState) -> None:
        super().__init__(store, keeper)
        self._state = state
        self.call = button(self.tr("Who to call"), "outlined", "phone")
        self.call.setAccessibleName(self.tr("Go to Who to call"))
        self.call.clicked.connect(lambda: self.page_wanted.emit("call"))
        title = stacked(
            label(self.tr("When to call"), "page-title"),
            label(self.tr("Begin with the red card. If one line fits, call."), "caption"),
        )
        self.reader = WhenToCallReader(margin=36)
        self.reader.begin_with(SplitRow(title, self.call))
        self.reader.end_with(flowing(self.reader.print, self.reader.save))
        self.reader.words.who_to_call_wanted.connect(lambda: self.page_wanted.emit("call"))
        self.reader.told.connect(self.told)
        self.reader.failed.connect(self._on_failed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.reader)

    @override
    def refresh(self) -> None:
        try:
            set_by_her, contacts = self.store.preferences.get(), self.store.contacts.all()
        except StorageError:
            words = self._filled(Preferences())
            unread = self.tr(
                "Your diary cannot be read just now. The numbers here are the usual ones."
            )
            notice = f"{unread} {words.notice}".strip()
            self._show(replace(words, notice=notice), OfHers(readable=False))
            raise  # it is told as everywhere; but what cannot wait stands there
        hers = OfHers(contacts=tuple(contacts), call_about=set_by_her.call_about)
        self._show(self._filled(set_by_her), hers)

    @override
    def first_control(self) -> QWidget:
        return self.reader.scrolled.view  # so that the arrow keys turn the page at once

    @override
    def come_back(self) -> None:
        self.reader.scrolled.bar.setValue(0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.outdate()  # the region is not in the diary, which tells only of itself
        super().showEvent(event)

    def _on_failed(self, error: FileError) -> None:
        raise error  # to be told as everywhere

    def _filled(self, set_by_her: Preferences) -> WhenToCall:
        return call_words.when_to_call(
            self._state.region_in_force,
            own_emergency=set_by_her.emergency_number,
            own_fever=set_by_her.fever_number,
        )

    def _show(self, words: WhenToCall, hers: OfHers) -> None:
        self.reader.show_words(words, hers)
        put_in_order(self.reader.scrolled.content)

"""What every screen is: a view of the store that knows when it is out of date."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui.changes import drafts
from companion.ui.unsaved import Keeper


class Page(QWidget):
    """Subclasses build widgets in `__init__`, fill them in `refresh`, and save through the keeper."""

    watches: ClassVar[frozenset[Topic]] = frozenset()
    told = Signal(str)  # what was done that cannot be undone
    page_wanted = Signal(str)  # the name of another page
    reading_wanted = Signal(str)  # what the guide shall open beside the page: see `Guide.about`

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__()
        self.store = store
        self.keeper = keeper
        self._stale = True

    def refresh(self) -> None:
        """Read from the store and show it."""
        raise NotImplementedError

    def first_control(self) -> QWidget:
        """Return what has the focus when the page opens."""
        raise NotImplementedError

    def add(self) -> None:
        """Do what Ctrl+N does here."""

    def search_notes(self) -> None:
        """Do what Ctrl+F does here."""

    def save_as_csv(self) -> None:
        """Do what Ctrl+E does here."""

    def come_back(self) -> None:
        """Be opened by its name: show what the name says."""

    def keep_typing(self) -> None:
        """Keep what is typed this moment, before the page turns or the window closes."""

    def go_back(self) -> bool:
        """Do what Esc does here; return whether there was anything to do."""
        return False

    def draft_of(self, place: str) -> str:
        """Return what is half typed there: what waits for the disk first, for it is newer."""
        waiting = self.keeper.waits(drafts.draft_control(place))
        return waiting.draft if waiting is not None else self.store.drafts.get(place)

    def keeps_draft(self, place: str) -> Callable[[str], None]:
        """Return what keeps the draft of a place: to be given to a form."""

        def keep(body: str) -> None:
            self.keeper.save(drafts.keep_draft(self.store, place, body))

        return keep

    def on_change(self, topic: Topic) -> None:
        """Refresh now if seen, else when next shown."""
        if topic in self.watches:
            self.outdate()

    def outdate(self) -> None:
        """Refresh now if seen, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_typing()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

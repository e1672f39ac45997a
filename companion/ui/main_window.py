"""The window: the rail, one page at a time, what is wrong at the top, what was done at the foot."""

import sys
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from companion import clock
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from companion.ui import icons
from companion.ui.changes import symptom_list as list_changes
from companion.ui.history import Change, History
from companion.ui.page import Page
from companion.ui.page_makers import (
    CALL,
    DIGITS,
    LEARN,
    MAKERS,
    NOTES,
    PARENTS,
    SETTINGS,
    SYMPTOMS,
    TODAY,
    TREATMENTS,
    WHEN_TO_CALL,
    Given,
    names,
)
from companion.ui.pages.today import TodayPage
from companion.ui.theme import TEXT_SIZES, Mode, look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.beside import Beside
from companion.ui.widgets.controls import announce, button, frame, label
from companion.ui.widgets.rail import Rail
from companion.ui.widgets.undo_bar import UndoBar
from companion.ui.window_state import WindowState
from companion.ui.worker import Worker

_WIDER = 80  # px that one press makes what is read beside a page wider
_BAR_AND_PAGE = 170  # px at 100 %: the bar at the foot, and enough of the page to see
CELL_MM = 11.0  # a scale cell is at least so wide for a numb finger
MM_PER_INCH = 25.4


class MainWindow(QMainWindow):
    """Owns the pages, which are made when they are first shown, and tells them what changed."""

    changed = Signal(Topic)
    painted = Signal()  # once: what can wait for the first paint may begin

    def __init__(self, store: Store, state: WindowState, *, demo: bool = False) -> None:
        super().__init__()
        self.store = store
        self.keeper = Keeper()
        self.history = History()
        self.worker = Worker(self)
        self._state = state
        self._was_painted = False
        self._name = TODAY
        self._trail: list[str] = []  # the pages through which the one in sight was opened
        self._read_from: QWidget | None = None
        self._pages: dict[str, Page] = {}
        self.banners: dict[str, Banner] = {}
        self._seen_from_outside = store.diary.changed_from_outside()
        self._names = names()
        self._given = Given(
            store=store,
            keeper=self.keeper,
            worker=self.worker,
            state=state,
            who=self._who,
            add_symptom=self.add_symptom,
            change_list=self.change_list,
            set_mode=self.set_mode,
            set_text_size=self.set_text_size,
            step_text=self._step_text,
            ask_my_team=self._ask_my_team,
        )
        self.setMinimumSize(960, 600)
        self._build(demo=demo)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.waiting_changed.connect(self._on_waiting_changed)
        self.history.undone.connect(self._on_undone)
        self.history.redone.connect(self._on_redone)
        self.history.overtaken.connect(self._on_overtaken)
        store.subscribe(self.changed.emit)
        self._on_waiting_changed()
        self._say_read_only()

    # What it is made of

    def _build(self, *, demo: bool) -> None:
        self.rail = Rail(self.tr("Pages"))
        self.rail.set_pages(
            [
                (TODAY, self._names[TODAY], "house"),
                (SYMPTOMS, self._names[SYMPTOMS], "thermometer"),
                (TREATMENTS, self._names[TREATMENTS], "pill"),
                (NOTES, self._names[NOTES], "note"),
                (LEARN, self._names[LEARN], "book"),
            ]
        )
        self.rail.opened.connect(self.open_page)
        self._side = frame("rail")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 20, 0, 16)  # the rail keeps its own distance from the edge
        side.addWidget(self._build_brand())
        side.addWidget(self.rail)
        side.addStretch(1)
        side.addLayout(self._build_always())

        self.stack = QStackedWidget()
        self.undo_bar = UndoBar()
        self.undo_bar.undo_pressed.connect(self.undo)
        self.undo_bar.redo_pressed.connect(self.redo)
        self.undo_bar.closed.connect(self._on_bar_closed)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if demo:
            column.addWidget(
                Banner(
                    "info",
                    self.tr("This is a made-up diary, to look around in. Nothing here is kept."),
                )
            )
        self._banners = QVBoxLayout()
        self._banners.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._banners)
        self.beside = Beside(self.stack)
        self.beside.closed.connect(self._on_reading_closed)
        column.addWidget(self.beside, 1)
        column.addWidget(self.undo_bar)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(content, 1)
        self.setCentralWidget(whole)

    def _build_always(self) -> QVBoxLayout:
        self.when_to_call = button(self._names[WHEN_TO_CALL], "outlined", "question")
        self.when_to_call.clicked.connect(lambda: self.open_page(WHEN_TO_CALL))
        self.call = button(self._names[CALL], "outlined", "phone")
        self.call.clicked.connect(lambda: self.open_page(CALL))
        self.settings = button(self._names[SETTINGS], "quiet", "gear")
        self.settings.clicked.connect(lambda: self.open_page(SETTINGS))
        column = QVBoxLayout()
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        for each in (self.when_to_call, self.call, self.settings):
            each.setProperty("place", "rail")
            column.addWidget(each)
        return column

    def _build_brand(self) -> QWidget:
        brand = QWidget()
        brand.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(brand)
        row.setContentsMargins(30, 0, 12, 8)
        row.addWidget(_Leaf())
        name = label(self.tr("Companion"), "section")
        name.setWordWrap(False)
        row.addWidget(name, 1)
        return brand

    def _build_actions(self) -> None:
        # Imported here, after the first paint: nobody presses a key on a window that is not there.
        from PySide6.QtGui import QAction, QKeySequence  # noqa: PLC0415

        does: list[tuple[str, Callable[[], object], str]] = [
            (self.tr("Undo"), self.undo, "Ctrl+Z"),
            (self.tr("Redo"), self.redo, "Ctrl+Shift+Z Ctrl+Y"),
            (self.tr("Add"), self._on_add, "Ctrl+N"),
            (self.tr("Find"), self._on_find, "Ctrl+F"),
            (self.tr("Save as CSV"), self._on_csv, "Ctrl+E"),
            (self.tr("Save"), self._on_save_key, "Ctrl+S"),
            (self.tr("Larger text"), partial(self._step_text, 1), "Ctrl++ Ctrl+="),
            (self.tr("Smaller text"), partial(self._step_text, -1), "Ctrl+-"),
            (self.tr("Text at 100 %"), partial(self.set_text_size, 100), "Ctrl+0"),
            (self._names[CALL], partial(self.open_page, CALL), "F1"),
            (self._names[WHEN_TO_CALL], partial(self.open_page, WHEN_TO_CALL), "Shift+F1"),
            (self.tr("Next part of the window"), self._next_part, "F6"),
            (self.tr("Back"), self._on_escape, "Esc"),
            *(
                (self._names[page], partial(self.open_page, page), f"Ctrl+{digit}")
                for page, digit in DIGITS.items()
            ),
        ]
        for name, do, keys in does:
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(key) for key in keys.split()])
            action.triggered.connect(partial(_call, do))
            self.addAction(action)
        if sys.platform == "darwin":  # there the native menu bar is where people look
            self.menuBar().addMenu(self.tr("Companion")).addActions(self.actions())

    # Pages

    @property
    def page(self) -> Page:
        """The page in sight."""
        page = self.stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError(page)
        return page

    @property
    def pages(self) -> tuple[str, ...]:
        """The names of all pages that can be opened."""
        return tuple(MAKERS)

    def open_page(self, name: str) -> None:
        """Show a page; the keyboard goes to its first control.

        What is read beside stays, but where it would hide the page, or is there anyway.
        """
        if self.beside.covers or (self.beside.is_open and name == LEARN):
            self.beside.close_pane()
        page = self.show_page(name)
        page.come_back()
        page.first_control().setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, self._names[name])

    @property
    def _came_from(self) -> str:
        return self._trail[-1] if self._trail else PARENTS.get(self._name, TODAY)

    def _on_page_wanted(self, name: str) -> None:
        """Open another page; one without a name is where this one was opened from."""
        self.open_page(name or self._came_from)

    def show_page(self, name: str) -> Page:
        """Show a page and leave the keyboard where it is."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = MAKERS[name](self._given)
            self.changed.connect(page.on_change)
            page.told.connect(self.tell)
            page.page_wanted.connect(self._on_page_wanted)
            page.reading_wanted.connect(self.read_about)
            self.stack.addWidget(page)
        if page is not self.stack.currentWidget() and not self.undo_bar.offers_undo:
            self.undo_bar.hide()  # what was only told was told about the page before
        self.stack.setCurrentWidget(page)
        if self.undo_bar.isHidden():
            self._keep_room_for_the_bar(keep=False)
        if name not in PARENTS:
            self._trail = []
        elif name in self._trail:  # back to where one was already: not a way that ends nowhere
            del self._trail[self._trail.index(name) :]
        elif name != self._name:
            self._trail.append(self._name)
        self._name = name
        self.rail.set_current(PARENTS.get(name, name))
        if name in DIGITS:  # who looked up a number still opens on a page of the diary
            self._state.page = name
        title = self.tr("Companion")
        self.setWindowTitle(f"{self._names[name]} – {title}")
        return page

    # Reading beside a page

    def read_about(self, what: str) -> None:
        """Open the article about a `kind:id` (as pages ask for it) beside the page in sight.

        Where the guide has none, Learn opens.
        """
        # Imported here: the guide is read when somebody wants to read.
        from companion.ui.reading import article_about  # noqa: PLC0415
        from companion.ui.widgets.side_pane import SidePane  # noqa: PLC0415

        article = article_about(self.store, what)
        if article is None:
            self.open_page(LEARN)
            return
        pane = self.beside.pane
        if not isinstance(pane, SidePane):
            pane = SidePane(self.store.library.guide)
            pane.view.page_wanted.connect(self._on_page_wanted)
            pane.view.asked.connect(self._ask_my_team)
            pane.view.text_size_wanted.connect(self._step_text)
            pane.whole_wanted.connect(self._read_in_learn)
            pane.closed.connect(self.beside.close_pane)
            pane.wider.connect(partial(self.beside.widen, _WIDER))
            pane.narrower.connect(partial(self.beside.widen, -_WIDER))
            self.beside.covered.connect(pane.be_alone)
            self.beside.set_pane(pane, self._state.pane_width, pane.first_control)
        self._read_from = QApplication.focusWidget()
        pane.view.put_away(self.store.preferences.get().hidden_topics)
        self.beside.open_pane()
        pane.show_article(article)
        pane.first_control().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _read_in_learn(self, article_id: str) -> None:
        from companion.ui.pages.learn import LearnPage  # noqa: PLC0415

        self.beside.close_pane()
        self.open_page(LEARN)
        if isinstance(self.page, LearnPage):
            self.page.open_article(article_id)

    def _ask_my_team(self, article_id: str) -> None:
        from companion.ui.reading import ask_my_team  # noqa: PLC0415

        ask_my_team(self.page, article_id, self._who)

    def _on_reading_closed(self) -> None:
        opener, self._read_from = self._read_from, None
        self._state.pane_width = self.beside.pane_width
        if opener is not None and isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.page.first_control().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_room_for_the_bar(self, *, keep: bool) -> None:
        # Once shown, its room stays until the page is turned: nothing moves under a finger.
        policy = self.undo_bar.sizePolicy()
        policy.setRetainSizeWhenHidden(keep)
        self.undo_bar.setSizePolicy(policy)

    def _let_tab_end_at_the_foot(self) -> None:
        self._keep_room_for_the_bar(keep=True)
        # Tab goes as things were made, and pages are made and filled after the strip below them.
        foot = self.undo_bar.tab_stops()
        before: QWidget = self
        for each in self._in_tab_order():
            if each not in foot and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                before = each
        for each in foot:
            QWidget.setTabOrder(before, each)
            before = each

    def _in_tab_order(self) -> Iterator[QWidget]:
        each = self.nextInFocusChain()
        while each is not None and each is not self:
            yield each
            each = each.nextInFocusChain()

    def _who(self) -> str:
        """Return who is typing, as chosen on Today."""
        today = self._pages.get(TODAY)
        return today.who() if isinstance(today, TodayPage) else ME

    # Doing, undoing, telling

    def undo(self) -> None:
        """Take the last change back: first what is not on disk, then what is."""
        taken_back = self.keeper.take_back()
        if taken_back is not None:
            self._say(self.tr("{what} is taken back").format(what=taken_back.what))
            self.page.outdate()
        elif self.history.can_undo:
            self.history.undo()
        else:
            self.tell(self.tr("There is nothing to undo"))

    def redo(self) -> None:
        """Make again what was taken back last."""
        if self.keeper.put_again():
            self.page.outdate()
        elif self.history.can_redo:
            self.history.redo()
        else:
            self.tell(self.tr("There is nothing to do again"))

    def tell(self, text: str) -> None:
        """Say at the foot what was done that cannot be undone."""
        redo = self.keeper.can_put_again or self.history.can_redo
        self.undo_bar.show_step(text, undo=False, redo=redo)
        self._let_tab_end_at_the_foot()

    def _say(self, text: str, *, done: bool = True) -> None:
        self.undo_bar.show_step(
            text,
            undo=bool(self.keeper.told) or self.history.can_undo,
            redo=self.keeper.can_put_again or self.history.can_redo,
            done=done,
        )
        self._let_tab_end_at_the_foot()

    def _on_saved(self, change: Change) -> None:
        self._say_read_only()
        if not change.quiet:
            self.history.add(change)
            self._say(change.done)

    def _on_undone(self, what: str) -> None:
        self._say(self.tr("Undone: {what}").format(what=what))

    def _on_overtaken(self, what: str) -> None:
        self._say(
            self.tr("{what} was changed elsewhere since, and is left as it is").format(what=what)
        )

    def _on_redone(self, what: str) -> None:
        self._say(self.tr("Done again: {what}").format(what=what))

    def _on_bar_closed(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or self.undo_bar.isAncestorOf(focus):  # it was closed by a key
            self.page.first_control().setFocus()

    def _uncover(self) -> None:
        """Close what is read where it hides the page: what a key does there shall be seen."""
        if self.beside.covers:
            self.beside.close_pane()

    def _on_add(self) -> None:
        self._uncover()
        self.page.add()

    def _on_find(self) -> None:
        self._uncover()
        self.page.search_notes()

    def _on_csv(self) -> None:
        self._uncover()
        if type(self.page).save_as_csv is Page.save_as_csv:  # this page has no table of its own
            self.open_page(SYMPTOMS)
        self.page.save_as_csv()

    def _on_save_key(self) -> None:
        self.tell(
            self.tr("Everything is already saved")
            if self.keeper.try_again()
            else self.tr("It is not saved yet")
        )

    def _on_escape(self) -> None:
        reads = self.beside.has_focus() or self.beside.covers
        if reads or not self.page.go_back():
            self._leave()

    def _leave(self) -> None:
        """Close what is open beside or below the page, else go back to where it was opened from."""
        if self.beside.is_open:
            self.beside.close_pane()
        elif self.undo_bar.isVisible():
            self.undo_bar.hide()
        elif self._name in PARENTS:
            self.open_page(self._came_from)
        elif self.rail.current() is None:  # a number was looked up, or something set
            self.open_page(self._state.page or TODAY)

    def _next_part(self) -> None:
        """Go from the rail to the page, to what is read beside it, to the foot, and on."""
        parts: list[tuple[QWidget, QWidget]] = [(self._side, self.rail)]
        if self.stack.isVisible():
            parts.append((self.stack, self.page.first_control()))
        if self.beside.is_open and self.beside.pane is not None:
            parts.append((self.beside.pane, self.beside.first_control()))
        if self.undo_bar.isVisible():
            stop = next(each for each in self.undo_bar.tab_stops() if each.isVisible())
            parts.append((self.undo_bar, stop))
        focus = QApplication.focusWidget()
        here = [at for at, (part, _) in enumerate(parts) if focus and part.isAncestorOf(focus)]
        following = parts[((here or [1])[0] + 1) % len(parts)][1]
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # The person's list of symptoms, from Today and from Settings

    def add_symptom(self) -> None:
        """Ask which other symptoms to follow."""
        from companion.ui.dialogs.add_symptom import AddSymptomDialog  # noqa: PLC0415

        before = self.store.symptom_list.listed()

        def save(new: list[Symptom]) -> None:
            self.keeper.save_or_raise(list_changes.set_list(self.store, before, [*before, *new]))

        AddSymptomDialog(
            self,
            known=self.store.symptom_list.all(),
            save=save,
            keep_draft=self.page.keeps_draft("own symptom"),
            draft=self.page.draft_of("own symptom"),
        ).ask()

    def change_list(self) -> None:
        """Ask in which order the symptoms stand, and which leave the list."""
        from companion.ui.dialogs.symptom_list import SymptomListDialog  # noqa: PLC0415

        before = self.store.symptom_list.listed()

        def save(after: list[Symptom]) -> None:
            self.keeper.save_or_raise(list_changes.set_list(self.store, before, after))

        known = self.store.symptom_list.all()
        SymptomListDialog(self, listed=before, known=known, save=save).ask()

    # What is not saved, and what is wrong

    def _on_waiting_changed(self) -> None:
        waiting, fault = self.keeper.told, self.keeper.fault
        if not self.keeper.waiting:
            self._put_banner("unsaved", None)
            return
        if len(waiting) > 1:
            title = self.tr("{count} entries are not saved yet").format(count=len(waiting))
            kept = self.tr("They are kept here and will be saved as soon as that is put right.")
        else:
            title = self.tr("Your last entry is not saved yet")
            kept = self.tr(
                "Your entry is kept here and will be saved as soon as that is put right."
            )
        does: dict[str, tuple[str, Callable[[], object]]] = {
            "again": (self.tr("Try again"), self.keeper.try_again),
            "copy": (self.tr("Save a copy elsewhere"), self.save_copy_elsewhere),
        }
        if fault is not None and fault.fault is Fault.MOVED:
            does["back"] = (self.tr("Put the diary back"), self.put_back)
        text = f"{fault or ''} {kept} {self.tr('Nothing else is lost.')}".strip()
        self._say_in_banner("unsaved", "danger", title, text, does)
        if waiting and self._has_room_below(self.banners["unsaved"]):
            self._say(self.tr("{what} is not saved yet").format(what=waiting[-1].what), done=False)
        else:  # what can be undone is no longer what the bar says
            self.undo_bar.hide()

    def _has_room_below(self, banner: Banner) -> bool:
        """Return whether the page and the bar at the foot fit below a banner, in a low window."""
        needed = banner.heightForWidth(self.width() - self._side.width())
        return needed + look.control(_BAR_AND_PAGE) <= self.height()

    def _say_in_banner(
        self,
        place: str,
        kind: str,
        title: str,
        text: str,
        does: dict[str, tuple[str, Callable[[], object]]],
    ) -> None:
        """Say it in the banner that is there, if it has these buttons; else in a new one."""
        there = self.banners.get(place)
        if there is not None and there.property("does") == list(does):
            there.say(title, text)
            return
        banner = Banner(kind, title, text, [(key, word) for key, (word, _) in does.items()])
        banner.setProperty("does", list(does))
        banner.pressed.connect(partial(_do, does))
        self._put_banner(place, banner)

    def _put_banner(self, place: str, banner: Banner | None) -> None:
        """Show a banner in the place of the one that says the same kind of thing; None takes it away."""
        old = self.banners.pop(place, None)
        if old is not None:
            self._banners.removeWidget(old)
            old.hide()
            old.deleteLater()
        if banner is not None:
            self.banners[place] = banner
            self._banners.addWidget(banner)
            before = self.settings
            for each in banner.findChildren(QPushButton):
                QWidget.setTabOrder(before, each)
                before = each

    def save_copy_elsewhere(self) -> None:
        """Write what is not on disk into a CSV that the person chooses, on another disk perhaps."""
        # Imported here: hardly ever needed.
        from companion.exchange import not_saved  # noqa: PLC0415
        from companion.ui.documents import ask_for_csv  # noqa: PLC0415

        waiting = self.keeper.waiting
        values = [value for change in waiting for value in change.values]
        others = [change.what for change in waiting if not change.values and not change.quiet]
        if not values and not others:
            self.tell(
                self.tr("No copy was made. What is half typed is kept while Companion is open.")
            )
            return
        name = f"not-saved-{clock.today()}.csv"
        path = ask_for_csv(self, self.tr("Save a copy elsewhere"), name)
        if path is not None:
            written = not_saved.write(
                path,
                values,
                others,
                {
                    each.id: each.name
                    for each in (*self.store.symptom_list.all(), *self.store.treatments.all())
                },
                keep_off=self.store.diary.path,
            )
            self.tell(
                self.tr("A copy is in {files}").format(files=", ".join(p.name for p in written))
            )

    def put_back(self) -> None:
        """Make the diary file anew from what is still open."""
        self.store.diary.put_back()
        self.keeper.try_again()

    def _say_read_only(self) -> None:
        blocked = self.store.diary.only_read
        if blocked is None:
            self._put_banner("read only", None)
        else:
            title = self.tr("You can read your diary, but not write in it")
            self._say_in_banner("read only", "warn", title, str(blocked), {})

    def look_over_the_file(self) -> None:
        """Check the whole file, beside the window; say what is wrong, and write no more if it is."""
        path = self.store.diary.path

        def work() -> str:
            diary = Diary(path, make=False, to_read=True)
            try:
                return diary.damage(thorough=False) or diary.damage(thorough=True)
            finally:
                diary.close()

        def done(found: str) -> None:
            if found:
                self.store.diary.distrust(found)
                self._say_read_only()
            else:
                self.store.diary.trust()

        def failed(error: Exception) -> None:
            if not isinstance(error, StorageError):
                raise error
            if error.fault in {Fault.CORRUPT, Fault.NOT_A_DIARY}:
                done(str(error))

        self.worker.run(work, done, failed)

    # How it looks

    def set_mode(self, mode: Mode) -> None:
        """Take another theme, now and from now on."""
        self._state.mode = mode
        look.apply(mode, look.text_size)

    def set_text_size(self, percent: int) -> None:
        """Take another text size, now and from now on."""
        self._state.text_size = percent
        look.apply(self._state.mode, percent)

    def _step_text(self, by: int) -> None:
        at = TEXT_SIZES.index(look.text_size) + by
        if 0 <= at < len(TEXT_SIZES):
            self.set_text_size(TEXT_SIZES[at])

    def restore_size(self) -> None:
        """Take the size of last time, or 1280×800, or what of it the screen has."""
        kept = self._state.geometry
        if kept is not None and self.restoreGeometry(kept):
            return
        # Not its own `screen()`: in PySide that belongs to who asked for it, and dies along with it.
        screen = QGuiApplication.primaryScreen()
        free = screen.availableGeometry()
        wanted = QSize(1280, 800).boundedTo(free.size() * 0.9).expandedTo(self.minimumSize())
        self.resize(wanted)
        self.move(free.center() - self.rect().center())

    # The window's own moments

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_the_first_paint)

    def _after_the_first_paint(self) -> None:
        self.painted.emit()
        self._build_actions()

    @override
    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self._on_activated)

    def _on_activated(self) -> None:
        if not self.isVisible():
            return  # it was closed meanwhile
        today = self._pages.get(TODAY)
        if isinstance(today, TodayPage):
            today.on_activated()
        seen = self.store.diary.changed_from_outside()
        if seen != self._seen_from_outside:
            self._seen_from_outside = seen
            for page in self._pages.values():
                page.outdate()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self._pages.values():
            page.keep_typing()
        if not self.keeper.try_again() and not self._leave_unsaved():
            event.ignore()
            return
        if self.beside.pane is not None:
            self._state.pane_width = self.beside.pane_width
        self._state.geometry = self.saveGeometry()
        self._state.keep()
        event.accept()

    def _leave_unsaved(self) -> bool:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - hardly ever needed

        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Companion"))
        box.setIcon(QMessageBox.Icon.Warning)
        names = "\n".join(change.what for change in self.keeper.told or self.keeper.waiting)
        box.setText(self.tr("This is not saved yet:") + f"\n{names}")
        box.setInformativeText(str(self.keeper.fault or ""))
        stay = box.addButton(self.tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        copy = box.addButton(self.tr("Save a copy elsewhere"), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(
            self.tr("Close without saving it"), QMessageBox.ButtonRole.DestructiveRole
        )
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        if box.clickedButton() is copy:
            self.save_copy_elsewhere()
            return False
        return box.clickedButton() is leave


def _call(do: Callable[[], object], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    do()


def _do(does: dict[str, tuple[str, Callable[[], object]]], key: str) -> None:
    does[key][1]()


class _Leaf(QWidget):
    """Our mark, in the color of the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 26)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw(painter, QRectF(self.rect()), "leaf-fill", "accent")
        painter.end()


def first_text_size(screen: QScreen) -> int:
    """Return the text size (percent) at which a scale cell is wide enough for a numb finger.

    Goes by the size that the screen reports, where that can be believed.
    """
    inches = (screen.physicalSize().width() ** 2 + screen.physicalSize().height() ** 2) ** 0.5
    inches /= MM_PER_INCH
    if not 10 <= inches <= 40:  # noqa: PLR2004
        return 100
    mm_per_px = screen.physicalSize().width() / max(1, screen.size().width())
    for size in TEXT_SIZES:
        if 48 * (1 + 0.5 * (size / 100 - 1)) * mm_per_px >= CELL_MM:
            return size
    return TEXT_SIZES[-1]

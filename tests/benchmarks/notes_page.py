"""How long the page Notes takes to be seen on a full diary, beside an empty one and one of 20 notes."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from companion import demo, paths
from companion.storage.store import Store
from companion.ui.main_window import NOTES, TODAY, MainWindow
from companion.ui.pages.notes import AT_A_TIME, NotesPage
from companion.ui.theme import Mode, look
from companion.ui.window_state import WindowState
from tests.benchmarks.diaries import opened
from tests.benchmarks.rounds import Figure, in_turns, middle_and_worst, ms, ratio, say

_SEARCHED = ("garden", "slept", "the pond", "xylophone")


def small(home: Path) -> Path:
    """Return a folder with a diary that has as many notes as the page shows at once."""
    if not paths.diary_in(home).exists():
        with opened(home) as store:
            demo.fill(store, entries=1000, notes=AT_A_TIME)
    return home


def figures(full: Path, small: Path, empty: Path, notes: int, rounds: int) -> list[Figure]:
    """Open the page in the real window, painted at once, on two diaries in turns; then search.

    What is seen at first is the box for a new note, ready to be written in; the notes follow.
    """
    app = QApplication.instance() or QApplication([])
    look.apply(Mode.LIGHT, 100)
    say(f"the page Notes, {notes:,} notes")
    found: list[Figure] = []
    with ExitStack() as stack:
        stores = [stack.enter_context(opened(home)) for home in (full, small, empty)]
        for store in stores:
            store.diary.warm_up()
            store.diary.trust()
        places = list(zip(stores, (full, small, empty), strict=True))
        for at, with_notes, what in (
            (2, False, "the page Notes seen and ready, {notes} notes, beside none"),
            (1, False, "the page Notes seen and ready, {notes} notes, beside {few}"),
            (1, True, "the page Notes with {few} notes in sight, {notes} notes, beside {few}"),
        ):
            on_full = _opens(*places[0], app, with_notes=with_notes)
            ours, theirs = in_turns(
                on_full, _opens(*places[at], app, with_notes=with_notes), rounds
            )
            found.append(
                Figure(
                    what=what.format(notes=f"{notes:,}", few=AT_A_TIME),
                    result=f"{ms(median(ours))}, {ratio(ours, theirs)}",
                    floor=ms(median(theirs)),
                    aim="≤ 1.15",
                )
            )
        found.append(_search(stores[0], full, app, notes))
    return found


def _window(store: Store, home: Path, app: QCoreApplication) -> MainWindow:
    window = MainWindow(store, WindowState(home / "benchmark.ini"))
    window.resize(1280, 800)
    window.show_page(TODAY)
    window.show()
    app.processEvents()
    return window


def _close(window: MainWindow, app: QCoreApplication) -> None:
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


def _opens(
    store: Store, home: Path, app: QCoreApplication, *, with_notes: bool
) -> Callable[[], float]:
    """Return what opens the page for the first time in a new window, and how long it takes."""

    def once() -> float:
        window = _window(store, home, app)
        before = time.perf_counter()
        page = window.show_page(NOTES)
        QCoreApplication.sendPostedEvents()  # its layouts
        window.repaint()
        if with_notes and isinstance(page, NotesPage):
            while len(page.list.cards()) < AT_A_TIME:
                app.processEvents()
            window.repaint()
        took = time.perf_counter() - before
        _close(window, app)
        return took

    return once


def _search(store: Store, home: Path, app: QCoreApplication, notes: int) -> Figure:
    window = _window(store, home, app)
    page = window.show_page(NOTES)
    if not isinstance(page, NotesPage):
        raise TypeError(page)
    while not page.list.cards():
        app.processEvents()
    times: list[float] = []
    for words in _SEARCHED:
        for end in range(1, len(words) + 1):
            before = time.perf_counter()
            page.search.setText(words[:end])
            QCoreApplication.sendPostedEvents()
            window.repaint()
            times.append(time.perf_counter() - before)
        page.search.clear()
    _close(window, app)
    return Figure(
        what=f"search on the page, each letter until {AT_A_TIME} hits are painted, {notes:,} notes",
        result=middle_and_worst(times),
    )

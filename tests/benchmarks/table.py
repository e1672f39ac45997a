"""How long the table of all entries takes to be somewhere else, and what a press costs beside it."""

import random
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from companion import clock
from companion.domain.identity import new_id
from companion.domain.symptoms import SymptomEntry
from companion.storage.store import Store
from companion.ui.main_window import SYMPTOMS, TODAY, MainWindow
from companion.ui.pages.symptoms import SymptomsPage
from companion.ui.theme import Mode, look
from companion.ui.window_state import WindowState
from tests.benchmarks.diaries import opened
from tests.benchmarks.rounds import Figure, middle_and_worst, ms, say

_FRAMES = 33  # ms: two of a screen
_SEARCHED = ("warm pillow", "stairs", "slept an hour", "results")


def figures(home: Path, entries: int, jumps: int) -> list[Figure]:
    """Jump about in the real table, in the real window, painted at once."""
    app = QApplication.instance() or QApplication([])
    look.apply(Mode.LIGHT, 100)
    with opened(home) as store:
        window = MainWindow(store, WindowState(home / "benchmark.ini"))
        window.resize(1280, 800)
        page = window.show_page(SYMPTOMS)
        if not isinstance(page, SymptomsPage):
            raise TypeError(page)
        window.show()
        app.processEvents()
        store.diary.warm_up()
        store.diary.trust()  # the whole file is looked over once, and that is not what is measured
        say(f"jumps in {entries:,} entries")
        found = [
            Figure(
                what=f"jump in {entries:,} entries",
                result=middle_and_worst(_jumps(page, jumps)),
                aim=f"p99 ≤ {_FRAMES} ms",
            )
        ]
        page.filter.set_choice("pain")
        page.outdate()
        found.append(
            Figure(
                what=f"jump in the {page.model.rowCount():,} of one symptom",
                result=middle_and_worst(_jumps(page, jumps)),
                aim=f"p99 ≤ {_FRAMES} ms",
            )
        )
        page.go_back()
        say("presses and searches")
        found += _presses(window, store, entries, max(10, jumps // 10))
        found.append(_search(window, page, entries))
        window.close()
    return found


def _jumps(page: SymptomsPage, jumps: int) -> list[float]:
    rng = random.Random(1)
    bar = page.table.verticalScrollBar()
    view = page.table.viewport()
    times: list[float] = []
    for _ in range(jumps):
        to = rng.randint(bar.minimum(), bar.maximum())
        before = time.perf_counter()
        bar.setValue(to)
        view.repaint()
        times.append(time.perf_counter() - before)
    return times


def _presses(window: MainWindow, store: Store, entries: int, presses: int) -> list[Figure]:
    """Save an entry as a press on Today does, while the table is shown and while it is hidden."""
    found: list[Figure] = []
    for name, where in ((SYMPTOMS, "the table in sight"), (TODAY, "Today in sight")):
        page = window.show_page(name)
        QApplication.processEvents()
        times: list[float] = []
        for number in range(presses):
            entry = SymptomEntry(
                id=new_id(),
                day=clock.today(),
                symptom="pain",
                severity=number % 11,
                recorded_at=clock.now(),
            )
            before = time.perf_counter()
            store.symptoms.put(entry)
            page.repaint()
            times.append(time.perf_counter() - before)
            store.symptoms.remove(entry.id)
        found.append(
            Figure(
                what=f"a press saved and shown, {where}, {entries:,} entries",
                result=middle_and_worst(times),
            )
        )
    return found


def _search(window: MainWindow, page: SymptomsPage, entries: int) -> Figure:
    window.show_page(SYMPTOMS)
    times: list[float] = []
    for words in _SEARCHED:
        page.search.clear()
        for end in range(1, len(words) + 1):
            before = time.perf_counter()
            page.search.setText(words[:end])
            page.repaint()
            times.append(time.perf_counter() - before)
    page.search.clear()
    return Figure(
        what=f"search in notes, each letter, {entries:,} entries",
        result=f"{middle_and_worst(times)}, longest {ms(max(times))}",
    )

"""How long a letter typed into the search of the guide takes, and how long an article takes to open."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QTextBrowser

from companion import paths
from companion.storage.diary import Diary
from companion.storage.guide import Library
from companion.storage.store import Store
from companion.ui.main_window import LEARN, TODAY, MainWindow
from companion.ui.pages.learn import LearnPage
from companion.ui.theme import Mode, look
from companion.ui.widgets.article_view import ArticleView
from companion.ui.window_state import WindowState
from tests.benchmarks.rounds import Figure, middle_and_worst, ms, say

# Words as a person types them: a medicine, a symptom, two words, a misspelt one, one that is not there.
_TYPED = ("letrozole", "tiredness", "bone pain", "letrazole", "xylophone", "what to tell your team")
_ABOUT = "symptom:pain"
_SETTLED = 0.2  # s after which the index has been made
_AIM, _FRAME, _LONGEST = 0.005, 0.016, 0.05  # s: a letter (p99), an article (p50), the longest


def figures(rounds: int) -> list[Figure]:
    """Measure the search letter by letter, then each article beside a bare view of the same words."""
    library = Library(paths.RESOURCES / "guide")
    return [*_search(library, rounds), *_articles(library, rounds), *_in_the_window(rounds)]


def _search(library: Library, rounds: int) -> list[Figure]:
    say("search in the guide")
    begins = [typed[:end] for typed in _TYPED for end in range(1, len(typed) + 1)]
    library.search("a")  # the first one reads the guide
    for typed in begins:
        library.search(typed)
    wall: list[float] = []
    processor = time.process_time()
    for _ in range(rounds):
        for typed in begins:
            before = time.perf_counter()
            library.search(typed)
            wall.append(time.perf_counter() - before)
    processor = (time.process_time() - processor) / len(wall)
    return [
        Figure(
            what=f"a letter in the search of the guide, {len(begins)} beginnings",
            result=f"{middle_and_worst(wall)}, longest {ms(max(wall))}, CPU {ms(processor)} each",
            aim=f"p99 ≤ {ms(_AIM)}",
        )
    ]


def _articles(library: Library, rounds: int) -> list[Figure]:
    say("opening each article of the guide")
    app = QApplication.instance() or QApplication([])
    look.apply(Mode.LIGHT, 100)
    guide = library.guide
    view, bare = ArticleView(guide), QTextBrowser()
    for each in (view, bare):
        each.resize(800, 700)
        each.show()
    app.processEvents()
    first: list[float] = []
    again: list[float] = []
    floor: list[float] = []
    for turn in range(rounds):
        for article in guide.articles:
            ours = _timed(lambda article=article: view.show_article(article, remember=False), view)
            words = f"{view.text.toPlainText()}\n{view.under.toPlainText()}"
            (again if turn else first).append(ours)
            floor.append(_timed(lambda words=words: bare.setPlainText(words), bare))
    shown: list[tuple[str, list[float]]] = [("for the first time", first), ("again", again)]
    return [
        Figure(
            what=f"an article is opened {name} and painted, {len(guide.articles)} articles",
            result=f"{middle_and_worst(times)}, longest {ms(max(times))}",
            floor=f"bare text of the same words: p50 {ms(statistics.median(floor))}",
            aim=f"p50 ≤ {ms(_FRAME)}, longest ≤ {ms(_LONGEST)}",
        )
        for name, times in shown
        if times
    ]


class _Window:
    """The real window on a new diary; what is done in it is timed until all of it is painted."""

    def __init__(self, home: Path) -> None:
        self._app = QApplication.instance() or QApplication([])
        look.apply(Mode.LIGHT, 100)
        self._store = Store(Diary(paths.diary_in(home)))
        self.window = MainWindow(self._store, WindowState(home / "benchmark.ini"))
        self.window.resize(1280, 800)
        self.window.show_page(TODAY)
        self.window.show()
        self._app.processEvents()

    def learn(self) -> LearnPage:
        """Return Learn, opened, its search warmed up."""
        page = self.window.show_page(LEARN)
        if not isinstance(page, LearnPage):
            raise TypeError(page)
        before = time.perf_counter()
        while time.perf_counter() - before < _SETTLED:
            self._app.processEvents()
        return page

    def timed(self, do: Callable[[], object]) -> float:
        """Return the processor's seconds: others may be at work on this computer."""
        before = time.process_time()
        do()
        self._app.processEvents()
        return time.process_time() - before

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._store.close()


def _in_the_window(rounds: int) -> list[Figure]:
    say("the guide in the real window")
    times: dict[str, list[float]] = {}

    def note(what: str, window: _Window, do: Callable[[], object]) -> None:
        times.setdefault(what, []).append(window.timed(do))

    for _ in range(rounds):
        with TemporaryDirectory() as folder:
            window = _Window(Path(folder))
            note("a text size, before anything was read", window, lambda: _step(125))
            look.apply(Mode.LIGHT, 100)
            note(
                "the first article beside Today", window, partial(window.window.read_about, _ABOUT)
            )
            window.window.beside.close_pane()
            page = window.learn()
            note("the first letter of a search", window, partial(page.search.setText, "l"))
            for typed in _TYPED:
                for end in range(1, len(typed) + 1):
                    note(
                        "a letter, its hits painted",
                        window,
                        partial(page.search.setText, typed[:end]),
                    )
            page.search.clear()
            for article in page.store.library.guide.articles:
                note("an article in Learn", window, partial(page.open_article, article.id))
            window.window.show_page(TODAY)
            note("a text size, after an article", window, lambda: _step(125))
            look.apply(Mode.LIGHT, 100)
            window.learn()
            note("the glossary, first", window, page.open_term)
            for _ in range(3):
                page.open_article("pain")
                note("the glossary, again", window, partial(page.open_term, "letrozole"))
            window.window.show_page(TODAY)
            note("a text size, after the glossary", window, lambda: _step(125))
            window.close()
    return [
        Figure(
            what=f"in the window, CPU: {what}",
            result=f"{middle_and_worst(taken)}, longest {ms(max(taken))}",
            aim=f"p50 ≤ {ms(_FRAME)}, longest ≤ {ms(_LONGEST)}" if "article in" in what else "",
        )
        for what, taken in times.items()
    ]


def _step(percent: int) -> None:
    look.apply(Mode.LIGHT, percent)


def _timed(show: Callable[[], object], widget: ArticleView | QTextBrowser) -> float:
    """Return how long it takes until it is painted."""
    before = time.perf_counter()
    show()
    widget.grab()
    return time.perf_counter() - before

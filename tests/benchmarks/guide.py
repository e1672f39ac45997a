"""How long a letter typed into the search of the guide takes, and how long an article takes to open."""

import statistics
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QTextBrowser

from companion import paths
from companion.storage.guide import Library
from companion.ui.theme import Mode, look
from companion.ui.widgets.article_view import ArticleView
from tests.benchmarks.rounds import Figure, middle_and_worst, ms, say

# Words as a person types them: a medicine, a symptom, two words, a misspelt one, one that is not there.
_TYPED = ("letrozole", "tiredness", "bone pain", "letrazole", "xylophone", "what to tell your team")
_AIM, _FRAME, _LONGEST = 0.005, 0.016, 0.05  # s: a letter (p99), an article (p50), the longest


def figures(rounds: int) -> list[Figure]:
    """Measure the search letter by letter, then each article beside a bare view of the same words."""
    library = Library(paths.RESOURCES / "guide")
    return [*_search(library, rounds), *_articles(library, rounds)]


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


def _timed(show: Callable[[], object], widget: ArticleView | QTextBrowser) -> float:
    """Return how long it takes until it is painted."""
    before = time.perf_counter()
    show()
    widget.grab()
    return time.perf_counter() - before

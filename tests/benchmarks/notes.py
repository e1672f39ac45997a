"""How long a letter typed into the search of notes takes, and what the page Notes asks for."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from companion import clock, demo, paths
from companion.domain.notes import QUESTION, Note, Search
from companion.storage.store import Store
from companion.storage.words import matching, words_of
from tests.benchmarks.diaries import opened
from tests.benchmarks.rounds import Figure, in_turns, middle_and_worst, ms, ratio, say

_YEARS = 20
_SHOWN = 50  # notes at once, as the page asks for them
_DAYS_SHOWN = 60  # whose ratings stand beside them
_LONGEST = 8  # letters of a word begun
_RARE_ONES = 2000  # words that nobody writes twice a year, as names and places are
_SYLLABLES = ("ba", "ber", "dor", "el", "fin", "gar", "hol", "kel", "lin", "mar", "nor", "slo")

# Words as a person types them: in every second note, now and then, almost never.
_COMMON = ("sleep", "the", "today", "and", "tea", "walked", "lunch")
_MIDDLING = ("garden", "balcony", "wheelchair", "birthday", "nuthatch", "telephone")
_TWO = ("slept afternoon", "the pond", "lunch balcony", "and the", "a b")
_TAGS = ("Sleep", QUESTION, "Garden")


def made(home: Path, notes: int) -> Path:
    """Return a folder with a diary of so many notes over twenty years."""
    if not paths.diary_in(home).exists():
        say(f"making a diary of {notes:,} notes")
        with opened(home) as store:
            if notes:
                demo.fill(store, entries=1000, notes=notes, years=_YEARS)
                store.notes.merge(_rare_ones(notes))
    return home


def rare_words() -> list[str]:
    """Return words that look like names and mean nothing."""
    rng = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < _RARE_ONES:
        found["".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 4)))] = None
    return list(found)


def _rare_ones(notes: int) -> Iterator[Note]:
    """Return notes with the rare words: as many times as they stand later in their list less."""
    rng, today = random.Random(2), clock.today()
    for rank, word in enumerate(rare_words(), 1):
        for number in range(1 + notes // (200 * rank)):
            yield Note(
                id=f"rare {rank} {number}",
                day=today - timedelta(days=rng.randrange(1, 365 * _YEARS)),
                note=f"Met {word} at the market. We talked for a while.",
                tags=("Getting out",) if number % 3 else (),
                recorded_at=clock.now(),
            )


def figures(home: Path, empty: Path, notes: int, rounds: int, aim: float) -> list[Figure]:
    """Type words letter by letter, beside the bare index; then ask for what the page shows first."""
    found: list[Figure] = []
    with opened(home) as store, opened(empty) as nothing:
        say(f"search in {notes:,} notes")
        rare = rare_words()
        kinds: list[tuple[str, list[Search]]] = [
            ("a common word", [each for word in _COMMON for each in _typed(word)]),
            ("a middling word", [each for word in _MIDDLING for each in _typed(word)]),
            ("a rare word", [each for word in rare[10::300] for each in _typed(word)]),
            ("two words", [each for words in _TWO for each in _typed(words)]),
            (
                "a word with a tag",
                [
                    Search(words=each.words, tag=tag)
                    for tag in _TAGS
                    for word in (*_COMMON[:4], _MIDDLING[0], rare[50])
                    for each in _typed(word)
                ],
            ),
        ]
        together: list[float] = []
        for name, searches in kinds:
            ours, floor = _measured(store, searches, rounds)
            together += ours
            found.append(
                Figure(
                    what=f"a letter of {name}, {notes:,} notes",
                    result=f"{middle_and_worst(ours)}, longest {ms(max(ours))}",
                    floor=f"the bare index: {middle_and_worst(floor)}",
                )
            )
        found.append(
            Figure(
                what=f"a letter of any search, {notes:,} notes",
                result=f"{middle_and_worst(together)}, longest {ms(max(together))}",
                aim=f"p99 ≤ {ms(aim / 1000)}",
            )
        )
        for name, ask in _ASKED.items():
            full, bare = in_turns(_timed(ask, store), _timed(ask, nothing), 5 * rounds)
            found.append(
                Figure(
                    what=f"{name}, {notes:,} notes: {ms(sorted(full)[len(full) // 2])}",
                    result=ratio(full, bare, ends=False),
                    floor=f"an empty diary: {ms(sorted(bare)[len(bare) // 2])}",
                )
            )
    return found


def _typed(words: str) -> list[Search]:
    """Return the searches that are made while words are typed; of one word the first letters."""
    ends = range(1, len(words) + 1) if " " in words else range(1, min(len(words), _LONGEST) + 1)
    return [Search(words=words[:end]) for end in ends]


def _measured(store: Store, searches: list[Search], rounds: int) -> tuple[list[float], list[float]]:
    """Return how long each search took, each time, and the bare index for the same."""
    bare = (
        f"select rowid from note_words where note_words match ? order by rowid desc limit {_SHOWN}"
    )
    ours: list[float] = []
    floor: list[float] = []
    for turn in range(rounds + 1):
        for search in searches:
            match = matching(words_of(search.words), tag=search.tag)
            before = time.perf_counter()
            store.notes.find(search, size=_SHOWN)
            between = time.perf_counter()
            list(store.diary.rows(bare, (match,)))
            after = time.perf_counter()
            if turn:
                ours.append(between - before)
                floor.append(after - between)
    return ours, floor


def _first_look(store: Store) -> None:
    """Ask for the newest notes with the ratings of their days, as the page does when it is shown."""
    shown = store.notes.find(Search(), size=_SHOWN)
    store.days.ratings({each.note.day for each in shown})


def _days_back(store: Store) -> None:
    today = clock.today()
    store.days.ratings(today - timedelta(days=each) for each in range(_DAYS_SHOWN))


_ASKED: dict[str, Callable[[Store], object]] = {
    "the newest notes with their days' ratings": _first_look,
    f"the ratings of {_DAYS_SHOWN} days": _days_back,
    "the questions": lambda store: store.notes.questions(),
    "the names of the tags": lambda store: store.notes.tag_names(),
}


def _timed(ask: Callable[[Store], object], store: Store) -> Callable[[], float]:
    def once() -> float:
        before = time.perf_counter()
        ask(store)
        return time.perf_counter() - before

    return once

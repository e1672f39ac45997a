"""The made-up diaries that are measured, each in a folder of its own."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from companion import demo, paths
from companion.storage.diary import Diary
from companion.storage.store import Store
from tests.benchmarks.rounds import say


def made(home: Path, entries: int) -> Path:
    """Return a folder with a diary of so many entries; it is made where it is not there yet."""
    if not paths.diary_in(home).exists():
        say(f"making a diary of {entries:,} entries")
        with opened(home) as store:
            if entries:
                demo.fill(store, entries=entries)
    return home


@contextmanager
def opened(home: Path) -> Generator[Store]:
    """Open the diary of a folder."""
    store = Store(Diary(paths.diary_in(home)))
    try:
        yield store
    finally:
        store.close()

"""Before an import changes a diary, a copy of it as it was is kept."""

import pytest

from companion import paths
from companion.exchange.csv_sheet import Refused
from companion.exchange.csv_tables import TABLES, bring_in
from companion.storage.diary import Diary
from companion.storage.faults import StorageError
from companion.storage.merging import Merged
from companion.storage.store import Store
from tests.storage.makers import note

NEW = b"date,note\n2026-11-24,new\n"


def brought(store, content, *, replace=False):
    """Bring in notes; return what came of it and where copies were kept."""
    kept = []
    done = bring_in(store, TABLES["notes"], content, replace=replace, kept=kept.append)
    return done.merged, kept


def copies_of(store):
    return sorted(paths.backups_in(store.diary.path.parent).glob("*"))


def notes_in(path):
    store = Store(Diary(path, make=False, to_read=True))
    try:
        return [tuple(row)[3] for row in store.notes.table()]
    finally:
        store.close()


def test_the_copy_holds_what_was_there_before_and_nothing_of_the_file(store):
    store.notes.put(note(note="old"))
    merged, kept = brought(store, NEW)
    assert merged == Merged(added=1)
    assert kept == copies_of(store)
    assert kept[0].name.startswith("before-an-import-")
    assert notes_in(kept[0]) == ["old"]
    assert notes_in(store.diary.path) == ["old", "new"]


def test_what_is_only_in_the_trash_can_be_lost_too(store):
    store.notes.put(gone := note(note="old"))
    store.notes.remove(gone.id)
    assert len(brought(store, NEW)[1]) == 1


def test_an_empty_diary_has_nothing_to_lose(store):
    assert brought(store, NEW) == (Merged(added=1), [])
    assert copies_of(store) == []


def test_where_nothing_would_change_nothing_is_kept(store):
    store.notes.put(mine := note(note="mine"))
    row = f"2026-11-23,theirs,2026-11-23T08:12:33+01:00,{mine.id}"
    content = f"date,note,recorded_at,id\n{row}\n".encode()
    assert brought(store, content) == (Merged(differs=1), [])
    with pytest.raises(Refused):
        brought(store, NEW + b"x,y\n")
    assert copies_of(store) == []
    merged, kept = brought(store, content, replace=True)
    assert merged == Merged(differs=1)
    assert (notes_in(kept[0]), notes_in(store.diary.path)) == (["mine"], ["theirs"])


def test_where_no_copy_can_be_kept_nothing_is_brought_in(store):
    store.notes.put(note(note="old"))
    paths.backups_in(store.diary.path.parent).write_text("a file in the way")
    with pytest.raises((StorageError, OSError)):
        brought(store, NEW)
    assert notes_in(store.diary.path) == ["old"]

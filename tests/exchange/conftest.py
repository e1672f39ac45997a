"""Diaries, real and on the disk, that files travel between."""

import pytest

from companion.domain.symptom_list import BUILT_IN
from companion.storage.diary import Diary
from companion.storage.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store(Diary(tmp_path / "home" / "diary.db"))
    yield store
    store.close()


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """One diary for many examples, which knows every built-in symptom."""
    store = Store(Diary(tmp_path_factory.mktemp("here") / "diary.db"))
    store.symptom_list.put_all(BUILT_IN)
    yield store
    store.close()


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """Another, which knows only what a new diary knows."""
    store = Store(Diary(tmp_path_factory.mktemp("there") / "diary.db"))
    yield store
    store.close()

"""A diary for each test, real and on the disk."""

import pytest

from companion.domain.symptom_list import BUILT_IN
from companion.storage.diary import Diary
from companion.storage.store import Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "diary.db"


@pytest.fixture
def store(path):
    store = Store(Diary(path))
    yield store
    store.close()


@pytest.fixture(scope="module")
def long_store(tmp_path_factory):
    """One diary for many examples, which knows every built-in symptom."""
    store = Store(Diary(tmp_path_factory.mktemp("long") / "diary.db"))
    store.symptom_list.put_all(BUILT_IN)
    yield store
    store.close()

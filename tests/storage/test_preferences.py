"""What a person set for herself, kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.preferences import Preferences
from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from tests.storage.makers import naughty


def test_a_new_diary_has_none_set(store):
    assert store.preferences.get() == Preferences()


@settings(max_examples=50, deadline=None)
@given(
    helpers=st.lists(naughty, max_size=3),
    number=naughty,
    order=st.lists(st.uuids().map(str), max_size=9),
    about=naughty,
    topics=st.lists(naughty, max_size=3),
)
def test_what_is_set_comes_back_the_same(long_store, helpers, number, order, **said):
    about, topics = said["about"], said["topics"]
    wanted = Preferences(
        helpers=tuple(helpers),
        emergency_number=number,
        question_order=tuple(order),
        fever_number=number,
        call_about=about,
        hidden_topics=tuple(topics),
        reading_place=about,
    )
    long_store.preferences.put(wanted)
    assert long_store.preferences.get() == wanted
    assert long_store.diary.counts()["preference"] == 7


@pytest.fixture
def there(store, path):
    """The same diary, in another window."""
    other = Store(Diary(path))
    yield other
    other.close()


def test_a_setting_that_is_changed_leaves_those_that_another_window_set(store, there):
    store.preferences.get()
    there.preferences.change("call_about", lambda _: "A new cough")

    assert store.preferences.change("reading_place", lambda _: " pain#2 ") == "pain#2"

    wanted = Preferences(call_about="A new cough", reading_place="pain#2")
    assert store.preferences.get() == there.preferences.get() == wanted


def test_nobody_writes_between_what_is_read_and_what_is_made_of_it(store, there):
    def one_more(now):
        with pytest.raises(StorageError) as refused:
            there.preferences.change("helpers", lambda now: (*now, "Ben"))
        assert refused.value.fault is Fault.BUSY
        return (*now, "Ann")

    store.preferences.change("helpers", one_more)
    there.preferences.change("helpers", lambda now: (*now, "Ben"))

    assert store.preferences.get().helpers == ("Ann", "Ben")


def test_a_setting_that_is_left_as_it_is_is_not_written(store):
    assert store.preferences.change("helpers", lambda _: None) is None
    assert store.diary.counts()["preference"] == 0

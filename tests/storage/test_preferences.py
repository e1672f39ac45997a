"""What a person set for herself, kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.preferences import Preferences
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

"""What is half typed, kept."""

from hypothesis import given, settings

from companion.domain.text import clean
from tests.storage.makers import naughty


@settings(max_examples=50, deadline=None)
@given(body=naughty)
def test_what_is_half_typed_comes_back_cleaned(long_store, body):
    long_store.drafts.put("note", body)
    assert long_store.drafts.get("note") == clean(body)


def test_each_place_has_its_own_and_an_empty_one_is_forgotten(store):
    store.drafts.put("today", "slept ba")
    store.drafts.put("dialog", "x")
    store.drafts.put("today", "")
    store.drafts.put("dialog", "x\x00y")
    assert (store.drafts.get("today"), store.drafts.get("dialog")) == ("", "xy")
    assert store.diary.counts()["draft"] == 1

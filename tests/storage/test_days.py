"""How days were, put and found again."""

from datetime import timedelta

from hypothesis import given, settings

from companion.domain.days import Rating
from companion.domain.symptoms import Recall
from tests.storage.makers import DAY, MOMENT, day, days


@settings(max_examples=100, deadline=None)
@given(said=days)
def test_what_is_put_comes_back_the_same(long_store, said):
    long_store.days.put(said)
    assert said in long_store.days.between(said.day, said.day)


def test_a_day_is_what_was_recorded_last_and_not_the_week(store):
    store.days.put(day(note="last", recorded_at=MOMENT + timedelta(hours=2)))
    store.days.put(day(note="first"))
    store.days.put(day(note="week", recall=Recall.WEEK, recorded_at=MOMENT + timedelta(hours=3)))
    assert store.days.of(DAY).note == "last"
    assert store.days.of(DAY + timedelta(days=1)) is None


def test_a_day_is_changed_in_place_removed_and_put_back(store):
    said = day(rating=Rating.GOOD)
    store.days.put(said)
    store.days.put(changed := day(id=said.id, rating=Rating.HARD))
    assert store.days.between(DAY, DAY) == [changed]
    store.days.remove(said.id)
    assert store.days.of(DAY) is None
    assert store.days.between(DAY, DAY) == []
    assert store.diary.counts()["day"] == 1
    store.days.put(said)
    assert store.days.of(DAY) == said


def test_a_period_holds_both_its_ends_oldest_first(store):
    for n in (3, 1, 2, 0):
        store.days.put(day(note=str(n), day=DAY + timedelta(days=n)))
    within = store.days.between(DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert [each.note for each in within] == ["1", "2"]

"""How days were, put and found again."""

from datetime import timedelta

from hypothesis import given, settings

from companion.domain.days import Rating
from companion.domain.symptoms import Recall
from tests.storage.makers import DAY, MOMENT, day, days, days_kept, entry


@settings(max_examples=100, deadline=None)
@given(said=days)
def test_what_is_put_comes_back_the_same(long_store, said):
    long_store.days.put(said)
    assert long_store.days.get(said.id) == said


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
    assert days_kept(store) == [changed]
    store.days.remove(said.id)
    assert store.days.of(DAY) is None
    assert days_kept(store) == []
    assert store.diary.counts()["day"] == 1
    store.days.put(said)
    assert store.days.of(DAY) == said


def test_a_week_is_what_was_recorded_last_of_it_and_never_a_day(store):
    store.days.put(day(note="last", recall=Recall.WEEK, recorded_at=MOMENT + timedelta(hours=2)))
    store.days.put(day(note="first", recall=Recall.WEEK))
    store.days.put(day(note="a day", recorded_at=MOMENT + timedelta(hours=3)))
    assert store.days.of_week(DAY).note == "last"
    assert store.days.of(DAY).note == "a day"
    assert store.days.of_week(DAY - timedelta(days=1)) is None


def test_the_last_check_in_is_the_last_week_of_which_anything_was_said_up_to_today(store):
    assert store.days.last_check_in(DAY) is None
    store.days.put(day())
    store.symptoms.put(entry())
    assert store.days.last_check_in(DAY) is None
    store.symptoms.put(entry(id="e", recall=Recall.WEEK, day=DAY - timedelta(days=9)))
    assert store.days.last_check_in(DAY) == DAY - timedelta(days=9)
    store.days.put(day(id="w", recall=Recall.WEEK, day=DAY - timedelta(days=3)))
    assert store.days.last_check_in(DAY) == DAY - timedelta(days=3)
    assert store.days.last_check_in(DAY - timedelta(days=4)) == DAY - timedelta(days=9)
    store.days.put(day(recall=Recall.WEEK, day=DAY + timedelta(days=3)))  # the clock was set back
    assert store.days.last_check_in(DAY) == DAY - timedelta(days=3)
    store.days.remove("w")
    store.symptoms.remove("e")
    assert store.days.last_check_in(DAY) is None


def test_ratings_are_of_the_days_that_are_asked_for_and_of_each_the_last_recorded(store):
    later = MOMENT + timedelta(hours=1)
    store.days.put(day(rating=Rating.HARD, recorded_at=later))
    store.days.put(day(rating=Rating.GOOD))
    store.days.put(day(rating=None, note="only words", recorded_at=later + timedelta(hours=1)))
    store.days.put(day(rating=Rating.VERY_HARD, recall=Recall.WEEK, recorded_at=later))
    store.days.put(day(rating=Rating.MIXED, day=DAY - timedelta(days=1)))
    store.days.put(day(id="gone", rating=Rating.GOOD, day=DAY - timedelta(days=2)))
    store.days.remove("gone")
    asked = [DAY - timedelta(days=n) for n in range(5)]
    assert store.days.ratings(asked) == {DAY: Rating.HARD, asked[1]: Rating.MIXED}
    assert store.days.ratings(asked[1:2]) == {asked[1]: Rating.MIXED}
    assert store.days.ratings([]) == {}

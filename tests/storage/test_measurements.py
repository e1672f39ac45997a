"""What was measured, by kind and by page."""

from datetime import time, timedelta

from companion.domain.measurements import TEMPERATURE, WEIGHT
from tests.storage.makers import DAY, MOMENT, measurement


def test_the_newest_of_a_kind_is_the_last_by_day_and_time_whatever_was_written_last(store):
    store.measurements.put_all(
        [
            measurement(id="evening", at=time(20), value="64,0"),
            measurement(id="morning", at=time(7)),
            measurement(id="all day"),
            measurement(id="before", day=DAY - timedelta(days=1), at=time(23)),
            measurement(id="other", what="temperature", value="38,4", unit="°C", at=time(22)),
        ]
    )
    assert store.measurements.latest(WEIGHT).id == "evening"
    assert store.measurements.latest(TEMPERATURE).value == "38,4"
    assert store.measurements.latest("Walk") is None
    in_order = ["evening", "morning", "all day", "before"]
    assert [each.id for each in store.measurements.page(WEIGHT, 0, 9)] == in_order
    assert [each.id for each in store.measurements.page(None, 0, 9)] == ["other", *in_order]
    store.measurements.remove("evening")
    assert store.measurements.latest(WEIGHT).id == "morning"


def test_of_two_at_one_time_the_later_written_is_the_newer_though_the_clock_was_set_back(store):
    store.measurements.put(measurement(id="first"))
    store.measurements.put(measurement(id="second", recorded_at=MOMENT - timedelta(days=9)))
    assert store.measurements.latest(WEIGHT).id == "second"


def test_pages_put_together_are_the_whole(store):
    store.measurements.merge(
        measurement(id=str(n), day=DAY + timedelta(days=n % 9), what=("weight", "Walk")[n % 2])
        for n in range(45)
    )
    assert store.measurements.count(None) == 45
    assert (store.measurements.count("Walk"), store.measurements.count("none")) == (22, 0)
    pages = [store.measurements.page("Walk", first, 10) for first in (0, 10, 20)]
    assert [len(page) for page in pages] == [10, 10, 2]
    assert [each for page in pages for each in page] == store.measurements.page("Walk", 0, 99)


def test_the_kinds_are_those_of_what_lives(store):
    store.measurements.put_all(
        [
            measurement(what="Weight"),
            measurement(what="Walk", unit=""),
            gone := measurement(what="Sugar"),
        ]
    )
    store.measurements.remove(gone.id)
    assert store.measurements.kinds() == ["Walk", "weight"]


def test_the_last_of_each_kind_is_the_newest_of_what_lives(store):
    assert store.measurements.last_of_each() == {}
    store.measurements.put_all(
        [
            measurement(id="w1", day=DAY - timedelta(days=1)),
            measurement(id="w2"),
            measurement(id="w3", at=time(9), recorded_at=MOMENT - timedelta(days=9)),
            measurement(id="t", what=TEMPERATURE, day=DAY - timedelta(days=400)),
            measurement(id="walk", what="Walk", at=time(9)),
            measurement(id="again", what="Walk", at=time(9)),
            measurement(id="walked later", what="walk by the sea"),
            measurement(id="gone", what="Sugar"),
        ]
    )
    store.measurements.remove("gone")
    last = store.measurements.last_of_each()
    assert list(last) == store.measurements.kinds()
    assert {what: each.id for what, each in last.items()} == {
        "Walk": "again",
        TEMPERATURE: "t",
        "walk by the sea": "walked later",
        WEIGHT: "w3",
    }
    assert all(store.measurements.latest(what) == each for what, each in last.items())
    store.measurements.remove("w3")
    assert store.measurements.last_of_each()[WEIGHT].id == "w2"


def test_the_table_has_the_columns_of_a_csv(store):
    store.measurements.put_all(
        [
            measurement(id="2", at=time(9, 5), note="a\nb", entered_by="Ann"),
            measurement(id="1", what="temperature", value="38,4", unit="°F"),
            measurement(id="0", day=DAY - timedelta(days=1)),
        ]
    )
    at = "2026-11-23T08:12:33+01:00"
    assert [tuple(row) for row in store.measurements.table()] == [
        ("2026-11-22", "", "weight", "64,5", "kg", "", "me", at, "0"),
        ("2026-11-23", "", "temperature", "38,4", "°F", "", "me", at, "1"),
        ("2026-11-23", "09:05", "weight", "64,5", "kg", "a\nb", "Ann", at, "2"),
    ]
    assert [row[-1] for row in store.measurements.table(DAY, DAY)] == ["1", "2"]

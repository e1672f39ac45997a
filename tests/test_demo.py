"""The made-up diary: the same for the same numbers, and such as a person could have kept."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import mean

import pytest

from companion import clock, demo
from companion.domain.symptom_list import ON_TODAY
from companion.domain.symptoms import HELPER, ME, Selection
from companion.exchange import csv_days, csv_symptoms
from companion.storage.diary import Diary
from companion.storage.store import Store

EVERYTHING = Selection()


@pytest.fixture
def made(tmp_path):
    """Make diaries of given numbers."""
    stores = []

    def make(**numbers):
        store = Store(Diary(tmp_path / str(len(stores)) / "diary.db"))
        stores.append(store)
        demo.fill(store, **numbers)
        return store

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    store = Store(Diary(tmp_path_factory.mktemp("year") / "diary.db"))
    demo.fill(store)
    yield store
    store.close()


def entries(store):
    return store.symptoms.between(clock.today() - timedelta(days=20_000), clock.today())


def files(store, folder):
    csv_symptoms.export(store, EVERYTHING, folder / "symptoms.csv")
    csv_days.export(store, None, None, folder / "days.csv")
    return (folder / "symptoms.csv").read_bytes() + (folder / "days.csv").read_bytes()


def test_the_same_numbers_give_the_same_diary_byte_for_byte(made, tmp_path):
    one = files(made(entries=300), tmp_path)
    assert files(made(entries=300), tmp_path) == one
    assert files(made(entries=301), tmp_path) != one
    assert files(made(entries=300, seed=1), tmp_path) != one


@pytest.mark.parametrize(
    ("numbers", "first_day"),
    [
        ({"entries": 1}, 0),
        ({"entries": 100}, 366),
        ({"entries": 100, "years": 3}, 1096),
        ({"entries": 12_000}, 1096),
    ],
)
def test_any_number_of_entries_is_exact_and_spans_the_years(numbers, first_day, made):
    store = made(**numbers)
    assert store.symptoms.count(EVERYTHING) == numbers["entries"]
    days = (clock.today() - store.symptoms.first_day()).days
    assert first_day - 40 <= days <= first_day


def test_it_ends_today_and_says_nothing_of_the_time_to_come(year):
    said = entries(year)
    assert max(each.day for each in said) == clock.today()
    assert clock.today() - min(each.day for each in said) >= timedelta(days=355)
    assert max(each.recorded_at for each in said) <= clock.now()
    yesterday = clock.today() - timedelta(days=1)
    before = year.symptoms.latest_before(
        clock.today(), [each.id for each in year.symptom_list.listed()]
    )
    assert yesterday in {each.day for each in before.values()}


def test_the_list_has_a_row_for_each_place_on_today_and_one_is_her_own(year):
    listed = year.symptom_list.listed()
    assert len(listed) == ON_TODAY
    assert [each.position for each in listed] == list(range(ON_TODAY))
    assert any(each.own for each in listed)
    assert any(each.counted and each.usual == 1 for each in listed)
    assert sum(each.own for each in year.symptom_list.all()) == 2


def test_hard_days_come_in_cycles_and_good_weeks_between(year):
    hardship = {
        each.day: each.rating
        for each in year.days.between(clock.today() - timedelta(days=400), clock.today())
        if each.rating
    }
    start = clock.today() - timedelta(days=365)
    by_day = defaultdict(list)
    for day, rating in hardship.items():
        number = (day - start).days
        if number < 147:
            by_day[number % 21 + 1].append(rating)
    hard = mean(rating for day in (3, 4, 5, 6) for rating in by_day[day])
    good = mean(rating for day in range(12, 22) for rating in by_day[day])
    assert hard > 3.2
    assert good < 2.2
    assert set(hardship.values()) == {1, 2, 3, 4, 5}


def test_there_are_gaps_of_several_days(year):
    days = sorted({each.day for each in entries(year)})
    gaps = [(later - day).days - 1 for day, later in pairwise(days)]
    assert max(gaps) >= 3
    assert 20 <= sum(gaps) <= 120


def test_what_is_said_is_of_every_kind(year):
    said = entries(year)
    kinds = Counter(
        kind
        for each in said
        for kind, there in (
            ("whole day", each.whole_day),
            ("time", each.at is not None),
            ("part of the day", each.part_of_day is not None),
            ("count", each.count is not None),
            ("in the way", each.interference is not None),
            ("place", bool(each.place)),
            ("note", bool(each.note)),
            ("by herself", each.entered_by == ME),
            ("by a helper", each.entered_by not in {ME, HELPER}),
        )
        if there
    )
    assert all(
        kinds[kind] >= 20
        for kind in (
            *("whole day", "time", "part of the day", "count", "in the way", "place", "note"),
            *("by herself", "by a helper"),
        )
    ), kinds
    assert kinds["whole day"] > len(said) / 2
    assert kinds["by herself"] > len(said) / 2
    assert {each.entered_by for each in said} - {ME} == set(year.preferences.get().helpers)
    counted = {each.id for each in year.symptom_list.all() if each.counted}
    assert all((each.count is not None) == (each.symptom in counted) for each in said)


def test_one_day_and_symptom_has_one_value_for_the_whole_day(year):
    whole = Counter((each.day, each.symptom) for each in entries(year) if each.whole_day)
    assert set(whole.values()) == {1}


def test_the_numbers_to_call_belong_to_nobody(year):
    contacts = year.contacts.all()
    assert len(contacts) >= 3
    assert all(each.number.startswith("555-01") for each in contacts)
    assert year.preferences.get().emergency_number == ""

"""Results of biomarker tests on disk: in the order of writing, and as rows of a CSV."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.biomarkers import histories
from companion.domain.rough_dates import RoughDate
from companion.storage.driver import Error
from tests.storage.makers import MOMENT, biomarker


def test_they_come_in_the_order_in_which_they_were_first_written(store):
    store.biomarkers.put_all([biomarker(id="b"), biomarker(id="a"), gone := biomarker(id="c")])
    store.biomarkers.put(biomarker(id="b", note="edited", recorded_at=MOMENT + timedelta(days=1)))
    store.biomarkers.remove(gone.id)
    assert [each.id for each in store.biomarkers.all()] == ["b", "a"]


def test_one_that_comes_back_has_its_place_again(store):
    store.biomarkers.put_all([first := biomarker(id="first"), biomarker(id="second")])
    store.biomarkers.remove("first")
    assert [each.id for each in histories(store.biomarkers.all())[0].results] == ["second"]
    store.biomarkers.put(replace(first, note="back"))
    assert [each.id for each in histories(store.biomarkers.all())[0].results] == [
        *("second", "first"),
    ]


def test_the_table_has_the_columns_of_a_csv(store):
    store.biomarkers.put_all(
        [
            biomarker(id="2", marker="HER2", result="low", detail="IHC 1+", note="a\nb"),
            biomarker(id="0", tested=RoughDate(2026, 3), sample="blood", entered_by="Ann"),
            biomarker(id="1", tested=RoughDate(2019)),
        ]
    )
    at = "2026-11-23T08:12:33+01:00"
    assert [tuple(row) for row in store.biomarkers.table()] == [
        ("ER", "positive", "", "2026-03", "blood", "", "Ann", at, "0"),
        ("ER", "positive", "", "2019", "", "", "me", at, "1"),
        ("HER2", "low", "IHC 1+", "", "", "a\nb", "me", at, "2"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        (date(2026, 3, 31), None, ["month", "year", "none"]),
        (date(2026, 4, 1), None, ["year", "none"]),
        (None, date(2026, 3, 1), ["month", "year", "none"]),
        (None, date(2026, 2, 28), ["year", "none"]),
        (date(2027, 1, 1), None, ["none"]),
        (date(2026, 5, 5), date(2026, 5, 5), ["day", "year", "none"]),
    ],
)
def test_between_two_days_is_what_may_have_been_then_and_what_has_no_date(store, first, last, ids):
    dates = {"month": RoughDate(2026, 3), "year": RoughDate(2026), "none": None}
    if "day" in ids:
        dates = {"day": RoughDate(2026, 5, 5), **dates}
    store.biomarkers.put_all([biomarker(id=name, tested=day) for name, day in dates.items()])
    assert [row["id"] for row in store.biomarkers.table(first, last)] == ids


@pytest.mark.parametrize("column", ["marker = ''", "result = ''", "tested = '2026-02-30'"])
def test_the_table_refuses_what_is_no_result(store, column):
    store.biomarkers.put(biomarker())
    with pytest.raises(Error), store.diary.writing(store.biomarkers.topic) as db:
        db.execute(f"update biomarker set {column}")

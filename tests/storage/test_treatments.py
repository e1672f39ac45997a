"""Treatments, put, ended, and taken away with what hangs on them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion import clock
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Kind
from companion.storage.diary import Topic
from companion.storage.merging import Merged
from tests.storage.makers import DAY, MOMENT, dose, treatment


def names(store):
    return [each.name for each in store.treatments.all()]


def living_doses(store):
    rows = store.diary.rows("select id from dose where deleted_at is null order by id")
    return [row["id"] for row in rows]


@pytest.fixture
def two(store):
    """Two treatments with doses, one of which was taken back by hand before."""
    store.treatments.put_all([treatment(id="t"), treatment(id="u", name="Palbociclib")])
    store.doses.put_all([dose(id="1"), dose(id="2"), dose(id="3"), dose(id="4", treatment="u")])
    store.doses.remove("3")
    return store


def test_the_one_begun_last_stands_first_and_those_without_a_date_last(store):
    store.treatments.put_all(
        [
            treatment(name="nobody knows"),
            treatment(name="about March", since=RoughDate(2025, 3)),
            treatment(name="ninth of March", since=RoughDate(2025, 3, 9)),
            treatment(name="in 2024", since=RoughDate(2024)),
            treatment(name="only its end", until=RoughDate(2025, 6)),
            treatment(name="the same day, written later", since=RoughDate(2025, 3, 9)),
        ]
    )
    assert names(store) == [
        *("only its end", "the same day, written later", "ninth of March", "about March"),
        *("in 2024", "nobody knows"),
    ]


def test_two_of_the_same_name_are_two(store):
    store.treatments.put_all([treatment(), treatment()])
    assert names(store) == ["Letrozole", "Letrozole"]


def test_a_deleted_treatment_takes_its_doses_into_the_trash_and_no_others(two):
    heard = []
    two.subscribe(heard.append)
    two.treatments.remove("t")
    assert names(two) == ["Palbociclib"]
    assert living_doses(two) == ["4"]
    assert two.diary.counts()["dose"] == 4
    assert set(heard) == {Topic.TREATMENTS, Topic.DOSES}


def test_brought_back_it_has_the_doses_that_it_had_and_what_was_taken_back_before_stays_away(two):
    before = two.treatments.get("t")
    had = [each.id for each in two.doses.of("t")]
    two.treatments.remove("t")
    heard = []
    two.subscribe(heard.append)
    two.treatments.bring_back(before, had)
    assert two.treatments.get("t") == before
    assert living_doses(two) == ["1", "2", "4"]
    assert set(heard) == {Topic.TREATMENTS, Topic.DOSES}


def test_ids_of_another_treatments_doses_bring_nothing_back(two):
    before = two.treatments.get("t")
    two.treatments.remove("t")
    two.treatments.remove("u")
    two.treatments.bring_back(before, ["1", "4", "unheard of", "'\"]"])
    assert living_doses(two) == ["1"]


def test_removing_says_which_doses_went_and_does_it_once(two):
    assert sorted(two.treatments.remove("t")) == ["1", "2"]
    assert two.treatments.remove("t") == []
    assert two.treatments.remove("unheard of") == []
    assert living_doses(two) == ["4"]


def test_removed_twice_it_comes_back_with_all_that_went_with_it(two, monkeypatch):
    before = two.treatments.get("t")
    two.treatments.remove("t")
    monkeypatch.setattr(clock, "now", lambda: MOMENT + timedelta(days=900))
    two.treatments.remove("t")
    two.treatments.put(before)
    assert living_doses(two) == ["1", "2", "4"]


def again_by_put(store, before):
    store.treatments.put(replace(before, note="typed in another window"))
    return "typed in another window"


def again_by_import(store, before):
    assert store.treatments.merge([before]) == Merged(added=1)
    return ""


def again_by_a_dose(store, before):
    store.doses.put(dose(id="5"))
    store.doses.remove("5")
    return ""


def again_by_imported_doses(store, before):
    assert store.doses.merge([dose(id="5")]) == Merged(added=1)
    store.doses.remove("5")
    return ""


@pytest.mark.parametrize(
    "again", [again_by_put, again_by_import, again_by_a_dose, again_by_imported_doses]
)
def test_however_it_comes_to_life_it_has_the_doses_that_went_with_it_and_no_others(
    two, monkeypatch, again
):
    # All in one second: what was taken back by hand just before it stays away all the same.
    monkeypatch.setattr(clock, "now", lambda: MOMENT)
    two.doses.put(dose(id="by hand"))
    two.doses.remove("by hand")
    before = two.treatments.get("t")
    two.treatments.remove("t")
    two.treatments.remove("u")
    heard = []
    two.subscribe(heard.append)
    said = again(two, before)
    assert two.treatments.get("t") == replace(before, note=said)
    assert names(two) == ["Letrozole"]
    assert living_doses(two) == ["1", "2"]
    assert {Topic.TREATMENTS, Topic.DOSES} <= set(heard)


def test_a_mere_look_at_an_import_brings_nothing_back(two):
    before = two.treatments.get("t")
    two.treatments.remove("t")
    heard = []
    two.subscribe(heard.append)
    assert two.treatments.merge([before], try_only=True) == Merged(added=1)
    assert two.doses.merge([dose(id="5")], try_only=True) == Merged(added=1)
    assert (names(two), living_doses(two), heard) == (["Palbociclib"], ["4"], [])


def test_a_change_of_a_living_one_tells_nothing_of_doses(two):
    heard = []
    two.subscribe(heard.append)
    two.treatments.put(replace(two.treatments.get("t"), note="changed"))
    two.doses.put(dose(id="5"))
    assert heard == [Topic.TREATMENTS, Topic.DOSES]


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (None, None, ["year", "month", "day", "open", "unknown"]),
        (date(2025, 4, 1), None, ["year", "day", "open", "unknown"]),
        (date(2025, 3, 31), None, ["year", "month", "day", "open", "unknown"]),
        (date(2026, 1, 1), None, ["open", "unknown"]),
        (None, date(2024, 12, 31), ["unknown"]),
        (None, date(2025, 1, 1), ["year", "unknown"]),
        (date(2025, 5, 9), date(2025, 5, 9), ["year", "day", "open", "unknown"]),
        (date(2025, 5, 10), date(2025, 5, 10), ["year", "open", "unknown"]),
    ],
)
def test_the_table_holds_what_was_given_in_a_time_as_far_as_that_is_known(
    store, first, last, there
):
    store.treatments.put_all(
        [
            treatment(id="unknown"),
            treatment(id="year", since=RoughDate(2025), until=RoughDate(2025)),
            treatment(id="month", since=RoughDate(2025, 2), until=RoughDate(2025, 3)),
            treatment(id="day", since=RoughDate(2025, 3, 9), until=RoughDate(2025, 5, 9)),
            treatment(id="open", since=RoughDate(2025, 5, 1)),
        ]
    )
    assert sorted(row[-1] for row in store.treatments.table(first, last)) == sorted(there)


def test_the_table_has_the_columns_of_a_csv(store):
    store.treatments.put(
        treatment(
            id="full",
            name="Palbociclib",
            kind=Kind.TARGETED_THERAPY,
            drug_class="CDK4/6 inhibitor",
            route="tablet",
            since=RoughDate(2025, 3),
            until=RoughDate(2026, 1, 2),
            schedule="21 days on, 7 off",
            dose="125 mg",
            place="home",
            line=1,
            line_name="First",
            stopped_because=Ended.SIDE_EFFECTS,
            note="a\nb",
            entered_by="Ann",
        )
    )
    (row,) = store.treatments.table()
    assert tuple(row) == (
        *("Palbociclib", "targeted therapy", "CDK4/6 inhibitor", "tablet", "2025-03"),
        *("2026-01-02", "21 days on, 7 off", "125 mg", "home", 1, "First", "side effects"),
        *("a\nb", "Ann", "2026-11-23T08:12:33+01:00", "full"),
    )


def test_the_file_itself_refuses_a_date_that_is_none(store):
    store.treatments.put(treatment(id="t"))
    for wrong in ("2025-13", "2025-02-30", "25", "2025-", "2025-3", "soon", ""):
        for column in ("since", "until"):
            with (
                pytest.raises(Exception, match="CHECK"),
                store.diary.writing(Topic.TREATMENTS) as db,
            ):
                db.execute(f"update treatment set {column} = ?", (wrong,))
    for right in ("2025", "2024-02", "2024-02-29", "0001", None):
        with store.diary.writing(Topic.TREATMENTS) as db:
            db.execute("update treatment set since = ?", (right,))


def test_a_clock_set_back_neither_reorders_nor_loses_a_treatment(store):
    store.treatments.put(treatment(name="first", since=RoughDate.of(DAY)))
    back = treatment().recorded_at - timedelta(days=400)
    store.treatments.put(treatment(name="second", since=RoughDate.of(DAY), recorded_at=back))
    assert names(store) == ["second", "first"]

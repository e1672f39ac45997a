"""Days go out as a CSV, and come back exactly, once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.days import Rating
from companion.domain.symptoms import Recall
from companion.exchange import csv_days
from companion.exchange.csv_sheet import Refused
from companion.storage.diary import Topic
from companion.storage.merging import Merged
from tests.storage.makers import MOMENT, day, days

HEADER = "date,recall,rating,word,quality_of_life,activity,falls,note,entered_by,recorded_at,id"


def exported(store, tmp_path, first=None, last=None):
    csv_days.TABLE.export(store, first, last, tmp_path / "days.csv")
    return (tmp_path / "days.csv").read_bytes()


def bring(store, *rows, header=HEADER, **options):
    return csv_days.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def table(store):
    return [tuple(row) for row in store.days.table()]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    own = "a2c5bd1e-0000-4000-8000-00000000000"
    for number, rating in enumerate(Rating):
        store.days.put(day(id=f"{own}{number}", day=date(2026, 11, 19 + number), rating=rating))
    store.days.put(
        day(
            id=f"{own}9",
            day=date(2026, 11, 30),
            recall=Recall.WEEK,
            rating=None,
            quality_of_life=0,
            activity="-",
            falls=False,
            note="=x",
            entered_by="Ruth",
        )
    )
    after = f"me,2026-11-23T08:12:33+01:00,{own}"
    assert exported(store, tmp_path).decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"2026-11-19,24h,1,Good,,,,,{after}0",
            f"2026-11-20,24h,2,Fairly good,,,,,{after}1",
            f"2026-11-21,24h,3,Mixed,,,,,{after}2",
            f"2026-11-22,24h,4,Hard,,,,,{after}3",
            f"2026-11-23,24h,5,Very hard,,,,,{after}4",
            f"2026-11-30,7d,,,0,'-,no,'=x,Ruth,2026-11-23T08:12:33+01:00,{own}9",
            "",
        ]
    )
    assert exported(store, tmp_path, date(2026, 11, 20), date(2026, 11, 21)).count(b"\r\n") == 3


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.lists(days.filter(lambda each: each.entered_by), max_size=6))
def test_any_text_whatever_comes_back_to_the_same_bytes(here, there, tmp_path, said):
    for store in (here, there):
        with store.diary.writing(Topic.DAYS) as db:
            db.execute("delete from day")
    here.days.merge(said)
    first = exported(here, tmp_path)
    assert csv_days.TABLE.import_into(there, first).merged == Merged(added=len(said))
    assert exported(there, tmp_path) == first
    assert table(there) == table(here)
    assert csv_days.TABLE.import_into(there, first).merged == Merged(already_there=len(said))


def test_few_columns_do_and_the_word_is_not_read(store):
    done = bring(store, "2026-11-23,2,Very hard", header="Date,Rating,Word")
    assert done.merged == Merged(added=1)
    assert store.days.of(date(2026, 11, 23)).rating is Rating.FAIRLY_GOOD
    again = bring(store, "2.0;2026-11-23", header="rating;date")
    assert again.merged == Merged(already_there=1)


def test_every_bad_line_has_its_number_and_reason(store):
    with pytest.raises(Refused) as error:
        bring(
            store,
            "2026-11-23,3,,",
            "2026-11-24,6,,",
            "2026-11-25,,,",
            "2026-11-26,,11,",
            "2026-11-27,,,perhaps",
            header="date,rating,quality_of_life,falls",
        )
    assert str(error.value).splitlines() == [
        "Nothing was imported. 4 lines cannot be taken in:",
        "line 3: “rating” is “6”, which is not a whole number from 1 to 5",
        "line 4: it says nothing: all of rating, quality_of_life, activity, falls, note are empty",
        "line 5: “quality_of_life” is “11”, which is not a whole number from 0 to 10",
        "line 6: “falls” is “perhaps”, which is not yes or no",
    ]
    assert table(store) == []


def test_a_header_without_anything_to_say_is_refused(store):
    with pytest.raises(
        Refused, match="Missing: rating or quality_of_life or activity or falls or note"
    ):
        bring(store, "2026-11-23", header="date")


def test_a_day_of_ours_that_says_nothing_any_more_comes_back_too(store):
    row = f"2026-11-23,24h,,,,,,,me,2026-11-23T08:12:33+01:00,{uuid4()}"
    assert bring(store, row).merged == Merged(added=1)
    assert bring(store, row).merged == Merged(already_there=1)


def test_replace_and_look_are_as_for_symptoms(store):
    store.days.put(mine := day(note="mine"))
    row = f"2026-11-23,24h,3,,,,,theirs,me,2026-11-23T08:12:33+01:00,{mine.id}"
    other = f"2026-11-24,24h,3,,,,,,me,2026-11-23T08:12:33+01:00,{uuid4()}"
    looked = bring(store, row, other, try_only=True, replace=True)
    assert looked.merged == Merged(added=1, differs=1)
    assert store.days.of(mine.day).note == "mine"
    assert store.days.of(mine.day + timedelta(days=1)) is None
    bring(store, row, replace=True)
    assert store.days.of(mine.day).note == "theirs"
    assert store.days.of(mine.day).recorded_at == MOMENT

"""What every table of records can do."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.storage.diary import Topic
from companion.storage.driver import Error
from companion.storage.merging import Merged
from companion.storage.treatments import Treatments
from tests.storage import makers
from tests.storage.makers import appointment, biomarker, day, dose, measurement, note, treatment

# Each table by its name in the store: its topic, how a record is made, and all that can be made.
TABLES = {
    "days": (Topic.DAYS, day, makers.days),
    "treatments": (Topic.TREATMENTS, treatment, makers.treatments),
    "doses": (Topic.DOSES, dose, makers.doses),
    "notes": (Topic.NOTES, note, makers.notes),
    "measurements": (Topic.MEASUREMENTS, measurement, makers.measurements),
    "appointments": (Topic.APPOINTMENTS, appointment, makers.appointments),
    "biomarkers": (Topic.BIOMARKERS, biomarker, makers.biomarkers),
}
every_table = pytest.mark.parametrize("name", TABLES)


@pytest.fixture(scope="module", autouse=True)
def _their_treatment(long_store):
    long_store.treatments.put(treatment(id="t"))


@pytest.fixture(autouse=True)
def _the_treatment(store):
    store.treatments.put(treatment(id="t"))


def other(record):
    """Return the same record with other words."""
    return replace(record, note="other words")


def rows(store, name):
    table = getattr(store, name)._name
    return {
        row["id"]: (row["note"], row["deleted_at"] is None)
        for row in store.diary.rows(f"select * from {table} where id <> 't'")
    }


@every_table
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_put_comes_back_the_same(long_store, name, data):
    record = data.draw(TABLES[name][2])
    table = getattr(long_store, name)
    table.put(record)
    back = table.get(record.id)
    assert back == record
    assert back.recorded_at.utcoffset() == record.recorded_at.utcoffset()


@every_table
def test_what_is_put_again_is_changed_in_place_and_told(store, name):
    topic, make, _ = TABLES[name]
    table, heard = getattr(store, name), []
    table.put(record := make())
    store.subscribe(heard.append)
    table.put(other(record))
    assert table.get(record.id) == other(record)
    assert rows(store, name) == {record.id: ("other words", True)}
    assert heard == [topic]


@every_table
def test_what_is_removed_is_kept_but_not_shown_and_lives_again_when_put(store, name):
    topic, make, _ = TABLES[name]
    table, heard = getattr(store, name), []
    table.put_all([gone := make(), kept := make()])
    store.subscribe(heard.append)
    table.remove(gone.id)
    assert topic in heard
    assert table.get(gone.id) is None
    assert table.get(kept.id) == kept
    assert rows(store, name) == {gone.id: (gone.note, False), kept.id: (kept.note, True)}
    if name == "appointments":
        assert table.coming(gone.day) == [kept]
    else:
        assert {row[-1] for row in table.table()} - {"t"} == {kept.id}
    table.put(gone)
    assert table.get(gone.id) == gone


@every_table
def test_several_are_put_or_none(store, name):
    _, make, _ = TABLES[name]
    one, two = make(), make(id="two")
    object.__setattr__(two, "entered_by", None)  # as no record of ours can be
    with pytest.raises(Error, match="NOT NULL"):
        getattr(store, name).put_all([one, two])
    assert rows(store, name) == {}


@every_table
def test_new_comes_known_stays_other_is_kept_and_the_trash_gives_back(store, name):
    _, make, _ = TABLES[name]
    table = getattr(store, name)
    same, mine, trash, new = (make(id=each) for each in ("same", "mine", "trash", "new"))
    table.put_all([same, mine, trash])
    table.remove("trash")
    theirs = [same, other(mine), other(trash), new]
    before, heard = rows(store, name), []
    store.subscribe(heard.append)
    assert table.merge(theirs, try_only=True) == Merged(added=2, already_there=1, differs=1)
    assert (rows(store, name), heard) == (before, [])
    assert table.merge(theirs) == Merged(added=2, already_there=1, differs=1)
    assert rows(store, name) == {
        "same": (same.note, True),
        "mine": (mine.note, True),
        "trash": ("other words", True),
        "new": (new.note, True),
    }
    assert table.merge(theirs) == Merged(already_there=3, differs=1)
    assert table.merge(theirs, replace=True) == Merged(already_there=3, differs=1)
    assert rows(store, name)["mine"] == ("other words", True)
    assert table.merge(theirs) == Merged(already_there=4)


def test_a_table_of_records_is_imported_only_when_it_is_asked_for(store):
    assert isinstance(store.treatments, Treatments)
    assert store.treatments is store.treatments

"""Every table goes out, into another diary, and out again: the same bytes."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.domain.biomarkers import histories
from companion.domain.doses import What
from companion.domain.notes import QUESTION
from companion.domain.rough_dates import RoughDate
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import Recall
from companion.exchange.csv_tables import TABLES, table_of
from companion.storage.diary import Diary, Topic
from companion.storage.merging import Merged
from companion.storage.store import Store
from tests.exchange.records import biomarkers, doses_of, measurements, notes, treatments
from tests.storage.makers import biomarker, day, dose, entry, measurement, note, treatment

NAUGHTY = "=cmd|' /C calc'!A0\n'=x \"quoted\", \u202eعربي 👩‍🦲 田中"
hypothesis = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def exported(store, name, tmp_path):
    target = tmp_path / f"{name}.csv"
    TABLES[name].export(store, None, None, target)
    return target.read_bytes()


def emptied(*stores):
    for store in stores:
        with store.diary.writing(Topic.DOSES) as db:
            for name in ("dose", "treatment", "note", "measurement", "biomarker"):
                db.execute(f"delete from {name}")


def there_and_back(name, count, here, there, tmp_path):
    """Take a table from one diary to another, twice, and back out."""
    first = exported(here, name, tmp_path)
    assert table_of(first) is TABLES[name]
    done = TABLES[name].import_into(there, first)
    assert (done.merged, done.unknown) == (Merged(added=count), ())
    assert exported(there, name, tmp_path) == first
    assert TABLES[name].import_into(there, first).merged == Merged(already_there=count)


@hypothesis
@given(said=st.lists(treatments, min_size=1, max_size=4), data=st.data())
@example(said=[treatment(name="=1", note=NAUGHTY), treatment(name="'=1")], data=None)
def test_treatments_and_their_doses_come_back_to_the_same_bytes(here, there, tmp_path, said, data):
    emptied(here, there)
    given_ = data.draw(st.lists(doses_of(said), max_size=6)) if data else []
    here.treatments.put_all(said)
    here.doses.put_all(given_)

    there_and_back("treatments", len(said), here, there, tmp_path)
    there_and_back("doses", len(given_), here, there, tmp_path)

    assert [there.treatments.get(each.id) for each in said] == said
    assert [there.doses.get(each.id) for each in given_] == given_


@hypothesis
@given(said=st.lists(notes, max_size=6))
@example(said=[note(note="x" * 1_000_000), note(tags=("Sleep", QUESTION), answer=NAUGHTY)])
@example(said=[note(note="|", tags=("=1", "'", "-"))])
def test_notes_come_back_to_the_same_bytes(here, there, tmp_path, said):
    emptied(here, there)
    here.notes.put_all(said)

    there_and_back("notes", len(said), here, there, tmp_path)

    assert [there.notes.get(each.id) for each in said] == said


@hypothesis
@given(said=st.lists(measurements, max_size=6))
@example(said=[measurement(what="=x", value="-1", unit="'%")])
def test_measurements_come_back_to_the_same_bytes(here, there, tmp_path, said):
    emptied(here, there)
    here.measurements.put_all(said)

    there_and_back("measurements", len(said), here, there, tmp_path)

    assert [there.measurements.get(each.id) for each in said] == said


@hypothesis
@given(said=st.lists(biomarkers, max_size=6))
@example(said=[biomarker(marker="=x", result="-1", detail="+3", sample="'@", note=NAUGHTY)])
@example(said=[biomarker(tested=RoughDate(2026, 3)), biomarker(), biomarker(marker="er")])
def test_biomarkers_come_back_to_the_same_bytes_and_the_same_history(here, there, tmp_path, said):
    emptied(here, there)
    here.biomarkers.put_all(said)

    there_and_back("biomarkers", len(said), here, there, tmp_path)

    assert [there.biomarkers.get(each.id) for each in said] == said
    assert histories(there.biomarkers.all()) == histories(here.biomarkers.all())


@pytest.fixture
def other(tmp_path):
    store = Store(Diary(tmp_path / "other" / "diary.db"))
    yield store
    store.close()


def test_a_whole_diary_comes_back_table_by_table(store, other, tmp_path):
    own = Symptom(id=str(uuid4()), name="Ringing")
    store.symptom_list.put_all([own])
    store.symptoms.put_all(
        [entry(symptom=own.id), entry(recall=Recall.WEEK, interference=3, note=NAUGHTY)]
    )
    store.days.put(day(recall=Recall.WEEK, activity="in words of my own", falls=False))
    given_ = treatment(since=RoughDate(2025, 3), until=RoughDate(2026), note=NAUGHTY)
    store.treatments.put_all([given_, treatment(name=given_.name)])
    store.doses.put_all([dose(treatment=given_.id, what=What.DOSE_CHANGED, amount="1,5 mg")])
    store.notes.put_all([note(), note(tags=(QUESTION,), answer="Yes")])
    store.measurements.put_all([measurement()])
    store.biomarkers.put_all([biomarker(), biomarker(marker="HER2", result="low")])

    for name, count in zip(TABLES, (2, 1, 2, 1, 2, 1, 2), strict=True):
        there_and_back(name, count, store, other, tmp_path)

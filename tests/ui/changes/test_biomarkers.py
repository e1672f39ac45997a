"""What is done to results of biomarker tests can be taken back, and loses nothing on the way."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from companion.domain.biomarkers import Biomarker
from companion.domain.rough_dates import RoughDate
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.changes import biomarkers

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
HER2 = Biomarker(id="h", marker="HER2", result="low", detail="IHC 1+", recorded_at=NOW)


@pytest.fixture
def store(tmp_path):
    store = Store(Diary(tmp_path / "diary.db"))
    yield store
    store.close()


def test_a_new_result_goes_and_comes(store):
    change = biomarkers.put_biomarker(store, HER2, None)
    change.do()
    assert store.biomarkers.all() == [HER2]
    assert (change.what, change.done) == ("HER2: low", "HER2: low saved")
    change.undo()
    assert store.biomarkers.all() == []
    change.do()
    assert store.biomarkers.get("h") == HER2


def test_of_two_windows_each_keeps_what_it_changed_and_the_result_goes_with_its_detail(store):
    store.biomarkers.put(HER2)
    new = replace(HER2, result="positive", recorded_at=LATER)
    change = biomarkers.put_biomarker(store, new, HER2)
    store.biomarkers.put(replace(HER2, detail="IHC 2+", sample="breast", tested=RoughDate(2026)))

    change.do()

    assert store.biomarkers.get("h") == replace(new, sample="breast", tested=RoughDate(2026))
    change.undo()
    assert store.biomarkers.get("h") == replace(
        HER2, detail="IHC 2+", sample="breast", tested=RoughDate(2026)
    )


def test_a_deleted_one_takes_what_is_half_typed_with_it_and_brings_it_back(store):
    store.biomarkers.put(HER2)
    place = biomarkers.place(HER2)
    store.drafts.put(place, "half")
    change = biomarkers.delete_biomarker(store, HER2)

    change.do()
    assert (store.biomarkers.get("h"), store.drafts.get(place)) == (None, "")
    assert change.done == "HER2: low deleted"
    change.undo()
    assert (store.biomarkers.get("h"), store.drafts.get(place)) == (HER2, "half")


def test_drafts_of_new_ones_have_a_place_for_each_marker():
    places = {biomarkers.place(None), biomarkers.place(None, "ER"), biomarkers.place(HER2)}
    assert len(places) == 3

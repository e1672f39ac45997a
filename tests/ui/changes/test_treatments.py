"""What is done to treatments on disk, and what takes it back."""

from dataclasses import replace

import pytest

from companion import clock
from companion.domain.doses import What
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.domain.treatments import Ended, Kind, Treatment
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.changes import treatments as changes
from tests.journeys.conftest import NOON

MEDICINE = Treatment(
    id="00000000-0000-4000-8000-000000000001",
    name="Letrozole",
    kind=Kind.HORMONE_THERAPY,
    recorded_at=NOON,
)
AT_FIRST = ["pain", "tiredness", "sleep"]
JOINTS = BUILT_IN_BY_ID["joints"]


@pytest.fixture
def store(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(clock, "today", NOON.date)
    store = Store(Diary(tmp_path / "diary.db"))
    yield store
    store.close()


def listed(store):
    return [each.id for each in store.symptom_list.listed()]


def test_a_treatment_and_its_symptoms_come_and_go_together(store):
    change = changes.put_treatment(store, MEDICINE, None, [JOINTS])
    change.do()
    assert (store.treatments.all(), listed(store)) == ([MEDICINE], [*AT_FIRST, "joints"])
    change.undo()
    assert (store.treatments.all(), listed(store)) == ([], AT_FIRST)
    change.do()
    assert (store.treatments.all(), listed(store)) == ([MEDICINE], [*AT_FIRST, "joints"])


def test_what_another_window_changed_since_is_not_taken_back(store):
    change = changes.put_treatment(store, MEDICINE, None, [JOINTS])
    change.do()
    theirs = replace(MEDICINE, dose="2.5 mg")
    store.treatments.put(theirs)
    assert change.undo() is False
    assert (store.treatments.all(), listed(store)) == ([theirs], [*AT_FIRST, "joints"])


def test_a_file_that_fails_in_between_leaves_no_treatment_to_be_made_twice(store):
    other = driver.connect(store.diary.path, mode="rw", busy_ms=2000)
    other.execute(
        "create trigger refuse before insert on treatment begin select raise(abort, 'no'); end"
    )
    change = changes.put_treatment(store, MEDICINE, None, [JOINTS])
    with pytest.raises(Exception, match="no"):
        change.do()
    assert store.treatments.all() == []

    other.execute("drop trigger refuse")
    other.close()
    changes.put_treatment(store, MEDICINE, None, [JOINTS]).do()
    assert (store.treatments.all(), listed(store)) == ([MEDICINE], [*AT_FIRST, "joints"])


def test_an_edit_keeps_what_another_window_wrote_in_other_fields(store):
    store.treatments.put(MEDICINE)
    store.treatments.put(replace(MEDICINE, dose="2.5 mg"))
    stopped = replace(MEDICINE, stopped_because=Ended.MY_CHOICE)
    changes.put_treatment(store, stopped, MEDICINE).do()
    now = store.treatments.get(MEDICINE.id)
    assert now is not None
    assert (now.dose, now.stopped_because) == ("2.5 mg", Ended.MY_CHOICE)


def test_a_deleted_treatment_brings_back_only_the_doses_that_went_with_it(store):
    store.treatments.put(MEDICINE)
    taken, skipped = (
        changes.log_dose(store, MEDICINE, what, "me") for what in (What.TAKEN, What.SKIPPED)
    )
    taken.do()
    skipped.do()
    [gone] = [each for each in store.doses.of(MEDICINE.id) if each.what is What.SKIPPED]
    store.doses.remove(gone.id)

    change = changes.delete_treatment(store, MEDICINE)
    change.do()
    assert (store.treatments.all(), store.doses.of(MEDICINE.id)) == ([], [])
    change.undo()
    assert [each.what for each in store.doses.of(MEDICINE.id)] == [What.TAKEN]


def test_a_dose_is_named_in_few_words(store):
    change = changes.log_dose(store, MEDICINE, What.REDUCED, "me", amount="half")
    assert (change.what, change.done) == ("Letrozole: reduced", "Letrozole: reduced, saved")

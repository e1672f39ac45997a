"""Two windows on one diary: what one of them wrote is never lost to the other's retry, undo or redo."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from companion.domain.days import Day
from companion.domain.doses import Dose, What
from companion.domain.notes import Note
from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.domain.treatments import Kind, Treatment
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.faults import StorageError
from companion.storage.store import Store
from companion.ui.changes import check_in, days, notes, symptom_list, symptoms, treatments
from companion.ui.history import History

NOW = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
DAY = date(2026, 11, 23)
PAIN = BUILT_IN_BY_ID["pain"]


@pytest.fixture
def here(tmp_path):
    store = Store(Diary(tmp_path / "diary.db"))
    yield store
    store.close()


@pytest.fixture
def there(here):
    store = Store(Diary(here.diary.path))
    yield store
    store.close()


def refused_once(store, change):
    """Let a change fall on a diary that another program is writing in."""
    other = driver.connect(store.diary.path, mode="rw", busy_ms=0)
    other.execute("begin immediate")
    with pytest.raises(StorageError):
        change.do()
    other.execute("rollback")
    other.close()


def note(store, text="first", tags=(), number=1):
    made = Note(
        id=f"00000000-0000-4000-8000-{number:012}", day=DAY, note=text, tags=tags, recorded_at=NOW
    )
    store.notes.put(made)
    return made


def week(store, **said):
    made = SymptomEntry(
        id="week", day=DAY, symptom="pain", recall=Recall.WEEK, recorded_at=NOW, **said
    )
    store.symptoms.put(made)
    return made


def treatment(store):
    made = Treatment(id="t", name="Letrozole", kind=Kind.HORMONE_THERAPY, recorded_at=NOW)
    store.treatments.put(made)
    return made


def dose(store, number):
    made = Dose(id=f"d{number}", treatment="t", day=DAY, what=What.TAKEN, recorded_at=NOW)
    store.doses.put(made)
    return made


def test_what_was_written_while_a_form_waited_for_the_disk_stays(here, there):
    opened = note(here)
    change = notes.put_note(here, replace(opened, tags=("Mood",)), opened, "draft")
    refused_once(here, change)
    there.notes.put(replace(opened, note="a long text"))

    change.do()
    assert here.notes.get(opened.id).note == "a long text"
    assert here.notes.get(opened.id).tags == ("Mood",)

    assert change.undo() is not False
    assert here.notes.get(opened.id).note == "a long text"
    assert here.notes.get(opened.id).tags == ()


def test_redo_and_undo_leave_what_was_written_in_between(here, there):
    opened = note(here)
    change = notes.put_note(here, replace(opened, tags=("Mood",)), opened, "draft")
    change.do()
    change.undo()
    there.notes.put(replace(opened, note="a long text"))

    change.do()
    change.undo()

    assert here.notes.get(opened.id).note == "a long text"


def test_a_press_that_waited_takes_back_to_what_was_written_meanwhile(here, there):
    change = symptoms.press_symptom(here, PAIN, DAY, 8, "me")
    refused_once(here, change)
    symptoms.press_symptom(there, PAIN, DAY, 3, "Ruth").do()

    change.do()
    assert here.symptoms.whole_day(DAY, "pain").severity == 8

    change.undo()
    assert here.symptoms.whole_day(DAY, "pain").severity == 3


def test_presses_that_became_one_step_take_back_to_what_was_written_before_the_redo(here, there):
    history = History()
    for value in (5, 6):
        change = symptoms.press_symptom(here, PAIN, DAY, value, "me")
        change.do()
        history.add(change)
    history.undo()
    assert here.symptoms.whole_day(DAY, "pain") is None
    symptoms.press_symptom(there, PAIN, DAY, 3, "Ruth").do()

    history.redo()
    assert here.symptoms.whole_day(DAY, "pain").severity == 6
    history.undo()

    assert here.symptoms.whole_day(DAY, "pain").severity == 3


def test_words_of_a_week_that_another_window_wrote_come_back(here, there):
    change = check_in.say_of_week(here, DAY, "note", "mine", "me")
    change.do()
    change.undo()
    there.days.put(Day(id="b", day=DAY, recall=Recall.WEEK, note="theirs", recorded_at=NOW))

    change.do()
    assert here.days.of_week(DAY).note == "mine"
    change.undo()

    assert here.days.of_week(DAY).note == "theirs"


@pytest.mark.parametrize("made", ["note of a day", "words of a week", "note"])
def test_made_again_a_change_leaves_a_newer_draft_alone(here, made):
    place, change = {
        "note of a day": (days.note_control(DAY), days.note_day(here, DAY, "said", "me")),
        "words of a week": (
            check_in.week_control(DAY, "note"),
            check_in.say_of_week(here, DAY, "note", "said", "me"),
        ),
        "note": (
            "new note",
            notes.put_note(
                here,
                Note(id="n", day=DAY, note="said", recorded_at=NOW),
                None,
                "new note",
                typed="said",
            ),
        ),
    }[made]
    here.drafts.put(place, "said")
    change.do()
    assert here.drafts.get(place) == ""
    change.undo()
    here.drafts.put(place, "something newer")

    change.do()

    assert here.drafts.get(place) == "something newer"


def test_a_note_taken_back_is_half_typed_again_and_made_again_it_is_not(here):
    new = Note(id="n", day=DAY, note="said", recorded_at=NOW)
    change = notes.put_note(here, new, None, "new note", typed="said")
    change.do()
    change.undo()
    assert here.drafts.get("new note") == "said"

    change.do()

    assert here.drafts.get("new note") == ""
    assert here.notes.get("n") == new


def test_undo_of_a_delete_leaves_what_another_window_saved_since(here, there):
    opened = note(here)
    change = notes.delete_note(here, opened)
    change.do()
    there.notes.put(replace(opened, note="new words"))

    assert change.undo() is False

    assert here.notes.get(opened.id).note == "new words"


def test_a_dose_that_another_window_added_comes_back_with_its_treatment(here, there):
    change = treatments.delete_treatment(here, treatment(here))
    dose(here, 1)
    change.do()
    change.undo()
    dose(there, 2)

    change.do()
    assert here.doses.of("t") == []
    change.undo()

    assert {each.id for each in here.doses.of("t")} == {"d1", "d2"}


def test_a_deleted_treatment_that_lives_again_elsewhere_keeps_its_new_words(here, there):
    opened = treatment(here)
    dose(here, 1)
    change = treatments.delete_treatment(here, opened)
    change.do()
    there.treatments.put(replace(opened, dose="5 mg"))

    change.undo()

    assert here.treatments.get("t").dose == "5 mg"
    assert [each.id for each in here.doses.of("t")] == ["d1"]


def test_in_the_way_goes_back_alone(here, there):
    entry = week(here, severity=6)
    change = check_in.say_in_the_way(here, PAIN, entry, 4, "me")
    change.do()
    change.undo()
    there.symptoms.put(replace(entry, severity=9))

    change.do()
    assert (here.symptoms.get("week").severity, here.symptoms.get("week").interference) == (9, 4)
    change.undo()

    assert (here.symptoms.get("week").severity, here.symptoms.get("week").interference) == (9, None)


def test_nothing_in_the_way_of_what_was_cleared_elsewhere_brings_nothing_back(here, there):
    entry = week(here, severity=6, interference=2)
    change = check_in.say_in_the_way(here, PAIN, entry, None, "me")
    there.symptoms.remove("week")

    change.do()

    assert here.symptoms.of_week(DAY) == []
    assert change.undo() is False


def test_a_renamed_tag_leaves_a_tag_that_was_added_elsewhere(here, there):
    opened = note(here, tags=("Garden",))
    change = notes.rename_tag(here, "Garden", "Outside", merges=False)
    change.do()
    change.undo()
    there.notes.put(replace(opened, tags=("Garden", "Sun")))

    change.do()
    assert here.notes.get(opened.id).tags == ("Outside", "Sun")
    change.undo()

    assert here.notes.get(opened.id).tags == ("Garden", "Sun")


def test_a_tag_renamed_to_another_case_of_one_that_is_there_can_be_taken_back(here):
    both = note(here, tags=("Choir", "Singing"))
    other = note(here, tags=("choir",), number=2)
    change = notes.rename_tag(here, "Singing", "choir", merges=True)
    change.do()
    assert here.notes.get(both.id).tags == ("Choir",)

    change.undo()

    assert here.notes.get(both.id).tags == ("Choir", "Singing")
    assert here.notes.get(other.id).tags == ("choir",)


def test_a_tag_renamed_by_one_window_and_changed_by_another_stays_as_the_other_left_it(here, there):
    opened = note(here, tags=("Garden",))
    change = notes.rename_tag(here, "Garden", "Outside", merges=False)
    change.do()
    there.notes.put(replace(opened, tags=("Outside", "Sun")))

    change.undo()

    assert here.notes.get(opened.id).tags == ("Outside", "Sun")


def test_undo_of_a_list_leaves_a_symptom_that_another_window_put_on_it(here, there):
    now = here.symptom_list.listed()
    change = symptom_list.set_list(here, now, [*now, BUILT_IN_BY_ID["cough"]])
    change.do()
    own = Symptom(id="own", name="Cold hands")
    there.symptom_list.set_listed([*there.symptom_list.listed(), own])

    change.undo()

    names = [each.name for each in here.symptom_list.listed()]
    assert names == ["Pain", "Tiredness", "Trouble sleeping", "Cold hands"]


def test_undo_of_an_order_leaves_the_order_that_another_window_made(here, there):
    change = notes.order_questions(here, ["b", "a"])
    change.do()
    notes.order_questions(there, ["a", "b"]).do()

    assert change.undo() is False

    assert here.preferences.get().question_order == ("a", "b")


def test_an_order_goes_back_to_the_one_before(here):
    notes.order_questions(here, ["a", "b"]).do()
    change = notes.order_questions(here, ["b", "a"])
    change.do()

    change.undo()

    assert here.preferences.get().question_order == ("a", "b")


def test_undo_of_a_form_that_brought_back_what_was_deleted_elsewhere_keeps_the_words(here, there):
    opened = note(here)
    there.notes.remove(opened.id)
    change = notes.put_note(here, replace(opened, note="second"), opened, "draft")
    change.do()
    assert here.notes.get(opened.id).note == "second"

    change.undo()

    assert here.notes.get(opened.id).note == "first"


def test_words_that_two_windows_wrote_into_one_note_are_both_kept(here, there):
    opened = note(here, "short")
    mine = notes.put_note(here, replace(opened, note="A's short"), opened, "draft")
    there.notes.put(replace(opened, note="short, and B's long words"))

    mine.do()
    assert here.notes.get(opened.id).note == "A's short\n\nshort, and B's long words"

    mine.undo()
    assert here.notes.get(opened.id).note == "short, and B's long words"


def test_words_that_one_window_took_over_from_the_other_are_there_once(here, there):
    opened = note(here, "short")
    mine = notes.put_note(here, replace(opened, note="short and more"), opened, "draft")
    there.notes.put(replace(opened, note="short and"))

    mine.do()

    assert here.notes.get(opened.id).note == "short and more"


@pytest.mark.parametrize("kind", ["note", "treatment"])
def test_what_was_half_typed_about_a_record_comes_back_with_it(here, kind):
    record = note(here) if kind == "note" else treatment(here)
    delete = notes.delete_note if kind == "note" else treatments.delete_treatment
    here.drafts.put(f"{kind} {record.id}", "half typed")
    change = delete(here, record)

    change.do()
    assert here.drafts.places() == []
    change.undo()
    assert here.drafts.get(f"{kind} {record.id}") == "half typed"
    change.do()
    assert here.drafts.places() == []

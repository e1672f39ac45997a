"""What the disk refused is written somewhere else, each kind in a file that can be imported."""

from dataclasses import replace
from datetime import time

import pytest

from companion.domain.appointments import Appointment
from companion.domain.contacts import Contact
from companion.domain.days import Rating
from companion.domain.symptoms import PartOfDay, Recall
from companion.exchange import not_saved
from companion.exchange.csv_tables import TABLES, table_of
from companion.exchange.whole_file import FileError
from companion.storage.merging import Merged
from tests.storage.makers import (
    DAY,
    MOMENT,
    biomarker,
    day,
    dose,
    entry,
    measurement,
    note,
    treatment,
)

NAMES = {"pain": "Pain"}


def appointment(**fields):
    given = {"id": "a", "day": DAY, "what": "Scan", "recorded_at": MOMENT}
    return Appointment(**{**given, **fields})


def written(folder, values, others=(), names=NAMES):
    folder.mkdir(exist_ok=True)
    return not_saved.write(
        folder / "copy.csv", values, others, names, keep_off=folder.parent / "diary.db"
    )


def taken_in(store, files):
    """Import files in the order in which they were written; return how many records came in."""
    added = {}
    for file in files:
        content = file.read_bytes()
        table = table_of(content)
        added[table.name] = table.import_into(store, content).merged
    return added


def test_each_kind_has_a_file_and_all_of_them_can_be_imported(store, tmp_path):
    given = treatment()
    values = [
        dose(treatment=given.id, at=time(8, 5)),
        note(tags=("Sleep", "Cat"), answer="=1"),
        measurement(unit="°C"),
        biomarker(result="IHC 2+"),
        given,
        day(falls=False),
        entry(severity=8),
        appointment(at=time(9, 30), with_whom="Dr. Who", note="fasting"),
    ]
    files = written(tmp_path / "stick", values, ["Ann"])
    assert [file.name for file in files] == [
        "copy.csv",
        "copy-days.csv",
        "copy-treatments.csv",
        "copy-doses.csv",
        "copy-notes.csv",
        "copy-measurements.csv",
        "copy-biomarkers.csv",
        "copy-words.txt",
    ]
    assert files[-1].read_text() == "2026-11-23 09:30: Scan, Dr. Who, fasting\nAnn\n"
    assert taken_in(store, files[:-1]) == dict.fromkeys(TABLES, Merged(added=1))
    assert store.treatments.get(given.id) == given
    assert store.doses.get(values[0].id) == values[0]
    assert store.notes.get(values[1].id) == values[1]
    assert store.measurements.get(values[2].id) == values[2]
    assert store.biomarkers.get(values[3].id) == values[3]
    assert store.days.get(values[5].id) == values[5]
    assert store.symptoms.get(values[6].id) == values[6]


def test_a_dose_of_a_treatment_that_is_saved_is_found_by_its_id(store, tmp_path):
    store.treatments.put(given := treatment())
    [file] = written(tmp_path / "stick", [dose(treatment=given.id)], names={given.id: given.name})
    assert file.name == "copy.csv"
    assert ",Letrozole," in file.read_text()
    assert taken_in(store, [file]) == {"doses": Merged(added=1)}


@pytest.mark.parametrize("recall", Recall)
def test_of_several_presses_on_one_row_only_the_last_is_written(store, tmp_path, recall):
    presses = [entry(severity=severity, recall=recall) for severity in (3, 8, 5)]
    moments = [entry(severity=1, part_of_day=PartOfDay.NIGHT), entry(severity=2, at=time(8))]
    files = written(tmp_path / "stick", [*presses, *moments])
    assert taken_in(store, files) == {"symptoms": Merged(added=3)}
    kept = [each for each in store.symptoms.between(DAY, DAY) if each.severity not in (1, 2)]
    assert kept == [replace(presses[-1], id=presses[0].id)]


def pressed(**fields):
    return entry(recall=Recall.WEEK, **fields)


def in_the_way(of, value):
    """Return what is said of the same row, as the check-in says it."""
    return replace(of, interference=value)


FIRST, SECOND = pressed(severity=5), pressed(severity=8)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([FIRST, in_the_way(FIRST, 4)], (5, 4)),
        ([FIRST, in_the_way(FIRST, 4), SECOND], (8, 4)),
        ([in_the_way(FIRST, 4), SECOND], (8, 4)),
        ([FIRST, SECOND, in_the_way(SECOND, 0)], (8, 0)),
        ([in_the_way(FIRST, 4), SECOND, in_the_way(SECOND, None)], (8, None)),
        ([FIRST, in_the_way(FIRST, 4), in_the_way(FIRST, None)], (5, None)),
        ([FIRST, in_the_way(FIRST, 0), SECOND, pressed(severity=0)], (0, 0)),
    ],
)
def test_how_bad_a_week_was_and_how_much_it_got_in_the_way_are_put_together(
    store, tmp_path, values, kept
):
    files = written(tmp_path / "stick", [*values, entry(severity=1, recall=Recall.DAY)])
    assert taken_in(store, files) == {"symptoms": Merged(added=2)}
    week = store.symptoms.whole_day(DAY, "pain", Recall.WEEK)
    assert (week.id, week.severity, week.interference) == (values[0].id, *kept)
    assert store.symptoms.whole_day(DAY, "pain").severity == 1


def test_a_day_and_a_week_of_one_row_are_two(store, tmp_path):
    files = written(tmp_path / "stick", [entry(), entry(recall=Recall.WEEK)])
    assert taken_in(store, files) == {"symptoms": Merged(added=2)}


def test_a_check_in_is_written_as_one_with_the_last_of_each_part(store, tmp_path):
    def said(**fields):
        return day(recall=Recall.WEEK, **{"rating": None, **fields})

    values = [
        said(quality_of_life=3),
        said(activity="up all day, lighter things only"),
        said(falls=True),
        said(quality_of_life=0),
        said(falls=False),
        said(note="we sang"),
        day(rating=Rating.HARD),
    ]
    files = written(tmp_path / "stick", values)
    assert taken_in(store, files) == {"days": Merged(added=2)}
    week = store.days.of_week(DAY)
    assert (week.quality_of_life, week.falls, week.note) == (0, False, "we sang")
    assert week.activity == "up all day, lighter things only"
    assert store.days.of(DAY).rating is Rating.HARD


def test_what_was_changed_twice_is_written_as_it_was_last(store, tmp_path):
    before = note(note="first")
    files = written(tmp_path / "stick", [before, replace(before, note="last")])
    assert taken_in(store, files) == {"notes": Merged(added=1)}
    assert store.notes.get(before.id).note == "last"


def test_words_alone_go_into_a_text(tmp_path):
    [file] = written(tmp_path / "stick", [appointment()])
    assert (file.name, file.read_text()) == ("copy-words.txt", "2026-11-23: Scan\n")


def test_what_lies_beside_is_not_written_over(tmp_path):
    stick = tmp_path / "stick"
    written(stick, [entry(), note(note="older")])
    files = written(stick, [entry(), note(note="newer")])
    assert [file.name for file in files] == ["copy.csv", "copy-notes-2.csv"]
    assert "older" in (stick / "copy-notes.csv").read_text()


def test_the_diary_is_not_written_over(store):
    with pytest.raises(FileError, match="This file is the diary itself"):
        not_saved.write(store.diary.path, [note()], [], NAMES, keep_off=store.diary.path)


def test_a_kind_without_a_table_of_its_own_is_not_left_out(tmp_path):
    contact = Contact(id="c", name="Nurse", number="112")
    files = written(tmp_path / "stick", [entry(), contact])
    assert [file.name for file in files] == ["copy.csv", "copy-words.txt"]
    assert "Nurse" in files[1].read_text()
    assert "112" in files[1].read_text()

"""The open file: what lasts, who hears of it, who may read it, and its copies."""

import os
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion import clock
from companion.domain.notes import Search
from companion.domain.symptoms import Selection
from companion.storage import copies, driver
from companion.storage.diary import BUSY_TERMINAL, BUSY_WINDOW, Diary, Topic
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from tests.storage.makers import (
    MOMENT,
    appointment,
    biomarker,
    day,
    dose,
    entry,
    measurement,
    naughty,
    note,
    treatment,
)


def pragma(diary, name):
    return next(iter(diary.rows(f"pragma {name}")))[0]


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def check_words(diary):
    """Let each index of words compare itself with what the entries and the notes say."""
    for index in ("symptom_entry_words", "note_words"):
        with diary.writing(Topic.DRAFTS) as db:
            db.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")


def test_what_is_written_lasts(store):
    assert pragma(store.diary, "journal_mode") == "wal"
    assert pragma(store.diary, "synchronous") == 2
    assert pragma(store.diary, "foreign_keys") == 1
    assert pragma(store.diary, "secure_delete") == 1
    assert pragma(store.diary, "fullfsync") == 1
    assert pragma(store.diary, "checkpoint_fullfsync") == 1


def test_a_press_waits_a_moment_for_another_writer_and_the_terminal_longer(path):
    window, terminal = Diary(path), Diary(path, busy_ms=BUSY_TERMINAL)
    assert (pragma(window, "busy_timeout"), BUSY_WINDOW) == (40, 40)
    assert (pragma(terminal, "busy_timeout"), BUSY_TERMINAL) == (2000, 2000)
    window.close()
    terminal.close()


def test_nobody_else_may_read_the_diary_or_what_lies_beside_it(path, store):
    store.symptoms.put(entry(note="private"))
    store.diary.copy_to(path.parent / "copy.db")
    assert mode_of(path.parent) == 0o700
    assert {name.name for name in path.parent.iterdir()} == {
        *("diary.db", "diary.db-wal", "diary.db-shm", "copy.db")
    }
    assert {mode_of(each) for each in path.parent.iterdir()} == {0o600}


def test_a_diary_that_everybody_could_read_is_closed_to_them(path):
    Diary(path).close()
    path.chmod(0o644)
    store = Store(Diary(path))
    store.symptoms.put(entry())
    assert mode_of(path) == 0o600
    assert mode_of(path.with_name("diary.db-wal")) == 0o600
    store.close()


def test_listeners_hear_what_changed_after_it_is_on_disk(path, store):
    heard = []
    other = Diary(path)

    def listen(topic):
        count = next(iter(other.rows("select count(*) from symptom_entry")))[0]
        heard.append((topic, count))

    store.subscribe(listen)
    store.symptoms.put_all([entry(), entry()])
    store.days.put(day())
    assert heard == [(Topic.SYMPTOMS, 2), (Topic.DAYS, 2)]
    other.close()


def test_nobody_hears_of_what_was_not_written(store):
    heard = []
    store.subscribe(heard.append)
    with pytest.raises(driver.Error), store.diary.writing(Topic.DAYS) as db:
        db.execute("delete from symptom").execute("not a statement")
    assert heard == []
    assert len(store.symptom_list.listed()) == 3


def test_each_kind_of_thing_has_its_topic(store):
    heard = []
    store.subscribe(heard.append)
    store.symptom_list.set_listed([])
    store.symptom_list.put_all([])
    store.drafts.put("a", "b")
    store.preferences.put(store.preferences.get())
    store.contacts.remove("none")
    store.symptoms.remove("none")
    store.days.remove("none")
    store.treatments.put(treatment(id="t"))
    store.doses.put(dose())
    store.notes.put(note())
    store.measurements.put(measurement())
    store.appointments.put(appointment())
    store.biomarkers.put(biomarker())
    assert heard == [
        *(Topic.SYMPTOM_LIST, Topic.SYMPTOM_LIST, Topic.DRAFTS, Topic.PREFERENCES),
        *(Topic.CONTACTS, Topic.SYMPTOMS, Topic.DAYS, Topic.TREATMENTS, Topic.DOSES),
        *(Topic.NOTES, Topic.MEASUREMENTS, Topic.APPOINTMENTS, Topic.BIOMARKERS),
    ]


def test_what_another_program_wrote_is_noticed(path, store):
    before = store.diary.changed_from_outside()
    store.symptoms.put(entry())
    assert store.diary.changed_from_outside() == before
    other = Store(Diary(path))
    other.symptoms.put(entry())
    other.close()
    assert store.diary.changed_from_outside() != before


def test_a_mistake_of_ours_stays_one(store):
    with pytest.raises(driver.OperationalError, match="no such table"):
        list(store.diary.rows("select * from no_table"))
    with pytest.raises(driver.Error), store.diary.writing(Topic.DAYS) as db:
        db.execute("insert into day (id) values ('1')")
    store.symptoms.put(entry())


def test_a_closed_diary_is_our_mistake_and_not_the_disks(path):
    diary = Diary(path)
    diary.close()
    with pytest.raises(driver.Error, match="closed"):
        list(diary.rows("select 1"))


def test_a_diary_with_a_passphrase_opens_only_with_it(path):
    store = Store(Diary(path, key="it's é"))
    store.symptoms.put(said := entry(note="nobody reads this"))
    store.diary.copy_to(path.parent / "copy.db")
    store.close()
    for file in (path, path.parent / "copy.db"):
        assert b"nobody" not in file.read_bytes()
        with pytest.raises(StorageError) as refused:
            Diary(file, key="another")
        assert refused.value.fault is Fault.NOT_A_DIARY
        again = Store(Diary(file, key="it's é"))
        assert again.symptoms.get(said.id) == said
        again.close()


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "remove", "for good", "merge"]), st.integers(0, 9), naughty),
    min_size=1,
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_the_index_of_words_never_drifts_from_the_entries(long_store, steps):
    for step, number, text in steps:
        said = entry(id=f"words {number}", note=text, place=text[::-1] if number % 2 else "")
        if step == "put":
            long_store.symptoms.put(said)
        elif step == "merge":
            long_store.symptoms.merge([said], replace=True)
        elif step == "remove":
            long_store.symptoms.remove(said.id)
        else:
            with long_store.diary.writing(Topic.SYMPTOMS) as db:
                db.execute("delete from symptom_entry where id = ?", (said.id,))
    check_words(long_store.diary)


def test_the_index_of_words_would_tell_of_a_drift(store):
    store.symptoms.put(entry(note="here"))
    with store.diary.writing(Topic.DRAFTS) as db:
        db.execute("drop trigger symptom_entry_words_changed")
        db.execute("update symptom_entry set note = 'there'")
    with pytest.raises(StorageError) as drifted:
        check_words(store.diary)
    assert drifted.value.fault is Fault.CORRUPT


@pytest.mark.parametrize("others", [0, 300])
def test_what_is_deleted_for_good_is_in_no_byte_of_the_file(path, others):
    store = Store(Diary(path))
    store.symptoms.put_all(entry(note=f"note {n} walk garden tea") for n in range(others))
    store.symptoms.put(gone := entry(note="zebrafish unspeakable", place="quetzal"))
    store.drafts.put("note", "xylophone")
    store.close()
    words = (b"zebrafish", b"zebr", b"unspeakable", b"quetzal", b"xylophone")
    assert all(word in path.read_bytes() for word in words)

    store = Store(Diary(path))
    store.symptoms.put(entry(id=gone.id, note="yellowhammer"))
    store.drafts.put("note", "")
    store.close()
    assert not [word for word in words if word in path.read_bytes()]
    assert b"yellowhammer" in path.read_bytes()

    store = Store(Diary(path))
    with store.diary.writing(Topic.SYMPTOMS) as db:
        db.execute("delete from symptom_entry where id = ?", (gone.id,))
    check_words(store.diary)
    assert store.symptoms.count(Selection(words="yellowhammer")) == 0
    store.close()
    assert b"yellow" not in path.read_bytes()


@pytest.mark.parametrize("others", [0, 300])
def test_a_note_deleted_for_good_is_in_no_byte_of_the_file(path, others):
    store = Store(Diary(path))
    store.notes.put_all(
        note(f"note {n} walk garden tea", tags=("Garden", f"t{n % 9}")) for n in range(others)
    )
    gone = note("zebrafish unspeakable", answer="quetzal", tags=("xylophone",))
    store.notes.put(gone)
    store.close()
    words = (b"zebrafish", b"zebr", b"unspeakable", b"quetzal", b"xylophone", b"xyl")
    assert all(word in path.read_bytes() for word in words)

    store = Store(Diary(path))
    store.notes.put(note("yellowhammer", id=gone.id, tags=("jackdaw",)))
    store.close()
    assert not [word for word in words if word in path.read_bytes()]

    store = Store(Diary(path))
    store.notes.retag({gone.id: ["nuthatch"]})
    store.close()
    assert b"jackdaw" not in path.read_bytes()
    assert b"nuthatch" in path.read_bytes()

    store = Store(Diary(path))
    with store.diary.writing(Topic.NOTES) as db:
        db.execute("delete from note where id = ?", (gone.id,))
    check_words(store.diary)
    assert store.notes.find(Search(words="yellowhammer")) == []
    store.close()
    left = path.read_bytes()
    assert not [word for word in (b"yellow", b"nuthatch", b"nut") if word in left]


def test_a_copy_holds_everything_and_is_counted(path, store, tmp_path):
    store.symptoms.put_all([kept := entry(note="kept"), gone := entry()])
    store.symptoms.remove(gone.id)
    counted = store.diary.copy_to(target := tmp_path / "copies 'of' #1%?.db")
    assert counted == store.diary.counts()
    assert counted["symptom_entry"] == 2
    copy = Store(Diary(target, make=False))
    assert copy.symptoms.get(kept.id) == kept
    assert copy.symptoms.get(gone.id) is None
    assert copy.diary.damage(thorough=True) == ""
    copy.close()
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [target.name]


def test_a_copy_takes_the_place_of_an_older_one(store, tmp_path):
    target = tmp_path / "copy.db"
    store.diary.copy_to(target)
    store.symptoms.put(entry())
    left = target.with_name("copy.db.4711.part")
    left.write_bytes(b"left by one that was cut short")
    os.utime(left, (1_000_000_000, 1_000_000_000))
    another = target.with_name(f"copy.db.{os.getppid()}.part")
    another.write_bytes(b"another window is at it")
    assert store.diary.copy_to(target)["symptom_entry"] == 1
    assert sorted(each.name for each in tmp_path.glob("copy.db*")) == ["copy.db", another.name]


def test_two_windows_that_copy_in_one_second_take_two_names(store, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MOMENT)
    first = copies.new_name(store.diary.path, "before-an-import")
    copies.part_of(first).write_bytes(b"another window is at it")
    assert copies.new_name(store.diary.path, "before-an-import") != first


def test_a_copy_made_while_another_window_writes_is_a_copy(path, store, tmp_path, monkeypatch):
    other = Store(Diary(path))
    sync = copies.counts

    def write_meanwhile(connection):
        other.symptoms.put(entry())
        return sync(connection)

    monkeypatch.setattr(copies, "counts", write_meanwhile)
    assert store.diary.copy_to(tmp_path / "copy.db")["symptom_entry"] == 0
    other.close()


def test_the_first_press_need_not_load_anything(store):
    store.diary.warm_up()
    store.diary.trust()
    store.symptoms.put(entry())
    assert store.symptoms.count(Selection()) == 1


def test_looking_never_changes_a_byte(path):
    writer = Store(Diary(path))
    writer.symptoms.put(entry())
    files = {each: each.read_bytes() for each in sorted(path.parent.iterdir())}
    reader = Diary(path, to_read=True)
    assert reader.counts()["symptom_entry"] == 1
    assert reader.damage(thorough=True) == ""
    with pytest.raises(StorageError) as refused, reader.writing(Topic.DAYS):
        pass
    assert refused.value.fault is Fault.READ_ONLY
    reader.close()
    for each in (path, path.with_name("diary.db-wal")):
        assert each.read_bytes() == files[each]
    writer.close()

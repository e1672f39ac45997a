"""The history of the schema, and diaries of every age."""

import os
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest

from companion import clock
from companion.domain.contacts import Contact
from companion.domain.doses import What
from companion.domain.notes import Search
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import Recall, Selection
from companion.domain.treatments import Ended
from companion.storage import driver, migrations, opening
from companion.storage.checkup import wrong_with
from companion.storage.diary import Diary, Topic
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from tests.storage.makers import (
    DAY,
    MOMENT,
    PRELUDE,
    ROOT,
    biomarker,
    child,
    days_kept,
    entry,
    measurement,
)
from tests.storage.schema_of import schema_of

HERE = Path(__file__).parent
SIDES = ("", "-wal", "-shm")
TODAYS = driver.SCHEMA_VERSION
NEXT = TODAYS + 1
LATER = f"m{NEXT:03}_weather"
OLD_TABLES = ("contact", "day", "draft", "preference", "symptom", "symptom_entry")


def raw(path, mode="rw"):
    return driver.connect(path, mode=mode, busy_ms=0)


def one(connection, sql):
    return connection.execute(sql).fetchone()[0]


def triggers(connection):
    rows = connection.execute("select sql from sqlite_schema where type = 'trigger' order by name")
    return [row["sql"] for row in rows]


@pytest.fixture
def later(monkeypatch):
    """Companion as it will be, with one more step; what the step does can be replaced."""

    class Later:
        @staticmethod
        def step(db):
            db.execute("alter table day add column weather text not null default ''")
            db.execute(f"pragma user_version = {NEXT}")

    def weather(db):
        Later.step(db)

    known = (*driver.MIGRATIONS, LATER)
    monkeypatch.setattr(opening, "MIGRATIONS", known)
    steps = list(migrations.migrations._migrations)
    monkeypatch.setattr(migrations.migrations, "_migrations", steps)
    migrations.migrations(name=LATER)(weather)
    return Later


@pytest.fixture
def older(path):
    """A diary of today, for tomorrow's Companion to open."""
    store = Store(Diary(path))
    store.symptoms.put(entry(id="kept", note="kept"))
    store.close()
    return path


def make_released(path, version):
    path.parent.mkdir()
    connection = driver.make(path)
    dump = (HERE / "diaries" / f"{version}.sql").read_text(encoding="utf-8")
    connection.executescript(dump)
    connection.close()
    return path


def copies_of(path):
    return sorted((path.parent / "backups").glob("*"))


def test_the_version_is_the_number_of_migrations(store):
    names = [step.name for step in migrations.migrations._migrations]
    assert names == list(driver.MIGRATIONS)
    version = next(iter(store.diary.rows("pragma user_version")))[0]
    assert version == len(names) == driver.SCHEMA_VERSION


def test_the_schema_is_the_golden_one(store):
    golden = (HERE / "schema.sql").read_text(encoding="utf-8")
    assert schema_of(store.diary._connection) == golden


@pytest.mark.parametrize("name", [f"m{n:03}" for n in range(1, len(driver.MIGRATIONS) + 1)])
def test_every_step_has_its_number(name):
    assert driver.MIGRATIONS[int(name[1:]) - 1].startswith(name)


@pytest.fixture(params=sorted((HERE / "diaries").glob("*.sql")), ids=lambda dump: dump.stem)
def released(request, path):
    """A diary as a released version left it."""
    return make_released(path, request.param.stem)


def test_a_diary_of_every_released_version_opens_with_all_that_is_in_it(released):
    store = Store(Diary(released))
    assert [each.name for each in store.symptom_list.listed()] == [
        *("Pain", "Tiredness", "Trouble sleeping", "Vomiting", "My knee's “click”")
    ]
    e1, e2, e3 = (store.symptoms.get(name) for name in ("e1", "e2", "e3"))
    assert e1 == entry(id="e1", severity=7, note="Slept badly;\nit was loud 😀", place="left hip")
    assert (e2.count, e2.at.isoformat(), e2.day) == (2, "15:10:00", date(2026, 11, 22))
    assert (e3.recall, e3.interference, e3.note) == (Recall.WEEK, 3, "'quoted', \"twice\"")
    assert e1.recorded_at.isoformat() == MOMENT.isoformat()
    assert store.symptoms.get("e4") is None
    assert store.symptoms.count(Selection(words="loud hip")) == 1
    assert [each.note for each in days_kept(store)] == ["A long day", ""]
    assert store.contacts.all() == [
        Contact(id="c1", name="Ward 5", number="+49 30 450", hours="8–12")
    ]
    preferences = store.preferences.get()
    assert (preferences.helpers, preferences.emergency_number) == (("Ann",), "112")
    assert store.drafts.get("note") == "half a sent"
    store.symptoms.put(entry(note="new words"))
    assert store.symptoms.count(Selection(words="new")) == 1
    assert store.diary.damage(thorough=True) == ""
    golden = (HERE / "schema.sql").read_text(encoding="utf-8")
    assert schema_of(store.diary._connection) == golden
    store.close()


def test_a_diary_of_0_2_has_its_treatments_notes_measurements_and_dates(path):
    make_released(path, "0.2.0")
    store = Store(Diary(path))
    assert store.preferences.get().question_order == ("n2",)
    assert [each.id for each in store.treatments.all()] == ["t1", "t2"]
    first = store.treatments.get("t1")
    assert (first.since.iso, first.until.iso, first.stopped_because) == (
        *("2025-03", "2026-01-09", Ended.CANCER_GREW),
    )
    assert [(each.id, each.what) for each in store.doses.of("t1")] == [
        *(("d2", What.DOSE_CHANGED), ("d1", What.TAKEN)),
    ]
    assert [each.note.id for each in store.notes.find(Search())] == ["n2", "n1"]
    assert [each.note.id for each in store.notes.find(Search(words="garden 😀"))] == ["n1"]
    assert [each.id for each in store.notes.questions()] == ["n2"]
    assert store.notes.tag_names() == ["Question for my team", "Sleep", 'the "good" days']
    assert store.measurements.latest("temperature") == measurement(
        id="m1", what="temperature", value="38,4", unit="°C", at=time(9, 5)
    )
    assert [each.what for each in store.appointments.coming(DAY)] == ["CT scan"]
    assert store.diary.counts() == {
        "appointment": 2,
        "biomarker": 0,
        "contact": 1,
        "day": 2,
        "dose": 3,
        "draft": 1,
        "measurement": 1,
        "note": 3,
        "preference": 3,
        "symptom": 5,
        "symptom_entry": 4,
        "treatment": 2,
    }
    assert wrong_with(store.diary) == []
    store.close()


def test_a_diary_of_0_3_has_its_biomarkers_in_the_order_of_writing(path):
    make_released(path, "0.3.0")
    store = Store(Diary(path))
    assert [each.id for each in store.biomarkers.all()] == ["b1", "b2", "b3"]
    assert store.biomarkers.get("b2") == biomarker(
        id="b2",
        marker="ESR1",
        result="mutation found",
        detail='D538G; "twice"',
        tested=RoughDate(2026, 3, 9),
        sample="blood",
        note="It's new 😀",
        entered_by="Ann",
    )
    assert store.diary.counts()["biomarker"] == 4
    assert wrong_with(store.diary) == []
    store.close()


def rows_of(path, tables):
    connection = raw(path, "ro")
    rows = {
        table: [tuple(row) for row in connection.execute(f"select * from {table} order by seq")]
        for table in tables
    }
    connection.close()
    return rows


def test_a_diary_of_0_1_is_copied_and_gets_the_new_tables_and_keeps_every_row(path):
    make_released(path, "0.1.0")
    before = rows_of(path, OLD_TABLES)
    assert all(before.values())
    diary = Diary(path)
    assert diary.counts() == {
        **{table: len(rows) for table, rows in before.items()},
        **dict.fromkeys(["appointment", "biomarker", "dose", "measurement", "note"], 0),
        "treatment": 0,
    }
    diary.close()
    (copy,) = copies_of(path)
    assert copy.name.startswith("before-update-from-1-")
    assert rows_of(path, OLD_TABLES) == rows_of(copy, OLD_TABLES) == before
    connection, kept = raw(path), raw(copy, "ro")
    assert (one(connection, "pragma user_version"), one(kept, "pragma user_version")) == (TODAYS, 1)
    assert one(kept, "select count(*) from sqlite_schema where name = 'note'") == 0
    connection.close()
    kept.close()


def test_a_diary_of_0_1_is_looked_over_as_it_is(path):
    make_released(path, "0.1.0")
    before = path.read_bytes()
    diary = Diary(path, to_read=True)
    assert wrong_with(diary) == []
    diary.close()
    assert path.read_bytes() == before


def test_an_older_diary_is_copied_and_then_brought_up_to_date(older, later):
    before = raw(older)
    was = triggers(before)
    before.close()
    store = Store(Diary(older))
    assert [row["name"] for row in store.diary.rows("pragma table_info(day)")][-1] == "weather"
    assert triggers(store.diary._connection) == was
    assert store.symptoms.get("kept").note == "kept"
    store.symptoms.put(entry(note="after"))
    assert store.symptoms.count(Selection(words="after")) == 1
    store.close()
    (copy,) = copies_of(older)
    assert copy.name.startswith(f"before-update-from-{TODAYS}-")
    assert copy.stat().st_mode & 0o777 == 0o600
    kept = raw(copy, "ro")
    assert one(kept, "pragma user_version") == TODAYS
    assert one(kept, "select note from symptom_entry") == "kept"
    assert one(kept, "pragma integrity_check") == "ok"
    kept.close()
    Diary(older).close()
    assert copies_of(older) == [copy]


def test_the_copy_is_there_and_whole_before_the_first_step(older, later):
    step, seen = later.step, []

    def look_first(db):
        (copy,) = copies_of(older)
        kept = raw(copy, "ro")
        seen.append(one(kept, "select count(*) from symptom_entry"))
        kept.close()
        step(db)

    later.step = staticmethod(look_first)
    Diary(older).close()
    assert seen == [1]


def test_a_copy_never_takes_the_place_of_another(older, later, monkeypatch):
    step, backups = later.step, older.parent / "backups"
    monkeypatch.setattr(clock, "now", lambda: MOMENT)
    backups.mkdir()
    first = backups / f"before-update-from-{TODAYS}-2026-11-23-081233.db"
    first.write_bytes(b"made when the clock said the same")
    left = backups / f"before-update-from-{TODAYS}-2020-01-01-000000.db.4711.part"
    left.write_bytes(b"left by a start that was cut short")
    os.utime(left, (MOMENT.timestamp() - 3600,) * 2)
    later.step = step
    Diary(older).close()
    assert first.read_bytes() == b"made when the clock said the same"
    assert len(copies_of(older)) == 2
    assert not left.exists()


def test_of_many_windows_that_start_at_once_one_brings_the_diary_up_to_date(path):
    made = raw(make_released(path, "0.1.0"))
    made.execute("pragma journal_mode = wal")
    made.close()
    open_it = f"{PRELUDE}\nprint(*Diary(path).counts().items())"
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", open_it, str(path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(5)
    ]
    said = [each.communicate() for each in windows]
    assert len(set(said)) == 1, said
    assert [each.returncode for each in windows] == [0] * 5
    (copy,) = (path.parent / "backups").iterdir()
    assert copy.name.startswith("before-update-from-1-")


def fails_at_the_end(db):
    db.execute("alter table day add column weather text")
    db.execute("drop table contact")
    raise ZeroDivisionError


def leaves_orphans(db):
    db.execute("delete from symptom")
    db.execute(f"pragma user_version = {NEXT}")


@pytest.mark.parametrize("step", [fails_at_the_end, leaves_orphans])
def test_a_step_that_fails_leaves_the_diary_as_it_was(older, later, step):
    before = older.read_bytes()
    later.step = staticmethod(step)
    with pytest.raises((ZeroDivisionError, RuntimeError)):
        Diary(older)
    assert older.read_bytes() == before
    assert len(copies_of(older)) == 1


def test_a_step_may_make_a_table_anew_without_losing_what_hangs_on_it(older, later):
    def anew(db):
        db.table("symptom").transform(rename={"usual": "usually"})
        db.execute(f"pragma user_version = {NEXT}")

    later.step = staticmethod(anew)
    diary = Diary(older)
    assert diary.counts()["symptom_entry"] == 1
    assert next(iter(diary.rows("pragma foreign_keys")))[0] == 1
    diary.close()


def test_a_new_diary_of_a_later_version_needs_no_copy(path, later):
    diary = Diary(path)
    assert next(iter(diary.rows("pragma user_version")))[0] == NEXT
    diary.close()
    assert copies_of(path) == []


def test_an_older_diary_is_looked_at_as_it_is(older, later):
    before = older.read_bytes()
    diary = Diary(older, to_read=True)
    assert diary.counts()["symptom_entry"] == 1
    diary.close()
    assert older.read_bytes() == before


def make_newer(path, how):
    connection = raw(path)
    connection.execute("pragma journal_mode = wal")
    if how in {"name", "both"}:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            f" values ('companion', 'm{NEXT:03}_from_the_future', '2030')"
        )
    if how == "other name":
        connection.execute(
            f"update _sqlite_migrations set name = 'm{TODAYS:03}_of_another_branch' where id = {TODAYS}"
        )
    if how in {"version", "both"}:
        connection.execute(f"pragma user_version = {NEXT}")
    return connection


@pytest.mark.parametrize("how", ["version", "name", "both", "other name"])
@pytest.mark.parametrize("to_read", [False, True])
def test_a_diary_from_a_newer_version_is_refused_and_not_one_byte_is_changed(older, how, to_read):
    make_newer(older, how).close()
    before = older.read_bytes()
    with pytest.raises(StorageError) as refused:
        Diary(older, to_read=to_read)
    assert refused.value.fault is Fault.NEWER
    assert "newer version" in str(refused.value) and str(older) in str(refused.value)
    assert older.read_bytes() == before
    beside = {each.name: each.stat().st_size for each in older.parent.iterdir() if each != older}
    assert beside.get("diary.db-wal", 0) == 0
    assert to_read or beside == {}


@pytest.mark.parametrize("how", ["version", "name", "both", "other name"])
def test_not_one_byte_is_changed_either_where_only_the_wal_tells(older, how):
    # A child that is gone without closing: its -wal stays full.
    child(
        older,
        f"""
        from tests.storage.test_migrations import make_newer
        connection = make_newer(path, {how!r})
        connection.execute("insert into draft values (1, 'd', 'x', '2030-01-01T00:00:00Z', 0, '')")
        os._exit(0)
        """,
    )
    wal = older.with_name("diary.db-wal")
    before = older.read_bytes(), wal.read_bytes()
    assert len(before[1]) > 4096
    with pytest.raises(StorageError) as refused:
        Diary(older)
    assert refused.value.fault is Fault.NEWER
    assert (older.read_bytes(), wal.read_bytes()) == before


def test_a_version_that_does_not_fit_the_steps_is_damage(older):
    connection = raw(older)
    connection.execute("pragma user_version = 0")
    connection.close()
    before = older.read_bytes()
    with pytest.raises(StorageError) as refused:
        Diary(older)
    assert refused.value.fault is Fault.CORRUPT
    assert older.read_bytes() == before


def test_two_windows_that_open_an_older_diary_take_the_step_once(older, later):
    first = raw(older)
    diary = Diary(older)
    migrations.apply(first)
    assert one(first, "select count(*) from _sqlite_migrations") == NEXT
    first.close()
    with diary.writing(Topic.DAYS):
        pass
    diary.close()

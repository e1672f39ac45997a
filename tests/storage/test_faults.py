"""Bad days: what a person reads, and what is still on the disk."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from companion import clock
from companion.domain.symptoms import Selection
from companion.storage import driver
from companion.storage.diary import Diary, Topic
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from tests.storage.makers import APART, DAY, MOMENT, POWERLESS, PRELUDE, can_mount, child, entry

WAL, SHM = "diary.db-wal", "diary.db-shm"


@pytest.fixture
def made(path):
    """A diary with 300 entries, closed."""
    store = Store(Diary(path))
    store.symptoms.put_all(entry(id=f"e{n}", note=f"note {n} " * 9) for n in range(300))
    store.close()
    return path


def refused(path, **options):
    """Return what is said when a diary does not open, and make sure that nothing was changed."""
    before = contents(path.parent)
    with pytest.raises(StorageError) as error:
        Diary(path, **options)
    assert contents(path.parent) == before
    return error.value


def contents(folder):
    return {
        str(each): each.read_bytes() if each.is_file() else None
        for each in folder.rglob("*")
        if not each.name.endswith("-shm")
    }


def ids(store):
    return {row["id"] for row in store.diary.rows("select id from symptom_entry")}


def saved(path):
    """Return the ids in a diary, read by a program of its own."""
    return child(path, "store = Store(Diary(path)); print(*ids(store)); store.close()").split()


def put_refused(store, said=None):
    with pytest.raises(StorageError) as error:
        store.symptoms.put(said or entry())
    return error.value


# Rows 4, 6, 7: no space


def test_on_a_full_disk_nothing_is_lost_and_there_is_space_again(made):
    store = Store(Diary(made))
    store.diary._connection.execute("pragma max_page_count = 1")
    error = put_refused(store, big := entry(id="big", note="a long story " * 9000))
    assert error.fault is Fault.FULL
    assert str(error) == "The disk is full. Make some space, for example by emptying the trash."
    assert store.symptoms.get("e1").note.startswith("note 1")
    assert ids(store) == {f"e{n}" for n in range(300)}
    store.diary._connection.execute("pragma max_page_count = 1000000")
    store.symptoms.put(big)
    assert store.symptoms.get("big") == big
    assert store.diary.damage(thorough=True) == ""
    store.close()


def test_a_file_that_may_not_grow_is_as_a_full_disk(made):
    said = child(
        made,
        """
        store = Store(Diary(path))
        store.symptoms.put(entry("before"))
        limit = path.with_name(path.name + "-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        said(lambda: store.symptoms.put(entry("lost?", "x" * 9000)))
        said(lambda: store.diary.copy_to(path.parent / "copy.db"))
        print("before" in ids(store), "lost?" in ids(store), (path.parent / "copy.db").exists())
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        store.symptoms.put(entry("lost?"))
        store.close()
        """,
    ).splitlines()
    assert said[0].startswith("input or output | The disk could not be read or written. It may be")
    assert said[1].split(" |")[0] in {"input or output", "full", "done"}
    assert said[2].startswith("True False")
    assert {"before", "lost?"} <= set(saved(made))


def test_no_new_diary_is_left_half_made(path):
    path.parent.mkdir()
    said = child(
        path,
        """
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
        said(lambda: Diary(path))
        print(os.listdir(path.parent))
        """,
    ).splitlines()
    assert said[0].startswith("input or output | The disk could not be read or written. It may be")
    assert said[1] == "[]"
    Diary(path).close()


def test_what_a_start_that_was_cut_short_left_is_taken_away(path):
    path.parent.mkdir()
    long_ago = clock.now().timestamp() - 3600
    for end in ("", "-wal", "-journal"):
        left = path.parent / f"diary.db.4711.part{end}"
        left.write_bytes(b"half")
        os.utime(left, (long_ago, long_ago))
    another = path.parent / f"diary.db.{os.getppid()}.part"
    another.write_bytes(b"another window is at it")
    Diary(path).close()
    assert set(path.parent.iterdir()) == {path, another}


needs_a_disk = pytest.mark.skipif(
    not can_mount(), reason="no small disk may be mounted here; limits on pages and files stand in"
)

_ON_A_SMALL_DISK = """
import subprocess
disk = path.parent / "disk"
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], check=True)
path = disk / "diary.db"
def fill():
    with open(disk / "film", "wb", buffering=0) as film:
        try:
            while True:
                film.write(b"x" * 512)
        except OSError:
            pass
"""


@needs_a_disk
def test_on_a_real_full_disk_the_press_is_refused_and_saved_when_there_is_space(path):
    (path.parent / "disk").mkdir(parents=True)
    said = child(
        path,
        _ON_A_SMALL_DISK
        + """
store = Store(Diary(path))
store.symptoms.put(entry("before"))
store.diary.copy_to(disk / "copy.db")
good = (disk / "copy.db").read_bytes()
fill()
said(lambda: store.symptoms.put(entry("8", "x" * 20000)))
said(lambda: store.symptoms.remove("before"))
said(lambda: store.diary.copy_to(disk / "copy.db"))
print(ids(store), (disk / "copy.db").read_bytes() == good, sorted(os.listdir(disk)))
os.remove(disk / "film")
said(lambda: store.symptoms.put(entry("8", "x" * 20000)))
print(ids(store), store.diary.damage(thorough=True) or "whole")
store.close()
os.remove(disk / "copy.db")
os.remove(disk / "diary.db")
fill()
said(lambda: Diary(path))
print(os.listdir(disk))
os.remove(disk / "film")
said(lambda: Diary(path))
""",
        before=APART,
    ).splitlines()
    assert said[0].startswith("full | The disk is full.")
    assert said[2].startswith("full | The disk is full.")
    files = "['copy.db', 'diary.db', 'diary.db-shm', 'diary.db-wal', 'film']"
    assert said[3] == f"['before'] True {files}"
    assert said[4] == "done"
    assert said[5] == "['before', '8'] whole"
    assert said[6].startswith("full | The disk is full.")
    assert said[7] == "['film']"
    assert said[8] == "done"


# Row 5: full before the start, with what was saved last still in the -wal


@needs_a_disk
@pytest.mark.parametrize("in_wal", [True, False])
def test_a_diary_on_a_full_disk_is_read_and_says_why_it_can_only_be_read(path, in_wal):
    (path.parent / "disk").mkdir(parents=True)
    said = child(
        path,
        _ON_A_SMALL_DISK
        + f"""
store = Store(Diary(path))
store.symptoms.put(entry("last"))
if {in_wal}:
    kept = [(disk / name).read_bytes() for name in ("diary.db", "diary.db-wal")]
store.close()
if {in_wal}:
    for name, content in zip(("diary.db", "diary.db-wal"), kept):
        (disk / name).write_bytes(content)
fill()
before = path.read_bytes()
store = Store(Diary(path))
print(ids(store), "|", store.diary.only_read.fault.value, path.read_bytes() == before)
said(lambda: store.symptoms.put(entry("8")))
os.remove(disk / "film")
said(lambda: store.symptoms.put(entry("8")))
print(ids(store), store.diary.only_read)
store.close()
store = Store(Diary(path))
print(ids(store))
store.close()
""",
        before=APART,
    ).splitlines()
    assert said[0] == "['last'] | full True"
    assert said[1].startswith("full | The disk is full.")
    assert said[2] == "done"
    assert said[3] == "['last', '8'] None"
    assert said[4] == "['last', '8']"


# Rows 8, 9, 10, 17: what may not be changed, or not even be read

READ_ONLY = "The diary can be read but not changed: the file or its folder is set to read-only."
_READS = """
store = Store(Diary(path))
print(len(ids(store)), store.diary.only_read)
said(lambda: store.symptoms.put(entry("new")))
"""


def test_a_read_only_file_is_read_and_written_again_when_it_may(made):
    made.chmod(0o400)
    said = child(
        made,
        _READS + "path.chmod(0o600); said(lambda: store.symptoms.put(entry('new'))); store.close()",
        before=POWERLESS,
    ).splitlines()
    assert said[0].startswith(f"300 {READ_ONLY}")
    assert said[1].startswith(f"read only | {READ_ONLY}")
    assert said[2] == "done"
    assert len(saved(made)) == 301


@pytest.mark.parametrize("in_wal", [True, False])
def test_a_read_only_folder_is_read_with_what_was_saved_last(made, in_wal):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="last"))
    wal = made.with_name(WAL).read_bytes()
    store.close()
    if in_wal:
        made.with_name(WAL).write_bytes(wal)
    made.parent.chmod(0o500)
    try:
        said = child(
            made,
            _READS
            + "path.parent.chmod(0o700); said(lambda: store.symptoms.put(entry('new')))\n"
            + "store.close()",
            before=POWERLESS,
        ).splitlines()
    finally:
        made.parent.chmod(0o700)
    assert said[0].startswith(f"301 {READ_ONLY}")
    assert said[1].startswith(f"read only | {READ_ONLY}")
    assert said[2] == "done"
    assert {"last", "new"} <= set(saved(made))


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_diary_that_may_not_be_read_is_named_with_the_remedy(made, what):
    closed = made if what == "file" else made.parent
    closed.chmod(0)
    try:
        said = child(made, "said(lambda: Diary(path))", before=POWERLESS)
        looked = child(made, "said(lambda: Diary(path, make=False))", before=POWERLESS)
    finally:
        closed.chmod(0o700)
    for answer in (said, looked):
        assert answer.startswith("cannot open | The diary could not be opened.")
        assert str(made) in answer
    assert len(saved(made)) == 300


@pytest.mark.parametrize("how", ["no permission", "a file", "a folder that cannot be made"])
def test_a_home_that_cannot_be_made_is_named(tmp_path, how):
    home = tmp_path / "home"
    if how == "a file":
        home.write_text("not a folder")
    else:
        tmp_path.chmod(0o500)
    path = (
        home / "deep" / "diary.db" if how == "a folder that cannot be made" else home / "diary.db"
    )
    try:
        said = child(path, "said(lambda: Diary(path))", before=POWERLESS)
    finally:
        tmp_path.chmod(0o700)
    assert said.startswith("cannot open | The diary could not be opened.")
    assert str(path) in said


def test_a_file_of_another_write_version_is_only_read(made):
    overwrite(made, 18, b"\x09")
    before = made.read_bytes()
    store = Store(Diary(made))
    assert len(ids(store)) == 300
    assert str(store.diary.only_read).startswith(READ_ONLY)
    assert put_refused(store).fault is Fault.READ_ONLY
    store.close()
    assert made.read_bytes() == before


# Row 14: another program is writing


@pytest.mark.parametrize("busy_ms", [40, 2000])
def test_another_writer_is_waited_for_and_then_named(made, busy_ms):
    other, store = Diary(made), Store(Diary(made, busy_ms=busy_ms))
    with other.writing(Topic.DAYS):
        error = put_refused(store, said := entry(id="8"))
    assert error.fault is Fault.BUSY
    assert str(error).startswith("Another program is using the diary just now.")
    store.symptoms.put(said)
    assert "8" in ids(store)
    store.close()
    other.close()


_WRITES_UNTIL_TOLD = """
import sys
from pathlib import Path
from companion.storage.diary import Diary, Topic
diary = Diary(Path(sys.argv[1]))
with diary.writing(Topic.DAYS):
    print('writing', flush=True)
    sys.stdin.readline()
diary.close()
"""


def test_a_short_writer_is_waited_out(made):
    """The terminal's two seconds are enough for a writer that is done in a moment."""
    with subprocess.Popen(
        [
            *(sys.executable, "-c", _WRITES_UNTIL_TOLD, str(made)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    ) as writer:
        assert writer.stdout.readline() == "writing\n"
        window, terminal = Store(Diary(made)), Store(Diary(made, busy_ms=2000))
        assert put_refused(window).fault is Fault.BUSY
        writer.stdin.write("done\n")
        writer.stdin.flush()
        terminal.symptoms.put(entry(id="8"))
    assert "8" in ids(window)
    window.close()
    terminal.close()


def test_a_diary_opens_while_another_program_writes(made):
    other = Diary(made)
    with other.writing(Topic.DAYS):
        store = Store(Diary(made))
        assert len(ids(store)) == 300
        assert store.diary.only_read is None
    store.symptoms.put(entry())
    store.close()
    other.close()


# Rows 16, 18, 20, 21, 24, 31: damage


def overwrite(path, place, content):
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


@pytest.mark.parametrize("place", [0, 5, 15, 16, 19, 21, 22, 23])
def test_a_damaged_beginning_is_refused_and_left_as_it_is(made, place):
    overwrite(made, place, b"\x77")
    error = refused(made)
    assert error.fault in {Fault.NOT_A_DIARY, Fault.CORRUPT}
    assert "backups" in str(error) and str(made) in str(error)


def test_a_foreign_file_is_refused_and_left_as_it_is(path):
    path.parent.mkdir()
    path.write_text("Dear diary, " * 1000)
    assert str(refused(path)).startswith("This file is not a Companion diary")
    path.unlink()
    connection = driver.make(path)
    connection.execute("create table recipes (name)")
    connection.close()
    assert refused(path).fault is Fault.NOT_A_DIARY


def pages_of(path, table):
    """Return the places of the pages that only that table uses."""
    connection = driver.connect(path, mode="ro", busy_ms=0)
    root = connection.execute(
        "select rootpage from sqlite_schema where name = ?", (table,)
    ).fetchone()[0]
    size = connection.execute("pragma page_size").fetchone()[0]
    connection.close()
    return (root - 1) * size, size


@pytest.mark.parametrize(
    "table",
    [
        *("symptom_entry_newest", "symptom_entry_words_data", "contact"),
        *("note_newest", "note_words_data", "_note_tag", "dose_turn"),
    ],
)
def test_a_page_of_zeros_is_found_before_the_first_write_and_reading_goes_on(made, table):
    place, size = pages_of(made, table)
    overwrite(made, place, bytes(size))
    before = made.read_bytes()
    store = Store(Diary(made))
    error = put_refused(store)
    assert error.fault is Fault.CORRUPT
    assert str(error).startswith("The diary file is damaged. Companion does not write to it")
    assert put_refused(store).fault is Fault.CORRUPT
    assert len(ids(store)) == 300
    assert store.symptoms.get("e7").note.startswith("note 7")
    store.close()
    assert made.read_bytes() == before


def test_damage_that_shows_only_while_writing_ends_the_writing(made):
    store = Store(Diary(made))
    store.diary.trust()
    place, size = pages_of(made, "symptom_entry_newest")
    overwrite(made, place, bytes(size))
    assert put_refused(store).fault is Fault.CORRUPT
    assert store.diary.only_read.fault is Fault.CORRUPT
    assert put_refused(store).fault is Fault.CORRUPT
    store.close()


def test_what_was_found_elsewhere_ends_the_writing(made):
    store = Store(Diary(made))
    store.diary.distrust("page 7")
    error = put_refused(store)
    assert (error.fault, error.detail) == (Fault.CORRUPT, "page 7")
    store.close()


def test_a_file_cut_short_anywhere_is_never_a_new_diary(made, tmp_path):
    whole = made.read_bytes()
    pick = random.Random(20)
    lengths = [0, 1, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, len(whole) - 1, len(whole) - 4096]
    for length in [*lengths, *(pick.randrange(len(whole)) for _ in range(60))]:
        made.write_bytes(whole[:length])
        with pytest.raises(StorageError) as error:
            use(made)
        assert error.value.fault in {Fault.NOT_A_DIARY, Fault.CORRUPT, Fault.EMPTY_FILE}
        assert "backups" in str(error.value)
        assert made.read_bytes() == whole[:length]


def test_an_empty_file_is_damage_and_no_new_diary(path):
    path.parent.mkdir()
    path.touch()
    error = refused(path)
    assert error.fault is Fault.EMPTY_FILE
    assert str(error).startswith("The diary file is empty, so something outside Companion")
    assert path.stat().st_size == 0


def test_garbage_in_the_wal_is_passed_over(made):
    for n, garbage in enumerate((b"garbage" * 5000, b"", b"\x37\x7f\x06\x82" + bytes(100))):
        made.with_name(WAL).write_bytes(garbage)
        store = Store(Diary(made))
        assert len(ids(store)) == 300 + n
        store.symptoms.put(entry())
        store.close()
    assert len(saved(made)) == 303


def test_appended_bytes_are_passed_over(made):
    with made.open("ab") as file:
        file.write(b"appended " * 999)
    store = Store(Diary(made))
    assert len(ids(store)) == 300
    assert store.diary.damage(thorough=False) == ""
    store.symptoms.put(entry(id="new"))
    store.close()
    assert len(saved(made)) == 301


def test_a_text_that_is_no_utf8_is_read_with_a_sign_in_its_place(made):
    store = Store(Diary(made))
    with store.diary.writing(Topic.SYMPTOMS) as db:
        db.execute("update symptom_entry set note = cast(x'61ff62' as text) where id = 'e7'")
    assert store.symptoms.get("e7").note == "a\ufffdb"
    everything = store.symptoms.between(DAY, DAY)
    assert [each.note for each in everything if "\ufffd" in each.note] == ["a\ufffdb"]
    assert len(everything) == 300
    assert store.symptoms.page(Selection(), 292, 1, 300)[0].note == "a\ufffdb"
    assert "a\ufffdb" in [row[10] for row in store.symptoms.table(Selection())]
    with pytest.raises(StorageError):
        store.symptoms.merge([entry(id="e7")])
    store.close()


def test_a_row_that_makes_no_sense_is_damage_and_no_crash(made):
    store = Store(Diary(made))
    store.diary._connection.execute("pragma ignore_check_constraints = on")
    with store.diary.writing(Topic.SYMPTOMS) as db:
        db.execute("update symptom_entry set day = 'yesterday', recall = 'ever' where id = 'e7'")
    with pytest.raises(StorageError) as error:
        store.symptoms.get("e7")
    assert error.value.fault is Fault.CORRUPT
    assert "e7" in error.value.detail
    assert store.symptoms.get("e8").note.startswith("note 8")
    store.diary._connection.execute("pragma ignore_check_constraints = off")
    assert store.diary.damage(thorough=False) == "CHECK constraint failed in symptom_entry"
    store.close()


def test_a_name_in_the_schema_that_is_no_text_is_damage_and_no_crash(made):
    content = made.read_bytes()
    made.write_bytes(content.replace(b"quality_of_life integer", b"quality_of_life int\xffger"))
    error = refused(made)
    assert error.fault is Fault.CORRUPT
    assert str(error).startswith("The diary file is damaged.")


def test_a_table_that_lost_its_name_is_damage_and_no_mistake_of_ours(made):
    made.write_bytes(made.read_bytes().replace(b"contact", b"contbct"))
    store = Store(Diary(made))
    with pytest.raises(StorageError) as error:
        store.contacts.all()
    assert error.value.fault is Fault.CORRUPT
    assert store.symptoms.get("e7").note.startswith("note 7")
    store.close()


def test_a_caller_that_cannot_read_its_own_file_does_not_damage_the_diary(made):
    def entries_from_a_file():
        yield entry(id="new", note=b"\xff".decode())

    store = Store(Diary(made))
    with pytest.raises(UnicodeDecodeError):
        store.symptoms.merge(entries_from_a_file())
    assert store.diary.only_read is None
    with pytest.raises(FileNotFoundError), store.diary.writing(Topic.DAYS):
        made.with_name("no such file").read_bytes()
    store.symptoms.put(entry(id="new"))
    store.close()
    assert len(saved(made)) == 301


def use(path):
    """Do what a window does; return whether the diary took the entry."""
    store = Store(Diary(path))
    try:
        store.symptom_list.listed()
        store.symptoms.between(date.min, date.max)
        store.symptoms.count(Selection(words="note"))
        store.days.of(DAY)
        store.contacts.all()
        store.preferences.get()
        store.drafts.get("note")
        list(store.symptoms.table(Selection()))
        store.diary.counts()
        store.diary.damage(thorough=True)
        store.symptoms.put(entry(id="new", note="new"))
        store.drafts.put("note", "x")
    finally:
        store.close()


def test_no_flipped_byte_ends_in_a_traceback(made):
    store = Store(Diary(made))
    with store.diary.writing(Topic.SYMPTOMS) as db:
        db.execute("delete from symptom_entry where seq > 40")
    store.close()
    whole = made.read_bytes()
    pick = random.Random(300)
    schema_pages = 12 * 4096
    taken, refusals = 0, []
    for _ in range(300):
        place = pick.choice(
            [pick.randrange(100), pick.randrange(4096), pick.randrange(schema_pages)]
        )
        flipped = bytearray(whole)
        flipped[place] ^= 1 << pick.randrange(8)
        made.write_bytes(flipped)
        try:
            use(made)
        except StorageError as error:
            refusals.append(str(error))
            changed = made.read_bytes() != flipped
        else:
            taken += 1
            changed = False
        assert not changed, place
        for end in (WAL, SHM):
            made.with_name(end).unlink(missing_ok=True)
    assert taken > 30 and len(refusals) > 30
    assert all(said.endswith(str(made)) for said in refusals)


# Rows 22, 23: folders where files belong


def test_a_folder_in_place_of_the_diary_is_named(path):
    path.mkdir(parents=True)
    error = refused(path)
    assert error.fault is Fault.IS_A_FOLDER
    assert str(error) == (
        "There is a folder where the diary file should be. Move or rename the folder: " + str(path)
    )


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_folder_in_place_of_what_belongs_to_the_diary_is_named(made, end):
    folder = made.with_name(made.name + end)
    folder.mkdir()
    assert str(refused(made)).endswith(f"rename the folder: {folder}")
    folder.rmdir()
    assert len(saved(made)) == 300


# Rows 27, 28: gone


def test_a_diary_deleted_while_it_is_open_is_put_back_whole(made):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="before"))
    for each in list(made.parent.iterdir()):
        each.unlink()
    error = put_refused(store, said := entry(id="8"))
    assert error.fault is Fault.MOVED
    assert str(made) in str(error)
    assert "before" in ids(store)
    store.diary.put_back()
    store.symptoms.put(said)
    assert store.diary.damage(thorough=True) == ""
    assert {"before", "8"} <= set(saved(made))
    store.close()
    assert len(saved(made)) == 302


def test_a_folder_deleted_while_the_diary_is_open_is_made_again_too(made):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="before"))
    shutil.rmtree(made.parent)
    assert put_refused(store).fault is Fault.MOVED
    store.diary.put_back()
    store.close()
    assert "before" in saved(made)
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_a_diary_moved_while_it_is_open_is_made_again_in_its_place(made, tmp_path):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="before"))
    made.rename(elsewhere := tmp_path / "elsewhere.db")
    assert put_refused(store).fault is Fault.MOVED
    store.diary.put_back()
    store.symptoms.put(entry(id="8"))
    assert {"before", "8"} <= set(saved(made))
    store.close()
    assert len(saved(made)) == 302
    assert len(saved(elsewhere)) in {300, 301}


def test_a_diary_that_was_moved_back_goes_on(made, tmp_path):
    store = Store(Diary(made))
    made.rename(tmp_path / "elsewhere.db")
    assert put_refused(store).fault is Fault.MOVED
    (tmp_path / "elsewhere.db").rename(made)
    store.symptoms.put(entry(id="8"))
    store.diary.put_back()
    store.symptoms.put(entry(id="9"))
    store.close()
    assert len(saved(made)) == 302


def test_a_diary_replaced_while_it_is_open_loses_neither(made, tmp_path):
    store = Store(Diary(made))
    store.diary.copy_to(tmp_path / "older.db")
    store.symptoms.put(entry(id="before"))
    (tmp_path / "older.db").replace(made)
    made.with_name(WAL).unlink()
    said = entry(id="8")
    assert put_refused(store, said).fault is Fault.MOVED
    store.diary.put_back()
    store.symptoms.put(said)
    store.close()
    assert len(saved(made)) == 301 and "8" in saved(made)
    (kept,) = (made.parent / "backups").iterdir()
    assert "before" in saved(kept)


def test_a_diary_that_cannot_be_put_back_is_still_open(made):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="before"))
    shutil.rmtree(made.parent)
    made.parent.write_text("a file where the folder was")
    with pytest.raises(StorageError) as error:
        store.diary.put_back()
    assert error.value.fault is Fault.CANNOT_OPEN
    assert "before" in ids(store)
    made.parent.unlink()
    made.parent.mkdir()
    store.diary.put_back()
    store.close()
    assert "before" in saved(made)


@pytest.mark.parametrize("trace", ["backups/old.db", "window.ini", WAL])
def test_a_missing_diary_with_traces_is_never_made_anew_unasked(path, trace):
    left = path.parent / trace
    left.parent.mkdir(parents=True)
    left.write_bytes(b"trace")
    error = refused(path)
    assert error.fault is Fault.MISSING
    assert "not where it was" in str(error) and str(path) in str(error)
    Diary(path, anew=True).close()
    kept = [each.read_bytes() for each in path.parent.rglob("*") if each != path and each.is_file()]
    assert kept == [b"trace"]


def test_where_nothing_is_nothing_is_made_unasked(path):
    with pytest.raises(StorageError) as error:
        Diary(path, make=False)
    assert error.value.fault is Fault.NONE_YET
    assert str(error.value) == f"There is no diary yet. It would be {path}"
    assert not path.parent.exists()


# Rows 34, 35, 36: time


@pytest.mark.parametrize("days", [-2, 400, -20000])
def test_a_clock_that_is_wrong_changes_no_order_and_no_day(store, monkeypatch, days):
    store.symptoms.put(entry(id="a", note="a"))
    store.symptoms.put(entry(id="b", note="b", day=DAY + timedelta(days=1)))
    wrong = MOMENT + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: wrong)
    store.symptoms.put(entry(id="c", note="c", recorded_at=clock.now()))
    store.symptoms.remove("b")
    store.symptoms.put(entry(id="b", note="b", day=DAY + timedelta(days=1)))
    assert [each.id for each in store.symptoms.page(Selection(), 0, 3, 3)] == ["b", "c", "a"]
    assert store.symptoms.get("c").recorded_at == wrong
    assert store.diary.damage(thorough=True) == ""


@pytest.mark.parametrize(
    ("zone", "instants", "written"),
    [
        # Forward: there is no 2:30.
        ("Europe/Berlin", [1774745999, 1774746000], ["01:59:59+01:00", "03:00:00+02:00"]),
        # Back: 2:30 is there twice.
        ("Europe/Berlin", [1792888200, 1792891800], ["02:30:00+02:00", "02:30:00+01:00"]),
        # No midnight: the day begins at 1.
        ("America/Santiago", [1788667199, 1788667200], ["23:59:59-04:00", "01:00:00-03:00"]),
        ("Asia/Kathmandu", [1792888200], ["06:15:00+05:45"]),
    ],
)
def test_a_clock_that_is_put_forward_or_back_is_kept_as_it_was(path, zone, instants, written):
    said = child(
        path,
        f"""
        import time
        time.tzset()
        from datetime import datetime
        store = Store(Diary(path))
        for instant in {instants}:
            now = datetime.fromtimestamp(instant).astimezone()
            clock.now = lambda: now
            store.symptoms.put(SymptomEntry(id=str(instant), day=clock.now().date(),
                symptom="pain", severity=3, recorded_at=now))
            back = store.symptoms.get(str(instant))
            assert (back.recorded_at, back.day) == (now, now.date())
            print(back.recorded_at.isoformat()[11:])
        store.close()
        """,
        TZ=zone,
    )
    assert said.split() == written
    if len(instants) > 1:
        rows = child(
            path,
            "store = Store(Diary(path))\n"
            "for row in store.symptoms.table(Selection()): print(row[13])\nstore.close()",
        )
        assert [int(line) for line in rows.split()] == instants


def test_what_was_written_at_home_has_the_same_day_at_the_other_end_of_the_world(path):
    code = """
        import time
        time.tzset()
        store = Store(Diary(path))
        if not ids(store):
            store.symptoms.put(SymptomEntry(id="1", day=date(2026, 11, 23), symptom="pain",
                severity=3, recorded_at=clock.now()))
        print(store.symptoms.get("1").day, [row[0] for row in store.symptoms.table(Selection())],
            store.symptoms.get("1").recorded_at.isoformat())
        store.close()
        """
    at_home = child(path, code, TZ="Pacific/Honolulu")
    assert at_home.startswith("2026-11-23 ['2026-11-23']") and "-10:00" in at_home
    assert child(path, code, TZ="Pacific/Auckland") == at_home


# Names and places of files


@pytest.mark.parametrize(
    "name",
    [
        "with spaces",
        'it\'s "quoted"',
        "what?",
        "no. #1",
        "100%",
        "%41?mode=ro&#",
        "Tagebuch 田中 é 👩‍🦲",
        "-dash",
        "a;b",
        "new\nline",
        b"not \xff utf-8".decode(errors="surrogateescape"),
    ],
)
def test_any_name_will_do(tmp_path, name):
    path = tmp_path / name / f"{name}.db"
    store = Store(Diary(path))
    store.symptoms.put(said := entry())
    store.diary.copy_to(path.parent / "copy.db")
    store.close()
    for file in (path, path.parent / "copy.db"):
        store = Store(Diary(file, make=False))
        assert store.symptoms.get(said.id) == said
        store.close()
    assert {each.name for each in path.parent.iterdir()} == {path.name, "copy.db"}


@pytest.mark.parametrize("length", [600, 5000])
def test_a_path_that_is_too_long_is_told_and_leaves_nothing(tmp_path, length):
    path = tmp_path.joinpath(*["x" * 100] * (length // 100), "diary.db")
    with pytest.raises(StorageError) as error:
        Diary(path)
    assert error.value.fault is Fault.CANNOT_OPEN
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]


def test_a_diary_behind_a_link_stays_where_it_is(made, tmp_path):
    link = tmp_path / "linked" / "diary.db"
    link.parent.mkdir()
    link.symlink_to(made)
    store = Store(Diary(link))
    store.symptoms.put(entry(id="linked"))
    made.unlink()
    assert put_refused(store).fault is Fault.MOVED
    store.diary.put_back()
    store.close()
    assert link.is_symlink() and not made.is_symlink()
    assert "linked" in saved(made)
    made.unlink()
    assert refused(link).fault is Fault.MISSING
    assert link.is_symlink()


def test_a_diary_behind_a_link_to_a_read_only_folder_shows_what_was_saved_last(made, tmp_path):
    store = Store(Diary(made))
    store.symptoms.put(entry(id="last"))
    wal = made.with_name(WAL).read_bytes()
    store.close()
    made.with_name(WAL).write_bytes(wal)
    link = tmp_path / "diary.db"
    link.symlink_to(made)
    made.parent.chmod(0o500)
    try:
        said = child(link, "print('last' in ids(Store(Diary(path))))", before=POWERLESS)
    finally:
        made.parent.chmod(0o700)
    assert said == "True\n"


def test_windows_that_make_the_first_diary_in_one_moment_share_it(path):
    code = f"""{PRELUDE}
from companion.storage import migrations
print('ready', flush=True)
sys.stdin.readline()
store = Store(Diary(path, busy_ms=5000))
store.symptoms.put(entry(sys.argv[2]))
store.close()
"""
    for round_ in range(2):
        there = path.parent / str(round_) / "diary.db"
        windows = [
            subprocess.Popen(
                [sys.executable, "-c", code, str(there), str(number)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=Path(__file__).parent.parent.parent,
            )
            for number in range(3)
        ]
        for window in windows:
            assert window.stdout.readline() == b"ready\n"
        for window in windows:
            window.stdin.write(b"go\n")
            window.stdin.flush()
        for window in windows:
            window.communicate()
        assert [window.returncode for window in windows] == [0, 0, 0]
        assert sorted(saved(there)) == ["0", "1", "2"]
        assert [each.name for each in there.parent.iterdir()] == ["diary.db"]


def test_a_disk_without_links_gets_its_diary_too(path, monkeypatch):
    def no_links(*_names):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    Diary(path).close()
    assert [each.name for each in path.parent.iterdir()] == ["diary.db"]


def test_a_second_connection_takes_no_lock_from_the_first(made):
    """On POSIX any close() of a file drops the locks of all its connections in the process."""
    window = Store(Diary(made))
    window.symptoms.put(entry(id="a"))
    worker = Diary(made)
    worker.counts()
    worker.copy_to(made.parent / "copy.db")
    worker.close()
    inode = made.stat().st_ino
    locks = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    mine = [lock for lock in locks if lock[4] == str(os.getpid()) and lock[5].endswith(f":{inode}")]
    assert mine
    window.close()


def test_every_fault_has_a_sentence_that_ends():
    where = Path(tempfile.gettempdir()) / "diary.db"
    for fault in Fault:
        sentence = str(StorageError(fault, where))
        assert sentence[0].isupper()
        assert sentence.endswith((".", str(where)))
        assert "{" not in sentence and "SQL" not in sentence


def test_the_clock_knows_its_offset():
    assert clock.now().utcoffset() is not None
    assert clock.now().microsecond == 0
    assert isinstance(clock.now(), datetime)


def test_what_is_restored_by_hand_over_an_open_diary_is_not_ruined(made, tmp_path):
    store = Store(Diary(made))
    store.diary.copy_to(tmp_path / "restored.db")
    store.symptoms.put_all(entry(id=f"new{n}", note=f"note {n} " * 9) for n in range(300))
    (tmp_path / "restored.db").replace(made)  # and what is open leaves its -wal beside it

    store.diary.put_back()

    assert store.diary.damage(thorough=True) == ""
    assert store.symptoms.count(Selection()) == 300
    store.symptoms.put(entry(id="8"))
    store.close()
    assert "8" in saved(made)
    (kept,) = (made.parent / "backups").iterdir()
    assert len(saved(kept)) == 600


def test_a_diary_deleted_while_it_could_only_be_read_is_still_read(made):
    store = Store(Diary(made))
    store.diary.only_read = StorageError(Fault.READ_ONLY, made)
    made.unlink()

    assert put_refused(store, entry(id="8")).fault is Fault.MOVED

    assert store.symptoms.count(Selection()) == 300, "what is open may be all that there is"
    store.diary.put_back()
    store.close()
    assert len(saved(made)) == 300

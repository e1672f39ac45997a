"""The terminal: what it prints, what it answers, and what it leaves alone."""

import hashlib
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import companion
from companion import clock, paths
from companion.cli import PAGES, main
from companion.domain.articles import plain_text
from companion.domain.symptoms import Selection
from companion.domain.when_to_call import Tier, read_when_to_call
from companion.exchange import csv_symptoms
from companion.storage import driver
from companion.storage.diary import Diary
from companion.storage.guide import Library
from companion.storage.store import Store
from tests.storage.makers import MOMENT, day, entry

ROOT = Path(__file__).parent.parent
GUIDE = Library(paths.RESOURCES / "guide").guide
HEADER = "date,symptom,severity,note"
OWN = "a2c5bd1e-0000-4000-8000-000000000001"

ROWS = {
    "symptoms": ("date,symptom,severity", "2026-11-23,Pain,7", "1 entry", "2 entries"),
    "days": ("date,rating", "2026-11-23,2", "1 day", "2 days"),
    "treatments": (
        "name,kind,since",
        "Letrozole,surgery,2026-11-23",
        "1 treatment",
        "2 treatments",
    ),
    "doses": (
        "date,treatment_id,what",
        f"2026-11-23,{OWN},taken",
        "1 dose or session",
        "2 doses and sessions",
    ),
    "notes": ("date,note", "2026-11-23,went out", "1 note", "2 notes"),
    "measurements": ("date,what,value", "2026-11-23,weight,70", "1 measurement", "2 measurements"),
    "biomarkers": (
        "marker,result,date",
        "HER2,low,2026-11-23",
        "1 biomarker result",
        "2 biomarker results",
    ),
}


@pytest.fixture(autouse=True)
def _own_umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder for the diary, named as a person would who does not type it every time."""
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def kept(home):
    """A diary with two entries and a day, closed."""
    store = Store(Diary(home / "diary.db"))
    store.symptoms.put_all(
        [entry(note="=1+1", recorded_at=MOMENT), entry(day=date(2026, 12, 1), symptom="sleep")]
    )
    store.days.put(day())
    store.close()
    return home


def hashes(folder):
    """Return what the files hold; SQLite may leave an empty -wal beside a file that it only read."""
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file() and each.stat().st_size and not each.name.endswith("-shm")
    }


def started(*arguments, code="", **options):
    """Start the command in a Python of its own, after `code`."""
    lines = f"import sys\n{code}\nfrom companion.cli import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", lines, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        **{
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            **options,
        },
    )


def run(*arguments, code="", **options):
    """Run the command in a Python of its own; return its status, its output and its sentences."""
    process = started(*arguments, code=code, **options)
    out, said = process.communicate(timeout=60)
    return process.returncode, out, said


def written(path, *lines):
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


# Export and import


def test_an_export_is_the_file_that_the_window_writes(kept, tmp_path, capfd):
    target = tmp_path / "out.csv"
    assert main(["export", "symptoms", str(target)]) == 0
    assert capfd.readouterr() == ("", f"Exported 2 entries to {target}.\n")
    store = Store(Diary(kept / "diary.db"))
    csv_symptoms.export(store, Selection(), tmp_path / "window.csv")
    store.close()
    assert target.read_bytes() == (tmp_path / "window.csv").read_bytes()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert main(["export", "days", str(target)]) == 0
    assert target.read_text(encoding="utf-8-sig").startswith("date,recall,rating,word,")
    assert capfd.readouterr().err == f"Exported 1 day to {target}.\n"


def test_a_period_is_from_its_first_to_its_last_day(kept, capfd):
    def exported(*options, table="symptoms"):
        assert main(["export", table, "-", *options]) == 0
        return re.findall(r"^2026-..-..", capfd.readouterr().out, re.MULTILINE)

    assert exported() == ["2026-11-23", "2026-12-01"]
    assert exported("--from", "2026-11-24") == ["2026-12-01"]
    assert exported("--to", "2026-11-30") == ["2026-11-23"]
    assert exported("--from", "2026-11-23", "--to", "2026-12-01") == ["2026-11-23", "2026-12-01"]
    assert exported("--from", "2026-11-24", table="days") == []


def test_a_dash_is_standard_output_and_input(kept, tmp_path):
    status, exported, said = run("export", "symptoms", "-", text=False)
    assert (status, said) == (0, b"Exported 2 entries.\n")
    assert exported.startswith("\ufeffdate,time,".encode())
    (tmp_path / "out.csv").write_bytes(exported)
    with (tmp_path / "out.csv").open("rb") as file:
        status, out, said = run("import", "symptoms", "-", stdin=file)
    assert (status, out, said) == (0, "added 0, already there 2, differs 0\n", "")


def test_an_import_makes_the_diary_that_is_not_there(home, tmp_path, capfd):
    source = written(tmp_path / "in.csv", HEADER, "2026-11-23,Pain,7,a", "2026-11-23,Knee,2,b")
    assert main(["import", "symptoms", str(source)]) == 0
    assert capfd.readouterr() == ("added 2, already there 0, differs 0\n", "")
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "diary.db").stat().st_mode) == 0o600
    assert main(["import", "symptoms", str(source)]) == 0
    assert capfd.readouterr() == ("added 0, already there 2, differs 0\n", "")


def test_a_look_makes_nothing(home, kept, tmp_path, capfd):
    source = written(tmp_path / "in.csv", HEADER, "2026-11-23,Pain,7,a")
    before = hashes(kept)
    assert main(["import", "symptoms", str(source), "--dry-run"]) == 0
    assert main(["import", "symptoms", str(source), "--dry-run", "--data-dir", "nowhere"]) == 0
    out, said = capfd.readouterr()
    assert out == "added 1, already there 0, differs 0\n" * 2
    assert said == "This was only a look: nothing was changed.\n" * 2
    assert hashes(kept) == before
    assert not Path("nowhere").exists()


def test_what_differs_is_kept_unless_replace_is_said(kept, tmp_path, capfd):
    source = tmp_path / "out.csv"
    main(["export", "symptoms", str(source)])
    source.write_bytes(source.read_bytes().replace(b"'=1+1", b"changed"))
    capfd.readouterr()
    assert main(["import", "symptoms", str(source)]) == 0
    out, said = capfd.readouterr()
    assert out == "added 0, already there 1, differs 1\n"
    assert said == "Where the two differ, the diary was kept. With --replace the file wins.\n"
    assert main(["import", "symptoms", str(source), "--replace"]) == 0
    out, said = capfd.readouterr()
    assert out == "added 0, already there 1, differs 1\n"
    [copy] = (kept / "backups").iterdir()
    assert said.splitlines() == [
        f"A copy of the diary as it was is in {copy}.",
        "Where the two differed, the diary now has what the file says.",
    ]
    assert main(["import", "symptoms", str(source)]) == 0
    assert capfd.readouterr() == ("added 0, already there 2, differs 0\n", "")


def test_unknown_columns_are_named(home, tmp_path, capfd):
    source = written(tmp_path / "in.csv", "date,rating,Weather,Mood", "2026-11-23,2,rain,low")
    assert main(["import", "days", str(source)]) == 0
    assert capfd.readouterr() == (
        "added 1, already there 0, differs 0\n",
        "These columns are not Companion's and were left out: Weather, Mood.\n",
    )


def test_the_copy_before_an_import_is_kept_only_where_something_changes(kept, tmp_path, capfd):
    new = written(tmp_path / "new.csv", HEADER, "2026-11-23,Pain,7,a")
    before = hashes(kept)
    assert main(["import", "symptoms", str(new), "--dry-run"]) == 0
    assert main(["import", "symptoms", str(written(tmp_path / "bad.csv", HEADER, "x,,,"))]) == 1
    assert hashes(kept) == before
    capfd.readouterr()
    assert main(["import", "symptoms", str(new)]) == 0
    [copy] = (kept / "backups").iterdir()
    assert capfd.readouterr() == (
        "added 1, already there 0, differs 0\n",
        f"A copy of the diary as it was is in {copy}.\n",
    )
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert main(["import", "symptoms", str(new)]) == 0
    assert capfd.readouterr() == ("added 0, already there 1, differs 0\n", "")
    assert len([*(kept / "backups").iterdir()]) == 1
    store = Store(Diary(copy, make=False, to_read=True))
    assert store.symptoms.count(Selection()) == 2
    store.close()


@pytest.mark.parametrize("table", ROWS)
def test_every_table_comes_in_and_goes_out_with_its_own_words(table, home, tmp_path, capfd):
    header, row, one, two = ROWS[table]
    if table == "doses":
        given = written(tmp_path / "given.csv", "name,kind,id", f"Letrozole,surgery,{OWN}")
        assert main(["import", "treatments", str(given)]) == 0
    source, target = written(tmp_path / "in.csv", header, row), tmp_path / "out.csv"
    for times, said in ((1, one), (2, two)):
        source = written(tmp_path / "in.csv", header, *[row] * times)
        assert main(["import", table, str(source)]) == 0
        assert main(["export", table, str(target)]) == 0
        assert f"Exported {said} to {target}.\n" in capfd.readouterr().err
    assert main(["import", table, str(target), "--dry-run"]) == 0
    assert capfd.readouterr().out == "added 0, already there 2, differs 0\n"
    after = ["--from", "2026-11-24"]
    assert main(["export", table, "-", *after]) == 0
    assert capfd.readouterr().out.count("\n") == 1
    before = ["--from", "2026-11-23", "--to", "2026-11-23"]
    assert main(["export", table, "-", *before]) == 0
    assert capfd.readouterr().out.count("\n") == 3


@pytest.mark.parametrize("table", ROWS)
def test_a_file_of_another_table_is_refused_by_name(table, kept, tmp_path, capfd):
    wrong = "notes" if table != "notes" else "measurements"
    source = written(tmp_path / "in.csv", *ROWS[table][:2])
    before = hashes(kept)
    assert main(["import", wrong, str(source)]) == 1
    out, said = capfd.readouterr()
    assert (out, said) == (
        "",
        f"Nothing was imported. This is a file of {table}, not of {wrong}.\n",
    )
    assert hashes(kept) == before


def test_doses_of_an_unknown_treatment_say_what_to_import_first(kept, tmp_path, capfd):
    source = written(tmp_path / "in.csv", "date,treatment,what", "2026-11-23,Letrozole,taken")
    assert main(["import", "doses", str(source)]) == 1
    assert capfd.readouterr().err.splitlines()[1] == (
        "line 2: “Letrozole” is not in the diary; import the treatments first"
    )


def test_a_refused_file_changes_nothing_and_every_bad_line_is_named(kept, tmp_path, capfd):
    source = written(
        tmp_path / "in.csv", HEADER, "2026-11-23,Pain,7,", "x,Pain,7,", "2026-11-23,,7,"
    )
    before = hashes(kept)
    assert main(["import", "symptoms", str(source)]) == 1
    out, said = capfd.readouterr()
    assert out == ""
    assert said.splitlines() == [
        "Nothing was imported. 2 lines cannot be taken in:",
        "line 3: “date” is “x”, which is not a date written like 2026-11-23",
        "line 4: “symptom” is empty",
    ]
    assert hashes(kept) == before


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("symptoms", ["date,symptom,severity", "yesterday,Pain,7"]),
        ("doses", ["date,treatment,what", "2026-11-23,Letrozole,taken"]),
        ("notes", ["date,rating", "2026-11-23,2"]),
        ("days", []),
    ],
)
def test_a_refused_file_makes_no_diary_where_there_is_none(home, tmp_path, capfd, table, lines):
    source = written(tmp_path / "in.csv", *lines)
    assert main(["import", table, str(source)]) == 1
    out, said = capfd.readouterr()
    assert (out, said.splitlines()[0][:20]) == ("", "Nothing was imported")
    assert not home.exists()


def test_files_that_cannot_be_read_or_written_are_said(kept, tmp_path, capfd):
    for arguments, sentence in (
        (["import", "days", str(tmp_path / "no.csv")], f"There is no file {tmp_path / 'no.csv'}."),
        (["import", "days", str(tmp_path)], f"This is a folder, not a file: {tmp_path}"),
        (["export", "days", str(tmp_path)], f"This is a folder, not a file: {tmp_path}"),
        (
            ["export", "days", str(tmp_path / "no" / "out.csv")],
            f"There is no folder {tmp_path / 'no'}. Choose one that is there.",
        ),
    ):
        assert main(arguments) == 1
        assert capfd.readouterr() == ("", f"{sentence}\n")


@pytest.mark.parametrize("table", ROWS)
def test_an_export_never_takes_the_place_of_the_diary(table, kept, tmp_path, monkeypatch, capfd):
    before = hashes(kept)
    (tmp_path / "link.csv").symlink_to(kept / "diary.db")
    monkeypatch.chdir(kept)
    for target in ("diary.db", str(kept / "diary.db-wal"), str(tmp_path / "link.csv")):
        assert main(["export", table, target]) == 1
        said = f"This file is the diary itself: {target}. Choose another name.\n"
        assert capfd.readouterr() == ("", said)
    assert hashes(kept) == before


@pytest.mark.parametrize(
    "command", [["export", "symptoms", "-"], ["export", "days", "out.csv"], ["check"]]
)
def test_a_diary_that_is_not_there_is_said_and_not_made(command, home, capfd):
    assert main(command) == 1
    assert capfd.readouterr() == ("", f"There is no diary yet. It would be {home / 'diary.db'}\n")
    assert not home.exists()
    assert not Path("out.csv").exists()


@pytest.mark.parametrize(
    "command", [["export", "days", "-"], ["check"], ["import", "days", "/dev/null"]]
)
def test_what_is_no_diary_is_said_in_a_sentence(command, home, capfd):
    home.mkdir()
    (home / "diary.db").write_bytes(b"a letter to my sister " * 99)
    before = hashes(home)
    assert main(command) == 1
    out, said = capfd.readouterr()
    assert out == ""
    assert said.startswith(("This file is not a Companion diary", "Nothing was imported."))
    assert hashes(home) == before


# Where the diary is


def test_the_folder_may_be_named_before_or_after_the_command_and_goes_before_the_variable(
    kept, tmp_path, capfd
):
    for arguments in (
        ["--data-dir", str(tmp_path / "other"), "check"],
        ["check", "--data-dir", str(tmp_path / "other")],
        ["--data-dir", str(kept), "check", "--data-dir", str(tmp_path / "other")],
    ):
        assert main(arguments) == 1
        assert str(tmp_path / "other" / "diary.db") in capfd.readouterr().err
    assert main(["check"]) == 0


def test_without_a_name_it_is_where_the_system_keeps_such_files(monkeypatch, tmp_path, capfd):
    monkeypatch.setenv("COMPANION_DATA_DIR", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert main(["check"]) == 1
    assert "companion-diary" in capfd.readouterr().err
    assert not (tmp_path / "share").exists()


# Check


def test_a_check_of_a_sound_diary_counts_and_ends_in_ok(kept, capfd):
    assert main(["check"]) == 0
    out, said = capfd.readouterr()
    assert said == ""
    assert out.splitlines() == [
        f"diary: {kept / 'diary.db'}",
        *("appointment: 0", "biomarker: 0", "contact: 0", "day: 1", "dose: 0", "draft: 0"),
        *(
            "measurement: 0",
            "note: 0",
            "preference: 0",
            "symptom: 3",
            "symptom_entry: 2",
            "treatment: 0",
        ),
        "last backup: none yet",
        "ok",
    ]


def test_a_check_names_the_newest_copy(kept, capfd):
    (kept / "backups").mkdir()
    for name, age in (("old.db", 9000), ("new.db", 0), ("older.db", 99999)):
        (kept / "backups" / name).write_bytes(b"")
        changed = MOMENT.timestamp() - age
        os.utime(kept / "backups" / name, (changed, changed))
    assert main(["check"]) == 0
    when = MOMENT.astimezone(clock.now().tzinfo).strftime("%Y-%m-%d %H:%M")
    assert f"last backup: {when}, {kept / 'backups' / 'new.db'}" in capfd.readouterr().out


def test_a_check_changes_not_one_byte_of_what_a_crash_left(kept, capfd):
    crash = f"""
import os
from pathlib import Path
from companion.storage.diary import Diary
from companion.storage.store import Store
from tests.storage.makers import entry
store = Store(Diary(Path({str(kept / "diary.db")!r})))
store.symptoms.put(entry(note="saved last"))
os._exit(9)
"""
    assert run(code=crash)[0] == 9
    before = hashes(kept)
    assert "diary.db-wal" in before
    assert main(["check"]) == 0
    assert "symptom_entry: 3\n" in capfd.readouterr().out
    assert hashes(kept) == before


def harmed(home, *statements):
    connection = driver.connect(home / "diary.db", mode="rw", busy_ms=0)
    for statement in ("pragma foreign_keys = off", *statements):
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (
            ["update symptom_entry set note = cast(x'ff41' as text) where seq = 2"],
            "Table symptom_entry, row 2: its note holds bytes that are no letters.",
        ),
        (
            ["delete from symptom where id = 'sleep'"],
            "Table symptom_entry, row 2: what it belongs to in symptom is missing.",
        ),
        (
            [
                "drop trigger symptom_entry_words_changed",
                "update symptom_entry set note = 'other words'",
            ],
            "The index of words does not fit the notes, so a search may miss some.",
        ),
        (
            ["insert into symptom_entry_words (rowid, note, place) values (99, 'ghost', '')"],
            "The index of words does not fit the notes, so a search may miss some.",
        ),
    ],
)
def test_a_check_says_what_is_wrong_and_what_to_do(harm, sentence, kept, capfd):
    harmed(kept, *harm)
    before = hashes(kept)
    assert main(["check"]) == 1
    out, said = capfd.readouterr()
    assert said.startswith(sentence)
    assert "symptom_entry: 2" in out
    assert not out.endswith("ok\n")
    assert hashes(kept) == before


def test_a_check_of_a_damaged_file_says_so(kept, capfd):
    harmed(
        kept,
        "insert into draft (id, body, recorded_at, recorded_offset, entered_by)"
        " values ('x', zeroblob(0) || hex(randomblob(99999)), '2026-11-23T08:00:00Z', 0, 'me')",
    )
    with (kept / "diary.db").open("r+b") as file:
        file.seek(-20 * 4096, os.SEEK_END)
        file.write(bytes(4096))
    before = hashes(kept)
    assert main(["check"]) == 1
    out, said = capfd.readouterr()
    assert said.startswith("The diary file is damaged.")
    assert not out.endswith("ok\n")
    assert hashes(kept) == before


# A made-up diary


def test_a_made_up_diary_goes_into_a_new_or_an_empty_folder(tmp_path, capfd):
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "a" / "new"):
        assert main(["demo", str(folder), "--entries", "50"]) == 0
        assert capfd.readouterr() == (
            f"{folder / 'diary.db'}\n",
            "Wrote a made-up diary with 50 entries.\n",
        )
        assert main(["check", "--data-dir", str(folder)]) == 0
        assert "symptom_entry: 50\n" in capfd.readouterr().out


def test_a_made_up_diary_never_goes_where_something_is(kept, tmp_path, capfd):
    before = hashes(kept)
    assert main(["demo", str(kept)]) == 1
    assert capfd.readouterr().err == (
        f"The folder is not empty: {kept}. A made-up diary goes only into an empty one.\n"
    )
    assert hashes(kept) == before
    file = written(tmp_path / "file", "x")
    assert main(["demo", str(file)]) == 1
    assert capfd.readouterr().err == f"This is a file, not a folder: {file}\n"


# Wrong usage


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--bogus"], "--bogus"),
        (["bogus"], "bogus"),
        (["--vers"], "--vers"),
        (["--page", "secrets"], "secrets"),
        (["--data-dir", ""], "--data-dir: it is empty"),
        (["export"], "FILE.csv"),
        (["export", "symptoms"], "FILE.csv"),
        (["export", "dreams", "x.csv"], "dreams"),
        (["export", "days", "x", "y"], "y"),
        (["export", "days", "x", "--from", "yesterday"], "“yesterday” is not a date written like"),
        (["export", "days", "x", "--to", "2026-02-30"], "“2026-02-30” is not a date written like"),
        (
            ["export", "days", "x", "--from", "2026-02-02", "--to", "2026-02-01"],
            "--from 2026-02-02 is later than --to 2026-02-01",
        ),
        (["import", "days", "x", "--from", "2026-02-01"], "--from"),
        (["check", "now"], "now"),
        (["demo"], "DIR"),
        (["demo", "x", "--years", "0"], "“0” is not a whole number from 1 to 50"),
        (["demo", "x", "--entries", "many"], "“many” is not a whole number from 1 to 10000000"),
        (["--demo", "check"], "The options of the window do not go with “check”"),
        (["--page", "today", "check"], "The options of the window do not go with “check”"),
        (["--install-launcher", "--remove-launcher"], "--install-launcher"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_sentence_and_status_2(arguments, words, home, capfd):
    assert main(arguments) == 2
    out, said = capfd.readouterr()
    assert out == ""
    assert words in said
    assert said.endswith(". To see what there is: companion --help\n")
    assert said.count("\n") == 1
    assert not home.exists()


def test_version_and_help_are_as_everywhere(capfd):
    assert main(["--version"]) == 0
    assert capfd.readouterr() == (f"companion {companion.__version__}\n", "")
    assert main(["--help"]) == 0
    out, said = capfd.readouterr()
    assert said == ""
    for word in ("export", "import", "check", "demo", "--data-dir", "--page", "COMPANION_DATA_DIR"):
        assert word in out
    assert main(["import", "--help"]) == 0
    assert "--dry-run" in capfd.readouterr().out


def test_the_menu_entry_comes_and_goes(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert main(["--install-launcher"]) == 0
    out, said = capfd.readouterr()
    assert said == "Companion is in the menu now.\n"
    assert all(Path(line).is_file() for line in out.splitlines())
    assert main(["--remove-launcher"]) == 0
    assert capfd.readouterr() == (out, "Companion is no longer in the menu.\n")
    assert main(["--remove-launcher"]) == 0
    assert capfd.readouterr() == ("", "Companion was not in the menu.\n")
    (tmp_path / "applications").rmdir()
    (tmp_path / "applications").write_text("in the way")
    assert main(["--install-launcher"]) == 1
    out, said = capfd.readouterr()
    assert (out, said.count("\n")) == ("", 1)
    assert said.startswith("The menu entry could not be changed: ")


# The guide


def guide(capfd, *words):
    """Ask the guide; return the status, what was printed and what was said."""
    status = main(["guide", *words])
    return status, *capfd.readouterr()


def test_the_guide_lists_its_articles_by_group_and_says_how_to_go_on(home, capfd):
    status, out, said = guide(capfd)
    assert (status, said) == (0, "")
    lines = out.splitlines()
    groups = ["The basics", "Treatments", "Tests", "Symptoms and side effects", "Living with it"]
    assert [each for each in lines if each in groups] == groups
    listed = [line for line in lines if line and line[0] != " " and ": " in line]
    assert listed == [
        *(f"{each.id}: {each.title}" for each in GUIDE.articles),
        "To read one: companion guide ARTICLE",
        "When to call, and how soon: companion guide when to call",
    ]
    assert GUIDE.article("pain").summary in " ".join(out.split())
    assert max(map(len, lines)) <= 78
    assert not home.exists()


@pytest.mark.parametrize("words", [["hot-flashes"], ["Hot", "flashes", "and", "SWEATS"]])
def test_an_article_is_printed_whole_by_its_id_or_its_title(words, home, capfd):
    status, out, said = guide(capfd, *words)
    article = GUIDE.article("hot-flashes")
    assert (status, said) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == [article.title, "=" * len(article.title)]
    assert [each for each in lines if each in article.headings] == list(article.headings)
    words_only = " ".join(" ".join(each for each in lines if set(each) != {"-"}).split())
    assert " ".join(plain_text(article.body).split()) in words_only
    assert "Last checked 2026-11-23. Not yet reviewed by a clinician. Information" in out
    assert not re.search(r"\[S\d|\]\(|\*\*|##", out)
    assert max(map(len, lines)) <= 78
    assert not home.exists()


def test_an_article_names_its_sources_and_how_it_differs_from_the_document(capfd):
    _, out, _ = guide(capfd, "surgery")
    flat = " ".join(out.split())
    article = GUIDE.article("surgery")
    assert (
        f"Where this differs from the text behind this guide {'-' * 50} {article.differs}" in flat
    )
    for source in article.sources:
        assert GUIDE.source(source).title in flat


def test_an_article_that_is_due_says_so(capfd, monkeypatch):
    _, out, _ = guide(capfd, "surgery")
    assert "should have been looked at again" not in out
    monkeypatch.setattr(clock, "now", lambda: datetime(2030, 1, 1, tzinfo=UTC))
    _, out, _ = guide(capfd, "surgery")
    assert "This article should have been looked at again by 20" in out


def test_words_print_their_meaning_and_the_articles_with_the_words_around(home, capfd):
    status, out, said = guide(capfd, "xeloda")
    assert (status, said) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == ["Articles", "--------"]
    place = lines.index("chemotherapy: Chemotherapy")
    words = lines.index("Words")
    assert place < words
    assert lines[words + 3].startswith("capecitabine (Xeloda): ")
    assert "apecitabine" in lines[place + 1] + lines[place + 2]
    assert lines[-2] == "To read one: companion guide chemotherapy"
    assert not home.exists()


def test_many_hits_are_cut_and_that_is_said(capfd):
    status, out, said = guide(capfd, "your", "team")
    assert status == 0
    assert re.fullmatch(r"\d+ more match\. With another word beside it there are fewer\.\n", said)
    articles = out.partition("Articles\n--------\n")[2].partition("Words\n-----\n")[0]
    assert len(re.findall(r"^[a-z0-9-]+: [A-Z]", articles, re.MULTILINE)) == 8


def test_a_misspelt_word_is_said_to_be_one(capfd):
    status, out, said = guide(capfd, "letrazole")
    assert status == 0
    assert said == "Nothing in the guide matches “letrazole”. This is what matches “letrozole”.\n"
    assert out.partition("Words\n-----\n\n")[2].startswith("letrozole (")


@pytest.mark.parametrize("word", ["xyzzyq", "?!", "乳がん", "gedatolisib", "“"])
def test_what_the_guide_does_not_have_is_a_sentence(word, home, capfd):
    assert guide(capfd, word) == (
        1,
        "",
        f"Nothing in the guide matches “{word}”. You could ask your team.\n",
    )
    assert not home.exists()


@pytest.mark.parametrize("words", [["when", "to", "call"], ["When to  call"], ["when-to-call"]])
def test_when_to_call_is_printed_whole(words, home, capfd):
    status, out, said = guide(capfd, *words)
    assert (status, said) == (0, "")
    flat = " ".join(out.split())
    filled = read_when_to_call(
        (paths.RESOURCES / "guide" / "when_to_call.toml").read_text(encoding="utf-8")
    ).filled(
        emergency="your emergency number",
        fever="38.0 °C (100.4 °F), in the United Kingdom 37.5 °C (99.5 °F)",
        crisis="a crisis line (see below)",
    )
    places = [flat.index(f"{filled.tiers[tier].title} ---") for tier in Tier]
    assert places == sorted(places)
    for subject in (*filled.problems, *filled.treatments):
        assert subject.title in flat
        for line in (line for notices in subject.notices.values() for line in notices):
            assert f"- {line}" in flat
    assert all(f"- {line}" in flat for line in filled.fever)
    assert flat.count("If you are not sure, call.") == 4  # below each of three, and at the end
    for numbers in ("911", "999 or 112", "000", "111", "988", "Samaritans, 116 123", "1737"):
        assert numbers in flat
    assert not re.search(r"[{}]", out)
    assert max(map(len, out.splitlines())) <= 78
    assert not home.exists()


@pytest.fixture
def guide_to_damage(tmp_path, monkeypatch):
    """A copy of the guide in the place of the real one."""
    shutil.copytree(paths.RESOURCES / "guide", tmp_path / "resources" / "guide")
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "resources")
    return tmp_path / "resources" / "guide"


def test_a_damaged_article_is_told_and_the_others_are_printed(guide_to_damage, capfd):
    (guide_to_damage / "pain.md").write_bytes(b"\xff")
    told = "A part of the guide is damaged: pain.md: the file is missing or cannot be read\n"
    status, out, said = guide(capfd)
    assert (status, said) == (0, told)
    assert "pain: Pain\n    the file is missing or cannot be read\n" in out
    status, out, said = guide(capfd, "sleep")
    assert (status, said) == (0, told)
    assert out.startswith("Trouble sleeping\n====")


def test_a_damaged_article_that_is_asked_for_is_told(guide_to_damage, capfd):
    (guide_to_damage / "pain.md").write_bytes(b"\xff")
    status, out, said = guide(capfd, "pain")
    assert status == 0
    assert "pain.md: the file is missing or cannot be read" in said
    assert "pain: Pain\n    the file is missing or cannot be read\n" in out


def test_a_guide_that_is_not_there_is_told(guide_to_damage, capfd):
    shutil.rmtree(guide_to_damage)
    status, _, said = guide(capfd)
    assert status == 1
    assert said.count("A part of the guide is damaged: ") == 5


@pytest.mark.parametrize(
    "content", [None, b"\xff", b"[[problem]", b"checked = 1\n", b"fever = 1\n"]
)
def test_a_damaged_page_of_when_to_call_still_says_to_call(content, guide_to_damage, capfd):
    page = guide_to_damage / "when_to_call.toml"
    page.unlink()
    if content is not None:
        page.write_bytes(content)
    status, out, said = guide(capfd, "when", "to", "call")
    assert (status, out) == (1, "")
    assert said.startswith("The page “When to call” is damaged: ")
    assert said.endswith("\nIf you are not sure, call your team, or your emergency number.\n")


def test_the_guide_ends_in_a_sentence_when_its_reader_does(home):
    process = started("guide", "when", "to", "call")
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait(60) == 1
    assert said == "Stopped, because the other program did not read to the end.\n"
    process.stderr.close()


def test_the_guide_is_printed_by_a_terminal_with_few_letters(home, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    status, out, said = run("guide", "what-it-is")
    assert (status, said) == (0, "")
    assert "\\u201cMetastatic\\u201d means" in " ".join(out.split())
    status, out, said = run("guide", "xyzzyq")
    assert (status, out) == (1, "")
    assert said.startswith("Nothing in the guide matches ")


# Children of our own: no Qt, no reader, no patience

NO_QT = """
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocked())
"""
NO_LIBRARY = """
class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtGui":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file", name=name)
sys.meta_path.insert(0, Broken())
"""


def test_no_command_needs_qt(tmp_path):
    folder, file = tmp_path / "home", tmp_path / "out.csv"
    in_it = ("--data-dir", folder)
    for arguments in (
        ("demo", folder, "--entries", "20"),
        ("export", "symptoms", file, *in_it),
        ("import", "symptoms", file, *in_it),
        *((way, table, file, *in_it) for table in ROWS for way in ("export", "import")),
        ("check", *in_it),
        *(("guide", *words) for words in ((), ("pain",), ("xeloda",), ("when", "to", "call"))),
        ("--help",),
        ("--bogus",),
    ):
        status, _, said = run(*arguments, code=NO_QT)
        assert status == (2 if arguments == ("--bogus",) else 0), said


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (NO_QT, "Companion cannot open its window: PySide6 is not installed. Install it with: "),
        (
            NO_LIBRARY,
            "Companion cannot open its window: the system library libEGL.so.1 is missing. On ",
        ),
    ],
)
def test_without_what_a_window_needs_one_sentence_says_so(code, sentence, home):
    status, out, said = run(code=code)
    assert (status, out) == (1, "")
    assert said.startswith(sentence)
    assert said.count("\n") == 1
    assert not home.exists()


LOOK = """
from PySide6.QtWidgets import QApplication
def look():
    print([each.windowTitle() for each in QApplication.topLevelWidgets() if each.isVisible()])
    return 0
QApplication.exec = staticmethod(look)
"""


@pytest.mark.parametrize("page", ["Today", "Symptoms", "Who to call", "Settings"])
def test_the_window_opens_on_the_page_that_was_asked_for(page, home):
    name = "call" if page == "Who to call" else page.lower()
    assert name in PAGES
    status, out, said = run("--page", name, code=LOOK)
    assert (status, said) == (0, "")
    assert page in out
    assert "Companion" in out
    assert (home / "diary.db").exists()


def test_the_demo_leaves_the_real_diary_alone(home):
    status, out, said = run("--demo", code=LOOK)
    assert (status, said) == (0, "")
    assert "Companion" in out
    assert not home.exists()


def test_a_reader_that_stops_is_told_in_a_sentence(tmp_path, home):
    main(["demo", str(home), "--entries", "2000"])
    process = started("export", "symptoms", "-")
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait(60) == 1
    assert said == "Stopped, because the other program did not read to the end.\n"
    process.stderr.close()


def test_an_output_that_is_full_is_told_in_a_sentence(kept):
    with Path("/dev/full").open("wb") as full:
        status, _, said = run("check", stdout=full)
        assert (status, said) == (
            1,
            "Stopped, because the computer says: No space left on device.\n",
        )
        status, _, said = run("export", "days", "-", stdout=full)
    assert status == 1
    assert said == "Standard output could not be written: No space left on device.\n"


def test_without_an_input_that_is_said(home):
    status, out, said = run("import", "days", "-", code="sys.stdin.close(); sys.stdin = None")
    assert (status, out) == (1, "")
    assert said == "Standard input could not be read: Bad file descriptor.\n"


def test_ctrl_c_is_one_sentence(tmp_path, home):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # What starts the tests in the background may have told all its children not to heed Ctrl+C.
    heed = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)"
    process = started("import", "symptoms", pipe, code=heed)
    with pipe.open("w"):  # opens when the command has opened the other end, and waits for lines
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)
    assert (process.returncode, out, said) == (1, "", "Stopped. Nothing was changed.\n")
    assert not home.exists()


def test_an_old_terminal_gets_the_letters_that_it_knows(tmp_path, monkeypatch):
    folder = tmp_path / "Büro 田"
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert run("demo", folder, "--entries", "5")[0] == 0
    status, out, said = run("check", "--data-dir", folder)
    assert (status, said) == (0, "")
    assert "B\\xfcro \\u7530" in out


def test_a_tilde_that_stands_for_nobody_is_a_letter(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    status = main(["--data-dir", "~nobody-of-that-name/x", "check"])

    said = capsys.readouterr()
    assert status == 1
    assert "There is no diary yet" in said.err
    assert list(tmp_path.iterdir()) == []

"""Kill a diary's writer at random moments: `python -m tests.storage.kill_1000 [ROUNDS]`.

The writer is a fork of this process. It says through a pipe what is done, after the call returned.
It is killed (SIGKILL); then what it said is compared with what is on the disk. The table says how
many rounds were run, how many things were said to be done, how many of them are lost, and how many
rounds left anything else than a whole diary.
"""

import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from companion import clock
from companion.domain.notes import Note, Search
from companion.domain.symptoms import Selection, SymptomEntry
from companion.storage import driver, migrations, opening
from companion.storage.diary import Diary, Topic
from companion.storage.notes import EACH_TAG
from companion.storage.store import Store

Said = Callable[[str], None]


def entry(name: str) -> SymptomEntry:
    return SymptomEntry(
        id=name,
        day=date(2026, 11, 23),
        symptom="pain",
        severity=7,
        note=f"words of {name} " * 20,
        recorded_at=clock.now(),
    )


def note(name: str, times: int = 20) -> Note:
    return Note(
        id=name,
        day=date(2026, 11, 23),
        note=f"words of {name} " * times,
        tags=("Sleep", f"tag {name}"),
        recorded_at=clock.now(),
    )


def killed(writer: Callable[[Said], None], longest: float) -> list[str]:
    """Run `writer` in a fork, kill it within `longest` seconds, and return what it said."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reads)
            writer(lambda name: os.write(writes, f"{name}\n".encode()) and None)
        finally:
            os._exit(0)
    os.close(writes)
    said = b""
    until = time.monotonic() + random.uniform(0, longest)
    while (left := until - time.monotonic()) > 0:
        if select.select([reads], [], [], left)[0]:
            part = os.read(reads, 65536)
            if not part:
                break
            said += part
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reads, 65536):
        said += part
    os.close(reads)
    return said.decode().split("\n")[:-1]


def whole(store: Store) -> bool:
    """Whether nothing is damaged, and the indexes say what the entries and the notes say."""
    for index in ("symptom_entry_words", "note_words"):
        with store.diary.writing(Topic.DRAFTS) as db:
            db.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
    tags = "select value, place from note, {} where deleted_at is null and tags <> ''"
    strayed = list(
        store.diary.rows(f"{tags.format(EACH_TAG)} except select tag, place from _note_tag")
    )
    return store.diary.damage(thorough=True) == "" and not strayed


def while_saving(home: Path, rounds: int) -> Iterator[tuple[int, int, bool]]:
    path = home / "saving" / "diary.db"
    for number in range(rounds):
        if number % 50 == 0 and path.exists():
            path = home / f"saving {number}" / "diary.db"

        def save(said: Said, number: int = number, path: Path = path) -> None:
            store = Store(Diary(path))
            for n in range(10_000):
                name = f"{number}-{n}"
                if n % 3:
                    store.symptoms.put(entry(name))
                else:
                    store.symptoms.put_all([entry(name), entry(f"{name} too")])
                    said(f"{name} too")
                said(name)

        said = killed(save, 0.06)
        store = Store(Diary(path))
        there = {row["id"] for row in store.diary.rows("select id from symptom_entry")}
        pairs = {name for name in there if f"{name} too" in there}
        torn = any(int(n.split("-")[1]) % 3 == 0 for n in there - pairs if "too" not in n)
        yield len(said), len(set(said) - there), whole(store) and not torn
        store.close()


def while_writing(home: Path, rounds: int) -> Iterator[tuple[int, int, bool]]:
    """Write a note longer and longer, as it is typed, and its draft; now and then put one away."""
    path = home / "writing" / "diary.db"
    for number in range(rounds):

        def write(said: Said, number: int = number) -> None:
            store = Store(Diary(path))
            for n in range(10_000):
                name = f"{number}-{n // 5}"
                store.drafts.put("note", f"words of {name} " * (n % 5))
                store.notes.put(note(name, n % 5 + 1))
                said(f"{name} {n % 5 + 1}")
                if n % 15 == 14:
                    store.notes.remove(name)
                    said(f"{name} 0")

        said = killed(write, 0.2)
        store = Store(Diary(path))
        lengths = {
            row["id"]: 0 if row["deleted_at"] else row["note"].count("words")
            for row in store.diary.rows("select * from note")
        }
        last = {name: int(length) for name, length in (each.rsplit(" ", 1) for each in said)}
        lost = sum(
            name not in lengths or 0 < lengths[name] < length for name, length in last.items()
        )
        living = {name for name, length in lengths.items() if length}
        found = {each.note.id for each in store.notes.find(Search(words="words"), size=-1)}
        tagged = {each.note.id for each in store.notes.find(Search(tag="Sleep"), size=-1)}
        yield len(said), lost, whole(store) and living == found == tagged
        store.close()


def while_copying(home: Path, rounds: int) -> Iterator[tuple[int, int, bool]]:
    path, copy = home / "copying" / "diary.db", home / "copying" / "copy.db"
    store = Store(Diary(path))
    store.symptoms.put_all(entry(str(n)) for n in range(300))
    store.close()
    for _ in range(rounds):

        def copy_on(said: Said) -> None:
            diary = Diary(path)
            for n in range(10_000):
                diary.copy_to(copy)
                said(str(n))

        said = killed(copy_on, 0.06)
        good = True
        if said or copy.exists():
            kept = Store(Diary(copy, make=False))
            good = kept.symptoms.count(Selection()) == 300 and whole(kept)
            kept.close()
        store = Store(Diary(path))
        good = good and store.symptoms.count(Selection()) == 300 and whole(store)
        store.diary.copy_to(copy)
        store.close()
        left = [each.name for each in path.parent.iterdir()]
        yield (
            len(said),
            int(bool(said) and not copy.exists()),
            good
            and sorted(left)
            == [
                "copy.db",
                "diary.db",
            ],
        )


def while_making(home: Path, rounds: int) -> Iterator[tuple[int, int, bool]]:
    for number in range(rounds):
        path = home / f"making {number}" / "diary.db"
        said = killed(lambda said, path=path: said(str(Diary(path).path)), 0.08)
        lost = bool(said) and not path.exists()
        store = Store(Diary(path))
        good = len(store.symptom_list.listed()) == 3 and whole(store)
        store.close()
        yield len(said), int(lost), good and not list(path.parent.glob("*.part-*"))


def while_migrating(home: Path, rounds: int) -> Iterator[tuple[int, int, bool]]:
    older = home / "older.db"
    store = Store(Diary(older))
    store.symptoms.put_all(entry(str(n)) for n in range(300))
    store.close()
    content = older.read_bytes()

    @migrations.migrations()
    def m999_for_the_test(db: driver.Database) -> None:
        db.execute("alter table symptom_entry add column mood text")
        db.execute("update symptom_entry set mood = note, place = 'somewhere'")
        db.execute(f"pragma user_version = {driver.SCHEMA_VERSION + 1}")

    opening.MIGRATIONS = (*driver.MIGRATIONS, "m999_for_the_test")
    for number in range(rounds):
        path = home / f"migrating {number}" / "diary.db"
        path.parent.mkdir()
        path.write_bytes(content)
        said = killed(lambda said, path=path: said(str(Diary(path).path)), 0.3)
        copies = list((path.parent / "backups").glob("*.db"))
        good = True
        store = Store(Diary(path))
        moods = store.diary.rows("select count(*) as n from symptom_entry where mood = note")
        good = good and next(iter(moods))["n"] == 300 and whole(store)
        store.close()
        for copy in copies:
            kept = Diary(copy, make=False, to_read=True)
            good = good and kept.counts()["symptom_entry"] == 300 and not kept.damage(thorough=True)
            kept.close()
        yield len(said), int(bool(said) and not copies), good


def main(rounds: int) -> int:
    kinds = [
        (while_saving, rounds),
        (while_writing, max(rounds // 4, 8)),
        (while_copying, max(rounds // 10, 8)),
        (while_making, max(rounds // 10, 8)),
        (while_migrating, max(rounds // 10, 8)),
    ]
    print(f"{'killed':16}{'rounds':>8}{'done':>8}{'lost':>8}{'broken':>8}")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        # All that is loaded only when used, so that no round spends its time on that.
        store = Store(Diary(Path(folder) / "first.db"))
        store.symptoms.put(entry("first"))
        store.notes.put(note("first"))
        store.close()
        for kind, times in kinds:
            results = list(kind(Path(folder), times))
            done, lost = (sum(result[n] for result in results) for n in (0, 1))
            broken = sum(not result[2] for result in results)
            wrong += lost + broken
            name = kind.__name__.replace("_", " ")
            print(f"{name:16}{len(results):8}{done:8}{lost:8}{broken:8}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))

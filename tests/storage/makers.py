"""What the tests of storage are made with: entries, naughty texts, and children of our own."""

import os
import shutil
import subprocess
import sys
import textwrap
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from uuid import uuid4

from hypothesis import strategies as st

from companion.domain.days import Day, Rating
from companion.domain.symptoms import PartOfDay, Recall, SymptomEntry

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 8, 12, 33, tzinfo=timezone(timedelta(hours=1)))

# A child that is root only by name: permission bits count for it, as they do for a person.
POWERLESS = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
)
# A child with file systems of its own.
APART = ["unshare", "-m" if os.geteuid() == 0 else "-rm"]

PRELUDE = """
import os, sys, resource
from datetime import date
from pathlib import Path
from companion import clock
from companion.domain.symptoms import Selection, SymptomEntry
from companion.storage.diary import Diary, Topic
from companion.storage.faults import StorageError
from companion.storage.store import Store
path = Path(sys.argv[1])
def entry(name, note=""):
    return SymptomEntry(id=name, day=date(2026, 11, 23), symptom="pain", severity=8, note=note,
        recorded_at=clock.now())
def ids(store):
    return [row["id"] for row in store.diary.rows("select id from symptom_entry order by seq")]
def said(act):
    try:
        act()
    except StorageError as error:
        print(error.fault.value, "|", error)
    else:
        print("done")
"""


def entry(**fields) -> SymptomEntry:
    """Return an entry that says little, but for what is given."""
    given = {
        "id": str(uuid4()),
        "day": DAY,
        "symptom": "pain",
        "recorded_at": MOMENT,
        **fields,
    }
    if "count" not in given:
        given.setdefault("severity", 5)
    return SymptomEntry(**given)


def day(**fields) -> Day:
    """Return a day that was mixed, but for what is given."""
    return Day(
        **{"id": str(uuid4()), "day": DAY, "recorded_at": MOMENT, "rating": Rating.MIXED, **fields}
    )


def child(path: Path, code: str, *, before: list[str] | None = None, **env: str) -> str:
    """Run code in a Python of its own, with `path`, `entry`, `ids` and `said`; return what it prints."""
    done = subprocess.run(
        [*(before or []), sys.executable, "-c", PRELUDE + textwrap.dedent(code), str(path)],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def can_mount() -> bool:
    """Whether this machine lets us mount a small disk of our own."""
    return (
        shutil.which("unshare") is not None
        and subprocess.run(
            [*APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False
        ).returncode
        == 0
    )


# Every character that Python can hold, also those that no file can.
naughty = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(
    [
        "=1+1",
        "'",
        '"',
        "a\r\nb\rc\n",
        "\x00\x1b[31m",
        "Ω≈ç√∫",
        "田中さん",
        "مساء الخير",
        "👩‍🦲",
        "\ud800",
        "\u202eabc",
        "é\u0301",
        "%s{}",
        "'; drop table day; --",
        "x" * 10_000,
    ]
)

instants = st.builds(
    lambda at, minutes: at.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(MOMENT.replace(tzinfo=None, year=2), MOMENT.replace(tzinfo=None, year=9998)),
    st.integers(-14 * 60, 14 * 60),
)

entries = st.builds(
    entry,
    day=st.dates(),
    at=st.none() | st.times().map(lambda at: time(at.hour, at.minute)),
    part_of_day=st.none() | st.sampled_from(PartOfDay),
    interference=st.none() | st.integers(0, 10),
    recall=st.sampled_from(Recall),
    place=naughty,
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
) | st.builds(entry, symptom=st.just("vomiting"), count=st.integers(0, 999), note=naughty)

days = st.builds(
    day,
    day=st.dates(),
    recall=st.sampled_from(Recall),
    rating=st.none() | st.sampled_from(Rating),
    quality_of_life=st.none() | st.integers(0, 10),
    activity=naughty,
    falls=st.none() | st.booleans(),
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

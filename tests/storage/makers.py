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

from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.days import Activity, Day, Rating
from companion.domain.doses import Dose, What
from companion.domain.measurements import Measurement
from companion.domain.notes import TAGS, Note
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import PartOfDay, Recall, SymptomEntry
from companion.domain.treatments import Ended, Kind, Treatment

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


def treatment(**fields) -> Treatment:
    """Return tablets, but for what is given."""
    given = {"id": str(uuid4()), "name": "Letrozole", "kind": Kind.HORMONE_THERAPY}
    return Treatment(**{**given, "recorded_at": MOMENT, **fields})


def dose(**fields) -> Dose:
    """Return a tablet that was taken, of the treatment `t`, but for what is given."""
    given = {"id": str(uuid4()), "treatment": "t", "day": DAY, "what": What.TAKEN}
    return Dose(**{**given, "recorded_at": MOMENT, **fields})


def note(text: str = "A note", **fields) -> Note:
    """Return a note of the day, but for what is given."""
    return Note(**{"id": str(uuid4()), "day": DAY, "note": text, "recorded_at": MOMENT, **fields})


def measurement(**fields) -> Measurement:
    """Return a weight, but for what is given."""
    given = {"id": str(uuid4()), "day": DAY, "what": "weight", "value": "64,5", "unit": "kg"}
    return Measurement(**{**given, "recorded_at": MOMENT, **fields})


def biomarker(**fields) -> Biomarker:
    """Return a positive ER, but for what is given."""
    given = {"id": str(uuid4()), "marker": "ER", "result": "positive", "recorded_at": MOMENT}
    return Biomarker(**{**given, **fields})


def appointment(**fields) -> Appointment:
    """Return a scan, but for what is given."""
    given = {"id": str(uuid4()), "day": DAY, "what": "Scan", "recorded_at": MOMENT}
    return Appointment(**{**given, **fields})


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


def days_kept(store) -> list[Day]:
    """Return all living records of days and weeks, oldest first."""
    return list(store.days.read("where deleted_at is null order by day, seq"))


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
    activity=naughty | st.sampled_from(Activity),
    falls=st.none() | st.booleans(),
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

_minutes = st.none() | st.times().map(lambda at: time(at.hour, at.minute))
_line = naughty.map(lambda text: text[:50])  # of a field with a longest length
_said = naughty.map(lambda text: f"said {text}")  # of a field that must not be empty
_rough = st.one_of(
    st.builds(RoughDate, st.integers(1, 9999)),
    st.builds(RoughDate, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(RoughDate.of),
)
_since_until = st.tuples(st.none() | _rough, st.none() | _rough).filter(
    lambda both: both[0] is None or both[1] is None or both[0].first <= both[1].last
)

treatments = st.builds(
    lambda both, **fields: treatment(since=both[0], until=both[1], **fields),
    _since_until,
    name=_line.map(lambda text: f"said {text}"),
    kind=st.sampled_from(Kind),
    drug_class=_line,
    route=_line,
    schedule=st.sampled_from(["", "daily", "21 days on, 7 off", "when it rains"]),
    dose=_line,
    place=_line,
    line=st.none() | st.integers(1, 99),
    line_name=_line,
    stopped_because=st.none() | st.sampled_from(Ended),
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

doses = st.builds(
    dose,
    day=st.dates(),
    at=_minutes,
    what=st.sampled_from(What),
    amount=_line,
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

tags = st.lists(
    st.sampled_from([*TAGS, "Garden", 'the "good" days', "😀", "田中", "a,b", "back\\slash"]),
    max_size=4,
).map(tuple)

notes = st.builds(
    note,
    _said,
    day=st.dates(),
    at=_minutes,
    part_of_day=st.none() | st.sampled_from(PartOfDay),
    tags=tags,
    answer=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

measurements = st.builds(
    measurement,
    day=st.dates(),
    at=_minutes,
    what=_line.map(lambda text: f"own {text}"),
    value=_line.map(lambda text: f"1 {text}"),
    unit=_line,
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

appointments = st.builds(
    appointment,
    day=st.dates(),
    at=_minutes,
    what=_line.map(lambda text: f"own {text}"),
    with_whom=_line,
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

biomarkers = st.builds(
    biomarker,
    marker=_line.map(lambda text: f"own {text}") | st.sampled_from(["HER2", "MSI / dMMR"]),
    result=_line.map(lambda text: f"said {text}") | st.sampled_from(["low", "don't know"]),
    detail=_line,
    tested=st.none() | _rough,
    sample=_line | st.just("blood"),
    note=naughty,
    entered_by=naughty,
    recorded_at=instants,
)

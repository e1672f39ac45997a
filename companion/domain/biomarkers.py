"""A result of a biomarker test, as the person wrote it down from her report, and its history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from companion.domain.instants import clean_instant
from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import ME
from companion.domain.text import clean, clean_line

LONGEST_MARKER = 60  # letters
LONGEST = 300  # letters, of all else that is one line

POSITIVE, NEGATIVE = "positive", "negative"
LOW, ULTRALOW, HIGH, STABLE = "low", "ultralow", "high", "stable"
FOUND, NOT_FOUND = "mutation found", "not found"
NOT_TESTED, DONT_KNOW = "not tested", "don't know"
# Those that have words of their own in the window, as in a CSV; any others are the person's own.
RESULTS = (
    *(POSITIVE, NEGATIVE, LOW, ULTRALOW, HIGH, STABLE),
    *(FOUND, NOT_FOUND, NOT_TESTED, DONT_KNOW),
)

BREAST, METASTASIS, BLOOD = "breast", "metastasis", "blood"
SAMPLES = (BREAST, METASTASIS, BLOOD, DONT_KNOW)

_GENE = (FOUND, NOT_FOUND)
_OFFERED = {
    "ER": (POSITIVE, LOW, NEGATIVE),
    "PR": (POSITIVE, NEGATIVE),
    "HER2": (POSITIVE, LOW, ULTRALOW, NEGATIVE),
    "PIK3CA": _GENE,
    "AKT1": _GENE,
    "PTEN": _GENE,
    "ESR1": _GENE,
    "BRCA1": _GENE,
    "BRCA2": _GENE,
    "PD-L1": (POSITIVE, NEGATIVE),
    "MSI / dMMR": (HIGH, STABLE),
    "TMB": (HIGH, LOW),
    "NTRK": _GENE,
    "RET": _GENE,
    "DPYD": _GENE,
}
MARKERS = tuple(_OFFERED)  # those that are known by name, in the order in which they stand
_BY_LETTERS = {each.casefold(): each for each in MARKERS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Biomarker:
    """One result of one marker; nothing but these two must be known.

    `marker` is one of MARKERS or an own name, `result` one of RESULTS or own words, `sample` one of
    SAMPLES, own words or empty. `detail` is what else the report says (“90 %”, “IHC 2+”), as typed.
    `recorded_at` is aware: the instant, to the second, and the offset from UTC then in force.
    """

    id: str
    marker: str
    result: str
    recorded_at: datetime
    detail: str = ""
    tested: RoughDate | None = None
    sample: str = ""
    note: str = ""
    entered_by: str = ME

    def __post_init__(self) -> None:
        for field in ("id", "note", "entered_by"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        marker = known_marker(self.marker)
        if len(marker) > LONGEST_MARKER:
            raise Invalid("marker", "too long")
        object.__setattr__(self, "marker", marker)
        for field, known in (("result", RESULTS), ("sample", SAMPLES), ("detail", ())):
            text = _known(getattr(self, field), known)
            if len(text) > LONGEST:
                raise Invalid("biomarker", "too long")
            object.__setattr__(self, field, text)
        object.__setattr__(self, "recorded_at", clean_instant(self.recorded_at))
        if not self.marker:
            raise Invalid("marker", "not chosen")
        if not self.result:
            raise Invalid("result", "not chosen")


@dataclass(frozen=True, slots=True)
class History:
    """All results of one marker, at least one, the newest first."""

    marker: str
    results: tuple[Biomarker, ...]


def known_marker(name: str) -> str:
    """Return a marker's name on one line; one that is known, in any case, as it is known."""
    line = clean_line(name)
    return _BY_LETTERS.get(line.casefold(), line)


def offered(marker: str) -> tuple[str, ...]:
    """Return the results that make sense for a marker; for an own one, those that may."""
    found = _OFFERED.get(marker, (POSITIVE, NEGATIVE, FOUND, NOT_FOUND))
    return (*found, NOT_TESTED, DONT_KNOW)


def histories(results: Iterable[Biomarker]) -> list[History]:
    """Return the history of each marker, in the order of MARKERS, own ones after them.

    `results` come in the order in which they were first written down. An own name is the same in
    any case. A result whose day is not known, or not to the day, is taken for no older than those
    written down before it, as far as its date allows: an edit does not change its place.
    """
    by_marker: dict[str, list[Biomarker]] = {}
    for each in results:
        by_marker.setdefault(each.marker.casefold(), []).append(each)
    found = [History(these[-1].marker, _newest_first(these)) for these in by_marker.values()]
    places = {marker: place for place, marker in enumerate(MARKERS)}
    last = len(places)
    return sorted(found, key=lambda each: (places.get(each.marker, last), each.marker.casefold()))


def _newest_first(results: list[Biomarker]) -> tuple[Biomarker, ...]:
    newest = date.min
    placed: list[tuple[date, int]] = []
    for place, each in enumerate(results):
        day = newest
        if each.tested is not None:
            day = min(max(newest, each.tested.first), each.tested.last)
        newest = max(newest, day)
        placed.append((day, place))
    return tuple(results[place] for _, place in sorted(placed, reverse=True))


def _known(text: str, known: tuple[str, ...]) -> str:
    """Return a text on one line; as it is known, where it is that in any case and apostrophe."""
    line = clean_line(text)
    folded = line.casefold().replace("’", "'")
    return folded if folded in known else line

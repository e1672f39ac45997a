"""Treatments, doses, notes, measurements and biomarkers as nobody would write them: every text is risky."""

from datetime import time

from hypothesis import strategies as st

from companion.domain.biomarkers import LONGEST as LONGEST_RESULT
from companion.domain.biomarkers import LONGEST_MARKER, MARKERS, RESULTS, SAMPLES
from companion.domain.doses import LONGEST_AMOUNT, What
from companion.domain.measurements import LONGEST
from companion.domain.notes import LONGEST_TAG
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import PartOfDay
from companion.domain.text import clean, clean_line
from companion.domain.treatments import LONGEST_NAME, Ended, Kind, Treatment
from tests.storage.makers import biomarker, dose, instants, measurement, naughty, note, treatment

# Texts that begin in every way that a spreadsheet may run, or that a CSV must quote.
risky = naughty | st.text(st.sampled_from("'=+-@\t\n|%＝＋－＠\", ;a"), max_size=12)


def lines_of(most: int, *, least: int = 0):
    """Return texts on one line, as a record keeps them."""
    return risky.map(lambda text: clean_line(text)[:most].strip()).filter(
        lambda text: len(text) >= least
    )


minutes = st.none() | st.times().map(lambda at: time(at.hour, at.minute))
names = lines_of(LONGEST_NAME, least=1)
lines = lines_of(LONGEST_NAME)
persons = risky.filter(clean)
rough_dates = st.one_of(
    st.dates().map(RoughDate.of),
    st.builds(RoughDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(RoughDate, st.integers(1, 9999)),
)
periods = st.tuples(st.none() | rough_dates, st.none() | rough_dates).map(
    lambda both: sorted(both, key=lambda each: each.first) if None not in both else both
)
treatments = st.builds(
    lambda period, **fields: treatment(since=period[0], until=period[1], **fields),
    period=periods,
    name=names,
    kind=st.sampled_from(Kind),
    drug_class=lines,
    route=lines,
    schedule=lines | st.sampled_from(["21 days on, 7 off", "every 4 weeks"]),
    dose=lines,
    place=lines,
    line=st.none() | st.integers(1, 99),
    line_name=lines,
    stopped_because=st.none() | st.sampled_from(Ended),
    note=risky,
    entered_by=persons,
    recorded_at=instants,
)


def doses_of(treatments_: list[Treatment]):
    """Return doses of any of these."""
    return st.builds(
        dose,
        treatment=st.sampled_from([each.id for each in treatments_]),
        day=st.dates(),
        at=minutes,
        what=st.sampled_from(What),
        amount=lines_of(LONGEST_AMOUNT),
        note=risky,
        entered_by=persons,
        recorded_at=instants,
    )


tags = lines_of(LONGEST_TAG).map(lambda tag: tag.replace("|", " ")) | st.sampled_from(
    ["Sleep", "Question for my team"]
)
notes = st.builds(
    note,
    day=st.dates(),
    at=minutes,
    part_of_day=st.none() | st.sampled_from(PartOfDay),
    note=risky.filter(lambda text: clean(text).strip()),
    tags=st.lists(tags, max_size=3).map(tuple),
    answer=risky,
    entered_by=persons,
    recorded_at=instants,
)
measurements = st.builds(
    measurement,
    day=st.dates(),
    at=minutes,
    what=lines_of(LONGEST, least=1) | st.sampled_from(["temperature", "weight"]),
    value=lines_of(LONGEST, least=1) | st.sampled_from(["38,4", "-1", "120/80"]),
    unit=lines_of(LONGEST),
    note=risky,
    entered_by=persons,
    recorded_at=instants,
)
biomarkers = st.builds(
    biomarker,
    marker=lines_of(LONGEST_MARKER, least=1) | st.sampled_from(MARKERS),
    result=lines_of(LONGEST_RESULT, least=1) | st.sampled_from(RESULTS),
    detail=lines_of(LONGEST_RESULT) | st.just("IHC 2+"),
    tested=st.none() | rough_dates,
    sample=lines_of(LONGEST_RESULT) | st.sampled_from(SAMPLES),
    note=risky,
    entered_by=persons,
    recorded_at=instants,
)

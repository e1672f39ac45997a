"""The made-up biomarkers: of the first tumor, of what came later, and one that changed meanwhile."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from companion.demo.story import FIRST_LINE, FIRST_LINE_ENDED, new_id, written
from companion.domain import biomarkers as b
from companion.domain.biomarkers import Biomarker
from companion.domain.rough_dates import RoughDate

_OPERATED = 9  # calendar years ago
_SPREAD = FIRST_LINE + 20  # days before today: from here on it was known
_GREW = FIRST_LINE_ENDED - 8
_WRITTEN_DOWN = 360  # days before today at the most: when she began her diary

# Marker, result, what else the report says, when (days before today; none: at the operation), in
# what, a note.
_RESULTS = (
    ("ER", b.POSITIVE, "90 %", None, b.BREAST, ""),
    ("PR", b.POSITIVE, "40 %", None, b.BREAST, ""),
    ("HER2", b.NEGATIVE, "IHC 0", None, b.BREAST, ""),
    ("ER", b.POSITIVE, "80 %", _SPREAD, b.METASTASIS, ""),
    ("PR", b.POSITIVE, "10 %", _SPREAD, b.METASTASIS, ""),
    ("HER2", b.LOW, "IHC 1+", _SPREAD, b.METASTASIS, "Dr. Hale: ask again when it changes"),
    ("BRCA1", b.NOT_FOUND, "", _SPREAD - 30, b.BLOOD, ""),
    ("BRCA2", b.NOT_FOUND, "", _SPREAD - 30, b.BLOOD, ""),
    ("PIK3CA", b.NOT_FOUND, "", _SPREAD, b.METASTASIS, ""),
    ("ESR1", b.NOT_FOUND, "", _SPREAD, b.METASTASIS, ""),
    ("ESR1", b.FOUND, "D538G", _GREW, b.BLOOD, "Not there in the first test"),
)


def biomarkers(rng: random.Random, now: datetime) -> Iterator[Biomarker]:
    """Return what the reports said, in the order in which it was written down."""
    today = now.date()
    for marker, result, detail, ago, sample, note in _RESULTS:
        tested = RoughDate(today.year - _OPERATED)
        if ago is not None:
            day = today - timedelta(days=ago)
            tested = RoughDate.of(day) if ago == _GREW else RoughDate(day.year, day.month)
        began = today - timedelta(days=min(ago or _WRITTEN_DOWN, _WRITTEN_DOWN))
        yield Biomarker(
            id=new_id(rng),
            marker=marker,
            result=result,
            detail=detail,
            tested=tested,
            sample=sample,
            note=note,
            recorded_at=written(began, 18, 30, now),
        )

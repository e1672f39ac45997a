"""The made-up treatments: an operation years ago, two earlier lines, a present one, and what supports them."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from companion.demo.story import (
    FIRST_LINE,
    FIRST_LINE_ENDED,
    HELD,
    HELPERS,
    INJECTION,
    INJECTIONS_EVERY,
    RADIATION,
    RESUMED,
    SECOND_LINE,
    SECOND_LINE_ENDED,
    TABLETS_OFF_AND_ON,
    THIRD_LINE,
    new_id,
    written,
)
from companion.domain.doses import Dose, What
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import ME
from companion.domain.treatments import Ended, Kind, Treatment

# Theirs alone, and fixed: a screen and a test can name them.
_OPERATION = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a01"
_TAMOXIFEN = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a02"
_LETROZOLE = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a03"
_PALBOCICLIB = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a04"
_RADIATION = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a05"
_CAPECITABINE = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a06"
_PACLITAXEL = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a07"
_DRIP_FOR_BONES = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a08"
_DENOSUMAB = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a09"
_PAIN_TABLETS = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a0a"
_ACUPUNCTURE = "4c0f3f0e-6f61-4f0b-9a0e-2d9f5f0c7a0b"

_OPERATED, _TAMOXIFEN_ENDED = 9, 4  # calendar years ago
_DRIP, _DRIP_ENDED = 840, 650
_NEEDLES, _NEEDLES_ENDED = 230, 165
_SESSIONS = 10
_WRITTEN_DOWN = 360  # days before today at the most: when she began her diary
_TABLETS = 346  # days before today: from here each tablet is written down, to the end of the line
_ON = 21  # days with tablets of the first line
_LOWER_DOSE = 340
_CYCLES_WRITTEN_TO_THE_DAY = 2  # of the second line
_FEWER_TABLETS = 4  # from this cycle of it on
_ON_OF_THE_SECOND = 14
_INJECTIONS = 13  # written down
_LEFT_OUT, _BY_A_HELPER = 0.04, 0.05  # how often
_INJECTION_LEFT_OUT = 5  # of them, counted back


def treatments(now: datetime) -> list[Treatment]:
    """Return all treatments, the same for every diary, dated from today."""
    today = now.date()

    def about(ago: int) -> RoughDate:
        day = today - timedelta(days=ago)
        return RoughDate(day.year, day.month)

    def exactly(ago: int) -> RoughDate:
        return RoughDate.of(today - timedelta(days=ago))

    def noted(ago: int) -> datetime:
        return written(today - timedelta(days=min(ago, _WRITTEN_DOWN)), 18, 0, now)

    return [
        Treatment(
            id=_OPERATION,
            name="Lumpectomy",
            kind=Kind.SURGERY,
            since=RoughDate(today.year - _OPERATED),
            place="Left breast",
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_TAMOXIFEN,
            name="Tamoxifen",
            kind=Kind.HORMONE_THERAPY,
            route="tablet",
            since=RoughDate(today.year - _OPERATED),
            until=RoughDate(today.year - _TAMOXIFEN_ENDED),
            schedule="daily",
            stopped_because=Ended.FINISHED,
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_LETROZOLE,
            name="Letrozole",
            kind=Kind.HORMONE_THERAPY,
            drug_class="aromatase inhibitor",
            route="tablet",
            since=about(FIRST_LINE),
            until=exactly(FIRST_LINE_ENDED),
            schedule="daily",
            dose="one tablet in the evening",
            line=1,
            line_name="Tablets at home",
            stopped_because=Ended.CANCER_GREW,
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_PALBOCICLIB,
            name="Palbociclib",
            kind=Kind.TARGETED_THERAPY,
            drug_class="CDK4/6 inhibitor",
            route="tablet",
            since=about(FIRST_LINE),
            until=exactly(FIRST_LINE_ENDED),
            schedule="21 days on, 7 off",
            dose="125 mg",
            line=1,
            line_name="Tablets at home",
            stopped_because=Ended.CANCER_GREW,
            note="Blood test before every new pack.",
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_RADIATION,
            name="Radiation of the hip",
            kind=Kind.RADIATION_THERAPY,
            since=exactly(RADIATION),
            until=exactly(min(_days_of_sessions(today))),
            schedule="ten sessions, on working days",
            place="Left hip",
            stopped_because=Ended.FINISHED,
            note="For the pain. It took about three weeks to feel it.",
            recorded_at=noted(RADIATION),
        ),
        Treatment(
            id=_CAPECITABINE,
            name="Capecitabine",
            kind=Kind.CHEMOTHERAPY,
            route="tablet",
            since=exactly(SECOND_LINE[0]),
            until=exactly(SECOND_LINE_ENDED),
            schedule="14 days on, 7 off",
            dose="as on the pack, morning and evening",
            line=2,
            stopped_because=Ended.SIDE_EFFECTS,
            note="Hands and feet too sore in the end.",
            recorded_at=noted(SECOND_LINE[0]),
        ),
        Treatment(
            id=_PACLITAXEL,
            name="Paclitaxel",
            kind=Kind.CHEMOTHERAPY,
            drug_class="taxane",
            route="drip",
            since=exactly(THIRD_LINE[0]),
            schedule="day 1 of 21",
            dose="full dose",
            place="Day ward",
            line=3,
            line_name="Drip at the day ward",
            recorded_at=noted(THIRD_LINE[0]),
        ),
        Treatment(
            id=_DRIP_FOR_BONES,
            name="Zoledronic acid",
            kind=Kind.SUPPORTIVE_CARE,
            route="drip",
            since=about(_DRIP),
            until=about(_DRIP_ENDED),
            schedule="every 12 weeks",
            stopped_because=Ended.OTHER,
            note="Changed to an injection, which the practice can give.",
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_DENOSUMAB,
            name="Denosumab",
            kind=Kind.SUPPORTIVE_CARE,
            drug_class="bone-strengthening",
            route="under skin",
            since=about(_DRIP_ENDED),
            schedule="every 4 weeks",
            dose="120 mg",
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_PAIN_TABLETS,
            name="Pain tablets",
            kind=Kind.SUPPORTIVE_CARE,
            route="tablet",
            since=about(_WRITTEN_DOWN),
            schedule="when needed",
            dose="as the doctor wrote it down",
            recorded_at=noted(_WRITTEN_DOWN),
        ),
        Treatment(
            id=_ACUPUNCTURE,
            name="Acupuncture",
            kind=Kind.SUPPORTIVE_CARE,
            since=exactly(_NEEDLES),
            until=exactly(_NEEDLES_ENDED),
            schedule="weekly",
            stopped_because=Ended.MY_CHOICE,
            note="Pleasant, but the way there was too long.",
            recorded_at=noted(_NEEDLES),
        ),
    ]


def doses(rng: random.Random, now: datetime) -> Iterator[Dose]:
    """Return what happened to the treatments, as far as it was written down."""
    for what in (_first_line, _radiation, _second_line, _third_line, _injections, _other):
        yield from what(rng, now)


def _first_line(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for ago in range(_TABLETS, FIRST_LINE_ENDED, -1):
        day = (FIRST_LINE - ago) % TABLETS_OFF_AND_ON + 1
        cycle = (FIRST_LINE - ago) // TABLETS_OFF_AND_ON + 1
        if day == 1:
            yield _dose(rng, now, _PALBOCICLIB, ago, What.CYCLE_STARTED, amount=str(cycle))
        if ago == _LOWER_DOSE:
            yield _dose(
                rng, now, _PALBOCICLIB, ago, What.DOSE_CHANGED, amount="100 mg", note="Low counts"
            )
        if day <= _ON:
            yield _tablet(rng, now, _PALBOCICLIB, ago)
        yield _tablet(rng, now, _LETROZOLE, ago)


def _radiation(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for number, ago in enumerate(_days_of_sessions(now.date()), 1):
        yield _dose(rng, now, _RADIATION, ago, What.SESSION, amount=f"{number} of {_SESSIONS}")


def _second_line(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for number, first in enumerate(SECOND_LINE, 1):
        yield _dose(rng, now, _CAPECITABINE, first, What.CYCLE_STARTED, amount=str(number))
        if number == _FEWER_TABLETS:
            yield _dose(
                rng,
                now,
                _CAPECITABINE,
                first,
                What.DOSE_CHANGED,
                amount="one tablet less, morning and evening",
                note="Because of the sore hands and feet",
            )
        if number <= _CYCLES_WRITTEN_TO_THE_DAY:
            for ago in range(first, first - _ON_OF_THE_SECOND, -1):
                yield _tablet(rng, now, _CAPECITABINE, ago)


def _third_line(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for number, first in enumerate(THIRD_LINE, 1):
        if first == RESUMED:
            yield _dose(
                rng, now, _PACLITAXEL, HELD, What.HELD, note="Blood counts too low, a week later"
            )
            yield _dose(rng, now, _PACLITAXEL, RESUMED, What.RESUMED, minute=1)
        yield _dose(rng, now, _PACLITAXEL, first, What.CYCLE_STARTED, amount=str(number), minute=2)
        if first == RESUMED:
            yield _dose(
                rng, now, _PACLITAXEL, first, What.DOSE_CHANGED, amount="a lower dose", minute=3
            )
            yield _dose(
                rng,
                now,
                _PACLITAXEL,
                first,
                What.REDUCED,
                at=time(10, 30),
                amount="a lower dose",
                note="They will see how the fingertips are",
                minute=4,
            )
        else:
            at = time(10, rng.choice((0, 15, 30, 45)))
            yield _dose(rng, now, _PACLITAXEL, first, What.TAKEN, at=at, minute=4)


def _injections(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for number in range(_INJECTIONS):
        ago = INJECTION + number * INJECTIONS_EVERY
        if number == _INJECTION_LEFT_OUT:
            yield _dose(
                rng, now, _DENOSUMAB, ago, What.SKIPPED, note="The dentist had to finish first"
            )
        else:
            yield _dose(rng, now, _DENOSUMAB, ago, What.TAKEN, at=time(11, 15))


def _other(rng: random.Random, now: datetime) -> Iterator[Dose]:
    for ago in range(_NEEDLES, _NEEDLES_ENDED, -7):
        yield _dose(rng, now, _ACUPUNCTURE, ago, What.SESSION)
    for ago in sorted(rng.sample(range(1, 200), 25), reverse=True):
        at = time(rng.randint(8, 22), rng.randrange(60))
        yield _dose(rng, now, _PAIN_TABLETS, ago, What.TAKEN, at=at, amount="1 tablet")


def _tablet(rng: random.Random, now: datetime, treatment: str, ago: int) -> Dose:
    if rng.random() < _LEFT_OUT:
        note = rng.choice(("Forgot it", "Was sick in the evening", "Away from home", ""))
        return _dose(rng, now, treatment, ago, What.SKIPPED, note=note)
    return _dose(rng, now, treatment, ago, What.TAKEN)


def _dose(
    rng: random.Random,
    now: datetime,
    treatment: str,
    ago: int,
    what: What,
    *,
    at: time | None = None,
    amount: str = "",
    note: str = "",
    minute: int = 0,
) -> Dose:
    day = now.date() - timedelta(days=ago)
    return Dose(
        id=new_id(rng),
        treatment=treatment,
        day=day,
        what=what,
        at=at,
        amount=amount,
        note=note,
        entered_by=rng.choice(HELPERS) if rng.random() < _BY_A_HELPER else ME,
        recorded_at=written(day, 21, minute, now),
    )


def _days_of_sessions(today: date) -> list[int]:
    """Return the days of the radiation's sessions, none of them on a Saturday or a Sunday."""
    working = (
        ago
        for ago in range(RADIATION, 0, -1)
        if (today - timedelta(days=ago)).isoweekday() <= 5  # noqa: PLR2004 - Friday
    )
    return [next(working) for _ in range(_SESSIONS)]

"""The made-up measurements, and visits that were and are to come."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from companion.demo.story import (
    CYCLE,
    HARD,
    INJECTION,
    INJECTIONS_EVERY,
    THIRD_LINE,
    Lived,
    new_id,
    written,
)
from companion.domain.appointments import Appointment
from companion.domain.measurements import TEMPERATURE, WEIGHT, Measurement

_WALK = "Walk"  # one of her own
_WEEK = 7
_MEASURED_ON_A_HARD_DAY, _WALKED = 0.3, 0.15  # how often

# Days from today (below 0: before it), when, what for, with whom, a note.
_DATES = (
    (-74, time(9, 20), "CT scan", "", "Nothing to eat before it"),
    (-68, time(14, 0), "Results of the scan", "Dr. Hale", ""),
    (-40, time(11, 0), "Dentist", "", "Before the next injection"),
    (-INJECTION, time(11, 15), "Denosumab injection", "Practice nurse", ""),
    (-THIRD_LINE[-1], time(8, 30), "Paclitaxel, cycle 5", "Day ward", ""),
    (-2, time(15, 40), "Blood test", "Practice nurse", ""),
    (INJECTIONS_EVERY - INJECTION, time(11, 15), "Denosumab injection", "Practice nurse", ""),
    (CYCLE - THIRD_LINE[-1], time(8, 30), "Paclitaxel, cycle 6", "Day ward", "Bring the red bag"),
    (3 * _WEEK, None, "CT scan", "", "The time comes by mail"),
)


def measurements(
    rng: random.Random, lived: Sequence[Lived], now: datetime
) -> Iterator[Measurement]:
    """Return temperatures of hard days, a weight about every week, and walks."""
    weight = 68.0
    for number, each in enumerate(lived):
        found: list[tuple[str, str, str, time]] = []
        if each.hardship > HARD and rng.random() < _MEASURED_ON_A_HARD_DAY:
            degrees = min(rng.gauss(36.8, 0.3), 37.7)
            found.append((TEMPERATURE, f"{degrees:.1f}", "°C", time(18, rng.randrange(60))))
        if number % _WEEK == 0:
            weight = min(max(weight + rng.gauss(-0.03, 0.4), 61.0), 72.0)
            found.append((WEIGHT, f"{weight:.1f}", "kg", time(7, rng.randrange(60))))
        if each.hardship < HARD and rng.random() < _WALKED:
            minutes = rng.choice((10, 15, 15, 20, 25, 30, 40))
            found.append((_WALK, str(minutes), "min", time(15, rng.randrange(60))))
        for what, value, unit, at in found:
            yield Measurement(
                id=new_id(rng),
                day=each.day,
                at=at,
                what=what,
                value=value,
                unit=unit,
                entered_by=each.written_by,
                recorded_at=written(each.day, at.hour, at.minute, now),
            )


def appointments(rng: random.Random, now: datetime) -> Iterator[Appointment]:
    """Return what was and what is to come: in four days, in ten, and in three weeks."""
    for ahead, at, what, with_whom, note in _DATES:
        day = now.date() + timedelta(days=ahead)
        yield Appointment(
            id=new_id(rng),
            day=day,
            at=at,
            what=what,
            with_whom=with_whom,
            note=note,
            recorded_at=written(min(day, now.date()) - timedelta(days=12), 17, 30, now),
        )

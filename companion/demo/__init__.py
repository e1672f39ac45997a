"""A made-up diary, to try Companion or to measure it: the same numbers give the same diary."""

import math
import random

from companion import clock
from companion.demo.biomarkers import biomarkers
from companion.demo.dates import appointments, measurements
from companion.demo.notes import everyday_notes, questions
from companion.demo.story import HELPERS, lived_in, new_id
from companion.demo.symptoms import check_ins, entries_of, followed, ratings
from companion.demo.treatments import doses, treatments
from companion.domain.contacts import Contact
from companion.domain.preferences import Preferences
from companion.storage.store import Store

SEED = 2026

_A_YEAR = 365.25  # days
_A_YEAR_HOLDS = 5000  # entries or notes, where only their number is asked for
_LONGEST = 20  # years, then; more of them make the days fuller

_CONTACTS = (
    ("Cancer nurse line", "555-0142", "Monday to Friday, 8 to 5"),
    ("Hospital ward, nights and weekends", "555-0177", "Always"),
    ("Family doctor", "555-0123", "Monday to Friday, 9 to 1"),
    ("Ruth, my sister", "555-0168", ""),
)


def fill(
    store: Store,
    *,
    entries: int | None = None,
    notes: int | None = None,
    years: int | None = None,
    seed: int = SEED,
) -> None:
    """Write a made-up diary that ends today into a new one.

    `entries` and `notes` are exact numbers (what a weekly check-in says of symptoms counts among the
    entries, a question among the notes), else there are as many as are believable in the `years`
    (default 1, or as many as fit the numbers). Treatments and dates are the same for any number.
    Raises StorageError.
    """
    if years is None:
        years = math.ceil(max(entries or 0, notes or 0) / _A_YEAR_HOLDS)
        years = min(max(years, 1), _LONGEST)
    now = clock.now()

    def stream(part: str) -> random.Random:
        """Return chance of its own for each part, so that none moves when another changes."""
        return random.Random(f"{part} {seed}")  # noqa: S311 - made up, not secret

    lived = lived_in(stream("days"), now.date(), round(years * _A_YEAR))
    known, listed = followed()
    store.symptom_list.put_all(known)
    store.symptom_list.set_listed(listed)
    weeks, of_weeks = check_ins(stream("weeks"), lived, entries, now)
    store.days.merge([*ratings(stream("ratings"), lived, now), *weeks])
    rest = None if entries is None else entries - len(of_weeks)
    store.symptoms.merge(entries_of(stream("entries"), lived, rest, now))
    store.symptoms.merge(of_weeks)
    store.treatments.merge(treatments(now))
    store.doses.merge(doses(stream("doses"), now))
    asked = questions(stream("questions"), notes, now)
    store.notes.merge(asked)
    rest = None if notes is None else notes - len(asked)
    store.notes.merge(everyday_notes(stream("notes"), lived, rest, now))
    store.measurements.merge(measurements(stream("measurements"), lived, now))
    store.appointments.merge(appointments(stream("appointments"), now))
    store.biomarkers.merge(biomarkers(stream("biomarkers"), now))
    open_ones = tuple(note.id for note in asked if not note.answered)
    store.preferences.put(Preferences(helpers=HELPERS, question_order=open_ones))
    rng = stream("contacts")
    for position, (name, number, hours) in enumerate(_CONTACTS):
        store.contacts.put(
            Contact(id=new_id(rng), name=name, number=number, hours=hours, position=position)
        )

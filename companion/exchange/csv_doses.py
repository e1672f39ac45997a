"""What happened to treatments (doses, sessions, holds) as a CSV, out and in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from companion.domain.doses import Dose, What
from companion.domain.symptoms import ME
from companion.domain.text import clean_line
from companion.domain.treatments import Treatment
from companion.exchange import csv_cells, csv_headers
from companion.exchange.csv_cells import BadCell, Cells
from companion.exchange.csv_table import RecordTable
from companion.storage.diary import Topic


def row(dose: Dose, name: str) -> tuple[object, ...]:
    """Return a dose of the treatment of that name as a row for `write`."""
    return (
        dose.day.isoformat(),
        csv_cells.time_text(dose.at),
        name,
        dose.treatment,
        dose.what,
        dose.amount,
        dose.note,
        dose.entered_by,
        csv_cells.instant_text(dose.recorded_at),
        dose.id,
    )


TREATMENTS_FIRST = "import the treatments first"


class _Treatments:
    """The treatments of the diary, by what a line says of its own: each line must be of one."""

    def __init__(self, known: Iterable[Treatment]) -> None:
        self._by_id: dict[str, Treatment] = {}
        self._by_name: dict[str, list[Treatment]] = {}
        for treatment in known:
            self._by_id[treatment.id] = treatment
            self._by_name.setdefault(treatment.name.casefold(), []).append(treatment)

    def fields(self, cells: Cells) -> dict[str, Any]:
        """Return what the cells of a line say."""
        day = cells.day("date")
        what = cells.choice("what", What)
        if what is None:
            raise BadCell(f"“what” is empty; it is one of: {', '.join(What)}")
        return {
            "day": day,
            "at": cells.time("time"),
            "treatment": self._meant(cells, day),
            "what": what,
            "amount": cells.text("amount"),
            "note": cells.text("note"),
            "entered_by": cells.text("entered_by") or ME,
            "recorded_at": cells.instant("recorded_at"),
            "id": cells.id("id"),
        }

    def _meant(self, cells: Cells, day: date) -> str:
        """Return the id of the treatment that a line is of."""
        name = clean_line(cells.text("treatment"))
        own = cells.id("treatment_id")
        if own is not None:
            if own not in self._by_id:
                raise _not_here(name or own)
            return own
        if not name:
            raise BadCell("“treatment” and “treatment_id” are both empty; one of them is needed")
        named = self._by_name.get(name.casefold(), [])
        if not named:
            raise _not_here(name)
        if len(named) > 1:
            named = [each for each in named if _given_on(day, each)]
        if len(named) != 1:
            raise BadCell(
                f"several treatments of the diary are called {csv_cells.shown(name)}, and the date"
                " does not tell which is meant; add treatment_id"
            )
        return named[0].id


def _given_on(day: date, treatment: Treatment) -> bool:
    since, until = treatment.since, treatment.until
    return (since is None or since.first <= day) and (until is None or day <= until.last)


def _not_here(name: str) -> BadCell:
    return BadCell(f"{csv_cells.shown(name)} is not in the diary; {TREATMENTS_FIRST}")


TABLE = RecordTable(
    header=csv_headers.DOSES,
    topics=(
        Topic.DOSES,
        Topic.TREATMENTS,
    ),
    kept=lambda store: store.doses,
    fields_of=lambda store: _Treatments(store.treatments.all()).fields,
    make=Dose,
)

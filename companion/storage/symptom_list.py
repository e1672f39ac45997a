"""The person's list of symptoms on disk: built in and own, in her order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from companion import clock
from companion.domain.symptom_list import BUILT_IN_BY_ID, Group, Symptom
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.records import put, recorded


class SymptomList:
    """The table `symptom`: those on the list, and those that only have entries."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def all(self) -> list[Symptom]:
        """Return every symptom that the diary knows, those on the list first, in her order."""
        return list(
            self._diary.read(_symptom, "select * from symptom order by listed desc, position, seq")
        )

    def listed(self) -> list[Symptom]:
        """Return the symptoms on the list, in her order."""
        return [symptom for symptom in self.all() if symptom.listed]

    def put_all(self, symptoms: Iterable[Symptom]) -> None:
        """Keep these symptoms as they are now, new or known."""
        with self._diary.writing(Topic.SYMPTOM_LIST) as db:
            for symptom in symptoms:
                put(db, "symptom", _row(symptom))

    def set_listed(self, symptoms: Sequence[Symptom]) -> None:
        """Make exactly these the list, in this order. The others keep their entries."""
        with self._diary.writing(Topic.SYMPTOM_LIST) as db:
            db.execute("update symptom set listed = 0")
            for position, symptom in enumerate(symptoms):
                put(db, "symptom", _row(replace(symptom, listed=True, position=position)))


def add(db: Database, symptoms: Iterable[Symptom]) -> None:
    """Add symptoms that are not known yet, inside a transaction; listed ones end the list."""
    last = next(iter(db.execute("select max(position) from symptom where listed")))[0]
    for position, symptom in enumerate(symptoms, 0 if last is None else last + 1):
        put(db, "symptom", _row(replace(symptom, position=position)))


def _row(symptom: Symptom) -> dict[str, Any]:
    return {
        "id": symptom.id,
        "name": symptom.name,
        "counted": int(symptom.counted),
        "usual": symptom.usual,
        "listed": int(symptom.listed),
        "position": symptom.position,
        **recorded(clock.now()),
        "entered_by": ME,
    }


def _symptom(row: Row) -> Symptom:
    built_in = BUILT_IN_BY_ID.get(row["id"])
    return Symptom(
        id=row["id"],
        name=row["name"],
        group=built_in.group if built_in else Group.OWN,
        counted=bool(row["counted"]),
        usual=row["usual"],
        listed=bool(row["listed"]),
        position=row["position"],
    )

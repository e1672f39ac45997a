"""Visits, scans and whatever else has a date, on disk."""

from datetime import date, time
from typing import Any

from companion.domain.appointments import Appointment
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table


class Appointments(Table[Appointment]):
    """The table `appointment`."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "appointment", Topic.APPOINTMENTS, _row, _appointment)

    def coming(self, today: date) -> list[Appointment]:
        """Return what is to come, of today too, the next one first."""
        return list(
            self.read(
                "where deleted_at is null and day >= ? order by day, coalesce(at, ''), seq",
                (today.isoformat(),),
            )
        )

    def past(self, today: date) -> list[Appointment]:
        """Return what has passed, the last one first."""
        return list(
            self.read(
                "where deleted_at is null and day < ?"
                " order by day desc, coalesce(at, '') desc, seq desc",
                (today.isoformat(),),
            )
        )


def _row(appointment: Appointment) -> dict[str, Any]:
    return {
        "id": appointment.id,
        "day": appointment.day.isoformat(),
        "at": appointment.at.strftime("%H:%M") if appointment.at else None,
        "what": appointment.what,
        "with_whom": appointment.with_whom,
        "note": appointment.note,
        "entered_by": appointment.entered_by,
        **recorded(appointment.recorded_at),
    }


def _appointment(row: Row) -> Appointment:
    return Appointment(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        what=row["what"],
        with_whom=row["with_whom"],
        note=row["note"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

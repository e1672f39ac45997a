"""Numbers to call, on disk."""

from typing import Any

from companion import clock
from companion.domain.contacts import Contact
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import put, recorded, trash


class Contacts:
    """The table `contact`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def all(self) -> list[Contact]:
        """Return the living ones in the person's order."""
        return list(
            self._diary.read(
                _contact, "select * from contact where deleted_at is null order by position, seq"
            )
        )

    def put(self, contact: Contact) -> None:
        """Keep a number as it is now, new or known; it lives again if it was removed."""
        row: dict[str, Any] = {
            "id": contact.id,
            "name": contact.name,
            "number": contact.number,
            "hours": contact.hours,
            "position": contact.position,
            **recorded(clock.now()),
            "entered_by": ME,
        }
        with self._diary.writing(Topic.CONTACTS) as db:
            put(db, "contact", row)

    def remove(self, contact_id: str) -> None:
        """Mark a number as deleted; it is kept."""
        with self._diary.writing(Topic.CONTACTS) as db:
            trash(db, "contact", contact_id)


def _contact(row: Row) -> Contact:
    return Contact(
        id=row["id"],
        name=row["name"],
        number=row["number"],
        hours=row["hours"],
        position=row["position"],
    )

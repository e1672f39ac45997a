"""What a person set for herself, on disk: one row a setting."""

import json

from companion import clock
from companion.domain.preferences import Preferences
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.records import put, recorded


class PreferenceTable:
    """The table `preference`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def get(self) -> Preferences:
        """Return what is set, and what a new diary has for the rest."""
        kept = {row["id"]: row["value"] for row in self._diary.rows("select * from preference")}
        return Preferences(
            helpers=tuple(json.loads(kept.get("helpers", "[]"))),
            emergency_number=kept.get("emergency_number", ""),
        )

    def put(self, preferences: Preferences) -> None:
        """Keep what is set now."""
        values = {
            "helpers": json.dumps(preferences.helpers, ensure_ascii=False),
            "emergency_number": preferences.emergency_number,
        }
        with self._diary.writing(Topic.PREFERENCES) as db:
            for name, value in values.items():
                put(
                    db,
                    "preference",
                    {"id": name, "value": value, **recorded(clock.now()), "entered_by": ME},
                )

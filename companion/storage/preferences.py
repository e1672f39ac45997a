"""What a person set for herself, on disk: one row a setting."""

from typing import Any

from companion import clock
from companion.domain.preferences import Preferences
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Row
from companion.storage.records import put, recorded

_LISTS = {"helpers", "question_order", "hidden_topics"}  # one a line


class PreferenceTable:
    """The table `preference`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def get(self) -> Preferences:
        """Return what is set, and what a new diary has for the rest."""
        kept = dict(self._diary.read(_setting, "select id, value from preference"))
        return Preferences(
            helpers=kept.get("helpers", ()),
            emergency_number=kept.get("emergency_number", ""),
            question_order=kept.get("question_order", ()),
            fever_number=kept.get("fever_number", ""),
            call_about=kept.get("call_about", ""),
            hidden_topics=kept.get("hidden_topics", ()),
            reading_place=kept.get("reading_place", ""),
        )

    def put(self, preferences: Preferences) -> None:
        """Keep what is set now."""
        values = {
            "helpers": "\n".join(preferences.helpers),
            "emergency_number": preferences.emergency_number,
            "question_order": "\n".join(preferences.question_order),
            "fever_number": preferences.fever_number,
            "call_about": preferences.call_about,
            "hidden_topics": "\n".join(preferences.hidden_topics),
            "reading_place": preferences.reading_place,
        }
        with self._diary.writing(Topic.PREFERENCES) as db:
            for name, value in values.items():
                put(
                    db,
                    "preference",
                    {"id": name, "value": value, **recorded(clock.now()), "entered_by": ME},
                )


def _setting(row: Row) -> tuple[str, Any]:
    value = row["value"]
    return row["id"], tuple(value.splitlines()) if row["id"] in _LISTS else value

"""What a person set for herself, on disk: one row a setting."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from companion import clock
from companion.domain.preferences import Preferences
from companion.domain.symptoms import ME
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.records import put, recorded

_LISTS = {"helpers", "question_order", "hidden_topics"}  # one a line
_SETTINGS = tuple(field.name for field in fields(Preferences))


class PreferenceTable:
    """The table `preference`."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def get(self) -> Preferences:
        """Return what is set, and what a new diary has for the rest."""
        kept = dict(self._diary.read(_setting, "select id, value from preference"))
        return Preferences(**{name: kept[name] for name in _SETTINGS if name in kept})

    def change(self, name: str, changed: Callable[[Any], Any]) -> Any:
        """Let one setting be what `changed` makes of what it is; return what it is then.

        Nothing is written between the two, by nobody. Where `changed` returns None, nothing is
        written at all, and None returned.
        """
        with self._diary.writing(Topic.PREFERENCES) as db:
            was = self.get()
            wanted = changed(getattr(was, name))
            if wanted is None:
                return None
            value = getattr(replace(was, **{name: wanted}), name)
            _put(db, name, value)
        return value

    def put(self, preferences: Preferences) -> None:
        """Keep all that is set, as in a new diary. What another window set is gone: see `change`."""
        with self._diary.writing(Topic.PREFERENCES) as db:
            for name in _SETTINGS:
                _put(db, name, getattr(preferences, name))


def _put(db: Database, name: str, value: str | tuple[str, ...]) -> None:
    kept = value if isinstance(value, str) else "\n".join(value)
    row = {"id": name, "value": kept, **recorded(clock.now()), "entered_by": ME}
    put(db, "preference", row)


def _setting(row: Row) -> tuple[str, Any]:
    value = row["value"]
    return row["id"], tuple(value.splitlines()) if row["id"] in _LISTS else value

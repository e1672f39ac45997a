"""The entries of a file of ours (TOML): each field taken once, of its kind, and none left over."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

_Made = TypeVar("_Made")


class Fields:
    """The fields of one entry of a file; each is taken once, and none may be left."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self._left = dict(entry)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there. Raises ValueError, as all do here."""
        value = self._left.pop(key, default)
        if not isinstance(value, str) or (not value and default is None):
            raise ValueError(f"{key} must be a text")
        return value

    def texts(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """Return a list of texts, empty where there is none; each must be `known`, where that is given."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(each and isinstance(each, str) for each in value):
            raise ValueError(f"{key} must be a list of texts")
        for each in value:
            if known is not None and each not in known:
                raise ValueError(f"{key}: {each!r} is not known")
        return tuple(value)

    def day(self, key: str) -> date:
        """Return a day."""
        value = self._left.pop(key, None)
        if type(value) is not date:
            raise ValueError(f"{key} must be a day, such as 2026-11-23")
        return value

    def has(self, key: str) -> bool:
        """Whether there is such a field."""
        return key in self._left

    def flag(self, key: str, default: bool) -> bool:  # noqa: FBT001
        """Return true or false."""
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise ValueError(f"{key} must be true or false")  # noqa: TRY004 - the file is wrong
        return value

    def list(self, key: str) -> object:
        """Return what stands under a key, to be given to `made`; an empty list where there is nothing."""
        return self._left.pop(key, [])

    def sources(self, *, needed: bool = True) -> tuple[str, ...]:
        """Return the ids of sources of an entry."""
        sources = self.texts("sources")
        if (needed and not sources) or not all(re.fullmatch(r"S[0-9]+", each) for each in sources):
            raise ValueError("sources must be ids of the fact sheet, such as S20")
        return sources

    def check_none_is_left(self) -> None:
        """Raise ValueError where there is a field that nobody asked for."""
        if self._left:
            raise ValueError(f"not known: {', '.join(self._left)}")


def made(make: Callable[[Fields], _Made], entries: object, what: str) -> tuple[_Made, ...]:
    """Return what `make` makes of each entry. Raises ValueError, naming the entry that is wrong."""
    if not isinstance(entries, list):
        raise ValueError(f"{what} must be a list of tables")  # noqa: TRY004 - the file is wrong
    all_made: list[_Made] = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise ValueError(f"{what} {number} must be a table")  # noqa: TRY004
        fields = Fields(entry)
        try:
            all_made.append(make(fields))
            fields.check_none_is_left()
        except ValueError as wrong:
            called = entry.get("name") or entry.get("id") or number
            raise ValueError(f"{what} {called}: {wrong}") from None
    return tuple(all_made)

"""The instant when something was recorded, and the offset from UTC that was in force."""

from datetime import UTC, datetime

from companion.domain.invalid import Invalid

_FIRST_YEAR, _LAST_YEAR = 2, 9998  # every offset stays within the years that a computer can count


def clean_instant(at: datetime) -> datetime:
    """Return an aware time to the second; raises Invalid where it is naive or out of all years."""
    if at.utcoffset() is None:
        raise Invalid("recorded_at", "no offset")
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        raise Invalid("recorded_at", "out of range")
    return at.replace(microsecond=0)


def as_utc(at: datetime) -> str:
    """Return an aware time as UTC text, `2026-11-23T08:12:33Z`."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"

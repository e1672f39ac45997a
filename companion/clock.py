"""The only reader of the clock: local wall time with the offset now in force, to the second."""

from datetime import date, datetime


def now() -> datetime:
    """Return this second, aware, with the offset from UTC that the computer is set to."""
    return datetime.now().astimezone().replace(microsecond=0)


def today() -> date:
    """Return the day on the wall calendar."""
    return now().date()

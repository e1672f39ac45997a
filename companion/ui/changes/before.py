"""What was there before a change wrote: what undo goes back to."""

from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Before(Generic[Value]):
    """Read at each try, and again when a change is made again: another window may have written.

    `wrote` are the values as the change left them; what is one of those is not what was before.
    """

    def __init__(self, read: Callable[[], Value]) -> None:
        self._read = read
        self._was: list[Value] = []
        self.wrote: list[object] = []

    def look(self) -> None:
        """Read what is there now, unless the change itself has written it."""
        now = self._read()
        if not self._was or now not in self.wrote:
            self._was = [now]

    @property
    def was(self) -> Value:
        """What was there; to be asked after `look`."""
        return self._was[0]


def once(do: Callable[[], None]) -> Callable[[], None]:
    """Return what does it the first time only: a change made again leaves a newer draft alone."""
    done: list[bool] = []

    def first() -> None:
        if not done:
            do()
            done.append(True)

    return first

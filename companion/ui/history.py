"""Every change of this sitting, in order, each of which can be taken back and made again."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

ONE_STEP = 2.0  # s within which further presses on the same control belong to one step
_MERGES = 1  # any id but -1 lets Qt ask whether two commands are one


def _nothing() -> None:
    """Read nothing: `undo` knows by itself what it goes back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing done: `do` writes it, `undo` writes what was before; either may raise StorageError.

    `what` names it ("Pain 8"); `done` is said when it is on disk ("Pain 8 saved"). `control` names
    the control that shows it, so that a later value takes the place of one that could not be saved.
    `values` are the records in it, for a copy elsewhere; `draft` is the text of a draft. A `quiet`
    one is no step of its own: it is neither told nor taken back. One that `clears` is always one.

    `undo` returns False, and writes nothing, where another window changed the same thing since:
    `wrote` are the records as `do` left them. `look` reads what `undo` goes back to; `do` does so
    each time, and of several changes that became one step, the first.
    """

    what: str
    done: str
    do: Callable[[], None]
    undo: Callable[[], bool | None]
    control: str = ""
    values: tuple[object, ...] = ()
    draft: str = ""
    quiet: bool = False
    clears: bool = False
    wrote: list[object] = field(default_factory=list)
    look: Callable[[], None] = _nothing


class _Step(QUndoCommand):
    """A change on the stack. It writes nothing by itself: `History` writes first, then moves."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.what)
        self.change = change
        self.at = time.monotonic()

    @override
    def id(self) -> int:
        return _MERGES

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step):
            return False
        control = other.change.control
        same = control and control == self.change.control and other.at - self.at <= ONE_STEP
        if not same or self.change.clears or other.change.clears:
            return False
        first, last = self.change, other.change

        def do() -> None:
            first.look()
            last.do()
            first.wrote.extend(last.wrote)

        # The first one's undo must know what the last one wrote.
        first.wrote.extend(last.wrote)
        self.change = replace(last, do=do, undo=first.undo, look=first.look, wrote=first.wrote)
        self.at = other.at
        return True


class History(QObject):
    """What was done and what was taken back. A step that the disk refuses stays where it was."""

    # In the words in which it was told: “Pain 8 saved” and “Pain 8 deleted” are not the same.
    undone = Signal(str)
    redone = Signal(str)
    overtaken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._stack = QUndoStack(self)

    def add(self, change: Change) -> None:
        """Remember a change that is on disk."""
        self._stack.push(_Step(change))

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        return self._stack.canRedo()

    def undo(self) -> None:
        """Take the last change back. Raises StorageError and changes nothing where it cannot."""
        if self._stack.canUndo():
            change = self._at(self._stack.index() - 1)
            overtaken = change.undo() is False
            self._stack.undo()
            if overtaken:
                self.overtaken.emit(change.what)
            else:
                self.undone.emit(change.done or change.what)

    def redo(self) -> None:
        """Make again what was taken back last. Raises StorageError like `undo`."""
        if self._stack.canRedo():
            change = self._at(self._stack.index())
            change.do()
            self._stack.redo()
            self.redone.emit(change.done or change.what)

    def _at(self, index: int) -> Change:
        step = self._stack.command(index)
        if not isinstance(step, _Step):
            raise TypeError(step)
        return step.change

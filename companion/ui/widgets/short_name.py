"""A name of any length as a chip or a button has room for it; the whole of it for those who ask."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QWidget

from companion.ui.widgets.chips import Chips

LONGEST = 32  # letters: as long as the longest built-in name


def short_name(name: str) -> str:
    """Return a name in one line, with an ellipsis where it is too long for a chip or a button."""
    line = " ".join(name.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def tell_whole(widget: QWidget, name: str) -> None:
    """Let a tooltip tell the name, where not all of it is shown."""
    # As rich text of ours: a name that looks like markup is told as it was written.
    widget.setToolTip("" if short_name(name) == name else f"<qt>{escape(name)}</qt>")


def offer_names(chips: Chips, options: Sequence[tuple[str, str]]) -> None:
    """Show pairs of key and name as chips; a screen reader gets the whole names."""
    chips.set_options([(key, short_name(name)) for key, name in options])
    for key, name in options:
        chips.chip(key).setAccessibleName(name)
        tell_whole(chips.chip(key), name)

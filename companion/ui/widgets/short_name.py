"""A name of any length as a chip or a button has room for it; the whole of it for those who ask."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.widgets.chips import Chips

LONGEST = 32  # letters: as long as the longest built-in name
LONGEST_WORD = 16  # letters, where a line can only be broken between words


def short_name(name: str) -> str:
    """Return a name in one line, with an ellipsis where it is too long for a chip or a button."""
    words = name.split()
    if len(words[0]) > LONGEST_WORD and len(name) > LONGEST:
        return f"{words[0][: LONGEST_WORD - 1]}…"
    line = " ".join(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def breakable(text: str) -> str:
    """Return a text whose longest words (a path, an address) may go on in the next line."""
    return "".join(
        part if len(part) <= LONGEST_WORD else "\u200b".join(part)
        for part in re.split(r"(\s+)", text)
    )


def tell_whole(widget: QWidget, name: str) -> None:
    """Let a tooltip tell the name, where not all of it is shown."""
    # As rich text of ours: a name that looks like markup is told as it was written.
    widget.setToolTip("" if short_name(name) == name else f"<qt>{escape(name)}</qt>")


def offer_names(chips: Chips, options: Sequence[tuple[str, str]]) -> None:
    """Show pairs of key and name as chips; a screen reader gets the whole names."""
    chips.set_options([(key, short_name(name)) for key, name in options])
    for key, name in options:
        chip = chips.chip(key)
        chip.setAccessibleName(name)
        tell_whole(chip, name)
        policy = chip.sizePolicy()  # where the line is too narrow, the words wrap
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        chip.setSizePolicy(policy)

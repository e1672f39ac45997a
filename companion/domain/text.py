"""Text as a diary keeps it: every script of the world, and nothing that breaks a file."""

import re

# Controls but tab and LF, and lone surrogates: none of them can be seen or typed, NUL cuts text short
# in other programs, and a surrogate cannot be written as UTF-8.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` with CRLF and CR as LF, and without control characters and lone surrogates.

    After it, text comes back exactly from the diary and from a CSV.
    """
    return _UNKEEPABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line, without blanks at its ends: for names."""
    return " ".join(clean(text).split())

"""What a person types into a search, as the index of words takes it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase

from companion.domain.text import clean

# Letters of scripts that put no blank between words (Thai, Lao, Myanmar, Khmer, Japanese, Chinese):
# the index takes a whole sentence of theirs for one word.
_NO_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff]"
)
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
_MOST_WORDS = 50  # of a search; who pastes more means no more


def words_of(typed: str) -> list[str]:
    """Return the words that were typed, each once."""
    return list(dict.fromkeys(clean(typed).replace('"', " ").split()[:_MOST_WORDS]))


def parted(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the words that the index knows, and those that are looked for in each text.

    The index does not know signs (an emoji, a question mark), nor words within a text that has no
    blanks between them.
    """
    indexed: list[str] = []
    others: list[str] = []
    for word in words:
        known = any(map(str.isalnum, word)) and not _NO_BLANKS.search(word)
        (indexed if known else others).append(word)
    return indexed, others


def within(word: str, value: str, *columns: str) -> str:
    """Return the SQL of whether a column holds a word of `parted`, which is the `value`.

    Each text is read for it: 1,000,000 notes take a second, where the index takes milliseconds.
    """
    if _small(word) == word.upper():  # no letters that have two cases
        return "(" + " or ".join(f"instr({column}, {value}) > 0" for column in columns) + ")"
    either = (f"instr(lower({column}), lower({value})) > 0" for column in columns)
    return "(" + " or ".join(either) + ")"


def places_of(word: str, text: str) -> list[tuple[int, int]]:
    """Return where a text holds a word of `parted`: pairs of places, from and up to."""
    word, text = _small(word), _small(text)
    found: list[tuple[int, int]] = []
    begin = text.find(word)
    while begin >= 0:
        found.append((begin, begin + len(word)))
        begin = text.find(word, begin + len(word))
    return found


def _small(text: str) -> str:
    """Return a text as SQLite's lower() does: only A to Z change, so that places stay."""
    return text.translate(_SMALL)


def matching(
    words: Sequence[str], *, tag: str = "", known: Mapping[str, Sequence[str]] | None = None
) -> str:
    """Return what matches all of these words, each as begun, and where named the words of a tag.

    Each word is in quotes, so that nothing typed is taken for an operator. Each must hold a letter
    or a digit. `known` has for some of them all words of the index that begin so: they are found
    one by one, from the newest on, while a beginning is looked up to its end first.
    """
    ends = known or {}
    meant = " AND ".join(
        "(" + " OR ".join(f'"{each}"' for each in ends[word]) + ")"
        if ends.get(word)
        else f'"{word}"*'
        for word in words
    )
    if any(map(str.isalnum, tag)):
        return f'(tags : "{tag.replace(chr(34), " ")}") AND ({meant})'
    return meant

"""What a person types into a search, as the index of words takes it."""

from collections.abc import Mapping, Sequence

from companion.domain.text import clean

_MOST_WORDS = 50  # of a search; who pastes more means no more


def words_of(typed: str) -> list[str]:
    """Return the words that were typed, each once."""
    return list(dict.fromkeys(clean(typed).replace('"', " ").split()[:_MOST_WORDS]))


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

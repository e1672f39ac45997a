"""The files of the guide that Companion carries, line by line, for the tests of what they say."""

import re
import tomllib
from pathlib import Path

from companion import paths
from companion.domain.articles import plain_text
from companion.storage.guide import Library

FOLDER = paths.RESOURCES / "guide"
LIBRARY = Library(FOLDER)
GUIDE = LIBRARY.guide

ARTICLES = sorted(path.name for path in FOLDER.glob("*.md"))
LISTS = sorted(path.name for path in FOLDER.glob("*.toml"))
# Only ids and the names of papers and of parts: nothing there is our own wording for a person.
WORDED = [*ARTICLES, *(name for name in LISTS if name not in {"contents.toml", "sources.toml"})]

# What a person reads of the front matter, and of an entry of a list. The rest is ids, and what a
# search knows beside them: British spellings and the words of other people are welcome there.
_READ_ABOVE = ("title", "summary", "differs", "region")
_NOT_READ = ("id", "sources", "other_names", "article", "linked", "check", "checked", "review_by")
_KEY = re.compile(r"^\s*([a-z_]+) = ")


def lines_of(name: str) -> list[tuple[int, str]]:
    """Return the lines of a file that a person reads, as they are written: number and text."""
    numbered = list(enumerate((FOLDER / name).read_text(encoding="utf-8").splitlines(), 1))
    if name.endswith(".md"):
        end = [number for number, line in numbered if line == "+++"][1]
        head = [
            (number, line)
            for number, line in numbered[: end - 1]
            if (key := _KEY.match(line)) and key[1] in _READ_ABOVE
        ]
        return [(number, _value(line)) for number, line in head] + numbered[end:]
    read: list[tuple[int, str]] = []
    skipping = False  # a list may go over many lines
    for number, line in numbered:
        key = _KEY.match(line)
        if key:
            skipping = key[1] in _NOT_READ or key[1].isupper() or key[1] in {"topic", "problems"}
        if not skipping and not line.lstrip().startswith(("#", "[[", "[")):
            read.append((number, _value(line)))
    return read


def _value(line: str) -> str:
    value = _KEY.sub("", line)
    return " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', value)).replace('\\"', '"')


def words_of(name: str) -> list[tuple[int, str]]:
    """Return the words of those lines, without tags and signs of Markdown: number and text."""
    return [(number, plain_text(line)) for number, line in lines_of(name)]


def found_in(name: str, pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Return where a pattern is found in what a person reads: place, what was found, and the line."""
    return [
        (f"{name}:{number}", found[0], line)
        for number, line in words_of(name)
        for found in pattern.finditer(line)
    ]


def front_matter(name: str) -> dict[str, object]:
    """Return the front matter of an article."""
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8").split("+++")[1])


def id_of(name: str) -> str:
    """Return the id of the article in a file."""
    return Path(name).stem

"""An article of the guide: what its file says about it, and its text."""

import re
import textwrap
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.entries import Fields
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.domain.treatments import Kind

# Topics that a person may not want to meet: they can be put away until she wants them.
PLANNING_AHEAD, STATISTICS = "planning ahead", "statistics"
TOPICS = (PLANNING_AHEAD, STATISTICS)
WIDTH = 78  # letters of a line in a terminal

_FENCE = "+++"
# The sources of a paragraph stand at its end: [S3], [S3, S13]; with M where one is not sure of it.
_TAG = re.compile(r"[ \t]*\[((?:S[0-9]+)(?:,[ ]*S[0-9]+)*)(,[ ]*M)?\]")
# No part may hold what begins it: a run of brackets would be looked through again from each one.
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([a-z]+):([a-z0-9-]+)\)")
_NOT_SURE = " *(not yet fully checked)*"
_SKIPPED = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)|`[^`]*`|\*\*[^*]+\*\*:?|^#.*$", re.MULTILINE)


class Group(StrEnum):
    """The parts of the contents, in their order."""

    BASICS = "basics"
    TREATMENTS = "treatments"
    TESTS = "tests"
    SYMPTOMS = "symptoms"
    LIVING = "living"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of the guide.

    `body` is Markdown: paragraphs, `##` headings, `-` lists, bold, and links to `guide:` (articles),
    `page:` (pages of the window); sources stand at the end of their paragraph. `statements` are ids
    of what the supplied document says, and `differs` is how the article differs from it. It is the
    article for these `symptoms` (ids), `kinds` and `classes` of treatment, and `biomarkers`.
    `reviewed_by` and `reviewed_on` are empty until a clinician has read it. An article whose file is
    damaged has a `fault`, which says what is wrong with the file, and no text.
    """

    id: str
    title: str
    group: Group
    summary: str = ""
    body: str = ""
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked: date | None = None
    review_by: date | None = None
    other_names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    symptoms: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    classes: tuple[str, ...] = ()
    biomarkers: tuple[str, ...] = ()
    topic: str = ""
    differs: str = ""
    region: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None
    fault: str = field(default="")

    @property
    def headings(self) -> tuple[str, ...]:
        """Its contents, in order."""
        return tuple(re.findall(r"^## (.+?)\s*$", self.body, re.MULTILINE))

    def is_due(self, today: date) -> bool:
        """Whether the day has passed by which it should have been looked at again."""
        return self.review_by is not None and self.review_by < today

    def parts_by_source(self) -> dict[str, list[str]]:
        """Return, for each source, the headings below which it is used; "" is the beginning."""
        found: dict[str, list[str]] = {}
        heading = ""
        for line in self.body.splitlines():
            if line.startswith("## "):
                heading = line[3:].strip()
            for tag in _TAG.finditer(line):
                for source in tag[1].replace(" ", "").split(","):
                    parts = found.setdefault(source, [])
                    if heading not in parts:
                        parts.append(heading)
        return found

    def links(self) -> list[tuple[str, str]]:
        """Return where its links lead: pairs of a kind (guide, page) and an id."""
        return [(found[2], found[3]) for found in _LINK.finditer(self.body)]


def read_article(name: str, text: str) -> Article:
    """Return the article that stands in the file `name`. Raises ValueError, with the line where it is wrong."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != _FENCE:
        raise ValueError(f"line 1: the file must begin with {_FENCE}")
    ends = [number for number, line in enumerate(lines[1:], 1) if line.strip() == _FENCE]
    if not ends:
        raise ValueError(f"line {len(lines)}: the front matter has no end ({_FENCE})")
    try:
        fields = Fields(tomllib.loads("\n".join(["", *lines[1 : ends[0]]])))
    except tomllib.TOMLDecodeError as wrong:
        raise ValueError(f"front matter: {wrong}") from None
    body = "\n".join(lines[ends[0] + 1 :]).strip() + "\n"
    article = _article(fields, body)
    if article.id != name:
        raise ValueError(f"line 2: the id is {article.id!r}, and the file is called {name!r}")
    if not body.strip():
        raise ValueError(f"line {len(lines)}: there is no text")
    return article


def damaged(name: str, fault: str) -> Article:
    """Return what stands in the place of an article whose file cannot be read."""
    title = name.replace("-", " ").capitalize()
    return Article(id=name, title=title, group=Group.LIVING, fault=fault)


def without_tags(markdown: str) -> str:
    """Return a text without the ids of its sources; what is not sure says so in words."""
    return _TAG.sub(lambda tag: _NOT_SURE if tag[2] else "", markdown)


def with_links(markdown: str, words: re.Pattern[str], link: Callable[[str], str]) -> str:
    """Return a text in which words are links, each meaning once: the first time that it is there.

    `words` finds them, and `link` returns the target for what was found, the same for all names of
    the same thing. Headings, bold words and what is a link already stay as they are.
    """
    done: set[str] = set()

    def linked(found: re.Match[str]) -> str:
        target = link(found[0])
        if not target or target in done:
            return found[0]
        done.add(target)
        return f"[{found[0]}]({target})"

    parts: list[str] = []
    begin = 0
    for skipped in _SKIPPED.finditer(markdown):
        parts += [words.sub(linked, markdown[begin : skipped.start()]), skipped[0]]
        begin = skipped.end()
    return "".join([*parts, words.sub(linked, markdown[begin:])])


def as_text(markdown: str) -> str:
    """Return a text for a terminal, in lines of at most `WIDTH` letters, headings underlined."""
    lines: list[str] = []
    for line in markdown.splitlines():
        plain = plain_text(line)
        mark = "- " if plain.startswith("- ") else ""
        lines += textwrap.wrap(plain, WIDTH, subsequent_indent=" " * len(mark)) or [""]
        if line.startswith("#"):
            lines.append("-" * len(lines[-1]))
    return "\n".join(lines) + "\n"


def plain_text(markdown: str) -> str:
    """Return only the words of a text; items of a list keep their dash."""
    text = _LINK.sub(r"\1", without_tags(markdown))
    return re.sub(r"^#+ ", "", text, flags=re.MULTILINE).replace("*", "").replace("`", "")


def _article(fields: Fields, body: str) -> Article:
    article = Article(
        id=fields.text("id"),
        title=fields.text("title"),
        group=Group(fields.text("group")),
        summary=fields.text("summary"),
        body=body,
        statements=fields.texts("statements"),
        sources=fields.sources(needed=False),
        checked=fields.day("checked"),
        review_by=fields.day("review_by"),
        other_names=fields.texts("other_names"),
        related=fields.texts("related"),
        symptoms=fields.texts("symptoms", BUILT_IN_BY_ID),
        kinds=tuple(Kind(each) for each in fields.texts("kinds")),
        classes=fields.texts("classes"),
        biomarkers=fields.texts("biomarkers"),
        topic=fields.text("topic", ""),
        differs=fields.text("differs", ""),
        region=fields.text("region", ""),
        reviewed_by=fields.text("reviewed_by", ""),
        reviewed_on=fields.day("reviewed_on") if fields.has("reviewed_on") else None,
    )
    if article.topic and article.topic not in TOPICS:
        raise ValueError(f"topic: {article.topic!r} is not known")
    fields.check_none_is_left()
    return article

"""The guide: its articles, its glossary, its sources, and which article is about what."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from companion.domain.articles import (
    Article,
    Group,
    damaged,
    read_article,
    with_links,
    without_tags,
)
from companion.domain.entries import Fields, made
from companion.domain.treatments import Kind

_CONTENTS, _GLOSSARY, _QUESTIONS = "contents.toml", "glossary.toml", "questions.toml"
_SOURCES, _STATEMENTS = "sources.toml", "statements.toml"

_GUIDE_LINK = re.compile(r"\[([^\[\]\n]+)\]\(guide:([a-z0-9-]+)\)")

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Part:
    id: Group
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary: what it means in plain words, and the id of the article that tells more.

    `linked` is whether the word, where it stands in an article, can be opened there: not where it is
    too common in other meanings.
    """

    id: str
    name: str
    meaning: str
    other_names: tuple[str, ...]
    sources: tuple[str, ...]
    article: str
    linked: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one under which it stands first."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from. `mark` is how sure the fact sheet is: V verified, K settled, M moderately.

    `checked` is the day on which it was verified or settled.
    """

    id: str
    title: str
    where: str
    mark: str
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the supplied document says, in our words; `check` is ok, thin, or correct (it was made right)."""

    id: str
    section: str
    says: str
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question that one may want to ask."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGroup:
    """Questions that belong together; `topic` as in articles."""

    id: str
    title: str
    topic: str
    sources: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Guide:
    """All that was read, articles in the order of the contents.

    `faults` has, by the name of a file that could not be read, what is wrong with it.
    """

    articles: tuple[Article, ...]
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...]
    questions: tuple[QuestionGroup, ...]
    faults: Mapping[str, str]

    def article(self, article_id: str) -> Article | None:
        """Return an article by its id."""
        return self._by_id.get(article_id)

    def term(self, term_id: str) -> Term | None:
        """Return a term by its id."""
        return self._terms_by_id.get(term_id)

    def source(self, source_id: str) -> Source | None:
        """Return a source by its id."""
        return next((each for each in self.sources if each.id == source_id), None)

    def shown(self, hidden: Iterable[str]) -> list[Article]:
        """Return the articles whose topic is not put away."""
        away = set(hidden)
        return [each for each in self.articles if not each.topic or each.topic not in away]

    def text_of(self, article: Article, hidden: Iterable[str] = ()) -> str:
        """Return the Markdown of an article to be read: no ids of sources, terms as `term:` links.

        What would be a link to an article of a `hidden` topic is plain words.
        """
        if article.id not in self._texts:
            text = without_tags(article.body)
            target = self._target_of(article)
            self._texts[article.id] = with_links(text, self._any_term_in(text), target)
        away = {each.id for each in self.articles if each.topic and each.topic in hidden}
        return _GUIDE_LINK.sub(
            lambda link: link[1] if link[2] in away else link[0], self._texts[article.id]
        )

    # Which article is about what

    def about_symptom(self, symptom_id: str, name: str = "") -> Article | None:
        """Return the article about a built-in symptom, or one of the person's own with such a name.

        The name may be a title, another name of an article, or a word of the glossary.
        """
        return self._first(lambda each: symptom_id in each.symptoms) or self._named(name)

    def about_treatment(self, name: str, kind: Kind, drug_class: str = "") -> Article | None:
        """Return the article about a treatment: by its class, else by its name, else by its kind."""
        return (
            self._of_class(drug_class.casefold())
            or self._named(name)
            or self._first(lambda each: kind in each.kinds)
        )

    def about_biomarker(self, marker: str) -> Article | None:
        """Return the article about a biomarker, the general one for one of the person's own."""
        return self._first(lambda each: marker in each.biomarkers) or self._first(
            lambda each: bool(each.biomarkers)
        )

    def _first(self, fits: Callable[[Article], bool]) -> Article | None:
        return next((each for each in self.articles if not each.fault and fits(each)), None)

    def _of_class(self, drug_class: str) -> Article | None:
        # The longest: “HER2 antibody-drug conjugate” has “HER2 antibody” in it, and is none.
        within = [
            (len(known), article)
            for article in self.articles
            for known in article.classes
            if not article.fault and known.casefold() in drug_class
        ]
        return max(within, key=lambda each: each[0])[1] if within else None

    def _named(self, name: str) -> Article | None:
        name = name.strip().casefold()
        if not name:
            return None
        term = self._terms_by_name.get(name)
        return self._first(
            lambda each: name in {known.casefold() for known in (each.title, *each.other_names)}
        ) or self._first(lambda each: term is not None and each.id == term.article)

    @cached_property
    def _by_id(self) -> dict[str, Article]:
        return {each.id: each for each in self.articles}

    @cached_property
    def _terms_by_id(self) -> dict[str, Term]:
        return {each.id: each for each in self.terms}

    @cached_property
    def _terms_by_name(self) -> dict[str, Term]:
        return {name.casefold(): term for term in self.terms for name in term.names}

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The texts of articles that were read, by id, with all their links."""
        return {}

    @cached_property
    def _linked_names(self) -> list[tuple[str, str]]:
        """The names that are links, each as it is looked for in small letters, and as it stands."""
        return [
            (name.lower(), name)
            for name in {name for term in self.terms if term.linked for name in term.names}
        ]

    def _any_term_in(self, text: str) -> re.Pattern[str]:
        """A pattern of the names in a text that are links; the longest first: one may be within another's.

        Of those alone: a pattern of a thousand names takes 60 ms to make, and 17 for each text.
        """
        small = text.lower()
        either = _either([name for looked_for, name in self._linked_names if looked_for in small])
        return re.compile(rf"(?<![\w/-])(?:{either or '(?!)'})(?![\w/-])")  # (?!): nothing

    def _target_of(self, article: Article) -> Callable[[str], str]:
        def target(found: str) -> str:
            term = self._terms_by_name[found.casefold()]
            # A word is not explained by a link in the article that is about it.
            about_it = found.casefold() == article.title.casefold()
            return "" if about_it else f"term:{term.id}"

        return target


# What there is before the files were read.
NO_GUIDE = Guide(articles=(), terms=(), sources=(), statements=(), questions=(), faults={})


def _either(names: list[str]) -> str:
    """Return a pattern of names. “ER” is a receptor and “er” is none: capitals are meant as they stand."""
    return "|".join(
        re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})"
        for name in sorted(names, key=lambda each: (-len(each), each))
    )


def read_guide(files: Mapping[str, str | None]) -> Guide:
    """Return the guide of these files: name (with its ending) and text, None for one that cannot be read.

    What is wrong with one does not harm the others: it is told in `faults`, with line or entry.
    """
    faults: dict[str, str] = {}

    def entries(name: str, key: str, make: Callable[[Fields], _Made]) -> tuple[_Made, ...]:
        try:
            fields = Fields(tomllib.loads(_readable(files.get(name))))
            all_made = made(make, fields.list(key), key)
            fields.check_none_is_left()
        except (ValueError, RecursionError) as wrong:
            faults[name] = str(wrong)
            return ()
        return all_made

    articles: dict[str, Article] = {}
    for name, text in sorted(files.items()):
        if name.endswith(".md"):
            article_id = name.removesuffix(".md")
            try:
                articles[article_id] = read_article(article_id, _readable(text))
            except (ValueError, RecursionError) as wrong:
                faults[name] = str(wrong)
                articles[article_id] = damaged(article_id, str(wrong))
    return Guide(
        articles=_in_order(articles, entries(_CONTENTS, "group", _part), faults),
        terms=entries(_GLOSSARY, "term", _term),
        sources=entries(_SOURCES, "source", _source),
        statements=entries(_STATEMENTS, "statement", _statement),
        questions=entries(_QUESTIONS, "group", _question_group),
        faults=faults,
    )


def _readable(text: str | None) -> str:
    if text is None:
        raise ValueError("the file is missing or cannot be read")
    return text


def _in_order(
    articles: dict[str, Article], parts: tuple[_Part, ...], faults: dict[str, str]
) -> tuple[Article, ...]:
    """Return the articles as the contents name them; those that they do not name follow their group."""
    ordered: list[Article] = []
    # One that is named twice stands where it is named last, and only there.
    named = {each: part.id for part in parts for each in part.articles}
    for group in Group:
        for article_id in (each for each, place in named.items() if place is group):
            article = articles.get(article_id)
            if article is None:
                faults[f"{article_id}.md"] = "the file is missing"
                article = damaged(article_id, "the file is missing")
            ordered.append(replace(article, group=group) if article.fault else article)
        ordered += [
            each for each in articles.values() if each.group is group and each.id not in named
        ]
    return tuple(ordered)


def _part(fields: Fields) -> _Part:
    return _Part(Group(fields.text("id")), fields.texts("articles"))


def _term(fields: Fields) -> Term:
    return Term(
        id=fields.text("id"),
        name=fields.text("name"),
        meaning=fields.text("meaning"),
        other_names=fields.texts("other_names"),
        sources=fields.sources(),
        article=fields.text("article", ""),
        linked=fields.flag("linked", default=True),
    )


def _source(fields: Fields) -> Source:
    return Source(
        id=fields.text("id"),
        title=fields.text("title"),
        where=fields.text("where", ""),
        mark=fields.text("mark"),
        checked=fields.day("checked"),
    )


def _statement(fields: Fields) -> Statement:
    return Statement(
        id=fields.text("id"),
        section=fields.text("section"),
        says=fields.text("says"),
        check=fields.text("check"),
    )


def _question_group(fields: Fields) -> QuestionGroup:
    return QuestionGroup(
        id=fields.text("id"),
        title=fields.text("title"),
        topic=fields.text("topic", ""),
        sources=fields.sources(),
        questions=made(_question, fields.list("question"), "question"),
    )


def _question(fields: Fields) -> Question:
    return Question(id=fields.text("id"), text=fields.text("text"))

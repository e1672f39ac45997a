"""The guide as plain text, for a terminal."""

import textwrap
from datetime import date

from companion.domain.articles import WIDTH, Article, Group, as_text
from companion.domain.guide import Guide, Term
from companion.domain.regions import ELSEWHERE, REGIONS
from companion.domain.when_to_call import Subject, Tier, WhenToCall

_GROUPS = {
    Group.BASICS: "The basics",
    Group.TREATMENTS: "Treatments",
    Group.TESTS: "Tests",
    Group.SYMPTOMS: "Symptoms and side effects",
    Group.LIVING: "Living with it",
}
_FOOT = "Information only. Your team knows your situation."


def contents(guide: Guide) -> str:
    """Return the articles by group: id, title and summary."""
    lines: list[str] = []
    for group in Group:
        articles = [each for each in guide.articles if each.group is group]
        if articles:
            lines += [*_underlined(_GROUPS[group]), ""]
            for each in articles:
                lines += [f"{each.id}: {each.title}", *_indented(each.fault or each.summary)]
            lines.append("")
    return _text([*lines, *_how_to_go_on("ARTICLE")])


def whole(guide: Guide, article: Article, today: date) -> str:
    """Return an article with all that is said of it: how it differs, its sources, when it was checked."""
    lines = [*_underlined(article.title, "="), "", as_text(article.body)]
    if article.differs:
        lines += [*_underlined("Where this differs from the text behind this guide"), ""]
        lines += [*_wrapped(article.differs), ""]
    if article.sources:
        lines += [*_underlined("Sources"), ""]
        for source in filter(None, map(guide.source, article.sources)):
            lines += _wrapped(f"- {source.title}. {source.where}.", "  ")
        lines.append("")
    if article.region:
        lines += _wrapped(f"Where this holds: {article.region}.")
    if article.checked is not None:
        lines += _wrapped(f"Last checked {article.checked}. {_reviewed(article)} {_FOOT}")
    if article.is_due(today):
        lines += _wrapped(
            f"This article should have been looked at again by {article.review_by}: ask your team"
            " what has changed."
        )
    return _text([*lines, *_wrapped("When to call, and how soon: companion guide when to call")])


def found(terms: list[Term], articles: list[tuple[Article, str]]) -> str:
    """Return the articles with the words around the place, and the words with their meaning."""
    lines: list[str] = []
    if articles:
        lines += [*_underlined("Articles"), ""]
        for article, around in articles:
            lines += [f"{article.id}: {article.title}", *_indented(article.fault or around)]
        lines.append("")
    if terms:
        lines += [*_underlined("Words"), ""]
        for term in terms:
            others = f" ({', '.join(term.other_names)})" if term.other_names else ""
            lines += _wrapped(f"{term.name}{others}: {term.meaning}", "    ")
        lines.append("")
    if articles:
        lines += _how_to_go_on(articles[0][0].id)
    return _text(lines)


def when_to_call(words: WhenToCall) -> str:
    """Return the page "When to call", with the numbers of all regions: none is known here."""
    usual = ELSEWHERE.fever.in_both()
    others = [
        f"in the {each.name} {each.fever.in_both()}"
        for each in REGIONS
        if each.fever != ELSEWHERE.fever
    ]
    page = words.filled(
        emergency="your emergency number",
        fever=", ".join((usual, *others)),
        crisis="a crisis line (see below)",
    )
    lines = [*_underlined("When to call", "="), ""]
    for tier in Tier:
        head = page.tiers[tier]
        lines += [*_underlined(head.title), "", *_wrapped(head.whom), ""]
        for title, notices in page.of(tier):
            lines += [title, *_items(notices), ""]
        if tier is Tier.TODAY:
            lines += _wrapped(page.several)
        lines += [*_wrapped(page.unsure), ""]
    lines += [*_underlined(page.fever_title), "", *_items(page.fever)]
    lines += [*_wrapped("- If your team gave you a number, use theirs.", "  "), ""]
    lines += [*_underlined("By treatment"), ""]
    for treatment in page.treatments:
        lines += [*_of_treatment(treatment, page), ""]
    lines += [*_underlined("Emergency numbers and crisis lines"), ""]
    for region in REGIONS:
        crisis = f"; crisis line: {region.crisis}" if region.crisis else ""
        lines += _wrapped(f"- {region.name}: {region.emergency}{crisis}", "  ")
    lines += ["", *_wrapped(page.unsure), ""]
    return _text([*lines, *_wrapped(f"{page.foot} Last checked {page.checked}.")])


def _of_treatment(treatment: Subject, page: WhenToCall) -> list[str]:
    lines = [treatment.title]
    for tier, notices in treatment.notices.items():
        lines += [f"  {page.tiers[tier].title}:", *(f"  {each}" for each in _items(notices))]
    problems = [each.title for each in page.problems if each.id in treatment.problems]
    if problems:
        lines += _wrapped(f"  See above: {'; '.join(problems)}.", "    ")
    return lines


def _reviewed(article: Article) -> str:
    if article.reviewed_by:
        return f"Reviewed by {article.reviewed_by} on {article.reviewed_on}."
    return "Not yet reviewed by a clinician."


def _how_to_go_on(article_id: str) -> list[str]:
    return [
        f"To read one: companion guide {article_id}",
        "When to call, and how soon: companion guide when to call",
    ]


def _underlined(title: str, line: str = "-") -> list[str]:
    return [title, line * len(title)]


def _items(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in _wrapped(f"- {text}", "  ")]


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="    ")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent)


def _text(lines: list[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"

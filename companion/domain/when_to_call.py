"""When to call: what a person may notice, and how soon to call about it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from companion.domain.entries import Fields, made


class Tier(StrEnum):
    """How soon to call, the soonest first."""

    EMERGENCY = "emergency"
    NOW = "now"
    TODAY = "today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The head of a tier: what to do, whom to call and what to say."""

    title: str
    whom: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A problem, or a treatment: what is noticed, by tier; a tier without lines is not there.

    `problems` are the ids of the problems that a treatment may bring.
    """

    id: str
    title: str
    notices: Mapping[Tier, tuple[str, ...]]
    sources: tuple[str, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenToCall:
    """All the words of the page. Those of the file have braces in them: see `filled`.

    `notice` is what is to be known before all else. Where the file is damaged, the words that stand
    in its place have no days, no problems, and not every tier.
    """

    notice: str = ""
    checked: date | None
    review_by: date | None
    several: str
    unsure: str
    foot: str
    tiers: Mapping[Tier, Heading]
    problems: tuple[Subject, ...]
    treatments: tuple[Subject, ...]
    fever_title: str
    fever: tuple[str, ...]
    fever_sources: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, each once."""
        subjects = (*self.problems, *self.treatments)
        ids = (source for each in subjects for source in each.sources)
        return tuple(dict.fromkeys((*self.fever_sources, *ids)))

    def of(self, tier: Tier) -> list[tuple[str, tuple[str, ...]]]:
        """Return the title and the lines of each problem of a tier, in the order of the file."""
        return [(each.title, each.notices[tier]) for each in self.problems if tier in each.notices]

    def filled(self, *, emergency: str, fever: str, crisis: str) -> "WhenToCall":
        """Return the words with what is to be called, and from which temperature on."""
        values = {"emergency": emergency, "fever": fever, "crisis": crisis}
        return replace(
            self,
            tiers={
                tier: Heading(title=head.title.format(**values), whom=head.whom.format(**values))
                for tier, head in self.tiers.items()
            },
            problems=tuple(_filled(each, values) for each in self.problems),
            treatments=tuple(_filled(each, values) for each in self.treatments),
            fever=tuple(line.format(**values) for line in self.fever),
        )


def read_when_to_call(text: str) -> WhenToCall:
    """Return what stands in the file (TOML). Raises ValueError, naming what is wrong."""
    fields = Fields(tomllib.loads(text))
    [(fever_title, fever, fever_sources)] = made(_fever, [fields.list("fever")], "fever")
    problems = made(_problem, fields.list("problem"), "problem")
    known = {each.id for each in problems}
    found = WhenToCall(
        checked=fields.day("checked"),
        review_by=fields.day("review_by"),
        several=fields.text("several"),
        unsure=fields.text("unsure"),
        foot=fields.text("foot"),
        tiers={tier: made(_heading, [fields.list(tier)], tier)[0] for tier in Tier},
        problems=problems,
        treatments=made(
            lambda each: _treatment(each, known), fields.list("treatment"), "treatment"
        ),
        fever_title=fever_title,
        fever=fever,
        fever_sources=fever_sources,
    )
    fields.check_none_is_left()
    if not (found.problems and found.treatments and found.fever):
        raise ValueError("the file ends too early")
    ids = [each.id for each in (*found.problems, *found.treatments)]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    if twice:
        raise ValueError(f"{', '.join(twice)} is there twice")
    _check_braces(found)
    return found


def _heading(fields: Fields) -> Heading:
    return Heading(title=fields.text("title"), whom=fields.text("whom"))


def _fever(fields: Fields) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return fields.text("title"), fields.texts("lines"), fields.sources()


def _problem(fields: Fields) -> Subject:
    return _subject(fields)


def _treatment(fields: Fields, known: set[str]) -> Subject:
    return replace(_subject(fields), problems=fields.texts("problems", known))


def _subject(fields: Fields) -> Subject:
    notices = {tier: fields.texts(tier) for tier in Tier}
    if not any(notices.values()):
        raise ValueError("it has no line in any tier")
    return Subject(
        id=fields.text("id"),
        title=fields.text("title"),
        notices={tier: lines for tier, lines in notices.items() if lines},
        sources=fields.sources(),
    )


def _check_braces(found: WhenToCall) -> None:
    try:
        found.filled(emergency="", fever="", crisis="")
    except (LookupError, ValueError, AttributeError, TypeError) as wrong:
        raise ValueError(f"braces: {wrong}") from None


def _filled(subject: Subject, values: Mapping[str, str]) -> Subject:
    return replace(
        subject,
        notices={
            tier: tuple(line.format(**values) for line in lines)
            for tier, lines in subject.notices.items()
        },
    )

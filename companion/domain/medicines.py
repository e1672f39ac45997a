"""The medicines that are known by name, and which symptoms are offered for what is taken."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from companion.domain.entries import Fields, made
from companion.domain.schedules import Rhythm, read_schedule
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.domain.treatments import Kind

ROUTES = ("tablet", "drip", "under skin", "into muscle")  # as they stand in the diary
_MARKS = ("V", "K")  # the fact sheet's: verified, settled; what is marked otherwise stays out

# What an antibody carries to the cancer has effects of its own, other than the antibody's.
_CONJUGATE = re.compile(r"\bantibody drug conjugates?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicine:
    """A medicine by its generic name; what no fact is known of is empty.

    `patterns` are words that `schedules.read_schedule` reads, the likeliest first. `group` is the
    id of the Group whose symptoms are offered. `sources` are ids of the fact sheet and `mark` is
    its confidence: V (verified) or K (settled knowledge).
    """

    name: str
    other_names: tuple[str, ...]
    kind: Kind
    drug_class: str
    routes: tuple[str, ...]
    patterns: tuple[str, ...]
    group: str
    sources: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The `symptoms` (ids of built-in ones, in order) that are offered for some medicines.

    Also for a class with one of the `words` in it, whole or in the plural, and for all of a `kind`, where these are given.
    """

    id: str
    words: tuple[str, ...]
    kind: Kind | None
    symptoms: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Medicines:
    """All medicines that are known, and the groups that they are in."""

    all: tuple[Medicine, ...]
    groups: tuple[Group, ...]

    def suggested(self, typed: str, most: int = 8) -> list[Medicine]:
        """Return up to `most` medicines that may be meant, in three parts, each by the alphabet.

        First those whose name begins as typed, then those with a word that does, then those with
        such another name. Case, accents and marks between letters do not matter.
        """
        begun = _letters(typed)
        parts: tuple[list[Medicine], ...] = ([], [], [])
        for medicine in sorted(self.all, key=lambda each: _letters(each.name)) if begun else ():
            if _letters(medicine.name).startswith(begun):
                parts[0].append(medicine)
            elif _has_word(medicine.name, begun):
                parts[1].append(medicine)
            elif any(_has_word(name, begun) for name in medicine.other_names):
                parts[2].append(medicine)
        return [medicine for part in parts for medicine in part][:most]

    def named(self, name: str) -> Medicine | None:
        """Return the medicine of that name, its generic or another one, in any case."""
        return self._by_letters.get(_letters(name))

    def symptoms_for(self, name: str, kind: Kind, drug_class: str) -> tuple[str, ...]:
        """Return the ids of the built-in symptoms that are offered for what was typed.

        They go by the medicines in the name (“letrozole 2.5 mg”, “letrozole + palbociclib”), else
        by the words of a class, else by the kind; empty where there is no fact.
        """
        meant = [medicine.group for medicine in self._within(name)]
        text = _CONJUGATE.sub("/", f"{_words(drug_class)} / {_words(name)}")
        by_words = (
            group
            for group in self.groups
            if any(re.search(rf"\b{_words(each)}s?\b", text) for each in group.words)
        )
        by_kind = (group for group in self.groups if group.kind is kind)
        return (
            _symptoms(group for each in meant for group in self.groups if group.id == each)
            or _symptoms(by_words)
            or _symptoms(by_kind)
        )

    def _within(self, name: str) -> list[Medicine]:
        """Return the medicines that are named within a name, in their order."""
        whole = self.named(name)
        if whole is not None:
            return [whole]
        return [self._by_letters[_letters(each)] for each in self._any_name.findall(_words(name))]

    @cached_property
    def _by_letters(self) -> dict[str, Medicine]:
        return {_letters(name): each for each in self.all for name in _names(each)}

    @cached_property
    def _any_name(self) -> re.Pattern[str]:
        """A pattern of all names; the longest first: the name of one may be within another's."""
        names = sorted((_words(name) for each in self.all for name in _names(each)), key=len)
        either = "|".join(map(re.escape, reversed(names))) or "(?!)"  # nothing, where there is none
        return re.compile(rf"\b(?:{either})\b")


def read_medicines(text: str) -> Medicines:
    """Return what stands in a file of medicines (TOML). Raises ValueError, naming a wrong entry."""
    table = tomllib.loads(text)
    groups = made(_group, table.pop("group", []), "group")
    medicines = made(_medicine, table.pop("medicine", []), "medicine")
    if table:
        raise ValueError(f"not known: {', '.join(table)}")
    _check_each_once("group", [group.id for group in groups])
    _check_each_once("medicine", [name for each in medicines for name in _names(each)])
    known = {"", *(group.id for group in groups)}
    for medicine in medicines:
        if medicine.group not in known:
            raise ValueError(f"medicine {medicine.name}: no group {medicine.group!r}")
    return Medicines(medicines, groups)


def _medicine(fields: Fields) -> Medicine:
    medicine = Medicine(
        name=fields.text("name"),
        other_names=fields.texts("other_names"),
        kind=Kind(fields.text("kind")),
        drug_class=fields.text("class", ""),
        routes=fields.texts("routes", ROUTES),
        patterns=fields.texts("patterns"),
        group=fields.text("group", ""),
        sources=fields.sources(),
        mark=fields.text("mark"),
    )
    if medicine.mark not in _MARKS:
        raise ValueError(f"mark: {medicine.mark!r} is not known")
    for pattern in medicine.patterns:
        if read_schedule(pattern).rhythm is Rhythm.OWN:
            raise ValueError(f"patterns: {pattern!r} makes no cycle")
    return medicine


def _group(fields: Fields) -> Group:
    kind = fields.text("kind", "")
    return Group(
        id=fields.text("id"),
        words=fields.texts("words"),
        kind=Kind(kind) if kind else None,
        symptoms=fields.texts("symptoms", BUILT_IN_BY_ID),
        sources=fields.sources(),
    )


def _check_each_once(what: str, names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not _letters(name) or _letters(name) in seen:
            raise ValueError(f"{what} {name}: this name is there twice, or has no letter")
        seen.add(_letters(name))


def _symptoms(groups: Iterable[Group]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for group in groups for each in group.symptoms))


def _names(medicine: Medicine) -> tuple[str, ...]:
    return (medicine.name, *medicine.other_names)


def _has_word(name: str, begun: str) -> bool:
    """Whether a word within a name, with all that follows it, begins so."""
    words = _words(name).split()
    return any("".join(words[place:]).startswith(begun) for place in range(len(words)))


def _letters(text: str) -> str:
    """Return only the letters and digits of a text, without case and accents."""
    return _words(text).replace(" ", "")


def _words(text: str) -> str:
    """Return the words of a text, without case and accents, one blank between them."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", bare))

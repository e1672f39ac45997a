"""The guide as it lies on disk beside the program, and the search in it. Nothing of it is in the diary."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from companion.domain.articles import Article, plain_text
from companion.domain.guide import Guide, Term, read_guide
from companion.domain.text import clean_line
from companion.storage import driver, words

_ENDINGS = {".md", ".toml"}
_MOST_BYTES = 1_000_000  # of a file; ours have a tenth of it
_MOST_LETTERS = 200  # of a search; who pastes more means no more
_CLOSE = 0.74  # of letters in common: “letrazole” is letrozole, “hair” is not “chair”
_SHORTEST_MISSPELT = 5  # letters: among shorter words every one is like another
_SHORTEST_MEANT = 4  # letters
_MOST_HITS = 60  # nobody reads on for longer
_BEFORE, _AFTER = 40, 70  # letters around the place of a hit
# What counts for the place of a hit: a title more than another name, that more than a heading.
_RANK = "bm25(found, 0, 0, 12, 8, 4, 1)"


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a term that was found, and `around`: the words around the place, plain."""

    what: Article | Term
    around: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, the best first. `meant` is the word that was taken for a misspelt one, or ""."""

    hits: tuple[Hit, ...]
    meant: str = ""


class Library:
    """The guide in a folder: read when it is first asked for, and its words when first searched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def guide(self) -> Guide:
        """All that the files say. A file that cannot be read is in `faults`."""
        try:
            paths = sorted(path for path in self.folder.iterdir() if path.suffix in _ENDINGS)
        except OSError:
            paths = []
        return read_guide({clean_line(path.name): _text_of(path) for path in paths})

    def warm_up(self) -> None:
        """Read what the first search would have to wait for."""
        self.search("a")

    def search(self, typed: str, hidden: Iterable[str] = ()) -> Search:
        """Return what has all the words that were typed, each as begun; else a word much like them.

        A brand also finds what tells of the medicine by its generic name. `hidden` are the topics
        that are put away, with the terms that belong to them. Nothing typed is an error.
        """
        composed = unicodedata.normalize("NFC", typed[:_MOST_LETTERS])
        wanted, _ = words.parted(words.words_of(composed))
        wanted = [part for word in wanted for part in re.findall(r"[^\W_]+", word)]
        if not wanted:
            return Search(())
        away = set(hidden)
        if found := self._found(wanted, away):
            return Search(_called_first(found, clean_line(composed)))
        meant = [self._much_like(word) for word in wanted]
        if meant != wanted and (found := self._found(meant, away)):
            return Search(_called_first(found, " ".join(meant)), " ".join(meant))
        return Search(())

    def _found(self, wanted: list[str], away: set[str]) -> list[Hit]:
        ranks: dict[str, float] = {}
        # The stems find “joints” by “joint”; the words themselves find what is half typed. The
        # beginning of a stem is no use: “dying” would find “dye”.
        for table, end in (("stem", ""), ("word", "*")):
            rows = self._index.execute(
                f"select id, {_RANK.replace('found', table)} as place from {table} where {table} match ?",
                (" AND ".join(self._query(word, end) for word in wanted),),
            )
            for row in rows:
                ranks[row["id"]] = min(row["place"], ranks.get(row["id"], row["place"]))
        hits: list[Hit] = []
        for key in sorted(ranks, key=lambda each: ranks[each]):
            what = self._by_key[key]
            article = what if isinstance(what, Article) else self.guide.article(what.article)
            if article is None or not article.topic or article.topic not in away:
                hits.append(Hit(what, self._around(what, wanted)))
                if len(hits) == _MOST_HITS:
                    break
        return hits

    def _around(self, what: Article | Term, wanted: list[str]) -> str:
        """Return the words around the first that was found as typed; else those that it begins with.

        Not SQLite's own: that takes a text apart into its words again, at each letter typed.
        """
        if isinstance(what, Term):
            return what.meaning
        text = self._texts[what.id]
        names = [self._generic_names.get(word.casefold(), word) for word in wanted]
        begins = (re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) for name in names)
        place = next((found.start() for found in begins if found), 0)
        first = text.rfind(" ", 0, max(0, place - _BEFORE)) + 1
        last = text.find(" ", place + _AFTER)
        ends = ("… " if first else "", " …" if last >= 0 else "")
        return ends[0] + text[first : last if last >= 0 else None] + ends[1]

    def _query(self, word: str, end: str) -> str:
        """Return the query for a word of letters and digits, or for what else it is called."""
        generic = self._generic_names.get(word.casefold())
        return f'("{word}"{end} OR "{generic}")' if generic else f'"{word}"{end}'

    def _much_like(self, word: str) -> str:
        """Return the name in the guide that is meant by a word that it does not have."""
        small = word.casefold()
        if (
            len(small) < _SHORTEST_MISSPELT
            or self._index.execute(
                "select 1 from word where word match ? limit 1", (f'"{word}"*',)
            ).fetchone()
        ):
            return word
        # Who misspells a name gets its first letter right, and its length nearly.
        like = self._words_by_letter.get(small[0], [])
        near = [each for each in like if abs(len(each) - len(small)) <= 2]  # noqa: PLR2004
        return next(iter(difflib.get_close_matches(small, near, n=1, cutoff=_CLOSE)), word)

    @cached_property
    def _texts(self) -> dict[str, str]:
        """Return the words of each article in one line, its summary first."""
        return {
            each.id: " ".join(
                line.removeprefix("- ")
                for line in (each.summary, *plain_text(each.body).splitlines())
                if line
            )
            for each in self.guide.articles
        }

    @cached_property
    def _by_key(self) -> dict[str, Article | Term]:
        articles = {f"article {each.id}": each for each in self.guide.articles}
        return {**articles, **{f"term {each.id}": each for each in self.guide.terms}}

    @cached_property
    def _generic_names(self) -> dict[str, str]:
        """By another name in one word, the name under which the guide tells of the thing."""
        return {
            name.casefold(): term.name.replace('"', " ")
            for term in self.guide.terms
            for name in term.other_names
            if re.fullmatch(r"[^\W_]+", name)
        }

    @cached_property
    def _words_by_letter(self) -> dict[str, list[str]]:
        """Return the words of titles and other names: “scared” is not a misspelt “spared”."""
        self._index.execute("create virtual table temp.vocabulary using fts5vocab(main, word, col)")
        by_letter: dict[str, list[str]] = {}
        for row in self._index.execute(
            "select distinct term from temp.vocabulary where col in ('title', 'names')"
        ):
            if len(row["term"]) >= _SHORTEST_MEANT:
                by_letter.setdefault(row["term"][0], []).append(row["term"])
        return by_letter

    @cached_property
    def _index(self) -> driver.Connection:
        """Return the words of the guide, in memory."""
        index = driver.in_memory()
        for table, tokens in (
            ("stem", "porter unicode61 remove_diacritics 2"),
            ("word", "unicode61 remove_diacritics 2"),
        ):
            index.execute(
                f"""
                create virtual table {table} using fts5(
                    kind unindexed, id unindexed, title, names, headings, body,
                    tokenize = '{tokens}', prefix = '1 2 3'
                )
                """
            )
            index.executemany(
                f"insert into {table} values (?, ?, ?, ?, ?, ?)",
                [
                    *map(self._row_of_article, self.guide.articles),
                    *map(self._row_of_term, self.guide.terms),
                ],
            )
        return index

    def _row_of_article(self, article: Article) -> tuple[str, ...]:
        return (
            "article",
            f"article {article.id}",
            article.title,
            " | ".join((*article.other_names, article.topic)),
            " | ".join(article.headings),
            self._texts[article.id],
        )

    def _row_of_term(self, term: Term) -> tuple[str, ...]:
        names = " | ".join(term.other_names)
        return ("term", f"term {term.id}", term.name, names, "", term.meaning)


def _called_first(hits: list[Hit], name: str) -> tuple[Hit, ...]:
    """Return the hits with those first that have just this name."""

    def is_called(what: Article | Term) -> bool:
        names = (what.title, *what.other_names) if isinstance(what, Article) else what.names
        return name.casefold() in {each.casefold() for each in names}

    return tuple(sorted(hits, key=lambda hit: not is_called(hit.what)))


def _text_of(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None

"""Notes on disk, their words and their tags."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, time
from typing import Any

from typing_extensions import override

from companion.domain.notes import QUESTION, Found, Note, Search, clean_tags
from companion.domain.symptoms import PartOfDay
from companion.domain.text import clean_line
from companion.storage import csv_text, merging
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.merging import Merged
from companion.storage.records import recorded, recorded_at
from companion.storage.table import Table
from companion.storage.words import matching, parted, places_of, within, words_of

_SEQ = 2**30 - 1  # the bits of a place that say which row it is
_LATEST = 2**63 - 1  # no place is beyond it
_BETWEEN = " | "  # of tags
# The SQL that gives each tag of a row of notes as a `value`.
EACH_TAG = """json_each('[' || replace(json_quote(tags), ' | ', '","') || ']')"""
# From one word of the index to the next that begins alike: char(0) is before every letter, and
# what a text may hold of them all is before char(1114111).
_BEGUN_SO = """
    with recursive known (term) as (
        select (select term from _note_term where term >= :word limit 1)
        union all
        select (select term from _note_term where term >= known.term || char(0) limit 1)
        from known where known.term < :word || char(1114111)
    )
    select term from known where term < :word || char(1114111) limit :most + 1
    """
_SHORT = 3  # letters that have an index of beginnings of their own
_MOST_KNOWN = 40  # words that begin alike; of more each is rare
_MARK, _MARK_ENDS = "\x02", "\x03"  # round a hit; no text that is kept has them


class Notes(Table[Note]):
    """The table `note`. A `place` is a note's in the order of time, as one number."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary, "note", Topic.NOTES, _row, _note)

    def find(self, search: Search, *, before: int | None = None, size: int = 50) -> list[Found]:
        """Return the newest `size` notes that are meant, of those `before` a place."""
        words, tag = words_of(search.words), clean_line(search.tag)
        indexed, others = parted(words)
        place, tables = "note.place", "note"
        conditions = ["note.deleted_at is null"]
        values: dict[str, object] = {"before": _LATEST if before is None else before, "size": size}
        marked = "null as marked, null as marked_answer"
        if indexed:
            place, tables = (
                "note_words.rowid",
                f"note_words join note on note.seq = note_words.rowid & {_SEQ}",
            )
            conditions.append("note_words match :match")
            values["match"] = matching(indexed, tag=tag, known=self._known(indexed))
            marked = (
                "highlight(note_words, 0, char(2), char(3)) as marked,"
                " iif(note.answer = '', '', highlight(note_words, 1, char(2), char(3)))"
                " as marked_answer"
            )
        if tag:
            values["tag"] = tag
            if indexed:
                conditions.append(
                    "exists (select 1 from _note_tag where tag = :tag and place = note_words.rowid)"
                )
            else:
                place = "_note_tag.place"
                tables = f"_note_tag join note on note.seq = _note_tag.place & {_SEQ}"
                conditions.append("_note_tag.tag = :tag")
        for number, word in enumerate(others):
            values[f"other{number}"] = word
            # Tags are kept with signs between them, so only words are looked for in them.
            tags = ["note.tags"] if any(map(str.isalnum, word)) else []
            conditions.append(within(word, f":other{number}", "note.note", "note.answer", *tags))
        rows = self.diary.rows(
            f"""
            select note.*, {marked} from {tables}
            where {" and ".join(conditions)} and {place} < :before
            order by {place} desc limit :size
            """,
            values,
        )
        return [
            Found(
                _note(row),
                row["place"],
                _hits(row["marked"], others, row["note"]),
                _hits(row["marked_answer"], others, row["answer"]),
            )
            for row in rows
        ]

    def questions(self) -> list[Note]:
        """Return all questions for the team, newest first."""
        return [found.note for found in self.find(Search(tag=QUESTION), size=-1)]

    def tag_names(self) -> list[str]:
        """Return the tags in use, in the order of the alphabet."""
        # From one tag to the next: it takes no longer where each has many notes.
        rows = self.diary.rows(
            """
            with recursive used (tag) as (
                select min(tag) from _note_tag
                union all
                select (select min(tag) from _note_tag where _note_tag.tag > used.tag)
                from used where used.tag is not null
            )
            select tag from used where tag is not null
            """
        )
        return sorted((row["tag"] for row in rows), key=_alphabet)

    def tagged(self, tag: str) -> dict[str, tuple[str, ...]]:
        """Return all tags of every note that has this one, by the note's id."""
        rows = self.diary.rows(
            f"""
            select id, tags from _note_tag join note on note.seq = _note_tag.place & {_SEQ}
            where tag = ?
            """,
            (tag,),
        )
        return {row["id"]: tuple(row["tags"].split(_BETWEEN)) for row in rows}

    def retag(self, tags: Mapping[str, Sequence[str]]) -> None:
        """Give notes, by their ids, other tags: all of them or none. Raises Invalid."""
        joined = {note_id: _BETWEEN.join(clean_tags(each)) for note_id, each in tags.items()}
        with self.diary.writing(self.topic) as db:
            for note_id, each in joined.items():
                db.execute("update note set tags = ? where id = ?", (each, note_id))

    def table(self, first: date | None = None, last: date | None = None) -> Iterator[Row]:
        """Return the notes from `first` to `last` as rows, in the order and the columns of a CSV."""
        return self.diary.rows(
            f"""
            select day, coalesce(at, ''), coalesce(part_of_day, ''), note, tags, answer, entered_by,
                {csv_text.instant("note")}, id
            from note
            where deleted_at is null and day between ? and ?
            order by place & ~{_SEQ}, recorded_at, id
            """,
            ((first or date.min).isoformat(), (last or date.max).isoformat()),
        )

    def _known(self, words: Sequence[str]) -> dict[str, list[str]]:
        """Return the words of the index that begin as some of these do, where they are few.

        Only for words of plain letters and digits: of all others the index knows best what they are.
        """
        known: dict[str, list[str]] = {}
        for word in words:
            if len(word) > _SHORT and word.isascii() and word.isalnum():
                rows = self.diary.rows(_BEGUN_SO, {"word": word.lower(), "most": _MOST_KNOWN})
                terms = [row["term"] for row in rows]
                if len(terms) <= _MOST_KNOWN:
                    known[word] = terms
        return known

    @override
    def _merge(self, db: Database, records: Iterable[Note], *, replace: bool) -> Merged:
        return merging.merge(
            db, "note", map(_row, records), replace=replace, adding=_words_at_the_end(db)
        )


@contextmanager
def _words_at_the_end(db: Database) -> Generator[None]:
    """Take the words and the tags of all rows added in the block into their index at once."""
    trigger = "note_words_added"
    ((made,),) = db.execute("select sql from sqlite_schema where name = ?", (trigger,))
    ((last,),) = db.execute("select coalesce(max(seq), 0) from note")
    db.execute(f"drop trigger {trigger}")
    yield
    db.execute(
        "insert into note_words (rowid, note, answer, tags)"
        " select place, note, answer, tags from note where seq > ? order by place",
        (last,),
    )
    db.execute(
        "insert into _note_tag (tag, place)"
        f" select value, place from note, {EACH_TAG} where seq > ? and tags <> ''",
        (last,),
    )
    db.execute(made)


def _alphabet(tag: str) -> tuple[str, str]:
    return tag.casefold(), tag


def _hits(marked: str | None, others: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Return where a text was hit: by the words that the index marked, and by `others`."""
    hits: list[tuple[int, int]] = []
    before, *marks = (marked or "").split(_MARK)
    at = len(before)
    for each in marks:
        hit, _, after = each.partition(_MARK_ENDS)
        hits.append((at, at + len(hit)))
        at += len(hit) + len(after)
    for word in others:
        hits += places_of(word, text)
    return tuple(sorted(hits))


def _row(note: Note) -> dict[str, Any]:
    return {
        "id": note.id,
        "day": note.day.isoformat(),
        "at": note.at.strftime("%H:%M") if note.at else None,
        "part_of_day": note.part_of_day,
        "note": note.note,
        "tags": _BETWEEN.join(note.tags),
        "answer": note.answer,
        "entered_by": note.entered_by,
        **recorded(note.recorded_at),
    }


def _note(row: Row) -> Note:
    return Note(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        at=time.fromisoformat(row["at"]) if row["at"] else None,
        part_of_day=PartOfDay(row["part_of_day"]) if row["part_of_day"] else None,
        note=row["note"],
        tags=tuple(row["tags"].split(_BETWEEN)),
        answer=row["answer"],
        entered_by=row["entered_by"],
        recorded_at=recorded_at(row),
    )

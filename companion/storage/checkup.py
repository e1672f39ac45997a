"""A thorough look at a diary that changes nothing in it."""

from collections.abc import Iterator

from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.notes import EACH_TAG

_SYMPTOMS = "The notes are whole. Export the symptoms, and import them into a new diary."
_NOTES = "The notes are whole. Export the notes, and import them into a new diary."
# Each index of words: its columns, and the texts that it is over, with their row numbers.
_INDEXES = (
    (
        "symptom_entry_words",
        "note, place",
        "select seq, note, place from main.symptom_entry_text",
        f"The index of words does not fit the notes, so a search may miss some. {_SYMPTOMS}",
    ),
    (
        "note_words",
        "note, answer, tags",
        "select place, note, answer, tags from main.note_text",
        f"The index of words does not fit the page Notes, so a search may miss some. {_NOTES}",
    ),
)
_INSTANCES = "select term, doc, col, offset from temp.{}"
_TAGS_ANEW = f"select value, place from note, {EACH_TAG} where deleted_at is null and tags <> ''"
_TAGS_KEPT = "select tag, place from _note_tag"


def wrong_with(diary: Diary) -> list[str]:
    """Return what is wrong, each in a sentence with what to do; nothing where all is well.

    Raises StorageError where the file cannot be read to its end.
    """
    if damage := diary.damage(thorough=True):
        return [f"{StorageError(Fault.CORRUPT, diary.path)} It says: {damage}"]
    there = {row["name"] for row in diary.rows("select name from sqlite_schema")}
    return [
        *_without_parents(diary),
        *_not_text(diary),
        *_words(diary, there),
        *(_tags(diary) if "_note_tag" in there else ()),
    ]


def _without_parents(diary: Diary) -> Iterator[str]:
    for row in diary.rows("pragma foreign_key_check"):
        yield (
            f"Table {row['table']}, row {row['rowid']}: what it belongs to in {row['parent']} is"
            " missing. Export what can be read, and import it into a new diary."
        )


def _not_text(diary: Diary) -> Iterator[str]:
    """Find texts that are not UTF-8: SQLite itself does not look at them."""
    for table in diary.counts():
        columns = [
            row["name"]
            for row in diary.rows(
                "select name from pragma_table_info(?) where lower(type) = 'text'", (table,)
            )
        ]
        cells = ", ".join(f'cast("{name}" as blob) as "{name}"' for name in columns)
        for row in diary.rows(f'select seq, {cells} from "{table}" order by seq'):
            for name in columns:
                try:
                    (row[name] or b"").decode()
                except UnicodeDecodeError:
                    yield (
                        f"Table {table}, row {row['seq']}: its {name} holds bytes that are no letters."
                        " They are shown as �; the rest is whole. Write it anew."
                    )


def _words(diary: Diary, there: set[str]) -> Iterator[str]:
    """Compare each index of words with one that is made anew, in memory, from the texts."""
    for index, columns, texts, sentence in _INDEXES:
        if index not in there:  # an older diary is looked at as it is
            continue
        made_of = f"{columns}, content = '', tokenize = 'unicode61 remove_diacritics 2'"
        make = (
            f"create virtual table temp.anew using fts5 ({made_of})",
            f"insert into temp.anew (rowid, {columns}) {texts}",
            "create virtual table temp.words_anew using fts5vocab (temp, anew, instance)",
            f"create virtual table temp.words_kept using fts5vocab (main, {index}, instance)",
        )
        for statement in make:
            list(diary.rows(statement))
        differ = _differ(diary, _INSTANCES.format("words_anew"), _INSTANCES.format("words_kept"))
        for table in ("words_kept", "words_anew", "anew"):
            list(diary.rows(f"drop table temp.{table}"))
        if differ:
            yield sentence


def _tags(diary: Diary) -> Iterator[str]:
    """Compare the index of tags with what the notes say."""
    if _differ(diary, _TAGS_ANEW, _TAGS_KEPT):
        yield f"The index of tags does not fit the notes, so a tag may not show all. {_NOTES}"


def _differ(diary: Diary, one: str, other: str) -> bool:
    """Whether two queries find other rows."""
    return any(
        list(diary.rows(f"{this} except {that} limit 1"))
        for this, that in ((one, other), (other, one))
    )

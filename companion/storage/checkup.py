"""A thorough look at a diary that changes nothing in it."""

from collections.abc import Iterator

from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError

_MAKE_ANEW = (
    """
    create virtual table temp.anew using fts5 (
        note, place, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    insert into temp.anew (rowid, note, place)
    select seq, note, place from main.symptom_entry_text
    """,
    "create virtual table temp.words_anew using fts5vocab (temp, anew, instance)",
    "create virtual table temp.words_kept using fts5vocab (main, symptom_entry_words, instance)",
)
_INSTANCES = "select term, doc, col, offset from temp.{}"


def wrong_with(diary: Diary) -> list[str]:
    """Return what is wrong, each in a sentence with what to do; nothing where all is well.

    Raises StorageError where the file cannot be read to its end.
    """
    if damage := diary.damage(thorough=True):
        return [f"{StorageError(Fault.CORRUPT, diary.path)} It says: {damage}"]
    return [*_without_parents(diary), *_not_text(diary), *_words(diary)]


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


def _words(diary: Diary) -> Iterator[str]:
    """Compare the index of words with one that is made anew, in memory, from the texts."""
    for statement in _MAKE_ANEW:
        list(diary.rows(statement))
    anew, kept = _INSTANCES.format("words_anew"), _INSTANCES.format("words_kept")
    differs = any(
        list(diary.rows(f"{one} except {other} limit 1"))
        for one, other in ((anew, kept), (kept, anew))
    )
    for table in ("words_kept", "words_anew", "anew"):
        list(diary.rows(f"drop table temp.{table}"))
    if differs:
        yield (
            "The index of words does not fit the notes, so a search may miss some. The notes are"
            " whole. Export the symptoms, and import them into a new diary."
        )

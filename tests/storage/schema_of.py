"""A diary as text: its schema, and a dump from which it can be made again.

`python -m tests.storage.schema_of` prints the schema of a new diary, with the path of a diary a dump.
"""

import sys
import tempfile
from pathlib import Path

from companion.storage import driver
from companion.storage.diary import Diary

# The index of words makes these itself; sqlite_utils the one with the migrations.
_OTHERS = "name like '%\\_words\\__%' escape '\\' and type <> 'trigger' or name like 'sqlite\\_%' escape '\\'"
_IN_ORDER = "case type when 'table' then 1 when 'view' then 2 when 'index' then 3 else 4 end, name"


def schema_of(connection: driver.Connection) -> str:
    """Return all that was made by a statement, in an order that does not change."""
    rows = connection.execute(
        f"select sql from sqlite_schema where not ({_OTHERS}) and sql is not null"
        f" order by {_IN_ORDER}"
    )
    return "".join(f"{row['sql']};\n\n" for row in rows)


def dump_of(connection: driver.Connection) -> str:
    """Return statements that make the same diary again."""

    def settings():
        for name in ("application_id", "user_version"):
            number = connection.execute(f"pragma {name}").fetchone()[0]
            yield f"pragma {name} = {number};\n"

    def rows():
        tables = connection.execute(
            "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'"
            f" and not ({_OTHERS}) and name <> '_note_tag'"
            " order by name in ('symptom_entry', 'dose'), name"
        ).fetchall()
        for (table,) in tables:
            columns = ", ".join(
                row["name"] for row in connection.execute(f"pragma table_info({table})")
            )
            values = ", ', ', ".join(f"quote({name})" for name in columns.split(", "))
            for (line,) in connection.execute(f"select concat({values}) from {table} order by 1"):
                yield f"insert into {table} ({columns}) values ({line});\n"

    secure = "".join(
        f"insert into {index} ({index}, rank) values ('secure-delete', 1);\n"
        for index in ("symptom_entry_words", "note_words")
    )
    return "".join([*settings(), "\n", schema_of(connection), secure, "\n", *rows()])


def _main() -> None:
    if len(sys.argv) > 1:
        diary = Diary(Path(sys.argv[1]), make=False, to_read=True)
        print(dump_of(diary._connection), end="")
        diary.close()
        return
    with tempfile.TemporaryDirectory() as folder:
        diary = Diary(Path(folder) / "diary.db")
        print(schema_of(diary._connection), end="")
        diary.close()


if __name__ == "__main__":
    _main()

"""The history of the schema. Append only: a migration that has shipped is never edited.

Each migration runs in a transaction and ends by setting `user_version` to its own number. Its name
stands in `driver.MIGRATIONS`, too.
"""

from collections.abc import Callable

# The driver first: it takes sqlite_utils' place for sqlite3 before sqlite_utils is imported.
from companion import clock
from companion.domain.symptom_list import FIRST_LIST
from companion.domain.symptoms import ME
from companion.storage import driver
from companion.storage.driver import APPLICATION_ID
from companion.storage.records import recorded

driver.prepare()

from sqlite_utils import Database, Migrations  # noqa: E402

migrations = Migrations("companion")

_RECORDED = """
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null"""


@migrations()
def m001_the_first_tables(db: Database) -> None:
    """The symptom list, symptom entries, days, numbers to call, preferences and drafts."""
    _run(
        db,
        f"""
        create table symptom (
            seq integer primary key,
            id text not null unique,
            name text not null check (name <> ''),
            counted integer not null check (counted in (0, 1)),
            usual integer check (usual between 0 and 99),
            listed integer not null check (listed in (0, 1)),
            position integer not null,{_RECORDED}
        ) strict
        """,
        f"""
        create table symptom_entry (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            part_of_day text check (part_of_day in ('morning', 'afternoon', 'evening', 'night')),
            moment text generated always as (coalesce(at, case part_of_day
                when 'morning' then '09:00' when 'afternoon' then '15:00'
                when 'evening' then '20:00' when 'night' then '23:59' else '' end)) virtual,
            symptom text not null references symptom (id),
            severity integer check (severity between 0 and 10),
            count integer check (count between 0 and 999),
            interference integer check (interference between 0 and 10),
            recall text not null check (recall in ('24h', '7d')),
            place text not null,
            note text not null,{_RECORDED},
            deleted_at text,
            check ((severity is null) <> (count is null))
        ) strict
        """,
        # What the table shows, newest first, and what Today asks of one day.
        """
        create index symptom_entry_newest on symptom_entry (day, moment)
        where deleted_at is null
        """,
        # One symptom through time.
        """
        create index symptom_entry_symptom on symptom_entry (symptom, day, moment)
        where deleted_at is null
        """,
        # Most entries hold no words: the index of words is over those that do.
        """
        create view symptom_entry_text as
        select seq, note, place from symptom_entry where note <> '' or place <> ''
        """,
        """
        create virtual table symptom_entry_words using fts5 (
            note, place, content = 'symptom_entry_text', content_rowid = 'seq',
            prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
        # What is deleted for good must not live on in the index of words.
        "insert into symptom_entry_words (symptom_entry_words, rank) values ('secure-delete', 1)",
        """
        create trigger symptom_entry_words_added after insert on symptom_entry
        when new.note <> '' or new.place <> '' begin
            insert into symptom_entry_words (rowid, note, place)
            values (new.seq, new.note, new.place);
        end
        """,
        """
        create trigger symptom_entry_words_gone after delete on symptom_entry
        when old.note <> '' or old.place <> '' begin
            insert into symptom_entry_words (symptom_entry_words, rowid, note, place)
            values ('delete', old.seq, old.note, old.place);
        end
        """,
        """
        create trigger symptom_entry_words_changed after update of note, place on symptom_entry
        when new.note <> old.note or new.place <> old.place begin
            insert into symptom_entry_words (symptom_entry_words, rowid, note, place)
            select 'delete', old.seq, old.note, old.place
            where old.note <> '' or old.place <> '';
            insert into symptom_entry_words (rowid, note, place)
            select new.seq, new.note, new.place
            where new.note <> '' or new.place <> '';
        end
        """,
        f"""
        create table day (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            recall text not null check (recall in ('24h', '7d')),
            rating integer check (rating between 1 and 5),
            quality_of_life integer check (quality_of_life between 0 and 10),
            activity text not null,
            falls integer check (falls in (0, 1)),
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        "create index day_day on day (day) where deleted_at is null",
        f"""
        create table contact (
            seq integer primary key,
            id text not null unique,
            name text not null check (name <> ''),
            number text not null check (number <> ''),
            hours text not null,
            position integer not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        f"""
        create table preference (
            seq integer primary key,
            id text not null unique,
            value text not null,{_RECORDED}
        ) strict
        """,
        f"""
        create table draft (
            seq integer primary key,
            id text not null unique,
            body text not null,{_RECORDED}
        ) strict
        """,
        f"pragma application_id = {APPLICATION_ID}",
        "pragma user_version = 1",
    )


_TURNS = "('held', 'resumed', 'cycle started', 'dose changed')"
# A note's place in the order of time, as one number: its day, the minute, and what was written
# later. The index of words has it for its row number, so that what was hit comes newest first
# without being sorted. Rows 1 to 2^30 fit.
_PLACE = """(
                ((substr(day, 1, 4) * 372 + (substr(day, 6, 2) - 1) * 31 + substr(day, 9, 2) - 1) << 41)
                | (coalesce(substr(at, 1, 2) * 60 + substr(at, 4, 2) + 1, case part_of_day
                    when 'morning' then 541 when 'afternoon' then 901
                    when 'evening' then 1201 when 'night' then 1440 else 0 end) << 30)
                | seq)"""
_WORDS_IN = """insert into note_words (rowid, note, answer, tags)
            select new.place, new.note, new.answer, new.tags where new.deleted_at is null;
            insert into _note_tag (tag, place)
            select value, new.place
            from json_each('[' || replace(json_quote(new.tags), ' | ', '","') || ']')
            where new.deleted_at is null and new.tags <> '';"""
_WORDS_OUT = """insert into note_words (note_words, rowid, note, answer, tags)
            select 'delete', old.place, old.note, old.answer, old.tags where old.deleted_at is null;
            delete from _note_tag where place = old.place;"""


@migrations()
def m002_treatments_and_notes(db: Database) -> None:
    """Treatments and doses, notes with their words and tags, measurements, dates, the check-in."""
    _run(
        db,
        f"""
        create table treatment (
            seq integer primary key,
            id text not null unique,
            name text not null check (name <> ''),
            kind text not null check (kind in ('surgery', 'hormone therapy', 'chemotherapy',
                'radiation therapy', 'targeted therapy', 'immunotherapy', 'supportive care')),
            class text not null,
            route text not null,
            since text check (since is substr(date(substr(since || '-01-01', 1, 10)), 1, length(since))),
            until text check (until is substr(date(substr(until || '-01-01', 1, 10)), 1, length(until))),
            schedule text not null,
            dose text not null,
            place text not null,
            line integer check (line between 1 and 99),
            line_name text not null,
            stopped_because text check (stopped_because in ('finished', 'cancer grew',
                'side effects', 'my choice', 'other')),
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        f"""
        create table dose (
            seq integer primary key,
            id text not null unique,
            treatment text not null references treatment (id),
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what in ('taken', 'skipped', 'reduced', 'session', 'held',
                'resumed', 'cycle started', 'dose changed')),
            amount text not null,
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        """
        create index dose_treatment on dose (treatment, day, coalesce(at, ''), recorded_at)
        where deleted_at is null
        """,
        # What a card counts from, among ten years of tablets.
        f"""
        create index dose_turn on dose (treatment, day)
        where deleted_at is null and what in {_TURNS}
        """,
        f"""
        create table note (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            part_of_day text check (part_of_day in ('morning', 'afternoon', 'evening', 'night')),
            place integer generated always as {_PLACE} virtual,
            note text not null check (note <> ''),
            tags text not null,
            answer text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        "create index note_newest on note (place) where deleted_at is null",
        """
        create view note_text as
        select place, note, answer, tags from note where deleted_at is null
        """,
        """
        create virtual table note_words using fts5 (
            note, answer, tags, content = 'note_text', content_rowid = 'place',
            prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
        "insert into note_words (note_words, rank) values ('secure-delete', 1)",
        # The words themselves, without a byte of its own.
        "create virtual table _note_term using fts5vocab (note_words, instance)",
        # Made from the notes by the triggers below; newest last within a tag.
        """
        create table _note_tag (
            tag text not null,
            place integer not null,
            primary key (tag, place)
        ) strict, without rowid
        """,
        "create index _note_tag_place on _note_tag (place)",
        f"""
        create trigger note_words_added after insert on note begin
            {_WORDS_IN}
        end
        """,
        f"""
        create trigger note_words_gone after delete on note begin
            {_WORDS_OUT}
        end
        """,
        f"""
        create trigger note_words_changed after update on note
        when new.place <> old.place or new.note <> old.note or new.answer <> old.answer
            or new.tags <> old.tags or (new.deleted_at is null) <> (old.deleted_at is null)
        begin
            {_WORDS_OUT}
            {_WORDS_IN}
        end
        """,
        f"""
        create table measurement (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what <> ''),
            value text not null check (value <> ''),
            unit text not null,
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        """
        create index measurement_newest on measurement (day, coalesce(at, ''))
        where deleted_at is null
        """,
        """
        create index measurement_what on measurement (what, day, coalesce(at, ''))
        where deleted_at is null
        """,
        f"""
        create table appointment (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what <> ''),
            with_whom text not null,
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        """
        create index appointment_day on appointment (day, coalesce(at, ''))
        where deleted_at is null
        """,
        # The check-in looks back seven days, and is never mixed with what speaks for one.
        "create index day_week on day (day) where deleted_at is null and recall = '7d'",
        """
        create index symptom_entry_week on symptom_entry (day, symptom)
        where deleted_at is null and recall = '7d'
        """,
        "pragma user_version = 2",
    )


@migrations()
def m003_biomarkers(db: Database) -> None:
    """Results of biomarker tests."""
    _run(
        db,
        f"""
        create table biomarker (
            seq integer primary key,
            id text not null unique,
            marker text not null check (marker <> ''),
            result text not null check (result <> ''),
            detail text not null,
            tested text check (tested is substr(date(substr(tested || '-01-01', 1, 10)), 1, length(tested))),
            sample text not null,
            note text not null,{_RECORDED},
            deleted_at text
        ) strict
        """,
        "pragma user_version = 3",
    )


def apply(connection: driver.Connection, *, first: Callable[[], None] | None = None) -> None:
    """Bring a file up to date: all steps that it lacks, or none and it is as it was.

    `first` is called before the first step, when nobody else can write any more.
    Foreign keys are off meanwhile: a table that is made anew must not take its rows' children along.
    """
    db = Database(connection, execute_plugins=False)
    connection.execute("pragma foreign_keys = off")
    try:
        # The steps are savepoints within this; what another window did meanwhile is seen.
        connection.execute("begin immediate")
        if first is not None:
            first()
        migrations.apply(db)
        if broken := connection.execute("pragma foreign_key_check").fetchone():
            raise RuntimeError(f"a migration left rows without their parents: {tuple(broken)}")
        connection.execute("commit")
    finally:
        if connection.in_transaction:
            connection.execute("rollback")
        connection.execute("pragma foreign_keys = on")


def whole(connection: driver.Connection) -> bool:
    """Whether all that the migrations make is in a file, word for word; more may be there too."""
    model = driver.in_memory()
    try:
        apply(model)
        return _schema(model) <= _schema(connection)
    except (driver.Error, UnicodeDecodeError):
        return False
    finally:
        model.close()


def furnish(connection: driver.Connection) -> None:
    """Put into a new diary what it starts with: the first symptoms on the list."""
    db = Database(connection, execute_plugins=False)
    db.table("symptom").insert_all(
        {
            "id": symptom.id,
            "name": symptom.name,
            "counted": int(symptom.counted),
            "listed": 1,
            "position": symptom.position,
            **recorded(clock.now()),
            "entered_by": ME,
        }
        for symptom in FIRST_LIST
    )


def _schema(connection: driver.Connection) -> set[tuple[str, str, str]]:
    """Return type, name and text of each thing of ours; what libraries make for themselves is not."""
    rows = connection.execute(
        "select type, name, sql from sqlite_schema where sql is not null"
        " and name not glob 'sqlite_*' and name not glob '*_sqlite_*' and name not glob '*_words_*'"
        " or type = 'trigger'"
    )
    return {(row["type"], row["name"], row["sql"]) for row in rows}


def _run(db: Database, *statements: str) -> None:
    for statement in statements:
        db.execute(statement)

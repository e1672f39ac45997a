CREATE TABLE _note_tag (
            tag text not null,
            place integer not null,
            primary key (tag, place)
        ) strict, without rowid
        ;

CREATE VIRTUAL TABLE _note_term using fts5vocab (note_words, instance);

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE appointment (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what <> ''),
            with_whom text not null,
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE biomarker (
            seq integer primary key,
            id text not null unique,
            marker text not null check (marker <> ''),
            result text not null check (result <> ''),
            detail text not null,
            tested text check (tested is substr(date(substr(tested || '-01-01', 1, 10)), 1, length(tested))),
            sample text not null,
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE contact (
            seq integer primary key,
            id text not null unique,
            name text not null check (name <> ''),
            number text not null check (number <> ''),
            hours text not null,
            position integer not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE day (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            recall text not null check (recall in ('24h', '7d')),
            rating integer check (rating between 1 and 5),
            quality_of_life integer check (quality_of_life between 0 and 10),
            activity text not null,
            falls integer check (falls in (0, 1)),
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE dose (
            seq integer primary key,
            id text not null unique,
            treatment text not null references treatment (id),
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what in ('taken', 'skipped', 'reduced', 'session', 'held',
                'resumed', 'cycle started', 'dose changed')),
            amount text not null,
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE draft (
            seq integer primary key,
            id text not null unique,
            body text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null
        ) strict
        ;

CREATE TABLE measurement (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            what text not null check (what <> ''),
            value text not null check (value <> ''),
            unit text not null,
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE TABLE note (
            seq integer primary key,
            id text not null unique,
            day text not null check (day is date(day)),
            at text check (at is strftime('%H:%M', at)),
            part_of_day text check (part_of_day in ('morning', 'afternoon', 'evening', 'night')),
            place integer generated always as (
                ((substr(day, 1, 4) * 372 + (substr(day, 6, 2) - 1) * 31 + substr(day, 9, 2) - 1) << 41)
                | (coalesce(substr(at, 1, 2) * 60 + substr(at, 4, 2) + 1, case part_of_day
                    when 'morning' then 541 when 'afternoon' then 901
                    when 'evening' then 1201 when 'night' then 1440 else 0 end) << 30)
                | seq) virtual,
            note text not null check (note <> ''),
            tags text not null,
            answer text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE VIRTUAL TABLE note_words using fts5 (
            note, answer, tags, content = 'note_text', content_rowid = 'place',
            prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
        );

CREATE TABLE preference (
            seq integer primary key,
            id text not null unique,
            value text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null
        ) strict
        ;

CREATE TABLE symptom (
            seq integer primary key,
            id text not null unique,
            name text not null check (name <> ''),
            counted integer not null check (counted in (0, 1)),
            usual integer check (usual between 0 and 99),
            listed integer not null check (listed in (0, 1)),
            position integer not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null
        ) strict
        ;

CREATE TABLE symptom_entry (
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
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text,
            check ((severity is null) <> (count is null))
        ) strict
        ;

CREATE VIRTUAL TABLE symptom_entry_words using fts5 (
            note, place, content = 'symptom_entry_text', content_rowid = 'seq',
            prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
        );

CREATE TABLE treatment (
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
            note text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null,
            deleted_at text
        ) strict
        ;

CREATE VIEW note_text as
        select place, note, answer, tags from note where deleted_at is null;

CREATE VIEW symptom_entry_text as
        select seq, note, place from symptom_entry where note <> '' or place <> '';

CREATE INDEX _note_tag_place on _note_tag (place);

CREATE INDEX appointment_day on appointment (day, coalesce(at, ''))
        where deleted_at is null
        ;

CREATE INDEX day_day on day (day) where deleted_at is null;

CREATE INDEX day_week on day (day) where deleted_at is null and recall = '7d';

CREATE INDEX dose_treatment on dose (treatment, day, coalesce(at, ''), recorded_at)
        where deleted_at is null
        ;

CREATE INDEX dose_turn on dose (treatment, day)
        where deleted_at is null and what in ('held', 'resumed', 'cycle started', 'dose changed')
        ;

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX measurement_newest on measurement (day, coalesce(at, ''))
        where deleted_at is null
        ;

CREATE INDEX measurement_what on measurement (what, day, coalesce(at, ''))
        where deleted_at is null
        ;

CREATE INDEX note_newest on note (place) where deleted_at is null;

CREATE INDEX symptom_entry_newest on symptom_entry (day, moment)
        where deleted_at is null
        ;

CREATE INDEX symptom_entry_symptom on symptom_entry (symptom, day, moment)
        where deleted_at is null
        ;

CREATE INDEX symptom_entry_week on symptom_entry (day, symptom)
        where deleted_at is null and recall = '7d'
        ;

CREATE TRIGGER note_words_added after insert on note begin
            insert into note_words (rowid, note, answer, tags)
            select new.place, new.note, new.answer, new.tags where new.deleted_at is null;
            insert into _note_tag (tag, place)
            select value, new.place
            from json_each('[' || replace(json_quote(new.tags), ' | ', '","') || ']')
            where new.deleted_at is null and new.tags <> '';
        end;

CREATE TRIGGER note_words_changed after update on note
        when new.place <> old.place or new.note <> old.note or new.answer <> old.answer
            or new.tags <> old.tags or (new.deleted_at is null) <> (old.deleted_at is null)
        begin
            insert into note_words (note_words, rowid, note, answer, tags)
            select 'delete', old.place, old.note, old.answer, old.tags where old.deleted_at is null;
            delete from _note_tag where place = old.place;
            insert into note_words (rowid, note, answer, tags)
            select new.place, new.note, new.answer, new.tags where new.deleted_at is null;
            insert into _note_tag (tag, place)
            select value, new.place
            from json_each('[' || replace(json_quote(new.tags), ' | ', '","') || ']')
            where new.deleted_at is null and new.tags <> '';
        end;

CREATE TRIGGER note_words_gone after delete on note begin
            insert into note_words (note_words, rowid, note, answer, tags)
            select 'delete', old.place, old.note, old.answer, old.tags where old.deleted_at is null;
            delete from _note_tag where place = old.place;
        end;

CREATE TRIGGER symptom_entry_words_added after insert on symptom_entry
        when new.note <> '' or new.place <> '' begin
            insert into symptom_entry_words (rowid, note, place)
            values (new.seq, new.note, new.place);
        end;

CREATE TRIGGER symptom_entry_words_changed after update of note, place on symptom_entry
        when new.note <> old.note or new.place <> old.place begin
            insert into symptom_entry_words (symptom_entry_words, rowid, note, place)
            select 'delete', old.seq, old.note, old.place
            where old.note <> '' or old.place <> '';
            insert into symptom_entry_words (rowid, note, place)
            select new.seq, new.note, new.place
            where new.note <> '' or new.place <> '';
        end;

CREATE TRIGGER symptom_entry_words_gone after delete on symptom_entry
        when old.note <> '' or old.place <> '' begin
            insert into symptom_entry_words (symptom_entry_words, rowid, note, place)
            values ('delete', old.seq, old.note, old.place);
        end;


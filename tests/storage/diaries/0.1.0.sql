pragma application_id = 1131375984;
pragma user_version = 1;

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

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

CREATE TABLE draft (
            seq integer primary key,
            id text not null unique,
            body text not null,
            recorded_at text not null check (recorded_at is strftime('%Y-%m-%dT%H:%M:%SZ', recorded_at)),
            recorded_offset integer not null check (recorded_offset between -1439 and 1439),
            entered_by text not null
        ) strict
        ;

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

CREATE VIEW symptom_entry_text as
        select seq, note, place from symptom_entry where note <> '' or place <> '';

CREATE INDEX day_day on day (day) where deleted_at is null;

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX symptom_entry_newest on symptom_entry (day, moment)
        where deleted_at is null
        ;

CREATE INDEX symptom_entry_symptom on symptom_entry (symptom, day, moment)
        where deleted_at is null
        ;

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

insert into symptom_entry_words (symptom_entry_words, rank) values ('secure-delete', 1);

insert into _sqlite_migrations (id, migration_set, name, applied_at) values (1, 'companion', 'm001_the_first_tables', '2026-11-23 14:52:17.582219+00:00');
insert into contact (seq, id, name, number, hours, position, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'c1', 'Ward 5', '+49 30 450', '8–12', 0, '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into day (seq, id, day, recall, rating, quality_of_life, activity, falls, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'd1', '2026-11-23', '24h', 4, NULL, '', NULL, 'A long day', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into day (seq, id, day, recall, rating, quality_of_life, activity, falls, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'd2', '2026-11-23', '7d', NULL, 6, 'less than I would like', 0, '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into draft (seq, id, body, recorded_at, recorded_offset, entered_by) values (1, 'note', 'half a sent', '2026-11-23T07:12:33Z', 60, 'me');
insert into preference (seq, id, value, recorded_at, recorded_offset, entered_by) values (1, 'helpers', 'Ann', '2026-11-23T07:12:33Z', 60, 'me');
insert into preference (seq, id, value, recorded_at, recorded_offset, entered_by) values (2, 'emergency_number', '112', '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (1, 'pain', 'Pain', 0, NULL, 1, 0, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (2, 'tiredness', 'Tiredness', 0, NULL, 1, 1, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (3, 'sleep', 'Trouble sleeping', 0, NULL, 1, 2, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (4, 'vomiting', 'Vomiting', 1, NULL, 1, 3, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (5, 'own-knee', 'My knee''s “click”', 0, NULL, 1, 4, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'e1', '2026-11-23', NULL, NULL, 'pain', 7, NULL, NULL, '24h', 'left hip', 'Slept badly;
it was loud 😀', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'e2', '2026-11-22', '15:10', NULL, 'vomiting', NULL, 2, NULL, '24h', '', '', '2026-11-23T07:12:33Z', 60, 'Ann', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (3, 'e3', '2026-11-23', NULL, 'night', 'own-knee', 0, NULL, 3, '7d', '', '''quoted'', "twice"', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (4, 'e4', '2026-11-23', NULL, NULL, 'sleep', 5, NULL, NULL, '24h', '', 'put in the trash', '2026-11-23T07:12:33Z', 60, 'me', '2026-11-23T07:12:33Z');

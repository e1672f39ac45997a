pragma application_id = 1131375984;
pragma user_version = 3;

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

insert into symptom_entry_words (symptom_entry_words, rank) values ('secure-delete', 1);
insert into note_words (note_words, rank) values ('secure-delete', 1);

insert into _sqlite_migrations (id, migration_set, name, applied_at) values (1, 'companion', 'm001_the_first_tables', '2026-11-23 14:52:17.582219+00:00');
insert into _sqlite_migrations (id, migration_set, name, applied_at) values (2, 'companion', 'm002_treatments_and_notes', '2026-11-23 17:49:35.484048+00:00');
insert into _sqlite_migrations (id, migration_set, name, applied_at) values (3, 'companion', 'm003_biomarkers', '2026-11-23 20:54:11.336583+00:00');
insert into appointment (seq, id, day, at, what, with_whom, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'a1', '2026-12-02', '08:30', 'CT scan', 'Dr. Hale', 'No breakfast', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into appointment (seq, id, day, at, what, with_whom, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'a2', '2026-11-14', NULL, 'Dentist', '', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into biomarker (seq, id, marker, result, detail, tested, sample, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'b1', 'ESR1', 'not found', '', '2024-05', 'metastasis', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into biomarker (seq, id, marker, result, detail, tested, sample, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'b2', 'ESR1', 'mutation found', 'D538G; "twice"', '2026-03-09', 'blood', 'It''s new 😀', '2026-11-23T07:12:33Z', 60, 'Ann', NULL);
insert into biomarker (seq, id, marker, result, detail, tested, sample, note, recorded_at, recorded_offset, entered_by, deleted_at) values (3, 'b3', 'Ki-67', '20 %', '', NULL, '', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into biomarker (seq, id, marker, result, detail, tested, sample, note, recorded_at, recorded_offset, entered_by, deleted_at) values (4, 'b4', 'ER', 'positive', '', NULL, '', 'put in the trash', '2026-11-23T07:12:33Z', 60, 'me', '2026-11-23T20:54:11Z');
insert into contact (seq, id, name, number, hours, position, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'c1', 'Ward 5', '+49 30 450', '8–12', 0, '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into day (seq, id, day, recall, rating, quality_of_life, activity, falls, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'd1', '2026-11-23', '24h', 4, NULL, '', NULL, 'A long day', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into day (seq, id, day, recall, rating, quality_of_life, activity, falls, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'd2', '2026-11-23', '7d', NULL, 6, 'less than I would like', 0, '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into draft (seq, id, body, recorded_at, recorded_offset, entered_by) values (1, 'note', 'half a sent', '2026-11-23T07:12:33Z', 60, 'me');
insert into measurement (seq, id, day, at, what, value, unit, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'm1', '2026-11-23', '09:05', 'temperature', '38,4', '°C', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into note (seq, id, day, at, part_of_day, note, tags, answer, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'n1', '2026-11-23', NULL, 'evening', 'In the garden;
it was warm 😀', 'Sleep | the "good" days', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into note (seq, id, day, at, part_of_day, note, tags, answer, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'n2', '2026-11-23', '23:00', NULL, 'May I swim?', 'Question for my team', 'Yes', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into note (seq, id, day, at, part_of_day, note, tags, answer, recorded_at, recorded_offset, entered_by, deleted_at) values (3, 'n3', '2026-11-23', NULL, NULL, 'put in the trash', 'Gone', '', '2026-11-23T07:12:33Z', 60, 'me', '2026-11-23T07:12:33Z');
insert into preference (seq, id, value, recorded_at, recorded_offset, entered_by) values (1, 'helpers', 'Ann', '2026-11-23T07:12:33Z', 60, 'me');
insert into preference (seq, id, value, recorded_at, recorded_offset, entered_by) values (2, 'emergency_number', '112', '2026-11-23T07:12:33Z', 60, 'me');
insert into preference (seq, id, value, recorded_at, recorded_offset, entered_by) values (3, 'question_order', 'n2', '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (1, 'pain', 'Pain', 0, NULL, 1, 0, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (2, 'tiredness', 'Tiredness', 0, NULL, 1, 1, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (3, 'sleep', 'Trouble sleeping', 0, NULL, 1, 2, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (4, 'vomiting', 'Vomiting', 1, NULL, 1, 3, '2026-11-23T07:12:33Z', 60, 'me');
insert into symptom (seq, id, name, counted, usual, listed, position, recorded_at, recorded_offset, entered_by) values (5, 'own-knee', 'My knee''s “click”', 0, NULL, 1, 4, '2026-11-23T07:12:33Z', 60, 'me');
insert into treatment (seq, id, name, kind, class, route, since, until, schedule, dose, place, line, line_name, stopped_because, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 't1', 'Palbociclib', 'targeted therapy', 'CDK4/6 inhibitor', 'tablet', '2025-03', '2026-01-09', '21 days on, 7 off', '125 mg', '', 1, 'First', 'cancer grew', 'it''s "over"', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into treatment (seq, id, name, kind, class, route, since, until, schedule, dose, place, line, line_name, stopped_because, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 't2', 'Surgery', 'surgery', '', '', '2018', NULL, '', '', 'Left breast', NULL, '', NULL, '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into dose (seq, id, treatment, day, at, what, amount, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'd1', 't1', '2025-04-01', '09:05', 'taken', '', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into dose (seq, id, treatment, day, at, what, amount, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'd2', 't1', '2025-05-01', NULL, 'dose changed', '100 mg', '', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into dose (seq, id, treatment, day, at, what, amount, note, recorded_at, recorded_offset, entered_by, deleted_at) values (3, 'd3', 't1', '2025-04-02', NULL, 'skipped', '', 'put in the trash', '2026-11-23T07:12:33Z', 60, 'me', '2026-11-23T07:12:33Z');
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (1, 'e1', '2026-11-23', NULL, NULL, 'pain', 7, NULL, NULL, '24h', 'left hip', 'Slept badly;
it was loud 😀', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (2, 'e2', '2026-11-22', '15:10', NULL, 'vomiting', NULL, 2, NULL, '24h', '', '', '2026-11-23T07:12:33Z', 60, 'Ann', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (3, 'e3', '2026-11-23', NULL, 'night', 'own-knee', 0, NULL, 3, '7d', '', '''quoted'', "twice"', '2026-11-23T07:12:33Z', 60, 'me', NULL);
insert into symptom_entry (seq, id, day, at, part_of_day, symptom, severity, count, interference, recall, place, note, recorded_at, recorded_offset, entered_by, deleted_at) values (4, 'e4', '2026-11-23', NULL, NULL, 'sleep', 5, NULL, NULL, '24h', '', 'put in the trash', '2026-11-23T07:12:33Z', 60, 'me', '2026-11-23T07:12:33Z');

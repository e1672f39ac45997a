"""Symptom entries go out as a CSV, and come back exactly, once."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.domain.symptom_list import LONGEST_NAME, Symptom, built_in_named
from companion.domain.symptoms import PartOfDay, Recall, Selection
from companion.domain.text import clean
from companion.exchange import csv_symptoms
from companion.exchange.csv_sheet import Refused
from companion.storage.diary import Topic
from companion.storage.merging import Merged
from tests.storage.makers import entries, entry, naughty

HEADER = (
    "date,time,part_of_day,symptom,severity,level,count,interference,recall,place,note,entered_by,"
    "recorded_at,id"
)
EVERYTHING = Selection()
NO_SEVERITY = "which is not a whole number from 0 to 10"


def exported(store, tmp_path, selection=EVERYTHING):
    target = tmp_path / "out.csv"
    csv_symptoms.export(store, selection, target)
    return target.read_bytes()


def table(store):
    return [tuple(row) for row in store.symptoms.table(EVERYTHING)]


def bring(store, text, **options):
    return csv_symptoms.import_into(store, text.encode(), **options)


def lines(store, *rows, header=HEADER):
    return bring(store, "\n".join([header, *rows]))


def why(store, *rows, header=HEADER):
    """Return the reasons for which a file is refused, and make sure that nothing was changed."""
    before = (table(store), store.symptom_list.all())
    with pytest.raises(Refused) as error:
        lines(store, *rows, header=header)
    assert (table(store), store.symptom_list.all()) == before
    first, *rest = str(error.value).splitlines()
    assert first.startswith("Nothing was imported. ")
    return rest or [first.removeprefix("Nothing was imported. ")]


# Out


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    own, then = "a2c5bd1e-0000-4000-8000-00000000000", "2026-11-23T08:12:33-03:30"
    store.symptom_list.put_all([Symptom(id="own", name="Ringing, left")])
    zone = timezone(timedelta(hours=-3, minutes=-30))
    store.symptom_list.put_all([built_in_named("vomiting")])
    store.symptoms.put_all(
        [
            entry(
                id=f"{own}1",
                day=date(2026, 11, 23),
                at=time(8, 5),
                severity=7,
                interference=0,
                place="left hip",
                note='a "b",\nc',
                entered_by="Ruth",
                recorded_at=datetime(2026, 11, 23, 8, 12, 33, tzinfo=zone),
            ),
            entry(
                id=f"{own}2",
                day=date(2026, 11, 23),
                symptom="vomiting",
                count=0,
                note="=1+1",
                recorded_at=datetime(2026, 11, 23, 23, 0, 0, tzinfo=UTC),
            ),
            entry(
                id=f"{own}3",
                day=date(2026, 11, 22),
                symptom="own",
                severity=0,
                part_of_day=PartOfDay.NIGHT,
                recall=Recall.WEEK,
                recorded_at=datetime(2026, 11, 23, 23, 0, 0, tzinfo=UTC),
            ),
        ]
    )
    assert exported(store, tmp_path).decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f'2026-11-22,,night,"Ringing, left",0,none,,,7d,,,me,2026-11-23T23:00:00+00:00,{own}3',
            f"2026-11-23,,,Vomiting,,,0,,24h,,'=1+1,me,2026-11-23T23:00:00+00:00,{own}2",
            f'2026-11-23,08:05,,Pain,7,severe,,0,24h,left hip,"a ""b"",\nc",Ruth,{then},{own}1',
            "",
        ]
    )


def test_the_order_is_date_time_part_of_day_recorded_at_id(store, tmp_path):
    early = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    late = datetime(2026, 11, 23, 6, 0, tzinfo=timezone(timedelta(hours=-2)))
    day = date(2026, 11, 23)
    meant = [
        entry(day=day - timedelta(days=1), at=time(23), note="0"),
        entry(day=day, note="1", id=f"1{uuid4()}"[:36], recorded_at=early),
        entry(day=day, note="2", id=f"2{uuid4()}"[:36], recorded_at=early),
        entry(day=day, note="3", recorded_at=late),
        *(entry(day=day, part_of_day=part, note=f"4{n}") for n, part in enumerate(PartOfDay)),
        entry(day=day, at=time(0, 5), note="5"),
        entry(day=day, at=time(9, 0), note="6"),
    ]
    store.symptoms.put_all(reversed(meant))
    rows = csv.DictReader(io.StringIO(exported(store, tmp_path).decode("utf-8-sig"), newline=""))
    assert [row["note"] for row in rows] == [each.note for each in meant]


def test_only_what_is_meant_goes_out_and_nothing_from_the_trash(store, tmp_path):
    day = date(2026, 11, 23)
    store.symptoms.put_all(
        [
            entry(day=day, note="in"),
            entry(day=day + timedelta(days=1), note="in"),
            entry(day=day - timedelta(days=1), note="out"),
            gone := entry(day=day, note="out"),
        ]
    )
    store.symptoms.remove(gone.id)
    meant = Selection(first=day, last=day + timedelta(days=1))
    assert csv_symptoms.export(store, meant, tmp_path / "out.csv") == 2
    text = (tmp_path / "out.csv").read_text()
    assert (text.count(",in,"), text.count(",out,")) == (2, 0)


def test_an_empty_diary_gives_the_header_alone(store, tmp_path):
    assert exported(store, tmp_path) == f"\ufeff{HEADER}\r\n".encode()


# There and back

own_names = naughty.map(lambda name: clean(name)[:LONGEST_NAME]).filter(
    lambda name: name.strip() and built_in_named(name) is None
)


def emptied(store):
    with store.diary.writing(Topic.SYMPTOMS) as db:
        db.execute("delete from symptom_entry")
        db.execute("delete from symptom where id not in ('pain', 'tiredness', 'sleep', 'vomiting')")
    return store


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    said=st.lists(entries.filter(lambda each: each.entered_by), max_size=6),
    names=st.lists(own_names, min_size=1, max_size=3, unique=True),
)
@example(
    said=[entry(note="x" * 200_000), entry(note="'=x", place="''", entered_by="@me")], names=["-1"]
)
@example(said=[entry(), entry()], names=["Knee", "knee", " Knee"])
def test_any_text_whatever_comes_back_to_the_same_bytes(here, there, tmp_path, said, names):
    emptied(here)
    emptied(there)
    own = [Symptom(id=str(uuid4()), name=name, listed=False) for name in names]
    here.symptom_list.put_all(own)
    here.symptoms.put_all([*said, *(entry(symptom=symptom.id) for symptom in own)])
    first = exported(here, tmp_path)
    assert csv_symptoms.import_into(there, first).merged == Merged(added=len(said) + len(own))
    assert exported(there, tmp_path) == first
    assert table(there) == table(here)
    again = csv_symptoms.import_into(there, first)
    assert again.merged == Merged(already_there=len(said) + len(own))
    # Both ways of writing a file are one: inside SQLite for a diary, cell by cell for loose rows.
    csv_symptoms.write(tmp_path / "rows.csv", here.symptoms.table(EVERYTHING))
    assert (tmp_path / "rows.csv").read_bytes() == first


def test_another_program_reads_the_same_texts(store, tmp_path):
    note = 'a "b", \u202eعربي 👩‍🦲\nsecond line'
    store.symptoms.put(entry(note=note, place="'=1"))
    text = exported(store, tmp_path).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["note"], row["place"]) == (note, "''=1")


def test_our_file_saved_again_by_a_spreadsheet_is_still_ours(store, there, tmp_path):
    emptied(there)
    store.symptoms.put(said := entry(note="=1+1", at=time(8, 30)))
    rows = list(csv.reader(io.StringIO(exported(store, tmp_path).decode("utf-8-sig"), newline="")))
    rows = [[*row[::-1]] for row in rows]  # other order, no BOM, semicolons, seconds
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    bring(there, out.getvalue().replace("08:30", "8:30:00"))
    assert there.symptoms.get(said.id) == said


# In


def test_headers_are_known_by_name_in_any_order_and_case_and_unknown_ones_are_named(store):
    done = lines(
        store, "3,Mood: low,pain,2026-11-23,x", header="SEVERITY, Note ,Symptom,date,Weather"
    )
    assert (done.merged, done.unknown) == (Merged(added=1), ("Weather",))
    assert table(store)[0][:11] == (
        *("2026-11-23", "", "", "Pain", 3, "mild", None, None, "24h", "", "Mood: low"),
    )


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_as_programs_write_it(store, code, delimiter, end):
    text = end.join(["date,symptom,severity,note", '2026-11-23,Pain,3,"a; b é"', ""])
    text = text.replace(",", delimiter)
    if code.endswith("-bom"):
        content = ("\ufeff" + text).encode(code.removesuffix("-bom"))
    else:
        content = text.encode(code)
    csv_symptoms.import_into(store, content)
    assert table(store)[0][10] == "a; b é"


def test_an_older_code_is_refused_with_the_line(store):
    content = "date,symptom,severity,note\n2026-11-23,Pain,3,\n2026-11-23,Pain,3,café\n"
    with pytest.raises(Refused, match="Line 3 has a letter that is not in UTF-8") as error:
        csv_symptoms.import_into(store, content.encode("cp1252"))
    assert "Save the file again as “CSV UTF-8”." in str(error.value)
    assert table(store) == []


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("symptom,severity", "The first line must name the columns. Missing: date."),
        ("date,severity", "The first line must name the columns. Missing: symptom."),
        ("date,symptom", "The first line must name the columns. Missing: severity or count."),
        ("a,b", "The first line must name the columns. Missing: date, symptom, severity or count."),
        ("date,Date,symptom,count", "These columns are there twice: date."),
        ("", "The file is empty."),
        (
            '"date',
            "The first line must name the columns. Missing: date, symptom, severity or count.",
        ),
    ],
)
def test_a_header_that_does_not_do_is_said(store, header, said):
    assert why(store, header=header) == [said]


def test_every_bad_line_has_its_number_and_reason(store):
    assert why(
        store,
        "2026-11-23,Pain,3,,",
        "23.11.2026,Pain,3,,",
        "2026-11-23,,3,,",
        "2026-11-23,Pain,,,",
        "2026-11-23,Pain,3,3,",
        "2026-11-23,Pain,11,,",
        "2026-11-23,Pain,3",
        "2026-11-23,Vomiting,3,,",
        "2026-11-23,Nausea,,2,",
        f"2026-11-23,{'x' * 201},2,,",
        ",,,,",
        "2026-11-23,Pain,3,,noon",
        header="date,symptom,severity,count,part_of_day",
    ) == [
        "line 3: “date” is “23.11.2026”, which is not a date written like 2026-11-23",
        "line 4: “symptom” is empty",
        "line 5: “severity” and “count” are both empty; one of them is needed",
        "line 6: “severity” and “count” are both given; only one of them can be",
        "line 7: “severity” is “11”, which is not a whole number from 0 to 10",
        "line 8: 3 cells, where the first line has 5",
        "line 9: “Vomiting” is a number of times: it needs “count”, not “severity”",
        "line 10: “Nausea” is rated 0 to 10: it needs “severity”, not “count”",
        "line 11: “symptom” is too long for a name",
        "line 13: “part_of_day” is “noon”, which is not one of: morning, afternoon, evening, night",
    ]


def test_a_line_is_named_by_where_it_begins_and_by_its_row(store):
    assert why(
        store,
        '2026-11-23,Pain,3,"one\ntwo\nthree"',
        "",
        "2026-11-23,Pain,x,",
        header="date,symptom,severity,note",
    ) == [f"line 6 (row 4 of the spreadsheet): “severity” is “x”, {NO_SEVERITY}"]


def test_a_quotation_mark_that_is_not_closed_swallows_nothing(store):
    rest = ["2026-11-23,Pain,3,x"] * 3
    said = why(store, rest[0], '2026-11-23,Pain,3,"x', *rest, header="date,symptom,severity,note")
    assert said == ["line 3: a quotation mark is out of place or not closed; the rest was not read"]


def test_a_very_long_cell_comes_in_whole(store):
    note = "a long day " * 50_000
    lines(store, f'2026-11-23,Pain,3,"{note}"', header="date,symptom,severity,note")
    assert table(store)[0][10] == note


def test_text_is_cleaned_as_typed_text_is(store):
    lines(store, '2026-11-23,Pain,3,"a\r\nb\rc\x07\x00"', header="date,symptom,severity,note")
    assert table(store)[0][10] == "a\nb\nc"


def test_zero_is_zero_and_the_level_is_not_read(store):
    lines(store, "2026-11-23,Pain,0,severe", header="date,symptom,severity,level")
    assert table(store)[0][4:8] == (0, "none", None, None)


def test_a_date_to_come_is_taken_for_a_clock_can_be_wrong(store):
    lines(store, "2126-11-23,Pain,3", header="date,symptom,severity")
    assert table(store)[0][0] == "2126-11-23"


# Once


def test_a_file_without_ids_is_taken_in_once(store):
    rows = ["2026-11-23,Pain,3", "2026-11-23,Pain,3", "2026-11-23,Pain,4"]
    assert lines(store, *rows, header="date,symptom,severity").merged == Merged(added=3)
    assert lines(store, *rows, header="date,symptom,severity").merged == Merged(already_there=3)
    # The same lines as another program writes them: other columns, other order, other case.
    rows = [";3;pain;2026-11-23;", ";3.0;PAIN;2026-11-23;24h", ";4;Pain;2026-11-23;"]
    done = lines(store, *rows, header="note;severity;symptom;date;recall")
    assert done.merged == Merged(already_there=3)
    more = lines(store, "2026-11-23,Pain,3", "2026-11-23,Pain,5", header="date,symptom,severity")
    assert more.merged == Merged(added=1, already_there=1)


def test_what_has_no_instant_was_recorded_at_noon_in_utc(store):
    lines(store, "2026-11-23,08:00,Pain,3", header="date,time,symptom,severity")
    assert table(store)[0][12] == "2026-11-23T12:00:00+00:00"


def test_what_differs_is_counted_and_kept_unless_it_is_to_be_replaced(store):
    store.symptoms.put(mine := entry(note="mine", severity=3))
    row = f"2026-11-23,Pain,3,theirs,2026-11-23T08:12:33+01:00,{mine.id}"
    header = "date,symptom,severity,note,recorded_at,id"
    assert lines(store, row, header=header).merged == Merged(differs=1)
    assert store.symptoms.get(mine.id).note == "mine"
    text = f"{header}\n{row}"
    assert bring(store, text, replace=True).merged == Merged(differs=1)
    assert store.symptoms.get(mine.id).note == "theirs"
    assert bring(store, text).merged == Merged(already_there=1)
    store.symptoms.remove(mine.id)
    assert bring(store, text).merged == Merged(added=1)


def test_one_id_cannot_say_two_things(store):
    own = str(uuid4())
    rows = [f"2026-11-23,Pain,3,{own}", f"2026-11-23,Pain,3,{own.upper()}"]
    header = "date,symptom,severity,id"
    assert lines(store, *rows, header=header).merged == Merged(added=1, already_there=1)
    other = str(uuid4())
    assert why(
        store, f"2026-11-23,Pain,3,{other}", f"2026-11-24,Pain,3,{other}", header=header
    ) == ["line 3: it has the id of line 2, but says something else"]


def test_a_look_changes_nothing_and_counts_the_same(store):
    heard = []
    store.subscribe(heard.append)
    before = store.symptom_list.all()
    text = "date,symptom,severity\n2026-11-23,Pain,3\n2026-11-23,Knee,3\n"
    assert bring(store, text, try_only=True).merged == Merged(added=2)
    assert (table(store), store.symptom_list.all(), heard) == ([], before, [])
    assert bring(store, text).merged == Merged(added=2)


# Symptoms


def test_a_symptom_of_ones_own_joins_the_end_of_the_list(store):
    heard = []
    store.subscribe(heard.append)
    rows = ["2026-11-23,Ringing,3,", "2026-11-24,Ringing,5,", "2026-11-23,Falls,,2"]
    lines(store, *rows, header="date,symptom,severity,count")
    assert [(each.name, each.counted) for each in store.symptom_list.listed()] == [
        *(("Pain", False), ("Tiredness", False), ("Trouble sleeping", False)),
        *(("Ringing", False), ("Falls", True)),
    ]
    assert {row[3] for row in table(store)} == {"Ringing", "Falls"}
    assert heard == [Topic.SYMPTOMS, Topic.SYMPTOM_LIST]
    heard.clear()
    lines(store, "2026-11-25,Ringing,3,", header="date,symptom,severity,count")
    assert heard == [Topic.SYMPTOMS]


def test_a_built_in_one_in_any_case_is_that_one_and_does_not_change_the_list(store):
    lines(store, "2026-11-23, nauSEA ,3", header="date,symptom,severity")
    assert table(store)[0][3] == "Nausea"
    assert [each.name for each in store.symptom_list.listed()] == [
        *("Pain", "Tiredness", "Trouble sleeping"),
    ]


def test_an_own_name_in_another_case_is_the_one_the_diary_has(store):
    store.symptom_list.put_all([Symptom(id="knee", name="Left knee")])
    lines(store, "2026-11-23,left KNEE ,3", header="date,symptom,severity")
    assert table(store)[0][3] == "Left knee"


def test_a_new_name_is_either_rated_or_counted(store):
    rows = ["2026-11-23,Falls,,2", "2026-11-24,Falls,5,"]
    assert why(store, *rows, header="date,symptom,severity,count") == [
        "line 3: “Falls” is a number of times: it needs “count”, not “severity”"
    ]


def test_a_search_finds_what_came_in(store):
    rows = ["2026-11-23,Pain,3,after the stairs", "2026-11-24,Pain,5,"]
    lines(store, *rows, header="date,symptom,severity,note")
    assert store.symptoms.count(Selection(words="stairs")) == 1
    store.symptoms.put(entry(note="stairs again"))
    assert store.symptoms.count(Selection(words="stairs")) == 2

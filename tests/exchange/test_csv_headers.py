"""A file says by its columns which table it is of, and is not taken for another."""

import pytest

from companion.exchange import csv_headers
from companion.exchange.csv_sheet import Refused
from companion.exchange.csv_tables import TABLES, table_of


@pytest.mark.parametrize("header", csv_headers.ALL, ids=lambda header: header.table)
def test_each_of_our_files_is_known_and_no_other_table_takes_it(store, header):
    content = (",".join(header.columns) + "\r\n").encode("utf-8-sig")
    assert table_of(content).name == header.table
    for name, table in TABLES.items():
        if name == header.table:
            assert table.import_into(store, content).merged.added == 0
        else:
            with pytest.raises(Refused) as error:
                table.import_into(store, content)
            assert str(error.value) == (
                f"Nothing was imported. This is a file of {header.table}, not of {name}."
            )


@pytest.mark.parametrize(
    ("header", "table"),
    [
        ("date,symptom,severity", "symptoms"),
        ("Date;Symptom;Count", "symptoms"),
        ("date,rating", "days"),
        ("date,rating,note", "days"),
        ("date\tnote", "notes"),
        ("note,date,Weather", "notes"),
        ("name,kind", "treatments"),
        ("date,treatment,what,amount", "doses"),
        ("date,treatment_id,what", "doses"),
        ("date,what,value,unit,note", "measurements"),
        ('"DATE","What", VALUE ', "measurements"),
        ("marker,result", "biomarkers"),
        ("Date,Marker,Result,Note", "biomarkers"),
    ],
)
def test_files_made_by_hand_are_known_by_few_columns(header, table):
    assert table_of(f"{header}\n".encode()).name == table


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("date,symptom,note", "symptoms. {} severity or count."),
        ("name,severity,symptom", "symptoms. {} date."),
        ("date,treatment,note", "doses. {} what."),
        ("date,value,note", "measurements. {} what."),
        ("name,since,until", "treatments. {} kind."),
        ("marker,sample,note", "biomarkers. {} result."),
    ],
)
def test_what_is_short_of_a_column_is_not_taken_for_notes_but_told_which(header, said):
    with pytest.raises(Refused) as error:
        table_of(f"{header}\n".encode())
    missing = "The first line must name the columns. Missing:"
    assert str(error.value) == (
        f"Nothing was imported. It looks like a file of {said.format(missing)}"
    )


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "date\n", "date,what,note", "\x00\x01", '"date'])
def test_what_fits_no_table_is_refused_in_words(content):
    with pytest.raises(Refused, match="does not name the columns of any table"):
        table_of(content.encode())


def test_an_empty_file_is_said(store):
    with pytest.raises(Refused, match="The file is empty"):
        table_of(b"\xef\xbb\xbf\r\n\r\n")


@pytest.mark.parametrize(
    ("header", "asked", "said"),
    [
        ("date,symptom,severity,note", "days", "This is a file of symptoms, not of days."),
        ("date,symptom,note", "days", "This is a file of symptoms, not of days."),
        ("date,note,tags", "measurements", "This is a file of notes, not of measurements."),
        ("date,note", "measurements", "This is a file of notes, not of measurements."),
        ("date,rating,note", "notes", "This is a file of days, not of notes."),
        ("date,what,value", "doses", "This is a file of measurements, not of doses."),
        ("name,kind,note", "doses", "This is a file of treatments, not of doses."),
        (
            "date,what",
            "doses",
            "The first line must name the columns. Missing: treatment or treatment_id.",
        ),
        ("date,note", "treatments", "This is a file of notes, not of treatments."),
        (
            "date,symptom,note",
            "symptoms",
            "The first line must name the columns. Missing: severity or count.",
        ),
        (
            "date,what,note,amount",
            "doses",
            "The first line must name the columns. Missing: treatment or treatment_id.",
        ),
        (
            "date,what,note",
            "measurements",
            "The first line must name the columns. Missing: value.",
        ),
        ("date,symptom,note", "notes", "This is a file of symptoms, not of notes."),
        ("date,treatment,note", "notes", "This is a file of doses, not of notes."),
        ("date,what,note", "notes", "This is no file of notes: they have no column “what”."),
        ("date,what,note", "days", "This is no file of days: they have no column “what”."),
        ("x,y", "treatments", "The first line must name the columns. Missing: name, kind."),
    ],
)
def test_a_file_of_another_table_is_refused_by_name(store, header, asked, said):
    with pytest.raises(Refused) as error:
        TABLES[asked].import_into(store, f"{header}\n".encode())
    assert str(error.value) == f"Nothing was imported. {said}"


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("date,note", "days"),
        ("date,rating,Weather,Mood", "days"),
        ("date,place,note", "notes"),
        ("date,note,tags,what,symptom", "notes"),
        ("date,what,value,symptom", "measurements"),
    ],
)
def test_a_file_that_fits_what_was_asked_for_is_taken(store, header, asked):
    assert TABLES[asked].import_into(store, f"{header}\n".encode()).merged.added == 0

"""What happened to treatments comes in beside the treatment that is meant."""

from datetime import date, time

import pytest

from companion.domain.doses import What
from companion.domain.rough_dates import RoughDate
from companion.exchange import csv_doses
from companion.exchange.csv_sheet import Refused
from companion.storage.merging import Merged
from tests.storage.makers import dose, treatment

HEADER = "date,time,treatment,treatment_id,what,amount,note,entered_by,recorded_at,id"
OWN = "a2c5bd1e-0000-4000-8000-00000000000"
SHORT = "date,treatment,what"


def bring(store, *rows, header=SHORT, **options):
    return csv_doses.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def reasons(store, *rows, header=SHORT):
    with pytest.raises(Refused) as error:
        bring(store, *rows, header=header)
    assert list(store.doses.table()) == []
    return [line.reason for line in error.value.lines]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    store.treatments.put(treatment(id=f"{OWN}1", name="=Letrozole"))
    store.doses.put_all(
        [
            dose(id=f"{OWN}2", treatment=f"{OWN}1", what=What.CYCLE_STARTED, amount="3"),
            dose(
                id=f"{OWN}3",
                treatment=f"{OWN}1",
                day=date(2026, 11, 22),
                at=time(8, 5),
                amount="-1",
                note="with tea",
                entered_by="Ruth",
            ),
        ]
    )
    target = tmp_path / "doses.csv"
    assert csv_doses.TABLE.export(store, None, None, target) == 2
    then = "2026-11-23T08:12:33+01:00"
    assert target.read_bytes().decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"2026-11-22,08:05,'=Letrozole,{OWN}1,taken,'-1,with tea,Ruth,{then},{OWN}3",
            f"2026-11-23,,'=Letrozole,{OWN}1,cycle started,3,,me,{then},{OWN}2",
            "",
        ]
    )
    csv_doses.TABLE.export(store, date(2026, 11, 23), date(2026, 11, 23), target)
    assert target.read_bytes().count(b"\r\n") == 2


def test_a_treatment_is_known_by_its_name_in_any_case(store):
    store.treatments.put(treatment(id=f"{OWN}1", name="Letrozole"))
    rows = ["2026-11-23, LETROzole ,Taken", "2026-11-24,letrozole,SKIPPED"]
    assert bring(store, *rows).merged == Merged(added=2)
    assert [each.what for each in store.doses.of(f"{OWN}1")] == [What.SKIPPED, What.TAKEN]
    assert bring(store, *rows).merged == Merged(already_there=2)


def test_of_several_of_one_name_it_is_the_one_that_was_given_then(store):
    store.treatments.put_all(
        [
            treatment(id=f"{OWN}1", since=RoughDate(2024), until=RoughDate(2025, 3)),
            treatment(id=f"{OWN}2", name="LETROZOLE", since=RoughDate(2026, 1, 10)),
        ]
    )
    bring(store, "2025-03-31,Letrozole,taken", "2026-01-10,Letrozole,taken")
    assert [each.day for each in store.doses.of(f"{OWN}1")] == [date(2025, 3, 31)]
    assert [each.day for each in store.doses.of(f"{OWN}2")] == [date(2026, 1, 10)]


def test_where_the_date_does_not_tell_which_is_meant_the_line_asks_for_the_id(store):
    store.treatments.put_all(
        [
            treatment(since=RoughDate(2024), until=RoughDate(2025)),
            treatment(id=f"{OWN}2", since=RoughDate(2025)),
        ]
    )
    asked = (
        "several treatments of the diary are called “Letrozole”, and the date does not tell which"
        " is meant; add treatment_id"
    )
    rows = ["2025-06-01,Letrozole,taken", "2019-06-01,Letrozole,taken"]
    assert reasons(store, *rows) == [asked, asked]
    header = f"{SHORT},treatment_id"
    assert bring(store, *(f"{row},{OWN}2" for row in rows), header=header).merged.added == 2
    assert store.doses.count(f"{OWN}2") == 2


def test_one_alone_is_meant_whatever_the_date_for_a_diary_takes_its_own_file_back(store):
    store.treatments.put(treatment(id=f"{OWN}1", since=RoughDate(2026)))
    assert bring(store, "2025-06-01,Letrozole,taken").merged == Merged(added=1)


def test_a_treatment_that_is_not_in_the_diary_is_named(store):
    store.treatments.put(gone := treatment(name="Anastrozole"))
    store.treatments.remove(gone.id)
    last = "is not in the diary; import the treatments first"
    assert reasons(
        store,
        "2026-11-23,Letrozole,,taken",
        f"2026-11-23,Anastrozole,{gone.id},taken",
        f"2026-11-23,,{OWN}9,taken",
        "2026-11-23,,,taken",
        header="date,treatment,treatment_id,what",
    ) == [
        f"“Letrozole” {last}",
        f"“Anastrozole” {last}",
        f"“{OWN}9” {last}",
        "“treatment” and “treatment_id” are both empty; one of them is needed",
    ]


def test_every_bad_line_has_its_reason_in_words(store):
    store.treatments.put(treatment(id=f"{OWN}1"))
    whats = ", ".join(What)
    assert reasons(
        store,
        f"2026,{OWN}1,taken,,",
        f"2026-11-23,{OWN}1,,,",
        f"2026-11-23,{OWN}1,eaten,,",
        f"2026-11-23,{OWN}1,taken,{'x' * 301},",
        f"2026-11-23,{OWN}1,taken,,noon",
        header="date,treatment_id,what,amount,time",
    ) == [
        "“date” is “2026”, which is not a date written like 2026-11-23",
        f"“what” is empty; it is one of: {whats}",
        f"“what” is “eaten”, which is not one of: {whats}",
        "“amount” is too long for one line",
        "“time” is “noon”, which is not a time written like 08:30",
    ]


def test_what_was_deleted_comes_back_as_added(store):
    store.treatments.put(treatment(id=f"{OWN}1"))
    store.doses.put(gone := dose(treatment=f"{OWN}1"))
    store.doses.remove(gone.id)
    row = f"2026-11-23,{OWN}1,taken,2026-11-23T08:12:33+01:00,{gone.id}"
    header = "date,treatment_id,what,recorded_at,id"
    assert bring(store, row, header=header).merged == Merged(added=1)
    assert store.doses.get(gone.id) == gone

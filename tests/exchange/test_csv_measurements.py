"""Measurements go out as a CSV and come in as they were typed."""

from datetime import date, time

import pytest

from companion.exchange import csv_measurements
from companion.exchange.csv_sheet import Refused
from companion.storage.merging import Merged
from tests.storage.makers import measurement

HEADER = "date,time,what,value,unit,note,entered_by,recorded_at,id"
OWN = "a2c5bd1e-0000-4000-8000-00000000000"


def bring(store, *rows, header="date,what,value", **options):
    return csv_measurements.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def table(store):
    return [tuple(row)[:5] for row in store.measurements.table()]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    store.measurements.put_all(
        [
            measurement(id=f"{OWN}1", at=time(8, 5), note="=x", entered_by="Ruth"),
            measurement(
                id=f"{OWN}2", day=date(2026, 11, 22), what="Heartbeat", value="-1", unit=""
            ),
        ]
    )
    target = tmp_path / "measurements.csv"
    assert csv_measurements.TABLE.export(store, None, None, target) == 2
    then = "2026-11-23T08:12:33+01:00"
    assert target.read_bytes().decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"2026-11-22,,Heartbeat,'-1,,,me,{then},{OWN}2",
            f'2026-11-23,08:05,weight,"64,5",kg,\'=x,Ruth,{then},{OWN}1',
            "",
        ]
    )
    csv_measurements.TABLE.export(store, None, date(2026, 11, 22), target)
    assert target.read_bytes().count(b"\r\n") == 2


def test_three_columns_do_and_a_value_stays_as_it_was_typed(store):
    rows = [
        '2026-11-23,Temperature,"38,4"',
        "2026-11-23,Heartbeat,about 80",
        "2026-11-23,WEIGHT,070.50",
    ]
    assert bring(store, *rows).merged == Merged(added=3)
    assert {row[2:4] for row in table(store)} == {
        *(("temperature", "38,4"), ("Heartbeat", "about 80"), ("weight", "070.50")),
    }
    assert bring(store, *rows).merged == Merged(already_there=3)


def test_what_was_deleted_comes_back_as_added_and_what_differs_is_kept(store):
    store.measurements.put(mine := measurement(what="temperature", value="37", unit=""))
    row = f"2026-11-23,temperature,38,2026-11-23T08:12:33+01:00,{mine.id}"
    header = "date,what,value,recorded_at,id"
    assert bring(store, row, header=header).merged == Merged(differs=1)
    assert table(store)[0][3] == "37"
    store.measurements.remove(mine.id)
    assert bring(store, row, header=header).merged == Merged(added=1)
    assert table(store)[0][3] == "38"


def test_every_bad_line_has_its_reason_in_words(store):
    with pytest.raises(Refused) as error:
        bring(
            store,
            "2026-11-23,temperature,",
            "2026-11-23, ,37",
            f"2026-11-23,temperature,{'3' * 61}",
            "23.11.2026,temperature,37",
        )
    assert [line.reason for line in error.value.lines] == [
        "“value” is empty",
        "“what” is empty",
        "“what”, “value” or “unit” is too long",
        "“date” is “23.11.2026”, which is not a date written like 2026-11-23",
    ]
    assert table(store) == []

"""Results of biomarker tests go out as a CSV and come in as they were typed."""

import pytest

from companion.domain.biomarkers import histories
from companion.domain.rough_dates import RoughDate
from companion.exchange import csv_biomarkers
from companion.exchange.csv_sheet import Refused
from companion.storage.merging import Merged
from tests.storage.makers import biomarker

HEADER = "marker,result,detail,date,sample,note,entered_by,recorded_at,id"
OWN = "a2c5bd1e-0000-4000-8000-00000000000"


def bring(store, *rows, header="marker,result,date", **options):
    return csv_biomarkers.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def table(store):
    return [tuple(row)[:5] for row in store.biomarkers.table()]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    store.biomarkers.put_all(
        [
            biomarker(
                id=f"{OWN}1",
                marker="HER2",
                result="low",
                detail="IHC 1+, ISH -",
                tested=RoughDate(2026, 3),
                sample="metastasis",
            ),
            biomarker(id=f"{OWN}2", result="-", detail="+90 %", note="=x", entered_by="Ruth"),
        ]
    )
    target = tmp_path / "biomarkers.csv"
    assert csv_biomarkers.TABLE.export(store, None, None, target) == 2
    then = "2026-11-23T08:12:33+01:00"
    assert target.read_bytes().decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"ER,'-,'+90 %,,,'=x,Ruth,{then},{OWN}2",
            f'HER2,low,"IHC 1+, ISH -",2026-03,metastasis,,me,{then},{OWN}1',
            "",
        ]
    )


def test_two_columns_do_and_any_words_are_a_result(store):
    rows = ["her2,Ultralow,2026", "PD-L1,CPS 12,2026-03-09", "Ki-67,20 %,", "ER,Don’t know,"]
    assert bring(store, *rows).merged == Merged(added=4)
    assert [(row[0], row[1], row[3]) for row in table(store)] == [
        ("ER", "don't know", ""),
        ("HER2", "ultralow", "2026"),
        ("Ki-67", "20 %", ""),
        ("PD-L1", "CPS 12", "2026-03-09"),
    ]
    assert bring(store, *rows).merged == Merged(already_there=4)
    assert [each.marker for each in histories(store.biomarkers.all())][-1] == "Ki-67"


def test_what_was_deleted_comes_back_as_added_and_what_differs_is_kept(store):
    store.biomarkers.put(mine := biomarker())
    row = f"ER,negative,2026-11-23T08:12:33+01:00,{mine.id}"
    header = "marker,result,recorded_at,id"
    assert bring(store, row, header=header).merged == Merged(differs=1)
    assert table(store)[0][1] == "positive"
    assert bring(store, row, header=header, replace=True).merged == Merged(differs=1)
    assert table(store)[0][1] == "negative"
    store.biomarkers.remove(mine.id)
    assert bring(store, row, header=header).merged == Merged(added=1)
    assert table(store)[0][1] == "negative"


def test_every_bad_line_has_its_reason_in_words(store):
    with pytest.raises(Refused) as error:
        bring(
            store,
            "ER, ,2026",
            ",positive,2026",
            f"{'x' * 61},positive,",
            f"ER,{'x' * 301},",
            "ER,positive,9.3.2026",
        )
    assert [line.reason for line in error.value.lines] == [
        "“result” is empty",
        "“marker” is empty",
        "“marker” is too long",
        "“result”, “detail” or “sample” is too long",
        ("“date” is “9.3.2026”, which is not a date written like 2026-11-23, 2026-11 or 2026"),
    ]
    assert table(store) == []

"""Treatments go out as a CSV and come in, by hand or from another program."""

from datetime import date

import pytest

from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Kind
from companion.exchange import csv_treatments
from companion.exchange.csv_sheet import Refused
from companion.storage.merging import Merged
from tests.storage.makers import dose, treatment

HEADER = (
    "name,kind,class,route,since,until,schedule,dose,place,line,line_name,stopped_because,note,"
    "entered_by,recorded_at,id"
)
OWN = "a2c5bd1e-0000-4000-8000-00000000000"


def bring(store, *rows, header=HEADER, **options):
    return csv_treatments.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def table(store):
    return [tuple(row) for row in store.treatments.table()]


def reasons(store, *rows, header):
    with pytest.raises(Refused) as error:
        bring(store, *rows, header=header)
    assert table(store) == []
    return [line.reason for line in error.value.lines]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    store.treatments.put_all(
        [
            treatment(
                id=f"{OWN}1",
                drug_class="aromatase inhibitor",
                route="tablet",
                since=RoughDate(2025, 3),
                until=RoughDate(2026),
                schedule="daily",
                dose="2,5 mg",
                place="=home",
                line=2,
                line_name="After the first",
                stopped_because=Ended.CANCER_GREW,
                note="a\nb",
                entered_by="Ruth",
            ),
            treatment(id=f"{OWN}2", name="Lumpectomy", kind=Kind.SURGERY),
        ]
    )
    target = tmp_path / "treatments.csv"
    assert csv_treatments.TABLE.export(store, None, None, target) == 2
    then = "2026-11-23T08:12:33+01:00"
    assert target.read_bytes().decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"Lumpectomy,surgery,,,,,,,,,,,,me,{then},{OWN}2",
            (
                "Letrozole,hormone therapy,aromatase inhibitor,tablet,2025-03,2026,daily,"
                f'"2,5 mg",\'=home,2,After the first,cancer grew,"a\nb",Ruth,{then},{OWN}1'
            ),
            "",
        ]
    )


def test_a_period_means_what_was_given_in_it(store, tmp_path):
    def names(first, last):
        target = tmp_path / "out.csv"
        csv_treatments.TABLE.export(store, first, last, target)
        lines = target.read_text(encoding="utf-8-sig").splitlines()[1:]
        return {line.partition(",")[0] for line in lines}

    store.treatments.put_all(
        [
            treatment(name="over", since=RoughDate(2024), until=RoughDate(2025, 3)),
            treatment(name="goes on", since=RoughDate(2025, 3, 20)),
            treatment(name="operated", kind=Kind.SURGERY, since=RoughDate(2024, 5)),
            treatment(name="nobody knows"),
        ]
    )
    assert names(date(2025, 3, 31), None) == {"over", "goes on", "nobody knows"}
    assert names(date(2025, 4, 1), None) == {"goes on", "nobody knows"}
    assert names(None, date(2025, 3, 19)) == {"over", "operated", "nobody knows"}
    assert names(date(2024, 5, 9), date(2024, 5, 9)) == {"over", "operated", "nobody knows"}


def test_a_name_and_a_kind_do_and_words_are_known_in_any_case(store):
    rows = ["Letrozole,Hormone Therapy,Side Effects,2025-03", "Letrozole,SURGERY,,"]
    header = "Name,KIND,stopped_because,since"
    assert bring(store, *rows, header=header).merged == Merged(added=2)
    assert bring(store, *rows, header=header).merged == Merged(already_there=2)
    first, second = sorted(store.treatments.all(), key=lambda each: each.kind)
    assert (first.kind, first.stopped_because) == (Kind.HORMONE_THERAPY, Ended.SIDE_EFFECTS)
    assert (first.since, first.entered_by) == (RoughDate(2025, 3), "me")
    assert first.recorded_at.isoformat() == "2025-03-01T12:00:00+00:00"
    assert second.recorded_at.isoformat() == "2000-01-01T12:00:00+00:00"


def test_the_same_line_twice_is_two_treatments_and_the_same_file_twice_adds_nothing(store):
    rows = ["A,surgery"] * 2
    assert bring(store, *rows, header="name,kind").merged == Merged(added=2)
    assert bring(store, *rows, header="name,kind").merged == Merged(already_there=2)


def test_ids_made_of_a_line_are_the_same_on_every_computer_and_in_every_version(store):
    bring(store, "Letrozole,hormone therapy,2025-03", header="name,kind,since")
    assert [each.id for each in store.treatments.all()] == ["c7159096-9707-511b-b2f0-70f4797934f5"]


def test_every_bad_line_has_its_reason_in_words(store):
    said = reasons(
        store,
        "A,surgery,,,,,",
        " ,surgery,,,,,",
        "A,,,,,,",
        "A,magic,,,,,",
        "A,surgery,03/2025,,,,",
        "A,surgery,2025-13,,,,",
        "A,surgery,2026,2025,,,",
        "A,surgery,,,0,,",
        "A,surgery,,,,failed,",
        "A,surgery,,,,,0 days on, 0 off",
        "A,surgery,,,,,day 30 of 28",
        f"{'x' * 301},surgery,,,,,",
        header="name,kind,since,until,line,stopped_because,schedule",
    )
    kinds = ", ".join(Kind)
    assert said == [
        "“name” is empty",
        f"“kind” is empty; it is one of: {kinds}",
        f"“kind” is “magic”, which is not one of: {kinds}",
        "“since” is “03/2025”, which is not a date written like 2026-11-23, 2026-11 or 2026",
        "“since” is “2025-13”, which is not a date written like 2026-11-23, 2026-11 or 2026",
        "“until” is before “since”",
        "“line” is “0”, which is not a whole number from 1 to 99",
        "“stopped_because” is “failed”, which is not one of: " + ", ".join(Ended),
        "8 cells, where the first line has 7",
        "“schedule” names a day beyond the end of the cycle",
        "one of its texts is too long for one line; only “note” may be longer",
    ]


def test_a_cycle_without_days_is_refused(store):
    said = reasons(store, 'A,surgery,"0 days on, 0 off"', header="name,kind,schedule")
    assert said == ["“schedule” has a cycle without days"]


def test_what_was_deleted_comes_back_as_added_and_then_its_doses_can(store):
    gone = treatment(id=f"{OWN}1")
    store.treatments.put(gone)
    store.doses.put(dose(treatment=gone.id, id=f"{OWN}2"))
    store.treatments.remove(gone.id)
    row = f"Letrozole,hormone therapy,2026-11-23T08:12:33+01:00,{OWN}1"
    done = bring(store, row, header="name,kind,recorded_at,id")
    assert done.merged == Merged(added=1)
    assert store.treatments.get(gone.id) == gone


def test_the_file_wins_only_where_it_is_asked_to(store):
    store.treatments.put(mine := treatment(note="mine"))
    row = f"Letrozole,hormone therapy,theirs,2026-11-23T08:12:33+01:00,{mine.id}"
    header = "name,kind,note,recorded_at,id"
    assert bring(store, row, header=header).merged == Merged(differs=1)
    assert store.treatments.get(mine.id).note == "mine"
    assert bring(store, row, header=header, replace=True, try_only=True).merged.differs == 1
    assert store.treatments.get(mine.id).note == "mine"
    bring(store, row, header=header, replace=True)
    assert store.treatments.get(mine.id).note == "theirs"

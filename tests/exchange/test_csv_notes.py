"""Notes go out as a CSV and come in with their tags and answers, and are found."""

from datetime import date, time

import pytest

from companion.domain.notes import QUESTION, Search
from companion.domain.symptoms import PartOfDay
from companion.exchange import csv_notes
from companion.exchange.csv_sheet import Refused
from companion.storage.merging import Merged
from tests.storage.makers import note

HEADER = "date,time,part_of_day,note,tags,answer,entered_by,recorded_at,id"
OWN = "a2c5bd1e-0000-4000-8000-00000000000"


def bring(store, *rows, header="date,note,tags", **options):
    return csv_notes.TABLE.import_into(store, "\n".join([header, *rows]).encode(), **options)


def found(store, words="", tag=""):
    return [each.note.note for each in store.notes.find(Search(words=words, tag=tag))]


def test_the_file_is_as_the_outside_was_promised(store, tmp_path):
    store.notes.put_all(
        [
            note(
                id=f"{OWN}1",
                at=time(8, 5),
                note='=1 "a", b\nc',
                tags=("Sleep", QUESTION),
                answer="-yes",
                entered_by="Ruth",
            ),
            note(id=f"{OWN}2", day=date(2026, 11, 22), part_of_day=PartOfDay.NIGHT),
        ]
    )
    target = tmp_path / "notes.csv"
    assert csv_notes.TABLE.export(store, None, None, target) == 2
    then = "2026-11-23T08:12:33+01:00"
    assert target.read_bytes().decode() == "\ufeff" + "\r\n".join(
        [
            HEADER,
            f"2026-11-22,,night,A note,,,me,{then},{OWN}2",
            f'2026-11-23,08:05,,"\'=1 ""a"", b\nc",Sleep | {QUESTION},\'-yes,Ruth,{then},{OWN}1',
            "",
        ]
    )
    csv_notes.TABLE.export(store, date(2026, 11, 23), None, target)
    assert b"2026-11-22" not in target.read_bytes()


def test_a_date_and_a_note_do_and_the_same_file_twice_adds_nothing(store):
    rows = ["2026-11-23,went out", "2026-11-23,went out", "2026-11-24,again"]
    assert bring(store, *rows, header="Date,Note").merged == Merged(added=3)
    assert bring(store, *rows, header="Date,Note").merged == Merged(already_there=3)


def test_tags_stand_between_bars_with_or_without_blanks_and_each_is_one(store):
    bring(store, "2026-11-23,a,sleep|Cat |  |SLEEP", "2026-11-24,b,question for my team")
    assert store.notes.tag_names() == ["Cat", QUESTION, "Sleep"]
    assert [each.note for each in store.notes.questions()] == ["b"]


def test_what_came_in_is_found_by_its_words_and_by_its_tag(store):
    bring(store, "2026-11-23,walked in the park,Getting out", "2026-11-24,slept,")
    assert found(store, "par") == ["walked in the park"]
    assert found(store, tag="Getting out") == ["walked in the park"]
    store.notes.put(note(note="the park again"))
    assert len(found(store, "park")) == 2


def test_what_was_deleted_comes_back_as_added_and_is_found(store):
    store.notes.put(gone := note(note="park"))
    store.notes.remove(gone.id)
    assert found(store, "park") == []
    row = f"2026-11-23,park,,2026-11-23T08:12:33+01:00,{gone.id}"
    done = bring(store, row, header="date,note,tags,recorded_at,id")
    assert done.merged == Merged(added=1)
    assert found(store, "park") == ["park"]


def test_where_the_file_wins_the_old_words_are_no_longer_found(store):
    store.notes.put(mine := note(note="mine", tags=("Cat",)))
    row = f"2026-11-23,theirs,Sleep,2026-11-23T08:12:33+01:00,{mine.id}"
    header = "date,note,tags,recorded_at,id"
    assert bring(store, row, header=header).merged == Merged(differs=1)
    assert (found(store, "mine"), found(store, "theirs")) == (["mine"], [])
    bring(store, row, header=header, replace=True)
    assert (found(store, "mine"), found(store, "theirs")) == ([], ["theirs"])
    assert store.notes.tag_names() == ["Sleep"]


def test_every_bad_line_has_its_reason_in_words(store):
    with pytest.raises(Refused) as error:
        bring(
            store,
            "2026-11-23,fine,,",
            "2026-11-23,  ,,",
            ",a,,",
            f"2026-11-23,a,{'x' * 61},",
            "2026-11-23,a,,noon",
            header="date,note,tags,part_of_day",
        )
    assert str(error.value).splitlines() == [
        "Nothing was imported. 4 lines cannot be taken in:",
        "line 3: “note” is empty",
        "line 4: “date” is empty",
        "line 5: one of “tags” is too long",
        "line 6: “part_of_day” is “noon”, which is not one of: morning, afternoon, evening, night",
    ]
    assert found(store) == []

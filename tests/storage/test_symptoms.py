"""Symptom entries, put and found again."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import PartOfDay, Recall, Selection, level_of
from tests.storage.makers import DAY, MOMENT, entries, entry, instants, naughty

EVERYTHING = Selection()
FIELDS = ["note", "place", "day", "at", "part_of_day", "recall", "interference", "entered_by"]


def found(store, **selection):
    """Return the notes that a selection finds, newest first."""
    meant = Selection(**selection)
    total = store.symptoms.count(meant)
    page = store.symptoms.page(meant, 0, total, total)
    assert len(page) == total
    return [each.note for each in page]


@settings(max_examples=150, deadline=None)
@given(said=entries)
def test_what_is_put_comes_back_the_same(long_store, said):
    long_store.symptoms.put(said)
    back = long_store.symptoms.get(said.id)
    assert back == said
    assert back.recorded_at.utcoffset() == said.recorded_at.utcoffset()


@settings(max_examples=30, deadline=None)
@given(
    before=entries, changed=st.fixed_dictionaries({}, optional={"note": naughty, "place": naughty})
)
def test_what_is_put_again_is_changed_in_place(long_store, before, changed):
    store = long_store
    store.symptoms.put(before)
    total = store.symptoms.count(EVERYTHING)
    after = entry(id=before.id, **changed)
    store.symptoms.put(after)
    assert store.symptoms.get(before.id) == after
    assert store.symptoms.count(EVERYTHING) == total


def test_what_is_removed_is_kept_but_not_shown_and_lives_again_when_put(store):
    kept, gone = entry(note="kept"), entry(note="gone")
    store.symptoms.put_all([kept, gone])
    store.symptoms.remove(gone.id)
    assert store.symptoms.get(gone.id) is None
    assert found(store) == ["kept"]
    assert found(store, words="gone") == []
    assert store.diary.counts()["symptom_entry"] == 2
    store.symptoms.put(gone)
    assert sorted(found(store)) == ["gone", "kept"]


def test_several_are_put_or_none(store):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.symptoms.put_all([entry(note="one"), entry(symptom="unheard of")])
    assert found(store) == []


def test_several_are_removed_at_once(store):
    three = [entry(note=str(n)) for n in range(3)]
    store.symptoms.put_all(three)
    store.symptoms.remove_all([each.id for each in three[:2]])
    assert found(store) == ["2"]


def test_the_newest_stands_first_whatever_the_order_of_putting(store):
    in_order = [
        entry(note="a", day=DAY, at=time(23, 59)),
        entry(note="b", day=DAY, part_of_day=PartOfDay.EVENING),
        entry(note="c", day=DAY, at=time(16, 0)),
        entry(note="d", day=DAY, part_of_day=PartOfDay.AFTERNOON),
        entry(note="e", day=DAY, part_of_day=PartOfDay.MORNING),
        entry(note="f", day=DAY, at=time(0, 0)),
        entry(note="g", day=DAY),
        entry(note="h", day=DAY - timedelta(days=1), at=time(23, 0)),
    ]
    store.symptoms.put_all([in_order[n] for n in (3, 7, 0, 5, 2, 6, 1, 4)])
    assert found(store) == list("abcdefgh")
    oldest_first = store.symptoms.between(DAY - timedelta(days=1), DAY)
    assert [each.note for each in oldest_first] == list("hgfedcba")


def test_of_two_at_one_moment_the_later_put_is_the_newer(store):
    store.symptoms.put_all([entry(note="first"), entry(note="second")])
    assert found(store) == ["second", "first"]


def test_filters_meet(store):
    store.symptoms.put_all(
        [
            entry(note="old pain", day=DAY - timedelta(days=9)),
            entry(note="new pain", day=DAY),
            entry(note="new sleep", day=DAY, symptom="sleep"),
        ]
    )
    assert found(store, symptom="pain") == ["new pain", "old pain"]
    assert found(store, first=DAY) == ["new sleep", "new pain"]
    assert found(store, last=DAY - timedelta(days=9)) == ["old pain"]
    assert found(store, symptom="sleep", first=DAY, last=DAY, words="new") == ["new sleep"]
    assert found(store, symptom="sleep", words="old") == []


def test_a_period_holds_both_its_ends(store):
    store.symptoms.put_all([entry(note=str(n), day=DAY + timedelta(days=n)) for n in range(5)])
    within = store.symptoms.between(DAY + timedelta(days=1), DAY + timedelta(days=3))
    assert [each.note for each in within] == ["1", "2", "3"]


def test_every_page_from_either_end_is_what_a_plain_list_has(store):
    store.symptoms.put_all(
        [
            entry(
                note=str(n),
                day=DAY + timedelta(days=n * 7 % 11),
                at=time(n % 5) if n % 3 else None,
                symptom=("pain", "sleep")[n % 2],
            )
            for n in range(40)
        ]
    )
    for meant in (EVERYTHING, Selection(symptom="sleep"), Selection(first=DAY + timedelta(days=4))):
        everything = [
            each
            for each in reversed(store.symptoms.between(date.min, date.max))
            if meant.symptom in {None, each.symptom} and (meant.first or date.min) <= each.day
        ]
        total = store.symptoms.count(meant)
        assert total == len(everything)
        for first in range(total):
            for size in (1, 7, total):
                page = store.symptoms.page(meant, first, size, total)
                assert page == everything[first : first + size]


@pytest.fixture
def notes(store):
    store.symptoms.put_all(
        [
            entry(note="Café au lait, then nausea", place="Bauch"),
            entry(note='she said "stop" AND went OR stayed'),
            entry(note="slept 😀 well", place="left hip"),
            entry(note="näuseä again? 50%"),
            entry(note="田中さん came"),
            entry(note="x" * 10_000),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("cafe", ["Café"]),
        ("CAFÉ", ["Café"]),
        ("naus", ["Café", "näuse"]),
        ("naus lait", ["Café"]),
        ("lait naus", ["Café"]),
        ("hip", ["slept"]),
        ("bauch lait", ["Café"]),
        ('"stop"', ["she"]),
        ('"', ["Café", "she", "slept", "näuse", "田中さん", "xxxxx"]),
        ("AND", ["she"]),
        ("went OR nausea", []),
        ("NOT", []),
        ("stop AND stay", ["she"]),
        ("*", []),
        ("sto*", ["she"]),
        ("note:stop", []),
        ("(stop", ["she"]),
        ("-stop", ["she"]),
        ("^stop", ["she"]),
        ("😀", ["slept"]),
        ("😀 well", ["slept"]),
        ("😀 nausea", []),
        ("😀 ?", []),
        ("😀 slept hip", ["slept"]),
        ("中さ", ["田中さん"]),
        ("さん came", ["田中さん"]),
        ("中さ ?", []),
        ("?", ["näuse"]),
        ("%", ["näuse"]),
        ("50%", ["näuse"]),
        ("田中", ["田中さん"]),
        ("x" * 10_000, ["xxxxx"]),
        ("x" * 10_001, []),
        ("sl\x00ept", ["slept"]),
        ("\ud800", ["Café", "she", "slept", "näuse", "田中さん", "xxxxx"]),
        ("'; drop table symptom_entry; --", []),
        ("x " * 20_000, ["xxxxx"]),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_search_finds_the_words_as_they_were_begun(notes, words, starts):
    assert {note.split()[0][:5] for note in found(notes, words=words)} == set(starts)


@settings(max_examples=150, deadline=None)
@given(words=naughty)
def test_no_words_can_break_a_search(long_store, words):
    meant = Selection(words=words)
    total = long_store.symptoms.count(meant)
    assert len(long_store.symptoms.page(meant, 0, total, total)) == total


@settings(max_examples=60, deadline=None)
@given(note=st.text(st.sampled_from("abcdé öß.,-'?😀")), data=st.data())
def test_every_word_of_a_note_finds_it(long_store, note, data):
    said = entry(note=note)
    long_store.symptoms.put(said)
    for word in note.split():
        begun = data.draw(st.integers(1, len(word)))
        meant = Selection(words=word[:begun])
        total = long_store.symptoms.count(meant)
        assert said in long_store.symptoms.page(meant, 0, total, total)


def test_the_latest_before_a_day_is_the_worst_of_the_last_day_that_has_one(store):
    yesterday, long_ago = DAY - timedelta(days=1), DAY - timedelta(days=30)
    store.symptoms.put_all(
        [
            entry(note="today", day=DAY, severity=9),
            entry(note="mild", day=yesterday, severity=2),
            entry(note="worst", day=yesterday, severity=7, at=time(15)),
            entry(note="weekly", day=yesterday, severity=10, recall=Recall.WEEK),
            entry(note="older", day=long_ago, severity=10),
            entry(note="sleep", day=long_ago, symptom="sleep", severity=4),
            deleted := entry(note="deleted", day=yesterday, symptom="sleep", severity=9),
        ]
    )
    store.symptoms.remove(deleted.id)
    latest = store.symptoms.latest_before(DAY, ["pain", "sleep", "tiredness"])
    assert {symptom: each.note for symptom, each in latest.items()} == {
        "pain": "worst",
        "sleep": "sleep",
    }


def test_what_speaks_for_a_day_is_the_last_recorded_without_a_moment(store):
    later = MOMENT + timedelta(hours=1)
    store.symptoms.put_all(
        [
            entry(note="last", severity=2, recorded_at=later),
            entry(note="first"),
            entry(note="moment", at=time(9), recorded_at=later),
            entry(note="part", part_of_day=PartOfDay.NIGHT, recorded_at=later),
            entry(note="weekly", recall=Recall.WEEK, recorded_at=later),
        ]
    )
    assert store.symptoms.whole_day(DAY, "pain").note == "last"
    assert store.symptoms.whole_day(DAY, "sleep") is None
    assert store.symptoms.whole_day(DAY - timedelta(days=1), "pain") is None


def test_what_is_said_of_a_week_is_kept_apart_from_what_is_said_of_a_day(store):
    later = MOMENT + timedelta(hours=1)
    store.symptoms.put_all(
        [
            entry(note="week, first", recall=Recall.WEEK),
            entry(note="week, last", recall=Recall.WEEK, recorded_at=later),
            entry(note="week of sleep", recall=Recall.WEEK, symptom="sleep"),
            entry(note="day", recorded_at=later),
            entry(note="other week", recall=Recall.WEEK, day=DAY - timedelta(days=7)),
            gone := entry(note="taken back", recall=Recall.WEEK),
        ]
    )
    store.symptoms.remove(gone.id)
    assert [each.note for each in store.symptoms.of_week(DAY)] == [
        *("week, last", "week of sleep", "week, first")
    ]
    assert store.symptoms.whole_day(DAY, "pain", Recall.WEEK).note == "week, last"
    assert [each.note for each in store.symptoms.whole_days(DAY, "pain", Recall.WEEK)] == [
        *("week, last", "week, first")
    ]
    assert [each.note for each in store.symptoms.whole_days(DAY, "pain")] == ["day"]


def test_the_first_day_is_the_oldest_that_is_not_deleted(store):
    assert store.symptoms.first_day() is None
    store.symptoms.put_all([gone := entry(day=DAY - timedelta(days=9)), entry(day=DAY)])
    assert store.symptoms.first_day() == DAY - timedelta(days=9)
    store.symptoms.remove(gone.id)
    assert store.symptoms.first_day() == DAY


def test_the_table_says_for_the_reader_what_the_entries_say(store):
    store.symptom_list.put_all([Symptom(id="own", name="My, knee", listed=False)])
    store.symptoms.put_all([entry(severity=n, day=DAY + timedelta(days=n)) for n in range(11)])
    assert [row[5] for row in store.symptoms.table(EVERYTHING)] == [level_of(n) for n in range(11)]
    store.symptoms.put(
        entry(
            id="full",
            day=date(2027, 1, 1),
            symptom="own",
            count=3,
            at=time(9, 5),
            part_of_day=PartOfDay.MORNING,
            interference=0,
            place="left",
            note="a\nb",
            entered_by="Ann",
            recorded_at=datetime.fromisoformat("2027-01-01T00:30:00-03:30"),
        )
    )
    *_, row = store.symptoms.table(EVERYTHING)
    assert tuple(row) == (
        *("2027-01-01", "09:05", "morning", "My, knee", None, None, 3, 0, "24h", "left", "a\nb"),
        *("Ann", "2027-01-01T00:30:00-03:30", "full"),
    )


@settings(max_examples=60, deadline=None)
@given(at=instants)
def test_the_table_writes_every_instant_with_its_offset(long_store, at):
    said = entry(recorded_at=at, symptom="cough", day=at.date())
    long_store.symptoms.put(said)
    rows = long_store.symptoms.table(Selection(symptom="cough", first=at.date(), last=at.date()))
    written = {row[13]: row[12] for row in rows}[said.id]
    assert written == at.isoformat(timespec="seconds")


def test_the_table_is_in_the_order_of_a_csv(store):
    put = [
        entry(id="7", day=DAY + timedelta(days=1)),
        entry(id="6", at=time(9)),
        entry(id="5", part_of_day=PartOfDay.NIGHT),
        entry(id="4", part_of_day=PartOfDay.MORNING),
        entry(id="3", recorded_at=MOMENT + timedelta(hours=1)),
        entry(id="2"),
        entry(id="1"),
    ]
    store.symptoms.put_all(put)
    assert [row[13] for row in store.symptoms.table(EVERYTHING)] == list("1234567")


def test_nothing_of_the_schema_asks_sqlite_for_the_time(store):
    texts = [row["sql"] for row in store.diary.rows("select sql from sqlite_schema")]
    assert not [sql for sql in texts if sql and "now" in sql.casefold().split("'")]

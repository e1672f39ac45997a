"""Notes, their tags, and questions for the team."""

from datetime import UTC, date, datetime, time

import pytest

from companion.domain.invalid import Invalid
from companion.domain.notes import QUESTION, TAGS, Note, clean_tags, in_hand_order
from companion.domain.symptoms import PartOfDay

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def note(**fields):
    needed = {"id": "1", "day": date(2026, 11, 23), "note": "A walk", "recorded_at": NOW}
    return Note(**{**needed, **fields})


def test_a_note_is_kept_as_it_was_written():
    kept = note(
        note="  A walk.\r\n\r\nThen soup. ", at=time(9, 5, 59), part_of_day=PartOfDay.MORNING
    )
    assert kept.note == "  A walk.\n\nThen soup. "
    assert (kept.at, kept.part_of_day) == (time(9, 5), PartOfDay.MORNING)


@pytest.mark.parametrize("written", ["", " \n\t", "\x00"])
def test_a_note_without_a_word_cannot_exist(written):
    with pytest.raises(Invalid, match="note: empty"):
        note(note=written)


def test_a_note_knows_with_which_offset_it_was_recorded():
    with pytest.raises(Invalid, match="recorded_at: no offset"):
        note(recorded_at=NOW.replace(tzinfo=None))


def test_a_question_is_a_note_with_that_tag_in_any_case():
    asked = note(tags=("sleep", "question for my TEAM"))
    assert asked.tags == ("Sleep", QUESTION)
    assert asked.question and not asked.answered
    assert not note(tags=("Sleep",)).question


@pytest.mark.parametrize(("answer", "answered"), [("", False), (" \n", False), ("Yes.", True)])
def test_a_question_is_answered_when_something_was_written(answer, answered):
    assert note(tags=(QUESTION,), answer=answer).answered is answered


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ([], ()),
        (["", " ", "\x00"], ()),
        (["  my\ngarden  "], ("my garden",)),
        (["MOOD", "mood", "Mood"], ("Mood",)),
        (["getting  out", "Sleep"], ("Getting out", "Sleep")),
        (["Garten", "GARTEN"], ("Garten",)),
        (["Straße", "STRASSE"], ("Straße",)),
        (["a, b", "x" * 60], ("a, b", "x" * 60)),
    ],
)
def test_tags_stand_each_once_and_those_on_offer_as_they_are(typed, kept):
    assert clean_tags(typed) == kept


@pytest.mark.parametrize(
    ("tag", "refusal"),
    [("a|b", "tag: with a bar"), ("|", "tag: with a bar"), ("x" * 61, "too long")],
)
def test_a_tag_that_cannot_stand_in_a_csv_is_refused(tag, refusal):
    with pytest.raises(Invalid, match=refusal):
        note(tags=("Sleep", tag))


def test_six_tags_are_always_offered():
    assert TAGS == ("Sleep", "Appetite", "Mood", "Getting out", "Family", "Question for my team")


def test_questions_stand_as_they_were_put_by_hand_and_new_ones_before_them():
    newest, third, second, oldest = (note(id=each) for each in "dcba")
    asked = [newest, third, second, oldest]
    assert in_hand_order(asked, []) == asked
    assert in_hand_order(asked, ["a", "gone", "b"]) == [newest, third, oldest, second]

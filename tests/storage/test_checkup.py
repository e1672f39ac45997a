"""A thorough look at a diary finds what is wrong, and changes nothing."""

import pytest

from companion.storage.checkup import wrong_with
from companion.storage.diary import Diary, Topic
from companion.storage.store import Store
from tests.storage.makers import dose, entry, note, treatment

NOTES = (
    "The index of words does not fit the page Notes, so a search may miss some. The notes are"
    " whole. Export the notes, and import them into a new diary."
)
SYMPTOMS = (
    "The index of words does not fit the notes, so a search may miss some. The notes are whole."
    " Export the symptoms, and import them into a new diary."
)
TAGS = (
    "The index of tags does not fit the notes, so a tag may not show all. The notes are"
    " whole. Export the notes, and import them into a new diary."
)
TEXT = (
    "Table {}, row {}: its {} holds bytes that are no letters. They are shown as �; the rest is"
    " whole. Write it anew."
)


@pytest.fixture
def kept(store):
    store.symptoms.put_all([entry(note="left hip"), entry(place="right hip")])
    store.treatments.put(treatment(id="t"))
    store.doses.put(dose())
    store.notes.put_all(
        [
            note("one garden", tags=("Sleep", 'the "good" days', "😀")),
            note("two", answer="garden", tags=("Sleep",)),
            note("three", id="gone", tags=("Sleep",)),
        ]
    )
    store.notes.remove("gone")
    return store


def harm(store, *statements):
    with store.diary.writing(Topic.NOTES) as db:
        for statement in statements:
            db.execute(statement)


def test_in_a_sound_diary_nothing_is_wrong(kept):
    assert wrong_with(kept.diary) == []


def test_a_new_diary_and_its_copy_are_sound(store, tmp_path):
    assert wrong_with(store.diary) == []
    store.notes.put(note(tags=("Sleep",)))
    store.diary.copy_to(tmp_path / "copy.db")
    copy = Diary(tmp_path / "copy.db", to_read=True)
    assert wrong_with(copy) == []
    copy.close()


OUT = "insert into note_words (note_words, rowid, note, answer, tags)"


@pytest.mark.parametrize(
    ("statements", "sentences"),
    [
        (
            [f"{OUT} select 'delete', place, note, answer, tags from note where seq = 1"],
            [NOTES],
        ),
        (["insert into note_words (rowid, note, answer, tags) values (7, 'x', '', '')"], [NOTES]),
        (
            [
                "drop trigger note_words_changed",
                "update note set answer = 'other words' where seq = 1",
            ],
            [NOTES],
        ),
        (
            ["drop trigger note_words_changed", "update note set tags = '' where seq = 1"],
            [NOTES, TAGS],
        ),
        (["delete from _note_tag where tag = '😀'"], [TAGS]),
        (["update _note_tag set tag = 'Slept' where tag = 'Sleep'"], [TAGS]),
        (
            [
                "insert into _note_tag (tag, place) select 'Sleep', place from note where id = 'gone'"
            ],
            [TAGS],
        ),
        (
            [
                "drop trigger symptom_entry_words_changed",
                "update symptom_entry set note = 'other' where seq = 1",
            ],
            [SYMPTOMS],
        ),
        (
            ["update note set answer = cast(x'ff41' as text) where seq = 2"],
            [TEXT.format("note", 2, "answer")],
        ),
        (
            ["update treatment set dose = cast(x'ff41' as text)"],
            [TEXT.format("treatment", 1, "dose")],
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_with_what_to_do(kept, path, statements, sentences):
    harm(kept, *statements)
    kept.close()
    before = path.read_bytes()
    diary = Diary(path, to_read=True)
    assert wrong_with(diary) == sentences
    diary.close()
    assert path.read_bytes() == before


def test_tags_that_are_no_letters_are_said_and_the_look_goes_on(kept):
    harm(kept, "update note set tags = cast(x'ff22205c41' as text) where seq = 1")
    said = wrong_with(kept.diary)
    assert TEXT.format("note", 1, "tags") in said


def test_a_dose_without_its_treatment_is_found(kept, path):
    kept.close()
    store = Store(Diary(path))
    list(store.diary.rows("pragma foreign_keys = off"))
    harm(store, "delete from treatment")
    (said,) = wrong_with(store.diary)
    assert said.startswith("Table dose, row 1: what it belongs to in treatment is missing.")
    store.close()

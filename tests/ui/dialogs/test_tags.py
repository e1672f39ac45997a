"""Own tags: called otherwise, made one with another, taken from all notes; and brought back."""

import pytest

from companion.domain.identity import new_id
from companion.domain.notes import Note
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    page = companion.open("notes").page
    page.store.notes.put_all(
        Note(id=new_id(), day=NOON.date(), note=text, tags=tags, recorded_at=NOON)
        for text, tags in (
            ("one", ("Garden",)),
            ("two", ("Gardening", "Sleep")),
            ("three", ("Garden", "Gardening")),
            ("four", ("Choir",)),
        )
    )
    return page


def tags(companion):
    return [tags for (tags,) in companion.on_disk("select tags from note order by seq")]


BEFORE = ["Garden", "Gardening | Sleep", "Garden | Gardening", "Choir"]


def rename(**names):
    def do(dialog):
        for old, new in names.items():
            dialog._names[old].setText(new)
            dialog._names[old].textEdited.emit(new)
        dialog.primary.click()

    return do


def test_a_tag_is_called_otherwise_on_all_its_notes_and_undo_takes_it_back(page, companion, hands):
    hands.append(rename(Garden="Allotment"))

    companion.press("Change tags")

    assert tags(companion) == ["Allotment", BEFORE[1], "Allotment | Gardening", "Choir"]
    assert page.window().undo_bar.text() == "Garden is Allotment now"
    companion.press("Undo")
    assert tags(companion) == BEFORE


def test_it_says_beforehand_that_two_become_one(page, companion, hands):
    def merge(dialog):
        rename_only = dialog._names["Gardening"]
        rename_only.setText("garden")
        rename_only.textEdited.emit("garden")
        assert "Gardening and Garden become one tag" in words_in(dialog)
        dialog.primary.click()

    hands.append(merge)

    companion.press("Change tags")

    assert tags(companion) == ["Garden", "Garden | Sleep", "Garden", "Choir"]
    assert page.window().undo_bar.text() == "Gardening and Garden are one now"
    companion.press("Undo")
    assert tags(companion) == BEFORE


def test_an_own_tag_can_join_one_that_is_always_there(companion, page, hands):
    hands.append(rename(Gardening="getting OUT"))

    companion.press("Change tags")

    assert tags(companion)[1:3] == ["Getting out | Sleep", "Garden | Getting out"]


def test_a_tag_is_removed_put_back_and_removed_again(page, companion, hands):
    def remove(dialog):
        companion.press("Remove Garden from all notes", dialog)
        assert "Garden will be on no note any more" in words_in(dialog)
        companion.press("Put Garden back", dialog)
        assert dialog._names["Garden"].isVisible()
        companion.press("Remove Garden from all notes", dialog)
        dialog.primary.click()

    hands.append(remove)

    companion.press("Change tags")

    assert tags(companion) == ["", BEFORE[1], "Gardening", "Choir"]
    assert page.window().undo_bar.text() == "Garden removed"
    companion.press("Undo")
    assert tags(companion) == BEFORE


def test_what_has_other_tags_since_keeps_them_when_a_removal_is_undone(page, companion, hands):
    hands.append(lambda dialog: (dialog._on_removed("Choir"), dialog.primary.click()))
    companion.press("Change tags")
    (four,) = [each.note for each in page.store.notes.find(search("four"))]
    page.store.notes.retag({four.id: ["Mood"]})

    companion.press("Undo")

    assert tags(companion)[3] == "Mood"


def search(words):
    from companion.domain.notes import Search

    return Search(words=words)


def test_each_change_is_a_step_of_its_own(companion, page, hands):
    hands.append(rename(Choir="Singing", Garden="Allotment"))

    companion.press("Change tags")
    companion.press("Undo")

    assert tags(companion) == ["Garden", BEFORE[1], BEFORE[2], "Singing"]


def test_names_that_follow_each_other_do_not_run_into_one(companion, page, hands):
    hands.append(rename(Garden="Gardening", Gardening="Allotment"))

    companion.press("Change tags")

    assert tags(companion) == ["Gardening", "Allotment | Sleep", "Gardening | Allotment", "Choir"]


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ({"Choir": "  "}, "Please write a name for the tag."),
        ({"Choir": "a|b"}, "A tag cannot have the sign | in it. Please leave it out."),
        ({"Choir": "x" * 61}, "The tag is too long. Please use 60 letters or fewer."),
        (
            {"Choir": "Garden", "Garden": "Choir"},
            "Two tags cannot trade their names. Please rename one of them first.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(companion, page, hands, names, problem):
    def try_it(dialog):
        rename(**names)(dialog)
        assert dialog.problem.text() == problem
        dialog.cancel.click()

    hands.append(try_it)

    companion.press("Change tags")

    assert tags(companion) == BEFORE


def test_what_is_half_typed_is_there_again(companion, page, hands):
    def leave(dialog):
        dialog._names["Choir"].setText("Singing")
        dialog._names["Choir"].textEdited.emit("Singing")
        dialog._on_removed("Garden")
        dialog.cancel.click()

    def look(dialog):
        assert dialog._names["Choir"].text() == "Singing"
        assert not dialog._names["Garden"].isVisible()
        dialog.primary.click()

    hands += [leave, look]

    companion.press("Change tags")
    companion.press("Change tags")

    assert tags(companion) == ["", "Gardening | Sleep", "Gardening", "Singing"]
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_where_there_is_no_own_tag_there_is_nothing_to_change(companion):
    assert not companion.open("notes").page.change_tags.isVisible()

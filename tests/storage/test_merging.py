"""Rows from elsewhere."""

from dataclasses import replace

import pytest

from companion.domain.symptoms import Selection
from companion.storage.diary import Topic
from companion.storage.merging import Merged
from tests.storage.makers import day, days_kept, entry


@pytest.fixture
def here(store):
    """One entry as it is, one that says something else than the other diary, one in the trash."""
    three = [entry(id="same"), entry(id="other", note="mine"), entry(id="trash")]
    store.symptoms.put_all(three)
    store.symptoms.remove("trash")
    return store


THEIRS = [
    entry(id="same"),
    entry(id="other", note="theirs"),
    entry(id="trash", note="back"),
    entry(id="new"),
]


def notes(store):
    return {
        row["id"]: row["note"]
        for row in store.diary.rows("select * from symptom_entry where deleted_at is null")
    }


def test_new_comes_known_stays_other_is_kept_and_the_trash_gives_back(here):
    merged = here.symptoms.merge(THEIRS)
    assert merged == Merged(added=2, already_there=1, differs=1)
    assert notes(here) == {"same": "", "other": "mine", "trash": "back", "new": ""}


def test_the_same_rows_twice_add_nothing(here):
    here.symptoms.merge(THEIRS)
    assert here.symptoms.merge(THEIRS) == Merged(already_there=3, differs=1)


def test_with_replace_what_differs_is_taken(here):
    merged = here.symptoms.merge(THEIRS, replace=True)
    assert merged == Merged(added=2, already_there=1, differs=1)
    assert notes(here)["other"] == "theirs"
    assert here.symptoms.merge(THEIRS, replace=True) == Merged(already_there=4)


def test_a_trial_counts_and_changes_nothing_and_tells_nobody(here):
    before, heard = notes(here), []
    here.subscribe(heard.append)
    assert here.symptoms.merge(THEIRS, try_only=True) == Merged(added=2, already_there=1, differs=1)
    assert (notes(here), heard) == (before, [])
    here.symptoms.merge(THEIRS)
    assert heard == [Topic.SYMPTOMS]


def test_an_id_twice_in_one_file_is_one_entry(here):
    twice = [entry(id="new", note="a"), entry(id="new", note="b"), entry(id="new", note="a")]
    assert here.symptoms.merge(twice) == Merged(added=1, differs=1, already_there=1)
    assert notes(here)["new"] == "a"


def test_a_row_that_cannot_be_taken_takes_the_others_with_it(here):
    before = notes(here)
    with pytest.raises(Exception, match="FOREIGN KEY"):
        here.symptoms.merge([entry(id="new"), entry(symptom="unheard of")])
    assert notes(here) == before


def test_what_was_merged_is_found_by_its_words(here):
    here.symptoms.merge(THEIRS, replace=True)
    assert here.symptoms.count(Selection(words="theirs")) == 1
    assert here.symptoms.count(Selection(words="mine")) == 0
    assert here.symptoms.count(Selection(words="back")) == 1


def test_days_are_merged_in_the_same_way(store):
    mine, theirs = day(id="1", note="mine"), day(id="1", note="theirs")
    gone = day(id="2", falls=True)
    store.days.put(mine)
    store.days.put(gone)
    store.days.remove("2")
    assert store.days.merge([theirs, gone, day(id="3")]) == Merged(added=2, differs=1)
    assert store.days.merge([replace(theirs)], replace=True) == Merged(differs=1)
    assert {each.id: each.note for each in days_kept(store)} == {
        "1": "theirs",
        "2": "",
        "3": "",
    }

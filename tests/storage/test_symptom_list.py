"""The person's list of symptoms."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.symptom_list import BUILT_IN_BY_ID, FIRST_LIST, Group, Symptom
from tests.storage.makers import entry, naughty


def test_a_new_diary_follows_pain_tiredness_and_sleep(store):
    assert store.symptom_list.listed() == list(FIRST_LIST)


def test_the_list_is_exactly_what_is_set_in_that_order(store):
    own = Symptom(id="own", name="My knee")
    store.symptom_list.set_listed([own, BUILT_IN_BY_ID["cough"], BUILT_IN_BY_ID["pain"]])
    listed = store.symptom_list.listed()
    assert [(each.name, each.position, each.listed) for each in listed] == [
        ("My knee", 0, True),
        ("Cough", 1, True),
        ("Pain", 2, True),
    ]
    assert [each.group for each in listed] == [Group.OWN, Group.CHEST, Group.WHOLE_BODY]
    assert {each.id for each in store.symptom_list.all()} == {
        *("own", "cough", "pain", "tiredness", "sleep")
    }


def test_what_leaves_the_list_keeps_its_entries(store):
    store.symptoms.put(said := entry(symptom="pain"))
    store.symptom_list.set_listed([])
    assert store.symptom_list.listed() == []
    assert store.symptoms.get(said.id) == said


def test_the_usual_number_is_kept(store):
    usual = replace(BUILT_IN_BY_ID["loose_stools"], usual=2)
    store.symptom_list.set_listed([usual])
    assert store.symptom_list.listed()[0].usual == 2


@settings(max_examples=50, deadline=None)
@given(name=naughty.filter(lambda name: name.isprintable() and name.strip()), counted=st.booleans())
def test_an_own_name_comes_back_as_it_was_written(long_store, name, counted):
    own = Symptom(id=f"own {name}", name=name[:200], counted=counted)
    long_store.symptom_list.put_all([own])
    assert own in long_store.symptom_list.all()

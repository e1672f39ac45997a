"""The table reads its rows from the nearest place that it knows, and gets the same ones."""

import random

import pytest

from companion import demo
from companion.domain.symptoms import Selection


@pytest.mark.parametrize("words", ["", "warm"])
@pytest.mark.parametrize("symptom", [None, "pain"])
def test_a_page_is_the_same_from_wherever_it_is_looked_for(store, symptom, words):
    demo.fill(store, entries=2000)
    selection = Selection(symptom=symptom, words=words)
    total = store.symptoms.count(selection)
    whole = store.symptoms.page(selection, 0, total, total)
    rng = random.Random(1)
    assert len(whole) == total > 2
    for _ in range(50):
        first, known = rng.randrange(total), rng.randrange(total)
        page = store.symptoms.page(selection, first, 20, total, (known, whole[known].id))
        assert page == whole[first : first + 20]

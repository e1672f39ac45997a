"""Names that never change."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.identity import id_of_row, new_id

ROW = st.lists(st.text(), max_size=4).map(tuple)


def test_no_two_new_ids_are_alike():
    assert len({new_id() for _ in range(1000)}) == 1000
    assert UUID(new_id()).version == 4


@given(ROW, st.integers(0, 9))
def test_the_same_row_has_the_same_id_for_ever(cells, ordinal):
    assert id_of_row(cells, ordinal) == id_of_row(cells, ordinal)
    assert UUID(id_of_row(cells, ordinal)).version == 5
    assert id_of_row(cells, ordinal) != id_of_row(cells, ordinal + 1)


def test_an_id_of_a_row_never_changes_between_versions():
    assert id_of_row(("2026-11-23", "Pain", "7"), 0) == "ffa10f24-1285-5f80-90d0-6e2b51e987cf"

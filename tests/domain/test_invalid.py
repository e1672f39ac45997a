"""How a value refuses to exist."""

import pytest

from companion.domain.invalid import Invalid


def test_a_refusal_names_the_field_and_the_reason():
    with pytest.raises(ValueError, match=r"^severity: out of range$") as refused:
        raise Invalid("severity", "out of range")
    assert (refused.value.field, refused.value.reason) == ("severity", "out of range")

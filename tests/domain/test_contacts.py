"""A number to call."""

import pytest

from companion.domain.contacts import Contact, check_room
from companion.domain.invalid import Invalid


def test_a_number_is_kept_as_it_was_written():
    ward = Contact(id="1", name=" Ward\n5 ", number="+49 (0) 30 / 450-0\t", hours="any time")
    assert (ward.name, ward.number, ward.hours) == ("Ward 5", "+49 (0) 30 / 450-0", "any time")


@pytest.mark.parametrize(
    ("name", "number", "refusal"), [(" ", "1", "name: empty"), ("Ward", "\x00 ", "number: empty")]
)
def test_a_number_needs_a_name_and_a_number(name, number, refusal):
    with pytest.raises(Invalid, match=refusal):
        Contact(id="1", name=name, number=number)


def test_there_is_room_for_ten():
    check_room(9)
    with pytest.raises(Invalid, match="contact: too many"):
        check_room(10)

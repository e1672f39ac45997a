"""Something that has a date."""

from datetime import UTC, date, datetime, time

import pytest

from companion.domain.appointments import Appointment
from companion.domain.invalid import Invalid

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def appointment(**fields):
    needed = {"id": "1", "day": date(2026, 12, 1), "what": "CT scan", "recorded_at": NOW}
    return Appointment(**{**needed, **fields})


def test_it_is_kept_in_own_words_each_on_its_line():
    kept = appointment(what=" CT\nscan ", with_whom="Dr. Lee\t", note="a\r\nb", at=time(9, 15, 30))
    assert (kept.what, kept.with_whom, kept.note) == ("CT scan", "Dr. Lee", "a\nb")
    assert kept.at == time(9, 15)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"what": " \n"}, "appointment: empty"),
        ({"what": "x" * 201}, "appointment: too long"),
        ({"with_whom": "x" * 201}, "appointment: too long"),
        ({"recorded_at": NOW.replace(tzinfo=None)}, "recorded_at: no offset"),
    ],
)
def test_an_appointment_that_cannot_be_cannot_exist(fields, refusal):
    with pytest.raises(Invalid, match=refusal):
        appointment(**fields)

"""What has a date: to come until its day has passed."""

from datetime import time, timedelta

from tests.storage.makers import DAY, appointment


def whats(found):
    return [each.what for each in found]


def test_what_is_to_come_stands_in_its_order_and_today_belongs_to_it(store):
    store.appointments.put_all(
        [
            appointment(what="in a week", day=DAY + timedelta(days=7)),
            appointment(what="today at three", at=time(15)),
            appointment(what="today at nine", at=time(9)),
            appointment(what="some time today"),
            appointment(what="yesterday", day=DAY - timedelta(days=1), at=time(23, 59)),
            appointment(what="last year", day=DAY - timedelta(days=365)),
            gone := appointment(what="taken back", day=DAY + timedelta(days=1)),
        ]
    )
    store.appointments.remove(gone.id)
    assert whats(store.appointments.coming(DAY)) == [
        *("some time today", "today at nine", "today at three", "in a week")
    ]
    assert whats(store.appointments.past(DAY)) == ["yesterday", "last year"]
    assert whats(store.appointments.coming(DAY + timedelta(days=8))) == []
    assert len(store.appointments.past(DAY + timedelta(days=8))) == 6


def test_two_of_the_same_time_are_two_and_keep_their_order(store):
    store.appointments.put_all([appointment(what="first"), appointment(what="second")])
    assert whats(store.appointments.coming(DAY)) == ["first", "second"]
    assert whats(store.appointments.past(DAY + timedelta(days=1))) == ["second", "first"]

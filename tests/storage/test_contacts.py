"""Numbers to call, put and found again."""

from dataclasses import replace

from companion.domain.contacts import Contact

WARD = Contact(id="1", name="Ward 田中", number="+49 (0) 30 / 450", hours="8–12", position=1)
NIGHT = Contact(id="2", name="Night line", number="116117", position=0)


def test_numbers_come_back_in_the_order_of_the_person(store):
    store.contacts.put(WARD)
    store.contacts.put(NIGHT)
    assert store.contacts.all() == [NIGHT, WARD]


def test_a_number_is_changed_in_place_removed_and_put_back(store):
    store.contacts.put(WARD)
    store.contacts.put(changed := replace(WARD, hours="always"))
    assert store.contacts.all() == [changed]
    store.contacts.remove("1")
    assert store.contacts.all() == []
    store.contacts.put(WARD)
    assert store.contacts.all() == [WARD]
    assert store.diary.counts()["contact"] == 1

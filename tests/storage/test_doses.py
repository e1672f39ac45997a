"""What happened to treatments: read by pages, by days, and for the card of a treatment."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.cycles import next_cycle, standing
from companion.domain.doses import What, dose_now
from companion.domain.rough_dates import RoughDate
from companion.domain.schedules import PATTERNS
from companion.storage.diary import Topic
from companion.storage.driver import Error
from tests.storage.makers import DAY, MOMENT, dose, treatment


@pytest.fixture
def tablets(store):
    """A treatment with cycles, and another one."""
    store.treatments.put_all(
        [
            treatment(id="t", schedule="21 days on, 7 off", dose="125 mg"),
            treatment(id="u", name="Denosumab"),
        ]
    )
    return store


def days(n):
    return timedelta(days=n)


def test_the_newest_stands_first_whatever_the_order_of_writing(tablets):
    in_order = [
        dose(id="a", day=DAY + days(1)),
        dose(id="b", at=time(20)),
        dose(id="c", at=time(8), recorded_at=MOMENT + timedelta(hours=1)),
        dose(id="d", at=time(8)),
        dose(id="e"),
        dose(id="f", day=DAY - days(1), at=time(23, 59)),
    ]
    tablets.doses.put_all([in_order[n] for n in (3, 5, 0, 4, 2, 1)])
    tablets.doses.put(dose(id="other", treatment="u"))
    assert [each.id for each in tablets.doses.of("t")] == list("abcdef")


def test_of_two_of_the_same_second_the_one_written_later_is_the_newer(tablets):
    tablets.doses.put_all([dose(id=each) for each in "abc"])
    assert [each.id for each in tablets.doses.of("t")] == ["c", "b", "a"]
    assert [each.id for each in tablets.doses.on("t", DAY)] == ["c", "b", "a"]


def test_pages_put_together_are_the_whole(tablets):
    tablets.doses.put_all([dose(id=str(n), day=DAY + days(n % 7)) for n in range(53)])
    tablets.doses.remove("7")
    whole = tablets.doses.of("t")
    assert len(whole) == tablets.doses.count("t") == 52
    pages = [tablets.doses.page("t", first, 10) for first in range(0, 60, 10)]
    assert [len(page) for page in pages] == [10, 10, 10, 10, 10, 2]
    assert [each for page in pages for each in page] == whole
    assert tablets.doses.count("u") == 0


def test_a_day_holds_what_happened_on_it(tablets):
    tablets.doses.put_all([dose(id=str(n), day=DAY + days(n)) for n in (3, 1, 2, 0)])
    tablets.doses.put(dose(id="u", treatment="u", day=DAY + days(1)))
    assert [each.id for each in tablets.doses.on("t", DAY + days(1))] == ["1"]


def test_ten_years_of_tablets_say_the_same_of_today_as_their_turns(tablets):
    card = tablets.treatments.get("t")
    start = DAY - days(3650)
    everything = [
        dose(day=start + days(n), what=What.SKIPPED if n % 40 == 9 else What.TAKEN)
        for n in range(3650)
    ]
    everything += [
        dose(day=start + days(28 * n), what=What.CYCLE_STARTED, amount=str(n + 1))
        for n in range(130)
    ]
    everything.append(dose(day=DAY - days(100), what=What.DOSE_CHANGED, amount="100 mg"))
    everything.append(dose(day=DAY - days(50), what=What.HELD))
    everything.append(dose(day=DAY - days(45), what=What.RESUMED))
    tablets.doses.merge(everything)
    whole = tablets.doses.of("t")
    for day in (DAY, DAY - days(11), DAY - days(47), DAY + days(30)):
        turns = tablets.doses.turns(card, day)
        assert standing(card, turns, day) == standing(card, whole, day)
        assert len(turns) < 400
    turns = tablets.doses.turns(card, DAY)
    assert standing(card, turns, DAY).cycle == 131
    assert dose_now(card, turns, DAY) == "100 mg"


def test_an_every_four_weeks_one_counts_from_the_last_that_was_given(tablets):
    injection = treatment(id="u", schedule="every 4 weeks", since=RoughDate(2024))
    tablets.treatments.put(injection)
    tablets.doses.put_all(
        [
            dose(treatment="u", day=DAY - days(40)),
            dose(treatment="u", day=DAY - days(12), what=What.REDUCED),
            dose(treatment="u", day=DAY - days(2), what=What.SKIPPED),
        ]
    )
    assert standing(injection, tablets.doses.turns(injection, DAY), DAY).day == 13


def test_what_is_to_come_says_nothing_of_today(tablets):
    card = tablets.treatments.get("t")
    tablets.doses.put_all(
        [
            dose(id="today", what=What.DOSE_CHANGED, amount="100 mg"),
            dose(id="held", day=DAY + days(1), what=What.HELD),
            dose(id="given", day=DAY + days(1)),
            dose(id="changed", day=DAY + days(9), what=What.DOSE_CHANGED, amount="5 mg"),
        ]
    )
    assert [each.id for each in tablets.doses.turns(card, DAY)] == ["today"]
    assert len(tablets.doses.turns(card, DAY + days(9))) == 4


def test_a_hold_that_ended_long_ago_is_not_taken_for_the_one_of_today(tablets):
    card = treatment(id="t", schedule="daily", since=RoughDate(2026, 1, 5))
    tablets.doses.put_all(
        [
            dose(day=date(2026, 3, 10), what=What.HELD),
            dose(day=date(2026, 3, 17)),
            dose(day=date(2026, 4, 20), at=time(9), what=What.HELD),
            dose(day=date(2026, 4, 20), at=time(9, 5)),
        ]
    )
    today = date(2026, 4, 25)
    stands = standing(card, tablets.doses.turns(card, today), today)
    assert stands.held_since == date(2026, 4, 20)


_SINCE = DAY - days(120)
_histories = st.lists(
    st.builds(
        dose,
        day=st.integers(-5, 130).map(lambda n: _SINCE + days(n)),
        at=st.none() | st.sampled_from([time(8), time(9), time(20)]),
        what=st.sampled_from([*What, What.TAKEN, What.HELD]),
        amount=st.sampled_from(["", "", "3"]),
        recorded_at=st.integers(0, 200).map(lambda n: MOMENT - days(n)),
    ),
    max_size=40,
)


@pytest.mark.parametrize("schedule", [*PATTERNS, "weekly", "as it comes"])
@settings(max_examples=40, deadline=None)
@given(history=_histories, exact=st.booleans(), ago=st.integers(0, 125))
def test_any_history_says_the_same_of_any_day_as_its_turns(
    long_store, schedule, history, exact, ago
):
    since = RoughDate.of(_SINCE) if exact else RoughDate(_SINCE.year)
    card = treatment(id=str(uuid4()), schedule=schedule, since=since, dose="full")
    whole = [replace(each, id=str(uuid4()), treatment=card.id) for each in history]
    long_store.treatments.put(card)
    long_store.doses.put_all(whole)
    today = DAY - days(ago)
    turns = long_store.doses.turns(card, today)
    assert standing(card, turns, today) == standing(card, whole, today)
    assert next_cycle(card, turns, today) == next_cycle(card, whole, today)
    past = [each for each in whole if each.day <= today]
    assert dose_now(card, turns, today) == dose_now(card, past, today)


def test_a_card_reads_few_of_a_hundred_thousand_tablets(tablets):
    card = tablets.treatments.get("t")
    with tablets.diary.writing(Topic.DOSES) as db:
        db.execute(
            """
            insert into dose (id, treatment, day, what, amount, note, recorded_at, recorded_offset,
                entered_by)
            with recursive n (i) as (select 0 union all select i + 1 from n where i < 99999)
            select i, 't', date('1935-08-17', (i / 3) || ' days'),
                iif(i % 9000 = 7, 'held', 'taken'), '', '', '2026-11-23T08:12:33Z', 0, 'me'
            from n
            """
        )
    steps = [0]

    def count():
        steps[0] += 1

    tablets.diary._connection.set_progress_handler(count, 100)
    try:
        turns = tablets.doses.turns(card, DAY)
    finally:
        tablets.diary._connection.set_progress_handler(None, 0)
    assert {each.what for each in turns} == {What.HELD, What.TAKEN}
    assert len(turns) < 60
    assert steps[0] < 100  # of 100 instructions of SQLite; to walk all would take 10,000


def test_a_dose_of_no_treatment_is_refused_and_takes_the_others_with_it(tablets):
    with pytest.raises(Error, match="FOREIGN KEY"):
        tablets.doses.merge([dose(id="1"), dose(id="2", treatment="unheard of")])
    assert tablets.doses.of("t") == []


def test_the_table_has_the_columns_of_a_csv_and_no_dose_of_a_deleted_treatment(tablets):
    tablets.doses.put_all(
        [
            dose(id="2", day=DAY, at=time(9, 5), what=What.REDUCED, amount="one less", note="a\nb"),
            dose(id="1", day=DAY, recorded_at=datetime.fromisoformat("2026-11-23T00:30:00-03:30")),
            dose(id="0", day=DAY - days(1), what=What.SESSION, entered_by="Ann"),
            dose(id="u", treatment="u"),
        ]
    )
    tablets.treatments.remove("u")
    assert [tuple(row) for row in tablets.doses.table()] == [
        (
            *("2026-11-22", "", "Letrozole", "t", "session", "", "", "Ann"),
            *("2026-11-23T08:12:33+01:00", "0"),
        ),
        (
            *("2026-11-23", "", "Letrozole", "t", "taken", "", "", "me"),
            *("2026-11-23T00:30:00-03:30", "1"),
        ),
        (
            *("2026-11-23", "09:05", "Letrozole", "t", "reduced", "one less", "a\nb", "me"),
            *("2026-11-23T08:12:33+01:00", "2"),
        ),
    ]
    assert [row[-1] for row in tablets.doses.table(DAY, DAY)] == ["1", "2"]
    assert [row[-1] for row in tablets.doses.table(None, DAY - days(1))] == ["0"]

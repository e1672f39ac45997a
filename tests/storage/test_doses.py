"""What happened to treatments: read by pages, by days, and for the card of a treatment."""

from datetime import datetime, time, timedelta

import pytest

from companion.domain.cycles import standing
from companion.domain.doses import What, dose_now
from companion.domain.rough_dates import RoughDate
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
    assert [each.id for each in tablets.doses.between(DAY, DAY)] == ["a", "b", "c"]


def test_pages_put_together_are_the_whole(tablets):
    tablets.doses.put_all([dose(id=str(n), day=DAY + days(n % 7)) for n in range(53)])
    tablets.doses.remove("7")
    whole = tablets.doses.of("t")
    assert len(whole) == tablets.doses.count("t") == 52
    pages = [tablets.doses.page("t", first, 10) for first in range(0, 60, 10)]
    assert [len(page) for page in pages] == [10, 10, 10, 10, 10, 2]
    assert [each for page in pages for each in page] == whole
    assert tablets.doses.count("u") == 0


def test_a_day_and_a_period_hold_what_happened_in_them(tablets):
    tablets.doses.put_all([dose(id=str(n), day=DAY + days(n)) for n in (3, 1, 2, 0)])
    tablets.doses.put(dose(id="u", treatment="u", day=DAY + days(1)))
    assert [each.id for each in tablets.doses.on("t", DAY + days(1))] == ["1"]
    within = tablets.doses.between(DAY + days(1), DAY + days(2))
    assert [each.id for each in within] == ["1", "u", "2"]


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
    turns, whole = tablets.doses.turns("t"), tablets.doses.of("t")
    assert len(turns) == 134
    for day in (DAY, DAY - days(11), DAY + days(30)):
        assert standing(card, turns, day) == standing(card, whole, day)
    assert standing(card, turns, DAY).cycle == 131
    assert dose_now(card, turns) == "100 mg"


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
    assert standing(injection, tablets.doses.turns("u"), DAY).day == 13


def test_what_is_read_for_a_card_is_found_without_walking_all_tablets(tablets):
    asked = []
    rows = tablets.diary.rows

    def listen(sql, values=()):
        asked.append((sql, values))
        return rows(sql, values)

    tablets.diary.rows = listen
    tablets.doses.turns("t")
    tablets.doses.page("t", 0, 10)
    plans = [[row["detail"] for row in rows(f"explain query plan {sql}", v)] for sql, v in asked]
    assert plans == [
        ["SEARCH dose USING INDEX dose_turn (treatment=?)"],
        ["SEARCH dose USING INDEX dose_treatment (treatment=?)"],
        ["SEARCH dose USING INDEX dose_treatment (treatment=?)"],
    ]


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

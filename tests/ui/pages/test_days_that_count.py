"""What the card of a drip says of its days, as its sessions are logged."""

from datetime import timedelta

import pytest

from companion.domain.doses import Dose, What
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in

DRIP = Treatment(
    id="d",
    name="Carboplatin",
    kind=Kind.CHEMOTHERAPY,
    route="drip",
    schedule="day 1 of 21",
    dose="full",
    since=RoughDate(2026, 9),
    recorded_at=NOON - timedelta(days=90),
)


def happened(what, days_ago, amount=""):
    return Dose(
        id=f"{what} {days_ago}",
        treatment="d",
        day=NOON.date() - timedelta(days=days_ago),
        what=what,
        amount=amount,
        recorded_at=NOON - timedelta(days=days_ago),
    )


@pytest.fixture
def page(companion):
    page = companion.open("treatments").page
    page.store.treatments.put(DRIP)
    return page


def card(page):
    return words_in(page.cards["d"])


def test_a_drip_without_a_first_day_says_that_logging_it_counts_and_it_does(page, companion):
    assert "The days are counted from the day that you log it." in card(page)

    companion.press("Log a session of Carboplatin")
    companion.press("Carboplatin: Session")

    assert "Day 1 of 21\nCounted from Monday 23 November" in card(page)


def test_a_session_that_comes_late_is_the_next_cycle_and_the_one_after_it_is_offered(
    page, companion, hands
):
    sessions = happened(What.CYCLE_STARTED, 63, "1"), happened(What.SESSION, 42)
    page.store.doses.put_all(sessions)
    assert "Cycle 2, day 43 since Mon 12 Oct" not in card(page)  # a third may have gone by
    assert "Day 43 since Mon 12 Oct" in card(page)

    page.store.doses.put(happened(What.SESSION, 13))
    assert "Cycle 3, day 14 of 21\nCounted from Tuesday 10 November" in card(page)

    def look(dialog):
        assert dialog.amount.text() == "4"
        dialog.reject()

    hands.append(look)
    companion.press("Start a new cycle of Carboplatin")


def test_a_new_dose_of_tomorrow_is_not_on_the_card_yet(page):
    page.store.doses.put(happened(What.DOSE_CHANGED, -1, "three quarters"))
    assert "three quarters" not in card(page)
    assert "full" in card(page).casefold()

    page.store.doses.put(happened(What.DOSE_CHANGED, 0, "half"))
    assert "half" in card(page)

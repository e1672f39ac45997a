"""The form for a treatment whose plan is changed: what that does to the days that are counted."""

import pytest

from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from tests.journeys.conftest import NOON


@pytest.fixture
def page(companion):
    return companion.open("treatments").page


def kept(page, schedule, since="2026-01-01"):
    treatment = Treatment(
        id="p",
        name="Paclitaxel",
        kind=Kind.CHEMOTHERAPY,
        schedule=schedule,
        since=RoughDate.read(since) if since else None,
        recorded_at=NOON,
    )
    page.store.treatments.put(treatment)
    page.refresh()


def said(page, hands, *changes):
    """Return whether the form says so: when it is opened, and after each change."""
    seen = []

    def fill(dialog):
        seen.append(dialog.plan_hint.isVisible())
        for change in changes:
            change(dialog)
            seen.append(dialog.plan_hint.isVisible())
        dialog.reject()

    hands.append(fill)
    page._on_wanted("p", "edit")
    return seen


def pick(words):
    return lambda dialog: dialog.pattern.chip(words).click()


def write(text):
    def change(dialog):
        dialog.own.setText(text)
        dialog.own.textEdited.emit(text)

    return change


def test_another_plan_of_what_has_begun_says_that_the_past_is_counted_anew(page, hands):
    kept(page, "days 1, 8, 15 of 28")
    steps = pick("day 1 of 21"), pick("daily"), pick("days 1, 8, 15 of 28")
    assert said(page, hands, *steps) == [False, True, False, False]


def test_own_words_say_it_once_they_make_another_cycle(page, hands):
    kept(page, "every 3 weeks")
    steps = write("every 3"), write("q3w"), write("every 4 weeks"), write("every 0 weeks")
    assert said(page, hands, *steps) == [False, False, False, True, False]


def test_of_what_has_no_start_nothing_is_counted_anew(page, hands):
    kept(page, "day 1 of 21", since=None)
    assert said(page, hands, pick("every 4 weeks")) == [False, False]

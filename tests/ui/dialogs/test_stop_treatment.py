"""The form for the end of a treatment: until when, and why."""

import pytest

from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Kind, Treatment
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside

MEDICINE = Treatment(
    id="00000000-0000-4000-8000-000000000001",
    name="Capecitabine",
    kind=Kind.CHEMOTHERAPY,
    since=RoughDate(2026, 9, 10),
    note="Two packs a month",
    recorded_at=NOON,
)


@pytest.fixture
def page(companion):
    page = companion.open("treatments").page
    page.store.treatments.put(MEDICINE)
    return page


def only(page):
    [treatment] = page.store.treatments.all()
    return treatment


def test_today_stands_there_and_two_presses_are_enough(page, companion, hands):
    hands.append(lambda dialog: dialog.primary.click())
    companion.press("Stop Capecitabine")
    assert only(page).until == RoughDate(2026, 11, 23)
    assert only(page).stopped_because is None


def test_the_reasons_are_those_of_the_fact_sheet(page, companion, hands):
    def look(dialog):
        words = [chip.text() for chip in dialog.ended._chips.values()]
        assert words == ["Finished", "The cancer grew", "Side effects", "My choice", "Other"]
        dialog.cancel.click()

    hands.append(look)
    companion.press("Stop Capecitabine")


def test_the_day_may_be_known_to_the_month_only_and_the_note_joins_the_other(
    page, companion, hands
):
    def fill(dialog):
        dialog.until._about.click()
        dialog.until._month.setCurrentIndex(10)
        dialog.ended.chip("side effects").click()
        dialog.note.setPlainText("Hands too sore")
        dialog.primary.click()

    hands.append(fill)
    companion.press("Stop Capecitabine")
    assert only(page).until == RoughDate(2026, 10)
    assert only(page).stopped_because is Ended.SIDE_EFFECTS
    assert only(page).note == "Two packs a month\nHands too sore"


def test_an_end_before_the_beginning_is_said_beside_the_date(page, companion, hands):
    def fill(dialog):
        dialog.until._day.setText("9")
        dialog.until._month.setCurrentIndex(9)
        dialog.until._day.textEdited.emit("9")
        dialog.note.setPlainText("kept")
        dialog.primary.click()
        said = dialog._places["until"][1]
        assert said.text() == "It ends before it begins. Please check since and until."
        assert dialog.note.text() == "kept"
        dialog.cancel.click()

    hands.append(fill)
    companion.press("Stop Capecitabine")
    assert only(page) == MEDICINE


def test_an_end_to_come_or_none_is_refused(page, companion, hands):
    def fill(dialog):
        dialog.until._year.setText("2027")
        dialog.until._year.textEdited.emit("2027")
        dialog.primary.click()
        assert beside(dialog) == "That day has not come yet. Choose today or earlier."
        for box in (dialog.until._day, dialog.until._year):
            box.setText("")
        dialog.until._month.setCurrentIndex(0)
        dialog.primary.click()
        assert "Write the date." in beside(dialog)
        dialog.cancel.click()

    hands.append(fill)
    companion.press("Stop Capecitabine")
    assert only(page) == MEDICINE

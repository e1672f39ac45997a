"""The form for what happened to a treatment: on which day, at what time, how much."""

from datetime import date, time, timedelta

import pytest

from companion.domain.doses import Dose, What
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from companion.ui.dialogs.form import PAUSE
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside
from tests.ui.dialogs.test_symptom_entry import write_day

MEDICINE = Treatment(
    id="00000000-0000-4000-8000-000000000001",
    name="Palbociclib",
    kind=Kind.TARGETED_THERAPY,
    since=RoughDate(2026, 9),
    schedule="21 days on, 7 off",
    recorded_at=NOON,
)


@pytest.fixture
def page(companion):
    page = companion.open("treatments").page
    page.store.treatments.put(MEDICINE)
    return page


def only(page):
    [dose] = page.store.doses.of(MEDICINE.id)
    return dose


def test_every_field_is_kept(page, hands):
    def fill(dialog):
        dialog.what.chip("reduced").click()
        dialog.amount.setText("75 mg")
        write_day(dialog, 19, 11, 2026)
        dialog.time.setText("8.05 pm")
        dialog.note.setPlainText("Sore mouth\nless of it")
        dialog.primary.click()

    hands.append(fill)
    page._on_wanted(MEDICINE.id, "other day")

    made = only(page)
    assert (made.what, made.day, made.at) == (What.REDUCED, date(2026, 11, 19), time(20, 5))
    assert (made.amount, made.note) == ("75 mg", "Sore mouth\nless of it")


@pytest.mark.parametrize(
    ("action", "title", "verb"),
    [
        ("other day", "Log a dose of Palbociclib", "Save dose"),
        ("cycle", "Start a new cycle of Palbociclib", "Start the cycle"),
        ("hold", "Hold Palbociclib", "Put on hold"),
        ("resume", "Resume Palbociclib", "Resume"),
        ("new dose", "New dose of Palbociclib", "Save dose"),
    ],
)
def test_each_form_says_what_it_is_for(page, hands, action, title, verb):
    def look(dialog):
        assert dialog.windowTitle() == title
        assert dialog.primary.text() == verb
        dialog.cancel.click()

    hands.append(look)
    page._on_wanted(MEDICINE.id, action)


@pytest.mark.parametrize(
    ("fill", "field", "problem"),
    [
        (lambda d: write_day(d, 31, 8, 2026), "day", "That day is before the treatment began."),
        (lambda d: d.time.setText("25:10"), "at", "Please write the time like 15:10"),
        (lambda d: d.time.setText("12:30"), "at", "That time has not come yet."),
        (lambda d: d.amount.setText("x" * 10_000), "amount", "Please use 300 letters or fewer"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(page, hands, fill, field, problem):
    def do(dialog):
        fill(dialog)
        typed = dialog.typed()
        dialog.primary.click()
        said = dialog._places[field][1]
        assert problem in said.text()
        assert said.isVisible()
        assert dialog.typed() == typed
        dialog.cancel.click()

    hands.append(do)
    page._on_wanted(MEDICINE.id, "other day")
    assert page.store.doses.of(MEDICINE.id) == []


def test_a_day_that_has_not_come_is_refused(page, hands):
    def do(dialog):
        write_day(dialog, 24, 11, 2026)
        dialog.primary.click()
        assert beside(dialog) == "That day has not come yet. Choose today or earlier."
        dialog.cancel.click()

    hands.append(do)
    page._on_wanted(MEDICINE.id, "hold")
    assert page.store.doses.of(MEDICINE.id) == []


def test_the_first_day_of_a_month_that_is_about_is_early_enough(page, hands):
    def do(dialog):
        write_day(dialog, 1, 9, 2026)
        dialog.primary.click()

    hands.append(do)
    page._on_wanted(MEDICINE.id, "other day")
    assert only(page).day == date(2026, 9, 1)


def test_a_new_dose_needs_its_words(page, hands):
    def do(dialog):
        dialog.amount.setText("   ")
        dialog.primary.click()
        assert dialog._places["amount"][1].text() == "Please write the new dose."
        dialog.amount.setText("100 mg")
        dialog.day._chips.chip("yesterday").click()
        dialog.primary.click()

    hands.append(do)
    page._on_wanted(MEDICINE.id, "new dose")
    assert (only(page).amount, only(page).day) == ("100 mg", NOON.date() - timedelta(days=1))


def test_what_is_not_a_dose_asks_for_no_time(page, hands):
    def do(dialog):
        assert dialog.time.isVisible()
        dialog.what.chip("held").click()
        assert not dialog.time.isVisible()
        dialog.what.chip("resumed").click()
        assert not dialog.amount.isVisible()
        dialog.primary.click()

    hands.append(do)
    page._on_wanted(MEDICINE.id, "other day")
    assert (only(page).what, only(page).at) == (What.RESUMED, None)


def test_a_change_keeps_what_the_form_does_not_show(page, hands):
    was = Dose(
        id="00000000-0000-4000-9000-000000000001",
        treatment=MEDICINE.id,
        day=date(2026, 11, 1),
        at=time(7, 15),
        what=What.HELD,
        entered_by="Ruth",
        recorded_at=NOON - timedelta(days=3),
    )
    page.store.doses.put(was)

    def do(dialog):
        dialog.note.setPlainText("Low counts")
        dialog.primary.click()

    hands.append(do)
    page._on_edit_dose(was)
    now = only(page)
    assert (now.at, now.entered_by, now.note) == (time(7, 15), "Ruth", "Low counts")


def test_what_is_half_typed_is_there_again_after_a_restart(companion, page, hands):
    def begin(dialog):
        dialog.what.chip("skipped").click()
        dialog.note.setPlainText("Was sick")
        companion.qtbot.waitUntil(lambda: not dialog._draft_timer.isActive(), timeout=PAUSE * 5)
        dialog.hide()  # the power goes: nobody presses anything

    hands.append(begin)
    page._on_wanted(MEDICINE.id, "other day")
    companion.close()

    def go_on(dialog):
        assert dialog.what.choice() == "skipped"
        dialog.primary.click()

    hands.append(go_on)
    page = companion.open("treatments").page
    page._on_wanted(MEDICINE.id, "other day")
    assert (only(page).what, only(page).note) == (What.SKIPPED, "Was sick")

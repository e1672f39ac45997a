"""The measurement form: every field, what is wrong, and what is kept of a half typed one."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt

from companion.domain.identity import new_id
from companion.domain.measurements import Measurement
from companion.ui.widgets.day_chooser import DayBoxes
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    window = companion.open()
    window.open_page("measurements")
    return window.page


@pytest.fixture
def locale():
    was = QLocale()
    yield QLocale.setDefault
    QLocale.setDefault(was)


def on_disk(companion):
    return companion.on_disk(
        "select day, at, what, value, unit, note, entered_by from measurement"
        " where deleted_at is null order by seq"
    )


@pytest.mark.parametrize("typed", ["38,4", "38.4", "-0.5", "+101", "38"])
def test_a_number_is_kept_as_it_was_typed_with_the_time_of_now(page, companion, hands, typed):
    def fill(dialog):
        dialog.value.setText(typed)
        dialog.unit.chip("°C").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert on_disk(companion) == [("2026-11-23", "12:00", "temperature", typed, "°C", "", "me")]


def test_every_field_is_kept(page, companion, hands):
    def fill(dialog):
        dialog.what.chip("").click()
        dialog.name.setText(" Blood  pressure ")
        dialog.value.setText("120/80")
        dialog.own_unit.setText("mmHg")
        dialog.day.set_day(date(2026, 11, 19))
        dialog.time.setText("7.30 pm")
        dialog.note.setPlainText("after the stairs\nsitting")
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert on_disk(companion) == [
        (
            "2026-11-19",
            "19:30",
            "Blood pressure",
            "120/80",
            "mmHg",
            "after the stairs\nsitting",
            "me",
        )
    ]


def test_for_another_day_no_time_is_made_up(page, companion, hands):
    def fill(dialog):
        dialog.value.setText("38")
        dialog.day.set_day(date(2026, 11, 19))
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert [row[:2] for row in on_disk(companion)] == [("2026-11-19", None)]


def no_number(dialog):
    dialog.value.setText("rather warm")


def nothing(_dialog):
    pass


def weight_in_words(dialog):
    dialog.what.chip("weight").click()
    dialog.value.setText("66 kilos")


def no_name(dialog):
    dialog.what.chip("").click()
    dialog.value.setText("3")


def endless_name(dialog):
    no_name(dialog)
    dialog.name.setText("a" * 10_000)


def wrong_time(dialog):
    dialog.value.setText("38")
    dialog.time.setText("half past")


def future(dialog):
    dialog.value.setText("38")
    dialog.day._chips.chip("another").click()
    boxes = dialog.day.findChild(DayBoxes)
    boxes._day.setText("30")
    boxes._day.editingFinished.emit()


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (nothing, "Please write the number first."),
        (no_number, "Please write a number, for example 38.4 or 38,4."),
        (weight_in_words, "Please write a number, for example 38.4 or 38,4."),
        (no_name, "Please write what was measured."),
        (endless_name, "That is too long. Please use 60 letters or fewer, or the note."),
        (wrong_time, "Please write the time like 15:10 or 3:10 pm, or leave it empty."),
        (future, "That day has not come yet. Choose today or earlier."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(page, hands, read_out, fill, sentence):
    def try_it(dialog):
        fill(dialog)
        typed = dialog.typed()
        read_out.clear()
        dialog.primary.click()
        assert dialog.isVisible()
        assert beside(dialog) == sentence
        assert read_out == [sentence]
        assert dialog.typed() == typed
        dialog.reject()

    hands.append(try_it)
    page.add()

    assert list(page.store.measurements.table()) == []


@pytest.mark.parametrize(
    ("place", "units"), [("en_US", ("°F", "lb")), ("de_DE", ("°C", "kg")), ("en_GB", ("°C", "kg"))]
)
def test_at_first_the_units_are_those_of_the_place(page, hands, locale, place, units):
    locale(QLocale(place))
    seen = []

    def look(dialog):
        seen.append(dialog.unit.choice())
        dialog.what.chip("weight").click()
        seen.append(dialog.unit.choice())
        dialog.reject()

    hands.append(look)
    page.add()

    assert tuple(seen) == units


def test_the_unit_used_last_is_chosen_and_an_own_name_is_offered(page, companion, hands):
    for what, unit in (("temperature", "°F"), ("weight", "lb"), ("Walk", "steps")):
        companion.store.measurements.put(
            Measurement(
                id=new_id(), day=NOON.date(), what=what, value="1", unit=unit, recorded_at=NOON
            )
        )

    def look(dialog):
        assert dialog.unit.choice() == "°F"
        dialog.what.chip("weight").click()
        assert dialog.unit.choice() == "lb"
        dialog.what.chip("Walk").click()
        assert not dialog.unit.isVisible()
        assert dialog.own_unit.text() == "steps"
        dialog.value.setText("4,000")
        dialog.primary.click()

    hands.append(look)
    page.add()

    assert on_disk(companion)[-1][2:5] == ("Walk", "4,000", "steps")


def test_a_name_in_another_case_is_the_one_that_is_known(page, companion, hands):
    def write(name):
        def do(dialog):
            dialog.what.chip("").click()
            dialog.name.setText(name)
            dialog.value.setText("3")
            dialog.primary.click()

        return do

    hands += [write("Walk"), write("WALK"), write("Temperature")]
    for _ in range(3):
        page.add()

    assert [row[2] for row in on_disk(companion)] == ["Walk", "Walk", "temperature"]


@pytest.mark.parametrize("value", ["", "36.5", "39.9", "words"])
def test_beside_a_temperature_stands_who_to_call_whatever_the_number(page, companion, hands, value):
    def said(dialog):
        return [line for line in words_in(dialog).splitlines() if line != dialog.value.text()]

    def look(dialog):
        before = said(dialog)
        dialog.value.setText(value)
        assert dialog.call.isVisible()
        assert said(dialog) == before, "nothing is said of a number"
        dialog.what.chip("weight").click()
        assert not dialog.call.isVisible()
        dialog.reject()

    hands.append(look)
    page.add()


def test_when_to_call_opens_and_what_was_typed_waits(page, companion, hands, qtbot):
    def look_up(dialog):
        qtbot.keyClicks(dialog.value, "38,4")
        dialog.call.click()

    hands.append(look_up)
    page.add()
    window = companion.window
    assert window.windowTitle() == "When to call – Companion"

    def go_on(dialog):
        assert dialog.value.text() == "38,4"
        dialog.primary.click()

    hands.append(go_on)
    window.open_page("today")
    companion.press("Temperature or weight")

    assert [row[3] for row in on_disk(companion)] == ["38,4"]


def test_a_half_typed_one_is_there_again_after_esc_and_a_restart(page, companion, hands, qtbot):
    def begin(dialog):
        dialog.what.chip("").click()
        dialog.name.setText("Walk")
        dialog.own_unit.setText("min")
        dialog.day.set_day(date(2026, 11, 2))
        dialog.time.setText("3:1")
        dialog.note.setPlainText("with Ann")
        qtbot.keyClicks(dialog.value, "2")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def find_again(dialog):
        assert (dialog.name.text(), dialog.own_unit.text()) == ("Walk", "min")
        assert (dialog.value.text(), dialog.time.text()) == ("2", "3:1")
        assert dialog.day.day() == date(2026, 11, 2)
        assert dialog.note.text() == "with Ann"
        dialog.time.clear()
        dialog.primary.click()

    def find_nothing(dialog):
        assert (dialog.what.choice(), dialog.value.text()) == ("temperature", "")
        dialog.reject()

    hands += [begin, find_again, find_nothing]
    page.add()
    companion.close()
    page = companion.open("measurements").page
    page.add()
    page.add()

    assert on_disk(companion) == [("2026-11-02", None, "Walk", "2", "min", "with Ann", "me")]
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_a_unit_typed_is_found_again_after_a_look_at_another_kind(page, hands):
    def look(dialog):
        dialog.what.chip("").click()
        dialog.own_unit.setText("mmHg")
        dialog.what.chip("temperature").click()
        dialog.what.chip("").click()
        assert dialog.own_unit.text() == "mmHg"
        dialog.reject()

    hands.append(look)
    page.add()


def test_one_is_shown_as_it_is_and_keeps_what_is_not_touched(page, companion, hands):
    companion.store.measurements.put(
        Measurement(
            id=new_id(),
            day=NOON.date() - timedelta(days=400),
            what="temperature",
            value="warm",
            unit="Celsius",
            entered_by="Ruth",
            recorded_at=NOON,
        )
    )

    def correct(dialog):
        assert (dialog.value.text(), dialog.unit.choice()) == ("warm", "Celsius")
        assert dialog.day.day() == NOON.date() - timedelta(days=400)
        dialog.value.setText("37")
        dialog.primary.click()

    hands.append(correct)
    page._on_edit()

    assert on_disk(companion) == [("2025-10-19", None, "temperature", "37", "Celsius", "", "Ruth")]

"""All that happened to one treatment: fetched as it is looked at, changed row by row."""

from datetime import date, datetime, time, timedelta, timezone

import pytest

from companion import clock
from companion.domain.doses import Dose, What
from companion.domain.symptoms import HELPER
from companion.ui.widgets.treatment_history import TreatmentHistory

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def dose(number, what=What.TAKEN, **fields):
    return Dose(
        id=f"00000000-0000-4000-9000-{number:012}",
        treatment="t",
        day=NOON.date() - timedelta(days=number),
        what=what,
        recorded_at=NOON,
        **fields,
    )


@pytest.fixture
def history(qtbot, monkeypatch):
    monkeypatch.setattr(clock, "today", NOON.date)
    history = TreatmentHistory()
    qtbot.addWidget(history)
    history.resize(1100, 700)
    history.show()
    return history


def show(history, doses, key="t"):
    history.show_doses(key, "Letrozole", "", len(doses), lambda a, n: doses[a : a + n])


def test_a_row_says_day_time_what_and_how_much(history):
    show(history, [dose(1, What.CYCLE_STARTED, amount="3", at=time(8, 5))])
    cells = [history.model.index(0, column).data() for column in range(6)]
    assert cells == ["Sun 22 Nov", "8:05", "New cycle", "Cycle 3", "", "Me"]


def test_the_chosen_row_is_read_out_below_with_its_note(history):
    show(history, [dose(1, What.SKIPPED, note="Forgot it", entered_by=HELPER)])
    assert history.detail.text() == "Skipped, Sun 22 Nov, entered by a helper: Forgot it"
    assert history.delete.accessibleName() == "Delete Letrozole, skipped, Sunday 22 November"


def test_the_row_stays_when_the_same_history_changes_and_begins_anew_for_another(history):
    many = [dose(number) for number in range(200)]
    show(history, many)
    history.table.choose(150)
    show(history, many[:-1])
    assert history.table.row() == 150
    show(history, many, key="other")
    assert history.table.row() == 0


def test_a_history_without_anything_says_so(history):
    show(history, [])
    assert history.empty.isVisible()
    assert not history.edit.isVisible()
    assert history.first_control() is history.back


def test_a_press_tells_which_one_is_to_be_changed(history, qtbot):
    show(history, [dose(1), dose(2, What.REDUCED)])
    history.table.choose(1)
    with qtbot.waitSignal(history.edit_wanted) as wanted:
        history.edit.click()
    assert wanted.args[0].what is What.REDUCED
    assert wanted.args[0].day == date(2026, 11, 21)

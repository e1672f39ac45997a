"""What is deleted while the disk refuses says so, and cannot be pressed, until it is gone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.doses import Dose, What
from companion.domain.identity import new_id
from companion.domain.measurements import Measurement
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from tests.journeys.conftest import NOON
from tests.journeys.test_nothing_is_lost import busy
from tests.ui.pages.conftest import words_in

GONE = "Deleted (not saved yet)"


def appointment():
    return Appointment(id=new_id(), day=NOON.date(), what="Scan", recorded_at=NOON)


def treatment(**fields):
    return Treatment(
        id=new_id(),
        name="Letrozole",
        kind=Kind.HORMONE_THERAPY,
        recorded_at=NOON,
        **{"since": RoughDate(2026, 1), **fields},
    )


def measurement():
    return Measurement(
        id=new_id(),
        day=NOON.date(),
        what="temperature",
        value="38.4",
        unit="°C",
        recorded_at=NOON,
        note="after the nap",
    )


@pytest.mark.parametrize(
    ("page", "table", "made", "delete"),
    [
        ("appointments", "appointments", appointment(), "Delete Scan, Monday 23 November"),
        ("treatments", "treatments", treatment(), "Delete Letrozole"),
        ("treatments", "treatments", treatment(until=RoughDate(2026, 2)), "Delete Letrozole"),
        (
            "measurements",
            "measurements",
            measurement(),
            "Delete temperature, Monday 23 November",
        ),
        (
            "biomarkers",
            "biomarkers",
            Biomarker(id=new_id(), marker="ER", result="positive", recorded_at=NOON),
            "Delete ER, positive",
        ),
    ],
)
def test_it_says_so_until_the_disk_takes_it_and_undo_brings_it_back(
    companion, page, table, made, delete
):
    window = companion.open()
    getattr(window.store, table).put(made)
    window.open_page(page)
    with busy(companion):
        companion.press(delete)
        said = words_in(window.page)
        assert GONE in said
        assert not [each for each in ("Edit", "Delete") if each in said.split()]
        window.undo()
        assert GONE not in words_in(window.page)
        assert companion.button(delete).isVisible()
        window.redo()
        assert GONE in words_in(window.page)
    companion.press("Try again")

    assert GONE not in words_in(window.page)
    assert getattr(window.store, table).get(made.id) is None


def history(companion, days=3):
    window = companion.open("treatments")
    made = treatment()
    window.store.treatments.put(made)
    for day in range(days):
        window.store.doses.put(
            Dose(
                id=new_id(),
                treatment=made.id,
                day=NOON.date() - timedelta(days=day),
                what=What.TAKEN,
                recorded_at=NOON,
            )
        )
    companion.press("History of Letrozole")
    return window.page.history


def doses(companion):
    return companion.on_disk("select count(*) from dose where deleted_at is null")


def test_a_dose_says_so_in_the_history(companion):
    shown = history(companion, days=1)
    with busy(companion):
        companion.press("Delete Letrozole, taken, Monday 23 November")
        assert GONE in shown.detail.text()
        assert not shown.delete.isVisible()
        QTest.keyClick(shown.table, Qt.Key.Key_Delete)
        assert len(companion.window.keeper.waiting) == 1
    companion.press("Try again")

    assert doses(companion) == [(0,)]


def test_two_deliberate_delete_keys_delete_two(companion):
    shown = history(companion)

    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)

    assert doses(companion) == [(1,)]


def test_a_double_click_on_delete_deletes_one(companion):
    shown = history(companion)

    QTest.mouseClick(shown.delete, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.delete, Qt.MouseButton.LeftButton)

    assert doses(companion) == [(2,)]


def test_delete_keys_in_the_table_of_what_came_before_delete_each_time(companion):
    window = companion.open("treatments")
    for year in (2020, 2021, 2022):
        window.store.treatments.put(treatment(since=RoughDate(year), until=RoughDate(year)))
    (line,) = window.page.past

    QTest.keyClick(line.table, Qt.Key.Key_Delete)
    QTest.keyClick(line.table, Qt.Key.Key_Delete)

    assert companion.on_disk("select count(*) from treatment where deleted_at is null") == [(1,)]

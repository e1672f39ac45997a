"""Where the keyboard stands when a form has taken the card away from which it was opened."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from companion.domain.identity import new_id
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from tests.journeys.conftest import NOON

REAL_EXEC = QDialog.exec


@pytest.fixture
def page(companion, monkeypatch):
    monkeypatch.setattr(QDialog, "exec", REAL_EXEC)
    page = companion.open("treatments").page
    for at, name in enumerate(["Letrozole", "Palbociclib"]):
        page.store.treatments.put(
            Treatment(
                id=new_id(),
                name=name,
                kind=Kind.HORMONE_THERAPY,
                since=RoughDate(2026, 1 + at),
                recorded_at=NOON,
            )
        )
    return page


def in_the_form(do):
    def when_it_is_there():
        form = QApplication.activeModalWidget()
        if form is None:
            QTimer.singleShot(10, when_it_is_there)
            return
        try:
            do(form)
        finally:
            form.reject()  # where it is still open, the test must not wait for ever

    QTimer.singleShot(10, when_it_is_there)


def stands_at(page):
    focus = page.window().focusWidget()
    return focus.accessibleName() if focus is not None else ""


def card(page, name):
    return next(each for each in page.cards.values() if name in each.log.accessibleName())


def test_after_stop_it_stands_at_the_next_card_and_then_at_what_came_before(page, qtbot):
    for name, then in (
        ("Letrozole", "Log a dose of Palbociclib"),
        ("Palbociclib", "Treatments before"),
    ):
        press = card(page, name).presses["stop"]
        press.setFocus()
        in_the_form(lambda form: form.accept())

        press.click()

        qtbot.waitUntil(lambda then=then: stands_at(page) == then)


def test_after_an_edit_that_ends_it_it_stands_at_the_next_card(page, qtbot):
    def end_it(form):
        form.over.chip("over").click()
        presses = form.until.findChildren(QAbstractButton)
        next(each for each in presses if each.text().strip() == "Today").click()
        form.accept()

    press = card(page, "Letrozole").presses["edit"]
    press.setFocus()
    in_the_form(end_it)

    press.click()

    assert len(page.cards) == 1
    qtbot.waitUntil(lambda: stands_at(page) == "Log a dose of Palbociclib")


def test_after_a_form_that_is_left_it_stands_where_it_was_opened(page, qtbot):
    press = card(page, "Letrozole").presses["stop"]
    press.setFocus()
    in_the_form(lambda form: form.reject())

    press.click()

    qtbot.waitUntil(lambda: stands_at(page) == "Stop Letrozole")

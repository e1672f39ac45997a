"""Treatments: where each stands, a dose in two presses, and all that came before."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from companion.domain.doses import Dose, What
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import HELPER
from companion.domain.treatments import Ended, Kind, Treatment
from companion.storage import driver
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in

TODAY = NOON.date()


def treatment(number, name, **fields):
    given = {"kind": Kind.HORMONE_THERAPY, "recorded_at": NOON - timedelta(days=400), **fields}
    return Treatment(id=f"00000000-0000-4000-8000-{number:012}", name=name, **given)


LETROZOLE = treatment(
    1, "Letrozole", since=RoughDate(2026, 3), schedule="daily", dose="2.5 mg", route="tablet"
)
PALBOCICLIB = treatment(
    2,
    "Palbociclib",
    kind=Kind.TARGETED_THERAPY,
    since=RoughDate(2026, 10, 22),
    schedule="21 days on, 7 off",
    line=2,
    line_name="Tablets",
)
DENOSUMAB = treatment(
    3, "Denosumab", kind=Kind.SUPPORTIVE_CARE, route="under skin", schedule="every 4 weeks"
)
TAXOL = treatment(
    4,
    "Paclitaxel",
    kind=Kind.CHEMOTHERAPY,
    since=RoughDate(2025),
    until=RoughDate(2026, 2),
    line=1,
    stopped_because=Ended.SIDE_EFFECTS,
    note="Sore fingertips",
)
OPERATION = treatment(5, "Lumpectomy", kind=Kind.SURGERY, since=RoughDate(2021, 5))


def dose(number, of, day, what, amount="", **fields):
    return Dose(
        id=f"00000000-0000-4000-9000-{number:012}",
        treatment=of.id,
        day=day,
        what=what,
        amount=amount,
        recorded_at=NOON - timedelta(days=1),
        **fields,
    )


@pytest.fixture
def page(companion):
    page = companion.open("treatments").page
    page.store.treatments.put_all([LETROZOLE, PALBOCICLIB, DENOSUMAB, TAXOL, OPERATION])
    return page


def card_words(page, which):
    return words_in(page.cards[which.id])


def come_to_rest():
    for _ in range(4):
        QApplication.processEvents()


def doses_on_disk(companion):
    sql = "select what, day, at, amount, entered_by from dose where deleted_at is null"
    return companion.on_disk(sql)


def test_an_empty_page_says_what_is_enough_and_has_one_button_more(companion):
    page = companion.open("treatments").page
    assert "No treatments yet" in words_in(page)
    assert page.empty.isVisible()
    assert page.add_first.isVisible()
    assert not page.nothing_now.isVisible()


def test_a_card_says_what_it_is_since_when_how_often_and_in_which_line(page):
    assert card_words(page, LETROZOLE).startswith(
        "Letrozole\nHormone therapy\nAbout hormone therapy\n Log a dose\nSince about March 2026"
        "\nEvery day · 2.5 mg · Tablet"
    )
    assert "Targeted therapy · Line 2 · Tablets" in card_words(page, PALBOCICLIB)


def test_a_card_counts_the_day_of_the_cycle_and_says_from_when(page):
    words = card_words(page, PALBOCICLIB)
    assert "Cycle 2, day 5 of 28, on week\nCounted from Thursday 19 November" in words
    assert "day that you log it" in card_words(page, DENOSUMAB)


def test_what_cannot_be_counted_says_nothing_of_days(page):
    assert "ay 1" not in card_words(page, LETROZOLE)
    assert "ounted" not in card_words(page, LETROZOLE)


def test_a_dose_is_logged_in_two_presses_and_taken_back_in_one(page, companion):
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Taken")

    companion.qtbot.waitUntil(
        lambda: "Taken today at 12:00" in card_words(page, LETROZOLE), timeout=2000
    )
    assert doses_on_disk(companion) == [("taken", "2026-11-23", "12:00", "", "me")]
    assert page.window().undo_bar.text() == "Letrozole: taken, saved"
    companion.press("Undo")
    assert "Taken today" not in card_words(page, LETROZOLE)
    assert doses_on_disk(companion) == []


def test_what_is_given_in_sessions_is_asked_for_as_a_session(page, companion):
    companion.press("Log a session of Denosumab")
    companion.press("Denosumab: Session")

    assert "Session today at 12:00" in card_words(page, DENOSUMAB)
    assert "Day 1 of 28\nCounted from Monday 23 November" in card_words(page, DENOSUMAB)


def test_a_numb_finger_that_presses_twice_logs_one_dose(page, companion):
    qtbot, window = companion.qtbot, companion.window
    log = page.cards[LETROZOLE.id].log
    qtbot.mouseDClick(log, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(log, Qt.MouseButton.LeftButton)
    taken = companion.button("Letrozole: Taken")
    come_to_rest()
    place = taken.mapTo(window, taken.rect().center())

    qtbot.mouseClick(taken, Qt.MouseButton.LeftButton)
    for _ in range(3):
        come_to_rest()
        below = window.childAt(place)
        qtbot.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(window, place))

    assert len(doses_on_disk(companion)) == 1


def test_a_finger_that_rests_on_a_key_logs_one_dose(page, companion):
    page.cards[LETROZOLE.id].log.click()
    taken = companion.button("Letrozole: Taken")
    taken.setFocus()
    for _ in range(5):
        companion.qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert len(doses_on_disk(companion)) == 1


def test_nothing_that_can_be_pressed_moves_while_a_dose_is_logged(page, companion):
    def places():
        come_to_rest()
        return {
            press: press.mapTo(page, QPoint(0, 0))
            for card in page.cards.values()
            for press in (card.log, *card.presses.values())
            if press.isVisible()
        }

    closed = places()
    companion.press("Log a dose of Palbociclib")
    opened = places()
    log = page.cards[PALBOCICLIB.id].log
    assert opened[log] == closed[log]
    companion.press("Palbociclib: Skipped")

    assert places() == opened != closed
    assert "Skipped today" in card_words(page, PALBOCICLIB)


def test_how_much_it_was_stands_beside_it(page):
    page.store.doses.put(dose(1, LETROZOLE, TODAY, What.REDUCED, "half a tablet"))
    assert "Reduced today, half a tablet" in card_words(page, LETROZOLE)
    page.store.doses.put(dose(2, LETROZOLE, TODAY, What.SKIPPED, at=time(11)))
    assert "Today: reduced, skipped at 11:00" in card_words(page, LETROZOLE)


def test_two_doses_of_a_day_are_both_on_the_card(page, companion, at):
    for hour in (9, 20):
        at(NOON.replace(hour=hour))
        companion.press("Log a dose of Letrozole")
        companion.press("Letrozole: Taken")
    assert "Today: taken at 9:00, taken at 20:00" in card_words(page, LETROZOLE)


def test_what_the_disk_refuses_stays_on_the_card_and_is_saved_later(page, companion):
    other = driver.connect(page.store.diary.path, mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Taken")
    assert "Taken today at 12:00 (not saved yet)" in card_words(page, LETROZOLE)
    assert page.cards[LETROZOLE.id].said.property("role") == "problem"

    other.rollback()
    other.close()
    companion.press("Try again")

    assert "Taken today at 12:00\n" in card_words(page, LETROZOLE)
    assert "not saved yet" not in card_words(page, LETROZOLE)
    assert len(doses_on_disk(companion)) == 1


def test_yesterday_is_logged_with_a_note(page, companion, hands):
    def was_yesterday(dialog):
        dialog.what.chip("reduced").click()
        dialog.amount.setText("half")
        dialog.day._chips.chip("yesterday").click()
        dialog.note.setPlainText("Felt sick")
        dialog.primary.click()

    hands.append(was_yesterday)
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Another day or a note")

    assert doses_on_disk(companion) == [("reduced", "2026-11-22", None, "half", "me")]
    assert "today" not in card_words(page, LETROZOLE)


def test_a_hold_stops_the_counting_until_it_is_resumed(page, companion, hands):
    hands.append(lambda dialog: dialog.primary.click())
    companion.press("Hold Palbociclib")
    assert "On hold since Mon 23 Nov" in card_words(page, PALBOCICLIB)
    assert "Counted from" not in card_words(page, PALBOCICLIB)

    hands.append(lambda dialog: dialog.primary.click())
    companion.press("Resume Palbociclib")
    assert "On hold since" not in card_words(page, PALBOCICLIB)
    assert [what for what, *_ in doses_on_disk(companion)] == ["held", "resumed"]


def test_a_new_cycle_takes_two_presses_and_knows_its_number(page, companion, hands):
    def start(dialog):
        assert dialog.amount.text() == "2"
        dialog.primary.click()

    hands.append(start)
    companion.press("Start a new cycle of Palbociclib")

    assert "Cycle 2, day 1 of 28, on week" in card_words(page, PALBOCICLIB)


def test_only_what_comes_in_cycles_offers_a_new_one(page):
    offered = [
        each.accessibleName()
        for card in page.cards.values()
        for each in card.presses.values()
        if each.isVisible() and "cycle" in each.accessibleName()
    ]
    assert offered == ["Start a new cycle of Palbociclib"]


def test_the_dose_on_the_card_is_the_one_it_was_changed_to(page, companion, hands):
    def less(dialog):
        dialog.amount.setText("1.25 mg")
        dialog.primary.click()

    hands.append(less)
    companion.press("New dose of Letrozole")
    assert "Every day · 1.25 mg · Tablet" in card_words(page, LETROZOLE)


def test_what_is_stopped_moves_to_before_with_its_reason(page, companion, hands):
    def stop(dialog):
        dialog.ended.chip("cancer grew").click()
        dialog.note.setPlainText("Scan of November")
        dialog.primary.click()

    hands.append(stop)
    companion.press("Stop Palbociclib")

    assert PALBOCICLIB.id not in page.cards
    assert page.past[0].heading.text() == "Line 2 · Tablets"
    assert page.past[0].detail.text() == (
        "Palbociclib, 22 October 2026 to 23 November 2026, The cancer grew: Scan of November"
    )
    assert page.window().undo_bar.text() == "Palbociclib is in Before now"
    companion.press("Undo")
    assert PALBOCICLIB.id in page.cards


def test_before_reads_as_lines_and_what_is_in_none_comes_last(page):
    assert [each.heading.text() for each in page.past] == ["Line 1", "In no line of therapy"]
    rows = [[each.model.index(0, column).data() for column in range(4)] for each in page.past]
    assert rows == [
        ["Paclitaxel", "Chemotherapy", "About 2025 to about February 2026", "Side effects"],
        ["Lumpectomy", "Surgery", "About May 2021", ""],
    ]


def test_to_start_something_again_makes_another_treatment(page, companion, hands):
    def again(dialog):
        assert dialog.name.text() == "Paclitaxel"
        assert dialog.note.text() == ""
        assert dialog.over.choice() is None
        assert dialog.line.choice() is None, "it may be another line by now"
        dialog.primary.click()

    hands.append(again)
    companion.press("Start Paclitaxel again")

    names = [each.name for each in page.store.treatments.all() if not each.over(TODAY)]
    assert names.count("Paclitaxel") == 1
    assert page.past[0].rows[0].name == "Paclitaxel", "the first time stays as it was"


def test_a_deleted_treatment_takes_its_doses_along_and_both_come_back(page, companion):
    page.store.doses.put_all(
        dose(number, LETROZOLE, TODAY - timedelta(days=number), What.TAKEN) for number in range(5)
    )
    companion.press("Delete Letrozole")
    assert "Every day" not in card_words(page, LETROZOLE)
    assert doses_on_disk(companion) == []

    companion.press("Undo")

    assert "Every day · 2.5 mg" in card_words(page, LETROZOLE)
    assert len(doses_on_disk(companion)) == 5


@pytest.mark.parametrize("where", ["Letrozole", "Lumpectomy"])
def test_a_double_press_on_delete_deletes_one_treatment(page, companion, where):
    page.store.treatments.put(treatment(6, "Biopsy", kind=Kind.SURGERY, since=RoughDate(2020)))
    before = len(page.store.treatments.all())
    pressed = companion.button(f"Delete {where}")
    come_to_rest()
    page.window().undo_bar.show_step("Its room is taken already")
    come_to_rest()
    page.scrolled.bring_into_view(pressed)
    place = pressed.mapTo(page, pressed.rect().center())
    for _ in range(2):
        come_to_rest()
        below = page.childAt(place)
        companion.qtbot.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(page, place))
    assert len(page.store.treatments.all()) == before - 1


def names_in_order(page):
    shown = [page._now.itemAt(at).widget() for at in range(page._now.count())]
    return [words_in(each).split("\n")[0] for each in shown]


@pytest.fixture
def slow_fingers():
    """Let any two presses lie further apart than those of a double click."""
    usual = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(1)
    yield
    QApplication.setDoubleClickInterval(usual)


@pytest.mark.parametrize("where", ["Letrozole", "Lumpectomy"])
def test_slow_presses_on_delete_delete_one_treatment_whose_place_stays(
    page, companion, where, slow_fingers
):
    page.store.treatments.put(treatment(6, "Biopsy", kind=Kind.SURGERY, since=RoughDate(2020)))
    before = names_in_order(page)
    page.window().undo_bar.show_step("Its room is taken already")
    come_to_rest()
    pressed = companion.button(f"Delete {where}")
    page.scrolled.bring_into_view(pressed)
    place = pressed.mapTo(page, pressed.rect().center())
    tall = page.scrolled.content.height()
    for _ in range(3):
        come_to_rest()
        below = page.childAt(place)
        companion.qtbot.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(page, place))
    deleted = "select name from treatment where deleted_at is not null"
    assert companion.on_disk(deleted) == [(where,)]
    assert words_in(page).count(f"{where} is deleted. Undo brings it back.") == 1
    assert page.scrolled.content.height() == tall

    companion.press("Undo")
    assert "is deleted" not in words_in(page)
    assert names_in_order(page) == before
    assert companion.button(f"Delete {where}").isVisible()


def test_a_deleted_treatment_that_stays_in_its_place_is_gone_when_the_page_is_opened_anew(
    page, companion
):
    companion.press("Delete Palbociclib")
    assert page.cards[PALBOCICLIB.id].said.hasFocus(), "the keyboard goes nowhere else"
    companion.press("Delete Letrozole")
    companion.press("Delete Paclitaxel")
    assert "Paclitaxel is deleted. Undo brings it back." in words_in(page)
    assert page.past[0].model.index(0, 3).data() == "Deleted"

    page.window().open_page("today")
    page.window().open_page("treatments")
    assert list(page.cards) == [DENOSUMAB.id]
    assert "deleted" not in words_in(page)
    assert page.cards[DENOSUMAB.id].log.hasFocus()


def test_a_slow_second_press_deletes_one_dose_and_a_chosen_row_goes_at_once(
    page, companion, slow_fingers
):
    page.store.doses.put_all(
        dose(number, LETROZOLE, TODAY - timedelta(days=number), What.TAKEN) for number in range(5)
    )
    companion.press("History of Letrozole")
    history = page.history
    companion.qtbot.mouseClick(history.delete, Qt.MouseButton.LeftButton)
    companion.qtbot.mouseClick(history.delete, Qt.MouseButton.LeftButton)
    assert len(doses_on_disk(companion)) == 4

    row = history.table.visualRect(history.model.index(0, 0)).center()
    companion.qtbot.mouseClick(history.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    companion.qtbot.mouseClick(history.delete, Qt.MouseButton.LeftButton)
    assert len(doses_on_disk(companion)) == 3


def test_the_same_dose_twice_on_one_day_is_told(page, companion, hands):
    said = []
    for _ in range(2):
        companion.press("Log a dose of Letrozole")
        companion.press("Letrozole: Taken")
        said.append(page.window().undo_bar.text())
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Skipped")
    said.append(page.window().undo_bar.text())
    assert said == [
        "Letrozole: taken, saved",
        "Letrozole: taken, saved. It is there 2 times today.",
        "Letrozole: skipped, saved",
    ]

    def was_yesterday(dialog):
        dialog.day._chips.chip("yesterday").click()
        dialog.primary.click()

    for _ in range(2):
        hands.append(was_yesterday)
        companion.press("Log a dose of Letrozole")
        companion.press("Letrozole: Another day or a note")
    assert page.window().undo_bar.text() == (
        "Letrozole: taken on Sunday 22 November, saved. It is there 2 times on that day."
    )


def test_what_was_added_comes_into_view_with_the_keyboard_on_it(page, companion, hands):
    def write(dialog):
        dialog.name.setText("Fulvestrant")
        dialog.kind.chip("hormone therapy").click()
        dialog.primary.click()

    page.store.treatments.put_all(
        treatment(20 + n, f"Medicine {n}", since=RoughDate(2020)) for n in range(4)
    )
    hands.append(write)
    companion.press("Add a treatment")

    (added,) = [each for each in page.store.treatments.all() if each.name == "Fulvestrant"]
    shown = page.cards[added.id]
    assert page.window().focusWidget() is shown.log

    def seen():
        top = shown.mapTo(page.scrolled.view, QPoint(0, 0)).y()
        return top >= 0 and top + shown.height() <= page.scrolled.view.height()

    companion.qtbot.waitUntil(lambda: page.scrolled.bar.value() > 0 and seen(), timeout=2000)


def test_what_was_over_when_it_was_added_is_chosen_in_before(page, companion, hands):
    def write(dialog):
        assert dialog.name.text() == "Paclitaxel"
        dialog.over.chip("over").click()
        dialog.until.set_value(RoughDate(2026, 10))
        dialog.primary.click()

    hands.append(write)
    companion.press("Start Paclitaxel again")

    line = page.past[-1]
    assert line.detail.text() == "Paclitaxel, Until about October 2026"
    assert page.window().focusWidget() is line.table


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Low blood counts", "On hold since Mon 23 Nov: Low blood counts\n"),
        ("word " * 40, "On hold since Mon 23 Nov\n"),
    ],
)
def test_a_hold_tells_why_where_that_is_short(page, companion, hands, note, said):
    def hold(dialog):
        dialog.note.setPlainText(note)
        dialog.primary.click()

    hands.append(hold)
    companion.press("Hold Palbociclib")
    assert said in card_words(page, PALBOCICLIB)


def test_a_double_press_on_delete_deletes_one_dose(page, companion):
    page.store.doses.put_all(
        dose(number, LETROZOLE, TODAY - timedelta(days=number), What.TAKEN) for number in range(5)
    )
    companion.press("History of Letrozole")
    companion.qtbot.mouseClick(page.history.delete, Qt.MouseButton.LeftButton)
    companion.qtbot.mouseClick(page.history.delete, Qt.MouseButton.LeftButton)
    assert len(doses_on_disk(companion)) == 4


def test_treatments_of_the_same_name_can_be_told_apart(page, companion):
    again = treatment(9, "Letrozole", since=RoughDate(2024, 1))
    more = [treatment(10, "letrozole"), treatment(11, "Letrozole")]
    page.store.treatments.put_all([again, *more])

    companion.press("Log a dose of Letrozole, since about January 2024")
    companion.press("Letrozole, since about January 2024: Taken")

    assert [each.day for each in page.store.doses.of(again.id)] == [TODAY]
    assert not any(page.store.doses.count(each.id) for each in more)
    names = [card.log.accessibleName() for card in page.cards.values()]
    assert len(set(names)) == len(names)


def test_the_history_has_all_of_it_newest_first_and_esc_goes_back(page, companion):
    page.store.doses.put_all(
        [
            dose(1, LETROZOLE, date(2026, 11, 2), What.SKIPPED, note="Forgot it"),
            dose(2, LETROZOLE, date(2026, 11, 20), What.REDUCED, "half", entered_by=HELPER),
            dose(3, PALBOCICLIB, date(2026, 11, 21), What.TAKEN),
        ]
    )
    companion.press("History of Letrozole")

    history = page.history
    shown = [[history.model.index(row, n).data() for n in (0, 2, 3)] for row in range(2)]
    assert history.model.rowCount() == 2
    assert shown == [["Fri 20 Nov", "Reduced", "half"], ["Mon 2 Nov", "Skipped", ""]]
    assert history.detail.text() == "Reduced, half, Fri 20 Nov, entered by a helper"
    assert history.table.hasFocus()

    companion.qtbot.keyClick(history.table, Qt.Key.Key_Escape)
    assert page.scrolled.isVisible()
    assert page.cards[LETROZOLE.id].presses["history"].hasFocus()


def test_what_happened_is_changed_deleted_and_brought_back(page, companion, hands):
    page.store.doses.put(dose(1, LETROZOLE, date(2026, 11, 2), What.SKIPPED))
    companion.press("History of Letrozole")

    def took_it(dialog):
        dialog.what.chip("taken").click()
        dialog.primary.click()

    hands.append(took_it)
    companion.press("Edit Letrozole, skipped, Monday 2 November")
    assert page.history.model.index(0, 2).data() == "Taken"

    companion.press("Delete Letrozole, taken, Monday 2 November")
    assert page.history.empty.isVisible()
    assert page.window().focusWidget() is page.history.back
    companion.press("Undo")
    assert page.history.model.index(0, 2).data() == "Taken"


def test_a_history_of_a_treatment_that_another_window_deleted_is_left(page, companion):
    companion.press("History of Letrozole")
    page.store.treatments.remove(LETROZOLE.id)
    assert page.scrolled.isVisible()
    assert LETROZOLE.id not in page.cards


def test_the_rail_leads_back_from_a_history(page, companion):
    companion.press("History of Letrozole")
    page.window().open_page("treatments")
    assert page.scrolled.isVisible()
    assert page.first_control().hasFocus()


def test_a_treatment_to_come_takes_no_dose_yet_and_says_why(page, companion):
    page.store.treatments.put(treatment(8, "Fulvestrant", since=RoughDate(2026, 12, 24)))
    companion.press("Log a dose of Fulvestrant")
    companion.press("Fulvestrant: Taken")
    assert page.window().undo_bar.text().startswith("That day is before the treatment began.")
    assert doses_on_disk(companion) == []


def test_today_is_another_day_after_midnight(page, companion, at):
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Taken")
    page.window().open_page("notes" if "notes" in page.window()._pages else "call")
    at(NOON + timedelta(days=1))
    page.window().open_page("treatments")
    assert "today" not in card_words(page, LETROZOLE)
    assert "day 6 of 28" in card_words(page, PALBOCICLIB)


@pytest.fixture
def chosen_file(monkeypatch, tmp_path):
    """Return the names that were offered; each time the same file is chosen."""
    offered = []

    def choose(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / "out.csv"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return offered


def test_today_is_another_day_when_the_window_is_looked_at_again(page, companion, at):
    companion.press("Log a dose of Letrozole")
    companion.press("Letrozole: Taken")
    at(NOON + timedelta(days=1))
    QApplication.sendEvent(page, QEvent(QEvent.Type.ActivationChange))
    companion.qtbot.waitUntil(lambda: "today" not in card_words(page, LETROZOLE))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": Kind.RADIATION_THERAPY}, "Log a session"),
        ({"route": "Infusion"}, "Log a session"),
        ({"route": "into muscle"}, "Log a session"),
        ({"drug_class": "psychological support"}, "Log a session"),
        ({"route": "tablet"}, "Log a dose"),
        ({"route": "a patch on the skin"}, "Log a dose"),
    ],
)
def test_what_is_logged_goes_by_how_it_is_given(page, fields, words):
    other = treatment(7, "Other", **fields)
    page.store.treatments.put(other)
    assert page.cards[other.id].log.text().strip() == words


def test_a_note_of_a_million_letters_shows_its_beginning(page, companion):
    long = treatment(7, "Wordy", note="word " * 200_000)
    page.store.treatments.put_all(
        [long, treatment(6, "Over", until=RoughDate(2020), note=long.note)]
    )
    assert card_words(page, long).count("word") < 100
    assert page.past[-1].detail.text().count("word") < 100


def test_treatments_are_saved_as_csv(page, companion, chosen_file, tmp_path):
    companion.press("Save as CSV")

    companion.qtbot.waitUntil(lambda: "out.csv" in page.window().undo_bar.text())
    assert chosen_file[0].endswith("treatments-2026-11-23.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("name,kind,class,route,since")


def test_doses_are_saved_as_csv_from_a_history(page, companion, chosen_file, tmp_path):
    companion.press("History of Letrozole")
    companion.press("Save as CSV")

    companion.qtbot.waitUntil(lambda: "out.csv" in page.window().undo_bar.text())
    assert chosen_file[0].endswith("doses-2026-11-23.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("date,time,treatment,")


def test_twelve_treatments_and_a_long_history_are_shown_at_once(page, companion):
    many = [treatment(20 + n, f"Medicine {n}", since=RoughDate(2020)) for n in range(12)]
    page.store.treatments.put_all(many)
    page.store.doses.put_all(
        dose(n, many[0], TODAY - timedelta(days=n), What.TAKEN) for n in range(3000)
    )
    assert len(page.cards) == 15
    companion.press("History of Medicine 0")
    assert page.history.model.rowCount() == 3000
    assert page.history.model.index(2999, 2).data() == "Taken"


def test_a_card_and_a_row_ask_for_reading_about_their_treatment(page, companion):
    asked = []
    page.reading_wanted.connect(asked.append)

    companion.press("About hormone therapy: Letrozole")
    companion.press("About chemotherapy: Paclitaxel")

    assert asked == [f"treatment:{LETROZOLE.id}", f"treatment:{TAXOL.id}"]


def test_what_can_be_read_follows_the_kind_and_the_chosen_row(page, companion):
    assert "About supportive care" in card_words(page, DENOSUMAB)
    page.past[1].choose(OPERATION.id)
    assert page.past[1].presses["about"].text() == "About surgery"
    companion.press("Delete Denosumab")
    assert "About supportive care" not in card_words(page, DENOSUMAB)
    companion.press("Undo")
    assert "About supportive care" in card_words(page, DENOSUMAB)

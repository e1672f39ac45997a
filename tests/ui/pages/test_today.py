"""Today: what it shows, and where it goes from here."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.domain.appointments import Appointment
from companion.domain.days import Day
from companion.domain.identity import new_id
from companion.domain.symptom_list import BUILT_IN, Symptom
from companion.domain.symptoms import Recall
from companion.ui.theme import look
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


def test_the_page_does_not_move_when_the_day_is_rated(companion):
    window = companion.open()
    places = [
        choice.mapTo(window, choice.rect().topLeft()) for choice in window.page.rating.choices
    ]

    companion.press("Mixed")

    assert places == [
        choice.mapTo(window, choice.rect().topLeft()) for choice in window.page.rating.choices
    ]
    assert window.page.clear_rating.isVisible()


def test_the_rating_is_taken_back(companion):
    window = companion.open()
    companion.press("Mixed")

    companion.press("Clear the day's rating")

    assert window.page.rating.value() is None
    assert companion.on_disk("select count(*) from day where deleted_at is null") == [(0,)]


def test_six_of_many_symptoms_stand_here_and_the_rest_is_one_press_away(companion):
    window = companion.open()
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed(BUILT_IN[:18])
    page = window.page
    assert len(page.rows._rows) == 6

    companion.press("Show the other 12")

    assert len(page.rows._rows) == 18
    assert not page.show_rest.isVisible()


def test_a_count_is_pressed_up_from_nothing(companion):
    window = companion.open()
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed([s for s in BUILT_IN if s.id == "vomiting"])
    row = window.page.rows.row("vomiting")
    assert row.value() is None

    companion.press("Vomiting: one more")
    companion.press("Vomiting: one more")

    count = companion.on_disk("select count from symptom_entry where deleted_at is null")
    assert count == [(row.value(),)]
    assert row.value() in (1, 2)


def test_a_moment_is_shown_beside_the_day_and_left_alone(companion, hands):
    window = companion.open("symptoms")

    def at_ten_past_three(dialog):
        dialog.symptom.chip("pain").click()
        dialog.part.chip("exact").click()
        dialog.time.setText("3:10 am")
        dialog.severity.choices[7].click()
        dialog.primary.click()

    hands.append(at_ten_past_three)
    companion.press("Add entry")
    window.open_page("today")
    companion.press("Pain: 2 out of 10, mild")

    assert window.page.rows.row("pain")._notes.text() == "also 7 at 3:10"
    assert companion.on_disk("select severity, at from symptom_entry order by severity") == [
        (2, None),
        (7, "03:10"),
    ]


def test_a_wrong_day_is_refused_in_words(companion, qtbot):
    page = companion.open().page
    companion.press("Fill in an earlier day")
    companion.press("Another day")
    boxes = page.chooser.findChild(type(page.chooser._boxes))

    boxes._day.clear()
    qtbot.keyClicks(boxes._day, "31")
    qtbot.keyClick(boxes._day, Qt.Key.Key_Return)

    assert boxes._said.text() == "The day must be between 1 and 30 for November."
    assert page.day == NOON.date()


def test_any_other_day_can_be_filled_in(companion, qtbot):
    page = companion.open().page
    companion.press("Fill in an earlier day")
    companion.press("Another day")
    boxes = page.chooser.findChild(type(page.chooser._boxes))
    boxes._day.clear()
    qtbot.keyClicks(boxes._day, "2")
    qtbot.keyClick(boxes._day, Qt.Key.Key_Return)

    assert page.title.text() == "Monday"
    assert page._strip_text.text() == "You are filling in Monday 2 November."
    assert not page._chooser_place.isVisible()
    companion.press("Good")
    assert companion.on_disk("select day from day") == [("2026-11-02",)]


def test_in_the_night_the_page_asks_which_day_it_is(companion, at):
    at(NOON.replace(hour=1) + timedelta(days=1))
    page = companion.open().page

    assert page._strip_text.text() == "Still Monday?"
    companion.press("Yes, Monday")
    companion.press("Hard")
    assert companion.on_disk("select day from day") == [("2026-11-23",)]


def test_the_note_box_grows_with_the_note_and_with_the_text(companion, qtbot):
    page = companion.open().page
    one_line = page.note.height()

    page.note.setFocus()
    for _ in range(3):
        qtbot.keyClicks(page.note, "a line")
        qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    four_lines = page.note.height()
    assert four_lines > one_line

    page.window().set_text_size(200)
    assert page.note.height() > four_lines
    page.window().set_text_size(100)


@pytest.mark.parametrize("size", [100, 200])
def test_gaps_follow_the_text_size_while_the_window_is_open(companion, size):
    page = companion.open().page
    page.window().set_text_size(size)

    assert page._column.spacing() == look.space(16)


def test_the_two_buttons_below_the_list_ask_and_what_was_chosen_is_there(companion, hands):
    window = companion.open()

    def own(dialog):
        dialog.own.setText("cold hands")
        dialog.primary.click()

    def first_away(dialog):
        dialog._on_removed(0)
        dialog.primary.click()

    hands += [own, first_away]
    companion.press("Add another symptom")
    companion.press("Change this list")

    names = [row.name() for row in window.page.rows._rows.values()]
    assert names == ["Tiredness", "Trouble sleeping", "cold hands"]


# Below the note: what is to come, and what was measured


def put_date(store, what, days, at=None):
    store.appointments.put(
        Appointment(
            id=new_id(), day=NOON.date() + timedelta(days=days), at=at, what=what, recorded_at=NOON
        )
    )


def next_card(companion):
    """Return the card below the note, which comes after the first paint."""
    page = companion.window.page
    companion.qtbot.waitUntil(lambda: page._has_next)
    return page.next


def test_what_is_to_come_stands_below_the_note_until_its_day_has_passed(companion, at):
    window = companion.open()
    put_date(companion.store, "Scan", 10)
    put_date(companion.store, "Dentist", 0)
    put_date(companion.store, "Old visit", -1)
    card = next_card(companion)

    assert "Dentist · Monday 23 November, today\n" in words_in(card)
    assert "Scan · Thursday 3 December, in 10 days\n" in words_in(card)
    assert "Old visit" not in words_in(card)
    assert card.y() >= 0
    note = window.page.note
    assert (
        card.mapTo(window.page, card.rect().topLeft()).y()
        > note.mapTo(window.page, note.rect().bottomLeft()).y()
    )
    at(NOON + timedelta(days=1))
    window._on_activated()

    assert "Dentist" not in words_in(card)
    assert "in 9 days" in words_in(card)


def test_nothing_to_come_is_nothing_said(companion):
    companion.open()

    assert "Next" not in words_in(next_card(companion))


def test_a_date_is_added_and_edited_from_here(companion, hands):
    window = companion.open()
    next_card(companion)

    def tomorrow(dialog):
        dialog.what.chip("Scan").click()
        dialog.day._chips.chip("tomorrow").click()
        dialog.primary.click()

    def at_nine(dialog):
        dialog.time.setText("9:30")
        dialog.primary.click()

    hands += [tomorrow, at_nine]
    companion.press("Add a date")
    companion.press("Edit Scan, Tuesday 24 November")

    assert "Scan · Tuesday 24 November, tomorrow, 9:30" in words_in(window.page.next)
    assert companion.on_disk("select what, day, at from appointment") == [
        ("Scan", "2026-11-24", "09:30")
    ]


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [(None, ""), (0, "written today"), (3, "written Friday"), (7, ""), (40, "")],
)
def test_the_check_in_waits_quietly_and_is_never_late(companion, days_ago, said):
    companion.open()
    if days_ago is not None:
        companion.store.days.put(
            Day(
                id=new_id(),
                day=NOON.date() - timedelta(days=days_ago),
                recall=Recall.WEEK,
                quality_of_life=4,
                recorded_at=NOON,
            )
        )
    card = next_card(companion)

    assert card.check_in.text().strip() == "Weekly check-in"
    assert card._written.text() == said
    companion.press("Weekly check-in" if not said else f"Weekly check-in, {said}")
    assert companion.window.windowTitle() == "Weekly check-in – Companion"


def test_the_other_pages_are_one_press_away_and_back(companion):
    window = companion.open()
    next_card(companion)
    for name, title in (("All dates", "Dates"), ("All measurements", "Measurements")):
        companion.press(name)
        assert window.windowTitle() == f"{title} – Companion"
        companion.press("Back")
        assert window.windowTitle() == "Today – Companion"


def test_what_is_measured_on_an_earlier_day_is_of_that_day(companion, hands):
    companion.open()
    next_card(companion)
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")

    def hot(dialog):
        dialog.value.setText("38,4")
        dialog.primary.click()

    hands.append(hot)
    companion.press("Temperature or weight")

    assert companion.on_disk("select day, at, value from measurement") == [
        ("2026-11-22", None, "38,4")
    ]


def test_the_first_screen_is_as_it_was_when_the_card_below_the_note_comes(companion):
    window = companion.open()
    page = window.page
    put_date(companion.store, "Dentist", 1)
    parts = (page.rating, page.rows, page.note, page.save_note)

    def places():
        return [each.mapTo(page, each.rect().topLeft()).y() for each in parts]

    before, tall = places(), page.scrolled.holder.height()
    next_card(companion)
    companion.qtbot.waitUntil(lambda: page.scrolled.holder.height() > tall)

    assert places() == before
    assert page.soon.text() == "Tomorrow: Dentist"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ([("Scan", 2, None), ("Old visit", -1, None)], ""),
        ([("Dentist", 1, "11:15")], "Tomorrow: Dentist, 11:15"),
        ([("Dentist", 1, None), ("Blood test", 0, "08:05")], "Today: Blood test, 8:05, and 1 more"),
        ([("Dentist", 1, None)] * 3 + [("Scan", 9, None)], "Tomorrow: Dentist, and 2 more"),
        ([("An infusion " * 9, 0, "09:30")], f"Today: {('An infusion ' * 9)[:47]}…, 9:30"),
    ],
)
def test_what_is_dated_today_or_tomorrow_is_said_under_the_date(companion, dates, said):
    page = companion.open().page
    for what, days, at in dates:
        put_date(companion.store, what, days, at and time.fromisoformat(at))
    next_card(companion)

    def top(part):
        return part.mapTo(page, part.rect().topLeft()).y()

    assert page.soon.text() == said
    assert page.soon.isVisible()
    assert top(page.date) < top(page.soon) < top(page.rating)


def test_under_the_date_of_an_earlier_day_nothing_is_said_of_tomorrow(companion):
    window = companion.open()
    page = window.page
    put_date(companion.store, "Dentist", 1)
    next_card(companion)
    room = page.soon.height()
    page.show_day(NOON.date() - timedelta(days=1))
    assert (page.soon.text(), page.soon.height()) == ("", room)

    window._on_escape()

    assert page.soon.text() == "Tomorrow: Dentist"


def test_tomorrow_becomes_today_over_night(companion, at):
    window = companion.open()
    put_date(companion.store, "Dentist", 1, time(11, 15))
    next_card(companion)
    at(NOON + timedelta(days=1))
    window._on_activated()
    assert window.page.soon.text() == "Today: Dentist, 11:15"

    at(NOON + timedelta(days=2))
    window._on_activated()
    assert window.page.soon.text() == ""


# The doors to the guide


def read_about(page):
    heard = []
    page.reading_wanted.connect(heard.append)
    return heard


def test_the_name_of_a_built_in_symptom_is_the_door_to_its_article(companion):
    page = companion.open().page
    heard = read_about(page)
    companion.press("About trouble sleeping", page)
    assert heard == ["symptom:sleep"]


def test_an_own_symptom_has_no_door(companion):
    own = Symptom(id=new_id(), name="Cold hands")
    companion.open()
    companion.store.symptom_list.put_all([own])
    companion.store.symptom_list.set_listed([own, BUILT_IN[0]])
    rows = companion.window.page.rows
    assert rows.row(own.id).door is None
    assert rows.row("pain").door.accessibleName() == "About pain"


@pytest.mark.parametrize("percent", [100, 200])
def test_a_door_is_large_enough_for_a_numb_finger_and_no_wider_than_its_words(companion, percent):
    page = companion.open().page
    look.apply(look.mode, percent)
    QApplication.processEvents()
    for key in ("pain", "sleep"):
        row = page.rows.row(key)
        assert row.door.height() >= 44 and row.door.width() >= 44
        assert not row.door.geometry().intersects(row.picker.geometry())
        assert row.door.rect().contains(row._name.geometry())
        assert row.door.rect().contains(row.door.book)
        assert row.door.width() < row._name.natural_width() + 2 * row.door.book_width() + 44


def test_tab_comes_to_the_scale_then_to_clear_and_then_to_the_door(companion, qtbot):
    window = companion.open()
    page, first = window.page, window.page.rows.row("pain")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_8)
    stops = [first.picker.isAncestorOf(QApplication.focusWidget())]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    assert stops[0]
    assert [each.accessibleName() for each in stops[1:3]] == ["Clear pain", "About pain"]
    assert page.rows.row("tiredness").picker.isAncestorOf(stops[3])


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_door_opens_by_the_keyboard(companion, qtbot, key):
    page = companion.open().page
    heard = read_about(page)
    page.rows.row("pain").door.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert heard == ["symptom:pain"]


def test_the_scale_stays_where_it_is_while_a_door_is_pressed(companion, qtbot):
    window = companion.open()
    row = window.page.rows.row("pain")
    before = row.grab().toImage()
    qtbot.mousePress(row.door, Qt.MouseButton.LeftButton)
    assert row.grab().toImage() != before, "a press shows"
    assert row.picker.x() == window.page.rows.row("sleep").picker.x()
    row.door.setDown(False)
    assert row.picker.grab().toImage() == before.copy(row.picker.geometry())

"""The weekly check-in: seven days, each part of which can be skipped."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion import paths
from companion.domain.days import Day
from companion.domain.identity import new_id
from companion.domain.symptom_list import BUILT_IN
from companion.domain.symptoms import Recall, SymptomEntry
from companion.storage import driver
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in

TODAY = NOON.date()


@pytest.fixture
def page(companion):
    window = companion.open()
    window.open_page("check-in")
    return window.page


def put_week(store, days_ago, **said):
    store.days.put(
        Day(
            id=new_id(),
            day=TODAY - timedelta(days=days_ago),
            recall=Recall.WEEK,
            recorded_at=NOON - timedelta(days=days_ago),
            **said,
        )
    )


def put_symptom(store, days_ago, value, recall=Recall.WEEK):
    store.symptoms.put(
        SymptomEntry(
            id=new_id(),
            day=TODAY - timedelta(days=days_ago),
            symptom="pain",
            severity=value,
            recall=recall,
            recorded_at=NOON - timedelta(days=days_ago),
        )
    )


def week(companion, columns):
    return companion.on_disk(
        f"select {columns} from day where deleted_at is null and recall = '7d'"
    )


def entries(companion):
    return companion.on_disk(
        "select day, symptom, severity, count, interference, recall from symptom_entry"
        " where deleted_at is null order by seq"
    )


def test_it_says_which_seven_days_are_meant(page):
    assert page.week.text() == "The last 7 days, 17 to 23 November"
    assert "past 7 days" in words_in(page)


def test_each_press_saves_itself_and_is_taken_back_alone(page, companion):
    companion.press("Pain: 3 out of 10, mild")
    companion.press("Quality of life: 7 out of 10")
    companion.press("Up all day, but only for lighter things")
    companion.press("No, I did not fall")

    assert entries(companion) == [("2026-11-23", "pain", 3, None, None, "7d")]
    assert week(companion, "quality_of_life, activity, falls") == [
        (7, "up all day, lighter things only", 0)
    ]
    companion.press("Undo")
    assert week(companion, "quality_of_life, activity, falls") == [
        (7, "up all day, lighter things only", None)
    ]
    assert page.falls.choice() is None


def test_every_answer_can_be_cleared(page, companion):
    for answer, clear in (
        ("Pain: 3 out of 10, mild", "Clear pain"),
        ("Quality of life: 7 out of 10", "Clear quality of life"),
        ("In bed or a chair all day", "Clear how active you were"),
        ("Yes, I fell", "Clear falls"),
    ):
        companion.press(answer)
        companion.press(clear)

    assert entries(companion) == []
    assert week(companion, "id") == []
    assert page.activity.choice() is page.falls.choice() is page.quality.value() is None


def asked(page):
    """Return the symptoms of which it is asked how much they got in the way, as they are seen."""
    seen = [row for row in page.ways._rows.values() if row.isVisible()]
    return [row.name() for row in sorted(seen, key=lambda row: row.y())]


def test_how_much_it_got_in_the_way_is_asked_from_4_on(page, companion):
    question = "How much did these get in the way?"
    companion.press("Pain: 3 out of 10, mild")
    assert (asked(page), question in words_in(page)) == ([], False)

    companion.press("Pain: 4 out of 10, moderate")
    assert (asked(page), question in words_in(page)) == (["Pain"], True)
    companion.press("How much pain got in the way: 6 out of 10")

    assert "6 out of 10" in words_in(page.ways)
    assert entries(companion) == [("2026-11-23", "pain", 4, None, 6, "7d")]
    companion.press("Clear how much pain got in the way")
    assert entries(companion) == [("2026-11-23", "pain", 4, None, None, "7d")]


def test_it_is_asked_in_the_order_of_the_list_below_all_symptoms(page, companion):
    companion.press("Trouble sleeping: 5 out of 10, moderate")
    companion.press("Pain: 8 out of 10, severe")

    assert asked(page) == ["Pain", "Trouble sleeping"]
    card, symptoms = page._ways_card, page._symptom_card
    assert symptoms.geometry().bottom() < card.y() < page._of_quality.y()


def places(page):
    """Return where each cell of the symptoms is seen."""
    rows = [page.rows.row(symptom) for symptom in ("pain", "tiredness", "sleep")]
    return [each.mapTo(page, each.rect().topLeft()) for row in rows for each in row.picker.choices]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 600)])
def test_no_symptom_moves_when_more_is_asked(page, companion, width, height):
    page.window().resize(width, height)
    companion.qtbot.waitUntil(lambda: page.scrolled.bar.maximum() > 0)

    before = places(page)
    for name in ("Pain", "Tiredness", "Trouble sleeping"):
        companion.press(f"{name}: 8 out of 10, severe")
        assert places(page) == before
    assert asked(page) == ["Pain", "Tiredness", "Trouble sleeping"]


def test_no_symptom_moves_when_less_is_asked_at_the_end_of_the_page(page, companion):
    for name in ("Pain", "Tiredness", "Trouble sleeping"):
        companion.press(f"{name}: 8 out of 10, severe")
    bar, holder = page.scrolled.bar, page.scrolled.holder
    companion.qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.window().resize(1366, holder.height() - 50)
    companion.qtbot.waitUntil(lambda: 0 < bar.maximum() < 200)
    bar.setValue(bar.maximum())

    before = places(page)
    for name in ("Pain", "Tiredness", "Trouble sleeping"):
        companion.press(f"{name}: 2 out of 10, mild")
        QApplication.processEvents()  # the page gets its new height
        assert places(page) == before
    assert asked(page) == []
    page.window().open_page("today")
    page.window().open_page("check-in")
    companion.qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_value_below_4_keeps_what_was_said_about_it_in_sight(page, companion):
    companion.press("Pain: 8 out of 10, severe")
    companion.press("How much pain got in the way: 6 out of 10")
    companion.press("Pain: 2 out of 10, mild")

    assert asked(page) == ["Pain"]
    assert page.ways.row("pain").value() == 6
    companion.press("Clear how much pain got in the way")
    assert entries(companion) == [("2026-11-23", "pain", 2, None, None, "7d")]
    assert asked(page) == []


def test_a_count_is_never_asked_about(page, companion):
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed([s for s in BUILT_IN if s.id == "vomiting"])
    row = page.rows.row("vomiting")

    for _ in range(5):
        companion.press("Vomiting: one more")

    assert row.value() == 5
    assert entries(companion) == [("2026-11-23", "vomiting", None, 5, None, "7d")]
    assert asked(page) == []


def test_six_symptoms_stand_here_and_the_rest_is_one_press_away(page, companion):
    companion.store.symptom_list.put_all(BUILT_IN[:18])
    companion.store.symptom_list.set_listed(BUILT_IN[:18])
    assert len(page.rows._rows) == 6

    companion.press("Show the other 12")

    assert len(page.rows._rows) == 18


def test_the_value_of_the_last_time_stands_beside_and_only_that_of_a_week(companion):
    window = companion.open()
    put_symptom(companion.store, 8, 5)
    put_symptom(companion.store, 1, 9, Recall.DAY)
    window.open_page("check-in")

    assert window.page.rows.row("pain")._notes.text() == "Last time 5"
    assert window.page.rows.row("pain").value() is None


@pytest.mark.parametrize(("days_ago", "days"), [(0, 0), (3, 3), (6, 6), (7, 0), (30, 0)])
def test_one_of_the_last_six_days_is_continued(companion, days_ago, days):
    window = companion.open()
    put_week(companion.store, days_ago, quality_of_life=4)
    window.open_page("check-in")

    assert window.page.day == TODAY - timedelta(days=days)
    assert window.page.quality.value() == (4 if days == days_ago else None)


def test_an_old_word_for_activity_that_came_from_elsewhere_is_shown(companion):
    window = companion.open()
    put_week(companion.store, 2, activity="in the garden")
    window.open_page("check-in")

    assert window.page.activity.choice() == "in the garden"
    companion.press("I did everything as before")
    assert week(companion, "activity") == [("did everything as before",)]


def test_earlier_ones_are_listed_opened_and_changed(companion):
    window = companion.open()
    put_week(companion.store, 10, quality_of_life=4, note="Ella's concert")
    put_symptom(companion.store, 20, 5)
    window.open_page("check-in")
    page = window.page

    assert "7 to 13 November\nQuality of life 4 out of 10. Ella's concert" in words_in(page)
    assert "28 October to 3 November\n1 symptom" in words_in(page)
    companion.press("See or change the check-in of 7 to 13 November")
    assert page.week.text() == "The 7 days from 7 to 13 November"
    assert page.strip.isVisible()
    companion.press("Quality of life: 5 out of 10")
    companion.press("Back to this week")

    assert not page.strip.isVisible()
    assert page.day == TODAY
    assert week(companion, "day, quality_of_life") == [("2026-11-13", 5)]


def test_only_a_few_earlier_ones_are_shown_at_first(companion):
    window = companion.open()
    for weeks in range(1, 9):
        put_week(companion.store, 7 * weeks, quality_of_life=weeks)
    window.open_page("check-in")
    assert len(window.page._listed) == 5

    companion.press("Show older check-ins")

    assert [day for day, _ in window.page._listed] == [
        TODAY - timedelta(days=7 * weeks) for weeks in range(1, 9)
    ]
    assert not window.page.show_more.isVisible()


def test_esc_goes_back_to_this_week_and_then_to_where_it_was_opened(companion):
    window = companion.open()
    put_week(companion.store, 10, quality_of_life=4)
    window.open_page("check-in")
    companion.press("See or change the check-in of 7 to 13 November")

    window._on_escape()
    assert window.page.day == TODAY
    window._on_escape()

    assert window.windowTitle() == "Today – Companion"


def test_words_half_typed_come_back_and_done_saves_them(page, companion, qtbot):
    qtbot.keyClicks(page.note, "an hour outside")
    companion.press("Back")
    assert week(companion, "id") == []

    page.window().open_page("check-in")
    assert page.note.text() == "an hour outside"
    companion.press("Done")

    assert week(companion, "note, recall") == [("an hour outside", "7d")]
    assert companion.on_disk("select count(*) from draft") == [(0,)]
    assert page.window().windowTitle() == "Today – Companion"


def test_words_begun_on_another_day_of_this_week_are_gone_on_with(page, companion, qtbot, at):
    qtbot.keyClicks(page.note, "an hour")
    page.window().open_page("today")
    at(NOON + timedelta(days=3))
    page.window().open_page("check-in")
    assert (page.day, page.note.text()) == (TODAY, "an hour")

    at(NOON + timedelta(days=9))
    page.window().open_page("check-in")
    assert (page.day, page.note.text()) == (TODAY + timedelta(days=9), "")
    companion.press("Finish what mattered from 17 to 23 November")

    assert (page.day, page.note.text()) == (TODAY, "an hour")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)
    assert week(companion, "day, note") == [("2026-11-23", "an hour")]


def test_closing_the_window_keeps_what_was_typed_that_moment(page, companion, qtbot):
    qtbot.keyClicks(page.note, "an hour")
    companion.close()

    assert companion.on_disk("select body from draft") == [("an hour",)]


def test_what_the_disk_refuses_stays_in_sight_and_is_saved_later(page, companion, qtbot):
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")
    companion.press("Pain: 8 out of 10, severe")
    companion.press("How much pain got in the way: 6 out of 10")
    companion.press("Quality of life: 2 out of 10")
    companion.press("Yes, I fell")
    qtbot.keyClicks(page.note, "hard week")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)

    page.refresh()
    assert page.rows.row("pain").value() == 8
    assert page.ways.row("pain").value() == 6
    assert (page.quality.value(), page.falls.choice()) == (2, "yes")
    assert page.note.text() == "hard week"
    assert page.saved.text() == page._of_falls._said.text() == "Not saved yet"
    other.execute("rollback")
    other.close()
    companion.press("Try again")

    assert entries(companion) == [("2026-11-23", "pain", 8, None, 6, "7d")]
    assert week(companion, "quality_of_life, falls, note") == [(2, 1, "hard week")]
    assert page._of_falls._said.text() == ""


def test_a_helper_who_fills_it_in_stands_in_it(companion):
    window = companion.open()
    box = window.page.entered_by
    box.setCurrentIndex(box.findText("A helper"))
    window.open_page("check-in")

    companion.press("Pain: 8 out of 10, severe")
    companion.press("Quality of life: 2 out of 10")

    assert companion.on_disk("select entered_by from symptom_entry") == [("helper",)]
    assert week(companion, "entered_by") == [("helper",)]


def test_what_is_said_of_a_week_is_nowhere_on_today(page, companion):
    companion.press("Pain: 8 out of 10, severe")
    companion.press("Quality of life: 2 out of 10")
    page.window().open_page("today")
    today = page.window().page

    assert today.rows.row("pain").value() is None
    assert today.rating.value() is None
    today.show_day(TODAY + timedelta(days=1))
    assert today.rows.row("pain")._notes.text() == ""


def test_the_name_of_a_symptom_is_the_door_to_its_article(companion):
    page = companion.open("check-in").page
    heard = []
    page.reading_wanted.connect(heard.append)
    companion.press("About pain", page)
    assert heard == ["symptom:pain"]

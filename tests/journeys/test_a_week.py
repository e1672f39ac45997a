"""A week told: looked back on, half of it skipped, gone on with on another day, changed later."""

from datetime import timedelta

from PySide6.QtCore import Qt

from tests.journeys.conftest import NOON


def said_of_weeks(companion):
    return companion.on_disk(
        "select day, quality_of_life, activity, falls, note from day"
        " where deleted_at is null and recall = '7d' order by day"
    )


def test_a_week_is_told_and_gone_on_with_on_another_day(companion, at, qtbot):
    window = companion.open()
    companion.press("Hard")
    companion.press("Pain: 9 out of 10, severe")
    companion.press("Weekly check-in")
    page = window.page
    assert page.week.text() == "The last 7 days, 17 to 23 November"

    companion.press("Pain: 5 out of 10, moderate")
    companion.press("How much pain got in the way: 7 out of 10")
    companion.press("Quality of life: 4 out of 10")
    companion.press("Done")
    assert window.windowTitle() == "Today – Companion"
    assert window.page.rows.row("pain").value() == 9, "what is said of a day stays"
    assert window.page.next._written.text() == "written today"

    companion.close()
    at(NOON + timedelta(days=2))
    window = companion.open()
    qtbot.waitUntil(lambda: window.page._has_next)
    companion.press("Weekly check-in, written Monday")
    page = window.page
    assert page.week.text() == "The 7 days from 17 to 23 November"
    assert page.rows.row("pain").value() == 5
    assert page.ways.row("pain").value() == 7
    companion.press("Lying or sitting for more than half of the day")
    qtbot.keyClicks(page.note, "Ella's concert, all of it")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)

    assert said_of_weeks(companion) == [
        (
            "2026-11-23",
            4,
            "lying or sitting more than half of the day",
            None,
            "Ella's concert, all of it",
        )
    ]
    assert companion.on_disk(
        "select day, severity, interference, recall from symptom_entry order by seq"
    ) == [("2026-11-23", 9, None, "24h"), ("2026-11-23", 5, 7, "7d")]


def test_two_quick_presses_each_land_on_the_symptom_they_were_aimed_at(companion, qtbot):
    """Numb fingers: the second press goes to where Tiredness was when the first was made."""
    window = companion.open()
    companion.press("Weekly check-in")
    page = window.page

    def center(key, number):
        cell = page.rows.row(key).picker.choices[number]
        return cell.mapTo(window, cell.rect().center())

    qtbot.waitUntil(
        lambda: page.rows.row("pain").picker.isAncestorOf(window.childAt(center("pain", 4)))
    )
    aims = [center("pain", 4), center("tiredness", 7)]
    for aim in aims:
        under = window.childAt(aim)
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(window, aim))

    assert companion.on_disk(
        "select symptom, severity, interference, recall from symptom_entry order by seq"
    ) == [("pain", 4, None, "7d"), ("tiredness", 7, None, "7d")]
    assert page.ways.row("pain").isVisible()
    assert page.ways.row("tiredness").isVisible()


def test_after_seven_days_it_waits_again_and_the_last_one_can_be_changed(companion, at):
    window = companion.open()
    companion.press("Weekly check-in")
    companion.press("Pain: 5 out of 10, moderate")
    companion.press("Quality of life: 4 out of 10")
    at(NOON + timedelta(days=7))
    companion.press("Done")
    window._on_activated()
    assert window.page.next._written.text() == "", "it waits again, and says no more than that"
    companion.press("Weekly check-in")
    page = window.page
    assert page.week.text() == "The last 7 days, 24 to 30 November"
    assert page.rows.row("pain").value() is None
    assert page.rows.row("pain")._notes.text() == "Last time 5"
    companion.press("See or change the check-in of 17 to 23 November")
    companion.press("No, I did not fall")
    assert said_of_weeks(companion) == [("2026-11-23", 4, "", 0, "")]
    companion.press("Undo")
    assert said_of_weeks(companion) == [("2026-11-23", 4, "", None, "")]


def test_nothing_has_to_be_said_and_leaving_writes_nothing(companion):
    window = companion.open()
    companion.press("Weekly check-in")
    companion.press("Done")

    assert said_of_weeks(companion) == []
    assert window.windowTitle() == "Today – Companion"


def test_in_the_table_it_is_told_as_a_week(companion):
    window = companion.open()
    companion.press("Pain: 9 out of 10, severe")
    companion.press("Weekly check-in")
    companion.press("Pain: 5 out of 10, moderate")

    window.open_page("symptoms")

    model = window.page.model
    told = {model.index(row, 1).data(): model.index(row, 3).data() for row in range(2)}
    assert told == {"Whole day": "9 Severe", "Past 7 days": "5 Moderate"}


def test_midnight_passes_with_the_page_open(companion, at):
    window = companion.open()
    companion.press("Weekly check-in")
    at(NOON.replace(hour=0, minute=20) + timedelta(days=1))

    companion.press("Quality of life: 4 out of 10")

    assert window.page.week.text() == "The 7 days from 17 to 23 November"
    assert [row[:2] for row in said_of_weeks(companion)] == [("2026-11-23", 4)]


def test_a_clock_set_back_loses_no_week_and_reorders_none(companion, at):
    window = companion.open()
    companion.press("Weekly check-in")
    companion.press("Quality of life: 4 out of 10")
    at(NOON - timedelta(days=30))

    window.open_page("check-in")
    companion.press("Quality of life: 9 out of 10")

    assert [row[:2] for row in said_of_weeks(companion)] == [("2026-10-24", 9), ("2026-11-23", 4)]
    assert [day.isoformat() for day, _ in window.page._listed] == ["2026-11-23"]
    at(NOON)
    window.open_page("check-in")
    assert window.page.quality.value() == 4
    assert [day.isoformat() for day, _ in window.page._listed] == ["2026-10-24"]

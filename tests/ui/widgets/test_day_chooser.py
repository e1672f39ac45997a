"""Choosing a day: the usual ones by a press, any other by day, month and year."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from companion.ui.theme import Mode, look
from companion.ui.widgets.day_chooser import DayChooser

TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dress(qapp):
    before = qapp.font()

    def dress(family: str = "Inter", size: int = 100) -> None:
        qapp.setFont(QFont(family))
        look.apply(Mode.LIGHT, size)

    yield dress
    qapp.setFont(before)
    look.apply(Mode.LIGHT, 100)


@pytest.fixture
def chooser(qtbot, dress):
    dress()
    return made(qtbot, DayChooser(TODAY))


def made(qtbot, chooser: DayChooser) -> DayChooser:
    qtbot.addWidget(chooser)
    chooser.resize(620, 300)
    chooser.show()
    chooser.activateWindow()
    qtbot.waitUntil(chooser.isActiveWindow)
    return chooser


def told(chooser: DayChooser) -> list[date]:
    heard: list[date] = []
    chooser.day_picked.connect(heard.append)
    return heard


def named(chooser: QWidget, name: str) -> QWidget:
    """Return the visible control of that name, as a screen reader finds it."""
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for one in chooser.findChildren(kind):
            if one.isVisible() and name in spoken(one):
                return one
    raise KeyError(name)


def spoken(control: QWidget) -> list[str]:
    """Return a control's own name and that of its label: a list has only the second on Linux."""
    seen = QAccessible.queryAccessibleInterface(control)
    labels = [one for one, kind in seen.relations() if kind & QAccessible.RelationFlag.Label]
    return [one.text(QAccessible.Text.Name) for one in (seen, *labels)]


def choose(chooser: DayChooser, name: str) -> None:
    QTest.mouseClick(named(chooser, name), LEFT)


def write(chooser: DayChooser, name: str, text: str) -> None:
    box = named(chooser, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClicks(box, text)


def enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def pick_month(chooser: DayChooser, name: str) -> None:
    box = named(chooser, "Month")
    box.setFocus()
    QTest.keyClicks(box, name)
    box.activated.emit(box.currentIndex())


def read(chooser: DayChooser) -> list[str]:
    return [one.text() for one in chooser.findChildren(QLabel) if one.isVisible() and one.text()]


def test_today_is_assumed(chooser):
    assert chooser.day() == TODAY
    assert named(chooser, "Today").isChecked()
    assert read(chooser) == []


def test_yesterday_is_one_press(chooser):
    heard = told(chooser)
    choose(chooser, "Yesterday")
    choose(chooser, "Yesterday")
    assert heard == [date(2026, 11, 22)] and chooser.day() == heard[0]
    choose(chooser, "Today")
    assert heard == [date(2026, 11, 22), TODAY]


def test_chips_are_radio_buttons_to_a_screen_reader(chooser):
    chips = chooser.findChildren(QRadioButton)
    assert [chip.accessibleName() for chip in chips] == ["Today", "Yesterday", "Another day"]


def test_another_day_is_written_and_read_back(chooser):
    heard = told(chooser)
    choose(chooser, "Another day")
    assert QApplication.focusWidget() is named(chooser, "Day")
    assert heard == [] and chooser.day() is None
    QTest.keyClicks(QApplication.focusWidget(), "19")
    assert "Thursday, 4 days ago" in read(chooser)
    assert chooser.day() == date(2026, 11, 19)
    assert heard == []
    enter()
    enter()
    assert heard == [date(2026, 11, 19)]


def test_leaving_the_box_is_enough(chooser):
    heard = told(chooser)
    choose(chooser, "Another day")
    write(chooser, "Day", "3")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert heard == [date(2026, 11, 3)]


def test_month_and_year_can_be_others(chooser):
    heard = told(chooser)
    choose(chooser, "Another day")
    write(chooser, "Day", "29")
    pick_month(chooser, "Feb")
    write(chooser, "Year", "2024")
    enter()
    assert heard[-1] == chooser.day() == date(2024, 2, 29)
    assert any(text.startswith("Thursday, ") for text in read(chooser))


@pytest.mark.parametrize(
    ("day", "year", "sentence"),
    [
        ("31", "2026", "The day must be between 1 and 30 for November."),
        ("0", "2026", "The day must be between 1 and 30 for November."),
        ("", "2026", "The day must be between 1 and 30 for November."),
        ("x", "2026", "The day must be between 1 and 30 for November."),
        ("24", "2026", "That day has not come yet. Choose today or earlier."),
        ("2", "2027", "That day has not come yet. Choose today or earlier."),
        ("2", "26", "The year must be between 1900 and 2026."),
        ("2", "", "The year must be between 1900 and 2026."),
    ],
)
def test_a_wrong_day_is_named_in_a_sentence_and_what_was_typed_stays(chooser, day, year, sentence):
    heard = told(chooser)
    choose(chooser, "Another day")
    write(chooser, "Year", year)
    write(chooser, "Day", day)
    enter()
    assert read(chooser)[-1] == sentence == chooser.problem()
    assert heard == [] and chooser.day() is None
    assert named(chooser, "Day").text() == day and named(chooser, "Year").text() == year
    seen = QAccessible.queryAccessibleInterface(named(chooser, "Day"))
    assert seen.text(QAccessible.Text.Description) == sentence


def test_nobody_is_told_off_in_the_middle_of_typing(chooser):
    choose(chooser, "Another day")
    write(chooser, "Year", "20")
    assert not any("must" in text for text in read(chooser))
    enter()
    assert any("must" in text for text in read(chooser))
    write(chooser, "Day", "3")
    assert not any("must" in text for text in read(chooser))


def test_february_knows_its_leap_years(chooser):
    choose(chooser, "Another day")
    write(chooser, "Day", "29")
    write(chooser, "Year", "2025")
    pick_month(chooser, "Feb")
    assert chooser.problem() == "The day must be between 1 and 28 for February."
    write(chooser, "Year", "2024")
    assert chooser.problem() == ""


def test_the_keyboard_comes_to_the_chosen_chip_or_to_yesterday(qtbot, dress):
    dress()
    for without_today, name in ((False, "Today"), (True, "Yesterday")):
        chooser = made(qtbot, DayChooser(TODAY, without_today))
        chooser.setFocus()
        assert QApplication.focusWidget() is named(chooser, name)


def test_months_are_words(chooser):
    choose(chooser, "Another day")
    month = named(chooser, "Month")
    assert month.currentText() == "November"
    assert [month.itemText(at) for at in (0, 11)] == ["January", "December"]


def test_going_back_to_a_chip_hides_the_boxes_and_keeps_what_they_hold(chooser):
    heard = told(chooser)
    choose(chooser, "Another day")
    write(chooser, "Day", "5")
    enter()
    choose(chooser, "Today")
    assert heard == [date(2026, 11, 5), TODAY] and read(chooser) == []
    choose(chooser, "Another day")
    assert named(chooser, "Day").text() == "5"
    assert heard[-1] == chooser.day() == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("day", "chip"),
    [(23, "Today"), (22, "Yesterday"), (21, "Another day"), (1, "Another day")],
)
def test_set_day_shows_a_day_and_tells_nobody(chooser, day, chip):
    heard = told(chooser)
    chooser.set_day(date(2026, 11, day))
    assert chooser.day() == date(2026, 11, day)
    assert named(chooser, chip).isChecked()
    assert heard == []


def test_without_today_nothing_is_chosen_and_today_is_refused(qtbot, dress):
    dress()
    chooser = made(qtbot, DayChooser(TODAY, without_today=True))
    heard = told(chooser)
    assert chooser.day() is None
    with pytest.raises(KeyError):
        named(chooser, "Today")
    choose(chooser, "Another day")
    write(chooser, "Day", "23")
    enter()
    assert read(chooser)[-1] == "That is today. Choose an earlier day."
    choose(chooser, "Yesterday")
    assert heard == [date(2026, 11, 22)]


def test_past_midnight_the_chosen_day_stays_the_same_day(chooser):
    chooser.set_today(date(2026, 11, 24))
    assert chooser.day() == TODAY
    assert named(chooser, "Yesterday").isChecked()


@pytest.fixture
def to_come(qtbot, dress):
    dress()
    return made(qtbot, DayChooser(TODAY, to_come=True))


@pytest.fixture
def any_day(qtbot, dress):
    dress()
    return made(qtbot, DayChooser(TODAY, any_day=True))


def chips(chooser: DayChooser) -> list[str]:
    return [chip.accessibleName() for chip in chooser.findChildren(QRadioButton)]


def test_of_days_to_come_tomorrow_is_one_press(to_come):
    heard = told(to_come)
    assert chips(to_come) == ["Today", "Tomorrow", "Another day"]
    assert to_come.day() == TODAY
    choose(to_come, "Tomorrow")
    assert heard == [date(2026, 11, 24)] == [to_come.day()]


def test_a_day_to_come_is_written_and_read_back(to_come):
    heard = told(to_come)
    choose(to_come, "Another day")
    write(to_come, "Day", "3")
    pick_month(to_come, "Dec")
    assert read(to_come)[-1] == "Thursday, in 10 days"
    assert heard == [date(2026, 12, 3)]
    write(to_come, "Year", "2036")
    write(to_come, "Day", "31")
    enter()
    assert heard[-1] == to_come.day() == date(2036, 12, 31)


@pytest.mark.parametrize(
    ("day", "year", "sentence"),
    [
        ("22", "2026", "That day has passed. Choose today or later."),
        ("1", "2025", "That day has passed. Choose today or later."),
        ("31", "2027", "The day must be between 1 and 30 for November."),
        ("1", "2037", "The year must be between 2026 and 2036."),
        ("1", "27", "The year must be between 2026 and 2036."),
    ],
)
def test_a_day_that_is_not_to_come_is_refused_in_words(to_come, day, year, sentence):
    heard = told(to_come)
    choose(to_come, "Another day")
    write(to_come, "Year", year)
    write(to_come, "Day", day)
    enter()
    assert read(to_come)[-1] == sentence == to_come.problem()
    assert to_come.day() is None and heard == []


def test_today_may_be_written_as_a_day_to_come(to_come):
    choose(to_come, "Another day")
    write(to_come, "Day", "23")
    assert to_come.day() == TODAY and read(to_come)[-1] == "Monday, today"


def test_past_midnight_tomorrow_has_become_today(to_come):
    choose(to_come, "Tomorrow")
    to_come.set_today(date(2026, 11, 24))
    assert to_come.day() == date(2026, 11, 24) and named(to_come, "Today").isChecked()


@pytest.mark.parametrize(
    ("day", "chip", "words"),
    [
        (date(2026, 11, 22), "Another day", ["Sunday, yesterday"]),
        (date(2026, 11, 24), "Tomorrow", []),
        (date(1999, 1, 1), "Another day", ["Friday, 10188 days ago"]),
        (date(2036, 12, 31), "Another day", ["Wednesday, in 3691 days"]),
    ],
)
def test_any_day_may_be_one_that_was_or_one_to_come(any_day, day, chip, words):
    assert chips(any_day) == ["Today", "Tomorrow", "Another day"]
    any_day.set_day(day)
    assert any_day.day() == day and any_day.problem() == ""
    assert named(any_day, chip).isChecked()
    assert [text for text in read(any_day) if "," in text] == words


def test_any_day_has_its_ends_too(any_day):
    choose(any_day, "Another day")
    write(any_day, "Day", "1")
    for year in ("1899", "2037"):
        write(any_day, "Year", year)
        assert any_day.problem() == "The year must be between 1900 and 2036."


def test_a_press_into_a_box_marks_it_so_that_typing_replaces_what_is_there(chooser):
    choose(chooser, "Another day")
    QTest.mouseClick(named(chooser, "Year"), LEFT)
    QTest.keyClicks(QApplication.focusWidget(), "2024")
    assert named(chooser, "Year").text() == "2024"


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [486, 620, 860])
def test_all_of_it_fits_at_every_text_size(qtbot, dress, family, size, width):
    dress(family, size)
    chooser = made(qtbot, DayChooser(TODAY))
    chooser.set_day(date(2026, 9, 30))
    chooser.resize(width, chooser.heightForWidth(width))
    assert chooser.minimumSizeHint().width() <= width
    for name in ("Today", "Yesterday", "Another day", "Day", "Month", "Year"):
        control = named(chooser, name)
        place = control.rect().translated(control.mapTo(chooser, control.rect().topLeft()))
        assert chooser.rect().contains(place), name
        assert control.height() >= 38
        shown = control.sizeHint().width() if isinstance(control, QComboBox) else 0
        assert control.width() >= shown, name
    for name, widest in (("Day", "30"), ("Year", "2026")):
        box = named(chooser, name)
        assert box.fontMetrics().horizontalAdvance(widest) < box.width() - 2 * look.space(12)

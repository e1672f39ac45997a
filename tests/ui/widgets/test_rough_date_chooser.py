"""A date known to the day, the month or the year: written, read back, refused in words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from companion.domain.rough_dates import RoughDate
from companion.ui.theme import Mode, look
from companion.ui.widgets.rough_date_chooser import RoughDateChooser
from companion.ui.widgets.tab_order import put_in_order

TODAY = date(2026, 11, 23)
LEFT = Qt.MouseButton.LeftButton
ABOUT = "Since: About: only the month or the year is known"


@pytest.fixture
def dress(qapp):
    before = qapp.font()

    def dress(family: str = "Inter", size: int = 100, mode: Mode = Mode.LIGHT) -> None:
        qapp.setFont(QFont(family))
        look.apply(mode, size)

    yield dress
    qapp.setFont(before)
    look.apply(Mode.LIGHT, 100)


@pytest.fixture
def window(qtbot, dress):
    """Show a chooser between two other boxes."""
    dress()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (QLineEdit(), RoughDateChooser(TODAY, "Since"), QLineEdit()):
        column.addWidget(each)
    column.addStretch(1)
    window.resize(620, 400)
    put_in_order(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def chooser(window):
    return window.layout().itemAt(1).widget()


def told(chooser: RoughDateChooser) -> list[RoughDate | None]:
    heard: list[RoughDate | None] = []
    chooser.changed.connect(lambda: heard.append(chooser.value()))
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


def press(chooser: RoughDateChooser, name: str) -> None:
    QTest.mouseClick(named(chooser, name), LEFT)


def keys(*those: Qt.Key | str) -> None:
    for key in those:
        widget = QApplication.focusWidget()
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(widget, key)


def write(chooser: RoughDateChooser, name: str, text: str) -> None:
    box = named(chooser, f"Since: {name}")
    box.setFocus()
    box.selectAll()
    keys(Qt.Key.Key_Backspace, text)


def pick_month(chooser: RoughDateChooser, name: str) -> None:
    """Go to a month with the arrow keys."""
    box = named(chooser, "Since: Month")
    box.setFocus()
    by = box.findText(name) - box.currentIndex()
    keys(*[Qt.Key.Key_Down if by > 0 else Qt.Key.Key_Up] * abs(by))


def leave(chooser: RoughDateChooser) -> None:
    chooser.window().layout().itemAt(2).widget().setFocus()


def read(chooser: RoughDateChooser) -> str:
    """Return what stands under the boxes."""
    (said,) = [
        one.text()
        for one in chooser.findChildren(QLabel)
        if one.isVisible() and one.property("role") in ("strong", "problem")
    ]
    return said


def is_told_off(chooser: RoughDateChooser) -> bool:
    return any(
        one.isVisible() and one.text() and one.property("role") == "problem"
        for one in chooser.findChildren(QLabel)
    )


def test_nothing_typed_is_no_date_and_no_problem(chooser):
    assert chooser.value() is None and chooser.problem() == "" and read(chooser) == ""
    press(chooser, ABOUT)
    assert chooser.value() is None and chooser.problem() == ""


def test_a_required_date_asks_for_itself(qtbot):
    chooser = RoughDateChooser(TODAY, "Since", required=True)
    qtbot.addWidget(chooser)
    sentence = "Write the date. If you know only the month or the year, tick About."
    assert chooser.problem() == sentence and chooser.value() is None
    chooser.set_value(RoughDate(2025))
    assert chooser.problem() == ""


def test_nobody_who_passes_it_by_is_told_off(chooser):
    chooser.setFocus()
    leave(chooser)
    assert not is_told_off(chooser) and read(chooser) == ""


@pytest.mark.no_qt_log  # to open a list is more than the offscreen platform can do without a word
def test_about_march_2026_takes_three_presses_and_no_digit(chooser, qtbot):
    heard = told(chooser)
    press(chooser, ABOUT)
    months = named(chooser, "Since: Month")
    press(chooser, "Since: Month")
    view = months.view()
    qtbot.waitUntil(view.isVisible)
    assert not is_told_off(chooser)
    row = view.visualRect(view.model().index(months.findText("March"), 0))
    QTest.mouseMove(view.viewport(), row.center())
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, row.center())
    assert heard[-1] == chooser.value() == RoughDate(2026, 3)
    assert read(chooser) == "about March 2026"
    assert named(chooser, "Since: Year").text() == "2026"


@pytest.mark.parametrize(
    ("month", "meant"),
    [("March", RoughDate(2026, 3)), ("Choose", RoughDate(2026))],
)
def test_a_date_without_a_day_is_about(chooser, month, meant):
    write(chooser, "Year", "2026")
    if month != "Choose":
        pick_month(chooser, month)
    leave(chooser)
    assert chooser.value() == meant and not is_told_off(chooser)
    assert read(chooser).startswith("about ")


def test_a_month_that_has_not_come_this_year_is_that_of_last_year(chooser):
    press(chooser, ABOUT)
    pick_month(chooser, "December")
    assert chooser.value() == RoughDate(2025, 12)
    pick_month(chooser, "March")
    assert chooser.value() == RoughDate(2026, 3)


def test_a_year_that_was_written_stays_when_the_month_changes(chooser):
    press(chooser, ABOUT)
    write(chooser, "Year", "2019")
    assert chooser.value() == RoughDate(2019) and read(chooser) == "about 2019"
    pick_month(chooser, "May")
    assert chooser.value() == RoughDate(2019, 5)
    pick_month(chooser, "Not known")
    assert chooser.value() == RoughDate(2019)


def test_a_whole_day_is_written_by_keyboard_and_read_back(chooser):
    heard = told(chooser)
    chooser.setFocus()
    keys("19")
    pick_month(chooser, "November")
    assert chooser.value() == RoughDate(2026, 11, 19) == heard[-1]
    assert read(chooser) == "Thursday, 4 days ago"
    write(chooser, "Year", "2024")
    assert chooser.value() == RoughDate(2024, 11, 19) == heard[-1]


def test_today_is_one_press_even_where_about_was_ticked(chooser):
    heard = told(chooser)
    press(chooser, ABOUT)
    press(chooser, "Since: Today")
    assert heard[-1] == chooser.value() == RoughDate.of(TODAY)
    assert read(chooser) == "Monday, today"
    assert not named(chooser, ABOUT).isChecked()


def test_ticking_about_keeps_month_and_year_and_hides_the_day(chooser):
    write(chooser, "Day", "45")
    pick_month(chooser, "June")
    assert read(chooser) == "The day must be between 1 and 30 for June."
    heard = told(chooser)
    press(chooser, ABOUT)
    assert heard == [RoughDate(2026, 6)] and read(chooser) == "about June 2026"
    with pytest.raises(KeyError):
        named(chooser, "Since: Day")
    press(chooser, ABOUT)
    assert named(chooser, "Since: Day").text() == "45"
    assert chooser.value() is None


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("31", "November", "2025", "The day must be between 1 and 30 for November."),
        ("x", "November", "2025", "The day must be between 1 and 30 for November."),
        ("29", "February", "2025", "The day must be between 1 and 28 for February."),
        ("24", "November", "2026", "That day has not come yet. Choose today or earlier."),
        ("2", "January", "2027", "That day has not come yet. Choose today or earlier."),
        ("2", "January", "26", "The year must be between 1900 and 2026."),
        ("2", "January", "202612", "The year must be between 1900 and 2026."),
        ("2", "January", "x", "The year must be between 1900 and 2026."),
        ("2", "January", "", "Write the year."),
        ("2", "Choose", "2026", "Choose the month, or tick About."),
    ],
)
def test_a_wrong_day_is_named_when_it_is_left_and_what_was_typed_stays(
    chooser, day, month, year, sentence
):
    write(chooser, "Day", day)
    pick_month(chooser, month)
    write(chooser, "Year", year)
    leave(chooser)
    assert read(chooser) == sentence == chooser.problem() and is_told_off(chooser)
    assert chooser.value() is None
    assert named(chooser, "Since: Day").text() == day
    seen = QAccessible.queryAccessibleInterface(named(chooser, "Since: Year"))
    assert seen.text(QAccessible.Text.Description) == sentence


@pytest.mark.parametrize(
    ("month", "year", "sentence"),
    [
        ("December", "2026", "That day has not come yet. Choose today or earlier."),
        ("Not known", "2027", "That day has not come yet. Choose today or earlier."),
        ("Not known", "25", "The year must be between 1900 and 2026."),
        ("March", "", "Write the year."),
    ],
)
def test_a_rough_date_that_may_not_be_is_named_too(chooser, month, year, sentence):
    press(chooser, ABOUT)
    pick_month(chooser, month)
    write(chooser, "Year", year)
    keys(Qt.Key.Key_Return)
    assert read(chooser) == sentence == chooser.problem() and is_told_off(chooser)


def test_nobody_is_told_off_for_what_is_still_to_be_written(chooser):
    chooser.setFocus()
    keys("19", Qt.Key.Key_Tab)
    assert not is_told_off(chooser)
    keys(Qt.Key.Key_Tab, "20")
    assert not is_told_off(chooser)
    leave(chooser)
    assert read(chooser) == "Choose the month, or tick About."


@pytest.mark.no_qt_log  # as above
def test_the_list_of_months_is_no_leaving(chooser, qtbot):
    write(chooser, "Day", "19")
    press(chooser, "Since: Month")
    view = named(chooser, "Since: Month").view()
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (view, *view.findChildren(QWidget)))
    assert not is_told_off(chooser)
    keys(Qt.Key.Key_Escape)
    leave(chooser)
    assert read(chooser) == "Choose the month, or tick About."


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (RoughDate(2026, 11, 19), "Thursday, 4 days ago"),
        (RoughDate(2026, 3), "about March 2026"),
        (RoughDate(2025), "about 2025"),
        (None, ""),
    ],
)
def test_set_value_shows_a_date_and_tells_nobody(chooser, value, words):
    heard = told(chooser)
    chooser.set_value(RoughDate(2001, 1, 1))
    chooser.set_value(value)
    assert chooser.value() == value and read(chooser) == words and heard == []
    assert named(chooser, ABOUT).isChecked() == bool(value and not value.day)


def test_tab_goes_from_day_to_month_to_year_to_today_to_about(chooser):
    def walk() -> list[str]:
        chooser.window().layout().itemAt(0).widget().setFocus()
        names: list[str] = []
        while True:
            keys(Qt.Key.Key_Tab)
            if not chooser.isAncestorOf(QApplication.focusWidget()):
                return names
            names.append(spoken(QApplication.focusWidget())[-1])

    rest = ["Since: Month", "Since: Year", "Since: Today", ABOUT]
    assert walk() == ["Since: Day", *rest]
    press(chooser, ABOUT)
    assert walk() == rest


def test_about_is_a_check_box_of_24_in_a_row_of_40_that_can_be_pressed_anywhere(chooser):
    box = named(chooser, ABOUT)
    assert isinstance(box, QCheckBox) and box.height() == 40
    assert box.width() == chooser.width()
    far = box.rect().center()
    far.setX(box.width() - 2)
    QTest.mouseClick(box, LEFT, Qt.KeyboardModifier.NoModifier, far)
    assert box.isChecked()
    image, accent = box.grab().toImage(), look.tokens.accent.lower()
    middle = [image.pixelColor(x, 20).name() for x in range(60)]
    assert 18 <= max(x for x, color in enumerate(middle) if color == accent) <= 24


def test_a_press_into_the_year_marks_it_so_that_typing_replaces_it(chooser):
    press(chooser, ABOUT)
    pick_month(chooser, "March")
    press(chooser, "Since: Year")
    keys("2024")
    assert chooser.value() == RoughDate(2024, 3)


def test_light_to_dark_and_back_gives_the_same_pixels(chooser, dress):
    chooser.set_value(RoughDate(2026, 3))
    light = chooser.grab().toImage()
    dress(mode=Mode.DARK)
    assert chooser.grab().toImage() != light
    dress(mode=Mode.LIGHT)
    assert chooser.grab().toImage() == light


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [486, 860])
def test_all_of_it_fits_at_every_text_size(qtbot, dress, family, size, width):
    dress(family, size)
    chooser = RoughDateChooser(TODAY, "Since")
    qtbot.addWidget(chooser)
    chooser.set_value(RoughDate(2026, 9, 30))
    chooser.resize(width, chooser.heightForWidth(width))
    chooser.show()
    assert chooser.minimumSizeHint().width() <= width
    for name in ("Since: Day", "Since: Month", "Since: Year", "Since: Today", ABOUT):
        control = named(chooser, name)
        place = control.rect().translated(control.mapTo(chooser, control.rect().topLeft()))
        assert chooser.rect().contains(place), name
        assert control.height() >= 38
        if name == ABOUT:
            assert control.height() >= control.heightForWidth(control.width())
        elif not isinstance(control, QLineEdit):
            assert control.width() >= control.sizeHint().width(), name

"""The table of records: rows by number, columns as there is room, keys that ask the page."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QFocusEvent, QFont, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.record_table import (
    PAGE,
    PAGES,
    Column,
    Narrower,
    RecordModel,
    RecordTable,
)
from companion.ui.widgets.scroll_page import ScrollPage

DAY, NAME, VALUE, NOTE, WHO = range(5)
# px of a table on the screens that count, at 200 % text: 1366 × 768, and 960 × 600
ROOMY, NARROW = 934, 528


@dataclass(frozen=True)
class Reading:
    day: str = "Sun 27 Sep"
    name: str = "Temperature"
    value: str = "38.2 °C"
    note: str = ""
    who: str = "Me"


COLUMNS = (
    Column(
        header="Day",
        text=lambda reading: reading.day,
        samples=("Wed 28 September 2025", "Sun 27 Sep"),
        narrower=(Narrower(need=4, samples=("Sun 27 Sep",)),),
    ),
    Column(header="What", text=lambda reading: reading.name, samples=("Weight",), spare=True),
    Column(
        header="Value",
        text=lambda reading: reading.value,
        read_out=lambda reading: reading.value.replace("°C", "degrees Celsius"),
        samples=("38.2 °C",),
        drawing=60,
        narrower=(Narrower(need=3, samples=("38.2 °C",)),),
    ),
    Column(
        header="Note", text=lambda reading: reading.note, samples=("A word",), need=2, spare=True
    ),
    Column(header="Entered by", text=lambda reading: reading.who, samples=("Helper",), need=1),
)


def readings(count):
    return [Reading(name=f"Number {number}") for number in range(count)]


def table_of(qtbot, records, *, wide=1000, high=400):
    """Show a table with these records; the model is `table.rows`, what it asked for `table.asked`."""
    model = RecordModel(COLUMNS)
    table = RecordTable(model, "Measurements")
    table.rows, table.asked = model, []
    table.edit_wanted.connect(lambda: table.asked.append(("edit", table.current())))
    table.delete_wanted.connect(lambda: table.asked.append(("delete", table.current())))
    model.show_all(records)
    table.resize(wide, high)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    return table


def shown_columns(table):
    return [number for number in range(len(COLUMNS)) if not table.isColumnHidden(number)]


def is_whole(table, column, row=0):
    index = table.rows.index(row, column)
    return table.sizeHintForIndex(index).width() <= table.columnWidth(column)


# Rows


def test_only_rows_that_are_looked_at_are_fetched_and_few_are_kept(qtbot):
    fetched = []

    def fetch(first, size):
        fetched.append((first, size))
        return [Reading(name=f"Number {number}") for number in range(first, first + size)]

    table = table_of(qtbot, [])
    table.rows.show(100_000, fetch)
    table.viewport().grab()
    assert fetched == [(0, PAGE)]

    for row in range(0, 100_000, 2_000):
        table.scrollTo(table.rows.index(row, 0))
        table.viewport().grab()
        assert table.rows.index(row, NAME).data() == f"Number {row}"

    assert len(fetched) <= 51, "a jump takes one fetch"
    assert len(table.rows._pages) <= PAGES


def test_other_rows_take_the_place_of_the_first_ones(qtbot):
    model = RecordModel(COLUMNS)
    model.show_all(readings(3))
    assert model.index(0, NAME).data() == "Number 0"

    model.show_all([Reading(name="Weight")])

    assert model.index(0, NAME).data() == "Weight"
    assert model.rowCount() == 1
    assert model.line(2) is None


def test_a_row_that_is_gone_is_empty(qtbot):
    model = RecordModel(COLUMNS)
    model.show(5, lambda *_: readings(3))

    assert model.line(2) == Reading(name="Number 2")
    assert model.line(4) is None, "another window deleted it since"
    assert model.index(4, NAME).data() is None
    assert model.line(-1) is None
    assert model.line(5) is None


def test_a_text_is_shown_in_one_line_and_a_very_long_one_in_part(qtbot):
    model = RecordModel(COLUMNS)
    model.show_all([Reading(note="Slept badly\n\n and not long"), Reading(note="x" * 100_000)])

    assert model.index(0, NOTE).data() == "Slept badly and not long"
    assert len(model.index(1, NOTE).data()) < 1000
    assert model.index(1, NOTE).data().endswith("x…")
    assert model.index(1, NOTE).data(Qt.ItemDataRole.AccessibleTextRole) == "x" * 100_000


def test_a_screen_reader_hears_words_of_its_own_where_there_are_some(qtbot):
    model = RecordModel(COLUMNS)
    model.show_all([Reading()])
    heard = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, VALUE).data(heard) == "38.2 degrees Celsius"
    assert model.index(0, VALUE).data() == "38.2 °C"
    assert model.index(0, NAME).data(heard) == "Temperature"


def test_what_may_be_cut_off_is_told_whole_by_a_tooltip_as_it_was_written(qtbot):
    model = RecordModel(COLUMNS)
    model.show_all([Reading(note="<b>Tom</b> & Ann"), Reading()])
    tooltip = Qt.ItemDataRole.ToolTipRole

    assert model.index(0, NOTE).data(tooltip) == "<qt>&lt;b&gt;Tom&lt;/b&gt; &amp; Ann</qt>"
    assert model.index(1, NOTE).data(tooltip) is None
    assert model.index(0, DAY).data(tooltip) is None


def test_the_table_and_its_columns_have_names(qtbot):
    table = table_of(qtbot, readings(2))
    model, across = table.rows, Qt.Orientation.Horizontal

    assert table.accessibleName() == "Measurements"
    assert [model.headerData(number, across) for number in range(model.columnCount())] == [
        "Day",
        "What",
        "Value",
        "Note",
        "Entered by",
    ]


def test_a_row_is_48_px_high(qtbot):
    table = table_of(qtbot, readings(2))
    assert table.rowHeight(0) == table.rowHeight(1) == 48


# Columns


def test_what_is_needed_least_goes_first(qtbot):
    table = table_of(qtbot, readings(3), wide=1100)
    seen = []
    for wide in range(1100, 150, -4):
        table.resize(wide, 400)
        if shown_columns(table) not in seen:
            seen.append(shown_columns(table))

    assert seen == [[DAY, NAME, VALUE, NOTE, WHO], [DAY, NAME, VALUE, NOTE], [DAY, NAME, VALUE]]


def test_a_column_gets_narrower_before_one_that_is_needed_more_does(qtbot):
    table = table_of(qtbot, readings(3), wide=1100)
    value, day = table.columnWidth(VALUE), table.columnWidth(DAY)
    order = []
    for wide in range(1100, 250, -2):
        table.resize(wide, 400)
        if table.columnWidth(VALUE) < value and "value" not in order:
            order.append("value")
            assert table.isColumnHidden(NOTE)
            assert table.columnWidth(DAY) == day
        if table.columnWidth(DAY) < day and "day" not in order:
            order.append("day")
            assert is_whole(table, DAY), "the shorter sample is still whole"

    assert order == ["value", "day"]


@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("wide", [200, 300, NARROW, ROOMY, 1200])
def test_the_columns_fill_the_table_and_never_more(qtbot, size, wide):
    look.apply(Mode.LIGHT, size)
    table = table_of(qtbot, readings(30), wide=wide)

    spare = table.viewport().width() - table.horizontalHeader().length()

    assert 0 <= spare < len(COLUMNS)
    assert table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("wide", "whole"), [(ROOMY, (DAY, NAME, VALUE)), (NARROW, (DAY, VALUE))], ids=["1366", "960"]
)
def test_at_200_percent_the_columns_that_are_needed_most_are_whole(qtbot, wide, whole):
    look.apply(Mode.LIGHT, 200)
    table = table_of(qtbot, [Reading(name="Weight")] * 30, wide=wide)

    assert {DAY, NAME, VALUE} <= set(shown_columns(table))
    assert [column for column in whole if not is_whole(table, column)] == []


def test_the_last_column_with_spare_takes_what_is_left_over(qtbot):
    table = table_of(qtbot, readings(3), wide=1000)
    note, name = table.columnWidth(NOTE), table.columnWidth(NAME)

    table.resize(1100, 400)
    assert (table.columnWidth(NOTE), table.columnWidth(NAME)) == (note + 100, name)

    table.resize(500, 400)
    assert table.isColumnHidden(NOTE)
    name = table.columnWidth(NAME)
    table.resize(510, 400)
    assert table.columnWidth(NAME) == name + 10


def test_larger_text_shares_the_width_anew(qtbot):
    table = table_of(qtbot, readings(3), wide=1000)
    before = table.columnWidth(DAY)

    look.apply(Mode.LIGHT, 200)

    assert table.columnWidth(DAY) > 1.5 * before
    assert is_whole(table, DAY)


def test_a_wider_font_shares_the_width_anew(qtbot):
    table = table_of(qtbot, readings(3), wide=1200)
    before = table.columnWidth(DAY)
    font = table.font()
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)

    table.setFont(font)

    assert table.columnWidth(DAY) > before + 20


def test_the_chosen_row_is_ringed_and_left_by_arrows_where_its_column_has_gone(qtbot):
    table = table_of(qtbot, readings(9), wide=1100)
    table.setCurrentIndex(table.rows.index(3, WHO))
    told = []
    table.row_chosen.connect(lambda: told.append(table.row()))

    table.resize(400, 400)
    assert table.row() == 3
    assert not table.visualRect(table.currentIndex()).isEmpty(), "the ring goes around it"
    assert told == [], "the row is the same"

    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert told == [4]


# Keys and presses


def test_arrows_home_and_end_choose_a_row_and_say_so(qtbot):
    table = table_of(qtbot, readings(200))
    table.choose(0)
    said = []
    table.row_chosen.connect(lambda: said.append(table.current().name))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(table, key)

    assert said == ["Number 1", "Number 2", "Number 1", "Number 199", "Number 0"]
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2])
def test_a_key_asks_to_edit_the_chosen_row(qtbot, key):
    table = table_of(qtbot, readings(9))
    table.choose(4)

    qtbot.keyClick(table, key)

    assert table.asked == [("edit", Reading(name="Number 4"))]


def test_a_double_click_asks_to_edit_once(qtbot):
    table = table_of(qtbot, readings(9))
    place = table.visualRect(table.rows.index(2, NAME)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.asked == []
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert table.asked == [("edit", Reading(name="Number 2"))]


def test_delete_asks_once(qtbot):
    table = table_of(qtbot, readings(9))
    table.choose(4)

    qtbot.keyClick(table, Qt.Key.Key_Delete)

    assert table.asked == [("delete", Reading(name="Number 4"))]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_finger_that_rests_on_a_key_asks_once(qtbot, key):
    table = table_of(qtbot, readings(9))
    table.choose(4)

    qtbot.keyPress(table, key)
    for _ in range(40):
        again = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        QApplication.sendEvent(table, again)
        assert again.isAccepted(), "nobody above takes it either"

    assert len(table.asked) == 1


def test_where_no_row_is_chosen_the_keys_ask_nothing(qtbot):
    table = table_of(qtbot, [])

    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_End):
        qtbot.keyClick(table, key)

    assert table.asked == []
    assert table.current() is None
    assert table.row() == -1


def test_a_row_that_is_out_of_reach_is_the_last_one(qtbot):
    table = table_of(qtbot, readings(9))

    table.choose(40)
    assert table.row() == 8
    table.choose(-3)
    assert table.row() == 0


def test_the_row_that_tab_comes_to_is_seen_as_chosen(qtbot):
    first, page = QLineEdit(), QWidget()
    model = RecordModel(COLUMNS)
    table = RecordTable(model, "Measurements")
    model.show_all(readings(3))
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(table)
    page_shown(qtbot, page)
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Tab)

    assert table.hasFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    assert table.current() == Reading(name="Number 0")


# As high as all its rows


def page_shown(qtbot, page):
    page.resize(800, 500)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


@pytest.fixture
def tall(qtbot):
    """A table of 40 rows, each in sight, in a page that scrolls, below a line; `tall.page` is it."""
    content = QWidget()
    column = QVBoxLayout(content)
    model = RecordModel(COLUMNS)
    table = RecordTable(model, "Measurements")
    table.set_all_rows(True)
    table.above, table.rows = QLineEdit(), model
    column.addWidget(table.above)
    column.addWidget(table)
    column.addWidget(QLineEdit())
    model.show_all(readings(40))
    table.page = ScrollPage(content)
    page_shown(qtbot, table.page)
    return table


def in_sight(table):
    """Whether the chosen row is whole within the page."""
    place = table.visualRect(table.currentIndex())
    top = table.viewport().mapTo(table.page.view, QPoint(0, place.top())).y()
    return top >= 0 and top + place.height() <= table.page.view.height()


@pytest.mark.parametrize("size", [100, 200])
def test_it_is_as_high_as_all_its_rows(tall, qtbot, size):
    look.apply(Mode.LIGHT, size)
    for count in (40, 3, 7):
        tall.rows.show_all(readings(count))
        wanted = count * look.control(48)
        qtbot.waitUntil(lambda wanted=wanted: tall.viewport().height() == wanted)
        assert tall.verticalScrollBar().maximum() == 0
        assert not tall.verticalScrollBar().isVisible()


def test_it_grows_with_the_text(tall, qtbot):
    look.apply(Mode.LIGHT, 200)

    qtbot.waitUntil(lambda: tall.viewport().height() == 40 * look.control(48))


def test_the_wheel_over_it_scrolls_the_page(tall):
    over = tall.page.window().windowHandle()
    place = tall.mapTo(tall.page.window(), QPoint(50, 100))

    QTest.wheelEvent(over, place, QPoint(0, -120))

    assert tall.page.bar.value() > 0


def test_arrows_bring_the_chosen_row_into_sight(tall, qtbot):
    tall.setFocus()
    tall.choose(0)
    for _ in range(30):
        qtbot.keyClick(tall, Qt.Key.Key_Down)
        assert in_sight(tall)
    assert tall.page.bar.value() > 1000

    for _ in range(25):
        qtbot.keyClick(tall, Qt.Key.Key_Up)
        assert in_sight(tall)
    qtbot.keyClick(tall, Qt.Key.Key_End)
    assert tall.row() == 39
    assert in_sight(tall)


def test_tab_comes_to_the_chosen_row(tall, qtbot):
    tall.choose(30)
    tall.above.setFocus()
    assert tall.page.bar.value() == 0, "nothing moves while it is not looked at"

    qtbot.keyClick(tall.above, Qt.Key.Key_Tab)

    qtbot.waitUntil(lambda: in_sight(tall))
    assert tall.row() == 30


def test_a_press_does_not_move_the_page_under_it(tall, qtbot):
    half = tall.visualRect(tall.rows.index(7, NAME)).center()
    tall.page.bar.setValue(30)

    qtbot.mousePress(tall.viewport(), Qt.MouseButton.LeftButton, pos=half)
    assert tall.row() == 7
    assert tall.page.bar.value() == 30
    qtbot.mouseRelease(tall.viewport(), Qt.MouseButton.LeftButton, pos=half)


def test_a_key_that_moves_nothing_leaves_the_page_where_it_is(tall, qtbot):
    tall.setFocus()
    tall.choose(0)
    tall.page.bar.setValue(900)

    qtbot.keyClick(tall, Qt.Key.Key_Control)

    assert tall.page.bar.value() == 900


def test_the_page_stays_where_it_was_left_when_the_window_is_looked_at_again(tall):
    tall.setFocus()
    tall.choose(0)
    QApplication.processEvents()
    tall.page.bar.setValue(900)

    again = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(tall, again)
    QApplication.processEvents()

    assert tall.page.bar.value() == 900


def test_rows_that_scroll_inside_are_brought_into_sight_of_a_low_page(tall, qtbot):
    tall.set_all_rows(False)
    tall.page.resize(800, 260)
    tall.setFocus()
    tall.choose(0)

    for _ in range(20):
        qtbot.keyClick(tall, Qt.Key.Key_Down)
        assert in_sight(tall)


def test_a_chosen_row_that_was_scrolled_out_of_the_table_moves_no_page(tall, qtbot):
    tall.set_all_rows(False)
    tall.page.resize(800, 260)
    tall.choose(0)
    qtbot.waitUntil(lambda: tall.verticalScrollBar().maximum() > 30)
    tall.verticalScrollBar().setValue(30)
    tall.page.bar.setValue(60)

    by_tab = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(tall, by_tab)
    QApplication.processEvents()

    assert tall.verticalScrollBar().value() == 30
    assert tall.page.bar.value() == 60


def test_rows_scroll_inside_again_when_asked(tall, qtbot):
    tall.set_all_rows(False)

    qtbot.waitUntil(lambda: tall.verticalScrollBar().maximum() > 0)
    assert tall.height() < 500
    assert tall.minimumSizeHint().height() >= 4 * 48


def test_a_key_of_the_window_goes_past_the_table(qtbot):
    table = table_of(qtbot, readings(2))
    seen = []
    action = QAction(table)
    action.setShortcut("Ctrl+N")
    action.triggered.connect(lambda: seen.append("new"))
    table.addAction(action)

    qtbot.keyClick(table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert seen == ["new"]

"""Rows of symptoms: what they show, how they line up, and that nothing is ever cut off."""

from dataclasses import replace
from html import escape
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.symptom_row import InTheWayRow, SymptomRow
from companion.ui.widgets.symptom_rows import SymptomFacts, SymptomRows

LEFT = Qt.MouseButton.LeftButton
LONG = {
    "words": "A name of many words " * 9 + "and an end",
    "one word": "m" * 200,
    "emoji": "😀👩🏽‍🦽 " * 30,
    "right to left": "ألم في الظهر وأشياء أخرى كثيرة جدا " * 5,
    "markup": "<img src=x> & <b>bold</b> " * 7,
}
PLAIN = (
    SymptomFacts(key="pain", name="Pain", value=6, caption="Yesterday 5"),
    SymptomFacts(key="sleep", name="Trouble sleeping", value=10, also="also 7 at 15:10"),
    SymptomFacts(key="breath", name="Shortness of breath", caption="3 days ago 10", unsaved=True),
    SymptomFacts(key="vomiting", name="Vomiting", counted=True, value=2, caption="Yesterday 1"),
    SymptomFacts(key="swelling", name="Swelling of arm or leg", value=0, unsaved=True),
    SymptomFacts(key="mood", name="Low mood"),
)
# Text size, width of the rows: 1366x768 at each size, and 960x600.
ROOMS = [(100, 940), (125, 940), (150, 900), (200, 858), (100, 640), (125, 620), (200, 486)]


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
def row(qtbot, dress):
    dress()
    row = SymptomRow("Pain")
    qtbot.addWidget(row)
    row.resize(940, row.heightForWidth(940))
    shown(qtbot, row)
    return row


def shown(qtbot, widget: QWidget) -> None:
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def rows_of(qtbot, facts, width: int) -> SymptomRows:
    rows = SymptomRows()
    qtbot.addWidget(rows)
    rows.set_rows(facts)
    rows.resize(width, rows.heightForWidth(width))
    shown(qtbot, rows)
    return rows


def texts(widget: QWidget) -> list[str]:
    """Return what labels say, as a screen reader reads it."""
    labels = [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]
    return [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in labels]


def clear_of(row: SymptomRow) -> QPushButton:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    (clear,) = [one for one in row.findChildren(QPushButton, options=direct) if one is not row.door]
    return clear


def told(row: SymptomRow) -> list[int | None]:
    heard: list[int | None] = []
    row.picked.connect(heard.append)
    row.cleared.connect(lambda: heard.append(None))
    return heard


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def has_color(widget: QWidget, token: str) -> bool:
    image = widget.grab().toImage()
    wanted = QColor(token).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_a_row_shows_its_name_and_the_lines_under_it(row):
    row.set_caption("Yesterday 5")
    assert texts(row) == ["Pain", "Yesterday 5"]
    row.set_also("also 7 at 15:10")
    assert texts(row) == ["Pain", "Yesterday 5\nalso 7 at 15:10"]
    row.set_caption("")
    row.set_also("")
    assert texts(row) == ["Pain"]


def test_a_pressed_value_is_said_in_words_and_can_be_cleared(row):
    heard = told(row)
    assert not clear_of(row).isVisible()
    QTest.mouseClick(row.picker.choices[6], LEFT)
    assert heard == [6]
    assert texts(row) == ["Pain", "6 Moderate"]
    assert clear_of(row).accessibleName() == "Clear pain"
    QTest.mouseClick(clear_of(row), LEFT)
    assert heard == [6, None]
    assert texts(row) == ["Pain"] and row.value() is None
    assert not clear_of(row).isVisible()


def test_set_value_tells_nobody(row):
    heard = told(row)
    row.set_value(3)
    assert row.value() == 3 and texts(row) == ["Pain", "3 Mild"]
    row.set_value(None)
    assert heard == []


def test_clearing_by_keyboard_leaves_the_keyboard_in_the_row(row):
    row.set_value(4)
    row.picker.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is clear_of(row)
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is row.picker.choices[4]
    press("7")
    assert row.value() == 7


def test_a_row_gives_the_keyboard_to_its_scale(row):
    row.setFocus()
    press("8")
    assert row.value() == 8


def test_what_is_not_on_disk_yet_is_said_beside_the_value_in_the_danger_color(row):
    row.set_value(6)
    assert not has_color(row, look.tokens.danger)
    row.set_unsaved(True)
    assert texts(row) == ["Pain", "6 Moderate\nNot saved yet"]
    assert has_color(row, look.tokens.danger)
    height = row.heightForWidth(940)
    row.set_unsaved(False)
    assert texts(row) == ["Pain", "6 Moderate"]
    assert row.heightForWidth(940) == height


def test_a_clear_that_is_not_on_disk_yet_is_said_too(row):
    row.set_unsaved(True)
    assert texts(row) == ["Pain", "Not saved yet"]


def test_a_counted_row_speaks_of_times(qtbot, dress):
    dress()
    row = SymptomRow("Vomiting", True)
    qtbot.addWidget(row)
    row.resize(940, row.heightForWidth(940))
    shown(qtbot, row)
    heard = told(row)
    row.setFocus()
    press("2")
    assert heard == [2]
    assert texts(row) == ["Vomiting", "2 times"]
    assert clear_of(row).accessibleName() == "Clear vomiting"


def test_rows_tell_whose_value_was_picked_or_cleared(qtbot, dress):
    dress()
    rows = rows_of(qtbot, PLAIN, 940)
    heard: list[tuple[object, ...]] = []
    rows.picked.connect(lambda *fact: heard.append(fact))
    rows.cleared.connect(lambda *fact: heard.append(fact))
    QTest.mouseClick(rows.row("mood").picker.choices[2], LEFT)
    QTest.mouseClick(clear_of(rows.row("pain")), LEFT)
    assert heard == [("mood", 2), ("pain",)]


def test_rows_show_what_they_are_given_and_stay_the_same_widgets(qtbot, dress):
    dress()
    rows = rows_of(qtbot, PLAIN, 940)
    before = {fact.key: rows.row(fact.key) for fact in PLAIN}
    before["mood"].picker.setFocus()
    press("3")
    focus = QApplication.focusWidget()
    changed = [
        SymptomFacts(key="mood", name="Low mood", value=3, caption="Yesterday 2"),
        *PLAIN[:2],
        SymptomFacts(key="cough", name="Cough", value=1),
    ]
    rows.set_rows(changed)
    assert QApplication.focusWidget() is focus
    assert rows.row("mood") is before["mood"] and rows.row("pain") is before["pain"]
    assert texts(rows.row("mood")) == ["Low mood", "Yesterday 2", "3 Mild"]
    with pytest.raises(KeyError):
        rows.row("vomiting")
    assert not before["vomiting"].isVisible()
    tops = [rows.row(fact.key).y() for fact in changed]
    assert tops == sorted(tops) and len(set(tops)) == 4


def test_tab_goes_through_rows_in_their_order_wherever_they_were_put_in(qtbot, dress):
    dress()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    before, rows, after = QLineEdit(), SymptomRows(), QLineEdit()
    for widget in (before, rows, after):
        column.addWidget(widget)
    window.resize(940, 600)
    shown(qtbot, window)
    for facts in (PLAIN[:2], PLAIN[2:4], PLAIN, PLAIN[::-1]):
        rows.set_rows(facts)
        order: list[QWidget] = []
        before.setFocus()
        for _ in range(3 * len(facts)):
            press(Qt.Key.Key_Tab)
            if QApplication.focusWidget() is after:
                break
            order.append(QApplication.focusWidget())
        expected = []
        for fact in facts:
            row = rows.row(fact.key)
            expected += [row] if fact.value is None else [row, row]
        assert [next(r for r in expected if r.isAncestorOf(one)) for one in order] == expected
        assert QApplication.focusWidget() is after


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize(("size", "width"), ROOMS)
def test_nothing_is_cut_off_and_nothing_overlaps(qtbot, dress, family, size, width):
    dress(family, size)
    rows = rows_of(qtbot, PLAIN, width)
    assert rows.minimumSizeHint().width() <= width
    for one, other in pairwise(rows.row(fact.key) for fact in PLAIN):
        assert one.geometry().bottom() < other.y()
    for fact in PLAIN:
        row = rows.row(fact.key)
        assert rows.rect().contains(row.geometry())
        parts = [
            one
            for one in row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if one.isVisible() and not (isinstance(one, QLabel) and not one.text())
        ]
        for part in parts:
            assert row.rect().contains(part.geometry()), part
            for other in parts:
                if other is not part:
                    assert not part.geometry().intersects(other.geometry()), (part, other)
        for cell in row.picker.findChildren(QWidget):
            if cell.isVisible():
                assert row.picker.rect().contains(cell.geometry())
        whole = [one for one in row.findChildren(QLabel) if one.toolTip()]
        assert not whole, "a built-in name is cut off"


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("room", [(100, 940, 1), (100, 640, 2), (200, 858, 2), (200, 486, 3)])
def test_all_rows_take_the_arrangement_that_fits_them_all(qtbot, dress, family, room):
    size, width, lines = room
    dress(family, size)
    rows = rows_of(qtbot, PLAIN, width)
    for fact in PLAIN:
        row = rows.row(fact.key)
        name, value = (
            next(one for one in row.findChildren(QLabel) if one.text() == text)
            for text in (fact.name, texts(row)[-1] if fact.value is not None else fact.name)
        )
        scale = row.picker.geometry()
        if lines == 1:
            assert name.geometry().right() < scale.x()
            assert name.y() < scale.bottom() and scale.y() < name.geometry().bottom()
        else:
            assert name.geometry().bottom() < scale.y()
        if fact.value is not None:
            assert (value.y() > scale.bottom()) == (lines == 3)
            assert (value.x() > scale.right()) == (lines == 1)
    lefts = {rows.row(fact.key).picker.x() for fact in PLAIN}
    assert len(lefts) == 1
    cells = {
        rows.row(fact.key).picker.choices[7].geometry().left() for fact in PLAIN if not fact.counted
    }
    assert len(cells) == 1


def test_the_words_stand_once_over_aligned_rows_and_over_each_stacked_one(qtbot, dress):
    dress()
    wide = rows_of(qtbot, PLAIN[:2], 940)
    tall = rows_of(qtbot, PLAIN[:2], 640)
    assert wide.row("pain").y() > 10 and tall.row("pain").y() == 0
    assert wide.row("pain").picker.choices[0].y() == 0
    assert tall.row("pain").picker.choices[0].y() > 10
    header = wide.grab().copy(0, 0, 940, wide.row("pain").y()).toImage()
    inked = [
        x
        for x in range(header.width())
        if any(header.pixelColor(x, y).lightness() < 150 for y in range(header.height()))
    ]
    picker = wide.row("pain").picker
    for number in (0, 2, 5, 8):  # a cell in the middle of each group has writing above it
        cell = picker.choices[number]
        left = cell.mapTo(wide, cell.rect().topLeft()).x()
        assert any(left <= x < left + cell.width() for x in inked), number


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize(("size", "width"), ROOMS)
def test_a_name_of_any_length_never_breaks_the_layout(qtbot, dress, name, size, width):
    dress("DejaVu Sans", size)
    facts = [*PLAIN[:1], SymptomFacts(key="long", name=name[:200], value=6), *PLAIN[1:2]]
    rows = rows_of(qtbot, facts, width)
    row = rows.row("long")
    whole = " ".join(name[:200].split())
    label = next(one for one in row.findChildren(QLabel) if one.text() == whole)
    assert rows.minimumSizeHint().width() <= width
    assert label.toolTip() == f"<qt>{escape(whole)}</qt>" or label.width() > 400
    assert texts(row)[0] == whole
    assert row.picker.choices[7].accessibleName() == f"{whole}: 7 out of 10, severe"
    assert row.rect().contains(label.geometry())
    assert label.height() <= 4.5 * label.metrics().lineSpacing()
    assert not label.geometry().intersects(row.picker.geometry())
    assert row.picker.x() == rows.row("pain").picker.x()


def test_a_short_name_has_no_tooltip(row):
    labels = row.findChildren(QLabel)
    assert [label.toolTip() for label in labels] == [""] * len(labels)


def test_text_size_changes_at_once(qtbot, dress):
    dress()
    rows = rows_of(qtbot, PLAIN, 858)
    low = rows.heightForWidth(858)
    dress(size=200)
    assert rows.heightForWidth(858) > low
    rows.resize(858, rows.heightForWidth(858))
    assert rows.row("pain").picker.choices[3].contentsRect().width() >= 66
    dress(size=100)
    assert rows.heightForWidth(858) == low


def test_no_rows_need_no_room(qtbot, dress):
    dress()
    rows = SymptomRows()
    qtbot.addWidget(rows)
    rows.set_rows([])
    assert rows.heightForWidth(900) == 0


def test_light_to_dark_and_back_gives_the_same_pixels(qtbot, dress):
    dress()
    rows = rows_of(qtbot, PLAIN, 940)
    light = rows.grab().toImage()
    dress(mode=Mode.DARK)
    assert rows.grab().toImage() != light
    dress(mode=Mode.LIGHT)
    assert rows.grab().toImage() == light


# The name as a door


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize(("size", "width"), ROOMS)
def test_a_door_holds_its_name_and_its_book_and_lies_on_nothing(qtbot, dress, family, size, width):
    dress(family, size)
    rows = rows_of(qtbot, [replace(fact, about=True) for fact in PLAIN], width)
    assert rows.minimumSizeHint().width() <= width
    for fact in PLAIN:
        row = rows.row(fact.key)
        door = row.door
        assert row.rect().contains(door.geometry())
        assert min(door.width(), door.height()) >= 44
        texts_in_it = [one for one in door.findChildren(QLabel) if one.text()]
        assert texts_in_it[0].text() == fact.name and not texts_in_it[0].toolTip()
        for one in texts_in_it:
            assert door.rect().contains(one.geometry())
            assert one.height() >= one.heightForWidth(one.width())
            assert not one.geometry().intersects(door.book)
        for other in (row.picker, row._value, clear_of(row)):
            assert not door.geometry().intersects(other.geometry())


@pytest.mark.parametrize("name", LONG.values(), ids=LONG.keys())
def test_a_door_with_a_name_of_any_length_stays_in_its_row(qtbot, dress, name):
    dress("DejaVu Sans", 200)
    rows = rows_of(qtbot, [SymptomFacts(key="long", name=name[:200], value=6, about=True)], 486)
    row = rows.row("long")
    assert row.rect().contains(row.door.geometry())
    assert row.door.rect().contains(row.door.book)
    assert not row.door.geometry().intersects(row.picker.geometry())


def test_rows_tell_which_door_was_pressed(qtbot, dress):
    dress()
    rows = rows_of(qtbot, [replace(fact, about=True) for fact in PLAIN], 940)
    heard = []
    rows.about_wanted.connect(heard.append)
    name = rows.row("sleep").door.findChildren(QLabel)[0]
    QTest.mouseClick(name, LEFT)
    QTest.mouseClick(rows.row("mood").door, LEFT)
    assert heard == ["sleep", "mood"]
    assert rows.row("mood").door.accessibleName() == "About low mood"


def test_a_press_beside_the_words_opens_nothing(qtbot, dress):
    dress()
    rows = rows_of(qtbot, [replace(PLAIN[0], about=True)], 858)
    row = rows.row("pain")
    heard = []
    rows.about_wanted.connect(heard.append)
    QTest.mouseClick(row, LEFT, pos=row.door.geometry().center() + QPoint(row.door.width(), 0))
    assert heard == []


# How much it got in the way


@pytest.mark.parametrize("width", [950, 700, 420])
def test_how_much_it_got_in_the_way_is_asked_by_the_name_of_the_symptom(qtbot, width):
    rows = SymptomRows(kind=InTheWayRow)
    qtbot.addWidget(rows)
    facts = [
        SymptomFacts(key="a", name="Pain", value=5),
        SymptomFacts(key="b", name="MRI worries"),
    ]
    rows.set_rows(facts)
    rows.resize(width, rows.heightForWidth(width))
    shown(qtbot, rows)

    assert texts(rows.row("a")) == ["Pain", "5 out of 10"]
    assert texts(rows.row("b")) == ["MRI worries"]
    assert rows.row("a").geometry().bottom() < rows.row("b").y()
    assert rows.row("b").geometry().bottom() < rows.height()
    called = rows.row("b").picker.choices[0].accessibleName()
    assert called == "How much MRI worries got in the way: 0 out of 10"


def test_its_names_make_sense_alone(qtbot):
    rows = SymptomRows(kind=InTheWayRow)
    qtbot.addWidget(rows)
    rows.set_rows([SymptomFacts(key="a", name="Pain", value=5)])
    way = rows.row("a")

    assert way.picker.choices[5].accessibleName() == "How much pain got in the way: 5 out of 10"
    assert way._clear.accessibleName() == "Clear how much pain got in the way"
    with qtbot.waitSignal(rows.picked) as picked:
        way.picker.choices[8].click()
    assert picked.args == ["a", 8]
    with qtbot.waitSignal(rows.cleared) as cleared:
        way.picker.clear()
    assert cleared.args == ["a"]

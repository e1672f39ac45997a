"""The scales of the weekly check-in: words at both ends, one tint, the keys of every scale."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.ui.theme import Mode, look
from companion.ui.widgets.scale_picker import (
    ScaleGroup,
    ScalePicker,
    interference,
    quality_of_life,
)

LEFT = Qt.MouseButton.LeftButton
SCALES = [quality_of_life, lambda: interference("Pain")]


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
def show(qtbot, dress):
    dress()

    def show(picker: ScalePicker, width: int = 0) -> ScalePicker:
        qtbot.addWidget(picker)
        width = width or picker.full_width()
        picker.resize(width, picker.heightForWidth(width))
        picker.show()
        picker.activateWindow()
        qtbot.waitUntil(picker.isActiveWindow)
        return picker

    return show


def told(picker: ScalePicker) -> list[int | None]:
    heard: list[int | None] = []
    picker.picked.connect(heard.append)
    picker.cleared.connect(lambda: heard.append(None))
    return heard


def spoken(picker: ScalePicker, number: int) -> tuple[str, str]:
    seen = QAccessible.queryAccessibleInterface(picker.choices[number])
    assert seen.role() == QAccessible.Role.RadioButton
    return seen.text(QAccessible.Text.Name), seen.text(QAccessible.Text.Description)


def test_cells_of_the_quality_of_life_are_named_and_the_ends_explained(qtbot):
    picker = quality_of_life()
    qtbot.addWidget(picker)
    assert spoken(picker, 7) == ("Quality of life: 7 out of 10", "")
    assert spoken(picker, 0) == ("Quality of life: 0 out of 10", "0 worst")
    assert spoken(picker, 10) == ("Quality of life: 10 out of 10", "10 best")


def test_cells_of_interference_are_named_and_the_ends_explained(qtbot):
    picker = interference("Trouble sleeping")
    qtbot.addWidget(picker)
    name = "How much trouble sleeping got in the way: {} out of 10"
    assert spoken(picker, 7) == (name.format(7), "")
    assert spoken(picker, 0) == (name.format(0), "0 not at all")
    assert spoken(picker, 10) == (name.format(10), "10 completely")


def test_groups_are_what_one_gives(qtbot):
    groups = [ScaleGroup(range(6), "Lower", "sev1"), ScaleGroup(range(6, 11), "Upper", "sev3")]
    picker = ScalePicker(groups, "{number} of {name} ({level})", "luck")
    qtbot.addWidget(picker)
    assert [place.word for place in picker.groups(900)] == ["Lower", "Upper"]
    assert spoken(picker, 6) == ("6 of luck (upper)", "")


@pytest.mark.parametrize("make", SCALES)
def test_a_press_or_a_digit_chooses_and_delete_clears(show, make):
    picker = show(make())
    heard = told(picker)
    QTest.mouseClick(picker.choices[3], LEFT)
    for key in ("1", "0", Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Delete):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert heard == [3, 1, 10, 9, 0, None] and picker.value() is None


@pytest.mark.parametrize(("make", "tint"), [(SCALES[0], "sev0"), (SCALES[1], "sev1")])
def test_all_cells_have_one_tint_and_stand_equally_far_apart(show, make, tint):
    picker = show(make())
    image = picker.grab().toImage()
    for cell in picker.choices:
        corner = cell.mapTo(picker, cell.contentsRect().topLeft())
        assert (
            image.pixelColor(corner.x() + 24, corner.y() + 5).name()
            == getattr(look.tokens, tint).lower()
        )
    seen = [cell.contentsRect().translated(cell.pos()) for cell in picker.choices]
    assert {(rect.width(), rect.height()) for rect in seen} == {(48, 46)}
    assert {right.left() - left.right() - 1 for left, right in pairwise(seen)} == {2}
    middle = seen[0].center().y()
    for x in range(seen[0].left(), seen[-1].right()):
        assert picker.childAt(x, middle) in picker.choices


@pytest.mark.parametrize("make", SCALES)
def test_words_stand_over_both_ends_and_nowhere_else(show, make):
    picker = show(make())
    image = picker.grab().toImage()
    ground = image.pixelColor(0, 0)

    def inked(left: int, right: int) -> bool:
        place = QRect(left, 0, right - left, picker.choices[0].y() - 1)
        return any(
            image.pixelColor(x, y) != ground
            for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())
        )

    cells = picker.choices
    assert inked(cells[0].x(), cells[0].x() + 48)
    assert not inked(cells[3].x(), cells[7].x())
    right = cells[10].geometry().right()
    assert inked(right - 10, right)


@pytest.mark.parametrize("make", SCALES)
def test_light_to_dark_and_back_gives_the_same_pixels(show, dress, make):
    picker = show(make())
    picker.set_value(4)
    light = picker.grab().toImage()
    dress(mode=Mode.DARK)
    assert picker.grab().toImage() != light
    dress(mode=Mode.LIGHT)
    assert picker.grab().toImage() == light


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [300, 490, 620, 1000])
def test_whole_groups_wrap_and_nothing_leaves_the_picker(show, dress, family, size, width):
    dress(family, size)
    picker = show(interference("Pain"), width)  # its words are the longer ones
    assert picker.full_width() <= 920 - 2 * look.space(24)
    assert picker.minimumSizeHint().width() <= width
    for cell in picker.choices:
        assert picker.rect().contains(cell.geometry())
        assert cell.contentsRect().width() >= 44 and cell.contentsRect().height() >= 44
    for one, other in pairwise(picker.choices):
        assert not one.geometry().intersects(other.geometry())
    places = picker.groups(width)
    assert all(place.left + place.room <= width for place in places)
    for one, other in pairwise(places):
        assert one.left + one.room <= other.left or other.line > one.line
    if width >= picker.full_width():
        assert {place.line for place in places} == {0}

"""The five words for a day."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.ui.theme import Mode, look
from companion.ui.widgets.day_rating import DayRating

LEFT = Qt.MouseButton.LeftButton
WORDS = ["Good", "Fairly good", "Mixed", "Hard", "Very hard"]


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
def rating(qtbot, dress):
    dress()
    rating = DayRating()
    qtbot.addWidget(rating)
    rating.resize(930, 84)
    rating.show()
    rating.activateWindow()
    qtbot.waitUntil(rating.isActiveWindow)
    return rating


def told(rating: DayRating) -> list[int | None]:
    heard: list[int | None] = []
    rating.picked.connect(heard.append)
    rating.cleared.connect(lambda: heard.append(None))
    return heard


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_five_radio_buttons_have_the_names_that_others_rely_on(rating):
    seen = [QAccessible.queryAccessibleInterface(one) for one in rating.choices]
    assert [one.text(QAccessible.Text.Name) for one in seen] == WORDS
    assert {one.role() for one in seen} == {QAccessible.Role.RadioButton}


def test_one_press_says_how_the_day_was(rating):
    heard = told(rating)
    QTest.mouseClick(rating.choices[4], LEFT)
    assert heard == [5] and rating.value() == 5
    QTest.mouseClick(rating.choices[4], LEFT)
    assert heard == [5] and rating.value() == 5


@pytest.mark.parametrize("number", range(1, 6))
def test_a_digit_says_it_too(rating, number):
    heard = told(rating)
    rating.setFocus()
    press(str(number))
    assert heard == [number]
    assert rating.choices[number - 1].isChecked()


def test_digits_that_stand_for_no_word_do_nothing(rating):
    heard = told(rating)
    rating.setFocus()
    press("0", "6", "7", "8", "9")
    assert heard == []
    press("1", "0", "5")
    assert heard == [1, 5]


def test_delete_takes_it_back_and_arrows_change_it(rating):
    heard = told(rating)
    rating.setFocus()
    press("3", Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home)
    press(Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert heard == [3, 4, 5, 1, None]
    assert rating.value() is None
    assert not any(one.isChecked() for one in rating.choices)


def test_set_value_tells_nobody(rating):
    heard = told(rating)
    for value in (1, 5, None, 3):
        rating.set_value(value)
        assert rating.value() == value
    assert heard == []


def test_the_chosen_one_is_filled_and_ticked(rating):
    plain = rating.grab().toImage()
    rating.set_value(4)
    image = rating.grab().toImage()
    spot = rating.choices[3].geometry().topLeft()
    assert image.pixelColor(spot.x() + 20, spot.y() + 42).name() == look.tokens.accent.lower()
    tick = rating.choices[3].geometry().topRight()
    assert image.pixelColor(tick.x() - 14, tick.y() + 19).name() == look.tokens.on_accent.lower()
    rating.set_value(None)
    assert rating.grab().toImage() == plain


def test_light_to_dark_and_back_gives_the_same_pixels(rating, dress):
    rating.set_value(2)
    light = rating.grab().toImage()
    dress(mode=Mode.DARK)
    assert rating.grab().toImage() != light
    dress(mode=Mode.LIGHT)
    assert rating.grab().toImage() == light


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("size", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [300, 490, 620, 860, 940])
def test_every_word_fits_its_button_at_every_size(qtbot, dress, family, size, width):
    dress(family, size)
    rating = DayRating()
    qtbot.addWidget(rating)
    rating.resize(width, rating.heightForWidth(width))
    rating.show()
    bold = QFont(rating.font())
    bold.setPixelSize(look.type(16))
    bold.setWeight(QFont.Weight.DemiBold)
    for button, word in zip(rating.choices, WORDS, strict=True):
        assert QFontMetrics(bold).horizontalAdvance(word) <= button.width() - 16
        assert button.height() >= 84
        assert rating.rect().contains(button.geometry())
    for one, other in pairwise(rating.choices):
        assert not one.geometry().intersects(other.geometry())


def test_one_row_at_100_percent_and_three_to_a_row_at_200(qtbot, dress):
    for size, in_first_row in ((100, 5), (200, 3)):
        dress("Inter", size)
        rating = DayRating()
        qtbot.addWidget(rating)
        rating.resize(860, rating.heightForWidth(860))
        rating.show()
        assert len([one for one in rating.choices if one.y() == 0]) == in_first_row

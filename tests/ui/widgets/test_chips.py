"""Chips by hand, by keyboard, and for a screen reader."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.ui.theme import Mode, look
from companion.ui.widgets.chips import Chips

WORDS = ["All", "Pain", "Nausea", "Numb or tingling hands", "Worry & low mood"]
OPTIONS = [(word.lower(), word) for word in WORDS]


@pytest.fixture
def make(qtbot):
    def shown(chips: Chips, width: int = 700) -> Chips:
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(chips)
        column.addStretch()
        window.resize(width, 500)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        chips.window_ = window
        return chips

    return shown


def heard(widget) -> tuple[str, QAccessible.Role, bool]:
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name), face.role(), bool(face.state().checked)


def test_a_press_chooses_one_and_lets_the_other_go(qtbot, make):
    chips = make(Chips(OPTIONS, "Which symptom?"))
    assert chips.choice() is None
    for key in ("pain", "nausea"):
        with qtbot.waitSignal(chips.chosen) as told:
            qtbot.mouseClick(chips.chip(key), Qt.MouseButton.LeftButton)
        assert told.args == [key]
        assert chips.choices() == (key,)


def test_a_second_press_changes_nothing_unless_it_may_take_back(qtbot, make):
    chips = make(Chips(OPTIONS))
    chips.set_choice("pain")
    with qtbot.assertNotEmitted(chips.chosen):
        qtbot.mouseClick(chips.chip("pain"), Qt.MouseButton.LeftButton)
    assert chips.choice() == "pain"
    loose = make(Chips(OPTIONS, deselect=True))
    loose.set_choice("pain")
    with qtbot.waitSignal(loose.chosen) as told:
        qtbot.mouseClick(loose.chip("pain"), Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert loose.choice() is None
    with qtbot.waitSignal(loose.chosen) as told:
        qtbot.mouseClick(loose.chip("pain"), Qt.MouseButton.LeftButton)
    assert told.args == ["pain"]


def test_showing_a_choice_signals_nothing(qtbot, make):
    chips = make(Chips(OPTIONS))
    with qtbot.assertNotEmitted(chips.chosen):
        chips.set_choice("nausea")
        chips.set_choice(None)
    assert chips.choice() is None


def test_space_chooses_and_arrows_move_the_choice(qtbot, make):
    chips = make(Chips(OPTIONS))
    chips.chip("all").setFocus()
    qtbot.keyClick(chips.chip("all"), Qt.Key.Key_Space)
    assert chips.choice() == "all"
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert told.args == ["pain"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert chips.choice() == "all"


def test_the_chips_of_one_choice_are_one_tab_stop(qtbot, make):
    chips = make(Chips(OPTIONS))
    after = Chips([("x", "After")])
    chips.window_.layout().addWidget(after)
    after.show()
    chips.set_choice("pain")
    chips.chip("pain").setFocus()
    qtbot.keyClick(chips.chip("pain"), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after.chip("x")


def test_several_can_be_chosen_by_keyboard(qtbot, make):
    chips = make(Chips(OPTIONS, many=True))
    chips.chip("all").setFocus()
    for _ in range(2):
        with qtbot.waitSignal(chips.chosen):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert chips.choices() == ("all", "pain")


def test_a_screen_reader_hears_radio_buttons_or_check_boxes_in_a_named_group(make):
    one = make(Chips(OPTIONS, "Which symptom?"))
    one.set_choice("worry & low mood")
    role = QAccessible.Role
    assert heard(one.chip("worry & low mood")) == ("Worry & low mood", role.RadioButton, True)
    assert heard(one.chip("pain")) == ("Pain", role.RadioButton, False)
    assert heard(one)[:2] == ("Which symptom?", role.Grouping)
    many = make(Chips(OPTIONS, "Tags", many=True))
    assert heard(many.chip("pain")) == ("Pain", role.CheckBox, False)


def test_the_choice_stays_when_other_chips_are_shown(make):
    chips = make(Chips(OPTIONS))
    chips.set_choice("pain")
    chips.set_options([("pain", "Pain"), ("cough", "Cough")])
    assert chips.choice() == "pain"
    chips.set_options([("cough", "Cough")])
    assert chips.choice() is None


def test_choosing_moves_nothing(make):
    chips = make(Chips(OPTIONS), 400)
    before = [chips.chip(key).geometry() for key, _ in OPTIONS]
    chips.set_choice("numb or tingling hands")
    QApplication.processEvents()
    assert [chips.chip(key).geometry() for key, _ in OPTIONS] == before


def test_the_chosen_one_has_a_tick_an_edge_and_a_fill(make):
    chips = make(Chips(OPTIONS))
    plain = inks(chips.chip("pain"))
    chips.set_choice("pain")
    chosen = inks(chips.chip("pain"))
    assert {look.tokens.accent, look.tokens.accent_soft, look.tokens.on_accent_soft} <= chosen
    assert not {look.tokens.accent, look.tokens.accent_soft} & plain


def inks(widget, left: int = 40) -> set[str]:
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(left) for y in range(40)}


@pytest.mark.parametrize("family", ["DejaVu Sans", "Inter"])
@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("width", [330, 700])
def test_at_200_percent_no_word_is_cut_and_no_chip_sticks_out(qapp, make, family, many, width):
    usual = QFont(qapp.font())
    qapp.setFont(QFont(family))
    look.apply(Mode.LIGHT, 200)
    chips = make(
        Chips([*OPTIONS, ("long", "A word of my own that is rather long")], many=many), width
    )
    try:
        seen: list[QRect] = []
        for key in (*(key for key, _ in OPTIONS), "long"):
            chip = chips.chip(key)
            chip.setChecked(True)
            font = QFont(chip.font())
            font.setWeight(QFont.Weight.DemiBold)
            word = chip.accessibleName()
            room = chip.rect().adjusted(look.cell(16) + 4, 0, -look.cell(16) // 2, 0)
            needed = QFontMetrics(font).boundingRect(
                room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), word
            )
            assert chip.rect().contains(needed), word
            assert chip.height() >= 38
            place = QRect(chip.mapTo(chips, QPoint(0, 0)), chip.size())
            assert chips.rect().contains(place), word
            assert not any(place.intersects(other) for other in seen)
            seen.append(place)
    finally:
        qapp.setFont(usual)


def test_a_chip_is_at_least_38_high_and_its_whole_face_can_be_pressed(qtbot, make):
    chips = make(Chips(OPTIONS))
    for key, _ in OPTIONS:
        chip = chips.chip(key)
        assert chip.height() >= 38
        with qtbot.waitSignal(chips.chosen):
            qtbot.mouseClick(
                chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 3, chip.height() // 2)
            )

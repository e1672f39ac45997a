"""The look: contrast, the way there and back, and sizes."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from companion.ui.theme import DARK, LIGHT, TEXT_SIZES, Mode, Tokens, _tokens, look
from companion.ui.widgets.controls import Combo, button, frame, label
from companion.ui.widgets.spin import Spin
from companion.ui.widgets.table import Table

TEXT_PAIRS = [  # ink, ground
    *(("text", ground) for ground in ("surface", "bg", "sunken", "danger_soft", "accent_soft")),
    *(("text", ground) for ground in ("warn_soft", "info_soft")),
    *(("text2", ground) for ground in ("surface", "bg", "sunken")),
    *(("accent", ground) for ground in ("surface", "bg", "sunken", "accent_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent_soft", "accent_soft"),
    *(("on_sev", ground) for ground in ("sev0", "sev1", "sev2", "sev3")),
    ("on_sel", "sel"),
    ("ok", "surface"),
    ("info", "info_soft"),
    ("warn", "warn_soft"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("danger", "bg"),
    ("on_toast", "toast"),
    ("toast_link", "toast"),
]
MARK_PAIRS = [
    *(("line_strong", ground) for ground in ("surface", "bg", "sunken")),
    *(("focus", ground) for ground in ("surface", "bg", "sunken")),
    *(("sel", ground) for ground in ("surface", "sev3")),
    *((bar, ground) for bar in ("bar1", "bar2", "bar3") for ground in ("surface", "accent_soft")),
    *(("accent", ground) for ground in ("surface", "sunken", "accent_soft")),
    ("toast", "bg"),
]
THEMES = [
    pytest.param(_tokens(dark=dark, high=high), id=f"{'dark' if dark else 'light'}{' high' * high}")
    for dark in (False, True)
    for high in (False, True)
]


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(tokens: Tokens, one: str, other: str) -> float:
    low, high = sorted(luminance(getattr(tokens, name)) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens, ink, ground):
    assert contrast(tokens, ink, ground) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_edges_rings_and_marks_can_be_seen(tokens, mark, ground):
    assert contrast(tokens, mark, ground) >= 3


def test_contrast_is_computed_as_the_guideline_does():
    assert contrast(LIGHT, "text", "surface") == pytest.approx(15.0, abs=0.1)
    assert contrast(DARK, "text", "surface") == pytest.approx(13.4, abs=0.1)


def test_high_contrast_draws_hairlines_and_captions_as_strong_as_the_rest():
    high = _tokens(dark=False, high=True)
    assert (high.line, high.text2) == (LIGHT.line_strong, LIGHT.text)
    assert high.accent == LIGHT.accent


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_token_is_a_plain_color(theme):
    for field in fields(theme):
        value = getattr(theme, field.name)
        assert len(value) == 7 and QColor(value).isValid(), field.name


@pytest.fixture
def everything(qtbot):
    """One of each control that the style sheet dresses."""
    page = QWidget()
    column = QVBoxLayout(page)
    combo, spin = Combo(), Spin()
    combo.addItems(["Me", "A helper"])
    ticked, chosen = QCheckBox("About"), QRadioButton("Dark")
    ticked.setChecked(True)
    chosen.setChecked(True)
    table = Table(QStandardItemModel(2, 2))
    table.selectRow(0)
    for part in (
        label("Today", "page-title"),
        button("Save note", "primary"),
        button("Edit", "quiet", "pencil"),
        button("Add a number", icon="plus"),
        QLineEdit("19"),
        QTextEdit(),
        combo,
        spin,
        ticked,
        chosen,
        frame("card"),
        table,
    ):
        column.addWidget(part)
    page.resize(500, 900)
    qtbot.addWidget(page)
    return page


def test_light_then_dark_then_light_gives_the_same_pixels(qtbot, everything):
    look.apply(Mode.LIGHT, 100)
    with qtbot.waitExposed(everything):
        everything.show()
    before = everything.grab().toImage()
    look.apply(Mode.DARK, 100)
    dark = everything.grab().toImage()
    look.apply(Mode.LIGHT, 100)
    assert dark != before
    assert everything.grab().toImage() == before
    assert before.pixelColor(2, 2) == QColor(LIGHT.bg)
    assert dark.pixelColor(2, 2) == QColor(DARK.bg)


def test_a_system_that_does_not_say_is_taken_as_light(qapp):
    hints = QGuiApplication.styleHints()
    assert hints.colorScheme() is Qt.ColorScheme.Unknown  # so is the platform that tests run on
    look.apply(Mode.DARK, 100)
    assert look.dark
    look.apply(Mode.AUTOMATIC, 100)
    assert not look.dark


def test_automatic_follows_the_system_and_a_choice_does_not(qapp, qtbot):
    hints = QGuiApplication.styleHints()
    look.apply(Mode.AUTOMATIC, 100)
    with qtbot.waitSignal(look.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    look.apply(Mode.DARK, 100)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.dark


@pytest.mark.parametrize("size", TEXT_SIZES)
def test_targets_keep_their_floor_and_type_its_size(qtbot, everything, size):
    look.apply(Mode.LIGHT, size)
    with qtbot.waitExposed(everything):
        everything.show()
    for kind in (QLineEdit, Combo, Spin):
        for part in everything.findChildren(kind):
            if part.parent() is everything:
                assert part.height() >= look.control(44) >= 44, part
    for part in everything.findChildren(QCheckBox):
        assert part.height() >= look.control(40)
    title = next(p for p in everything.findChildren(QWidget) if p.property("role") == "page-title")
    assert title.font().pixelSize() == round(28 * size / 100)
    table = everything.findChild(Table)
    assert table.rowHeight(0) == look.control(48)


def test_inputs_and_buttons_of_one_line_are_equally_high(qtbot, everything):
    look.apply(Mode.LIGHT, 100)
    with qtbot.waitExposed(everything):
        everything.show()
    parts = [everything.findChild(kind) for kind in (QLineEdit, Combo, Spin, QPushButton)]
    assert [part.height() for part in parts] == [44, 44, 44, 44]


def test_the_arrow_of_a_choice_and_the_tick_of_a_box_are_drawn_in_both_themes(qtbot, everything):
    for mode in (Mode.LIGHT, Mode.DARK):
        look.apply(mode, 100)
        with qtbot.waitExposed(everything):
            everything.show()
        combo = everything.findChild(Combo)
        image = combo.grab().toImage()
        right = {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width() - 40, image.width() - 8)
            for y in range(8, image.height() - 8)
        }
        assert look.tokens.text in right
        box = everything.findChild(QCheckBox)
        box.setChecked(True)
        ticked = {
            box.grab().toImage().pixelColor(x, y).name().upper()
            for x in range(24)
            for y in range(box.height())
        }
        assert {look.tokens.accent, look.tokens.on_accent} <= ticked

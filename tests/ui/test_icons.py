"""Each icon is one color, and that color is the theme's."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from companion.paths import RESOURCES
from companion.ui.icons import draw, icon
from companion.ui.theme import DARK, LIGHT, Mode, look

FOLDER = RESOURCES / "icons"
APPLICATION = "org.companiondiary.Companion"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg") if path.stem != APPLICATION)
WANTED = [
    "house",
    "thermometer",
    "pill",
    "note",
    "chart",
    "book",
    "document",
    "phone",
    "gear",
    "sun",
    "cloud-sun",
    "cloud",
    "cloud-rain",
    "cloud-lightning",
    "plus",
    "minus",
    "check",
    "check-circle",
    "x",
    "pencil",
    "trash",
    "magnifier",
    "calendar",
    "repeat",
    "caret-left",
    "caret-right",
    "caret-down",
    "arrow-left",
    "arrow-up",
    "arrow-down",
    "download",
    "table",
    "copy",
    "lock",
    "info",
    "warning",
    "helper",
    "leaf",
    "undo",
    "house-fill",
    "thermometer-fill",
    "gear-fill",
    "phone-fill",
    "leaf-fill",
]


def inks(name: str, tint: str, side: int = 96) -> list[QColor]:
    """Return the colors of all pixels that are wholly covered."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, side, side), name, tint)
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(side) for y in range(side))
    return [pixel for pixel in pixels if pixel.alpha() == 255]


def alike(one: QColor, other: QColor) -> bool:
    """Say whether two colors are the same but for the rounding of where two strokes overlap."""
    pairs = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(a - b) <= 2 for a, b in pairs)


def test_every_icon_that_the_window_names_is_there():
    assert set(WANTED) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_its_tint_and_in_nothing_else(qapp, name):
    for mode, tokens in ((Mode.LIGHT, LIGHT), (Mode.DARK, DARK)):
        look.apply(mode, 100)
        drawn = inks(name, "accent")
        assert len(drawn) > 100
        assert all(alike(pixel, QColor(tokens.accent)) for pixel in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_no_file_bakes_a_color(name):
    text = (FOLDER / f"{name}.svg").read_text()
    assert "currentColor" in text
    assert "#" not in text


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stays_inside_its_square(qapp, name):
    image = QImage(120, 120, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(12, 12)
    draw(painter, QRectF(0, 0, 96, 96), name)
    painter.end()
    for x in range(120):
        for y in range(120):
            outside = not (12 <= x < 108 and 12 <= y < 108)
            assert not (outside and image.pixelColor(x, y).alpha() > 0)


def test_an_icon_in_a_button_follows_the_theme(qapp):
    look.apply(Mode.LIGHT, 100)
    leaf = icon("leaf-fill", "accent")
    light = leaf.pixmap(QSize(48, 48)).toImage().pixelColor(15, 24)
    look.apply(Mode.DARK, 100)
    dark = leaf.pixmap(QSize(48, 48)).toImage().pixelColor(15, 24)
    assert (light, dark) == (QColor(LIGHT.accent), QColor(DARK.accent))


def test_the_application_icon_draws_by_itself(qapp):
    renderer = QSvgRenderer(str(FOLDER / f"{APPLICATION}.svg"))
    assert renderer.isValid()
    assert renderer.defaultSize() == QSize(128, 128)
    image = QImage(128, 128, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert image.pixelColor(64, 15).name().upper() == LIGHT.accent
    assert image.pixelColor(0, 0).alpha() == 0

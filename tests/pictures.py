"""Draws every page and dialog of made-up diaries: `python -m tests.pictures OUT [WORD …]`."""

import json
import os
import sys
import tempfile
from collections.abc import Iterable
from itertools import count
from pathlib import Path

_SCREEN = Path(tempfile.gettempdir()) / f"companion-screen-{os.getpid()}.json"
_SCREEN.write_text(
    json.dumps(
        {"screens": [{"name": "1", "x": 0, "y": 0, "width": 1366, "height": 768, "dpr": 1}]}
    ),
    encoding="utf-8",
)
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

from PySide6.QtCore import QPoint, QRect, QSize, Qt  # noqa: E402
from PySide6.QtGui import QColor, QFontDatabase, QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from companion.ui.theme import Mode, look  # noqa: E402
from companion.ui.widgets.scroll_page import ScrollPage  # noqa: E402
from tests.every_page import (  # noqa: E402
    DIARIES,
    MORNING,
    OPENERS,
    SCREEN,
    Opener,
    Stage,
    dress,
    make_diary,
    menu_of,
    set_clock,
    staged,
)

SMALL = QSize(960, 600)
THEMES = {
    "light": (Mode.LIGHT, 100, SCREEN),
    "dark": (Mode.DARK, 100, SCREEN),
    "200": (Mode.LIGHT, 200, SCREEN),
    "small-125": (Mode.LIGHT, 125, SMALL),
    "small-200": (Mode.LIGHT, 200, SMALL),
}
WHOLE = ("light", "200", "small-200")  # in these, what lies below the fold is drawn as well
TALLEST = 6000  # px


def draw(stage: Stage) -> QPixmap:
    """Return the window, with the dialog or the menu that is over it."""
    stage.settle()
    picture = stage.window.grab()
    over = stage.dialog or menu_of(stage)
    if over is None:
        return picture
    part = over.grab()
    place = QRect(QPoint(0, 0), part.size())
    if over is stage.dialog:
        place.moveCenter(picture.rect().center())
    else:
        place.moveTopLeft(stage.window.mapFromGlobal(over.pos()))
    painter = QPainter(picture)
    if over is stage.dialog:
        painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
    painter.drawPixmap(place, part)
    painter.setPen(QColor(look.tokens.line_strong))
    painter.drawRect(place.adjusted(-1, -1, 0, 0))
    painter.end()
    return picture


def whole(stage: Stage) -> QPixmap | None:
    """Return what is seen when the window is as tall as its page, if that is taller."""
    pages = [each for each in stage.seen.findChildren(ScrollPage) if each.isVisible()]
    more = max((each.bar.maximum() for each in pages if each.bar.isVisible()), default=0)
    if not more:
        return None
    stage.seen.resize(stage.seen.width(), min(TALLEST, stage.seen.height() + more))
    stage.settle()
    return stage.seen.grab()


def sheet(pictures: list[tuple[str, QPixmap]], width: int = 640, across: int = 4) -> QPixmap:
    """Return all pictures, small, with their names."""
    cell = QSize(width, width * SCREEN.height() // SCREEN.width() + 26)
    rows = -(-len(pictures) // across)
    made = QPixmap(cell.width() * across, cell.height() * rows)
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    for place, (name, picture) in enumerate(pictures):
        left, top = cell.width() * (place % across), cell.height() * (place // across)
        small = picture.scaled(
            cell - QSize(8, 30),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(left + 4, top + 24, small)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(left + 6, top + 18, name)
    painter.end()
    return made


def draw_all(out: Path, openers: Iterable[Opener], themes: Iterable[str]) -> list[Path]:
    """Draw these openers in these themes into a folder; return the files."""
    app = QApplication.instance() or QApplication([])
    out.mkdir(parents=True, exist_ok=True)
    set_clock(MORNING)
    family = os.environ.get("PICTURES_FONT", "Inter")
    family = family if family in QFontDatabase.families() else ""
    drawn: list[tuple[str, QPixmap]] = []
    files: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="pictures-") as folder:
        diaries = {kind: make_diary(kind, Path(folder) / kind) for kind in DIARIES}
        homes = (Path(folder) / f"home {number}" for number in count())
        for theme in themes:
            mode, text_size, size = THEMES[theme]
            dress(mode, text_size, family)
            for opener in openers:
                name = f"{opener.name}-{theme}"
                with staged(diaries[opener.diary], next(homes), size) as stage:
                    opener.open(stage)
                    drawn.append((name, draw(stage)))
                    tall = whole(stage) if theme in WHOLE else None
                files.append(out / f"{name}.png")
                drawn[-1][1].save(str(files[-1]))
                if tall is not None:
                    tall.save(str(out / f"{name}-whole.png"))
    sheet(drawn).save(str(out / "sheet.png"))
    app.processEvents()
    return files


def main() -> None:
    """Draw what the command line asks for; words choose openers and themes by a part of the name."""
    out, *words = sys.argv[1:]
    themes = [theme for theme in THEMES if f"@{theme}" in words] or list(THEMES)
    wanted = [word for word in words if not word.startswith("@")]
    openers = [each for each in OPENERS if not wanted or any(word in each.name for word in wanted)]
    for path in draw_all(Path(out), openers, themes):
        print(path)


if __name__ == "__main__":
    try:
        main()
    finally:
        _SCREEN.unlink(missing_ok=True)

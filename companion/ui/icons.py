"""One-color icons, drawn in the color that the theme has at the moment of painting."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from companion.paths import RESOURCES
from companion.ui.theme import look


@cache
def icon(name: str, tint: str = "text") -> QIcon:
    """Return the icon `resources/icons/<name>.svg`, in the color of the token `tint`.

    A disabled control shows it in `text2`. It follows a change of theme by itself.
    """
    engine = _Tinted(name, tint)
    _engines.append(engine)
    return QIcon(engine)


def draw(painter: QPainter, rect: QRectF, name: str, tint: str = "text") -> None:
    """Draw an icon in the color of a token, for widgets that paint themselves."""
    _drawing(name, _color(tint)).render(painter, rect)


_engines: list[QIconEngine] = []  # Qt does not keep Python's half of an engine alive


class _Tinted(QIconEngine):
    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tint = "text2" if mode is QIcon.Mode.Disabled else self._tint
        draw(painter, QRectF(rect), self._name, tint)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        twin = _Tinted(self._name, self._tint)
        _engines.append(twin)
        return twin


def _color(token: str) -> str:
    return str(getattr(look.tokens, token))


@cache
def _drawing(name: str, color: str) -> QSvgRenderer:
    svg = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(svg.replace("currentColor", color).encode())

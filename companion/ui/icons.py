"""One-color icons, drawn in the color that the theme has at the moment of painting."""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from companion.paths import RESOURCES
from companion.ui.theme import look


@cache
def icon(name: str, token: str = "text") -> QIcon:
    """Return the icon `resources/icons/<name>.svg`, tinted with a token of the theme.

    A disabled control shows it in `text2`. It follows a change of theme by itself.
    """
    engine = _Tinted(name, token)
    _engines.append(engine)
    return QIcon(engine)


def draw(painter: QPainter, rect: QRectF, name: str, token: str = "text") -> None:
    """Draw an icon into `rect` (logical pixels), for widgets that paint themselves."""
    _drawing(name, _color(token)).render(painter, rect)


_engines: list[QIconEngine] = []  # Qt does not keep Python's half of an engine alive


class _Tinted(QIconEngine):
    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    @override
    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        token = "text2" if mode is QIcon.Mode.Disabled else self._token
        draw(painter, QRectF(rect), self._name, token)

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
        twin = _Tinted(self._name, self._token)
        _engines.append(twin)
        return twin


def _color(token: str) -> str:
    return str(getattr(look.tokens, token))


@cache
def _drawing(name: str, color: str) -> "QSvgRenderer":
    # Imported here: what shows no icon, a test or a printed page, starts without QtSvg.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    svg = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(svg.replace("currentColor", color).encode())

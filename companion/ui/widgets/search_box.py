"""A line to search in: emptied by its button, or by Esc."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton
from typing_extensions import override

from companion.ui.icons import icon
from companion.ui.theme import look

_WIDTH = 250  # px at 100 %, at least
_EDGE = 4  # px between the button and the outline


class SearchBox(QLineEdit):
    """Says what it searches while it is empty. Esc goes on to the page only when it is empty."""

    def __init__(self, words: str) -> None:
        """`words` are its accessible name, too: “Search in notes”."""
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        # Qt's own clear button is 16 px of pale gray at any text size, and fades in and out.
        self.clear_button = QToolButton(self)
        self.clear_button.setIcon(icon("x", "text2"))
        self.clear_button.setAccessibleName(self.tr("Clear the search"))
        self.clear_button.setToolTip(self.tr("Clear the search (Esc)"))
        self.clear_button.setAutoRaise(True)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # on the keyboard it is Esc
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.hide()
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @override
    def event(self, arg__1: QEvent) -> bool:
        # The window's own Esc would be quicker than keyPressEvent.
        if (
            arg__1.type() == QEvent.Type.ShortcutOverride
            and isinstance(arg__1, QKeyEvent)
            and self._empties(arg__1)
        ):
            arg__1.accept()
            return True
        return super().event(arg__1)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self._empties(arg__1):
            self.clear()
        else:
            super().keyPressEvent(arg__1)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._place_button()

    def _empties(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.text() != ""

    def _place_button(self) -> None:
        side = self.height() - 2 * _EDGE
        place = QRect(self.width() - side - _EDGE, _EDGE, side, side)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored:
            place.moveLeft(_EDGE)
        self.clear_button.setGeometry(place)
        # What the style sheet leaves free at the edge is part of the button's room.
        room = max(0, side + _EDGE - look.space(12)) if self.text() else 0
        self.setTextMargins(room if mirrored else 0, 0, 0 if mirrored else room, 0)

    def _on_text_changed(self, text: str) -> None:
        self.clear_button.setVisible(text != "")
        self._place_button()

    def _on_look_changed(self) -> None:
        self.setMinimumWidth(look.type(_WIDTH))
        self.clear_button.setIconSize(QSize(look.cell(20), look.cell(20)))
        self._place_button()

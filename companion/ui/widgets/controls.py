"""Labels, buttons and inputs in the house style, each in one line of a page."""

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from typing_extensions import override

from companion.ui.icons import icon as themed_icon
from companion.ui.theme import look

_ICON_TOKENS = {"primary": "on_accent", "quiet": "accent", "danger": "danger"}


def label(text: str = "", role: str = "") -> QLabel:
    """Return a wrapping label.

    Roles: page-title, section, caption, strong, numeral, article, article-title, phone, saved,
    problem; none is body text. Text is shown as it is, never as markup.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, kind: str = "outlined", icon: str = "") -> QPushButton:
    """Return a button that Enter and Space press. Its accessible name is `text`.

    Kinds: primary, outlined, quiet (teal text), chip, danger. `icon` names a file of
    resources/icons.
    """
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # outside dialogs, too, Enter presses what has the focus
    if icon:
        made.setIcon(themed_icon(icon, _ICON_TOKENS.get(kind, "text")))
        made.setText(f" {text}")  # Qt leaves only 4 px between icon and text
        made.setAccessibleName(text)
    return made


def icon_button(icon: str, name: str, token: str = "text") -> QPushButton:
    """Return a square quiet button without a word, for the few marks that need none.

    `name` is its accessible name and its tooltip.
    """
    made = QPushButton()
    made.setProperty("kind", "quiet")
    made.setProperty("wordless", True)  # noqa: FBT003
    made.setAutoDefault(True)
    made.setIcon(themed_icon(icon, token))
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def frame(role: str = "card") -> QFrame:
    """Return an empty frame: card, rail or panel."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at (kind, role, problem) on a shown widget."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Combo(QComboBox):
    """A choice that the wheel cannot change while it scrolls the page past."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Spin(QSpinBox):
    """A whole number with minus and plus, which the wheel cannot change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Table(QTableView):
    """A table of whole rows: 48 px at 100 %, hairlines, the chosen row tinted and barred."""

    def __init__(self, model: QAbstractItemModel | None = None) -> None:
        super().__init__()
        if model is not None:
            self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table, arrows move in it
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._size_rows()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._size_rows()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows = self.selectionModel().selectedRows() if self.model() is not None else []
        painter = QPainter(self.viewport())
        for index in rows:
            rect = self.visualRect(index)
            painter.fillRect(0, rect.top(), 4, rect.height(), QColor(look.tokens.accent))
        painter.end()

    def _size_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(look.control(48))
        self.verticalHeader().setDefaultSectionSize(look.control(48))

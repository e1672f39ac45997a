"""Labels, buttons and inputs in the house style, each in one line of a page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion.ui.icons import icon as themed_icon
from companion.ui.theme import look

_ICON_TOKENS = {"primary": "on_accent", "quiet": "accent", "danger": "danger"}


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label. A wrapping one beside a stretch collapses: give it the stretch instead.

    Roles: page-title, section, caption, strong, numeral, article, article-title, phone, saved,
    problem; none is body text. Text is shown as it is, never as markup.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, kind: str = "outlined", icon: str = "") -> QPushButton:
    """Return a button that Enter and Space press. Its accessible name is `text`.

    Kinds: primary, outlined, quiet (teal text), chip, danger. `icon` names a file of
    resources/icons.
    """
    made = QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(True)  # outside dialogs, too, Enter presses what has the focus
    if icon:
        made.setIcon(themed_icon(icon, _ICON_TOKENS.get(kind, "text")))
    write_on(made, text)
    return made


def write_on(made: QPushButton, text: str, name: str = "") -> None:
    """Let a button say `text`, and a screen reader `name`, or the same."""
    gap = "" if made.icon().isNull() else " "  # Qt leaves only 4 px between icon and text
    made.setText(gap + text.replace("&", "&&"))
    made.setAccessibleName(name or text)


def icon_button(icon: str, name: str, tint: str = "text") -> QPushButton:
    """Return a square quiet button without a word, for the few marks that need none.

    `name` is its accessible name and its tooltip.
    """
    made = QPushButton()
    made.setProperty("kind", "quiet")
    made.setProperty("wordless", True)
    made.setAutoDefault(True)
    made.setIcon(themed_icon(icon, tint))
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def frame(role: str = "card") -> QFrame:
    """Return an empty frame: card, rail or panel."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def card(*widgets: QWidget) -> QFrame:
    """Return a card with these one under the other."""
    made = frame("card")
    column = QVBoxLayout(made)
    column.setContentsMargins(24, 16, 24, 18)
    column.setSpacing(look.space(8))
    for widget in widgets:
        column.addWidget(widget)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at (kind, role, problem) on a shown widget."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `text`: when it has finished its sentence, or at once if urgent."""
    # Imported here: nothing is announced before the first paint.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


class Combo(QComboBox):
    """A choice that the wheel cannot change while it scrolls the page past."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

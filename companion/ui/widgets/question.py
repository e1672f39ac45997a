"""A card with one question, what answers it, and Clear."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from companion.ui.theme import look
from companion.ui.widgets.controls import button, label, restyle
from companion.ui.widgets.split_row import SplitRow, flowing


class Question(QFrame):
    """Nothing moves when Clear and what is said beside it come and go."""

    clear_pressed = Signal()

    def __init__(self, question: str, answer: QWidget, clear_name: str) -> None:
        """`clear_name` is the accessible name of Clear: "Clear quality of life"."""
        super().__init__()
        self.setProperty("role", "card")
        self._answer = answer
        self._said = label("", "strong")
        self._said.setWordWrap(False)
        self.clear = button(self.tr("Clear"), "quiet")
        self.clear.setAccessibleName(clear_name)
        self.clear.clicked.connect(self._on_clear)
        place = self.clear.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(place)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 18)
        column.setSpacing(look.space(8))
        column.addWidget(SplitRow(label(question, "section"), flowing(self._said, self.clear)))
        column.addWidget(answer)

    def say(self, words: str, *, given: bool, unsaved: bool) -> None:
        """Show the answer in words, or that it is not on disk yet; Clear where there is one."""
        restyle(self._said, "role", "problem" if unsaved else "strong")
        self._said.setText(self.tr("Not saved yet") if unsaved else words)
        self.clear.setVisible(given)

    def _on_clear(self) -> None:
        self._answer.setFocus()  # the button goes away under the finger
        self.clear_pressed.emit()

"""A box for many words: how life has been, or a question for the team."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from companion.ui.widgets.note_line import WordsBox


class NoteBox(WordsBox):
    """Four lines high and more: Enter begins a line, and Ctrl+Enter is `entered`."""

    least_lines = 4
    most_lines = 12

    @override
    def ends(self, key: QKeyEvent) -> bool:
        return bool(key.modifiers() & Qt.KeyboardModifier.ControlModifier)

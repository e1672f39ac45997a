"""Ask for one line of text."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion.ui.dialogs.form import Form


class LineDialog(Form):
    """A title, one captioned line, and a verb."""

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        caption: str,
        verb: str,
        text: str,
        save: Callable[[str], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        super().__init__(parent, title, verb)
        self._save = save
        self.line = QLineEdit(text)
        self.add_field(caption, self.line)
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, line=self.line)

    @override
    def save(self) -> None:
        self._save(self.line.text())

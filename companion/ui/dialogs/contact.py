"""Ask for a number to call: whose it is, and when they answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion.domain.contacts import Contact
from companion.domain.identity import new_id
from companion.ui.dialogs.form import Form


class ContactDialog(Form):
    """A form for one number, new or (with `contact`) as it is."""

    def __init__(
        self,
        parent: QWidget,
        *,
        save: Callable[[Contact], None],
        contact: Contact | None = None,
        position: int = 0,
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        title = self.tr("Add a number") if contact is None else self.tr("Change this number")
        super().__init__(parent, title, self.tr("Save number"))
        self._save = save
        self._contact = contact
        self._position = position if contact is None else contact.position
        self._id = new_id() if contact is None else contact.id  # of one, however often
        self.name = QLineEdit(contact.name if contact else "")
        self.number = QLineEdit(contact.number if contact else "")
        self.hours = QLineEdit(contact.hours if contact else "")
        self.name.setPlaceholderText(self.tr("For example: breast care nurse"))
        self.hours.setPlaceholderText(self.tr("For example: Monday to Friday, 9 to 5"))
        self.add_field(self.tr("Who is it?"), self.name)
        self.add_field(self.tr("Number"), self.number)
        self.add_field(self.tr("When do they answer? You can skip this."), self.hours)
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, name=self.name, number=self.number, hours=self.hours)

    @override
    def save(self) -> None:
        self._save(
            Contact(
                id=self._id,
                name=self.name.text(),
                number=self.number.text(),
                hours=self.hours.text(),
                position=self._position,
            )
        )

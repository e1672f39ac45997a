"""What is written in a field, finished or not, as a draft has it."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QComboBox, QLineEdit

from companion.ui.widgets.chips import Chips
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import WordsBox
from companion.ui.widgets.rough_date_chooser import RoughDateChooser

Field = QLineEdit | QComboBox | WordsBox | Chips | DayChooser | RoughDateChooser


def written(field: Field) -> object:
    """Return what is written or chosen: of chips a list, of all else words, a date half written as is."""
    if isinstance(field, Chips):
        return list(field.choices())
    if isinstance(field, DayChooser | RoughDateChooser):
        return field.written()
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def write(field: Field, value: object) -> None:
    """Show what `written` returned; of chips, what was chosen stays where nothing of it is on offer."""
    if isinstance(field, Chips):
        before = field.choices()
        field.set_choices(map(str, value) if isinstance(value, list) else before)
        if value and not field.choices():
            field.set_choices(before)
    elif isinstance(field, DayChooser | RoughDateChooser):
        field.write(value)
    elif isinstance(field, WordsBox):
        field.set_text(str(value))
    elif isinstance(field, QComboBox):
        field.setEditText(str(value))
    else:
        field.setText(str(value))


def changed(field: Field) -> SignalInstance:
    """Return the signal that tells that a person wrote or chose something."""
    if isinstance(field, Chips):
        return field.chosen
    if isinstance(field, DayChooser | RoughDateChooser):
        return field.changed
    if isinstance(field, WordsBox):
        return field.textChanged
    return field.editTextChanged if isinstance(field, QComboBox) else field.textEdited

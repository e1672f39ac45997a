"""How bad: the 0 to 10 scale under the words None, Mild, Moderate and Severe."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.ui import labels
from companion.ui.widgets.scale_picker import ScaleGroup, ScalePicker

translate = QCoreApplication.translate

_GROUPS = ((0,), (1, 2, 3), (4, 5, 6), (7, 8, 9, 10))
_TINTS = ("sev0", "sev1", "sev2", "sev3")  # deeper from group to group


class SeverityPicker(ScalePicker):
    """Eleven radio buttons in the groups None, Mild, Moderate, Severe."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        groups = [
            ScaleGroup(numbers, labels.level(numbers[0]), tint)
            for numbers, tint in zip(_GROUPS, _TINTS, strict=True)
        ]
        pattern = translate("labels", "{name}: {number} out of 10, {level}")
        super().__init__(groups, pattern, name, parent)

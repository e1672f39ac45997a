"""Ask for the region: it decides the emergency number, the crisis line and the fever number."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.regions import BY_ID, Region
from companion.ui import labels
from companion.ui.dialogs.form import Form
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import label

_AS_COMPUTER = "as the computer"


class RegionDialog(Form):
    """One press for each region. `chosen` is its id, or "" for `here`, as the computer is set."""

    def __init__(
        self, parent: QWidget, *, chosen: str, here: Region, save: Callable[[str], None]
    ) -> None:
        super().__init__(parent, self.tr("Where you live"), self.tr("Use this"))
        self._save = save
        as_computer = self.tr("As this computer is set: {region}").format(
            region=labels.region(here)
        )
        self.regions = Chips(
            [
                (_AS_COMPUTER, as_computer),
                *((each.id, labels.region(each)) for each in BY_ID.values()),
            ],
            self.tr("Where you live"),
        )
        self.regions.set_choice(chosen or _AS_COMPUTER)
        self.fields.addWidget(
            label(
                self.tr(
                    "Numbers to call differ from country to country. Numbers that you set yourself"
                    " stay as they are."
                )
            )
        )
        self.fields.addWidget(self.regions)
        self.fields.addStretch(1)

    @override
    def save(self) -> None:
        choice = self.regions.choice()
        self._save("" if choice in (None, _AS_COMPUTER) else choice)

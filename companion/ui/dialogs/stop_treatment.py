"""Ask until when a treatment was given, and why it ended."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion import clock
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Treatment
from companion.ui import care_labels, labels
from companion.ui.dialogs.care_form import CareForm, KeptDate
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import label
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.rough_date_chooser import RoughDateChooser


class StopTreatmentDialog(CareForm):
    """A form for the end of a treatment; only the date is needed, and today stands there already."""

    def __init__(
        self,
        parent: QWidget,
        *,
        treatment: Treatment,
        save: Callable[[Treatment], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        name = labels.shortened(treatment.name)
        super().__init__(
            parent, self.tr("Stop {name}").format(name=name), self.tr("Move to Before")
        )
        self._treatment = treatment
        self._save = save
        caption = self.tr(
            "It moves to Before, with all that was logged. You can start it again later."
        )
        self.fields.addWidget(label(caption, "caption"))
        self.until = RoughDateChooser(clock.today(), self.tr("Until when"), required=True)
        self._until = KeptDate(self.until, RoughDate.of(clock.today()))
        self.ask_for_date("until", self.tr("Until when was it given?"), self._until)
        self.ended = Chips([(why.value, care_labels.ended(why)) for why in Ended], deselect=True)
        self.ask_for(["stopped_because"], self.tr("Why did it end? You can skip this."), self.ended)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.entered.connect(self.accept)
        self.ask_for(["note"], self.tr("Note, if you like"), self.note)
        self.fields.addStretch(1)
        # An end that is left alone means the day that it is gone on with.
        self.remember(
            keep_draft,
            draft,
            of=treatment.recorded_at.isoformat(),
            until=self.until,
            ended=self.ended,
            note=self.note,
        )

    @override
    def finish(self) -> None:
        ended = self.ended.choice()
        notes = (self._treatment.note, self.note.text().strip())
        self._save(
            replace(
                self._treatment,
                until=self._until.value(),
                stopped_because=Ended(ended) if ended else None,
                note="\n".join(filter(None, notes)),
                recorded_at=clock.now(),
            )
        )

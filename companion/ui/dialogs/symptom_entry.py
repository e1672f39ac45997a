"""Ask what was felt, when, where and how strongly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import PartOfDay, SymptomEntry, read_time
from companion.domain.text import clean_line
from companion.ui import labels
from companion.ui.dialogs.care_form import CareForm
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, label
from companion.ui.widgets.count_picker import CountPicker
from companion.ui.widgets.day_chooser import DayChooser
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.severity_picker import SeverityPicker
from companion.ui.widgets.short_name import offer_names

EXACT = "exact"
OTHER = "other"
CHIPS = 8  # symptoms that are one press away; the others are in a list


class SymptomEntryDialog(CareForm):
    """A form for one entry, new or (with `entry`) as it is."""

    def __init__(
        self,
        parent: QWidget,
        *,
        symptoms: Sequence[Symptom],
        save: Callable[[SymptomEntry], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        entry: SymptomEntry | None = None,
        entered_by: str,
    ) -> None:
        """Offer `symptoms`, those of the person's list first."""
        title = self.tr("Add an entry") if entry is None else self.tr("Change this entry")
        super().__init__(parent, title, self.tr("Save entry"))
        self._save = save
        self._entry = entry
        self._id = new_id() if entry is None else entry.id  # of one, however often Save is pressed
        self._entered_by = entered_by
        self._symptoms = {symptom.id: symptom for symptom in symptoms}
        self._build_symptom(symptoms, entry)
        self._build_when()
        self._build_how_bad()
        self._build_where_and_note()
        if entry is not None:
            self._fill(entry)
        self._on_symptom()
        self.remember(
            keep_draft,
            draft,
            of="" if entry is None else entry.recorded_at.isoformat(),
            day=self.day,
            part=self.part,
            time=self.time,
            place=self.place,
            note=self.note,
        )

    # The fields

    def _build_symptom(self, symptoms: Sequence[Symptom], entry: SymptomEntry | None) -> None:
        near = [symptom for symptom in symptoms if symptom.listed][:CHIPS]
        if entry is not None and entry.symptom not in {symptom.id for symptom in near}:
            near.insert(0, self._symptoms[entry.symptom])
        options = [(symptom.id, labels.symptom(symptom)) for symptom in near]
        self.symptom = Chips()
        offer_names(self.symptom, [*options, (OTHER, self.tr("Other"))])
        self.other = Combo()
        self.other.setAccessibleName(self.tr("Another symptom"))
        self.other.addItem(self.tr("Please choose"))
        for symptom in symptoms:
            if symptom not in near:
                self.other.addItem(labels.symptom(symptom), symptom.id)
        self.other.hide()
        self.add_field(self.tr("Which symptom?"), self.symptom, self.other)
        self.symptom.chosen.connect(self._on_symptom)
        self.other.currentIndexChanged.connect(self._on_symptom)

    def _build_when(self) -> None:
        self.day = DayChooser(clock.today())
        self.ask_for_day(self.day, self.tr("Which day?"))
        parts = [(part.value, labels.part_of_day(part)) for part in PartOfDay]
        self.part = Chips([*parts, (EXACT, self.tr("Exact time"))], deselect=True)
        self.part.chosen.connect(self._on_part)
        self.time = QLineEdit()
        self.time.setAccessibleName(self.tr("Time, for example 15:10"))
        self.time.setPlaceholderText(self.tr("like 15:10"))
        self.time.setMaximumWidth(220)
        self.time.hide()
        self.add_field(
            self.tr("When in the day? If it is now, you can skip this."), self.part, self.time
        )

    def _build_how_bad(self) -> None:
        self.severity = SeverityPicker(self.tr("How bad"))
        self.count = CountPicker(self.tr("How many times"))
        self._how = self.add_field(self.tr("How bad was it?"), self.severity, self.count)
        for picker in (self.severity, self.count):
            picker.picked.connect(self.touched)
            picker.cleared.connect(self.touched)

    def _build_where_and_note(self) -> None:
        self.place = Combo()
        self.place.setEditable(True)
        self.place.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.place.addItem("")
        for place in labels.places():
            self.place.addItem(place)
        self.add_field(self.tr("Where, if you like"), self.place)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.entered.connect(self.accept)
        self.add_field(self.tr("Note, if you like"), self.note)
        self.fields.addWidget(
            label(self.tr("Enter saves. Shift and Enter begin a new line."), "caption")
        )
        self.fields.addStretch(1)

    # What they hold

    def _fill(self, entry: SymptomEntry) -> None:
        self.symptom.set_choice(entry.symptom)
        self.day.set_day(entry.day)
        if entry.at is not None:
            self.part.set_choice(EXACT)
            self.time.setText(labels.clock_time(entry.at))
        elif entry.part_of_day is not None:
            self.part.set_choice(entry.part_of_day.value)
        self.severity.set_value(entry.severity)
        self.count.set_value(entry.count)
        self.place.setEditText(entry.place)
        self.note.set_text(entry.note)
        self.time.setVisible(entry.at is not None)

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        if kept.get("symptom") in self._symptoms:
            self._choose(str(kept["symptom"]))
        for name, picker in (("severity", self.severity), ("count", self.count)):
            value = kept.get(name)
            if name in kept:
                picker.set_value(value if isinstance(value, int) else None)
        self.time.setVisible(self.part.choice() == EXACT)
        self._on_symptom()

    def _choose(self, symptom: str) -> None:
        at = self.other.findData(symptom)
        if at < 0:
            self.symptom.set_choice(symptom)
        else:
            self.symptom.set_choice(OTHER)
            self.other.setCurrentIndex(at)

    @override
    def typed(self) -> dict[str, object]:
        return {
            **super().typed(),
            "symptom": self._chosen(),
            "severity": self.severity.value(),
            "count": self.count.value(),
        }

    @override
    def finish(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            raise Invalid("symptom", "not chosen")
        was = self._entry
        day = self.chosen_day(was and was.day)
        part = self.part.choice()
        at = read_time(self.time.text()) if part == EXACT else None
        counted = self._symptoms[chosen].counted
        new = SymptomEntry(
            id=self._id,
            day=day,
            symptom=chosen,
            severity=None if counted else self.severity.value(),
            count=self.count.value() if counted else None,
            at=at,
            part_of_day=PartOfDay(part) if part not in (None, EXACT) else None,
            place=self._place(),
            note=was.note if was and self.unchanged("note") else self.note.text(),
            entered_by=self._entered_by,
            recorded_at=clock.now(),
        )
        if was is not None:
            new = replace(
                new,
                recall=was.recall,
                interference=was.interference,
                entered_by=was.entered_by,
            )
        elif new.whole_day:
            # A moment is what is added here; what speaks for the whole day is pressed on Today.
            if day != clock.today():
                raise Invalid("part_of_day", "not chosen")
            new = replace(new, at=clock.now().time().replace(second=0))
        self._save(new)

    def _place(self) -> str:
        """Return the place; as it was, to the letter, where nobody touched it."""
        if self._entry is not None and self.unchanged("place"):
            return self._entry.place
        return clean_line(self.place.currentText())

    def _chosen(self) -> str | None:
        chosen = self.symptom.choice()
        return self.other.currentData() if chosen == OTHER else chosen

    # What a person does

    def _on_symptom(self) -> None:
        self.other.setVisible(self.symptom.choice() == OTHER)
        chosen = self._chosen()
        symptom = self._symptoms.get(chosen) if chosen else None
        counted = symptom is not None and symptom.counted
        name = labels.symptom(symptom) if symptom else self.tr("How bad")
        self.severity.set_name(name)
        self.count.set_name(name)
        self.severity.setVisible(not counted)
        self.count.setVisible(counted)
        self._how.setText(self.tr("How many times?") if counted else self.tr("How bad was it?"))
        self.say_problem("")
        self.touched()

    def _on_part(self, part: str | None) -> None:
        self.time.setVisible(part == EXACT)
        if part == EXACT:
            self.time.setFocus()
        self.touched()

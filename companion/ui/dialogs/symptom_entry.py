"""Ask what was felt, when, where and how strongly."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import PartOfDay, SymptomEntry, read_time
from companion.domain.text import clean_line
from companion.ui import labels
from companion.ui.dialogs.form import Form, read_draft
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


class SymptomEntryDialog(Form):
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
        self._entered_by = entered_by
        self._symptoms = {symptom.id: symptom for symptom in symptoms}
        self._build_symptom(symptoms, entry)
        self._build_when()
        self._build_how_bad()
        self._build_where_and_note()
        if entry is not None:
            self._fill(entry)
        self.remember(keep_draft, "")
        if draft:
            self._fill_draft(draft)
        self._on_symptom()
        self._draft_timer.stop()  # nothing was typed yet

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
        self.day.day_picked.connect(self.touched)
        self.add_field(self.tr("Which day?"), self.day)
        parts = [(part.value, labels.part_of_day(part)) for part in PartOfDay]
        self.part = Chips([*parts, (EXACT, self.tr("Exact time"))], deselect=True)
        self.part.chosen.connect(self._on_part)
        self.time = QLineEdit()
        self.time.setAccessibleName(self.tr("Time, for example 15:10"))
        self.time.setPlaceholderText("15:10")
        self.time.setMaximumWidth(220)
        self.time.textEdited.connect(self.touched)
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
        self.place.editTextChanged.connect(self.touched)
        self.add_field(self.tr("Where, if you like"), self.place)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.textChanged.connect(self.touched)
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

    def _fill_draft(self, draft: str) -> None:
        kept = {name: str(value) for name, value in read_draft(draft).items() if value is not None}
        if kept.pop("of", "") != self._of():
            return  # the entry says something newer
        if kept.get("symptom") in self._symptoms:
            self._choose(kept["symptom"])
        if day := kept.get("day"):
            self.day.set_day(date.fromisoformat(day))
        self.part.set_choice(kept.get("part"))
        self.time.setText(kept.get("time", ""))
        self.time.setVisible(self.part.choice() == EXACT)
        for name, picker in (("severity", self.severity), ("count", self.count)):
            picker.set_value(int(kept[name]) if name in kept else None)
        self.place.setEditText(kept.get("place", ""))
        self.note.set_text(kept.get("note", ""))

    def _of(self) -> str:
        """Return which state of the entry the form was opened with."""
        return self._entry.recorded_at.isoformat() if self._entry is not None else ""

    def _choose(self, symptom: str) -> None:
        at = self.other.findData(symptom)
        if at < 0:
            self.symptom.set_choice(symptom)
        else:
            self.symptom.set_choice(OTHER)
            self.other.setCurrentIndex(at)

    @override
    def typed(self) -> dict[str, object]:
        day = self.day.day()
        # A new entry left at today is meant for the day on which it is gone on with.
        is_default = self._entry is None and day == clock.today()
        return {
            "of": self._of(),
            "symptom": self._chosen(),
            "day": day.isoformat() if day and not is_default else None,
            "part": self.part.choice(),
            "time": self.time.text(),
            "severity": self.severity.value(),
            "count": self.count.value(),
            "place": self.place.currentText(),
            "note": self.note.text(),
        }

    @override
    def accept(self) -> None:
        # What is wrong with a written day is known better where it is written.
        if self._chosen() is not None and self.day.problem():
            self.say_problem(self.day.problem())
        else:
            super().accept()

    @override
    def save(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            raise Invalid("symptom", "not chosen")
        day = self.day.day()
        if day is None:
            raise Invalid("day", "not a day")
        part = self.part.choice()
        at = read_time(self.time.text()) if part == EXACT else None
        counted = self._symptoms[chosen].counted
        new = SymptomEntry(
            id=new_id(),
            day=day,
            symptom=chosen,
            severity=None if counted else self.severity.value(),
            count=self.count.value() if counted else None,
            at=at,
            part_of_day=PartOfDay(part) if part not in (None, EXACT) else None,
            place=self._place(),
            note=self.note.text(),
            entered_by=self._entered_by,
            recorded_at=clock.now(),
        )
        if self._entry is not None:
            new = replace(
                new,
                id=self._entry.id,
                recall=self._entry.recall,
                interference=self._entry.interference,
                entered_by=self._entry.entered_by,
            )
        elif new.whole_day:
            # A moment is what is added here; what speaks for the whole day is pressed on Today.
            if day != clock.today():
                raise Invalid("part_of_day", "not chosen")
            new = replace(new, at=clock.now().time().replace(second=0))
        self._save(new)

    def _place(self) -> str:
        """Return the place; as it was, to the letter, where nobody touched it."""
        written = self.place.currentText()
        if self._entry is not None and written == self._opened["place"]:
            return self._entry.place
        return clean_line(written)

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

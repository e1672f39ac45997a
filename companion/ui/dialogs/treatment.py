"""Ask what a treatment is, since when and how often it is given; all else can be skipped."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.medicines import Medicine
from companion.domain.schedules import PATTERNS, read_schedule
from companion.domain.symptom_list import Symptom
from companion.domain.symptoms import ME
from companion.domain.text import clean_line
from companion.domain.treatments import LONGEST_NAME, Ended, Kind, Line, Treatment
from companion.ui import care_labels, labels
from companion.ui.dialogs import fields
from companion.ui.dialogs.care_form import CareForm, KeptDate
from companion.ui.theme import look
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import Combo, button, label
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.rough_date_chooser import RoughDateChooser
from companion.ui.widgets.short_name import offer_names
from companion.ui.widgets.split_row import flowing

OWN_WORDS, NEW_LINE, OTHER_CARE, OVER = "own words", "new line", "other", "over"
_LINES = ("name", "drug_class", "route", "schedule", "dose", "place", "line_name")
_OFFERED = 4  # names at once
_CARE_OF_CLASS = {"bone-modifying agent": "bone-strengthening"}  # as the medicines' file calls it

Save = Callable[[Treatment, Sequence[Symptom]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the form offers: medicines for what is typed, symptoms to follow, lines that exist."""

    suggested: Callable[[str, int], Sequence[Medicine]]
    symptoms: Callable[[str, Kind, str], Sequence[Symptom]]
    lines: Sequence[Line]


class TreatmentDialog(CareForm):
    """A form for one treatment: new, new and much `like` another one, or (`treatment`) as it is."""

    def __init__(
        self,
        parent: QWidget,
        *,
        known: Known,
        save: Save,
        keep_draft: Callable[[str], None],
        draft: str = "",
        treatment: Treatment | None = None,
        like: Treatment | None = None,
        entered_by: str = ME,
    ) -> None:
        title = self.tr("Add a treatment") if treatment is None else self.tr("Edit this treatment")
        super().__init__(parent, title, self.tr("Save treatment"))
        self._known = known
        self._save = save
        self._treatment = treatment
        self._entered_by = entered_by if treatment is None else treatment.entered_by
        self._id = treatment.id if treatment is not None else new_id()  # of one, however often
        self._filled: dict[str, str] = {}  # what a suggestion wrote, and nobody changed since
        self._found: dict[str, Medicine] = {}
        self._offered: dict[str, Symptom] = {}
        self._build_name()
        self._build_kind()
        today, since = clock.today(), treatment and treatment.since
        self.since = RoughDateChooser(today, self.tr("Since when"))
        self._since = KeptDate(self.since, since)
        self.ask_for_date("since", self.tr("Since when? You can skip this."), self._since)
        self._build_how_often()
        self.dose = self._line(self.tr("For example: 125 mg, or one tablet in the evening"))
        self.ask_for(["dose"], self.tr("Dose, if you like"), self.dose)
        self._build_symptoms()
        self._build_more()
        if (shown := treatment or like) is not None:
            self._fill(shown)
        self._settle()
        self.remember(
            keep_draft,
            draft,
            of="" if treatment is None else treatment.recorded_at.isoformat(),
            name=self.name,
            kind=self.kind,
            care=self.care,
            since=self.since,
            pattern=self.pattern,
            own=self.own,
            dose=self.dose,
            symptoms=self.symptoms,
            drug_class=self.drug_class,
            route=self.route,
            place=self.place,
            over=self.over,
            until=self.until,
            ended=self.ended,
            line=self.line,
            line_number=self.line_number,
            line_name=self.line_name,
            note=self.note,
        )

    # The fields

    def _line(self, example: str = "") -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(example)
        made.textEdited.connect(self.touched)
        return made

    def _build_name(self) -> None:
        self.name = self._line()
        self.name.textEdited.connect(self._on_name)
        self.names = Chips(name=self.tr("Names you may mean"))
        self.names.chosen.connect(self._on_suggestion)
        self._names_hint = label(
            self.tr("As you write, names you may mean appear here. Your own words are as good."),
            "caption",
        )
        self._names_room = QWidget()  # always there: nothing moves when names come and go
        room = QVBoxLayout(self._names_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._names_hint)
        room.addWidget(self.names)
        self._names_room.setMinimumHeight(look.control(50))
        self.names.hide()
        caption = self.tr("What is it called?")
        self.ask_for(["treatment", "name"], caption, self.name, self._names_room)

    def _build_kind(self) -> None:
        self.kind = Chips([(kind.value, care_labels.kind(kind)) for kind in Kind])
        self.kind.chosen.connect(self._on_kind_chosen)
        self.care = Chips(
            [*care_labels.kinds_of_care(), (OTHER_CARE, self.tr("Something else"))],
            self.tr("Which kind of supportive care"),
            deselect=True,
        )
        self.care.chosen.connect(self._on_care)
        also = label(self.tr("Immunotherapy is also called biological therapy."), "caption")
        self.ask_for(["kind"], self.tr("What kind of treatment?"), self.kind, also, self.care)

    def _build_how_often(self) -> None:
        patterns = [(each, care_labels.schedule(each)) for each in PATTERNS]
        self.pattern = Chips([*patterns, (OWN_WORDS, self.tr("In other words"))], deselect=True)
        self.pattern.chosen.connect(self._on_pattern)
        self.own = self._line()
        self.own.setAccessibleName(self.tr("How often, in your own words"))
        self._own_hint = label(
            self.tr(
                "Any words will do. Written like “day 1 of 21” or “10 days on, 4 off” the days are"
                " counted for you."
            ),
            "caption",
        )
        self.own.textEdited.connect(self._on_pattern_shown)
        self.plan_hint = label(
            self.tr(
                "All days since the start are then counted this way. If the plan changed on the"
                " way, you can stop this treatment and start it again with the new plan."
            ),
            "caption",
        )
        caption = self.tr("How often? You can skip this.")
        self.ask_for(["schedule"], caption, self.pattern, self.own, self._own_hint, self.plan_hint)

    def _build_symptoms(self) -> None:
        self.symptoms = Chips(name=self.tr("Some people also follow"), many=True)
        self.symptoms.chosen.connect(self.touched)
        self._symptoms_words = self.add_field(
            self.tr("Some people also follow these. Press those you want on your list."),
            self.symptoms,
        )
        self._symptoms_words.setProperty("role", "caption")

    def _build_more(self) -> None:
        self.more = button(self.tr("More about it"), "quiet", "plus")
        self.more.clicked.connect(self._on_more)
        self._more_words = label(
            self.tr("How it is given, whether it has ended, line of therapy, note"), "caption"
        )
        self.fields.addWidget(flowing(self.more))
        self.fields.addWidget(self._more_words)
        above = self.fields
        self._folded = QWidget()
        self.fields = QVBoxLayout(self._folded)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(look.space(8))
        self._build_given()
        self._build_end()
        self._build_line()
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.textChanged.connect(self.touched)
        self.note.entered.connect(self.accept)
        self.ask_for(["note"], self.tr("Note, if you like"), self.note)
        self.fields = above
        self.fields.addWidget(self._folded)
        self.fields.addStretch(1)

    def _build_given(self) -> None:
        self.drug_class = self._line(self.tr("For example: aromatase inhibitor"))
        self.drug_class.textEdited.connect(self._offer_symptoms)
        self.ask_for(["drug_class"], self.tr("Which class of medicine?"), self.drug_class)
        self.route = Combo()
        self.route.setEditable(True)
        self.route.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.route.addItem("")
        for written, words in care_labels.routes():
            self.route.addItem(words, written)
        self.route.editTextChanged.connect(self.touched)
        self.ask_for(["route"], self.tr("How is it given?"), self.route)
        self.place = self._line(self.tr("For example: left hip, or the day ward"))
        self.ask_for(["place"], self.tr("Where?"), self.place)

    def _build_end(self) -> None:
        self.over = Chips([(OVER, self.tr("It has ended"))], self.tr("Has it ended?"), many=True)
        self.over.chosen.connect(self._on_over)
        self.add_field(self.tr("Has it ended?"), self.over)
        self.until = RoughDateChooser(clock.today(), self.tr("Until when"))
        self._until = KeptDate(self.until, self._treatment and self._treatment.until)
        self.ask_for_date("until", self.tr("Until when?"), self._until)
        self.ended = Chips([(why.value, care_labels.ended(why)) for why in Ended], deselect=True)
        self.ended.chosen.connect(self.touched)
        why = self.tr("Why did it end? You can skip this.")
        self.ask_for(["stopped_because"], why, self.ended)

    def _build_line(self) -> None:
        self._names_of_lines = {
            str(each.number): each.name for each in self._known.lines if each.number is not None
        }
        numbers = [int(number) for number in self._names_of_lines]
        options = [
            (number, care_labels.line_of_therapy(int(number), name))
            for number, name in self._names_of_lines.items()
        ]
        self.line = Chips(deselect=True)
        offer_names(self.line, [*options, (NEW_LINE, self.tr("Another line"))])
        self.line.chosen.connect(self._on_line)
        self.line_number = self._line()
        self.line_number.setText(str(max(numbers, default=0) + 1))
        self.line_number.setAccessibleName(self.tr("Number of the line of therapy"))
        self.line_name = self._line(self.tr("Its name, if you like: for example, tablets at home"))
        self.line_name.setAccessibleName(self.tr("Name of the line of therapy"))
        caption = self.tr(
            "Which line of therapy? What is given together until it is changed is one line."
        )
        self.ask_for(["line", "line_name"], caption, self.line, self.line_number, self.line_name)

    # What they hold

    def _fill(self, treatment: Treatment) -> None:
        self.name.setText(treatment.name)
        self.kind.set_choice(treatment.kind)
        self._set_schedule(treatment.schedule)
        self.dose.setText(treatment.dose)
        self.drug_class.setText(treatment.drug_class)
        self._set_route(treatment.route)
        self.place.setText(treatment.place)
        if treatment is self._treatment:  # another one has a line and an end of its own
            self.line.set_choice(None if treatment.line is None else str(treatment.line))
            self.line_name.setText(treatment.line_name)
            self.over.set_choice(OVER if treatment.until or treatment.stopped_because else None)
            self.ended.set_choice(treatment.stopped_because)
            self.note.set_text(treatment.note)

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        super().fill_draft(kept)
        line = kept.get("line")
        if isinstance(line, list) and line and not self.line.choice():
            self.line.set_choice(NEW_LINE)  # nothing is in that line any more
            self.line_number.setText(str(cast("list[object]", line)[0]))
        self._offer_symptoms()
        if "symptoms" in kept:
            fields.write(self.symptoms, kept["symptoms"])
        self._settle()

    def _settle(self) -> None:
        """Show what belongs to what the fields hold."""
        self._unfold(open_it=self._says_more())
        self._on_kind()

    def _says_more(self) -> bool:
        fields = (self.drug_class, self.place, self.line_name)
        return bool(
            any(each.text() for each in fields)
            or self.route.currentText()
            or self.over.choice()
            or self.line.choice()
            or self.note.text()
        )

    # What comes out

    @override
    def finish(self) -> None:
        kind = self.kind.choice()
        if not clean_line(self.name.text()):
            raise Invalid("treatment", "empty")
        if kind is None:
            raise Invalid("kind", "not chosen")
        new = self._made(Kind(kind))
        # One that was brought in may have ended nobody knows when.
        as_it_was = self._treatment is not None and self.unchanged("over", "until")
        if self.over.choice() and new.until is None and not as_it_was:
            raise Invalid("until", "empty")
        chosen = [self._offered[each] for each in self.symptoms.choices()]
        self._save(new, chosen)

    def _made(self, kind: Kind) -> Treatment:
        lines = {
            "name": self.name.text(),
            "drug_class": self.drug_class.text(),
            "route": self._route(),
            "schedule": self._schedule(),
            "dose": self.dose.text(),
            "place": self.place.text(),
            "line_name": self._line_name(),
        }
        for name, text in lines.items():
            if len(clean_line(text)) > LONGEST_NAME:
                raise self.blame(name, Invalid("treatment", "too long"))
        was, over = self._treatment, bool(self.over.choice())
        ended = self.ended.choice() if over else None
        return Treatment(
            id=self._id,
            kind=kind,
            since=self._since.value(),
            until=self._until.value() if over else None,
            stopped_because=Ended(ended) if ended else None,
            line=self._line_chosen(),
            note=was.note if was and self.unchanged("note") else self.note.text(),
            entered_by=self._entered_by,
            recorded_at=clock.now(),
            **lines,
        )

    def _line_name(self) -> str:
        """Return the name of the line; in no line, it is as it was while nobody chose one."""
        if self.line.choice():
            return self.line_name.text()
        return self._treatment.line_name if self._treatment and self.unchanged("line") else ""

    def _schedule(self) -> str:
        chosen = self.pattern.choice()
        return self.own.text() if chosen == OWN_WORDS else chosen or ""

    def _set_schedule(self, schedule: str) -> None:
        known = schedule in PATTERNS
        self.pattern.set_choice(schedule if known else OWN_WORDS if schedule else None)
        self.own.setText("" if known else schedule)

    def _route(self) -> str:
        written = self.route.currentText()
        at = self.route.findText(clean_line(written))
        return self.route.itemData(at) or "" if at > 0 else written

    def _set_route(self, route: str) -> None:
        self.route.setEditText(care_labels.route(route))

    def _line_chosen(self) -> int | None:
        chosen = self.line.choice()
        if chosen == NEW_LINE:
            chosen = clean_line(self.line_number.text())
            if not chosen.isdecimal() or len(chosen) > 2:  # noqa: PLR2004 - letters of 99
                raise Invalid("line", "out of range")
        return int(chosen) if chosen else None

    # What a person does

    def _on_name(self, typed: str) -> None:
        found = self._known.suggested(typed, _OFFERED)
        self._found = {each.name: each for each in found}
        self.names.set_choice(None)
        offer_names(self.names, [(each.name, each.name) for each in found])
        self.names.setVisible(bool(found))
        self._names_hint.setVisible(not found)
        self.put_in_order_again()
        whole = next((each for each in found if each.name.casefold() == _plain(typed)), None)
        if whole is None:
            self._offer_symptoms()
        else:  # who writes the whole name need not press it, too
            self.names.set_choice(whole.name)
            self._fill_from(whole)

    def _on_suggestion(self, name: str) -> None:
        self.name.setText(f"{name[0].upper()}{name[1:]}")
        self._fill_from(self._found[name])

    def _fill_from(self, medicine: Medicine) -> None:
        """Fill in what is known of a medicine, where nothing else is written."""
        if self._may_fill("kind", self.kind.choice()):
            self.kind.set_choice(medicine.kind)
            self._filled["kind"] = medicine.kind
        if self._may_fill("drug_class", self.drug_class.text()):
            self.drug_class.setText(medicine.drug_class)
            self._filled["drug_class"] = medicine.drug_class
        if self._may_fill("route", self.route.currentText()):
            self._set_route(next(iter(medicine.routes), ""))
            self._filled["route"] = self.route.currentText()
        if self._may_fill("schedule", self._schedule()):
            self._set_schedule(next(iter(medicine.patterns), ""))
            self._filled["schedule"] = self._schedule()
        self._on_kind()
        self.touched()

    def _may_fill(self, field: str, now: str | None) -> bool:
        """Return whether a field is empty, or holds what another suggestion wrote."""
        return not now or now == self._filled.get(field)

    def _on_kind_chosen(self) -> None:
        self._on_kind()
        self.touched()

    def _on_kind(self) -> None:
        supports = self.kind.choice() == Kind.SUPPORTIVE_CARE
        known = [key for key, _ in care_labels.kinds_of_care()]
        written = _CARE_OF_CLASS.get(self.drug_class.text(), self.drug_class.text())
        if written in known:
            self.care.set_choice(written)
        elif self.care.choice() in known:
            self.care.set_choice(None)
        self.care.setVisible(supports)
        self._on_pattern_shown()
        self._on_line_shown()
        self._on_over_shown()
        self._offer_symptoms()

    def _on_care(self, chosen: str | None) -> None:
        known = [key for key, _ in care_labels.kinds_of_care()]
        if not self.drug_class.text() or self.drug_class.text() in known:
            self.drug_class.setText(chosen if chosen in known else "")
        self._offer_symptoms()
        self.touched()

    def _on_over(self) -> None:
        self._on_over_shown()
        self.touched()

    def _on_over_shown(self) -> None:
        for name in ("until", "stopped_because"):
            self.show_field(name, shown=bool(self.over.choice()))

    def _on_pattern(self, chosen: str | None) -> None:
        self._on_pattern_shown()
        if chosen == OWN_WORDS:
            self.own.setFocus()
        self.touched()

    def _on_pattern_shown(self) -> None:
        own = self.pattern.choice() == OWN_WORDS
        self.own.setVisible(own)
        self._own_hint.setVisible(own)
        self.plan_hint.setVisible(self._counts_anew())

    def _counts_anew(self) -> bool:
        """Return whether the days of a treatment that has begun would be counted another way."""
        if self._treatment is None or self._treatment.since is None:
            return False
        try:
            pattern = read_schedule(self._schedule())
        except Invalid:
            return False  # it is said when it is saved, or it is not written to its end yet
        return pattern.length is not None and pattern != self._treatment.pattern

    def _on_line(self, chosen: str | None) -> None:
        names = self._names_of_lines
        if chosen and (not self.line_name.text() or self.line_name.text() in names.values()):
            self.line_name.setText(names.get(chosen, ""))
        self._on_line_shown()
        self.touched()

    def _on_line_shown(self) -> None:
        self.line_number.setVisible(self.line.choice() == NEW_LINE)
        self.line_name.setVisible(self.line.choice() is not None)

    def _offer_symptoms(self) -> None:
        """Offer what some people with such a treatment follow; of a treatment that is there, nothing."""
        kind = self.kind.choice()
        found: Sequence[Symptom] = ()
        if self._treatment is None and kind is not None:
            found = self._known.symptoms(self.name.text(), Kind(kind), self.drug_class.text())
        if [each.id for each in found] != list(self._offered):
            self._offered = {each.id: each for each in found}
            self.symptoms.set_options([(each.id, labels.symptom(each)) for each in found])
            self.put_in_order_again()
        self.symptoms.setVisible(bool(found))
        self._symptoms_words.setVisible(bool(found))

    def _on_more(self) -> None:
        self._unfold(open_it=True)
        self.drug_class.setFocus()

    def _unfold(self, *, open_it: bool) -> None:
        self._folded.setVisible(open_it)
        self.more.setVisible(not open_it)
        self._more_words.setVisible(not open_it)

    @override
    def show_place(self, field: QWidget) -> None:
        if self._folded.isAncestorOf(field):
            self._unfold(open_it=True)


def _plain(name: str) -> str:
    return clean_line(name).casefold()

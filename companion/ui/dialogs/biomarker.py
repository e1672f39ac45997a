"""Ask for the result of a biomarker test: which marker, what was found, when, and in what."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.biomarkers import (
    DONT_KNOW,
    LONGEST,
    MARKERS,
    METASTASIS,
    RESULTS,
    SAMPLES,
    Biomarker,
    known_marker,
    offered,
)
from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.text import clean_line
from companion.ui import care_labels
from companion.ui.dialogs import fields
from companion.ui.dialogs.care_form import CareForm, KeptDate
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.rough_date_chooser import RoughDateChooser
from companion.ui.widgets.short_name import offer_names, short_name

translate = QCoreApplication.translate

OTHER = ""  # the chip for own words


class BiomarkerDialog(CareForm):
    """A form for one result, new (of `marker`, where that is known) or (with `biomarker`) as it is.

    Only the results that make sense for a marker are on offer; own words are always taken.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        own: Sequence[str],
        save: Callable[[Biomarker], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
        biomarker: Biomarker | None = None,
        marker: str = "",
        like: Biomarker | None = None,
        entered_by: str,
    ) -> None:
        """Offer the person's `own` markers beside those that are known.

        A new one begins with the date and the sample of the one that it is `like`: often they are
        lines of the same report.
        """
        title = self.tr("Add a result") if biomarker is None else self.tr("Change this result")
        if marker:
            title = self.tr("New {marker} result").format(marker=short_name(marker))
        super().__init__(parent, title, self.tr("Save result"))
        self._save = save
        self._biomarker = biomarker
        self._id = biomarker.id if biomarker else new_id()  # of one, however often
        self._entered_by = biomarker.entered_by if biomarker else entered_by
        self._begun_with = marker = biomarker.marker if biomarker else marker
        self._own = [*own]
        if marker and marker not in MARKERS and marker not in self._own:
            self._own.insert(0, marker)
        self._folded = bool(marker) and biomarker is None
        self._build_what()
        chooser = RoughDateChooser(clock.today(), self.tr("When was it tested?"))
        dated = biomarker or like
        self._kept_date = KeptDate(chooser, dated and dated.tested)
        self.tested = chooser
        self.ask_for_date(
            "tested", self.tr("When was it tested? You can skip this."), self._kept_date
        )
        self.as_last = label(_as_last(None if biomarker else like), "caption")
        self.fields.addWidget(self.as_last)
        self._build_rest()
        self.marker.set_choice(marker or None)
        self._offer()
        if biomarker is not None:
            self._fill(biomarker)
        elif like is not None:
            self._fill_sample(like.sample)
        self._show_words()
        self._pressed = self.found.choice()  # the last result, offered for this marker or not
        self.remember(
            keep_draft,
            draft,
            of="" if biomarker is None else biomarker.recorded_at.isoformat(),
            marker=self.marker,
            name=self.name,
            found=self.found,
            words=self.words,
            detail=self.detail,
            tested=self.tested,
            sample=self.sample,
            sample_words=self.sample_words,
            note=self.note,
        )
        self._show_as_last()
        for told in (self.tested.changed, self.sample.chosen, self.sample_words.textEdited):
            told.connect(self._show_as_last)
        # It stays told while it is true, and nothing moves under the finger when it is not any more.
        policy = self.as_last.sizePolicy()
        policy.setRetainSizeWhenHidden(not self.as_last.isHidden())
        self.as_last.setSizePolicy(policy)

    # The fields

    def _build_what(self) -> None:
        self.marker = Chips()
        options = [(each, each) for each in (*MARKERS, *self._own)]
        offer_names(self.marker, [*options, (OTHER, self.tr("Another marker"))])
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("For example: Ki-67"))
        self.name.setAccessibleName(self.tr("Name of the marker"))
        self.ask_for(["marker"], self.tr("Which marker?"), self.marker, self.name)
        self.another = button(self.tr("Another marker"), "quiet", "caret-right")
        self.another.setAutoDefault(False)  # Enter is for the verb
        self.another.clicked.connect(self._on_another)
        self.fields.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        self.found = Chips()
        self.about_low = label(
            self.tr(
                "Many reports call IHC 1+ low, and IHC 2+ with ISH not amplified (negative). If"
                " yours does not say so, choose “In other words”."
            ),
            "caption",
        )
        self.words = QLineEdit()
        self.words.setAccessibleName(self.tr("The result in your words"))
        self.words.setPlaceholderText(self.tr("As the report says it, for example: CPS 12"))
        self.ask_for(
            ["result"], self.tr("What was the result?"), self.found, self.about_low, self.words
        )
        self.detail = QLineEdit()
        self.ask_for(
            ["detail"],
            self.tr("What else does the report say about it? You can skip this."),
            self.detail,
        )
        self.marker.chosen.connect(self._on_marker)
        self.found.chosen.connect(self._on_result)

    def _build_rest(self) -> None:
        options = [(each, care_labels.biomarker_sample(each)) for each in SAMPLES]
        self.sample = Chips([*options, (OTHER, self.tr("Something else"))], deselect=True)
        # The result can be not known, too: the two chips are told apart by the ear.
        self.sample.chip(DONT_KNOW).setAccessibleName(self.tr("Sample not known"))
        self.add_place = label(self.tr("You can add the place, such as liver."), "caption")
        self.sample_words = QLineEdit()
        self.ask_for(
            ["sample"],
            self.tr("What was tested? You can skip this."),
            self.sample,
            self.add_place,
            self.sample_words,
        )
        self.sample.chosen.connect(self._on_sample)
        self.note = NoteLine(self.tr("Note, if you like"))
        self.note.entered.connect(self.accept)
        self.add_field(self.tr("Note, if you like"), self.note)
        self.fields.addStretch(1)

    # What they hold

    def _fill(self, biomarker: Biomarker) -> None:
        known = biomarker.result in RESULTS
        self.found.set_choice(biomarker.result if known else OTHER)
        self.words.setText("" if known else biomarker.result)
        self.detail.setText(biomarker.detail)
        self._fill_sample(biomarker.sample)
        self.note.set_text(biomarker.note)

    def _fill_sample(self, sample: str) -> None:
        if sample in SAMPLES:
            self.sample.set_choice(sample)
        elif sample.startswith(_metastasis_in("")):
            self.sample.set_choice(METASTASIS)
            self.sample_words.setText(sample.removeprefix(_metastasis_in("")))
        elif sample:
            self.sample.set_choice(OTHER)
            self.sample_words.setText(sample)

    def _chosen_sample(self) -> str:
        place = clean_line(self.sample_words.text())
        if self.sample.choice() == METASTASIS and place:
            return _metastasis_in(place)
        return _chosen(self.sample, self.sample_words)

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        marker = kept.get("marker")
        if isinstance(marker, list):
            fields.write(self.marker, marker)
            self._offer()  # the results of that marker, before one of them is chosen
        super().fill_draft(kept)
        if isinstance(marker, list) and marker and [self.marker.choice()] != marker:
            self.marker.set_choice(OTHER)  # there is no chip for it any more
            self.name.setText(str(kept.get("name") or f"{marker[0]}"))
        self._offer()
        self._pressed = self.found.choice()
        if self.marker.choice() != self._begun_with:
            self._folded = False
        self._show_words()
        self._show_as_last()

    @override
    def finish(self) -> None:
        marker = self._chosen_marker()
        result, sample = _chosen(self.found, self.words), self._chosen_sample()
        if not marker:
            raise Invalid("marker", "not chosen")
        if not result:
            raise Invalid("result", "not chosen")
        for name, text in (("result", result), ("detail", self.detail.text()), ("sample", sample)):
            if len(clean_line(text)) > LONGEST:
                raise self.blame(name, Invalid("biomarker", "too long"))
        was = self._biomarker
        self._save(
            Biomarker(
                id=self._id,
                marker=marker,
                result=result,
                detail=self.detail.text(),
                tested=self._kept_date.value(),
                sample=sample,
                note=was.note if was and self.unchanged("note") else self.note.text(),
                entered_by=self._entered_by,
                recorded_at=clock.now(),
            )
        )

    def _chosen_marker(self) -> str:
        """Return the marker; a name that is known, in any case, as it is known."""
        chosen = known_marker(_chosen(self.marker, self.name))
        known = {each.casefold(): each for each in self._own}
        return known.get(chosen.casefold(), chosen)

    # What a person does

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        if self._begun_with and self._biomarker is None:  # the marker is chosen already
            first = next(iter(offered(self.marker.choice() or OTHER)))
            self.found.chip(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_another(self) -> None:
        self._folded = False
        self._show_words()
        self.order_tabs()
        chosen = self.marker.choice()
        if chosen is not None:
            self.marker.chip(chosen).setFocus()

    def _on_marker(self) -> None:
        self._offer()
        if self.found.choice() is None:  # it may have been dropped by a marker chosen by mistake
            self.found.set_choice(self._pressed)
        self._show_words()
        if self.marker.choice() == OTHER:
            self.name.setFocus()
        self.touched()

    def _on_result(self) -> None:
        self._pressed = self.found.choice()
        self._show_words()
        if self.found.choice() == OTHER:
            self.words.setFocus()

    def _on_sample(self) -> None:
        self._show_words()
        if self.sample.choice() == OTHER:
            self.sample_words.setFocus()

    def _offer(self) -> None:
        """Offer the results of the chosen marker, and what the record has, whatever that is."""
        marker = self.marker.choice() or OTHER
        codes = [*offered(marker)]
        was = self._biomarker
        if was is not None and was.result in RESULTS and was.result not in codes:
            codes.append(was.result)
        options = [(each, care_labels.biomarker_result(each)) for each in codes]
        self.found.set_options([*options, (OTHER, self.tr("In other words"))])
        self.detail.setPlaceholderText(self._example(marker))
        self.order_tabs()

    def _example(self, marker: str) -> str:
        found = {
            "ER": self.tr("For example: 90 %, strong"),
            "PR": self.tr("For example: 40 %"),
            "HER2": self.tr("For example: IHC 2+, ISH negative"),
            "PD-L1": self.tr("For example: CPS 12"),
            "MSI / dMMR": self.tr("For example: MSI-H, dMMR, MSS or pMMR"),
            "TMB": self.tr("For example: 11 per megabase"),
        }.get(marker)
        return found or self.tr("For example: the name of the change, or a number")

    def _show_words(self) -> None:
        self.show_field("marker", shown=not self._folded)
        self.another.setVisible(self._folded)
        if not self._folded and self._begun_with and self._biomarker is None:
            self.call_it(self.tr("Add a result"))  # it may be one of another marker now
        self.name.setVisible(self.marker.choice() == OTHER)
        self.about_low.setVisible(self.marker.choice() == "HER2")
        self.words.setVisible(self.found.choice() == OTHER)
        metastasis = self.sample.choice() == METASTASIS
        self.add_place.setVisible(metastasis)
        self.sample_words.setVisible(metastasis or self.sample.choice() == OTHER)
        name, example = (
            (self.tr("The place of the metastasis"), "")
            if metastasis
            else (
                self.tr("What was tested, in your words"),
                self.tr("For example: liver metastasis, lymph node, saliva"),
            )
        )
        self.sample_words.setAccessibleName(name)
        self.sample_words.setPlaceholderText(example)

    def _show_as_last(self) -> None:
        untouched = self.unchanged("tested", "sample", "sample_words")
        self.as_last.setVisible(untouched and bool(self.as_last.text()))


def _chosen(chips: Chips, line: QLineEdit) -> str:
    """Return what is chosen; own words only where the chip for them is, else they are out of sight."""
    choice = chips.choice()
    return clean_line(line.text()) if choice == OTHER else choice or ""


def _metastasis_in(place: str) -> str:
    return f"{care_labels.biomarker_sample(METASTASIS)}: {place}"


def _as_last(like: Biomarker | None) -> str:
    """Return what is said of a form that begins with the date and the sample of another one."""
    if like is None or not (like.tested or like.sample):
        return ""
    if not like.sample:
        return translate("labels", "Date as in the last one")
    if like.tested is None:
        return translate("labels", "Sample as in the last one")
    return translate("labels", "Date and sample as in the last one")

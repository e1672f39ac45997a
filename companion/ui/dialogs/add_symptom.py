"""Ask which other symptom to follow: one of those on offer, or one in the person's own words."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from companion.domain.identity import new_id
from companion.domain.invalid import Invalid
from companion.domain.symptom_list import BUILT_IN, Group, Symptom, built_in_named
from companion.domain.text import clean_line
from companion.ui import labels
from companion.ui.dialogs.form import Form
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.short_name import offer_names


class AddSymptomDialog(Form):
    """Chips by group, of which several can be chosen, and a name of one's own."""

    def __init__(
        self,
        parent: QWidget,
        *,
        known: Sequence[Symptom],
        save: Callable[[list[Symptom]], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        """`known` are all symptoms that the diary has; those listed are not offered again."""
        super().__init__(parent, self.tr("Add symptoms to your list"), self.tr("Add to my list"))
        self._save = save
        self._known = {symptom.id: symptom for symptom in known}
        listed = {symptom.id for symptom in known if symptom.listed}
        self.chips: dict[Group, Chips] = {}
        self.fields.addWidget(
            label(
                self.tr("Choose as many as you like. You can change this at any time."), "caption"
            )
        )
        self._offer_own(known)
        for group in Group:
            offered = [each for each in BUILT_IN if each.group is group and each.id not in listed]
            if offered and group is not Group.MORE:
                self._offer(group, offered)
        self._more = button(self.tr("Show more symptoms"), "quiet", "caret-down")
        self._more.clicked.connect(lambda: self._on_more(listed))
        self.fields.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.own = QLineEdit()
        self.own.setPlaceholderText(self.tr("For example: cold hands"))
        self.add_field(self.tr("Or one in your own words"), self.own)
        self.how = Chips(
            [("scale", self.tr("0 to 10")), ("count", self.tr("Number of times a day"))]
        )
        self.how.set_choice("scale")
        self.add_field(self.tr("How would you like to log it?"), self.how)
        self.fields.addStretch(1)
        self.remember(keep_draft, draft, own=self.own)

    @override
    def save(self) -> None:
        chosen = [key for chips in self.chips.values() for key in chips.choices()]
        symptoms = [self._symptom(key) for key in chosen]
        if name := clean_line(self.own.text()):
            symptoms.append(self._own(name))
        if not symptoms:
            raise Invalid("symptom", "not chosen")
        self._save(symptoms)

    def _symptom(self, key: str) -> Symptom:
        known = self._known.get(key)
        if known is None:
            known = next(symptom for symptom in BUILT_IN if symptom.id == key)
        return replace(known, listed=True)

    def _own(self, name: str) -> Symptom:
        """Return the symptom of that name: built in, known, or new. Raises Invalid if it is listed."""
        built_in = built_in_named(name)
        known = next(
            (each for each in self._known.values() if each.name.casefold() == name.casefold()), None
        )
        if known is None and built_in is not None:
            known = self._known.get(built_in.id, built_in)
        if known is None:
            return Symptom(id=new_id(), name=name, counted=self.how.choice() == "count")
        if known.listed:
            raise Invalid("symptom", "already there")
        return replace(known, listed=True)

    def _offer(self, group: Group, offered: Sequence[Symptom]) -> None:
        self._insert(
            labels.group(group), group, [(each.id, labels.symptom(each)) for each in offered]
        )

    def _offer_own(self, known: Sequence[Symptom]) -> None:
        own = [(each.id, each.name) for each in known if each.own and not each.listed]
        if own:
            self._insert(labels.group(Group.OWN), Group.OWN, own)

    def _insert(self, heading: str, group: Group, options: list[tuple[str, str]]) -> None:
        chips = Chips(name=heading, many=True)
        offer_names(chips, options)
        self.chips[group] = chips
        self.add_field(heading, chips)

    def _on_more(self, listed: Collection[str]) -> None:
        offered = [each for each in BUILT_IN if each.group is Group.MORE and each.id not in listed]
        chips = Chips(
            [(each.id, labels.symptom(each)) for each in offered],
            labels.group(Group.MORE),
            many=True,
        )
        self.chips[Group.MORE] = chips
        place = self.fields.indexOf(self._more)
        self.fields.insertWidget(place, chips)
        self._more.hide()
        self.order_tabs()
        if offered:
            chips.chip(offered[0].id).setFocus()

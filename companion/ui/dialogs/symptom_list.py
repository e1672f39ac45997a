"""Ask in which order the symptoms stand, and which of them leave the list."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.domain.symptom_list import BUILT_IN, ON_TODAY, Symptom
from companion.domain.text import clean_line
from companion.ui import labels
from companion.ui.dialogs.form import Form
from companion.ui.widgets.controls import button, icon_button, label, write_on
from companion.ui.widgets.short_name import short_name
from companion.ui.widgets.spin import Spin


class SymptomListDialog(Form):
    """A line for each symptom: up, down, remove; the name of an own one can be written anew."""

    def __init__(
        self,
        parent: QWidget,
        *,
        listed: Sequence[Symptom],
        known: Sequence[Symptom],
        save: Callable[[list[Symptom]], None],
    ) -> None:
        super().__init__(parent, self.tr("Change your list"), self.tr("Save list"))
        self._save = save
        self._listed = list(listed)
        self._known = known
        self._removed: list[tuple[int, Symptom]] = []
        self.fields.addWidget(
            label(
                self.tr(
                    "The first {count} stand on Today; the others are one press away."
                    " Removing one from the list loses no entry."
                ).format(count=ON_TODAY),
                "caption",
            )
        )
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.fields.addWidget(self._lines)
        self._back = button("", "quiet", "undo")
        self._back.clicked.connect(self._on_back)
        self._back.hide()
        self.fields.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.usual: Spin | None = None
        counted = next((each for each in listed if each.beyond_usual), None)
        if counted is not None:
            self._ask_usual(counted)
        self.fields.addStretch(1)
        self._names: dict[str, QLineEdit] = {}
        self._typed: dict[str, str] = {}  # names as they are written just now, right or wrong
        self._fill()

    @override
    def save(self) -> None:
        self._read_names()
        if self.usual is not None:
            usual = self.usual.value() if self.usual.value() >= 0 else None
            self._listed = [
                replace(each, usual=usual) if each.beyond_usual else each for each in self._listed
            ]
        self._refuse_names_that_are_taken()
        self._save(self._listed)

    def _refuse_names_that_are_taken(self) -> None:
        # Two of one name would be one after a CSV is taken in again.
        renamed = [each for each in self._listed if each not in self._known and each.own]
        names = {each.id: each.name for each in (*BUILT_IN, *self._known)}
        names |= {each.id: each.name for each in self._listed}
        for symptom in renamed:
            others = {name.strip().casefold() for key, name in names.items() if key != symptom.id}
            if symptom.name.casefold() in others:
                raise Invalid("symptom", "taken")

    def _ask_usual(self, symptom: Symptom) -> None:
        self.usual = Spin()
        self.usual.setRange(-1, 99)
        self.usual.setSpecialValueText(self.tr("not given"))
        self.usual.setValue(-1 if symptom.usual is None else symptom.usual)
        self.usual.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_field(
            self.tr("Loose stools: how many stools a day are usual for you?"), self.usual
        )

    def _fill(self, focus: tuple[int, int] | None = None) -> None:
        self._typed |= {key: box.text() for key, box in self._names.items()}
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._names = {}
        last = len(self._listed) - 1
        for line, symptom in enumerate(self._listed):
            name = labels.symptom(symptom)
            self._grid.addWidget(self._name_of(symptom, name), line, 0)
            up = icon_button("arrow-up", self.tr("Move {name} up").format(name=name))
            down = icon_button("arrow-down", self.tr("Move {name} down").format(name=name))
            remove = button(self.tr("Remove"), "quiet", "x")
            remove.setAccessibleName(self.tr("Remove {name} from the list").format(name=name))
            up.clicked.connect(lambda _=False, at=line: self._on_moved(at, -1))
            down.clicked.connect(lambda _=False, at=line: self._on_moved(at, 1))
            remove.clicked.connect(lambda _=False, at=line: self._on_removed(at))
            for column, press in enumerate((up, down, remove), 1):
                press.setAutoDefault(False)
                self._grid.addWidget(press, line, column)
            up.setVisible(line > 0)
            down.setVisible(line < last)
            remove.show()  # at once, so that the keyboard can go there
        self.order_tabs()
        if focus is not None:
            item = self._grid.itemAtPosition(*focus)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QPushButton):
                widget.setFocus()

    def _name_of(self, symptom: Symptom, name: str) -> QWidget:
        if not symptom.own:
            words: QLabel = label(name, "strong")
            return words
        box = QLineEdit(self._typed.get(symptom.id, name))
        box.setCursorPosition(0)  # a long name is read from its beginning
        box.setAccessibleName(self.tr("Name of your symptom {name}").format(name=name))
        self._names[symptom.id] = box
        return box

    def _read_names(self) -> None:
        self._listed = [
            replace(each, name=clean_line(self._names[each.id].text()))
            if each.id in self._names and self._names[each.id].text() != each.name
            else each
            for each in self._listed
        ]

    def _on_moved(self, at: int, by: int) -> None:
        moved = self._listed.pop(at)
        self._listed.insert(at + by, moved)
        there = at + by
        edge = there in (0, len(self._listed) - 1)
        column = 1 if by < 0 else 2
        self._fill((there, (3 - column) if edge else column))

    def _on_removed(self, at: int) -> None:
        symptom = self._listed.pop(at)
        self._removed.append((at, symptom))
        self._say_back()
        self._fill()
        self._back.setFocus()

    def _on_back(self) -> None:
        at, symptom = self._removed.pop()
        self._listed.insert(at, symptom)
        self._say_back()
        self._fill()

    def _say_back(self) -> None:
        self._back.setVisible(bool(self._removed))
        if self._removed:
            name = labels.symptom(self._removed[-1][1])
            text = self.tr("Put {name} back")
            write_on(self._back, text.format(name=short_name(name)), text.format(name=name))

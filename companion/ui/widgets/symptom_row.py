"""One symptom on a page: its name, what it was before, the scale, the value in words, and Clear."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import focus_by_key
from companion.ui.widgets.controls import button
from companion.ui.widgets.count_picker import CountPicker
from companion.ui.widgets.fitted_text import FittedText
from companion.ui.widgets.scale_picker import ScalePicker, interference
from companion.ui.widgets.severity_picker import SeverityPicker
from companion.ui.widgets.symptom_door import SymptomDoor
from companion.ui.widgets.value_words import ValueWords

_LETTERS = 15  # of a name, for which there is always room beside the scale
_MOST_LINES = 3
_GAP = 12  # pixels at 100 % between the parts of a row
_PAD = 7  # … above and below them
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Columns:
    """How rows are arranged, in pixels.

    `wide`: name, scale, value and Clear on one line. Else the scale stands under the others;
    `tight` is where not even a name, a value and Clear fit side by side.
    """

    name: int
    scale: int
    value: int
    clear: int
    wide: bool = True
    tight: bool = False


class SymptomRow(QWidget):
    """A symptom and its value for a day. `picked` and `cleared` tell what a person did.

    Where there is something to read `about` it, its name is a button: `about_wanted` tells that it
    was pressed.
    """

    picked = Signal(int)
    cleared = Signal()
    about_wanted = Signal()

    def __init__(
        self,
        name: str,
        counted: bool = False,  # noqa: FBT001, FBT002 - what the row is
        parent: QWidget | None = None,
        *,
        about: bool = False,
    ) -> None:
        super().__init__(parent)
        self._called = self._caption = self._also = ""
        self._unsaved = False
        self._columns: Columns | None = None
        self._wants: Columns | None = None
        self._placed = False  # nothing is arranged before there is a size to do it in
        self.counted = counted
        self.picker = self.make_picker(name)
        self.door = SymptomDoor(self) if about else None
        texts = self.door or self
        self._name = FittedText(16, QFont.Weight.DemiBold, "text", _MOST_LINES, texts)
        self._notes = FittedText(14, QFont.Weight.Normal, "text2", _MOST_LINES, texts)
        self._value = ValueWords(self)
        self._clear = button(self.tr("Clear"), "quiet")
        self._clear.setParent(self)
        self._clear.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.picker.picked.connect(self._on_picked)
        self.picker.cleared.connect(self._on_cleared)
        self._clear.clicked.connect(self._on_clear)
        if self.door is not None:
            self.door.clicked.connect(self._on_door)
        look.changed.connect(self._on_look_changed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show a name of any length; the picker's and the button's accessible names follow."""
        line = " ".join(name.split())
        if line == self._called:
            return
        self._called = line
        self._name.setText(line)
        rated = self.rated(line)
        self.picker.set_name(rated)
        self._clear.setAccessibleName(self.tr("Clear {name}").format(name=labels.within(rated)))
        if self.door is not None:
            self.door.set_name(self.tr("About {name}").format(name=labels.within(line)))
        self._relayout()

    def name(self) -> str:
        """Return the whole name."""
        return self._called

    def make_picker(self, name: str) -> ScalePicker | CountPicker:
        """Return what the value is chosen with."""
        return CountPicker(name, self) if self.counted else SeverityPicker(name, self)

    def rated(self, name: str) -> str:
        """Return what the value says of a symptom, as a screen reader tells it."""
        return name

    def in_words(self, value: int) -> str:
        """Return a value as it is shown at the end of the row."""
        return labels.times(value) if self.counted else labels.value_in_words(value)

    def value(self) -> int | None:
        """Return the severity, or the number of times."""
        return self.picker.value()

    def set_value(self, value: int | None) -> None:
        """Show a value; tells nobody."""
        self.picker.set_value(value)
        self._say_value()

    def set_caption(self, text: str) -> None:
        """Show a line under the name: "Yesterday 5"."""
        self._caption = text
        self._say_notes()

    def set_also(self, text: str) -> None:
        """Show a second line under the name: "also 7 at 15:10"."""
        self._also = text
        self._say_notes()

    def set_unsaved(self, unsaved: bool) -> None:  # noqa: FBT001 - a property, as Qt's own setters
        """Say beside the value that it is not on disk yet."""
        self._unsaved = unsaved
        self._say_value()

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab reaches or may reach, in order."""
        stops = [*self.picker.tab_stops(), self._clear]
        return stops if self.door is None else [*stops, self.door]

    def widths(self) -> Columns:
        """Return the pixels that each part would like to have."""
        if self._wants is None:
            self._wants = Columns(
                name=max(self._name_width(), self._notes.natural_width()),
                scale=self.picker.full_width(),
                value=self._value.column_size().width(),
                clear=self._clear.sizeHint().width(),
            )
        return self._wants

    def least_widths(self) -> tuple[int, int]:
        """Return the pixels that a name and a scale on one line cannot do without."""
        letters = _LETTERS * self._name.metrics().averageCharWidth()
        name = min(letters, self._name.natural_width()) + self._book_width()
        return name, self.picker.least_width()

    def set_columns(self, columns: Columns | None) -> None:
        """Take the arrangement that all rows of a page share; None is an arrangement of its own."""
        if columns == self._columns:
            return
        self._columns = columns
        if self._placed:
            self._arrange()

    def height_in(self, columns: Columns, width: int) -> int:
        """Return the height in pixels in that arrangement."""
        return self._places(columns, width)[1]

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.height_in(self._columns or columns_for([self], arg__1), arg__1)

    @override
    def sizeHint(self) -> QSize:
        wants = self.widths()
        width = wants.name + wants.scale + wants.value + wants.clear + 3 * look.space(_GAP)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        # The height comes from the width; this is only what the layout must not go below.
        least = max(self.picker.minimumSizeHint().width(), self.widths().value)
        return QSize(least, look.control(44))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._placed = True
        self._arrange()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.picker.setFocus(event.reason())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_look_changed()

    def _places(self, columns: Columns, width: int) -> tuple[dict[QWidget, QRect], int]:
        """Return where each part stands in `width` pixels, and the height of them all."""
        return (self._on_one_line if columns.wide else self._stacked)(columns, width)

    def _book_width(self) -> int:
        return 0 if self.door is None else self.door.book_width()

    def _name_width(self) -> int:
        return self._name.natural_width() + self._book_width()

    def _on_one_line(self, columns: Columns, width: int) -> tuple[dict[QWidget, QRect], int]:
        gap, pad = look.space(_GAP), look.space(_PAD)
        room = columns.name - self._book_width()
        name = self._name.heightForWidth(room)
        notes = self._notes.heightForWidth(columns.name)
        scale = self._scale_height(columns)
        height = (
            max(name + notes, scale, look.control(44), self._value.column_size().height()) + 2 * pad
        )
        at_scale = columns.name + gap
        at_value = at_scale + columns.scale + gap
        top = (height - name - notes) // 2
        return {
            self._name: QRect(0, top, room, name),
            self._notes: QRect(0, top + name, columns.name, notes),
            self.picker: QRect(at_scale, (height - scale) // 2, columns.scale, scale),
            self._value: QRect(at_value, 0, columns.value, height),
            self._clear: self._clear_rect(columns, width, 0, height),
        }, height

    def _stacked(self, columns: Columns, width: int) -> tuple[dict[QWidget, QRect], int]:
        gap, pad = look.space(_GAP), look.space(_PAD)
        line = max(look.control(44), self._value.column_size().height())
        room = width if columns.tight else columns.name
        places: dict[QWidget, QRect] = {}
        name_width, for_name = self._name_width(), room - self._book_width()
        beside = name_width + gap + self._notes.natural_width() <= room and not self._also
        name = self._name.heightForWidth(for_name)
        notes = self._notes.heightForWidth(room)
        text = max(name, notes) if beside else name + notes
        least = line if not columns.tight else 0 if self.door is None else look.control(44)
        height = max(text, least)
        top = pad + (height - text) // 2
        if beside:
            # On one line of writing: the smaller letters stand on the foot of the larger.
            drop = self._name.metrics().ascent() - self._notes.metrics().ascent()
            places[self._name] = QRect(0, top, self._name.natural_width(), name)
            places[self._notes] = QRect(
                name_width + gap, top + drop, room - name_width - gap, notes
            )
        else:
            places[self._name] = QRect(0, top, for_name, name)
            places[self._notes] = QRect(0, top + name, room, notes)
        scale = self._scale_height(columns)
        at_scale = pad + height + look.space(8)
        places[self.picker] = QRect(0, at_scale, width, scale)
        bottom = at_scale + scale
        at_value = width - columns.clear - gap - columns.value
        at_line = pad + (height - line) // 2
        if columns.tight:
            at_value, at_line = 0, bottom + look.space(4)
            bottom = at_line + line
        places[self._value] = QRect(at_value, at_line, columns.value, line)
        places[self._clear] = self._clear_rect(columns, width, at_line, line)
        return places, bottom + pad

    def has_words_above(self, columns: Columns) -> bool:
        """Whether the scale has its words above it; else they stand once above all rows."""
        return not columns.wide

    def _scale_height(self, columns: Columns) -> int:
        if isinstance(self.picker, ScalePicker):
            return self.picker.height_in(columns.scale, self.has_words_above(columns))
        return self.picker.heightForWidth(columns.scale)

    def _clear_rect(self, columns: Columns, width: int, top: int, room: int) -> QRect:
        height = look.control(44)
        return QRect(width - columns.clear, top + (room - height) // 2, columns.clear, height)

    def _arrange(self) -> None:
        columns = self._columns or columns_for([self], self.width())
        if isinstance(self.picker, ScalePicker):
            self.picker.set_words(self.has_words_above(columns))
        right = Qt.AlignmentFlag.AlignRight if not (columns.wide or columns.tight) else _LEFT
        self._value.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        places = self._places(columns, self.width())[0]
        if self.door is not None:
            self.door.enclose(self._name, self._notes, places)
        for part, rect in places.items():
            part.setGeometry(rect)

    def _say_value(self) -> None:
        value = self.picker.value()
        words = ""
        if value is not None:
            words = self.in_words(value)
        self._value.say(words, self.tr("Not saved yet") if self._unsaved else "")
        if value is None and self._clear.hasFocus():
            # A button that goes away must not take the keyboard along.
            if self._clear.underMouse():
                self.picker.setFocus(Qt.FocusReason.MouseFocusReason)
            else:
                focus_by_key(self.picker)
        self._clear.setVisible(value is not None)

    def _say_notes(self) -> None:
        text = "\n".join(filter(None, (self._caption, self._also)))
        if text != self._notes.text():
            self._notes.setText(text)
            self._relayout()

    def _on_picked(self, value: int) -> None:
        self._say_value()
        self.picked.emit(value)

    def _on_cleared(self) -> None:
        self._say_value()
        self.cleared.emit()

    def _on_door(self) -> None:
        self.about_wanted.emit()

    def _on_clear(self) -> None:
        self.picker.clear()

    def _on_look_changed(self) -> None:
        for part in (self._name, self._notes, self._value):
            part.measure()
        self._relayout()

    def _relayout(self) -> None:
        self._wants = None
        if self._placed:
            self._arrange()
        self.updateGeometry()
        self.update()


class InTheWayRow(SymptomRow):
    """How much a symptom got in the way in a week."""

    @override
    def make_picker(self, name: str) -> ScalePicker:
        made = interference(name)
        made.setParent(self)
        return made

    @override
    def rated(self, name: str) -> str:
        words = self.tr("How much {symptom} got in the way")
        return words.format(symptom=labels.within(name))

    @override
    def in_words(self, value: int) -> str:
        return self.tr("{number} out of 10").format(number=value)

    @override
    def has_words_above(self, columns: Columns) -> bool:
        return True


def columns_for(rows: Sequence[SymptomRow], width: int) -> Columns:
    """Return the arrangement in which all these rows fit `width` pixels."""
    wants = [row.widths() for row in rows]
    least = [row.least_widths() for row in rows]
    value, clear = max(want.value for want in wants), max(want.clear for want in wants)
    ends = value + clear + 2 * look.space(_GAP)
    least_name, least_scale = max(name for name, _ in least), max(scale for _, scale in least)
    room = width - ends
    if least_name + look.space(_GAP) + least_scale <= room:
        room -= look.space(_GAP)
        scale = min(max(want.scale for want in wants), room - least_name)
        name = min(max(want.name for want in wants), room - scale)
        return Columns(name, scale, value, clear)
    tight = room < least_name
    return Columns(width if tight else room, width, value, clear, wide=False, tight=tight)

"""A 0 to 10 scale: eleven large cells in groups, with words over them."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.symptoms import WORST
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import Choice, ChoiceRow, text_font

translate = QCoreApplication.translate

_GAP = 2  # pixels seen between the cells of a group; what can be pressed has no gap
_GROUP_GAP = 10  # … and between groups
_SMALLEST = 44  # pixels: no finger should have to find less
_RADIUS = 9


class ScaleGroup(NamedTuple):
    """Numbers that stand together: the word over them, and the token that tints their cells.

    The word begins over the first cell, or with `at_end` ends over the last one.
    """

    numbers: Sequence[int]
    word: str
    tint: str
    at_end: bool = False


class GroupPlace(NamedTuple):
    """Where a word and its cells stand in a picker: pixels from its left, and the line (0, 1, …).

    `width` is that of the cells, `room` that of the cells or of the word, whichever is wider.
    """

    word: str
    left: int
    width: int
    room: int
    line: int


@cache
def _word_sizes(font: str, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the widths of words in a font, and its height: the same for all pickers."""
    made = QFont()
    made.fromString(font)
    metrics = QFontMetrics(made)
    return (*(metrics.horizontalAdvance(word) for word in words), metrics.height())


class _Cell(Choice):
    """One number. What is seen leaves some pixels free at its sides, which can be pressed too."""

    def __init__(self, number: int, tint: str, picker: "ScalePicker") -> None:
        super().__init__(number, picker)
        self._picker = picker
        self._tint = tint
        self.setProperty("corner", _RADIUS)

    def place(self, seen: QRect, left: int, right: int) -> None:
        """Show the cell in `seen`, and let it be pressed `left` and `right` pixels beside it."""
        self.setContentsMargins(left, 0, right, 0)
        self.setGeometry(seen.adjusted(-left, 0, right, 0))

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        tokens = look.tokens
        seen = self.contentsRect()
        chosen = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(tokens.sel))
        else:
            painter.setBrush(QColor(getattr(tokens, self._tint)))
            if self.isDown() or self.underMouse():
                painter.setPen(QPen(QColor(tokens.sel), 2 if self.isDown() else 1))
                painter.drawRoundedRect(seen.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(seen, _RADIUS, _RADIUS)
        self._picker.paint_numeral(painter, seen, self.number, chosen)


class ScalePicker(ChoiceRow):
    """Radio buttons for the numbers of `groups`, 0 to 10 in their order.

    Where the width is too small for one line, whole groups go to the next. With `words` each group
    stands under its word; without, whoever aligns several pickers writes the words once, at
    `groups(width)`. `pattern` makes a cell's accessible name of {name}, {number} and {level}, the
    word of its group. Groups of one tint stand together as one.
    """

    def __init__(
        self,
        groups: Sequence[ScaleGroup],
        pattern: str,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scale = groups
        self._pattern = pattern
        self._name: str | None = None
        self._words = True
        self._places: tuple[GroupPlace, ...] = ()
        one_tint = len({group.tint for group in groups}) == 1
        self._group_gap = _GAP if one_tint else _GROUP_GAP
        cells = [_Cell(number, group.tint, self) for group in groups for number in group.numbers]
        self.hold(cells)
        self._cells = cells
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what is rated: each cell's accessible name begins with it."""
        if name == self._name:
            return
        self._name = name
        levels = [group.word.lower() for group in self._scale for _ in group.numbers]
        for cell, level in zip(self._cells, levels, strict=True):
            called = self._pattern.format(name=name, number=cell.number, level=level)
            cell.setAccessibleName(called)

    def set_words(self, shown: bool) -> None:  # noqa: FBT001 - a property, as Qt's own setters
        """Show the words above the groups, or leave them to a heading."""
        if shown != self._words:
            self._words = shown
            self.rearrange()

    def least_width(self) -> int:
        """Return the least width, in pixels, in which all cells stand on one line."""
        return self._line_width(self._least)

    def full_width(self) -> int:
        """Return the width, in pixels, in which all cells stand on one line at full size."""
        return self._line_width(self._full.width())

    def groups(self, width: int) -> tuple[GroupPlace, ...]:
        """Return where the groups stand in a picker that is `width` pixels wide."""
        return self._plan(width)[1]

    @override
    def measure(self) -> None:
        self._numeral_font = text_font(self, 17, QFont.Weight.Medium)
        self._chosen_font = text_font(self, 17, QFont.Weight.Bold)
        self._word_font = text_font(self, 14, QFont.Weight.Medium)
        words = tuple(group.word for group in self._scale)
        *self._word_widths, height = _word_sizes(self._word_font.toString(), words)
        self._word_height = height + look.space(4)
        self._plans: dict[int, tuple[int, tuple[GroupPlace, ...]]] = {}
        # The style sheet gives no radio button less than the second height.
        self._full = QSize(look.cell(48), max(look.cell(46), look.control(40)))
        numeral = QFontMetrics(self._chosen_font).horizontalAdvance(str(WORST))
        self._least = min(self._full.width(), max(look.cell(_SMALLEST), numeral + 8))

    @override
    def arrange(self) -> None:
        cell, self._places = self._plan(self.width())
        height = self._full.height()
        for at, (group, place) in enumerate(zip(self._scale, self._places, strict=True)):
            top = self._top_of_cells(place.line, self._words)
            before, after = self._free(at - 1, at), self._free(at, at + 1)
            for index, number in enumerate(group.numbers):
                seen = QRect(place.left + index * (cell + _GAP), top, cell, height)
                left = before - before // 2 if index == 0 else _GAP // 2
                right = after // 2 if number == group.numbers[-1] else _GAP // 2
                self._cells[number].place(seen, left, right)

    @override
    def sizeHint(self) -> QSize:
        width = self.full_width()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        rooms = (self._room(at, self._least) for at in range(len(self._scale)))
        return QSize(max(rooms), self._top_of_cells(0, self._words) + self._full.height())

    def height_in(self, width: int, words: bool) -> int:  # noqa: FBT001 - see set_words
        """Return the pixels of height that it needs in a width, with words or without."""
        last = self._plan(width)[1][-1].line
        return self._top_of_cells(last, words) + self._full.height()

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self.height_in(arg__1, self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        painter.setFont(self._word_font)
        painter.setPen(QColor(look.tokens.text2))
        for group, place in zip(self._scale, self._places, strict=True):
            top = self._top_of_cells(place.line, self._words) - self._word_height
            side = Qt.AlignmentFlag.AlignRight if group.at_end else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                QRect(place.left, top, place.room, self._word_height),
                side | Qt.AlignmentFlag.AlignTop,
                place.word,
            )

    def paint_numeral(self, painter: QPainter, seen: QRect, number: int, chosen: bool) -> None:  # noqa: FBT001 - what a cell is
        """Paint a cell's number; a chosen one bold and underlined."""
        tokens = look.tokens
        painter.setFont(self._chosen_font if chosen else self._numeral_font)
        painter.setPen(QColor(tokens.on_sel if chosen else tokens.on_sev))
        rise = look.cell(3) if chosen else 0
        painter.drawText(seen.translated(0, -rise), Qt.AlignmentFlag.AlignCenter, str(number))
        if chosen:
            line = QRect(0, 0, look.cell(20), look.cell(3))
            line.moveCenter(seen.center())
            line.moveBottom(seen.bottom() - look.cell(6))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_sel))
            painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)

    def _free(self, one: int, other: int) -> int:
        """Return the pixels between the cells of two groups that stand side by side."""
        if (
            one < 0
            or other == len(self._scale)
            or self._places[one].line != self._places[other].line
        ):
            return 0
        return self._places[other].left - self._places[one].left - self._places[one].width

    def _top_of_cells(self, line: int, words: bool) -> int:  # noqa: FBT001 - see set_words
        word = self._word_height if words else 0
        return word + line * (word + self._full.height() + look.space(10))

    def _cells_width(self, group: int, cell: int) -> int:
        count = len(self._scale[group].numbers)
        return count * cell + (count - 1) * _GAP

    def _room(self, group: int, cell: int) -> int:
        return max(self._cells_width(group, cell), self._word_widths[group])

    def _line_width(self, cell: int) -> int:
        rooms = (self._room(at, cell) for at in range(len(self._scale)))
        return sum(rooms) + (len(self._scale) - 1) * self._group_gap

    def _plan(self, width: int) -> tuple[int, tuple[GroupPlace, ...]]:
        """Return the width of a cell, and the place of each group, in `width` pixels."""
        if width not in self._plans:
            self._plans[width] = self._work_out(width)
        return self._plans[width]

    def _work_out(self, width: int) -> tuple[int, tuple[GroupPlace, ...]]:
        cell = self._full.width()
        while cell > self._least and self._line_width(cell) > width:
            cell -= 1
        if self._line_width(cell) > width:
            # More than one line: then there is room for cells of full size, in all but the
            # narrowest place.
            most = max(len(group.numbers) for group in self._scale)
            fitting = (width - (most - 1) * _GAP) // most
            cell = max(self._least, min(self._full.width(), fitting))
        places: list[GroupPlace] = []
        left = line = 0
        for at, group in enumerate(self._scale):
            room = self._room(at, cell)
            if left and left + room > width:
                left, line = 0, line + 1
            cells = self._cells_width(at, cell)
            places.append(GroupPlace(group.word, left, cells, room, line))
            left += room + self._group_gap
        return cell, tuple(places)


def quality_of_life() -> ScalePicker:
    """Return the scale of the weekly check-in on which more is better."""
    return _between_two_words(
        translate("labels", "Quality of life"),
        translate("labels", "worst"),
        translate("labels", "best"),
        "sev0",
    )


def interference(symptom: str) -> ScalePicker:
    """Return the scale for how much a symptom, named as it is shown, got in the way."""
    return _between_two_words(
        translate("labels", "How much {symptom} got in the way").format(
            symptom=labels.within(symptom)
        ),
        translate("labels", "not at all"),
        translate("labels", "completely"),
        "sev1",
    )


def _between_two_words(name: str, lowest: str, highest: str, tint: str) -> ScalePicker:
    """Return a scale of one tint, with words at its ends only: "0 worst", "10 best"."""
    pattern = translate("labels", "{name}: {number} out of 10")
    groups = (
        ScaleGroup((0, 1, 2, 3), f"0 {lowest}", tint),
        ScaleGroup((4, 5, 6, 7), "", tint),
        ScaleGroup((8, 9, WORST), f"{WORST} {highest}", tint, at_end=True),
    )
    picker = ScalePicker(groups, pattern, name)
    for cell, group in ((picker.choices[0], groups[0]), (picker.choices[WORST], groups[-1])):
        cell.setAccessibleDescription(group.word)  # which end is which, for who cannot see it
    return picker

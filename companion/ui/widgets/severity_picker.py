"""The 0 to 10 scale: eleven large cells under four words."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from companion.domain.symptoms import WORST
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.choice_row import Choice, ChoiceRow, text_font

_GROUPS = ((0,), (1, 2, 3), (4, 5, 6), (7, 8, 9, 10))
_GAP = 2  # pixels seen between the cells of a group; what can be pressed has no gap
_GROUP_GAP = 10  # … and between groups
_SMALLEST = 44  # pixels: no finger should have to find less
_RADIUS = 9


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
def _word_sizes(font: str) -> tuple[int, ...]:
    """Return the widths of the four words in a font, and its height: the same for all pickers."""
    made = QFont()
    made.fromString(font)
    metrics = QFontMetrics(made)
    widths = (metrics.horizontalAdvance(labels.level(group[0])) for group in _GROUPS)
    return (*widths, metrics.height())


class _Cell(Choice):
    """One number. What is seen leaves some pixels free at its sides, which can be pressed too."""

    def __init__(self, number: int, group: int, picker: "SeverityPicker") -> None:
        super().__init__(number, picker)
        self._picker = picker
        self._group = group
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
            tints = (tokens.sev0, tokens.sev1, tokens.sev2, tokens.sev3)
            painter.setBrush(QColor(tints[self._group]))
            if self.isDown() or self.underMouse():
                painter.setPen(QPen(QColor(tokens.sel), 2 if self.isDown() else 1))
                painter.drawRoundedRect(seen.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(seen, _RADIUS, _RADIUS)
        self._picker.paint_numeral(painter, seen, self.number, chosen)


class SeverityPicker(ChoiceRow):
    """Eleven radio buttons in the groups None, Mild, Moderate, Severe.

    Where the width is too small for one line, whole groups go to the next. With `words` each group
    stands under its word; without, whoever aligns several pickers writes the words once, at
    `groups(width)`.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name: str | None = None
        self._words = True
        self._places: tuple[GroupPlace, ...] = ()
        cells = [_Cell(n, at, self) for at, group in enumerate(_GROUPS) for n in group]
        self.hold(cells)
        self._cells = cells
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say what is rated: each cell's accessible name begins with it."""
        if name == self._name:
            return
        self._name = name
        pattern = self.tr("{name}: {number} out of 10, {level}")
        for cell in self._cells:
            level = labels.level(cell.number).lower()
            cell.setAccessibleName(pattern.format(name=name, number=cell.number, level=level))

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
        """Return where the four groups stand in a picker that is `width` pixels wide."""
        return self._plan(width)[1]

    @override
    def measure(self) -> None:
        self._numeral_font = text_font(self, 17, QFont.Weight.Medium)
        self._chosen_font = text_font(self, 17, QFont.Weight.Bold)
        self._word_font = text_font(self, 14, QFont.Weight.Medium)
        *self._word_widths, height = _word_sizes(self._word_font.toString())
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
        for at, (group, place) in enumerate(zip(_GROUPS, self._places, strict=True)):
            top = self._top_of_cells(place.line, self._words)
            before, after = self._free(at - 1, at), self._free(at, at + 1)
            for index, number in enumerate(group):
                seen = QRect(place.left + index * (cell + _GAP), top, cell, height)
                left = before - before // 2 if index == 0 else _GAP // 2
                right = after // 2 if number == group[-1] else _GAP // 2
                self._cells[number].place(seen, left, right)

    @override
    def sizeHint(self) -> QSize:
        width = self.full_width()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        rooms = (self._room(at, self._least) for at in range(len(_GROUPS)))
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
        for place in self._places:
            top = self._top_of_cells(place.line, self._words) - self._word_height
            painter.drawText(
                QRect(place.left, top, place.room, self._word_height),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
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
        if one < 0 or other == len(_GROUPS) or self._places[one].line != self._places[other].line:
            return 0
        return self._places[other].left - self._places[one].left - self._places[one].width

    def _top_of_cells(self, line: int, words: bool) -> int:  # noqa: FBT001 - see set_words
        word = self._word_height if words else 0
        return word + line * (word + self._full.height() + look.space(10))

    def _cells_width(self, group: int, cell: int) -> int:
        count = len(_GROUPS[group])
        return count * cell + (count - 1) * _GAP

    def _room(self, group: int, cell: int) -> int:
        return max(self._cells_width(group, cell), self._word_widths[group])

    def _line_width(self, cell: int) -> int:
        rooms = (self._room(at, cell) for at in range(len(_GROUPS)))
        return sum(rooms) + (len(_GROUPS) - 1) * _GROUP_GAP

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
            cell = max(self._least, min(self._full.width(), (width - 3 * _GAP) // 4))
        places: list[GroupPlace] = []
        left = line = 0
        for at, group in enumerate(_GROUPS):
            room = self._room(at, cell)
            if left and left + room > width:
                left, line = 0, line + 1
            cells = self._cells_width(at, cell)
            places.append(GroupPlace(labels.level(group[0]), left, cells, room, line))
            left += room + _GROUP_GAP
        return cell, tuple(places)

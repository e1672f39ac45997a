"""Symptoms one under the other, their scales in line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.choice_row import text_font
from companion.ui.widgets.severity_picker import SeverityPicker
from companion.ui.widgets.symptom_row import Columns, SymptomRow, columns_for

_HAIRLINE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomFacts:
    """What one row shows. `key` is the symptom's id; `caption` "Yesterday 5", `also` may be "".

    `about` is whether the guide says something about it.
    """

    key: str
    name: str
    counted: bool = False
    value: int | None = None
    caption: str = ""
    also: str = ""
    unsaved: bool = False
    about: bool = False


class _Plan(NamedTuple):
    """The arrangement in a width, where each row lies and each hairline, and the height of all."""

    columns: Columns | None
    places: list[tuple[SymptomRow, QRect]]
    lines: list[int]
    height: int


class SymptomRows(QWidget):
    """Rows that share one arrangement. `picked(key, value)` and `cleared(key)` tell what was done.

    `about_wanted(key)` tells that a person wants to read about a symptom.

    `kind` is what each row is.
    """

    picked = Signal(str, int)
    cleared = Signal(str)
    about_wanted = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, kind: type[SymptomRow] = SymptomRow
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._rows: dict[str, SymptomRow] = {}
        self._columns: Columns | None = None
        self._lines: list[int] = []
        self._plans: dict[int, _Plan] = {}
        self._placed = False  # nothing is arranged before there is a size to do it in
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measure()
        look.changed.connect(self._on_look_changed)

    def row(self, key: str) -> SymptomRow:
        """Return the row of a symptom; KeyError where it has none."""
        return self._rows[key]

    def tab_stops(self) -> list[QWidget]:
        """Return what Tab reaches or may reach, in order."""
        return [stop for row in self._rows.values() for stop in row.tab_stops()]

    def set_rows(self, facts: Sequence[SymptomFacts]) -> None:
        """Show these, in this order. A row that stays is the same widget, and keeps the keyboard."""
        before = list(self._rows)
        rows = {fact.key: self._rows.pop(fact.key, None) or self._new_row(fact) for fact in facts}
        for gone in self._rows.values():
            gone.hide()
            gone.deleteLater()
        self._rows = rows
        for fact in facts:
            row = rows[fact.key]
            row.set_name(fact.name)
            row.set_caption(fact.caption)
            row.set_also(fact.also)
            row.set_value(fact.value)
            row.set_unsaved(fact.unsaved)
        if list(rows) != before:
            self._order_tabs()
        self._relayout()

    def _new_row(self, fact: SymptomFacts) -> SymptomRow:
        row = self._kind(fact.name, fact.counted, self, about=fact.about)
        key = fact.key
        row.picked.connect(partial(self.picked.emit, key))
        row.cleared.connect(partial(self.cleared.emit, key))
        row.about_wanted.connect(partial(self.about_wanted.emit, key))
        row.show()
        return row

    def _order_tabs(self) -> None:
        # Rows come while the page is alive: without this, Tab would find them after all the rest.
        # Qt sorts behind nothing but what takes the focus, so this place in the page does, meanwhile.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for stop in self.tab_stops():
            self.setTabOrder(before, stop)
            before = stop
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._plan(arg__1).height

    @override
    def sizeHint(self) -> QSize:
        width = max((row.sizeHint().width() for row in self._rows.values()), default=0)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        least = [row.minimumSizeHint() for row in self._rows.values()]
        return QSize(max((size.width() for size in least), default=0), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._placed = True
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._on_look_changed()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(look.tokens.line))
        for y in self._lines:
            painter.drawLine(0, y, self.width(), y)
        scale = self._first_scale()
        if scale is None or self._columns is None or not self._columns.wide:
            return
        painter.setFont(self._font)
        painter.setPen(QColor(look.tokens.text2))
        for place in scale.groups(scale.width()):
            left = scale.mapTo(self, scale.rect().topLeft()).x() + place.left
            painter.drawText(
                QRect(left, 0, place.room, self._header),
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom,
                place.word,
            )

    def _first_scale(self) -> SeverityPicker | None:
        pickers = (row.picker for row in self._rows.values())
        return next((picker for picker in pickers if isinstance(picker, SeverityPicker)), None)

    def _plan(self, width: int) -> _Plan:
        if width not in self._plans:
            self._plans[width] = self._work_out(width)
        return self._plans[width]

    def _work_out(self, width: int) -> _Plan:
        rows = list(self._rows.values())
        if not rows:
            return _Plan(None, [], [], 0)
        columns = columns_for(rows, width)
        top = self._header if columns.wide and self._first_scale() else 0
        places: list[tuple[SymptomRow, QRect]] = []
        lines: list[int] = []
        for row in rows:
            place = QRect(0, top, width, row.height_in(columns, width))
            places.append((row, place))
            top = place.bottom() + 1
            lines.append(top)
            top += _HAIRLINE
        return _Plan(columns, places, lines[:-1], top - _HAIRLINE)

    def _arrange(self) -> None:
        self._columns, places, self._lines, _ = self._plan(self.width())
        for row, place in places:
            row.set_columns(self._columns)
            row.setGeometry(place)

    def _measure(self) -> None:
        self._font = text_font(self, 14, QFont.Weight.DemiBold)
        self._header = QFontMetrics(self._font).height()

    def _relayout(self) -> None:
        self._plans.clear()
        if self._placed:
            self._arrange()
        self.updateGeometry()
        self.update()

    def _on_look_changed(self) -> None:
        self._measure()
        self._relayout()

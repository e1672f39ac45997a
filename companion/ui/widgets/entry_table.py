"""The table of entries: one of each row, strength as number, bar and word."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from companion import clock
from companion.domain.symptoms import HELPER, WORST, PartOfDay, SymptomEntry
from companion.ui import labels
from companion.ui.theme import look
from companion.ui.widgets.record_table import Column, Index, Narrower, RecordModel, RecordTable

DAY, TIME, SYMPTOM, HOW_BAD, NOTE, ENTERED_BY = range(6)
_BAR = 92  # px at 100 %
_GAP = 10  # px at 100 % between bar and word


@dataclass(frozen=True, slots=True)
class Line:
    """One row: an entry, and the name of its symptom as it is shown."""

    entry: SymptomEntry
    name: str


class EntryModel(RecordModel[Line]):
    """Entries as rows."""

    def __init__(self) -> None:
        super().__init__(_columns())


def _columns() -> tuple[Column[Line], ...]:
    translate = QCoreApplication.translate
    year = clock.today().year
    levels = tuple(f"10 {labels.level(severity)}" for severity in range(WORST + 1))
    return (
        Column(
            header=translate("labels", "Day"),
            text=lambda line: labels.short_date(line.entry.day),
            samples=tuple(labels.short_date(date(year - 1, month, 28)) for month in range(1, 13)),
            narrower=(Narrower(need=6, samples=(labels.short_date(date(year, 9, 27)),)),),
        ),
        Column(
            header=translate("labels", "Time"),
            text=lambda line: labels.when(line.entry),
            samples=(
                translate("labels", "Whole day"),
                translate("labels", "Past 7 days"),
                *map(labels.part_of_day, PartOfDay),
            ),
            need=4,
        ),
        Column(
            header=translate("labels", "Symptom"),
            text=lambda line: line.name,
            samples=(translate("labels", "Numbness or tingling"),),
            spare=True,
        ),
        Column(
            header=translate("labels", "How bad"),
            text=lambda line: labels.value(line.entry),
            read_out=lambda line: labels.value_read_out(line.entry),
            samples=levels,
            drawing=_BAR + _GAP,
            narrower=(Narrower(need=3, samples=levels), Narrower(need=5, samples=("10",))),
        ),
        Column(
            header=translate("labels", "Note"),
            text=lambda line: ". ".join(filter(None, (line.entry.place, line.entry.note))),
            samples=(translate("labels", "Some words"),),
            need=2,
            spare=True,
        ),
        Column(
            header=translate("labels", "Entered by"),
            text=lambda line: labels.entered_by(line.entry.entered_by),
            samples=(labels.entered_by(HELPER),),
            need=1,
        ),
    )


class _HowBad(QStyledItemDelegate):
    """Paints numeral, bar and word; a count is words alone."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, EntryModel) else None
        if line is None or line.entry.severity is None:
            super().paint(painter, option, index)
            return
        severity = line.entry.severity
        panel = QStyle.PrimitiveElement.PE_PanelItemViewItem
        option.widget.style().drawPrimitive(panel, option, painter, option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(look.space(8), 0, -4, 0)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(look.tokens.text))
        number = QFontMetrics(font).horizontalAdvance("10")
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            rect.adjusted(0, 0, number - rect.width(), 0),
            flags | Qt.AlignmentFlag.AlignRight,
            str(severity),
        )
        left = rect.left() + number + look.space(12)
        painter.setFont(option.font)
        word = QFontMetrics(option.font).horizontalAdvance(labels.level(severity))
        bar = look.space(_BAR)
        if left + bar + look.space(_GAP) + word <= rect.right():
            self._paint_bar(painter, QRectF(left, rect.center().y() - 4.5, bar, 10), severity)
            left += bar + look.space(_GAP)
        if left + word <= rect.right() + 1:
            painter.setPen(QColor(look.tokens.text))
            place = rect.adjusted(left - rect.left(), 0, 0, 0)
            painter.drawText(place, flags, labels.level(severity))
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, rect: QRectF, severity: int) -> None:
        tokens = look.tokens
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(rect, 5, 5)
        if severity:
            color = (tokens.bar1, tokens.bar2, tokens.bar3)[min((severity - 1) // 3, 2)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            filled = QRectF(rect)
            filled.setWidth(max(10.0, rect.width() * severity / 10))
            painter.drawRoundedRect(filled, 5, 5)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look.type(150), look.control(48))


class EntryTable(RecordTable[Line]):
    """Shows an EntryModel."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__(model, QCoreApplication.translate("labels", "Entries"))
        self.setItemDelegateForColumn(HOW_BAD, _HowBad(self))

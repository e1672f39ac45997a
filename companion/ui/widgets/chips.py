"""A wrapping row of short choices, one or several of which are chosen."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QGroupBox, QRadioButton
from typing_extensions import override

from companion.ui.icons import draw
from companion.ui.theme import look
from companion.ui.widgets.flow import FlowLayout

_TEXT = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class Chips(QGroupBox):
    """Chips for `options`, pairs of key and word.

    One is chosen at a time, as with radio buttons: arrow keys move and choose. With `many` each is
    a check box of its own. With `deselect` a second press takes the one choice back.
    """

    chosen = Signal(object)  # the key; None when the choice was taken back; with many: the switched

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        name: str = "",
        *,
        many: bool = False,
        deselect: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self._many = many
        self._deselect = deselect
        self._chips: dict[str, _OneChip | _ManyChip] = {}
        self._choice: str | None = None
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Show other chips; what was chosen stays chosen where its key is still there."""
        kept = self.choices()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            self._group.removeButton(chip)  # no harm where it was never in
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, word in options:
            chip = _ManyChip(word, self) if self._many else _OneChip(word, self)
            chip.clicked.connect(lambda _=False, key=key: self._on_clicked(key))
            self._chips[key] = chip
            self._flow.addWidget(chip)
            if not self._many:
                self._group.addButton(chip)
        self.set_choices(kept)

    def choice(self) -> str | None:
        """Return the key of the chosen chip, if one is."""
        return next(iter(self.choices()), None)

    def choices(self) -> tuple[str, ...]:
        """Return the keys of all chosen chips, in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_choice(self, key: str | None) -> None:
        """Show one chip as chosen, or none. Signals nothing."""
        self.set_choices(() if key is None else (key,))

    def set_choices(self, keys: Iterable[str]) -> None:
        """Show these chips as chosen, and no other. Signals nothing."""
        wanted = set(keys)
        self._group.setExclusive(False)  # an exclusive group does not let its last one go
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        self._group.setExclusive(True)
        self._choice = self.choice()

    def chip(self, key: str) -> QAbstractButton:
        """Return the chip of `key`, to give it the focus."""
        return self._chips[key]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw no frame: it is a group for the ear, not for the eye."""

    def _on_clicked(self, key: str) -> None:
        if self._many:
            self.chosen.emit(key)
        elif self._choice != key:
            self._choice = key
            self.chosen.emit(key)
        elif self._deselect:
            self.set_choice(None)
            self.chosen.emit(None)


class _OneChip(QRadioButton):
    def __init__(self, word: str, parent: Chips) -> None:
        super().__init__(parent)
        _dress(self, word)

    @override
    def sizeHint(self) -> QSize:
        return _size(self, _left())

    @override
    def minimumSizeHint(self) -> QSize:
        return _least(self, _left())

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return _height(self, arg__1, _left())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        _follow(self, e)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        _paint(self, "", _left())


class _ManyChip(QCheckBox):
    def __init__(self, word: str, parent: Chips) -> None:
        super().__init__(parent)
        _dress(self, word)

    @override
    def sizeHint(self) -> QSize:
        return _size(self, _right())

    @override
    def minimumSizeHint(self) -> QSize:
        return _least(self, _right())

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return _height(self, arg__1, _right())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        _follow(self, e)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        _paint(self, "plus", _right())


def _dress(chip: QAbstractButton, word: str) -> None:
    chip.setText(word.replace("&", "&&"))
    chip.setAccessibleName(word)
    chip.setMouseTracking(True)
    policy = chip.sizePolicy()
    policy.setHeightForWidth(True)
    chip.setSizePolicy(policy)
    chip.setAttribute(Qt.WidgetAttribute.WA_Hover)
    chip.setProperty("corner", look.control(38) // 2)


def _follow(chip: QAbstractButton, event: QEvent) -> None:
    if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
        chip.setProperty("corner", look.control(38) // 2)
        chip.updateGeometry()


def _word(chip: QAbstractButton) -> str:
    return chip.text().replace("&&", "&")


def _font(chip: QAbstractButton) -> QFont:
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.DemiBold if chip.isChecked() else QFont.Weight.Medium)
    return font


def _metrics(chip: QAbstractButton) -> QFontMetrics:
    font = QFont(chip.font())
    font.setWeight(QFont.Weight.DemiBold)  # as wide as it will be when chosen: nothing moves
    return QFontMetrics(font)


def _mark() -> int:
    return look.cell(16)


def _left() -> int:
    return _mark() + look.space(8) + 4  # px: the mark has its place beforehand, so nothing moves


def _right() -> int:
    return look.space(14)  # px, where a mark always stands at the left


def _size(chip: QAbstractButton, right: int) -> QSize:
    wide = _metrics(chip).horizontalAdvance(_word(chip)) + _left() + right
    return QSize(wide + 2, look.control(38))


def _least(chip: QAbstractButton, right: int) -> QSize:
    words = _word(chip).split() or [""]
    wide = max(_metrics(chip).horizontalAdvance(word) for word in words)
    return QSize(wide + _left() + right + 2, look.control(38))


def _height(chip: QAbstractButton, width: int, right: int) -> int:
    room = QRect(0, 0, width - _left() - right, 10_000)
    lines = _metrics(chip).boundingRect(room, int(_TEXT), _word(chip))
    return max(look.control(38), lines.height() + look.space(12))


def _paint(chip: QAbstractButton, unchosen_mark: str, right: int) -> None:
    t, on = look.tokens, chip.isChecked()
    fill = t.accent_soft if on or chip.isDown() else t.sunken if chip.underMouse() else t.surface
    pen = 2 if on else look.border
    painter = QPainter(chip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(t.accent if on else t.line_strong), pen))
    painter.setBrush(QColor(fill))
    inset = pen / 2
    box = QRectF(chip.rect()).adjusted(inset, inset, -inset, -inset)
    round_ = look.control(38) / 2 - inset
    painter.drawRoundedRect(box, round_, round_)
    painter.setPen(QColor(t.on_accent_soft if on else t.text))
    painter.setFont(_font(chip))
    left = _left()
    painter.drawText(chip.rect().adjusted(left, 0, -right, 0), int(_TEXT), _word(chip))
    mark = "check" if on else unchosen_mark
    if mark:
        size = _mark()
        place = QRectF(left - size - 4, (chip.height() - size) / 2, size, size)
        draw(painter, place, mark, "on_accent_soft" if on else "text2")
    painter.end()

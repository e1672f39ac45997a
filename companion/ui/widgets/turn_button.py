"""A button at the foot of an article that turns to another one: which way, and its title, whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from companion.ui.icons import icon
from companion.ui.theme import look
from companion.ui.widgets.controls import label


class TurnButton(QPushButton):
    """Says “Next” and, below it, a title that wraps as it must."""

    def __init__(self, way: str, *, right: bool = False) -> None:
        super().__init__()
        self._way = way
        self._title = label("", "strong")
        self._arrow = QLabel()
        self._arrow_icon = icon("caret-right" if right else "caret-left")
        said = label(way, "caption", wrap=False)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(said)
        words.addWidget(self._title)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        self._row.insertWidget(1 if right else 0, self._arrow)
        for each in (self._title, said, self._arrow):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoDefault(True)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def say(self, title: str) -> None:
        """Name the article that it turns to."""
        self._title.setText(title)
        self.setAccessibleName(f"{self._way}: {title}")

    @override
    def sizeHint(self) -> QSize:
        # In one line, where there is room for it.
        metrics = self._title.fontMetrics()
        wide = metrics.horizontalAdvance(self._title.text()) + metrics.averageCharWidth()
        margins = self._row.contentsMargins()
        wide += self._row.spacing() + self._arrow.sizeHint().width()
        wide += margins.left() + margins.right()
        return QSize(wide, self._row.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return max(look.control(44), self._row.heightForWidth(arg__1))

    def _on_look_changed(self) -> None:
        side, edge = look.cell(20), look.space(12)
        self._arrow.setPixmap(self._arrow_icon.pixmap(QSize(side, side)))
        self._row.setContentsMargins(edge + 4, look.space(8), edge + 4, look.space(8))
        self._row.setSpacing(look.space(10))

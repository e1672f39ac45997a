"""Where reading begins: what is for this person, where she left off, and what is put away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.theme import look
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable, short_name
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.turn_button import TurnButton

QUESTIONS_TO_ASK, WHEN_TO_CALL = "questions-to-ask", "when-to-call"  # pages of the window


@dataclass(frozen=True, slots=True)
class Start:
    """What is offered.

    `treatments` are triples of a sentence, the treatment's name, and the id of its article;
    `symptoms` pairs of the title and id of an article; `last` is such a pair or None; `away` pairs
    of a topic and its words. `problem` is said where there is no guide to read.
    """

    treatments: Sequence[tuple[str, str, str]] = ()
    symptoms: Sequence[tuple[str, str]] = ()
    last: tuple[str, str] | None = None
    away: Sequence[tuple[str, str]] = ()
    problem: str = ""


class ReadingStart(QWidget):
    """Shows what it is given, and tells what is pressed."""

    article_wanted = Signal(str)
    glossary_wanted = Signal()
    page_wanted = Signal(str)
    topic_wanted = Signal(str)  # one that was put away

    def __init__(self) -> None:
        super().__init__()
        self._shown: Start | None = None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.go_on = TurnButton(self.tr("Go on reading"), right=True)
        self.go_on.clicked.connect(self._on_go_on)
        self._problem = Banner("warn", "")
        self._own = QVBoxLayout()
        self._presses = self._build_presses()
        self._away = QVBoxLayout()
        self._column.addWidget(label(self.tr("Read when you are ready"), "article-title"))
        self._column.addWidget(
            label(self.tr("Nothing here has to be read. Every page can be closed at any time."))
        )
        self._column.addWidget(self._problem)
        self._column.addWidget(flowing(self.go_on))
        self._column.addLayout(self._own)
        self._column.addSpacing(8)
        self._column.addWidget(label(self.tr("At hand"), "section"))
        self._column.addWidget(self._presses)
        self._column.addLayout(self._away)
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content, margin=24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_start(self, start: Start) -> None:
        """Show what is offered now."""
        if start == self._shown:
            return
        self._shown = start
        self._problem.say(start.problem)
        self._problem.setVisible(bool(start.problem))
        self.go_on.setVisible(start.last is not None)
        if start.last is not None:
            self.go_on.say(start.last[0])
        self._fill_own(start)
        self._fill_away(start)
        put_in_order(self.scrolled.content)

    def _build_presses(self) -> QWidget:
        self.questions = button(self.tr("Questions to ask"), "quiet", "question")
        self.glossary = button(self.tr("Glossary"), "quiet", "book")
        self.when_to_call = button(self.tr("When to call"), "quiet", "question")
        self.questions.clicked.connect(lambda: self.page_wanted.emit(QUESTIONS_TO_ASK))
        self.glossary.clicked.connect(self.glossary_wanted)
        self.when_to_call.clicked.connect(lambda: self.page_wanted.emit(WHEN_TO_CALL))
        # The window has a button of that name, too.
        self.when_to_call.setAccessibleName(self.tr("Go to When to call"))
        return flowing(self.questions, self.glossary, self.when_to_call)

    def _fill_own(self, start: Start) -> None:
        _empty(self._own)
        if start.treatments or start.symptoms:
            self._own.addWidget(label(self.tr("For you"), "section"))
        for sentence, name, article_id in start.treatments:
            panel = _Panel()
            row = QVBoxLayout(panel)
            row.setContentsMargins(16, 4, 8, 4)
            press = self._press(self.tr("Read about it"), article_id)
            press.setAccessibleName(self.tr("Read about {name}").format(name=name))
            row.addWidget(SplitRow(label(breakable(sentence)), press))
            self._own.addWidget(panel)
        if start.symptoms:
            self._own.addWidget(label(self.tr("About symptoms on your list"), "caption"))
            presses = [self._press(title, key) for title, key in start.symptoms]
            self._own.addWidget(flowing(*presses))

    def _fill_away(self, start: Start) -> None:
        _empty(self._away)
        if start.away:
            self._away.addWidget(label(self.tr("Put away for now"), "section"))
        for topic, words in start.away:
            press = button(self.tr("Show again"), "quiet", "undo")
            press.setAccessibleName(self.tr("Show again: {topic}").format(topic=words))
            press.clicked.connect(lambda _=False, topic=topic: self.topic_wanted.emit(topic))
            self._away.addWidget(SplitRow(label(words), press))

    def _press(self, words: str, article_id: str) -> QPushButton:
        made = button(short_name(words), "quiet")
        made.setAccessibleName(words)
        made.clicked.connect(lambda _=False, key=article_id: self.article_wanted.emit(key))
        return made

    def _on_go_on(self) -> None:
        if self._shown is not None and self._shown.last is not None:
            self.article_wanted.emit(self._shown.last[1])

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(12))
        for each in (self._own, self._away):
            each.setSpacing(look.space(8))


class _Panel(QFrame):
    """Tinted like a chosen thing: it is about the person's own."""

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tokens.accent_soft))
        painter.drawRoundedRect(self.rect(), 10, 10)
        painter.end()


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

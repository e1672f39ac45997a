"""The guide beside a page: one article, so that reading never loses what is being written."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.articles import Article
from companion.domain.guide import Guide
from companion.ui.theme import look
from companion.ui.widgets.article_view import ArticleView
from companion.ui.widgets.controls import button, icon_button, label
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tab_order import put_in_order


class SidePane(QWidget):
    """Shows what it is given, from its beginning; what is open already stays where it is."""

    closed = Signal()
    whole_wanted = Signal(str)  # the id of the article that shall open in Learn
    wider = Signal()
    narrower = Signal()

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._closed = True  # since an article was asked for
        self.setAccessibleName(self.tr("From the guide"))
        said = label(self.tr("From the guide"), "caption", wrap=False)
        self.whole = button(self.tr("Open in Learn"), "quiet")
        self.whole.clicked.connect(self._on_whole)
        self.close_button = button(self.tr("Close"), "quiet", "x")
        self.close_button.setAccessibleName(self.tr("Close the guide"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.view = ArticleView(guide, compact=True)
        self.wider_button = icon_button("caret-left", self.tr("Make the guide wider"))
        self.wider_button.clicked.connect(self.wider)
        self.narrower_button = icon_button("caret-right", self.tr("Make the guide narrower"))
        self.narrower_button.clicked.connect(self.narrower)
        presses = (self.wider_button, self.narrower_button, self.whole, self.close_button)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.addWidget(SplitRow(said, flowing(*presses)))
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.setContentsMargins(1, 0, 0, 0)  # the hairline
        whole.addWidget(self._head)
        whole.addWidget(self.view, 1)
        put_in_order(self)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_article(self, article: Article) -> None:
        """Show an article that was asked for anew: nothing read before it is a step back from it."""
        self.view.forget()
        if self.view.key == article.id and not self._closed:
            self.view.say_title()
            return
        self._closed = False
        self.view.show_article(article, remember=False)

    def put_away(self, topics: Iterable[str]) -> None:
        """Offer no articles of these topics."""
        self.view.put_away(topics)

    def be_alone(self, alone: bool) -> None:  # noqa: FBT001 - a slot
        """Say whether the page is covered: then there is nothing to make wider or narrower."""
        self.wider_button.setVisible(not alone)
        self.narrower_button.setVisible(not alone)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.view.first_control()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is put down for a while closes nothing
            self._closed = True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.tokens.bg))
        painter.fillRect(0, 0, look.border, self.height(), QColor(look.tokens.line))
        painter.end()

    def _on_whole(self) -> None:
        self.whole_wanted.emit(self.view.key)

    def _on_look_changed(self) -> None:
        head = self._head.layout()
        if head is not None:
            head.setContentsMargins(20, look.space(10), 8, 0)

"""The guide beside a page: one article, so that reading never loses what is being written."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.articles import Article
from companion.domain.guide import Guide
from companion.ui.theme import look
from companion.ui.widgets.article_view import TOP, ArticleView
from companion.ui.widgets.controls import button, label
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tab_order import put_in_order


class SidePane(QWidget):
    """Shows what it is given; of each article it keeps the place while the window is open."""

    closed = Signal()
    whole_wanted = Signal(str)  # the id of the article that shall open in Learn

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._places: dict[str, float] = {}
        self.setAccessibleName(self.tr("From the guide"))
        said = label(self.tr("From the guide"), "caption", wrap=False)
        self.whole = button(self.tr("Open in Learn"), "quiet")
        self.whole.clicked.connect(self._on_whole)
        self.close_button = button(self.tr("Close"), "quiet", "x")
        self.close_button.setAccessibleName(self.tr("Close the guide"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.clicked.connect(self.closed)
        self.view = ArticleView(guide, compact=True)
        self.view.scrolled.bar.valueChanged.connect(self._on_scrolled)
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.addWidget(SplitRow(said, flowing(self.whole, self.close_button)))
        whole = QVBoxLayout(self)
        whole.setSpacing(0)
        whole.setContentsMargins(1, 0, 0, 0)  # the hairline
        whole.addWidget(self._head)
        whole.addWidget(self.view, 1)
        put_in_order(self)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_article(self, article: Article) -> None:
        """Show an article where it was left."""
        if self.view.key == article.id:
            return
        place = self._places.get(article.id, TOP)
        self.view.show_article(article)
        self.view.set_place(place)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes."""
        return self.view.first_control()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.tokens.bg))
        painter.fillRect(0, 0, look.border, self.height(), QColor(look.tokens.line))
        painter.end()

    def _on_whole(self) -> None:
        self.whole_wanted.emit(self.view.key)

    def _on_scrolled(self) -> None:
        if self.view.key:
            self._places[self.view.key] = self.view.place

    def _on_look_changed(self) -> None:
        head = self._head.layout()
        if head is not None:
            head.setContentsMargins(20, look.space(10), 8, 0)

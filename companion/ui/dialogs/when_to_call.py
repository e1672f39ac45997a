"""When to call, without a diary: for who cannot open it just now."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from companion.domain.regions import Region
from companion.exchange.whole_file import FileError
from companion.ui import printing
from companion.ui.theme import look
from companion.ui.widgets import call_words
from companion.ui.widgets.controls import announce, button, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import flowing
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.when_to_call import WhenToCallWords
from companion.ui.widgets.when_to_call_sheet import PAGES, sheet

_RING = 6  # px around what is read, for the ring that says that the keys are for it
_SIZE = QSize(800, 720)  # px at 100 %


class WhenToCallDialog(QDialog):
    """The same words as on the page, with the numbers of a region."""

    def __init__(self, parent: QWidget, region: Region) -> None:
        super().__init__(parent)
        title = self.tr("When to call")
        self.setWindowTitle(title)
        words = call_words.when_to_call(region)
        self._html = sheet(words, "")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(16))
        column.addWidget(label(title, "page-title"))
        self.words = WhenToCallWords()
        self.words.show_words(words, "")
        self.words.jumped.connect(self._on_jumped)
        column.addWidget(self.words)
        self.scrolled = ScrollPage(content, margin=24 - _RING)
        self.scrolled.be_read(title)

        self.told = label("", "strong")
        self.told.hide()
        self.leave = button(self.tr("Close"), "outlined")
        self.leave.clicked.connect(self.accept)
        self.print = button(self.tr("Print"), "outlined", "printer")
        self.print.clicked.connect(self._on_print)
        self.save = button(self.tr("Save as PDF"), "outlined", "download")
        self.save.clicked.connect(self._on_save)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(24, 12, 24, 16)
        below.addWidget(self.told)
        below.addWidget(flowing(self.leave, self.print, self.save))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_RING, _RING, _RING, _RING)
        whole.setSpacing(0)
        whole.addWidget(self.scrolled, 1)
        whole.addWidget(foot)
        put_in_order(self)
        screen = QGuiApplication.primaryScreen()
        wanted = QSize(look.type(_SIZE.width()), look.control(_SIZE.height()))
        self.resize(wanted.boundedTo(screen.availableGeometry().size() * 0.9))
        self.scrolled.view.setFocus()

    def _on_jumped(self, part: QWidget) -> None:
        top = part.mapTo(self.scrolled.holder, QPoint(0, 0)).y()
        self.scrolled.bar.setValue(top - look.space(16))
        self.scrolled.view.setFocus()
        announce(self, part.accessibleName())

    def _on_print(self) -> None:
        self._tell(
            lambda: printing.print_document(self, self.windowTitle(), self._html, most_pages=PAGES)
        )

    def _on_save(self) -> None:
        self._tell(
            lambda: printing.save_pdf(
                self, self.windowTitle(), "when-to-call.pdf", self._html, most_pages=PAGES
            )
        )

    def _tell(self, do: Callable[[], str]) -> None:
        try:
            said = do()
        except FileError as error:  # there is no window yet, that would tell it
            said = str(error)
        self.told.setText(said)
        self.told.setVisible(bool(said))
        if said:
            announce(self.told, said)

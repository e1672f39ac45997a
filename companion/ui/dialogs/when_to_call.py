"""When to call, without a diary: for who cannot open it just now."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from companion.domain.regions import Region
from companion.exchange.whole_file import FileError
from companion.ui.theme import look
from companion.ui.widgets import call_words
from companion.ui.widgets.call_words import OfHers
from companion.ui.widgets.controls import announce, button, label
from companion.ui.widgets.split_row import flowing
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.when_to_call import WhenToCallReader

_SIZE = QSize(800, 720)  # px at 100 %


class WhenToCallDialog(QDialog):
    """The same words as on the page, with the numbers of a region."""

    def __init__(self, parent: QWidget | None, region: Region) -> None:
        super().__init__(parent)
        title = self.tr("When to call")
        self.setWindowTitle(title)
        self.reader = WhenToCallReader(margin=24)
        self.reader.begin_with(label(title, "page-title"))
        self.reader.show_words(call_words.when_to_call(region), OfHers(readable=False))
        self.reader.told.connect(self._on_told)
        self.reader.failed.connect(self._on_failed)
        self.told = label("", "strong")
        self.told.hide()
        self.leave = button(self.tr("Close"), "outlined")
        self.leave.clicked.connect(self.accept)
        foot = QWidget()
        below = QVBoxLayout(foot)
        below.setContentsMargins(24, 12, 24, 16)
        below.addWidget(self.told)
        below.addWidget(flowing(self.leave, self.reader.print, self.reader.save))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.reader, 1)
        whole.addWidget(foot)
        put_in_order(self)
        screen = QGuiApplication.primaryScreen()
        wanted = QSize(look.type(_SIZE.width()), look.control(_SIZE.height()))
        self.resize(wanted.boundedTo(screen.availableGeometry().size() * 0.9))
        self.reader.scrolled.view.setFocus()

    def _on_failed(self, error: FileError) -> None:
        self._on_told(str(error))

    def _on_told(self, said: str) -> None:
        self.told.setText(said)
        self.told.show()
        announce(self.told, said)

"""A page, and beside it what is read meanwhile; where both do not fit, what is read alone."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from companion.ui.theme import look

_PAGE, _PANE = 520, 340  # px at 100 % that each needs at the least
_WIDE = 400  # px at 100 % that a pane begins with
_HANDLE = 10  # px: wide enough to be taken hold of


class Beside(QWidget):
    """The pane at the right is opened, widened with the mouse, and closed; the page is never touched.

    The page that is covered in a narrow window is hidden, and is there again when the pane closes.
    """

    closed = Signal()
    covered = Signal(bool)  # whether the pane stands alone now: it cannot be made wider

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.page = page
        self.pane: QWidget | None = None
        self.pane_width = 0  # px, as it was chosen last; 0 where none was
        self._first: Callable[[], QWidget] = lambda: page
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(0)
        self._both.addWidget(page)
        self._both.splitterMoved.connect(self._on_moved)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._both)
        look.changed.connect(self._arrange)

    @property
    def is_open(self) -> bool:
        """Whether there is something to read."""
        return self.pane is not None and not self.pane.isHidden()

    @property
    def is_narrow(self) -> bool:
        """Whether there is no room for both."""
        return self.width() < look.control(_PAGE) + look.control(_PANE)

    @property
    def covers(self) -> bool:
        """Whether what is read stands alone, and the page is hidden."""
        return self.is_open and self.is_narrow

    def has_focus(self) -> bool:
        """Whether the keyboard is in the pane."""
        focus = QApplication.focusWidget()
        return (
            self.is_open
            and self.pane is not None
            and focus is not None
            and (self.pane is focus or self.pane.isAncestorOf(focus))
        )

    def first_control(self) -> QWidget:
        """Return where the keyboard goes in the pane."""
        return self._first()

    def set_pane(self, pane: QWidget, width: int, first: Callable[[], QWidget]) -> None:
        """Take what is opened beside the page; `width` (px) is what it had last, or 0.

        `first` returns where in it the keyboard goes.
        """
        self.pane, self.pane_width, self._first = pane, width, first
        pane.hide()
        self._both.addWidget(pane)
        self._both.setStretchFactor(0, 1)
        self._both.setStretchFactor(1, 0)
        handle = self._both.handle(1)
        handle.setAccessibleName(self.tr("Border between the page and the guide"))

    def open_pane(self) -> None:
        """Show the pane."""
        if self.pane is not None:
            self.pane.show()
            self._arrange()

    def widen(self, by: int) -> None:
        """Make the pane wider by some px, or narrower, as far as both have room; `closed` keeps it."""
        sizes = self._both.sizes()
        if self.is_open and not self.is_narrow and len(sizes) > 1:
            whole = self.width()
            least, most = look.control(_PANE), whole - look.control(_PAGE)
            self.pane_width = max(least, min(sizes[1] + by, most))
            self._arrange()

    def close_pane(self) -> None:
        """Hide the pane, and show the page alone."""
        if self.pane is not None and self.is_open:
            self.pane.hide()
            self._arrange()
            self.closed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        alone = self.covers
        self._both.setHandleWidth(_HANDLE if self.is_open and not alone else 0)
        if self.page.isHidden() != alone:
            self.page.setVisible(not alone)
        if self.is_open and not alone:
            whole = self.width()
            most = whole - look.control(_PAGE)
            wanted = self.pane_width or look.control(_WIDE)
            pane = max(look.control(_PANE), min(wanted, most))
            self._both.setSizes([whole - pane, pane])
        self.covered.emit(alone)

    def _on_moved(self, _place: int, _index: int) -> None:
        sizes = self._both.sizes()
        if len(sizes) > 1 and sizes[1]:
            self.pane_width = sizes[1]

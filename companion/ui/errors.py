"""The one place where a failure is shown that no page expects."""

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.storage.faults import StorageError

translate = QCoreApplication.translate
log = logging.getLogger(__name__)


def install(parent: QWidget) -> None:
    """Show every exception that nobody caught over `parent`; the program lives on."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        log.critical("not caught", exc_info=(kind, error, trace))
        if showing or not isinstance(error, Exception):
            return  # one window at a time is enough to read
        showing = True
        try:
            show(parent, error)
        finally:
            showing = False

    sys.excepthook = hook


def show(parent: QWidget | None, error: BaseException) -> None:
    """Tell the person: the disk's fault in the disk's words, our fault as our fault."""
    # Imported here: a start without a fault does without it.
    import traceback  # noqa: PLC0415

    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    from companion.exchange.whole_file import FileError  # noqa: PLC0415

    box = QMessageBox(parent)
    box.setWindowTitle(translate("errors", "Companion"))
    box.setIcon(QMessageBox.Icon.Warning)
    if isinstance(error, (StorageError, FileError, OSError)):
        box.setText(sentence(error))
    else:
        box.setText(
            translate("errors", "Something in Companion went wrong. What you saved is safe.")
        )
        box.setInformativeText(
            translate("errors", "You can go on. If it happens again, close Companion and open it.")
        )
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.exec()


def sentence(error: Exception) -> str:
    """Return what the disk's fault is called in plain words."""
    if not isinstance(error, OSError):
        return str(error)
    return translate("errors", "The disk could not be read or written: {reason}").format(
        reason=error.strerror or str(error)
    )

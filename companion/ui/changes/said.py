"""What is said of a change when it is on disk."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def saved(what: str) -> str:
    """Return what is said when a thing is on disk."""
    return translate("changes", "{what} saved").format(what=what)

"""The least window that PySide6 can show; says when it has painted first, or how much memory it has."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.benchmarks.child import answer


class _Watch(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: answer(sys.argv[1]))
        return False


app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("How is today overall?"))
watch = _Watch()
window.installEventFilter(watch)
window.show()
app.exec()

"""Long work beside the window: a thread, a connection of its own, all or nothing."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from typing_extensions import override

Result = TypeVar("Result")


class _Report(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.report = _Report()
        self._work = work

    @override
    @Slot()
    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which raises it
            self.report.failed.emit(error)
        else:
            self.report.done.emit(result)


class Worker(QObject):
    """Runs work that takes no widget and no connection of the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: set[_Job] = set()

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run `work` in another thread, then `done` with its result in this one.

        What it raises goes to `failed`, or is raised in this thread.
        """
        job = _Job(work)
        job.setAutoDelete(False)
        self._jobs.add(job)

        def on_done(result: Result) -> None:
            self._jobs.discard(job)
            done(result)

        def on_failed(error: Exception) -> None:
            self._jobs.discard(job)
            if failed is None:
                raise error
            failed(error)

        # Queued: the slots belong to the window's thread.
        job.report.done.connect(on_done, Qt.ConnectionType.QueuedConnection)
        job.report.failed.connect(on_failed, Qt.ConnectionType.QueuedConnection)
        QThreadPool.globalInstance().start(job)

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return bool(self._jobs)

    @staticmethod
    def wait() -> None:
        """Wait for all that runs, before the window goes."""
        QThreadPool.globalInstance().waitForDone()

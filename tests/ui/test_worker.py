"""Long work goes on beside the window and reports in the window's thread."""

import threading

import pytest
from PySide6.QtCore import QObject

from companion.ui.worker import Worker


@pytest.fixture
def worker(qapp):
    parent = QObject()
    worker = Worker(parent)
    yield worker
    worker.wait()


def test_the_result_comes_back_to_this_thread(worker, qtbot):
    ran, came = [], []

    def work():
        ran.append(threading.get_ident())
        return 42

    worker.run(work, lambda result: came.append((result, threading.get_ident())))
    qtbot.waitUntil(lambda: len(came) == 1)

    assert came == [(42, threading.get_ident())]
    assert ran != [threading.get_ident()]
    assert not worker.busy


def test_what_it_raises_is_handed_over(worker, qtbot):
    failed = []

    worker.run(lambda: 1 // 0, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)

    assert isinstance(failed[0], ZeroDivisionError)

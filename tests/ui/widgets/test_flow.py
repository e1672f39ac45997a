"""Lines of widgets that wrap."""

import pytest
from PySide6.QtWidgets import QFrame, QWidget

from companion.ui.widgets.flow import FlowLayout


@pytest.fixture
def row(qtbot):
    row = QWidget()
    flow = FlowLayout(gap=8)
    row.setLayout(flow)
    for _ in range(5):
        part = QFrame()
        part.setFixedSize(100, 60)
        flow.addWidget(part)
    qtbot.addWidget(row)
    return row


def places(row):
    return [(p.x(), p.y()) for p in row.findChildren(QFrame) if not p.isHidden()]


def test_all_stand_in_one_line_where_there_is_room(row):
    row.resize(5 * 100 + 4 * 8, 60)
    row.show()
    assert places(row) == [(0, 0), (108, 0), (216, 0), (324, 0), (432, 0)]
    assert row.sizeHint().width() == 532


def test_they_wrap_where_there_is_none_and_say_how_high_they_become(row):
    row.resize(531, 200)
    row.show()
    assert places(row)[-1] == (0, 68)
    assert row.layout().heightForWidth(531) == 128
    assert row.layout().heightForWidth(207) == 5 * 60 + 4 * 8


def test_a_hidden_one_leaves_no_hole(row):
    row.findChildren(QFrame)[1].hide()
    row.resize(600, 100)
    row.show()
    assert places(row) == [(0, 0), (108, 0), (216, 0), (324, 0)]


def test_one_that_is_taken_out_is_gone(row):
    flow = row.layout()
    assert flow.count() == 5
    item = flow.takeAt(0)
    item.widget().deleteLater()
    assert flow.count() == 4
    assert flow.itemAt(4) is None

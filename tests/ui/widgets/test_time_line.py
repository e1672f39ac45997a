"""A line for a time, written as people write it."""

from datetime import time

import pytest

from companion.domain.invalid import Invalid
from companion.ui.widgets.time_line import TimeLine


@pytest.mark.parametrize(
    ("typed", "at"),
    [("", None), ("  ", None), ("9", time(9)), ("3:10 pm", time(15, 10)), (" 1510 ", time(15, 10))],
)
def test_what_is_written_is_read(qtbot, typed, at):
    line = TimeLine()
    qtbot.addWidget(line)
    line.setText(typed)

    assert line.at() == at


@pytest.mark.parametrize("typed", ["25:10", "noon", "9:75"])
def test_what_is_no_time_is_refused(qtbot, typed):
    line = TimeLine()
    qtbot.addWidget(line)
    line.setText(typed)

    with pytest.raises(Invalid) as refused:
        line.at()
    assert (refused.value.field, refused.value.reason) == ("at", "not a time")


def test_a_time_that_is_set_is_shown_as_on_a_clock(qtbot):
    line = TimeLine()
    qtbot.addWidget(line)

    line.set_at(time(7, 5))
    assert line.text() == "7:05"
    line.set_at(None)
    assert line.text() == ""

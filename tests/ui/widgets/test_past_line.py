"""A line of therapy that came before: a table, and buttons for the row that is chosen."""

import pytest

from companion.ui.widgets.past_line import PastLine, PastTreatment


def row(name, told="", **fields):
    given = {"kind": "Chemotherapy", "when": "About 2025", "ended": "Finished", "note": ""}
    return PastTreatment(key=name, name=name, told=told or name, **{**given, **fields})


@pytest.fixture
def line(qtbot):
    line = PastLine()
    qtbot.addWidget(line)
    line.resize(1000, 400)
    line.show()
    line.show_rows("Line 1", [row("One"), row("Two", note="A note"), row("Three")])
    return line


def test_the_first_row_is_chosen_and_the_buttons_say_of_what(line):
    assert line.table.accessibleName() == "Line 1"
    assert line.detail.text() == "One, About 2025, Finished"
    assert [each.accessibleName() for each in line.presses.values()] == [
        "History of One",
        "Start One again",
        "Edit One",
        "Delete One",
        "About chemotherapy: One",
    ]


def test_another_row_is_named_below_with_its_note(line):
    line.table.selectRow(1)
    assert line.detail.text() == "Two, About 2025, Finished: A note"
    assert line.presses["edit"].accessibleName() == "Edit Two"


def test_the_same_treatment_stays_chosen_when_others_come(line):
    line.table.selectRow(1)
    line.show_rows("Line 1", [row("Zero"), row("One"), row("Two")])
    assert line.table.current().name == "Two"


def test_where_the_chosen_one_is_gone_the_next_in_its_place_is(line):
    line.table.selectRow(1)
    line.show_rows("Line 1", [row("One"), row("Three")])
    assert line.table.current().name == "Three"
    line.show_rows("Line 1", [row("One")])
    assert line.table.current().name == "One"


def test_a_press_tells_of_which_one(line, qtbot):
    line.table.selectRow(2)
    with qtbot.waitSignal(line.wanted) as wanted:
        line.presses["again"].click()
    assert wanted.args == ["Three", "again"]

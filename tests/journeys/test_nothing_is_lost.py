"""What a hard look found: each a way in which something pressed or typed was once lost."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from companion import paths
from companion.domain.days import Day
from companion.domain.identity import new_id
from companion.exchange.whole_file import FileError
from companion.storage import driver
from companion.ui.dialogs.symptom_entry import SymptomEntryDialog
from tests.journeys.conftest import NOON


@contextmanager
def busy(companion):
    """Let another program hold the diary: the disk refuses, as it does when it is full."""
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=0)
    other.execute("begin immediate")
    try:
        yield
    finally:
        other.execute("rollback")
        other.close()


def living(companion):
    return companion.on_disk(
        "select symptom, severity from symptom_entry where deleted_at is null order by seq"
    )


def notes(companion):
    return companion.on_disk("select note from day where deleted_at is null and note <> ''")


def type_note(companion, qtbot, text):
    note = companion.window.page.note
    note.setFocus()
    qtbot.keyClicks(note, text)
    qtbot.waitUntil(lambda: note.in_pause)


def test_a_note_that_the_disk_refused_stays_in_sight(companion, qtbot):
    window = companion.open()
    with busy(companion):
        type_note(companion, qtbot, "bad night")
        qtbot.keyClick(window.page.note, Qt.Key.Key_Return)
        assert window.page.note.text() == "bad night"
        companion.press("Fill in an earlier day")
        companion.press("Yesterday")
        companion.press("Back to today")
        assert window.page.note.text() == "bad night"
        assert window.page._note_state.text() == "Not saved yet"

    companion.press("Try again")

    assert notes(companion) == [("bad night",)]
    assert companion.on_disk("select count(*) from draft") == [(0,)]
    assert window.page._note_state.text() == "Saved"


def test_a_draft_that_the_disk_refused_comes_back_after_another_day(companion, qtbot):
    window = companion.open()
    with busy(companion):
        type_note(companion, qtbot, "bad ni")
        companion.press("Fill in an earlier day")
        companion.press("Yesterday")
        companion.press("Back to today")
        assert window.page.note.text() == "bad ni"


def test_undo_never_takes_what_is_being_typed(companion, qtbot):
    window = companion.open()
    with busy(companion):
        type_note(companion, qtbot, "bad night")
        window.undo()
        assert window.page.note.text() == "bad night"
        assert len(window.keeper.waiting) == 1


def test_a_note_undone_and_typed_on_is_kept_as_a_draft(companion, qtbot):
    window = companion.open()
    type_note(companion, qtbot, "abc")
    qtbot.keyClick(window.page.note, Qt.Key.Key_Return)
    type_note(companion, qtbot, "d")
    window.undo()
    qtbot.keyClick(window.page.note, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: window.page.note.in_pause)

    assert notes(companion) == []
    text = window.page.note.text()
    assert text
    assert companion.on_disk("select body from draft") == [(text,)]


def test_a_blank_that_must_not_break_stays_one(companion, qtbot):
    window = companion.open()
    note = "bien\u00a0! \u2028deux"
    window.store.days.put(Day(id=new_id(), day=NOON.date(), note=note, recorded_at=NOON))

    assert not window.page._typing()
    window.page.note.setFocus()
    window.page.note.moveCursor(window.page.note.textCursor().MoveOperation.End)
    qtbot.keyClicks(window.page.note, "x")
    qtbot.keyClick(window.page.note, Qt.Key.Key_Return)

    assert notes(companion) == [("bien\u00a0! \ndeuxx",)]


def test_opening_a_form_and_leaving_it_keeps_no_draft(companion, qtbot, hand):
    window = companion.open()
    companion.press("Pain: 5 out of 10, moderate")
    window.open_page("symptoms")
    hand(lambda dialog: qtbot.waitUntil(lambda: not dialog._draft_timer.isActive()))
    window.page._on_edit()
    window.open_page("today")
    companion.press("Pain: 8 out of 10, severe")
    window.open_page("symptoms")
    shown = []
    hand(lambda dialog: shown.append(dialog.severity.value()))

    window.page._on_edit()

    assert shown == [8]
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_a_draft_of_an_entry_that_was_changed_since_is_shown_and_said_to_be_one(
    companion, hand, at
):
    window = companion.open()
    companion.press("Pain: 5 out of 10, moderate")
    window.open_page("symptoms")

    def type_and_leave(dialog: SymptomEntryDialog):
        dialog.severity.set_value(2)
        dialog.touched()
        dialog.reject()

    hand(type_and_leave)
    window.page._on_edit()
    at(NOON + timedelta(minutes=5))
    window.open_page("today")
    companion.press("Pain: 8 out of 10, severe")
    window.open_page("symptoms")
    shown = []

    def read(dialog: SymptomEntryDialog):
        shown.append((dialog.severity.value(), dialog.changed_since.text()))
        dialog.afresh.click()
        shown.append(dialog.severity.value())

    hand(read)

    window.page._on_edit()

    assert shown == [(2, "This was changed since. What you had typed is shown."), 8]


def test_a_form_half_filled_comes_back(companion, hand):
    window = companion.open("symptoms")

    def begin(dialog: SymptomEntryDialog):
        dialog.symptom.set_choice("pain")
        dialog.note.set_text("when standing")
        dialog.touched()
        dialog.reject()

    hand(begin)
    with busy(companion):
        window.page.add()
        seen = []
        hand(lambda dialog: seen.append((dialog.symptom.choice(), dialog.note.text())))
        window.page.add()
        assert seen == [("pain", "when standing")]


def test_a_number_half_typed_comes_back(companion, hand):
    window = companion.open("call")

    def begin(dialog):
        dialog.name.setText("Nurse")
        dialog.touched()
        dialog.reject()

    hand(begin)
    window.page.add()
    seen = []
    hand(lambda dialog: seen.append(dialog.name.text()))

    window.page.add()

    assert seen == ["Nurse"]


def test_what_waits_never_overwrites_what_is_newer(companion, hand):
    window = companion.open()
    companion.press("Pain: 3 out of 10, mild")
    with busy(companion):
        companion.press("Pain: 8 out of 10, severe")
    window.open_page("symptoms")

    def make_it_6(dialog: SymptomEntryDialog):
        dialog.severity.set_value(6)
        dialog.accept()

    hand(make_it_6)
    window.page._on_edit()

    assert living(companion) == [("pain", 6)]


def test_settings_made_while_the_disk_refuses_are_all_kept(companion, hand):
    window = companion.open("settings")
    with busy(companion):
        for name in ("Ann", "Bob"):
            window.page.helper.setText(name)
            window.page._on_helper_added()
            assert window.page.helper.text() == name, "it stays in sight until it is saved"
    window.open_page("call")
    hand(lambda dialog: (dialog.line.setText("112"), dialog.accept()))
    window.page._on_emergency()

    assert window.store.preferences.get().helpers == ("Ann", "Bob")
    assert window.store.preferences.get().emergency_number == "112"


def test_undo_under_a_refusing_disk_can_be_made_again(companion):
    window = companion.open()
    companion.press("Good")
    with busy(companion):
        companion.press("Pain: 8 out of 10, severe")
        assert window.undo_bar.text() == "Pain 8 is not saved yet"
        window.undo()
        assert window.page.rows.row("pain").value() is None
        window.redo()
        assert window.page.rows.row("pain").value() == 8
    companion.press("Try again")

    assert living(companion) == [("pain", 8)]
    assert window.page.rating.value() == 1


def test_undo_does_not_undo_another_window(companion):
    first = companion.open()
    companion.press("Pain: 8 out of 10, severe", first)
    companion.press("Hard", first)
    second = companion.open()
    companion.press("Pain: 5 out of 10, moderate", second)
    second.page.note.set_text("slept well")
    second.page._on_note_entered()

    first.undo()
    assert companion.on_disk("select rating, note from day where deleted_at is null") == [
        (None, "slept well")
    ]
    first.undo()

    assert living(companion) == [("pain", 5)]
    assert "changed elsewhere" in first.undo_bar.text()


def test_an_edit_keeps_what_another_window_wrote_meanwhile(companion, hand):
    first = companion.open()
    companion.press("Pain: 8 out of 10, severe", first)
    first.open_page("symptoms")

    def edit_while_another_adds_a_note(dialog: SymptomEntryDialog):
        [entry] = first.store.symptoms.between(NOON.date(), NOON.date())
        other = companion.open("symptoms")
        hand(lambda form: (form.note.set_text("left hip"), form.accept()))
        other.page._ask(entry)
        dialog.severity.set_value(6)
        dialog.accept()

    hand(edit_while_another_adds_a_note)
    first.page._on_edit()

    assert companion.on_disk(
        "select severity, note from symptom_entry where deleted_at is null"
    ) == [(6, "left hip")]
    first.undo()
    assert companion.on_disk(
        "select severity, note from symptom_entry where deleted_at is null"
    ) == [(8, "left hip")]


def test_same_as_yesterday_never_makes_a_second_value_of_a_day(companion):
    first = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    companion.press("Pain: 4 out of 10, moderate")
    companion.press("Back to today")
    second = companion.open()
    companion.press("Pain: 9 out of 10, severe", second)

    companion.press("Same as yesterday", first)

    today = NOON.date().isoformat()
    assert companion.on_disk(
        f"select severity from symptom_entry where deleted_at is null and day = '{today}'"
    ) == [(9,)]


def test_same_as_yesterday_is_shown_while_the_disk_refuses_it(companion):
    window = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    companion.press("Pain: 4 out of 10, moderate")
    companion.press("Back to today")

    with busy(companion):
        companion.press("Same as yesterday")
        assert window.page.rows.row("pain").value() == 4
        assert window.page.same.isHidden()


def test_adding_to_an_earlier_day_asks_when_and_leaves_its_value(companion, hand):
    window = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    companion.press("Pain: 8 out of 10, severe")
    window.open_page("symptoms")
    said = []

    def add(dialog: SymptomEntryDialog):
        dialog.symptom.set_choice("pain")
        dialog.day.set_day(NOON.date() - timedelta(days=1))
        dialog.severity.set_value(3)
        dialog.accept()
        said.append(dialog.problem.text())
        dialog.part.set_choice("evening")
        dialog.accept()

    hand(add)
    window.page.add()

    assert "Please choose when" in said[0]
    assert companion.on_disk("select severity, part_of_day from symptom_entry order by seq") == [
        (8, None),
        (3, "evening"),
    ]


def test_clear_takes_all_that_spoke_for_the_day(companion):
    window = companion.open()
    companion.press("Pain: 2 out of 10, mild")
    [entry] = window.store.symptoms.between(NOON.date(), NOON.date())
    twin = type(entry)(
        id=new_id(), day=entry.day, symptom="pain", severity=9, recorded_at=entry.recorded_at
    )
    window.store.symptoms.put(twin)
    assert window.page.rows.row("pain").value() == 9

    companion.press("Clear pain")

    assert window.page.rows.row("pain").value() is None
    companion.press("Undo")
    assert len(living(companion)) == 2


def test_rating_and_clearing_are_two_steps(companion):
    window = companion.open()
    companion.press("Good")

    companion.press("Clear the day's rating")
    companion.press("Undo")

    assert window.page.rating.value() == 1


def test_the_same_earlier_day_can_be_chosen_twice(companion):
    window = companion.open()
    for _ in range(2):
        companion.press("Fill in an earlier day")
        companion.press("Yesterday")
        assert window.page.date.text() == "Sunday 22 November"
        companion.press("Back to today")


def test_an_earlier_day_left_open_overnight_is_left_for_the_new_day(companion, at):
    window = companion.open()
    companion.press("Fill in an earlier day")
    companion.press("Yesterday")
    at(NOON + timedelta(days=1))
    window._on_activated()
    assert window.page.date.text() == "Sunday 22 November"

    companion.press("Back to today")

    assert window.page.date.text() == "Tuesday 24 November"


def test_a_page_kept_on_monday_by_a_half_typed_note_no_longer_says_today(companion, at, qtbot):
    window = companion.open()
    type_note(companion, qtbot, "tired but")
    at(NOON + timedelta(days=1))

    window._on_activated()

    assert window.page.title.text() == "Yesterday"
    assert window.page.date.text() == "Monday 23 November"
    assert window.page.strip.isVisible()
    companion.press("Back to today")
    assert window.page.date.text() == "Tuesday 24 November"
    assert window.page.note.text() == ""


def test_a_copy_is_never_written_over_the_diary(companion, monkeypatch, qtbot):
    window = companion.open()
    path = paths.diary_in(companion.home)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with busy(companion):
        companion.press("Pain: 8 out of 10, severe")
        with pytest.raises(FileError, match="the diary itself"):
            window.save_copy_elsewhere()
    assert path.read_bytes()[:6] == b"SQLite"


def test_a_copy_says_in_words_what_no_table_can_hold(companion, monkeypatch, tmp_path):
    window = companion.open("settings")
    target = tmp_path / "copy.csv"
    target.with_name("copy-words.txt").write_text("older")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with busy(companion):
        window.page.helper.setText("Ann")
        window.page._on_helper_added()
        window.open_page("today")
        companion.press("Pain: 8 out of 10, severe")
        window.save_copy_elsewhere()

    assert "Pain" in target.read_text(encoding="utf-8-sig")
    assert target.with_name("copy-words.txt").read_text() == "older"
    assert target.with_name("copy-words-2.txt").read_text() == "Ann\n"


def test_an_own_symptom_cannot_take_a_name_that_is_taken(companion, hand):
    window = companion.open()
    hand(lambda dialog: (dialog.own.setText("cold hands"), dialog.accept()))
    window.add_symptom()
    said = []

    def rename(dialog):
        [box] = [box for box in dialog.findChildren(QLineEdit) if box.text() == "cold hands"]
        box.setText("PAIN")
        dialog.accept()
        said.append(dialog.problem.text())

    hand(rename)
    window.change_list()

    assert "of that name already" in said[0]
    assert window.store.symptom_list.listed()[-1].name == "cold hands"


def test_a_helper_cannot_be_called_me(companion):
    window = companion.open("settings")
    window.page.helper.setText("Me")

    window.page._on_helper_added()

    assert window.store.preferences.get().helpers == ()
    assert "always there" in window.page.helper_problem.text()


def test_the_list_keeps_what_another_window_added_meanwhile(companion, hand):
    first = companion.open()

    def reorder_while_another_adds(dialog):
        other = companion.open()
        hand(lambda form: (form.own.setText("cold hands"), form.accept()))
        other.add_symptom()
        dialog.accept()

    hand(reorder_while_another_adds)
    first.change_list()

    names = [each.name for each in first.store.symptom_list.listed()]
    assert names == ["Pain", "Tiredness", "Trouble sleeping", "cold hands"]


def test_a_selected_entry_stays_selected_wherever_it_moves(companion):
    window = companion.open("symptoms")
    for number in range(300):
        window.store.symptoms.put_all(
            [
                type_entry(number),
            ]
        )
    page = window.page
    page.table.setCurrentIndex(page.model.index(250, 0))
    chosen = page.model.line(250).entry.id

    window.store.symptoms.put(type_entry(999))

    assert page.model.line(page.table.currentIndex().row()).entry.id == chosen


def type_entry(number):
    from companion.domain.symptoms import SymptomEntry

    day = NOON.date() - timedelta(days=number if number < 999 else 0)
    return SymptomEntry(id=new_id(), day=day, symptom="pain", severity=5, recorded_at=NOON)

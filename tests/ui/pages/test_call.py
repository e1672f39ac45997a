"""Who to call: a number in sight, copied in one press."""

import io
from dataclasses import replace

import pypdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from companion import paths
from companion.domain.contacts import Contact
from companion.storage import driver
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    return companion.open("call").page


def write(name="", number="", hours=""):
    def do(dialog):
        dialog.name.setText(name)
        dialog.number.setText(number)
        dialog.hours.setText(hours)
        dialog.primary.click()

    return do


def test_nothing_has_to_be_filled_in_first(page):
    assert page.emergency.accessibleName() == "In an emergency call your local emergency number"
    assert "You do not need to fill in anything first." in words_in(page)
    assert page.empty.isVisible()


def test_the_emergency_number_of_the_place_is_set_once(page, companion, hands):
    def say_112(dialog):
        dialog.line.setText(" 112 ")
        dialog.primary.click()

    hands.append(say_112)

    companion.press("Set the number")

    assert page.emergency.accessibleName() == "In an emergency call 112"
    companion.close()
    assert companion.open("call").page.emergency.accessibleName() == "In an emergency call 112"


def test_a_number_is_added_and_copied(page, companion, hands):
    hands.append(write("Nurse line", "555 0142", "Monday to Friday"))

    companion.press("Add a number")

    companion.qtbot.waitUntil(lambda: "Nurse line\nMonday to Friday\n555 0142" in words_in(page))
    assert not page.empty.isVisible()
    companion.press("Copy the number of Nurse line")
    assert QGuiApplication.clipboard().text() == "555 0142"
    assert page.window().undo_bar.text() == "The number of Nurse line is copied"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (("", "555"), "Please write a name."),
        (("Ruth", "  "), "Please write the number to call."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(companion, hands, typed, problem):
    companion.open("call")

    def leave_out(dialog):
        write(*typed)(dialog)
        assert dialog.problem.isVisible()
        assert dialog.problem.text() == problem
        assert (dialog.name.text(), dialog.number.text()) == typed
        dialog.cancel.click()

    hands.append(leave_out)

    companion.press("Add a number")

    assert companion.on_disk("select count(*) from contact") == [(0,)]


def test_a_number_is_changed_and_keeps_its_place(page, companion, hands):
    hands += [write("Nurse", "1"), write("Ward", "2"), write("Nurse line", "3")]
    companion.press("Add a number")
    companion.press("Add a number")

    companion.press("Edit Nurse")

    assert companion.on_disk(
        "select name, number from contact where deleted_at is null order by position"
    ) == [("Nurse line", "3"), ("Ward", "2")]


def test_a_deleted_number_comes_back_with_undo(page, companion, hands):
    hands.append(write("Nurse", "1"))
    companion.press("Add a number")

    companion.press("Delete Nurse")

    assert "Nurse" not in words_in(page)
    assert page.window().undo_bar.text() == "Nurse deleted"
    companion.press("Undo")
    companion.qtbot.waitUntil(lambda: "Nurse" in words_in(page))


def test_a_double_click_on_delete_takes_one_number(page, companion, hands, qtbot):
    hands += [write("Nurse", "1"), write("Ward", "2")]
    companion.press("Add a number")
    companion.press("Add a number")

    companion.press("Delete Nurse")
    companion.press("Delete Ward")

    assert "Nurse" not in words_in(page)
    assert "Ward" in words_in(page)


def test_f1_and_the_button_below_the_rail_come_here_from_anywhere(companion):
    window = companion.open("settings")

    companion.press("Who to call")

    assert window.windowTitle() == "Who to call – Companion"


def names(companion):
    rows = companion.on_disk("select name from contact where deleted_at is null order by position")
    return [name for (name,) in rows]


def add_all(companion, *wanted):
    for position, name in enumerate(wanted):
        companion.store.contacts.put(
            Contact(id=name, name=name, number=f"555 {position}", position=position)
        )


def test_ten_numbers_fit_and_the_11th_is_refused_in_a_sentence(page, companion):
    add_all(companion, *(f"Number {n}" for n in range(10)))

    companion.press("Add a number")

    assert page.window().undo_bar.text() == (
        "There is room for 10 numbers, and all are in use. Change one, or delete one first."
    )
    assert len(names(companion)) == 10


def test_what_was_typed_for_one_too_many_stays(page, companion, hands):
    add_all(companion, *(f"Number {n}" for n in range(9)))

    def another_window_is_faster(dialog):
        companion.store.contacts.put(Contact(id="x", name="Ward", number="1", position=9))
        write("Nurse", "555")(dialog)
        assert dialog.problem.text().startswith("There is room for 10 numbers")
        assert dialog.name.text() == "Nurse"
        dialog.cancel.click()

    def look(dialog):
        assert (dialog.name.text(), dialog.number.text()) == ("Nurse", "555")
        dialog.primary.click()

    hands += [another_window_is_faster, look]
    companion.press("Add a number")
    companion.store.contacts.remove("x")
    companion.press("Add a number")

    assert "Nurse" in names(companion)


def test_a_tenth_number_can_still_be_changed(page, companion, hands):
    add_all(companion, *(f"Number {n}" for n in range(10)))
    hands.append(write("Nurse", "1"))
    companion.press("Edit Number 3")
    assert "Nurse" in names(companion)


def test_a_number_is_moved_up_and_back_with_undo(page, companion):
    add_all(companion, "Nurse", "Ward", "Ruth")

    companion.press("Move Ruth up")

    assert names(companion) == ["Nurse", "Ruth", "Ward"]
    assert page.window().undo_bar.text() == "Ruth moved"
    assert QApplication.focusWidget().accessibleName() == "Move Ruth up"
    companion.press("Undo")
    assert names(companion) == ["Nurse", "Ward", "Ruth"]


def test_the_first_cannot_go_up_nor_the_last_down(page, companion):
    add_all(companion, "Nurse", "Ward")

    companion.press("Move Nurse down")

    assert names(companion) == ["Ward", "Nurse"]
    companion.qtbot.waitUntil(lambda: "Nurse" in words_in(page))
    shown = [each.accessibleName() for each in page._movers.values()]
    assert shown == ["Move Ward down", "Move Nurse up"]


def test_a_double_click_moves_a_number_once(page, companion):
    add_all(companion, "Nurse", "Ward")
    companion.press("Move Ward up")
    companion.press("Move Nurse up")  # it has come under the finger
    assert names(companion) == ["Ward", "Nurse"]


def delete_elsewhere(companion, *gone):
    """Let another window delete numbers; this one has not looked at the file since."""
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=2000)
    for each in gone:
        other.execute("update contact set deleted_at = recorded_at where id = ?", (each,))
    other.close()


def numbers_in(page):
    return [each for each in ("Nurse", "Ward", "Ruth") if each in words_in(page)]


@pytest.mark.parametrize(
    ("gone", "left"),
    [(["Ruth"], ["Nurse", "Ward"]), (["Nurse", "Ward"], ["Ruth"])],
)
def test_a_number_that_another_window_deleted_is_not_moved(page, companion, gone, left):
    add_all(companion, "Nurse", "Ward", "Ruth")
    delete_elsewhere(companion, *gone)

    companion.press("Move Ruth up")

    assert names(companion) == left
    companion.qtbot.waitUntil(lambda: numbers_in(page) == left)
    assert QApplication.focusWidget() is page.add_number
    assert not page.window().undo_bar.isVisible()


def test_a_number_that_is_moved_next_to_one_deleted_elsewhere_has_the_keyboard(page, companion):
    add_all(companion, "Nurse", "Ward", "Ruth")
    delete_elsewhere(companion, "Nurse")
    companion.press("Move Ruth up")
    assert names(companion) == ["Ruth", "Ward"]
    assert QApplication.focusWidget().accessibleName() == "Move Ruth down"


def test_the_emergency_number_is_copied_and_only_where_there_is_one(page, companion, hands):
    assert not page.copy_emergency.isVisible()
    hands.append(choose("united-states"))
    companion.press("Change where you live")

    companion.press("Copy the emergency number")

    assert QGuiApplication.clipboard().text() == "911"
    assert page.window().undo_bar.text() == "The emergency number is copied"


@pytest.mark.parametrize(
    ("damage", "fever"),
    [
        ("drop table preference", "Call at 38.0 °C (100.4 °F) or above"),
        ("drop table contact", "Call at 38.3 °C (100.9 °F) or above"),
    ],
)
def test_a_diary_that_cannot_be_read_hides_no_number_that_needs_none(
    page, companion, hands, damage, fever
):
    hands += [choose("united-states"), type_fever("38.3 °C")]
    companion.press("Change where you live")
    companion.press("Set my team's number")
    add_all(companion, "Nurse")
    assert not page.unread.isVisible()
    companion.window.open_page("today")
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=2000)
    other.execute(damage)
    other.close()

    with companion.qtbot.capture_exceptions() as told:
        companion.window.open_page("call")
        companion.qtbot.waitUntil(lambda: bool(told))

    assert "The diary file is damaged." in str(told[0][1])
    assert companion.window.windowTitle() == "Who to call – Companion"
    assert page.emergency.accessibleName() == "In an emergency call 911"
    assert fever in words_in(page)
    assert page.unread.isVisible()
    assert "Your diary cannot be read just now." in words_in(page)
    assert not page.empty.isVisible()


def choose(region):
    def do(dialog):
        dialog.regions.chip(region).click()
        dialog.primary.click()

    return do


def test_the_region_gives_the_number_until_she_sets_her_own(page, companion, hands):
    hands.append(choose("united-kingdom"))
    companion.press("Change where you live")

    assert page.emergency.accessibleName() == "In an emergency call 999 or 112"
    assert "This is the number for: United Kingdom." in words_in(page)
    assert "Call at 37.5 °C (99.5 °F) or above" in words_in(page)

    def say_0800(dialog):
        dialog.line.setText("0800 1")
        dialog.primary.click()

    hands.append(say_0800)
    companion.press("Change the emergency number")
    assert page.emergency.accessibleName() == "In an emergency call 0800 1"
    assert "This is the number that you set." in words_in(page)


def test_where_a_number_is_known_nothing_is_louder_than_it(page, companion, hands):
    def loud():
        return [each.text() for each in page.emergency.findChildren(QPushButton) if is_loud(each)]

    def is_loud(press):
        return press.isVisible() and press.property("kind") == "primary"

    assert loud() == ["Set the number"]
    hands.append(choose("united-states"))
    companion.press("Change where you live")

    assert loud() == []
    assert page.set_emergency.text() == "Change the number"
    companion.press("Undo")
    assert loud() == ["Set the number"]


def test_emptied_her_own_number_gives_way_to_that_of_the_region_and_is_told_so(
    page, companion, hands
):
    def write_number(text):
        def do(dialog):
            dialog.line.setText(text)
            dialog.primary.click()

        return do

    hands += [choose("united-states"), write_number("555"), write_number("")]
    companion.press("Change where you live")
    companion.press("Change the emergency number")
    companion.press("Change the emergency number")

    assert page.window().undo_bar.text() == "The number of your region is used again"
    assert page.emergency.accessibleName() == "In an emergency call 911"
    companion.press("Undo")
    assert page.emergency.accessibleName() == "In an emergency call 555"


def test_the_region_is_kept_without_the_diary_and_comes_back_with_undo(page, companion, hands):
    hands.append(choose("canada"))
    companion.press("Change where you live")
    assert "region=canada" in (companion.home / "window.ini").read_text()

    companion.press("Undo")

    assert page.emergency.accessibleName() == "In an emergency call your local emergency number"
    assert "canada" not in (companion.home / "window.ini").read_text()
    assert companion.on_disk("select count(*) from preference") == [(0,)]


def test_the_region_can_be_what_the_computer_says_again(page, companion, hands):
    hands += [choose("canada"), choose("as the computer")]
    companion.press("Change where you live")
    companion.press("Change where you live")
    assert page.emergency.accessibleName() == "In an emergency call your local emergency number"


def type_fever(text):
    def do(dialog):
        dialog.number.setText(text)
        dialog.primary.click()

    return do


def test_the_fever_number_of_her_team_counts_from_now_on(page, companion, hands):
    assert "Call at 38.0 °C (100.4 °F) or above" in words_in(page)
    hands.append(type_fever("38,3 c"))

    companion.press("Set my team's number")

    assert "Call at 38.3 °C (100.9 °F) or above" in words_in(page)
    assert "This is the number that your team gave you." in words_in(page)
    assert companion.store.preferences.get().fever_number == "38.3 °C"
    companion.press("Undo")
    assert "Call at 38.0 °C (100.4 °F) or above" in words_in(page)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("warm", "Please write a temperature, for example 38.0 °C or 100.4 °F."),
        ("41 °C", "A fever number lies between 37.0 and 39.5 °C, or between 98.6 and 103.1 °F."),
    ],
)
def test_what_cannot_be_a_fever_number_is_said_beside_the_field(companion, hands, typed, problem):
    page = companion.open("call").page

    def leave_it(dialog):
        type_fever(typed)(dialog)
        assert problem in words_in(dialog)
        assert dialog.problem.text() == ""
        assert dialog.number.text() == typed
        dialog.cancel.click()

    hands.append(leave_it)
    companion.press("Set my team's number")

    assert page.store.preferences.get().fever_number == ""


def test_an_emptied_fever_number_is_the_usual_one_again(page, companion, hands):
    hands += [type_fever("101 F"), type_fever("")]
    companion.press("Set my team's number")
    assert "Call at 101.0 °F (38.3 °C) or above" in words_in(page)
    companion.press("Change the fever number")
    assert "Call at 38.0 °C (100.4 °F) or above" in words_in(page)
    assert page.window().undo_bar.text() == "The usual fever number is used again"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99", "99.0 °F is 37.2 °C."),
        ("37,8", "37.8 °C is 100.0 °F."),
        ("3", ""),
        ("41", ""),
    ],
)
def test_what_is_understood_of_a_fever_number_stands_under_it_while_it_is_typed(
    page, companion, hands, typed, said
):
    def look(dialog):
        assert not dialog.understood.isVisible()
        companion.qtbot.keyClicks(dialog.number, typed)
        assert dialog.understood.text() == said
        assert dialog.understood.isVisible() == bool(said)
        dialog.reject()

    def come_back(dialog):
        assert dialog.understood.text() == said
        dialog.reject()

    hands += [look, come_back]
    companion.press("Set my team's number")
    companion.press("Set my team's number")


@pytest.fixture
def double_click(qapp):
    """Return what sets the time (ms) within which two presses are one double click."""
    was = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(was)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("99", "99.0 °F (37.2 °C) is lower than teams usually say. Is it right?"),
        ("37.4 C", "37.4 °C (99.3 °F) is lower than teams usually say. Is it right?"),
        ("39.1", "39.1 °C (102.3 °F) is higher than teams usually say. Is it right?"),
        ("102.3", "102.3 °F (39.0 °C) is higher than teams usually say. Is it right?"),
    ],
)
def test_a_number_that_teams_seldom_give_is_asked_about_once(
    companion, hands, double_click, typed, question
):
    def save_twice(dialog):
        double_click(60_000)
        type_fever(typed)(dialog)
        assert question in words_in(dialog)
        assert dialog.problem.text() == ""
        dialog.primary.click()  # the second half of a double click
        assert dialog.isVisible()
        assert companion.store.preferences.get().fever_number == ""
        double_click(0)
        dialog.primary.click()

    companion.open("call")
    hands.append(save_twice)
    companion.press("Set my team's number")

    assert companion.store.preferences.get().fever_number == question.partition(" (")[0]


@pytest.mark.parametrize("typed", ["37.5", "39", "99.5", "102.2"])
def test_a_number_that_teams_give_is_kept_at_once(page, companion, hands, typed):
    hands.append(type_fever(typed))
    companion.press("Set my team's number")
    assert companion.store.preferences.get().fever_number.startswith(typed)


def say(text):
    def do(dialog):
        dialog.words.setPlainText(text)
        dialog.primary.click()

    return do


def test_what_her_team_asked_for_is_written_down_and_taken_back(page, companion, hands):
    hands.append(say("Loose stools from day 1\nAny new cough"))

    companion.press("Add what my team asked me to call about")

    assert "Loose stools from day 1\nAny new cough" in words_in(page)
    assert page.window().undo_bar.text() == "What my team asked me to call about saved"
    companion.press("Undo")
    assert "Loose stools" not in words_in(page)
    companion.press("Redo")
    assert "Any new cough" in words_in(page)


def test_what_another_window_wrote_meanwhile_is_kept_beside_it(page, companion, hands):
    def both(dialog):
        was = companion.store.preferences.get()
        companion.store.preferences.put(replace(was, call_about="A new cough"))
        say("Loose stools")(dialog)

    hands.append(both)
    companion.press("Add what my team asked me to call about")

    assert companion.store.preferences.get().call_about == "Loose stools\n\nA new cough"


def test_half_of_what_they_said_is_there_again(page, companion, hands):
    def leave(dialog):
        dialog.words.setPlainText("Loose st")
        dialog.cancel.click()

    def go_on(dialog):
        assert dialog.words.text() == "Loose st"
        say("Loose stools")(dialog)

    hands += [leave, go_on]
    companion.press("Add what my team asked me to call about")
    companion.press("Add what my team asked me to call about")

    assert companion.store.preferences.get().call_about == "Loose stools"
    assert companion.on_disk("select count(*) from draft") == [(0,)]


def test_the_card_for_the_fridge_has_all_of_it_on_one_page(page, companion, monkeypatch, tmp_path):
    add_all(companion, *(f"Number {n} & sons" for n in range(10)))
    was = page.store.preferences.get()
    page.store.preferences.put(
        type(was)(
            emergency_number="112", fever_number="38.3 °C", call_about="A cough\nLoose stools"
        )
    )
    path = tmp_path / "who-to-call.pdf"
    offered = []

    def save(_parent, _title, name, _kinds):
        offered.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    companion.press("Save as PDF")

    assert offered[0].endswith("who-to-call.pdf")
    assert page.window().undo_bar.text().startswith("Saved as who-to-call.pdf")
    [sheet] = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    said = " ".join(sheet.extract_text().split())
    for words in (
        "In an emergency call 112",
        *(f"Number {n} & sons 555 {n}" for n in range(10)),
        "Fever: call at 38.3 °C (100.9 °F) or above",
        "My team asked me to call about A cough Loose stools",
        "If you are not sure, call.",
    ):
        assert words in said
    assert "cancer" not in said  # it hangs where guests see it


def test_without_a_printer_the_page_says_so(page, companion, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    companion.press("Print")
    assert "no printer" in page.window().undo_bar.text()

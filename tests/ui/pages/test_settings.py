"""Settings: at once in force, and still so after the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from companion.ui.theme import DARK, LIGHT, look
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    return companion.open("settings").page


def test_the_text_grows_at_once_and_stays_so(page, companion):
    before = page.list.height()

    companion.press("200 %")

    assert look.text_size == 200
    companion.qtbot.waitUntil(lambda: page.list.height() > before)
    assert page.text_size.choice() == "200"
    companion.close()
    again = companion.open("settings")
    assert again._state.text_size == 200


def test_the_keys_for_larger_text_move_the_chip_along(page):
    page.window()._step_text(1)

    assert page.text_size.choice() == "125"


def test_dark_is_dark_at_once(page, companion):
    companion.press("Dark")
    assert look.tokens == DARK
    assert page.grab().toImage().pixelColor(3, 3).name().upper() == DARK.bg

    companion.press("Light")
    assert look.tokens == LIGHT


def test_a_helper_is_named_and_stands_in_entered_by(page, companion, qtbot):
    qtbot.keyClicks(page.helper, "Ruth")
    qtbot.keyClick(page.helper, Qt.Key.Key_Return)

    assert page.helper.text() == ""
    qtbot.waitUntil(lambda: "Ruth" in words_in(page))
    page.window().open_page("today")
    combo = page.window().page.entered_by
    assert [combo.itemText(at) for at in range(combo.count())] == ["Me", "A helper", "Ruth"]


def test_a_helper_twice_is_one_helper(page, companion):
    for _ in range(2):
        page.helper.setText(" Ruth ")
        companion.press("Add name")

    assert companion.store.preferences.get().helpers == ("Ruth",)


def test_a_removed_helper_comes_back_with_undo(page, companion):
    page.helper.setText("Ruth")
    companion.press("Add name")

    companion.press("Remove Ruth")
    assert companion.store.preferences.get().helpers == ()

    companion.press("Undo")
    assert companion.store.preferences.get().helpers == ("Ruth",)
    companion.qtbot.waitUntil(lambda: "Ruth" in words_in(page))


def test_her_list_is_read_and_changed_from_here(page, companion, hands):
    assert page.list.text() == "Pain, Tiredness, Trouble sleeping"

    def add_cough(dialog):
        dialog.chips[next(iter(dialog.chips))].chip("swelling").click()
        dialog.primary.click()

    hands.append(add_cough)
    companion.press("Add another symptom")

    assert page.list.text() == "Pain, Tiredness, Trouble sleeping, Swelling of arm or leg"


def test_the_diary_can_be_found(page, companion, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    path = companion.store.diary.path

    assert str(path) in words_in(page).replace("\u200b", "")
    companion.press("Copy where the diary is")
    assert QGuiApplication.clipboard().text() == str(path)
    companion.press("Open the folder")
    assert opened == [str(path.parent)]


def test_the_keys_are_written_down(page):
    assert "F1: Who to call" in words_in(page)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Symptoms", "date,time,part_of_day,symptom,"),
        ("Days and check-ins", "date,recall,rating,"),
        ("Treatments", "name,kind,class,"),
        ("Doses and sessions", "date,time,treatment,"),
        ("Notes", "date,time,part_of_day,note,"),
        ("Measurements", "date,time,what,value,"),
        ("Biomarkers", "marker,result,detail,date,"),
    ],
)
def test_each_part_of_the_diary_is_saved_as_csv(name, header, page, companion, monkeypatch):
    target = companion.home / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    companion.press(f"Save as CSV: {name}")

    companion.qtbot.waitUntil(page.window().undo_bar.isVisible)
    assert target.read_text(encoding="utf-8-sig").startswith(header)
    assert "out.csv, in the folder" in page.window().undo_bar.text()


def test_a_csv_is_brought_in_from_here(page, companion, hands, tmp_path, monkeypatch):
    source = tmp_path / "in.csv"
    source.write_text("date,note\n2026-11-02,walked\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    hands.append(lambda dialog: dialog.primary.click())

    companion.press("Bring in a CSV")

    companion.qtbot.waitUntil(lambda: page.window().undo_bar.text() == "Added: 1 note.")
    assert companion.on_disk("select note from note") == [("walked",)]

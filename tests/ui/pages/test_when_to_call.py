"""When to call: there without a word filled in, with the numbers in force, in the right order."""

import shutil
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from companion import paths
from companion.domain.contacts import Contact
from companion.storage import driver
from companion.storage.faults import StorageError
from companion.ui.widgets.when_to_call import _RedCard
from tests.ui.pages.conftest import words_in

UNSURE = "If you are not sure, call."


def laid_out(companion):
    """Return the page, when all of it has its place."""
    page = companion.window.page
    companion.qtbot.waitUntil(page.reader.words.parts[-1].isVisible)
    companion.qtbot.waitUntil(lambda: page.reader.scrolled.bar.maximum() > 2000)
    return page


@pytest.fixture
def page(companion):
    companion.open("today")
    companion.press("When to call")
    return laid_out(companion)


def live(companion, region):
    """Let the computer stand somewhere, as chosen on Who to call."""
    companion.window._state.region = region


def show_again(companion):
    companion.window.open_page("today")
    companion.window.open_page("when-to-call")
    return laid_out(companion)


def titles(page):
    return [part.accessibleName() for part in page.reader.words.parts]


def test_one_press_from_anywhere_and_nothing_filled_in(page):
    assert page.window().windowTitle() == "When to call – Companion"
    assert titles(page)[1:] == [
        "Call your team now, day or night",
        "Call your team today",
        "Fever",
        "By treatment",
    ]


def test_each_card_ends_in_if_you_are_not_sure_call(page):
    for part in page.reader.words.parts[:3]:
        assert words_in(part).rstrip().endswith(f"{UNSURE}\n Back to the top")
    assert words_in(page).count(UNSURE) == 3


def test_the_soonest_is_first_and_alone_in_red(page):
    tops = [part.mapTo(page, part.rect().topLeft()).y() for part in page.reader.words.parts]
    assert tops == sorted(tops)
    assert page.findChildren(_RedCard) == [page.reader.words.parts[0]]


def test_the_region_gives_the_emergency_number_and_the_crisis_line(page, companion):
    live(companion, "canada")
    page = show_again(companion)

    assert titles(page)[0] == "Call 911 now"
    assert "you can talk to 9-8-8 (call or text)" in words_in(page)


def test_the_united_kingdom_has_a_fever_number_of_its_own(page, companion):
    live(companion, "united-kingdom")
    page = show_again(companion)

    assert "37.5 °C (99.5 °F) or above" in words_in(page)
    assert "38.0 °C" not in words_in(page)


def test_what_her_team_gave_comes_before_what_is_usual(page, companion):
    live(companion, "united-kingdom")
    given = companion.store.preferences.get()
    companion.store.preferences.put(type(given)(fever_number="38.3 °C", emergency_number="0800 1"))
    page = show_again(companion)

    assert titles(page)[0] == "Call 0800 1 now"
    assert "38.3 °C (100.9 °F) or above" in words_in(page)
    assert "37.5 °C" not in words_in(page)


def test_all_her_own_numbers_stand_where_her_team_is_to_be_called(page, companion):
    nurse = Contact(id="1", name="Nurse", number="555 0142", hours="9 to 5")
    companion.store.contacts.put(nurse)
    companion.store.contacts.put(
        Contact(id="2", name="Oncology line", number="555 0199", hours="day and night", position=1)
    )

    red, now, today = laid_out(companion).reader.words.parts[:3]
    for part in (now, today):
        assert "Nurse\n555 0142\n9 to 5\nOncology line\n555 0199\nday and night" in words_in(part)
        large = [each for each in part.findChildren(QLabel) if each.property("role") == "phone"]
        assert [each.text() for each in large] == ["555 0142", "555 0199"]
        assert "Add your numbers" not in words_in(part)
    assert "555 01" not in words_in(red)


def test_without_a_number_a_press_leads_to_where_it_is_written(page, companion):
    companion.press(
        "Add your numbers: Call your team now, day or night", page.reader.words.parts[1]
    )
    assert page.window().windowTitle() == "Who to call – Companion"


def test_what_her_team_asked_stands_right_below_the_red_card(page, companion):
    assert "What my team asked me to call about" not in titles(page)
    given = companion.store.preferences.get()
    companion.store.preferences.put(type(given)(call_about="Any <b>new</b> pain\n3 loose stools"))

    page = laid_out(companion)
    assert titles(page)[1] == "What my team asked me to call about"
    assert "Any <b>new</b> pain\n3 loose stools" in words_in(page.reader.words.parts[1])
    assert page.findChildren(_RedCard) == [page.reader.words.parts[0]]


def test_from_each_card_a_press_leads_back_to_the_top(page, companion):
    for part in page.reader.words.parts:
        page.reader.scrolled.bar.setValue(page.reader.scrolled.bar.maximum())
        companion.press("Back to the top", part)
        assert page.reader.scrolled.bar.value() == 0
        assert QApplication.focusWidget() is page.reader.scrolled.view


def test_the_fever_card_leads_to_whom_to_call(page, companion):
    now, fever = page.reader.words.parts[1], page.reader.words.parts[3]
    companion.press("Back to: Call your team now, day or night", fever)
    top = now.mapTo(page.reader.scrolled.view, now.rect().topLeft()).y()
    assert 0 <= top < 40


def test_at_the_largest_text_the_first_screen_has_the_first_danger_sign(page, companion):
    companion.window.set_text_size(200)
    companion.window.resize(1366, 768)
    view = page.reader.scrolled.view
    [sign] = [
        each
        for each in page.reader.words.parts[0].findChildren(QLabel)
        if each.text().startswith("Hard to wake")
    ]

    def bottom():
        return sign.mapTo(view, sign.rect().bottomLeft()).y()

    companion.qtbot.waitUntil(lambda: 0 < bottom() < view.height())
    assert page.reader.print.mapTo(view, page.reader.print.rect().topLeft()).y() > view.height()


def test_a_button_leads_down_to_each_part_and_the_keys_go_on_from_there(page, companion, qtbot):
    companion.press("Go to: Fever")

    fever = page.reader.words.parts[3]
    top = fever.mapTo(page.reader.scrolled.view, fever.rect().topLeft()).y()
    assert 0 <= top < 40
    assert QApplication.focusWidget() is page.reader.scrolled.view
    at = page.reader.scrolled.bar.value()
    qtbot.keyClick(page.reader.scrolled.view, Qt.Key.Key_PageUp)
    assert page.reader.scrolled.bar.value() < at


def test_who_to_call_is_one_press_away_and_back(page, companion):
    companion.press("Go to Who to call")
    assert page.window().windowTitle() == "Who to call – Companion"
    companion.press("Go to When to call")
    assert page.window().windowTitle() == "When to call – Companion"


def test_who_reads_stays_in_her_place_when_something_else_is_saved(page, companion):
    page.reader.scrolled.bar.setValue(500)
    parts = page.reader.words.parts
    companion.store.preferences.put(type(companion.store.preferences.get())(helpers=("Ruth",)))

    assert page.reader.words.parts is parts
    assert page.reader.scrolled.bar.value() == 500


def test_a_line_is_never_longer_than_it_can_be_read(page):
    for each in page.reader.words.findChildren(QLabel):
        if each.property("role") == "article":
            letters = each.width() / each.fontMetrics().averageCharWidth()
            assert letters <= 100  # of the average letter; 70 to 80 of written words
    assert page.reader.words.width() <= 1000


def test_its_age_and_that_no_clinician_has_seen_it_is_said(page):
    said = words_in(page)
    assert "Information only." in said
    assert "It is not yet reviewed by a clinician. Last checked: 23 November 2026." in said


def test_words_that_are_too_old_say_so(companion, at):
    at(datetime(2027, 5, 24, 9, 0, tzinfo=UTC))
    companion.open("when-to-call")
    assert "It was to be looked over again by 23 May 2027." in words_in(laid_out(companion))


def test_words_that_are_not_too_old_do_not(page):
    assert "looked over again" not in words_in(page)


def test_where_it_comes_from_is_said_at_its_foot(page):
    said = words_in(page)
    assert "Where this comes from" in said
    assert (
        "CDC: preventing infections during chemotherapy."
        " cdc.gov/cancer/features/preventing-infections.html." in said.replace("\u200b", "")
    )


DAMAGED = {
    "missing": None,
    "empty": b"",
    "binary": bytes(range(256)) * 40,
    "large": b"# a comment\n" * 450_000,
    "deep": b"a = " + b"[" * 100_000,
    "of wrong types": b"checked = 1\nproblem = 2\nfever = 'x'\n",
    "with braces of its own": b"{fever.number}",
    "cut short": b"[[problem]]",
}


@pytest.fixture
def damage(tmp_path, monkeypatch):
    """Return a function that damages the file of the page in a copy of what the program carries."""
    copy = tmp_path / "resources"
    shutil.copytree(paths.RESOURCES, copy)
    monkeypatch.setattr(paths, "RESOURCES", copy)
    file = copy / "guide" / "when_to_call.toml"

    def damaged(how):
        if how == "folder missing":
            shutil.rmtree(file.parent)
        elif how == "missing":
            file.unlink()
        elif how == "with braces of its own":
            file.write_bytes(file.read_bytes().replace(b"{fever}", DAMAGED[how]))
        elif how == "cut short":
            file.write_bytes(file.read_bytes().split(DAMAGED[how])[0])
        else:
            file.write_bytes(DAMAGED[how])

    return damaged


@pytest.mark.parametrize("how", ["folder missing", *DAMAGED])
def test_a_damaged_page_still_says_whom_to_call(companion, damage, how):
    damage(how)
    companion.open("today")
    live(companion, "ireland")
    given = companion.store.preferences.get()
    companion.store.preferences.put(type(given)(fever_number="38.3 °C"))
    companion.store.contacts.put(Contact(id="1", name="Nurse line", number="555 0142"))
    companion.store.contacts.put(Contact(id="2", name="Office", number="555 0143", position=1))
    companion.press("When to call")

    page = companion.window.page
    companion.qtbot.waitUntil(page.reader.words.parts[-1].isVisible)
    said = words_in(page)
    assert "Call 112 now" in said
    assert "Nurse line\n555 0142\nOffice\n555 0143" in said
    assert "Your fever number here is 38.3 °C (100.9 °F)." in said
    assert UNSURE in said
    assert "The rest of this page is damaged" in said
    companion.press("Go to: Fever")


def test_a_page_without_its_list_of_sources_names_them_by_their_ids(companion, damage):
    (paths.RESOURCES / "guide" / "sources.toml").write_bytes(b"\xff")
    companion.open("when-to-call")
    assert "\nS17.\nS18." in words_in(laid_out(companion))


def test_a_diary_that_cannot_be_read_hides_nothing_that_needs_no_diary(page, companion, qtbot):
    live(companion, "ireland")
    companion.window.open_page("today")
    connection = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=2000)
    connection.execute("drop table contact")
    connection.commit()
    connection.close()

    with qtbot.captureExceptions() as told:
        companion.window.open_page("when-to-call")

    assert [kind for kind, *_ in told] == [StorageError]
    said = words_in(laid_out(companion))
    assert "Your diary cannot be read just now." in said
    assert "Call 112 now" in said
    assert "38.0 °C (100.4 °F) or above" in said
    assert said.count(UNSURE) == 3

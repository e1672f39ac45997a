"""The window: pages, keys, looks, what is wrong at the top, and what it remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtWidgets import QApplication

from companion import paths
from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from companion.ui.main_window import MainWindow, first_text_size
from companion.ui.page_makers import MAKERS
from companion.ui.theme import Mode, look
from companion.ui.window_state import WindowState


def forget_what_waits(window: MainWindow) -> None:
    """Let a test end without the question that closing asks while something waits."""
    while window.keeper.take_back() is not None:
        pass


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def opened(home, qtbot):
    stores = []

    def open_window() -> MainWindow:
        store = Store(Diary(paths.diary_in(home)))
        stores.append(store)
        window = MainWindow(store, WindowState(paths.window_settings_in(home)))
        qtbot.addWidget(window, before_close_func=forget_what_waits)
        window.show_page("today")
        window.resize(1280, 800)
        with qtbot.waitSignal(window.painted), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_window
    for store in stores:
        store.close()


def key(qtbot, code, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), code, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_rail_has_only_pages_that_work(opened):
    window = opened()

    words = [window.rail.item(row).text() for row in range(window.rail.count())]

    assert words == ["Today", "Symptoms", "Treatments", "Notes", "Learn"]
    for row in range(window.rail.count()):
        window.rail.setCurrentRow(row)
        window.rail._open()
        assert window.page.isVisible()


@pytest.mark.parametrize("page", MAKERS)
def test_when_to_call_and_who_to_call_are_one_press_away_from_every_page(opened, page):
    window = opened()
    for press, name in ((window.when_to_call, "When to call"), (window.call, "Who to call")):
        window.open_page(page)
        assert press.isVisible()
        press.click()
        assert window.windowTitle() == f"{name} – Companion"


def test_when_to_call_is_one_key_away(opened, qtbot):
    window = opened()
    key(qtbot, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window.windowTitle() == "When to call – Companion"
    key(qtbot, Qt.Key.Key_Escape)
    assert window.windowTitle() == "Today – Companion"


def test_back_goes_the_way_that_one_came_and_never_in_a_circle(opened, qtbot):
    window = opened()
    window.open_page("notes")
    for name in ("questions", "questions-to-ask", "questions"):
        window.page.page_wanted.emit(name)
    window.page.page_wanted.emit("questions-to-ask")
    assert window.windowTitle() == "Questions to ask – Companion"
    window.page.page_wanted.emit("")
    assert window.windowTitle() == "Questions for my team – Companion"
    window.page.page_wanted.emit("")
    assert window.windowTitle() == "Notes – Companion"


def test_what_was_only_told_goes_with_its_page_and_what_can_be_undone_stays(opened):
    window = opened()
    window.open_page("call")
    window.tell("The number of Ruth is copied")
    window.open_page("when-to-call")
    assert not window.undo_bar.isVisible()
    window.open_page("today")
    window.page.rating.picked.emit(2)
    assert window.undo_bar.isVisible()
    window.open_page("notes")
    assert window.undo_bar.isVisible()


def test_f6_goes_to_the_guide_beside_the_page_and_on(opened, qtbot):
    window = opened()
    window.read_about("symptom:pain")
    assert window.beside.has_focus()
    key(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.rail
    key(qtbot, Qt.Key.Key_F6)
    assert window.page.isAncestorOf(QApplication.focusWidget())
    key(qtbot, Qt.Key.Key_F6)
    assert window.beside.has_focus()


def test_a_thing_without_an_article_opens_learn(opened):
    window = opened()
    window.read_about("symptom:my own hiccups")
    assert window.windowTitle() == "Learn – Companion"
    assert not window.beside.is_open


def test_the_width_of_what_is_read_is_kept_for_next_time(opened):
    window = opened()
    window.read_about("symptom:pain")
    window.beside.pane_width = 460
    window.beside.close_pane()
    window.close()
    again = opened()
    again.read_about("symptom:pain")
    assert again.beside.pane.width() == 460


def test_a_digit_belongs_to_a_page(opened, qtbot):
    window = opened()

    key(qtbot, Qt.Key.Key_2, CTRL)
    assert window.windowTitle() == "Symptoms – Companion"
    key(qtbot, Qt.Key.Key_4, CTRL)
    assert window.windowTitle() == "Notes – Companion"
    key(qtbot, Qt.Key.Key_5, CTRL)
    assert window.windowTitle() == "Notes – Companion", "trends are not there yet"
    key(qtbot, Qt.Key.Key_1, CTRL)
    assert window.windowTitle() == "Today – Companion"


def test_f1_is_who_to_call_from_anywhere(opened, qtbot):
    window = opened()

    key(qtbot, Qt.Key.Key_F1)

    assert window.windowTitle() == "Who to call – Companion"
    assert "your local emergency number" in window.page.emergency.accessibleName()


def test_ctrl_plus_minus_and_0_set_the_text_size_and_it_is_remembered(opened, home, qtbot):
    window = opened()

    key(qtbot, Qt.Key.Key_Plus, CTRL)
    assert look.text_size == 125
    for _ in range(5):
        key(qtbot, Qt.Key.Key_Plus, CTRL)
    assert look.text_size == 200
    key(qtbot, Qt.Key.Key_Minus, CTRL)
    assert look.text_size == 150
    window.close()
    assert WindowState(paths.window_settings_in(home)).text_size == 150


def test_theme_page_and_size_are_remembered(opened, home):
    window = opened()
    window.set_mode(Mode.DARK)
    window.show_page("symptoms")
    window.resize(1100, 700)
    window.close()

    state = WindowState(paths.window_settings_in(home))
    assert (state.mode, state.page) == (Mode.DARK, "symptoms")
    again = MainWindow(window.store, state)
    again.restore_size()
    assert again.height() == 700  # the width is more than the screen of a test has
    again.deleteLater()
    window.set_mode(Mode.LIGHT)


def test_who_to_call_is_not_where_the_next_start_opens(opened, home):
    window = opened()
    window.show_page("symptoms")
    window.show_page("call")
    window.close()

    assert WindowState(paths.window_settings_in(home)).page == "symptoms"


def test_window_ini_holds_nothing_personal(opened, home):
    window = opened()
    window.page.rows.picked.emit("pain", 8)
    window.close()

    text = paths.window_settings_in(home).read_text()
    assert "pain" not in text.lower()


@pytest.mark.parametrize("text", ["", "[General]\ntheme=purple\ntext_size=7\npage=x\n", "\0\xff"])
def test_a_damaged_window_ini_is_as_if_it_were_not_there(home, text):
    home.mkdir()
    paths.window_settings_in(home).write_text(text)

    state = WindowState(paths.window_settings_in(home))

    assert state.mode is Mode.AUTOMATIC
    assert state.text_size is None
    assert state.geometry is None


def test_f6_goes_from_the_rail_to_the_page_and_to_undo(opened, qtbot):
    window = opened()
    window.page.rating.picked.emit(4)
    window.rail.setFocus()

    key(qtbot, Qt.Key.Key_F6)
    assert window.page.isAncestorOf(QApplication.focusWidget())
    key(qtbot, Qt.Key.Key_F6)
    assert window.undo_bar.isAncestorOf(QApplication.focusWidget())
    key(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.rail


def test_ctrl_s_says_that_everything_is_saved(opened, qtbot):
    window = opened()

    key(qtbot, Qt.Key.Key_S, CTRL)

    assert window.undo_bar.text() == "Everything is already saved"


def test_ctrl_z_takes_back_and_ctrl_shift_z_makes_again(opened, qtbot):
    window = opened()
    window.page.rows.picked.emit("pain", 8)

    key(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.page.rows.row("pain").value() is None
    assert window.undo_bar.text() == "Undone: Pain 8 saved"
    key(qtbot, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.page.rows.row("pain").value() == 8
    for _ in range(3):
        key(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.undo_bar.text() == "There is nothing to undo"


def test_what_another_window_wrote_is_seen_when_this_one_is_looked_at(opened, home):
    window = opened()
    other = opened()
    other.page.rows.picked.emit("pain", 8)
    assert window.page.rows.row("pain").value() is None

    window._on_activated()

    assert window.page.rows.row("pain").value() == 8


def test_a_page_that_fails_does_not_fail_the_save(opened, monkeypatch, qtbot):
    window = opened()
    monkeypatch.setattr(window.page, "refresh", lambda: 1 // 0)

    with qtbot.captureExceptions() as raised:
        window.page.rows.picked.emit("pain", 8)

    assert window.keeper.waiting == []
    assert len(raised) == 1
    rows = window.store.diary.rows("select severity from symptom_entry")
    assert [row["severity"] for row in rows] == [8]


def test_a_damaged_file_is_told_and_not_written_to(opened, home):
    window = opened()

    window.store.diary.distrust("page 7 is never used")
    window._say_read_only()
    window.page.rows.picked.emit("pain", 8)

    assert "damaged" in window.banners["read only"].accessibleDescription()
    assert window.keeper.fault.fault is Fault.CORRUPT
    assert window.page.rows.row("pain").value() == 8
    assert list(window.store.diary.rows("select * from symptom_entry")) == []
    window.keeper.take_back()


def test_a_diary_deleted_while_open_can_be_put_back(opened, home, qtbot):
    window = opened()
    window.page.rows.picked.emit("pain", 3)
    paths.diary_in(home).unlink()

    window.page.rows.picked.emit("sleep", 6)
    assert window.keeper.fault.fault is Fault.MOVED
    assert "moved, deleted" in window.banners["unsaved"].accessibleDescription()
    window.put_back()

    assert window.keeper.waiting == []
    other = Store(Diary(paths.diary_in(home), to_read=True))
    rows = other.diary.rows("select symptom, severity from symptom_entry order by symptom")
    assert [tuple(row) for row in rows] == [("pain", 3), ("sleep", 6)]
    other.close()


def test_the_banner_goes_when_the_diary_can_be_written_again(opened):
    window = opened()
    window.store.diary.only_read = StorageError(Fault.READ_ONLY, window.store.diary.path)
    window._say_read_only()
    assert "read only" in window.banners

    window.page.rows.picked.emit("pain", 8)  # by then it has been put right

    assert "read only" not in window.banners
    assert window.keeper.waiting == []


def test_the_file_is_looked_over_beside_the_window(opened, qtbot):
    window = opened()

    window.look_over_the_file()

    qtbot.waitUntil(lambda: not window.worker.busy)
    assert "read only" not in window.banners


def test_damage_that_only_the_thorough_look_finds_is_told(opened, qtbot, home):
    window = opened()
    for number in range(200):
        window.page.rows.picked.emit("pain", number % 11)
        window.page.rows.cleared.emit("pain")
    window.store.diary._connection.execute("pragma wal_checkpoint(truncate)")
    path = paths.diary_in(home)
    content = bytearray(path.read_bytes())
    page = 4096 * (len(content) // 4096 // 2)
    content[page : page + 4096] = b"\0" * 4096
    path.write_bytes(content)

    window.look_over_the_file()

    qtbot.waitUntil(lambda: "read only" in window.banners)
    assert window.store.diary.only_read.fault is Fault.CORRUPT


class Screen:
    """A screen as its maker reports it."""

    def __init__(self, mm, px):
        self._mm, self._px = QSizeF(*mm), QSize(*px)

    def physicalSize(self):  # noqa: N802
        return self._mm

    def size(self):
        return self._px


@pytest.mark.parametrize(
    "mm, px, percent",
    [
        ((310, 174), (1366, 768), 125),  # 14 inches
        ((344, 193), (1366, 768), 100),  # 15.6 inches
        ((294, 165), (1920, 1080), 200),  # 13.3 inches, small dots
        ((527, 296), (1920, 1080), 100),  # 24 inches
        ((0, 0), (1366, 768), 100),  # not reported
        ((1600, 900), (1366, 768), 100),  # a projector: not believed
    ],
)
def test_the_first_text_size_makes_a_cell_wide_enough_for_a_finger(mm, px, percent):
    assert first_text_size(Screen(mm, px)) == percent


def test_storage_errors_are_sentences(tmp_path):
    for fault in Fault:
        sentence = str(StorageError(fault, tmp_path / "diary.db"))
        assert sentence[0].isupper()
        assert "{" not in sentence

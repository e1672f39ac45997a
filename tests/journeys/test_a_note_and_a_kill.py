"""A note is being written when the computer goes off: at most its last second is gone."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from companion.domain.notes import Search

ROOT = Path(__file__).parent.parent.parent
# Types on without any pause, and says after each letter how many there are, and when.
TYPIST = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from companion import paths
    from companion.storage.diary import Diary
    from companion.storage.store import Store
    from companion.ui.main_window import MainWindow
    from companion.ui.theme import Mode, look
    from companion.ui.window_state import WindowState

    home = Path(sys.argv[1])
    app = QApplication([])
    look.apply(Mode.LIGHT, 100)
    window = MainWindow(Store(Diary(paths.diary_in(home))), WindowState(paths.window_settings_in(home)))
    window.show_page("notes")
    window.show()
    new = window.page.new
    new.tags.chips.chip("Sleep").click()
    new.another_day.click()
    new.when.day_chooser._chips.chip("yesterday").click()
    new.box.setFocus()

    def type_a_letter():
        letters = len(new.box.text())
        QTest.keyClicks(new.box, "abcdefghij"[letters % 10])
        print(letters + 1, time.monotonic(), flush=True)

    timer = QTimer(interval=50)
    timer.timeout.connect(type_a_letter)
    timer.start()
    app.exec()
"""


def typed_until_killed(home: Path, seconds: float) -> tuple[int, int]:
    """Return how many letters were typed a second before the kill, and how many in all."""
    typist = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(TYPIST), str(home)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout is not None
    said = [typist.stdout.readline()]
    until = float(said[0].split()[1]) + seconds
    while time.monotonic() < until:
        said.append(typist.stdout.readline())
    typist.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    said += typist.communicate()[0].splitlines()
    times = [float(line.split()[1]) for line in said if len(line.split()) == 2]
    return sum(at <= killed - 1 for at in times), len(times)


@pytest.mark.parametrize("seconds", [1.3, 2.6, 3.4])
def test_at_most_the_last_second_of_a_note_is_gone(companion, qtbot, seconds):
    companion.open("notes")
    companion.close()

    sure, typed = typed_until_killed(companion.home, seconds)

    page = companion.open("notes").page
    text = page.new.box.text()
    assert sure <= len(text) <= typed
    assert text == ("abcdefghij" * 100)[: len(text)]
    assert page.new.tags.tags() == ("Sleep",)
    assert not page.new.when.untouched()
    assert page.new.state.text() == "Kept as a draft"

    companion.press("Save note")

    assert [found.note.note for found in page.store.notes.find(Search())] == [text]
    assert companion.on_disk("select count(*) from draft") == [(0,)]
    companion.close()
    page = companion.open("notes").page
    assert page.new.box.text() == ""
    assert [card.text.text() for card in page.list.cards()] == [text]

"""Open every page and ask each of its parts, as a screen reader does, for more than there is."""

import sys
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from companion import demo
from companion.storage.diary import Diary
from companion.storage.store import Store
from companion.ui.main_window import MainWindow
from companion.ui.theme import Mode, look
from companion.ui.window_state import WindowState


def walk(read: QAccessibleInterface) -> int:
    asked = 1
    children = read.childCount()
    children = min(children, 2000)  # the cells of a long table are all alike
    for number in range(children):
        child = read.child(number)
        if child is not None and child.isValid():
            asked += walk(child)
    for number in range(read.childCount(), read.childCount() + 4):
        read.child(number)
    return asked


def main(home: Path) -> None:
    app = QApplication([])
    look.apply(Mode.LIGHT, 100)
    store = Store(Diary(home / "diary.db"))
    demo.fill(store)
    window = MainWindow(store, WindowState(home / "window.ini"))
    window.show_page("today")
    window.show()
    for _ in range(2):
        for page in window.pages:
            window.show_page(page)
            window.undo_bar.show_step("Pain 8 saved")
            app.processEvents()
            asked = 0
            if page == "learn":
                window.page.open_term()
                app.processEvents()
                asked += walk(QAccessible.queryAccessibleInterface(window))
                window.page.open_article("pain")
                text = window.page.view.text
                text.open_meaning(next(at.begin for at in text._links if at.target[:4] == "term"))
            if page == "today":
                window.read_about("symptom:pain")
            app.processEvents()
            print(page, asked + walk(QAccessible.queryAccessibleInterface(window)))
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Put the window together. The door to Qt: nothing below imports it, nothing beside opens it."""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from companion import APPLICATION_ID, __version__, paths
from companion.storage.diary import Diary
from companion.storage.faults import Fault, StorageError
from companion.storage.store import Store
from companion.ui import errors
from companion.ui.main_window import TODAY, MainWindow, first_text_size
from companion.ui.theme import STYLE, look
from companion.ui.window_state import WindowState


def main(home: Path, *, demo: bool = False, page: str | None = None) -> int:
    """Run until the window closes; return the exit status.

    `home` is the folder of the diary; with `demo` it is left alone.
    """
    os.umask(0o077)  # what is made here is for nobody else
    qInstallMessageHandler(_on_qt_message)
    QApplication.setDesktopFileName(APPLICATION_ID)
    # As the first word of the command line it becomes the name by which the task bar finds the entry.
    # To set the style later would make Python's image of it, 15 ms of the start.
    app = QApplication([APPLICATION_ID, "-style", STYLE])
    look.styled = True
    app.setApplicationName("Companion")
    app.setApplicationVersion(__version__)
    if not demo:
        return _run(app, home, demo=False, page=page)
    import tempfile  # noqa: PLC0415 - for nobody else

    with tempfile.TemporaryDirectory(prefix="companion-demo-") as folder:
        return _run(app, Path(folder), demo=True, page=page)


def _run(app: QApplication, home: Path, *, demo: bool, page: str | None) -> int:
    state = WindowState(paths.window_settings_in(home))
    look.apply(state.mode, state.text_size or first_text_size(app.primaryScreen()))
    store = _open(home, state)
    if store is None:
        return 1
    if demo:
        from companion import demo as made_up  # noqa: PLC0415 - for nobody else

        made_up.fill(store)
    window = MainWindow(store, state, demo=demo)
    window.setWindowIcon(QIcon(str(paths.RESOURCES / "icons" / f"{APPLICATION_ID}.svg")))
    errors.install(window)
    window.show_page(_first_page(window, page or state.page))
    window.restore_size()
    window.show()
    window.page.first_control().setFocus()
    window.painted.connect(lambda: _after_the_first_paint(app, window))
    try:
        return app.exec()
    finally:
        window.worker.wait()
        store.close()


def _first_page(window: MainWindow, wanted: str) -> str:
    """Return the page to open on: as asked for, or where the person was last, or Today."""
    if wanted in window.pages:
        return wanted
    if wanted:
        sys.stderr.write(f"Companion has no page “{wanted}” yet. It opens on Today.\n")
    return TODAY


def _after_the_first_paint(app: QApplication, window: MainWindow) -> None:
    """Do what nobody waits for."""
    from companion.ui.widgets.focus_ring import FocusRing  # noqa: PLC0415

    FocusRing(app)
    gc.enable()
    window.look_over_the_file()
    window.store.diary.warm_up()


def _open(home: Path, state: WindowState) -> Store | None:
    """Open the diary; where that cannot be, say why, until it can or the person gives up."""
    anew = False
    while True:
        try:
            return Store(Diary(paths.diary_in(home), anew=anew))
        except StorageError as error:
            from companion.ui.dialogs.cannot_open import CannotOpenDialog  # noqa: PLC0415

            sys.stderr.write(f"{error}\n")
            dialog = CannotOpenDialog(
                str(error),
                may_start_anew=error.fault is Fault.MISSING,
                region=state.region_in_force,
            )
            if not dialog.exec():
                return None
            anew = dialog.anew


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Say in one sentence why no window can open; Qt itself would abort."""
    if kind is QtMsgType.QtFatalMsg:
        sys.stderr.write(f"{_why_no_window(text)}\n")
        sys.stderr.flush()
        os._exit(1)
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and os.environ.get(
        "COMPANION_DEBUG"
    ):
        sys.stderr.write(f"{text}\n")


def _why_no_window(text: str) -> str:
    # Imported here: only a start that fails needs them.
    import ctypes  # noqa: PLC0415

    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if sys.platform == "linux" and platform in ("", "xcb") and has_display:
        try:
            ctypes.CDLL(str(plugins / "libqxcb.so"))
        except OSError as error:
            missing = str(error).split(":", maxsplit=1)[0]
            return (
                f"Companion cannot open its window: the system library {missing} is missing."
                " On Debian or Ubuntu, install it with: sudo apt install libxcb-cursor0"
                " libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
            )
    if sys.platform == "linux" and platform in ("", "xcb", "wayland"):
        return (
            "Companion cannot open its window: there is no screen here that it could use."
            " Start it from a desktop."
        )
    reason = text.splitlines()[0] if text else "unknown reason"
    return f"Companion cannot open its window with QT_QPA_PLATFORM={platform}: {reason}"

"""What the window remembers outside the diary: its size, page, theme and text size. Nothing personal."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from companion.ui.theme import TEXT_SIZES, Mode


class WindowState:
    """The file `window.ini`. What cannot be read is as if it had never been set."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """Light, dark or automatic."""
        kept = str(self._settings.value("theme", ""))
        return Mode(kept) if kept in set(Mode) else Mode.AUTOMATIC

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("theme", str(mode))

    @property
    def text_size(self) -> int | None:
        """The text size in percent, or None where none was chosen yet."""
        kept = str(self._settings.value("text_size", ""))
        return int(kept) if kept in {str(size) for size in TEXT_SIZES} else None

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._settings.setValue("text_size", percent)

    @property
    def page(self) -> str:
        """The page that was open last."""
        return str(self._settings.value("page", ""))

    @page.setter
    def page(self, page: str) -> None:
        self._settings.setValue("page", page)

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window, as Qt keeps them."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def keep(self) -> None:
        """Write the file now."""
        self._settings.sync()

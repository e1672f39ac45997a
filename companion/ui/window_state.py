"""What the window remembers outside the diary: its size, page, theme and text size. Nothing personal."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from companion.domain import regions
from companion.domain.regions import Region
from companion.ui.theme import TEXT_SIZES, Mode


def region_here() -> Region:
    """Return the region that this computer is set to."""
    return regions.region_of(QLocale.territoryToCode(QLocale.system().territory()))


class WindowState:
    """The file `window.ini` at `path`. What cannot be read is as if it had never been set."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._settings = self._opened()

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

    @property
    def pane_width(self) -> int:
        """The width (px) of what is read beside a page, or 0 where none was chosen."""
        kept = str(self._settings.value("pane_width", ""))
        return int(kept) if kept.isdecimal() else 0

    @pane_width.setter
    def pane_width(self, width: int) -> None:
        self._settings.setValue("pane_width", width)

    @property
    def region(self) -> str:
        """The id of the region that was chosen, or "" for the one that the computer is set to."""
        kept = str(self._settings.value("region", ""))
        return kept if kept in regions.BY_ID else ""

    @region.setter
    def region(self, region_id: str) -> None:
        self._settings.setValue("region", region_id)

    @property
    def region_in_force(self) -> Region:
        """The region that was chosen, else the one that the computer is set to."""
        return regions.BY_ID[self.region] if self.region else region_here()

    def keep(self) -> bool:
        """Write the file now; return whether the disk took it. Else it is tried again next time."""
        # Opened anew, for the status of one stays at the first thing that went wrong with it.
        self._settings = self._opened()
        self._settings.sync()
        return self._settings.status() is not QSettings.Status.AccessError

    def _opened(self) -> QSettings:
        return QSettings(str(self.path), QSettings.Format.IniFormat)

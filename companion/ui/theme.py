"""How everything looks: one table of colors and sizes, and the one style sheet made from it."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colors of one theme, as #RRGGBB. No other module names a color."""

    bg: str  # page background
    surface: str  # cards, inputs
    sunken: str  # rail, wells, hover
    line: str  # hairlines (decoration only)
    line_strong: str  # outline of inputs and buttons
    text: str  # all main text
    text2: str  # captions, placeholders
    accent: str  # primary button, links, nav marker
    accent_hover: str  # primary hover
    on_accent: str  # text on accent
    accent_soft: str  # chosen chip, selected row, notes
    on_accent_soft: str  # text on accent_soft
    focus: str  # keyboard focus ring, 3 px; chart cursor
    sev0: str  # scale cell 0
    sev1: str  # scale cells 1 to 3
    sev2: str  # scale cells 4 to 6
    sev3: str  # scale cells 7 to 10
    on_sev: str  # numeral on any unchosen cell
    sel: str  # chosen cell
    on_sel: str  # numeral on chosen cell
    bar1: str  # mini bar, mild
    bar2: str  # mini bar, moderate
    bar3: str  # mini bar, severe; chart line
    ok: str  # “Saved” text
    info: str  # info banner
    info_soft: str  # info banner fill
    warn: str  # heads-up text, “Question” tag
    warn_soft: str  # heads-up fill, search hit
    danger: str  # not-saved banner, emergency card only
    danger_soft: str  # its fill
    toast: str  # undo bar fill
    on_toast: str  # undo bar text
    toast_link: str  # “Undo”


LIGHT = Tokens(
    bg="#F6F4EF",
    surface="#FFFFFF",
    sunken="#EDE9E1",
    line="#DCD6CA",
    line_strong="#857E72",
    text="#23272B",
    text2="#555B61",
    accent="#0E5E62",
    accent_hover="#0A484B",
    on_accent="#FFFFFF",
    accent_soft="#DCECEA",
    on_accent_soft="#0A484B",
    focus="#C2410C",
    sev0="#F1EEE8",
    sev1="#EBE6F5",
    sev2="#D8CEEC",
    sev3="#BFAEDF",
    on_sev="#2A2140",
    sel="#4A3684",
    on_sel="#FFFFFF",
    bar1="#8B76BF",
    bar2="#7A63B4",
    bar3="#4A3684",
    ok="#1C6638",
    info="#1F4E8C",
    info_soft="#E6EEF8",
    warn="#7A4300",
    warn_soft="#FFF0D9",
    danger="#9B231A",
    danger_soft="#FBEAE7",
    toast="#23272B",
    on_toast="#FFFFFF",
    toast_link="#A9DDD8",
)

DARK = Tokens(
    bg="#14171A",
    surface="#1D2125",
    sunken="#262B30",
    line="#373E45",
    line_strong="#88919A",
    text="#ECE9E3",
    text2="#B6B8B6",
    accent="#7FCBC5",
    accent_hover="#A3DDD8",
    on_accent="#05282A",
    accent_soft="#1D3B3C",
    on_accent_soft="#BFE7E3",
    focus="#FFB26B",
    sev0="#262B30",
    sev1="#2C2A3D",
    sev2="#393352",
    sev3="#4A4069",
    on_sev="#EFEAF9",
    sel="#D3C6F5",
    on_sel="#1E1638",
    bar1="#887BBA",
    bar2="#A796D9",
    bar3="#D3C6F5",
    ok="#86D3A0",
    info="#9CC3F2",
    info_soft="#1C2C40",
    warn="#F4C078",
    warn_soft="#3A2B14",
    danger="#F3A69C",
    danger_soft="#40201C",
    toast="#ECE9E3",
    on_toast="#1B1E21",
    toast_link="#0A484B",
)


class Mode(StrEnum):
    """What the person chose for light and dark."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    DARK = "dark"


TEXT_SIZES = (100, 125, 150, 200)  # percent


class Look(QObject):
    """The theme and text size in force. Painted widgets read it at paint time; there is one.

    With k = `text_size` / 100, sizes in pixels at 100 % grow by these rules (DESIGN section 5):
    type by k, control heights by 1 + 0.78(k-1), scale cells by 1 + 0.5(k-1),
    spacing by 1 + 0.3(k-1), rail rows by 1 + 0.17(k-1).
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.dark = False
        self.text_size = 100

    def type(self, px: float) -> int:
        """Return a type size in pixels."""
        return round(px * self.text_size / 100)

    def control(self, px: float) -> int:
        """Return the height of a button, input or row in pixels."""
        return self._grown(px, 0.78)

    def cell(self, px: float) -> int:
        """Return a size of a scale cell in pixels."""
        return self._grown(px, 0.5)

    def space(self, px: float) -> int:
        """Return a gap in pixels."""
        return self._grown(px, 0.3)

    def rail(self, px: float) -> int:
        """Return the height of a rail row in pixels."""
        return self._grown(px, 0.17)

    def _grown(self, px: float, rate: float) -> int:
        return round(px * (1 + rate * (self.text_size / 100 - 1)))


look = Look()

"""How everything looks: one table of colors and sizes, and the one style sheet made from it."""

import struct
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, qRegisterResourceData
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from companion.paths import RESOURCES

STYLE = "Fusion"


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
        self.mode = Mode.AUTOMATIC
        self.border = 1  # px; 2 where the system asks for high contrast
        self.styled = False  # whether the application was begun in our style
        self._listening = False

    def apply(self, mode: Mode, text_size: int) -> None:
        """Dress the whole application. `text_size` is one of `TEXT_SIZES`, in percent.

        Needs a QApplication. The first call comes before the first widget: Qt would not give the
        font to those that are there already.
        """
        self.mode, self.text_size = mode, text_size
        hints = QGuiApplication.styleHints()  # held: in one expression its parts die too early
        contrast = hints.accessibility()
        if not self._listening:
            self._listening = True
            if not self.styled:
                QApplication.setStyle(STYLE)
            hints.colorSchemeChanged.connect(self._on_system_changed)
            contrast.contrastPreferenceChanged.connect(self._on_system_changed)
        if mode is Mode.AUTOMATIC:
            self.dark = hints.colorScheme() is Qt.ColorScheme.Dark  # Unknown means light
        else:
            self.dark = mode is Mode.DARK
        high = contrast.contrastPreference() is Qt.ContrastPreference.HighContrast
        self.tokens = _tokens(dark=self.dark, high=high)
        self.border = 2 if high else 1
        QApplication.setPalette(_palette(self.tokens))
        font = QApplication.font()
        font.setPixelSize(self.type(16))
        QApplication.setFont(font)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(_sheet(self))
        self.changed.emit()

    def type(self, px: float) -> int:
        """Return a type size in pixels."""
        return round(px * self.text_size / 100)

    def control(self, px: float) -> int:
        """Return the height of a button, input or row in pixels."""
        return self._grown(px, 0.78)

    def cell(self, px: float) -> int:
        """Return a size of a scale cell or an icon in pixels."""
        return self._grown(px, 0.5)

    def space(self, px: float) -> int:
        """Return a gap in pixels."""
        return self._grown(px, 0.3)

    def rail(self, px: float) -> int:
        """Return the height of a rail row in pixels."""
        return self._grown(px, 0.17)

    def _grown(self, px: float, rate: float) -> int:
        return round(px * (1 + rate * (self.text_size / 100 - 1)))

    def _on_system_changed(self) -> None:
        self.apply(self.mode, self.text_size)


def _tokens(*, dark: bool, high: bool) -> Tokens:
    plain = DARK if dark else LIGHT
    return replace(plain, line=plain.line_strong, text2=plain.text) if high else plain


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for color, roles in (
        (t.bg, (role.Window,)),
        (t.surface, (role.Base, role.Button, role.Light, role.Midlight)),
        (t.sunken, (role.AlternateBase,)),
        (t.text, (role.WindowText, role.Text, role.ButtonText, role.BrightText)),
        (t.text2, (role.PlaceholderText,)),
        (t.line_strong, (role.Mid, role.Dark, role.Shadow)),
        (t.accent, (role.Highlight, role.Accent, role.Link, role.LinkVisited)),
        (t.on_accent, (role.HighlightedText,)),
        (t.toast, (role.ToolTipBase,)),
        (t.on_toast, (role.ToolTipText,)),
    ):
        for one in roles:
            palette.setColor(one, QColor(color))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(t.text2))
    return palette


# Qt reads the marks from these bytes for as long as the program runs: they must not be freed.
_marks: dict[str, tuple[bytes, bytes, bytes]] = {}


def _mark(name: str, color: str) -> str:
    """Return the address of an icon in one color, for a style sheet, which takes only files.

    The tinted drawing stays in memory, as a Qt resource with one folder and one file.
    """
    folder = f"{name}{color[1:]}"
    if folder not in _marks:
        drawing = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
        svg = drawing.replace("currentColor", color).encode()
        names = _resource_name(folder) + _resource_name("i.svg")
        second = len(_resource_name(folder))
        tree = (
            struct.pack(">IHII", 0, 2, 1, 1)  # the root: a folder whose one child is node 1
            + struct.pack(">IHII", 0, 2, 1, 2)  # our folder: its one child is node 2
            + struct.pack(">IHHHI", second, 0, 0, 1, 0)  # the file: any country, language C
        )
        _marks[folder] = (tree, names, struct.pack(">I", len(svg)) + svg)
        qRegisterResourceData(1, *_marks[folder])
    return f"url(:/{folder}/i.svg)"


def _resource_name(name: str) -> bytes:
    total = 0
    for char in name:
        total = (total << 4) + ord(char)
        total = (total ^ ((total & 0xF0000000) >> 23)) & 0x0FFFFFFF
    return struct.pack(">HI", len(name), total) + name.encode("utf-16-be")


def _sheet(look: Look) -> str:
    """Return the one style sheet. Pages choose by the properties `kind` and `role`."""
    t, b, px = look.tokens, look.border, look.type
    high = look.control(44) - 2 * b  # Qt counts a height without its border
    chip = look.control(38)
    gap, icon, box = look.space(12), look.cell(20), look.cell(24)
    line, edge = f"{b}px solid {t.line}", f"{b}px solid {t.line_strong}"
    caret, tick = _mark("caret-down", t.text), _mark("check", t.on_accent)
    plus, minus = _mark("plus", t.text), _mark("minus", t.text)
    return f"""
QPushButton {{ min-height: {high}px; padding: 0 {gap + 4}px; border: {edge}; border-radius: 10px;
  background: {t.surface}; color: {t.text}; font-weight: 500; icon-size: {icon}px; }}
QPushButton:hover {{ background: {t.sunken}; }}
QPushButton:pressed {{ background: {t.accent_soft}; color: {t.on_accent_soft}; }}
QPushButton:disabled {{ color: {t.text2}; border-color: {t.line}; background: {t.bg}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; border-color: {t.accent};
  color: {t.on_accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
  background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
  padding: 0 {gap}px; color: {t.accent}; font-weight: 600; }}
QPushButton[kind="quiet"]:hover, QPushButton[kind="quiet"]:pressed {{
  background: {t.accent_soft}; color: {t.on_accent_soft}; }}
QPushButton[kind="danger"] {{ border-color: {t.danger}; color: {t.danger}; font-weight: 600; }}
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {{
  background: {t.danger_soft}; }}
QPushButton[kind="chip"] {{ min-height: {chip - 2 * b}px; border-radius: {chip // 2}px; }}
QPushButton[kind="chip"]:checked {{ min-height: {chip - 4}px; padding: 0 {gap + 3}px;
  border: 2px solid {t.accent}; background: {t.accent_soft}; color: {t.on_accent_soft}; }}
QPushButton[kind="toast"] {{ background: transparent; border-color: transparent;
  padding: 0 {gap}px; color: {t.toast_link}; font-weight: 600; text-decoration: underline; }}
QPushButton[place="rail"] {{ min-height: {look.rail(44)}px; padding: 0 {gap}px; }}
QPushButton[wordless="true"] {{ padding: 0; min-width: {high}px; }}

QLabel[role="page-title"] {{ font-size: {px(28)}px; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {px(20)}px; font-weight: 600; }}
QLabel[role="caption"] {{ font-size: {px(14)}px; color: {t.text2}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="numeral"] {{ font-size: {px(17)}px; font-weight: 600; }}
QLabel[role="article-title"] {{ font-size: {px(24)}px; font-weight: 600; }}
QLabel[role="article"], QTextBrowser[role="article"] {{ font-size: {px(18)}px; }}
QLabel[role="phone"] {{ font-size: {px(24)}px; font-weight: 600; }}
QLabel[role="saved"] {{ color: {t.ok}; }}
QLabel[role="problem"] {{ color: {t.danger}; font-weight: 600; }}

QFrame[role="card"] {{ background: {t.surface}; border: {line}; border-radius: 14px; }}
QFrame[role="rail"] {{ background: {t.sunken}; border: none; border-right: {line}; }}
QFrame[role="toast"] {{ background: {t.toast}; border: none; border-radius: 12px; }}
QFrame[role="toast"] QLabel {{ color: {t.on_toast}; }}
QGroupBox[bare="true"] {{ border: none; margin: 0; padding: 0; }}
QFrame[role="panel"] {{ background: {t.sunken}; border: none; border-radius: 14px; }}

QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: {high}px; border: {edge};
  border-radius: 10px; background: {t.surface}; color: {t.text}; padding: 0 {gap}px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QTextEdit, QPlainTextEdit {{ border: {edge}; border-radius: 10px; background: {t.surface};
  color: {t.text}; padding: 6px {gap - 4}px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ min-height: 0; border: none; padding: 0; }}
QLineEdit, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {t.text2}; }}
QTextBrowser[role="article"] {{ border: none; background: transparent; padding: 0; }}
QLineEdit[problem="true"], QTextEdit[problem="true"], QPlainTextEdit[problem="true"],
QComboBox[problem="true"], QAbstractSpinBox[problem="true"] {{ border-color: {t.danger}; }}

QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: none; width: {icon + gap}px; }}
QComboBox::down-arrow {{ image: {caret}; width: {icon}px; height: {icon}px; }}
QComboBox QAbstractItemView {{ border: {edge}; background: {t.surface}; color: {t.text};
  selection-background-color: {t.accent_soft}; selection-color: {t.on_accent_soft}; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {look.control(44)}px; padding: 0 {gap}px; }}
QAbstractSpinBox {{ padding: 0 {high + 4}px; max-height: {high}px; }}
QAbstractSpinBox::down-button, QAbstractSpinBox::up-button {{ subcontrol-origin: border;
  width: {high - 2}px; height: {high - 2}px; border: none; margin: {b}px; border-radius: 9px; }}
QAbstractSpinBox::down-button {{ subcontrol-position: left center; }}
QAbstractSpinBox::up-button {{ subcontrol-position: right center; }}
QAbstractSpinBox::down-button:hover, QAbstractSpinBox::up-button:hover {{
  background: {t.sunken}; }}
QAbstractSpinBox::down-arrow {{ image: {minus}; width: {icon}px; height: {icon}px; }}
QAbstractSpinBox::up-arrow {{ image: {plus}; width: {icon}px; height: {icon}px; }}

QCheckBox, QRadioButton {{ min-height: {look.control(40)}px; spacing: 10px; outline: 0; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box - 2 * b}px; height: {box - 2 * b}px;
  border: {edge}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: 6px; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: {tick}; }}
QRadioButton::indicator {{ border-radius: {box // 2}px; }}
QRadioButton::indicator:checked {{ width: {box - 14}px; height: {box - 14}px;
  border: 7px solid {t.accent}; background: {t.on_accent}; }}

QAbstractItemView {{ outline: 0; }}
QTableView, QListView {{ border: none; background: transparent; color: {t.text};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QTableView::item {{ border-bottom: {line}; padding: 0 {gap}px; }}
QTableView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.text2}; font-size: {px(14)}px;
  font-weight: 600; border: none; border-bottom: 2px solid {t.line_strong};
  padding: 0 {gap + 3}px; min-height: {look.control(40)}px; }}
QTableCornerButton::section {{ background: {t.surface}; border: none; }}

QScrollBar:vertical {{ width: 14px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 14px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: 5px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 44px; }}
QScrollBar::handle:horizontal {{ min-width: 44px; }}
QScrollBar::handle:hover {{ background: {t.text2}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}

QToolTip {{ background: {t.toast}; color: {t.on_toast}; border: none; padding: 6px 10px;
  font-size: {px(14)}px; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: {edge}; padding: 4px; }}
QMenu::item {{ padding: 10px 20px; border-radius: 8px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.on_accent_soft}; }}
QProgressBar {{ min-height: 14px; max-height: 14px; border: {edge}; border-radius: 8px;
  background: {t.sunken}; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 7px; }}
QSplitter::handle {{ background: {t.sunken}; }}
"""


look = Look()

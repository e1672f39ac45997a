"""Every page and dialog, at every size: what can be pressed, read, reached and seen."""

from collections import Counter
from itertools import combinations, count, pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontDatabase, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from companion import clock
from companion.ui.dialogs.form import Form
from companion.ui.theme import Mode, look
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.choice_row import Choice, ChoiceRow, focus_by_key
from companion.ui.widgets.count_picker import CountPicker
from companion.ui.widgets.entry_table import DAY, ENTERED_BY, TIME, EntryTable
from companion.ui.widgets.fitted_text import FittedText
from companion.ui.widgets.focus_ring import _Line
from companion.ui.widgets.marked_text import MarkedText
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import short_name
from companion.ui.widgets.symptom_row import SymptomRow
from companion.ui.widgets.tab_order import first_stop
from companion.ui.widgets.table import Table
from companion.ui.widgets.undo_bar import UndoBar
from companion.ui.widgets.value_words import ValueWords
from tests.every_page import DIARIES, MORNING, OPENERS, dress, make_diary, set_clock, staged
from tests.ui.test_theme import luminance

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LAPTOP, SMALL = QSize(1366, 768), QSize(960, 600)
SETTINGS = {  # name: text size in percent, window, font
    "100": (100, LAPTOP, ""),
    "200": (200, LAPTOP, ""),
    "small-100": (100, SMALL, ""),
    "small-150": (150, SMALL, ""),
    "small-200": (200, SMALL, ""),
    "DejaVu": (100, LAPTOP, "DejaVu Sans"),
    "Inter": (100, LAPTOP, "Inter"),
}
TABBED = Qt.FocusPolicy.TabFocus


@pytest.fixture(scope="session")
def diaries(tmp_path_factory):
    was = clock.now, clock.today
    set_clock(MORNING)
    folder = tmp_path_factory.mktemp("diaries")
    made = {kind: make_diary(kind, folder / kind) for kind in DIARIES}
    clock.now, clock.today = was
    return made


@pytest.fixture
def stop_clock(monkeypatch):
    monkeypatch.setattr(clock, "now", clock.now)  # put back what the stage sets
    monkeypatch.setattr(clock, "today", clock.today)
    set_clock(MORNING)


@pytest.fixture
def seen(qapp, qtbot, diaries, tmp_path, stop_clock):
    """Return a function that opens something and gives the stage it is on."""
    font, number, open_stages = QApplication.font(), count(), []

    def open_it(opener, *, text_size=100, size=LAPTOP, family=""):
        dress(Mode.LIGHT, text_size, family if family in QFontDatabase.families() else "")
        stage = staged(diaries[opener.diary], tmp_path / f"home {next(number)}", size)
        open_stages.append(stage)
        made = stage.__enter__()
        opener.open(made)
        made.settle()
        return made

    yield open_it
    for stage in reversed(open_stages):
        stage.__exit__(None, None, None)
    QApplication.setFont(font)
    dress(Mode.LIGHT, 100)


def by_name(opener):
    return opener.name


def family_of(opener):
    return opener.name.partition("-")[0]


# Everything is seen where there is most and where there is least room; what lies between, and other
# fonts, by one of each family: the others are made of the same parts.
FIRSTS = {family_of(opener): opener for opener in reversed(OPENERS)}
SEEN = [
    (opener, setting)
    for opener in OPENERS
    for setting in SETTINGS
    if setting == "small-200" or (opener in FIRSTS.values() and setting not in {"100", "200"})
]


@pytest.mark.parametrize("opener", OPENERS, ids=by_name)
def test_all_can_be_read_reached_and_pressed_in_a_laptops_window(seen, opener):
    stage = seen(opener)
    assert faults_of(stage, names_fit=opener.diary != "hard") == []
    assert list(pale_words(stage.seen)) == []
    dress(Mode.DARK, 100)
    stage.settle()
    assert list(pale_words(stage.seen)) == []
    if stage.dialog is None:  # a dialog keeps its window from being reached meanwhile
        dress(Mode.LIGHT, 200)
        stage.settle()
    else:
        stage = seen(opener, text_size=200)
    assert faults_of(stage, names_fit=opener.diary != "hard") == []


@pytest.mark.parametrize(("opener", "setting"), SEEN, ids=lambda each: getattr(each, "name", each))
def test_all_can_be_read_reached_and_pressed(seen, opener, setting):
    text_size, size, family = SETTINGS[setting]
    stage = seen(opener, text_size=text_size, size=size, family=family)
    assert faults_of(stage, names_fit=opener.diary != "hard") == []


# What can be wrong


def faults_of(stage, *, names_fit):
    root = stage.seen
    controls = list(controls_in(root))
    return [
        *nameless(controls),
        *named_twice(controls),
        *too_small(controls),
        *cut_off(root, names_fit=names_fit),
        *sideways(root),
        *out_of_place(root, controls),
        *lying_on_each_other(controls),
        *out_of_order(stage),
        *unseen_focus(root, controls),
    ]


def visible(root, kind):
    return (each for each in root.findChildren(kind) if each.isVisibleTo(root))


def part_of_a_control(widget):
    """Whether it is the line inside a combo or a spin box."""
    return isinstance(widget.parent(), QComboBox | QAbstractSpinBox)


def controls_in(root):
    for each in visible(root, QWidget):
        if each.window() is not root or part_of_a_control(each) or isinstance(each, _Line):
            continue
        if isinstance(each, QAbstractButton) or (
            each.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(each, QLabel)
        ):
            yield each


def told(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


def shown(widget):
    return f"{type(widget).__name__} “{told(widget)[1]}”"


def nameless(controls):
    return (f"without a name: {each!r}" for each in controls if not told(each)[1].strip())


def named_twice(controls):
    # The buttons beside a count are parts of the one control that has the keyboard.
    alone = [each for each in controls if not isinstance(each.parent(), CountPicker)]
    times = Counter(told(each) for each in alone)
    return (f"{n} times {role.name} “{name}”" for (role, name), n in times.items() if n > 1)


def too_small(controls):
    for each in controls:
        if isinstance(each, Choice):
            least = (46, 46)
        elif isinstance(each.parent(), Chips):
            least = (44, 38)
        elif isinstance(each, QToolButton) or each.property("wordless"):
            least = (24, 24)
        elif isinstance(each, QPushButton | QLineEdit | QComboBox | QAbstractSpinBox):
            least = (44, 44)
        else:
            continue
        if each.width() < least[0] or each.height() < least[1]:
            yield f"only {each.width()}×{each.height()}: {shown(each)}"


def cut_off(root, *, names_fit):
    strips = [*visible(root, Banner), *visible(root, UndoBar)]
    smallest = root.height() <= SMALL.height() and look.text_size == 200
    for each in visible(root, QLabel):
        if smallest and any(strip.isAncestorOf(each) for strip in strips):
            continue  # the smallest window has no room for a long strip at 200 %: 150 % is the most
        if each.window() is root and each.text() and not fits_label(each):
            yield f"cut off: “{each.text()}” in {each.width()}×{each.height()}"
    for each in visible(root, QAbstractButton):
        if each.window() is root and not fits_button(each):
            yield f"cut off: {shown(each)} in {each.width()}×{each.height()}"
    yield from cut_off_inputs(root, names_fit=names_fit)
    for each in visible(root, Table):
        yield from cut_off_cells(each)


def cut_off_inputs(root, *, names_fit):
    for each in visible(root, QLineEdit):
        room = each.width() - 24
        if each.placeholderText() and not each.text() and advance(each) > room:
            yield f"cut off: “{each.placeholderText()}”"
    for each in visible(root, QComboBox):
        if each.window() is root and names_fit and not fits_combo(each):
            yield f"cut off: {each.currentText()} in {shown(each)}"


def advance(edit):
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText())


def fits_label(label):
    if isinstance(label, FittedText | MarkedText):
        return label.height() >= label.heightForWidth(label.width())
    if isinstance(label, ValueWords):
        return label.width() >= label.column_size().width()
    if not label.wordWrap():
        return (
            label.sizeHint().width() <= label.width()
            and label.sizeHint().height() <= label.height()
        )
    words = label.text().replace("/", " ").replace("-", " ").replace("\u200b", " ").split()
    widest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    return label.heightForWidth(label.width()) <= label.height() and widest <= label.width()


def fits_button(button):
    if isinstance(button.parent(), Chips):
        wide = button.sizeHint().width() <= button.width()
        return wide or button.heightForWidth(button.width()) <= button.height()
    if isinstance(button, Choice):
        font = QFont(button.font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(button.text()) <= button.width()
    if isinstance(button, QPushButton) and button.text():
        hint = button.sizeHint()
        return hint.width() <= button.width() and hint.height() <= button.height()
    return True


def fits_combo(combo):
    text = combo.fontMetrics().horizontalAdvance(combo.currentText())
    return text <= combo.width() - combo.height() // 2 - 20  # the arrow and the padding


def cut_off_cells(table):
    header, model = table.horizontalHeader(), table.model()
    room = table.viewport().width()
    if header.length() > room:
        yield f"columns {header.length()} px in {room} px"
    if not isinstance(table, EntryTable):
        return
    for column in (DAY, TIME, ENTERED_BY):
        if table.isColumnHidden(column) or table.isColumnHidden(TIME):
            continue  # in the narrowest table words are shortened: all of them stand below it
        for row in range(min(6, model.rowCount())):
            index = model.index(row, column)
            if table.sizeHintForIndex(index).width() > table.columnWidth(column) and (
                len(index.data()) < 20
            ):
                yield f"cut off in the table: “{index.data()}”"


def sideways(root):
    for each in visible(root, ScrollPage):
        room = each.view.width()
        if each.holder.width() > room:
            yield f"scrolls sideways: {each.holder.width()} px in {room} px"


def out_of_place(root, controls):
    labels = [each for each in visible(root, QLabel) if each.window() is root]
    for each in (*controls, *labels):
        above = each.parentWidget()
        if above is None or isinstance(above.parent(), QAbstractScrollArea):
            continue
        if each.text() == "" if isinstance(each, QLabel) else False:
            continue
        if not above.rect().contains(each.geometry()):
            yield f"outside its place: {shown(each)} {each.geometry()} in {above.rect()}"
        left = each.mapTo(root, QPoint(0, 0)).x()
        if left < 0 or left + each.width() > root.width():
            yield f"outside the window: {shown(each)}"


def lying_on_each_other(controls):
    places = [
        (each, QRect(each.mapTo(each.window(), QPoint(0, 0)), each.size())) for each in controls
    ]
    for (one, here), (other, there) in combinations(places, 2):
        nested = one.isAncestorOf(other) or other.isAncestorOf(one)
        same_place = scrolled_by(one) is scrolled_by(other)
        if same_place and not nested and here.intersects(there):
            yield f"{shown(one)} lies on {shown(other)}"


def scrolled_by(widget):
    above = widget.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    return above


def tab_stops(root):
    """Return what Tab comes to in turn, from the first control of the window."""
    chain, at = [], root
    while True:
        at = at.nextInFocusChain()
        if at is root:
            return chain
        if (
            at.window() is root
            and at.isVisibleTo(root)
            and at.isEnabled()
            and at.focusPolicy() & TABBED == TABBED
            and not part_of_a_control(at)
        ):
            chain.append(at)


def out_of_order(stage):
    stops = tab_stops(stage.seen)
    if isinstance(stage.dialog, Form):
        # The first field has the keyboard; from the last button Tab comes round to it again.
        parts = [(stage.dialog, rotated(stops, first_stop(stage.dialog.fields.parentWidget())))]
    elif stage.dialog is not None:
        parts = [(stage.dialog, stops)]
    else:
        order = parts_of(stage.window)
        parts = [(part, [each for each in stops if part.isAncestorOf(each)]) for part in order]
        turns = [each for _, inside in parts for each in inside]
        if rotated(stops, turns[0]) != turns:
            yield f"Tab goes {[shown(each) for each in stops]}"
    for part, stops in parts:
        for one, other in pairwise(stops):
            # What lies in a page that is itself a stop comes after it, wherever it is scrolled to.
            if one.isAncestorOf(other) or same_row(one, other):
                continue
            if scrolled_by(one) is not scrolled_by(other):
                continue
            here, there = place_in(part, one), place_in(part, other)
            beside = there.top() < here.bottom() and here.top() < there.bottom()
            if there.bottom() <= here.top() or (beside and there.left() < here.left()):
                yield f"Tab goes back from {shown(one)} to {shown(other)}"


def same_row(one, other):
    """Whether both are of one symptom: where its row is in two lines, Clear stands in the first."""
    return any(
        isinstance(each.parentWidget(), SymptomRow) and each.parentWidget().isAncestorOf(that)
        for each, that in ((one, other), (other, one))
    )


def parts_of(window):
    """Return the parts of the window in the order in which they are read."""
    pane = [window.beside.pane] if window.beside.is_open else []
    shown = [window.page] if window.stack.isVisible() else []
    return [window._side, *window.banners.values(), *shown, *pane, window.undo_bar]


def rotated(stops, first):
    at = stops.index(first)
    return stops[at:] + stops[:at]


def place_in(part, widget):
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def unseen_focus(root, controls):
    root.activateWindow()
    QApplication.processEvents()
    for each in controls:
        if each.focusPolicy() & TABBED != TABBED or isinstance(each.parent(), UndoBar):
            continue
        if isinstance(each, ChoiceRow):
            continue  # it hands the keyboard on to one of its buttons
        if each.hasFocus():
            each.clearFocus()
        focus_by_key(each)
        now = QApplication.focusWidget()
        rings = [ring for ring in root.findChildren(_Line) if ring.isVisibleTo(root)]
        if len(rings) != 1:
            yield f"{len(rings)} rings around {shown(each)}"
            continue
        ring = rings[0]
        if now is None or not whole_in_sight(ring, root):
            yield f"the ring around {shown(each)} is not in sight"


def whole_in_sight(ring, root):
    """Whether all of the ring, or its top where it is taller than the view, can be seen."""
    view = root
    place = QRect(ring.mapTo(root, QPoint(0, 0)), ring.size())
    scroll = next(
        (each for each in visible(root, ScrollPage) if each.holder is ring.parentWidget()), None
    )
    if scroll is not None:
        view = scroll.view
        place = QRect(ring.mapTo(view, QPoint(0, 0)), ring.size())
    place.setHeight(min(place.height(), view.height() - 40))
    return view.rect().contains(place)


def pale_words(root):
    """Name the words whose color is not 4.5 times as light or dark as what is drawn around them."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for each in (*visible(root, QLabel), *visible(root, QPushButton)):
        place = QRect(each.mapTo(root, QPoint(0, 0)), each.size()) & image.rect()
        if type(each) not in (QLabel, QPushButton) or not each.text() or place.isEmpty():
            continue
        if not each.visibleRegion().boundingRect().contains(each.rect()):
            continue  # below the fold: it is looked at where it is in sight
        points = (
            image.pixelColor(x, y).name()
            for x in range(place.left() + 2, place.right() - 1, 2)
            for y in range(place.top() + 2, place.bottom() - 1, 2)
        )
        colors = Counter(points)
        ground = colors.most_common(1)[0][0]
        inks = [contrast(color, ground) for color in colors]
        if max(inks) < 4.5:
            yield f"{max(inks):.1f}: “{each.text()}” on {ground}"


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_short_name_is_whole_or_says_that_it_is_not():
    assert short_name("Trouble thinking or remembering") == "Trouble thinking or remembering"
    assert short_name("Tight feeling around the chest and the ribs") == (
        "Tight feeling around the chest…"
    )
    assert short_name("Donaudampfschifffahrtsgesellschaftskapitän") == "Donaudampfschif…"

"""The order in which Tab goes: that of the layouts, however late a part was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def put_in_order(root: QWidget) -> None:
    """Let Tab go through what `root` holds as it is laid out.

    Qt itself goes by the order in which things were made, and a page makes some of them later.
    """
    for one, other in pairwise(_stops(root)):
        QWidget.setTabOrder(one, other)


def first_stop(root: QWidget) -> QWidget | None:
    """Return what Tab comes to first in `root`."""
    return next((each for each in _stops(root) if each.isVisibleTo(root)), None)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    # Asked where it can tell: to walk the chain goes through Qt's own widgets, and to make out the
    # first of those takes 40 ms of the start.
    tell = getattr(widget, "tab_stops", None)
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif layout is not None:
        yield from _stops_in(layout)
    elif tell is not None:
        yield from (stop for stop in tell() if stop.focusPolicy() != Qt.FocusPolicy.NoFocus)
    elif widget.children():
        yield from _stops_of_its_own(widget)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _stops_in(inner)
        elif widget is not None:
            yield from _stops(widget)


def _stops_of_its_own(widget: QWidget) -> Iterator[QWidget]:
    """Yield what stands in a widget that places its parts itself: it has seen to their order."""
    at = widget.nextInFocusChain()
    while at is not None and at is not widget:
        if widget.isAncestorOf(at) and at.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield at
        at = at.nextInFocusChain()

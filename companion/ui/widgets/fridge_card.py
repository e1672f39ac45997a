"""Who to call, as a card for the fridge: large, in black, on one page."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from companion.domain.contacts import Contact

translate = QCoreApplication.translate

PAGES = 1
POINTS = 22.0  # of its smallest letters, where there is room


def fridge_card(emergency: str, contacts: Iterable[Contact], fever: str, call_about: str) -> str:
    """Return the card as HTML: `emergency` is the sentence, `fever` the number in both units."""
    parts = [_line(emergency, "x-large")]
    for each in contacts:
        parts += [_line(each.name, above=12), _line(each.number, "x-large")]
        if each.hours:
            parts.append(_line(each.hours))
    parts.append(
        _line(
            translate("fridge card", "Fever: call at {number} or above").format(number=fever),
            "large",
            above=16,
        )
    )
    if call_about:
        about = translate("fridge card", "My team asked me to call about")
        parts.append(_line(about, "large", above=16))
        parts += [_line(line) for line in call_about.split("\n")]
    parts.append(_line(translate("fridge card", "If you are not sure, call."), "large", above=16))
    return "".join(parts)


def _line(text: str, size: str = "", *, above: int = 0) -> str:
    words = escape(text) or "&nbsp;"
    larger = f"font-size:{size}; font-weight:600;" if size else ""
    return f"<p style='margin-top:{above}px; margin-bottom:0; {larger}'>{words}</p>"

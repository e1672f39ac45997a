"""When to call, for paper: all of it on two sheets, in black."""

from collections.abc import Iterable
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.contacts import Contact
from companion.domain.when_to_call import Subject, Tier, WhenToCall
from companion.ui import labels
from companion.ui.widgets.call_words import OfHers, asked_about

translate = QCoreApplication.translate

PAGES = 2  # for both sides of one sheet


def sheet(words: WhenToCall, hers: OfHers) -> str:
    """Return the page as HTML, with what is hers where it is needed."""
    parts = [f"<p {_close(6)}><b style='font-size:x-large'>{escape(title())}</b></p>"]
    if words.notice:
        parts.append(f"<p {_close(3)}><b>{escape(words.notice)}</b></p>")
    for tier, head in words.tiers.items():
        parts.append(_heading(head.title))
        parts.append(f"<p {_close(3)}>{escape(head.whom)}</p>")
        if tier is not Tier.EMERGENCY:
            between = "<br>" if tier is Tier.NOW else "; "
            numbers = between.join(_numbers(hers.contacts))
            parts.append(f"<p {_close(2)}>{numbers}</p>")
        parts.append(_table(words.of(tier)))
        last = f"{words.several} {words.unsure}" if tier is Tier.TODAY else words.unsure
        parts.append(f"<p {_close(7)}><b>{escape(last)}</b></p>")
        if tier is Tier.EMERGENCY and hers.call_about:
            parts.append(_heading(asked_about()))
            parts += [f"<p {_close(2)}>{escape(line)}</p>" for line in hers.call_about.split("\n")]
    parts.append(_heading(words.fever_title))
    parts += [f"<p {_close(2)}>{escape(line)}</p>" for line in words.fever]
    if words.treatments:
        parts.append(_heading(by_treatment()))
        parts.append(_table((each.title, in_turn(each)) for each in words.treatments))
    parts.append(f"<p style='margin-top:6px; margin-bottom:0'>{escape(foot(words))}</p>")
    return "".join(parts)


def title() -> str:
    """Return what the page is called."""
    return translate("when to call", "When to call")


def by_treatment() -> str:
    """Return the heading of the last part."""
    return translate("when to call", "By treatment")


def in_turn(subject: Subject) -> Iterable[str]:
    """Return what is noticed of a treatment, each tier in its own line: "Call now: …"."""
    said = {
        Tier.EMERGENCY: translate("when to call", "Emergency: {what}"),
        Tier.NOW: translate("when to call", "Call now: {what}"),
        Tier.TODAY: translate("when to call", "Call today: {what}"),
    }
    for tier, lines in subject.notices.items():
        yield said[tier].format(what="; ".join(_within(line) for line in lines))


def foot(words: WhenToCall) -> str:
    """Return what stands below it all: whose words these are, how old, and whether too old."""
    said = [words.foot]
    if words.checked is not None:
        checked = _date(words.checked)
        said.append(translate("when to call", "Last checked: {day}.").format(day=checked))
    if words.review_by is not None and clock.today() > words.review_by:
        said.append(
            translate(
                "when to call",
                "It was to be looked over again by {day}. Please look for a newer Companion.",
            ).format(day=_date(words.review_by))
        )
    return " ".join(said)


def _date(day: date) -> str:
    return f"{day.day} {labels.month(day.month)} {day.year}"


def _within(line: str) -> str:
    return line if line[1:2].isupper() else line[0].lower() + line[1:]


def _heading(text: str) -> str:
    style = "margin-top:5px; margin-bottom:2px; font-size:large; font-weight:bold"
    return f"<h2 style='{style}'>{escape(text)}</h2>"


def _numbers(contacts: Iterable[Contact]) -> list[str]:
    """Return a line for each number; a line to write on where there is none."""
    lines = [
        f"{escape(each.name)}: <b style='font-size:large'>{escape(each.number)}</b>"
        f" {escape(each.hours)}".rstrip()
        for each in contacts
    ]
    return lines or [
        escape(translate("when to call", "Their number: {line}").format(line="_" * 30))
    ]


def _table(entries: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return titles at the left, where the eye runs down, and what is noticed beside them."""
    rows = "".join(
        f"<tr><td width='34%'><b>{escape(name)}</b></td><td>{_sentences(lines)}</td></tr>"
        for name, lines in entries
    )
    return f"<table width='100%' cellspacing='0' cellpadding='1'>{rows}</table>"


def _sentences(lines: Iterable[str]) -> str:
    return escape(" ".join(line if line[-1] in ".:" else f"{line}." for line in lines))


def _close(below: int) -> str:
    return f"style='margin-top:0; margin-bottom:{below}px'"

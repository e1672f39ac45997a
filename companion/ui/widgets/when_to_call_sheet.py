"""When to call, for paper: all of it on two sheets, in black."""

from collections.abc import Iterable
from datetime import date
from html import escape

from PySide6.QtCore import QCoreApplication

from companion import clock
from companion.domain.when_to_call import Subject, Tier, WhenToCall
from companion.ui import labels

translate = QCoreApplication.translate

PAGES = 2  # for both sides of one sheet


def sheet(words: WhenToCall, team: str) -> str:
    """Return the page as HTML. `team` is a person's own number, or ""."""
    parts = [f"<p {_close(6)}><b style='font-size:xx-large'>{_title()}</b></p>"]
    for tier in Tier:
        head = words.tiers[tier]
        parts.append(_heading(head.title))
        parts.append(f"<p {_close(3)}>{escape(head.whom)}</p>")
        if team and tier is not Tier.EMERGENCY:
            parts.append(f"<p {_close(3)}><b>{escape(team)}</b></p>")
        parts.append(_table(words.of(tier)))
        last = f"{words.several} {words.unsure}" if tier is Tier.TODAY else words.unsure
        parts.append(f"<p {_close(7)}><b>{escape(last)}</b></p>")
    parts.append(_heading(words.fever_title))
    parts += [f"<p {_close(2)}>{escape(line)}</p>" for line in words.fever]
    parts.append(_heading(by_treatment()))
    parts.append(_table((each.title, in_turn(each)) for each in words.treatments))
    parts.append(f"<p style='margin-top:6px; margin-bottom:0'>{escape(foot(words))}</p>")
    return "".join(parts)


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
    said = [
        words.foot,
        translate("when to call", "Last checked: {day}.").format(day=_date(words.checked)),
    ]
    if clock.today() > words.review_by:
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


def _title() -> str:
    return escape(translate("when to call", "When to call"))


def _heading(text: str) -> str:
    return f"<p style='margin-top:5px; margin-bottom:2px'><b style='font-size:x-large'>{escape(text)}</b></p>"


def _table(entries: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return titles at the left, where the eye runs down, and what is noticed beside them."""
    rows = "".join(
        f"<tr><td width='25%'><b>{escape(title)}</b></td><td>{_sentences(lines)}</td></tr>"
        for title, lines in entries
    )
    return f"<table width='100%' cellspacing='0' cellpadding='1'>{rows}</table>"


def _sentences(lines: Iterable[str]) -> str:
    return escape(" ".join(line if line[-1] in ".:" else f"{line}." for line in lines))


def _close(below: int) -> str:
    return f"style='margin-top:0; margin-bottom:{below}px'"

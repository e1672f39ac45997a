"""Whom to call here, in words: the numbers in force, and the guide's page with them filled in."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from companion import paths
from companion.domain import fever
from companion.domain.contacts import Contact
from companion.domain.guide import read_guide
from companion.domain.regions import Region
from companion.domain.when_to_call import Heading, Tier, WhenToCall, read_when_to_call

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class OfHers:
    """What a person wrote down for a call; where `readable` is not set, her diary cannot be read."""

    contacts: tuple[Contact, ...] = ()
    call_about: str = ""
    readable: bool = True


_SOURCES = "sources.toml"
_MOST_BYTES = 1_000_000  # of a file; ours have a tenth of it


def emergency_number(own: str, region: Region) -> str:
    """Return the number for an emergency: the person's own, else the region's, else in words."""
    return own or region.emergency or translate("call", "your local emergency number")


def in_an_emergency(own: str, region: Region) -> str:
    """Return the sentence: "In an emergency call 911"."""
    return translate("call", "In an emergency call {number}").format(
        number=emergency_number(own, region)
    )


def asked_about() -> str:
    """Return the heading over what her team asked her to call about."""
    return translate("call", "What my team asked me to call about")


def when_to_call(region: Region, *, own_emergency: str = "", own_fever: str = "") -> WhenToCall:
    """Return the words of the guide, filled in; where they are damaged, what matters most of them.

    They need no diary.
    """
    try:
        words = read_when_to_call(_text_of("when_to_call.toml"))
    except (OSError, ValueError, RecursionError):
        words = _without_the_guide()
    return words.filled(
        emergency=emergency_number(own_emergency, region),
        fever=fever.in_force(own_fever, region.fever),
        crisis=region.crisis or translate("call", "a crisis line where you live"),
    )


def sources_of(words: WhenToCall) -> list[str]:
    """Return where the words come from, a sentence or two for each source; its id where no more is known."""
    try:
        guide = read_guide({_SOURCES: _text_of(_SOURCES)})
    except (OSError, ValueError):
        guide = read_guide({})
    found = {each: guide.source(each) for each in words.sources}
    return [
        ". ".join(filter(None, (source.title, source.where))) + "." if source else f"{each}."
        for each, source in found.items()
    ]


def _text_of(name: str) -> str:
    """Return what a file of the guide says. Raises OSError, and ValueError for what can be no text of ours."""
    file = paths.RESOURCES / "guide" / name
    if file.stat().st_size > _MOST_BYTES:
        raise ValueError("too large")
    return file.read_text(encoding="utf-8")


def _without_the_guide() -> WhenToCall:
    """Return what nobody may miss, with braces as in the file."""
    unsure = translate("call", "If you are not sure, call.")
    return WhenToCall(
        notice=translate(
            "call", "The rest of this page is damaged: what to notice cannot be shown just now."
        ),
        checked=None,
        review_by=None,
        several="",
        unsure=unsure,
        foot=translate("call", "Information only. What your own team tells you counts more."),
        tiers={
            Tier.EMERGENCY: Heading(
                title=translate("call", "Call {emergency} now"),
                whom=translate("call", "In an emergency. Call at once, day or night."),
            ),
            Tier.NOW: Heading(
                title=translate("call", "Call your team"),
                whom=translate("call", "Use the line that your team answers at all hours."),
            ),
        },
        problems=(),
        treatments=(),
        fever_title=translate("call", "Fever"),
        fever=(
            translate(
                "call",
                "Your fever number here is {fever}. At that number or above, call your team now,"
                " day or night.",
            ),
        ),
        fever_sources=(),
    )

"""Whom to call here, in words: the numbers in force, and the guide's page with them filled in."""

from PySide6.QtCore import QCoreApplication

from companion.domain import fever
from companion.domain.contacts import Contact
from companion.domain.regions import Region
from companion.domain.when_to_call import WhenToCall, read_when_to_call
from companion.paths import RESOURCES

translate = QCoreApplication.translate


def emergency_number(own: str, region: Region) -> str:
    """Return the number for an emergency: the person's own, else the region's, else in words."""
    return own or region.emergency or translate("call", "your local emergency number")


def in_an_emergency(own: str, region: Region) -> str:
    """Return the sentence: "In an emergency call 911"."""
    return translate("call", "In an emergency call {number}").format(
        number=emergency_number(own, region)
    )


def of_team(contacts: list[Contact]) -> str:
    """Return the first of the person's own numbers, and whose it is; "" where there is none."""
    return f"{contacts[0].name}: {contacts[0].number}" if contacts else ""


def when_to_call(region: Region, *, own_emergency: str = "", own_fever: str = "") -> WhenToCall:
    """Return the words of the guide, filled in. They need no diary."""
    text = (RESOURCES / "guide" / "when_to_call.toml").read_text(encoding="utf-8")
    return read_when_to_call(text).filled(
        emergency=emergency_number(own_emergency, region),
        fever=fever.in_force(own_fever, region.fever),
        crisis=region.crisis or translate("call", "a crisis line where you live"),
    )

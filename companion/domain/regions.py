"""Regions: the emergency number, the crisis line and the fever number that are usual there."""

from dataclasses import dataclass

from companion.domain.fever import Fever, Unit

_USUAL, _UNITED_KINGDOM = Fever(380, Unit.CELSIUS), Fever(375, Unit.CELSIUS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """`name` is in English; the window shows it translated. `emergency` and `crisis` are empty where nothing is known.

    `territories` are ISO 3166 codes, a blank between them.
    """

    id: str
    name: str
    emergency: str = ""
    crisis: str = ""
    fever: Fever = _USUAL
    territories: str = ""


# The crisis lines (S73 of the fact sheet) are checked again before each release.
REGIONS = (
    Region(
        id="united-states",
        name="United States",
        emergency="911",
        crisis="988 (call or text)",
        territories="US PR GU VI AS MP UM",
    ),
    Region(
        id="canada",
        name="Canada",
        emergency="911",
        crisis="9-8-8 (call or text)",
        territories="CA",
    ),
    Region(
        id="united-kingdom",
        name="United Kingdom",
        emergency="999 or 112",
        crisis="Samaritans, 116 123, or NHS 111, option 2",
        fever=_UNITED_KINGDOM,
        territories="GB GG IM JE",
    ),
    Region(
        id="ireland",
        name="Ireland",
        emergency="112",
        crisis="Samaritans, 116 123",
        territories="IE",
    ),
    Region(
        id="europe",
        name="European country with 112",
        emergency="112",
        territories="AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT"
        " RO SE SI SK",
    ),
    Region(
        id="australia",
        name="Australia",
        emergency="000",
        crisis="Lifeline, 13 11 14",
        territories="AU",
    ),
    Region(
        id="new-zealand",
        name="New Zealand",
        emergency="111",
        crisis="1737",
        territories="NZ",
    ),
)
ELSEWHERE = Region(id="elsewhere", name="Another country")
BY_ID = {region.id: region for region in (*REGIONS, ELSEWHERE)}


def region_of(territory: str) -> Region:
    """Return the region of a territory, by its ISO 3166 code; `ELSEWHERE` where none is known."""
    return next((each for each in REGIONS if territory in each.territories.split()), ELSEWHERE)

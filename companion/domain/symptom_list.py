"""The symptoms that can be followed: the built-in ones by group, and a person's own."""

from dataclasses import dataclass, replace
from enum import StrEnum

from companion.domain.invalid import Invalid
from companion.domain.text import clean

ON_TODAY = 6  # rows on Today before "Show the rest"
LONGEST_NAME = 200  # letters


class Group(StrEnum):
    """Where a built-in symptom stands in the list of those on offer."""

    WHOLE_BODY = "whole body"
    STOMACH = "stomach"
    CHEST = "chest"
    NERVES_JOINTS_SKIN = "nerves, joints, skin"
    MIND = "mind"
    MORE = "more"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One symptom that a person can follow.

    `id` is a fixed word for a built-in one and a UUID for an own one; `name` is the English name.
    A `counted` one is a number of times a day, else 0 to 10. `usual` is how many times a day are
    usual for the person (only where counted "beyond usual"). `listed` ones are on her list, in the
    order of `position`.
    """

    id: str
    name: str
    group: Group = Group.OWN
    counted: bool = False
    usual: int | None = None
    listed: bool = True
    position: int = 0

    def __post_init__(self) -> None:
        for field in ("id", "name"):
            object.__setattr__(self, field, clean(getattr(self, field)))
        if not self.name.strip():
            raise Invalid("symptom", "empty")
        if len(self.name) > LONGEST_NAME:
            raise Invalid("symptom", "too long")
        if self.usual is not None and not 0 <= self.usual <= 99:  # noqa: PLR2004
            raise Invalid("usual", "out of range")

    @property
    def own(self) -> bool:
        """Whether the person gave it its name."""
        return self.group is Group.OWN

    @property
    def beyond_usual(self) -> bool:
        """Whether its count is what goes beyond the person's usual number."""
        return self.id == "loose_stools"


def _offered(group: Group, *names: tuple[str, str]) -> tuple[Symptom, ...]:
    counted = {"vomiting", "loose_stools"}
    return tuple(
        Symptom(id=key, name=name, group=group, counted=key in counted, listed=False)
        for key, name in names
    )


# The 18 core symptoms and the optional ones of the fact sheet (section 4.4), in our own words.
BUILT_IN: tuple[Symptom, ...] = (
    *_offered(
        Group.WHOLE_BODY,
        ("pain", "Pain"),
        ("tiredness", "Tiredness"),
        ("sleep", "Trouble sleeping"),
        ("swelling", "Swelling of arm or leg"),
    ),
    *_offered(
        Group.STOMACH,
        ("appetite", "Poor appetite"),
        ("nausea", "Nausea"),
        ("vomiting", "Vomiting"),
        ("loose_stools", "Loose stools"),
        ("constipation", "Constipation"),
        ("mouth", "Sore mouth or throat"),
    ),
    *_offered(Group.CHEST, ("breathless", "Shortness of breath"), ("cough", "Cough")),
    *_offered(
        Group.NERVES_JOINTS_SKIN,
        ("numbness", "Numbness or tingling"),
        ("joints", "Aching joints or muscles"),
        ("skin", "Rash or sore hands or feet"),
        ("hot_flashes", "Hot flashes or sweats"),
    ),
    *_offered(Group.MIND, ("worry", "Worry or anxiety"), ("low_mood", "Low mood")),
    *_offered(
        Group.MORE,
        ("headache", "Headache"),
        ("dizziness", "Dizziness"),
        ("thinking", "Trouble thinking or remembering"),
        ("taste", "Change of taste"),
        ("dry_mouth", "Dry mouth"),
        ("eyes", "Sore, dry or blurry eyes"),
        ("itching", "Itching"),
        ("hair_loss", "Hair loss"),
        ("vaginal_dryness", "Vaginal dryness"),
        ("sexual_interest", "Less interest in sex"),
        ("chills", "Chills"),
        ("bruising", "Bruising or bleeding"),
        ("belly_pain", "Belly pain"),
        ("bone_pain", "Bone pain"),
        ("back_pain", "Back pain"),
        ("chest_pain", "Chest pain"),
        ("fever", "Fever"),
    ),
)

BUILT_IN_BY_ID: dict[str, Symptom] = {symptom.id: symptom for symptom in BUILT_IN}

# What a new diary starts with: on the list, in this order.
FIRST_LIST: tuple[Symptom, ...] = tuple(
    replace(BUILT_IN_BY_ID[key], listed=True, position=place)
    for place, key in enumerate(("pain", "tiredness", "sleep"))
)

_BY_NAME = {symptom.name.casefold(): symptom for symptom in BUILT_IN}


def built_in_named(name: str) -> Symptom | None:
    """Return the built-in symptom of that English name in any case, if there is one."""
    return _BY_NAME.get(name.strip().casefold())

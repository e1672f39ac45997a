"""A number to call: whose, and when they answer."""

from dataclasses import dataclass

from companion.domain.invalid import Invalid
from companion.domain.text import clean, clean_line

LONGEST_NAME = 200  # letters
LONGEST_NUMBER = 60
MOST = 10  # numbers of a person's own: more would have to be searched for


def check_room(there: int) -> None:
    """Raise Invalid where there are as many numbers already as fit."""
    if there >= MOST:
        raise Invalid("contact", "too many")


def check_number(number: str) -> None:
    """Raise Invalid where this cannot be a number to call: words beside the digits are welcome."""
    if not any(letter.isdecimal() for letter in number):
        raise Invalid("number", "without a digit")
    if len(number) > LONGEST_NUMBER:
        raise Invalid("number", "too long")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One number of the person's own, as she wrote it."""

    id: str
    name: str
    number: str
    hours: str = ""
    position: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", clean(self.id))
        for field in ("name", "number", "hours"):
            object.__setattr__(self, field, clean_line(getattr(self, field)))
        if not self.name:
            raise Invalid("name", "empty")
        if not self.number:
            raise Invalid("number", "empty")
        check_number(self.number)
        for field in ("name", "hours"):
            if len(getattr(self, field)) > LONGEST_NAME:
                raise Invalid(field, "too long")

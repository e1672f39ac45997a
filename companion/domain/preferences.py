"""What a person set for herself, kept in her diary."""

from dataclasses import dataclass

from companion.domain.text import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`helpers` are the names offered under *Entered by*; `emergency_number` is as she wrote it.

    `question_order` has the ids of questions for the team, in the order that she gave them.
    """

    helpers: tuple[str, ...] = ()
    emergency_number: str = ""
    question_order: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        names = dict.fromkeys(clean_line(name) for name in self.helpers)
        object.__setattr__(self, "helpers", tuple(name for name in names if name))
        object.__setattr__(self, "emergency_number", clean_line(self.emergency_number))

"""What a person set for herself, kept in her diary."""

from dataclasses import dataclass

from companion.domain.text import clean, clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """`helpers` are the names offered under *Entered by*; `emergency_number` is as she wrote it.

    `question_order` has the ids of questions for the team, in the order that she gave them.
    `fever_number` is what her team gave, with its unit, and empty for what is usual where she lives;
    `call_about` is what they asked her to call about. `hidden_topics` are the topics of the guide
    that are not offered now; `reading_place` is where she was in it.
    """

    helpers: tuple[str, ...] = ()
    emergency_number: str = ""
    question_order: tuple[str, ...] = ()
    fever_number: str = ""
    call_about: str = ""
    hidden_topics: tuple[str, ...] = ()
    reading_place: str = ""

    def __post_init__(self) -> None:
        names = dict.fromkeys(clean_line(name) for name in self.helpers)
        object.__setattr__(self, "helpers", tuple(name for name in names if name))
        for field in ("emergency_number", "fever_number", "reading_place"):
            object.__setattr__(self, field, clean_line(getattr(self, field)))
        object.__setattr__(self, "call_about", clean(self.call_about).strip())
        topics = dict.fromkeys(clean_line(topic) for topic in self.hidden_topics)
        object.__setattr__(self, "hidden_topics", tuple(topic for topic in topics if topic))

"""The made-up notes, each of sentences that such a person could write, and her questions."""

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import accumulate

from companion.demo.story import HARD, Lived, new_id, written
from companion.domain.notes import QUESTION, Note
from companion.domain.symptoms import PartOfDay

_OWN = ("Garden", "Choir")  # tags of her own

# By tag: of easy days, and of hard ones. The first are written most often.
_EASY: dict[str, tuple[str, ...]] = {
    "": (
        "A quiet day.",
        "Nothing much to tell, and that is good.",
        "Slow morning, tea at the window.",
        "Found my old {thing} in the attic.",
        "The {bird} is back on the balcony.",
        "Rain all day. Read half of a book about {topic}.",
        "Wrote two letters and paid the bills.",
        "The new {thing} arrived. It is softer than the old one.",
        "Had the heating repaired. The man was kind and took off his shoes without being asked.",
    ),
    "Sleep": (
        "Slept right through until seven.",
        "Woke once, fell asleep again at once.",
        "The cool pillow helped.",
        "A nap of an hour after lunch, without a dream.",
    ),
    "Appetite": (
        "{Food} for lunch, and I finished the plate.",
        "Coffee tastes like coffee again!",
        "{Who} brought {food}. We ate it all.",
        "Small meals work better: five of them today.",
        "Hungry in the evening for the first time this week.",
    ),
    "Mood": (
        "In good spirits, I do not know why.",
        "Laughed out loud at a film about {topic}.",
        "Felt like myself today.",
        "Not a thought of the illness until the evening news.",
        "Sang in the kitchen. The neighbors may have heard it.",
    ),
    "Getting out": (
        "Walked to {place} and back, with one rest on the bench.",
        "Once around the pond.",
        "Drove to {place} myself.",
        "Sat in the sun in front of {place} with {who}.",
        "Took the bus to {place}. An old man gave me his seat and talked all the way; I did not mind.",
    ),
    "Family": (
        "{Who} called, we talked for an hour about {topic}.",
        "Ella drew me a {bird}. It hangs on the fridge now.",
        "Lunch with {who} on the balcony.",
        "All of them here for cake. I stayed up until ten, paid for it, and would do it again.",
        "Looked at old photos with {who}. We had forgotten the summer at {place}.",
        "{Who} learned to ride the bicycle!",
    ),
    "Garden": (
        "Sowed {plant} in the boxes.",
        "The {plant} is coming up.",
        "Pulled weeds for ten minutes, sitting on the stool.",
        "A {bird} in the hedge, quite near.",
    ),
    "Choir": (
        "Choir practice, sitting down. {Who} kept my place.",
        "They sent a recording of Sunday. I can hear that the altos miss one.",
        "Learned my part of the new song by heart.",
    ),
}
_HARD: dict[str, tuple[str, ...]] = {
    "": (
        "A hard day. Tomorrow will be another.",
        "Most of the day on the sofa.",
        "Everything takes twice as long.",
        "Could not hold the {thing}, my fingers are like wool.",
        "The stairs were too much today, so I stayed upstairs with the radio.",
    ),
    "Sleep": (
        "Awake from three to five.",
        "Slept all afternoon and now I am wide awake.",
        "Too hot, too cold, too hot again.",
        "Dreamed of {place}, and woke up crying a little.",
    ),
    "Appetite": (
        "Only dry toast and tea.",
        "The smell of {food} was too much.",
        "Everything tastes of metal.",
        "{Who} cooked {food}, and I could not eat it. I was sorry for both of us.",
    ),
    "Mood": (
        "Cried a bit, then it was better.",
        "Short with {who}, and sorry afterward.",
        "Worried about the scan. I count the days although I do not want to.",
        "Why me, all day. In the evening I could say it aloud to {who}, and that helped.",
    ),
    "Getting out": (
        "Only to the mailbox.",
        "Had to turn back before {place}.",
        "{Who} took me to {place} in the wheelchair. Strange at first, then lovely.",
    ),
    "Family": (
        "{Who} did the shopping and the washing.",
        "Too tired to talk on the telephone. {Who} understood.",
        "The children were loud, and I was glad that they were there.",
    ),
}
_ANY_DAY = (
    ("The nurse found the vein at once.", ""),
    ("Blood test in the morning, then straight to bed.", ""),
    ("Wore the red scarf all day, and nobody asked.", "Mood"),
    ("Talked to the woman in the next chair about {topic}. Time went faster.", "Getting out"),
    ("Tidied one drawer. One drawer is enough.", ""),
)
_WORDS: dict[str, tuple[str, ...]] = {
    "who": ("Ruth", "Sam", "Ella", "my sister", "Tom from next door", "Margaret", "Dilek", "Óscar"),
    "food": (
        *("soup", "pancakes", "peaches", "fish", "porridge", "lentils", "plum cake", "noodles"),
        *("mashed potatoes", "rice pudding", "an omelet", "crème brûlée", "strawberries"),
    ),
    "place": (
        *("the bakery", "the pond", "the library", "the market", "the lake", "the church"),
        *("the old mill", "the station", "the allotments", "the hill with the lime tree", "Łódź"),
    ),
    "thing": (
        *("scarf", "wool hat", "blue cup", "tin box", "music stand", "hot-water bottle", "wig"),
        *("reading glasses", "knitting", "pen", "button box", "recipe book", "accordion"),
    ),
    "bird": (
        *("blackbird", "robin", "wren", "jackdaw", "goldfinch", "nuthatch", "heron", "swift"),
        *("woodpecker", "kingfisher", "hoopoe"),
    ),
    "plant": ("radishes", "sweet peas", "basil", "lettuce", "marigolds", "thyme", "nasturtiums"),
    "topic": (
        *("the weather", "trains", "Portugal", "lighthouses", "dogs", "the sea", "school days"),
        *("mushrooms", "the war years", "bees", "Iceland", "old films", "knitting", "volcanoes"),
    ),
}
_HEARTS = (" 🌞", " 🌿", " ❤", " 🐦")

# Each with her team's answer, where she has one, and how many days ago it was asked.
_QUESTIONS = (
    (9, "The fingertips feel numb for longer each time. Is there something that helps?", ""),
    (12, "May I go to the pool when the blood counts are low?", ""),
    (20, "When is the next scan, and who calls me with the results?", ""),
    (45, "Is it all right to have a tooth filled between two injections?", ""),
    (
        62,
        "Why is the treatment a week later, and does that harm?",
        "The body needs the week. They do that often, and the plan goes on as before.",
    ),
    (
        88,
        "Can I take the ginger tablets from the pharmacy?",
        "Yes to tea, no to the tablets until they have looked at what is in them.",
    ),
    (
        150,
        "What comes after these tablets?",
        "A drip every three weeks at the day ward. They showed me the room.",
    ),
    (
        275,
        "How long until the radiation helps against the pain?",
        "Up to a few weeks. I may take the pain tablets until then.",
    ),
)

_A_WEEK = 2.3  # notes, where their number is not asked for
_TAGGED = 0.65
_BY_AN_OWN_TAG_TOO = 0.03
_WITH_A_HEART = 0.02
_AT_A_TIME, _AT_A_PART_OF_THE_DAY = 0.2, 0.4
_SENTENCES = (1, 1, 1, 2, 2, 3, 5)
_PARTS = tuple(PartOfDay)


def questions(rng: random.Random, notes: int | None, now: datetime) -> list[Note]:
    """Return the questions for her team, answered or not; of few `notes` they are half at the most."""
    asked: list[Note] = []
    for ago, question, answer in _QUESTIONS[: None if notes is None else notes // 2]:
        day = now.date() - timedelta(days=ago)
        asked.append(
            Note(
                id=new_id(rng),
                day=day,
                note=question,
                tags=(QUESTION,),
                answer=answer,
                recorded_at=written(day, 19, rng.randrange(60), now),
            )
        )
    return asked


def everyday_notes(
    rng: random.Random, lived: Sequence[Lived], notes: int | None, now: datetime
) -> Iterator[Note]:
    """Return notes of the days, about two a week, or that number of them."""
    easy, hard = _Pool.of(_EASY), _Pool.of(_HARD)
    for number, each in enumerate(lived):
        if notes is None:
            share = int(rng.random() < _A_WEEK / 7)
        else:
            share = notes * (number + 1) // len(lived) - notes * number // len(lived)
        pool = hard if each.hardship > HARD else easy
        for _ in range(share):
            yield _note(rng, each, pool, now)


def _note(rng: random.Random, lived: Lived, pool: "_Pool", now: datetime) -> Note:
    texts: list[str] = []
    tags: list[str] = []
    for _ in range(rng.choice(_SENTENCES)):
        text, tag = pool.pick(rng)
        texts.append(_in_words(rng, text))
        if tag and rng.random() < _TAGGED:
            tags.append(tag)
    if rng.random() < _BY_AN_OWN_TAG_TOO:
        tags.append(rng.choice(_OWN))
    if lived.hardship < HARD and rng.random() < _WITH_A_HEART:
        texts[-1] += rng.choice(_HEARTS)
    when = rng.random()
    at = time(rng.randint(7, 21), rng.randrange(60)) if when < _AT_A_TIME else None
    return Note(
        id=new_id(rng),
        day=lived.day,
        at=at,
        part_of_day=rng.choice(_PARTS) if _AT_A_TIME < when < _AT_A_PART_OF_THE_DAY else None,
        note=("\n" if len(texts) == max(_SENTENCES) else " ").join(texts),
        tags=tuple(tags),
        recorded_at=written(lived.day, at.hour if at else 21, rng.randrange(60), now),
        entered_by=lived.written_by,
    )


@dataclass(frozen=True, slots=True)
class _Pool:
    """Sentences with their tags, and how often one of them or one before it is written."""

    sentences: tuple[tuple[str, str], ...]
    upto: tuple[float, ...]

    @classmethod
    def of(cls, by_tag: dict[str, tuple[str, ...]]) -> "_Pool":
        """Return a pool in which the n-th sentence of a tag is n times as rare as the first."""
        ranked = [
            (text, tag, 1 / rank)
            for tag, texts in by_tag.items()
            for rank, text in enumerate(texts, 1)
        ]
        ranked += [(text, tag, 0.3) for text, tag in _ANY_DAY]
        return cls(
            tuple((text, tag) for text, tag, _ in ranked),
            tuple(accumulate(weight for _, _, weight in ranked)),
        )

    def pick(self, rng: random.Random) -> tuple[str, str]:
        """Return a sentence and its tag."""
        return self.sentences[bisect_right(self.upto, rng.random() * self.upto[-1])]


def _in_words(rng: random.Random, text: str) -> str:
    """Return a sentence with its gaps filled; the first words for a gap come most often."""
    while "{" in text:
        begin, _, rest = text.partition("{")
        gap, _, end = rest.partition("}")
        words = _WORDS[gap.lower()]
        word = words[int(rng.random() ** 2 * len(words))]
        text = begin + (word[0].upper() + word[1:] if gap[0].isupper() else word) + end
    return text

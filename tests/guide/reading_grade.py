"""The grade of school that a text asks for (Flesch-Kincaid), with a small counter of syllables.

Why not a library: those that are kept up fetch lists of words over a network when first used, and no
test of ours may need one. Words that the rules below get wrong stand by name.
"""

import re

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # what a hyphen or a slash joins is several words
_SENTENCE = re.compile(r"(?<=[.!?:;])[\s”\"’)]+")

_BY_NAME = {
    **dict.fromkeys(("ache", "aches", "breathe", "clothes"), 1),
    **dict.fromkeys(
        ("people", "every", "evening", "diet", "quiet", "fluid", "fluids", "client"), 2
    ),
    **dict.fromkeys(("ruin", "platelet", "platelets", "something", "sometimes", "someone"), 2),
    **dict.fromkeys(("somewhere", "science", "create", "itself", "therefore", "wherever"), 2),
    **dict.fromkeys(
        ("everything", "everyone", "ideas", "pneumonia", "area", "areas", "reaction"), 3
    ),
    **dict.fromkeys(("whatever", "reactions", "wherever", "average", "something's", "dietary"), 3),
    **dict.fromkeys(("creatinine", "diabetes", "diarrhea", "dietitian"), 4),
}
_SUFFIX = re.compile(r"(?:ness|ments?|ly|ful|less)$")  # an e before it is silent, too
_APART = re.compile(  # two vowels that are two syllables
    r"(?<![cst])ia(?!ge)|(?<![ctxg])ious|io(?=[dlmpr])|iu|ua|eo(?!us)(?<!geo)|(?<=.)eum$"
    r"|(?<=[aeiouy])ing|[aeiouy][^aeiouy]+ea$"
)
_SILENT = re.compile(  # an e that is not heard
    r"[^aeiouyl]e$|[aeiouy]le$|(?<=[^aeiouysczxg])(?<!sh)(?<!ch)(?<![^aeiouy]l)es$"
    r"|(?<=[^aeiouytd])ed$"
)


def syllables(word: str) -> int:
    """Return how many syllables a word has, at least one; a number has one."""
    small = re.sub(r"[^a-z]", "", word.casefold())
    if small in _BY_NAME:
        return _BY_NAME[small]
    suffix = _SUFFIX.search(small)
    if suffix and re.search(r"[aeiouy]", small[: suffix.start()]):
        return syllables(small[: suffix.start()]) + 1
    small = re.sub(r"(?<=q)u|(?<=g)u(?=[aei])", "", small)  # “quality”, “language”, “tongue”
    count = len(re.findall(r"[aeiouy]+", small)) + len(_APART.findall(small))
    return max(1, count - bool(_SILENT.search(small)))


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def grade(lines: list[str]) -> float:
    """Return the grade of a text; a heading, an item of a list, and what a colon ends stand alone."""
    sentences = [part for line in lines for part in _SENTENCE.split(line) if words(part)]
    spoken = [word for sentence in sentences for word in words(sentence)]
    if not spoken:
        return 0.0
    per_sentence = len(spoken) / len(sentences)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59

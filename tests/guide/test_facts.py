"""The facts that stay out of the guide, and those that say in their place that they are not sure."""

import re

import pytest

from tests.guide.carried import GUIDE, LISTS, WORDED, lines_of, words_of

NUMBER = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|most|a few|several)"
LIVING = (
    r"(?:live[sd]?|liv(?:e|ing)(?! with)|alive|surviv\w+|die[sd]?|dying|deaths?|mortality|outlook"
    r"|life span|lifespan|expect to)"
)
AMOUNT = (
    rf"{NUMBER}(?:(?: |-|–|to|or)+{NUMBER})*[ -]*"
    r"(?:%|percent|per cent|weeks?|months?|years?|(?:people )?(?:in|of|out of) (?:every )?\d+)"
)
# How long people live, or how many do: no number of it stands in the guide.
SURVIVAL = (
    rf"\b{AMOUNT}[^.;:]{{0,80}}\b{LIVING}\b",
    rf"\b{LIVING}\b[^.;:]{{0,80}}\b{AMOUNT}",
    r"\b(?:five|ten|[1-9]\d?)[- ]year (?:relative )?(?:survival|outlook|rate)",
    r"\bhazard ratio\b|\boverall survival\b|\bprogression[- ]free\b|\b(?:HR|OS|PFS) (?:of )?[\d.]",
    # The very figures of the fact sheet: those of the population, and those of the trials.
    r"(?<![\d.])(?:31\.0|34\.0|12\.8|45\.6|31\.2|26\.0|22\.5|14\.9)(?!\d)",
    r"(?<![\d.])(?:39\.5|19\.0|12\.0|8\.2|6\.3|12\.6|8\.5|12\.7|9\.9|15\.6|12\.2) ?(?:%|percent|months)",
    r"(?<![\d.])0\.(?:83|32|99|698|67|84)(?!\d)",
)

# What the fact sheet says is not to be shipped.
OUT = {
    "medicines that nobody may list as in use": r"camizestrant|giredestrant|gedatolisib",
    "how many early cancers spread": (
        r"\b(?:20|25|30|one third|a third|a quarter|1 in [345]|[23] in 10|2[05] to 30|20[–-]30)"
        r"(?: ?(?:%|percent|in 100|of 100))?[^.]{0,60}\b(?:early|stage [123I]+)\b[^.]{0,60}\b(?:spread|metasta|come back)"
        r"|\bearly\b[^.]{0,60}(?:20|30) ?(?:%|percent|in 100)|20 ?[–-] ?30 ?%"
    ),
    "treatment at home for what must be seen": (
        r"\b(?:take|start|use) (?:your |the |some )?(?:antibiotics?|loperamide|imodium)\b"
    ),
    "changes of a dose": r"\b(?:skip|halve|double|reduce|increase|lower) (?:a|your|the|this) (?:next )?dose\b",
    "what the app is not": r"\bHIPAA[- ]compliant\b|\bclinically (?:proven|validated)\b|\blive longer with (?:this|Companion)",
}

# What the fact sheet is only moderately sure of ([M]), by the place where it says so.
UNSURE = {
    "2.1, how many have it from the first": r"\b6 (?:in|of|out of) (?:every )?100\b|\b6 ?(?:%|percent)",
    "2.1, when it shows": r"\bfor most(?: people| of them)?,? it (?:appears|shows|comes)|\bmost (?:people )?(?:get|have) it later",
    "2.5.2, effects of vepdegestrant": (
        r"\bvepdegestrant\b[^.]{0,120}\b(?:cause|nausea|sick|tired|ache|pain|effect)|"
        r"\b(?:effects?|nausea|tiredness)\b[^.]{0,60}\bvepdegestrant\b"
    ),
    "2.13, weight lost in a month": r"\b2 ?(?:kg|kilo\w*)\b|\b(?:two kilo\w+)\b|\b(?:4|5|4\.4|four|five) (?:lb|lbs|pounds)\b",
    "3.1, minutes without an answer": r"\b15 ?(?:to|–|-|or) ?30 min|\b(?:15|20|30|half an hour|a quarter of an hour)(?: minutes)?[^.]{0,30}(?:no answer|nobody answers)|(?:no answer|nobody (?:answers|picks up))[^.]{0,30}\b\d+ minutes",
    "3.2, the number of NCI booklets": r"\b100\.5\b",
    "4.2, WHO-5": r"\bWHO-5\b",
    "5.1, the rule of PRO-TECT": r"\bPRO-TECT\b",
    "6.1, what hospitals can take in": r"\b(?:few|most|many|some) (?:hospitals?|clinics?|records? systems?)\b[^.]{0,60}\b(?:import|read|take in)\b[^.]{0,40}\bfiles?\b",
    "6.2, codes": r"\b(?:94222008|94381002|94391008)\b",
    "7.3, EHDS": r"\bEHDS\b|\bHealth Data Space\b|\binteroperab\w+",
}
SAYS_SO = re.compile(
    r"\[S\d[^\]]*, ?M\]|not (?:yet )?(?:been )?(?:fully )?checked|yet to check|not sure|our own number"
)


def places(name, pattern, lines=words_of):
    return [
        f"{name}:{number}: {line}"
        for number, line in lines(name)
        if re.search(pattern, line, re.IGNORECASE)
    ]


@pytest.mark.parametrize("name", [*WORDED, "sources.toml"])
def test_no_figure_of_how_long_people_live(name):
    assert [each for pattern in SURVIVAL for each in places(name, pattern)] == []


@pytest.mark.parametrize("name", WORDED)
def test_what_must_stay_out_is_out(name):
    there = [f"{what}: {each}" for what, found in OUT.items() for each in places(name, found)]
    assert there == []


@pytest.mark.parametrize("name", WORDED)
def test_what_is_not_sure_says_so_in_its_paragraph(name):
    silent = [
        f"{what}: {place}"
        for what, pattern in UNSURE.items()
        for place in places(name, pattern, lines_of)
        if not SAYS_SO.search(place) and not _says_so_at_the_foot(name, place)
    ]
    assert silent == []


def _says_so_at_the_foot(name, place):
    """Whether a * leads to a note of the same page that says so: urgent words stay short."""
    return "minutes*" in place and any(
        line.lstrip('"').startswith("* 15 to 30 minutes") and SAYS_SO.search(line)
        for line in (each for _, each in lines_of(name))
    )


def test_neither_sources_nor_search_words_name_a_medicine_that_must_stay_out():
    names = " ".join(
        [name for each in GUIDE.articles for name in each.other_names]
        + [source.title for source in GUIDE.sources]
        + [name for term in GUIDE.terms for name in term.names]
    )
    assert not re.search(OUT["medicines that nobody may list as in use"], names, re.IGNORECASE)


def test_every_list_was_looked_at():
    assert {*WORDED} & {*LISTS} == {*LISTS} - {"contents.toml", "sources.toml"}
    assert all(len(words_of(name)) > 10 for name in WORDED)


# The patterns find what they are there for


@pytest.mark.parametrize(
    "sentence",
    [
        "About 31 percent are alive after five years.",
        "Half of all people live for three years.",
        "One in 3 people survive.",
        "People lived 5 months longer.",
        "She may expect to live two to three years.",
        "Five-year survival is low.",
        "3 in 10 are alive.",
        "The average was 31.2.",
        "They lived for 12.0 months.",
        "A hazard ratio was given.",
    ],
)
def test_a_figure_of_survival_is_found(sentence):
    assert any(re.search(each, sentence, re.IGNORECASE) for each in SURVIVAL)


@pytest.mark.parametrize(
    "sentence",
    [
        "Many people live with it. It can be held under control for months or years.",
        "About 1 in 100 breast cancers are in men.",
        "Take it for 3 weeks, then have 1 week off.",
        "Scans come every 2 to 4 months.",
        "Call at 38.0 °C (100.4 °F).",
        "Some live with it for a long time.",
    ],
)
def test_other_numbers_are_not_found(sentence):
    assert not any(re.search(each, sentence, re.IGNORECASE) for each in SURVIVAL)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("2.1, how many have it from the first", "About 6 in 100 have it at the first diagnosis."),
        ("2.1, when it shows", "For most people it appears later."),
        ("2.5.2, effects of vepdegestrant", "Vepdegestrant can cause nausea."),
        ("2.13, weight lost in a month", "Tell your team if you lose more than 2 kg."),
        ("3.1, minutes without an answer", "No answer after 15 to 30 minutes? Go."),
        ("3.1, minutes without an answer", "If nobody answers within 20 minutes, go."),
    ],
)
def test_what_is_not_sure_is_found(what, sentence):
    assert re.search(UNSURE[what], sentence, re.IGNORECASE)
    assert not SAYS_SO.search(sentence)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("medicines that nobody may list as in use", "Newer ones: Camizestrant."),
        ("how many early cancers spread", "About 20–30 % of early breast cancers spread."),
        ("how many early cancers spread", "1 in 4 early breast cancers come back or spread."),
        ("treatment at home for what must be seen", "Take loperamide."),
        ("changes of a dose", "You can skip a dose."),
    ],
)
def test_what_must_stay_out_is_found(what, sentence):
    assert re.search(OUT[what], sentence, re.IGNORECASE)

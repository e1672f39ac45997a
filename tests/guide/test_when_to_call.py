"""When to call, the words: nothing of the fact sheet is left out, and nothing is in it that must not be."""

import re

import pytest

from companion.domain.when_to_call import Tier, read_when_to_call
from companion.paths import RESOURCES

FILE = RESOURCES / "guide" / "when_to_call.toml"
WORDS = read_when_to_call(FILE.read_text(encoding="utf-8"))
FILLED = WORDS.filled(emergency="911", fever="38.0 °C (100.4 °F)", crisis="988")

# The tiers that the fact sheet gives in §3.3.
E, N, T = Tier.EMERGENCY, Tier.NOW, Tier.TODAY
TIERS = {
    "RF-1": {E, N},
    "RF-2": {E, N},
    "RF-3": {E, T},
    "RF-4": {E, N},
    "RF-5": {E, N},
    "RF-6": {E, N, T},
    "RF-7": {E, N},
    "RF-8": {N, T},
    "RF-9": {E, N, T},
    "RF-10": {E, N},
    "RF-11": {E, T},
    "RF-12": {E, N},
    "RF-13": {E, T},
    "RF-14": {E, N},
    "RF-15": {E, T},
    "RF-16": {E, N},
    "RF-17": {E, T},
    "RF-18": {E, N},
    "RF-19": {E},
    "RF-20": {E, N},
    "RF-21": {N},
}
# The same thing noticed stands under two problems there; here the sooner call counts for both: blood
# in the stools (RF-15), a change of sight (RF-4); and red skin that spreads (the article on swelling).
SOONER = {"RF-1": {T}, "RF-8": {E}, "RF-11": {N}}
BY_ID = {each.id: each for each in FILLED.problems}


def lines():
    """Return every line that is seen."""
    for head in FILLED.tiers.values():
        yield from (head.title, head.whom)
    yield from (FILLED.several, FILLED.unsure, FILLED.foot, FILLED.fever_title, *FILLED.fever)
    for each in (*FILLED.problems, *FILLED.treatments):
        yield each.title
        for said in each.notices.values():
            yield from said


ALL = "\n".join(lines())


def test_all_21_problems_are_there_in_their_tiers():
    assert {each.id: set(each.notices) for each in WORDS.problems} == {
        each: tiers | SOONER.get(each, set()) for each, tiers in TIERS.items()
    }


@pytest.mark.parametrize(
    ("problem", "tier", "words"),
    [
        ("RF-1", E, "confused"),
        ("RF-1", N, "38.0 °C (100.4 °F) or above"),
        ("RF-1", N, "below 36 °C (96.8 °F)"),
        ("RF-1", N, "Shaking chills"),
        ("RF-2", E, "cannot pass urine or stool"),
        ("RF-2", E, "lie flat"),
        ("RF-2", N, "24 hours"),
        ("RF-3", T, "Very thirsty"),
        ("RF-4", E, "seizure"),
        ("RF-5", E, "racing heart"),
        ("RF-5", N, "One leg or arm"),
        ("RF-6", E, "Blue lips"),
        ("RF-7", N, "hoarse"),
        ("RF-8", N, "7 or more"),
        ("RF-8", T, "4 or more"),
        ("RF-9", E, "coffee grounds"),
        ("RF-9", N, "6 times"),
        ("RF-9", T, "2 to 5 times"),
        ("RF-10", N, "even if mild"),
        ("RF-11", E, "500 mg/dL (27.8 mmol/L)"),
        ("RF-11", E, "dapagliflozin"),
        ("RF-11", T, "250 mg/dL (13.9 mmol/L)"),
        ("RF-12", E, "swallowing"),
        ("RF-12", N, "more than a year"),
        ("RF-13", E, "Chest pain"),
        ("RF-13", T, "Swollen ankles"),
        ("RF-14", E, "tongue"),
        ("RF-14", N, "Blisters"),
        ("RF-15", E, "10 minutes"),
        ("RF-15", T, "tiny red spots"),
        ("RF-16", N, "7 to 10"),
        ("RF-17", E, "No stool or gas"),
        ("RF-17", T, "Yellow eyes"),
        ("RF-18", N, "988"),
        ("RF-18", N, "Tell your team today"),
        ("RF-19", E, "shallow"),
        ("RF-20", E, "loss of sight"),
        ("RF-20", N, "light that hurts"),
        ("RF-21", N, "pus"),
    ],
)
def test_what_is_noticed_stands_where_the_facts_have_it(problem, tier, words):
    assert words in " / ".join(BY_ID[problem].notices[tier])


@pytest.mark.parametrize(
    ("medicine", "problems"),
    [
        ("Trastuzumab deruxtecan", {"RF-10"}),
        ("Datopotamab deruxtecan", {"RF-10", "RF-20"}),
        ("Sacituzumab govitecan", {"RF-1", "RF-8"}),
        ("Abemaciclib", {"RF-5", "RF-8", "RF-10"}),
        ("ribociclib", {"RF-10", "RF-13"}),
        ("Alpelisib", {"RF-8", "RF-10", "RF-11"}),
        ("Everolimus", {"RF-10", "RF-11"}),
        ("Capecitabine", {"RF-8", "RF-13"}),
        ("Immunotherapy", {"RF-10", "RF-12"}),
        ("Trastuzumab, pertuzumab", {"RF-13"}),
        ("Neratinib", {"RF-8"}),
        ("Tamoxifen", {"RF-5"}),
        ("Chemotherapy", {"RF-1"}),
        ("Opioids", {"RF-19"}),
        ("Steroids", {"RF-11"}),
        ("Radiation to the chest", {"RF-10"}),
    ],
)
def test_a_treatment_is_tied_to_its_problems(medicine, problems):
    [found] = [each for each in WORDS.treatments if medicine in each.title]
    assert problems <= set(found.problems)


@pytest.mark.parametrize(
    "sentence",
    [
        "Below 36 °C (96.8 °F), shaking chills, or all at once unwell: call even without fever.",
        "Take your temperature before you take them.",
        "do not put a thermometer in the bottom",
        "Several milder problems together also deserve a call.",
        "I have metastatic breast cancer and am on",
        "15 to 30 minutes",
        "15 to 30 minutes: our own number, not yet checked by a clinician",
        "It is not yet reviewed by a clinician.",
    ],
)
def test_the_sentences_that_go_with_it_are_there(sentence):
    assert sentence in ALL


def test_the_red_card_begins_with_what_anyone_can_see():
    titles = [title for title, _ in FILLED.of(E)]
    assert titles[0] == "Hard to wake, very sleepy or newly confused"
    seen = ["breath", "Chest pain", "Seizure", "Weak legs", "Bleeding", "Fever"]
    assert all(word in title for word, title in zip(seen, titles[1:], strict=False))


def test_a_sleepy_person_is_never_left_for_today():
    said = " ".join(line for _, lines in FILLED.of(T) for line in lines)
    assert not re.search("sleepy|drowsy|hard to wake|confused", said, re.IGNORECASE)
    assert "more tired than usual" in said


def test_the_night_has_nothing_to_doubt_in_the_card_and_the_foot_tells():
    assert "clinician" not in FILLED.tiers[N].whom
    assert "15 to 30 minutes*" in FILLED.tiers[N].whom
    assert FILLED.foot.startswith("* 15 to 30 minutes: our own number")


def test_a_few_loose_stools_find_their_answer_by_the_treatment():
    said = BY_ID["RF-8"].notices[T]
    assert "What your team told you comes first." in said
    [now] = [line for line in said if "call now at the first one" in line]
    [today] = [line for line in said if "call today at the first one" in line]
    for name in ("capecitabine", "sacituzumab govitecan", "immunotherapy"):
        assert name in now
    for name in ("abemaciclib", "neratinib", "alpelisib", "inavolisib", "capivasertib"):
        assert name in today


def test_the_fever_number_is_in_the_red_card_and_leads_on():
    line = "38.0 °C (100.4 °F) or above without these: see “Call your team now”"
    assert line in BY_ID["RF-1"].notices[E]
    assert "call your team now" in FILLED.fever[0]


def test_the_last_word_of_each_tier_is_to_call():
    assert WORDS.unsure == "If you are not sure, call."


@pytest.mark.parametrize(
    "word",
    [
        r"loperamide|imodium|antidiarrh\w+",
        r"antibiotics?",
        r"no need to call|not need to call|wait and see",
        r"skip|stop taking|take (half|less|more|extra)|double the dose|dose",
        r"normal temperature",
        r"monitor\w*|alert\w*|alarm\w*|detect\w*|assess\w*|triage|scores?|recommend\w*",
        r"battle|fight\w*|survivor|victim|journey|terminal|hopeless|missed",
        r"you must|you should",
        r"diarrhoea|oestrogen|tumour|haem\w+|anaemia|oedema|colour|hospitalis\w+",
        r"enhertu|kadcyla|trodelvy|datroway|verzenio|kisqali|ibrance|piqray|xeloda|keytruda|xgeva",
    ],
)
def test_what_must_not_be_said_is_not_said(word):
    words = ALL.replace("many extra doses", "")  # of her own pain plan: a fact to tell, no advice
    assert not re.findall(rf"\b(?:{word})\b", words, re.IGNORECASE)


def syllables(word):
    word = re.sub("[^a-z]", "", word.lower())
    count = len(re.findall("[aeiouy]+", word)) - bool(re.search("[^aeiouyl]e$", word))
    return max(1, count)


def test_a_child_of_eleven_can_read_it():
    sentences = [each for each in re.split(r"[\n.!?:;]+", ALL) if re.search("[a-z]", each)]
    words = [word for each in sentences for word in re.findall(r"[A-Za-z’'-]+", each)]
    grade = (
        0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    )
    assert grade < 6
    assert max(len(each.split()) for each in sentences) <= 25
    assert len(words) < 1450


def test_it_has_an_age_and_is_looked_over_every_half_year():
    assert (WORDS.review_by - WORDS.checked).days <= 183

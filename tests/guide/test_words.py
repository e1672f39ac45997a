"""The words of the guide: none that hurt, frighten, promise or judge, and none that need not be true."""

import re

import pytest

from tests.guide.carried import WORDED, found_in, lines_of, words_of

# Words that are not used of an illness or of a person, and words of a device that judges. Each with
# the forms that are meant; the boundary keeps “war” out of “warm” and “beat” out of “beaten path”.
RULED_OUT = (
    # The illness is no war, and nobody loses.
    r"battl(?:e|es|ed|ing)",
    r"fight(?:s|er|ers|ing)?|fought",
    r"wars?|warriors?",
    r"beat(?:s|ing|en)?",
    r"journeys?",
    r"surviv(?:or|ors|e|es|ed|ing|al)",
    r"thriver?s?",
    r"victims?|suffer(?:er|ers|s|ed|ing)?",
    r"los(?:e|es|t|ing) (?:the|her|his|their|your) (?:fight|battle)",
    r"brave(?:ly)?|courage(?:ous)?|heroes|hero|inspiring",
    r"stay positive|think positive|positive attitude|never give up",
    # Nobody is judged, nor blamed.
    r"complian(?:t|ce)|non-complian(?:t|ce)|adheren(?:t|ce)",
    r"fail(?:s|ed|ing|ure|ures)?",
    r"miss(?:ed|es|ing)",
    r"poor score|bad score|streaks?|badges?",
    r"you must|you should have|you need to",
    r"oops|well done|congratulations|great job|proud",
    # Nothing is without hope, and nothing is promised.
    r"terminal(?:ly)?|hopeless|incurable|death sentence|doomed",
    r"cur(?:e|es|ed|ing|able)",
    r"miracle|breakthrough|guarantee(?:d|s)?|proven to cure",
    r"prognos(?:is|es|tic)|life expectancy|median",
    # It is a diary and a guide, not a device.
    r"monitor(?:s|ed|ing)?",
    r"alert(?:s|ed|ing)?|alarm(?:s|ed|ing)?",
    r"detect(?:s|ed|ing|ion)?",
    r"assess(?:es|ed|ing|ment|ments)?",
    r"triag(?:e|es|ed|ing)",
    r"risk scores?|decision support",
    r"recommend(?:s|ed|ing|ation|ations)?",
    # Whether a drug may be sold differs by country and by month.
    r"(?:un)?approv(?:e|ed|al|als)|licen[cs]ed",
    # Words of other people where plain ones do.
    r"regimens?",
    r"prox(?:y|ies)",
)
# By name, with the reason: file, word, and words that stand beside it in its line.
MEANT = {
    # The heart beats.
    ("cdk4-6-inhibitors.md", "beats", "heart"),
    ("hot-flashes.md", "beats", "heart"),
    ("glossary.toml", "beating", "heart"),
    # The name of an illness of the heart, and what its meaning says it is not.
    ("glossary.toml", "failure", "heart"),
    # Said to take the blame away: a change of treatment is none.
    ("lines-and-cycles.md", "failed", "not"),
    # Said that treatment usually does not cure; what a food does not do.
    ("what-it-is.md", "cure", "cannot cure"),
    ("what-it-is.md", "cure", "a full cure is not usual"),
    ("eating.md", "cure", "No diet"),
    ("statements.toml", "curing", "still hard"),
    # The name of a paper or of an office that people meet, explained where it stands.
    ("planning-ahead.md", "proxy", "health care proxy"),
    ("glossary.toml", "proxy", "health care proxy"),
    ("glossary.toml", "regimen", "regimen"),
    # Said of a worry, not of a sign.
    ("scans-and-tests.md", "nothing is wrong", "scanxiety"),
}

# Nobody is kept from calling, and nothing is made small.
CALLING = (
    r"(?:no|not|\w+n['’]t|never|without|nor)\b[^.;:]{0,25}\b(?:need|have|reason|cause|worth)\b[^.;:]{0,20}\b(?:call|phone|ring|report)",
    r"(?:do not|don['’]t|never|need not) (?:call|phone|ring|bother)\b",
    r"call only\b|only call\b|call(?:ing)? is not",
    r"wait and see|wait(?:ing)? (?:for )?(?:a few|some|two|three|\d+) (?:hours|days)|(?:it|this|that|these|they|call) can wait|wait until",
    r"nothing to worry|no reason to worry|(?:do not|don['’]t) (?:worry|panic)|no cause for",
    r"harmless|safe to ignore|ignore|(?:it is|it['’]s|is) (?:probably|most likely) (?:nothing|fine|ok)",
    r"should be fine|all (?:is )?(?:good|well)|nothing is wrong|you are (?:fine|safe)",
    r"normal temperature (?:means|shows)|no fever (?:means|shows)",
)

# Verbs that end in -ize here, and words that have lost a letter on their way over the sea.
_IZE = (
    "apolog|custom|emphas|fertil|general|hospital|immun|item|memor|metastas|minim|maxim|moistur"
    "|neutral|normal|optim|organ|personal|prior|real|recogn|special|stabil|steril|summar|symbol"
    "|sympath|character|visual|individual|util|final|central|local|critic|mobil|tranquill"
)
BRITISH = (
    rf"\w*(?:{_IZE})(?:is|itis)(?:e|es|ed|er|ers|ing|ation|ations)",
    r"(?:ana|para)lys(?:e|es|ed|ing)",
    r"tumours?|oestr\w+|diarrhoea\w*|anaemi[ac]|haem\w+|\w*oedema\w*|leukaem\w+",
    r"paed\w+|gynaec\w+|anaesth\w+|orthopaed\w+|foet\w+|faec\w+|caes\w+|\w*pnoea",
    r"hot flush(?:es)?|flush(?:es|ing)",
    r"(?:col|behavi|fav|flav|hon|hum|lab|neighb|od|rum|vap|vig|harb|arm)our\w*",
    r"programmes?|cent(?:re|res|red)|(?:milli|kilo|deci|centi)?(?:litre|metre)s?|fibres?|theatres?",
    r"(?:counsel|travel|cancel|label|fuel|model|signal|level)l(?:ed|er|ers|ing|or|ors)",
    r"practis(?:e|es|ed|ing)|licences?|defence|offence|grey|whilst|amongst|mum|mums|ageing|sceptic\w*",
    r"spelt|learnt|dreamt|burnt|fulfil|enrol|skilful|manoeuvre",
)


def pattern_of(patterns):
    either = "|".join(f"(?:{each})" for each in patterns)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def said(name, *patterns):
    return found_in(name, pattern_of(patterns))


def found(sentence, *patterns):
    return pattern_of(patterns).search(sentence)


def is_meant(place, found, line):
    name = place.partition(":")[0]
    return any(
        (name, found.casefold()) == (file, word) and beside in line for file, word, beside in MEANT
    )


@pytest.mark.parametrize("name", WORDED)
def test_no_word_that_is_ruled_out(name):
    assert [each for each in said(name, *RULED_OUT) if not is_meant(*each)] == []


@pytest.mark.parametrize("name", WORDED)
def test_nobody_is_kept_from_calling(name):
    assert [each for each in said(name, *CALLING) if not is_meant(*each)] == []


def test_each_exception_is_still_needed():
    needed = {
        (file, word, beside)
        for file, word, beside in MEANT
        for _, found, line in said(file, *RULED_OUT, *CALLING)
        if found.casefold() == word and beside in line
    }
    assert needed == MEANT


@pytest.mark.parametrize("name", WORDED)
def test_the_spelling_is_american(name):
    assert said(name, *BRITISH) == []


@pytest.mark.parametrize("name", WORDED)
def test_nothing_is_shouted(name):
    shouted = [
        f"{name}:{number}: {line}"
        for number, line in words_of(name)
        if "!" in line or re.search(r"\b[A-Z]{4,}(?: [A-Z]{4,})+\b", line)
    ]
    assert shouted == []


@pytest.mark.parametrize("name", WORDED)
def test_a_sign_of_danger_is_never_without_the_way_to_call(name):
    """Where an article says to call, the same article leads to the page that says when and whom."""
    lines = lines_of(name)
    if name.endswith(".md") and any(
        re.search(r"\bcall (?:now|today|your emergency)", line) for _, line in lines
    ):
        assert any("(page:when-to-call)" in line for _, line in lines)
        assert any("If you are not sure, call." in line for _, line in lines)


# The patterns find what they are there for


@pytest.mark.parametrize(
    "sentence",
    [
        "Her brave battle with cancer.",
        "She is a survivor.",
        "You failed treatment.",
        "This is terminal.",
        "It cures cancer.",
        "We monitor your symptoms.",
        "You must rest.",
        "It is an approved drug.",
    ],
)
def test_what_is_ruled_out_is_found(sentence):
    assert found(sentence, *RULED_OUT)


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no need to call.",
        "You don’t need to phone your team.",
        "You do not have to call for this.",
        "It can wait until Monday.",
        "Wait and see how it goes.",
        "Wait two days before you ring.",
        "Do not call at night.",
        "This is harmless.",
        "Don't worry.",
        "A normal temperature means that all is well.",
    ],
)
def test_what_keeps_from_calling_is_found(sentence):
    assert found(sentence, *CALLING)


@pytest.mark.parametrize(
    "word",
    [
        *("tumour", "oestrogen", "diarrhoea", "anaemia", "haemoglobin", "lymphoedema", "flushes"),
        *("colour", "behaviour", "organise", "metastasised", "realising", "counselling", "centre"),
        *("paediatric", "whilst", "practise", "prioritise"),
    ],
)
def test_british_spelling_is_found(word):
    assert found(word, *BRITISH)


@pytest.mark.parametrize(
    "sentence",
    [
        "Keep warm and dry your hair.",
        "Your diary keeps what you did.",
        "Exercise otherwise raises a bruise: be wise, rise and advise.",
        "Estrogen, anemia, lymphedema, color, center, behavior, counselor, traveling.",
        "Call at night, even if you are not sure. Do not wait: call.",
        "Tell your team. You can choose.",
    ],
)
def test_honest_words_are_not_found(sentence):
    assert not found(sentence, *RULED_OUT, *CALLING, *BRITISH)

"""How hard the guide is to read: eight years of school are enough, and mostly fewer."""

import pytest

from tests.guide.carried import ARTICLES, GUIDE, LISTS, words_of
from tests.guide.reading_grade import grade, syllables, words

HIGHEST = 8.0
# In one or two sentences the name of a medicine weighs more than in an article: “trastuzumab” alone
# adds a grade. Each alone may be harder, all together may not.
HIGHEST_OF_ONE = 12.0

SYLLABLES = {
    1: "pain breast bones lungs brain breath breathe sleep times notes makes called helped eyes died"
    " nurse whole tongue guard size ache wish goes shoes lives live eight",
    2: "cancer tablet tiredness people treated causes changes doses houses little table able"
    " dentist surgeon patient quiet fluid being doing lying trying agreed worried movement"
    " careful safely lonely question value issue language equal nearly liver numbness mouthwash",
    3: "therapy estrogen receptor medicines nausea surgery targeted biopsy calcium"
    " infection previous serious various reaction positive negative breathlessness completely"
    " management quality continue average diary appetite gradual ovaries companion pneumonia",
    4: "metastatic diarrhea constipation radiation temperature emergency palliative antibody inhibitor"
    " lymphedema anemia neuropathy usually creatinine biomarker January insomnia",
    5: "chemotherapy capecitabine abemaciclib",
    6: "immunotherapy",
}
KNOWN = [(word, count) for count, listed in SYLLABLES.items() for word in listed.split()]


@pytest.mark.parametrize(("word", "count"), KNOWN)
def test_the_counter_knows_words_of_every_kind(word, count):
    assert syllables(word) == syllables(word.upper()) == count


def test_a_number_and_a_sign_are_one_syllable():
    assert syllables("38") == syllables("°") == 1


def test_what_a_hyphen_joins_is_two_words_and_an_apostrophe_joins_one():
    assert words("Don't use 4-week “on/off” days.") == [
        "Don't",
        "use",
        "4",
        "week",
        "on",
        "off",
        "days",
    ]


def test_the_grade_is_that_of_the_formula():
    # 6 words in 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59.
    assert grade(["The cat sat on the mat."]) == pytest.approx(-1.45)
    # 3 words in 2 sentences, 10 syllables.
    assert grade(["Metastatic cancer.", "Palliative"]) == pytest.approx(
        0.39 * 3 / 2 + 11.8 * 10 / 3 - 15.59
    )
    assert grade([]) == grade(["", "..."]) == 0.0


def test_hard_text_has_a_high_grade():
    hard = (
        "Endocrine manipulation administered concomitantly with cyclin-dependent kinase inhibition"
        " constitutes the predominant initial therapeutic recommendation for postmenopausal individuals"
    )
    assert grade([hard]) > 20 > HIGHEST > grade(["Tell your team how you feel. They can help you."])


@pytest.mark.parametrize("name", ARTICLES)
def test_eight_years_of_school_are_enough_for_an_article(name):
    lines = [line for _, line in words_of(name)]
    assert grade(lines) <= HIGHEST, f"{name}: {grade(lines):.1f}"


@pytest.mark.parametrize("article", GUIDE.articles, ids=lambda each: each.id)
def test_the_summary_of_an_article_is_no_harder_than_it_need_be(article):
    assert grade([article.summary]) <= HIGHEST_OF_ONE


@pytest.mark.parametrize(
    "name", [name for name in LISTS if name not in {"contents.toml", "sources.toml"}]
)
def test_eight_years_of_school_are_enough_for_a_list(name):
    lines = [line for _, line in words_of(name)]
    assert len(lines) > 10
    assert grade(lines) <= HIGHEST, f"{name}: {grade(lines):.1f}"


def test_the_summaries_together_are_as_plain_as_the_articles():
    assert grade([article.summary for article in GUIDE.articles]) <= HIGHEST


def test_each_meaning_of_the_glossary_is_plain():
    hard = {
        term.id: round(grade([term.meaning]), 1)
        for term in GUIDE.terms
        if grade([term.meaning]) > HIGHEST_OF_ONE
    }
    assert hard == {}


def test_each_question_is_plain():
    hard = {
        question.text: round(grade([question.text]), 1)
        for group in GUIDE.questions
        for question in group.questions
        if grade([question.text]) > HIGHEST_OF_ONE
    }
    assert hard == {}

"""The supplied document: each of its statements is in the guide, made right where it must be."""

import pytest

from tests.guide.carried import GUIDE, LIBRARY

HOW_MANY = 27
CHECKS = {"ok", "thin", "correct"}

# The headings of the document, and the names that it gives to what it lists; where each leads.
HEADINGS = {
    "Advanced Metastatic Breast Cancer": "what-it-is",
    "primary goals": "goals",
    "goals of treatment": "goals",
    "treatment choices": "how-treatment-is-chosen",
    "Surgery": "surgery",
    "Hormone therapy": "hormone-therapy",
    "Chemotherapy": "chemotherapy",
    "Radiation therapy": "radiation-therapy",
    "Targeted therapy": "targeted-therapy",
    "Biological therapy": "immunotherapy",
    "Supportive therapies": "supportive-care",
    "pain medication": "pain",
    "nutrition therapy": "eating",
    "psychological support": "worry-and-mood",
    "patient education": "supportive-care",
}


def covering(statement_id):
    return [each for each in GUIDE.articles if statement_id in each.statements]


def test_all_statements_are_there_once():
    assert [each.id for each in GUIDE.statements] == [f"D{n:02}" for n in range(1, HOW_MANY + 1)]
    assert {each.check for each in GUIDE.statements} == CHECKS


@pytest.mark.parametrize("statement", GUIDE.statements, ids=lambda each: each.id)
def test_every_statement_is_covered_by_an_article(statement):
    assert covering(statement.id)


@pytest.mark.parametrize(
    "statement",
    [each for each in GUIDE.statements if each.check == "correct"],
    ids=lambda each: each.id,
)
def test_where_the_document_is_not_right_an_article_says_how_it_differs(statement):
    assert any(len(article.differs) > 80 for article in covering(statement.id))


def test_articles_name_only_statements_that_exist():
    known = {each.id for each in GUIDE.statements}
    assert {each for article in GUIDE.articles for each in article.statements} <= known


def test_an_article_says_that_it_differs_only_where_the_document_is_not_right():
    wrong = {each.id for each in GUIDE.statements if each.check == "correct"}
    assert [
        each.id for each in GUIDE.articles if each.differs and not wrong & {*each.statements}
    ] == []


@pytest.mark.parametrize(("heading", "article"), HEADINGS.items())
def test_what_the_document_names_is_found_under_its_own_words(heading, article):
    search = LIBRARY.search(heading)
    assert search.meant == ""
    assert article in [hit.what.id for hit in search.hits[:5]]

"""The glossary: each word once, in order, explained in a few plain words, and linked where it stands."""

import re

from companion.domain.articles import plain_text
from tests.guide.carried import GUIDE
from tests.guide.reading_grade import words

MOST_WORDS = 50
TEXTS = {article.id: GUIDE.text_of(article) for article in GUIDE.articles}


def test_there_are_enough_terms():
    assert len(GUIDE.terms) >= 300


def test_every_id_and_every_name_is_there_once():
    ids = [term.id for term in GUIDE.terms]
    assert len(ids) == len(set(ids))
    names = [name.casefold() for term in GUIDE.terms for name in term.names]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_an_id_is_one_that_a_link_can_have():
    assert [term.id for term in GUIDE.terms if not re.fullmatch(r"[a-z0-9-]+", term.id)] == []


def test_every_article_that_a_term_names_exists():
    wrong = {
        term.id: term.article
        for term in GUIDE.terms
        if term.article and GUIDE.article(term.article) is None
    }
    assert wrong == {}


def test_every_term_has_a_source_that_is_known():
    wrong = [
        (term.id, source)
        for term in GUIDE.terms
        for source in term.sources
        if GUIDE.source(source) is None
    ]
    assert wrong == []


def test_every_meaning_is_short_plain_and_whole():
    wrong = [
        term.id
        for term in GUIDE.terms
        if not 4 <= len(words(term.meaning)) <= MOST_WORDS
        or not term.meaning.endswith((".", ".”", ".)"))
        or plain_text(term.meaning) != term.meaning
        or term.meaning.strip() != term.meaning
    ]
    assert wrong == []


def test_no_meaning_is_only_the_word_again():
    wrong = [
        term.id
        for term in GUIDE.terms
        if term.meaning.casefold().startswith(
            (f"{term.name.casefold()}.", f"{term.name} is {term.name}")
        )
    ]
    assert wrong == []


def test_words_of_the_articles_are_linked_to_the_terms():
    linked = {
        term
        for article in GUIDE.articles
        for term in re.findall(r"\]\(term:([^)]*)\)", TEXTS[article.id])
    }
    assert len(linked) > 100
    assert linked <= {term.id for term in GUIDE.terms}


def test_every_article_keeps_its_words_when_they_are_linked():
    for article in GUIDE.articles:
        text = TEXTS[article.id]
        bare = re.sub(r"\[([^\]]*)\]\(term:[^)]*\)", r"\1", text)
        assert plain_text(bare) == plain_text(article.body), article.id
        assert not re.search(r"\[S\d", text), article.id

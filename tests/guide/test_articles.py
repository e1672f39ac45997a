"""The articles: all are there, whole, of a length to be read, and lead only to what exists."""

import ast
import re
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.articles import TOPICS, Group
from companion.domain.biomarkers import MARKERS
from tests.guide.carried import ARTICLES, FOLDER, GUIDE, LISTS, front_matter, id_of, lines_of
from tests.guide.reading_grade import words

ROOT = Path(__file__).parents[2]
LEAST_WORDS, MOST_WORDS = 300, 900
LAST_HEADINGS = ("What to tell your team", "What to write down")
YEAR, HALF_A_YEAR = timedelta(days=366), timedelta(days=184)
# With medicines or with signs of danger in them: these are looked at again sooner.
LOOKED_AT_SOONER = (Group.TREATMENTS, Group.SYMPTOMS)

TOPICS_OF_THE_GUIDE = {
    Group.BASICS: "what-it-is where-it-spreads subtypes biomarkers goals how-treatment-is-chosen"
    " working-with-your-team",
    Group.TREATMENTS: "surgery hormone-therapy chemotherapy radiation-therapy targeted-therapy"
    " cdk4-6-inhibitors pi3k-akt-mtor-inhibitors her2-medicines parp-inhibitors immunotherapy"
    " antibody-drug-conjugates bone-medicines clinical-trials supportive-care lines-and-cycles",
    Group.TESTS: "scans-and-tests tumor-markers blood-counts",
    Group.SYMPTOMS: "pain tiredness sleep nausea diarrhea constipation breathlessness-and-cough"
    " numbness mouth hot-flashes joints skin-and-rash hand-and-foot lymphedema infection-and-fever"
    " bleeding-and-bruising hair-nails-eyes-taste thinking headache-and-dizziness"
    " intimacy-and-fertility",
    Group.LIVING: "worry-and-mood eating movement work-money-family planning-ahead statistics"
    " questions-to-ask family-and-helpers this-diary",
}


def article_of(name):
    return GUIDE.article(id_of(name))


def pages():
    """Return the names of the pages, read from the file that makes them: no Qt is needed for it."""
    tree = ast.parse((ROOT / "companion" / "ui" / "page_makers.py").read_text(encoding="utf-8"))
    values, made = {}, []
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
            names = [each.id for each in node.targets[0].elts]
            values |= zip(names, (each.value for each in node.value.elts), strict=True)
        if isinstance(node, ast.AnnAssign) and node.target.id == "MAKERS":
            made = [key.id for key in node.value.keys]
    return {values[each] for each in made}


PAGES = pages()


def test_no_file_of_the_guide_has_a_fault():
    assert GUIDE.faults == {}


def test_only_articles_and_lists_lie_in_the_folder():
    assert {path.name for path in FOLDER.iterdir()} == {*ARTICLES, *LISTS}
    assert {*LISTS} == {
        f"{each}.toml"
        for each in ("contents", "glossary", "questions", "sources", "statements", "when_to_call")
    }


@pytest.mark.parametrize("group", list(Group))
def test_every_topic_has_its_article_in_its_group(group):
    there = {each.id for each in GUIDE.articles if each.group is group}
    assert set(TOPICS_OF_THE_GUIDE[group].split()) <= there


def test_the_contents_name_every_article_once_in_its_own_group():
    contents = (FOLDER / "contents.toml").read_text(encoding="utf-8")
    named = re.findall(r'"([a-z0-9-]+)"', re.sub(r"^id = .*$", "", contents, flags=re.MULTILINE))
    assert sorted(named) == sorted(map(id_of, ARTICLES))
    assert [each.id for each in GUIDE.articles] == named


def test_no_two_articles_have_one_title():
    titles = [each.title.casefold() for each in GUIDE.articles]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_long_enough_to_help_and_short_enough_to_read(name):
    body = article_of(name).body
    text = [line for line in body.splitlines() if not line.startswith("#")]
    count = sum(len(words(re.sub(r"\[S\d[^\]]*\]|\]\([^)]*\)", "", line))) for line in text)
    assert LEAST_WORDS <= count <= MOST_WORDS


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_has_headings_and_ends_with_what_to_tell_and_to_write_down(name):
    headings = article_of(name).headings
    assert len(headings) >= 3
    assert headings[-2:] == LAST_HEADINGS
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("name", ARTICLES)
def test_the_text_is_written_in_the_markdown_that_the_window_shows(name):
    wrong = [
        f"{name}:{number}: {line}"
        for number, line in lines_of(name)[3:]
        if re.match(r"# |###|\s+\S|\* |\d+\. |\||!\[|<|>", line)
        or line.count("**") % 2
        or re.search(r"\]\((?!guide:|page:)", line)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ARTICLES)
def test_the_links_of_an_article_lead_to_articles_and_pages_that_exist(name):
    there = {"guide": set(map(id_of, ARTICLES)) - {id_of(name)}, "page": PAGES}
    wrong = [
        f"{name}:{number}: {kind}:{target}"
        for number, line in lines_of(name)
        for kind, target in re.findall(r"\]\((\w+):([^)]*)\)", line)
        if target not in there.get(kind, ())
    ]
    assert wrong == []


def test_the_pages_were_read():
    assert {"today", "call", "when-to-call", "questions-to-ask", "biomarkers"} <= PAGES


@pytest.mark.parametrize("name", ARTICLES)
def test_related_articles_exist_and_are_others(name):
    related = article_of(name).related
    assert 2 <= len(related) <= 5
    assert len(set(related)) == len(related)
    assert set(related) <= set(map(id_of, ARTICLES)) - {id_of(name)}


@pytest.mark.parametrize("name", ARTICLES)
def test_the_sources_of_an_article_are_those_in_its_text_and_all_are_known(name):
    article = article_of(name)
    tagged = article.parts_by_source()
    assert sorted(article.sources) == sorted(tagged)
    unknown = [
        f"{name}:{number}: {source}"
        for number, line in lines_of(name)
        for tag in re.findall(r"\[(S\d[^\]]*)\]", line)
        for source in re.findall(r"S\d+", tag)
        if GUIDE.source(source) is None
    ]
    assert unknown == []


@pytest.mark.parametrize("name", ARTICLES)
def test_every_tag_of_a_source_is_one_that_is_read_and_stands_at_the_end(name):
    wrong = [
        f"{name}:{number}: {line[-60:]}"
        for number, line in lines_of(name)
        for tag in re.finditer(r"\[\s*[sS]\s*\d[^\]]*\]?", line)
        if not re.fullmatch(r"\[S\d+(, S\d+)*(, M)?\]", tag[0]) or line[tag.end() :].strip()
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_looked_at_again_in_time(name):
    article = article_of(name)
    within = HALF_A_YEAR if article.group in LOOKED_AT_SOONER else YEAR
    assert article.checked < article.review_by <= article.checked + within


@pytest.mark.parametrize("name", ARTICLES)
def test_nobody_is_said_to_have_reviewed_an_article_without_a_day(name):
    article = article_of(name)
    assert bool(article.reviewed_by) == bool(article.reviewed_on)
    if article.reviewed_on is not None:
        assert article.checked <= article.reviewed_on


@pytest.mark.parametrize("name", ARTICLES)
def test_the_front_matter_says_what_exists_and_each_thing_once(name):
    article = article_of(name)
    assert set(article.biomarkers) <= set(MARKERS)
    others = [each.casefold() for each in (article.title, *article.other_names)]
    assert all(each.strip() == each and each for each in others)
    assert len(set(article.other_names)) == len(article.other_names)
    assert article.summary.endswith(".") and len(article.summary) <= 200
    assert front_matter(name)["id"] == id_of(name)


@pytest.mark.parametrize("field", ["symptoms", "kinds", "classes", "biomarkers"])
def test_no_two_articles_are_the_one_about_the_same_thing(field):
    about = [each for article in GUIDE.articles for each in getattr(article, field)]
    assert len(about) == len(set(about)) > 0


def test_the_two_topics_that_can_be_put_away_are_each_an_article():
    assert {each.id: each.topic for each in GUIDE.articles if each.topic} == {
        "planning-ahead": "planning ahead",
        "statistics": "statistics",
    }
    assert set(TOPICS) == {each.topic for each in GUIDE.articles if each.topic}


def test_an_article_that_is_put_away_is_named_by_no_heading_or_summary_of_another():
    hidden = [each.title.casefold() for each in GUIDE.articles if each.topic]
    for article in GUIDE.shown(TOPICS):
        said = " ".join((article.title, article.summary, *article.headings)).casefold()
        assert not any(each in said for each in hidden), article.id

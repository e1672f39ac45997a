"""The guide in a terminal has the names that the window has."""

from datetime import date

import pytest

from companion.domain.articles import Article, Group
from companion.domain.guide import read_guide
from companion.domain.regions import BY_ID, REGIONS
from companion.domain.when_to_call import read_when_to_call
from companion.exchange import guide_text
from companion.paths import RESOURCES
from companion.ui import labels
from companion.ui.pages.learn import _group


@pytest.mark.parametrize("region", BY_ID.values(), ids=list(BY_ID))
def test_a_region_is_called_the_same_in_the_window(region):
    assert labels.region(region) == region.name


def test_each_region_stands_with_its_name_and_number():
    file = RESOURCES / "guide" / "when_to_call.toml"
    said = guide_text.when_to_call(read_when_to_call(file.read_text(encoding="utf-8")))
    for region in REGIONS:
        assert f"- {region.name}: {region.emergency}" in said


@pytest.mark.parametrize("group", Group)
def test_a_group_of_articles_is_called_the_same_in_the_window(group):
    files = {
        "contents.toml": f'[[group]]\nid = "{group}"\narticles = ["pain"]',
    }
    contents = guide_text.contents(read_guide(files))
    assert contents.splitlines()[0] == _group(group)


def test_an_article_ends_in_the_sentence_of_the_window():
    day = date(2026, 11, 23)
    article = Article(
        id="pain", title="Pain", group=Group.SYMPTOMS, body="Words.\n", checked=day, review_by=day
    )
    said = " ".join(guide_text.whole(read_guide({}), article, day).split())
    assert "clinician. Information only. Your team knows your situation. When" in said

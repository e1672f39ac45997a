"""The sources: each that is used is there and says what it is; what is not sure says so."""

import re
import tomllib

from tests.guide.carried import FOLDER, GUIDE, LISTS

MARKS = {"V", "K", "M"}


def number(source_id):
    return int(source_id.removeprefix("S"))


def used_in_lists():
    return {
        source
        for name in LISTS
        if name != "sources.toml"
        for source in re.findall(r'"(S\d+)"', (FOLDER / name).read_text(encoding="utf-8"))
    }


def test_sources_stand_once_and_in_order():
    ids = [each.id for each in GUIDE.sources]
    assert all(re.fullmatch(r"S\d+", each) for each in ids)
    assert ids == sorted(set(ids), key=number)


def test_every_source_that_is_used_is_there():
    used = {each for article in GUIDE.articles for each in article.sources} | used_in_lists()
    assert len(used) > 50
    assert used - {each.id for each in GUIDE.sources} == set()


def test_a_source_says_what_and_where_it_is_and_how_sure_one_is_of_it():
    wrong = [
        each.id
        for each in GUIDE.sources
        if not each.title.strip() or not each.where.strip() or each.mark not in MARKS
    ]
    assert wrong == []


def test_a_source_says_when_it_was_looked_at():
    entries = tomllib.loads((FOLDER / "sources.toml").read_text(encoding="utf-8"))["source"]
    assert len({each["checked"] for each in entries}) >= 1
    newest = max(article.checked for article in GUIDE.articles)
    assert [each["id"] for each in entries if each["checked"] > newest] == []


def test_a_source_of_which_one_is_not_sure_is_never_used_without_saying_so():
    unsure = {each.id for each in GUIDE.sources if each.mark == "M"}
    wrong = [
        f"{article.id}: {line[-80:]}"
        for article in GUIDE.articles
        for line in article.body.splitlines()
        for tag in re.findall(r"\[(S\d[^\]]*)\]", line)
        if unsure & set(re.findall(r"S\d+", tag)) and not tag.endswith(", M")
    ]
    assert wrong == []

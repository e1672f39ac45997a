"""An article: what its file must say, and how its text becomes what is read."""

import re
import time
from datetime import date

import pytest

from companion.domain.articles import (
    Group,
    as_text,
    damaged,
    plain_text,
    read_article,
    with_links,
    without_tags,
)
from companion.domain.treatments import Kind

HEAD = """\
id = "surgery"
title = "Surgery"
group = "treatments"
summary = "What it is for."
checked = 2026-11-23
review_by = 2027-11-23
"""
BODY = """\
An operation is not usual here. [S3]

## When it helps

- **A weak bone** can be made strong. [S3, S13]
- It may ease pain. [S13, M]

## What to ask

See [pain](guide:pain) and [Who to call](page:call).
"""


def written(head=HEAD, body=BODY):
    return f"+++\n{head}+++\n{body}"


def refused(sentence):
    return pytest.raises(ValueError, match=re.escape(sentence))


def test_an_article_is_what_its_file_says():
    head = HEAD + (
        'statements = ["D12"]\nsources = ["S3", "S13"]\nother_names = ["operation"]\n'
        'related = ["pain"]\nsymptoms = ["pain"]\nkinds = ["surgery"]\nclasses = ["taxane"]\n'
        'biomarkers = ["ER"]\ntopic = "statistics"\ndiffers = "It says less."\nregion = "UK"\n'
        'reviewed_by = "A. Doctor"\nreviewed_on = 2026-12-01\n'
    )
    article = read_article("surgery", written(head))
    assert (article.id, article.title, article.group) == ("surgery", "Surgery", Group.TREATMENTS)
    assert article.summary == "What it is for."
    assert (article.checked, article.review_by) == (date(2026, 11, 23), date(2027, 11, 23))
    assert (article.statements, article.sources) == (("D12",), ("S3", "S13"))
    assert (article.other_names, article.related) == (("operation",), ("pain",))
    assert (article.symptoms, article.kinds) == (("pain",), (Kind.SURGERY,))
    assert (article.classes, article.biomarkers) == (("taxane",), ("ER",))
    assert (article.topic, article.differs, article.region) == (
        "statistics",
        "It says less.",
        "UK",
    )
    assert (article.reviewed_by, article.reviewed_on) == ("A. Doctor", date(2026, 12, 1))
    assert article.body == BODY
    assert article.fault == ""


def test_what_a_file_need_not_say_is_empty():
    article = read_article("surgery", written())
    assert article.sources == article.statements == article.symptoms == article.kinds == ()
    assert (article.topic, article.differs, article.reviewed_by) == ("", "", "")
    assert article.reviewed_on is None


@pytest.mark.parametrize("text", ["", "\n", "Only words.\n", 'id = "surgery"\n+++\n'])
def test_a_file_without_front_matter_is_told_by_its_line(text):
    with refused("line 1: the file must begin with +++"):
        read_article("surgery", text)


def test_front_matter_without_an_end_is_told_by_its_line():
    with refused("line 7: the front matter has no end (+++)"):
        read_article("surgery", f"+++\n{HEAD}")


def test_bad_front_matter_is_told_by_the_line_of_the_file():
    with refused("front matter: ") as told:
        read_article("surgery", written('id = "surgery"\ntitle = Surgery\n'))
    assert "line 3" in str(told.value)  # the first line is the fence


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD.replace('"Surgery"', '""'), "title must be a text"),
        (HEAD.replace('title = "Surgery"\n', ""), "title must be a text"),
        (HEAD.replace("2026-11-23", '"today"'), "checked must be a day"),
        (HEAD.replace("treatments", "cures"), "'cures'"),
        (HEAD + 'symptoms = ["pian"]\n', "symptoms: 'pian' is not known"),
        (HEAD + 'kinds = ["magic"]\n', "'magic'"),
        (HEAD + 'topic = "numbers"\n', "topic: 'numbers' is not known"),
        (HEAD + 'sources = ["20"]\n', "sources must be ids of the fact sheet"),
        (HEAD + 'author = "me"\n', "not known: author"),
        (HEAD + 'reviewed_on = "soon"\n', "reviewed_on must be a day"),
        (HEAD + 'id = "surgery"\n', "front matter: "),
        ("", "id must be a text"),
    ],
)
def test_a_field_that_is_wrong_is_named(head, sentence):
    with refused(sentence):
        read_article("surgery", written(head))


def test_the_id_is_the_name_of_the_file():
    with refused("line 2: the id is 'surgery', and the file is called 'pain'"):
        read_article("pain", written())


@pytest.mark.parametrize("body", ["", "\n\n", "   \n"])
def test_an_article_without_text_is_refused(body):
    with refused("there is no text"):
        read_article("surgery", written(body=body))


def test_lines_of_any_system_are_read():
    assert read_article("surgery", written().replace("\n", "\r\n")).body == BODY


def test_a_fence_may_stand_in_the_text():
    body = "One.\n\n+++\n\nTwo.\n"
    assert read_article("surgery", written(body=body)).body == body


def test_the_contents_are_its_headings_in_order():
    assert read_article("surgery", written()).headings == ("When it helps", "What to ask")


def test_each_source_has_the_parts_in_which_it_is_used():
    assert read_article("surgery", written()).parts_by_source() == {
        "S3": ["", "When it helps"],
        "S13": ["When it helps"],
    }


def test_links_are_pairs_of_kind_and_id():
    assert read_article("surgery", written()).links() == [("guide", "pain"), ("page", "call")]


def test_an_article_is_due_when_its_day_has_passed():
    article = read_article("surgery", written())
    assert not article.is_due(date(2027, 11, 23))
    assert article.is_due(date(2027, 11, 24))
    assert not damaged("surgery", "gone").is_due(date(2099, 1, 1))


def test_a_damaged_article_has_its_fault_and_no_text():
    article = damaged("hot-flashes", "the file is missing")
    assert (article.id, article.title, article.body) == ("hot-flashes", "Hot flashes", "")
    assert article.fault == "the file is missing"
    assert article.headings == () and article.links() == [] and article.parts_by_source() == {}


# The text


def test_tags_go_and_what_is_not_sure_says_so_in_words():
    assert without_tags("One. [S3]\n") == "One.\n"
    assert without_tags("One. [S3, S13]\n") == "One.\n"
    assert without_tags("One. [S11, M]\n") == "One. *(not yet fully checked)*\n"
    assert without_tags("One. [S11,M]") == "One. *(not yet fully checked)*"


@pytest.mark.parametrize(
    "text", ["[S]", "[3]", "[SPF 30]", "[Stage](guide:stage)", "[S3 M]", "[M]"]
)
def test_what_is_no_tag_stays(text):
    assert without_tags(text) == text


def test_plain_text_is_only_the_words():
    assert plain_text(BODY) == (
        "An operation is not usual here.\n\nWhen it helps\n\n- A weak bone can be made strong.\n"
        "- It may ease pain. (not yet fully checked)\n\nWhat to ask\n\nSee pain and Who to call.\n"
    )


def test_text_for_a_terminal_has_short_lines_and_indented_items():
    text = as_text(f"{'word ' * 30}[S3]\n\n- {'item ' * 30}[S3]\n")
    lines = text.splitlines()
    assert max(map(len, lines)) <= 78
    assert text.split().count("word") == text.split().count("item") == 30
    first = next(place for place, line in enumerate(lines) if line.startswith("- "))
    assert lines[first - 1] == ""
    assert lines[first + 1].startswith("  item")
    assert text.endswith("\n") and "[S3]" not in text


def test_text_for_a_terminal_has_its_headings_underlined():
    assert as_text("One.\n\n## When **it** helps\n\nTwo.\n") == (
        "One.\n\nWhen it helps\n-------------\n\nTwo.\n"
    )


# Links to what is explained elsewhere

ANY = re.compile(r"(?<![\w/-])(?:bone scan|bones|bone)(?![\w/-])", re.IGNORECASE)
TARGETS = {"bone scan": "term:bone-scan", "bone": "term:bone", "bones": "term:bone"}


def linked(text):
    return with_links(text, ANY, lambda found: TARGETS[found.casefold()])


def test_a_word_is_a_link_the_first_time_only_by_whatever_name():
    assert linked("Bone and bones and bone.") == "[Bone](term:bone) and bones and bone."


def test_each_meaning_is_a_link_once():
    assert (
        linked("A bone scan of a bone.") == "A [bone scan](term:bone-scan) of a [bone](term:bone)."
    )


@pytest.mark.parametrize(
    "text",
    [
        "## The bone",
        "- **A bone:** it is hard.",
        "[a bone](guide:bone-medicines)",
        "`bone`",
        "backbone and bonehead, bone-dry, X/bone",
    ],
)
def test_headings_bold_words_links_code_and_parts_of_words_stay(text):
    assert linked(text) == text


def test_a_word_skipped_in_a_heading_is_a_link_below_it():
    assert linked("## Bone\n\nThe bone.") == "## Bone\n\nThe [bone](term:bone)."


def test_a_word_without_a_target_stays_and_is_asked_for_again():
    assert with_links("bone bone", ANY, lambda _: "") == "bone bone"


@pytest.mark.parametrize("run", ["[", "[a](", "](", "[a", "[a](b", "`", "**a"])
def test_a_long_run_of_marks_does_not_stop_the_program(run):
    text = run * (200_000 // len(run))
    begun = time.perf_counter()
    with_links(text, re.compile("pain"), lambda _: "word:pain")
    plain_text(text)
    assert time.perf_counter() - begun < 2  # s; it took minutes

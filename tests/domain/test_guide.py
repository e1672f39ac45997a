"""The guide as a whole: its order, its faults, its words, and what leads where."""

from textwrap import dedent

import pytest

from companion.domain.articles import PLANNING_AHEAD, STATISTICS, Group
from companion.domain.guide import read_guide
from companion.domain.treatments import Kind


def article(name, body="Words.", group="basics", **fields):
    """Return the file of an article; `fields` are given as TOML."""
    given = {
        "id": f'"{name}"',
        "title": f'"{name.replace("-", " ").capitalize()}"',
        "group": f'"{group}"',
        "summary": '"Short."',
        "checked": "2026-11-23",
        "review_by": "2027-11-23",
        **fields,
    }
    head = "\n".join(f"{key} = {value}" for key, value in given.items())
    return f"+++\n{head}\n+++\n{body}\n"


def term(name, *others, meaning="A thing.", article="", linked="true"):
    names = ", ".join(f'"{each}"' for each in others)
    return dedent(f"""
        [[term]]
        id = "{name.casefold().replace(" ", "-")}"
        name = "{name}"
        meaning = "{meaning}"
        other_names = [{names}]
        sources = ["S5"]
        article = "{article}"
        linked = {linked}
    """)


def part(group, *articles):
    names = ", ".join(f'"{each}"' for each in articles)
    return f'[[group]]\nid = "{group}"\narticles = [{names}]\n'


SOURCE = (
    '[[source]]\nid = "S5"\ntitle = "A book"\nwhere = "A shelf"\nmark = "K"\nchecked = 2026-11-23\n'
)
STATEMENT = '[[statement]]\nid = "D01"\nsection = "One"\nsays = "So."\ncheck = "ok"\n'
QUESTIONS = (
    '[[group]]\nid = "g"\ntitle = "G"\ntopic = ""\nsources = ["S7"]\n'
    '[[group.question]]\nid = "q"\ntext = "Why?"\n'
)


def files(**more):
    """Return the files of a small guide; keyword `a__md` stands for a.md."""
    return {
        "contents.toml": "",
        "glossary.toml": "",
        "sources.toml": SOURCE,
        "statements.toml": STATEMENT,
        "questions.toml": QUESTIONS,
        **{name.replace("__", ".").replace("_", "-"): text for name, text in more.items()},
    }


def ids(articles):
    return [each.id for each in articles]


def test_a_small_guide_is_read_whole():
    guide = read_guide(files(a__md=article("a"), glossary__toml=term("bone", "bones", article="a")))
    assert guide.faults == {}
    assert guide.article("a").title == "A"
    assert guide.term("bone").names == ("bone", "bones")
    assert (guide.source("S5").where, guide.source("S5").mark) == ("A shelf", "K")
    assert [(each.id, each.check) for each in guide.statements] == [("D01", "ok")]
    assert [each.text for each in guide.questions[0].questions] == ["Why?"]


def test_what_is_not_there_is_none():
    guide = read_guide(files())
    assert guide.article("a") is guide.term("a") is guide.source("S1") is None
    assert guide.about_symptom("pain") is guide.about_biomarker("ER") is None
    assert guide.about_treatment("", Kind.SURGERY) is None


# Order


def test_articles_stand_as_the_contents_name_them_and_the_others_follow_their_group():
    guide = read_guide(
        files(
            contents__toml=part("treatments", "c", "b") + part("basics", "z"),
            a__md=article("a", group="treatments"),
            b__md=article("b", group="treatments"),
            c__md=article("c", group="treatments"),
            y__md=article("y"),
            z__md=article("z"),
        )
    )
    assert ids(guide.articles) == ["z", "y", "c", "b", "a"]
    assert guide.faults == {}


def test_an_article_that_the_contents_name_twice_stands_once():
    guide = read_guide(files(contents__toml=part("basics", "a", "a"), a__md=article("a")))
    assert ids(guide.articles) == ["a"]


def test_without_contents_all_articles_are_there():
    given = files(b__md=article("b"), a__md=article("a"))
    del given["contents.toml"]
    guide = read_guide(given)
    assert ids(guide.articles) == ["a", "b"]
    assert guide.faults == {"contents.toml": "the file is missing or cannot be read"}


# Faults: one does not harm the others


def test_a_file_that_the_contents_name_and_that_is_missing_is_told_and_keeps_its_place():
    guide = read_guide(files(contents__toml=part("tests", "scans"), a__md=article("a")))
    assert guide.faults == {"scans.md": "the file is missing"}
    scans = guide.article("scans")
    assert (scans.title, scans.group, scans.fault) == ("Scans", Group.TESTS, "the file is missing")
    assert guide.article("a").fault == ""


def test_a_damaged_article_is_told_and_keeps_its_place():
    guide = read_guide(
        files(
            contents__toml=part("basics", "a", "b"),
            a__md="nothing but words",
            b__md=article("b"),
        )
    )
    assert guide.faults == {"a.md": "line 1: the file must begin with +++"}
    assert [(each.id, each.group, bool(each.fault)) for each in guide.articles] == [
        ("a", Group.BASICS, True),
        ("b", Group.BASICS, False),
    ]


def test_a_file_that_cannot_be_read_is_told():
    guide = read_guide({**files(), "a.md": None, "glossary.toml": None})
    assert guide.faults == dict.fromkeys(
        ("a.md", "glossary.toml"), "the file is missing or cannot be read"
    )


@pytest.mark.parametrize("name", ["glossary", "sources", "statements", "questions", "contents"])
def test_a_list_that_is_damaged_is_told_with_its_line_and_the_rest_is_there(name):
    given = files(a__md=article("a"))
    given[f"{name}.toml"] += "\n[[broken\n\n"
    guide = read_guide(given)
    assert list(guide.faults) == [f"{name}.toml"]
    assert "line" in guide.faults[f"{name}.toml"]
    assert ids(guide.articles) == ["a"]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("glossary.toml", "[[terms]]\n", "not known: terms"),
        ("glossary.toml", '[[term]]\nid = "a"\n', "term a: name must be a text"),
        ("glossary.toml", term("a") + 'color = "red"\n', "term a: not known: color"),
        ("sources.toml", SOURCE.replace("2026-11-23", "1"), "source S5: checked must be a day"),
        ("statements.toml", STATEMENT.replace('"So."', "1"), "statement D01: says must be a text"),
        ("questions.toml", QUESTIONS.replace('"S7"', '"7"'), "group g: sources must be ids"),
        ("questions.toml", QUESTIONS.replace('"Why?"', '""'), "group g: question q: text must"),
        ("contents.toml", part("cures"), "group cures: 'cures' is not a valid Group"),
        ("glossary.toml", 'term = "none"\n', "term must be a list of tables"),
    ],
)
def test_an_entry_that_is_wrong_is_told_by_its_name(name, text, sentence):
    assert read_guide({**files(), name: text}).faults[name].startswith(sentence)


def test_brackets_without_end_are_a_fault_and_no_crash():
    deep = "a = " + "[" * 100_000
    guide = read_guide(
        {**files(b__md=article("b")), "glossary.toml": deep, "a.md": f"+++\n{deep}\n+++\nA"}
    )
    assert set(guide.faults) == {"glossary.toml", "a.md"}
    assert guide.article("b").fault == ""


def test_no_files_at_all_are_faults_of_the_lists_only():
    guide = read_guide({})
    assert guide.articles == guide.terms == guide.sources == ()
    assert set(guide.faults) == {
        f"{name}.toml" for name in ("contents", "glossary", "sources", "statements", "questions")
    }


# What is put away


def test_articles_of_a_hidden_topic_are_not_shown():
    guide = read_guide(
        files(
            a__md=article("a", topic=f'"{PLANNING_AHEAD}"'),
            b__md=article("b", topic=f'"{STATISTICS}"'),
            c__md=article("c"),
        )
    )
    assert ids(guide.shown([])) == ["a", "b", "c"]
    assert ids(guide.shown([STATISTICS])) == ["a", "c"]
    assert ids(guide.shown([STATISTICS, PLANNING_AHEAD])) == ["c"]
    assert ids(guide.shown(["", "something else"])) == ["a", "b", "c"]


# The text of an article, its words linked


def text_of(body, *terms, name="a"):
    given = files(**{f"{name}__md": article(name, body)}, glossary__toml="".join(terms))
    guide = read_guide(given)
    assert guide.faults == {}
    return guide.text_of(guide.article(name)).strip()


def test_a_text_has_no_tags_and_its_words_are_links():
    assert text_of("A bone. [S5]", term("bone")) == "A [bone](term:bone)."


def test_the_longest_name_is_the_link():
    text = text_of("A bone scan.", term("bone"), term("scan"), term("bone scan"))
    assert text == "A [bone scan](term:bone-scan)."


def test_another_name_leads_to_its_term():
    assert text_of("Take Xeloda.", term("capecitabine", "Xeloda")) == (
        "Take [Xeloda](term:capecitabine)."
    )


def test_a_word_is_found_in_any_case_but_capitals_only_as_they_stand():
    assert text_of("Bone, er, pet.", term("bone"), term("ER"), term("PET")) == (
        "[Bone](term:bone), er, pet."
    )
    assert text_of("The ER.", term("ER")) == "The [ER](term:er)."


def test_signs_in_a_name_are_signs():
    assert text_of("It is HER2+ now.", term("HER2+")) == "It is [HER2+](term:her2+) now."


def test_a_word_too_common_is_no_link():
    assert text_of("A line.", term("line", linked="false")) == "A line."


def test_an_article_does_not_explain_its_own_title():
    assert text_of("Pain and bone.", term("pain"), term("bone"), name="pain") == (
        "Pain and [bone](term:bone)."
    )


def test_without_terms_nothing_is_linked():
    assert text_of("A bone.") == "A bone."


# Which article is about what


def guide_about():
    return read_guide(
        files(
            pain__md=article("pain", symptoms='["pain", "back_pain"]', other_names='["Aches"]'),
            hormone__md=article(
                "hormone", kinds='["hormone therapy"]', classes='["aromatase inhibitor"]'
            ),
            her2__md=article("her2", classes='["HER2 antibody"]'),
            adc__md=article("adc", classes='["antibody-drug conjugate"]'),
            targeted__md=article("targeted", kinds='["targeted therapy"]'),
            markers__md=article("markers", biomarkers='["ER", "HER2"]'),
            genes__md=article("genes", biomarkers='["BRCA1"]'),
            glossary__toml=term("Verzenio", "abemaciclib", article="her2")
            + term("lost", article="nowhere"),
        )
    )


@pytest.mark.parametrize(
    ("symptom", "name", "found"),
    [
        ("back_pain", "Back pain", "pain"),
        ("an-own-one", "aches", "pain"),
        ("an-own-one", " PAIN ", "pain"),
        ("an-own-one", "Abemaciclib", "her2"),
        ("an-own-one", "lost", None),
        ("an-own-one", "Itchy nose", None),
        ("an-own-one", "", None),
    ],
)
def test_a_symptom_leads_to_its_article_an_own_one_by_its_name(symptom, name, found):
    about = guide_about().about_symptom(symptom, name)
    assert (about.id if about else None) == found


@pytest.mark.parametrize(
    ("name", "kind", "drug_class", "found"),
    [
        ("Letrozole", Kind.HORMONE_THERAPY, "Aromatase inhibitors", "hormone"),
        ("Something", Kind.TARGETED_THERAPY, "", "targeted"),
        ("Something", Kind.TARGETED_THERAPY, "unheard of", "targeted"),
        ("Something", Kind.TARGETED_THERAPY, "HER2 antibody", "her2"),
        ("Something", Kind.TARGETED_THERAPY, "HER2 antibody-drug conjugate", "adc"),
        ("abemaciclib", Kind.TARGETED_THERAPY, "", "her2"),
        ("Targeted", Kind.SURGERY, "", "targeted"),
        ("Something", Kind.SURGERY, "", None),
    ],
)
def test_a_treatment_leads_by_its_class_then_its_name_then_its_kind(name, kind, drug_class, found):
    about = guide_about().about_treatment(name, kind, drug_class)
    assert (about.id if about else None) == found


def test_a_biomarker_leads_to_its_article_and_an_own_one_to_the_general_one():
    guide = guide_about()
    assert guide.about_biomarker("BRCA1").id == "genes"
    assert guide.about_biomarker("HER2").id == "markers"
    assert guide.about_biomarker("of my own").id == "genes"  # the first of the contents


def test_a_damaged_article_is_about_nothing():
    guide = read_guide(files(pain__md="damaged"))
    assert guide.article("pain").fault
    assert guide.about_symptom("pain", "Pain") is None

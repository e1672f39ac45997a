"""The file of when to call: what is read from it, what is filled in, and what is refused."""

import pytest

from companion.domain.when_to_call import Tier, read_when_to_call

SMALL = """
checked = 2026-11-23
review_by = 2027-05-23
several = "Several together, too."
unsure = "If you are not sure, call."
foot = "Information only."

[emergency]
title = "Call {emergency} now"
whom = "At once."
[now]
title = "Call now"
whom = "The night line."
[today]
title = "Call today"
whom = "In office hours."
[fever]
title = "Fever"
lines = ["Your number is {fever}."]
sources = ["S17"]

[[problem]]
id = "RF-1"
title = "Fever"
now = ["{fever} or above"]
sources = ["S17"]

[[treatment]]
id = "x"
title = "Everolimus"
today = ["Thirst; talk to {crisis}"]
problems = ["RF-1"]
sources = ["S27"]
"""


def test_a_problem_stands_in_the_tiers_that_it_has():
    words = read_when_to_call(SMALL)

    assert words.of(Tier.EMERGENCY) == []
    assert words.of(Tier.NOW) == [("Fever", ("{fever} or above",))]
    assert words.treatments[0].problems == ("RF-1",)
    assert (words.checked.year, words.review_by.month) == (2026, 5)


def test_the_numbers_in_force_are_filled_in_everywhere():
    words = read_when_to_call(SMALL).filled(emergency="112", fever="38", crisis="Lifeline")

    assert words.tiers[Tier.EMERGENCY].title == "Call 112 now"
    assert words.of(Tier.NOW) == [("Fever", ("38 or above",))]
    assert words.fever == ("Your number is 38.",)
    assert words.treatments[0].notices[Tier.TODAY] == ("Thirst; talk to Lifeline",)


def test_its_sources_are_each_named_once():
    assert read_when_to_call(SMALL).sources == ("S17", "S27")


def test_braces_in_what_is_filled_in_stay_as_they_are():
    words = read_when_to_call(SMALL).filled(emergency="{0}", fever="{x}", crisis="")
    assert words.tiers[Tier.EMERGENCY].title == "Call {0} now"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('title = "Fever"\nnow', "now", "problem RF-1: title must be a text"),
        ('now = ["{fever} or above"]', "", "problem RF-1: it has no line in any tier"),
        ('problems = ["RF-1"]', 'problems = ["RF-9"]', "treatment x: problems: 'RF-9'"),
        ('sources = ["S27"]', "sources = []", "treatment x: sources"),
        ("{fever} or", "{temperature} or", "braces: 'temperature'"),
        ("{fever} or", "{fever.number} or", "braces: "),
        ("{fever} or", "{fever[a]} or", "braces: "),
        (SMALL[SMALL.index("[[treatment]]") :], "", "the file ends too early"),
        ('id = "x"', 'id = "RF-1"', "RF-1 is there twice"),
        ("[now]", "[soon]", "now"),
        ("checked = 2026-11-23", 'checked = "soon"', "checked must be a day"),
        ("[fever]\n", "[fever]\nmore = 1\n", "fever"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(was, now, said):
    assert was in SMALL
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - its words are looked at below
        read_when_to_call(SMALL.replace(was, now, 1))
    assert said in str(refused.value)

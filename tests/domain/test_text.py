"""Text as a diary keeps it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.text import clean, clean_line

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_clean_text_has_no_controls_and_no_surrogates(text):
    for letter in clean(text):
        assert letter in "\t\n" or unicodedata.category(letter) not in {"Cc", "Cs"}
    assert clean(text).encode().decode() == clean(text)


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_every_script_of_the_world_stays_as_it_is(text):
    assert clean(text) == text


def test_every_line_end_becomes_one():
    assert clean("a\r\nb\rc\nd\n\re\tf") == "a\nb\nc\nd\n\ne\tf"


def test_what_cannot_be_seen_goes():
    assert clean("p\x00a\x1bi\x7f\x9bn\ud83d\udc69👩") == "pain👩"


@given(ANYTHING)
def test_a_name_is_one_line_without_blanks_at_its_ends(text):
    name = clean_line(text)
    assert name == name.strip()
    assert "\n" not in name and "  " not in name


def test_a_name_keeps_its_words():
    assert clean_line("  Dr.\tLee \r\n (ward 5) ") == "Dr. Lee (ward 5)"

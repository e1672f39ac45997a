"""No sentence is shared with the supplied document or the fact sheet: the words are our own."""

import pytest

from tests.guide.carried import ARTICLES, LISTS, lines_of
from tests.guide.hash_runs import RUN, hash_of, hashes_of, normal_words, read

NOT_OURS = read()
# One run of each text that was hashed: the document, its statements, the fact sheet.
PROOFS = ("36778da0c4aa", "b7908368661e", "794ef8acf172")
# Titles of papers are what they are; all other files are wholly our own words.
OWN = [*ARTICLES, *(name for name in LISTS if name != "sources.toml")]


def shared_in(lines, known=NOT_OURS):
    """Return where runs of words that are not ours begin: number of the line and the words."""
    words = [(word, number) for number, line in lines for word in normal_words(line)]
    runs = (words[begin : begin + RUN] for begin in range(len(words) - RUN + 1))
    return [
        (run[0][1], " ".join(word for word, _ in run))
        for run in runs
        if hash_of([word for word, _ in run]) in known
    ]


@pytest.mark.parametrize("name", OWN)
def test_no_twelve_words_in_a_row_are_those_of_another_text(name):
    shared = [f"{name}:{number}: {words}" for number, words in shared_in(lines_of(name))]
    assert shared == []


SENTENCE = "One two three, four five six seven eight nine ten eleven twelve thirteen fourteen."


def test_a_run_is_known_again_whatever_its_signs():
    known = hashes_of(SENTENCE)
    assert len(known) == 3
    assert (
        hashes_of(SENTENCE.upper().replace(",", " –").replace("FIVE", "[five](guide:x)")) == known
    )
    assert hashes_of(SENTENCE.replace("nine", "nine [S3, M][V]")) == known
    lines = [(6, "Some words."), (7, SENTENCE)]
    assert [number for number, _ in shared_in(lines, known)] == [7, 7, 7]


def test_a_run_is_found_across_lines_and_eleven_words_are_none():
    known = hashes_of(SENTENCE)
    first, _, last = SENTENCE.partition(" six ")
    assert shared_in([(1, first), (2, f"six {last}")], known)
    assert shared_in([(1, SENTENCE.replace("twelve", "dozen").replace("two", "2"))], known) == []


@pytest.mark.parametrize("one", PROOFS)
def test_each_of_the_three_texts_was_hashed(one):
    assert bytes.fromhex(one) in NOT_OURS


def test_enough_was_hashed_and_other_words_are_not_in_it():
    assert len(NOT_OURS) > 8_000
    assert (
        not hashes_of("These twelve words and some more stand in no text but this one.") & NOT_OURS
    )

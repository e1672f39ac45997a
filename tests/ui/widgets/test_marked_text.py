"""A text with marks: painted so that a hit is told without color, read aloud as plain text."""

import pytest
from PySide6.QtGui import QAccessible, QColor

from companion.ui.theme import Mode, look
from companion.ui.widgets.marked_text import (
    FIRST_LETTERS,
    FIRST_LINES,
    MarkedText,
    first_part,
)


@pytest.fixture
def show(qtbot):
    def made(text, hits=(), width=600):
        words = MarkedText(text, hits)
        qtbot.addWidget(words)
        words.resize(width, words.heightForWidth(width))
        words.show()
        return words

    return made


def colors(widget):
    image = widget.grab().toImage()
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == QColor(look.tokens.warn_soft)
    ]


def ink(widget):
    """Return the columns in which something is written."""
    image = widget.grab().toImage()
    ground = image.pixelColor(image.width() // 2, image.height() - 1)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]


def test_a_screen_reader_gets_one_plain_text(show):
    words = show("Tea & <b>toast</b>", [(0, 3)])

    assert QAccessible.queryAccessibleInterface(words).text(QAccessible.Text.Name) == (
        "Tea & <b>toast</b>"
    )


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_a_hit_is_filled_and_wider_and_nothing_else_is(show, mode):
    look.apply(mode, 100)

    plain, marked = show("tea and toast"), show("tea and toast", [(0, 3)])

    assert colors(plain) == []
    filled = colors(marked)
    assert filled
    assert max(x for x, _ in filled) < marked.fontMetrics().horizontalAdvance("tea and")
    assert max(ink(marked)) > max(ink(plain)), "it is bold"


def test_a_hit_after_an_emoji_is_marked_where_it_stands(show):
    before = "👩‍👩‍👧 👩‍👩‍👧 "
    words = show(f"{before}tea", [(len(before), len(before) + 3)])

    assert words.marked() == ["tea"]
    assert min(x for x, _ in colors(words)) > words.fontMetrics().horizontalAdvance(" ") * 2


def test_a_paragraph_from_right_to_left_begins_at_the_right(show):
    left, right = show("hello"), show("سلام")

    assert max(ink(left)) < 200
    assert min(ink(right)) > 400


def test_new_lines_and_wrapped_lines_all_have_their_room(show):
    one, three = show("a"), show("a\nb\nc")
    wrapped = show("word " * 100, width=200)

    assert three.height() >= 3 * one.height() - 3
    assert wrapped.height() > 10 * one.height()


def test_a_word_without_an_end_is_broken_and_soon(show):
    words = show("x" * 20_000)

    assert words.height() > 100
    assert max(ink(words)) <= 600


def test_another_text_takes_another_height(show):
    words = show("a")
    before = words.heightForWidth(600)

    words.show_text("a\nb")

    assert words.heightForWidth(600) > before


def test_a_short_text_is_shown_whole():
    assert first_part("a\nb", [(0, 1)]) == ("a\nb", [(0, 1)], False)


def test_of_a_long_text_the_first_lines_are_shown_and_the_hits_in_them():
    text = "\n".join(["tea"] * 40)

    shown, hits, more = first_part(text, [(0, 3), (4, 7), (120, 123)])

    assert shown.count("\n") == FIRST_LINES - 1
    assert shown.endswith(" …")
    assert [shown[begin:end] for begin, end in hits] == ["tea", "tea"]
    assert more


def test_a_long_line_ends_after_a_word():
    shown, _, more = first_part("garden " * 1000)

    assert shown.endswith("garden …")
    assert len(shown) <= FIRST_LETTERS + 2
    assert more


def test_where_the_first_hit_lies_far_down_the_lines_round_it_are_shown():
    text = "word " * 2000 + "needle " + "word " * 2000
    at = text.index("needle")

    shown, hits, more = first_part(text, [(at, at + 6)])

    assert shown.startswith("… word")
    assert shown.endswith("word …")
    assert [shown[begin:end] for begin, end in hits] == ["needle"]
    assert more


def test_more_is_shown_each_time_until_it_is_all():
    text = "word " * 8000  # 40,000 letters

    assert len(first_part(text, more=1)[0]) == 20_001
    assert first_part(text, more=1)[2]
    assert first_part(text, more=2) == (text, (), False)

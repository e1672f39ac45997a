"""An article as it is read: what stands above, in and under it, and how one moves on from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from companion.storage.guide import Library
from companion.ui.theme import Mode, look
from companion.ui.widgets.article_view import GLOSSARY, TOP, ArticleView
from tests.ui.guides import small_guide, write_article, write_guide


@pytest.fixture
def guide(tmp_path):
    return small_guide(tmp_path / "guide")


@pytest.fixture
def show(qtbot):
    def make(guide, *, compact=False, size=(800, 600)):
        view = ArticleView(guide, compact=compact)
        qtbot.addWidget(view)
        view.resize(*size)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return make


def follow(view, words):
    link = next(
        each for each in view.text._links if view.text._words(each.begin, each.end) == words
    )
    view.text._follow(link)


def test_an_article_has_its_summary_contents_text_and_related_pages(show, guide):
    view = show(guide)
    view.show_article(guide.article("scans"))
    assert view.title.text() == "Scans"
    assert view.summary.text() == "About Scans."
    text = view.text.toPlainText()
    assert text.startswith("On this page\nWhat to bring\nWhat it costs\nA scan shows")
    assert "The letter. See Bones. (not yet fully checked)" in text
    assert "[S" not in text
    assert text.endswith("Related pages\nBones\nPlanning for later")


def test_under_it_stands_where_it_comes_from_and_how_sure_that_is(show, guide):
    view = show(guide)
    view.show_article(guide.article("scans"))
    assert view.under.toPlainText().split("\n") == [
        "Where this comes from",
        "A book about scans. example.org/scans. Checked on 23 November 2026. Used in: the beginning.",
        "A *starred* leaflet. leaflet_of_2020. Not yet fully checked. Used in: What to bring.",
        "Where this differs from the text behind this guide",
        "The document names one scan less.",
        "Last checked 23 November 2026. To be looked at again by 23 May 2027.",
        "Information only. Your team knows your situation.",
        "Not yet reviewed by a clinician.",
    ]
    assert view.under.links() == []


def test_who_reviewed_it_is_named_with_the_day(show, guide):
    view = show(guide)
    view.show_article(guide.article("read"))
    assert view.under.toPlainText().endswith("Reviewed by Dr. Ada Example on 1 October 2026.")


def test_a_page_past_its_day_says_so(show, guide):
    view = show(guide)
    view.show_article(guide.article("old"))
    assert view.due.isVisible()
    assert view.due.accessibleName() == (
        "This page was due to be checked again on 31 January 2026."
    )
    assert view.due.accessibleDescription() == "Some of it may have changed."
    view.show_article(guide.article("scans"))
    assert not view.due.isVisible()


def test_a_damaged_page_says_so_and_the_rest_can_be_read(show, tmp_path):
    folder = write_guide(tmp_path / "guide")
    (folder / "scans.md").write_text("+++\nid = [\n+++\n", encoding="utf-8")
    (folder / "bones.md").write_bytes(b"\xff\xfe\x00")
    (folder / "sources.toml").unlink()
    (folder / "glossary.toml").write_text("nonsense", encoding="utf-8")
    guide = Library(folder).guide
    view = show(guide)
    for key in ("scans", "bones"):
        view.show_article(guide.article(key))
        assert view.text.toPlainText().startswith(
            "This page cannot be shown: its file is damaged or missing."
        )
        assert view.under.toPlainText().startswith("What is wrong: ")
        assert not view.ask.isVisible()
    view.next.click()
    assert view.title.text() == "An old page"
    assert "S1, S2" in view.under.toPlainText()
    view.show_glossary()
    assert view.text.toPlainText().startswith("The glossary cannot be shown")


def test_previous_and_next_turn_to_the_neighbors_and_begin_at_the_top(show, guide):
    view = show(guide)
    view.show_article(guide.article("bones"))
    view.set_place(30.0)
    assert view.previous.accessibleName() == "Previous: Scans"
    assert view.next.accessibleName() == "Next: An old page"
    with_next = []
    view.moved.connect(with_next.append)
    view.next.click()
    assert with_next == ["old"]
    assert view.place == TOP
    assert view.scrolled.bar.value() == 0
    view.show_article(guide.article("scans"))
    assert not view.previous.isVisible()


def test_what_is_put_away_is_neither_next_nor_related(show, guide):
    view = show(guide)
    view.put_away(["planning ahead"])
    view.show_article(guide.article("scans"))
    assert "Planning for later" not in view.text.toPlainText()
    view.show_article(guide.article("read"))
    assert not view.next.isVisible()


def test_a_topic_can_be_put_away_and_only_a_topic(show, guide, qtbot):
    view = show(guide)
    view.show_article(guide.article("scans"))
    assert not view.away.isVisible()
    view.show_article(guide.article("later"))
    with qtbot.waitSignal(view.topic_put_away) as told:
        view.away.click()
    assert told.args == ["planning ahead"]


def test_links_lead_to_articles_pages_and_parts(show, guide, qtbot):
    view = show(guide, size=(800, 300))
    view.show_article(guide.article("scans"))
    with qtbot.waitSignal(view.page_wanted) as told:
        follow(view, "When to call")
    assert told.args == ["when-to-call"]
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 0)
    follow(view, "What it costs")
    assert view.scrolled.bar.value() > 0
    follow(view, "Bones")
    assert view.title.text() == "Bones"


def test_back_returns_to_where_one_was(show, guide, qtbot):
    view = show(guide, size=(800, 400))
    view.show_article(guide.article("bones"))
    assert not view.back.isVisible()
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 2000)
    view.scrolled.bar.setValue(900)
    place = view.place
    view.show_article(guide.article("scans"))
    assert view.back.isVisible()
    view.back.click()
    assert view.title.text() == "Bones"
    assert view.place == place
    qtbot.waitUntil(lambda: abs(view.scrolled.bar.value() - 900) <= 2)
    assert not view.back.isVisible()
    assert not view.go_back()


def test_the_place_is_the_same_paragraph_at_another_size_and_width(show, guide, qtbot):
    view = show(guide, size=(800, 400))
    view.show_article(guide.article("bones"))
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 0)
    view.set_place(20.0)
    for size, width in ((200, 800), (100, 500), (150, 900), (100, 800)):
        look.apply(Mode.LIGHT, size)
        view.resize(width, 400)
        QApplication.processEvents()
        seen = view.text.place_at(view.scrolled.bar.value() - view._top_of_text() + 1)
        assert int(seen) == 20
        assert view.scrolled.holder.width() <= view.scrolled.view.width()


def test_text_sizes_and_questions_are_asked_for(show, guide, qtbot):
    view = show(guide)
    view.show_article(guide.article("scans"))
    steps, asked = [], []
    view.text_size_wanted.connect(steps.append)
    view.asked.connect(asked.append)
    view.smaller.click()
    view.larger.click()
    view.ask.click()
    assert steps == [-1, 1]
    assert asked == ["scans"]
    assert view.smaller.accessibleName() == "Smaller text"
    assert view.larger.accessibleName() == "Larger text"


def test_a_word_of_the_text_is_explained_in_place(show, guide, qtbot):
    view = show(guide)
    view.show_article(guide.article("scans"))
    follow(view, "lymph node")
    assert "A small filter of the body." in view.text.toPlainText()
    assert "More about this: Bones" in view.text.toPlainText()
    assert view.go_back()
    assert "A small filter" not in view.text.toPlainText()
    follow(view, "bone")
    assert "More about this" not in view.text.toPlainText()  # that is this article


def test_keys_scroll_the_text_and_the_title_stays_in_sight_at_first(show, guide, qtbot):
    view = show(guide, size=(800, 300))
    view.show_article(guide.article("bones"))
    view.first_control().setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 0)
    assert view.scrolled.bar.value() == 0
    qtbot.keyClick(view.text, Qt.Key.Key_PageDown)
    assert view.scrolled.bar.value() > 0
    qtbot.keyClick(view.text, Qt.Key.Key_End)
    assert view.scrolled.bar.value() == view.scrolled.bar.maximum()


def test_a_link_that_the_keyboard_comes_to_is_scrolled_into_sight(show, guide, qtbot):
    view = show(guide, size=(800, 300))
    view.show_article(guide.article("scans"))
    view.text.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 0)
    for _ in view.text.links():
        qtbot.keyClick(view.text, Qt.Key.Key_Tab)
        at = view.text.cursorRect(view.text.textCursor())
        top = view.text.viewport().mapTo(view.scrolled.view, at.topLeft()).y()
        assert 0 <= top <= view.scrolled.view.height() - at.height()


def test_the_glossary_has_all_words_by_letter_and_opens_at_one(show, guide, qtbot):
    view = show(guide, size=(800, 160))
    view.show_glossary()
    text = view.text.toPlainText()
    assert text.split("\n") == [
        "B · L · T",
        "B",
        "bone: What holds us up. Scans",
        "L",
        "lymph node: A small filter of the body. Bones",
        "T",
        "tumor: A lump of cells.",
    ]
    assert view.key == GLOSSARY
    assert view.article is None
    assert not view.ask.isVisible()
    qtbot.waitUntil(lambda: view.scrolled.bar.maximum() > 0)
    view.show_glossary("node")
    assert int(view.place) == 4
    follow(view, "Bones")
    view.back.click()
    assert view.title.text() == "Glossary"


def test_a_narrow_view_has_no_previous_and_next_and_nothing_is_cut_at_200_percent(show, guide):
    look.apply(Mode.LIGHT, 200)
    view = show(guide, compact=True, size=(look.control(340), 500))
    view.show_article(guide.article("later"))
    QApplication.processEvents()
    assert not view.next.isVisible()
    assert view.scrolled.holder.width() <= view.scrolled.view.width()
    assert view.ask.width() >= view.ask.sizeHint().width()


def test_each_button_says_what_it_does(show, guide):
    view = show(guide)
    view.show_article(guide.article("bones"))
    for press in (view.smaller, view.larger, view.ask, view.previous, view.next):
        interface = QAccessible.queryAccessibleInterface(press)
        assert interface.text(QAccessible.Text.Name)


def test_what_is_put_away_is_offered_nowhere(show, tmp_path):
    folder = write_guide(tmp_path / "guide")
    write_article(
        folder, "scans", "Scans", body="See [the plan](guide:later) for a lymph node. [S1]"
    )
    words = (folder / "glossary.toml").read_text(encoding="utf-8")
    words = words.replace('article = "bones"', 'article = "later"')
    (folder / "glossary.toml").write_text(words, encoding="utf-8")
    guide = Library(folder).guide
    view = show(guide)
    view.show_article(guide.article("scans"))
    assert ("the plan", "guide:later") in view.text.links()
    view.put_away(["planning ahead"])  # while it is in sight
    assert [target for _, target in view.text.links()] == ["term:node"]
    assert "See the plan for a lymph node" in view.text.toPlainText()
    follow(view, "lymph node")
    assert "More about this" not in view.text.toPlainText()
    view.show_glossary()
    assert "lymph node: A small filter of the body.\n" in view.text.toPlainText()
    assert "guide:later" not in [target for _, target in view.text.links()]
    view.put_away([])
    view.show_glossary()
    assert "guide:later" in [target for _, target in view.text.links()]


def test_beside_a_page_nothing_can_be_put_away(show, guide):
    view = show(guide, compact=True)
    view.show_article(guide.article("later"))
    assert view.ask.isVisible()
    assert not view.away.isVisible()


def test_the_glossary_is_made_once(show, guide):
    view = show(guide)
    view.show_glossary()
    made = view.text.document()
    view.show_article(guide.article("scans"))
    view.show_glossary("node")
    assert view.text.document() is made
    assert int(view.place) == 4

"""Learn, as a person meets it: contents, search, an article, her own things, and bad days."""

import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from companion import clock, paths
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Kind, Treatment
from companion.storage import driver
from companion.ui.pages.learn import LearnPage
from companion.ui.theme import Mode, look
from tests.ui.guides import write_guide


@pytest.fixture
def learn(companion):
    """Return the page, opened on the real guide, and the program around it."""
    companion.open("today")
    companion.window.open_page("learn")
    return companion.window.page


@pytest.fixture
def damage(monkeypatch, tmp_path):
    """Let the program find the resources in a copy; return its folder of the guide."""
    copy = tmp_path / "resources"
    shutil.copytree(paths.RESOURCES, copy)
    monkeypatch.setattr(paths, "RESOURCES", copy)
    return copy / "guide"


def titles(page):
    return [line.title for line in page.list.lines()]


def headings(page):
    return [line.title for line in page.list.lines() if not line.key]


def opened(page, title):
    """Open a line as a press does."""
    row = titles(page).index(title)
    page.list.scrollToItem(page.list.item(row))
    page.list._open(row)


def note_treatment(store, name, kind, **more):
    store.treatments.put(
        Treatment(id=f"t {name}", name=name, kind=kind, recorded_at=clock.now(), **more)
    )


def press_all(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_it_opens_on_the_contents_by_group(learn):
    assert headings(learn) == [
        "The basics",
        "Treatments",
        "Tests",
        "Symptoms and side effects",
        "Living with it",
        "At hand",
    ]
    assert titles(learn)[-4:] == ["Glossary", "Questions to ask", "When to call", "Who to call"]
    assert "Hormone therapy" in titles(learn)
    assert learn.start.isVisible()
    assert not learn.view.isVisible()
    assert learn.search.hasFocus()


def test_every_article_opens_from_the_contents(learn):
    for line in learn.list.lines():
        if line.key.startswith("article:"):
            learn.list.opened.emit(line.key)
            assert learn.view.title.text() == line.title
            assert learn.list.currentItem().text() == line.title
            assert learn.view.article is not None
            assert not learn.view.article.fault


def test_the_last_lines_of_the_contents_lead_to_their_pages(learn, qtbot):
    wanted = []
    learn.page_wanted.disconnect()
    learn.page_wanted.connect(wanted.append)
    for title in ("Questions to ask", "When to call", "Who to call"):
        row = max(n for n, each in enumerate(titles(learn)) if each == title)
        learn.list._open(row)
    learn.start.questions.click()
    learn.start.when_to_call.click()
    assert wanted == [
        "questions-to-ask",
        "when-to-call",
        "call",
        "questions-to-ask",
        "when-to-call",
    ]
    opened(learn, "Glossary")
    assert learn.view.title.text() == "Glossary"


# Searching


def test_what_is_typed_is_searched_at_once_and_counted(learn, qtbot):
    qtbot.keyClicks(learn.search, "letrozole")
    assert titles(learn)[0] == "Hormone therapy"
    assert "letrozole" in titles(learn)
    assert learn.said.text() == f"{len(titles(learn))} pages and words found"
    first = learn.list.lines()[0]
    assert first.kind == "Treatments"
    assert "letrozole" in first.around.casefold()


def test_pages_come_before_words(learn):
    learn.search.setText("scan")
    kinds = [line.kind == "Word" for line in learn.list.lines()]
    assert kinds == sorted(kinds)
    assert True in kinds
    assert False in kinds


def test_a_word_that_was_found_opens_in_the_glossary(learn, qtbot):
    learn.search.setText("letrozole")
    opened(learn, "letrozole")
    assert learn.view.title.text() == "Glossary"
    learn.search.clear()
    place = int(learn.view.place)
    block = learn.view.text.document().findBlockByNumber(place)
    assert block.text().startswith("letrozole")


def test_a_misspelt_word_says_what_is_shown(learn):
    learn.search.setText("letrazole")
    assert learn.said.text().startswith("Showing pages for letrozole. ")
    assert titles(learn)[0] == "Hormone therapy"


def test_nothing_found_offers_the_team(learn, qtbot):
    learn.search.setText("xylophone")
    assert learn.said.text() == (
        "Nothing in the guide matches “xylophone”. You could ask your team."
    )
    assert not learn.list.isVisible()
    with qtbot.waitSignal(learn.page_wanted) as told:
        qtbot.mouseClick(learn.ask, Qt.MouseButton.LeftButton)
    assert told.args == ["questions"]


def test_anything_can_be_typed(learn):
    for typed in (
        '"',
        "*",
        "AND",
        "OR NOT",
        "a" * 10_000,
        "🤯👩‍👩‍👧",
        "col:",
        "(",
        "-",
        "NEAR(a b)",
    ):
        learn.search.setText(typed)
        if learn.list.isVisible():
            assert titles(learn), typed
        else:
            assert learn.said.text().startswith("Nothing in the guide matches"), typed
            assert len(learn.said.text()) < 200


def test_one_letter_lists_the_first_hits_and_says_so(learn):
    learn.search.setText("a")
    assert len(titles(learn)) == 50
    assert learn.said.text() == ("More than 50 pages and words found. The first 50 are shown")


def test_escape_clears_the_search_and_ctrl_f_goes_there(learn, companion, qtbot):
    window = companion.window
    learn.open_article("pain")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert learn.search.hasFocus()
    qtbot.keyClicks(learn.search, "pain")
    assert learn.said.isVisible()
    qtbot.keyClick(learn.search, Qt.Key.Key_Escape)
    assert learn.search.text() == ""
    assert not learn.said.isVisible()
    assert headings(learn)[0] == "The basics"


def test_what_was_found_is_said_aloud_once(learn, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    learn.search.setText("letrozole")
    learn.search.setText("letrozole ")
    assert heard == [learn.said.text()]
    assert heard[0].endswith("pages and words found")


def test_the_index_is_there_before_the_first_letter(learn, companion, qtbot):
    qtbot.waitUntil(lambda: "_index" in vars(companion.store.library))


# Reading


def test_the_keyboard_alone_finds_opens_and_explains(learn, qtbot):
    qtbot.keyClicks(learn.search, "hormone therapy")
    press_all(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert learn.view.title.text() == "Hormone therapy"
    text = learn.view.text
    assert text.hasFocus()
    for _ in text.links():
        press_all(qtbot, Qt.Key.Key_Tab)
        if text.links()[text._at][1].startswith("term:"):
            break
    press_all(qtbot, Qt.Key.Key_Return)
    assert text.open_term
    assert "Close" in [words for words, _ in text.links()]
    press_all(qtbot, Qt.Key.Key_Escape)
    assert text.open_term == ""


def test_escape_goes_back_step_by_step(learn, companion, qtbot):
    learn.open_article("hormone-therapy")
    learn.view._on_followed("guide", "joints")
    assert learn.view.title.text() == "Aching joints and muscles"
    assert learn.go_back()
    assert learn.view.title.text() == "Hormone therapy"
    assert learn.go_back()
    assert learn.start.isVisible()
    assert not learn.go_back()


def test_what_was_read_is_offered_and_opens_where_it_was_left(learn, companion, qtbot):
    learn.open_article("hormone-therapy")
    qtbot.waitUntil(lambda: learn.view.scrolled.bar.maximum() > 900)
    learn.view.scrolled.bar.setValue(900)
    place = learn.view.place
    companion.window.open_page("today")
    companion.window.open_page("learn")
    assert learn.start.isVisible()
    assert learn.start.go_on.accessibleName() == "Go on reading: Hormone therapy"
    learn.start.go_on.click()
    assert learn.view.place == place
    qtbot.waitUntil(lambda: abs(learn.view.scrolled.bar.value() - 900) <= 2)


def test_the_place_is_kept_over_a_restart_without_a_word(learn, companion, qtbot):
    learn.open_article("hormone-therapy")
    qtbot.waitUntil(lambda: learn.view.scrolled.bar.maximum() > 900)
    learn.view.scrolled.bar.setValue(900)
    paragraph = int(learn.view.place)
    companion.close()
    kept = companion.on_disk("select value from preference where id = 'reading_place'")
    assert kept[0][0].startswith(f"hormone-therapy {paragraph}.")
    companion.open("today")
    assert companion.window.undo_bar.isHidden()
    companion.window.open_page("learn")
    again = companion.window.page
    again.start.go_on.click()
    assert again.view.title.text() == "Hormone therapy"
    assert int(again.view.place) == paragraph
    qtbot.waitUntil(lambda: again.view.scrolled.bar.value() > 500)


def test_a_place_that_cannot_be_read_does_no_harm(companion):
    companion.open("today")
    store, keeper = companion.store, companion.window.keeper
    for kept in ("nonsense", "pain", "pain xyz", "pain nan", "pain -1e400", " 3"):
        store.preferences.put(replace(store.preferences.get(), reading_place=kept))
        page = LearnPage(store, keeper)
        companion.qtbot.addWidget(page)
        page.show()
        page.open_article("pain")
        assert page.view.title.text() == "Pain"
        assert page.view.scrolled.bar.value() == 0


def test_where_one_reads_makes_no_noise_when_the_disk_refuses(learn, companion, qtbot):
    learn.open_article("pain")
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    try:
        companion.window.open_page("today")
        assert companion.window.keeper.waiting == []
        assert companion.window.banners == {}
        assert companion.window.undo_bar.isHidden()
    finally:
        other.close()
    companion.window.open_page("learn")
    companion.window.open_page("today")
    kept = companion.on_disk("select value from preference where id = 'reading_place'")
    assert kept[0][0].startswith("pain ")


def test_a_question_and_a_text_size_go_up(learn, qtbot):
    asked, steps = [], []
    learn.asked.disconnect()
    learn.text_size_wanted.disconnect()
    learn.asked.connect(asked.append)
    learn.text_size_wanted.connect(steps.append)
    learn.open_article("pain")
    learn.view.ask.click()
    learn.view.larger.click()
    assert (asked, steps) == (["pain"], [1])


def test_a_question_about_a_page_goes_on_her_list(learn, companion, hands, qtbot):
    def write(dialog):
        assert dialog.box.text() == "About Pain: "
        dialog.box.setPlainText("About Pain: which tablet first?")
        dialog.accept()

    learn.open_article("pain")
    hands.append(write)
    qtbot.mouseClick(learn.view.ask, Qt.MouseButton.LeftButton)
    assert [each.note for each in companion.store.notes.questions()] == [
        "About Pain: which tablet first?"
    ]
    assert learn.view.title.text() == "Pain"


# What is her own


def test_her_own_treatments_and_symptoms_lead_to_their_pages(learn, companion, qtbot):
    store = companion.store
    note_treatment(store, "Letrozole", Kind.HORMONE_THERAPY)
    note_treatment(store, "Port", Kind.SURGERY, since=RoughDate(2026, 1, 5))
    learn.outdate()
    QApplication.processEvents()
    words = "\n".join(
        each.text() for each in learn.start.findChildren(type(learn.title)) if each.isVisible()
    )
    assert "You have logged Letrozole, a hormone therapy." in words
    assert "Port" not in words  # that is over
    companion.press("Read about Letrozole")
    assert learn.view.title.text() == "Hormone therapy"
    learn.come_back()
    companion.press("Pain", learn.start)
    assert learn.view.title.text() == "Pain"


def test_a_treatment_that_ended_is_not_offered(learn, companion):
    day = clock.today() - timedelta(days=3)
    until = RoughDate(day.year, day.month, day.day)
    note_treatment(companion.store, "Letrozole", Kind.HORMONE_THERAPY, until=until)
    learn.outdate()
    assert learn._own_treatments() == ()


def test_a_topic_is_put_away_and_brought_back(learn, companion, qtbot):
    hidden = next(each for each in learn._guide.articles if each.topic == "planning ahead")
    opened(learn, hidden.title)
    qtbot.mouseClick(learn.view.away, Qt.MouseButton.LeftButton)
    assert hidden.title not in titles(learn)
    assert learn.start.isVisible()
    assert not learn.start.go_on.isVisible()  # nor is it offered to go on with it
    learn.search.setText(hidden.title)
    assert hidden.title not in titles(learn)
    learn.search.clear()
    companion.close()
    companion.open("today")
    companion.window.open_page("learn")
    again = companion.window.page
    assert hidden.title not in titles(again)
    companion.press("Show again: Planning ahead")
    assert hidden.title in titles(again)
    assert companion.store.preferences.get().hidden_topics == ()


def test_putting_away_can_be_undone(learn, companion, qtbot):
    opened(learn, "What numbers can and cannot say")
    learn.view.away.click()
    assert "What numbers can and cannot say" not in titles(learn)
    qtbot.keyClick(companion.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "What numbers can and cannot say" in titles(learn)


# Bad days


@contextmanager
def refused(companion):
    """Let another program write, so that the disk refuses."""
    other = driver.connect(paths.diary_in(companion.home), mode="rw", busy_ms=2000)
    other.execute("begin immediate")
    try:
        yield
    finally:
        other.close()


def test_what_is_put_away_stays_so_while_the_disk_refuses(learn, companion):
    opened(learn, "What numbers can and cannot say")
    with refused(companion):
        learn.view.away.click()
        assert companion.window.keeper.waiting
        for _ in range(2):
            assert "What numbers can and cannot say" not in titles(learn)
            learn.outdate()
        learn.search.setText("What numbers can and cannot say")
        assert "What numbers can and cannot say" not in titles(learn)
        learn.search.clear()
    opened(learn, next(each.title for each in learn._guide.articles if each.id == "planning-ahead"))
    learn.view.away.click()
    assert companion.store.preferences.get().hidden_topics == ("statistics", "planning ahead")


def test_what_is_shown_again_stays_so_while_the_disk_refuses(learn, companion):
    opened(learn, "What numbers can and cannot say")
    learn.view.away.click()
    with refused(companion):
        companion.press("Show again: What numbers can and cannot say")
        assert companion.window.keeper.waiting
        learn.outdate()
        assert "What numbers can and cannot say" in titles(learn)
    assert companion.window.keeper.try_again()
    assert companion.store.preferences.get().hidden_topics == ()


def test_a_damaged_page_is_told_and_the_rest_works(damage, companion):
    (damage / "pain.md").write_text("no front matter", encoding="utf-8")
    (damage / "sleep.md").unlink()
    companion.open("today")
    companion.window.open_page("learn")
    page = companion.window.page
    for title in ("Pain", "Sleep"):
        opened(page, title)
        assert "This page cannot be shown" in page.view.text.toPlainText()
    opened(page, "Hormone therapy")
    assert "estrogen" in page.view.text.toPlainText()
    page.search.setText("letrozole")
    assert "Hormone therapy" in titles(page)


def test_a_guide_that_is_gone_says_so(damage, companion):
    shutil.rmtree(damage)
    companion.open("today")
    companion.window.open_page("learn")
    page = companion.window.page
    assert "The guide cannot be shown: its files are missing or damaged." in [
        each.text() for each in page.start.findChildren(type(page.title)) if each.isVisible()
    ]
    page.search.setText("pain")
    assert page.said.text().startswith("Nothing in the guide matches")
    page.search.clear()
    opened(page, "Glossary")
    assert "cannot be shown" in page.view.text.toPlainText()
    page.open_article("pain")
    assert page.view.title.text() == "Glossary"


def test_a_small_guide_without_a_group_has_no_heading_for_it(damage, companion):
    shutil.rmtree(damage)
    write_guide(damage)
    companion.open("today")
    companion.window.open_page("learn")
    page = companion.window.page
    assert headings(page) == ["The basics", "Tests", "Living with it", "At hand"]


# Narrow windows


@pytest.mark.parametrize(("size", "width"), [(100, 960), (125, 960), (200, 960), (200, 1366)])
def test_in_a_narrow_window_contents_or_text_stand_alone(learn, companion, qtbot, size, width):
    look.apply(Mode.LIGHT, size)
    companion.window.resize(width, 600)
    QApplication.processEvents()
    assert learn.list.isVisible()
    assert not learn.start.isVisible()
    opened(learn, "Hormone therapy")
    QApplication.processEvents()
    assert learn.view.isVisible()
    assert not learn.list.isVisible()
    assert learn.view.scrolled.bar.value() == 0
    assert learn.view.scrolled.holder.width() <= learn.view.scrolled.view.width()
    assert learn.width() <= width
    qtbot.mouseClick(learn.contents, Qt.MouseButton.LeftButton)
    assert learn.list.isVisible()
    assert learn.list.currentItem().text() == "Hormone therapy"
    opened(learn, "Start: for you")
    QApplication.processEvents()
    assert learn.start.isVisible()
    assert learn.start.scrolled.holder.width() <= learn.start.scrolled.view.width()
    assert learn.go_back()
    assert learn.list.isVisible()


def test_at_200_percent_no_article_scrolls_sideways(learn, companion, qtbot):
    look.apply(Mode.LIGHT, 200)
    companion.window.resize(960, 600)
    for article in learn._guide.articles:
        learn.open_article(article.id)
        QApplication.processEvents()
        assert learn.view.scrolled.holder.width() <= learn.view.scrolled.view.width(), article.id

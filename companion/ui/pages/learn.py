"""Learn: the guide by its contents, searched as one types, and read."""

import math
from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.articles import PLANNING_AHEAD, STATISTICS, TOPICS, Article, Group
from companion.domain.guide import NO_GUIDE
from companion.domain.treatments import Kind
from companion.storage.diary import Topic
from companion.storage.faults import StorageError
from companion.storage.guide import Hit, Search
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes import preferences as preference_changes
from companion.ui.history import Change
from companion.ui.page import Page
from companion.ui.reading import article_about
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.article_view import GLOSSARY, ArticleView
from companion.ui.widgets.contents_list import ContentsList, Line
from companion.ui.widgets.controls import announce, button, frame, label
from companion.ui.widgets.reading_start import (
    QUESTIONS_TO_ASK,
    WHEN_TO_CALL,
    ReadingStart,
    Start,
)
from companion.ui.widgets.search_box import SearchBox
from companion.ui.widgets.tab_order import put_in_order

translate = QCoreApplication.translate

MOST = 50  # lines of hits that are listed
_CALL, _QUESTIONS = "call", "questions"  # pages of the window
_START = "start"
_WIDE = 760  # px at 100 % from which the contents stand beside the text
_LIST = 264  # px at 100 % text of the contents
_MOST_OWN = 6  # treatments, and symptoms, that are offered at the start


class LearnPage(Page):
    """Opens on the contents; what is read stands beside them, or in their place in a narrow window.

    The guide takes its time to be read: when the program starts on this page, it is painted before.
    """

    watches: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PREFERENCES, Topic.TREATMENTS, Topic.SYMPTOM_LIST}
    )
    asked = Signal(str)  # the id of the article that a question is about
    text_size_wanted = Signal(int)  # -1 or 1

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__(store, keeper)
        self._guide = NO_GUIDE  # until the page is in sight
        self._was_painted = False
        self._hidden: tuple[str, ...] = ()
        self._places: dict[str, float] = {}
        self._last = ""  # what was read last
        self._kept: str | None = None  # the place on disk; None before it was looked up
        self._is_reading = False  # in a narrow window: not the contents
        self._whole = QVBoxLayout(self)
        self.title = label(self.tr("Learn"), "page-title")
        self._caption = label(self.tr("General information, to read when you are ready"), "caption")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._build_list()
        self._build_reading()
        self._row.addWidget(self._left)
        self._row.addWidget(self._right, 1)
        self._whole.addWidget(self.title)
        self._whole.addWidget(self._caption)
        self._whole.addLayout(self._row, 1)
        look.changed.connect(self._arrange)
        put_in_order(self)

    def _build_list(self) -> None:
        self.search = SearchBox(self.tr("Search the guide"))
        self.search.textChanged.connect(self._on_searched)
        self.said = label("", "caption")
        self.ask = button(self.tr("My questions"), "outlined", "question")
        self.ask.clicked.connect(lambda: self.page_wanted.emit(_QUESTIONS))
        self.list = ContentsList(self.tr("Contents of the guide"))
        self.list.opened.connect(self._on_opened)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        for each in (self.search, self.said, self.ask):
            column.addWidget(each)
        column.addWidget(self.list, 1)
        self._spare = QWidget()  # below the few words of a search without hits
        column.addWidget(self._spare, 1)
        for each in (self.said, self.ask, self._spare):
            each.hide()

    def _build_reading(self) -> None:
        self.contents = button(self.tr("Contents"), "quiet", "arrow-left")
        self.contents.clicked.connect(self._on_contents)
        self.start = ReadingStart()
        self.start.article_wanted.connect(self._on_wanted)
        self.start.glossary_wanted.connect(self.open_term)
        self.start.page_wanted.connect(self.page_wanted)
        self.start.topic_wanted.connect(self._on_show_again)
        self.view = ArticleView(NO_GUIDE)
        self.view.page_wanted.connect(self.page_wanted)
        self.view.asked.connect(self.asked)
        self.view.text_size_wanted.connect(self.text_size_wanted)
        self.view.topic_put_away.connect(self._on_put_away)
        self.view.moved.connect(self._on_moved)
        self.view.scrolled.bar.valueChanged.connect(self._on_scrolled)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.view)
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(8))
        column.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)

    # What it shows

    @override
    def refresh(self) -> None:
        kept = self.store.preferences.get()
        self._hidden = self._put_away_of(kept.hidden_topics)
        if self._guide is NO_GUIDE:
            if not self._in_sight():
                return  # it is filled when it was painted
            self._read_guide()
        if self._kept is None:
            self._kept = kept.reading_place
            self._read_place(kept.reading_place)
        self.view.put_away(self._hidden)
        if not self.search.text().strip():
            self._show_contents()
        self._fill_start()

    def _in_sight(self) -> bool:
        """Whether the window was painted: who starts it waits for that, not for the guide."""
        window = self.window()
        made = window.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
        return self._was_painted or (made and window.windowHandle().isExposed())

    def _read_guide(self) -> None:
        self._guide = self.store.library.guide
        self.view.read_from(self._guide)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(1, self, self._after_the_first_paint)

    def _after_the_first_paint(self) -> None:
        if not self.isVisible():
            self._was_painted = False  # once more, when it is back: the diary may be closed by now
            return
        if self._guide is NO_GUIDE:
            self.refresh()
            self.update()
        self.store.library.warm_up()  # the first letter of a search is quick

    def _put_away_of(self, on_disk: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is put away: what waits for the disk is newer than what it has."""
        away = [each for each in on_disk if each not in TOPICS]
        for topic in TOPICS:
            waiting = self.keeper.waits(preference_changes.topic_control(topic))
            if waiting.clears if waiting is not None else topic in on_disk:
                away.append(topic)
        return tuple(away)

    @override
    def first_control(self) -> QWidget:
        return self.view.first_control() if self.list.isHidden() else self.search

    def open_article(self, article_id: str) -> None:
        """Show an article from where it was left. An id that the guide does not have shows nothing."""
        if self._guide is NO_GUIDE:
            self._read_guide()
        article = self._guide.article(article_id)
        if article is None:
            return
        place = self._places.get(article_id)
        self.view.forget()
        self.view.show_article(article, remember=False)
        self._read()
        if place is not None:
            self.view.set_place(place)

    def open_term(self, term_id: str = "") -> None:
        """Show the glossary from a term on, from its beginning for ""."""
        if self._guide is NO_GUIDE:
            self._read_guide()
        self.view.forget()
        self.view.show_glossary(term_id)
        self._read()

    def _read(self) -> None:
        """Show what the view has, and give it the keyboard."""
        self._stack.setCurrentWidget(self.view)
        self._is_reading = True
        self._mark()
        self._arrange()
        self.view.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_start(self) -> None:
        self._fill_start()
        self._stack.setCurrentWidget(self.start)
        self._mark()

    def _mark(self) -> None:
        """Mark in the list what stands beside it."""
        if self._stack.currentWidget() is self.start:
            self.list.set_open(_START)
        elif self.view.key == GLOSSARY:
            self.list.set_open(GLOSSARY)
        else:
            self.list.set_open(f"article:{self.view.key}")

    def _show_contents(self) -> None:
        lines = [Line(key=_START, title=self.tr("Start: for you"))]
        shown = self._guide.shown(self._hidden)
        for group in Group:
            articles = [each for each in shown if each.group is group]
            if articles:
                lines.append(Line(title=_group(group)))
                lines += [Line(key=f"article:{each.id}", title=each.title) for each in articles]
        lines += [
            Line(title=self.tr("At hand")),
            Line(key=GLOSSARY, title=self.tr("Glossary")),
            Line(key=f"page:{QUESTIONS_TO_ASK}", title=self.tr("Questions to ask")),
            Line(key=f"page:{WHEN_TO_CALL}", title=self.tr("When to call")),
            Line(key=f"page:{_CALL}", title=self.tr("Who to call")),
        ]
        if lines != self.list.lines():
            self.list.show_lines(lines)
        self._mark()

    def _fill_start(self) -> None:
        last = self._guide.article(self._last)
        if last is not None and last.topic in self._hidden:
            last = None
        treatments, symptoms = self._own_treatments(), self._own_symptoms()
        self.start.show_start(
            Start(
                treatments=treatments,
                symptoms=symptoms,
                last=(last.title, last.id) if last is not None else None,
                away=tuple((each, _topic(each)) for each in self._hidden),
                problem=""
                if self._guide.articles
                else self.tr("The guide cannot be shown: its files are missing or damaged."),
            )
        )

    def _own_treatments(self) -> tuple[tuple[str, str, str], ...]:
        today = clock.today()
        found: dict[str, tuple[str, str, str]] = {}
        for each in self.store.treatments.all():
            article = article_about(self.store, f"treatment:{each.id}")
            if article is not None and not each.over(today):
                sentence = _logged(each.kind).format(name=labels.shortened(each.name))
                found.setdefault(each.name.casefold(), (sentence, each.name, article.id))
        return tuple(found.values())[:_MOST_OWN]

    def _own_symptoms(self) -> tuple[tuple[str, str], ...]:
        about = (
            article_about(self.store, f"symptom:{each.id}")
            for each in self.store.symptom_list.listed()
        )
        return tuple(dict.fromkeys((each.title, each.id) for each in about if each))[:_MOST_OWN]

    # Searching

    def _on_searched(self, typed: str) -> None:
        if not typed.strip():
            self._say("")
            self.list.show()
            self._show_contents()
            return
        found = self.store.library.search(typed, self._hidden)
        # Pages before words: who looks for a word finds it below, and the page tells more.
        hits = sorted(found.hits, key=lambda hit: not isinstance(hit.what, Article))
        self.list.show_lines([_line(hit) for hit in hits[:MOST]])
        self._mark()
        self._say(self._found_words(found, typed.strip()), nothing=not hits)

    def _found_words(self, found: Search, typed: str) -> str:
        count = len(found.hits)
        if not count:
            shown = labels.shortened(typed)
            return self.tr(
                "Nothing in the guide matches “{words}”. You could ask your team."
            ).format(words=shown)
        said = self.tr("1 page or word found")
        if count > MOST:  # the library counts no further than what anybody reads
            said = self.tr(
                "More than {most} pages and words found. The first {most} are shown"
            ).format(most=MOST)
        elif count > 1:
            said = self.tr("{count} pages and words found").format(count=count)
        if found.meant:
            said = self.tr("Showing pages for {words}. ").format(words=found.meant) + said
        return said

    def _say(self, said: str, *, nothing: bool = False) -> None:
        if said != self.said.text() and said:
            announce(self.said, said)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.ask.setVisible(nothing)
        self.list.setVisible(not nothing)
        self._spare.setVisible(nothing)

    @override
    def search_notes(self) -> None:
        if self._is_narrow():
            self._on_contents()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # What is pressed

    def _on_opened(self, key: str) -> None:
        kind, _, what = key.partition(":")
        if kind == "article":
            self.open_article(what)
        elif kind == "page":
            self.page_wanted.emit(what)
        elif kind == "term" or key == GLOSSARY:
            self.open_term(what)
        else:
            self._show_start()
            self._is_reading = True
            self._arrange()
            if self._is_narrow():
                self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wanted(self, article_id: str) -> None:
        self.open_article(article_id)

    def _on_contents(self) -> None:
        """Go back from what is read to the contents, or to what was found."""
        self._is_reading = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_put_away(self, topic: str) -> None:
        self._save(preference_changes.put_topic_away(self.store, topic, _topic(topic)))
        self._show_start()
        if self._is_narrow():
            self._on_contents()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show_again(self, topic: str) -> None:
        self._save(preference_changes.show_topic_again(self.store, topic, _topic(topic)))
        (self.contents if self._is_narrow() else self.list).setFocus()

    def _save(self, change: Change) -> None:
        if not self.keeper.save(change):  # what waits is shown, too
            self.refresh()

    @override
    def go_back(self) -> bool:
        seen = not self._right.isHidden() and self._stack.currentWidget() is self.view
        if seen and self.view.text.close_meaning():
            return True
        if self.search.text() and not self._left.isHidden():
            self.search.clear()
            self.search.setFocus()
            return True
        if seen and self.view.go_back():
            return True
        if self._is_narrow() and self._is_reading:
            self._on_contents()
            return True
        if seen:
            self._show_start()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    @override
    def come_back(self) -> None:
        self._note_place()
        self.search.clear()
        self._is_reading = False
        self._show_start()
        self.start.scrolled.bar.setValue(0)
        self._arrange()

    # The place

    def _on_moved(self, key: str) -> None:
        self._last = key
        self._mark()

    def _on_scrolled(self) -> None:
        self._note_place()

    def _note_place(self) -> None:
        if self.view.key:
            self._places[self.view.key] = self.view.place

    def _read_place(self, written: str) -> None:
        """Take over where one was when the program was closed: the id of an article, and a place."""
        key, _, place = written.partition(" ")
        if self._last or self._guide.article(key) is None:
            return
        self._last = key
        try:
            at = float(place)
        except ValueError:
            return
        if math.isfinite(at):
            self._places[key] = at

    @override
    def keep_typing(self) -> None:
        self._note_place()
        if self._guide.article(self._last) is None or self._kept is None:
            return
        written = f"{self._last} {self._places.get(self._last, -1):.2f}"
        if written == self._kept:
            return
        # Not handed to the keeper: nobody typed it, and it is not worth a word where the disk says no.
        with suppress(StorageError):
            self.store.preferences.change("reading_place", lambda _was: written)
            self._kept = written

    # Its room

    def _is_narrow(self) -> bool:
        return self.width() < look.control(_WIDE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let contents and text stand side by side, or one of them alone."""
        narrow = self._is_narrow()
        alone = narrow and self._is_reading
        self._left.setVisible(not alone)
        self._right.setVisible(not narrow or alone)
        self.contents.setVisible(alone)
        self.title.setVisible(not alone)
        self._caption.setVisible(not alone)
        if narrow:
            self._left.setMaximumWidth(16_777_215)
            self._left.setMinimumWidth(0)
            self._whole.setContentsMargins(30, 12 if alone else 24, 30, 16)
        else:
            self._left.setFixedWidth(look.type(_LIST))
            self._whole.setContentsMargins(36, 30, 36, 24)
        self._whole.setSpacing(0)
        self._row.setSpacing(look.space(24))
        self._row.setContentsMargins(0, 0 if alone else look.space(14), 0, 0)
        column = self._left.layout()
        if column is not None:
            column.setSpacing(look.space(8))


def _line(hit: Hit) -> Line:
    what = hit.what
    if isinstance(what, Article):
        return Line(
            key=f"article:{what.id}", title=what.title, kind=_group(what.group), around=hit.around
        )
    word = translate("labels", "Word")
    return Line(key=f"term:{what.id}", title=what.name, kind=word, around=what.meaning)


def _group(group: Group) -> str:
    return {
        Group.BASICS: translate("labels", "The basics"),
        Group.TREATMENTS: translate("labels", "Treatments"),
        Group.TESTS: translate("labels", "Tests"),
        Group.SYMPTOMS: translate("labels", "Symptoms and side effects"),
        Group.LIVING: translate("labels", "Living with it"),
    }[group]


def _topic(topic: str) -> str:
    return {
        PLANNING_AHEAD: translate("labels", "Planning ahead"),
        STATISTICS: translate("labels", "What numbers can and cannot say"),
    }.get(topic, topic)


def _logged(kind: Kind) -> str:
    return {
        Kind.SURGERY: translate("labels", "You have logged {name}, surgery."),
        Kind.HORMONE_THERAPY: translate("labels", "You have logged {name}, a hormone therapy."),
        Kind.CHEMOTHERAPY: translate("labels", "You have logged {name}, chemotherapy."),
        Kind.RADIATION_THERAPY: translate("labels", "You have logged {name}, radiation therapy."),
        Kind.TARGETED_THERAPY: translate("labels", "You have logged {name}, a targeted therapy."),
        Kind.IMMUNOTHERAPY: translate("labels", "You have logged {name}, an immunotherapy."),
        Kind.SUPPORTIVE_CARE: translate("labels", "You have logged {name}, supportive care."),
    }[kind]

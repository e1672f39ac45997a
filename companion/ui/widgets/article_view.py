"""An article of the guide as it is read: its text, where it comes from, and what can be done with it."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.articles import Article
from companion.domain.guide import Guide, Source
from companion.domain.rough_dates import RoughDate
from companion.ui import care_labels
from companion.ui.theme import look
from companion.ui.widgets.banner import Banner
from companion.ui.widgets.controls import announce, button, icon_button, label
from companion.ui.widgets.reading_view import MEASURE, Meaning, ReadingView
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import SplitRow, flowing
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.turn_button import TurnButton

translate = QCoreApplication.translate

GLOSSARY = "glossary"  # stands for all words, where an article's id would
TOP = -1.0  # the place above all text
_SMALL = 15  # px at 100 % of what stands under the text
_LETTER = "abcdefghijklmnopqrstuvwxyz"


class ArticleView(QWidget):
    """Shows one article, or the glossary. It keeps its place whatever the size of its text is.

    A place is a number: paragraphs from the top, a part of one behind the point; below 0 above the
    text. `compact` is for a narrow pane: less room around, no previous and next.
    """

    page_wanted = Signal(str)  # the name of another page
    asked = Signal(str)  # the id of the article that a question is about
    topic_put_away = Signal(str)
    text_size_wanted = Signal(int)  # -1 or 1
    moved = Signal(str)  # the id of what is in sight now

    def __init__(self, guide: Guide, *, compact: bool = False) -> None:
        super().__init__()
        self._guide = guide
        self._compact = compact
        self._hidden: tuple[str, ...] = ()
        self._came_from: list[tuple[str, float]] = []
        self._place = TOP
        self._parts_of_terms: dict[str, int] = {}
        self._words_explained = ""  # the Markdown of the glossary, made when first read
        self._neighbors: dict[int, Article] = {}
        self.article: Article | None = None
        self._key = ""
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build_head()
        self._build_text()
        self._build_foot()
        self._column.addStretch(1)
        self.scrolled = _Column(content, 20 if compact else 28)
        self.scrolled.arranged.connect(self._stay)
        self.scrolled.bar.valueChanged.connect(self._on_scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_head(self) -> None:
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self.go_back)
        self.title = label("", "article-title")
        self.smaller = icon_button("minus", self.tr("Smaller text"))
        self.larger = icon_button("plus", self.tr("Larger text"))
        self.smaller.clicked.connect(lambda: self.text_size_wanted.emit(-1))
        self.larger.clicked.connect(lambda: self.text_size_wanted.emit(1))
        sizes = flowing(self.smaller, label("Aa", "", wrap=False), self.larger)
        sizes.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.due = Banner("warn", "-")
        self.summary = label()
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.due, SplitRow(self.title, sizes), self.summary):
            self._column.addWidget(each)

    def _build_text(self) -> None:
        self.text = ReadingView(self._meaning)
        self.text.followed.connect(self._on_followed)
        self.text.came_to.connect(partial(self._on_came_to, self.text))
        self.ask = button(self.tr("Ask my team about this"), "quiet", "question")
        self.ask.clicked.connect(self._on_asked)
        self.away = button(self.tr("Not now: put this away"), "quiet")
        self.away.clicked.connect(self._on_put_away)
        self._presses = flowing(self.ask, self.away)
        self.under = ReadingView(px=_SMALL)
        self.under.came_to.connect(partial(self._on_came_to, self.under))
        self._line = _Hairline()
        self._column.addSpacing(4)
        for each in (self.text, self._presses, self._line, self.under):
            self._column.addWidget(each)

    def _build_foot(self) -> None:
        self.previous = TurnButton(self.tr("Previous"))
        self.next = TurnButton(self.tr("Next"), right=True)
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self._turns = SplitRow(flowing(self.previous), self.next)
        self._column.addWidget(self._turns)

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(14))
        wide = round(MEASURE * self.text.fontMetrics().averageCharWidth())
        self.scrolled.content.setMaximumWidth(wide)

    # What it shows

    @property
    def key(self) -> str:
        """The id of the article in sight, `GLOSSARY`, or ""."""
        return self._key

    @property
    def place(self) -> float:
        """Where the top of what is in sight is."""
        return self._place

    def set_place(self, place: float) -> None:
        """Show a place."""
        self._place = place
        self._stay()

    def read_from(self, guide: Guide) -> None:
        """Take another guide, from the next article on."""
        self._guide = guide
        self._words_explained = ""

    def put_away(self, topics: Iterable[str]) -> None:
        """Offer no articles of these topics: not next, not as related, not in a text or a meaning."""
        hidden = tuple(topics)
        if hidden == self._hidden:
            return
        self._hidden, self._words_explained = hidden, ""
        if self.article is not None:
            self._show_words(self.article)
            self._fill_turns(self.article)
            self._stay()

    def show_article(self, article: Article, *, remember: bool = True) -> None:
        """Show an article from its beginning; `remember` lets Back return to what was in sight."""
        self._remember(article.id, remember=remember)
        self.article = article
        self._say(article.title, article.summary)
        self._say_due(article)
        self._show_words(article)
        if article.fault:
            wrong = self.tr("What is wrong: {fault}").format(fault=article.fault)
            self.under.show_text(self.tr("What is wrong"), _plain(wrong))
        else:
            self.under.show_text(self.tr("Where this comes from"), self._sources_of(article))
        self.under.show()
        self._line.show()
        self.ask.setVisible(not article.fault)
        self._presses.setVisible(not article.fault)
        self._fill_turns(article)
        self._begin()

    def _show_words(self, article: Article) -> None:
        """Show what goes by the topics that are put away: the text, and whether this one can be."""
        words = self._cannot_be_shown() if article.fault else self._text_of(article)
        self.text.show_text(article.title, words)
        can_be = bool(article.topic) and article.topic not in self._hidden
        self.away.setVisible(can_be and not self._compact)  # in Learn, where it is brought back

    def show_glossary(self, term_id: str = "", *, remember: bool = False) -> None:
        """Show all words that are explained, from a term on."""
        self._remember(GLOSSARY, remember=remember)
        self.article = None
        title = self.tr("Glossary")
        self._say(title, self.tr("Words that you may hear, in plain words"))
        self.due.hide()
        self._words_explained = self._words_explained or self._glossary()
        self.text.show_text(title, self._words_explained, keep=True)
        used = dict.fromkeys(each for term in self._guide.terms for each in term.sources)
        lines = [_one_source(source, "") for source in map(self._guide.source, used) if source]
        self.under.show_text(
            self.tr("Where this comes from"),
            "\n".join([self._heading_of_sources(), *lines]),
            keep=True,
        )
        self.under.setVisible(bool(lines))
        self._line.setVisible(bool(lines))
        self._presses.hide()
        self._turns.hide()
        self._begin()
        if term_id in self._parts_of_terms:
            self.set_place(float(self._parts_of_terms[term_id]))

    def go_back(self) -> bool:
        """Close the meaning that is open, else go to where one came from; whether there was either."""
        if self.text.close_meaning():
            return True
        if not self._came_from:
            return False
        key, place = self._came_from.pop()
        self._show(key, remember=False)
        self.set_place(place)
        self.text.setFocus()
        return True

    def forget(self) -> None:
        """Begin a new way: Back does not lead to what was in sight before."""
        self._came_from.clear()
        self.back.setVisible(False)

    def first_control(self) -> QWidget:
        """Return where the keyboard goes: the text, which keys scroll."""
        return self.text

    def _show(self, key: str, *, remember: bool) -> None:
        article = self._guide.article(key)
        if key == GLOSSARY:
            self.show_glossary(remember=remember)
        elif article is not None:
            self.show_article(article, remember=remember)

    def _remember(self, key: str, *, remember: bool) -> None:
        if remember and self._key and self._key != key:
            self._came_from.append((self._key, self._place))
        self._key = key
        self.back.setVisible(bool(self._came_from))

    def _say(self, title: str, summary: str) -> None:
        self.title.setText(title)
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary))

    def _begin(self) -> None:
        put_in_order(self.scrolled.content)
        self._place = TOP
        self._stay()
        self.scrolled.is_new = True
        self.moved.emit(self._key)
        if self.isVisible():
            self.say_title()

    def say_title(self) -> None:
        """Have a screen reader say what is in sight."""
        announce(self, self.title.text())

    def _say_due(self, article: Article) -> None:
        due = article.review_by is not None and article.is_due(clock.today())
        if due and article.review_by is not None:
            self.due.say(
                self.tr("This page was due to be checked again on {day}.").format(
                    day=_day(article.review_by)
                ),
                self.tr("Some of it may have changed."),
            )
        self.due.setVisible(due)

    def _fill_turns(self, article: Article) -> None:
        shown = self._guide.shown(self._hidden)
        self._neighbors = {}
        at = next((n for n, each in enumerate(shown) if each.id == article.id), None)
        for step, press in ((-1, self.previous), (1, self.next)):
            to = -1 if at is None else at + step
            there = 0 <= to < len(shown) and not self._compact
            if there:
                self._neighbors[step] = shown[to]
                press.say(shown[to].title)
            press.setVisible(there)
        self._turns.setVisible(bool(self._neighbors))

    # Its words

    def _text_of(self, article: Article) -> str:
        parts: list[str] = []
        headings = article.headings
        if len(headings) > 1:
            parts.append(f"**{self.tr('On this page')}**\n")
            parts += [f"- [{each}](part:{n})" for n, each in enumerate(headings)]
            parts.append("")
        parts.append(self._guide.text_of(article, self._hidden))
        offered = [each for each in map(self._offered, article.related) if each is not None]
        if offered:
            parts += ["", f"## {self.tr('Related pages')}", ""]
            parts += [f"- [{each.title}](guide:{each.id})" for each in offered]
        return "\n".join(parts)

    def _offered(self, article_id: str) -> Article | None:
        """Return an article that may be offered: one whose topic is not put away."""
        article = self._guide.article(article_id)
        away = article is not None and article.topic and article.topic in self._hidden
        return None if away else article

    def _cannot_be_shown(self) -> str:
        return self.tr(
            "This page cannot be shown: its file is damaged or missing. The rest of the guide works."
        )

    def _heading_of_sources(self) -> str:
        return f"## {self.tr('Where this comes from')}\n"

    def _sources_of(self, article: Article) -> str:
        used = article.parts_by_source()
        parts = [self._heading_of_sources()]
        known = [each for each in map(self._guide.source, article.sources) if each is not None]
        parts += [_one_source(each, self._where(used.get(each.id, []))) for each in known]
        unknown = [each for each in article.sources if self._guide.source(each) is None]
        if unknown:  # the list of sources is damaged: what is known of them is said
            parts.append("- " + ", ".join(unknown))
        if article.differs:
            parts += ["", f"## {self.tr('Where this differs from the text behind this guide')}\n"]
            parts.append(_plain(article.differs))
        parts += ["", "", self._state_of(article)]
        return "\n".join(parts)

    def _where(self, headings: list[str]) -> str:
        named = [each or self.tr("the beginning") for each in headings]
        return self.tr("Used in: {parts}.").format(parts="; ".join(named)) if named else ""

    def _state_of(self, article: Article) -> str:
        said: list[str] = []
        if article.checked and article.review_by:
            said.append(
                self.tr("Last checked {checked}. To be looked at again by {again}.").format(
                    checked=_day(article.checked), again=_day(article.review_by)
                )
            )
        said.append(self.tr("Information only. Your team knows your situation."))
        if article.reviewed_by and article.reviewed_on:
            words = self.tr("Reviewed by {who} on {day}.")
            said.append(words.format(who=article.reviewed_by, day=_day(article.reviewed_on)))
        else:
            said.append(self.tr("Not yet reviewed by a clinician."))
        return "\n\n".join(_plain(each) for each in said)

    def _glossary(self) -> str:
        """Return all words by their first letter, and note where each stands."""
        by_letter: dict[str, list[str]] = {}
        order: list[tuple[str, str]] = []
        for term in sorted(self._guide.terms, key=lambda each: each.name.casefold()):
            first = term.name[:1].casefold()
            letter = first.upper() if first in _LETTER else "0–9"
            also = f" ({_plain(', '.join(term.other_names))})" if term.other_names else ""
            article = self._offered(term.article)
            more = f" [{article.title}](guide:{article.id})" if article else ""
            by_letter.setdefault(letter, []).append(
                f"**{_plain(term.name)}**{also}: {_plain(term.meaning)}{more}\n"
            )
            order.append((letter, term.id))
        parts = [" · ".join(f"[{each}](part:{n})" for n, each in enumerate(by_letter)), ""]
        self._parts_of_terms = {}
        number = 0
        for letter, lines in by_letter.items():
            parts += [f"## {letter}\n", *lines]
            number += 1  # the heading
            for term_id in (term_id for where, term_id in order if where == letter):
                number += 1
                self._parts_of_terms[term_id] = number
        if not by_letter:
            return self.tr("The glossary cannot be shown: its file is damaged or missing.")
        return "\n".join(parts)

    def _meaning(self, term_id: str) -> Meaning | None:
        term = self._guide.term(term_id)
        if term is None:
            return None
        article = self._offered(term.article)
        if article is None or article.id == self._key:
            return Meaning(term.name, term.meaning)
        return Meaning(term.name, term.meaning, article.id, article.title)

    # Where it stands

    def _top_of_text(self) -> int:
        return self.text.mapTo(self.scrolled.holder, QPoint(0, 0)).y()

    def _stay(self) -> None:
        """Show the place that was in sight, wherever it is now."""
        if self.scrolled.is_arranging:
            return
        top = self._top_of_text()
        at = top * (1 + self._place) if self._place < 0 else top + self.text.top_of(self._place)
        self.scrolled.is_arranging = True  # it is the same place, whatever is rounded
        self.scrolled.bar.setValue(round(at))
        self.scrolled.is_arranging = False

    def _on_scrolled(self, value: int) -> None:
        if self.scrolled.is_arranging:
            return
        top = self._top_of_text()
        self._place = value / top - 1 if value < top else self.text.place_at(value - top)

    def _on_came_to(self, view: ReadingView, top: int, bottom: int) -> None:
        above = view.mapTo(self.scrolled.holder, QPoint(0, 0)).y()
        self.scrolled.bring_lines_into_view(above + top, above + bottom)

    # What is pressed

    def _on_followed(self, kind: str, target: str) -> None:
        if kind == "part":
            parts = self.text.parts()
            number = int(target) if target.isdigit() else -1
            if 0 <= number < len(parts):
                self.set_place(parts[number])
        elif kind == "page":
            self.page_wanted.emit(target)
        elif kind == "guide" and self._guide.article(target) is not None:
            self._show(target, remember=True)

    def _turn(self, step: int) -> None:
        article = self._neighbors.get(step)
        if article is not None:
            self.show_article(article)
            self.text.setFocus()  # the button is out of sight now; keys scroll the text

    def _on_asked(self) -> None:
        if self.article is not None:
            self.asked.emit(self.article.id)

    def _on_put_away(self) -> None:
        if self.article is not None:
            self.topic_put_away.emit(self.article.topic)


class _Hairline(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.tokens.line))
        painter.end()


class _Column(ScrollPage):
    """Scrolls an article; a text that is being read is not scrolled back to its beginning."""

    arranged = Signal()

    def __init__(self, content: QWidget, margin: int) -> None:
        self.is_arranging = False
        self.is_new = False  # whether another text is in sight since the keyboard came last
        super().__init__(content, margin=margin)

    def bring_lines_into_view(self, top: int, bottom: int) -> None:
        """Scroll as little as shows what is between two heights (px from the top of the page)."""
        now, room, gap = self.bar.value(), self.view.height(), look.space(16)
        if bottom + gap > now + room:
            now = bottom + gap - room
        self.bar.setValue(min(now, max(0, top - gap)))

    @override
    def bring_into_view(self, widget: QWidget) -> None:
        top = widget.mapTo(self.holder, QPoint(0, 0)).y()
        now, room = self.bar.value(), self.view.height()
        if isinstance(widget, ReadingView) and (self.is_new or not widget.by_key):
            self.is_new = False  # it is given the keyboard with its title in sight
            return
        self.is_new = False
        if isinstance(widget, ReadingView) and widget.height() > room - 2 * _EDGE:
            if now < top - _EDGE:
                self.bar.setValue(top - _EDGE)
            elif top + widget.height() < now + room // 2:
                self.bar.setValue(top + widget.height() - room // 2)
        else:
            super().bring_into_view(widget)

    @override
    def _arrange(self) -> None:
        was, self.is_arranging = self.is_arranging, True
        super()._arrange()
        self.is_arranging = was
        if not was:
            self.arranged.emit()


_EDGE = 16  # px above a text whose beginning is shown


def _day(day: date) -> str:
    return care_labels.rough_date(RoughDate(day.year, day.month, day.day))


_PLAIN = str.maketrans({"\n": " ", **{each: f"\\{each}" for each in "\\`*_[]<>#|~"}})


def _plain(text: str) -> str:
    """Return words of ours that Markdown must not read as anything else."""
    return text.translate(_PLAIN)


def _one_source(source: Source, used: str) -> str:
    said = [source.title, source.where, _sure(source), used]
    sentences = [each.rstrip(".") for each in said if each]
    return "- " + ". ".join(_plain(each) for each in sentences) + "."


def _sure(source: Source) -> str:
    """Return how sure the fact sheet is of what it took from a source."""
    if source.mark == "V":
        day = _day(source.checked)
        return translate("labels", "Checked on {day}").format(day=day)
    if source.mark == "K":
        return translate("labels", "Well-established knowledge")
    return translate("labels", "Not yet fully checked")

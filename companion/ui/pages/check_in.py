"""The weekly check-in: how the last seven days were, each part of which can be skipped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.days import Activity, Day, check_in_waits
from companion.domain.identity import new_id
from companion.domain.symptom_list import BUILT_IN_BY_ID, ON_TODAY, Symptom
from companion.domain.symptoms import Recall, SymptomEntry
from companion.domain.text import clean
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes import check_in, drafts
from companion.ui.changes import symptoms as symptom_changes
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, card, frame, label, restyle, write_on
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.question import Question
from companion.ui.widgets.scale_picker import quality_of_life
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.symptom_row import InTheWayRow
from companion.ui.widgets.symptom_rows import SymptomFacts, SymptomRows
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker

ASKED_FROM = 4  # out of 10: from there on it is asked how much a symptom got in the way
_EARLIER = 5  # check-ins, shown at first and with each press
_LONGEST = 200  # letters of what mattered, in the list
_YES, _NO = "yes", "no"


class CheckInPage(Page):
    """A press lands on the seven days that the heading shows, however late it is by now.

    One that was begun in the last six days is continued. Its values are kept apart from those of a
    day everywhere.
    """

    watches: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SYMPTOMS, Topic.SYMPTOM_LIST, Topic.DAYS}
    )

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self.day = self._now = self._this_week()
        self._all_rows = False
        self._earlier = _EARLIER
        self._listed: list[tuple[date, str]] = []
        self._symptoms: dict[str, Symptom] = {}
        self._entries: dict[str, SymptomEntry] = {}
        self._saved_note = ""
        self._known: set[int] = set()  # hashes of what this window wrote or showed in the box
        self._note_is_filled = False
        self._left_off: date | None = None
        self.scrolled = ScrollPage(self._build())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build(self) -> QWidget:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_strip())
        self.unfinished = button("", "quiet", "note")
        self.unfinished.clicked.connect(self._on_unfinished)
        self._unfinished_place = flowing(self.unfinished)
        self._column.addWidget(self._unfinished_place)
        self._column.addWidget(self._build_symptoms())
        self._column.addWidget(self._build_ways())
        self._column.addWidget(self._build_quality())
        self._column.addWidget(self._build_activity())
        self._column.addWidget(self._build_falls())
        self._column.addWidget(self._build_note())
        self.done = button(self.tr("Done"), "primary")
        self.done.clicked.connect(self._on_done)
        self._column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self._build_earlier())
        self._column.addStretch(1)
        return content

    def _build_header(self) -> QWidget:
        self.title = label(self.tr("Weekly check-in"), "page-title")
        self.week = label("", "caption")
        self.saved = label("", "saved")
        self.saved.setWordWrap(False)
        return SplitRow(stacked(self.title, self.week), self.saved)

    def _build_strip(self) -> QWidget:
        """Build the strip that says that an earlier check-in is shown."""
        self.strip = frame("panel")
        self._strip_text = label("", "strong")
        self.to_this_week = button(self.tr("Back to this week"), "outlined")
        self.to_this_week.clicked.connect(self._on_to_this_week)
        within = QVBoxLayout(self.strip)
        within.setContentsMargins(24, 8, 24, 8)
        within.addWidget(SplitRow(self._strip_text, flowing(self.to_this_week)))
        self.strip.hide()
        return self.strip

    def _build_symptoms(self) -> QWidget:
        hint = label(
            self.tr(
                "How bad each was at its worst in these 7 days. 0 is none, 10 is the worst you can"
                " imagine. Skip any you like."
            ),
            "caption",
        )
        self.rows = SymptomRows()
        self.rows.picked.connect(self._on_picked)
        self.rows.cleared.connect(self._on_cleared)
        self.rows.about_wanted.connect(self._on_about)
        self.show_rest = button("", "quiet", "caret-down")
        self.show_rest.clicked.connect(self._on_show_rest)
        self._symptom_card = card(
            label(self.tr("Your symptoms, past 7 days"), "section"),
            hint,
            self.rows,
            flowing(self.show_rest),
        )
        return self._symptom_card

    def _build_ways(self) -> QWidget:
        # A card of its own: a question that comes must not move the next symptom under a finger.
        self.ways = SymptomRows(kind=InTheWayRow)
        self.ways.picked.connect(self._on_in_the_way)
        self.ways.cleared.connect(self._on_in_the_way_cleared)
        self._ways_card = card(
            label(self.tr("How much did these get in the way?"), "section"), self.ways
        )
        self._ways_card.hide()
        return self._ways_card

    def _build_quality(self) -> QWidget:
        self.quality = quality_of_life()
        self.quality.picked.connect(partial(self._say, "quality_of_life"))
        self.quality.cleared.connect(partial(self._say, "quality_of_life", None))
        self._of_quality = Question(
            self.tr("How was your quality of life in these 7 days?"),
            self.quality,
            self.tr("Clear quality of life"),
        )
        self._of_quality.clear_pressed.connect(self.quality.clear)
        return self._of_quality

    def _build_activity(self) -> QWidget:
        self.activity = Chips((), self.tr("How active you were"))
        self.activity.chosen.connect(partial(self._say, "activity"))
        self._of_activity = Question(
            self.tr("How active were you, on most of these days?"),
            self.activity,
            self.tr("Clear how active you were"),
        )
        self._of_activity.clear_pressed.connect(partial(self._say, "activity", ""))
        return self._of_activity

    def _build_falls(self) -> QWidget:
        options = [(_YES, self.tr("Yes")), (_NO, self.tr("No"))]
        self.falls = Chips(options, self.tr("Did you fall?"))
        for key, words in ((_YES, self.tr("Yes, I fell")), (_NO, self.tr("No, I did not fall"))):
            self.falls.chip(key).setAccessibleName(words)
        self.falls.chosen.connect(self._on_falls)
        self._of_falls = Question(
            self.tr("Did you fall in these 7 days?"), self.falls, self.tr("Clear falls")
        )
        self._of_falls.clear_pressed.connect(partial(self._say, "falls", None))
        return self._of_falls

    def _build_note(self) -> QWidget:
        question = self.tr("What mattered, or went well?")
        self.note = NoteLine(question, self.tr("For example: an hour in the garden with Ann"))
        self.note.entered.connect(self._on_note_entered)
        self.note.paused.connect(self._on_note_paused)
        self.save_note = button(self.tr("Save"), "outlined")
        self.save_note.setAccessibleName(self.tr("Save what mattered"))
        self.save_note.clicked.connect(self._on_note_entered)
        self._note_state = label("", "caption")
        self._note_state.setWordWrap(False)
        row = SplitRow(self._note_state, flowing(self.save_note))
        return card(label(question, "section"), self.note, row)

    def _build_earlier(self) -> QWidget:
        self._earlier_part = QWidget()
        column = QVBoxLayout(self._earlier_part)
        column.setContentsMargins(0, look.space(12), 0, 0)
        column.addWidget(label(self.tr("Earlier check-ins"), "section"))
        self._lines = QVBoxLayout()
        column.addLayout(self._lines)
        self.show_more = button(self.tr("Show older check-ins"), "quiet", "caret-down")
        self.show_more.clicked.connect(self._on_show_more)
        column.addWidget(flowing(self.show_more))
        return self._earlier_part

    def _on_look_changed(self) -> None:
        self.scrolled.content.setMinimumHeight(0)
        self._column.setSpacing(look.space(16))
        self._lines.setSpacing(look.space(8))

    # What it shows

    def _this_week(self) -> date:
        """Return the day on which the check-in of this week was begun; today where none was."""
        today = clock.today()
        begun = [
            self.store.days.last_check_in(today),
            *check_in.weeks_of_notes(self.store.drafts.places()),
            *check_in.weeks_that_wait(self.keeper.waiting),
        ]
        return max((day for day in begun if day and not check_in_waits(day, today)), default=today)

    def show_week(self, day: date) -> None:
        """Show the check-in of the seven days that end on a day."""
        self.keep_typing()
        self.day = day
        self._all_rows = False
        self._note_is_filled = False
        self.scrolled.content.setMinimumHeight(0)
        self.outdate()

    @override
    def come_back(self) -> None:
        self._now = self._this_week()
        self._earlier = _EARLIER
        self.show_week(self._now)
        self.scrolled.bar.setValue(0)

    @override
    def refresh(self) -> None:
        self._say_week()
        week = self.store.days.of_week(self.day)
        self._fill_rows()
        self._fill_questions(week)
        self._fill_note(week)
        self._fill_saved(week)
        self._fill_earlier()
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        first = next(iter(self._symptoms), None)
        return self.rows.row(first).picker if first is not None else self.quality

    def _say_week(self) -> None:
        days = care_labels.week(self.day)
        if self.day == clock.today():
            self.week.setText(self.tr("The last 7 days, {days}").format(days=days))
        else:
            self.week.setText(self.tr("The 7 days from {days}").format(days=days))
        self.strip.setVisible(self.day != self._now)
        self._strip_text.setText(self.tr("This is an earlier check-in: {days}.").format(days=days))
        begun = check_in.weeks_of_notes(self.store.drafts.places())
        self._left_off = max((day for day in begun if day != self.day), default=None)
        self._unfinished_place.setVisible(self._left_off is not None)
        if self._left_off is not None:
            begun_in = care_labels.week(self._left_off)
            name = self.tr("Finish what mattered from {days}").format(days=begun_in)
            write_on(self.unfinished, self.tr("Unfinished: {days}").format(days=begun_in), name)

    def _fill_rows(self) -> None:
        listed = self.store.symptom_list.listed()
        on_page = listed if self._all_rows else listed[:ON_TODAY]
        rest = len(listed) - len(on_page)
        self._symptoms = {each.id: each for each in on_page}
        self._symptom_card.setVisible(bool(listed))
        self.show_rest.setVisible(rest > 0)
        write_on(self.show_rest, self.tr("Show the other {count}").format(count=rest))
        kept = _by_symptom(self.store.symptoms.of_week(self.day))
        last = self.store.days.last_check_in(self.day - timedelta(days=1))
        before = _by_symptom(self.store.symptoms.of_week(last)) if last is not None else {}
        facts: list[SymptomFacts] = []
        ways: list[SymptomFacts] = []
        self._entries = {}
        for each in on_page:
            entry, unsaved = self._shown(each, kept.get(each.id))
            way_waits = self.keeper.waits(check_in.in_the_way_control(self.day, each.id))
            if entry is not None:
                if way_waits is not None and isinstance(way_waits.values[0], SymptomEntry):
                    entry = replace(entry, interference=way_waits.values[0].interference)
                self._entries[each.id] = entry
                # Where something is said of it, too, so that it can be seen and cleared.
                if (entry.severity or 0) >= ASKED_FROM or entry.interference is not None:
                    ways.append(
                        SymptomFacts(
                            key=each.id,
                            name=labels.symptom(each),
                            value=entry.interference,
                            unsaved=way_waits is not None,
                        )
                    )
            facts.append(
                SymptomFacts(
                    key=each.id,
                    name=labels.symptom(each),
                    counted=each.counted,
                    value=entry.value if entry is not None else None,
                    caption=self._caption(each, before.get(each.id)),
                    unsaved=unsaved,
                    about=each.id in BUILT_IN_BY_ID,
                )
            )
        self.rows.set_rows(facts)
        self._fill_ways(ways)

    def _fill_ways(self, ways: list[SymptomFacts]) -> None:
        if self._ways_card.isVisible():
            # The page gets no shorter while it is looked at: at its end, what is above would move.
            self.scrolled.content.setMinimumHeight(self.scrolled.content.height())
        self.ways.set_rows(ways)
        self._ways_card.setVisible(bool(ways))

    def _shown(
        self, symptom: Symptom, kept: SymptomEntry | None
    ) -> tuple[SymptomEntry | None, bool]:
        """Return what is said of a symptom, and whether the disk does not have it yet."""
        control = symptom_changes.symptom_control(self.day, symptom.id, Recall.WEEK)
        waiting = self.keeper.waits(control)
        if waiting is None:
            return kept, False
        new = next((each for each in waiting.values if isinstance(each, SymptomEntry)), None)
        if new is not None and kept is not None:
            new = replace(new, interference=kept.interference)
        return new, True

    def _caption(self, symptom: Symptom, before: SymptomEntry | None) -> str:
        parts: list[str] = []
        if symptom.counted and symptom.beyond_usual:
            parts.append(self.tr("times beyond your usual, on the worst day"))
        elif symptom.counted:
            parts.append(self.tr("times, on the worst day"))
        if before is not None:
            parts.append(self.tr("Last time {value}").format(value=before.value))
        return "\n".join(parts)

    def _fill_questions(self, week: Day | None) -> None:
        quality, unsaved = self._said("quality_of_life", week)
        self.quality.set_value(quality if isinstance(quality, int) else None)
        words = self.tr("{number} out of 10").format(number=quality) if quality is not None else ""
        self._of_quality.say(words, given=quality is not None, unsaved=unsaved)

        activity, unsaved = self._said("activity", week)
        self._offer_activities(str(activity or ""))
        self._of_activity.say("", given=bool(activity), unsaved=unsaved)

        falls, unsaved = self._said("falls", week)
        self.falls.set_choice(None if falls is None else _YES if falls else _NO)
        self._of_falls.say("", given=falls is not None, unsaved=unsaved)

    def _said(self, field: str, week: Day | None) -> tuple[object, bool]:
        """Return what is said in one part, and whether the disk does not have it yet."""
        waiting = self.keeper.waits(check_in.week_control(self.day, field))
        if waiting is not None and isinstance(waiting.values[0], Day):
            return getattr(waiting.values[0], field), True
        return (getattr(week, field) if week is not None else None), False

    def _offer_activities(self, chosen: str) -> None:
        """Offer the five, and what else came by import and is said of this week."""
        keys = [str(each) for each in Activity]
        keys += [chosen] if chosen and chosen not in keys else []
        if keys != self.activity.property("offered"):
            self.activity.setProperty("offered", keys)
            options = [(key, care_labels.activity(key)) for key in keys]
            self.activity.set_options(options)
            for key, _ in options:
                chip = self.activity.chip(key)
                policy = chip.sizePolicy()  # where the line is too narrow, the words wrap
                policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
                policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
                chip.setSizePolicy(policy)
        self.activity.set_choice(chosen or None)

    def _fill_note(self, week: Day | None) -> None:
        typing = self._note_is_filled and self._typing()
        self._saved_note = _as_in_a_box(week.note) if week is not None else ""
        if not typing:  # what is being written stays as it is
            self.note.set_text(self._note_to_show())
            self._known |= {hash(self._saved_note), hash(clean(self.note.text()))}
        self._note_is_filled = True
        self._say_note_state()

    def _fill_saved(self, week: Day | None) -> None:
        times = [each.recorded_at for each in self._entries.values()]
        times += [week.recorded_at] if week is not None else []
        restyle(self.saved, "role", "problem" if self.keeper.waiting else "saved")
        if self.keeper.waiting:
            self.saved.setText(self.tr("Not saved yet"))
        elif not times:
            self.saved.setText("")
        elif max(times).date() == clock.today():
            at = labels.clock_time(max(times).time())
            self.saved.setText(self.tr("Saved {time}").format(time=at))
        else:
            day = labels.short_date(max(times).date())
            self.saved.setText(self.tr("Saved {day}").format(day=day))

    def _fill_earlier(self) -> None:
        # From the end of all days, so that a clock that was set back hides none.
        found: list[date] = []
        day = self.store.days.last_check_in(date.max)
        while day is not None and len(found) <= self._earlier:
            if day != self.day:
                found.append(day)
            day = self.store.days.last_check_in(day - timedelta(days=1))
        shown = [(each, self._in_short(each)) for each in found[: self._earlier]]
        if shown != self._listed:
            self._listed = shown
            self._fill_lines()
        self._earlier_part.setVisible(bool(found))
        self.show_more.setVisible(len(found) > self._earlier)

    def _fill_lines(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for day, words in self._listed:
            made = self._line(day, words)
            self._lines.addWidget(made)
            made.show()

    def _line(self, day: date, said: str) -> QWidget:
        week = care_labels.week(day)
        # Not "open": what stands here is read at once, and seldom changed.
        press = button(self.tr("See or change"), "quiet", "pencil")
        press.setAccessibleName(self.tr("See or change the check-in of {days}").format(days=week))
        press.clicked.connect(partial(self._on_open, day))
        words = stacked(label(week, "strong"), label(breakable(said), "caption"))
        return card(SplitRow(words, flowing(press)))

    def _in_short(self, day: date) -> str:
        week = self.store.days.of_week(day)
        parts: list[str] = []
        if week is not None and week.quality_of_life is not None:
            said = self.tr("Quality of life {number} out of 10")
            parts.append(said.format(number=week.quality_of_life))
        if week is not None and week.note:
            note = " ".join(week.note.split())
            parts.append(note if len(note) <= _LONGEST else f"{note[: _LONGEST - 1]}…")
        symptoms = len(_by_symptom(self.store.symptoms.of_week(day)))
        if symptoms and not parts:
            parts.append(
                self.tr("1 symptom")
                if symptoms == 1
                else self.tr("{count} symptoms").format(count=symptoms)
            )
        return ". ".join(parts)

    # What a person does

    def _say(self, field: str, value: object) -> None:
        change = check_in.say_of_week(self.store, self.day, field, value, self._who())
        self.keeper.save(change)

    def _on_falls(self, chosen: str) -> None:
        self._say("falls", chosen == _YES)

    def _on_picked(self, symptom: str, value: int) -> None:
        self.keeper.save(
            symptom_changes.press_symptom(
                self.store, self._symptoms[symptom], self.day, value, self._who(), Recall.WEEK
            )
        )

    def _on_cleared(self, symptom: str) -> None:
        change = symptom_changes.clear_symptom(
            self.store, self._symptoms[symptom], self.day, Recall.WEEK
        )
        self.keeper.save(change)

    def _on_in_the_way(self, symptom: str, value: int) -> None:
        self._say_in_the_way(symptom, value)

    def _on_in_the_way_cleared(self, symptom: str) -> None:
        self._say_in_the_way(symptom, None)

    def _say_in_the_way(self, symptom: str, value: int | None) -> None:
        entry = self._entries.get(symptom)
        if entry is not None:
            known = self._symptoms[symptom]
            self.keeper.save(check_in.say_in_the_way(self.store, known, entry, value, self._who()))

    def _on_about(self, symptom: str) -> None:
        self.reading_wanted.emit(f"symptom:{symptom}")

    def _on_show_rest(self) -> None:
        self._all_rows = True
        self.quality.setFocus()  # the button goes away under the finger
        self.outdate()

    def _on_show_more(self) -> None:
        self._earlier += _EARLIER
        self.outdate()

    def _on_open(self, day: date, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.show_week(day)
        self.scrolled.bar.setValue(0)
        self.to_this_week.setFocus() if self.strip.isVisible() else self.back.setFocus()

    def _on_unfinished(self) -> None:
        if self._left_off is not None:
            self.show_week(self._left_off)
            self.note.setFocus()

    def _on_to_this_week(self) -> None:
        self.come_back()
        self.first_control().setFocus()

    def _on_done(self) -> None:
        self._on_note_entered()
        self.page_wanted.emit("")

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    @override
    def go_back(self) -> bool:
        """Come back to this week."""
        if self.day == self._now:
            return False
        self._on_to_this_week()
        return True

    # What mattered

    def _join(self) -> None:
        """Put words that another window wrote here meanwhile below those typed: none are lost."""
        for there in (self.store.drafts.get(self._draft_place()), self._saved_note):
            if there and hash(there) not in self._known:
                self._known.add(hash(there))
                self._put_below(there)

    def _put_below(self, words: str) -> None:
        typed = self.note.text()
        if clean(typed) in words:
            self.note.set_text(words)
            self.note.moveCursor(QTextCursor.MoveOperation.End)
        elif words not in typed:
            self.note.appendPlainText(words)

    def _note_to_show(self) -> str:
        """Return the newest that waits for the disk, be it saved or half typed; else what it has."""
        place = self._draft_place()
        for change in reversed(self.keeper.waiting):
            if change.control == drafts.draft_control(place):
                return change.draft or self._saved_note
            if change.control == place and isinstance(change.values[0], Day):
                return change.values[0].note
        return self.store.drafts.get(place) or self._saved_note

    def _draft_place(self) -> str:
        return check_in.week_control(self.day, "note")

    def _typing(self) -> bool:
        return clean(self.note.text()) != self._saved_note

    def _on_note_paused(self) -> None:
        self._join()
        body = self.note.text() if self._typing() else ""
        self._known.add(hash(clean(body)))
        value = None
        if body:
            value = Day(
                id=new_id(),
                day=self.day,
                recall=Recall.WEEK,
                note=body,
                entered_by=self._who(),
                recorded_at=clock.now(),
            )
        change = drafts.keep_draft(self.store, self._draft_place(), body, value=value)
        self.keeper.save(change)
        self._say_note_state()

    @override
    def keep_typing(self) -> None:
        self.note.tell_now()

    def _on_note_entered(self) -> None:
        self._join()
        if self._typing():
            self._known.add(hash(clean(self.note.text())))
            self._say("note", clean(self.note.text()))
            self._say_note_state()

    def _say_note_state(self) -> None:
        if not self._typing():
            said = self.tr("Saved") if self._saved_note else ""
        elif self.keeper.waiting:
            said = self.tr("Not saved yet")
        else:
            said = self.tr("Kept as a draft. Press Enter or Save.")
        self._note_state.setText(said)


def _by_symptom(entries: list[SymptomEntry]) -> dict[str, SymptomEntry]:
    """Return what speaks for a whole week, by symptom; of several the last recorded, which is first."""
    whole = [each for each in entries if each.at is None and each.part_of_day is None]
    return {each.symptom: each for each in reversed(whole)}


def _as_in_a_box(note: str) -> str:
    """Return a saved note as a text box gives it back: it knows one kind of new line."""
    return note.replace("\u2028", "\n").replace("\u2029", "\n")

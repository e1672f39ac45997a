"""How today is: the day as a whole, the symptoms, a word to remember; and any earlier day."""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import ClassVar, TypeGuard

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain.days import Day, Rating, check_in_waits
from companion.domain.symptom_list import BUILT_IN_BY_ID, ON_TODAY, Symptom
from companion.domain.symptoms import HELPER, ME, Recall, SymptomEntry
from companion.domain.text import clean
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes import days as day_changes
from companion.ui.changes import drafts
from companion.ui.changes import symptoms as symptom_changes
from companion.ui.history import Change
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.controls import Combo, button, card, frame, label, restyle, write_on
from companion.ui.widgets.day_rating import DayRating
from companion.ui.widgets.fitted_text import FittedText
from companion.ui.widgets.note_line import NoteLine
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.symptom_rows import SymptomFacts, SymptomRows
from companion.ui.widgets.tab_order import put_in_order

_SOON = 24  # letters of what comes today or tomorrow, for which there is always room
NIGHT_ENDS = 4  # o'clock; until then it may still be the day before, for the person


class TodayPage(Page):
    """A press lands on the day that the heading shows; it turns only when nothing is half typed."""

    watches: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SYMPTOMS, Topic.SYMPTOM_LIST, Topic.DAYS, Topic.PREFERENCES, Topic.APPOINTMENTS}
    )
    call_page: ClassVar[str] = "when-to-call"  # what is beside a temperature, whatever the number
    add_symptom_wanted = Signal()
    change_list_wanted = Signal()
    _turned = Signal(date)
    _asked = Signal()

    def __init__(self, store: Store, keeper: Keeper) -> None:
        super().__init__(store, keeper)
        self._turned_on = clock.today()
        self.day = self._turned_on
        self._night_answered = False
        self._all_rows = False
        self._symptoms: dict[str, Symptom] = {}
        self._like_yesterday: list[SymptomEntry] = []
        self._saved_note = ""
        self._known: set[int] = set()  # hashes of what this window wrote or showed in the box
        self._note_is_filled = False
        self._left_off: date | None = None
        self._painted = self._has_next = False

        content = QWidget()
        self._whole_column = QVBoxLayout(content)
        self._whole_column.setContentsMargins(0, 0, 0, 0)
        self._whole_column.addWidget(self._build_header())
        self._column = QVBoxLayout()
        self._whole_column.addLayout(self._column)
        self._column.addWidget(self._build_strip())
        self.unfinished = button("", "quiet", "note")
        self.unfinished.clicked.connect(self._on_unfinished)
        self._column.addWidget(self.unfinished, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._build_chooser_place())
        self._column.addWidget(self._build_rating())
        self._column.addWidget(self._build_symptoms())
        self._column.addWidget(self._build_note())
        self._column.addWidget(self._build_next_place())
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)

        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.show_day(self.day)

    # What it is made of

    def _build_header(self) -> QWidget:
        self.title = label("", "page-title")
        self.date = label("", "caption")
        for each in (self.title, self.date):
            each.setWordWrap(False)
        self.earlier = button(self.tr("Fill in an earlier day"), "quiet", "calendar")
        self.earlier.clicked.connect(self._on_earlier)
        self.entered_by = Combo()
        self.entered_by.setAccessibleName(self.tr("Entered by"))
        # As wide as most names: a very long one must not push the rest of the line about.
        self.entered_by.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.entered_by.setMinimumContentsLength(9)
        whose = label(self.tr("Entered by"), "caption")
        whose.setWordWrap(False)
        whose.setBuddy(self.entered_by)
        helper = QWidget()
        beside = QHBoxLayout(helper)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(whose)
        beside.addWidget(self.entered_by)
        # Its room is kept: it is filled after the first paint, and nothing may move then.
        self.soon = FittedText(14, QFont.Weight.Normal, "text2", 1, helper)
        self.soon.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        titles = stacked(self.title, self.date, self.soon)
        return SplitRow(titles, flowing(self.earlier, helper))

    def _build_strip(self) -> QWidget:
        """Build the strip that says which other day is shown, or asks about the night."""
        self.strip = frame("panel")
        self._strip_text = label("", "strong")
        self._strip_yes = button("", "outlined")
        self._strip_no = button("", "outlined")
        self._strip_yes.clicked.connect(self._on_strip_yes)
        self._strip_no.clicked.connect(self._on_strip_no)
        presses = flowing(self._strip_yes, self._strip_no)
        within = QVBoxLayout(self.strip)
        within.setContentsMargins(24, 8, 24, 8)
        within.addWidget(SplitRow(self._strip_text, presses))
        self.strip.hide()
        return self.strip

    def _build_chooser_place(self) -> QWidget:
        # Made when it is first asked for: most days nobody fills in an earlier one.
        self.chooser: QWidget | None = None
        self._chooser_place = card()
        self._chooser_place.hide()
        return self._chooser_place

    def _build_rating(self) -> QWidget:
        self._rating_question = label("", "section")
        self.saved = label("", "saved")
        self.saved.setWordWrap(False)
        self.clear_rating = button(self.tr("Clear"), "quiet")
        self.clear_rating.setAccessibleName(self.tr("Clear the day's rating"))
        place = self.clear_rating.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # nothing moves when it comes and goes
        self.clear_rating.setSizePolicy(place)
        self.rating = DayRating()
        self.rating.picked.connect(self._on_rated)
        self.rating.cleared.connect(self._on_rating_cleared)
        self.clear_rating.clicked.connect(self._on_rating_cleared)
        said = flowing(self.clear_rating, self.saved)
        return card(SplitRow(self._rating_question, said), self.rating)

    def _build_symptoms(self) -> QWidget:
        self._symptoms_of = label("", "section")
        hint = label(
            self.tr("0 is none, 10 is the worst you can imagine. Skip any you like."), "caption"
        )
        self.rows = SymptomRows()
        self.rows.picked.connect(self._on_picked)
        self.rows.cleared.connect(self._on_cleared)
        self.rows.about_wanted.connect(self._on_about)
        self.show_rest = button("", "quiet", "caret-down")
        self.same = button(self.tr("Same as yesterday"), "quiet", "repeat")
        self.add_symptom = button(self.tr("Add another symptom"), "quiet", "plus")
        self.change_list = button(self.tr("Change this list"), "quiet", "pencil")
        self.show_rest.clicked.connect(self._on_show_rest)
        self.same.clicked.connect(self._on_same)
        place = self.same.sizePolicy()
        place.setRetainSizeWhenHidden(True)  # a second click must not hit what would slide there
        self.same.setSizePolicy(place)
        self.add_symptom.clicked.connect(self.add_symptom_wanted)
        self.change_list.clicked.connect(self.change_list_wanted)
        buttons = flowing(self.show_rest, self.same, self.add_symptom, self.change_list)
        return card(self._symptoms_of, hint, self.rows, buttons)

    def _build_note(self) -> QWidget:
        self._note_question = label("", "section")
        self.note = NoteLine("", self.tr("For example: slept badly, managed a short walk"))
        self.note.entered.connect(self._on_note_entered)
        self.note.paused.connect(self._on_note_paused)
        self.save_note = button(self.tr("Save note"), "outlined")
        self.save_note.clicked.connect(self._on_note_entered)
        self._note_state = label("", "caption")
        self._note_state.setWordWrap(False)
        return card(self._note_question, self.note, SplitRow(self._note_state, self.save_note))

    def _build_next_place(self) -> QWidget:
        # Filled after the first paint: it lies below the note, and a start does without it.
        self._next_place = QWidget()
        QVBoxLayout(self._next_place).setContentsMargins(0, 0, 0, 0)
        return self._next_place

    @cached_property
    def next(self):
        """What is to come, below the note."""
        from companion.ui.widgets.next_up import NextUp  # noqa: PLC0415

        made = NextUp()
        made.edit_pressed.connect(self._ask_date)
        made.measure_pressed.connect(self._on_measure)
        made.check_in_pressed.connect(self._on_check_in)
        made.add_date_pressed.connect(self._on_add_date)
        made.dates_pressed.connect(self._on_dates)
        made.measurements_pressed.connect(self._on_measurements)
        made.unfolded.connect(self._order_tabs)
        return made

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._show_next)

    def _order_tabs(self) -> None:
        put_in_order(self.scrolled.content)

    def _show_next(self) -> None:
        if not self.isVisible():  # another page was opened meanwhile, or the window was closed
            self._painted = False
            return
        self._has_next = True
        self._fill_next()
        layout = self._next_place.layout()
        if layout is not None:
            layout.addWidget(self.next)
        put_in_order(self.scrolled.content)

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(16))
        self._whole_column.setSpacing(look.space(8))
        self.soon.measure()
        metrics = self.soon.metrics()
        self.soon.setFixedHeight(metrics.lineSpacing() + metrics.descent())  # of any script
        self.soon.setMinimumWidth(_SOON * metrics.averageCharWidth())

    # What it shows

    def show_day(self, day: date) -> None:
        """Turn the page to a day."""
        self.day = day
        self._all_rows = False
        self._say_day()
        self._chooser_place.hide()
        self._fill_strip()
        self._note_is_filled = False
        self.outdate()

    def _say_day(self) -> None:
        day, is_today = self.day, self.day == self._turned_on
        self.title.setText(self.tr("Today") if is_today else labels.weekday(day))
        if not is_today and day == self._turned_on - timedelta(days=1):
            self.title.setText(self.tr("Yesterday"))
        self.date.setText(labels.long_date(day, clock.today()))
        that = (
            self.tr("How is today overall?") if is_today else self.tr("How was this day overall?")
        )
        self._rating_question.setText(that)
        self.rating.setAccessibleName(that)
        self._symptoms_of.setText(
            self.tr("Your symptoms")
            if is_today
            else self.tr("Your symptoms on {day}").format(day=labels.long_date(day))
        )
        remember = self.tr("Anything to remember about today?")
        if not is_today:
            remember = self.tr("Anything to remember about this day?")
        self._note_question.setText(remember)
        self.note.setAccessibleName(remember)

    @override
    def refresh(self) -> None:
        day = self.store.days.of(self.day)
        self._fill_entered_by()
        self._fill_rating(day)
        entries = [
            entry
            for entry in self.store.symptoms.between(self.day, self.day)
            if entry.recall is Recall.DAY
        ]
        self._fill_rows(entries)
        self._fill_note(day)
        self._fill_unfinished()
        self._fill_saved(day, entries)
        self._fill_next()
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.rating

    def _fill_strip(self) -> None:
        now = clock.now()
        if self.day != self._turned_on:
            self._strip_text.setText(
                self.tr("You are filling in {day}.").format(day=labels.long_date(self.day))
            )
            write_on(self._strip_yes, self.tr("Back to today"))
            self._strip_no.hide()
            self.strip.show()
        elif now.hour < NIGHT_ENDS and not self._night_answered:
            evening = now.date() - timedelta(days=1)
            self._strip_text.setText(self.tr("Still {day}?").format(day=labels.weekday(evening)))
            write_on(self._strip_yes, self.tr("Yes, {day}").format(day=labels.weekday(evening)))
            write_on(self._strip_no, self.tr("No, {day}").format(day=labels.weekday(now.date())))
            self._strip_no.show()
            self.strip.show()
        else:
            self.strip.hide()

    def _fill_entered_by(self) -> None:
        chosen = self.entered_by.currentData() or ME
        wanted = [ME, HELPER, *self.store.preferences.get().helpers]
        if [self.entered_by.itemData(at) for at in range(self.entered_by.count())] == wanted:
            return
        with QSignalBlocker(self.entered_by):
            self.entered_by.clear()
            for who in wanted:
                self.entered_by.addItem(labels.entered_by(who), who)
            self.entered_by.setCurrentIndex(max(0, wanted.index(chosen) if chosen in wanted else 0))

    def _fill_rating(self, day: Day | None) -> None:
        waiting = self.keeper.waits(day_changes.rating_control(self.day))
        if waiting is not None and waiting.values:
            shown = getattr(waiting.values[0], "rating", None)
        else:
            shown = day.rating if day is not None else None
        self.rating.set_value(None if shown is None else int(shown))
        self.clear_rating.setVisible(shown is not None)

    def _fill_rows(self, entries: list[SymptomEntry]) -> None:
        listed = self.store.symptom_list.listed()
        self._symptoms = {symptom.id: symptom for symptom in listed}
        on_page = listed if self._all_rows else listed[:ON_TODAY]
        rest = len(listed) - ON_TODAY
        self.show_rest.setVisible(rest > 0 and not self._all_rows)
        write_on(self.show_rest, self.tr("Show the other {count}").format(count=rest))
        before = self.store.symptoms.latest_before(self.day, [each.id for each in on_page])
        self.rows.set_rows([self._facts(each, entries, before.get(each.id)) for each in on_page])

        yesterday = self.day - timedelta(days=1)
        given = {entry.symptom for entry in entries if entry.whole_day}
        self._like_yesterday = [
            before[each.id]
            for each in on_page
            if each.id in before
            and before[each.id].day == yesterday
            and each.id not in given
            and self._waits(each) is None
        ]
        self.same.setVisible(bool(self._like_yesterday))

    def _facts(
        self, symptom: Symptom, entries: list[SymptomEntry], before: SymptomEntry | None
    ) -> SymptomFacts:
        mine = [entry for entry in entries if entry.symptom == symptom.id]
        # Of several, as the store has it: the last recorded, and of those the last that came.
        whole = sorted((each for each in mine if each.whole_day), key=_recorded)[-1:]
        also = [
            self.tr("also {value} at {time}").format(
                value=entry.value, time=labels.clock_time(entry.at)
            )
            if entry.at
            else self.tr("also {value}, {part}").format(
                value=entry.value, part=labels.when(entry).lower()
            )
            for entry in mine
            if not entry.whole_day
        ]
        waiting = self._waits(symptom)
        shown: int | None = whole[0].value if whole else None
        if waiting is not None:
            kept = [value for value in waiting.values if _is_of(value, symptom, self.day)]
            shown = kept[0].value if kept else None
        return SymptomFacts(
            key=symptom.id,
            name=labels.symptom(symptom),
            counted=symptom.counted,
            value=shown,
            caption=self._caption(symptom, before),
            also=", ".join(also),
            unsaved=waiting is not None,
            # Of the built-in ones the guide speaks; it is not opened here to make sure of that.
            about=symptom.id in BUILT_IN_BY_ID,
        )

    def _waits(self, symptom: Symptom) -> Change | None:
        """Return the newest change of this row that the disk has not taken yet."""
        control = symptom_changes.symptom_control(self.day, symptom.id)
        return next(
            (
                change
                for change in reversed(self.keeper.waiting)
                if change.control == control
                or any(_is_of(value, symptom, self.day) for value in change.values)
            ),
            None,
        )

    def _caption(self, symptom: Symptom, before: SymptomEntry | None) -> str:
        parts: list[str] = []
        if symptom.counted:
            parts.append(self._counted_how(symptom))
        if before is not None:
            ago = labels.days_ago(before.day, self.day)
            if self.day != self._turned_on:
                ago = labels.short_date(before.day)
            parts.append(f"{ago} {before.value}")
        return "\n".join(parts)

    def _counted_how(self, symptom: Symptom) -> str:
        if not symptom.beyond_usual:
            return self.tr("times")
        if symptom.usual is None:
            return self.tr("times beyond your usual")
        return self.tr("times beyond your usual {count}").format(count=symptom.usual)

    def _fill_note(self, day: Day | None) -> None:
        typing = self._note_is_filled and self._typing()
        self._saved_note = _as_in_a_box(day.note) if day is not None else ""
        if not typing:  # what is being written stays as it is
            self.note.set_text(self._note_to_show())
            self._known |= {hash(self._saved_note), hash(clean(self.note.text()))}
        self._note_is_filled = True
        self._say_note_state()

    def _fill_unfinished(self) -> None:
        """Offer the note that was left half typed on another day, if there is one."""
        begun = day_changes.days_of_notes(self.store.drafts.places())
        others = [day for day in begun if day != self.day]
        self._left_off = max(others, default=None)
        self.unfinished.setVisible(self._left_off is not None)
        if self._left_off is not None:
            text = self.tr("Finish the note of {day}").format(day=labels.long_date(self._left_off))
            write_on(self.unfinished, text)

    def _fill_next(self) -> None:
        """Say what is to come and whether there is a week to look back on, of the real today."""
        if not self._has_next:
            return
        # Imported here: a start does without it.
        from companion.ui import care_labels  # noqa: PLC0415
        from companion.ui.widgets.next_up import DateLine  # noqa: PLC0415

        today = self._turned_on
        self._say_soon()
        self.next.set_dates(
            [
                DateLine(
                    each.id,
                    f"{each.what} · {care_labels.appointment_when(each, today)}",
                    care_labels.appointment_named(each),
                )
                for each in self.store.appointments.coming(today)
            ]
        )
        last = self.store.days.last_check_in(today)
        # Not "done": one answer is enough to begin it, and more can be said on another day.
        written = ""
        if last is not None and not check_in_waits(last, today):
            written = self.tr("written {day}").format(day=labels.weekday(last))
            if last == today:
                written = self.tr("written today")
        self.next.set_check_in(written)

    def _say_soon(self) -> None:
        """Say under the date what is dated today or tomorrow: the card below the note is far."""
        today = self._turned_on
        coming = self.store.appointments.coming(today)
        near = [each for each in coming if each.day <= today + timedelta(days=1)]
        if not near or self.day != today:
            self.soon.setText("")
            return
        parts = [labels.shortened(near[0].what)]
        if near[0].at is not None:
            parts.append(labels.clock_time(near[0].at))
        if len(near) > 1:
            parts.append(self.tr("and {count} more").format(count=len(near) - 1))
        day = labels.days_ago(near[0].day, today)
        said = self.tr("{day}: {what}").format(day=day, what=", ".join(parts))
        self.soon.setText(said)

    def _fill_saved(self, day: Day | None, entries: list[SymptomEntry]) -> None:
        times = [entry.recorded_at for entry in entries]
        times += [day.recorded_at] if day is not None else []
        restyle(self.saved, "role", "problem" if self.keeper.waiting else "saved")
        if self.keeper.waiting:
            self.saved.setText(self.tr("Not saved yet"))
        elif not times:
            self.saved.setText("")
        elif max(times).date() == clock.today():
            self.saved.setText(
                self.tr("Saved {time}").format(time=labels.clock_time(max(times).time()))
            )
        else:
            self.saved.setText(
                self.tr("Saved {day}").format(day=labels.short_date(max(times).date()))
            )

    # What a person does

    def who(self) -> str:
        """Return who is typing."""
        return self.entered_by.currentData() or ME

    def _on_rated(self, value: int) -> None:
        self.keeper.save(day_changes.rate_day(self.store, self.day, Rating(value), self.who()))

    def _on_rating_cleared(self) -> None:
        self.rating.setFocus()
        self.keeper.save(day_changes.rate_day(self.store, self.day, None, self.who()))

    def _on_picked(self, symptom: str, value: int) -> None:
        self.keeper.save(
            symptom_changes.press_symptom(
                self.store, self._symptoms[symptom], self.day, value, self.who()
            )
        )

    def _on_cleared(self, symptom: str) -> None:
        self.keeper.save(
            symptom_changes.clear_symptom(self.store, self._symptoms[symptom], self.day)
        )

    def _on_about(self, symptom: str) -> None:
        self.reading_wanted.emit(f"symptom:{symptom}")

    def _on_same(self) -> None:
        self.add_symptom.setFocus()  # the button goes away under the finger
        self.keeper.save(
            symptom_changes.same_as(self.store, self._like_yesterday, self.day, self.who())
        )

    def _on_show_rest(self) -> None:
        self._all_rows = True
        self.add_symptom.setFocus()
        self.outdate()

    def _on_earlier(self) -> None:
        if self.chooser is None:
            # Imported here: a start does without it.
            from companion.ui.widgets.day_chooser import DayChooser  # noqa: PLC0415

            self.chooser = chooser = DayChooser(self._turned_on, without_today=True)
            chooser.day_picked.connect(self._on_day_picked)
            self._turned.connect(chooser.set_today)
            self._asked.connect(chooser.start_anew)
            layout = self._chooser_place.layout()
            if layout is not None:
                layout.addWidget(label(self.tr("Which day would you like to fill in?"), "section"))
                layout.addWidget(self.chooser)
                put_in_order(self.scrolled.content)
        self._chooser_place.setVisible(self._chooser_place.isHidden())
        if self._chooser_place.isVisible():
            self._asked.emit()
            self.chooser.setFocus()

    def _on_day_picked(self, day: date) -> None:
        self.keep_typing()
        self.show_day(day)
        self.rating.setFocus()

    def _on_unfinished(self) -> None:
        if self._left_off is not None:
            self.keep_typing()
            self.show_day(self._left_off)
            self.note.setFocus()

    def _on_strip_yes(self) -> None:
        if self.day != self._turned_on:
            self.go_back()
            return
        self._night_answered = True
        self._turn_to(clock.today() - timedelta(days=1))

    def _on_strip_no(self) -> None:
        self._night_answered = True
        self._turn_to(clock.today())

    def _turn_to(self, day: date) -> None:
        self.keep_typing()
        self._turned_on = day
        self._turned.emit(day)
        self.show_day(day)

    @override
    def come_back(self) -> None:
        if self.day != self._turned_on:
            self.keep_typing()
            self.show_day(self._turned_on)
        self.scrolled.bar.setValue(0)

    @override
    def go_back(self) -> bool:
        """Close the choice of a day, or come back to today."""
        if self._chooser_place.isVisible():
            self._chooser_place.hide()
            self.earlier.setFocus()
            return True
        if self.day != self._turned_on:
            self.keep_typing()
            self.show_day(self._turned_on)
            self.rating.setFocus()
            return True
        return False

    def on_activated(self) -> None:
        """Turn the page where a new day has come, but never under what is half typed."""
        now = clock.now()
        if now.hour >= NIGHT_ENDS:
            self._night_answered = False
        new_day = now.date() != self._turned_on and now.hour >= NIGHT_ENDS
        if new_day and (self.day != self._turned_on or self._typing()):
            # The day that is being filled in stays; from now on it is an earlier one.
            self._turned_on = now.date()
            self._turned.emit(self._turned_on)
            self._say_day()
            self._fill_strip()
        elif new_day:
            self._turn_to(now.date())
        elif self.day == self._turned_on:
            self._fill_strip()

    # What is to come, and what was measured

    def _on_check_in(self) -> None:
        self.page_wanted.emit("check-in")

    def _on_dates(self) -> None:
        self.page_wanted.emit("appointments")

    def _on_measurements(self) -> None:
        self.page_wanted.emit("measurements")

    def _on_measure(self) -> None:
        # Imported here, as below: a start does without it.
        from companion.ui.changes import measurements  # noqa: PLC0415
        from companion.ui.dialogs.measurement import MeasurementDialog  # noqa: PLC0415

        dialog = MeasurementDialog(
            self,
            known=measurements.last_of_each(self.store),
            save=lambda new: self.keeper.save_or_raise(
                measurements.put_measurement(self.store, new, None)
            ),
            keep_draft=self.keeps_draft(measurements.NEW),
            draft=self.draft_of(measurements.NEW),
            day=self.day,
            entered_by=self.who(),
        )
        dialog.call_wanted.connect(self._on_call)
        dialog.ask()

    def _on_call(self) -> None:
        self.page_wanted.emit(self.call_page)

    def _on_add_date(self) -> None:
        self._ask_date("")

    def _ask_date(self, key: str) -> None:
        """Ask for a date of that id, or (for none) for a new one."""
        from companion.ui.changes import appointments  # noqa: PLC0415
        from companion.ui.dialogs.appointment import AppointmentDialog  # noqa: PLC0415

        opened = self.store.appointments.get(key) if key else None
        if key and opened is None:
            self.told.emit(self.tr("That date is not there any more"))
            self.outdate()
            return
        place = appointments.place(opened)
        AppointmentDialog(
            self,
            save=lambda new: self.keeper.save_or_raise(
                appointments.put_appointment(self.store, new, opened)
            ),
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            appointment=opened,
            entered_by=self.who(),
        ).ask()
        edit = self.next.edit(key)
        if edit is not None:
            edit.setFocus()

    # The note

    def _draft_place(self) -> str:
        return day_changes.note_control(self.day)

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

    def _typing(self) -> bool:
        return clean(self.note.text()) != self._saved_note

    def _on_note_paused(self) -> None:
        self._join()
        body = self.note.text() if self._typing() else ""
        self._known.add(hash(clean(body)))
        self.keeper.save(drafts.keep_draft(self.store, self._draft_place(), body, self.day))
        self._say_note_state()

    @override
    def keep_typing(self) -> None:
        self.note.tell_now()

    def _on_note_entered(self) -> None:
        self._join()
        if self._typing():
            note = clean(self.note.text())
            self._known.add(hash(note))
            self.keeper.save(day_changes.note_day(self.store, self.day, note, self.who()))
            self._say_note_state()

    def _say_note_state(self) -> None:
        if not self._typing():
            said = self.tr("Saved") if self._saved_note else ""
        elif self.keeper.waiting:
            said = self.tr("Not saved yet")
        else:
            said = self.tr("Kept as a draft. Press Enter or Save note.")
        self._note_state.setText(said)


def _as_in_a_box(note: str) -> str:
    """Return a saved note as a text box gives it back: it knows one kind of new line."""
    return note.replace("\u2028", "\n").replace("\u2029", "\n")


def _recorded(entry: SymptomEntry) -> datetime:
    return entry.recorded_at


def _is_of(value: object, symptom: Symptom, day: date) -> TypeGuard[SymptomEntry]:
    return (
        isinstance(value, SymptomEntry)
        and value.recall is Recall.DAY
        and (value.symptom, value.day) == (symptom.id, day)
    )

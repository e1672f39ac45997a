"""Which treatments there are now, where each stands, what was logged, and what came before."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from companion import clock
from companion.domain import cycles
from companion.domain.cycles import Standing
from companion.domain.doses import Dose, What, check_day, dose_now
from companion.domain.invalid import Invalid
from companion.domain.schedules import Rhythm
from companion.domain.symptom_list import BUILT_IN_BY_ID, Symptom
from companion.domain.treatments import Kind, Line, Treatment, lines_of
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels, spreadsheets
from companion.ui.changes import treatments as changes
from companion.ui.changes.records import place_of
from companion.ui.dialogs.dose import DoseDialog
from companion.ui.dialogs.form import Form
from companion.ui.dialogs.stop_treatment import StopTreatmentDialog
from companion.ui.dialogs.treatment import Known, TreatmentDialog
from companion.ui.history import Change
from companion.ui.page import Page
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets import treatment_card as card
from companion.ui.widgets.controls import button, frame, label
from companion.ui.widgets.past_line import AGAIN, PastLine, PastTreatment
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.widgets.treatment_card import TreatmentCard, TreatmentFacts
from companion.ui.widgets.treatment_history import TreatmentHistory
from companion.ui.worker import Worker

_LIST, _HISTORY = 0, 1
_SHORT = 80  # letters of the reason for a hold that stands beside its day
_LOGGED = (What.TAKEN, What.SKIPPED, What.REDUCED, What.HELD, What.RESUMED)
_LOGGED_IN_SESSIONS = (What.SESSION, What.SKIPPED, What.REDUCED, What.HELD, What.RESUMED)
_SESSION_KINDS = {Kind.RADIATION_THERAPY, Kind.SURGERY}
_SESSION_WORDS = ("drip", "infusion", "inject", "under", "muscle", "radi", "surgery")
_ASKED_BY = {
    card.CYCLE: What.CYCLE_STARTED,
    card.HOLD: What.HELD,
    card.RESUME: What.RESUMED,
    card.NEW_DOSE: What.DOSE_CHANGED,
}


class TreatmentsPage(Page):
    """Cards for now, a table for each line before; and one treatment's history in their place."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.TREATMENTS, Topic.DOSES})

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._day = clock.today()
        self._all: dict[str, Treatment] = {}
        self._told: dict[str, str] = {}
        self._living: set[str] = set()
        self._deleted: set[str] = set()  # since the page was opened: their places stay
        self._of: str | None = None  # the treatment whose history is in sight
        self.cards: dict[str, TreatmentCard] = {}
        self.past: list[PastLine] = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(12))
        column.addWidget(self._build_header())
        self._now_words = label(self.tr("Now"), "section")
        column.addWidget(self._now_words)
        self._now = QVBoxLayout()
        self._now.setSpacing(look.space(16))
        column.addLayout(self._now)
        self.nothing_now = label(self.tr("Nothing at the moment."), "caption")
        column.addWidget(self.nothing_now)
        column.addWidget(self._build_empty())
        self._before_words = label(self.tr("Before"), "section")
        column.addWidget(self._before_words)
        self._before = QVBoxLayout()
        self._before.setSpacing(look.space(16))
        column.addLayout(self._before)
        column.addStretch(1)
        self.scrolled = ScrollPage(content)
        self.history = self._build_history()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.scrolled)
        self._stack.addWidget(self.history)
        keeper.waiting_changed.connect(self.outdate)

    # What it is made of

    def _build_header(self) -> QWidget:
        self.title = label(self.tr("Treatments"), "page-title")
        caption = label(self.tr("What you are having now, and what came before"), "caption")
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.save_as_csv)
        self.add_treatment = button(self.tr("Add a treatment"), "primary", "plus")
        self.add_treatment.clicked.connect(self.add)
        self.biomarkers = button(self.tr("My biomarkers"), "quiet", "document")
        self.biomarkers.clicked.connect(self._on_biomarkers)
        presses = flowing(self.biomarkers, self.save_csv, self.add_treatment)
        return SplitRow(stacked(self.title, caption), presses)

    def _build_empty(self) -> QWidget:
        self.empty = frame("card")
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(look.space(8))
        column.addWidget(label(self.tr("No treatments yet"), "section"))
        column.addWidget(
            label(
                self.tr(
                    "Write down what you are having now, and before if you like. A name and the"
                    " kind are enough; the rest can wait."
                )
            )
        )
        self.add_first = button(self.tr("Add the first one"), "outlined", "plus")
        self.add_first.clicked.connect(self.add)
        column.addWidget(flowing(self.add_first))
        return self.empty

    def _build_history(self) -> TreatmentHistory:
        made = TreatmentHistory()
        made.back_wanted.connect(self.go_back)
        made.csv_wanted.connect(self.save_as_csv)
        made.add_wanted.connect(self.add)
        made.edit_wanted.connect(self._on_edit_dose)
        made.delete_wanted.connect(self._on_delete_dose)
        return made

    # What it shows

    @override
    def refresh(self) -> None:
        self._day = clock.today()
        every = self._with_deleted(self.store.treatments.all())
        self._all = {each.id: each for each in every}
        self._told = told_apart(every)
        lines = lines_of(every)
        now = [each for each in every if not each.over(self._day)]
        before = [each for each in every if each.over(self._day)]
        names = {line.number: line.name for line in lines}
        self._fill_now(now, names)
        self._fill_before(lines_of(before), names)
        self.empty.setVisible(not every)
        self._now_words.setVisible(bool(every))
        self.nothing_now.setVisible(bool(every) and not now)
        self._before_words.setVisible(bool(before))
        put_in_order(self.scrolled.content)
        self._show_history()

    def _with_deleted(self, living: list[Treatment]) -> list[Treatment]:
        """Return them, and what was deleted a moment ago where it stood: nothing slides."""
        self._living = {each.id for each in living}
        before: set[str] = set()
        shown = list(living)
        for key, treatment in self._all.items():
            if key in self._deleted - self._living:
                places = (at for at, each in enumerate(shown, 1) if each.id in before)
                shown.insert(max(places, default=0), treatment)
            before.add(key)
        return shown

    def _fill_now(self, now: Sequence[Treatment], lines: dict[int | None, str]) -> None:
        for key in set(self.cards) - {each.id for each in now}:
            _take_away(self.cards.pop(key), self._now)
        for place, each in enumerate(now):
            if each.id not in self.cards:
                self.cards[each.id] = made = TreatmentCard()
                made.picked.connect(partial(self._on_picked, each.id))
                made.wanted.connect(partial(self._on_wanted, each.id))
            shown = self.cards[each.id]
            if self._now.indexOf(shown) != place:
                self._now.insertWidget(place, shown)
            shown.show_facts(self._facts(each, lines))

    def _fill_before(self, before: Sequence[Line], names: dict[int | None, str]) -> None:
        while len(self.past) > len(before):
            _take_away(self.past.pop(), self._before)
        while len(self.past) < len(before):
            made = PastLine()
            made.wanted.connect(self._on_wanted)
            self.past.append(made)
            self._before.addWidget(made)
        for shown, line in zip(self.past, before, strict=True):
            heading = self.tr("In no line of therapy") if len(before) > 1 else ""
            if line.number is not None:
                heading = care_labels.line_of_therapy(line.number, names[line.number])
            shown.show_rows(heading, [self._row(each) for each in line.treatments])

    def _row(self, treatment: Treatment) -> PastTreatment:
        ended, since, until = treatment.stopped_because, treatment.since, treatment.until
        if treatment.kind is Kind.SURGERY and until is None:
            until = since  # it was over on its day
        return PastTreatment(
            key=treatment.id,
            name=treatment.name,
            told=self._told[treatment.id],
            kind=care_labels.kind(treatment.kind),
            when=care_labels.from_until(since, until),
            ended=care_labels.ended(ended) if ended else "",
            note=treatment.note,
            gone=self._is_gone(treatment),
            deleted=treatment.id not in self._living,
        )

    def _is_gone(self, record: Treatment | Dose) -> bool:
        """Return whether it is deleted, and the disk does not know yet."""
        waiting = self.keeper.waits(place_of(record))
        return waiting is not None and waiting.clears

    def _facts(self, treatment: Treatment, lines: dict[int | None, str]) -> TreatmentFacts:
        waiting = self._waiting(treatment)
        turns = self._turns(treatment, self._day)
        where = cycles.standing(treatment, turns, self._day)
        today = [*self.store.doses.on(treatment.id, self._day)]
        kept = {each.id for each in waiting}
        today = [each for each in today if each.id not in kept]
        today += [each for each in waiting if each.day == self._day]
        in_line = ""
        if treatment.line is not None:
            in_line = care_labels.line_of_therapy(treatment.line, lines[treatment.line])
        how = (
            care_labels.schedule(treatment.schedule),
            dose_now(treatment, turns, self._day),
            care_labels.route(treatment.route),
            treatment.place,
        )
        return TreatmentFacts(
            name=treatment.name,
            told=self._told[treatment.id],
            caption=" · ".join(filter(None, (care_labels.kind(treatment.kind), in_line))),
            kind=care_labels.kind(treatment.kind),
            when=care_labels.from_until(treatment.since, treatment.until),
            how=_begun(" · ".join(filter(None, how))),
            standing=_with_reason(care_labels.standing(where), where, turns),
            counted=self._counted(treatment, where),
            note=treatment.note,
            today=care_labels.happened_today(sorted(today, key=lambda each: each.in_time)),
            unsaved=any(each.day == self._day for each in waiting),
            in_sessions=in_sessions(treatment),
            in_cycles=treatment.pattern.rhythm in {Rhythm.ON_OFF, Rhythm.DAYS_OF},
            held=where.held_since is not None,
            gone=self._is_gone(treatment),
            deleted=treatment.id not in self._living,
        )

    def _counted(self, treatment: Treatment, where: Standing) -> str:
        """Return what the days of a cycle are counted from, or what would let them be counted."""
        if where.started is not None:
            day = labels.long_date(where.started)
            return self.tr("Counted from {day}").format(day=day)
        if where.length is None or where.held_since is not None:
            return ""
        pattern = treatment.pattern
        if pattern.rhythm is not Rhythm.ON_OFF and pattern.given == (1,):
            return self.tr("The days are counted from the day that you log it.")
        return self.tr("The days are counted from the day that you start a new cycle.")

    def _turns(self, treatment: Treatment, today: date) -> list[Dose]:
        """Return what tells where a treatment stands: on disk, or logged and not there yet."""
        waiting = self._waiting(treatment)
        kept = {each.id for each in waiting}
        turns = self.store.doses.turns(treatment, today)
        return [*(each for each in turns if each.id not in kept), *waiting]

    def _waiting(self, treatment: Treatment) -> list[Dose]:
        """Return what was logged and is not on disk yet."""
        return [
            value
            for change in self.keeper.waiting
            for value in change.values
            if isinstance(value, Dose) and value.treatment == treatment.id
        ]

    def _show_history(self) -> None:
        treatment = self._all.get(self._of or "")
        if treatment is None:
            self._of = None
            self._stack.setCurrentIndex(_LIST)
            return
        facts = (
            care_labels.kind(treatment.kind),
            care_labels.from_until(treatment.since, treatment.until),
            care_labels.schedule(treatment.schedule),
        )
        self.history.show_doses(
            treatment.id,
            treatment.name,
            " · ".join(filter(None, facts)),
            self.store.doses.count(treatment.id),
            partial(self.store.doses.page, treatment.id),
            is_gone=self._is_gone,
        )
        self._stack.setCurrentIndex(_HISTORY)

    @override
    def first_control(self) -> QWidget:
        if self._of is not None:
            return self.history.first_control()
        logs = (each.log for each in self._in_order() if not each.log.isHidden())
        return next(logs, self.add_treatment)

    def _in_order(self) -> list[TreatmentCard]:
        """Return the cards as they stand."""
        return [self.cards[key] for key in self._all if key in self.cards]

    @override
    def come_back(self) -> None:
        for each in self.cards.values():
            each.close_answers()
        self._leave_history()
        if self._deleted:
            self._deleted.clear()
            self.outdate()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        turned = clock.today() != self._day
        if event.type() == QEvent.Type.ActivationChange and turned and self.isVisible():
            QTimer.singleShot(0, self, self.outdate)

    @override
    def _catch_up(self) -> None:
        if clock.today() != self._day:
            self._stale = True  # “today” is another day
        super()._catch_up()

    # What a person does

    @override
    def add(self) -> None:
        treatment = self._all.get(self._of or "")
        if treatment is not None:
            self._ask_dose(treatment, self._whats(treatment), "new dose of")
        else:
            self._ask_treatment("new treatment")

    @override
    def go_back(self) -> bool:
        """Leave the history, or an open row of answers."""
        if self._of is None:
            closed = [each.close_answers() for each in self.cards.values()]
            return any(closed)
        of = self._of
        self._leave_history()
        there = self.cards.get(of)
        back = there.presses[card.HISTORY] if there is not None else self.first_control()
        for line in self.past:
            if any(each.key == of for each in line.rows):
                back = line.presses[card.HISTORY]
        back.setFocus()
        return True

    def _on_biomarkers(self) -> None:
        self.page_wanted.emit("biomarkers")

    def _leave_history(self) -> None:
        self._of = None
        self._stack.setCurrentIndex(_LIST)

    @override
    def save_as_csv(self) -> None:
        table = "treatments" if self._of is None else "doses"
        spreadsheets.save_csv(self, self._worker, self.store, table, self.told.emit)

    def _on_picked(self, key: str, what: str) -> None:
        try:
            check_day(clock.today(), self._all[key], clock.today())
        except Invalid as fault:  # it has not begun yet
            self.told.emit(labels.invalid(fault))
            return
        change = changes.log_dose(self.store, self._all[key], What(what), self._who())
        self.keeper.save(self._counting(change))

    def _on_wanted(self, key: str, action: str) -> None:
        treatment = self._all[key]
        if action == card.EDIT:
            self._ask_treatment(place_of(treatment), treatment=treatment)
        elif action == AGAIN:
            self._ask_treatment(f"again {key}", like=treatment)
        elif action == card.DELETE:
            self._delete(treatment)
        elif action == card.STOP:
            self._ask_stop(treatment)
        elif action == card.HISTORY:
            self._of = key
            self._show_history()
            self.history.first_control().setFocus()
        elif action == card.ABOUT:
            self.reading_wanted.emit(f"treatment:{key}")
        elif action == card.OTHER_DAY:
            self._ask_dose(treatment, self._whats(treatment), "new dose of")
        else:
            self._ask_dose(treatment, [_ASKED_BY[action]], f"{action} of")

    def _whats(self, treatment: Treatment) -> Sequence[What]:
        return _LOGGED_IN_SESSIONS if in_sessions(treatment) else _LOGGED

    def _delete(self, treatment: Treatment) -> None:
        self._deleted.add(treatment.id)
        self.keeper.save(changes.delete_treatment(self.store, treatment))

    def _stops(self) -> dict[str, QWidget]:
        """Return where the keyboard can stand, by the treatment."""
        stops: dict[str, QWidget] = {
            each: self.cards[each].log
            for each in self._all
            if each in self.cards and not self.cards[each].log.isHidden()
        }
        return stops | {row.key: line.table for line in self.past for row in line.rows}

    def _beside(self, key: str) -> list[str]:
        """Return which treatments stand beside one: the next, and that before."""
        keys = list(self._stops())
        at = keys.index(key)
        return [*keys[at + 1 : at + 2], *keys[max(0, at - 1) : at]]

    def _go_to(self, keys: Sequence[str]) -> None:
        """Let the keyboard stand at the first of these that is there."""
        stops = self._stops()
        there = [stops[key] for key in keys if key in stops]
        (there[0] if there else self.add_treatment).setFocus()

    def _ask(self, form: Form, treatment: Treatment | None) -> None:
        """Ask; where the card leaves the page with what is answered, the keyboard goes beside it."""
        key = treatment.id if treatment is not None else ""
        was_now = key in self.cards
        beside = self._beside(key) if key in self._stops() else []
        form.ask()
        if key and was_now != (key in self.cards):
            self._go_to([*beside, key] if was_now else [key])

    def _ask_treatment(
        self, place: str, *, treatment: Treatment | None = None, like: Treatment | None = None
    ) -> None:
        followed = {each.id for each in self.store.symptom_list.listed()}
        known = self.store.medicines
        living = [each for each in self._all.values() if each.id in self._living]

        def symptoms(name: str, kind: Kind, drug_class: str) -> list[Symptom]:
            found = known.symptoms_for(name, kind, drug_class)
            return [BUILT_IN_BY_ID[each] for each in found if each not in followed]

        added: list[str] = []

        def save(new: Treatment, chosen: Sequence[Symptom]) -> None:
            change = changes.put_treatment(self.store, new, treatment, chosen)
            self.keeper.save_or_raise(change)
            if treatment is None:
                added.append(new.id)

        form = TreatmentDialog(
            self,
            known=Known(
                suggested=known.suggested,
                symptoms=symptoms,
                lines=[line for line in lines_of(living) if line.number is not None],
            ),
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            treatment=treatment,
            like=like,
            entered_by=self._who(),
        )
        self._ask(form, treatment)
        for key in added:
            self._show_added(key)

    def _show_added(self, key: str) -> None:
        """Have in sight what was added, and the keyboard there: it may lie below the fold."""
        shown: QWidget | None = self.cards.get(key)
        for line in self.past:
            if line.choose(key):
                shown = line
        if shown is not None:
            self._stops()[key].setFocus(Qt.FocusReason.ShortcutFocusReason)
            # A timer and no message: by then the card has its place and its height.
            QTimer.singleShot(1, shown, partial(self.scrolled.bring_into_view, shown))

    def _ask_stop(self, treatment: Treatment) -> None:
        place = f"stop of {treatment.id}"

        def save(new: Treatment) -> None:
            done = self.tr("{name} is in Before now").format(name=labels.shortened(new.name))
            self.keeper.save_or_raise(changes.put_treatment(self.store, new, treatment, done=done))

        form = StopTreatmentDialog(
            self,
            treatment=treatment,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
        )
        self._ask(form, treatment)

    def _ask_dose(
        self,
        treatment: Treatment,
        whats: Sequence[What],
        about: str,
        dose: Dose | None = None,
    ) -> None:
        place = f"{about} {treatment.id}" if dose is None else place_of(dose)
        amount = ""
        if whats[0] is What.CYCLE_STARTED:
            today = clock.today()
            number = cycles.next_cycle(treatment, self._turns(treatment, today), today)
            amount = str(number or "")

        def save(new: Dose) -> None:
            change = changes.put_dose(self.store, new, dose, treatment)
            self.keeper.save_or_raise(self._counting(change, dose))
            if (shown := self.cards.get(treatment.id)) is not None:
                shown.close_answers()

        DoseDialog(
            self,
            treatment=treatment,
            whats=whats,
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            dose=dose,
            amount=amount,
            entered_by=self._who(),
        ).ask()

    def _counting(self, change: Change, opened: Dose | None = None) -> Change:
        """Return a change that tells how often the same is there on that day, where it is not alone."""
        new = next(each for each in change.values if isinstance(each, Dose))
        if opened is not None and (opened.day, opened.what) == (new.day, new.what):
            return change
        there = {
            each.id
            for each in (
                *self.store.doses.on(new.treatment, new.day),
                *self._waiting(self._all[new.treatment]),
            )
            if (each.day, each.what) == (new.day, new.what)
        }
        count = len(there | {new.id})
        if count == 1:
            return change
        words = self.tr("{saved}. It is there {count} times on that day.")
        if new.day == clock.today():
            words = self.tr("{saved}. It is there {count} times today.")
        return replace(change, done=words.format(saved=change.done, count=count))

    def _on_edit_dose(self, dose: Dose) -> None:
        self._ask_dose(self._all[dose.treatment], tuple(What), "", dose)

    def _on_delete_dose(self, dose: Dose) -> None:
        change = changes.delete_dose(self.store, dose, self._all[dose.treatment])
        self.keeper.save(change)


def _with_reason(standing: str, where: Standing, turns: Iterable[Dose]) -> str:
    """Return where a treatment stands, and of a hold why, where that is short."""
    since = where.held_since
    if since is None:
        return standing
    holds = sorted(
        (each for each in turns if each.what is What.HELD and each.day >= since),
        key=lambda each: each.in_time,
    )
    reasons = [" ".join(each.note.split()) for each in holds if each.note]
    if not reasons or len(reasons[-1]) > _SHORT:
        return standing
    return f"{standing}: {reasons[-1]}"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def in_sessions(treatment: Treatment) -> bool:
    """Return whether it is given in sessions: radiation, a drip, a talk; else it is taken."""
    route = treatment.route.casefold()
    return (
        treatment.kind in _SESSION_KINDS
        or treatment.drug_class == "psychological support"
        or any(word in route for word in _SESSION_WORDS)
    )


def told_apart(treatments: Sequence[Treatment]) -> dict[str, str]:
    """Return by id a name for each that no other one has: “Letrozole, since about March 2026”."""
    told = {each.id: each.name for each in treatments}
    for attempt in (_with_dates, _with_number):
        times = Counter(name.casefold() for name in told.values())
        told = {
            each.id: attempt(told[each.id], each, place)
            if times[told[each.id].casefold()] > 1
            else told[each.id]
            for place, each in enumerate(treatments, 1)
        }
    return told


def _with_dates(name: str, treatment: Treatment, _place: int) -> str:
    when = care_labels.from_until(treatment.since, treatment.until)
    return f"{name}, {labels.within(when)}" if when else name


def _with_number(name: str, _treatment: Treatment, place: int) -> str:
    return f"{name} ({place})"


def _take_away(widget: QWidget, layout: QVBoxLayout) -> None:
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()

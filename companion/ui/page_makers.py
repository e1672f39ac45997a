"""Which pages there are: what each is called, how it is made, and from where it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from companion.storage.store import Store
from companion.ui.page import Page
from companion.ui.pages.today import TodayPage
from companion.ui.theme import Mode
from companion.ui.unsaved import Keeper
from companion.ui.window_state import WindowState
from companion.ui.worker import Worker

translate = QCoreApplication.translate

TODAY, SYMPTOMS, TREATMENTS, NOTES, LEARN = "today", "symptoms", "treatments", "notes", "learn"
WHEN_TO_CALL, CALL, SETTINGS = "when-to-call", "call", "settings"
CHECK_IN, QUESTIONS, QUESTIONS_TO_ASK = "check-in", "questions", "questions-to-ask"
MEASUREMENTS, APPOINTMENTS, BIOMARKERS = "measurements", "appointments", "biomarkers"
# A page that is opened from another one, to which it goes back: it is not in the rail.
PARENTS = {
    CHECK_IN: NOTES,
    QUESTIONS: NOTES,
    QUESTIONS_TO_ASK: LEARN,
    MEASUREMENTS: TODAY,
    APPOINTMENTS: TODAY,
    BIOMARKERS: TREATMENTS,
}
# A digit belongs to a page, and stays with it when more pages come.
DIGITS = {TODAY: 1, SYMPTOMS: 2, TREATMENTS: 3, NOTES: 4, LEARN: 6}


@dataclass(frozen=True)
class Given:
    """What pages are made from; `who` says who is typing, the rest is what they ask of the window."""

    store: Store
    keeper: Keeper
    worker: Worker
    state: WindowState
    who: Callable[[], str]
    add_symptom: Callable[[], None]
    change_list: Callable[[], None]
    set_mode: Callable[[Mode], None]
    set_text_size: Callable[[int], None]
    step_text: Callable[[int], None]
    ask_my_team: Callable[[str], None]


def names() -> dict[str, str]:
    """Return what a person calls the pages, by their names."""
    return {
        TODAY: translate("pages", "Today"),
        SYMPTOMS: translate("pages", "Symptoms"),
        TREATMENTS: translate("pages", "Treatments"),
        NOTES: translate("pages", "Notes"),
        LEARN: translate("pages", "Learn"),
        CHECK_IN: translate("pages", "Weekly check-in"),
        QUESTIONS: translate("pages", "Questions for my team"),
        QUESTIONS_TO_ASK: translate("pages", "Questions to ask"),
        MEASUREMENTS: translate("pages", "Measurements"),
        APPOINTMENTS: translate("pages", "Dates"),
        BIOMARKERS: translate("pages", "My biomarkers"),
        WHEN_TO_CALL: translate("pages", "When to call"),
        CALL: translate("pages", "Who to call"),
        SETTINGS: translate("pages", "Settings"),
    }


def _today(given: Given) -> Page:
    page = TodayPage(given.store, given.keeper)
    page.add_symptom_wanted.connect(given.add_symptom)
    page.change_list_wanted.connect(given.change_list)
    return page


# Pages but the first are imported when they are first shown: start-up does without them.


def _symptoms(given: Given) -> Page:
    from companion.ui.pages.symptoms import SymptomsPage  # noqa: PLC0415

    page = SymptomsPage(given.store, given.keeper, given.worker, given.who)
    page.today_wanted.connect(partial(page.page_wanted.emit, TODAY))
    return page


def _treatments(given: Given) -> Page:
    from companion.ui.pages.treatments import TreatmentsPage  # noqa: PLC0415

    return TreatmentsPage(given.store, given.keeper, given.worker, given.who)


def _notes(given: Given) -> Page:
    from companion.ui.pages.notes import NotesPage  # noqa: PLC0415

    return NotesPage(given.store, given.keeper, given.worker, given.who)


def _learn(given: Given) -> Page:
    from companion.ui.pages.learn import LearnPage  # noqa: PLC0415

    page = LearnPage(given.store, given.keeper)
    page.asked.connect(given.ask_my_team)
    page.text_size_wanted.connect(given.step_text)
    return page


def _check_in(given: Given) -> Page:
    from companion.ui.pages.check_in import CheckInPage  # noqa: PLC0415

    return CheckInPage(given.store, given.keeper, given.worker, given.who)


def _questions(given: Given) -> Page:
    from companion.ui.pages.questions import QuestionsPage  # noqa: PLC0415

    return QuestionsPage(given.store, given.keeper, given.worker, given.who)


def _questions_to_ask(given: Given) -> Page:
    from companion.ui.pages.questions_to_ask import QuestionsToAskPage  # noqa: PLC0415

    return QuestionsToAskPage(given.store, given.keeper, given.who)


def _measurements(given: Given) -> Page:
    from companion.ui.pages.measurements import MeasurementsPage  # noqa: PLC0415

    return MeasurementsPage(given.store, given.keeper, given.worker, given.who)


def _appointments(given: Given) -> Page:
    from companion.ui.pages.appointments import AppointmentsPage  # noqa: PLC0415

    return AppointmentsPage(given.store, given.keeper, given.worker, given.who)


def _biomarkers(given: Given) -> Page:
    from companion.ui.pages.biomarkers import BiomarkersPage  # noqa: PLC0415

    return BiomarkersPage(given.store, given.keeper, given.worker, given.who)


def _when_to_call(given: Given) -> Page:
    from companion.ui.pages.when_to_call import WhenToCallPage  # noqa: PLC0415

    return WhenToCallPage(given.store, given.keeper, given.state)


def _call(given: Given) -> Page:
    from companion.ui.pages.call import CallPage  # noqa: PLC0415

    return CallPage(given.store, given.keeper, given.state)


def _settings(given: Given) -> Page:
    from companion.ui.pages.settings import SettingsPage  # noqa: PLC0415

    page = SettingsPage(given.store, given.keeper, given.worker, given.state.mode)
    page.mode_picked.connect(given.set_mode)
    page.text_size_picked.connect(given.set_text_size)
    page.add_symptom_wanted.connect(given.add_symptom)
    page.change_list_wanted.connect(given.change_list)
    return page


MAKERS: dict[str, Callable[[Given], Page]] = {
    TODAY: _today,
    SYMPTOMS: _symptoms,
    TREATMENTS: _treatments,
    NOTES: _notes,
    LEARN: _learn,
    CHECK_IN: _check_in,
    QUESTIONS: _questions,
    QUESTIONS_TO_ASK: _questions_to_ask,
    MEASUREMENTS: _measurements,
    APPOINTMENTS: _appointments,
    BIOMARKERS: _biomarkers,
    WHEN_TO_CALL: _when_to_call,
    CALL: _call,
    SETTINGS: _settings,
}

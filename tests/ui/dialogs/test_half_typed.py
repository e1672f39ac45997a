"""What is half typed in any form is in sight again, whatever happened meanwhile; nothing else is."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.doses import Dose, What
from companion.domain.measurements import Measurement
from companion.domain.notes import QUESTION, Note
from companion.domain.rough_dates import RoughDate
from companion.domain.symptoms import PartOfDay, SymptomEntry
from companion.domain.treatments import Ended, Kind, Treatment
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.note_line import WordsBox
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside

TODAY = NOON.date()
CHANGED = "This was changed since. What you had typed is shown."

TREATMENT = Treatment(
    id="t", name="Letrozole", kind=Kind.HORMONE_THERAPY, since=RoughDate(2026, 1), recorded_at=NOON
)
DOSE = Dose(id="d", treatment="t", day=TODAY, what=What.TAKEN, recorded_at=NOON)
NOTE = Note(id="n", day=TODAY, note="Slept.", recorded_at=NOON)
ASKED = Note(id="q", day=TODAY, note="Is it new?", tags=(QUESTION,), recorded_at=NOON)
MEASURED = Measurement(id="m", day=TODAY, what="temperature", value="37", recorded_at=NOON)
DATED = Appointment(id="a", day=TODAY, what="Scan", recorded_at=NOON)
TESTED = Biomarker(id="b", marker="ER", result="low", recorded_at=NOON)
FELT = SymptomEntry(id="s", day=TODAY, symptom="pain", severity=3, recorded_at=NOON)
LATER = NOON + timedelta(minutes=5)


def fill_store(store):
    store.treatments.put(TREATMENT)
    store.doses.put(DOSE)
    store.notes.put(NOTE)
    store.notes.put(ASKED)
    store.measurements.put(MEASURED)
    store.appointments.put(DATED)
    store.symptoms.put(FELT)
    store.biomarkers.put(TESTED)


FORMS = {
    "new treatment": ("treatments", lambda page: page.add(), None),
    "treatment": (
        "treatments",
        lambda page: page._on_wanted("t", "edit"),
        lambda store: store.treatments.put(
            replace(TREATMENT, until=RoughDate(2026, 11), recorded_at=LATER)
        ),
    ),
    "stop": (
        "treatments",
        lambda page: page._on_wanted("t", "stop"),
        lambda store: store.treatments.put(replace(TREATMENT, dose="2 mg", recorded_at=LATER)),
    ),
    "new dose": (
        "treatments",
        lambda page: page._on_wanted("t", "other day"),
        lambda store: store.treatments.put(replace(TREATMENT, route="infusion")),
    ),
    "dose": (
        "treatments",
        lambda page: page._on_edit_dose(page.store.doses.of("t")[0]),
        lambda store: store.doses.put(replace(DOSE, what=What.REDUCED, recorded_at=LATER)),
    ),
    "note": (
        "notes",
        lambda page: page._on_edit("n"),
        lambda store: store.notes.put(replace(NOTE, tags=("Sleep",), recorded_at=LATER)),
    ),
    "new question": ("questions", lambda page: page.new.click(), None),
    "answer": (
        "questions",
        lambda page: (page._staying.add("q"), page.refresh(), page._on_answer("q")),
        lambda store: store.notes.put(replace(ASKED, answer="Short.", recorded_at=LATER)),
    ),
    "new measurement": ("measurements", lambda page: page.add(), None),
    "measurement": (
        "measurements",
        lambda page: page._on_edit(),
        lambda store: store.measurements.put(replace(MEASURED, value="38", recorded_at=LATER)),
    ),
    "new date": ("appointments", lambda page: page.add(), None),
    "date": (
        "appointments",
        lambda page: page._ask(page.store.appointments.get("a")),
        lambda store: store.appointments.put(replace(DATED, with_whom="Ann", recorded_at=LATER)),
    ),
    "new result": ("biomarkers", lambda page: page.add(), None),
    "newer result": ("biomarkers", lambda page: page._on_add_newer("ER"), None),
    "result": (
        "biomarkers",
        lambda page: page._on_edit(page.store.biomarkers.get("b")),
        lambda store: store.biomarkers.put(replace(TESTED, sample="blood", recorded_at=LATER)),
    ),
    "new entry": ("symptoms", lambda page: page.add(), None),
    "entry": (
        "symptoms",
        lambda page: page._on_edit(),
        lambda store: store.symptoms.put(replace(FELT, severity=4, recorded_at=LATER)),
    ),
    "number": ("call", lambda page: page.add(), None),
    "emergency number": ("call", lambda page: page._on_emergency(), None),
    "fever number": ("call", lambda page: page._on_fever(), None),
    "what to call about": ("call", lambda page: page._on_about(), None),
    "own words": (
        "questions-to-ask",
        lambda page: next(iter(page.rows.values())).edit.click(),
        None,
    ),
}


# What brings more fields in sight: the name of a part of the form, and the chip.
OPENED = {
    "pattern": "own words",
    "over": "over",
    "line": "new line",
    "part": "exact",
    "what": "",
    "care": "",
    "marker": "",
    "found": "",
    "sample": "",
}


def open_all(dialog):
    """Bring every field in sight."""
    if hasattr(dialog, "more"):
        dialog.more.click()
    if hasattr(dialog, "another"):
        dialog.another.click()
    for name, key in OPENED.items():
        chips = getattr(dialog, name, None) or getattr(getattr(dialog, "when", None), name, None)
        if isinstance(chips, Chips) and key in chips._chips and key not in chips.choices():
            chips.chip(key).click()
    day = getattr(dialog, "day", None) or getattr(
        getattr(dialog, "when", None), "day_chooser", None
    )
    if day is not None and day.isVisible():
        day._chips.chip("another").click()


def lines_of(dialog):
    """Return all in which words are written and that are in sight, in the order of their making."""
    found = [
        each
        for kind in (QLineEdit, WordsBox)
        for each in dialog.scrolled.content.findChildren(kind)
        if each.isVisible() and not each.isReadOnly()
    ]
    assert found
    return found


def words_of(dialog):
    return [line.text() for line in lines_of(dialog)]


def press_key(widget, key, *, held):
    kind = QEvent.Type.KeyPress
    QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", held))


@pytest.fixture
def begun(companion, hands, at):
    """Return what types in all fields of a form, leaves it, and opens it again the next day."""

    def do(form, *, changed):
        place, ask, change = FORMS[form]
        page = companion.open(place).page
        fill_store(companion.store)
        typed = []

        def begin(dialog):
            open_all(dialog)
            for line in lines_of(dialog):
                companion.qtbot.keyClicks(line, "7")
            typed.extend(words_of(dialog))
            companion.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

        def go_on(dialog):
            assert words_of(dialog) == typed
            told = changed and change is not None and form != "new dose"
            assert dialog.changed_since.isVisible()
            assert (dialog.changed_since.text() == CHANGED) == told
            dialog.reject()

        hands.extend([begin, go_on])
        ask(page)
        if changed and change is not None:
            change(companion.store)
        at(NOON + timedelta(days=1))
        ask(page)

    return do


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("changed", [False, True])
def test_all_that_was_typed_is_in_sight_again_the_next_day(begun, form, changed):
    begun(form, changed=changed)


def field_of(dialog):
    """Return the name of the field that has the keyboard."""
    at = dialog.focusWidget()
    fields = {id(field): name for name, field in vars(dialog).items() if name != "scrolled"}
    while id(at) not in fields:
        at = at.parentWidget()
    assert at not in (dialog._content, dialog.afresh, dialog), "the keyboard is in no field"
    return fields[id(at)]


@pytest.mark.parametrize("form", FORMS)
def test_who_comes_back_to_what_was_half_typed_goes_on_in_its_first_field(companion, hands, form):
    place, ask, _ = FORMS[form]
    page = companion.open(place).page
    fill_store(companion.store)
    first = []

    def begin(dialog):
        first.append(field_of(dialog))
        open_all(dialog)
        for line in lines_of(dialog):
            companion.qtbot.keyClicks(line, "7")
        dialog.reject()

    def go_on(dialog):
        QApplication.processEvents()
        assert dialog.changed_since.isVisible()
        at = dialog.focusWidget()
        assert at.isVisible()
        assert [field_of(dialog)] == first
        if isinstance(at, QLineEdit | WordsBox):
            was = at.text()
            companion.qtbot.keyClicks(at, "8 ")
            assert at.text() == f"{was}8 "
            assert dialog.afresh.text() == "Start afresh"
        dialog.reject()

    hands += [begin, go_on]
    ask(page)
    ask(page)


@pytest.fixture
def treatments(companion):
    window = companion.open("treatments")
    fill_store(companion.store)
    return window.page


@pytest.fixture
def measurements(companion):
    window = companion.open("measurements")
    fill_store(companion.store)
    return window.page


@pytest.fixture
def notes(companion):
    window = companion.open("notes")
    fill_store(companion.store)
    return window.page


def test_a_draft_takes_back_nothing_that_was_changed_meanwhile(treatments, companion, hands):
    def begin(dialog):
        dialog.note.set_text("How it began")
        dialog.reject()

    def go_on(dialog):
        assert dialog.note.text() == "How it began"
        dialog.primary.click()

    hands += [begin, go_on]
    treatments._on_wanted("t", "edit")
    treatments.store.treatments.put(
        replace(TREATMENT, until=RoughDate(2026, 11), stopped_because=Ended.OTHER)
    )
    treatments._on_wanted("t", "edit")

    assert companion.on_disk("select until, stopped_because, note from treatment") == [
        ("2026-11", "other", "How it began")
    ]


def test_an_erased_word_is_erased_when_the_form_opens_again(treatments, hands):
    treatments.store.treatments.put(replace(TREATMENT, dose="2 mg"))

    def erase(dialog):
        dialog.dose.clear()
        dialog.since._day.clear()
        dialog.reject()

    def look(dialog):
        assert dialog.dose.text() == ""
        dialog.reject()

    hands += [erase, look]
    treatments._on_wanted("t", "edit")
    treatments._on_wanted("t", "edit")


def test_a_note_of_today_that_is_gone_on_with_tomorrow_keeps_its_day(notes, companion, hands, at):
    def begin(dialog):
        dialog.box.set_text("Slept well.")
        dialog.reject()

    def go_on(dialog):
        assert dialog.when.day() == TODAY
        dialog.primary.click()

    hands += [begin, go_on]
    notes._on_edit("n")
    at(NOON + timedelta(days=1))
    notes._on_edit("n")

    assert companion.on_disk("select day, note from note where id = 'n'") == [
        ("2026-11-23", "Slept well.")
    ]


def test_a_note_moved_to_today_and_left_stays_on_that_day(notes, hands, at):
    notes.store.notes.put(replace(NOTE, day=TODAY - timedelta(days=3)))

    def move(dialog):
        dialog.when.day_chooser._chips.chip("today").click()
        dialog.reject()

    def look(dialog):
        assert dialog.when.day() == TODAY
        dialog.reject()

    hands += [move, look]
    notes._on_edit("n")
    at(NOON + timedelta(days=1))
    notes._on_edit("n")


def test_a_number_keeps_the_day_and_time_at_which_it_was_typed(measurements, companion, hands, at):
    def begin(dialog):
        companion.qtbot.keyClicks(dialog.value, "38.4")
        companion.qtbot.waitUntil(lambda: not dialog._draft_timer.isActive())
        at(NOON + timedelta(minutes=10))
        dialog.reject()

    def go_on(dialog):
        assert dialog.time.text() == "12:00", "it is said"
        dialog.primary.click()

    hands += [begin, go_on]
    measurements.add()
    at(NOON + timedelta(days=1))
    measurements.add()

    assert companion.on_disk("select day, at from measurement where value = '38.4'") == [
        ("2026-11-23", "12:00")
    ]


def test_a_number_keeps_its_kind_and_unit_whatever_was_measured_since(
    measurements, companion, hands
):
    def begin(dialog):
        dialog.unit.chip("°C").click()
        companion.qtbot.keyClicks(dialog.value, "38.4")
        dialog.reject()

    def go_on(dialog):
        assert (dialog.what.choice(), dialog.unit.choice()) == ("temperature", "°C")
        dialog.reject()

    hands += [begin, go_on]
    measurements.add()
    for what, unit in (("weight", "lb"), ("temperature", "°F")):
        measurements.store.measurements.put(
            replace(MEASURED, id=what, what=what, unit=unit, recorded_at=LATER)
        )
    measurements.filter.set_choice("weight")
    measurements.add()


def test_who_types_on_without_a_pause_is_kept_each_second(treatments, companion, hands):
    def type_on(dialog):
        dialog.dose.setFocus()
        for letter in range(200):
            companion.qtbot.keyClicks(dialog.dose, "x", delay=20)
            if companion.on_disk("select 1 from draft"):
                assert letter * 20 < 900
                break
        else:
            pytest.fail("nothing was kept while it was typed")
        dialog.reject()

    hands.append(type_on)
    treatments._on_wanted("t", "edit")


def test_a_half_written_day_is_kept_before_the_form_is_left(measurements, companion, hands):
    def begin(dialog):
        dialog.day._chips.chip("another").click()
        companion.qtbot.keyClicks(dialog.day._boxes._day, "3")
        dialog.day._boxes._year.clear()
        companion.qtbot.waitUntil(lambda: companion.on_disk("select 1 from draft") != [])
        dialog.hide()  # the power goes: nobody presses anything

    def go_on(dialog):
        boxes = dialog.day._boxes
        assert boxes.isVisible()
        assert boxes._day.text() == "3"
        dialog.reject()

    hands += [begin, go_on]
    measurements.add()
    measurements.add()


def test_a_choice_that_is_no_longer_offered_does_not_keep_the_form_shut(treatments, hands):
    def begin(dialog):
        dialog.what.chip("skipped").click()
        dialog.note.set_text("Was sick")
        dialog.reject()

    def go_on(dialog):
        assert dialog.what.choice() in ("session", "skipped")
        assert dialog.note.text() == "Was sick"
        dialog.reject()

    hands += [begin, go_on]
    treatments._ask_dose(TREATMENT, (What.TAKEN, What.SKIPPED), "x")
    treatments._ask_dose(TREATMENT, (What.SESSION, What.HELD), "x")


def test_a_line_that_is_gone_is_found_again_as_its_number(treatments, hands):
    other = replace(TREATMENT, id="o", name="Other", line=7)
    treatments.store.treatments.put(other)

    def begin(dialog):
        dialog.more.click()
        dialog.line.chip("7").click()
        dialog.reject()

    def go_on(dialog):
        assert (dialog.line.choice(), dialog.line_number.text()) == ("new line", "7")
        assert dialog.line_number.isVisible()
        dialog.reject()

    hands += [begin, go_on]
    treatments._on_wanted("t", "edit")
    treatments.store.treatments.remove("o")
    treatments._on_wanted("t", "edit")


@pytest.mark.parametrize("form", FORMS)
def test_a_long_press_of_enter_saves_no_form_that_it_opened(companion, hands, form):
    place, ask, _ = FORMS[form]
    page = companion.open(place).page
    fill_store(companion.store)

    def hold(dialog):
        for widget in (dialog, *lines_of(dialog)):
            press_key(widget, Qt.Key.Key_Return, held=True)
            assert dialog.isVisible()
            assert dialog.problem.text() == ""
        dialog.reject()

    before = [companion.on_disk(f"select * from {table}") for table in ("treatment", "dose")]
    hands.append(hold)
    ask(page)
    assert [
        companion.on_disk(f"select * from {table}") for table in ("treatment", "dose")
    ] == before


@pytest.mark.parametrize(
    ("form", "fill"),
    [
        ("new question", lambda d: d.box.set_text("Why?")),
        ("new measurement", lambda d: d.value.setText("37")),
        (
            "new date",
            lambda d: (d.what.chip("Scan").click(), d.day._chips.chip("today").click()),
        ),
        ("new dose", lambda d: d.amount.setText("2 mg")),
        (
            "new entry",
            lambda d: (d.symptom.chip("pain").click(), d.severity.choices[3].click()),
        ),
    ],
)
def test_save_pressed_again_after_a_fault_makes_no_second_record(companion, hands, form, fill):
    place, ask, _ = FORMS[form]
    page = companion.open(place).page
    fill_store(companion.store)
    seen = set()

    def press_twice(dialog):
        fill(dialog)
        save = dialog._save

        def half(new):
            seen.add(new.id)
            raise OSError("the disk is full")

        dialog._save = half
        for _ in range(2):
            with pytest.raises(OSError, match="full"):
                dialog.accept()
        dialog._save = save
        seen.add(dialog._id)
        dialog.accept()

    hands.append(press_twice)
    ask(page)
    assert len(seen) == 1


# What is not touched stays as it was


@pytest.mark.parametrize(("what", "value"), [("temperature", "37"), ("weight", "66")])
def test_no_unit_is_invented_for_a_measurement_without_one(
    measurements, companion, hands, what, value
):
    measurements.store.measurements.put(replace(MEASURED, what=what, value=value))

    def correct(dialog):
        assert dialog.unit.choice() is None
        dialog.note.set_text("At home")
        dialog.primary.click()

    hands.append(correct)
    measurements._on_edit()

    assert companion.on_disk("select value, unit, note from measurement") == [
        (value, "", "At home")
    ]


def test_a_name_of_a_line_without_a_number_stays(treatments, companion, hands):
    treatments.store.treatments.put(replace(TREATMENT, line_name="Tablets at home"))

    def correct(dialog):
        dialog.dose.setText("2 mg")
        dialog.primary.click()

    hands.append(correct)
    treatments._on_wanted("t", "edit")

    assert companion.on_disk("select dose, line_name from treatment") == [
        ("2 mg", "Tablets at home")
    ]


def test_a_note_with_a_time_and_a_part_of_the_day_keeps_both(notes, hands):
    was = replace(NOTE, at=time(8, 0), part_of_day=PartOfDay.MORNING)
    notes.store.notes.put(was)

    def correct(dialog):
        dialog.box.set_text("Slept well.")
        dialog.primary.click()

    def move(dialog):
        dialog.when.day_chooser._chips.chip("yesterday").click()
        dialog.primary.click()

    hands += [correct, move]
    notes._on_edit("n")
    notes._on_edit("n")

    now = notes.store.notes.get("n")
    assert (now.at, now.part_of_day) == (was.at, was.part_of_day)
    assert (now.day, now.note) == (TODAY - timedelta(days=1), "Slept well.")


def test_a_treatment_that_ended_nobody_knows_when_can_be_edited(treatments, companion, hands):
    treatments.store.treatments.put(replace(TREATMENT, stopped_because=Ended.SIDE_EFFECTS))

    def correct(dialog):
        dialog.dose.setText("2 mg")
        dialog.primary.click()

    hands.append(correct)
    treatments._on_wanted("t", "edit")

    assert companion.on_disk("select dose, until, stopped_because from treatment") == [
        ("2 mg", None, "side effects")
    ]


SEPARATED = "First.\u2028Then."


@pytest.mark.parametrize(
    ("form", "put", "read"),
    [
        (
            "treatment",
            lambda store: store.treatments.put(replace(TREATMENT, note=SEPARATED)),
            "select note from treatment",
        ),
        (
            "dose",
            lambda store: store.doses.put(replace(DOSE, note=SEPARATED)),
            "select note from dose",
        ),
        (
            "measurement",
            lambda store: store.measurements.put(replace(MEASURED, note=SEPARATED)),
            "select note from measurement",
        ),
        (
            "date",
            lambda store: store.appointments.put(replace(DATED, note=SEPARATED)),
            "select note from appointment",
        ),
        (
            "entry",
            lambda store: store.symptoms.put(replace(FELT, note=SEPARATED, at=time(8, 0))),
            "select note from symptom_entry",
        ),
    ],
)
def test_a_note_that_nobody_touched_is_kept_to_the_letter(companion, hands, form, put, read):
    place, ask, _ = FORMS[form]
    page = companion.open(place).page
    fill_store(companion.store)
    put(companion.store)
    hands.append(lambda dialog: dialog.primary.click())

    ask(page)

    assert companion.on_disk(read) == [(SEPARATED,)]


@pytest.mark.parametrize("form", ["new measurement", "note", "new dose"])
def test_a_time_that_has_not_come_yet_is_refused_beside_it(companion, hands, form):
    place, ask, _ = FORMS[form]
    page = companion.open(place).page
    fill_store(companion.store)

    def write(dialog):
        line = getattr(dialog, "time", None)
        if line is None:
            dialog.when.part.chip("exact").click()
            line = dialog.when.time
        if hasattr(dialog, "value"):
            dialog.value.setText("37")
        line.setText("23:59")
        dialog.primary.click()
        assert beside(dialog).startswith("That time has not come yet.")
        assert line.hasFocus()
        line.setText("11:59")
        dialog.primary.click()

    hands.append(write)
    ask(page)


def test_a_day_that_cannot_be_has_the_keyboard(measurements, hands):
    def write(dialog):
        dialog.value.setText("37")
        dialog.day._chips.chip("another").click()
        dialog.day._boxes._day.setText("99")
        dialog.primary.click()
        assert dialog.day._boxes._day.hasFocus()
        dialog.reject()

    hands.append(write)
    measurements.add()


def test_the_day_of_a_draft_reaches_a_date_to_come(companion, hands):
    page = companion.open("appointments").page

    def begin(dialog):
        dialog.what.chip("Scan").click()
        dialog.day._chips.chip("tomorrow").click()
        dialog.reject()

    def go_on(dialog):
        assert dialog.day.day() == date(2026, 11, 24)
        dialog.reject()

    hands += [begin, go_on]
    page.add()
    page.add()

"""The form for a treatment: what is offered, what is wrong and where, and what is kept of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion import paths
from companion.domain.medicines import read_medicines
from companion.domain.rough_dates import RoughDate
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.domain.treatments import Ended, Kind, Treatment
from companion.ui.dialogs.form import PAUSE
from companion.ui.widgets.controls import Combo
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside
from tests.ui.pages.conftest import words_in

LONG = "x" * 10_000


@pytest.fixture
def page(companion):
    return companion.open("treatments").page


def write(dialog, text):
    dialog.name.setText(text)
    dialog.name.textEdited.emit(text)


def write_date(chooser, day, month, year):
    if day:
        chooser._day.setText(str(day))
    chooser._month.setCurrentIndex(month)
    chooser._year.setText(str(year))
    chooser._year.textEdited.emit(str(year))


def only(page):
    [treatment] = page.store.treatments.all()
    return treatment


def test_a_name_and_a_kind_are_enough(page, hands):
    def fill(dialog):
        write(dialog, "  Tea   of my aunt ")
        dialog.kind.chip("supportive care").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()

    made = only(page)
    assert (made.name, made.kind) == ("Tea of my aunt", Kind.SUPPORTIVE_CARE)
    assert (made.since, made.until, made.schedule, made.line) == (None, None, "", None)
    assert made.entered_by == "me"


def test_a_name_that_is_begun_is_offered_and_fills_what_is_empty(page, hands):
    def fill(dialog):
        write(dialog, "letr")
        dialog.names.chip("letrozole").click()
        assert dialog.name.text() == "Letrozole"
        dialog.primary.click()

    hands.append(fill)
    page.add()

    made = only(page)
    assert made.kind is Kind.HORMONE_THERAPY
    assert (made.drug_class, made.route, made.schedule) == (
        "aromatase inhibitor",
        "tablet",
        "daily",
    )


def test_a_name_that_is_written_whole_fills_what_is_empty_too(page, hands):
    def fill(dialog):
        write(dialog, "LETROZOLE")
        assert dialog.name.text() == "LETROZOLE"
        assert dialog.names.choice() == "letrozole"
        dialog.primary.click()

    hands.append(fill)
    page.add()

    made = only(page)
    assert (made.kind, made.schedule) == (Kind.HORMONE_THERAPY, "daily")


def test_what_a_person_wrote_is_never_overwritten(page, hands):
    def fill(dialog):
        dialog.kind.chip("chemotherapy").click()
        dialog.drug_class.setText("my class")
        dialog.pattern.chip("own words").click()
        dialog.own.setText("Mondays")
        write(dialog, "letr")
        dialog.names.chip("letrozole").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()

    made = only(page)
    assert (made.kind, made.drug_class) == (Kind.CHEMOTHERAPY, "my class")
    assert made.schedule == "Mondays"


def test_another_suggestion_takes_the_place_of_what_the_first_one_filled(page, hands):
    def fill(dialog):
        write(dialog, "tra")
        dialog.names.chip("trastuzumab").click()
        dialog.names.chip("trastuzumab emtansine").click()
        assert dialog.drug_class.text() == "antibody-drug conjugate"
        dialog.primary.click()

    hands.append(fill)
    page.add()
    assert only(page).name == "Trastuzumab emtansine"


def test_nothing_moves_when_a_name_is_chosen(page, companion, hands):
    def fill(dialog):
        def rest():
            for _ in range(4):
                QApplication.processEvents()
            return dialog.kind.y()

        before = rest()
        write(dialog, "letr")
        assert rest() == before
        dialog.names.chip("letrozole").click()
        assert rest() == before
        write(dialog, "letr of my own")
        assert rest() == before
        dialog.cancel.click()

    hands.append(fill)
    page.add()


def test_immunotherapy_is_explained(page, hands):
    def look(dialog):
        assert "Immunotherapy is also called biological therapy." in words_in(dialog)
        dialog.cancel.click()

    hands.append(look)
    page.add()


def test_supportive_care_is_told_apart_by_its_class(page, hands):
    def fill(dialog):
        write(dialog, "Talks")
        assert not dialog.care.isVisible()
        dialog.kind.chip("supportive care").click()
        assert dialog.care.isVisible()
        dialog.care.chip("psychological support").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()
    assert only(page).drug_class == "psychological support"


def test_all_fields_are_kept_and_shown_again(page, hands):
    def fill(dialog):
        write(dialog, "Own & <b>name</b>")
        dialog.kind.chip("targeted therapy").click()
        dialog.since._about.click()
        write_date(dialog.since, None, 3, 2025)
        dialog.pattern.chip("21 days on, 7 off").click()
        dialog.dose.setText("125 mg")
        dialog.more.click()
        dialog.drug_class.setText("CDK4/6 inhibitor")
        dialog.route.setEditText("Tablet")
        dialog.place.setText("At home")
        dialog.over.chip("over").click()
        write_date(dialog.until, 9, 10, 2026)
        dialog.ended.chip("my choice").click()
        dialog.line.chip("new line").click()
        dialog.line_name.setText("Tablets")
        dialog.note.setPlainText("One\nTwo")
        dialog.primary.click()

    hands.append(fill)
    page.add()
    made = only(page)

    def look(dialog):
        assert dialog.drug_class.isVisible(), "what is filled is not folded away"
        assert dialog.since._about.isChecked()
        assert dialog.route.currentText() == "Tablet"
        assert dialog.pattern.choice() == "21 days on, 7 off"
        dialog.primary.click()

    assert (made.since, made.until) == (RoughDate(2025, 3), RoughDate(2026, 10, 9))
    assert (made.route, made.line, made.line_name) == ("tablet", 1, "Tablets")
    assert (made.stopped_because, made.note) == (Ended.MY_CHOICE, "One\nTwo")
    hands.append(look)
    page._on_wanted(made.id, "edit")
    assert only(page) == made


@pytest.mark.parametrize(
    ("do", "field", "problem"),
    [
        (lambda d: write(d, ""), "treatment", "Please write the name of the treatment."),
        (lambda d: write(d, " \u0007 "), "treatment", "Please write the name of the treatment."),
        (lambda d: write(d, LONG), "name", "Please use 300 letters or fewer"),
        (lambda d: d.place.setText(LONG), "place", "Please use 300 letters or fewer"),
        (lambda d: d.kind.set_choice(None), "kind", "Please choose what kind"),
        (lambda d: _own(d, "0 days on, 0 off"), "schedule", "A cycle needs at least one day."),
        (lambda d: _own(d, "day 30 of 21"), "schedule", "beyond the end of the cycle"),
        (lambda d: _own(d, "every 9000 days"), "schedule", "400 days at most"),
        (lambda d: d.over.chip("over").click(), "until", "Please write until when"),
        (lambda d: _ends(d, 2024), "until", "It ends before it begins."),
        (lambda d: _line(d, "0"), "line", "between 1 and 99"),
        (lambda d: _line(d, "second"), "line", "between 1 and 99"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(
    page, hands, do, field, problem
):
    def fill(dialog):
        if field != "treatment":
            write(dialog, "Medicine")
        dialog.kind.chip("chemotherapy").click()
        do(dialog)
        before = dialog.typed()
        dialog.primary.click()
        dialog.grab()

        said = dialog._places[field][1]
        assert problem in said.text()
        QApplication.processEvents()
        QApplication.processEvents()
        assert said.visibleRegion().boundingRect() == said.rect(), "it is in sight"
        assert not dialog.problem.isVisible(), "it is said once"
        assert dialog.typed() == before
        dialog.touched()
        assert not said.isVisible()
        dialog.cancel.click()

    hands.append(fill)
    page.add()
    assert page.store.treatments.all() == []


def _own(dialog, words):
    dialog.pattern.chip("own words").click()
    dialog.own.setText(words)


def _ends(dialog, year):
    write_date(dialog.since, 1, 3, 2025)
    dialog.more.click()
    dialog.over.chip("over").click()
    write_date(dialog.until, 1, 3, year)


def _line(dialog, number):
    dialog.more.click()
    dialog.line.chip("new line").click()
    dialog.line_number.setText(number)


def test_a_date_that_is_none_is_named_and_the_form_stays(page, hands):
    def fill(dialog):
        write(dialog, "Medicine")
        dialog.kind.chip("chemotherapy").click()
        write_date(dialog.since, 31, 11, 2025)
        dialog.primary.click()
        assert beside(dialog) == "The day must be between 1 and 30 for November."
        dialog.since._day.setText("30")
        dialog.primary.click()

    hands.append(fill)
    page.add()
    assert only(page).since == RoughDate(2025, 11, 30)


def test_a_date_to_come_that_was_brought_in_stays_untouched(page, hands):
    planned = Treatment(
        id="00000000-0000-4000-8000-000000000001",
        name="Radiation",
        kind=Kind.RADIATION_THERAPY,
        since=RoughDate(2027, 1, 4),
        recorded_at=NOON,
    )
    page.store.treatments.put(planned)

    def change_the_place(dialog):
        dialog.place.setText("Left hip")
        dialog.primary.click()

    hands.append(change_the_place)
    page._on_wanted(planned.id, "edit")
    assert only(page).since == RoughDate(2027, 1, 4)
    assert only(page).place == "Left hip"


def test_symptoms_are_offered_unticked_and_only_those_not_followed(page, companion, hands):
    pain = BUILT_IN_BY_ID["joints"]
    page.store.symptom_list.put_all([pain])
    page.store.symptom_list.set_listed([pain])

    def fill(dialog):
        write(dialog, "letr")
        assert not dialog.symptoms.isVisible()
        dialog.names.chip("letrozole").click()
        assert dialog.symptoms.isVisible()
        assert list(dialog._offered) == ["hot_flashes", "sleep", "low_mood", "vaginal_dryness"]
        assert dialog.symptoms.choices() == ()
        dialog.symptoms.chip("hot_flashes").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert [each.id for each in page.store.symptom_list.listed()] == ["joints", "hot_flashes"]
    companion.press("Undo")
    assert [each.id for each in page.store.symptom_list.listed()] == ["joints"]
    assert page.store.treatments.all() == []


def test_an_offer_that_is_ignored_changes_no_list(page, hands):
    before = page.store.symptom_list.listed()

    def fill(dialog):
        write(dialog, "capecitabine")
        dialog.names.chip("capecitabine").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()
    assert page.store.symptom_list.listed() == before


def test_a_treatment_that_is_there_offers_no_symptoms(page, hands):
    test_an_offer_that_is_ignored_changes_no_list(page, hands)

    def look(dialog):
        assert not dialog.symptoms.isVisible()
        dialog.cancel.click()

    hands.append(look)
    page._on_wanted(only(page).id, "edit")


def test_lines_that_exist_are_offered_with_their_names(page, hands):
    page.store.treatments.put_all(
        Treatment(
            id=f"00000000-0000-4000-8000-{number:012}",
            name=f"Medicine {number}",
            kind=Kind.CHEMOTHERAPY,
            line=number,
            line_name="Tablets" if number == 1 else "",
            recorded_at=NOON,
        )
        for number in (1, 2)
    )

    def fill(dialog):
        write(dialog, "Another")
        dialog.kind.chip("chemotherapy").click()
        dialog.more.click()
        assert dialog.line.chip("1").text() == "Line 1 · Tablets"
        assert dialog.line.chip("2").text() == "Line 2"
        dialog.line.chip("new line").click()
        assert dialog.line_number.text() == "3"
        dialog.line.chip("1").click()
        dialog.primary.click()

    hands.append(fill)
    page.add()
    made = next(each for each in page.store.treatments.all() if each.name == "Another")
    assert (made.line, made.line_name) == (1, "Tablets")


def test_what_is_half_typed_is_there_again_after_a_restart(companion, hands):
    page = companion.open("treatments").page

    def begin(dialog):
        write(dialog, "pacl")
        dialog.names.chip("paclitaxel").click()
        dialog.since._about.click()
        write_date(dialog.since, None, 3, 2025)
        dialog.pattern.chip("day 1 of 21").click()
        dialog.symptoms.chip("numbness").click()
        dialog.note.setPlainText("on Tuesdays")
        companion.qtbot.waitUntil(lambda: not dialog._draft_timer.isActive(), timeout=PAUSE * 5)
        dialog.hide()  # the power goes: nobody presses anything

    hands.append(begin)
    page.add()
    companion.close()

    def go_on(dialog):
        assert dialog.name.text() == "Paclitaxel"
        assert dialog.symptoms.choices() == ("numbness",)
        dialog.primary.click()

    hands.append(go_on)
    page = companion.open("treatments").page
    page.add()
    made = only(page)
    assert (made.since, made.schedule, made.note) == (
        RoughDate(2025, 3),
        "day 1 of 21",
        "on Tuesdays",
    )

    def is_empty(dialog):
        assert dialog.name.text() == ""
        dialog.cancel.click()

    hands.append(is_empty)
    page.add()


def test_enter_in_a_line_saves(page, companion, hands):
    def fill(dialog):
        dialog.kind.chip("surgery").click()
        dialog.name.setFocus()
        companion.qtbot.keyClicks(dialog.name, "Lumpectomy")
        companion.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    hands.append(fill)
    page.add()
    assert only(page).name == "Lumpectomy"


def test_every_medicine_that_is_offered_makes_a_treatment(page, hands):
    known = read_medicines((paths.RESOURCES / "medicines.toml").read_text("utf-8"))

    def fill(dialog):
        for medicine in known.all:
            write(dialog, medicine.name)
            dialog.names.chip(medicine.name).click()
            made = dialog._made(Kind(dialog.kind.choice()))
            assert made.name.casefold() == medicine.name.casefold()
            assert made.kind is medicine.kind
            assert made.schedule == next(iter(medicine.patterns), "")
            assert made.route == next(iter(medicine.routes), "")
        dialog.cancel.click()

    hands.append(fill)
    page.add()


def test_the_way_it_is_given_can_be_ones_own_words(page, hands):
    def fill(dialog):
        write(dialog, "Patch")
        dialog.kind.chip("supportive care").click()
        assert isinstance(dialog.route, Combo)
        dialog.route.setEditText("on the skin, every 3 days")
        dialog.primary.click()

    hands.append(fill)
    page.add()
    assert only(page).route == "on the skin, every 3 days"

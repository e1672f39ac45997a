"""The form of a result: what is offered, what is wrong, and what is kept of a half typed one."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from companion.domain.biomarkers import Biomarker
from companion.domain.identity import new_id
from companion.domain.rough_dates import RoughDate
from tests.journeys.conftest import NOON
from tests.ui.dialogs.conftest import beside
from tests.ui.pages.conftest import words_in


@pytest.fixture
def page(companion):
    window = companion.open()
    window.open_page("biomarkers")
    return window.page


def put(page, marker, found, **fields):
    made = Biomarker(id=new_id(), marker=marker, result=found, recorded_at=NOON, **fields)
    page.store.biomarkers.put(made)
    return made


def on_disk(companion):
    return companion.on_disk(
        "select marker, result, detail, tested, sample, note, entered_by from biomarker"
        " where deleted_at is null order by seq"
    )


def offered(dialog):
    return [each.text() for each in dialog.found._chips.values()]


def write_date(dialog, month, year):
    dialog.tested._about.click()
    dialog.tested._month.setCurrentIndex(month)
    dialog.tested._month.activated.emit(month)
    dialog.tested._year.setText(str(year))
    dialog.tested._year.textEdited.emit(str(year))


def test_two_presses_and_save_are_a_result(page, companion, hands):
    def fill(dialog):
        dialog.marker.chip("HER2").click()
        dialog.found.chip("low").click()
        dialog.primary.click()

    hands.append(fill)
    companion.press("Add a result")

    assert on_disk(companion) == [("HER2", "low", "", None, "", "", "me")]
    assert page.window().undo_bar.text() == "HER2: low saved"


def test_every_field_is_kept_as_it_was_typed(page, companion, hands):
    def fill(dialog):
        dialog.marker.chip("").click()
        dialog.name.setText(" Ki-67 ")
        dialog.found.chip("").click()
        dialog.words.setText("20 %")
        dialog.detail.setText("hot spots")
        write_date(dialog, 3, 2026)
        dialog.sample.chip("").click()
        dialog.sample_words.setText("liver metastasis")
        dialog.note.setPlainText("Second opinion\nfrom Ward 7")
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert on_disk(companion) == [
        (
            *("Ki-67", "20 %", "hot spots", "2026-03", "liver metastasis"),
            *("Second opinion\nfrom Ward 7", "me"),
        )
    ]


def test_only_results_that_make_sense_are_offered_and_own_words_always(page, hands):
    def look(dialog):
        assert "Ultralow" not in offered(dialog)
        dialog.marker.chip("HER2").click()
        assert offered(dialog) == [
            *("Positive", "Low", "Ultralow", "Negative", "Not tested", "Not known"),
            "In other words",
        ]
        assert "IHC 2+" in dialog.detail.placeholderText()
        dialog.found.chip("low").click()
        dialog.marker.chip("ER").click()
        assert dialog.found.choice() == "low"  # makes sense for this one, too
        dialog.marker.chip("ESR1").click()
        assert offered(dialog)[:2] == ["Mutation found", "Not found"]
        assert dialog.found.choice() is None
        dialog.reject()

    hands.append(look)
    page.add()


@pytest.mark.parametrize("edited", [False, True])
def test_own_words_that_are_out_of_sight_are_not_the_result(page, companion, hands, edited):
    def mind(dialog):
        if not edited:
            dialog.marker.chip("ER").click()
            dialog.found.chip("").click()
            dialog.words.setText("weak in places")
        dialog.found.chip("low").click()
        dialog.marker.chip("PR").click()
        assert not dialog.words.isVisible()
        dialog.primary.click()
        assert beside(dialog) == "Please choose the result, or write it in your own words."
        dialog.reject()

    hands.append(mind)
    if edited:
        page._on_edit(put(page, "ER", "weak in places"))
    else:
        page.add()

    assert [row[:2] for row in on_disk(companion)] == [("ER", "weak in places")] * edited


def test_a_name_that_is_out_of_sight_is_not_the_marker(page, companion, hands):
    def leave(dialog):
        dialog.marker.chip("").click()
        dialog.name.setText("Ki-67")
        dialog.found.chip("positive").click()
        dialog.marker.set_choice(None)
        dialog.name.hide()
        dialog.primary.click()
        assert beside(dialog) == "Please choose the marker, or write its name."
        dialog.reject()

    hands.append(leave)
    page.add()


def test_a_marker_chosen_by_mistake_does_not_lose_the_result(page, companion, hands):
    def mind(dialog):
        dialog.marker.chip("ER").click()
        dialog.found.chip("low").click()
        dialog.marker.chip("PR").click()
        assert dialog.found.choice() is None
        dialog.marker.chip("ER").click()
        assert dialog.found.choice() == "low"
        dialog.primary.click()

    hands.append(mind)
    page.add()

    assert [row[:2] for row in on_disk(companion)] == [("ER", "low")]


def test_a_form_begun_afresh_brings_back_no_result_of_before(page, hands):
    def begin(dialog):
        dialog.marker.chip("ER").click()
        dialog.found.chip("low").click()
        dialog.reject()

    def afresh(dialog):
        dialog.afresh.click()
        dialog.marker.chip("ER").click()
        assert dialog.found.choice() is None
        dialog.reject()

    hands += [begin, afresh]
    page.add()
    page.add()


def test_a_name_that_is_known_becomes_the_known_marker_and_an_own_one_is_offered_again(
    page, companion, hands
):
    put(page, "Ki-67", "20 %")

    def known(dialog):
        assert dialog.marker.chip("Ki-67").isVisible()
        dialog.marker.chip("").click()
        dialog.name.setText("esr1")
        dialog.found.chip("").click()
        dialog.words.setText("Mutation Found")
        dialog.primary.click()

    def own(dialog):
        dialog.marker.chip("").click()
        dialog.name.setText("KI-67")
        dialog.found.chip("don't know").click()
        dialog.primary.click()

    hands += [known, own]
    page.add()
    page.add()

    assert [row[:2] for row in on_disk(companion)] == [
        *(("Ki-67", "20 %"), ("ESR1", "mutation found"), ("Ki-67", "don't know")),
    ]


def nothing(_dialog):
    pass


def no_name(dialog):
    dialog.marker.chip("").click()
    dialog.name.setText("  ")
    dialog.found.chip("positive").click()


def no_result(dialog):
    dialog.marker.chip("ER").click()


def no_words(dialog):
    no_result(dialog)
    dialog.found.chip("").click()


def endless_name(dialog):
    no_name(dialog)
    dialog.name.setText("x" * 61)


def endless_words(dialog):
    no_words(dialog)
    dialog.words.setText("x" * 301)


def endless_detail(dialog):
    no_result(dialog)
    dialog.found.chip("positive").click()
    dialog.detail.setText("x" * 301)


def endless_sample(dialog):
    no_result(dialog)
    dialog.found.chip("positive").click()
    dialog.sample.chip("").click()
    dialog.sample_words.setText("x" * 301)


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        (nothing, "Please choose the marker, or write its name."),
        (no_name, "Please choose the marker, or write its name."),
        (no_result, "Please choose the result, or write it in your own words."),
        (no_words, "Please choose the result, or write it in your own words."),
        (endless_name, "The name is too long. Please use 60 letters or fewer."),
        (endless_words, "That is too long. Please use 300 letters or fewer, or the note."),
        (endless_detail, "That is too long. Please use 300 letters or fewer, or the note."),
        (endless_sample, "That is too long. Please use 300 letters or fewer, or the note."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(
    page, hands, read_out, fill, sentence
):
    def try_it(dialog):
        fill(dialog)
        typed = dialog.typed()
        read_out.clear()
        dialog.primary.click()
        assert dialog.isVisible()
        assert beside(dialog) == sentence
        assert read_out == [sentence]
        assert dialog.typed() == typed
        dialog.reject()

    hands.append(try_it)
    page.add()

    assert page.store.biomarkers.all() == []


def test_a_day_that_has_not_come_is_not_taken(page, hands):
    def try_it(dialog):
        no_result(dialog)
        dialog.found.chip("positive").click()
        write_date(dialog, 12, 2026)
        dialog.primary.click()
        assert dialog.isVisible()
        assert dialog.tested.problem() == "That day has not come yet. Choose today or earlier."
        dialog.reject()

    hands.append(try_it)
    page.add()

    assert page.store.biomarkers.all() == []


def test_a_half_typed_one_is_there_again_after_esc_and_a_restart(page, companion, hands, qtbot):
    put(page, "Ki-67", "20 %")

    def begin(dialog):
        dialog.marker.chip("HER2").click()
        dialog.found.chip("ultralow").click()
        write_date(dialog, 3, 2026)
        dialog.sample.chip("blood").click()
        qtbot.keyClicks(dialog.detail, "IHC 0 wi")
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    def find_again(dialog):
        assert (dialog.marker.choice(), dialog.found.choice()) == ("HER2", "ultralow")
        assert (dialog.sample.choice(), dialog.detail.text()) == ("blood", "IHC 0 wi")
        assert dialog.tested.value() == RoughDate(2026, 3)
        assert not dialog.name.isVisible()
        dialog.primary.click()

    def find_nothing(dialog):
        assert dialog.marker.choice() is dialog.found.choice() is None
        assert dialog.detail.text() == ""
        dialog.reject()

    hands += [begin, find_again, find_nothing]
    page.add()
    companion.close()
    page = companion.open("biomarkers").page
    page.add()
    page.add()

    assert on_disk(companion)[1:] == [
        ("HER2", "ultralow", "IHC 0 wi", "2026-03", "blood", "", "me")
    ]


def test_a_half_typed_own_marker_that_is_offered_no_more_is_in_the_line(page, hands):
    own = put(page, "Ki-67", "20 %")

    def begin(dialog):
        dialog.marker.chip("Ki-67").click()
        dialog.reject()

    def find_again(dialog):
        assert (dialog.marker.choice(), dialog.name.text()) == ("", "Ki-67")
        assert dialog.name.isVisible()
        dialog.reject()

    hands += [begin, find_again]
    page.add()
    page.store.biomarkers.remove(own.id)
    page.add()


def test_one_that_came_from_elsewhere_opens_as_it_is_and_stays_it(page, companion, hands, at):
    # A result that is not on offer for this marker, and a date that has not come.
    opened = put(page, "ER", "ultralow", tested=RoughDate(2027, 5), sample="blood")
    at(NOON + timedelta(days=1))

    def add_a_note(dialog):
        assert dialog.found.choice() == "ultralow"
        assert dialog.sample.choice() == "blood"
        dialog.note.setPlainText("Odd")
        dialog.primary.click()

    hands.append(add_a_note)
    page._on_edit(opened)

    assert on_disk(companion) == [("ER", "ultralow", "", "2027-05", "blood", "Odd", "me")]


def test_the_sample_can_be_taken_back(page, companion, hands):
    opened = put(page, "ER", "positive", sample="breast")

    def take_back(dialog):
        dialog.sample.chip("breast").click()
        dialog.primary.click()

    hands.append(take_back)
    page._on_edit(opened)

    assert on_disk(companion) == [("ER", "positive", "", None, "", "", "me")]


def test_a_newer_result_is_of_its_marker_and_no_slip_makes_it_another(page, companion, hands):
    put(page, "HER2", "low")

    def look(dialog):
        assert dialog.windowTitle() == "New HER2 result"
        assert "New HER2 result" in words_in(dialog)
        assert not dialog.marker.isVisible()
        assert "Which marker?" not in words_in(dialog)
        dialog.found.chip("negative").click()
        dialog.primary.click()

    hands.append(look)
    companion.press("Add a newer result of HER2")

    assert [row[:2] for row in on_disk(companion)] == [("HER2", "low"), ("HER2", "negative")]


def test_another_marker_is_one_press_away_and_stays_chosen_when_half_typed(page, companion, hands):
    put(page, "HER2", "low")

    def choose_another(dialog):
        dialog.another.click()
        assert not dialog.another.isVisible()
        assert dialog.focusWidget() is dialog.marker.chip("HER2")
        dialog.marker.chip("RET").click()
        assert dialog.windowTitle() == "Add a result"
        dialog.reject()

    def go_on(dialog):
        assert dialog.marker.chip("RET").isVisible()
        assert dialog.marker.choice() == "RET"
        assert dialog.windowTitle() == "Add a result"
        dialog.reject()

    hands += [choose_another, go_on]
    companion.press("Add a newer result of HER2")
    companion.press("Add a newer result of HER2")


def test_the_next_line_of_a_report_begins_with_its_date_and_sample(page, companion, hands):
    def first(dialog):
        assert not dialog.as_last.isVisible()
        no_result(dialog)
        dialog.found.chip("positive").click()
        write_date(dialog, 3, 2026)
        dialog.sample.chip("metastasis").click()
        dialog.sample_words.setText("liver")
        dialog.primary.click()

    def second(dialog):
        assert "Date and sample as in the last one" in words_in(dialog)
        dialog.marker.chip("PR").click()
        dialog.found.chip("negative").click()
        dialog.primary.click()

    def third(dialog):
        assert dialog.as_last.isVisible()
        dialog.sample.chip("blood").click()
        assert not dialog.as_last.isVisible()
        dialog.reject()

    hands += [first, second, third]
    page.add()
    page.add()
    page.add()

    assert [(row[0], row[3], row[4]) for row in on_disk(companion)] == [
        ("ER", "2026-03", "Metastasis: liver"),
        ("PR", "2026-03", "Metastasis: liver"),
    ]


def test_a_form_that_begins_like_the_last_one_is_not_half_typed_for_that(page, companion, hands):
    def first(dialog):
        no_result(dialog)
        dialog.found.chip("positive").click()
        write_date(dialog, 3, 2026)
        dialog.primary.click()

    def leave(dialog):
        assert "Date as in the last one" in words_in(dialog)
        dialog.reject()

    hands += [first, leave]
    page.add()
    page.add()

    assert companion.on_disk("select * from draft") == []


def test_what_her2_low_means_stands_under_the_choices_of_her2_only(page, hands):
    def look(dialog):
        assert not dialog.about_low.isVisible()
        dialog.marker.chip("HER2").click()
        assert "IHC 2+ with ISH not amplified" in words_in(dialog)
        dialog.marker.chip("TMB").click()
        assert not dialog.about_low.isVisible()
        dialog.reject()

    hands.append(look)
    page.add()


def test_the_place_of_a_metastasis_can_be_added_and_opens_as_it_was(page, companion, hands):
    opened = put(page, "ER", "positive", sample="Metastasis: liver")

    def move(dialog):
        assert (dialog.sample.choice(), dialog.sample_words.text()) == ("metastasis", "liver")
        assert "You can add the place, such as liver." in words_in(dialog)
        dialog.sample_words.setText(" ")
        dialog.primary.click()

    hands.append(move)
    page._on_edit(opened)

    assert on_disk(companion)[0][4] == "metastasis"

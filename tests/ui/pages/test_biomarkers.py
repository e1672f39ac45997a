"""My biomarkers: the newest of each, the earlier ones below, and all that can be done with them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from companion.domain.biomarkers import Biomarker
from companion.domain.rough_dates import RoughDate
from tests.journeys.conftest import NOON
from tests.ui.pages.conftest import words_in


def result(number, marker, found, **fields):
    return Biomarker(
        id=f"00000000-0000-4000-8000-{number:012}",
        marker=marker,
        result=found,
        recorded_at=NOON - timedelta(days=2),
        **fields,
    )


RESULTS = (
    result(1, "ESR1", "not found", tested=RoughDate(2024, 5), sample="metastasis"),
    result(2, "ESR1", "not found", tested=RoughDate(2019)),
    result(
        3,
        "ESR1",
        "mutation found",
        detail="D538G",
        tested=RoughDate(2026, 3),
        sample="blood",
        note="From the second test",
        entered_by="Ruth",
    ),
    result(4, "HER2", "low", detail="IHC 1+", tested=RoughDate(2026, 3, 9)),
    result(5, "Ki-67", "20 %", sample="don't know"),
)


@pytest.fixture
def page(companion):
    window = companion.open("treatments")
    companion.store.biomarkers.put_all(RESULTS)
    companion.press("My biomarkers")
    return window.page


def card(page, marker):
    [found] = [each for each in page._cards.values() if each.history.marker == marker]
    return found


def living(companion):
    return companion.on_disk(
        "select marker, result from biomarker where deleted_at is null order by seq"
    )


def test_a_card_says_the_newest_of_its_marker_and_how_many_there_were(page):
    assert words_in(card(page, "ESR1")) == "\n".join(
        [
            "ESR1: mutation found",
            "D538G · Blood, about March 2026",
            "From the second test",
            "Entered by Ruth",
            " Add a newer result",
            *(" Edit", " Delete", " 2 earlier results", " About ESR1"),
        ]
    )
    assert "HER2: low\nIHC 1+ · 9 March 2026\n" in words_in(card(page, "HER2"))
    assert "Ki-67: 20 %\nSample not known\n" in words_in(card(page, "Ki-67"))
    assert not card(page, "HER2").earlier.isVisible()
    assert "These are your own notes. Your team has the reports." in words_in(page)


def test_the_cards_stand_in_one_order_whatever_was_written_last(page):
    assert [each.history.marker for each in page._cards.values()] == ["HER2", "ESR1", "Ki-67"]


def test_earlier_results_unfold_newest_first_and_fold_again(page, companion):
    companion.press("ESR1: 2 earlier results")
    said = words_in(card(page, "ESR1"))
    assert said.index("Metastasis, about May 2024") < said.index("About 2019")

    companion.press("ESR1: Hide earlier results")
    assert "2019" not in words_in(card(page, "ESR1"))


def test_they_are_folded_again_when_the_page_is_opened_anew(page, companion):
    companion.press("ESR1: 2 earlier results")
    companion.press("Back")
    assert page.window().page.title.text() == "Treatments"
    companion.press("My biomarkers")
    assert not card(page, "ESR1").opened


def test_a_newer_result_becomes_the_card_and_undo_gives_the_old_one_back(page, companion, hands):
    def fill(dialog):
        assert dialog.marker.choice() == "HER2"
        assert QApplication.focusWidget() is dialog.found.chip("positive")
        dialog.found.chip("negative").click()
        dialog.primary.click()

    hands.append(fill)
    companion.press("Add a newer result of HER2")

    assert words_in(card(page, "HER2")).startswith("HER2: negative\n Add")
    assert card(page, "HER2").earlier.text() == " 1 earlier result"
    assert page.window().focusWidget() is card(page, "HER2").edits[card(page, "HER2").newest]
    assert page.window().undo_bar.text() == "HER2: negative saved"
    companion.press("Undo")
    assert words_in(card(page, "HER2")).startswith("HER2: low")


def test_each_marker_keeps_what_is_half_typed_of_its_own(page, companion, hands):
    def begin(dialog):
        companion.qtbot.keyClicks(dialog.detail, "half")
        dialog.reject()

    def another(dialog):
        assert (dialog.marker.choice(), dialog.detail.text()) == ("ESR1", "")
        dialog.reject()

    def again(dialog):
        assert (dialog.marker.choice(), dialog.detail.text()) == ("HER2", "half")
        dialog.reject()

    hands += [begin, another, again]
    companion.press("Add a newer result of HER2")
    companion.press("Add a newer result of ESR1")
    companion.press("Add a newer result of HER2")


def test_an_earlier_one_is_changed_and_stays_the_same_one(page, companion, hands):
    def change(dialog):
        assert dialog.tested.value() == RoughDate(2019)
        dialog.found.chip("not tested").click()
        dialog.primary.click()

    hands.append(change)
    companion.press("ESR1: 2 earlier results")
    companion.press("Edit ESR1, not found, about 2019")

    assert living(companion)[1] == ("ESR1", "not tested")
    assert words_in(card(page, "ESR1")).startswith("ESR1: mutation found")
    assert card(page, "ESR1").opened
    assert page.window().focusWidget() is card(page, "ESR1").edits[RESULTS[1].id]


def test_one_that_an_earlier_date_folds_away_is_shown(page, companion, hands):
    def fill(dialog):
        dialog.marker.chip("HER2").click()
        dialog.found.chip("positive").click()
        dialog.tested.set_value(RoughDate(2017))
        dialog.primary.click()

    hands.append(fill)
    page.add()

    assert words_in(card(page, "HER2")).startswith("HER2: low")
    assert "HER2: positive\nAbout 2017" in words_in(card(page, "HER2"))


def test_deleting_the_newest_shows_the_one_before_and_undo_brings_it_back(page, companion):
    companion.press("Delete ESR1, mutation found, blood, about March 2026")

    assert words_in(card(page, "ESR1")).startswith("ESR1: not found\nMetastasis, about May 2024")
    assert page.window().undo_bar.text() == "ESR1: mutation found deleted"
    companion.press("Undo")
    assert words_in(card(page, "ESR1")).startswith("ESR1: mutation found")
    assert len(living(companion)) == 5


def test_the_keyboard_goes_to_the_next_one_where_a_card_is_gone(page, companion):
    companion.press("Delete HER2, low, 9 March 2026")

    assert [each.history.marker for each in page._cards.values()] == ["ESR1", "Ki-67"]
    assert card(page, "ESR1").edits[RESULTS[2].id].hasFocus()


def test_a_double_click_on_delete_deletes_one(page, companion):
    where = "Delete ESR1, mutation found, blood, about March 2026"
    companion.press(where)
    companion.press("Delete ESR1, not found, metastasis, about May 2024")

    assert len(living(companion)) == 4


def test_a_press_asks_for_reading_about_the_marker(page, companion, qtbot):
    with qtbot.waitSignal(page.reading_wanted) as wanted:
        card(page, "ESR1").about.click()
    assert wanted.args == ["biomarker:ESR1"]


def test_the_results_are_saved_as_a_csv(page, companion, monkeypatch, tmp_path):
    target = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    companion.qtbot.keyClick(page.window(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    companion.qtbot.waitUntil(page.window().undo_bar.isVisible)
    assert page.window().undo_bar.text().startswith("Saved: 5 biomarker results, in out.csv")
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["marker", *["ESR1"] * 3, "HER2", "Ki-67"]


def test_two_that_are_alike_have_presses_of_different_names(page, companion):
    companion.store.biomarkers.put_all([result(6, "ER", "positive"), result(7, "ER", "positive")])
    companion.press("ER: 1 earlier result")

    assert companion.button("Edit ER, positive", card(page, "ER")).isVisible()
    companion.press("Delete ER, positive (2)")
    assert companion.on_disk("select id from biomarker where deleted_at is not null") == [
        (result(6, "ER", "positive").id,)
    ]


def test_the_guide_is_asked_about_all_biomarkers_for_one_of_her_own(page):
    about = card(page, "Ki-67").about
    assert (about.text(), about.accessibleName()) == (
        *(" About biomarkers", "About biomarkers: Ki-67"),
    )


def test_the_key_for_a_new_entry_adds_a_result(page, companion, hands):
    def fill(dialog):
        dialog.marker.chip("PTEN").click()
        dialog.found.chip("not found").click()
        dialog.primary.click()

    hands.append(fill)
    companion.qtbot.keyClick(page.window(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert "PTEN: not found" in words_in(page)


def test_an_empty_page_has_one_sentence_and_one_button(companion, hands):
    window = companion.open("biomarkers")
    page = window.page

    assert page.empty.isVisible()
    assert not page.save_csv.isVisible()
    assert page.add_first.hasFocus()
    hands.append(lambda dialog: dialog.reject())
    companion.press("Add a result")

    companion.store.biomarkers.put(RESULTS[3])
    assert not page.empty.isVisible()
    assert page.add_one.isVisible()
    assert "HER2: low" in words_in(page)


def test_what_another_window_wrote_is_shown_and_a_card_that_stays_is_the_same_one(page, companion):
    stays = card(page, "HER2")
    stays.add_newer.setFocus()

    companion.store.biomarkers.put(result(9, "ESR1", "not tested"))

    assert words_in(card(page, "ESR1")).startswith("ESR1: not tested")
    assert card(page, "HER2") is stays
    assert stays.add_newer.hasFocus()

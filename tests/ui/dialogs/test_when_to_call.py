"""When to call, where the diary does not open."""

import io

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from companion import paths
from companion.domain.regions import BY_ID
from companion.ui.dialogs.cannot_open import CannotOpenDialog
from companion.ui.dialogs.when_to_call import WhenToCallDialog
from tests.ui.pages.conftest import words_in


@pytest.fixture
def dialog(qtbot):
    dialog = WhenToCallDialog(None, BY_ID["ireland"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_is_one_press_away_where_the_diary_does_not_open(qtbot, hands):
    cannot = CannotOpenDialog("It is damaged.", may_start_anew=False, region=BY_ID["australia"])
    qtbot.addWidget(cannot)
    cannot.show()
    seen = []

    def read(dialog):
        seen.append(words_in(dialog))
        dialog.leave.click()

    hands.append(read)
    cannot.when_to_call.click()

    assert "Call 000 now" in seen[0]
    assert "Lifeline, 13 11 14" in seen[0]
    assert cannot.isVisible()


def test_it_has_the_three_cards_with_the_numbers_of_the_region(dialog):
    said = words_in(dialog)
    assert "Call 112 now" in said
    assert "38.0 °C (100.4 °F) or above" in said
    assert said.count("If you are not sure, call.") == 3
    assert said.count("The numbers in your diary cannot be shown just now.") == 2
    assert "Add your numbers" not in said


def test_it_is_saved_as_pdf(dialog, monkeypatch, tmp_path):
    path = tmp_path / "when.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.reader.save.click()

    assert dialog.told.text().startswith("Saved as when.pdf")
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    assert "Call 112 now" in " ".join(pages[0].extract_text().split())


def test_a_folder_that_is_not_there_is_told_in_the_dialog(dialog, monkeypatch, tmp_path):
    path = tmp_path / "gone" / "when.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.reader.save.click()

    assert dialog.told.isVisible()
    assert dialog.told.text().startswith("There is no folder")


def test_no_printer_is_told_in_the_dialog(dialog, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog.reader.print.click()
    assert "no printer" in dialog.told.text()


def test_a_button_leads_to_what_to_do_today(dialog):
    today = dialog.reader.words.parts[2]
    dialog.reader.words.jumped.emit(today)
    top = today.mapTo(dialog.reader.scrolled.view, today.rect().topLeft()).y()
    assert 0 <= top < 40


def test_where_the_guide_is_gone_too_it_says_whom_to_call(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "gone")
    dialog = WhenToCallDialog(None, BY_ID["united-kingdom"])
    qtbot.addWidget(dialog)
    dialog.show()

    said = words_in(dialog)
    assert "Call 999 or 112 now" in said
    assert "37.5 °C (99.5 °F)" in said
    assert "If you are not sure, call." in said
    assert "The rest of this page is damaged" in said
    path = tmp_path / "when.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.reader.save.click()
    [sheet] = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    printed = " ".join(sheet.extract_text().split())
    assert "Call 999 or 112 now" in printed
    assert "The rest of this page is damaged" in printed

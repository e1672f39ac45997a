"""On paper: real letters, black, on as many sheets as are allowed; a whole file or the old one."""

import io
import re
import resource

import pypdf
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from companion.exchange.whole_file import FileError
from companion.ui import printing
from companion.ui.theme import Mode, look

A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter
LONG = "".join(f"<p>Line {number} of a long text</p>" for number in range(120))


def read(content):
    return pypdf.PdfReader(io.BytesIO(content))


def words(content):
    return " ".join(" ".join(page.extract_text() for page in read(content).pages).split())


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def chosen(monkeypatch):
    """Return a function that says what is chosen in the next file dialog."""

    def choose(path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return choose


@pytest.mark.parametrize(("size", "points"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_a_pdf_has_its_title_its_letters_and_its_fonts(qapp, size, points):
    content = printing.pdf("A title", "<p>A fluid <b>office</b> flower é ü</p>", size)

    found = read(content)
    assert found.metadata.title == "A title"
    assert words(content) == "A fluid office flower é ü"
    box = found.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    assert b"/FontFile" in b"".join(content.splitlines())


def test_ink_is_black_whatever_the_window_looks_like(qapp):
    light = printing.pdf("t", "<p>Words</p>", A4)
    look.apply(Mode.DARK, 200)
    dark = printing.pdf("t", "<p>Words</p>", A4)

    drawn = [read(content).pages[0].get_contents().get_data() for content in (light, dark)]
    assert drawn[0] == drawn[1]
    inks = re.findall(rb"([\d.]+ [\d.]+ [\d.]+) scn", drawn[0])
    assert set(inks) == {b"0 0 0"}


def test_a_long_text_goes_on_over_pages_and_nothing_is_left_out(qapp):
    content = printing.pdf("t", LONG, A4)

    assert len(read(content).pages) > 2
    said = words(content)
    assert all(f"Line {number} of" in said for number in range(120))


def test_it_is_made_to_fit_where_that_is_asked_for(qapp):
    longer = "<br>".join(f"Line {number} of a long text" for number in range(130))
    assert len(read(printing.pdf("t", longer, LETTER)).pages) == 3

    content = printing.pdf("t", longer, LETTER, most_pages=2)

    assert len(read(content).pages) == 2
    said = words(content)
    assert all(f"Line {number} of" in said for number in range(130))


@pytest.mark.parametrize("above", range(0, 60, 7))
def test_no_row_is_split_and_its_heading_is_there_again(qapp, above):
    rows = "".join(
        f"<tr><td>Row {row}a</td><td>{f'Words of {row}<br>' * 4}End {row}z</td></tr>"
        for row in range(14)
    )
    lines = "<br>".join(["Above"] * above)
    html = f"<p>{lines}</p><h2>A heading</h2><table cellpadding='1'>{rows}</table>"
    pages = [page.extract_text().split("\n") for page in read(printing.pdf("t", html, A4)).pages]

    assert len(pages) <= 4
    for row in range(14):
        [begins] = [page for page in pages if f"Row\t{row}a" in page]
        assert f"End\t{row}z" in begins
    for page in pages:
        if any(line.startswith("Row") for line in page):
            first = next(place for place, line in enumerate(page) if line.startswith("Row"))
            assert "A\theading" in page[first - 1]


def test_a_text_too_long_for_one_sheet_says_how_many_it_needs(parent, chosen, tmp_path):
    chosen(tmp_path / "card.pdf")

    said = printing.save_pdf(parent, "A card", "card.pdf", LONG * 3, most_pages=1, points=22)

    pages = read((tmp_path / "card.pdf").read_bytes()).pages
    assert len(pages) > 1
    assert said.endswith(f"can read them. It needs {len(pages)} sheets.")
    assert "sheets" not in printing.save_pdf(parent, "A card", "card.pdf", "Short", most_pages=1)


def test_the_size_of_its_letters_is_found_in_a_few_tries(qapp, monkeypatch):
    tries = []
    real = QTextDocument.setHtml
    monkeypatch.setattr(
        QTextDocument, "setHtml", lambda made, html: tries.append(html) or real(made, html)
    )

    lines = "<br>".join(f"Line {number} of a long text" for number in range(130))
    assert len(read(printing.pdf("t", lines, A4, most_pages=2, points=22)).pages) == 2
    printing.pdf("t", LONG * 9, A4, most_pages=1, points=22)

    assert len(tries) <= 20


@pytest.mark.parametrize(("locale", "size"), [("en_US", LETTER), ("fr_CA", LETTER), ("en_GB", A4)])
def test_paper_is_that_of_the_country(monkeypatch, locale, size):
    here = QLocale(locale)
    monkeypatch.setattr(printing.QLocale, "system", lambda: here)
    assert printing.paper() is size


def test_a_saved_pdf_says_where_it_is_and_that_it_is_not_locked(parent, chosen, tmp_path):
    chosen(tmp_path / "card")

    said = printing.save_pdf(parent, "A card", "card.pdf", "<p>Call 112</p>")

    assert said == (
        f"Saved as card.pdf, in the folder {tmp_path.name}. Saved files are not locked."
        " Anyone who can open them can read them."
    )
    assert words((tmp_path / "card.pdf").read_bytes()) == "Call 112"
    assert [each.name for each in tmp_path.iterdir()] == ["card.pdf"]


def test_nothing_but_a_pdf_is_ever_written_over(parent, chosen, tmp_path):
    diary = tmp_path / "diary.db"
    diary.write_bytes(b"everything")
    chosen(diary)
    printing.save_pdf(parent, "A card", "card.pdf", "<p>Call 112</p>")
    assert diary.read_bytes() == b"everything"
    assert (tmp_path / "diary.db.pdf").is_file()


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_that_is_there_is_replaced_only_when_she_says_so(
    parent, monkeypatch, tmp_path, replace
):
    (tmp_path / "sheet.pdf").write_bytes(b"older")
    typed, asked = [str(tmp_path / "sheet"), ""], []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed.pop(0), ""))

    def answer(_parent, _title, question, *_):
        asked.append(question)
        return QMessageBox.StandardButton.Yes if replace else QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", answer)

    said = printing.save_pdf(parent, "A card", "card.pdf", "<p>Call 112</p>")

    assert asked == ["There is a file sheet.pdf already. Replace it?"]
    assert said.startswith("Saved as sheet.pdf") == replace
    assert ((tmp_path / "sheet.pdf").read_bytes() == b"older") != replace
    assert typed == ([""] if replace else [])  # else she was asked for another name


def test_where_nothing_is_chosen_nothing_is_done(parent, chosen):
    chosen("")
    assert printing.save_pdf(parent, "A card", "card.pdf", "<p>Call 112</p>") == ""


def test_a_full_disk_leaves_the_old_file_and_says_so(parent, chosen, tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(b"old")
    chosen(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(FileError, match="The disk is full"):
            printing.save_pdf(parent, "A card", "card.pdf", "<p>Call 112</p>")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["card.pdf"]


def test_a_computer_without_a_printer_is_told_in_a_sentence(parent, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    said = printing.print_document(parent, "A card", "<p>Call 112</p>")
    assert said.startswith("Companion finds no printer on this computer.")


@pytest.fixture
def printer(monkeypatch):
    """Return a function that answers the print dialog: with a file to print to, or nothing."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])

    def answer(path):
        def go(dialog):
            if path is None:
                return QDialog.DialogCode.Rejected
            dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            dialog.printer().setOutputFileName(str(path))
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(QPrintDialog, "exec", go)

    return answer


def test_what_is_printed_is_what_would_be_saved(parent, printer, tmp_path):
    printer(tmp_path / "printed.pdf")

    said = printing.print_document(parent, "A card", "<p>Call 112</p>")

    assert said == "Sent to the printer"
    assert words((tmp_path / "printed.pdf").read_bytes()) == "Call 112"


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_told_in_a_sentence(parent, printer, tmp_path):
    printer(tmp_path / "no folder" / "printed.pdf")
    said = printing.print_document(parent, "A card", "<p>Call 112</p>")
    assert said.startswith("The printer did not take it.")


def test_a_printer_that_stops_after_a_page_is_told_too(parent, printer, monkeypatch, tmp_path):
    printer(tmp_path / "printed.pdf")
    monkeypatch.setattr(QPrinter, "newPage", lambda _: False)
    said = printing.print_document(parent, "A card", LONG)
    assert said.startswith("The printer did not take it.")


def test_who_leaves_the_print_dialog_prints_nothing(parent, printer):
    printer(None)
    assert printing.print_document(parent, "A card", "<p>Call 112</p>") == ""


def test_the_letters_are_those_of_the_window_and_not_their_size(qapp):
    before = QApplication.font()
    small = printing.pdf("t", LONG, A4)
    QApplication.setFont(QFont(before.family(), 40))
    large = printing.pdf("t", LONG, A4)
    QApplication.setFont(before)
    assert len(read(small).pages) == len(read(large).pages)

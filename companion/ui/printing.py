"""What goes on paper: a text as PDF, written whole or not at all, or sent to a printer."""

import re
from bisect import bisect_left

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QLocale,
    QMarginsF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from companion.exchange import whole_file
from companion.ui.documents import ask_for_pdf

translate = QCoreApplication.translate

POINTS = 10.5  # of the letters, where the text does not say otherwise
_LEAST_POINTS = 7.0
_STEP = 0.25  # pt
_EDGE = 0.005  # of a page: a row has an edge of its own below its letters
_NEW_PAGE = "page-break-before:always; margin-top:0; margin-bottom:2px"
_MARGIN = 12.0  # mm: less is cut off by some printers
_LETTER = "US CA MX PR GU VI AS MP PH CL CO CR DO GT NI PA SV VE"


def paper() -> QPageSize.PageSizeId:
    """Return Letter where that is what lies in the printers, else A4."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return QPageSize.PageSizeId.Letter if territory in _LETTER.split() else QPageSize.PageSizeId.A4


def pdf(
    title: str,
    html: str,
    size: QPageSize.PageSizeId,
    *,
    most_pages: int = 0,
    points: float = POINTS,
) -> bytes:
    """Return a text as PDF: real letters in black on white, in fonts that it carries.

    No row of a table is split: it goes to the next page, under the heading (h2) that it belongs to.

    With `most_pages` the letters become smaller until it fits, but not under 7 pt: what does not
    fit then goes on over more pages.
    """
    return _pdf(title, html, size, most_pages, points)[0]


def _pdf(
    title: str, html: str, size: QPageSize.PageSizeId, most_pages: int, points: float
) -> tuple[bytes, int]:
    """Return a text as PDF, and on how many pages it is."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Companion")
    writer.setPageSize(QPageSize(size))
    pages, _ = _paint(writer, html, most_pages, points)
    return bytes(buffer.data().data()), pages


def save_pdf(
    parent: QWidget,
    title: str,
    default_name: str,
    html: str,
    *,
    most_pages: int = 0,
    points: float = POINTS,
) -> str:
    """Ask where to save a text as PDF, offering `default_name`; return what is to be told.

    That is nothing where nowhere was chosen. Raises FileError, and then an older file is untouched.
    """
    path = ask_for_pdf(parent, translate("printing", "Save as PDF"), default_name)
    if path is None:
        return ""
    content, pages = _pdf(title, html, paper(), most_pages, points)
    with whole_file.writing(path) as file:
        file.buffer.write(content)
    said = translate(
        "printing",
        "Saved as {file}, in the folder {folder}. Saved files are not locked. Anyone who can open"
        " them can read them.",
    ).format(file=path.name, folder=path.parent.name)
    return _with_sheets(said, pages, most_pages)


def print_document(
    parent: QWidget, title: str, html: str, *, most_pages: int = 0, points: float = POINTS
) -> str:
    """Ask for a printer and print a text; return what is to be told, nothing if it was left."""
    # Imported here: it loads a library of its own, and few print.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

    if not QPrinterInfo.availablePrinterNames():
        return translate(
            "printing",
            "Companion finds no printer on this computer. You can save it as PDF, and print that"
            " where there is one.",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(paper()))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(translate("printing", "Print"))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    failed = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
    pages, taken = _paint(printer, html, most_pages, points)
    if not taken or printer.printerState() in failed:
        return translate(
            "printing",
            "The printer did not take it. Please see whether it is on and has paper, and try"
            " again; or save it as PDF.",
        )
    return _with_sheets(translate("printing", "Sent to the printer"), pages, most_pages)


def _with_sheets(said: str, pages: int, most_pages: int) -> str:
    if not most_pages or pages <= most_pages:
        return said
    more = translate("printing", "It needs {count} sheets.")
    return f"{said.rstrip('.')}. {more.format(count=pages)}"


def _paint(
    device: QPagedPaintDevice, html: str, most_pages: int, points: float
) -> tuple[int, bool]:
    """Draw a text on the pages of a device; return how many, and whether the device took it."""
    device.setPageMargins(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter
    )
    painter = QPainter()
    if not painter.begin(device):
        return 0, False
    page = QRectF(0, 0, device.width(), device.height())
    document = _laid_out(device, html, page.size(), most_pages, points)
    context = QAbstractTextDocumentLayout.PaintContext()
    # Not the window's: on a dark day its letters are light.
    context.palette = QPalette(Qt.GlobalColor.white)
    context.palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    taken = True
    for number in range(document.pageCount()):
        if number:
            taken = device.newPage() and taken
        top = number * page.height()
        painter.save()
        painter.translate(0, -top)
        context.clip = page.translated(0, top)
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
    return document.pageCount(), painter.end() and taken


def _set_whole_rows(document: QTextDocument, html: str) -> None:
    """Lay out a text; where a page ends in a table, a row begins the next one, under its heading."""
    document.setHtml(html)
    begun: set[int] = set()
    while (row := _row_over_the_end(document, begun)) is not None:
        begun.add(row)
        html = _continued(html, row)
        document.setHtml(html)


def _row_over_the_end(document: QTextDocument, begun: set[int]) -> int | None:
    """Return the first row, counted through all tables, that ends on a later page than its heading."""
    layout, page = document.documentLayout(), document.pageSize().height()
    row = 0
    tables = [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]
    for table in tables:
        began = _head_of(document.findBlock(table.firstPosition() - 1))
        first = layout.blockBoundingRect(began).top() // page if began.isValid() else None
        for number in range(table.rows()):
            cells = [table.cellAt(number, column) for column in range(table.columns())]
            top = min(layout.blockBoundingRect(_first(cell)).top() for cell in cells)
            bottom = max(layout.blockBoundingRect(_last(cell)).bottom() for cell in cells)
            first = top // page if first is None else first
            if row not in begun and (bottom + page * _EDGE) // page > first:
                return row
            row += 1
    return None


def _head_of(block: QTextBlock) -> QTextBlock:
    """Return the heading, or the beginning of a page, that a block stands under."""
    new_page = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    while block.isValid():
        style = block.blockFormat()
        if style.headingLevel() or style.pageBreakPolicy() & new_page:
            break
        block = block.previous()
    return block


def _first(cell: QTextTableCell) -> QTextBlock:
    return cell.firstCursorPosition().block()


def _last(cell: QTextTableCell) -> QTextBlock:
    return cell.lastCursorPosition().block()


def _continued(html: str, row: int) -> str:
    """Return a text with a new page before this row; before the heading, if it is the first below it."""
    at = [found.start() for found in re.finditer("<tr>", html)][row]
    table, heading = html.rindex("<table", 0, at), html.rfind("<h2", 0, at)
    again, closed, opened = "", "", ""
    if heading >= 0 and "<tr>" not in html[heading:at]:
        at = heading
    else:
        if heading >= 0:
            said = html[html.index(">", heading) + 1 : html.index("</h2>", heading)]
            words = translate("printing", "{heading}, continued").format(heading=said)
            again = f"<b style='font-size:large'>{words}</b>"
        if "<tr>" in html[table:at]:
            closed, opened = "</table>", html[table : html.index(">", table) + 1]
        else:
            at = table
    return f"{html[:at]}{closed}<p style='{_NEW_PAGE}'>{again}</p>{opened}{html[at:]}"


def _laid_out(
    device: QPagedPaintDevice, html: str, page: QSizeF, most_pages: int, points: float
) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setPageSize(page)
    # The window's letters, but not its size: paper is the same at any size of text.
    font = QFont(QApplication.font().family())
    font.setFeature(QFont.Tag("liga"), 0)  # so that a search in the PDF finds “fluid”

    def fits(size: float) -> bool:
        font.setPointSizeF(size)
        document.setDefaultFont(font)
        _set_whole_rows(document, html)
        return document.pageCount() <= most_pages

    if fits(points) or not most_pages:
        return document
    # The largest that fits is halved in on: a long text takes long at each size.
    steps = int((points - _LEAST_POINTS) / _STEP)
    step = bisect_left(range(steps), True, key=lambda step: fits(points - step * _STEP))
    if not fits(points - step * _STEP):
        fits(min(points, POINTS))  # it needs more sheets anyway: then in letters that can be read
    return document

"""What goes on paper: a text as PDF, written whole or not at all, or sent to a printer."""

from pathlib import Path

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
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from companion.exchange import whole_file
from companion.ui.documents import documents

translate = QCoreApplication.translate

POINTS = 10.5  # of the letters, where the text does not say otherwise
_LEAST_POINTS = 7.0
_STEP = 0.25  # pt
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

    With `most_pages` the letters become smaller until it fits, but not under 7 pt.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Companion")
    writer.setPageSize(QPageSize(size))
    _paint(writer, html, most_pages, points)
    return bytes(buffer.data().data())


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
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        translate("printing", "Save as PDF"),
        str(documents() / default_name),
        translate("printing", "PDF files (*.pdf)"),
    )
    if not chosen:
        return ""
    # Always of its own kind: so it never takes the place of a diary, or of anything but a PDF.
    path = Path(chosen if Path(chosen).suffix.lower() == ".pdf" else f"{chosen}.pdf")
    content = pdf(title, html, paper(), most_pages=most_pages, points=points)
    with whole_file.writing(path) as file:
        file.buffer.write(content)
    return translate(
        "printing",
        "Saved as {file}, in the folder {folder}. Saved files are not locked. Anyone who can open"
        " them can read them.",
    ).format(file=path.name, folder=path.parent.name)


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
    if not _paint(printer, html, most_pages, points) or printer.printerState() in failed:
        return translate(
            "printing",
            "The printer did not take it. Please see whether it is on and has paper, and try"
            " again; or save it as PDF.",
        )
    return translate("printing", "Sent to the printer")


def _paint(device: QPagedPaintDevice, html: str, most_pages: int, points: float) -> bool:
    """Draw a text on the pages of a device; return whether the device took it."""
    device.setPageMargins(
        QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN), QPageLayout.Unit.Millimeter
    )
    painter = QPainter()
    if not painter.begin(device):
        return False
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
    return painter.end() and taken


def _laid_out(
    device: QPagedPaintDevice, html: str, page: QSizeF, most_pages: int, points: float
) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    # The window's letters, but not its size: paper is the same at any size of text.
    font = QFont(QApplication.font().family())
    font.setFeature(QFont.Tag("liga"), 0)  # so that a search in the PDF finds “fluid”
    while True:
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setHtml(html)
        document.setPageSize(page)
        points -= _STEP
        if not most_pages or document.pageCount() <= most_pages or points < _LEAST_POINTS:
            return document

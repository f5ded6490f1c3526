"""Lays a document out on sheets of paper, with the number of each page, as a PDF."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from acupressure_app.ui.sheet.setting import STYLE, Block, plate_name

PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_MARGIN_MM, _DPI = 17, 600
_FOOT_MM = 9
_POINTS = (10, 9.75, 9.5, 9.25)
"""The size of the text; a smaller one only where a last page would hold next to nothing."""

_LEAST_MM = 30
"""About six lines: a last page with less is next to empty."""

_Page = Sequence[tuple[QTextDocument, float]]
"""Pieces, each with how far down it begins."""


def write_pdf(
    out: str,
    paper: str,
    title: str,
    blocks: Iterable[Block],
    plates: Mapping[int, QImage],
    page_words: str,
) -> bool:
    """Write it; whether that went well. `page_words` is "Page {n} of {all}"."""
    writer = QPdfWriter(out)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("acupressure-app")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM - 3)
    size = QPageSize(PAPERS[paper])
    writer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    foot = _FOOT_MM / 25.4 * _DPI
    room = QSizeF(writer.width(), writer.height() - foot)
    pages = _set(tuple(blocks), plates, writer, room.height())
    painter = QPainter()
    if not painter.begin(writer):
        return False
    for number, page in enumerate(pages, 1):
        if number > 1 and not writer.newPage():
            return False
        for document, top in page:
            _paint(painter, document, top, room)
        words = f"{title} · {page_words.format(n=number, all=len(pages))}"
        _paint_foot(painter, QRectF(0, room.height(), room.width(), foot), words)
    return painter.end()


def _set(
    blocks: Sequence[Block], plates: Mapping[int, QImage], writer: QPdfWriter, room: float
) -> tuple[_Page, ...]:
    """The pages in the largest letters whose last page is worth its paper, or in the usual ones."""
    usual: tuple[_Page, ...] = ()
    for points in _POINTS:
        laid = [_laid(block, plates, writer, points) for block in blocks]
        pages = tuple(_pages(laid, room))
        usual = usual or pages
        document, top = pages[-1][-1]
        if len(pages) == 1 or top + document.size().height() >= _LEAST_MM / 25.4 * _DPI:
            return pages
    return usual


class _Laid(Struct, frozen=True):
    """A piece that is laid out, with its height and the room above it."""

    document: QTextDocument
    height: float
    above: float
    led: bool


def _laid(block: Block, plates: Mapping[int, QImage], writer: QPdfWriter, points: float) -> _Laid:
    document = _document(block.html, plates, writer, points)
    return _Laid(document, document.size().height(), block.above / 25.4 * _DPI, block.led)


def _pages(laid: Iterable[_Laid], room: float) -> Iterator[_Page]:
    """What stands on each page, and how far down; what is higher than a page goes on below."""
    page: list[tuple[QTextDocument, float]] = []
    top = 0.0
    for together in _together(laid):
        if page and top + sum(each.above + each.height for each in together) > room:
            yield page
            page, top = [], 0.0
        for each in together:
            start = top + each.above if page else top
            page.append((each.document, start))
            top = start + each.height
            while top > room:
                yield page
                top -= room
                page = [(each.document, top - each.height)]
    if page:
        yield page


def _together(laid: Iterable[_Laid]) -> Iterator[list[_Laid]]:
    """The pieces with those that lead up to them."""
    group: list[_Laid] = []
    for each in laid:
        group.append(each)
        if not each.led:
            yield group
            group = []
    if group:
        yield group


def _document(
    html: str, plates: Mapping[int, QImage], writer: QPdfWriter, points: float
) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(_font(points))
    document.setDefaultStyleSheet(STYLE)
    for number, image in plates.items():
        kind = QTextDocument.ResourceType.ImageResource
        document.addResource(kind, QUrl(plate_name(number)), image)
    document.setHtml(html)
    document.documentLayout().setPaintDevice(writer)
    document.setTextWidth(writer.width())
    return document


def _font(points: float) -> QFont:
    font = QFont("Noto Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPointSizeF(points)
    return font


def _paint(painter: QPainter, document: QTextDocument, top: float, room: QSizeF) -> None:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, -top, room.width(), room.height())
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
    painter.save()
    painter.translate(0, top)
    painter.setClipRect(context.clip)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, box: QRectF, words: str) -> None:
    painter.setFont(_font(8.5))
    painter.setPen(QColor("#000000"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)

"""Words on a picture: pills with a name, each beside what it names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from acupressure_app.ui.theme import Theme


def labelled(
    dots: Mapping[int, Sequence[QPointF]],
    sizes: Mapping[int, QSize],
    room: QSize,
    gap: float,
    keep_free: Iterable[QRectF] = (),
) -> dict[int, QRectF]:
    """A place beside one of its dots for each label that fits there without covering anything.

    The first dots are tried first, and right of one before left, below and above; what has no place
    beside any may stand a line away; what fits nowhere is left out. Nothing is put where it should
    `keep_free`, nor on anybody's first dot.
    """
    taken = [*keep_free, *(square_around(first, gap) for first, *_ in dots.values())]
    edges, placed = QRectF(0, 0, room.width(), room.height()), {}
    for number, size in sizes.items():
        for box in _places(dots[number], size, gap, room.width()):
            if edges.contains(box) and not any(box.intersects(other) for other in taken):
                placed[number] = box
                taken.append(box)
                break
    return placed


def _places(dots: Sequence[QPointF], size: QSize, gap: float, room: int) -> Iterator[QRectF]:
    """The places for a label; below and above a dot it is moved in from the edges."""
    width, height, away = size.width(), size.height(), gap + 2
    for dot in dots:
        yield QRectF(dot.x() + away, dot.y() - height / 2, width, height)
        yield QRectF(dot.x() - away - width, dot.y() - height / 2, width, height)
        yield from _above_and_below(dot, size, away, room)
    for dot in dots:
        yield from _above_and_below(dot, size, away + height, room)


def _above_and_below(dot: QPointF, size: QSize, away: float, room: int) -> Iterator[QRectF]:
    width, height = size.width(), size.height()
    left = max(0.0, min(dot.x() - width / 2, room - width))
    yield QRectF(left, dot.y() + away, width, height)
    yield QRectF(left, dot.y() - away - height, width, height)


def square_around(dot: QPointF, radius: float) -> QRectF:
    """The square that holds a circle."""
    return QRectF(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius)


def pill_size(painter: QPainter, theme: Theme, words: str) -> QSize:
    """How large a pill with these words is; the painter has its letters from now on."""
    font = painter.font()
    font.setPointSizeF(theme.scale.points("small"))
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(words) + theme.scale.px(1.25)
    return QSize(width, theme.scale.px(1.75))


def paint_pill(painter: QPainter, theme: Theme, words: str, box: QRectF) -> None:
    """Write the words into a pill of the size that `pill_size` told."""
    painter.setPen(QPen(QColor(theme.tokens.line), 1))
    painter.setBrush(QColor(theme.tokens.surface))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(theme.tokens.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

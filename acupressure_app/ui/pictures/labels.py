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
    shun: Sequence[QPointF] = (),
) -> dict[int, QRectF]:
    """A place beside one of its dots for each label that fits there without covering anything.

    Nothing is put where it should `keep_free`, nor on anybody's first dot; of the other places the
    one that covers least of what it should `shun` is taken: right of a dot before left, below and
    above, at the first dots first, and only then a line away. What fits nowhere is left out.
    """
    taken = [*keep_free, *(square_around(first, gap) for first, *_ in dots.values())]
    edges, placed = QRectF(0, 0, room.width(), room.height()), {}
    for number, size in sizes.items():
        free = [
            (away + sum(map(box.contains, shun)), box)
            for away, box in _places(dots[number], size, gap, room.width())
            if edges.contains(box) and not any(map(box.intersects, taken))
        ]
        if free:
            _, placed[number] = min(free, key=lambda found: found[0])
            taken.append(placed[number])
    return placed


_A_LINE_AWAY = 2
"""To stand a line away is as bad as to cover so many places."""


def _places(
    dots: Sequence[QPointF], size: QSize, gap: float, room: int
) -> Iterator[tuple[int, QRectF]]:
    """The places for a label, and how bad each is; above and below it stays within the edges."""
    width, height, away = size.width(), size.height(), gap + 2
    for dot in dots:
        yield 0, QRectF(dot.x() + away, dot.y() - height / 2, width, height)
        yield 0, QRectF(dot.x() - away - width, dot.y() - height / 2, width, height)
        for farther in (0, _A_LINE_AWAY):
            below = away + height * (farther > 0)
            middle = max(0.0, min(dot.x() - width / 2, room - width))
            for left in (middle, dot.x() - width, dot.x()):
                yield farther, QRectF(left, dot.y() + below, width, height)
                yield farther, QRectF(left, dot.y() - below - height, width, height)


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

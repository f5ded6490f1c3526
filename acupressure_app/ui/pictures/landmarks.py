"""Draws what helps to find a point: creases, cords and edges of bone, and fingers laid across."""

import math
from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from acupressure_app.core.body import Side
from acupressure_app.core.text import in_language
from acupressure_app.ui.pictures.labels import labelled, paint_pill, pill_size
from acupressure_app.ui.pictures.placing import Placement
from acupressure_app.ui.pictures.views import BodyView, Kind, landmarks
from acupressure_app.ui.theme import Theme

_LINE = 2.6
_RIM = 2.3
"""The light rim of a line is this much wider, in pixels."""

_LEADER = 1.2
"""How wide the line is that leads from a name to what it names, in pixels."""

_SHOWN = 0.38
"""How much of the skin is hidden by a finger that is laid across."""
_EDGE, _EDGE_SHOWN = 1.2, 0.75
"""How wide its edge is, in pixels, and how much that hides: on any skin a finger stands out."""
_WIDE = 0.84
"""A finger fills so much of its share of the measure: the gaps let them be counted."""
_LONG = 3.4
"""A finger that is laid across is so many times longer than wide."""
_TICK = 5
"""Half the length of the ends of a measure without fingers, in pixels at 100 % text size."""


class Drawn(Struct, frozen=True):
    """A landmark on the canvas."""

    kind: Kind
    name: str
    line: tuple[QPointF, ...]
    fingers: int

    @property
    def middle(self) -> QPointF:
        """The middle of the line."""
        return self.line[len(self.line) // 2]


def drawn(
    view: BodyView, code: str, side: Side, placed: Placement, language: str, *, turned: bool
) -> tuple[Drawn, ...]:
    """What helps to find this point on this side, where it lies on the canvas."""
    return tuple(
        Drawn(
            each.kind,
            in_language(each.label, language),
            tuple(map(placed.mark, each.line)),
            each.fingers,
        )
        for each in landmarks(view, code, side, turned=turned)
    )


def fingers_across(line: Sequence[QPointF], fingers: int) -> list[tuple[QPointF, QPointF, float]]:
    """Both ends and the width of each finger laid side by side along a measure."""
    start, end = line[0], line[-1]
    along = end - start
    length = math.hypot(along.x(), along.y())
    share = length / fingers
    across = QPointF(-along.y(), along.x()) * (share * (_LONG - 1) / 2 / max(length, 1.0))
    middles = [start + along * ((number + 0.5) / fingers) for number in range(fingers)]
    return [(middle - across, middle + across, share * _WIDE) for middle in middles]


def paint_landmarks(
    painter: QPainter,
    theme: Theme,
    found: Sequence[Drawn],
    zones: Sequence[QRectF],
    words: Iterable[QRectF] = (),
) -> None:
    """Draw them with their names; no name covers one of the `zones`, nor other `words`."""
    for each in sorted(found, key=lambda one: one.kind is not Kind.MEASURE):
        _paint(painter, theme, each)
    rings = (ring for each in found if (ring := _ring(each.line)))
    keep_free = [*zones, *words, *rings]
    named = _one_of_a_name(found, zones)
    room = painter.viewport().size()
    dots = {number: _ends(each, zones) for number, each in enumerate(named)}
    sizes = {number: pill_size(painter, theme, each.name) for number, each in enumerate(named)}
    gap = theme.scale.px(0.25)
    shun = [place for each in found for place in each.line]
    boxes = labelled(dots, sizes, room, gap, keep_free, shun)
    for number, box in boxes.items():
        if leader := _leader(box, named[number].line, 2 * gap + _LINE):
            _stroke(painter, leader, QColor(theme.tokens.surface), _LEADER + _RIM)
            _stroke(painter, leader, QColor(theme.tokens.disc_line), _LEADER)
    for number, box in boxes.items():
        paint_pill(painter, theme, named[number].name, box)


def _paint(painter: QPainter, theme: Theme, each: Drawn) -> None:
    tokens, unit = theme.tokens, theme.scale.unit / 16
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if each.fingers:
        colour = QColor(tokens.disc_line)
        colour.setAlphaF(_SHOWN)
        edge = QColor(tokens.surface)
        edge.setAlphaF(_EDGE_SHOWN)
        for start, end, width in fingers_across(each.line, each.fingers):
            _stroke(painter, (start, end), colour, width)
            painter.strokePath(_rounded(start, end, width), QPen(edge, _EDGE))
        return
    lines = [each.line]
    if each.kind is Kind.MEASURE:
        lines += _ticks(each.line, _TICK * unit)
    for line in lines:
        _stroke(painter, line, QColor(tokens.surface), _LINE * unit + _RIM)
    for line in lines:
        _stroke(painter, line, QColor(tokens.disc_line), _LINE * unit)


def _rounded(start: QPointF, end: QPointF, width: float) -> QPainterPath:
    """The outline of a stroke with round ends."""
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    line = QPainterPath(start)
    line.lineTo(end)
    return stroker.createStroke(line)


def _ticks(line: Sequence[QPointF], half: float) -> list[tuple[QPointF, ...]]:
    """The ends of a measure: short lines across it."""
    along = line[-1] - line[0]
    across = QPointF(-along.y(), along.x()) * (half / max(math.hypot(along.x(), along.y()), 1.0))
    return [(end - across, end + across) for end in (line[0], line[-1])]


def _stroke(painter: QPainter, line: Sequence[QPointF], colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(list(line)))


def _one_of_a_name(found: Sequence[Drawn], zones: Sequence[QRectF]) -> list[Drawn]:
    """Of several with one name the one that is nearest to a zone."""
    nearest: dict[str, Drawn] = {}
    for each in sorted(found, key=lambda one: _far(one.middle, zones)):
        nearest.setdefault(each.name, each)
    return list(nearest.values())


def _far(place: QPointF, zones: Sequence[QRectF]) -> float:
    return min(((zone.center() - place).manhattanLength() for zone in zones), default=0.0)


def _leader(box: QRectF, line: Sequence[QPointF], near: float) -> tuple[QPointF, QPointF] | None:
    """From a name to the nearest place of its line, where that is not `near` enough to be clear."""
    ways = [
        (
            QPointF(
                _within(at.x(), box.left(), box.right()), _within(at.y(), box.top(), box.bottom())
            ),
            at,
        )
        for at in line
    ]
    start, end = min(ways, key=lambda way: (way[1] - way[0]).manhattanLength())
    return (start, end) if (end - start).manhattanLength() > near else None


def _ring(line: Sequence[QPointF]) -> QRectF | None:
    """The square around a line that ends where it began: a knob of bone."""
    if (line[0] - line[-1]).manhattanLength() > 1:
        return None
    return QPolygonF(list(line)).boundingRect()


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _ends(each: Drawn, zones: Sequence[QRectF]) -> tuple[QPointF, ...]:
    """Where the name may stand, the best first: the end of the line that is far from the zones."""
    ends = sorted((each.line[0], each.line[-1]), key=lambda end: -_far(end, zones))
    return ends[0], each.middle, ends[1]

"""Draws the mark on a picture: the zone to press, as wide as a finger pad."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from acupressure_app.core.body import Direction
from acupressure_app.ui.theme import Tokens

SMALLEST_ZONE = 12
"""Below this radius in pixels a mark is a plain dot."""


def paint_mark(
    painter: QPainter,
    tokens: Tokens,
    radius: float,
    direction: Direction | None = None,
    *,
    crossed: bool = False,
    weight: float = 1,
) -> None:
    """Draw a zone around the painter's origin: dark lines with a light rim, seen on any skin.

    Its lines and its dot are `weight` times as thick as usual.
    """
    if crossed:
        _paint_cross(painter, tokens, max(radius, SMALLEST_ZONE / 2))
    elif radius < SMALLEST_ZONE:
        _paint_dot(painter, tokens, radius)
    else:
        _paint_zone(painter, tokens, radius, weight)
        if direction in (Direction.CLOCKWISE, Direction.ANTICLOCKWISE):
            back = direction is Direction.ANTICLOCKWISE
            _stroke(
                painter,
                _turn_arrow(radius * 0.62, back=back),
                tokens.mark,
                tokens.halo,
                2.2,
                weight,
            )


def _stroke(
    painter: QPainter, path: QPainterPath, dark: str, light: str, width: float, weight: float = 1
) -> None:
    """A dark line on a light one that is 2.3 px wider, all of it `weight` times as thick."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, line in ((light, width + 2.3), (dark, width)):
        pen = QPen(QColor(colour), line * weight)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


def _circle(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _paint_dot(painter: QPainter, tokens: Tokens, radius: float, rim: float = 3) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.halo))
    painter.drawPath(_circle(radius + rim))
    painter.setBrush(QColor(tokens.mark))
    painter.drawPath(_circle(radius))


def _paint_zone(painter: QPainter, tokens: Tokens, radius: float, weight: float) -> None:
    inside = QColor(tokens.halo)
    inside.setAlphaF(0.34)
    painter.fillPath(_circle(radius), inside)
    _stroke(painter, _circle(radius), tokens.mark, tokens.halo, 2.2, weight)
    _paint_dot(painter, tokens, 5 * weight, 3 * weight)


def _paint_cross(painter: QPainter, tokens: Tokens, radius: float) -> None:
    arm = radius * 0.45
    path = _circle(radius)
    for x, y in ((-arm, -arm), (-arm, arm)):
        path.moveTo(x, y)
        path.lineTo(-x, -y)
    _stroke(painter, path, tokens.stop_line, tokens.bg, 2.6)


def _turn_arrow(radius: float, *, back: bool) -> QPainterPath:
    """Three quarters of a circle with a head at twelve o'clock, clockwise unless `back`."""
    box = QRectF(-radius, -radius, 2 * radius, 2 * radius)
    head = radius * 0.3
    way = 1 if back else -1
    path = QPainterPath()
    start = 180.0 if back else 0.0
    path.arcMoveTo(box, start)
    path.arcTo(box, start, way * 270)
    tip = path.currentPosition()
    path.moveTo(tip + QPointF(way * head, -head))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(way * head, head))
    return path

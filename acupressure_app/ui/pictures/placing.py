"""How a body picture lies on a canvas, so that every place to press is seen."""

import math

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize

from acupressure_app.ui.pictures.views import BodyView, Mark
from acupressure_app.ui.pictures.zone import SMALLEST_ZONE


class Placement(Struct, frozen=True):
    """How a picture lies on a canvas: canvas = picture * scale + (x, y)."""

    scale: float
    x: float
    y: float

    def mark(self, mark: Mark) -> QPointF:
        """A mark in the picture as a place on the canvas."""
        return QPointF(mark[0] * self.scale + self.x, mark[1] * self.scale + self.y)


def place(view: BodyView, turned: bool, width: float, height: float) -> Placement:
    """Fill a canvas: all of the crop is visible, and around it as much picture as there is."""
    left, top, crop_width, crop_height = view.crop
    if turned:
        left = view.size[0] - left - crop_width
    scale = min(width / crop_width, height / crop_height)
    return Placement(
        scale,
        _offset(width, view.size[0] * scale, (left + crop_width / 2) * scale),
        _offset(height, view.size[1] * scale, (top + crop_height / 2) * scale),
    )


def _offset(canvas: float, picture: float, centre: float) -> float:
    """Put `centre` in the middle, but leave no gap at an edge that the picture can fill."""
    offset = canvas / 2 - centre
    if picture <= canvas:
        return min(max(offset, 0.0), canvas - picture)
    return min(max(offset, canvas - picture), 0.0)


def _room(marked: tuple[Mark, ...], scale: float, radius: float) -> float:
    """The radius, made smaller where two zones would overlap."""
    pairs = [(a, b) for index, a in enumerate(marked) for b in marked[:index]]
    return min([radius, *(max(3.0, math.dist(a, b) * scale / 2 - 4) for a, b in pairs)])


def place_zones(
    view: BodyView, turned: bool, canvas: QSize, marked: tuple[Mark, ...], radius: float
) -> tuple[Placement, float]:
    """As `place`, but moved so that a zone around each mark is wholly seen; and its radius.

    Zones that would overlap, or are too wide for a small canvas, are made smaller.
    """
    placed = place(view, turned, canvas.width(), canvas.height())
    spots = [placed.mark(mark) for mark in marked]
    radius = _zone_room(spots, canvas, _room(marked, placed.scale, radius))
    moved = _into_view(spots, canvas, radius)
    return replace(placed, x=placed.x + moved.x(), y=placed.y + moved.y()), radius


def _zone_room(spots: list[QPointF], canvas: QSize, radius: float) -> float:
    """The radius, made smaller where so wide a zone around each spot has no room."""
    box = _around(spots)
    free = min(canvas.width() - box.width(), canvas.height() - box.height()) / 2 - _RIM
    share = min(canvas.width(), canvas.height()) * _WIDEST_ZONE
    return min(radius, max(SMALLEST_ZONE, min(free, share)))


def _into_view(spots: list[QPointF], canvas: QSize, radius: float) -> QPointF:
    """How far to move the picture so that the zones around these spots are wholly seen."""
    box, edge = _around(spots), radius + _RIM
    across = _nudge(box.left() - edge, box.right() + edge, canvas.width())
    return QPointF(across, _nudge(box.top() - edge, box.bottom() + edge, canvas.height()))


def _around(spots: list[QPointF]) -> QRectF:
    across, down = [spot.x() for spot in spots], [spot.y() for spot in spots]
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))


def _nudge(first: float, last: float, room: float) -> float:
    """The shortest way into 0 to `room`; into the middle where it is too long for that."""
    if last - first > room:
        return (room - first - last) / 2
    return max(0.0, -first) + min(0.0, room - last)


_RIM = 4
"""Pixels from a zone to the edge of the picture."""

_WIDEST_ZONE = 0.2
"""The radius of a zone as a share of the picture's shorter side: more would hide the body."""

"""Writes docs/points.webp: every point of both bodies as the program draws it, on one sheet.

For whoever changes a picture, a rule or the drawing of marks, to see all of them at once.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from acupressure_app.core.body import Side
from acupressure_app.core.content import Point
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_content
from acupressure_app.store.settings import BodyShape
from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.theme import LIGHT, Theme, dress, scale_for

TARGET = Path(__file__).parents[1] / "docs" / "points.webp"

_CELL, _ACROSS, _CAPTION = 260, 10, 24
"""Pixels of a picture's edge and of the line above it; pictures in a row, always both bodies."""

_ZONE = 22
"""The radius of a mark: half of what it is in a session, where pictures are twice as large."""

_QUALITY = 80


def main() -> None:
    """Draw the sheet."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    application.setFont(QFont("Noto Sans", 10))
    places = folders()
    theme = Theme(LIGHT, scale_for(10), places.assets / "icons")
    points = load_content(places.assets).points.values()
    rows = -(-2 * len(points) // _ACROSS)
    sheet = QImage(_CELL * _ACROSS, (_CELL + _CAPTION) * rows, QImage.Format.Format_RGB32)
    sheet.fill(QColor(theme.tokens.surface))
    painter = QPainter(sheet)
    painter.setPen(QColor(theme.tokens.ink))
    for number, (caption, picture) in enumerate(_cells(points, places.pictures, theme)):
        x, y = number % _ACROSS * _CELL, number // _ACROSS * (_CELL + _CAPTION)
        painter.drawText(x + 6, y, _CELL, _CAPTION, Qt.AlignmentFlag.AlignVCenter, caption)
        painter.drawImage(x, y + _CAPTION, picture)
    painter.end()
    sheet.save(str(TARGET), quality=_QUALITY)


def _cells(points: Iterable[Point], root: Path, theme: Theme) -> Iterator[tuple[str, QImage]]:
    bodies = [(body, Pictures(root, body)) for body in BodyShape]
    for point in points:
        for body, pictures in bodies:
            yield f"{point.code} · {body}", _drawn(point, pictures, theme)


def _drawn(point: Point, pictures: Pictures, theme: Theme) -> QImage:
    picture = BodyPicture(theme, pictures, str)
    dress(picture, theme)
    side = Side.MIDLINE if point.midline else Side.LEFT
    view = point.view.picture if point.view else None
    picture.set_props(
        PictureProps(view, point.code, side, zone_px=_ZONE, landmarks=True, hand=True)
    )
    picture.resize(_CELL - 8, _CELL - 4)
    return picture.grab().toImage()


if __name__ == "__main__":
    main()

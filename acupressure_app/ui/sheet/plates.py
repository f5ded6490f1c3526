"""The pictures of a sheet, drawn by the widget that draws them on screen, in print's sharpness."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from acupressure_app.core.language import Translations
from acupressure_app.core.routine import PictureMark
from acupressure_app.ui.pictures.photo import read_photo
from acupressure_app.ui.pictures.picture import BodyPicture, PictureProps
from acupressure_app.ui.pictures.pictures import Pictures
from acupressure_app.ui.sheet.setting import PICTURE_MM
from acupressure_app.ui.sheet.view import Plate
from acupressure_app.ui.theme import CONTRAST_LIGHT, Scale, Theme

_EDGE = 720
"""Pixels of a picture: more than 350 an inch."""

_UNIT = 44
"""E in these pixels: lines and marks are thick enough to be seen on paper."""

_LABELS = 8.2
"""How large names in a picture are on paper, in points."""

_ZONE = 16


class Plates:
    """Draws the pictures; needs a QApplication."""

    def __init__(self, icons: Path, pictures: Pictures, beside: Path, tr: Translations) -> None:
        """`beside` is the folder of the routine's own photos."""
        enlarged = _EDGE / (PICTURE_MM / 25.4 * 96)
        usual = Scale(1, _UNIT).points("small")
        self._theme = Theme(CONTRAST_LIGHT, Scale(_LABELS * enlarged / usual, _UNIT), icons)
        self._pictures, self._beside, self._tr = pictures, beside, tr

    def draw(self, plate: Plate) -> QImage | None:
        """The picture of this place, if there is one."""
        if plate.photo:
            return _photo(self._beside / plate.photo, plate.mark)
        if plate.view not in self._pictures.views:
            return None
        shown = BodyPicture(self._theme, self._pictures, self._tr.gettext)
        shown.setStyleSheet("background: #FFFFFF; border: none")
        shown.set_props(
            PictureProps(plate.view, plate.code, plate.side, zone_px=_ZONE, landmarks=True)
        )
        shown.resize(_EDGE, _EDGE)
        image = QImage(QSize(_EDGE, _EDGE), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        shown.render(image)
        return image


def _photo(path: Path, mark: PictureMark | None) -> QImage | None:
    """A photo in the size it is printed, with a ring around the place; nothing if unusable."""
    image = read_photo(path)
    if image.isNull():
        return None
    size = QSize(_EDGE, _EDGE)
    image = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB32)
    if mark:
        _ring(image, QPointF(mark.x * image.width(), mark.y * image.height()))
    return image


def _ring(image: QImage, at: QPointF) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(at.x() - 36, at.y() - 36, 72, 72)
    for colour, width in (("#FFFFFF", 16), ("#000000", 8)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawEllipse(box)
    painter.end()

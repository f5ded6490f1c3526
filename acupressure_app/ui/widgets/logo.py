"""The program's sign: time as an open ring, pressure as a disc, and the point."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from acupressure_app.ui.theme import Tokens


def logo(tokens: Tokens, size: int, ratio: float = 1.0) -> QPixmap:
    """The sign, `size` pixels wide and high, sharp at this pixel ratio."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size / 2, size / 2)
    painter.scale(size / 24, size / 24)
    pen = QPen(QColor(tokens.primary), 2.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(QRectF(-10.6, -10.6, 21.2, 21.2), 150 * 16, 285 * 16)
    painter.setPen(QPen(QColor(tokens.disc_line), 1.5))
    painter.setBrush(QColor(tokens.disc))
    painter.drawEllipse(QPointF(0, 0), 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.primary))
    painter.drawEllipse(QPointF(0, 0), 2, 2)
    painter.end()
    return image

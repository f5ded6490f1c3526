"""The line icons: small SVG files drawn in the colour and size that is asked for."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_RATIOS = (1.0, 1.5, 2.0, 3.0)
"""Device pixel ratios an icon is drawn for; Qt takes the nearest."""


def pixmap(
    name: str, colour: str, size: int, root: Path, ratio: float = 1.0, margin: int = 0
) -> QPixmap:
    """The icon `name` of the folder `root`, `size` pixels high, sharp at this pixel ratio.

    `margin` is left empty on its left and right. Raises OSError when there is no such icon.
    """
    drawing = (root / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    side = round(size * ratio)
    gap = round(margin * ratio)
    image = QPixmap(side + 2 * gap, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(gap, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(
    name: str,
    colour: str,
    size: int,
    root: Path,
    disabled: str | None = None,
    margin: int = 0,
) -> QIcon:
    """The icon for a button, in the colour `disabled` where the button is off."""
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(pixmap(name, colour, size, root, ratio, margin))
        if disabled is not None:
            off = pixmap(name, disabled, size, root, ratio, margin)
            result.addPixmap(off, QIcon.Mode.Disabled)
    return result

"""The colours of the grey body pictures: by skin tone, and by how dark the window is."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtGui import QColor, QImage, qRgb

from acupressure_app.store.settings import SkinTone

_STOPS = (0, 46, 107, 168, 219, 255)
"""The greys at which a colour is named; 0 is ink. Between them colours are mixed."""

_SKIN: Mapping[SkinTone, tuple[str, ...]] = {
    SkinTone.LIGHT: ("#4a2f27", "#9c7869", "#d0ac99", "#edd4c5", "#faece2", "#fffcf8"),
    SkinTone.FAIR: ("#4a2f27", "#8e6a5a", "#c39d89", "#e3c6b4", "#f5e3d7", "#fffaf5"),
    SkinTone.MEDIUM: ("#3f281f", "#7a563f", "#ab805f", "#cfa583", "#e6c6aa", "#f7e6d6"),
    SkinTone.BROWN: ("#2d1a12", "#5a3a28", "#85593e", "#a97855", "#c69a78", "#e4c6ab"),
    SkinTone.DARK: ("#1d100b", "#3d2619", "#5d3c29", "#7c553c", "#9b7356", "#c4a184"),
}

_DIMMED = 94
"""In a dark window the same skin, in percent of its brightness."""


def colour_table(tone: SkinTone, *, dark: bool) -> list[int]:
    """The colour of each grey from 0 to 255, as Qt's pixels."""
    colours = [QColor(name) for name in _SKIN[tone]]
    if dark:
        colours = [colour.darker(10_000 // _DIMMED) for colour in colours]
    table = [_pixel(colours[0])]
    for (grey, colour), (next_grey, next_colour) in pairwise(zip(_STOPS, colours, strict=True)):
        for step in range(grey + 1, next_grey + 1):
            share = (step - grey) / (next_grey - grey)
            table.append(_pixel(_mixed(colour, next_colour, share)))
    return table


def coloured(grey: QImage, tone: SkinTone, *, dark: bool) -> QImage:
    """The grey picture in these colours, as transparent as before."""
    whole = grey.convertToFormat(QImage.Format.Format_ARGB32)
    alpha = whole.convertToFormat(QImage.Format.Format_Alpha8)
    shades = whole.convertToFormat(QImage.Format.Format_Grayscale8)
    indexed = QImage(
        shades.constBits(),
        shades.width(),
        shades.height(),
        shades.bytesPerLine(),
        QImage.Format.Format_Indexed8,
    )
    indexed.setColorTable(colour_table(tone, dark=dark))
    result = indexed.convertToFormat(QImage.Format.Format_ARGB32)
    result.setAlphaChannel(alpha)
    return result


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mix(first.red(), second.red()),
        mix(first.green(), second.green()),
        mix(first.blue(), second.blue()),
    )


def _pixel(colour: QColor) -> int:
    return qRgb(colour.red(), colour.green(), colour.blue())

"""How sure the studies are: four bars, of which the last is never filled, and the same in words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLabel

from acupressure_app.core.language import N_, Translations
from acupressure_app.core.routine import Grade
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row

BARS = 4
_FILLED = {Grade.MODERATE: 3, Grade.LOW: 2, Grade.VERY_LOW: 1}

_CERTAINTY = {
    Grade.MODERATE: N_("Moderate certainty"),
    Grade.LOW: N_("Low certainty"),
    Grade.VERY_LOW: N_("Very low certainty"),
    Grade.TRADITIONAL: N_("Traditional use only"),
    Grade.UNKNOWN: N_("Certainty unknown"),
}

_WIDTH, _HEIGHT, _GAP = 1.5, 0.625, 0.25
"""Of a bar, and between two, in E."""


def filled(grade: Grade) -> int:
    """How many bars are filled: none for tradition alone, and never all."""
    return _FILLED.get(grade, 0)


def certainty(grade: Grade, tr: Translations) -> str:
    """The grade in a few words."""
    return _CERTAINTY[grade](tr)


class Bars(QLabel):
    """The bars alone; as a label with a pixmap they are a picture to screen readers."""

    def __init__(self, theme: Theme, grade: Grade, tr: Translations) -> None:
        """Described by how many are filled."""
        super().__init__()
        self._filled = filled(grade)
        of_all = tr.gettext("{n} of {all} bars").format(n=self._filled, all=BARS)
        self.setAccessibleName(of_all)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        px, ratio = theme.scale.px, self.devicePixelRatio()
        width, height, gap = px(_WIDTH), px(_HEIGHT), px(_GAP)
        drawn = QPixmap(QSize(BARS * (width + gap) - gap, height) * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(BARS):
            full, tokens = number < self._filled, theme.tokens
            painter.setPen(QPen(QColor(tokens.primary if full else tokens.line_strong), 1.5))
            painter.setBrush(QColor(tokens.primary) if full else Qt.BrushStyle.NoBrush)
            box = QRectF(number * (width + gap), 0, width, height).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()
        self.setPixmap(drawn)


class Certainty(Row):
    """The bars with their words beside them."""

    def __init__(self, theme: Theme, grade: Grade, tr: Translations) -> None:
        """Both say the same."""
        super().__init__(theme)
        self.add(Bars(theme, grade, tr))
        self.add(label("h3", certainty(grade, tr)), 1)

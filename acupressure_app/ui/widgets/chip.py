"""A filter that is on or off, as a pill."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.wrapped import WRAPPED, WrapsWords

_WRAPPED = WRAPPED | int(Qt.AlignmentFlag.AlignCenter)


class Chip(WrapsWords, QPushButton):
    """A filter that is on or off: on, it is filled and shows a tick in the place of its icon.

    It is as wide in both states, so that nothing jumps.
    """

    def __init__(self, theme: Theme, text: str, icon: str | None = None) -> None:
        """Off at first."""
        super().__init__(text)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoDefault(True)
        self.set_theme(theme)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill, its icon or tick, and the text."""
        tokens, on = self._theme.tokens, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if tokens.high_contrast or self.isDown() else 1.5
        painter.setPen(QPen(QColor(tokens.primary if on else tokens.line_strong), edge))
        filled = on or self.isDown() or self.underMouse()
        painter.setBrush(QColor(tokens.soft if filled else tokens.surface))
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = min(pill.height() / 2, self._theme.scale.px(1.375))
        painter.drawRoundedRect(pill, radius, radius)
        colour = tokens.on_soft if on else tokens.ink
        painter.setFont(self._font(bold=on))
        painter.setPen(QColor(colour))
        painter.drawText(self._paint_icon(painter, colour), _WRAPPED, self.text())
        painter.end()

    def _paint_icon(self, painter: QPainter, colour: str) -> QRect:
        """Draw the icon, and return the room for the text beside it."""
        px = self._theme.scale.px
        room = self.rect().adjusted(px(1), 0, -px(1), 0)
        name = "check" if self.isChecked() else self._icon
        if name is None:
            return room
        size = px(1.25)
        box = QRectF(room.left(), (self.height() - size) // 2, size, size)
        icons.paint(painter, box, name, colour, self._theme.icons)
        return room.adjusted(size + px(0.5), 0, 0, 0)

    def _beside(self) -> int:
        px = self._theme.scale.px
        return 2 * px(1) + px(1.25) + px(0.5)

    def _least_height(self) -> int:
        return self._theme.scale.px(2.75)

    def _above_and_below(self) -> int:
        return self._theme.scale.px(0.75)

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _metrics(self) -> QFontMetrics:
        self.ensurePolished()
        return QFontMetrics(self._font(bold=True))

"""Buttons of the session page: none of them can be pressed by a slip of the hand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import IconButton


class DeliberateButton(IconButton):
    """Takes no notice of the second click of a double click.

    The first may have been meant for what stood in its place, or for the button once.
    """

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing."""
        event.accept()


class KeyButton(DeliberateButton):
    """The main button, with the name of its key in a pill behind its words where there is room."""

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        """Without a key as yet."""
        self._key = ""
        super().__init__(theme, "main", text, icon)

    def show_key(self, key: str) -> None:
        """Name this key."""
        if key != self._key:
            self._key = key
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon, words and pill as one group in the middle."""
        icon, words = float(self.iconSize().width()), self._advance(self.font(), self.text())
        pill = self._advance(self._small(), self._key) + self._theme.scale.px(1)
        gap = self._theme.scale.px(0.75)
        whole = icon + words + gap + pill
        if not self._key or whole + self._theme.scale.px(2) > self.width():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, height = (self.width() - whole) / 2, float(self.height())
        self.icon().paint(painter, QRectF(left, 0, icon, height).toRect())
        painter.setPen(QColor(self._theme.tokens.on_primary))
        painter.setFont(self.font())
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(left + icon, 0, words + 1, height), middle, self.text())
        self._paint_pill(painter, QRectF(left + icon + words + gap, 0, pill, height))
        painter.end()

    def _paint_pill(self, painter: QPainter, room: QRectF) -> None:
        font, px = self._small(), self._theme.scale.px
        high = QFontMetricsF(font).height() + px(0.125)
        box = QRectF(room.x(), (room.height() - high) / 2, room.width(), high)
        painter.setPen(QPen(QColor(self._theme.tokens.on_primary), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, px(0.375), px(0.375))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._theme.scale.points("small"))
        return font

    @staticmethod
    def _advance(font: QFont, text: str) -> float:
        return QFontMetricsF(font).horizontalAdvance(text)

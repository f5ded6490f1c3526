"""Parts to answer with: a tick, and a tick that asks on once it is on."""

import html

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.wrapped import WRAPPED, WrapsWords

_LINE = 1.75
"""A line of text with a little room around it, in E."""


IN_A_LIST = 1.9375
"""The least height of a tick in E in a list that is to be seen at a glance."""


class Tick(WrapsWords, QCheckBox):
    """A check box with a clear tick and text that wraps."""

    def __init__(self, theme: Theme, text: str, least: float = 2.75) -> None:
        """Never ticked at first; `least` is its least height in E."""
        super().__init__(text)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does, as it presses a button; held down, it does so once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row can be clicked."""
        return self.rect().contains(pos)

    def _beside(self) -> int:
        return self._theme.scale.px(2.5)

    def _least_height(self) -> int:
        return self._theme.scale.px(self._least)

    def _above_and_below(self) -> int:
        return self._theme.scale.px(self._least - _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        tokens = self._theme.tokens
        option = QStyleOptionButton()
        self.initStyleOption(option)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._theme.scale.px(1.375)
        box = QRectF(2, (self.height() - size) / 2, size, size)
        on, enabled = self.isChecked(), self.isEnabled()
        edge = tokens.primary if on else tokens.line_strong
        painter.setPen(QPen(QColor(edge if enabled else tokens.line), 2))
        rest = tokens.soft if hover else tokens.surface
        painter.setBrush(QColor(tokens.primary if on else rest))
        painter.drawRoundedRect(box, size / 4, size / 4)
        if on:
            paint_tick(painter, box, tokens.on_primary)
        painter.setPen(QColor(tokens.ink if enabled else tokens.disabled))
        text = self.rect().adjusted(self._beside(), 0, 0, 0)
        painter.drawText(text, WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


def paint_tick(painter: QPainter, box: QRectF, colour: str) -> None:
    """Draw a tick that fills a box, in a colour."""
    pen = QPen(QColor(colour), box.width() / 9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corners = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.31))
    painter.drawPolyline(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in corners]
    )


_ROOM_TO_INDENT = 20


class TickQuestion(QWidget):
    """A question in a few words with a tick; once ticked, the whole question and what it asks."""

    def __init__(self, theme: Theme, short: str, question: str) -> None:
        """What is asked once it is ticked goes into `more`, indented where there is room."""
        super().__init__()
        self.tick = Tick(theme, short, IN_A_LIST)
        self.tick.setAccessibleDescription(question)
        self.tick.setToolTip(f"<p>{html.escape(question)}</p>")  # only rich text wraps there
        self._below = QWidget()
        self.more = QVBoxLayout(self._below)
        self.more.addWidget(label("small", question))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tick)
        column.addWidget(self._below)
        self._below.hide()
        self.tick.toggled.connect(self._below.setVisible)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._scale = theme.scale
        self.more.setSpacing(theme.scale.px(0.5))
        self._indent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Indent what is asked on only where that leaves room for it."""
        self._indent()
        super().resizeEvent(event)

    def _indent(self) -> None:
        px = self._scale.px
        wide = self.width() >= px(_ROOM_TO_INDENT)
        self.more.setContentsMargins(px(2.5 if wide else 0), px(0.25), 0, px(0.75))

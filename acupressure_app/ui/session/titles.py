"""The headline of the session page: what happens, which side, and what to do."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from acupressure_app.ui.session.props import Headline, SessionProps, Stage
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.icons import Icon, ink2
from acupressure_app.ui.widgets.parts import label

_LINE, _BELOW = 0.1, 0.16
"""In em: how thick the line under the side is, and how far below the letters' feet."""


class SideTitle(QLabel):
    """A headline whose word for the side is underlined in the primary colour."""

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self.setProperty("role", "side")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._colour = ""
        self._headline = Headline("")

    def set_colour(self, colour: str) -> None:
        """Draw the line in this colour."""
        self._colour = colour
        self.update()

    def show_headline(self, headline: Headline) -> None:
        """Say this."""
        if headline != self._headline:
            self._headline = headline
            self.setText(str(headline))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line under the side once the words are drawn."""
        super().paintEvent(event)
        if not self._headline.side:
            return
        em = QFontInfo(self.font()).pixelSize()
        painter = QPainter(self)
        pen = QPen(QColor(self._colour), em * _LINE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for left, right in self._under_the_side():
            down = QPointF(0, em * _BELOW)
            painter.drawLine(left + down, right + down)
        painter.end()

    def _under_the_side(self) -> list[tuple[QPointF, QPointF]]:
        """The ends of the side's baseline, laid out as the label lays out its words."""
        room = self.contentsRect()
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        leading = self.fontMetrics().leading()
        bottom = float(-leading)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            bottom += leading
            line.setPosition(QPointF(0, bottom))
            bottom += line.height()
        layout.endLayout()
        start = len(self._headline.before)
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            return []
        above = room.top() + (room.height() - bottom) / 2
        feet = above + line.y() + line.ascent()
        words = self.fontMetrics().horizontalAdvance
        left = room.left() + words(self.text()[line.textStart() : start])
        right = left + words(self._headline.side)
        return [(QPointF(left, feet), QPointF(right, feet))]


class Headlines(QWidget):
    """What happens, which side, and what to do."""

    def __init__(self, theme: Theme) -> None:
        """Empty before the first values."""
        super().__init__()
        self._icon, self._kicker = Icon(theme, "pause", ink2), label("h3")
        self._headline, self.todo = SideTitle(), label("do")
        self._above = QHBoxLayout()
        self._above.addWidget(self._icon)
        self._above.addWidget(self._kicker, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._above)
        self._column.addWidget(self._headline)
        self._column.addWidget(self.todo)
        self._narrow = self._low = self._beside = self._large = self._asks = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        tokens, points, px = theme.tokens, theme.scale.points, theme.scale.px
        self._kicker.setStyleSheet(f"color: {tokens.ink2}")
        self._headline.set_colour(tokens.primary)
        small = self._beside or (self._low and self._asks)
        headline = points("h2") if small else points("side") * (0.8 if self._narrow else 1)
        grown = 1.2 if self._large else 1
        self._headline.setStyleSheet(f"font-size: {headline * grown}pt")
        todo = points("body" if self._beside else "lead" if self._low else "do")
        self.todo.setStyleSheet(f"font-size: {todo * grown}pt")
        self._column.setSpacing(px(0.25))
        self._above.setSpacing(px(0.5))

    def fit(self, *, narrow: bool, low: bool, large: bool) -> None:
        """Write the headline smaller where it is narrow, what to do where it is low."""
        if (narrow, low, large) != (self._narrow, self._low, self._large):
            self._narrow, self._low, self._large = narrow, low, large
            self.set_theme(self._theme)

    def give_todo(self) -> QLabel:
        """What to do, to be placed elsewhere; the headline then is small enough for one line."""
        self._beside = True
        self.set_theme(self._theme)
        return self.todo

    def take_todo(self) -> None:
        """Have what to do under the headline again."""
        self._column.addWidget(self.todo)
        self._beside = False
        self.set_theme(self._theme)

    def show_props(self, props: SessionProps) -> None:
        """Say this."""
        if bool(props.choices) is not self._asks:
            self._asks = bool(props.choices)
            self.set_theme(self._theme)
        self._kicker.setText(props.kicker)
        spare = self._beside and (props.stage is Stage.RUNNING or self._asks)
        kicker = not spare and not (self._narrow and props.plain)
        self._kicker.setVisible(kicker)
        self._icon.setVisible(kicker and props.stage is Stage.PAUSED)
        self._headline.show_headline(props.headline)
        self.todo.setText(props.todo)

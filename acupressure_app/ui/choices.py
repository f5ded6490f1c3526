"""Parts to answer with: a tick, one of a few short answers, a question with its answers."""

import html
from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.ui.column import lines
from acupressure_app.ui.parts import label
from acupressure_app.ui.row import Row
from acupressure_app.ui.theme import Theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_LINE = 1.75
"""A line of text with a little room around it, in E."""


IN_A_LIST = 1.9375
"""The least height of a tick in E in a list that is to be seen at a glance."""


class Tick(QCheckBox):
    """A check box with a clear tick and text that wraps."""

    def __init__(self, theme: Theme, text: str, least: float = 2.75) -> None:
        """Never ticked at first; `least` is its least height in E."""
        super().__init__(text)
        self._least = least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the text in one line."""
        width = self._indent() + self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the longest word."""
        words = (self.fontMetrics().horizontalAdvance(word) for word in self.text().split())
        return QSize(self._indent() + max(words, default=0), self._theme.scale.px(self._least))

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text with some room around it."""
        room = QRect(0, 0, max(1, width - self._indent()), 10_000)
        words = QFontMetrics(self.font()).boundingRect(room, _WRAPPED, self.text())
        around = self._theme.scale.px(self._least - _LINE)
        return max(self._theme.scale.px(self._least), words.height() + around)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole row can be clicked."""
        return self.rect().contains(pos)

    def _indent(self) -> int:
        return self._theme.scale.px(2.5)

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
        text = self.rect().adjusted(self._indent(), 0, 0, 0)
        painter.drawText(text, _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.text())
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


_SEGMENT_GAP = 0.25
"""Between short answers, and around them, in E."""


class Segments(QFrame):
    """One of a few short answers, none chosen at first; emits the chosen value.

    The answers stand side by side, or one below the other where that is too wide.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        question: str,
        answers: Iterable[tuple[str, str]],
        *,
        tight: bool = False,
    ) -> None:
        """`answers` are (value, text); `question` names them all to screen readers.

        `tight` leaves less room beside each, for a narrow column.
        """
        super().__init__()
        self._tight = tight
        self.setProperty("role", "segments")
        self.setAccessibleName(question)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._row = Row(theme, gap=_SEGMENT_GAP)
        self._frame = QHBoxLayout(self)
        self._frame.addWidget(self._row)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for value, text in answers:
            button = QRadioButton(text)
            button.setProperty("role", "segment")
            button.setAccessibleDescription(question)
            button.toggled.connect(lambda on, value=value: self._toggled(value, on))
            self._group.addButton(button)
            self._row.add(button)
            self._buttons[value] = button
        self.set_theme(theme)

    @property
    def value(self) -> str | None:
        """The chosen value, None while nothing is chosen."""
        return next((v for v, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, value: str) -> None:
        """Choose an answer without emitting."""
        with QSignalBlocker(self._buttons[value]):
            self._buttons[value].setChecked(True)
        self._tab_to_chosen()

    def _toggled(self, value: str, on: bool) -> None:
        if on:
            self._tab_to_chosen()
            self.chosen.emit(value)

    def _tab_to_chosen(self) -> None:
        """Tab reaches the chosen answer, from which the arrow keys lead to the others."""
        for button in self._buttons.values():
            policy = Qt.FocusPolicy
            button.setFocusPolicy(policy.StrongFocus if button.isChecked() else policy.ClickFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._gap = theme.scale.px(_SEGMENT_GAP)
        self._frame.setContentsMargins(self._gap, self._gap, self._gap, self._gap)
        if self._tight:
            self.setStyleSheet(f"QRadioButton {{ padding: 0 {theme.scale.px(0.5)}px }}")

    def sizeHint(self) -> QSize:
        """As wide as the answers side by side."""
        answers = [button.sizeHint().width() for button in self._buttons.values()]
        width = sum(answers) + self._gap * (len(answers) + 1) + 2 * self.frameWidth()
        return QSize(width, super().sizeHint().height())

    def height_in(self, width: int) -> int:
        """How high the answers are in this width, side by side or below each other."""
        heights = [button.sizeHint().height() for button in self._buttons.values()]
        around = 2 * (self._gap + self.frameWidth())
        if width >= self.sizeHint().width():
            return max(heights) + around
        return sum(heights) + self._gap * (len(heights) - 1) + around


class Question(QWidget):
    """A question in words with its short answers beside it, or below it where that is narrow."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        answers: Iterable[tuple[str, str]],
        *,
        tight: bool = False,
    ) -> None:
        """The chosen value is in `segments`, which may be `tight`."""
        super().__init__()
        self.segments = Segments(theme, question, answers, tight=tight)
        self._words = lines(label("h3", question))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.segments)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._gap, self._least = theme.scale.px(0.75), theme.scale.px(14)
        self._row.setSpacing(self._gap)

    def sizeHint(self) -> QSize:
        """Words and answers side by side."""
        answers = self.segments.sizeHint()
        width = answers.width() + self._gap + self._least
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest answer or word."""
        width = max(part.minimumSizeHint().width() for part in (self.segments, self._words))
        return QSize(width, self.heightForWidth(self.segments.sizeHint().width()))

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps: yes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of words and answers in this width."""
        answers = self.segments.sizeHint()
        if self._beside(width):
            room = width - answers.width() - self._gap
            return max(self._words.heightForWidth(room), self.segments.height_in(width))
        answers_height = self.segments.height_in(width)
        return self._words.heightForWidth(width) + self._gap + answers_height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers beside the words or below them."""
        ways = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(ways[self._beside(self.width())])
        self._row.activate()
        super().resizeEvent(event)

    def _beside(self, width: int) -> bool:
        return width >= self.segments.sizeHint().width() + self._gap + self._least


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

"""One of a few short answers, side by side in one frame, and a question answered with them."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right and left lead on also where the answers stand below each other."""
        key, answers = event.key(), list(self._buttons.values())
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        across = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        at = next((n for n, button in enumerate(answers) if button.hasFocus()), None)
        to = None if at is None else at + (1 if key == ahead else -1)
        if key in across and to is not None and 0 <= to < len(answers):
            answers[to].setFocus(Qt.FocusReason.TabFocusReason)
            answers[to].click()
        else:
            super().keyPressEvent(event)

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

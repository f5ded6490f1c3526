"""Where a check stands: warning signs, health, ready, with what is done ticked."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.language import N_
from acupressure_app.core.wording import Wording
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.choices import paint_tick


class Stage(StrEnum):
    """A page of the check."""

    SIGNS = "signs"
    HEALTH = "health"
    READY = "ready"


ALL_STAGES = tuple(Stage)

_NAMES = {
    Stage.SIGNS: N_("Warning signs"),
    Stage.HEALTH: N_("Your health"),
    Stage.READY: N_("Ready"),
}


def stages(asked: Iterable[Condition]) -> tuple[Stage, ...]:
    """The pages of a check that asks for these conditions: without questions there is no page."""
    kinds = {condition.kind for condition in asked}
    has_page = {
        Stage.SIGNS: Kind.RED_FLAG in kinds,
        Stage.HEALTH: bool(kinds - {Kind.RED_FLAG}),
        Stage.READY: True,
    }
    return tuple(stage for stage in Stage if has_page[stage])


_CIRCLE = 1.75
_GAP = 0.5
_LINE = 1.5
"""A circle's width, the room between parts, and the line from step to step, in E."""


class WaySteps(QLabel):
    """The stages as numbered circles, named where there is room, else only the one that is on.

    Its text is for screen readers, "Step 2 of 3: Your health"; what is seen is drawn.
    """

    def __init__(
        self, theme: Theme, wording: Wording, all_stages: tuple[Stage, ...], on: Stage
    ) -> None:
        """`on` is one of `all_stages`."""
        self._names = [_NAMES[stage](wording.tr) for stage in all_stages]
        self._on = all_stages.index(on)
        step = wording.tr.gettext("Step {n} of {all}: {name}")
        super().__init__(
            step.format(n=self._on + 1, all=len(all_stages), name=self._names[self._on])
        )
        self.setProperty("role", "small")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every name."""
        return self._size(all_names=True)

    def minimumSizeHint(self) -> QSize:
        """Room for the name of the stage that is on."""
        return self._size(all_names=False)

    def _size(self, *, all_names: bool) -> QSize:
        self.ensurePolished()
        px = self._theme.scale.px
        names = range(len(self._names)) if all_names else (self._on,)
        words = sum(self._advance(number) + px(_GAP) for number in names)
        between = len(self._names) - 1
        line = px(_LINE + 2 * _GAP) if all_names else px(_GAP)
        width = len(self._names) * self._circle() + words + between * line
        return QSize(round(width) + 2, round(self._circle()) + 2)

    def _circle(self) -> float:
        return max(self._theme.scale.px(_CIRCLE), QFontMetricsF(self.font()).height() + 2)

    def _font(self, number: int) -> QFont:
        result = QFont(self.font())
        result.setWeight(QFont.Weight.DemiBold if number == self._on else QFont.Weight.Normal)
        return result

    def _advance(self, number: int) -> float:
        return QFontMetricsF(self._font(number)).horizontalAdvance(self._names[number])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circles, names and the lines between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, tokens = self._theme.scale.px, self._theme.tokens
        all_names = self.width() >= self.sizeHint().width()
        x, middle = 1.0, self.height() / 2
        for number in range(len(self._names)):
            if number and all_names:
                start = x + px(_GAP)
                x = start + px(_LINE)
                painter.setPen(QPen(QColor(tokens.line_strong), 1.5))
                painter.drawLine(QPointF(start, middle), QPointF(x, middle))
            x += px(_GAP) if number else 0
            self._paint_circle(painter, QRectF(x, 1, self._circle(), self._circle()), number)
            x += self._circle()
            if all_names or number == self._on:
                x += px(_GAP)
                x = self._paint_name(painter, x, number)
        painter.end()

    def _paint_circle(self, painter: QPainter, box: QRectF, number: int) -> None:
        tokens, reached = self._theme.tokens, number <= self._on
        painter.setPen(QPen(QColor(tokens.primary if reached else tokens.line_strong), 1.5))
        painter.setBrush(QColor(tokens.primary) if reached else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if number < self._on:
            inset = box.width() * 0.14
            paint_tick(painter, box.adjusted(inset, inset, -inset, -inset), tokens.on_primary)
            return
        painter.setFont(self._font(self._on))
        painter.setPen(QColor(tokens.on_primary if reached else tokens.ink2))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _paint_name(self, painter: QPainter, x: float, number: int) -> float:
        """Write a name; returns where it ends."""
        tokens = self._theme.tokens
        width = self._advance(number)
        painter.setFont(self._font(number))
        painter.setPen(QColor(tokens.ink if number <= self._on else tokens.ink2))
        at = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, width + 2, self.height()), at, self._names[number])
        return x + width

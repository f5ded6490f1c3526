"""The pressure of a step over its time as a picture; it says the same in words."""

from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy

from acupressure_app.core.curve import SHARES, Curve, Stay, step_curve, told
from acupressure_app.core.routine import Step
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import SegmentKind
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.parts import small_font

_HIGH, _GAP = 5.5, 0.5
_LINE = 2.2
_DOT, _APART = 2.0, 7.0
"""The radius of a turn, and how far apart turns have to be to be told from each other, in px."""


class PressurePicture(QLabel):
    """Light, medium and firm as in the ring of a session; a dot for each turn."""

    def __init__(self, desk: Desk, step: Step) -> None:
        """It shows the step at once."""
        super().__init__()
        self._desk, self._curve = desk, step_curve(step, desk.content, desk.wording)
        self.setPixmap(QPixmap(1, 1))  # only a label with a picture is one to a screen reader
        self.setAccessibleName(desk.wording.tr.gettext("Pressure over the time"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(desk.theme)
        self.show_step(step)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_step(self, step: Step) -> None:
        """Show how this one is pressed; nothing while its times are not right."""
        wording = self._desk.wording
        self._curve = step_curve(step, self._desk.content, wording)
        words = self._gone() if self._curve is None else told(self._curve, wording)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def _gone(self) -> str:
        gettext = self._desk.wording.tr.gettext
        return gettext("Nothing to draw until its times are mended.")

    def sizeHint(self) -> QSize:
        """The curve, and a line of words below it."""
        px, words = self._theme.scale.px, self._metrics().height()
        return QSize(px(20), px(_HIGH) + round(words * 1.5))

    def minimumSizeHint(self) -> QSize:
        """Narrower, it is drawn closer."""
        return QSize(self._theme.scale.px(10), self.sizeHint().height())

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(small_font(self, self._theme))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the curve, and whose side it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small_font(self, self._theme))
        box = self._box()
        self._paint_scale(painter, box)
        if self._curve is not None:
            self._paint_curve(painter, box, self._curve)
            self._paint_stays(painter, box, self._curve)
        else:
            painter.setPen(QColor(self._theme.tokens.ink2))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            room = QRectF(box.left(), 0, box.width(), self.height())
            painter.drawText(room, int(flags), self._gone())
        painter.end()

    def _box(self) -> QRectF:
        """The room of the curve itself."""
        metrics, px = self._metrics(), self._theme.scale.px
        tr = self._desk.wording.tr
        words = (metrics.horizontalAdvance(name(tr)) for name in options.PRESSURES.values())
        left, half = max(words) + px(_GAP), metrics.height() / 2
        return QRectF(self.rect()).adjusted(left, half, -px(0.25), -metrics.height() * 1.5)

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        tokens, half = self._theme.tokens, self._metrics().height() / 2
        for pressure, name in options.PRESSURES.items():
            y = box.bottom() - box.height() * SHARES[pressure]
            painter.setPen(QPen(QColor(tokens.line), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(tokens.ink2))
            room = QRectF(0, y - half, box.left() - self._theme.scale.px(_GAP), 2 * half)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, name(self._desk.wording.tr))
        painter.setPen(QPen(QColor(tokens.line_strong), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _places(self, box: QRectF, curve: Curve) -> list[tuple[Stay, float, float]]:
        """Each stay with its left and right."""
        edges = [box.left() + box.width() * share for share in accumulate(curve.shares, initial=0)]
        pairs = zip(curve.stays, pairwise(edges), strict=True)
        return [(stay, left, right) for stay, (left, right) in pairs]

    def _paint_curve(self, painter: QPainter, box: QRectF, curve: Curve) -> None:
        tokens, places = self._theme.tokens, self._places(box, curve)
        line = [
            QPointF(_across(places, each.at), box.bottom() - box.height() * each.pressure)
            for each in curve.line
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.disc))
        painter.drawPolygon(QPolygonF(line))
        painter.setPen(QPen(QColor(tokens.disc_line), _LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        self._paint_turns(painter, box, curve, places)

    def _paint_turns(
        self,
        painter: QPainter,
        box: QRectF,
        curve: Curve,
        places: list[tuple[Stay, float, float]],
    ) -> None:
        across = [_across(places, at) for at in curve.turns]
        if any(right - left < _APART for left, right in pairwise(across)):
            return
        painter.setBrush(QColor(self._theme.tokens.disc_line))
        for x in across:
            painter.drawEllipse(QPointF(x, box.bottom() - _APART), _DOT, _DOT)

    def _paint_stays(self, painter: QPainter, box: QRectF, curve: Curve) -> None:
        """Below the line: the side, and what is waited for, where there is room for the words."""
        tokens, metrics, wording = self._theme.tokens, self._metrics(), self._desk.wording
        names = {
            SegmentKind.REST: wording.tr.gettext("rest"),
            SegmentKind.CHANGE: wording.tr.gettext("change"),
        }
        for stay, left, right in self._places(box, curve):
            short = names.get(stay.kind) or wording.side(stay.side)
            whole = f"{short} · {wording.exactly(stay.length)}"
            fitting = (w for w in (whole, short) if metrics.horizontalAdvance(w) <= right - left)
            painter.setPen(QColor(tokens.ink2 if stay.kind in names else tokens.ink))
            room = QRectF(left, box.bottom(), right - left, self.height() - box.bottom())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, next(fitting, ""))


def _across(places: list[tuple[Stay, float, float]], at: Ms) -> float:
    """Where a moment lies."""
    stay, left, right = next(place for place in places if at <= place[0].end)
    return left + (right - left) * (at - stay.start) / max(1, stay.length)

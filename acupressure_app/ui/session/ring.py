"""The ring: how much time is left here (arc) and how hard to press (disc)."""

import math

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QConicalGradient,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from acupressure_app.core.body import Pressure
from acupressure_app.ui.session.dial import Dial
from acupressure_app.ui.theme import Theme, Tokens

_LINES = {Pressure.LIGHT: 0.585, Pressure.MEDIUM: 0.68, Pressure.FIRM: 0.775}
"""The radius of each pressure line, as a share of the ring's."""

_ROOM_FOR_A_WORD = 13
"""In E: in a smaller ring the word would run over the edge of the disc, so it stands below."""

_LARGEST, _LARGEST_WAITING = 26, 13
"""In E: what is pressed gets all the room, a short wait no more than it needs."""

_STROKE = 0.042
_BEAD = 0.066
_TAIL = 70.0


class Ring(QProgressBar):
    """A progress bar to screen readers, drawn as a ring; a click on it emits `clicked`."""

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        """An empty ring; nothing is shown before the first dial."""
        super().__init__()
        self._theme = theme
        self._dial: Dial | None = None
        self._drawn: tuple[object, QPixmap] | None = None
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_props(self, dial: Dial) -> None:
        """Show these; paints only when something visible changed."""
        before, self._dial = self._dial, dial
        if before is not None and _visible(before) == _visible(dial):
            return
        self.setAccessibleName(dial.name)
        self.setAccessibleDescription(dial.value_text)
        if self.value() != dial.heard:
            self.setValue(dial.heard)
        self.update()

    def sizeHint(self) -> QSize:
        """Twenty E square."""
        return QSize(self._theme.scale.px(20), self._theme.scale.px(20))

    def minimumSizeHint(self) -> QSize:
        """Six E square, the small ring of the finding time."""
        return QSize(self._theme.scale.px(6), self._theme.scale.px(6))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the ring was clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arc, pressure lines, disc, bead and text."""
        if self._dial is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, room = self._theme.scale.px, QRectF(self.rect())
        small = self.font()
        small.setPointSizeF(self._theme.scale.points("small"))
        shown = self._dial
        waiting = shown.face == "wait"
        most = px(_LARGEST_WAITING if waiting else _LARGEST)
        size = min(room.width(), room.height(), most)
        small_press = shown.face in ("press", "paused") and size < px(_ROOM_FOR_A_WORD)
        if waiting and QFontMetricsF(small).horizontalAdvance(shown.word) * 1.1 > room.width():
            shown = replace(shown, word="")
        if small_press or (waiting and shown.word):
            line = QFontMetricsF(small).height() * (1.5 if waiting else 1)
            size = min(size, room.height() - line)
            both = QRectF(0, 0, room.width(), size + line)
            both.moveCenter(room.center())
            _paint_word_below(painter, shown.word, self._theme.tokens, both, small)
            room = both.adjusted(0, 0, 0, -line)
            shown = replace(shown, word="")
        painter.translate(room.center())
        painter.drawPixmap(QPointF(-size / 2, -size / 2), self._ground(shown, size))
        _paint(painter, shown, self._theme.tokens, size, small)
        painter.end()

    def _ground(self, dial: Dial, size: float) -> QPixmap:
        """What stands still under the ring, drawn once: dotted lines take long to draw."""
        ratio, tokens = self.devicePixelRatio(), self._theme.tokens
        kind = dial.target if dial.face in ("press", "paused") else None
        key = (size, ratio, kind, tokens)
        if self._drawn is None or self._drawn[0] != key:
            side = math.ceil(size * ratio)
            image = QPixmap(side, side)
            image.setDevicePixelRatio(ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(size / 2, size / 2)
            _paint_ground(painter, dial, tokens, size)
            painter.end()
            self._drawn = key, image
        return self._drawn[1]


def _visible(dial: Dial) -> Dial:
    """The dial rounded to what an eye can tell apart."""
    return replace(
        dial,
        left=round(dial.left, 3),
        level=round(dial.level, 3),
        ease=round(dial.ease, 3),
        bead=None if dial.bead is None else round(dial.bead, 3),
    )


def _paint(painter: QPainter, dial: Dial, tokens: Tokens, size: float, small: QFont) -> None:
    """Draw the ring around the painter's origin, `size` pixels across."""
    _paint_arc(painter, dial, tokens, size)
    if dial.face in ("press", "paused"):
        _paint_pressure(painter, dial, tokens, size)
    if dial.face == "press" and dial.bead is not None:
        _paint_bead(painter, dial, tokens, size)
    if dial.face == "done":
        _paint_tick(painter, tokens, size)
    else:
        _paint_text(painter, dial, tokens, size, small)


def _circle(radius: float) -> QRectF:
    return QRectF(-radius, -radius, 2 * radius, 2 * radius)


def _pen(brush: QBrush | QColor | str, width: float) -> QPen:
    brush = QColor(brush) if isinstance(brush, str) else brush
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QBrush(brush), width, Qt.PenStyle.SolidLine, round_cap, round_join)


def _paint_ground(painter: QPainter, dial: Dial, tokens: Tokens, size: float) -> None:
    """What stands still: the way of the arc, and dotted lines for the other pressures."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    stroke = size * _STROKE
    painter.setPen(_pen(tokens.track, stroke))
    painter.drawEllipse(_circle((size - stroke) / 2))
    if dial.face not in ("press", "paused"):
        return
    dots = _pen(tokens.line, 1.4)
    dots.setDashPattern([0.01, 4])
    painter.setPen(dots)
    for pressure, share in _LINES.items():
        if pressure is not dial.target:
            painter.drawEllipse(_circle(share * size / 2))


def _paint_arc(painter: QPainter, dial: Dial, tokens: Tokens, size: float) -> None:
    """The gap opens at twelve o'clock and grows clockwise."""
    stroke = size * _STROKE
    box = _circle((size - stroke) / 2)
    colour = tokens.ink2 if dial.face == "paused" else tokens.primary
    left = 1.0 if dial.face == "done" else min(max(dial.left, 0.0), 1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if left > 0:
        painter.setPen(_pen(colour, stroke))
        painter.drawArc(box, 90 * 16, round(left * 360 * 16))


def _paint_pressure(painter: QPainter, dial: Dial, tokens: Tokens, size: float) -> None:
    """The disc, and the solid target line."""
    paused = dial.face == "paused"
    edge = _LINES[dial.target] * size / 2
    # In high contrast the disc is as plain as the window, so its edge is drawn too.
    painter.setPen(_pen(tokens.disc_line, 1.5) if tokens.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.sunken if paused else tokens.disc))
    painter.drawEllipse(_circle(edge * dial.level * dial.ease))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    held = dial.level >= 1 and dial.ease >= 1
    painter.setPen(_pen(tokens.line_strong if paused else tokens.disc_line, 2.5 if held else 2.2))
    painter.drawEllipse(_circle(edge))


def _paint_bead(painter: QPainter, dial: Dial, tokens: Tokens, size: float) -> None:
    """The bead on the target line, with a tail that fades behind it."""
    radius, dot = _LINES[dial.target] * size / 2, _BEAD * size / 2
    at = 90 - 360 * (dial.bead or 0.0)
    start = at - _TAIL if dial.bead_back else at
    tail = QConicalGradient(0, 0, start)
    strong, faint = QColor(tokens.disc_line), QColor(tokens.disc_line)
    faint.setAlpha(0)
    tail.setColorAt(0, faint if dial.bead_back else strong)
    tail.setColorAt(_TAIL / 360, strong if dial.bead_back else faint)
    tail.setColorAt(1, faint)
    pen = _pen(QBrush(tail), size * 0.018)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(_circle(radius), round(start * 16), round(_TAIL * 16))
    painter.save()
    painter.rotate(-at)
    painter.setPen(_pen(tokens.bg, 3))
    painter.setBrush(QColor(tokens.disc_line))
    painter.drawEllipse(QPointF(radius, 0), dot + 1.5, dot + 1.5)
    painter.restore()


def _paint_tick(painter: QPainter, tokens: Tokens, size: float) -> None:
    painter.setPen(_pen(tokens.ink, size * 0.035))
    unit = size * 0.1
    painter.drawPolyline([QPointF(-unit, 0), QPointF(-0.25 * unit, 0.75 * unit),
                          QPointF(unit, -0.7 * unit)])  # fmt: skip


def _paint_text(painter: QPainter, dial: Dial, tokens: Tokens, size: float, small: QFont) -> None:
    """The digits in the middle, the phase word under them."""
    digits = QFont(small)
    share = 0.27 if dial.face != "wait" and not dial.word else _digit_share(dial)
    digits.setPixelSize(max(1, round(size * share)))
    digits.setWeight(QFont.Weight.DemiBold)
    painter.setPen(QColor(tokens.ink))
    middle = -0.03 * size if dial.word else 0.0
    _paint_digits(painter, dial.digits, digits, middle)
    if dial.word:
        word = QFont(small)
        word.setWeight(QFont.Weight.DemiBold)
        smallest = QFontMetricsF(small).height() / 1.3
        word.setPixelSize(round(max(smallest, size * 0.062)))
        painter.setFont(word)
        box = QRectF(-size / 2, size * 0.08, size, QFontMetricsF(word).height())
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, dial.word)


def _paint_word_below(
    painter: QPainter, word: str, tokens: Tokens, room: QRectF, small: QFont
) -> None:
    """The phase word at the bottom of the room, smaller where it is too narrow."""
    font = QFont(small)
    font.setWeight(QFont.Weight.DemiBold)
    width = QFontMetricsF(font).horizontalAdvance(word)
    if width > room.width():
        font.setPointSizeF(font.pointSizeF() * room.width() / width * 0.98)
    painter.setFont(font)
    painter.setPen(QColor(tokens.ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, word)


def _digit_share(dial: Dial) -> float:
    """The digits' size as a share of the ring's: bigger where they stand alone."""
    if dial.face != "wait":
        return 0.22
    return 0.38 if len(dial.digits) <= 2 else 0.27


def _paint_digits(painter: QPainter, text: str, font: QFont, middle: float) -> None:
    """Each digit in a cell as wide as 0, so that nothing wobbles as they change."""
    metrics = QFontMetricsF(font)
    cells = [metrics.horizontalAdvance("0" if c.isdigit() else c) for c in text]
    painter.setFont(font)
    x = -sum(cells) / 2
    baseline = middle + metrics.capHeight() / 2
    for character, cell in zip(text, cells, strict=True):
        offset = (cell - metrics.horizontalAdvance(character)) / 2
        painter.drawText(QPointF(x + offset, baseline), character)
        x += cell

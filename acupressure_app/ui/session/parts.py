"""The parts of the session page: each takes its values and shows them, and decides nothing."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.ui.session.props import Caution, Fact, FindStep, Track
from acupressure_app.ui.session.ring import Ring
from acupressure_app.ui.session.words import Signs
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.parts import (
    Notice,
    NoticeFrame,
    NoticeKind,
    bold_first,
    hairline,
    label,
)


class Room(QWidget):
    """Gives its content the room that is free, and asks for no more than `least` E of height."""

    def __init__(self, theme: Theme, content: QWidget, least: float) -> None:
        """The content fills it."""
        super().__init__()
        self._least, self._theme = least, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        self._size = QSize(theme.scale.px(min(8, self._least)), theme.scale.px(self._least))
        self.updateGeometry()

    def ask_for(self, least: float) -> None:
        """Ask for another height, in E."""
        self._least = least
        self.set_theme(self._theme)

    def sizeHint(self) -> QSize:
        """The least size: what is free comes on top."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """The least size."""
        return self._size

    def hasHeightForWidth(self) -> bool:
        """Whether the height depends on the width: no."""
        return False


class TrackBar(QWidget):
    """All segments of the session in a row, filled as far as it has come."""

    def __init__(self, theme: Theme) -> None:
        """Empty before the first values."""
        super().__init__()
        self._track = Track((), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.setFixedHeight(theme.scale.px(0.5))
        self.update()

    def show_track(self, track: Track) -> None:
        """Fill it so far."""
        if track != self._track:
            self._track = track
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a rounded bar for each segment, gaps between them where there is room."""
        lengths = self._track.lengths
        if not lengths:
            return
        tokens, height = self._theme.tokens, float(self.height())
        gap = min(self._theme.scale.px(0.375), self.width() / len(lengths) / 4)
        scale = (self.width() - gap * (len(lengths) - 1)) / sum(lengths)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        x, start = 0.0, 0
        for length in lengths:
            box = QRectF(x, 0, length * scale, height)
            radius = min(height, box.width()) / 2
            painter.setBrush(QColor(tokens.track))
            painter.drawRoundedRect(box, radius, radius)
            spent = min(max(self._track.at - start, 0), length)
            painter.save()
            painter.setClipRect(QRectF(x, 0, spent * scale, height))
            painter.setBrush(QColor(tokens.primary))
            painter.drawRoundedRect(box, radius, radius)
            painter.restore()
            x, start = x + box.width() + gap, start + length
        painter.end()


_CLOSE = 85
"""In percent of the usual: how far the lines are apart where room is shortest."""

_TAILS = '<p style="margin: 0; font-size: 3px">&nbsp;</p>'
"""Room for what hangs below the last one, which lines so close would cut."""


class Cautions(NoticeFrame):
    """The findings about this place, all of them, in one frame."""

    def __init__(self, theme: Theme) -> None:
        """None before the first values."""
        self._column, self._compact, self._foot = QVBoxLayout(), False, False
        self._small = False
        super().__init__(theme, NoticeKind.CAUTION)
        self.setObjectName("cautions")
        self.hide()
        self._shown: tuple[Caution, ...] = ()
        self._lines: list[QLabel] = []
        self.row.addLayout(self._column, 1)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        super().set_theme(theme)
        self._theme = theme
        self._column.setSpacing(theme.scale.px(0.25))
        tokens, px, style = theme.tokens, theme.scale.px, ""
        for icon in self.findChildren(icons.Icon):
            icon.setVisible(not self._small)
        if self._compact:
            above, below = (px(0.125), 0) if self._small else (px(0.25), px(0.25))
            self.row.setContentsMargins(px(0.5), above, px(0.5), below)
            self.row.setSpacing(px(0.5))
            style = f"QLabel {{ font-size: {theme.scale.points('small')}pt }}"
        if self._foot:
            edge = 2 if tokens.high_contrast else 1
            corner = px(1.25) - edge
            style += (
                f"#cautions {{ border: none; border-top: {edge}px solid {tokens.caution_line};"
                f" border-radius: 0; border-bottom-left-radius: {corner}px;"
                f" border-bottom-right-radius: {corner}px }}"
            )
        self.setStyleSheet(style)

    def fit(self, *, compact: bool, foot: bool, small: bool) -> None:
        """Smaller words and edges where room is short; no edges of its own as a plate's foot.

        Where it is shortest, a `small` one is one paragraph without an icon.
        """
        if (compact, foot, small) != (self._compact, self._foot, self._small):
            self._compact, self._foot, self._small = compact, foot, small
            self.set_theme(self._theme)
            self._write()

    def show_cautions(self, cautions: tuple[Caution, ...]) -> None:
        """Show these instead of those before."""
        if cautions == self._shown:
            return
        self._shown = cautions
        while self._lines:
            _drop(self._column, self._lines.pop())
        for caution in cautions:
            line = label("small" if caution.quiet else "body", "")
            line.setTextFormat(Qt.TextFormat.RichText)
            self._lines.append(line)
            self._column.addWidget(line)
        self._write()
        self.setVisible(bool(cautions))

    def _write(self) -> None:
        """Each caution on lines of its own, or all in one paragraph."""
        texts = [bold_first(caution.lead, caution.rest) for caution in self._shown]
        if self._small:
            style = f"margin: 0; line-height: {_CLOSE}%"
            together = f'<p style="{style}">{" ".join(texts)}</p>{_TAILS}'
            texts = [together, *[""] * len(texts)][: len(texts)]
        for line, text in zip(self._lines, texts, strict=True):
            line.setText(text)
            line.setVisible(bool(text))


def _drop(column: QVBoxLayout, widget: QWidget) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


class FindSteps(QWidget):
    """How to find the point, step by step; emits each row after the first as it lights up."""

    lit = Signal(QWidget)

    def __init__(self, theme: Theme) -> None:
        """None before the first values."""
        super().__init__()
        self._rows: list[_StepRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Use this theme for rows to come; the rows hear of it themselves."""
        self._theme = theme

    def show_steps(self, steps: tuple[FindStep, ...]) -> None:
        """Show these; a row that stays is kept."""
        self.setVisible(bool(steps))
        while len(self._rows) > len(steps):
            _drop(self._column, self._rows.pop())
        while len(self._rows) < len(steps):
            row = _StepRow(self._theme, len(self._rows) + 1)
            self._rows.append(row)
            self._column.addWidget(row)
        for row, step in zip(self._rows, steps, strict=True):
            if row.show_step(step) and step.state == "now" and row is not self._rows[0]:
                self.lit.emit(row)


class _StepRow(QFrame):
    """A number in a circle, or a tick, and a sentence; framed while it is its turn."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._number = number
        self._step = FindStep("", "plain")
        self._words = label("lead")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        px = theme.scale.px
        self._row.setContentsMargins(px(4), px(0.5), px(0.75), px(0.5))
        self.setMinimumHeight(px(3))
        self._style()

    def show_step(self, step: FindStep) -> bool:
        """Show it; whether it is another than before."""
        if step == self._step:
            return False
        self._step = step
        self._words.setText(step.text)
        self._style()
        return True

    def _style(self) -> None:
        tokens, now = self._theme.tokens, self._step.state == "now"
        ink = tokens.ink2 if self._step.state == "done" else tokens.ink
        self._words.setStyleSheet(f"color: {ink}; font-weight: {600 if now else 400}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, px = self._theme.tokens, self._theme.scale.px
        now, done = self._step.state == "now", self._step.state == "done"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if now:
            painter.setPen(QPen(QColor(tokens.primary), 1.5))
            painter.setBrush(QColor(tokens.soft))
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, px(0.875), px(0.875))
        size = px(2)
        circle = QRectF(px(1), (self.height() - size) / 2, size, size)
        edge = tokens.primary if now or done else tokens.line_strong
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(tokens.primary) if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        self._paint_number(painter, circle, tokens.on_primary if now else edge, tick=done)
        painter.end()

    def _paint_number(self, painter: QPainter, circle: QRectF, colour: str, *, tick: bool) -> None:
        if tick:
            inset = circle.width() * 0.2
            mark = circle.adjusted(inset, inset, -inset, -inset)
            icons.paint(painter, mark, "check", colour, self._theme.icons)
            return
        font = self.font()
        font.setPixelSize(round(circle.height() * 0.5))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


class Facts(QWidget):
    """Under a hairline: a small ring while finding, what comes next, and the time left in all."""

    def __init__(self, theme: Theme) -> None:
        """Empty before the first values."""
        super().__init__()
        self.ring, self._narrow, self._keeps = Ring(theme), False, False
        self._then, self._in_all = _FactView(theme), _FactView(theme)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self._then, 1)
        self._words.addWidget(self._in_all)
        self._row.addWidget(self.ring)
        self._row.addLayout(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(hairline())
        self._column.addLayout(self._row)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._size_ring(theme)
        self._column.setSpacing(theme.scale.px(0.5))
        self._row.setSpacing(theme.scale.px(0.75))

    def fit(self, *, narrow: bool, small: bool, below: bool, keeps: bool) -> None:
        """A smaller ring, smaller words, or one fact below the other, for want of room.

        `keeps` keeps the height of the ring also without it, so that nothing has to move.
        """
        self._narrow, self._keeps = narrow, keeps
        self._size_ring(self._theme)
        way = QBoxLayout.Direction
        self._words.setDirection(way.TopToBottom if below else way.LeftToRight)
        self._then.set_small(small)
        self._in_all.set_small(small)

    def _size_ring(self, theme: Theme) -> None:
        self._theme = theme
        size = theme.scale.px(4 if self._narrow else 5)
        self.ring.setFixedSize(size, size)
        self._then.setMinimumHeight(size if self._keeps else 0)

    def show_facts(self, then: Fact, in_all: Fact, *, ring: bool) -> None:
        """Say these, with or without the small ring."""
        self.ring.setVisible(ring)
        self._then.show_fact(then)
        self._in_all.show_fact(in_all)


class _FactView(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label, self._value = label("body"), label("fact")
        self._soon = self._small = False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._column.addWidget(self._label)
        self._column.addWidget(self._value)
        self._column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        px, tokens = theme.scale.px, theme.tokens
        self._column.setContentsMargins(px(0.5), px(0.25), px(0.5), px(0.25))
        self._label.setStyleSheet(f"color: {tokens.ink2}")
        size = theme.scale.points("h3" if self._small else "fact")
        self._value.setStyleSheet(f"font-size: {size}pt")
        self.update()

    def set_small(self, small: bool) -> None:
        self._small = small
        self.set_theme(self._theme)

    def show_fact(self, fact: Fact) -> None:
        self._label.setText(fact.label)
        self._value.setText(fact.value)
        if fact.soon is not self._soon:
            self._soon = fact.soon
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._soon:
            return
        tokens, radius = self._theme.tokens, self._theme.scale.px(0.75)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary), 1.5))
        painter.setBrush(QColor(tokens.soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class SignsPanel(QWidget):
    """When to let go at once, and when to call for help."""

    def __init__(self, theme: Theme, signs: Signs, paused: str) -> None:
        """`paused` stands above the title."""
        super().__init__()
        self.title = label("h2", signs.title)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._paused = label("h3", paused)
        self._column.addWidget(self._paused)
        self._column.addWidget(self.title)
        self._rows: list[QHBoxLayout] = []
        self._dots: list[QLabel] = []
        self._words: list[QLabel] = []
        self._roomy = True
        for sign in signs.signs:
            self._add_sign(sign)
        self._call = Notice(theme, NoticeKind.STOP, signs.call, signs.call_for)
        self._column.addWidget(self._call)
        self._column.addStretch(1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use these colours and sizes."""
        self._theme = theme
        self._column.setSpacing(theme.scale.px(0.5))
        for row in self._rows:
            row.setSpacing(theme.scale.px(0.75))
        size = theme.scale.points("lead" if self._roomy else "body")
        for dot, words in zip(self._dots, self._words, strict=True):
            dot.setStyleSheet(
                f"color: {theme.tokens.stop_line}; font-weight: 600; font-size: {size}pt"
            )
            words.setStyleSheet(f"font-size: {size}pt")
        self._paused.setStyleSheet(f"color: {theme.tokens.ink2}")

    def fit(self, *, roomy: bool, low: bool) -> None:
        """Larger words where there is room; where it is low, first when to call for help."""
        self._column.insertWidget(0 if low else self._column.count() - 2, self._call)
        self._paused.setVisible(not low)
        if roomy is not self._roomy:
            self._roomy = roomy
            self.set_theme(self._theme)

    def _add_sign(self, sign: str) -> None:
        row = QHBoxLayout()
        dot, words = label("body", "•"), label("body", sign)
        self._dots.append(dot)
        self._words.append(words)
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        self._rows.append(row)
        self._column.addLayout(row)

"""Parts to set something with: a switch, a slider with its value, a number to step."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSignalBlocker, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets import icons
from acupressure_app.ui.widgets.choices import paint_tick
from acupressure_app.ui.widgets.parts import label

_TARGET = 2.75
"""The least height of what can be clicked, in E."""

MOST_SHOWN = 10**9 - 1
"""The largest number that a stepper shows or takes; a file may hold any."""


class Switch(QCheckBox):
    """On or off: a check box to screen readers, drawn as a switch that shows a tick when on."""

    _TRACK = (3.25, 1.875)
    _KNOB = 1.375

    def __init__(self, theme: Theme, name: str) -> None:
        """Off at first; `name` says what is switched."""
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_value(self, on: bool) -> None:
        """Show a value without telling."""
        with QSignalBlocker(self):
            self.setChecked(on)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Higher than it looks, so that it is easily hit."""
        px = self._theme.scale.px
        return QSize(px(self._TRACK[0]), px(_TARGET))

    def minimumSizeHint(self) -> QSize:
        """As large as it is."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, and the knob at its end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        tokens, px = self._theme.tokens, self._theme.scale.px
        option = QStyleOptionButton()
        self.initStyleOption(option)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        width, height, knob = px(self._TRACK[0]), px(self._TRACK[1]), px(self._KNOB)
        track = QRectF(1, (self.height() - height) / 2, width - 2, height)
        at = (height - knob) / 2
        where = QRectF(0, track.top() + at, knob, knob)
        if self.isChecked():
            fill = tokens.hover if hover else tokens.primary
            where.moveRight(track.right() - at)
            edge, colour = fill, tokens.on_primary
        else:
            fill = tokens.soft if hover else tokens.surface
            where.moveLeft(track.left() + at)
            edge, colour = tokens.line_strong, tokens.line_strong
        if not self.isEnabled():
            fill, edge, colour = tokens.sunken, tokens.line, tokens.disabled
        painter.setPen(QPen(QColor(edge), 2 if tokens.high_contrast else 1.5))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(where)
        if self.isChecked():
            paint_tick(painter, where, fill)


class _Bar(QSlider):
    """A horizontal slider that stops only at whole steps and leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a setting that changes under way would go unseen."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the handle brings it there, where it can be dragged on."""
        option, control = QStyleOptionSlider(), QStyle.ComplexControl.CC_Slider
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        handle = self.style().subControlRect(control, option, part, self)
        at = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and not handle.contains(at):
            way = self.width() - handle.width()
            start = at.x() - handle.width() // 2
            ends = self.minimum(), self.maximum()
            self.setValue(QStyle.sliderValueFromPosition(*ends, start, way))
        super().mousePressEvent(event)


class Slider(QWidget):
    """A number between two ends with its value in words; `moved` brings each new value.

    While it is dragged only the words follow: the value counts when it is let go, since the page
    may change its size with it.
    """

    moved = Signal(int)
    _LENGTH = 13
    _HANDLE = 1.5

    def __init__(
        self, theme: Theme, name: str, ends: tuple[int, int], step: int, template: str
    ) -> None:
        """`name` says what is set; `template` holds {n}, as "{n} %"."""
        super().__init__()
        self._step, self._template, self._value = step, template, ends[0]
        self.bar, self._words = _Bar(Qt.Orientation.Horizontal), label("h3")
        self.bar.setRange(*ends)
        self.bar.setSingleStep(step)
        self.bar.setPageStep(2 * step)
        self.bar.setTracking(False)
        self.bar.setAccessibleName(name)
        self._words.setWordWrap(False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self._words)
        self.setFocusProxy(self.bar)
        self.bar.sliderMoved.connect(lambda value: self._say(self._whole(value)))
        self.bar.valueChanged.connect(self._change)
        self._say(self._value)
        self.set_theme(theme)

    @property
    def value(self) -> int:
        """The value that counts."""
        return self._value

    def set_value(self, value: int) -> None:
        """Show a value without telling."""
        with QSignalBlocker(self.bar):
            self.bar.setValue(value)
        self._value = value
        self._say(value)

    def _whole(self, value: int) -> int:
        """The nearest whole step from the lower end."""
        least = self.bar.minimum()
        steps = round((value - least) / self._step)
        return min(least + steps * self._step, self.bar.maximum())

    def _change(self, value: int) -> None:
        whole = self._whole(value)
        before = self._value
        self.set_value(whole)
        if whole != before:
            self.moved.emit(whole)

    def _say(self, value: int) -> None:
        self._words.setText(self._template.format(n=value))

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        scale = theme.scale
        self._row.setSpacing(scale.px(0.75))
        self.bar.setMinimumSize(scale.px(6), scale.px(_TARGET))
        self._long = scale.px(self._LENGTH)
        font = self._words.font()
        font.setPointSizeF(scale.points("h3"))
        font.setWeight(font.Weight.DemiBold)
        widest = max((self.bar.minimum(), self.bar.maximum()), key=lambda n: len(str(n)))
        room = QFontMetrics(font).horizontalAdvance(self._template.format(n=widest))
        self._words.setFixedWidth(room + 2)
        self.bar.setStyleSheet(_bar_style(theme, self._HANDLE))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A bar long enough to aim at each step, and the words."""
        width = self._long + self._row.spacing() + self._words.minimumWidth()
        return QSize(width, self.bar.minimumHeight())


def _bar_style(theme: Theme, handle: float) -> str:
    t, px = theme.tokens, theme.scale.px
    groove, edge = px(0.375), 2
    out = (px(handle) - groove) // 2
    across = groove + 2 * out
    size = across - 2 * edge
    return f"""
QSlider {{ background: transparent }}
QSlider::groove:horizontal {{ height: {groove}px; border-radius: {groove // 2}px;
    background: {t.track}; border: none }}
QSlider::sub-page:horizontal {{ background: {t.primary}; border-radius: {groove // 2}px }}
QSlider::add-page:horizontal {{ background: {t.track}; border: 1px solid {t.line_strong};
    border-radius: {groove // 2}px }}
QSlider::handle:horizontal {{ width: {size}px; height: {size}px; margin: -{out}px 0;
    border: {edge}px solid {t.primary}; border-radius: {across // 2}px;
    background: {t.surface} }}
QSlider::handle:horizontal:hover {{ background: {t.soft} }}
QSlider::handle:horizontal:pressed {{ background: {t.primary} }}
"""


class Stepper(QSpinBox):
    """A whole number with its unit, between a button for less and one for more.

    Its `valueChanged` comes with each step, and after typing when that is done. What is typed is
    never made another number: one beyond the ends stands there as it is, with its `limit`.
    `limit_changed` comes with each number that is shown, whoever set it.
    """

    limit_changed = Signal()
    _WIDTH = 10
    _BUTTON = 2.75

    def __init__(self, theme: Theme, name: str, ends: tuple[int, int], template: str) -> None:
        """`name` says what is set; `template` holds {n}, as "{n} s"."""
        super().__init__()
        before, _, after = template.partition("{n}")
        self.setPrefix(before)
        self.setSuffix(after)
        self.ends = ends
        self.setRange(-MOST_SHOWN, MOST_SHOWN)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self.limit_changed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    @property
    def limit(self) -> int | None:
        """The end that the number is beyond, if it is."""
        nearest = self._within(self.value())
        return None if nearest == self.value() else nearest

    def in_words(self, value: int) -> str:
        """A number as it is shown, with its unit."""
        return f"{self.prefix()}{self.textFromValue(value)}{self.suffix()}"

    def set_value(self, value: int) -> None:
        """Show a value without telling; one with too many digits as the largest that is shown."""
        with QSignalBlocker(self):
            self.setValue(max(-MOST_SHOWN, min(value, MOST_SHOWN)))
        self.limit_changed.emit()

    def _within(self, value: int) -> int:
        least, most = self.ends
        return max(least, min(value, most))

    def stepBy(self, steps: int) -> None:
        """More or less, as far as the ends."""
        self.interpretText()
        self.setValue(self._within(self.value() + steps * self.singleStep()))
        self.selectAll()

    def stepEnabled(self) -> QSpinBox.StepEnabledFlag:
        """Whether there is less, and more."""
        flags, (least, most) = self.StepEnabledFlag, self.ends
        down = flags.StepDownEnabled if self.value() > least else flags.StepNone
        return down | (flags.StepUpEnabled if self.value() < most else flags.StepNone)

    def set_theme(self, theme: Theme) -> None:
        """Draw with these colours and sizes from now on."""
        self._theme = theme
        self.setStyleSheet(_stepper_style(theme, self._BUTTON))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the widest number between the buttons."""
        px = self._theme.scale.px
        font = self.font()
        font.setPointSizeF(self._theme.scale.points("body"))
        font.setWeight(font.Weight.DemiBold)
        shown = map(self.in_words, (*self.ends, self.value()))
        widest = max(map(QFontMetrics(font).horizontalAdvance, shown))
        room = widest + 2 * px(self._BUTTON) + px(1.5)
        return QSize(max(px(self._WIDTH), room), px(_TARGET) + 4)

    def minimumSizeHint(self) -> QSize:
        """As large as it is."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the range; Enter takes what was typed."""
        ends = dict(zip((Qt.Key.Key_Home, Qt.Key.Key_End), self.ends, strict=True))
        if event.key() in ends:
            self.setValue(ends[Qt.Key(event.key())])
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a setting that changes under way would go unseen."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw minus and plus on the buttons."""
        super().paintEvent(event)
        tokens = self._theme.tokens
        can = self.stepEnabled()
        parts = (
            ("minus", QStyle.SubControl.SC_SpinBoxDown, self.StepEnabledFlag.StepDownEnabled),
            ("plus", QStyle.SubControl.SC_SpinBoxUp, self.StepEnabledFlag.StepUpEnabled),
        )
        painter = QPainter(self)
        for name, part, needed in parts:
            colour = tokens.ink if can & needed and self.isEnabled() else tokens.disabled
            self._paint_icon(painter, name, colour, part)
        painter.end()

    def _paint_icon(
        self, painter: QPainter, name: str, colour: str, part: QStyle.SubControl
    ) -> None:
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        box: QRect = self.style().subControlRect(
            QStyle.ComplexControl.CC_SpinBox, option, part, self
        )
        size = self._theme.scale.px(1.25)
        corner = box.center() - QPoint(size, size) / 2 + QPoint(1, 1)
        icons.paint(painter, QRectF(corner, QSizeF(size, size)), name, colour, self._theme.icons)


def _stepper_style(theme: Theme, button: float) -> str:
    t, px = theme.tokens, theme.scale.px
    edge = 2 if t.high_contrast else 1
    inner = px(0.75) - edge
    corners = {
        "up": f"border-top-right-radius: {inner}px; border-bottom-right-radius: {inner}px",
        "down": f"border-top-left-radius: {inner}px; border-bottom-left-radius: {inner}px",
    }
    sides = {"up": "right", "down": "left"}
    inward = {"up": "left", "down": "right"}
    buttons = "\n".join(
        f"""QSpinBox::{name}-button {{ subcontrol-origin: padding;
    subcontrol-position: {sides[name]}; border: none;
    width: {px(button)}px; height: {px(_TARGET)}px;
    border-{inward[name]}: {edge}px solid {t.line}; background: transparent; {corners[name]} }}
QSpinBox::{name}-button:hover {{ background: {t.soft} }}
QSpinBox::{name}-button:pressed {{ background: {t.soft}; border: 2px solid {t.primary} }}
QSpinBox::{name}-button:disabled, QSpinBox::{name}-button:off {{ background: transparent }}
QSpinBox::{name}-arrow {{ image: none; width: 0; height: 0 }}"""
        for name in corners
    )
    return f"""
QSpinBox {{ color: {t.ink}; background: {t.surface}; font-weight: 600;
    font-size: {theme.scale.points("body")}pt; border: {edge}px solid {t.line_strong};
    border-radius: {px(0.75)}px; selection-background-color: {t.soft};
    selection-color: {t.ink} }}
QSpinBox:hover {{ border-color: {t.ink2} }}
QSpinBox:disabled {{ color: {t.ink2}; border-color: {t.line} }}
QSpinBox[wrong="true"] {{ border-color: {t.stop_line} }}
{buttons}
"""

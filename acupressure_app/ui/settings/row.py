"""A row of a card: what is set in words, and what sets it beside or below them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from acupressure_app.ui.settings.view import Choice, Number, OnOff, Setting, Unit
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import lines
from acupressure_app.ui.widgets.controls import Slider, Stepper, Switch
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.widgets.parts import hairline, label
from acupressure_app.ui.widgets.segments import Segments

_ROOM_FOR_WORDS = 10
"""Words beside a control have at least so much room, in E; with less they stand above it."""

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_AT_THE_LEFT = Qt.AlignmentFlag.AlignLeft
_AT_THE_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Line(QWidget):
    """A few words and a control, side by side where there is room for both."""

    def __init__(self, theme: Theme, heading: str, detail: str, control: QWidget) -> None:
        """`detail` may be empty, and then stays so."""
        super().__init__()
        self._control, self._detail = control, label("small", detail)
        self._words = lines(label("h3", heading), self._detail)
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._words, 1)
        self._box.addWidget(control)
        self.set_theme(theme)

    def set_detail(self, detail: str) -> None:
        """Say something else below the heading."""
        self._detail.setText(detail)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._gap = theme.scale.px(1)
        self._room = theme.scale.px(_ROOM_FOR_WORDS)
        self._between = theme.scale.px(0.5)
        self._turn()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word or the control: then one stands below the other."""
        widest = max(part.minimumSizeHint().width() for part in (self._words, self._control))
        return QSize(widest, self._box.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the control beside the words or below them."""
        self._turn()
        super().resizeEvent(event)

    def _turn(self) -> None:
        beside = self.width() >= self._room + self._gap + self._control.sizeHint().width()
        direction = _BESIDE if beside else _BELOW
        self._box.setSpacing(self._gap if beside else self._between)
        if self._box.direction() is not direction:
            self._box.setDirection(direction)
            self.updateGeometry()
        fills = self._control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Preferred
        below = Qt.AlignmentFlag(0) if fills else _AT_THE_LEFT
        self._box.setAlignment(self._control, _AT_THE_END if beside else below)


class CardRow(QWidget):
    """A row of a card, with a thin line above it but for the first; `below` holds notices."""

    def __init__(self, theme: Theme, content: QWidget) -> None:
        """The line can be hidden."""
        super().__init__()
        self.line = hairline()
        self.below = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.line)
        self._column.addWidget(content)
        self._column.addLayout(self.below)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self._column.setSpacing(theme.scale.px(0.75))


def control_for(
    theme: Theme, setting: Setting, change: Callable[[Any], None], unknown: str
) -> tuple[QWidget, Callable[[Any], None]]:
    """What sets it, and what shows a value in it; `change` is told each value the user sets.

    `unknown` stands in a list for a value that is not offered.
    """
    match setting.control:
        case OnOff():
            switch = Switch(theme, setting.label)
            switch.toggled.connect(change)
            return switch, switch.set_value
        case Choice(options=options, drops=True):
            dropdown = Dropdown(theme, setting.label, unknown, options)
            dropdown.chosen.connect(change)
            return dropdown, dropdown.show_value
        case Choice(options=options):
            keys = {str(n): option.value for n, option in enumerate(options)}
            answers = [(str(n), option.text) for n, option in enumerate(options)]
            segments = Segments(theme, setting.label, answers)
            segments.chosen.connect(lambda key: change(keys[key]))
            return segments, lambda value: _choose(segments, keys, value)
        case Number(unit=Unit.PERCENT) as number:
            slider = Slider(
                theme, setting.label, (number.least, number.most), number.step, number.template
            )
            slider.moved.connect(change)
            return slider, slider.set_value
        case Number() as number:
            ends = number.least, number.most
            stepper = Stepper(theme, setting.label, ends, number.template)
            stepper.valueChanged.connect(lambda n: change(n) if stepper.limit is None else None)
            return stepper, stepper.set_value


def _choose(segments: Segments, keys: dict[str, object], value: object) -> None:
    """Mark the value; one that is no longer offered leaves all unmarked."""
    for key, offered in keys.items():
        if offered == value:
            segments.choose(key)

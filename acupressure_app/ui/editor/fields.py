"""The controls of the editor: each shows one value of a routine, and tells what it becomes."""

import math
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QSizePolicy

from acupressure_app.ui.settings.view import Option
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.controls import MOST_SHOWN, Stepper, Switch
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments
from acupressure_app.ui.widgets.wrap import Wrap

Change = Callable[[Any], None]
Ends = tuple[int, int]
_LINES = 3


class WordsLine(QLineEdit):
    """A few words on one line."""

    def __init__(self, name: str, words: str, change: Change) -> None:
        """`name` is for screen readers."""
        super().__init__(words)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursorPosition(0)
        self.textEdited.connect(change)


class WordsArea(QPlainTextEdit):
    """Some sentences; Tab leads out of it."""

    def __init__(self, theme: Theme, name: str, words: str, change: Change) -> None:
        """A few lines high."""
        super().__init__(words)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda: change(self.toPlainText()))
        self.set_theme(theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab, all of it comes into view: by itself Qt shows the line to type in."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            QTimer.singleShot(0, self, self._show_whole)

    def _show_whole(self) -> None:
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if area is not None and (column := area.widget()) is not None:
            centre = self.mapTo(column, self.rect().center())
            around = area.fontMetrics().lineSpacing()
            area.ensureVisible(centre.x(), centre.y(), 0, self.height() // 2 + around)

    def set_theme(self, theme: Theme) -> None:
        """Use these sizes."""
        self._theme = theme
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """High enough for three lines."""
        px = self._theme.scale.px
        return QSize(px(14), self.fontMetrics().lineSpacing() * _LINES + px(1.5))

    def minimumSizeHint(self) -> QSize:
        """Narrow: it wraps."""
        return QSize(self._theme.scale.px(6), self.sizeHint().height())


class Number(Stepper):
    """A whole number of a routine, which follows each digit, as words do.

    One that is beyond its range is kept as it is: the draft then says what is wrong with it.
    """

    def __init__(self, theme: Theme, name: str, ends: Ends, template: str, value: int) -> None:
        """`template` holds {n}, as "{n} s"."""
        super().__init__(theme, name, ends, template)
        self.setKeyboardTracking(True)
        self.set_value(value)


class Seconds(Number):
    """Seconds with their decimals; it counts in milliseconds, and steps by half a second."""

    def __init__(self, theme: Theme, name: str, ends: Ends, template: str, value: int) -> None:
        """The ends and the value are in milliseconds."""
        super().__init__(theme, name, ends, template, value)
        self.setSingleStep(500)

    def textFromValue(self, ms: int) -> str:
        """With as many decimals as there are."""
        return self._own.toString(ms / 1000, "g", 12)

    def valueFromText(self, text: str) -> int:
        """The milliseconds of what was typed."""
        number = self._number(text)
        return self.value() if number is None else round(number * 1000)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Whether it is a number that can be shown, or may become one; nothing finer can be."""
        number, state = self._number(text), QValidator.State
        if number is None or abs(number * 1000) > MOST_SHOWN:
            return state.Intermediate, text, at
        whole = math.isclose(number * 1000, round(number * 1000), abs_tol=1e-6)
        return (state.Acceptable if whole else state.Invalid), text, at

    def _number(self, text: str) -> float | None:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        point = bare.replace(",", ".")  # for Qt a comma may part thousands: 0,25 would be 25
        for locale, written in ((self._own, bare), (QLocale.c(), point)):
            number, right = locale.toDouble(written)
            if right:
                return number
        return None

    @property
    def _own(self) -> QLocale:
        """How numbers are written here, with no marks between thousands."""
        own, option = self.locale(), QLocale.NumberOption
        own.setNumberOptions(option.OmitGroupSeparator | option.RejectGroupSeparator)
        return own


class Maybe(Row):
    """A number that may be left out; a switch says whether it is there."""

    changed = Signal(object)

    def __init__(self, theme: Theme, name: str, stepper: Stepper, *, there: bool) -> None:
        """The stepper holds what it begins with when it is switched on."""
        super().__init__(theme)
        self.switch, self.stepper = Switch(theme, name), stepper
        self.switch.set_value(there)
        self.stepper.setVisible(there)
        self.add(self.stepper)
        self.add(self.switch)
        self.switch.toggled.connect(self._switched)
        self.stepper.valueChanged.connect(self.changed.emit)

    def _switched(self, on: bool) -> None:
        self.stepper.setVisible(on)
        self.changed.emit(self.stepper.value() if on else None)


class Chips(Wrap):
    """Any of several values; tells all that are on, in their order."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, name: str, options: Iterable[tuple[Any, str]], on: Iterable[Any]
    ) -> None:
        """`name` says of each what it is about. What is on is shown though it is not offered."""
        super().__init__(theme, gap=0.5)
        self._before, offered = tuple(on), dict(options)
        self._chips: dict[Any, Chip] = {}
        for value in dict.fromkeys((*offered, *self._before)):
            chip = Chip(theme, offered.get(value, str(value)))
            chip.setAccessibleDescription(name)
            chip.setChecked(value in self._before)
            chip.toggled.connect(self._toggled)
            self.add(chip)
            self._chips[value] = chip

    def show_values(self, on: Iterable[Any]) -> None:
        """Show these as on without telling."""
        self._before = tuple(on)
        for value, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(value in self._before)

    def _toggled(self) -> None:
        """What was there keeps its place; what is new comes last."""
        on = [value for value, chip in self._chips.items() if chip.isChecked()]
        stay = [value for value in self._before if value in on]
        self._before = (*stay, *(value for value in on if value not in stay))
        self.changed.emit(self._before)


def segments(
    theme: Theme, name: str, options: Iterable[tuple[Any, str]], value: Any, change: Change
) -> Segments:
    """One of a few values, side by side."""
    offered = tuple(options)
    keys = {str(one): one for one, _ in offered}
    part = Segments(theme, name, [(str(one), text) for one, text in offered], tight=True)
    if str(value) in keys:
        part.choose(str(value))
    part.chosen.connect(lambda key: change(keys[key]))
    return part


def dropdown(
    theme: Theme, name: str, options: Iterable[tuple[Any, str] | None], value: Any, change: Change
) -> Dropdown:
    """One of many values; None is a line between two groups of them."""
    part = Dropdown(theme, name, "–", [Option(*each) if each else None for each in options])
    part.show_value(value)
    part.chosen.connect(change)
    return part

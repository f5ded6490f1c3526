"""The controls of the editor: each shows one value of a routine, and tells what it becomes."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from acupressure_app.ui.settings.row import Line
from acupressure_app.ui.settings.view import Option
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.chip import Chip
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.controls import Stepper, Switch
from acupressure_app.ui.widgets.dropdown import Dropdown
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.row import Row
from acupressure_app.ui.widgets.segments import Segments
from acupressure_app.ui.widgets.wrap import Wrap

Change = Callable[[Any], None]
_LINES = 3


class WordsLine(QLineEdit):
    """A few words on one line."""

    def __init__(self, name: str, words: str, change: Change) -> None:
        """`name` is for screen readers."""
        super().__init__(words)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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


class Decimal(QDoubleSpinBox):
    """A number of seconds with a tenth."""

    def __init__(
        self, theme: Theme, name: str, ends: tuple[float, float], value: float, change: Change
    ) -> None:
        """The arrow keys step by half a second."""
        super().__init__()
        self.setRange(*ends)
        self.setDecimals(1)
        self.setSingleStep(0.5)
        self.setValue(value)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(change)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw it as the other fields."""
        tokens, px = theme.tokens, theme.scale.px
        edge = 2 if tokens.high_contrast else 1
        self.setStyleSheet(
            f"QDoubleSpinBox {{ color: {tokens.ink}; background: {tokens.surface};"
            f" border: {edge}px solid {tokens.line_strong}; border-radius: {px(0.75)}px;"
            f" min-height: {px(2.5)}px; min-width: {px(4.5)}px; padding: 0 {px(0.5)}px;"
            f" font-weight: 600; font-size: {theme.scale.points('body')}pt }}"
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a number that changes under way would go unseen."""
        event.ignore()


class Maybe(Row):
    """A whole number that may be left out; a switch says whether it is there."""

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        ends: tuple[int, int],
        template: str,
        value: int | None,
        usual: int,
    ) -> None:
        """`usual` is what it begins with when it is switched on."""
        super().__init__(theme)
        self.switch = Switch(theme, name)
        self.switch.set_value(value is not None)
        self.stepper = Stepper(theme, name, ends, template)
        self.stepper.set_value(usual if value is None else value)
        self.stepper.setVisible(value is not None)
        self.add(self.stepper)
        self.add(self.switch)
        self.setFocusProxy(self.switch)
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
        """`name` says of each what it is about."""
        super().__init__(theme, gap=0.5)
        self._before = tuple(on)
        self._chips: dict[Any, Chip] = {}
        for value, text in options:
            chip = Chip(theme, text)
            chip.setAccessibleDescription(name)
            chip.setChecked(value in self._before)
            chip.toggled.connect(self._toggled)
            self.add(chip)
            self._chips[value] = chip
            self.setFocusProxy(next(iter(self._chips.values())))

    def _toggled(self) -> None:
        """What was there keeps its place, also where it is not offered; what is new comes last."""
        on = [value for value, chip in self._chips.items() if chip.isChecked()]
        stay = [value for value in self._before if value in on or value not in self._chips]
        self._before = (*stay, *(value for value in on if value not in stay))
        self.changed.emit(self._before)


class Group(QWidget):
    """Parts below each other; more can be added to its `column`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing."""
        self.column.setSpacing(theme.scale.px(0.75))


class Form(Group):
    """Lines of controls; each control is known by the path of the field that it shows.

    `locked` controls can be read but not changed.
    """

    def __init__(self, theme: Theme, *, locked: bool = False) -> None:
        super().__init__(theme)
        self.theme, self.locked = theme, locked
        self.controls: dict[str, QWidget] = {}
        self.folds: dict[str, Fold] = {}

    @property
    def opened(self) -> frozenset[str]:
        """The folds that stand open."""
        return frozenset(name for name, fold in self.folds.items() if fold.is_open)

    def fold(self, name: str, closed: str, opened: str) -> Group:
        """A part that is folded at first."""
        inside = Group(self.theme)
        self.folds[name] = Fold(self.theme, closed, opened, inside)
        self.put(self.folds[name])
        return inside

    def open(self, folds: frozenset[str]) -> None:
        """Unfold these of them."""
        for name in folds & self.folds.keys():
            self.folds[name].open()

    def put(self, part: QWidget, into: Group | None = None) -> None:
        """Add a part below the others, or into a part of its own."""
        (into or self).column.addWidget(part)

    def line(
        self,
        field: str,
        heading: str,
        control: QWidget,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """A control beside its name; a `dose` is what a prescription locks."""
        self._know(field, control, dose)
        self.put(Line(self.theme, heading, detail, control), into)

    def block(
        self,
        field: str,
        heading: str,
        control: QWidget,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """A control below its name, as wide as the form."""
        self._know(field, control, dose)
        words = (label("h3", heading), *((label("small", detail),) if detail else ()))
        self.put(Column(self.theme, *words, control, gap=0.25), into)

    def _know(self, field: str, control: QWidget, dose: bool) -> None:
        self.controls[field] = control
        if dose and self.locked:
            control.setEnabled(False)

    def control_of(self, field: str) -> QWidget | None:
        """The control of a field, or of what it is part of."""
        near = [known for known in self.controls if field.startswith(known)]
        part_of = [known for known in self.controls if field and known.startswith(field)]
        best = max(near, key=len, default="") or next(iter(part_of), "")
        return self.controls.get(best)

    def field_with_focus(self) -> str:
        """The field whose control has the focus."""
        focused: QWidget | None = self.window().focusWidget()
        holds = (
            field
            for field, control in self.controls.items()
            if focused is not None and (control is focused or control.isAncestorOf(focused))
        )
        return next(holds, "")


def number(
    theme: Theme, name: str, ends: tuple[int, int], template: str, value: int, change: Change
) -> Stepper:
    """A whole number with its unit."""
    stepper = Stepper(theme, name, ends, template)
    stepper.set_value(value)
    stepper.valueChanged.connect(change)
    return stepper


def maybe(
    theme: Theme,
    name: str,
    ends: tuple[int, int],
    template: str,
    value: int | None,
    usual: int,
    change: Change,
) -> Maybe:
    """A whole number that may be left out."""
    part = Maybe(theme, name, ends, template, value, usual)
    part.changed.connect(change)
    return part


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
    theme: Theme, name: str, options: Iterable[tuple[Any, str]], value: Any, change: Change
) -> Dropdown:
    """One of many values."""
    part = Dropdown(theme, name, "–", [Option(one, text) for one, text in options])
    part.show_value(value)
    part.chosen.connect(change)
    return part


def chips(
    theme: Theme, name: str, options: Iterable[tuple[Any, str]], on: Iterable[Any], change: Change
) -> Chips:
    """Any of several values."""
    part = Chips(theme, name, options, on)
    part.changed.connect(change)
    return part


def show_words(field: QWidget, words: str) -> None:
    """Show other words without telling."""
    with QSignalBlocker(field):
        if isinstance(field, QLineEdit):
            field.setText(words)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(words)

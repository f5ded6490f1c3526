"""A form of the editor: each control with the name of its field, and with what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acupressure_app.core import drafting
from acupressure_app.core.mending import name_of
from acupressure_app.core.text import Text
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.fields import (
    Change,
    Chips,
    Ends,
    Maybe,
    Number,
    Tenths,
    WordsArea,
    WordsLine,
    dropdown,
    segments,
)
from acupressure_app.ui.editor.options import Unit
from acupressure_app.ui.settings.row import Line
from acupressure_app.ui.theme import Theme
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.controls import Switch
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.icon_line import IconLine
from acupressure_app.ui.widgets.icons import stop
from acupressure_app.ui.widgets.parts import label

_INSTEAD = {"seconds": "timing"}
"""What leads to a field that has no control now."""

Say = Callable[[Text | None], None]


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


class Told(QWidget):
    """A control with its name, and below it what is wrong with it, if anything is."""

    def __init__(self, theme: Theme, named: QWidget, control: QWidget) -> None:
        """`named` holds the control and its name."""
        super().__init__()
        self._control, self._wrong = control, ""
        self._heard: dict[QWidget, str] = {}
        self._line = IconLine(theme, "octagon-alert", "", colour=stop, role="small")
        self._line.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(named)
        self._column.addWidget(self._line)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use this spacing and the colour of what stops."""
        self._column.setSpacing(theme.scale.px(0.25))
        self._line.setStyleSheet(f"QLabel {{ color: {theme.tokens.stop_ink}; font-weight: 600 }}")

    @property
    def wrong(self) -> str:
        """What is wrong, or nothing."""
        return self._wrong

    def tell(self, wrong: str) -> None:
        """Say it below the control, with its edge, and to screen readers."""
        if wrong == self._wrong:
            return
        self._wrong = wrong
        self._line.set_text(wrong)
        self._line.setVisible(bool(wrong))
        for part in (self._control, *self._control.findChildren(QWidget)):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                usual = self._heard.setdefault(part, part.accessibleDescription())
                part.setAccessibleDescription(" ".join(filter(None, (wrong, usual))))
        for part in (self._control, *self._control.findChildren(Number)):
            part.setProperty("wrong", bool(wrong))
            part.style().unpolish(part)
            part.style().polish(part)


class Form(Group):
    """Lines of controls; each control is known by the path of the field that it shows.

    `locked` controls can be read but not changed.
    """

    def __init__(self, desk: Desk, *, locked: bool = False) -> None:
        super().__init__(desk.theme)
        self.desk, self.theme, self.locked = desk, desk.theme, locked
        self.catalogue, self.gettext = desk.wording.tr, desk.wording.tr.gettext
        self.controls: dict[str, QWidget] = {}
        self.folds: dict[str, Fold] = {}
        self.told: dict[str, Told] = {}

    # Where controls stand

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

    def name(self, field: str) -> str:
        """What the field is called."""
        return name_of(field, self.catalogue)

    def beside(
        self,
        field: str,
        control: QWidget,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """A control beside its name; a `dose` is what a prescription locks."""
        self._add(field, control, Line(self.theme, self.name(field), detail, control), into, dose)

    def below(
        self,
        field: str,
        control: QWidget,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """A control below its name, as wide as the form."""
        words = (label("h3", self.name(field)), *((label("small", detail),) if detail else ()))
        self._add(field, control, Column(self.theme, *words, control, gap=0.25), into, dose)

    def _add(
        self, field: str, control: QWidget, named: QWidget, into: Group | None, dose: bool
    ) -> None:
        self.controls[field] = control
        self.told[field] = Told(self.theme, named, control)
        self.put(self.told[field], into)
        if dose and self.locked:
            control.setEnabled(False)

    # The controls for each kind of value

    def words(
        self,
        field: str,
        text: Text | None,
        say: Say,
        detail: str = "",
        into: Group | None = None,
        *,
        lines: bool = False,
    ) -> None:
        """Words in the user's language, on one line or several; those in others stay."""
        wording, name = self.desk.wording, self.name(field)
        shown = wording.text(text) if text else ""

        def change(words: str) -> None:
            say(drafting.with_words(text, wording.language, words))

        control = (
            WordsArea(self.theme, name, shown, change) if lines else WordsLine(name, shown, change)
        )
        self.below(field, control, also_in(text, self.desk) or detail, into)

    def number(
        self,
        field: str,
        value: int,
        ends: Ends,
        unit: Unit,
        change: Change,
        detail: str = "",
        into: Group | None = None,
    ) -> None:
        """A whole number with its unit; its range is told beside."""
        control = Number(self.theme, self.name(field), ends, unit.one(self.catalogue), value)
        control.valueChanged.connect(change)
        self.beside(
            field, control, _details(detail, unit.ends(ends, self.catalogue)), into, dose=True
        )

    def maybe(
        self,
        field: str,
        value: int | None,
        usual: int,
        ends: Ends,
        unit: Unit,
        change: Change,
        detail: str = "",
        into: Group | None = None,
    ) -> None:
        """A whole number that may be left out; `usual` is what it begins with."""
        name, there = self.name(field), value is not None
        shown = usual if value is None else value
        stepper = Number(self.theme, name, ends, unit.one(self.catalogue), shown)
        control = Maybe(self.theme, name, stepper, there=there)
        control.changed.connect(change)
        self.beside(
            field, control, _details(detail, unit.ends(ends, self.catalogue)), into, dose=True
        )

    def tenths(
        self, field: str, value: float, ends: tuple[float, float], unit: Unit, change: Change
    ) -> None:
        """A number with one decimal."""
        low, high = (round(end * 10) for end in ends)
        template = unit.one(self.catalogue)
        control = Tenths(self.theme, self.name(field), (low, high), template, round(value * 10))
        control.valueChanged.connect(lambda tenths: change(tenths / 10))
        self.beside(field, control, unit.ends(ends, self.catalogue), dose=True)

    def one_of(
        self,
        field: str,
        offered: Iterable[tuple[Any, str]],
        value: Any,
        change: Change,
        detail: str = "",
    ) -> None:
        """One of a few values, side by side."""
        control = segments(self.theme, self.name(field), offered, value, change)
        self.beside(field, control, detail, dose=True)

    def one_of_many(
        self,
        field: str,
        offered: Iterable[tuple[Any, str]],
        value: Any,
        change: Change,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """One of many values, from a list."""
        control = dropdown(self.theme, self.name(field), offered, value, change)
        self.below(field, control, detail, into, dose=dose)

    def any_of(
        self,
        field: str,
        offered: Iterable[tuple[Any, str]],
        on: Iterable[Any],
        change: Change,
        detail: str = "",
        into: Group | None = None,
    ) -> None:
        """Any of several values."""
        control = Chips(self.theme, self.name(field), offered, on)
        control.changed.connect(change)
        self.below(field, control, detail, into)

    def switch(
        self,
        field: str,
        on: bool,
        change: Change,
        detail: str = "",
        into: Group | None = None,
        *,
        dose: bool = False,
    ) -> None:
        """There, or not."""
        control = Switch(self.theme, self.name(field))
        control.set_value(on)
        control.toggled.connect(change)
        self.beside(field, control, detail, into, dose=dose)

    # What is wrong, and where the focus is

    def tell(self, wrong: Mapping[str, str]) -> None:
        """Say these problems, each by the path of its field, at the controls."""
        at: dict[str, list[str]] = {}
        for path, words in wrong.items():
            at.setdefault(self._known(path), []).append(words)
        for field, told in self.told.items():
            told.tell(" ".join(at.get(field, ())))

    def control_of(self, path: str) -> QWidget | None:
        """The control of a field, or of what it is part of."""
        return self.controls.get(self._known(path))

    def _known(self, path: str) -> str:
        near = [known for known in self.controls if path.startswith(known)]
        part_of = [known for known in self.controls if path and known.startswith(path)]
        instead = _INSTEAD.get(path, "")
        return max(near, key=len, default="") or next(iter(part_of), instead)

    def lead_to(self, control: QWidget) -> None:
        """Unfold what the control stands in, and bring the focus there."""
        for fold in self.folds.values():
            if fold.isAncestorOf(control):
                fold.open()
        entrance(control).setFocus(Qt.FocusReason.TabFocusReason)

    def field_with_focus(self) -> str:
        """The field whose control has the focus."""
        focused: QWidget | None = self.window().focusWidget()
        holds = (
            field
            for field, control in self.controls.items()
            if focused is not None and (control is focused or control.isAncestorOf(focused))
        )
        return next(holds, "")


def entrance(control: QWidget) -> QWidget:
    """What of a control takes the focus: itself, or the first of its parts that does.

    No proxies are used for that, since Tab would come to them once more.
    """
    tab = Qt.FocusPolicy.TabFocus
    parts = (control, *control.findChildren(QWidget))
    stops = (part for part in parts if part.focusPolicy() & tab and not part.isHidden())
    return next(stops, control)


def _details(first: str, then: str) -> str:
    return " · ".join(filter(None, (first, then)))


def also_in(text: Text | None, desk: Desk) -> str:
    """Which other languages of a text are kept; nothing where there are none."""
    if text is None or isinstance(text, str):
        return ""
    language, gettext = desk.wording.language, desk.wording.tr.gettext
    others = sorted(set(text) - {language, language.partition("-")[0]})
    told = gettext("Kept as well in: {languages}")
    return told.format(languages=", ".join(others)) if others else ""

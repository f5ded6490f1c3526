"""A form of the editor: each control with the name of its field, and with what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
    Seconds,
    WordsArea,
    WordsLine,
    dropdown,
    segments,
)
from acupressure_app.ui.editor.options import Unit
from acupressure_app.ui.editor.told import Group
from acupressure_app.ui.settings.row import Line
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.controls import Switch
from acupressure_app.ui.widgets.fold import Fold
from acupressure_app.ui.widgets.parts import label
from acupressure_app.ui.widgets.told import Told

_INSTEAD = {"seconds": "timing"}
"""What leads to a field that has no control now."""

Say = Callable[[Text | None], None]
Offered = Iterable[tuple[Any, str]]


class At(Struct, frozen=True):
    """Which field a control is for, what is told of it, and the part of the form it stands in.

    A `dose` is what a prescription locks.
    """

    field: str
    detail: str = ""
    into: Group | None = None
    dose: bool = False


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

    def beside(self, at: At, control: QWidget) -> None:
        """A control beside its name."""
        self._add(at, control, Line(self.theme, self.name(at.field), at.detail, control))

    def below(self, at: At, control: QWidget) -> None:
        """A control below its name, as wide as the form."""
        details = (label("small", at.detail),) if at.detail else ()
        named = Column(self.theme, label("h3", self.name(at.field)), *details, control, gap=0.25)
        self._add(at, control, named)

    def _add(self, at: At, control: QWidget, named: QWidget) -> None:
        self.controls[at.field] = control
        self.told[at.field] = Told(self.theme, named, control)
        self.put(self.told[at.field], at.into)
        if at.dose and self.locked:
            control.setEnabled(False)

    # The controls for each kind of value; numbers and what stands side by side are a dose

    def words(self, at: At, text: Text | None, say: Say, *, lines: bool = False) -> None:
        """Words in the user's language, on one line or several; those in others stay."""
        wording, name = self.desk.wording, self.name(at.field)
        shown = wording.text(text) if text else ""

        def change(words: str) -> None:
            say(drafting.with_words(text, wording.language, words))

        control = (
            WordsArea(self.theme, name, shown, change) if lines else WordsLine(name, shown, change)
        )
        self.below(replace(at, detail=also_in(text, self.desk) or at.detail), control)

    def number(self, at: At, value: int, ends: Ends, unit: Unit, change: Change) -> None:
        """A whole number with its unit; its range is told beside."""
        control = Number(self.theme, self.name(at.field), ends, unit.one(self.catalogue), value)
        control.valueChanged.connect(change)
        self._ranged(at, control, unit, ends)

    def maybe(
        self, at: At, value: int | None, usual: int, ends: Ends, unit: Unit, change: Change
    ) -> None:
        """A whole number that may be left out; `usual` is what it begins with."""
        name, there = self.name(at.field), value is not None
        shown = usual if value is None else value
        stepper = Number(self.theme, name, ends, unit.one(self.catalogue), shown)
        control = Maybe(self.theme, name, stepper, there=there)
        control.changed.connect(change)
        self._ranged(at, control, unit, ends)

    def seconds(
        self, at: At, value: float, ends: tuple[float, float], unit: Unit, change: Change
    ) -> None:
        """Seconds with their decimals."""
        low, high = (round(end * 1000) for end in ends)
        template, name = unit.one(self.catalogue), self.name(at.field)
        control = Seconds(self.theme, name, (low, high), template, round(value * 1000))
        control.valueChanged.connect(lambda ms: change(ms / 1000))
        self._ranged(at, control, unit, ends)

    def _ranged(self, at: At, control: QWidget, unit: Unit, ends: tuple[float, float]) -> None:
        detail = " · ".join(filter(None, (at.detail, unit.ends(ends, self.catalogue))))
        self.beside(replace(at, detail=detail, dose=True), control)

    def one_of(self, at: At, offered: Offered, value: Any, change: Change) -> None:
        """One of a few values, side by side."""
        control = segments(self.theme, self.name(at.field), offered, value, change)
        self.beside(replace(at, dose=True), control)

    def one_of_many(
        self, at: At, offered: Iterable[tuple[Any, str] | None], value: Any, change: Change
    ) -> None:
        """One of many values, from a list, with a line for each None."""
        self.below(at, dropdown(self.theme, self.name(at.field), offered, value, change))

    def any_of(self, at: At, offered: Offered, on: Iterable[Any], change: Change) -> Chips:
        """Any of several values."""
        control = Chips(self.theme, self.name(at.field), offered, on)
        control.changed.connect(change)
        self.below(at, control)
        return control

    def switch(self, at: At, on: bool, change: Change) -> None:
        """There, or not."""
        control = Switch(self.theme, self.name(at.field))
        control.set_value(on)
        control.toggled.connect(change)
        self.beside(at, control)

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


def also_in(text: Text | None, desk: Desk) -> str:
    """Which other languages of a text are kept; nothing where there are none."""
    if text is None or isinstance(text, str):
        return ""
    language, gettext = desk.wording.language, desk.wording.tr.gettext
    others = sorted(set(text) - {language, language.partition("-")[0]})
    told = gettext("Kept as well in: {languages}")
    return told.format(languages=", ".join(others)) if others else ""

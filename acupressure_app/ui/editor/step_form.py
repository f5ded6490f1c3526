"""Everything that can be said of one step, each with its control."""

from collections.abc import Callable
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import Signal

from acupressure_app.core.content import Kind, Point
from acupressure_app.core.pressing import RAMP
from acupressure_app.core.routine import Spot, Step, Stretch
from acupressure_app.core.techniques import rhythm_of
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.desk import Desk
from acupressure_app.ui.editor.form import At, Form
from acupressure_app.ui.editor.pressure import PressurePicture
from acupressure_app.ui.editor.spot_part import add_spot
from acupressure_app.ui.editor.stretch_part import add_stretches
from acupressure_app.ui.editor.time_part import Timing, add_sides, add_times, timing_of
from acupressure_app.ui.widgets.column import Column
from acupressure_app.ui.widgets.parts import label, link_button

_RAMP = (0, 60)
_COUNT = 30


def shape(step: Step) -> object:
    """What decides which controls there are; while it stays, the form does too."""
    spot = step.point if isinstance(step.point, Spot) else None
    place = (spot.picture,) if spot else step.point
    return (place, step.side, timing_of(step), tuple(map(_way, step.stretches)))


def _way(stretch: Stretch) -> object:
    return stretch.technique, rhythm_of(stretch)


class StepForm(Form):
    """Emits the step as it becomes and the field that was changed.

    `photo_wanted` asks for a picture of the own spot, `another_wanted` for another point.
    """

    edited = Signal(object, str)
    photo_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, desk: Desk, step: Step, *, locked: bool, opened: frozenset[str]) -> None:
        """`opened` are the folds that stand open."""
        super().__init__(desk, locked=locked)
        self.step = step
        if isinstance(step.point, Spot):
            add_spot(self, step.point)
        else:
            self._point(step.point)
        add_sides(self)
        add_times(self)
        add_stretches(self)
        self.curve = PressurePicture(desk, step)
        heading = label("h3", self.curve.accessibleName())
        self.put(Column(desk.theme, heading, self.curve, gap=0.25))
        told = self.gettext("Shown and said while the point is found")
        self.words(At("note", told), step.note, self.sets("note"), lines=True)
        self._more()
        self._who()
        self.open(opened)

    def take(self, step: Step) -> None:
        """The step was changed by this form: go on from there."""
        self.step = step
        self.curve.show_step(step)

    @property
    def point(self) -> Point | None:
        """The point of the library that is pressed; None for a spot, or an unknown code."""
        step = self.step
        return None if isinstance(step.point, Spot) else self.desk.content.points.get(step.point)

    def change(self, field: str, **values: Any) -> None:
        """The step becomes another, by what was done to this field."""
        self.step = replace(self.step, **values)
        self.edited.emit(self.step, field)

    def sets(self, field: str) -> Callable[[Any], None]:
        """What sets a field of the step itself."""
        return lambda value: self.change(field, **{field: value})

    def _point(self, code: str) -> None:
        point = self.point
        told = f"{point.code} · {point.pinyin}" if point else code
        another = link_button(self.theme, self.gettext("Choose another"))
        another.setAccessibleName(self.gettext("Choose another point"))
        another.clicked.connect(self.another_wanted)
        self.beside(At("point", told, dose=True), another)

    def _more(self) -> None:
        gettext, tr, step = self.gettext, self.catalogue, self.step
        more = self.fold("more", gettext("More"), gettext("Less"))
        for field, told in (
            ("build_up", gettext("Time to reach the pressure")),
            ("release", gettext("Time to let go")),
        ):
            value = getattr(step, field)
            shown, usual = (value if isinstance(value, int) else None), RAMP // 1000
            at, change = At(field, told, more), self._ramp(field)
            self.maybe(at, shown, usual, _RAMP, options.SECONDS, change)
        ends = options.ends(Step, "rest")
        self.number(At("rest", into=more), step.rest, ends, options.SECONDS, self.sets("rest"))
        if timing_of(step) is not Timing.COUNT:
            ends, told = options.ends(Step, "count"), gettext("Shown beside the time")
            at, change = At("count", told, more), self.sets("count")
            self.maybe(at, step.count, _COUNT, ends, options.TIMES, change)
        tools, hands = options.named(options.TOOLS, tr), options.named(options.HANDS, tr)
        self.one_of_many(At("tool", into=more), tools, step.tool, self.sets("tool"))
        self.one_of_many(At("hand", into=more), hands, step.hand, self.sets("hand"))

    def _ramp(self, field: str) -> Callable[[int | None], None]:
        return lambda value: self.change(field, **{field: UNSET if value is None else value})

    def _who(self) -> None:
        gettext, content = self.gettext, self.desk.content
        asked = [c for c in content.conditions.values() if c.kind is not Kind.RED_FLAG]
        named = [(c.id, self.desk.wording.text(c.short)) for c in asked]
        who = self.fold("who", gettext("Who skips it"), gettext("Less"))
        told = gettext("Comes on top of the program’s rules, and relaxes none.")
        at, skip = At("leave_out_if", told, who), self.step.leave_out_if
        self.any_of(at, named, skip, self.sets("leave_out_if"))

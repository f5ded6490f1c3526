"""The part of a step's form that says how it is pressed, for each stretch of the press."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from acupressure_app.core.routine import Stretch
from acupressure_app.core.techniques import (
    Rhythm,
    directions_for,
    rhythm_of,
    rhythms_for,
    with_rhythm,
    with_technique,
)
from acupressure_app.core.text import capitalised
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.form import At
from acupressure_app.ui.editor.time_part import Timing, timing_of
from acupressure_app.ui.widgets.parts import hairline, label, link_button
from acupressure_app.ui.widgets.row import Row

if TYPE_CHECKING:
    from acupressure_app.ui.editor.step_form import StepForm


_SIDE_BY_SIDE = 3
"""So many directions are offered at once, more in a list."""


class _Part:
    """One stretch of the form's step, by its number."""

    def __init__(self, form: "StepForm", index: int) -> None:
        self.form, self.index = form, index
        self.counted = timing_of(form.step) is Timing.COUNT

    @property
    def stretch(self) -> Stretch:
        return self.form.step.stretches[self.index]

    def path(self, field: str) -> str:
        return f"stretches[{self.index}].{field}"

    def at(self, field: str, detail: str = "") -> At:
        return At(self.path(field), detail, dose=True)

    def become(self, field: str, stretch: Stretch) -> None:
        before = self.form.step.stretches
        after = (*before[: self.index], stretch, *before[self.index + 1 :])
        self.form.change(self.path(field), stretches=after)

    def sets(self, field: str) -> Callable[[Any], None]:
        return lambda value: self.become(field, replace(self.stretch, **{field: value}))

    def press_by(self, technique: Any) -> None:
        self.become("technique", with_technique(self.stretch, technique, counted=self.counted))

    def beat_by(self, rhythm: Any) -> None:
        self.become("rhythm", with_rhythm(self.stretch, rhythm))

    def remove(self) -> None:
        before = self.form.step.stretches
        left = (*before[: self.index], *before[self.index + 1 :])
        self.form.change("stretches", stretches=left)


def add_stretches(form: "StepForm") -> None:
    """Each under a heading of its own where there are several, and what adds one more."""
    several = len(form.step.stretches) > 1
    for index in range(len(form.step.stretches)):
        part = _Part(form, index)
        if several:
            _add_head(part)
        _add_way(part)
        _add_rhythm(part)
    if timing_of(form.step) is not Timing.COUNT:
        _add_more(form)


def _add_head(part: _Part) -> None:
    form, theme, gettext = part.form, part.form.theme, part.form.gettext
    row, remove = Row(theme), link_button(theme, gettext("Remove this part"), "trash-2")
    row.add(label("h3", gettext("Part {n}").format(n=part.index + 1)), 1)
    remove.setEnabled(not form.locked)
    remove.clicked.connect(part.remove)
    row.add(remove)
    form.controls[part.path("remove")] = remove
    form.put(hairline())
    form.put(row)
    ends, told = options.ends(Stretch, "share"), gettext("Its weight in the time of the press")
    at, change = part.at("share", told), part.sets("share")
    form.number(at, part.stretch.share, ends, options.PLAIN, change)


def _add_way(part: _Part) -> None:
    form, stretch, gettext = part.form, part.stretch, part.form.gettext
    techniques = options.named(options.TECHNIQUES, form.catalogue)
    form.one_of(part.at("technique"), techniques, stretch.technique, part.press_by)
    pressures = options.named(options.PRESSURES, form.catalogue)
    told = gettext("Always below pain")
    form.one_of(part.at("pressure", told), pressures, stretch.pressure, part.sets("pressure"))
    if ways := directions_for(stretch):
        wording = form.desk.wording
        offered = (
            (None, gettext("Any")),
            *((way, capitalised(wording.direction(way))) for way in ways),
        )
        add = form.one_of if len(offered) <= _SIDE_BY_SIDE else form.one_of_many
        at = part.at("direction", gettext("As you look at the place"))
        add(at, offered, stretch.direction, part.sets("direction"))


def _add_rhythm(part: _Part) -> None:
    form, stretch, gettext = part.form, part.stretch, part.form.gettext
    offered = rhythms_for(stretch, counted=part.counted)
    rhythm = rhythm_of(stretch)
    if len(offered) > 1:
        named = [(each, options.RHYTHMS[each](form.catalogue)) for each in offered]
        at = part.at("rhythm", gettext("Sounded where it is set"))
        form.one_of(at, named, rhythm, part.beat_by)
    if rhythm is Rhythm.PER_MINUTE:
        ends = options.ends(Stretch, "per_minute")
        value, change = stretch.per_minute or 0, part.sets("per_minute")
        form.number(part.at("per_minute"), value, ends, options.A_MINUTE, change)
    if rhythm is Rhythm.ON_OFF:
        for field in ("on", "off"):
            ends_ = options.real_ends(Stretch, field)
            value_ = getattr(stretch, field) or 0.0
            form.seconds(part.at(field), value_, ends_, options.SECONDS, part.sets(field))


def _add_more(form: "StepForm") -> None:
    add = link_button(form.theme, form.gettext("Change part-way"), "plus")
    add.setAccessibleDescription(form.gettext("Another technique, direction or pressure"))
    add.setEnabled(not form.locked)
    add.clicked.connect(lambda: _with_another(form))
    row = Row(form.theme)
    form.controls["stretches+"] = add  # so that it keeps the focus
    row.add(add)
    row.add_space()
    form.put(row)


def _with_another(form: "StepForm") -> None:
    before = form.step.stretches or (Stretch(),)
    form.change("stretches", stretches=(*before, before[-1]))

"""The part of a step's form that says on which sides and how long it is pressed."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from acupressure_app.core import drafting
from acupressure_app.core.language import N_
from acupressure_app.core.routine import SideChoice, Span, Step, Stretch
from acupressure_app.core.techniques import countable
from acupressure_app.ui.editor import options
from acupressure_app.ui.editor.form import At

if TYPE_CHECKING:
    from acupressure_app.ui.editor.step_form import StepForm

_SECONDS = options.ends(Span, "usual")
_COUNT = 30


class Timing(StrEnum):
    """How a step says how long it is pressed."""

    FIXED = "fixed"
    RANGE = "range"
    AT_MOST = "at_most"
    COUNT = "count"


_TIMINGS = {
    Timing.FIXED: N_("Fixed"),
    Timing.RANGE: N_("Range"),
    Timing.AT_MOST: N_("At most"),
    Timing.COUNT: N_("Count"),
}
_FIELDS = {
    Timing.RANGE: ("min", "usual", "max"),
    Timing.AT_MOST: ("at_most",),
}


def timing_of(step: Step) -> Timing:
    """The way in which this step says it."""
    match step.seconds:
        case Span(min=None, at_most=int()):
            return Timing.AT_MOST
        case Span():
            return Timing.RANGE
        case None:
            return Timing.COUNT
        case _:
            return Timing.FIXED


def add_sides(form: "StepForm") -> None:
    """Which side; where both come in turn, also which first."""
    step, offered = form.step, options.named(options.SIDES, form.catalogue)
    if (point := form.point) is not None:
        middle = SideChoice.MIDLINE
        offered = tuple(
            each for each in offered if (each[0] is middle) is point.midline or each[0] is step.side
        )
    one = step.side is SideChoice.ONE
    told = form.gettext("It is chosen at the start") if one else ""
    form.one_of(At("side", told), offered, step.side, form.sets("side"))
    if step.side in (SideChoice.EACH, SideChoice.ONE):
        form.one_of(
            At("first"),
            options.named(options.FIRST, form.catalogue),
            step.first,
            form.sets("first"),
        )


def add_times(form: "StepForm") -> None:
    """How long, in one of four ways, and the numbers of that way."""
    step, timing, gettext = form.step, timing_of(form.step), form.gettext
    offered = options.named(_TIMINGS, form.catalogue)
    form.one_of(At("timing", gettext("On each side")), offered, timing, _choose(form))
    match step.seconds:
        case None:
            told, change = gettext("Takes its time from the rhythm"), form.sets("count")
            ends = options.ends(Step, "count")
            form.number(At("count", told), step.count or 0, ends, options.TIMES, change)
        case Span() as span:
            for field in _FIELDS[timing]:
                value = getattr(span, field) or 0
                at, change = At(f"seconds.{field}"), _in_span(form, field)
                form.number(at, value, _SECONDS, options.SECONDS, change)
        case seconds:
            change = form.sets("seconds")
            form.number(At("seconds"), seconds, _SECONDS, options.SECONDS, change)


def _in_span(form: "StepForm", field: str) -> Callable[[int], None]:
    def change(value: int) -> None:
        if isinstance(span := form.step.seconds, Span):
            form.change(f"seconds.{field}", seconds=replace(span, **{field: value}))

    return change


def _choose(form: "StepForm") -> Callable[[Timing], None]:
    def choose(timing: Timing) -> None:
        step, seconds = form.step, form.step.seconds
        match timing:
            case Timing.RANGE:
                form.change("timing", seconds=drafting.as_range(seconds))
            case Timing.AT_MOST:
                limit = step.longest or drafting.as_number(seconds)
                form.change("timing", seconds=Span(at_most=limit))
            case Timing.FIXED:
                form.change("timing", seconds=drafting.as_number(seconds))
            case Timing.COUNT:
                first, *_ = step.stretches or (Stretch(),)
                form.change(
                    "timing",
                    seconds=None,
                    count=step.count or _COUNT,
                    stretches=(countable(first),),
                )

    return choose

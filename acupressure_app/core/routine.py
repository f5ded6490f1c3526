"""The routine file, format 1: what a routine can say. The field docs are in routines/README.md."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from acupressure_app.core.body import (
    Direction,
    Hand,
    Position,
    Pressure,
    Region,
    Side,
    Technique,
    Tool,
)
from acupressure_app.core.text import Line, Text
from acupressure_app.core.value import Value

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]*(?!\n)$"
Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=64)]
"""Python's `$` would let a line break through at the end."""

Key = Annotated[str, Meta(min_length=1, max_length=64)]
Seconds = Annotated[int, Meta(ge=1, le=3600)]
Ramp = Annotated[int, Meta(ge=0, le=60)]
Rounds = Annotated[int, Meta(ge=1, le=100)]
"""Rounds of a set, and of the whole."""


class Grade(StrEnum):
    """How strong the evidence is; `unknown` where nobody looked."""

    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    TRADITIONAL = "traditional"
    UNKNOWN = "unknown"


class SideChoice(StrEnum):
    """The sides a step asks for; `each` is left and right as two equal halves."""

    LEFT = "left"
    RIGHT = "right"
    EACH = "each"
    BOTH = "both"
    ONE = "one"
    MIDLINE = "midline"


class Evidence(Value, frozen=True, kw_only=True):
    """What studies found, in one honest sentence; `sources` are keys or plain citations."""

    grade: Grade
    statement: Text
    sources: Annotated[tuple[Line, ...], Meta(max_length=50)] = ()


class Around(Value, frozen=True, kw_only=True):
    """A window of days around a date the user knows, day 0 being that date."""

    date: Text
    from_day: Annotated[int, Meta(ge=-366, le=366)]
    to_day: Annotated[int, Meta(ge=-366, le=366)]


class Schedule(Value, frozen=True, kw_only=True):
    """How often the routine is meant to be done; stored and shown."""

    times_a_day: Annotated[int, Meta(ge=1, le=48)] | None = None
    days_a_week: Annotated[int, Meta(ge=1, le=7)] | None = None
    weeks: Annotated[int, Meta(ge=1, le=104)] | None = None
    when: Annotated[tuple[Text, ...], Meta(max_length=20)] = ()
    around: Around | None = None


class Prescribed(Value, frozen=True, kw_only=True):
    """A therapist made the routine for this user, so that nobody changes its dose by accident."""

    by: Text
    note: Text | None = None


class Span(Value, frozen=True, kw_only=True):
    """Seconds as a range with a usual value, or as an upper limit alone."""

    min: Seconds | None = None
    usual: Seconds | None = None
    max: Seconds | None = None
    at_most: Seconds | None = None


Share = Annotated[float, Meta(ge=0, le=1)]
"""A part of a whole: of a picture's width or height."""


class PictureMark(Value, frozen=True, kw_only=True):
    """Where on its picture a spot lies, from the left and from the top."""

    x: Share
    y: Share


class Spot(Value, frozen=True, kw_only=True):
    """A place of the user's own. Without a region no rule could find it, so one is needed.

    `mark` says where on the `picture` it is, and needs one.
    """

    name: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
    where: Text
    region: Region
    picture: Annotated[str, Meta(min_length=1, max_length=200)] | None = None
    mark: PictureMark | None = None


class Stretch(Value, frozen=True, kw_only=True):
    """A part of a press with one way of pressing; `share` is its weight among the stretches.

    The rhythm is either `per_minute`, or `on` and `off` seconds.
    """

    share: Annotated[int, Meta(ge=1, le=1000)] = 1
    technique: Technique = Technique.PRESS
    direction: Direction | None = None
    per_minute: Annotated[int, Meta(ge=1, le=240)] | None = None
    on: Annotated[float, Meta(ge=0.2, le=600)] | None = None
    off: Annotated[float, Meta(ge=0, le=600)] | None = None
    pressure: Pressure = Pressure.MEDIUM


class Step(Value, frozen=True, kw_only=True):
    """Press this place, on these sides, this long, this way.

    `seconds` is per side. Build-up and release lie inside it; unset means three seconds each,
    less in a press too short for that.
    """

    point: Key | Spot
    side: SideChoice
    seconds: Seconds | Span | None = None
    count: Annotated[int, Meta(ge=1, le=10_000)] | None = None
    first: Literal["left", "right"] = "left"
    stretches: Annotated[tuple[Stretch, ...], Meta(min_length=1, max_length=20)] = (Stretch(),)
    build_up: Ramp | UnsetType = UNSET
    release: Ramp | UnsetType = UNSET
    rest: Annotated[int, Meta(ge=0, le=3600)] = 0
    tool: Tool | None = None
    hand: Hand | None = None
    note: Text | None = None
    leave_out_if: Annotated[tuple[Key, ...], Meta(max_length=50)] = ()

    @property
    def place(self) -> str:
        """The point's code, or the spot's name: what plans, findings and answers call it."""
        return self.point if isinstance(self.point, str) else self.point.name

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in playing order; for `one` both, of which the user picks."""
        match self.side:
            case SideChoice.EACH | SideChoice.ONE:
                first = Side(self.first)
                return (first, first.other)
            case side:
                return (Side(side.value),)

    @property
    def shortest(self) -> int | None:
        """The fewest seconds on one side at any pace; nothing where a count decides."""
        match self.seconds:
            case Span(min=None, at_most=limit):
                return limit
            case Span(min=least):
                return least
            case seconds:
                return seconds

    @property
    def longest(self) -> int | None:
        """The most seconds on one side at any pace; nothing where a count decides."""
        match self.seconds:
            case Span(max=None, at_most=limit):
                return limit
            case Span(max=most):
                return most
            case seconds:
                return seconds

    @property
    def counted_seconds(self) -> float | None:
        """The seconds that the count takes in the rhythm of the only stretch, if it has one."""
        match self.stretches:
            case (Stretch(per_minute=int(per_minute)),) if self.count:
                return self.count * 60 / per_minute
            case (Stretch(on=float(on), off=float(off)),) if self.count:
                return self.count * (on + off)
            case _:
                return None


class StepSet(Value, frozen=True, kw_only=True):
    """Steps that are repeated together."""

    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=100)]
    rounds: Rounds = 1


class Routine(Value, frozen=True, kw_only=True):
    """An ordered list of steps for a symptom, as the file holds it."""

    format: Literal[1]
    id: Id
    title: Text
    symptoms: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=20)]
    sets: Annotated[tuple[StepSet, ...], Meta(min_length=1, max_length=100)]
    summary: Text | None = None
    position: Annotated[tuple[Position, ...], Meta(max_length=3)] = ()
    evidence: Evidence | None = None
    schedule: Schedule | None = None
    rounds: Rounds = 1
    prescribed: Prescribed | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step once, in file order; its place here is its number everywhere."""
        return tuple(step for group in self.sets for step in group.steps)

    def passes(self) -> Iterator[tuple[int, int, Step]]:
        """(step number, round from 1, step) in playing order, rounds of set and whole unrolled."""
        for whole in range(self.rounds):
            number = 0
            for group in self.sets:
                for turn in range(group.rounds):
                    for offset, step in enumerate(group.steps):
                        yield number + offset, whole * group.rounds + turn + 1, step
                number += len(group.steps)

"""Which directions and rhythms go with a way of pressing, so that a form offers no others.

A file may say any of them together; what it says is kept until the technique is changed.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec.structs import replace

from acupressure_app.core.body import Direction, Technique
from acupressure_app.core.routine import Stretch

T = TypeVar("T")

_TURNS = (Direction.CLOCKWISE, Direction.ANTICLOCKWISE)
_WAYS = (Direction.UP, Direction.DOWN, Direction.INWARD, Direction.OUTWARD)
_ANY = tuple(Direction)

DIRECTIONS = {
    Technique.PRESS: _WAYS,
    Technique.CIRCLES: _TURNS,
    Technique.KNEAD: _ANY,
    Technique.TAP: (),
    Technique.RUB: _ANY,
    Technique.PULSE: _WAYS,
}


class Rhythm(StrEnum):
    """How a stretch states its beat."""

    NONE = "none"
    PER_MINUTE = "per_minute"
    ON_OFF = "on_off"


_MOVING = (Rhythm.NONE, Rhythm.PER_MINUTE)
RHYTHMS = {
    Technique.PRESS: (Rhythm.NONE,),
    Technique.CIRCLES: _MOVING,
    Technique.KNEAD: _MOVING,
    Technique.TAP: _MOVING,
    Technique.RUB: _MOVING,
    Technique.PULSE: tuple(Rhythm),
}

USUAL_PER_MINUTE = 30
USUAL_ON, USUAL_OFF = 5.0, 2.0


def rhythm_of(stretch: Stretch) -> Rhythm:
    """The rhythm that a stretch states."""
    if stretch.per_minute is not None:
        return Rhythm.PER_MINUTE
    return Rhythm.NONE if stretch.on is None and stretch.off is None else Rhythm.ON_OFF


def directions_for(stretch: Stretch) -> tuple[Direction, ...]:
    """Those to choose from, with the one it has."""
    return _with(DIRECTIONS[stretch.technique], stretch.direction)


def rhythms_for(stretch: Stretch, *, counted: bool) -> tuple[Rhythm, ...]:
    """Those to choose from, with the one it has; one that is `counted` needs a beat."""
    fitting = tuple(Rhythm) if counted else RHYTHMS[stretch.technique]
    return tuple(
        rhythm
        for rhythm in _with(fitting, rhythm_of(stretch))
        if not (counted and rhythm is Rhythm.NONE)
    )


def with_technique(stretch: Stretch, technique: Technique, *, counted: bool) -> Stretch:
    """Pressed another way; what does not go with that is dropped, but not a beat to count by."""
    changed = replace(stretch, technique=technique)
    if stretch.direction not in DIRECTIONS[technique]:
        changed = replace(changed, direction=None)
    if not counted and rhythm_of(stretch) not in RHYTHMS[technique]:
        changed = with_rhythm(changed, Rhythm.NONE)
    return changed


def with_rhythm(stretch: Stretch, rhythm: Rhythm) -> Stretch:
    """With a usual beat of this kind."""
    bare = replace(stretch, per_minute=None, on=None, off=None)
    match rhythm:
        case Rhythm.NONE:
            return bare
        case Rhythm.PER_MINUTE:
            return replace(bare, per_minute=USUAL_PER_MINUTE)
        case Rhythm.ON_OFF:
            return replace(bare, on=USUAL_ON, off=USUAL_OFF)


def countable(stretch: Stretch) -> Stretch:
    """The stretch with a beat that can be counted; a still press becomes one that eases."""
    if rhythm_of(stretch) is not Rhythm.NONE:
        return stretch
    still = stretch.technique is Technique.PRESS
    moving = replace(stretch, technique=Technique.PULSE) if still else stretch
    return with_rhythm(moving, Rhythm.PER_MINUTE)


def _with(offered: Iterable[T], own: T | None) -> tuple[T, ...]:
    """What is offered; what it has stands at the end where it is not among that."""
    known = tuple(offered)
    return known if own is None or own in known else (*known, own)

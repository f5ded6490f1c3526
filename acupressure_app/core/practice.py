"""One point as a routine of its own, to practise it: screened and played like any other."""

from acupressure_app.core.body import Hand, Technique
from acupressure_app.core.content import NO_COMPLAINT, Hold, Point
from acupressure_app.core.routine import Routine, SideChoice, Span, Step, StepSet, Stretch

ID_START = "practise-"
"""What the id of such a routine begins with; no file has it."""

_SHORTEST = 30
"""Seconds: less leaves too little between pressing in and letting go to learn a place."""

_LONGEST = 180
"""Seconds on one side that most patient sheets name as the most for a point at a time."""


def routine_of(point: Point) -> Routine:
    """Press this point alone, as long, as hard and in the way that is published for it."""
    technique = point.techniques[0] if point.techniques else Technique.PRESS
    step = Step(
        point=point.code,
        side=side_of(point),
        seconds=seconds_of(point.holds),
        tool=point.tool,
        hand=point.hand,
        stretches=(Stretch(technique=technique, pressure=point.pressure),),
    )
    return Routine(
        format=1,
        id=ID_START + point.code.lower(),
        title=point.name,
        symptoms=(NO_COMPLAINT,),
        sets=(StepSet(steps=(step,)),),
    )


def side_of(point: Point) -> SideChoice:
    """Both sides at once where both hands are meant to press, else one after the other."""
    if point.midline:
        return SideChoice.MIDLINE
    return SideChoice.BOTH if point.hand is Hand.BOTH else SideChoice.EACH


def seconds_of(holds: tuple[Hold, ...]) -> Span:
    """From the shortest published time to the longest, the usual one in their middle.

    All within what a beginner can do, and no longer than three minutes.
    """
    longest = sorted(_limited(hold.max) for hold in holds)
    shortest = min(_limited(hold.min or hold.max) for hold in holds)
    return Span(min=shortest, usual=longest[(len(longest) - 1) // 2], max=longest[-1])


def _limited(seconds: int) -> int:
    return min(max(seconds, _SHORTEST), _LONGEST)

"""A session as the journal keeps it: what was done, how it ended, and how it felt."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from acupressure_app.core import player
from acupressure_app.core.body import Side
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Pace
from acupressure_app.core.value import Value

STRONGEST: Final = 10
"""How strong something is goes from 0, nothing, to this."""

Strength = Annotated[int, Meta(ge=0, le=STRONGEST)]


class End(StrEnum):
    """How a session ended. An unfinished one was left, to go on later."""

    FINISHED = "finished"
    STOPPED = "stopped"
    UNFINISHED = "unfinished"


class Felt(StrEnum):
    """What may feel wrong after pressing; `OTHER` also where it was not said what."""

    PAIN = "pain"
    BRUISE = "bruise"
    NUMBNESS = "numbness"
    DIZZINESS = "dizziness"
    OTHER = "other"


CLEARLY: Final = 2
"""A change of so much counts; less is hard to tell from how the same thing is rated twice.

About two of ten is what patients call a real change (Farrar and others, Pain 94, 2001).
"""


def worsened(before: int | None, after: int | None) -> bool:
    """Whether it was clearly stronger after than before, as far as both were told."""
    return before is not None and after is not None and after - before >= CLEARLY


class Done(Value, frozen=True, kw_only=True):
    """One side of one place: how long it was pressed, all rounds together, and was meant to be.

    `place` is the code of a point or the name of an own spot.
    """

    place: str
    side: Side
    pressed: Ms
    planned: Ms


class Entry(Value, frozen=True, kw_only=True):
    """One session. `began` knows its time zone; `title` is that of the routine on that day.

    `left_out` are the places, in words, that the health answers left out. `before` and `after` tell
    how strong the complaint was. `felt` is what felt wrong: nothing where it is empty, and None
    where it was not told.
    """

    began: Annotated[datetime, Meta(tz=True)]
    routine: str
    title: str
    symptoms: tuple[str, ...]
    pace: Pace
    end: End
    done: tuple[Done, ...] = ()
    left_out: tuple[str, ...] = ()
    before: Strength | None = None
    after: Strength | None = None
    felt: tuple[Felt, ...] | None = None
    note: Annotated[str, Meta(max_length=10_000)] = ""

    @property
    def pressed(self) -> Ms:
        """How long was pressed in all."""
        return sum(one.pressed for one in self.done)


def time_pressed(state: player.State, number: int) -> Ms:
    """How long a press lasted up to now, in whole seconds: no more than was really pressed."""
    segment = state.timeline.segment_of(number)
    until_now = min(max(state.mode.at - segment.start, 0), segment.length)
    lasted = next((left.lasted for left in state.left if left.press == number), until_now)
    return lasted // 1000 * 1000


def done_in(state: player.State) -> tuple[Done, ...]:
    """What was pressed up to now: each place and side once, in order."""
    totals: dict[tuple[str, Side], tuple[Ms, Ms]] = {}
    for number, press in enumerate(state.timeline.presses):
        pressed, planned = totals.get((press.place, press.side), (0, 0))
        totals[press.place, press.side] = (
            pressed + time_pressed(state, number),
            planned + state.timeline.segment_of(number).length,
        )
    return tuple(
        Done(place=place, side=side, pressed=pressed, planned=planned)
        for (place, side), (pressed, planned) in totals.items()
    )


def entry_of(
    state: player.State,
    began: datetime,
    end: End,
    title: str,
    pace: Pace,
    left_out: tuple[str, ...] = (),
    before: int | None = None,
) -> Entry:
    """The session up to now, as the journal keeps it."""
    routine = state.timeline.programme.routine
    return Entry(
        began=began,
        routine=routine.id,
        title=title,
        symptoms=routine.symptoms,
        pace=pace,
        end=end,
        done=done_in(state),
        left_out=left_out,
        before=before,
    )

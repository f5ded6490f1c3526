"""What the ring shows at one moment, as values: time left as arc and digits, pressure as disc."""

import math
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core import player
from acupressure_app.core.body import Pressure, Technique
from acupressure_app.core.easing import eased
from acupressure_app.core.language import N_
from acupressure_app.core.pressing import (
    Moment,
    Phase,
    Press,
    moment,
    shown_period,
    turning,
)
from acupressure_app.core.text import Ms, seconds_up
from acupressure_app.core.timeline import NEXT_BEFORE, Segment, SegmentKind
from acupressure_app.core.wording import Wording, clock

_TO_AND_FRO = 0.12
"""How far from the top a rubbing finger runs, in turns."""

_READABLE: Ms = 2_000
"""The shortest beat whose words can be followed at one step a second."""

_NAMES = {
    SegmentKind.READY: N_("Time left to get ready"),
    SegmentKind.FIND: N_("Time left to find the point"),
    SegmentKind.CHANGE: N_("Time left to change over"),
    SegmentKind.REST: N_("Time left to rest"),
    SegmentKind.FINISH: N_("Finished"),
}

Face = Literal["press", "wait", "paused", "done"]


class Dial(Struct, frozen=True):
    """All that the ring shows.

    `left` is the share of the time still to go (0 to 1) and `level` how far the disc has come to
    the target line (0 to 1). `bead` is its place on the edge in turns clockwise from twelve
    o'clock, None without a bead; `bead_back` when it runs anticlockwise. `ease` shrinks the disc
    for a beat, 1 being full. `name` and `value_text` are for screen readers; so is `heard`, the
    percentage that is told when it changes: at half-way, and with ten seconds left.
    """

    face: Face
    left: float
    digits: str
    name: str
    value_text: str
    word: str = ""
    target: Pressure = Pressure.MEDIUM
    level: float = 0.0
    bead: float | None = None
    bead_back: bool = False
    ease: float = 1.0
    heard: int = 100


def dial(state: player.State, now: Ms, wording: Wording, *, still: bool = False) -> Dial:
    """The ring at `now`; a `still` one steps once a second and moves no disc and no bead."""
    at = player.position(state, now)
    segment = state.timeline.segment_at(at)
    press = state.timeline.press_of(segment)
    name = _name(segment, press, wording)
    if segment.kind is SegmentKind.FINISH:
        face: Face = "wait" if state.ended_too_strong else "done"
        return Dial(face, 0.0, "", name, wording.tr.gettext("done"))
    left = segment.end - at
    moves = isinstance(state.mode, player.Running | player.Waiting)
    shown = min(segment.length, seconds_up(left) * 1000) if still else left
    plain = Dial(
        face="wait" if moves else "paused",
        left=shown / max(1, segment.length),
        digits=_digits(state, now, segment, left),
        name=name,
        value_text=wording.long_time(left),
        heard=_heard(segment, left),
    )
    if waits(state, segment):
        return replace(plain, left=1.0, value_text=wording.tr.gettext("until you are ready"))
    if segment.kind is SegmentKind.PRESS and press is not None:
        here = moment(press, at - segment.start)
        pressing = _pressing(plain, state, here, wording)
        return _stilled(pressing, here, wording) if still else pressing
    if segment.kind is SegmentKind.CHANGE and moves:
        seconds = seconds_up(left)
        words = wording.tr.ngettext("second to change", "seconds to change", seconds)
        return replace(plain, word=words)
    return plain


def _heard(segment: Segment, left: Ms) -> int:
    if left <= NEXT_BEFORE < segment.length:
        return 100 * NEXT_BEFORE // segment.length
    return 50 if left * 2 <= segment.length else 100


def _stilled(shown: Dial, here: Moment, wording: Wording) -> Dial:
    """The same without what moves: the disc is there while it holds, and a beat is a word.

    A beat that is too fast to be read is left out.
    """
    period = shown_period(here.stretch)
    readable = period is not None and period >= _READABLE
    steady = wording.phase(replace(here, beat=None))
    return replace(
        shown,
        word=shown.word if readable or not shown.word else steady,
        level=1.0 if here.phase is Phase.HOLD else 0.0,
        bead=None,
        bead_back=False,
        ease=1.0,
    )


def waits(state: player.State, segment: Segment) -> bool:
    """Whether this search ends only when the user says so."""
    lengths = state.timeline.programme.lengths
    return segment.kind is SegmentKind.FIND and (state.holding or lengths.wait_for_me)


def _name(segment: Segment, press: Press | None, wording: Wording) -> str:
    if segment.kind is SegmentKind.PRESS and press is not None:
        place = wording.place(press.point, press.side)
        return wording.tr.gettext("Time left on {place}").format(place=place)
    return _NAMES[segment.kind](wording.tr)


def _digits(state: player.State, now: Ms, segment: Segment, left: Ms) -> str:
    """The count-in; else the time left, in whole seconds where that is under a minute of waiting.

    Rounded up, so that 0:00 is never shown before it is true.
    """
    if counting := player.count_in_left(state, now):
        return str(seconds_up(counting))
    if waits(state, segment):
        return "…"
    if segment.kind is SegmentKind.PRESS or left > 59_000:
        return clock(left)
    return str(seconds_up(left))


def _pressing(plain: Dial, state: player.State, here: Moment, wording: Wording) -> Dial:
    target = here.stretch.pressure
    if not isinstance(state.mode, player.Running):
        return replace(plain, target=target, level=here.level)
    bead, back = _bead(here)
    return replace(
        plain,
        face="press",
        word=wording.phase(here),
        target=target,
        level=here.level,
        bead=bead,
        bead_back=back,
        ease=eased(here),
    )


def _bead(here: Moment) -> tuple[float | None, bool]:
    """Where the finger is on its way round or to and fro, and whether it runs anticlockwise."""
    if here.beat is None:
        return None, False
    if here.stretch.technique is Technique.CIRCLES:
        way = turning(here.stretch)
        return (way * here.beat) % 1, way < 0
    if here.stretch.technique is Technique.RUB:
        angle = 2 * math.pi * here.beat
        return (_TO_AND_FRO * math.sin(angle)) % 1, math.cos(angle) < 0
    return None, False

"""The pressure of one step over its time, as points of a line, to be drawn and to be told."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Pressure, Region, Side, Technique
from acupressure_app.core.codec import decode, encode
from acupressure_app.core.easing import PULSE_EDGE, TAP_DIP, eased
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import Piece, Press, moment, on_share, pieces, shown_period
from acupressure_app.core.routine import Routine, Spot, Step, StepSet
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Segment, SegmentKind, unscreened_spans
from acupressure_app.core.wording import Wording

SHARES = {pressure: (pressure.rank + 1) / len(Pressure) for pressure in Pressure}
"""How high each pressure lies, 1 being the hardest."""

_RAMP_POINTS = _KNEAD_POINTS = 8
_MOST_BEATS = 240
"""More beats than these in one press could not be told apart."""


class Reached(Struct, frozen=True):
    """So much pressure at a moment: 0 is none, 1 is firm."""

    at: Ms
    pressure: float


class Stay(Struct, frozen=True):
    """A span of the step: a press on its side, a rest, or the change to a side."""

    start: Ms
    end: Ms
    kind: SegmentKind
    side: Side

    @property
    def length(self) -> Ms:
        """Its length in milliseconds."""
        return self.end - self.start


class Curve(Struct, frozen=True):
    """`line` begins and ends without pressure; `turns` are the beats of what moves on its spot."""

    line: tuple[Reached, ...]
    stays: tuple[Stay, ...]
    turns: tuple[Ms, ...]
    press: Press
    """The first of its presses; another is the same on the other side."""

    @property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each stay gets: a wait is drawn at most half as wide as a press."""
        wait = self.press.length / 2
        waits = (min(stay.length, wait) for stay in self.stays)
        parts = [
            stay.length if stay.kind is SegmentKind.PRESS else short
            for stay, short in zip(self.stays, waits, strict=True)
        ]
        return tuple(part / sum(parts) for part in parts)


Spans = Iterable[tuple[Segment, Press | None]]


def step_curve(step: Step, content: Content, wording: Wording) -> Curve | None:
    """One round of a step at its usual pace, wherever it is; None while its times are not right."""
    bare = Step(
        point=Spot(name="?", where="?", region=Region.CALF),
        side=step.side,
        first=step.first,
        seconds=step.seconds,
        count=step.count,
        stretches=step.stretches,
        build_up=step.build_up,
        release=step.release,
        rest=step.rest,
    )
    symptoms, sets = tuple(content.symptoms)[:1], (StepSet(steps=(bare,)),)
    alone = Routine(format=1, id="step", title="?", symptoms=symptoms, sets=sets)
    read = decode(encode(alone), content)
    return curve(unscreened_spans(read, content, wording)) if isinstance(read, Routine) else None


def curve(spans: Spans) -> Curve:
    """The curve of spans that hold one step."""
    laid = tuple(_laid(spans))
    presses = [(stay.start, press) for stay, press in laid if stay.kind is SegmentKind.PRESS]
    line = (reached for start, press in presses for reached in _line(start, press))
    turns = (at for start, press in presses for at in _turns(start, press))
    stays = tuple(_joined(stay for stay, _ in laid))
    return Curve(tuple(line), stays, tuple(turns), presses[0][1])


def _joined(stays: Iterable[Stay]) -> Iterator[Stay]:
    """A change of side and the search there as one."""
    for _, one in groupby(stays, key=lambda stay: (stay.kind, stay.side)):
        first, *more = one
        yield replace(first, end=more[-1].end) if more else first


def _laid(spans: Spans) -> Iterator[tuple[Stay, Press]]:
    """The stays from the first touch on, each with its press; looking again is part of a change."""
    begin: Ms | None = None
    last: Press | None = None
    for segment, press in spans:
        if begin is None and segment.kind is SegmentKind.PRESS:
            begin = segment.start
        if begin is None or press is None:
            continue
        start, end = segment.start - begin, segment.end - begin
        found = segment.kind is SegmentKind.FIND
        yield Stay(start, end, SegmentKind.CHANGE if found else segment.kind, press.side), press
        last, after = press, end
    if last is not None and last.rest:
        yield Stay(after, after + last.rest, SegmentKind.REST, last.side), last


def _line(start: Ms, press: Press) -> Iterator[Reached]:
    """From nothing to nothing; between two points the line is straight."""
    yield Reached(start, 0.0)
    for at in sorted({each for each in _moments(press) if 0 <= each < press.length}):
        here = moment(press, at)
        yield Reached(start + at, here.level * SHARES[here.stretch.pressure] * eased(here))
    yield Reached(start + press.length, 0.0)


def _moments(press: Press) -> Iterator[Ms]:
    """When the line bends."""
    hold_end = press.length - press.release
    for part in range(_RAMP_POINTS + 1):
        yield press.build_up * part // _RAMP_POINTS
        yield hold_end + press.release * part // _RAMP_POINTS
    yield from (hold_end - 1, press.length - 1)
    for piece in pieces(press):
        yield from (piece.start, piece.end - 1)
        yield from (at for at in _bends(piece) if press.build_up <= at < hold_end)


def _beats(piece: Piece) -> range:
    """The beginnings of its beats; none where there are too many."""
    period = shown_period(piece.stretch)
    starts = range(piece.start, piece.end, period) if period else range(0)
    return starts if len(starts) <= _MOST_BEATS else range(0)


def _bends(piece: Piece) -> Iterator[Ms]:
    stretch, beats = piece.stretch, _beats(piece)
    match stretch.technique:
        case Technique.PULSE:
            on = round(beats.step * on_share(stretch))
            bends: tuple[Ms, ...] = (0, PULSE_EDGE, on, on + PULSE_EDGE)
        case Technique.TAP:
            bends = (0, TAP_DIP - 1, TAP_DIP, beats.step - 1)
        case Technique.KNEAD:
            bends = tuple(beats.step * part // _KNEAD_POINTS for part in range(_KNEAD_POINTS))
        case _:
            bends = ()
    yield from (start + bend for start in beats for bend in bends if start + bend < piece.end)


def _turns(start: Ms, press: Press) -> Iterator[Ms]:
    hold_end = press.length - press.release
    for piece in pieces(press):
        if piece.stretch.technique in (Technique.CIRCLES, Technique.RUB):
            yield from (start + at for at in _beats(piece) if press.build_up <= at < hold_end)


def told(drawn: Curve, wording: Wording) -> str:
    """The same in sentences."""
    return " ".join(_told(drawn, wording))


def _told(drawn: Curve, wording: Wording) -> Iterator[str]:
    gettext, press = wording.tr.gettext, drawn.press
    if press.build_up:
        yield gettext("{time} to reach the pressure.").format(time=wording.exactly(press.build_up))
    for piece in pieces(press):
        form, stretch = gettext("{technique}, {pressure}: {time}."), piece.stretch
        time = wording.exactly(piece.end - piece.start)
        pressure = wording.pressure(stretch.pressure)
        yield form.format(technique=wording.technique(stretch), pressure=pressure, time=time)
    if press.release:
        form = gettext("The last {time} of it to let go.")
        yield form.format(time=wording.exactly(press.release))
    for stay in drawn.stays[1:]:
        match stay.kind:
            case SegmentKind.REST:
                yield gettext("{time} of rest.").format(time=wording.exactly(stay.length))
            case SegmentKind.PRESS:
                yield gettext("Then the same on the {side}.").format(side=wording.side(stay.side))

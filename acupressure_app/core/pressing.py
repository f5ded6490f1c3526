"""One press: how long, how hard, in which rhythm, and what the finger does at any millisecond."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Direction, Hand, Pressure, Side, Technique, Tool
from acupressure_app.core.content import Action, Point
from acupressure_app.core.routine import Spot, Stretch
from acupressure_app.core.screening import Finding
from acupressure_app.core.text import Ms, Text

RAMP: Ms = 3_000
"""Build-up and release where the routine names none; less in a press too short for them."""

CALM_PER_MINUTE = {
    Technique.CIRCLES: 60,
    Technique.KNEAD: 30,
    Technique.RUB: 60,
    Technique.TAP: 120,
}
"""The app's own quiet pace, shown where a routine states no rhythm; published sheets differ."""

CALM_PULSE: tuple[Ms, Ms] = (2_000, 2_000)
"""On and off for a pulse without a stated rhythm."""


class Press(Struct, frozen=True):
    """A press as it will be played. `limit` is how long `+ 30 s` may make it.

    `extra` is the part of the length that the user added; it belongs to the last stretch.
    `lightly_from` is the millisecond of the press from which everything is light: 0 by a
    finding, later when the user found it too strong, nothing if neither.
    """

    step: int
    round: int
    point: Point | Spot
    side: Side
    length: Ms
    limit: Ms
    build_up: Ms
    release: Ms
    stretches: tuple[Stretch, ...]
    findings: tuple[Finding, ...]
    tool: Tool
    hand: Hand
    rest: Ms = 0
    count: int | None = None
    note: Text | None = None
    upper_limit: bool = False
    extra: Ms = 0
    lightly_from: Ms | None = None

    @property
    def place(self) -> str:
        """The point's code, or the spot's name."""
        return self.point.name if isinstance(self.point, Spot) else self.point.code

    @property
    def place_and_side(self) -> tuple[str, Side]:
        """What presses of the same place on the same side have in common."""
        return self.place, self.side

    @property
    def same_step_and_round(self) -> tuple[int, int]:
        """What the two halves of a press on each side have in common."""
        return self.step, self.round

    @property
    def pressure(self) -> Pressure:
        """The hardest of its stretches."""
        return max((piece.stretch.pressure for piece in pieces(self)), key=lambda p: p.rank)

    def eased(self, since: Ms) -> "Press":
        """The same press, light from that millisecond on."""
        already = self.lightly_from
        return replace(self, lightly_from=since if already is None else min(since, already))

    def lasting(self, length: Ms) -> "Press":
        """The same press, longer: at most its limit, and never shorter than it is."""
        length = max(self.length, min(length, self.limit))
        return replace(self, length=length, extra=self.extra + length - self.length)


class Piece(Struct, frozen=True):
    """A stretch with its span, in milliseconds of the press."""

    start: Ms
    end: Ms
    stretch: Stretch


class Phase(StrEnum):
    """What the pressure does."""

    BUILD_UP = "build_up"
    HOLD = "hold"
    RELEASE = "release"


class Moment(Struct, frozen=True):
    """One moment of a press.

    `level` is the share of the wanted pressure, 0 to 1; `beat` the turns since the stretch began
    (its fraction is where in the beat the finger is), nothing for a still press.
    """

    phase: Phase
    level: float
    stretch: Stretch
    beat: float | None


def lightly(stretch: Stretch) -> Stretch:
    """The stretch at light pressure; what lifts the finger becomes a still press."""
    if stretch.technique in (Technique.TAP, Technique.PULSE):
        return Stretch(share=stretch.share, pressure=Pressure.LIGHT)
    return replace(stretch, pressure=Pressure.LIGHT)


def pieces(press: Press) -> tuple[Piece, ...]:
    """The stretches laid over the press, without gap or overlap."""
    return tuple(_pieces(press))


def _pieces(press: Press) -> Iterator[Piece]:
    total = sum(stretch.share for stretch in press.stretches)
    shares = accumulate((stretch.share for stretch in press.stretches), initial=0)
    planned = press.length - press.extra
    *starts, _ = (planned * share // total for share in shares)
    edges = pairwise((*starts, press.length))
    turn = press.length if press.lightly_from is None else press.lightly_from
    for stretch, (start, end) in zip(press.stretches, edges, strict=True):
        if start < min(end, turn):
            yield Piece(start, min(end, turn), stretch)
        if max(start, turn) < end:
            yield Piece(max(start, turn), end, lightly(stretch))


def period(stretch: Stretch) -> Ms | None:
    """One beat of the rhythm that the routine states, in milliseconds."""
    if stretch.per_minute is not None:
        return round(60_000 / stretch.per_minute)
    if stretch.on is not None and stretch.off is not None:
        return round(1000 * (stretch.on + stretch.off))
    return None


def shown_period(stretch: Stretch) -> Ms | None:
    """One beat as the ring shows it: the stated rhythm, else the calm one of its technique."""
    if stated := period(stretch):
        return stated
    if stretch.technique is Technique.PULSE:
        return sum(CALM_PULSE)
    calm = CALM_PER_MINUTE.get(stretch.technique)
    return round(60_000 / calm) if calm else None


def on_share(stretch: Stretch) -> float:
    """The share of a beat during which a pulse is pressed."""
    if stretch.on is not None and stretch.off is not None:
        return stretch.on / (stretch.on + stretch.off)
    return 0.5


def moment(press: Press, at: Ms) -> Moment:
    """What the finger does `at` milliseconds into the press."""
    laid = pieces(press)
    piece = next((p for p in laid if at < p.end), laid[-1])
    hold_end = press.length - press.release
    beat_length = shown_period(piece.stretch)
    phase, level = Phase.HOLD, 1.0
    if at < press.build_up:
        phase, level = Phase.BUILD_UP, _smooth(at / press.build_up)
    elif at >= hold_end:
        phase, level = Phase.RELEASE, _smooth((press.length - at) / max(1, press.release))
    beat = (at - piece.start) / beat_length if beat_length and phase is Phase.HOLD else None
    return Moment(phase, level, piece.stretch, beat)


def _smooth(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


def beats(press: Press) -> Iterator[Ms]:
    """The milliseconds of the beats that the routine states, within the hold."""
    first, last = press.build_up, press.length - press.release
    for piece in pieces(press):
        step = period(piece.stretch)
        if step:
            starts = range(piece.start, piece.end, step)
            yield from (at for at in starts if first <= at < last)


def turning(stretch: Stretch) -> int:
    """1 for clockwise, -1 for anticlockwise circles, as the user sees them."""
    return -1 if stretch.direction is Direction.ANTICLOCKWISE else 1


def spoken_findings(press: Press) -> tuple[Finding, ...]:
    """The findings that change or guard how this place is pressed, strictest first."""
    return tuple(f for f in press.findings if f.action in (Action.LIGHT, Action.CAUTION))

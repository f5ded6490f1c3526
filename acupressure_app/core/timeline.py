"""A cleared routine becomes one immutable schedule that everything else only reads.

All times are whole milliseconds from the start of the session. Nothing is counted twice: the
menu's total, the plan, the screen and the sound come from here.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Hand, Side
from acupressure_app.core.content import Point
from acupressure_app.core.lengths import DEFAULT_LENGTHS, Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import RAMP, Press, beats, pieces
from acupressure_app.core.routine import Routine, SideChoice, Span, Step
from acupressure_app.core.screening import Cleared, ClearedStep, Finding, point_of, tool_of
from acupressure_app.core.text import Ms, seconds_up
from acupressure_app.core.wording import Sentences, Wording, fitting, hurried_ms, speech_ms

HALF_FROM: Final[Ms] = 40_000
"""A press at least this long says when half of it is over."""

COUNT_FROM: Final[Ms] = 10_000
"""A press at least this long counts its last three seconds."""

NEXT_BEFORE: Final[Ms] = 10_000
LATER_CHANGE: Final[Ms] = 4_000
"""In later rounds this change-over stands in for finding the point."""

FIND_LEAST: Final[Ms] = 10_000
FIND_AGAIN: Final[Ms] = 10_000
GENERAL_LIMIT: Final[Ms] = 180_000
"""Where no hold is published, + 30 s ends at three minutes, the usual limit of patient sheets."""

VOICE_DELAY: Final[Ms] = 300
"""What is said begins this long after its cue, whether that has a tone or not."""


class Pace(StrEnum):
    """How the user scales a routine within its own range."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"


class SegmentKind(StrEnum):
    """What a span of the session is for."""

    READY = "ready"
    FIND = "find"
    PRESS = "press"
    CHANGE = "change"
    REST = "rest"
    FINISH = "finish"


class CueKind(StrEnum):
    """What a moment of the session tells; each kind but `say` has a tone of its own."""

    START = "start"
    FIND = "find"
    PRESS = "press"
    HALF = "half"
    NEXT = "next"
    COUNT = "count"
    CHANGE = "change"
    END = "end"
    BEAT = "beat"
    SAY = "say"


class Segment(Struct, frozen=True):
    """A span of the session. `press` is the press it is, prepares, or (for a rest) follows."""

    start: Ms
    end: Ms
    kind: SegmentKind
    press: int | None = None

    @property
    def length(self) -> Ms:
        """Its length in milliseconds."""
        return self.end - self.start


class Cue(Struct, frozen=True):
    """A moment when something is sounded, and said if there are sentences.

    `details` are those of them that fall away first where time is short, and wholly for a user
    who wants to hear names and changes only.
    """

    at: Ms
    kind: CueKind
    sentences: Sentences = ()
    details: Sentences = ()

    @property
    def text(self) -> str:
        """What is said, or nothing."""
        return " ".join(self.sentences)


class Programme(Struct, frozen=True):
    """What a timeline is made for: the routine, the user's lengths and the language."""

    routine: Routine
    pace: Pace
    lengths: Lengths
    wording: Wording


class Timeline(Struct, frozen=True):
    """The compiled session: presses in order, segments without a gap, cues in order."""

    programme: Programme
    presses: tuple[Press, ...]
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]

    @property
    def total(self) -> Ms:
        """To the end of the closing words."""
        return self.segments[-1].end

    @property
    def pressed(self) -> Ms:
        """To the end of the last press: what "in all" counts to."""
        return self.segments[-1].start

    def index_at(self, at: Ms) -> int:
        """The number of the segment that holds this millisecond; the last one from its start on."""
        found = bisect_right(self.segments, at, key=lambda segment: segment.start) - 1
        return max(0, found)

    def segment_at(self, at: Ms) -> Segment:
        """The segment that holds this millisecond."""
        return self.segments[self.index_at(at)]

    def press_of(self, segment: Segment) -> Press | None:
        """The press that a segment is about."""
        return None if segment.press is None else self.presses[segment.press]

    def segment_of(self, press: int) -> Segment:
        """The segment in which this press is pressed."""
        return next(s for s in self.segments if s.kind is SegmentKind.PRESS and s.press == press)

    def cue_index(self, at: Ms) -> int:
        """The number of the first cue not before this millisecond."""
        return bisect_right(self.cues, at - 1, key=lambda cue: cue.at)

    def with_presses(self, presses: tuple[Press, ...]) -> "Timeline":
        """The timeline of the same programme with changed presses."""
        return _lay_out(self.programme, presses)


def compile_timeline(
    cleared: Cleared,
    content: Content,
    wording: Wording,
    pace: Pace = Pace.STANDARD,
    lengths: Lengths = DEFAULT_LENGTHS,
    one_side: Side | None = None,
) -> Timeline:
    """The schedule of a cleared routine.

    `one_side` is the user's choice for steps on one side; without one they begin as they say.
    """
    programme = Programme(cleared.routine, pace, lengths, wording)
    presses = _presses(cleared.routine, cleared.steps, cleared.findings, content, pace, one_side)
    return _lay_out(programme, tuple(presses))


def unscreened_total(
    routine: Routine,
    content: Content,
    wording: Wording,
    pace: Pace = Pace.STANDARD,
    lengths: Lengths = DEFAULT_LENGTHS,
) -> Ms:
    """How long the routine is before anything is left out; a number alone cannot be played."""
    *_, (last, _) = unscreened_spans(routine, content, wording, pace, lengths)
    return last.end


def unscreened_spans(
    routine: Routine,
    content: Content,
    wording: Wording,
    pace: Pace = Pace.STANDARD,
    lengths: Lengths = DEFAULT_LENGTHS,
) -> tuple[tuple[Segment, Press | None], ...]:
    """What it consists of before anything is left out, to be drawn: only a timeline is played."""
    programme = Programme(routine, pace, lengths, wording)
    steps = [
        ClearedStep(number, step, step.sides, frozenset())
        for number, step in enumerate(routine.steps)
    ]
    presses = tuple(_presses(routine, steps, (), content, pace, None))
    segments = _segments(programme, presses)
    return tuple((each, None if each.press is None else presses[each.press]) for each in segments)


def unscreened_in_all(
    routine: Routine,
    content: Content,
    wording: Wording,
    pace: Pace = Pace.STANDARD,
    lengths: Lengths = DEFAULT_LENGTHS,
) -> Ms:
    """The same to the end of the last press, as "in all" shows it to people."""
    return unscreened_total(routine, content, wording, pace, lengths) - lengths.finish


def _presses(
    routine: Routine,
    steps: Iterable[ClearedStep],
    findings: tuple[Finding, ...],
    content: Content,
    pace: Pace,
    one_side: Side | None,
) -> Iterator[Press]:
    by_number = {cleared.number: cleared for cleared in steps}
    for number, turn, _ in routine.passes():
        if cleared := by_number.get(number):
            for side in _played_sides(cleared, one_side):
                yield _press(cleared, turn, side, findings, content, pace)


def _played_sides(cleared: ClearedStep, one_side: Side | None) -> tuple[Side, ...]:
    if cleared.step.side is not SideChoice.ONE:
        return cleared.sides
    return tuple(side for side in cleared.sides if side is one_side) or cleared.sides[:1]


def _press(
    cleared: ClearedStep,
    turn: int,
    side: Side,
    findings: tuple[Finding, ...],
    content: Content,
    pace: Pace,
) -> Press:
    step, point = cleared.step, point_of(cleared.step, content)
    length = _length(step, pace)
    build_up, release = _ramps(step, length)
    published = point.longest * 1000 if isinstance(point, Point) else GENERAL_LIMIT
    own_limit = round(1000 * (step.longest or step.counted_seconds or 0))
    return Press(
        step=cleared.number,
        round=turn,
        point=point,
        side=side,
        length=length,
        limit=max(published, own_limit),
        build_up=build_up,
        release=release,
        stretches=step.stretches,
        findings=tuple(f for f in findings if f.concerns(cleared.number, side)),
        tool=tool_of(step, content),
        hand=step.hand or (point.hand if isinstance(point, Point) else Hand.EITHER),
        rest=step.rest * 1000,
        count=step.count,
        note=step.note,
        upper_limit=isinstance(step.seconds, Span) and step.seconds.at_most is not None,
        lightly_from=0 if side in cleared.light else None,
    )


def _ramps(step: Step, length: Ms) -> tuple[Ms, Ms]:
    """Build-up and release; the one left open takes no more than the other leaves of the press."""
    calm = min(RAMP, length // 4)
    match step.build_up, step.release:
        case int(up), int(down):
            return up * 1000, down * 1000
        case int(up), _:
            return up * 1000, min(calm, length - up * 1000)
        case _, int(down):
            return min(calm, length - down * 1000), down * 1000
        case _:
            return calm, calm


def _length(step: Step, pace: Pace) -> Ms:
    """One side's milliseconds. A fixed time ignores the pace; an upper limit is the limit."""
    match step.seconds:
        case None:
            return round(1000 * (step.counted_seconds or 0))
        case Span(at_most=int(limit)):
            return limit * 1000
        case Span(min=least, usual=usual, max=most):
            chosen = {Pace.SHORT: least, Pace.STANDARD: usual, Pace.LONG: most}[pace]
            return (chosen or 0) * 1000
        case seconds:
            return seconds * 1000


def _lay_out(programme: Programme, presses: tuple[Press, ...]) -> Timeline:
    segments = _segments(programme, presses)
    planned = sorted(_cues(programme, presses, segments), key=lambda cue: cue.at)
    cues = sorted(_apart(planned), key=lambda cue: cue.at)
    return Timeline(programme, presses, segments, tuple(cues))


def _segments(programme: Programme, presses: tuple[Press, ...]) -> tuple[Segment, ...]:
    spans = list(_spans(programme, presses))
    ends = accumulate(length for _, _, length in spans)
    return tuple(
        Segment(end - length, end, kind, press)
        for (kind, press, length), end in zip(spans, ends, strict=True)
    )


def _spans(
    programme: Programme, presses: tuple[Press, ...]
) -> Iterator[tuple[SegmentKind, int | None, Ms]]:
    lengths = programme.lengths
    found: set[str] = set()
    yield SegmentKind.READY, None, lengths.ready
    for index, press in enumerate(presses):
        later = press.round > 1
        before = presses[index - 1] if index else None
        if before and before.rest:
            yield SegmentKind.REST, index - 1, before.rest
        elif before and not later:
            yield SegmentKind.CHANGE, index, lengths.change
        if later:
            yield SegmentKind.CHANGE, index, LATER_CHANGE
        else:
            known = press.place in found
            yield SegmentKind.FIND, index, _find_length(programme, press, known)
        found.add(press.place)
        yield SegmentKind.PRESS, index, press.length
    yield SegmentKind.FINISH, None, lengths.finish


def _find_length(programme: Programme, press: Press, known: bool) -> Ms:
    if known:
        return FIND_AGAIN
    wording = programme.wording
    spoken = speech_ms((wording.say_find(), *wording.find_steps(press)))
    return max(FIND_LEAST, seconds_up(spoken + programme.lengths.find) * 1000)


def _cues(
    programme: Programme, presses: tuple[Press, ...], segments: tuple[Segment, ...]
) -> Iterator[Cue]:
    wording, routine = programme.wording, programme.routine
    found: set[str] = set()
    previous = presses[0]
    for segment in segments:
        press = None if segment.press is None else presses[segment.press]
        following = _following(segment, presses)
        match segment.kind, press:
            case SegmentKind.READY, _:
                sentences = wording.say_start(
                    wording.text(routine.title),
                    segments[-1].start,
                    routine.position,
                    presses[0],
                    programme.lengths.wait_for_me,
                )
                details = (wording.rest_position(routine.position),)
                yield Cue(segment.start, CueKind.START, sentences, details)
            case SegmentKind.FIND, Press():
                if press.place in found:
                    again = wording.say_find_again(press, new_step=press.step != previous.step)
                    yield Cue(segment.start, CueKind.FIND, again, again)
                else:
                    yield from _find_cues(wording, press, segment)
                found.add(press.place)
            case SegmentKind.PRESS, Press():
                yield from _press_cues(wording, press, segment, following)
                previous = press
            case SegmentKind.CHANGE, Press():
                change = wording.say_change(previous, press)
                yield Cue(segment.start, CueKind.CHANGE, change, (wording.say_tool(press),))
            case SegmentKind.REST, Press():
                yield Cue(segment.start, CueKind.CHANGE, wording.say_rest(press, following))
            case SegmentKind.FINISH, _:
                yield Cue(segment.start, CueKind.END, wording.say_end())


def _following(segment: Segment, presses: tuple[Press, ...]) -> Press | None:
    if segment.press is None or segment.press + 1 >= len(presses):
        return None
    return presses[segment.press + 1]


def find_marks(wording: Wording, press: Press, segment: Segment) -> tuple[tuple[Ms, str], ...]:
    """When each step of finding lights up: by its share of the words, down to 100 ms."""
    steps = wording.find_steps(press)
    words = [len(step.split()) for step in steps]
    before = accumulate(words, initial=0)
    return tuple(
        (segment.start + segment.length * share // sum(words) // 100 * 100, step)
        for share, step in zip(before, steps, strict=False)
    )


def _find_cues(wording: Wording, press: Press, segment: Segment) -> Iterator[Cue]:
    (start, first), *others = find_marks(wording, press, segment)
    yield Cue(start, CueKind.FIND, (wording.say_find(), first), (first,))
    yield from (Cue(at, CueKind.SAY, (step,), (step,)) for at, step in others)


def _press_cues(
    wording: Wording, press: Press, segment: Segment, following: Press | None
) -> Iterator[Cue]:
    start, end = segment.start, segment.end
    movement, strength = wording.how_to_press(press, pieces(press)[0].stretch)
    how = (movement,) if press.lightly_from == 0 else (movement, strength)
    yield Cue(start, CueKind.PRESS, wording.say_press(press), how)
    if segment.length >= HALF_FROM:
        half = wording.say_half(press.side)
        yield Cue(start + segment.length // 2, CueKind.HALF, half, half)
    if segment.length > NEXT_BEFORE:
        yield Cue(end - NEXT_BEFORE, CueKind.NEXT, wording.say_next(press, following))
    for piece in pieces(press)[1:]:  # after half and next, so that at the same moment it waits
        if piece.start != press.lightly_from:
            yield Cue(start + piece.start, CueKind.SAY, wording.say_stretch(piece.stretch))
    if segment.length >= COUNT_FROM:
        yield from (Cue(end - left, CueKind.COUNT) for left in (3_000, 2_000, 1_000))
    yield from (Cue(start + at, CueKind.BEAT) for at in beats(press))


_FIRM = frozenset({CueKind.START, CueKind.FIND, CueKind.PRESS, CueKind.CHANGE, CueKind.END})
"""Cues that are never moved or dropped: what is said before them ends in time."""


def _apart(cues: list[Cue]) -> Iterator[Cue]:
    """The cues with no two voices at once and no beat under speech.

    What is said ends before the next firm cue, cut at a sentence. A sentence without a tone
    waits for the one before it, until that was said without haste if there is time;
    half-way and next give way.
    """
    firm = [cue.at for cue in cues if cue.kind in _FIRM]
    voice_free = unhurried = quiet_from = 0
    for cue in cues:
        if not cue.sentences:
            if cue.kind is not CueKind.BEAT or cue.at >= quiet_from:
                yield cue
            continue
        after = bisect_right(firm, cue.at)
        end = firm[after] if after < len(firm) else None
        at = cue.at
        if cue.kind is CueKind.SAY and at < voice_free:
            calm = end is None or unhurried + hurried_ms(cue.sentences) <= end
            at = unhurried if calm else voice_free
        said = cue.sentences if end is None else fitting(cue.sentences, end - at, cue.details)
        if cue.kind in _FIRM or (said and at >= voice_free):
            voice_free, unhurried = at + hurried_ms(said), at + speech_ms(said)
            quiet_from = at + VOICE_DELAY + speech_ms(said)
            yield replace(cue, at=at, sentences=said)

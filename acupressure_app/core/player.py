"""The session as a value: every change is `reduce(state, event, now)`.

`now` is a reading of the player's clock in milliseconds. The position is always derived from it,
never counted, so a late tick cannot make the session drift. Whoever owns the clocks judges with
`slept` whether the machine was away, and sends `Slept`.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.pressing import Press
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import (
    HALF_FROM,
    Cue,
    CueKind,
    Segment,
    SegmentKind,
    Timeline,
)

COUNT_IN: Ms = 3_000
"""Before going on after a pause: hands find their place again, and nothing is counted."""

MORE: Ms = 30_000
AGAIN_WITHIN: Ms = 3_000
"""`Back` this soon after a start goes to the one before."""

CUT_OFF_WITHIN: Ms = 2_000
"""A sentence that started this shortly before a pause was cut off, and is said again."""

GRACE: Ms = 1_500
"""A tick or a beat that is later than this is of no use any more and stays silent."""

HEARTBEAT: Ms = 1_000
"""The player is told the time at least this often, visible or not, running or not."""

_SLEPT_MORE: Ms = 2_000
_STALLED: Ms = 5_000


class Reading(Struct, frozen=True):
    """Both clocks at one moment, unscaled: the steady one, and one that runs on in sleep."""

    steady: Ms
    wall: Ms


def slept(before: Reading, after: Reading) -> bool:
    """Whether the machine slept, or the program stood still, between two ticks of the heartbeat."""
    steady, wall = after.steady - before.steady, after.wall - before.wall
    return wall - steady > _SLEPT_MORE or steady > _STALLED


class Still(Struct, frozen=True):
    """Paused, or not begun, at this millisecond."""

    at: Ms


class CountIn(Struct, frozen=True):
    """About to go on from `at`, since `since` on the clock."""

    at: Ms
    since: Ms


class Running(Struct, frozen=True):
    """At `at` when the clock read `since`."""

    at: Ms
    since: Ms


class Waiting(Struct, frozen=True):
    """Finding, until the user says that the point is found."""

    at: Ms


class Over(Struct, frozen=True):
    """Finished, or stopped before the end at `at`."""

    at: Ms
    finished: bool


Mode = Still | CountIn | Running | Waiting | Over


class Why(StrEnum):
    """Why a press was left before its end."""

    SKIPPED = "skipped"
    TOO_STRONG = "too_strong"
    DONE = "done"


class Left(Struct, frozen=True):
    """A press that was left before its end, after it was pressed for `lasted`.

    It counts all the same when it was an upper limit and is `done`.
    """

    press: int
    lasted: Ms
    why: Why


class State(Struct, frozen=True):
    """A session between two events.

    `cue` is the first cue not yet played. `eased` holds the steps found too strong once, `left`
    each press that was left early, once. `grace` is GRACE on the player's clock, which may be
    scaled. `before` is what `Undo` brings back: the session before it was found too strong.
    """

    timeline: Timeline
    mode: Mode = Still(0)
    cue: int = 0
    segment: int | None = None
    eased: frozenset[int] = frozenset()
    left: tuple[Left, ...] = ()
    holding: bool = False
    grace: Ms = GRACE
    before: "State | None" = None

    @property
    def skipped(self) -> frozenset[int]:
        """The presses left before their end, for whatever reason, that do not count."""
        return frozenset(left.press for left in self.left if left.why is not Why.DONE)

    @property
    def done(self) -> frozenset[int]:
        """The presses left before their end that count all the same."""
        return frozenset(left.press for left in self.left if left.why is Why.DONE)

    @property
    def ended_too_strong(self) -> bool:
        """Whether the last press was skipped because it was too strong."""
        last = len(self.timeline.presses) - 1
        return any(left.press == last and left.why is Why.TOO_STRONG for left in self.left)


class Start(Struct, frozen=True):
    """Begin, or begin again where a stored session stood."""


class Pause(Struct, frozen=True):
    """Let the hands rest."""


class GoOn(Struct, frozen=True):
    """End the pause, after the count-in."""


class Tick(Struct, frozen=True):
    """Time went by."""


class Slept(Struct, frozen=True):
    """The machine slept or the program stalled since the last tick."""


class Found(Struct, frozen=True):
    """The point is found: press now."""


class WaitForMe(Struct, frozen=True):
    """Finding shall not end by itself this time."""


class Done(Struct, frozen=True):
    """This press is over, earlier than planned."""


class More(Struct, frozen=True):
    """Thirty seconds more on this side, and on the other if it is still to come."""


class TooStrong(Struct, frozen=True):
    """Less pressure; said again for the same step: skip this side."""


class Undo(Struct, frozen=True):
    """It was not too strong: as hard as before, and back to the side that was skipped."""


class Again(Struct, frozen=True):
    """To the start of this press or search, however soon after it."""


class Back(Struct, frozen=True):
    """To the start of this press; soon after it, to the one before."""


class Next(Struct, frozen=True):
    """To the next side or point."""


class Stop(Struct, frozen=True):
    """End here."""


Event = (
    Start | Pause | GoOn | Tick | Slept | Found | WaitForMe | Done
    | More | TooStrong | Undo | Again | Back | Next | Stop
)  # fmt: skip


class Played(Struct, frozen=True):
    """A cue is due: sound its tone and say its sentences."""

    cue: Cue


class Entered(Struct, frozen=True):
    """The session is in another segment now."""

    segment: int


class Notice(StrEnum):
    """Something the user is told because of what they did or what happened."""

    LONGER = "longer"
    LONGER_EACH = "longer_each"
    LONGEST = "longest"
    EASED = "eased"
    SKIPPED = "skipped"
    UNDONE = "undone"
    SLEPT = "slept"
    COUNT_IN = "count_in"
    WAITING = "waiting"


class Told(Struct, frozen=True):
    """Show and say this notice."""

    notice: Notice


class Moving(Struct, frozen=True):
    """The session runs: keep the machine awake."""


class Halted(Struct, frozen=True):
    """The session stands: fade what sounds, let the machine sleep."""


class Ended(Struct, frozen=True):
    """The session is over."""

    finished: bool


Effect = Played | Entered | Told | Moving | Halted | Ended
Outcome = tuple[State, tuple[Effect, ...]]


def position(state: State, now: Ms) -> Ms:
    """Where in the timeline the session is."""
    match state.mode:
        case Running(at, since):
            return min(at + max(0, now - since), _barrier(state, at))
        case Still(at) | CountIn(at, _) | Waiting(at) | Over(at, _):
            return at


def count_in_left(state: State, now: Ms) -> Ms:
    """What remains of the count-in; 0 outside it."""
    match state.mode:
        case CountIn(_, since):
            return max(0, COUNT_IN - (now - since))
        case _:
            return 0


def next_due(state: State, now: Ms) -> Ms | None:
    """How long until something happens by itself: the aim of the one-shot timer."""
    match state.mode:
        case CountIn():
            return count_in_left(state, now)
        case Running():
            here = position(state, now)
            ends = [_barrier(state, here), state.timeline.segment_at(here).end]
            if state.cue < len(state.timeline.cues):
                ends.append(state.timeline.cues[state.cue].at)
            return max(0, min(ends) - here)
        case _:
            return None


def can_lengthen(state: State, now: Ms) -> bool:
    """Whether `+ 30 s` would still change anything."""
    index = _press_ahead(state, position(state, now))
    return index is not None and _room(state.timeline.presses[index]) > 0


class Kept(Struct, frozen=True):
    """What it takes to go on another time, with the timeline as it was compiled.

    `eased` and `left` are those of the state, `added` is how much longer than planned which press
    was made, and `at` a place in the timeline with that in it.
    """

    at: Ms
    eased: frozenset[int] = frozenset()
    left: tuple[Left, ...] = ()
    added: tuple[tuple[int, Ms], ...] = ()


def kept(state: State, now: Ms, compiled: Timeline) -> Kept:
    """Where the session is, and what was changed in the timeline that it began with."""
    both = zip(state.timeline.presses, compiled.presses, strict=True)
    longer = ((number, press.length - before.length) for number, (press, before) in enumerate(both))
    added = tuple((number, extra) for number, extra in longer if extra > 0)
    return Kept(position(state, now), state.eased, state.left, added)


def resumed(
    timeline: Timeline,
    at: Ms,
    eased: frozenset[int] = frozenset(),
    left: tuple[Left, ...] = (),
    added: tuple[tuple[int, Ms], ...] = (),
) -> State:
    """A session that stands where an earlier one was left.

    What was too strong stays light, and what was made longer stays so.
    """
    extra = dict(added)
    longer = (p.lasting(p.length + extra.get(n, 0)) for n, p in enumerate(timeline.presses))
    presses = tuple(p.eased(0) if p.step in eased else p for p in longer)
    timeline = timeline.with_presses(presses) if presses != timeline.presses else timeline
    at = max(0, min(at, timeline.pressed))
    return State(timeline, Still(at), cue=timeline.cue_index(at), eased=eased, left=left)


def reduce(state: State, event: Event, now: Ms) -> Outcome:
    """What the event makes of the session, and what shall be shown, said and done about it."""
    if isinstance(event, Slept):
        return _slept(state)
    state, effects = _catch_up(state, now)
    if isinstance(state.mode, Over):
        return state, effects
    if not isinstance(event, _LEAVES_UNDO):
        state = replace(state, before=None)
    state, more = _handle(state, event, now)
    return state, (*effects, *more)


_LEAVES_UNDO = Tick | Pause | GoOn | TooStrong | Undo
"""After anything else that the user does, it is too late for `Undo`."""


def _handle(state: State, event: Event, now: Ms) -> Outcome:
    match event, state.mode:
        case Start(), Still(at):
            return _run(state, at, now, Moving())
        case Pause(), Running(at, _) | Waiting(at):
            return _pause(state, at)
        case Pause(), CountIn(at, _):
            return replace(state, mode=Still(at)), (Halted(),)
        case GoOn(), Still(at):
            return replace(state, mode=CountIn(at, now)), (Moving(), Told(Notice.COUNT_IN))
        case Stop(), mode:
            return replace(state, mode=Over(mode.at, False)), (Halted(), Ended(False))
        case Found(), _:
            return _found(state, now)
        case WaitForMe(), Running(at, _) if _kind_at(state, at) is SegmentKind.FIND:
            return replace(state, holding=True), (Told(Notice.WAITING),)
        case Done(), _:
            return _done(state, now)
        case More(), _:
            return _more(state)
        case TooStrong(), _:
            return _too_strong(state, now)
        case Undo(), _:
            return _undo(state, now)
        case Again() | Back() | Next(), mode:
            return _go(state, event, mode.at, now)
    return state, ()


def _go(state: State, event: Event, at: Ms, now: Ms) -> Outcome:
    match event:
        case Again():
            return _again(state, at, now)
        case Back():
            return _jump(state, _back(state.timeline, at), now)
        case _:
            return _next(state, at, now)


def _slept(state: State) -> Outcome:
    match state.mode:
        case Running(at, _):
            state, effects = _pause(state, at)
            return state, (*effects, Told(Notice.SLEPT))
        case CountIn(at, _):
            return replace(state, mode=Still(at)), (Halted(), Told(Notice.SLEPT))
        case _:
            return state, ()


def _catch_up(state: State, now: Ms) -> Outcome:
    """Bring the session to `now`: end the count-in, play what is due, enter, wait or finish."""
    if isinstance(state.mode, CountIn) and count_in_left(state, now) == 0:
        at, since = state.mode.at, state.mode.since + COUNT_IN
        state = replace(state, mode=Running(at, since))
    if not isinstance(state.mode, Running):
        return state, ()
    return _arrive(state, position(state, now), now)


def _run(state: State, at: Ms, now: Ms, *effects: Effect) -> Outcome:
    state, more = _arrive(replace(state, mode=Running(at, now)), at, now)
    return state, (*effects, *more)


def _arrive(state: State, at: Ms, now: Ms) -> Outcome:
    """Take up position `at` while running, with the cues that became due on the way."""
    timeline = state.timeline
    index, end = timeline.index_at(at), timeline.cue_index(at + 1)
    due = _due_cues(state, at, end)
    entered = _entered(state, index)
    happened = sorted([*entered, *due], key=lambda pair: pair[0])
    effects = tuple(effect for _, effect in happened)
    state = replace(
        state,
        segment=index,
        mode=Running(at, now),
        cue=max(state.cue, end),
    )
    if at >= timeline.total:
        return replace(state, mode=Over(at, True)), (*effects, Halted(), Ended(True))
    if at == _barrier(state, at):
        return replace(state, mode=Waiting(at)), effects
    return state, effects


def _entered(state: State, index: int) -> list[tuple[Ms, Effect]]:
    """The segments entered on the way to this one, none left out."""
    if state.segment == index:
        return []
    first = index if state.segment is None else min(state.segment + 1, index)
    segments = state.timeline.segments
    return [(segments[i].start, Entered(i)) for i in range(first, index + 1)]


def _due_cues(state: State, at: Ms, end: int) -> list[tuple[Ms, Effect]]:
    """Every cue up to `at`, once. Late ticks and beats, and speech of the past, stay silent."""
    segment = state.timeline.segment_at(at)
    due = state.timeline.cues[state.cue : end]
    return [(cue.at, Played(cue)) for cue in due if _still_of_use(cue, segment, at, state.grace)]


def _still_of_use(cue: Cue, segment: Segment, at: Ms, grace: Ms) -> bool:
    if at - cue.at <= grace:
        return True
    silent = cue.kind in (CueKind.COUNT, CueKind.BEAT, CueKind.NEXT)
    return cue.at >= segment.start and not silent


def _barrier(state: State, at: Ms) -> Ms:
    """Where time stands still: just before the end of a search that waits, or at the very end."""
    timeline = state.timeline
    index = timeline.index_at(at)
    ahead = timeline.segments[index:] if timeline.programme.lengths.wait_for_me else ()
    if state.holding:
        ahead = timeline.segments[index : index + 1]
    searches = (segment.end - 1 for segment in ahead if segment.kind is SegmentKind.FIND)
    return next(searches, timeline.total)


def _kind_at(state: State, at: Ms) -> SegmentKind:
    return state.timeline.segment_at(at).kind


def _pause(state: State, at: Ms) -> Outcome:
    """Stand still; a sentence that has hardly begun will be said again."""
    cue, played = state.cue, state.timeline.cues[: state.cue]
    if played and played[-1].sentences and at - played[-1].at < CUT_OFF_WITHIN:
        cue -= 1
    return replace(state, mode=Still(at), cue=cue), (Halted(),)


def _jump(state: State, at: Ms, now: Ms) -> Outcome:
    """Go to `at`; a running session runs on from there, a paused one stays paused.

    What lies ahead then does not count as left any more, and is light from its start if its
    step was found too strong.
    """
    segments = state.timeline.segments
    behind = {s.press for s in segments if s.kind is SegmentKind.PRESS and s.start < at}
    state = _lightened(state, behind)
    state = replace(
        state,
        cue=state.timeline.cue_index(at),
        holding=False,
        left=tuple(left for left in state.left if left.press in behind),
    )
    if isinstance(state.mode, Running | Waiting):
        return _run(replace(state, segment=None), at, now)
    index = state.timeline.index_at(at)
    mode = replace(state.mode, at=at)
    return replace(state, mode=mode, segment=index), (Entered(index),)


def _lightened(state: State, behind: set[int | None]) -> State:
    """What is still to be pressed of the steps that were too strong is light from its start."""
    presses = tuple(
        press.eased(0) if press.step in state.eased and number not in behind else press
        for number, press in enumerate(state.timeline.presses)
    )
    if presses == state.timeline.presses:
        return state
    return replace(state, timeline=state.timeline.with_presses(presses))


def _found(state: State, now: Ms) -> Outcome:
    at = position(state, now)
    if _kind_at(state, at) is not SegmentKind.FIND:
        return state, ()
    return _jump(state, state.timeline.segment_at(at).end, now)


def _done(state: State, now: Ms) -> Outcome:
    at = position(state, now)
    segment = state.timeline.segment_at(at)
    if segment.kind is not SegmentKind.PRESS or segment.press is None:
        return state, ()
    enough = state.timeline.presses[segment.press].upper_limit
    return _leave(state, segment.press, at, now, Why.DONE if enough else Why.SKIPPED)


def _leave(state: State, press: int, at: Ms, now: Ms, why: Why) -> Outcome:
    """Go to the end of a press, and remember how long it was pressed."""
    segment = state.timeline.segment_of(press)
    left = Left(press, max(0, at - segment.start), why)
    return _jump(replace(state, left=(*state.left, left)), segment.end, now)


def _press_ahead(state: State, at: Ms) -> int | None:
    """The press that is being pressed, or prepared for."""
    segment = state.timeline.segment_at(at)
    if segment.kind in (SegmentKind.PRESS, SegmentKind.FIND, SegmentKind.CHANGE):
        return segment.press
    return None


def _room(press: Press) -> Ms:
    return press.limit - press.length


def _more(state: State) -> Outcome:
    at = state.mode.at
    index = _press_ahead(state, at)
    if index is None:
        return state, ()
    before, ahead = state.timeline.presses[:index], state.timeline.presses[index:]
    chosen = ahead[0]
    if _room(chosen) <= 0:
        return state, (Told(Notice.LONGEST),)
    sides = [p for p in ahead if p.same_step_and_round == chosen.same_step_and_round]
    length = chosen.length + MORE
    changed = tuple(press.lasting(length) if press in sides else press for press in ahead)
    longer = Notice.LONGER_EACH if len(sides) > 1 else Notice.LONGER
    notice = Notice.LONGEST if _room(chosen) < MORE else longer
    return _with_timeline(state, before + changed, at), (Told(notice),)


def _with_timeline(state: State, presses: tuple[Press, ...], at: Ms) -> State:
    """The same moment in the changed timeline; a half that was already told is not told again."""
    before, after = state.timeline, state.timeline.with_presses(presses)
    told = _half_told(before, at)
    if told is not None:
        half = _half(after, told)
        others = tuple(c for c in after.cues if (c.kind, c.at) != (CueKind.HALF, half))
        after = replace(after, cues=others)
    return _moved_to(state, after, at)


def _moved_to(state: State, after: Timeline, at: Ms) -> State:
    """The same moment in another timeline: what was played is played."""
    due = min([at + 1, *(cue.at for cue in state.timeline.cues[state.cue : state.cue + 1])])
    return replace(state, timeline=after, cue=after.cue_index(due))


def _half(timeline: Timeline, press: int) -> Ms:
    segment = timeline.segment_of(press)
    return segment.start + segment.length // 2


def _half_told(timeline: Timeline, at: Ms) -> int | None:
    """The press that is being pressed at `at`, if its half is not ahead any more."""
    segment = timeline.segment_at(at)
    if segment.kind is not SegmentKind.PRESS or segment.length < HALF_FROM:
        return None
    ahead = timeline.cues[timeline.cue_index(at + 1) : timeline.cue_index(segment.end)]
    return None if any(cue.kind is CueKind.HALF for cue in ahead) else segment.press


def _too_strong(state: State, now: Ms) -> Outcome:
    """Only what is being pressed can be too strong."""
    at = position(state, now)
    segment = state.timeline.segment_at(at)
    index = segment.press
    if segment.kind is not SegmentKind.PRESS or index is None:
        return state, ()
    step = state.timeline.presses[index].step
    state = replace(state, before=replace(state, before=None))
    if step in state.eased:
        state, effects = _leave(state, index, at, now, Why.TOO_STRONG)
        return state, (Told(Notice.SKIPPED), *effects)
    since = at - segment.start
    changed = tuple(
        press.eased(since if number == index else 0)
        if number >= index and press.step == step
        else press
        for number, press in enumerate(state.timeline.presses)
    )
    state = _with_timeline(replace(state, eased=state.eased | {step}), changed, at)
    return state, (Told(Notice.EASED),)


def _undo(state: State, now: Ms) -> Outcome:
    """Where it was only made lighter, time goes on; a skipped press goes on where it was left."""
    before = state.before
    if before is None:
        return state, ()
    lightened = before.left == state.left
    state = _moved_to(state, before.timeline, position(state, now))
    state = replace(state, eased=before.eased, before=None)
    if lightened:
        return state, (Told(Notice.UNDONE),)
    state, effects = _jump(state, before.mode.at, now)
    return replace(state, left=before.left), (Told(Notice.UNDONE), *effects)


def _again(state: State, at: Ms, now: Ms) -> Outcome:
    segment = state.timeline.segment_at(at)
    if segment.kind not in (SegmentKind.PRESS, SegmentKind.FIND):
        return state, ()
    return _jump(state, segment.start, now)


def _back(timeline: Timeline, at: Ms) -> Ms:
    """The start of this press or search; within its first three seconds, of the press before."""
    index = timeline.index_at(at)
    starts = [s for s in timeline.segments[: index + 1] if _may_go_back_to(s, timeline, index)]
    if not starts:
        return 0
    if timeline.segments[index] is starts[-1] and at - starts[-1].start < AGAIN_WITHIN:
        earlier = [s for s in starts[:-1] if s.kind is SegmentKind.PRESS]
        return earlier[-1].start if earlier else _first_search(timeline)
    return starts[-1].start


def _may_go_back_to(segment: Segment, timeline: Timeline, current: int) -> bool:
    searching = segment.kind is SegmentKind.FIND and segment is timeline.segments[current]
    return segment.kind is SegmentKind.PRESS or searching


def _first_search(timeline: Timeline) -> Ms:
    return timeline.segments[1].start


def _next(state: State, at: Ms, now: Ms) -> Outcome:
    """From a search or a press to the end of that press; else to what comes next."""
    timeline = state.timeline
    segment = timeline.segment_at(at)
    match segment.kind:
        case SegmentKind.FINISH:
            return state, ()
        case SegmentKind.FIND | SegmentKind.PRESS if segment.press is not None:
            return _leave(state, segment.press, at, now, Why.SKIPPED)
        case _:
            return _jump(state, segment.end, now)

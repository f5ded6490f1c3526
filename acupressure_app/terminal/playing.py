"""Runs a session on a terminal, or writes it out as it happens where nobody sits at one."""

from collections.abc import Callable
from typing import Protocol

from acupressure_app.core import player
from acupressure_app.core.library import Content
from acupressure_app.core.notices import notice_text
from acupressure_app.core.player import HEARTBEAT, Reading, State
from acupressure_app.core.pressing import pieces
from acupressure_app.core.screening import Finding
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import SegmentKind, Timeline
from acupressure_app.core.wording import clock
from acupressure_app.terminal.console import Console
from acupressure_app.terminal.data import cue_data, segment_data
from acupressure_app.terminal.text import segment_name

KEYS: dict[str, player.Event] = {
    "n": player.Next(),
    "b": player.Back(),
    "+": player.More(),
    "t": player.TooStrong(),
    "w": player.WaitForMe(),
    "q": player.Stop(),
    "\x1b[C": player.Next(),
    "\x1b[D": player.Back(),
}

_CLEAR = "\r\x1b[K"


class Show(Protocol):
    """Where a session is shown."""

    def __call__(self, effect: player.Effect, state: State) -> None:
        """Show an effect."""

    def progress(self, state: State, now: Ms) -> None:
        """Show that time goes by."""


def run(
    timeline: Timeline,
    reading: Callable[[], Reading],
    wait: Callable[[float], str],
    show: Show,
    speed: float,
    attended: bool,
) -> State:
    """Play to the end. `wait` sleeps for seconds and gives the key pressed meanwhile, or "".

    Unattended, nothing may wait for a key: a session that the sleep of the machine paused goes on.
    """
    last = first = reading()
    state = State(timeline, grace=round(player.GRACE * speed))
    event: player.Event = player.Start()
    while True:
        now = round((last.steady - first.steady) * speed)
        state, effects = player.reduce(state, event, now)
        for effect in effects:
            show(effect, state)
        if isinstance(state.mode, player.Over):
            return state
        show.progress(state, now)
        due = player.next_due(state, now)
        pause = HEARTBEAT if due is None else min(HEARTBEAT, due / speed)
        key = wait(pause / 1000)
        current = reading()
        event = _event(key, state, player.slept(last, current), attended)
        last = current


def _event(key: str, state: State, slept: bool, attended: bool) -> player.Event:
    if slept:
        return player.Slept()
    if not attended:
        return _on_its_own(state)
    halted = isinstance(state.mode, player.Still)
    if key == " ":
        return player.GoOn() if halted else player.Pause()
    if key in ("\r", "\n"):
        searching = not halted and _kind(state) is SegmentKind.FIND
        return player.Found() if searching else player.Tick()
    return KEYS.get(key, player.Tick())


def _on_its_own(state: State) -> player.Event:
    match state.mode:
        case player.Still():
            return player.GoOn()
        case player.Waiting():
            return player.Found()
        case _:
            return player.Tick()


def _kind(state: State) -> SegmentKind:
    return state.timeline.segment_at(state.mode.at).kind


class JsonLines:
    """Each segment and cue as one line of JSON."""

    def __init__(self, console: Console, content: Content) -> None:
        self._console, self._content = console, content

    def __call__(self, effect: player.Effect, state: State) -> None:
        """Print a segment or a cue."""
        match effect:
            case player.Entered(index):
                segment = state.timeline.segments[index]
                self._console.data(segment_data(segment, state.timeline, self._content))
            case player.Played(cue):
                self._console.data(cue_data(cue))

    def progress(self, state: State, now: Ms) -> None:
        """Nothing: only what happens is a line."""


class TextLines:
    """The session for a reader: what comes, where, how, what is said, and what to mind.

    On a `live` terminal the time left stands in the last line and is rewritten in place.
    """

    def __init__(self, console: Console, live: bool) -> None:
        self._console, self._live = console, live

    def __call__(self, effect: player.Effect, state: State) -> None:
        """Print what happened."""
        for line in self._lines(effect, state):
            self._console.line(f"{_CLEAR}{line}" if self._live else line)
        if self._live and isinstance(effect, player.Ended):
            self._console.line(_CLEAR, end="")

    def progress(self, state: State, now: Ms) -> None:
        """Rewrite the time left."""
        if self._live:
            here = player.position(state, now)
            segment = state.timeline.segment_at(here)
            template = self._console.tr.gettext("{here} here, {in_all} in all")
            left = template.format(
                here=clock(segment.end - here), in_all=clock(state.timeline.pressed - here)
            )
            self._console.line(f"{_CLEAR}{left}", end="")

    def _lines(self, effect: player.Effect, state: State) -> list[str]:
        tr = self._console.tr
        match effect:
            case player.Entered(index):
                return _segment_lines(state, index)
            case player.Played(cue) if cue.text:
                return [f"{_clock(state):>7}  {cue.text}"]
            case player.Told(notice):
                return [f"{_clock(state):>7}  {notice_text(notice, self._console.tr)}"]
            case player.Halted() if isinstance(state.mode, player.Still):
                return [tr.gettext("Paused. Your place is kept. Space goes on.")]
            case player.Ended(finished=False):
                return [tr.gettext("Ended here.")]
            case _:
                return []


def _clock(state: State) -> str:
    return clock(state.timeline.pressed - state.mode.at)


def _segment_lines(state: State, index: int) -> list[str]:
    timeline = state.timeline
    segment, wording = timeline.segments[index], timeline.programme.wording
    press = timeline.press_of(segment)
    name = segment_name(segment.kind, wording)
    if press is None:
        return ["", f"{_clock(state):>7}  {name} ({wording.exactly(segment.length)})"]
    place = wording.place(press.point, press.side)
    lines = ["", f"{_clock(state):>7}  {name}: {place} ({wording.exactly(segment.length)})"]
    if segment.kind is SegmentKind.PRESS:
        stretch = pieces(press)[0].stretch
        lines += [f"         {wording.what_to_do(press, stretch)}"]
    if segment.kind in (SegmentKind.FIND, SegmentKind.PRESS):
        lines += [
            f"       ! {wording.text(finding.text)}" for finding in shown_findings(press.findings)
        ]
    return lines


def shown_findings(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings worth a line while pressing: each text once, strictest first."""
    by_text: dict[str, Finding] = {}
    for finding in findings:
        by_text.setdefault(str(finding.text), finding)
    return tuple(by_text.values())

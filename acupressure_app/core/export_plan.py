"""What an exported session holds: the plan with its warnings, its chapters and its marks."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.content import Action
from acupressure_app.core.pressing import Press
from acupressure_app.core.screening import ALWAYS, Finding
from acupressure_app.core.text import Ms, capitalised, seconds_up
from acupressure_app.core.timeline import VOICE_DELAY, Cue, CueKind, SegmentKind, Timeline
from acupressure_app.core.wording import Sentences, Wording, hurried_ms, speech_ms

_PAUSE: Ms = 400
"""Between the opening and a warning, and between two warnings."""

_AMPLE: Ms = 120_000
"""More than any opening takes."""


class Chapter(Struct, frozen=True):
    """A part of the session that a player can jump to."""

    at: Ms
    title: str


class Mark(Struct, frozen=True):
    """A moment of the session, in words."""

    at: Ms
    what: str


def warnings(findings: Iterable[Finding], wording: Wording) -> tuple[str, ...]:
    """What must be said before an exported session begins: what rests on the user's answers."""
    return _texts((f for f in findings if f.condition != ALWAYS), wording)


def reminders(findings: Iterable[Finding], wording: Wording) -> tuple[str, ...]:
    """What holds for everyone: said before it begins where there is time, and while pressing."""
    return _texts((f for f in findings if f.condition == ALWAYS), wording)


def _texts(findings: Iterable[Finding], wording: Wording) -> tuple[str, ...]:
    """Each text once; a place that is left out does not come, so nothing warns of it."""
    told = (finding for finding in findings if finding.action is not Action.SKIP)
    return tuple(dict.fromkeys(wording.text(finding.text) for finding in told))


def with_warnings(timeline: Timeline, findings: Iterable[Finding]) -> Timeline:
    """The timeline as it is exported: whoever hears the file was not asked, so it warns first.

    The warnings follow the opening within *ready*, which grows by whole seconds where they do
    not fit: all else moves by as much. Reminders are said if there is time left for all of them,
    since one of many would sound as if it held for the first place; so without a warning the plan
    is that of every session.
    """
    findings, wording = tuple(findings), timeline.programme.wording
    firmly = warnings(findings, wording)
    if firmly:
        timeline = _with_room_for(timeline, firmly)
    takes = speech_ms if firmly else hurried_ms
    cues = tuple(_said_before(timeline, (*firmly, *reminders(findings, wording)), takes))
    if cues and cues[-1].at + takes(cues[-1].sentences) + VOICE_DELAY > timeline.segments[0].end:
        cues = cues[: len(firmly)]
    return replace(timeline, cues=tuple(sorted((*timeline.cues, *cues), key=lambda cue: cue.at)))


def _said_before(
    timeline: Timeline, texts: Sentences, takes: Callable[[Sentences], Ms]
) -> Iterator[Cue]:
    """What is said after the opening, one after the other."""
    opening = timeline.cues[0]
    at = opening.at + takes(opening.sentences) + _PAUSE
    for text in texts:
        yield Cue(at, CueKind.SAY, (text,))
        at += takes((text,)) + _PAUSE


def _with_room_for(timeline: Timeline, texts: Sentences) -> Timeline:
    """The timeline with *ready* long enough for the opening and these texts, said calmly."""
    lengths = timeline.programme.lengths
    opening = _with_ready(timeline, _AMPLE).cues[0].sentences
    needed = 2 * VOICE_DELAY + speech_ms((*opening, *texts)) + _PAUSE * len(texts)
    return _with_ready(timeline, max(lengths.ready, seconds_up(needed) * 1000))


def _with_ready(timeline: Timeline, ready: Ms) -> Timeline:
    lengths = replace(timeline.programme.lengths, ready=ready)
    programme = replace(timeline.programme, lengths=lengths)
    return replace(timeline, programme=programme).with_presses(timeline.presses)


def chapters(timeline: Timeline) -> tuple[Chapter, ...]:
    """Getting ready, then one chapter for each press, from the way to it on; at last the end."""
    return tuple(_chapters(timeline))


def _chapters(timeline: Timeline) -> Iterator[Chapter]:
    tr = timeline.programme.wording.tr
    several = {press.step for press in timeline.presses if press.round > 1}
    on_the_way = [s for s in timeline.segments if s.kind is not SegmentKind.REST]
    for number, segments in groupby(on_the_way, key=lambda segment: segment.press):
        first = next(segments)
        if number is not None:
            press = timeline.presses[number]
            yield Chapter(first.start, _title(press, press.step in several, timeline))
        elif first.kind is SegmentKind.READY:
            yield Chapter(first.start, tr.gettext("Get ready"))
        else:
            yield Chapter(first.start, tr.gettext("Rest a moment"))


def _title(press: Press, rounds: bool, timeline: Timeline) -> str:
    wording = timeline.programme.wording
    place = capitalised(wording.place(press.point, press.side))
    if not rounds:
        return place
    return wording.tr.gettext("{place}, round {n}").format(place=place, n=press.round)


def marks(timeline: Timeline) -> tuple[Mark, ...]:
    """The chapters, and in “quotes” what is said, each when its cue comes."""
    titles = [Mark(chapter.at, chapter.title) for chapter in chapters(timeline)]
    said = [Mark(cue.at, f"“{cue.text}”") for cue in timeline.cues if cue.text]
    return tuple(sorted((*titles, *said), key=lambda mark: mark.at))


def marks_text(timeline: Timeline) -> str:
    """The marks as a text file: the title, then a line each, its time as h:mm:ss.mmm."""
    wording = timeline.programme.wording
    lines = (f"{_clock(mark.at)}  {mark.what}" for mark in marks(timeline))
    end = f"{_clock(timeline.total)}  {wording.tr.gettext('The end')}"
    return "\n".join((title(timeline), "", *lines, end, ""))


def title(timeline: Timeline) -> str:
    """What the file is called in a player."""
    return timeline.programme.wording.text(timeline.programme.routine.title)


def _clock(at: Ms) -> str:
    seconds, ms = divmod(at, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"

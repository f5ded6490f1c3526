"""What of a session is said aloud: how much the user wants to hear, and how it fits its place."""

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.guidance import Guidance
from acupressure_app.core.notices import notice_text
from acupressure_app.core.player import COUNT_IN, Notice
from acupressure_app.core.pressing import Press
from acupressure_app.core.text import Ms, sentences_in
from acupressure_app.core.timeline import VOICE_DELAY, Cue, CueKind, Timeline
from acupressure_app.core.wording import Sentences, shorter

HURRY: Final = 1.25
"""A voice may be this much faster, so that what is said fits."""

BREATH: Final[Ms] = 100
"""Between the end of a sentence and the beginning of the next one."""

_STEP = 20
"""Hurrying goes by twentieths, so that the same clip serves again."""


class Line(Struct, frozen=True):
    """Something to be said in one breath.

    `text` is what is shown. `sentences` are what of it shall be said, in which `details` may fall
    away first. `room` is how long it may take; None if nothing follows it.
    """

    text: str
    sentences: Sentences
    details: Sentences = ()
    room: Ms | None = None


class Fit(Struct, frozen=True):
    """What is said of a line, and how many times faster than the user wants it."""

    sentences: Sentences
    faster: float = 1.0


def voiced(cue: Cue, guidance: Guidance) -> Sentences:
    """The sentences of the cue that are said."""
    match guidance:
        case Guidance.FULL:
            return cue.sentences
        case Guidance.NAMES:
            return tuple(said for said in cue.sentences if said not in cue.details)
        case Guidance.OFF:
            return ()


def lines(timeline: Timeline, guidance: Guidance) -> tuple[Line, ...]:
    """All that may be said in a session, in its order, each text once with its smallest room.

    Also what is only said if the user presses for longer, finds it too strong, pauses or jumps.
    """
    if guidance is Guidance.OFF:
        return ()
    eased = timeline.with_presses(tuple(press.eased(0) for press in timeline.presses))
    longest = timeline.with_presses(tuple(p.lasting(p.limit) for p in timeline.presses))
    found: dict[str, Line] = {}
    for line in (
        *_planned(timeline, timeline.cues, guidance),
        *_planned(eased, _after_the_start(eased), guidance),
        *_planned(longest, _after_the_start(longest), guidance),
        *_in_between(timeline),
    ):
        known = found.setdefault(line.text, line)
        found[line.text] = replace(known, room=_smaller(known.room, line.room))
    return tuple(found.values())


def fitted(
    line: Line, length_of: Callable[[Sentences, float], Ms], hurry: float = HURRY
) -> Fit | None:
    """What can be said of the line in its room, or None if nothing can.

    `length_of` tells how long sentences take when said so many times faster. Up to `hurry` times
    comes first, then one sentence less.
    """
    for sentences in shorter(line.sentences, line.details):
        if not sentences:
            return None
        length = length_of(sentences, 1.0)
        if line.room is None or length <= line.room:
            return Fit(sentences)
        for faster in _hurries(length, line.room, hurry):
            if length_of(sentences, faster) <= line.room:
                return Fit(sentences, faster)
    return None


def _hurries(length: Ms, room: Ms, most: float) -> Iterator[float]:
    """As fast as it seems to take, then as fast as it may be."""
    if room > 0:
        just = min(most, math.ceil(_STEP * length / room) / _STEP)
        yield just
        if just < most:
            yield most


def _after_the_start(timeline: Timeline) -> tuple[Cue, ...]:
    return tuple(cue for cue in timeline.cues if cue.kind is not CueKind.START)


def _planned(timeline: Timeline, cues: Iterable[Cue], guidance: Guidance) -> Iterator[Line]:
    spoken = [(cue, said) for cue in cues if (said := voiced(cue, guidance))]
    for (cue, said), following in zip_longest(spoken, spoken[1:]):
        end = following[0].at - BREATH if following else timeline.total - VOICE_DELAY
        yield Line(cue.text, _parts(said), _parts(cue.details), end - cue.at)


def _in_between(timeline: Timeline) -> Iterator[Line]:
    """What the user's own doings call for, at any time."""
    wording = timeline.programme.wording
    for notice in Notice:
        room = COUNT_IN - BREATH if notice is Notice.COUNT_IN else None
        yield _line((notice_text(notice, wording.tr),), room=room)
    yield _line(wording.say_paused())
    for press in _places(timeline.presses):
        yield _line(wording.say_here(press))


def _places(presses: tuple[Press, ...]) -> Iterable[Press]:
    return {press.place_and_side: press for press in presses}.values()


def _line(said: Sentences, room: Ms | None = None) -> Line:
    return Line(" ".join(said), _parts(said), room=room)


def _parts(texts: Sentences) -> Sentences:
    return tuple(sentence for text in texts for sentence in sentences_in(text))


def _smaller(one: Ms | None, other: Ms | None) -> Ms | None:
    return min((room for room in (one, other) if room is not None), default=None)

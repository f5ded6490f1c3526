"""What of the words that are said the session page does not show anyway: no Qt in here."""

import re
from collections.abc import Iterator

from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Timeline
from acupressure_app.core.wording import Sentences, speech_ms
from acupressure_app.ui.session.props import SessionProps

STAYS: Ms = 2_000
"""How much longer than it takes to say a sentence stays to be read."""


def caption(page: SessionProps, said: Sentences) -> str:
    """The sentences that stand nowhere else on the page."""
    shown = [_bare(text) for text in _texts(page)]
    missing = (text for text in said if not any(_bare(text) in other for other in shown))
    return " ".join(dict.fromkeys(missing))


def leaves_what_to_do(page: SessionProps, said: Sentences) -> bool:
    """Whether what is said is something else than what to do, and no longer than that."""
    what = _bare(page.todo)
    return len(page.caption) <= len(page.todo) and not any(_bare(text) in what for text in said)


def being_said(timeline: Timeline, at: Ms) -> Sentences:
    """What is said at a moment of a running session, as long as it takes to say and to read."""
    cues = timeline.cues[: timeline.cue_index(at + 1)]
    last = next((cue for cue in reversed(cues) if cue.sentences), None)
    if last is None or at >= last.at + reading_ms(last.sentences):
        return ()
    return last.sentences


def reading_ms(said: Sentences) -> Ms:
    """How long it takes to say and to read."""
    return speech_ms(said) + STAYS


def _texts(page: SessionProps) -> Iterator[str]:
    """What the page shows in every window, but for the caption."""
    yield "" if page.plain else page.kicker
    yield str(page.headline)
    yield page.todo
    yield from (step.text for step in page.steps)
    yield from (f"{caution.lead} {caution.rest}" for caution in page.cautions)


def _bare(text: str) -> str:
    """The words alone, however they are written."""
    return " ".join(("", *re.findall(r"\w+", text.casefold()), ""))

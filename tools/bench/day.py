"""Plays a press of a whole day, to see whether time adds up."""

import gettext
import random

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core import player
from acupressure_app.core.screening import Answer, Answers, Cleared, clear
from acupressure_app.core.timeline import Timeline, compile_timeline
from acupressure_app.core.wording import Wording
from acupressure_app.store.folders import folders
from acupressure_app.store.library import load_library

DAY_MS = 24 * 60 * 60 * 1000


class Day(Struct, frozen=True):
    """How late it ended, in ms, and how many of its cues were played."""

    drift: int
    cues: int
    played: int


def simulated_day() -> Day:
    """Tick at odd times: where the player asked to be woken, or earlier."""
    timeline = _day_long()
    state, effects = player.reduce(player.State(timeline), player.Start(), 0)
    played = sum(isinstance(effect, player.Played) for effect in effects)
    now, chance = 0, random.Random(1)
    while not isinstance(state.mode, player.Over):
        due = player.next_due(state, now)
        now += max(1, min(chance.randrange(1, 1000), due if due is not None else 1000))
        state, effects = player.reduce(state, player.Tick(), now)
        played += sum(isinstance(effect, player.Played) for effect in effects)
    return Day(now - timeline.total, len(timeline.cues), played)


def _day_long() -> Timeline:
    library = load_library(folders())
    entry = library.find("nausea")
    assert entry
    cleared = clear(entry.routine, library.content, Answers(otherwise=Answer.NO))
    assert isinstance(cleared, Cleared)
    timeline = compile_timeline(cleared, library.content, Wording(gettext.NullTranslations()))
    press = replace(timeline.presses[0], length=DAY_MS, limit=DAY_MS)
    return timeline.with_presses((press,))

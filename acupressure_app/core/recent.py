"""What was played lately, so that Home can offer it again."""

from datetime import datetime
from typing import Annotated, Final

from msgspec import Meta, Struct

from acupressure_app.core.body import Side
from acupressure_app.core.player import Kept
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Pace

MOST: Final = 5
"""More than these are forgotten."""

_OPEN_SECONDS = 24 * 60 * 60


class Recent(Struct, frozen=True):
    """A routine that was played, and what the user had chosen for it.

    `when` knows its time zone. `kept` is set where the session was left to go on later: then
    `place` names in words what was pressed ("your left wrist"), and `left` is the time left there.
    `entry` is the session's number in the journal; 0 where it has none. `unwell`: something felt
    wrong, or what it was for became clearly stronger.
    """

    routine: str
    pace: Pace
    one_side: Side
    when: Annotated[datetime, Meta(tz=True)]
    kept: Kept | None = None
    place: str = ""
    left: Ms = 0
    entry: int = 0
    unwell: bool = False


def noted(recents: tuple[Recent, ...], recent: Recent) -> tuple[Recent, ...]:
    """The newest first, each routine once, and no more than `MOST`."""
    others = (before for before in recents if before.routine != recent.routine)
    return (recent, *others)[:MOST]


def still_open(recent: Recent, now: datetime) -> bool:
    """Whether it was left to go on later, and that is less than a day ago.

    A time in the future was told by a wrong clock and counts as long ago.
    """
    ago = (now - recent.when).total_seconds()
    return recent.kept is not None and 0 <= ago < _OPEN_SECONDS

"""What the journal shows of one symptom, before and after, and what cannot be said from it."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from acupressure_app.core.entry import Entry
from acupressure_app.core.language import Translations

FEWEST: Final = 3
"""With fewer sessions that have both figures there is nothing to compare."""


class Trend(Struct, frozen=True):
    """How many sessions there were, and of those with both figures how many ended how.

    `rated` are the sessions with both figures, oldest first.
    """

    sessions: int
    rated: tuple[Entry, ...]
    lower: int
    same: int
    higher: int

    @property
    def enough(self) -> bool:
        """Whether there are enough figures to look at together."""
        return len(self.rated) >= FEWEST


def trend(entries: Iterable[Entry]) -> Trend:
    """Count these sessions, which should be of one symptom."""
    known = sorted(entries, key=lambda entry: entry.began)
    rated = tuple(e for e in known if e.before is not None and e.after is not None)
    steps = [(e.after or 0) - (e.before or 0) for e in rated]
    return Trend(
        sessions=len(known),
        rated=rated,
        lower=sum(step < 0 for step in steps),
        same=sum(step == 0 for step in steps),
        higher=sum(step > 0 for step in steps),
    )


def reading(found: Trend, tr: Translations) -> tuple[str, ...]:
    """The trend in sentences: what was counted, then what it does not tell."""
    sessions = tr.ngettext("{n} session", "{n} sessions", found.sessions).format(n=found.sessions)
    if not found.rated:
        return (
            tr.gettext("{sessions}, none with a figure before and after.").format(
                sessions=sessions
            ),
        )
    both = len(found.rated)
    counted = tr.gettext("{sessions}, {n} with a figure before and after:").format(
        sessions=sessions, n=both
    )
    if not found.enough:
        return (f"{counted[:-1]}.", tr.gettext("Too few to see a pattern."))
    parts = (
        (found.lower, tr.gettext("lower after {n}")),
        (found.same, tr.gettext("the same after {n}")),
        (found.higher, tr.gettext("higher after {n}")),
    )
    told = ", ".join(words.format(n=n) for n, words in parts if n)
    return (
        f"{counted} {told}.",
        tr.gettext(
            "Most everyday complaints rise and fall by themselves, so this does not tell whether "
            "pressing changed anything."
        ),
    )

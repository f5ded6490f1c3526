"""Undo and redo: the states of what is being written, and which of them holds."""

from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.routine import Routine


class Draft(Struct, frozen=True):
    """A routine being written, and the number of the step that is looked at, if there is one."""

    routine: Routine
    step: int | None = None


class History(Struct, frozen=True):
    """All drafts so far; `what` was changed last, so that typing on is one change.

    `saved` is what stands in the file, or what a new one began with; None where that is unknown.
    """

    now: Draft
    saved: Routine | None = None
    past: tuple[Draft, ...] = ()
    future: tuple[Draft, ...] = ()
    what: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything is not saved."""
        return self.now.routine != self.saved


def changed(history: History, draft: Draft, what: str = "") -> History:
    """Another draft; where the same thing is changed again, both changes are one."""
    if draft.routine == history.now.routine:
        return looked_at(history, draft.step)
    goes_on = bool(what) and what == history.what
    past = history.past if goes_on else (*history.past, history.now)
    return History(draft, history.saved, past, (), what)


def looked_at(history: History, step: int | None) -> History:
    """Look at another step, which is no change of the routine."""
    if step == history.now.step:
        return history
    return replace(history, now=replace(history.now, step=step), what="")


def undone(history: History) -> History:
    """As it was before the last change."""
    if not history.past:
        return history
    *past, now = history.past
    return History(now, history.saved, tuple(past), (history.now, *history.future))


def redone(history: History) -> History:
    """As it was before the last undo."""
    if not history.future:
        return history
    now, *future = history.future
    return History(now, history.saved, (*history.past, history.now), tuple(future))


def kept(history: History, saved: Routine | None = None) -> History:
    """What holds now is saved, or what held when saving began."""
    return replace(history, saved=saved or history.now.routine, what="")


def named(history: History, routine_id: str) -> History:
    """The same under another id, also all that was before: that is no change to undo."""
    past = tuple(_named(draft, routine_id) for draft in history.past)
    future = tuple(_named(draft, routine_id) for draft in history.future)
    return replace(history, now=_named(history.now, routine_id), past=past, future=future)


def _named(draft: Draft, routine_id: str) -> Draft:
    return replace(draft, routine=replace(draft.routine, id=routine_id))

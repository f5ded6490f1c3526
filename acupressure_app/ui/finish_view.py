"""What was done in a session, as the finish page tells it: no Qt in here."""

from msgspec import Struct

from acupressure_app.core import player
from acupressure_app.core.body import Side
from acupressure_app.core.text import Ms, capitalised
from acupressure_app.core.wording import Wording


class Pressed(Struct, frozen=True):
    """One place, and what became of it in words: "2 min 30 s", "left early"."""

    place: str
    what: str


class Summary(Struct, frozen=True):
    """A session that is over. `unwell`: it was stopped because something felt wrong.

    `pressed` leaves out what was pressed of a side that was left early: nobody measured it.
    """

    routine: str
    title: str
    symptoms: tuple[str, ...]
    finished: bool
    unwell: bool
    pressed: Ms
    places: tuple[Pressed, ...]


def summary(state: player.State, wording: Wording, *, unwell: bool = False) -> Summary:
    """What was done up to where the session ended."""
    routine = state.timeline.programme.routine
    finished = isinstance(state.mode, player.Over) and state.mode.finished
    times = [_time_pressed(state, number) for number in range(len(state.timeline.presses))]
    return Summary(
        routine=routine.id,
        title=wording.text(routine.title),
        symptoms=routine.symptoms,
        finished=finished,
        unwell=unwell,
        pressed=sum(times),
        places=_places(state, times, wording),
    )


def _time_pressed(state: player.State, number: int) -> Ms:
    if number in state.skipped | state.done:
        return 0
    segment = state.timeline.segment_of(number)
    return min(max(state.mode.at - segment.start, 0), segment.length)


def _places(state: player.State, times: list[Ms], wording: Wording) -> tuple[Pressed, ...]:
    """Each place once, in order, its rounds taken together."""
    rounds: dict[tuple[str, Side], list[int]] = {}
    for number, press in enumerate(state.timeline.presses):
        rounds.setdefault(press.place_and_side, []).append(number)
    return tuple(_place(state, numbers, times, wording) for numbers in rounds.values())


def _place(state: player.State, numbers: list[int], times: list[Ms], wording: Wording) -> Pressed:
    tr, press = wording.tr, state.timeline.presses[numbers[0]]
    total = sum(times[number] for number in numbers)
    parts = [wording.exactly(total)] if total else []
    if state.done.intersection(numbers):
        parts.append(tr.gettext("done early"))
    if state.skipped.intersection(numbers):
        parts.append(tr.gettext("left early"))
    ends = (state.timeline.segment_of(number).end for number in numbers)
    if any(end > state.mode.at for end in ends):
        parts.append(tr.gettext("then stopped") if total else tr.gettext("not reached"))
    return Pressed(capitalised(wording.place(press.point, press.side)), ", ".join(parts))

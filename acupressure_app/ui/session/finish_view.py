"""What was done in a session, as the finish page tells it: no Qt in here."""

from msgspec import Struct

from acupressure_app.core import player
from acupressure_app.core.body import Side, as_one
from acupressure_app.core.entry import Felt, time_pressed
from acupressure_app.core.language import Translations
from acupressure_app.core.text import Ms, capitalised
from acupressure_app.core.wording import Wording


class Pressed(Struct, frozen=True):
    """One place, and what became of it in words: "2 min 30 s", "not reached"."""

    place: str
    what: str


class Summary(Struct, frozen=True):
    """A session that is over. `unwell`: it was stopped because something felt wrong.

    `too_strong`: it ended because its last place was too strong. `left_out` names the places
    that the health answers left out. `done` names in one phrase what was pressed just as planned,
    "Both wrists"; it is empty where that takes more words.
    """

    routine: str
    title: str
    symptoms: tuple[str, ...]
    finished: bool
    unwell: bool
    too_strong: bool
    pressed: Ms
    places: tuple[Pressed, ...]
    left_out: tuple[str, ...] = ()
    done: str = ""

    @property
    def completed(self) -> bool:
        """Whether it came to a good end."""
        return self.finished and not self.too_strong


def summary(
    state: player.State,
    wording: Wording,
    *,
    unwell: bool = False,
    left_out: tuple[str, ...] = (),
) -> Summary:
    """What was done up to where the session ended; `left_out` are names like "your left wrist"."""
    routine = state.timeline.programme.routine
    times = [time_pressed(state, number) for number in range(len(state.timeline.presses))]
    return Summary(
        routine=routine.id,
        title=wording.text(routine.title),
        symptoms=routine.symptoms,
        finished=isinstance(state.mode, player.Over) and state.mode.finished,
        unwell=unwell,
        too_strong=state.ended_too_strong,
        pressed=sum(times),
        places=_places(state, times, wording),
        left_out=left_out,
        done=_done(state, wording),
    )


def _done(state: player.State, wording: Wording) -> str:
    """The one point that was pressed to its end on all its sides; empty if it was otherwise."""
    mode, presses = state.mode, state.timeline.presses
    finished = isinstance(mode, player.Over) and mode.finished and not state.left
    if not finished or len({press.place for press in presses}) != 1:
        return ""
    side = as_one({press.side for press in presses})
    return capitalised(wording.place(presses[0].point, side))


def _places(state: player.State, times: list[Ms], wording: Wording) -> tuple[Pressed, ...]:
    """Each place once, in order, its rounds taken together."""
    rounds: dict[tuple[str, Side], list[int]] = {}
    for number, press in enumerate(state.timeline.presses):
        rounds.setdefault((press.place, press.side), []).append(number)
    return tuple(_place(state, numbers, times, wording) for numbers in rounds.values())


def _place(state: player.State, numbers: list[int], times: list[Ms], wording: Wording) -> Pressed:
    press = state.timeline.presses[numbers[0]]
    total = sum(times[number] for number in numbers)
    planned = sum(state.timeline.segment_of(number).length for number in numbers)
    parts = _why_less(state, numbers, total, wording)
    if total:
        whole = wording.tr.gettext("{time} of {planned}") if parts else "{time}"
        time, of_time = wording.exactly(total), wording.exactly(planned)
        parts.insert(0, whole.format(time=time, planned=of_time))
    return Pressed(capitalised(wording.place(press.point, press.side)), ", ".join(parts))


def _why_less(state: player.State, numbers: list[int], total: Ms, wording: Wording) -> list[str]:
    """Why less was pressed than planned; empty where it was not."""
    tr = wording.tr
    left = {left.why for left in state.left if left.press in numbers}
    reasons = []
    if player.Why.DONE in left:
        reasons.append(tr.gettext("done early"))
    if player.Why.TOO_STRONG in left:
        reasons.append(tr.gettext("skipped: it was too strong"))
    if player.Why.SKIPPED in left:
        reasons.append(tr.gettext("ended early") if total else tr.gettext("skipped"))
    ends = (state.timeline.segment_of(number).end for number in numbers)
    if any(end > state.mode.at for end in ends):
        reasons.append(tr.gettext("then stopped") if total else tr.gettext("not reached"))
    return reasons


class Wrong(Struct, frozen=True):
    """Something that may feel wrong after pressing, and what to do about it."""

    felt: Felt
    what: str
    do: str


def what_to_do(tr: Translations) -> tuple[Wrong, ...]:
    """What may feel wrong, with what to do for each.

    The facts are those of the safety notes: soreness and a light bruise are the common side
    effects; a nerve lies close to some points; who is dizzy lies down.
    """
    return (
        Wrong(
            Felt.PAIN,
            tr.gettext("Pain"),
            tr.gettext(
                "Leave the place alone until it no longer hurts, and press lighter next time. "
                "Pain that is sharp, spreads or stays: ask a doctor."
            ),
        ),
        Wrong(
            Felt.BRUISE,
            tr.gettext("A bruise or swelling"),
            tr.gettext(
                "A light bruise is common and fades. Do not press there until it is gone. If you "
                "take a blood thinner or it grows, ask a doctor."
            ),
        ),
        Wrong(
            Felt.NUMBNESS,
            tr.gettext("Numbness or tingling"),
            tr.gettext(
                "A nerve may lie close by. Leave the place alone; next time move a little or "
                "press lighter. If it stays, ask a doctor."
            ),
        ),
        Wrong(
            Felt.DIZZINESS,
            tr.gettext("Dizziness or faintness"),
            tr.gettext("Lie down, then get up slowly. If it does not pass at once, call for help."),
        ),
        Wrong(
            Felt.OTHER,
            tr.gettext("Something else"),
            tr.gettext("Press no more today. If it stays or worries you, ask a doctor."),
        ),
    )

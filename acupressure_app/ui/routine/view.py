"""What the routine page says, as values: times, places, who should not, and sources."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from acupressure_app.core.body import Hand, Position, Side
from acupressure_app.core.content import Point
from acupressure_app.core.language import Translations
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import Press
from acupressure_app.core.routine import Routine, SideChoice, Span, Spot, Step
from acupressure_app.core.screening import Answer, Answers, Cleared, clear, point_of, tool_of
from acupressure_app.core.text import Ms
from acupressure_app.core.timeline import Pace, compile_timeline, unscreened_in_all
from acupressure_app.core.wording import Wording, clock
from acupressure_app.ui.check.findings import citation


class Times(Struct, frozen=True):
    """To the end of the last press, the first press of each step, if there is one, and all."""

    in_all: Ms
    presses: Mapping[int, Press]
    pressing: Ms


def times(
    routine: Routine, content: Content, wording: Wording, pace: Pace, lengths: Lengths
) -> Times:
    """The times while nothing about the user is true; of what all must leave out there are none."""
    in_all = unscreened_in_all(routine, content, wording, pace, lengths)
    cleared = clear(routine, content, Answers(otherwise=Answer.NO))
    if not isinstance(cleared, Cleared):
        return Times(in_all, {}, 0)
    presses = compile_timeline(cleared, content, wording, pace, lengths).presses
    first = {press.step: press for press in reversed(presses)}
    return Times(in_all, first, sum(press.length for press in presses))


def paces(tr: Translations) -> tuple[tuple[Pace, str], ...]:
    """What can be chosen, shortest first."""
    return (
        (Pace.SHORT, tr.gettext("Short")),
        (Pace.STANDARD, tr.gettext("Standard")),
        (Pace.LONG, tr.gettext("Long")),
    )


def position_icon(positions: tuple[Position, ...]) -> str:
    """The icon of how to rest; sitting where there is a choice."""
    icons = {Position.LYING: "bed", Position.STANDING: "person-standing"}
    return icons.get(positions[0], "armchair") if len(positions) == 1 else "armchair"


def things(routine: Routine, content: Content, wording: Wording) -> tuple[str, ...]:
    """What is needed besides the hands: "a ball"; nothing for most routines."""
    found: dict[str, None] = {}
    for step in routine.steps:
        if (tool := tool_of(step, content)).is_thing:
            found[wording.tool(tool, Hand.EITHER, Side.MIDLINE)] = None
    return tuple(found)


def which(point: Point | Spot, wording: Wording) -> str:
    """A point's name and code, or how a place of one's own is described."""
    if isinstance(point, Spot):
        return wording.text(point.where)
    return f"{wording.text(point.name)}, {point.code}"


def how_long(step: Step, length: Ms | None, wording: Wording) -> str:
    """Time on one side, or on each: "2 × 2:30", "up to 1:00", "20 times".

    A `length` that is not known leaves the routine's own range: "2:00–3:00".
    """
    if step.shortest is None or step.longest is None:
        count = step.count or 0
        return wording.tr.ngettext("once", "{n} times", count).format(n=count)
    whole = [length] if length else [step.shortest * 1000, step.longest * 1000]
    told = "–".join(dict.fromkeys(clock(ms) for ms in whole))
    if isinstance(step.seconds, Span) and step.seconds.min is None and step.seconds.at_most:
        told = wording.tr.gettext("up to {time}").format(time=told)
    return f"2 × {told}" if step.side is SideChoice.EACH else told


def in_turn(step: Step, wording: Wording) -> str:
    """The sides of a step in playing order, or nothing where its place says it."""
    gettext = wording.tr.gettext
    match step.side:
        case SideChoice.EACH if step.first == "left":
            return gettext("left, then right")
        case SideChoice.EACH:
            return gettext("right, then left")
        case SideChoice.BOTH:
            return gettext("both at once")
        case SideChoice.ONE:
            return gettext("one side")
        case _:
            return ""


def rounds(routine: Routine, wording: Wording) -> str:
    """What is repeated, in words; nothing where each step comes once."""
    ngettext, told, first = wording.tr.ngettext, [], 1
    for group in routine.sets:
        last = first + len(group.steps) - 1
        if group.rounds > 1:
            form = ngettext(
                "Step {first}: {n} times.",
                "Steps {first} to {last}: {n} times, one after the other.",
                len(group.steps),
            )
            told.append(form.format(first=first, last=last, n=group.rounds))
        first = last + 1
    if routine.rounds > 1:
        told.append(wording.tr.gettext("The whole: {n} times.").format(n=routine.rounds))
    return " ".join(told)


def sources(routine: Routine, content: Content) -> Iterable[str]:
    """Each source once: what studies say first, then where the points come from."""
    keys: dict[str, None] = dict.fromkeys(routine.evidence.sources if routine.evidence else ())
    for step in routine.steps:
        point = point_of(step, content)
        if not isinstance(point, Spot):
            keys |= dict.fromkeys(point.sources)
    for key in keys:
        source = content.sources.get(key)
        words = (citation(source), source.address) if source else (key,)
        yield " ".join(filter(None, words))

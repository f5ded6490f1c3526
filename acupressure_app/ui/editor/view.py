"""What the editor says about a draft, as values: its steps, its times, and whom it warns."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.content import Action, Kind, Point
from acupressure_app.core.judged import Judged, place_in, warned
from acupressure_app.core.language import N_, Translations
from acupressure_app.core.library import Content
from acupressure_app.core.problem import Problem
from acupressure_app.core.routine import Routine, Spot, Step
from acupressure_app.core.screening import ALWAYS, Finding
from acupressure_app.core.text import capitalised
from acupressure_app.core.timeline import Pace
from acupressure_app.core.wording import Wording
from acupressure_app.ui.editor import options
from acupressure_app.ui.routine.view import how_long

_ACTIONS = {
    Action.STOP: N_("does not start"),
    Action.SKIP: N_("leaves out {places}"),
    Action.ASK: N_("asks a doctor first"),
    Action.LIGHT: N_("presses lightly: {places}"),
    Action.CAUTION: N_("warns at {places}"),
}


_EMPTY = {
    "point.name": N_("The name is still empty."),
    "point.where": N_("How to find it is still empty."),
    "title": N_("The title is still empty."),
    "symptoms": N_("What it is for is not chosen yet."),
    "sets": N_("It has no steps yet."),
    "schedule.around.date": N_("The date has no name yet."),
    "evidence.statement": N_("What studies say is still empty."),
    "prescribed.by": N_("Who made it is still empty."),
}
"""What is said of a field that nobody has filled yet."""

_NOTHING = ('""', "a list of 0")


class StepWords(Struct, frozen=True):
    """A step in the list: its number and place, how it is pressed, its time, what is wrong."""

    title: str
    detail: str
    time: str
    wrong: str = ""


def place_of(step: Step, content: Content) -> Point | Spot | None:
    """The point or spot of a step, None where its code is unknown."""
    return step.point if isinstance(step.point, Spot) else content.points.get(step.point)


def heading(step: Step, content: Content, wording: Wording) -> str:
    """What a step is called: the name of its place."""
    place = place_of(step, content)
    if isinstance(place, Point):
        return wording.text(place.name)
    return step.place or wording.tr.gettext("My own spot")


def step_words(
    number: int, step: Step, content: Content, wording: Wording, wrong: tuple[Problem, ...]
) -> StepWords:
    """One step of the list."""
    tr = wording.tr
    side = options.SIDES.get(step.side)
    ways = [options.TECHNIQUES[s.technique](tr).lower() for s in step.stretches]
    told = [side(tr).lower() if side else "", *dict.fromkeys(ways)]
    own = [tr.gettext("my own spot")] if isinstance(step.point, Spot) else []
    problem = capitalised(_told(wrong[0], _field(wrong[0]), tr)) if wrong else ""
    time = "" if wrong else how_long(step, None, wording)
    title = f"{number + 1}. {heading(step, content, wording)}"
    return StepWords(title, " · ".join(filter(None, [*own, *told])), time, problem)


def total_words(judged: Judged, wording: Wording) -> str:
    """The length at each pace: "5 min 46 s (4 min 10 s to 7 min)"."""
    gettext = wording.tr.gettext
    if not judged.times:
        return gettext("Nothing to play yet")
    short, usual, long = (wording.exactly(judged.times[pace]) for pace in Pace)
    told = gettext("{time} in all").format(time=usual)
    if short == long:
        return told
    paces = gettext("{short} short, {long} long").format(short=short, long=long)
    return f"{told} · {paces}"


def problem_words(problem: Problem, routine: Routine, tr: Translations) -> str:
    """A problem with its place: "Step 2: …"."""
    place, field = place_in(problem.where, routine), _field(problem)
    if place is None:
        return _EMPTY[field](tr) if _is_empty(problem, field) else problem.in_words(tr)
    told = tr.gettext("Step {n}: {problem}")
    return told.format(n=place[0] + 1, problem=_told(problem, field, tr))


def _field(problem: Problem) -> str:
    """The field that a problem is about, within its step or the routine."""
    return problem.where.rpartition(".steps")[2].partition("].")[2] or problem.where[2:]


def _is_empty(problem: Problem, field: str) -> bool:
    return field in _EMPTY and dict(problem.what.values).get("got") in _NOTHING


def _told(problem: Problem, field: str, tr: Translations) -> str:
    return _EMPTY[field](tr) if _is_empty(problem, field) else problem.what(tr)


def warnings(judged: Judged, content: Content, wording: Wording) -> tuple[tuple[str, str], ...]:
    """(for whom, what happens) of each condition that changes anything, strictest first."""
    able = judged.playable
    if able is None:
        return ()
    signs = {c.id for c in content.conditions.values() if c.kind is Kind.RED_FLAG}
    found = [finding for finding in warned(judged.findings) if finding.condition not in signs]
    told = tuple(_warnings(able, found, content, wording))
    if asked := len(signs & {finding.condition for finding in judged.findings}):
        form = wording.tr.ngettext("{n} is asked about first", "{n} are asked about first", asked)
        return (*told, (wording.tr.gettext("Warning signs"), form.format(n=asked)))
    return told


def _warnings(
    routine: Routine, found: Iterable[Finding], content: Content, wording: Wording
) -> Iterator[tuple[str, str]]:
    for finding in found:
        if finding.condition == ALWAYS:
            who = wording.tr.gettext("Everyone")
        else:
            who = capitalised(wording.text(content.conditions[finding.condition].short))
        places = _places(finding, routine, content, wording)
        yield who, capitalised(_ACTIONS[finding.action](wording.tr).format(places=places))


def _places(finding: Finding, routine: Routine, content: Content, wording: Wording) -> str:
    sides: dict[str, set[Side]] = {}
    for number, side in sorted(finding.presses):
        sides.setdefault(routine.steps[number].place, set()).add(side)
    if len(sides) == len({step.place for step in routine.steps}) > 1:
        return wording.tr.gettext("every place")
    points = {step.place: place_of(step, content) for step in routine.steps}
    named = ((points[place], as_one(at)) for place, at in sides.items())
    return ", ".join(wording.place(point, side) for point, side in named if point is not None)

"""What the editor says about a draft, as values: its steps, its times, and whom it warns."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.content import Action, Kind, Point
from acupressure_app.core.judged import Judged, place_in, warned
from acupressure_app.core.language import N_, Translations
from acupressure_app.core.library import Content
from acupressure_app.core.mending import mending, name_of
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


_SET = re.compile(r"\$\.sets\[(\d+)\]")


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
    problem = mending(wrong[0], tr) if wrong else ""
    time = "" if wrong else how_long(step, None, wording)
    title = f"{number + 1}. {heading(step, content, wording)}"
    return StepWords(title, " · ".join(filter(None, [*own, *told])), time, problem)


def total_words(judged: Judged, wording: Wording) -> tuple[str, str]:
    """The usual length, and those at the other paces where they differ."""
    gettext = wording.tr.gettext
    if not judged.times:
        return gettext("Nothing to play yet"), ""
    short, usual, long = (wording.exactly(judged.times[pace]) for pace in Pace)
    told = gettext("{time} in all").format(time=usual)
    if short == long:
        return told, ""
    return told, gettext("Short {short}, long {long}").format(short=short, long=long)


def problem_words(problem: Problem, routine: Routine, tr: Translations) -> str:
    """A problem with its place: "Step 2, Name: Give it a name (up to 80 characters)."."""
    place, group = place_in(problem.where, routine), _SET.match(problem.where)
    name, told = name_of(problem.where, tr), mending(problem, tr)
    if place is not None:
        form, number = tr.gettext("Step {n}, {name}: {told}"), place[0] + 1
        return form.format(n=number, name=name, told=told)
    if group is not None:
        form, number = tr.gettext("Set {n}, {name}: {told}"), int(group[1]) + 1
        return form.format(n=number, name=name, told=told)
    return tr.gettext("{name}: {told}").format(name=name, told=told)


def told_at(
    problems: Iterable[Problem], routine: Routine, step: int | None, tr: Translations
) -> dict[str, str]:
    """What is said in the form of a step, or of the routine (None), by the paths of the fields."""
    found: dict[str, str] = {}
    for problem in problems:
        place = place_in(problem.where, routine)
        number, field = place or (None, problem.where.removeprefix("$."))
        if number == step:
            found[field] = " ".join(filter(None, (found.get(field), mending(problem, tr))))
    return found


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

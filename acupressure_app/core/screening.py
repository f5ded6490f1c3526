"""What the user answered about their health × the rules → a cleared routine, or a refusal.

Only `clear` makes a `Cleared`, and only a `Cleared` can be compiled, so nothing that the rules
stop can be played. A condition that nobody answered counts as yes.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from acupressure_app.core.body import Region, Side, Tool
from acupressure_app.core.content import (
    NO_COMPLAINT,
    Action,
    Condition,
    Kind,
    Point,
    Rule,
    Target,
)
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine, SideChoice, Spot, Step
from acupressure_app.core.text import Text

ALWAYS = "always"
"""Stands for the condition of a rule that concerns everyone."""

_ROUTINE_FILE = "the routine file"


class Answer(StrEnum):
    """An answer about a condition; not sure counts as yes."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class Place(Struct, frozen=True):
    """Where a local condition is: a point's code or a spot's name; no side means on every side."""

    point: str
    side: Side | None = None

    def covers(self, point: str, side: Side) -> bool:
        """Whether the condition is where `point` is pressed on `side`."""
        return self.point == point and (self.side is None or self.side.covers(side))


class Answers(Struct, frozen=True):
    """Answers by condition id. A local yes without places means at every place."""

    given: Mapping[str, Answer] = msgspec.field(default_factory=dict)
    places: Mapping[str, frozenset[Place]] = msgspec.field(default_factory=dict)
    otherwise: Answer = Answer.YES

    def holds(self, condition: str) -> bool:
        """Whether the condition counts as true."""
        return self.given.get(condition, self.otherwise) is not Answer.NO

    def holds_at(self, condition: str, point: str, side: Side) -> bool:
        """Whether a local condition counts as true where `point` is pressed on `side`."""
        places = self.places.get(condition)
        return self.holds(condition) and (
            places is None or any(place.covers(point, side) for place in places)
        )


class Verdict(StrEnum):
    """How a screening ended, mildest first."""

    CLEARED = "cleared"
    ASK = "ask"
    REFUSED = "refused"

    @property
    def rank(self) -> int:
        """0 for the mildest."""
        return list(Verdict).index(self)


class Finding(Struct, frozen=True):
    """One rule that applies to this user and this routine, and the presses it concerns.

    `presses` holds (step number, side), both sides being left and right here.
    """

    condition: str
    action: Action
    target: Target
    text: Text
    reason: Text
    source: str
    presses: frozenset[tuple[int, Side]]

    def concerns(self, step: int, side: Side) -> bool:
        """Whether the finding is about pressing this step on this side."""
        return any(number == step and side.covers(where) for number, where in self.presses)


class LeftOut(Struct, frozen=True):
    """A place that is not pressed, and why."""

    point: str
    side: Side
    reason: Text


class ClearedStep(Struct, frozen=True):
    """A step with the sides that may be pressed, in order, and those that must be light."""

    number: int
    step: Step
    sides: tuple[Side, ...]
    light: frozenset[Side]


class Cleared(Struct, frozen=True):
    """A routine that may be played, as far as nothing was left out."""

    routine: Routine
    steps: tuple[ClearedStep, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    alternative: str | None = None

    @property
    def verdict(self) -> Verdict:
        """`ask` if somebody must be asked before it starts."""
        asks = any(finding.action is Action.ASK for finding in self.findings)
        return Verdict.ASK if asks else Verdict.CLEARED


class Refused(Struct, frozen=True):
    """A routine that may not be played now; the strictest findings say what to do instead."""

    routine: Routine
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    alternative: str | None = None

    @property
    def verdict(self) -> Verdict:
        """Always refused."""
        return Verdict.REFUSED


Screened = Cleared | Refused

_Press = tuple[int, Step, Side]


def questions(routine: Routine, content: Content) -> tuple[Condition, ...]:
    """The conditions that matter for this routine: red flags, then general, then local ones."""
    asked = {finding.condition for finding in _findings(routine, content, Answers())}
    relevant = [condition for condition in content.conditions.values() if condition.id in asked]
    order = (Kind.RED_FLAG, Kind.GENERAL, Kind.LOCAL)
    return tuple(sorted(relevant, key=lambda condition: order.index(condition.kind)))


def places(routine: Routine) -> tuple[Place, ...]:
    """The places where a local condition can be: each point and side of the routine once."""
    return tuple(dict.fromkeys(Place(step.place, side) for _, step, side in _presses(routine)))


def clear(
    routine: Routine, content: Content, answers: Answers, others: Iterable[Routine] = ()
) -> Screened:
    """Screen a routine. `others` are searched for an alternative when anything is lost.

    Adding a yes never makes the verdict milder: a finding counts also where its step is left out.
    """
    screened = _clear(routine, content, answers)
    lost = isinstance(screened, Refused) or screened.left_out
    if not lost:
        return screened
    return replace(screened, alternative=_alternative(screened, content, answers, others))


def always(routine: Routine, content: Content) -> Screened:
    """What the rules leave of a routine for somebody of whom nothing is true."""
    return _clear(routine, content, Answers(otherwise=Answer.NO))


def _clear(routine: Routine, content: Content, answers: Answers) -> Screened:
    findings = tuple(
        sorted(_findings(routine, content, answers), key=lambda finding: finding.action.rank)
    )
    left_out = tuple(_left_out(routine, findings))
    steps = tuple(_remaining(routine, findings))
    stopped = any(finding.action is Action.STOP for finding in findings)
    if stopped or not steps:
        return Refused(routine, findings, left_out)
    return Cleared(routine, steps, findings, left_out)


def _presses(routine: Routine) -> Iterator[_Press]:
    """Every place that the routine may press; both sides at once are two places."""
    for number, step in enumerate(routine.steps):
        for side in step.sides:
            parts = (Side.LEFT, Side.RIGHT) if side is Side.BOTH else (side,)
            yield from ((number, step, part) for part in parts)


def _findings(routine: Routine, content: Content, answers: Answers) -> Iterator[Finding]:
    presses = tuple(_presses(routine))
    for rule in content.rules:
        if rule.condition is None or answers.holds(rule.condition):
            yield from _found(rule, routine, presses, content, answers)
    for number, step in enumerate(routine.steps):
        for condition in step.leave_out_if:
            rule = _own_rule(step, content.conditions[condition])
            own = tuple(press for press in presses if press[0] == number)
            if answers.holds(condition):
                yield from _found(rule, routine, own, content, answers)


def _own_rule(step: Step, condition: Condition) -> Rule:
    """A step's `leave_out_if` as a rule of the same kind as all others."""
    local = condition.kind is Kind.LOCAL
    return Rule(
        condition=condition.id,
        action=Action.SKIP,
        target=Target(place=True) if local else Target(point=step.place),
        text=condition.short,
        reason=condition.short,
        source=_ROUTINE_FILE,
    )


def _found(
    rule: Rule, routine: Routine, presses: tuple[_Press, ...], content: Content, answers: Answers
) -> Iterator[Finding]:
    covered = frozenset(
        (number, side)
        for number, step, side in presses
        if _covers(rule, routine, step, side, content, answers)
    )
    if covered:
        yield Finding(
            condition=rule.condition or ALWAYS,
            action=rule.action,
            target=rule.target,
            text=rule.text,
            reason=rule.reason,
            source=rule.source,
            presses=covered,
        )


def _covers(
    rule: Rule, routine: Routine, step: Step, side: Side, content: Content, answers: Answers
) -> bool:
    match rule.target:
        case Target(symptom=str(symptom)):
            return symptom in routine.symptoms
        case Target(routine=str(routine_id)):
            return routine_id == routine.id
        case Target(region=Region() as region):
            return region_of(step, content) is region
        case Target(point=str(point)):
            return point == step.place
        case Target(technique=technique) if technique is not None:
            return any(stretch.technique is technique for stretch in step.stretches)
        case Target(place=True) if rule.condition:
            return answers.holds_at(rule.condition, step.place, side)
        case _:
            return True


def region_of(step: Step, content: Content) -> Region:
    """The region of the body that a step presses."""
    return point_of(step, content).region


def point_of(step: Step, content: Content) -> Point | Spot:
    """The library point or the user's own spot of a step."""
    return step.point if isinstance(step.point, Spot) else content.points[step.point]


def tool_of(step: Step, content: Content) -> Tool:
    """What presses: the step says it, or else the library for the point; a thumb for a spot."""
    point = point_of(step, content)
    return step.tool or (point.tool if isinstance(point, Point) else Tool.THUMB)


def _skipped(findings: Iterable[Finding]) -> dict[tuple[int, Side], Finding]:
    """The press → the first finding that leaves it out."""
    found: dict[tuple[int, Side], Finding] = {}
    for finding in findings:
        if finding.action is Action.SKIP:
            for press in finding.presses:
                found.setdefault(press, finding)
    return found


def _left_out(routine: Routine, findings: tuple[Finding, ...]) -> Iterator[LeftOut]:
    """Each place and side once, with the reason of the first finding that leaves it out."""
    skipped = _skipped(findings)
    found: dict[Place, LeftOut] = {}
    for number, step, side in _presses(routine):
        if finding := skipped.get((number, side)):
            found.setdefault(Place(step.place, side), LeftOut(step.place, side, finding.reason))
    yield from found.values()


def _remaining(routine: Routine, findings: tuple[Finding, ...]) -> Iterator[ClearedStep]:
    skipped = _skipped(findings)
    light = {
        press for finding in findings if finding.action is Action.LIGHT for press in finding.presses
    }
    for number, step in enumerate(routine.steps):
        parts = [side for n, _, side in _presses(routine) if n == number]
        kept = tuple(side for side in parts if (number, side) not in skipped)
        if kept:
            both = step.side is SideChoice.BOTH and len(kept) > 1
            gentle = frozenset(side for side in parts if (number, side) in light)
            yield ClearedStep(
                number,
                step,
                (Side.BOTH,) if both else kept,
                gentle | {Side.BOTH} if both and gentle else gentle,
            )


def _alternative(
    screened: Screened, content: Content, answers: Answers, others: Iterable[Routine]
) -> str | None:
    """The id of the routine for the same symptom that loses least under the same answers.

    What the user was not asked counts as no here: the other routine is screened before it starts.
    Two routines for nothing in particular have nothing in common.
    """
    if isinstance(screened, Refused) and _flagged(screened, content):
        return None
    routine, known = screened.routine, replace(answers, otherwise=Answer.NO)
    served = set(routine.symptoms) - {NO_COMPLAINT}
    best: tuple[int, str] | None = None
    for other in others:
        if other.id == routine.id or not served.intersection(other.symptoms):
            continue
        outcome = _clear(other, content, known)
        if isinstance(outcome, Cleared):
            lost = (len(outcome.left_out), other.id)
            best = min(best, lost) if best else lost
    if best is None or (isinstance(screened, Cleared) and best[0] >= len(screened.left_out)):
        return None
    return best[1]


def _flagged(refused: Refused, content: Content) -> bool:
    return any(
        condition.kind is Kind.RED_FLAG
        for finding in refused.findings
        if (condition := content.conditions.get(finding.condition))
    )

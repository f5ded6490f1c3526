"""What the printed sheet of a routine says, as values: all that its file says, for anybody."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from acupressure_app.core.body import Side, as_one
from acupressure_app.core.content import Kind
from acupressure_app.core.exclusions import warning_signs, who_should_not
from acupressure_app.core.lengths import Lengths
from acupressure_app.core.library import Content
from acupressure_app.core.pressing import Press, pieces
from acupressure_app.core.routine import PictureMark, Routine, SideChoice, Spot, Step
from acupressure_app.core.screening import (
    ALWAYS,
    Answers,
    Finding,
    clear,
    point_of,
)
from acupressure_app.core.text import capitalised
from acupressure_app.core.timeline import Pace, unscreened_in_all
from acupressure_app.core.wording import Wording
from acupressure_app.ui.routine.view import (
    how_long,
    in_turn,
    paces,
    rounds,
    sources,
    things,
    times,
    which,
)
from acupressure_app.ui.session.words import Signs, when_to_stop


class Plate(Struct, frozen=True):
    """The picture of a place: a view of the body, or the user's own photo with its mark."""

    view: str | None
    code: str
    side: Side
    photo: str | None = None
    mark: PictureMark | None = None


class SheetStep(Struct, frozen=True):
    """One place: how to find it, how to press it, how long at each pace, what to take care of."""

    title: str
    which: str
    plate: Plate
    find: tuple[str, ...]
    press: tuple[str, ...]
    times: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]


class Warned(Struct, frozen=True):
    """What follows for somebody, and for whom."""

    who: str
    what: str


class Sheet(Struct, frozen=True):
    """Everything on the paper, in its order."""

    title: str
    summary: str
    screened: str
    prescribed: tuple[str, str] | None
    facts: tuple[tuple[str, str], ...]
    rounds: str
    steps: tuple[SheetStep, ...]
    signs: tuple[str, ...]
    not_for: tuple[Warned, ...]
    warnings: tuple[Warned, ...]
    grade: str
    evidence: str
    sources: tuple[str, ...]
    stop: Signs
    purpose: str


def sheet(routine: Routine, content: Content, wording: Wording, lengths: Lengths) -> Sheet:
    """The sheet of a routine. Nobody's answers go into it, and it says so."""
    gettext, evidence = wording.tr.gettext, routine.evidence
    findings = clear(routine, content, Answers()).findings
    prescribed = routine.prescribed
    note = wording.text(prescribed.note) if prescribed and prescribed.note else ""
    return Sheet(
        title=wording.text(routine.title),
        summary=wording.text(routine.summary) if routine.summary else "",
        screened=gettext(
            "This sheet was not screened for anybody: it says all that the routine says, and "
            "nothing is left out for your health. Read the warnings before you press."
        ),
        prescribed=(wording.made_by(prescribed), note) if prescribed else None,
        facts=tuple(_facts(routine, content, wording, lengths)),
        rounds=rounds(routine, wording),
        steps=tuple(_steps(routine, content, wording, lengths, findings)),
        signs=warning_signs(routine, content, wording),
        not_for=tuple(
            Warned(told.what, told.who) for told in who_should_not(routine, content, wording)
        ),
        warnings=tuple(_warnings(findings, content, wording)),
        grade=wording.grade(evidence.grade) if evidence else "",
        evidence=wording.text(evidence.statement) if evidence else "",
        sources=tuple(sources(routine, content)),
        stop=when_to_stop(wording),
        purpose=wording.purpose(),
    )


def _facts(
    routine: Routine, content: Content, wording: Wording, lengths: Lengths
) -> Iterator[tuple[str, str]]:
    gettext = wording.tr.gettext
    told = {
        name: wording.exactly(unscreened_in_all(routine, content, wording, pace, lengths))
        for pace, name in paces(wording.tr)
    }
    same = len(set(told.values())) == 1
    whole = ", ".join(f"{name.lower()} {time}" for name, time in told.items())
    yield gettext("Time in all"), next(iter(told.values())) if same else whole
    yield gettext("Position"), wording.rest_position(routine.position)
    needed = things(routine, content, wording)
    yield gettext("You need"), capitalised(", ".join(needed)) or gettext("Only your hands")
    if routine.schedule:
        yield gettext("How often"), capitalised(wording.schedule(routine.schedule))


def _steps(
    routine: Routine,
    content: Content,
    wording: Wording,
    lengths: Lengths,
    findings: tuple[Finding, ...],
) -> Iterator[SheetStep]:
    pressed = {pace: times(routine, content, wording, pace, lengths).presses for pace in Pace}
    for number, step in enumerate(routine.steps):
        point, press = point_of(step, content), pressed[Pace.STANDARD].get(number)
        place, turn = wording.place(point, as_one(step.sides)), in_turn(step, wording)
        if turn and isinstance(point, Spot):
            place = point.name  # its sides are said once
        place = capitalised(place)
        yield SheetStep(
            title=f"{place}, {turn}" if turn else place,
            which=which(point, wording),
            plate=_plate(step, content),
            find=_find(press, wording),
            press=_press(step, number, pressed, wording),
            times=_times(step, number, pressed, wording),
            cautions=_cautions(number, findings, wording),
        )


def _plate(step: Step, content: Content) -> Plate:
    point, side = point_of(step, content), step.sides[0]
    if isinstance(point, Spot):
        return Plate(None, point.name, side, point.picture, point.mark)
    return Plate(point.view.picture if point.view else None, point.code, side)


def _find(press: Press | None, wording: Wording) -> tuple[str, ...]:
    return wording.find_steps(press) if press else ()


def _press(
    step: Step, number: int, pressed: Mapping[Pace, Mapping[int, Press]], wording: Wording
) -> tuple[str, ...]:
    """How to press, one line for each stretch."""
    press = pressed[Pace.STANDARD].get(number)
    if press is None:
        return (wording.tr.gettext("This place is left out for everybody."),)
    begin = (
        *wording.how_to_press(press, pieces(press)[0].stretch),
        *wording.count(press),
        *_other_side(step, press, wording),
    )
    changes = wording.how_it_changes(press)
    if changes and len({pressed[pace][number].length for pace in Pace}) > 1:
        also = wording.tr.gettext("That is the standard pace; at another it comes accordingly.")
        changes = (*changes, also)
    return " ".join(begin), *changes


def _other_side(step: Step, press: Press, wording: Wording) -> Iterator[str]:
    """What changes on the second side, where there is one: often the hand does."""
    if step.side is not SideChoice.EACH:
        return
    side = press.side.other
    form = wording.tr.gettext("Then the same on the {side} side, with {tool}.")
    yield form.format(side=wording.side(side), tool=wording.tool(press.tool, press.hand, side))


def _times(
    step: Step, number: int, pressed: Mapping[Pace, Mapping[int, Press]], wording: Wording
) -> tuple[tuple[str, str], ...]:
    """How long at each pace; once where it is always as long."""
    told = []
    for pace, name in paces(wording.tr):
        press = pressed[pace].get(number)
        told.append((name, how_long(step, press.length if press else None, wording)))
    same = len({time for _, time in told}) == 1
    return (("", told[0][1]),) if same else tuple(told)


def _cautions(number: int, findings: tuple[Finding, ...], wording: Wording) -> tuple[str, ...]:
    """What everybody takes care of at this place."""
    here = (
        finding
        for finding in findings
        if finding.condition == ALWAYS and any(step == number for step, _ in finding.presses)
    )
    return tuple(dict.fromkeys(wording.text(finding.text) for finding in here))


def _warnings(
    findings: tuple[Finding, ...], content: Content, wording: Wording
) -> Iterator[Warned]:
    """All that the rules say for somebody's health, each condition once."""
    told: dict[str, dict[str, None]] = {}
    for finding in findings:
        condition = content.conditions.get(finding.condition)
        if condition and condition.kind is not Kind.RED_FLAG:
            what = told.setdefault(capitalised(wording.text(condition.short)), {})
            what[wording.text(finding.text)] = None
    for who, what in told.items():
        yield Warned(who, " ".join(what))

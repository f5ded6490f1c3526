"""What a well-formed routine may still get wrong: names nobody knows, times that do not add up."""

import json
from collections.abc import Iterable, Iterator

from acupressure_app.core.content import Kind, NotPressed, Point
from acupressure_app.core.language import N_, Phrase
from acupressure_app.core.library import Content
from acupressure_app.core.near import one_of
from acupressure_app.core.problem import Fault, Problem
from acupressure_app.core.routine import Around, Routine, SideChoice, Span, Spot, Step, Stretch
from acupressure_app.core.text import in_language

MAX_SECONDS = 4 * 60 * 60
"""The longest routine, change-overs included; it keeps every timeline small enough to hold."""

_CHANGE_SECONDS = 4


def routine_problems(routine: Routine, content: Content) -> Iterator[Problem]:
    """Every problem that needs more than the types to be seen."""
    yield from symptom_problems(routine.symptoms, content)
    if routine.schedule and routine.schedule.around:
        yield from around_problems(routine.schedule.around)
    seen: dict[str, Spot] = {}
    for path, step in _steps_with_paths(routine):
        yield from point_problems(step.point, path, content, seen)
        yield from side_problems(step.point, step.side, path, content)
        yield from time_problems(step, path)
        for index, stretch in enumerate(step.stretches):
            yield from rhythm_problems(stretch, f"{path}.stretches[{index}]")
        yield from condition_problems(step.leave_out_if, path, content)
    yield from _length_problems(routine)


def _steps_with_paths(routine: Routine) -> Iterator[tuple[str, Step]]:
    for i, group in enumerate(routine.sets):
        for j, step in enumerate(group.steps):
            yield f"$.sets[{i}].steps[{j}]", step


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)


def _expected_one_of(
    path: str, known: Iterable[str], got: str, fault: Fault = Fault.NOT_OFFERED
) -> Problem:
    what = N_("expected {known}, got {got}", known=one_of(tuple(known), got), got=_quoted(got))
    return Problem(path, what, fault)


def symptom_problems(symptoms: Iterable[str], content: Content) -> Iterator[Problem]:
    """Symptoms that the menu does not have."""
    for index, symptom in enumerate(symptoms):
        if symptom not in content.symptoms:
            yield _expected_one_of(f"$.symptoms[{index}]", content.symptoms, symptom)


def around_problems(around: Around) -> Iterator[Problem]:
    """A window of days that ends before it begins."""
    if around.from_day > around.to_day:
        yield Problem(
            "$.schedule.around.to_day",
            N_(
                "expected a day not before from_day ({first}), got {got}",
                first=around.from_day,
                got=around.to_day,
            ),
            Fault.ENDS_BEFORE,
            least=around.from_day,
        )


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _is_named(point: Point | NotPressed, name: str) -> bool:
    """Whether somebody means this point by `name`: its code or an alias, however written."""
    return _folded(name) in {_folded(known) for known in (point.code, *point.aliases)}


def _named(name: str, content: Content) -> Point | None:
    return next((point for point in content.points.values() if _is_named(point, name)), None)


def _refused(name: str, path: str, content: Content) -> Iterator[Problem]:
    """A point that is known only to be refused, why, and which may stand for it."""
    for point in content.not_pressed.values():
        if _is_named(point, name):
            values = {"got": _quoted(name), "why": in_language(point.why, "en")}
            if point.instead is None:
                what = N_("expected a point to press, got {got}. {why}", **values)
                yield Problem(path, what, Fault.NOT_PRESSED)
            else:
                meant = N_(
                    "expected a point to press (perhaps {instead}), got {got}. {why}",
                    instead=_quoted(point.instead),
                    **values,
                )
                yield Problem(path, meant, Fault.NOT_PRESSED)


def point_problems(
    point: str | Spot, path: str, content: Content, seen: dict[str, Spot]
) -> Iterator[Problem]:
    """A point that the library does not know; a spot that contradicts it or one `seen` before."""
    match point:
        case Spot() as spot:
            yield from _spot_problems(spot, f"{path}.point", content, seen)
        case code if refusal := tuple(_refused(code, f"{path}.point", content)):
            yield from refusal
        case code if code not in content.points:
            meant = _named(code, content)
            hint: Phrase = (
                N_("a point of the library (perhaps {code})", code=_quoted(meant.code))
                if meant
                else N_(
                    "{known}, or an object for a spot of your own",
                    known=one_of(tuple(content.points), code),
                )
            )
            what = N_("expected {hint}, got {got}", hint=hint, got=_quoted(code))
            yield Problem(f"{path}.point", what, Fault.NOT_OFFERED)


def _spot_problems(
    spot: Spot, path: str, content: Content, seen: dict[str, Spot]
) -> Iterator[Problem]:
    yield from _refused(spot.name, f"{path}.name", content)
    if meant := _named(spot.name, content):
        yield Problem(
            f"{path}.name",
            N_(
                "expected a name of your own, got {got}: that is a point of the library, "
                'written as "point": {code}',
                got=_quoted(spot.name),
                code=_quoted(meant.code),
            ),
            Fault.LIBRARY_NAME,
        )
    known = seen.setdefault(spot.name, spot)
    if known.region is not spot.region:
        yield Problem(
            f"{path}.region",
            N_(
                "expected {region} as for the spot of this name before, got {got}",
                region=_quoted(known.region),
                got=_quoted(spot.region),
            ),
            Fault.OTHER_REGION,
        )
    if spot.picture and _leaves_folder(spot.picture):
        yield Problem(
            f"{path}.picture",
            N_(
                "expected the name of a picture beside the routine file, got {got}",
                got=_quoted(spot.picture),
            ),
            Fault.NOT_BESIDE,
        )
    if spot.mark and not spot.picture:
        what = N_("expected the picture that the mark lies on, got nothing")
        yield Problem(f"{path}.picture", what, Fault.NO_PICTURE)


def _leaves_folder(name: str) -> bool:
    return name.startswith((".", "~")) or any(letter in name for letter in "/\\:\0")


def side_problems(
    place: str | Spot, side: SideChoice, path: str, content: Content
) -> Iterator[Problem]:
    """A side that a point of the library does not have."""
    point = content.points.get(place) if isinstance(place, str) else None
    if point and point.midline and side is not SideChoice.MIDLINE:
        yield Problem(
            f"{path}.side",
            N_(
                'expected "midline", since {code} lies in the middle, got {got}',
                code=point.code,
                got=_quoted(side),
            ),
            Fault.IN_THE_MIDDLE,
        )
    if point and not point.midline and side is SideChoice.MIDLINE:
        sides = [s for s in SideChoice if s is not SideChoice.MIDLINE]
        yield _expected_one_of(f"{path}.side", sides, side, Fault.NOT_IN_THE_MIDDLE)


def _to_mend(least: int, usual: int, most: int) -> str:
    """Which of three numbers that do not rise stands out from the other two."""
    if least <= most:
        return "usual"
    return "max" if least <= usual else "min"


def time_problems(step: Step, path: str) -> Iterator[Problem]:
    """Seconds, count, build-up and release that do not add up."""
    where = f"{path}.seconds"
    match step.seconds:
        case Span(min=None, usual=None, max=None, at_most=int()):
            pass
        case Span(min=int(least), usual=int(usual), max=int(most), at_most=None):
            if not least <= usual <= most:
                got = f"{least}, {usual}, {most}"
                what = N_("expected min ≤ usual ≤ max, got {got}", got=got)
                at = f"{where}.{_to_mend(least, usual, most)}"
                yield Problem(at, what, Fault.OUT_OF_ORDER)
        case Span():
            mixed = N_("expected min, usual and max together, or at_most alone, got a mixture")
            yield Problem(where, mixed, Fault.MIXTURE)
        case None if step.counted_seconds is None:
            neither = N_(
                "expected seconds, or a count with one stretch that has a rhythm, got neither"
            )
            yield Problem(where, neither, Fault.NO_TIME)
    least_seconds = step.shortest if step.seconds is not None else step.counted_seconds
    ramps = sum(ramp for ramp in (step.build_up, step.release) if isinstance(ramp, int))
    if least_seconds is not None and ramps > least_seconds:
        yield Problem(
            f"{path}.build_up",
            N_(
                "expected build-up and release within the {seconds} seconds, got {got}",
                seconds=f"{least_seconds:g}",
                got=ramps,
            ),
            Fault.RAMPS_TOO_LONG,
            most=least_seconds,
        )


def rhythm_problems(stretch: Stretch, path: str) -> Iterator[Problem]:
    """Half a rhythm, or two."""
    if (stretch.on is None) is not (stretch.off is None):
        missing = "on" if stretch.on is None else "off"
        what = N_("expected on and off together, got one of them")
        yield Problem(f"{path}.{missing}", what, Fault.HALF_A_RHYTHM)
    if stretch.per_minute is not None and stretch.on is not None:
        what = N_("expected per_minute or on and off, got both rhythms")
        yield Problem(f"{path}.per_minute", what, Fault.TWO_RHYTHMS)


def condition_problems(conditions: Iterable[str], path: str, content: Content) -> Iterator[Problem]:
    """Conditions that nobody is asked about; red flags leave out more than a step."""
    known = [c.id for c in content.conditions.values() if c.kind is not Kind.RED_FLAG]
    for index, condition in enumerate(conditions):
        if condition not in known:
            yield _expected_one_of(f"{path}.leave_out_if[{index}]", known, condition)


def _length_problems(routine: Routine) -> Iterator[Problem]:
    seconds = sum(
        _step_seconds(step) * group.rounds for group in routine.sets for step in group.steps
    )
    seconds *= routine.rounds
    if seconds > MAX_SECONDS:
        yield Problem(
            "$.sets",
            N_(
                "expected at most {limit} seconds (4 hours) with all rounds, got {got}",
                limit=MAX_SECONDS,
                got=round(seconds),
            ),
            Fault.TOO_LONG_IN_ALL,
            most=MAX_SECONDS,
        )


def _step_seconds(step: Step) -> float:
    sides = 2 if step.side is SideChoice.EACH else 1
    pressing = step.longest or step.counted_seconds or 0
    return sides * (pressing + step.rest + _CHANGE_SECONDS)

"""The answers given on the command line: --yes, --no and --no-others."""

import argparse
from collections.abc import Iterable

from acupressure_app.core.body import Side
from acupressure_app.core.content import Condition, Kind
from acupressure_app.core.library import Content
from acupressure_app.core.routine import Routine
from acupressure_app.core.screening import Answer, Answers, Place, places
from acupressure_app.terminal.program import UsageError


def given_answers(arguments: argparse.Namespace, routine: Routine, content: Content) -> Answers:
    """The answers in the arguments. Raises UsageError for what is unknown or contradicts itself."""
    said_yes = [_parsed(option, routine, content) for option in arguments.yes]
    said_no = [_condition(option, content).id for option in arguments.no]
    for condition, _ in said_yes:
        if condition in said_no:
            raise UsageError(f"--yes and --no both name {condition}")
    given = dict.fromkeys(said_no, Answer.NO)
    given |= {condition: Answer.YES for condition, _ in said_yes}
    otherwise = Answer.NO if arguments.no_others else Answer.YES
    return Answers(given, _places_by_condition(said_yes), otherwise)


def _places_by_condition(
    said_yes: Iterable[tuple[str, Place | None]],
) -> dict[str, frozenset[Place]]:
    """The places of each local condition; one that was also named without a place is everywhere."""
    found: dict[str, frozenset[Place]] = {}
    everywhere = {condition for condition, place in said_yes if place is None}
    for condition, place in said_yes:
        if place is not None and condition not in everywhere:
            found[condition] = found.get(condition, frozenset()) | {place}
    return found


def _condition(name: str, content: Content) -> Condition:
    if name not in content.conditions:
        raise UsageError(f'no condition "{name}"; the command conditions lists those there are')
    return content.conditions[name]


def _parsed(option: str, routine: Routine, content: Content) -> tuple[str, Place | None]:
    name, _, rest = option.partition(":")
    condition = _condition(name, content)
    if not rest:
        return name, None
    if condition.kind is not Kind.LOCAL:
        raise UsageError(f'{name} is not asked by place; write "--yes {name}"')
    point, _, last = rest.rpartition(":")
    sided = bool(point) and last in list(Side)
    place = Place(point, Side(last)) if sided else Place(rest)
    _check_place(place, routine, content)
    return name, place


def _check_place(place: Place, routine: Routine, content: Content) -> None:
    """A place that the routine could not mean would silently protect nobody."""
    sides = [known.side for known in places(routine) if known.point == place.point and known.side]
    if not sides and place.point not in content.points:
        raise UsageError(f'no point "{place.point}" in this routine or in the library')
    if sides and not any(place.covers(place.point, side) for side in sides):
        raise UsageError(f"{place.point} is pressed here on: {', '.join(sides)}")
